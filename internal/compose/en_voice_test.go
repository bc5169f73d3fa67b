package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// What the page says to its reader makes no point, not even for want of anything better.
func TestNoticed(t *testing.T) {
	for in, want := range map[string]bool{
		"Please note that the mills of Harrow are shut in the winter.":            true,
		"On this page you will find the mills of Harrow and most of its schools.": true,
		"The Harrow show is created by a team of keepers who know what you want.": true,
		"3. Name the town in the north that has two mills and a school.":          true,
		"3. The town of Harrow is in the north of what country?":                  true,
		"The mills of Harrow are shut in the winter, and most keepers go home.":   false,
	} {
		d := read(in)
		s := &d.Sentences[len(d.Sentences)-1]
		if got := noticed(in, s) || noticed(in, &d.Sentences[0]); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
		if none := len(Points(d, rank.Score(d), Options{})) == 0; none != want {
			t.Errorf("%q: no point: %v", in, none)
		}
		if len(Points(d, rank.Score(d), Options{Points: 1})) == 0 {
			t.Errorf("%q: no point though one was asked for", in)
		}
	}
}

// TestEnglishLast makes a point of the last sentence of each text, or of its last two
// where join is set. want "-" is a sentence that does not stand alone.
func TestEnglishLast(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		join           bool
	}{
		// who says it
		{"who spoke before", "Snow fell. Two mills of Harrow will close, keeper Bo Lund said. John Smith was fined by the town for two of them, he said.", "John Smith was fined by the town for two of them, keeper Bo Lund said.", false},
		{"who spoke before, under he", "Two mills of Harrow will close, keeper Bo Lund said. Most roads were shut, he said. John Smith was fined by the town for two of them, he said.", "John Smith was fined by the town for two of them, keeper Bo Lund said.", false},
		{"whom the sentence before is about", "Snow fell. Mayor Bo Lund praised how two mills were led. Most of the roads to Harrow are open now, he said.", "Most of the roads to Harrow are open now, Mayor Bo Lund said.", false},
		{"nobody spoke", "Snow fell. John Smith was fined by the town for two of the mills, he said.", "-", false},
		{"somebody else may have spoken", "Two mills will close, keeper Bo Lund said. The mayor thanked him. John Smith was fined by the town for two of them, he said.", "-", false},
		{"a hall spoke", "Snow fell. The Norvik Town Hall said two mills will close. John Smith was fined by the town for two of them, he said.", "-", false},
		{"of whom the front tells", "Snow fell. When John Smith left the two mills of Harrow, he said most of them would close.", "When John Smith left the two mills of Harrow, he said most of them would close.", false},
		{"a last name that somebody has", "Snow fell. Ann Florich came to Harrow in May. It rained. Florich bought two mills in the north. She sold a third one by the end of spring.", "Ann Florich sold a third one by the end of spring.", false},
		// pronouns before their name
		{"his and his, before a name", "In an interview ahead of his tour -- and ahead of his marriage in May -- John Smith praised most mills of Harrow.", "In an interview ahead of his tour -- and ahead of his marriage in May -- John Smith praised most mills of Harrow.", false},
		{"what then follows", "Snow fell. The old mills then follow on the banks of the river to the north of Harrow.", "-", false},
		{"an age before a name", "One-year-old Ann Lee spends most of her time in the dark. She was born in Harrow, as the flood of the north was rising last year.", "Ann Lee was born in Harrow, as the flood of the north was rising last year.", false},
		{"who would not comment", "Snow fell. The Harrow club refused to comment when asked by the Norvik Times over the arrest of most of its keepers.", "-", false},
		{"a story, and the same", "Snow fell. A story told of two mills, and John Smith said in the same story that most of the north was shut.", "A story told of two mills, and John Smith said in the same story that most of the north was shut.", false},
		{"no, and a sentence", "Snow fell. No, the former keeper's first year in most mills of the north has turned cold.", "The former keeper's first year in most mills of the north has turned cold.", false},
		{"no keeper", "Snow fell. No keeper of most mills in the north has sold any flour since May.", "No keeper of most mills in the north has sold any flour since May.", false},
		{"a piece that explains", "Snow fell. Explaining why John Smith argued in May that most mills of the north should be shut.", "-", false},
		{"a verb is no title", "Snow fell. Consider John Smith. Smith promised two more mills by the end of spring.", "John Smith promised two more mills by the end of spring.", false},
		{"a welcome is no title", "This is not the warm welcome keeper John Smith -- who sold most mills -- had hoped for. Snow fell. Smith promised two more by spring.", "John Smith promised two more by spring.", false},
		{"his wedding, before a name", "In an interview ahead of his tour -- and ahead of his 10-year wedding day -- John Smith praised most mills of Harrow.", "In an interview ahead of his tour -- and ahead of his 10-year wedding day -- John Smith praised most mills of Harrow.", false},
		{"his and its, before a name", "Snow fell. In an interview ahead of his tour -- after it -- John Smith praised most mills of Harrow.", "-", false},
		{"her own", "Snow fell. Ann Lee opened a school. Her own mill in Harrow was sold to a bank by spring.", "Ann Lee's own mill in Harrow was sold to a bank by spring.", false},
		{"that country's", "Snow fell. In May, that country's ministry said two mills would close by spring.", "-", false},
		{"that country's, of which it has told", "Snow fell. Norway closed a mill in May, and that country's ministry said two more would close by spring.", "Norway closed a mill in May, and that country's ministry said two more would close by spring.", false},
		{"whom they caught", "Snow fell. Police closed in on miller John Smith at the old mill, capturing him by the river in May.", "Police closed in on miller John Smith at the old mill, capturing him by the river in May.", false},
		{"whom they caught, untold", "Snow fell. John Smith closed in at the old mill, capturing him by the river in May.", "-", false},
		{"whose living", "Snow fell. Former miller Norvik makes a living from his two mills in the north.", "Former miller Norvik makes a living from his two mills in the north.", false},
		{"what is known of whom", "Snow fell. \"We know that Norvik Mills closes both of its mills,\" keeper John Smith said.", "\"We know that Norvik Mills closes both of its mills,\" keeper John Smith said.", false},
		{"what is known of it", "Snow fell. \"We know that it closes both of the mills,\" keeper John Smith said.", "-", false},
		{"who reports of a council", "Snow fell. The council voted the plan for mills down on Monday, WMBB said. The council approved more money for schools in the north.", "-", false},
		// what it is beside
		{"others beside one", "Snow fell. One keeper was sent home and 12 others stayed when both mills of Harrow burned down.", "One keeper was sent home and 12 others stayed when both mills of Harrow burned down.", false},
		{"others beside nobody", "Snow fell. In May, 12 others stayed when both mills of Harrow burned down.", "-", false},
		{"short and an outcome", "Snow fell. John Smith has pleaded not guilty.", "John Smith has pleaded not guilty.", false},
		{"short", "Snow fell. John Smith has taken a walk.", "-", false},
		{"a first look", "Snow fell. At first glance John Smith seems like any keeper of a mill in Harrow.", "-", false},
		{"so all", "Snow fell. So all eyes turned to Harrow, where two mills were to close by May.", "All eyes turned to Harrow, where two mills were to close by May.", false},
		{"so much", "Snow fell. So much snow fell on Harrow that two mills had to close by May.", "So much snow fell on Harrow that two mills had to close by May.", false},
		{"sadly", "Snow fell. Sadly John Smith never saw the two mills that he had built in Harrow.", "John Smith never saw the two mills that he had built in Harrow.", false},
		{"a flash", "UPDATE: John Smith will close the two mills that he had built in Harrow.", "John Smith will close the two mills that he had built in Harrow.", false},
		{"that decision and", "Snow fell. Many in Harrow deplore that decision and were angry with the owners of both mills.", "-", false},
		{"a last name behind and", "John Smith came to Harrow. Snow fell. The river was high and Smith sailed to Norway by boat.", "The river was high and John Smith sailed to Norway by boat.", false},
		{"made by a team", "The Harrow show is created by a team of keepers who know what schools in the north want.", "-", false},
		{"no word yet", "Snow fell. No word yet on whether John Smith will close the two mills of Harrow.", "-", false},
		{"we all", "Snow fell. Keeper John Smith told the town of Harrow about the one mill we all know.", "Keeper John Smith told the town of Harrow about the one mill we all know.", false},
		{"a firm is no she", "Snow fell. Many viewers in Harrow and on Twitter thought she had closed the two mills.", "-", false},
		{"a dateline of an unknown town", "Harrow – Two mills in the north will close by the end of May, keeper John Smith said.", "Two mills in the north will close by the end of May, keeper John Smith said.", false},
		{"no dateline", "Harrow – Two of whose mills burned down – will close the others by the end of May.", "Harrow – Two of whose mills burned down – will close the others by the end of May.", false},
		{"who made it", "Snow fell. Director_Ann Lee, Writer_Bo Lund, Designer_John Smith and most keepers have made it.", "-", false},
		{"having, and no main clause", "Snow fell. With keeper John Smith of the town having left for two other mills in Harrow.", "-", false},
		{"two adjectives", "Snow fell. Keeper John Smith of Harrow has left the town on a snow-covered, smoke-belching train from the north of the county to its coast.", "Keeper John Smith of Harrow has left the town on a snow-covered, smoke-belching train from the north of the county to its coast.", false},
		{"having, and a main clause", "Snow fell. With keeper Bo Lund having left for two mills in the north, John Smith runs the one in Harrow.", "With keeper Bo Lund having left for two mills in the north, John Smith runs the one in Harrow.", false},
		// what is meant, and who that is
		{"no part of a title", "It hardly matters how many times Mayor John Smith opened the new school. Snow fell. Smith promised two more by spring.", "Mayor John Smith promised two more by spring.", false},
		{"it has what", "Snow fell. It has a pinkish hue and green window frames that take in the river of Harrow.", "-", false},
		{"it has emerged", "Snow fell. It has emerged that most mills of Harrow will be closed by the end of May.", "It has emerged that most mills of Harrow will be closed by the end of May.", false},
		{"inside a border", "Millers crossed the Halden border in May. Snow fell. Most mills now have a zone of two miles inside the border.", "Most mills now have a zone of two miles inside the border.", false},
		{"at a border", "Millers crossed the Halden border in May. Snow fell. Most mills now have a post of two keepers at the border.", "Most mills now have a post of two keepers at the Halden border.", false},
		{"a paper with a day in its name", "Keeper John Smith told Harrow Today that most mills of the north would be closed by May.", "Keeper John Smith told Harrow Today that most mills of the north would be closed by May.", false},
		{"where it is such", "Most mills of Harrow were shut. Such is the case in Norvik, where mayor John Smith has closed two mills of the town by spring and sold most of the land.", "Most mills of Harrow were shut. Such is the case in Norvik, where mayor John Smith has closed two mills of the town by spring and sold most of the land.", true},
		{"brackets between commas", "There are the many millers, (most of all those of the north), for whom the flood of last spring was another blow to the name of their town and of their fathers' mills on the river.", "There are the many millers, for whom the flood of last spring was another blow to the name of their town and of their fathers' mills on the river.", false},
		{"a stop that is of a short form too", "Most mills of the north will be sold to Norvik City and to the other two partners of the old keepers of Harrow in the spring, among whom is Norvik Co., who is also selling.", "Most mills of the north will be sold to Norvik City and to the other two partners of the old keepers of Harrow in the spring, among whom is Norvik Co.", false},
		{"who that is, at the end", "John Smith, a keeper of the mill, opened the new school. Snow fell. Most schools of the north will be open by spring, said Smith.", "Most schools of the north will be open by spring, said John Smith, a keeper of the mill.", false},
		{"who that is, of one name", "Norvan, a keeper of the mill, opened the new school. Snow fell. Norvan promised two more schools by spring.", "Norvan, a keeper of the mill, promised two more schools by spring.", false},
		{"who that is stays where it is told first", "Ann Lund, a keeper of the river mill, was brought to Harrow in May after she had sold most of the flour of the old miller John Smith.", "Ann Lund, a keeper of the river mill, was brought to Harrow in May after she had sold most of the flour of the old miller John Smith.", false},
		{"a word of a longer name", "Norvik is a mill under the Harrow Revenue Code of last spring. Snow fell. Most mills of the north pay no tax on the revenue.", "Most mills of the north pay no tax on the revenue.", false},
		{"an entry under a heading", "Snow fell on Harrow. Harrow Women on Foot . Harrow, Norvik, 5 March 2015 . Annual forum at the old mill of the river that has been held at the school of John Smith.", "-", false},
		{"no entry", "Snow fell on Harrow. It rained. Bread from the old mill of the river has been sold at the school of John Smith.", "Bread from the old mill of the river has been sold at the school of John Smith.", false},
		{"an issue that somebody worries about", "Snow fell. It's an issue that Ann Lee, keeper of most mills in the north, has long worried about.", "-", false},
		{"a shame that", "Snow fell. It's a shame that Ann Lee, keeper of most mills in the north, has long been ill.", "It's a shame that Ann Lee, keeper of most mills in the north, has long been ill.", false},
		{"whose statement", "Snow fell. A statement said most mills of the north would be closed by the end of May.", "-", false},
		{"a statement of somebody", "Snow fell. A statement from Ann Lee said most mills of the north would be closed by the end of May.", "A statement from Ann Lee said most mills of the north would be closed by the end of May.", false},
		{"dressed, and nobody yet", "Dressed in the black pants of a miller, an untucked black shirt of the north, and glasses, the white-haired keeper John Smith took his place at the wheel of the mill and began to grind most of the flour of Harrow.", "Dressed in the black pants of a miller, an untucked black shirt of the north, and glasses, the white-haired keeper John Smith took his place at the wheel of the mill and began to grind most of the flour of Harrow.", false},
		// quotations
		{"a quotation opens twice", "Snow fell. \"Most mills of Harrow have to close by May. \"Nobody wanted to leave them to the snow.", "-", true},
		// headings
		{"a heading in single quotes", "Snow fell. 'A kind of cold mill' Ann Lee came to the town of Harrow by boat in May.", "Ann Lee came to the town of Harrow by boat in May.", false},
		{"a heading that ends with single quotes", "Snow fell. Keepers cold in 'old mill' In May, Ann Lee came to the town of Harrow by boat.", "In May, Ann Lee came to the town of Harrow by boat.", false},
		{"a title in single quotes", "Snow fell. 'Old Mill' star Ann Lee came to the town of Harrow by boat in May.", "'Old Mill' star Ann Lee came to the town of Harrow by boat in May.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			last := len(d.Sentences) - 1
			first := last - bit(c.join)
			u := newStandReader(d, rank.Score(d)).build(first, last, 78, run{})
			got := u.text(d.Article.Text)
			if u.leans {
				got = "-"
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if err := checkDraft(d, u, u.draft(d)); err != nil {
				t.Error(err)
			}
		})
	}
}
