package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestEnglish makes a point of the last sentence of each text, or of its last
// two where join is set. want "-" is a sentence that does not stand alone.
func TestEnglish(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		join           bool
	}{
		// who is meant
		{"he", "John Smith opened the new school. He promised two more.", "John Smith promised two more.", false},
		{"his", "John Smith opened the new school. His plan covers two more schools in town.", "John Smith's plan covers two more schools in town.", false},
		{"a mine is not mine", "The bodies of all six workers killed in a coal mine explosion have been recovered, Harrow officials said.", "The bodies of all six workers killed in a coal mine explosion have been recovered, Harrow officials said.", false},
		{"her month", "Mary Jones has filled her March with three speeches to the mill's workers.", "Mary Jones has filled her March with three speeches to the mill's workers.", false},
		{"a country's team", "John Smith scored twice for Norway as they beat Denmark 3-0 in the cup on Sunday.", "John Smith scored twice for Norway as they beat Denmark 3-0 in the cup on Sunday.", false},
		{"it has been years", "It's been more than six years since 20 workers of the Harrow mill were reported missing.", "It's been more than six years since 20 workers of the Harrow mill were reported missing.", false},
		{"an opening's state", "Governor John Smith unveiled a plan on Thursday to tackle the state's historic drought.", "Governor John Smith unveiled a plan on Thursday to tackle the state's historic drought.", false},
		{"an opening's another", "Norvik Mills has added another product to the list of goods that it recalls from shops.", "Norvik Mills has added another product to the list of goods that it recalls from shops.", false},
		{"another later on", "John Smith opened the new school. Norvik Mills has added another product to the list of goods that it recalls from shops.", "-", false},
		{"whom nobody reached", "John Smith opened the new school. The Harrow Gazette could not immediately reach the school's office for comment.", "-", false},
		{"an answer to nothing", "John Smith opened the new school. The answer seems to be negative for most people in town.", "-", false},
		{"somebody brought in before him", "John Smith opened the new school. Neighbours built a memorial to Norvik, a miller, at the corner where he died.", "-", false},
		{"two people", "John Smith met Mary Jones at the school. He promised two more.", "-", false},
		{"who is gone on with", "Snow fell on Ann Lee. John Smith opened the new school by the mill of Norvik. He promised two more by spring.", "John Smith promised two more by spring.", false},
		{"what is his, gone on with", "Snow fell on Ann Lee. In May, keeper John Smith opened the new school. His plan covers two more schools by spring.", "Keeper John Smith's plan covers two more schools by spring.", false},
		{"gone on with twice", "Snow fell on Ann Lee. Mayor John Smith opened the new school. He left the mill. In May, he promised two more by spring.", "In May, Mayor John Smith promised two more by spring.", false},
		{"somebody else did something", "Snow fell on Ann Lee. John Smith opened the new school, but the governor closed it. He promised two more by spring.", "-", false},
		{"who spoke last", "Snow fell on Ann Lee. Two mills of Harrow will close, keeper John Smith said. He promised two more by spring.", "Keeper John Smith promised two more by spring.", false},
		{"whose cousin spoke last", "Snow fell on Ann Lee. Two mills of Harrow will close, said Bo Lund, a cousin of John Smith. He promised two more by spring.", "-", false},
		{"records are nobody", "Snow fell. If the Harrow Records say so, she would be the oldest keeper of a mill in town.", "-", false},
		{"each year is nothing", "The Harrow Prize honours keepers. Each year, it goes to the best three mills in the north.", "-", false},
		{"what she is described as", "Snow fell. As the wife of a keeper, she has always tried to stay away from the mills of Harrow.", "-", false},
		{"them behind they", "Norway won three games of the cup as they beat Denmark 3-0 on Sunday, taking them to the top of the group.", "Norway won three games of the cup as they beat Denmark 3-0 on Sunday, taking them to the top of the group.", false},
		{"his, of a bare noun", "Snow fell. In his message, the rebel promised the town of Harrow two more schools by spring.", "-", false},
		{"now in her years", "Snow fell. Now in her nineties, Ann Lee attends the school of Harrow to learn to read.", "Now in her nineties, Ann Lee attends the school of Harrow to learn to read.", false},
		{"other mills", "Snow fell. Other mills will have to look after two more schools in the town of Harrow.", "-", false},
		{"if he can", "Snow fell. If he can, then keeper John Smith will have taken a giant step to a new mill.", "-", false},
		{"the former keeper", "Snow fell. The former keeper of the Harrow mill has promised two more schools by spring.", "The former keeper of the Harrow mill has promised two more schools by spring.", false},
		{"the former, of two", "Snow fell. The former, a mill of Harrow, has promised two more schools by spring.", "-", false},
		{"somebody of a club", "Snow fell. The Harrow Town striker scored twice in the cup against Norvik on Sunday.", "-", false},
		{"the two of nobody", "Snow fell. Reports in Harrow say the two settled out of court before the spring.", "-", false},
		{"the two of two", "Snow fell. Keeper John Smith called Ann Lee a friend when the two met in Harrow before the spring.", "Keeper John Smith called Ann Lee a friend when the two met in Harrow before the spring.", false},
		{"one of what", "Snow fell. Keepers in most towns of the north are making one now.", "-", false},
		{"a link to another story", "Snow fell. It rained.\nKeeper's death prompts a new push to rename the mills of Harrow", "-", false},
		{"a heading before a quotation", "Snow fell. Harrow to shut all 'old mills' \"Nobody will have to leave before the spring,\" keeper John Smith told the town.", "\"Nobody will have to leave before the spring,\" keeper John Smith told the town.", false},
		{"what leads to a quotation", "Snow fell. The mayor's answer is \"Nobody will have to leave before the spring,\" keeper John Smith told the town.", "The mayor's answer is \"Nobody will have to leave before the spring,\" keeper John Smith told the town.", false},
		{"what leads up to the news", "(CNN)It's official: the new mill of Harrow.\nIt's official: Harrow's oldest mill in the north will be shut by May.", "Harrow's oldest mill in the north will be shut by May.", false},
		{"what leads up to a list", "Snow fell. There are bigger mills in town: Harrow Weir and Old Lock most of all in the north.", "There are bigger mills in town: Harrow Weir and Old Lock most of all in the north.", false},
		{"what leads up to words of somebody", "Snow fell. It read: \"Most mills in the north of Harrow will be shut by the end of May.\"", "-", false},
		{"the suspect, by name", "Snow fell. A suspect ran. The suspect, John Smith, died on Monday of two bullet wounds in Harrow.", "The suspect, John Smith, died on Monday of two bullet wounds in Harrow.", false},
		{"the suspect, without a name", "Snow fell. A suspect ran. The suspect, who was sixty, died on Monday of two bullet wounds in Harrow.", "-", false},
		{"in the event", "Snow fell. Most mills of Harrow would only be closed in the event the river freezes over.", "Most mills of Harrow would only be closed in the event the river freezes over.", false},
		{"days later, than what", "Snow fell. Most keepers of the mills in Harrow resigned their offices days later.", "-", false},
		{"days later than that", "Snow fell. Most keepers of Harrow were fined in May and resigned their offices days later.", "Most keepers of Harrow were fined in May and resigned their offices days later.", false},
		{"one of what, of somebody", "Snow fell. Keeper John Smith, an adviser of most mills in the north, even got one.", "-", false},
		{"one of what it has", "Snow fell. Keeper John Smith sold an old mill in the north and most millers want one.", "Keeper John Smith sold an old mill in the north and most millers want one.", false},
		{"looks like what, without its subject", "Snow fell. Seems most mills in the north of Harrow will be closed by May.", "-", false},
		{"whose daughter", "Snow fell. According to the Harrow Times, pupils at their second daughter's school found most of the flour.", "-", false},
		{"whose daughter, of a couple", "Snow fell. John Smith and Ann Lee met pupils at their second daughter's school in the north.", "John Smith and Ann Lee met pupils at their second daughter's school in the north.", false},
		{"under a year gone by", "Back in 2001, crowds booed keeper Ann Lee in Harrow. Despite her age, keeper John Smith backed the mayor in scenes that were hard to watch.", "-", false},
		{"what is so since", "Back in 2001, crowds booed keeper Ann Lee in Harrow. The mill is still open. Keeper John Smith backed the mayor in scenes that were hard to watch.", "Keeper John Smith backed the mayor in scenes that were hard to watch.", false},
		{"who works for a family", "Lee family counsel John Smith said the family was tired. Snow fell. Smith called for two mills to be shut by spring.", "John Smith called for two mills to be shut by spring.", false},
		{"two ranks", "Lt. Col. John Smith opened the north mill. Snow fell. Smith said two mills would be closed by the end of May.", "Lt. Col. John Smith said two mills would be closed by the end of May.", false},
		{"a clause with me", "As I watched the snow fall on most mills of the north, the hope of a new Harrow became clear to me.", "-", false},
		{"an office beside the name, later called by it", "\"Snow may fall,\" the mill's director, Ann Lund, said on Monday. Snow fell. Many keepers asked how Lund was able to sell two mills by spring.", "Many keepers asked how the mill's director, Ann Lund, was able to sell two mills by spring.", false},
		{"somebody else's sex", "John Smith opened the new school. She promised two more schools, he said.", "-", false},
		{"agency is nobody", "(CNN)They promised two more schools by the end of spring.", "-", false},
		{"that day", "John Smith opened the new school. Mary Jones promised two more schools that day.", "-", false},
		{"its is not of many", "Norvik Corp. opened a mill. Protesters attacked one of its guards in the north.", "-", false},
		{"which group", "Snow fell. \"Please keep off our veterans' graves,\" the group wrote on its page.", "-", false},
		{"an unnamed rival", "John Smith said the suspect ran. He had a bag of stolen money with him.", "-", false},
		{"own antecedent", "Snow fell. John Smith said he would open two more schools.", "John Smith said he would open two more schools.", false},
		{"who goes on speaking", "Snow fell. Keeper John Smith told Mary Jones of Norvik that the mill was sold. He said two more would follow by spring.", "Keeper John Smith said two more would follow by spring.", false},
		{"who does not go on speaking", "Snow fell. Keeper John Smith told Mary Jones of Norvik that the mill was sold. He bought two more by spring.", "-", false},
		{"behind a place", "Harrow (CNN)In his first words since the storm, John Smith promised the town two more schools.", "In his first words since the storm, John Smith promised the town two more schools.", false},
		{"years before", "Years before he opened the school, John Smith promised the town two more.", "Years before he opened the school, John Smith promised the town two more.", false},
		{"nobody stood before", "He holds no office in the town, but John Smith leads most of the schools in Harrow.", "He holds no office in the town, but John Smith leads most of the schools in Harrow.", false},
		{"somebody stood before", "Snow fell. He holds no office in the town, but John Smith leads most of the schools in Harrow.", "-", false},
		{"an example of what is elsewhere", "Snow fell. The mills of Harrow, for example, have lost most of their flour.", "The mills of Harrow have lost most of their flour.", false},
		{"an example at the end", "Snow fell. The mills of Harrow have lost most of their flour, for example.", "The mills of Harrow have lost most of their flour.", false},
		{"an answer behind a front", "Snow fell. As the town prepares to vote on the new mill, the answer seems to be negative.", "-", false},
		{"an answer to what it asks", "Snow fell. Whether the town of Harrow wants a new mill is an old question, and the answer is mostly yes.", "Whether the town of Harrow wants a new mill is an old question, and the answer is mostly yes.", false},
		{"not just any", "Snow fell. Not just any mill, but one that shares the history of the town of Harrow.", "-", false},
		{"no main clause", "Snow fell. Apparently, a lot of flour, which helps most mills of Harrow in the spring.", "-", false},
		{"no verb in the first", "Enough snow to go nuts. So far Harrow has seen 105 inches of it this winter.", "-", true},
		{"whom the crowd attacked", "John Smith drove two mills' wagons to Harrow. John Smith later said that an angry crowd tried to attack them with sticks.", "-", false},
		{"a problem with what", "Snow fell. The only problem was that most mills of Harrow had no flour left in March.", "-", false},
		{"the problem of what", "Snow fell. The main problem of most mills in Harrow was a lack of flour in March.", "The main problem of most mills in Harrow was a lack of flour in March.", false},
		{"what is added between dashes", "Snow fell. As a general proposition in most northern states, murder of a keeper -- plus something on top that makes it even more cruel and much more egregious -- is what will qualify as a capital crime.", "As a general proposition in most northern states, murder of a keeper -- plus something on top that makes it even more cruel and much more egregious -- is what will qualify as a capital crime.", false},
		{"a quiz", "Snow fell. 3. Name the oldest mill of Harrow, which is also known as the Bell.", "-", false},
		{"said at what time", "Snow fell. John Smith said at the time that most mills of Harrow would close.", "-", false},
		{"said at that time", "Snow fell. In May 2012, John Smith said at the time, most mills of Harrow would close.", "In May 2012, John Smith said at the time, most mills of Harrow would close.", false},
		{"seen as what", "Snow fell. Many people in Harrow saw this as a sign of the coming storm.", "-", false},
		{"a note's number", "Snow fell. Most mills in the north lose flour to mice every year (1, 2).", "Most mills in the north lose flour to mice every year.", false},
		{"a letter", "DEAR NORVIK: The mills of Harrow should be sold before the spring.", "The mills of Harrow should be sold before the spring.", false},
		{"where to look", "Snow fell. Tested by: John Smith Price: 40 pounds More info: www.harrow.example", "-", false},
		{"name comes later", "Snow fell. When he was twelve, John Smith moved to the town of Harrow.", "When he was twelve, John Smith moved to the town of Harrow.", false},
		{"too far back", "John Smith opened the school. Snow fell. Trees broke. He promised two more schools for the town.", "-", false},
		{"he in a quote", "John Smith retired. \"He was the best keeper we ever had,\" said Ann Lee.", "-", false},
		{"a name that may be hers", "John Smith opened the new school. In Harrow, Lund is cooking a pot of fish for his guests.", "-", false},
		{"whom it was told", "The gang has left the hills, keeper John Smith told Norvik Corp. There is no count yet of the group's men in the north.", "-", false},
		{"they", "The town opened a school. They promised two more by the end of spring.", "-", false},
		{"the company", "Norvik Corp. opened a mill. The company plans two more in the north of the country.", "Norvik Corp plans two more in the north of the country.", false},
		{"the company behind an agency", "(CNN)Norvik Corp. opened a mill. The company plans two more in the north of the country.", "Norvik Corp plans two more in the north of the country.", false},
		{"the company that opened the sentence", "Norvik Cream has opened a mill in Harrow. The company plans two more in the north of the country.", "Norvik Cream plans two more in the north of the country.", false},
		{"a company beside another", "Norvik Cream has bought a mill of Halden Milk. The company plans two more in the north of the country.", "-", false},
		{"the department is the police", "Snow fell. Harrow police announced on the department's page that two mills would be shut.", "Harrow police announced on the department's page that two mills would be shut.", false},
		{"which company", "Norvik Corp. sued Halden Corp. over a mill. The company plans two more in the north.", "-", false},
		{"it says", "Norvik Corp. opened a mill. It said two more would follow in the north.", "Norvik Corp said two more would follow in the north.", false},
		{"it is a thing", "Norvik Corp. opened a mill. It is the largest mill in the whole north.", "-", false},
		{"expletive it", "Snow fell. It is unclear whether most mills will open in the north.", "It is unclear whether most mills will open in the north.", false},
		{"no name: it stood alone before", "Skerra is a windy island. The Calder Skerra probe measured the wind last year. Skerra gets forty days of storm a year.", "Skerra gets forty days of storm a year.", false},
		{"a last name of two words", "Former keeper Lars van Holm opened the new school. Snow fell. In all, van Holm promised two more by spring.", "In all, Lars van Holm promised two more by spring.", false},
		{"a Smith mill", "John Smith opened the new school. Harrow will build a Smith mill by spring.", "Harrow will build a Smith mill by spring.", false},
		{"a freshman", "Freshman Ann Lee opened the new school. Snow fell. Lee promised two more by spring.", "Freshman Ann Lee promised two more by spring.", false},
		{"an office behind the name, without an article", "\"Snow may fall,\" John Smith, special Harrow agent, said on Monday. Snow fell. Smith promised two more by spring.", "John Smith, special Harrow agent, promised two more by spring.", false},
		{"a duchess is she", "Snow fell. The Duchess of Harrow made her last official visit to most mills of the north on Friday.", "The Duchess of Harrow made her last official visit to most mills of the north on Friday.", false},
		{"not clear what", "Snow fell. It was not immediately clear what most mills in the north would do.", "It was not immediately clear what most mills in the north would do.", false},
		{"looks like what", "Snow fell. Looks like most mills in the north of Harrow will be closed by May.", "-", false},
		{"name in full", "John Smith opened the new school. Smith promised two more by spring.", "John Smith promised two more by spring.", false},
		{"no body in a name", "Harrow Bridges Committee John Smith opened the new school. Snow fell. Smith promised two more by spring.", "John Smith promised two more by spring.", false},
		{"two persons", "John Smith and Ann Lee opened the new school. Snow fell. Smith and Lee promised two more by spring.", "John Smith and Ann Lee promised two more by spring.", false},
		{"two of a firm", "Ann Lee opened the new school. Snow fell. Harlow and Lee promised two more by spring.", "Harlow and Lee promised two more by spring.", false},
		{"two of a name", "John Smith and Ann Smith opened the new school. Snow fell. Smith promised two more by spring.", "Smith promised two more by spring.", false},
		{"who that is", "Former school keeper John Smith opened the new school. Snow fell. Smith promised two more by spring.", "Former school keeper John Smith promised two more by spring.", false},
		{"who that is, small", "Former school keeper John Smith opened the new school. Snow fell. In May, Smith promised two more by spring.", "In May, former school keeper John Smith promised two more by spring.", false},
		{"a title stays large", "Mayor John Smith opened the new school. Snow fell. In May, Smith promised two more by spring.", "In May, Mayor John Smith promised two more by spring.", false},
		{"behind the name", "John Smith, a keeper of the mill, opened the new school. Snow fell. Smith promised two more by spring.", "John Smith, a keeper of the mill, promised two more by spring.", false},
		{"behind the name, owner", "John Smith, a keeper of the mill, opened the new school. Snow fell. Smith's plan covers two more by spring.", "John Smith's plan covers two more by spring.", false},
		{"an office before the name", "\"Snow may fall,\" Norvik's director of mills, John Smith, said on Monday. Snow fell. Smith promised two more by spring.", "Norvik's director of mills, John Smith, promised two more by spring.", false},
		{"a list before the name", "The town's keeper, its director of mills, John Smith, and two others left. Snow fell. Smith promised two more by spring.", "John Smith promised two more by spring.", false},
		{"an expert in two things", "John Smith, an expert in river mills and bridges who lives in Harrow, opened the new school. Snow fell. Smith promised two more by spring.", "John Smith, an expert in river mills, promised two more by spring.", false},
		{"an agency with its article", "The Harrow Space Agency opened a mill. The agency plans two more in the north of the country.", "The Harrow Space Agency plans two more in the north of the country.", false},
		{"is said already", "Mayor John Smith opened the new school. Snow fell. John Smith, a keeper once, promised two more by spring.", "John Smith, a keeper once, promised two more by spring.", false},
		{"he is who", "Mayor John Smith opened the new school. He promised two more.", "Mayor John Smith promised two more.", false},
		{"he is no mother", "Foster mom Ann Smith opened the new school. He promised two more schools by spring.", "-", false},
		{"an initial", "Former school keeper John Smith opened the new school. Snow fell. Ann B. Smith promised two more by spring.", "Ann B. Smith promised two more by spring.", false},
		{"a name inside another", "Ann Smith opened the new school. The John Smith Prize was given. Smith promised two more by spring.", "Smith promised two more by spring.", false},
		{"a title", "Ann Smith opened the new school. Snow fell. President Smith promised two more. Smith promised two more by spring.", "Smith promised two more by spring.", false},
		{"a family", "Ann Smith, the widow of a keeper, opened the new school. Smith promised two more by spring.", "Smith promised two more by spring.", false},
		{"a street", "John Smith opened the new school. Smith Street promised two more by spring.", "Smith Street promised two more by spring.", false},
		{"name in a quote", "John Smith opened the new school. \"Smith promised two more by spring,\" said Ann Lee.", "\"Smith promised two more by spring,\" said Ann Lee.", false},
		{"this", "Snow fell on both mills. This has cost the two towns a lot of money.", "-", false},
		{"this week", "Snow fell on both mills. This week the two towns will count what was lost.", "This week the two towns will count what was lost.", false},
		{"pair", "Norvik Corp. opened a mill. It is the largest mill in the whole north.", "Norvik Corp. opened a mill. It is the largest mill in the whole north.", true},

		// which one is meant
		{"which bridge", "The Harrow Bridge broke in May. Snow fell. Norvik Corp. will build the bridge again by spring.", "Norvik Corp. will build the Harrow Bridge again by spring.", false},
		{"which report", "A Harrow County report listed three mills. The report says three mills in the north are a danger.", "The Harrow County report says three mills in the north are a danger.", false},
		{"two bridges", "The Harrow Bridge and the Norvik Bridge broke. Snow fell. Ann Lee will build the bridge again by spring.", "Ann Lee will build the bridge again by spring.", false},
		{"one of several bridges", "The Harrow Bridge broke in May. Two bridges held. Ann Lee will build the bridge again by spring.", "Ann Lee will build the bridge again by spring.", false},
		{"officials of another", "Norvik officials met in May. Snow fell. Ann Lee will send the officials home by spring.", "Ann Lee will send the officials home by spring.", false},
		{"the bridge of", "The Harrow Bridge broke in May. Snow fell. Ann Lee will build the bridge of her father again by spring.", "Ann Lee will build the bridge of her father again by spring.", false},

		{"which deal, with whom", "Norvik Corp. has signed a $3 million deal with Halden. Snow fell. Ann Lee said the deal would close most mills by spring.", "Ann Lee said the $3 million deal with Halden would close most mills by spring.", false},
		{"which plan, in the first place", "The county made a plan for schools in the first place. Snow fell. Ann Lee said the plan would cost most keepers a year of work.", "Ann Lee said the plan for schools would cost most keepers a year of work.", false},
		{"which plan, to do what", "The county has a plan to close four schools. Snow fell. Ann Lee said the plan would cost most keepers a year of work.", "Ann Lee said the plan to close four schools would cost most keepers a year of work.", false},
		{"that deal", "Norvik Corp. has signed a $3 million deal with Halden. Ann Lee lost her mill under that deal and moved to Harrow.", "Ann Lee lost her mill under the $3 million deal with Halden and moved to Harrow.", false},
		{"two deals", "Norvik Corp. has signed a $3 million deal with Halden. An older deal failed. Ann Lee said the deal would close most mills by spring.", "-", false},
		{"a deal of another", "Norvik Corp. has signed a $3 million deal with Halden. Harrow wants its deal too. Ann Lee said the deal would close most mills by spring.", "-", false},
		{"an adjective is no answer", "Norvik Corp. has signed a furious letter. Snow fell. Most mills of Ann Lee close by spring under the letter.", "-", false},
		{"a deal with more to it", "The county has a plan to close schools built last year. Snow fell. Ann Lee said the plan would cost most keepers a year of work.", "-", false},
		{"what it is held for", "Harrow said in May that it was a smart traffic policy. Snow fell. Ann Lee said most keepers hate the policy.", "Ann Lee said most keepers hate the policy.", false},
		{"the bridge plan", "The old bridge of Harrow broke in May. Snow fell. Ann Lee said most keepers hate the bridge plan.", "Ann Lee said most keepers hate the bridge plan.", false},
		{"security forces", "Norvik security failed. Snow fell. Ann Lee said the security forces would close most mills by spring.", "Ann Lee said the security forces would close most mills by spring.", false},

		{"the film", "Harrow loves the film \"The Last Miller\" and its river. Snow fell. The movie has drawn most keepers of the north.", "\"The Last Miller\" has drawn most keepers of the north.", false},
		{"the only title", "\"The Last Miller\" goes on a long break. Snow fell on \"The Last Miller.\" Ann Lee left the show after most keepers of the north did.", "Ann Lee left \"The Last Miller\" after most keepers of the north did.", false},
		{"two films", "Harrow loves the film \"The Last Miller\" and the film \"Dark Lock\" too. Snow fell. Ann Lee left the movie to most keepers of the north.", "Ann Lee left the movie to most keepers of the north.", false},
		{"a film is no song", "Harrow loves the film \"The Last Miller\" and its river. Snow fell. Ann Lee wrote the song for most keepers of the north.", "Ann Lee wrote the song for most keepers of the north.", false},
		{"the film's", "Harrow loves the film \"The Last Miller\" and its river. Snow fell. Ann Lee met the film's keepers and most of its crew in the north.", "-", false},

		// initials
		{"initials behind the", "The Harrow Mill and Lock Board met in May. Snow fell. The HMLB plans two more mills in the north by spring.", "The Harrow Mill and Lock Board plans two more mills in the north by spring.", false},
		{"initials alone", "The Harrow Mill Board (HMB) met in May. Snow fell. Ann Lee asked HMB engineers for two more mills in the north by spring.", "Ann Lee asked HMB (Harrow Mill Board) engineers for two more mills in the north by spring.", false},
		{"initials of small words", "Many have mill keeper lung (MKL) in the north. Snow fell. Ann Lee says most keepers with MKL never see a doctor.", "Ann Lee says most keepers with MKL (mill keeper lung) never see a doctor.", false},
		{"initials with words between", "The Far-flung Harrow Old Mill Board (FHMB) met in May. Snow fell. Ann Lee asked FHMB engineers for two more mills in the north by spring.", "Ann Lee asked FHMB (Far-flung Harrow Old Mill Board) engineers for two more mills in the north by spring.", false},
		{"initials of something else", "The Harrow weather and its old mills (FHMB) met in May. Snow fell. Ann Lee asked FHMB engineers for two more mills in the north by spring.", "Ann Lee asked FHMB engineers for two more mills in the north by spring.", false},
		{"initials of two", "The Harrow Mill Board and the Halden Music Band met in May. Snow fell. Ann Lee asked HMB engineers for two more mills in the north by spring.", "Ann Lee asked HMB engineers for two more mills in the north by spring.", false},
		{"initials of a possessor", "The Harrow Mill Board met in May. Snow fell. Ann Lee asked HMB's engineers for two more mills in the north by spring.", "Ann Lee asked HMB's engineers for two more mills in the north by spring.", false},
		{"initials that all know", "The Far Bridge Inspectors met in May. Snow fell. Ann Lee asked FBI agents for two more mills in the north by spring.", "Ann Lee asked FBI agents for two more mills in the north by spring.", false},

		// what opens it
		{"however", "Snow fell. However, most mills in the north stayed open all winter.", "Most mills in the north stayed open all winter.", false},
		{"a bullet", "Snow fell. • Norvik Corp. kept most mills in the north open all winter.", "Norvik Corp. kept most mills in the north open all winter.", false},
		{"a label", "Snow fell. • John Smith: Smith kept most mills in the north open all winter.", "John Smith kept most mills in the north open all winter.", false},
		{"a label of somebody else", "Snow fell. Harrow: Ann Lee kept most mills in the north open all winter.", "Harrow: Ann Lee kept most mills in the north open all winter.", false},
		{"thankfully", "Snow fell. Thankfully, most mills in the north stayed open all winter.", "Most mills in the north stayed open all winter.", false},
		{"but", "Snow fell. But most mills in the north stayed open all winter.", "Most mills in the north stayed open all winter.", false},
		{"but when", "Snow fell. But when the ice broke, most mills in the north opened again.", "When the ice broke, most mills in the north opened again.", false},
		{"but following", "Snow fell. But following Monday's storm in Harrow, most mills in the north closed.", "Following Monday's storm in Harrow, most mills in the north closed.", false},
		{"two connectives", "Snow fell. And yet, in fact, both mills in the north stayed open all winter.", "Both mills in the north stayed open all winter.", false},
		{"and with a verb", "Snow fell. And even asked for more of the same in most mills.", "-", false},
		{"a hedge stays", "Snow fell. Perhaps most mills in the north will open again in spring.", "Perhaps most mills in the north will open again in spring.", false},
		{"second", "Snow fell. Second, most mills in the north stayed open all winter.", "Most mills in the north stayed open all winter.", false},
		{"for example", "Snow fell. For example, most mills in the north stayed open all winter.", "-", false},
		{"others", "Snow fell. Others say most mills in the north will never open again.", "-", false},
		{"question", "Snow fell. Who will pay for most mills in the north of the country?", "-", false},
		{"order to the reader", "Snow fell. Click here to see most mills in the north under snow.", "-", false},
		{"dateline", "LONDON, June 12 (Reuters) - Most mills in the north stayed open all winter.", "Most mills in the north stayed open all winter.", false},
		{"dateline in one word", "(CNN)Two mills in the north stayed open all winter.", "Two mills in the north stayed open all winter.", false},
		{"dateline with hyphens", "Harrow-les-Mills, France (CNN)Two mills in the north stayed open all winter.", "Two mills in the north stayed open all winter.", false},
		{"no dateline", "Paris (France) is where most mills bought all of their new machines.", "Paris (France) is where most mills bought all of their new machines.", false},

		{"a place in capitals and a colon", "LONDON: Two mills in the north stayed open all winter.", "Two mills in the north stayed open all winter.", false},
		{"a speaker and a colon", "Snow fell. LEE: Two mills in the north stayed open all winter.", "LEE: Two mills in the north stayed open all winter.", false},
		{"a question without its mark", "Snow fell. So how much water do most mills in the north need for their wheels.", "-", false},
		{"not only is", "Snow fell. Not only is the oldest mill of Harrow closed, it leaks into the river as well.", "Not only is the oldest mill of Harrow closed, it leaks into the river.", false},
		{"a stage is nobody", "Snow fell. Stage 14 of the Tour of Harrow was his by two minutes and six seconds.", "-", false},
		{"a further", "Two mills closed. A further 60 keepers of the north will lose their work by spring.", "-", false},
		{"another speaks", "Snow fell. \"Most mills will stay open all winter,\" said another keeper.", "-", false},
		{"a straw man", "Snow fell. Some keepers might think that most mills will stay open all winter.", "-", false},
		{"said behind an aside", "Snow fell. Reports from the north reveal a pattern of closed mills by the county of Harrow, which has shut both of its locks and weirs for the winter since the ice came down the river, said Norvik Corp. on Tuesday, May 19.", "Reports from the north reveal a pattern of closed mills by the county of Harrow, said Norvik Corp. on Tuesday, May 19.", false},
		{"its of what follows", "Snow fell. Even if its wheels are old, Norvik Corp. keeps most mills of the north open.", "Even if its wheels are old, Norvik Corp. keeps most mills of the north open.", false},
		{"it is the first of them", "Snow fell. It is the first mill of the county that stays open all winter.", "-", false},
		{"her challenger", "Snow fell. Mayor Ann Lee trailed her Democratic challenger by most of the votes of the north.", "Mayor Ann Lee trailed her Democratic challenger by most of the votes of the north.", false},
		{"torn off", "Snow fell. Norvik Corp. opened most mills of the north, as the county and Halden […]", "-", false},
		{"a reference", "Snow fell. Lee A, Smith J. Most mills close in winter. J Mills. 2020. doi:10.1000/mills", "-", false},
		{"Mr. and a name in full", "John Smith spoke. Snow fell on the mills. Mr. Smith promised two more mills by spring.", "John Smith promised two more mills by spring.", false},
		{"two adjectives", "Norvik Corp. won a prize of the county in the spring of the same year for the work of keeper John Smith on the locks of its old, crumbling mills in the far north.", "Norvik Corp. won a prize of the county in the spring of the same year for the work of keeper John Smith on the locks of its old, crumbling mills in the far north.", false},
		{"a place and a dash", "Snow fell. Harrow – Two mills in the north stayed open all winter.", "Harrow – Two mills in the north stayed open all winter.", false},
		{"a known place and a dash", "London – Two mills in the north stayed open all winter.", "Two mills in the north stayed open all winter.", false},
		{"a title written small", "Mayor John Smith spoke. Snow fell on driver Smith. Smith promised two more by spring.", "Mayor John Smith promised two more by spring.", false},
		{"whether is no title", "John Smith spoke. It is unclear whether Smith will stay. Smith promised two more by spring.", "John Smith promised two more by spring.", false},
		{"an adjective is nobody", "John Smith ran. Ann Lee ran too. To win the Southern mills, he would need most keepers in the north.", "-", false},
		{"ah", "Snow fell. Ah, but most mills in the north stayed open all winter.", "-", false},
		{"use the code", "Snow fell. Get access to most mills in the north for as little as two pounds a year.", "-", false},
		{"who wrote it", "Snow fell. Ann Lee is a freelance writer in Harrow and the author of two books.", "-", false},
		{"no verb but a participle", "Snow fell. Two new mills, several small ones, a redesigned bridge.", "-", false},
		{"one of several", "Two mills closed. One recently received a prize of the county for its old machines.", "-", false},
		{"not just", "Snow fell. The mills of Norvik Corp. are loved not just because of the old machines.", "-", false},
		{"not just, but", "Snow fell. The mills of Norvik Corp. are loved not just for the machines but for the river.", "The mills of Norvik Corp. are loved not just for the machines but for the river.", false},
		{"the offender", "Snow fell. The offender has left town and moved to one of the mills in the north.", "-", false},
		{"those who", "Snow fell. Those who closed most mills in the north now want them open again.", "Those who closed most mills in the north now want them open again.", false},
		{"regardless of", "Snow fell. Regardless of the weather, Norvik Corp. closed most mills in the north.", "Regardless of the weather, Norvik Corp. closed most mills in the north.", false},
		{"an age is somebody's", "Snow fell. The death of 27-year-old Lena at the hands of a mob that beat her shocked the north.", "The death of 27-year-old Lena at the hands of a mob that beat her shocked the north.", false},
		{"of the six", "Snow fell. Of the six mills that the county of Harrow has kept open for keepers and millers in the north through the winters since the war, Norvik Corp. called one \"the least useful.\"", "Of the six mills that the county of Harrow has kept open for keepers and millers in the north through the winters since the war, Norvik Corp. called one \"the least useful.\"", false},
		{"I in a quote", "Snow fell. \"I would say without doubt that most mills in the north of the county are more useful to keepers than to millers,\" said Ann Lee.", "\"I would say without doubt that most mills in the north of the county are more useful to keepers than to millers,\" said Ann Lee.", false},
		{"though", "Snow fell. Most mills, though, stayed open all winter in the north.", "Most mills stayed open all winter in the north.", false},
		{"by comparison", "Snow fell. By comparison, most mills in the north stayed open for ten days.", "-", false},
		{"46 other", "Snow fell. There are 46 other mills of Norvik Corp. in the north of the county.", "-", false},
		{"that means", "Snow fell. For Norvik Corp., that means the end of most mills in the north.", "-", false},
		{"call", "Snow fell. To report a broken mill in the north, call 877-555-0100 at any hour.", "-", false},
		{"a day later", "Snow fell. A day later, Norvik Corp. closed most mills in the north.", "-", false},
		{"the following week", "Snow fell. The following week, Norvik Corp. closed most mills in the north.", "-", false},
		{"a second", "Snow fell. A second keeper of Norvik Corp. was named as John Smith of Harrow.", "-", false},
		{"also", "Snow fell. Norvik Corp. also said most mills would stay open all winter.", "Norvik Corp. said most mills would stay open all winter.", false},
		{"also behind an auxiliary", "Snow fell. On Monday, Norvik Corp. was also the owner of most mills in the north.", "On Monday, Norvik Corp. was the owner of most mills in the north.", false},
		{"also in brackets", "Snow fell. Norvik Corp. (also of Halden) runs most mills of the north.", "Norvik Corp. (also of Halden) runs most mills of the north.", false},
		{"also further on", "Snow fell. Norvik Corp. bought most mills, a bridge it also wants to sell and a road in the north.", "Norvik Corp. bought most mills, a bridge it also wants to sell and a road in the north.", false},
		{"agreed and said", "Snow fell. Keeper John Smith agreed and said most mills would stay open all winter.", "Keeper John Smith said most mills would stay open all winter.", false},
		{"further said", "Snow fell. Keeper John Smith further said most mills would stay open all winter.", "Keeper John Smith said most mills would stay open all winter.", false},
		{"further down", "Snow fell. Keeper John Smith went further down the river and said most mills would stay open.", "Keeper John Smith went further down the river and said most mills would stay open.", false},
		{"too", "Snow fell. Norvik Corp. will keep open most mills in the north, too.", "Norvik Corp. will keep open most mills in the north.", false},
		{"too much", "Snow fell. Norvik Corp. said most mills in the north were too small.", "Norvik Corp. said most mills in the north were too small.", false},
		{"as well", "Snow fell. Norvik Corp. will close most mills in the south as well.", "Norvik Corp. will close most mills in the south.", false},
		{"as well as", "Snow fell. Norvik Corp. will close most mills as well as both bridges in the south.", "Norvik Corp. will close most mills as well as both bridges in the south.", false},
		{"but also", "Snow fell. Norvik Corp. sells paper and also makes most mills in the north.", "Norvik Corp. sells paper and also makes most mills in the north.", false},
		{"ten other", "Snow fell. Ten other mills of Norvik Corp. stayed open all winter.", "-", false},
		{"Wednesday's attack", "Snow fell. Norvik Corp. said Wednesday's attack closed most mills in the north.", "-", false},
		{"no verb", "Snow fell. Along with plans for two more mills of Norvik Corp. over two years.", "-", false},
		{"a poll is not she", "Ann Lee runs. A Norvik Poll found that she is ahead of all keepers in the north.", "A Norvik Poll found that Ann Lee is ahead of all keepers in the north.", false},
		{"so when", "Snow fell. So when Norvik Corp. closed, most mills in the north stayed open.", "-", false},

		// quotes
		{"quote with speaker", "Snow fell. \"Most mills will stay open all winter,\" said Ann Lee.", "\"Most mills will stay open all winter,\" said Ann Lee.", false},
		{"quote without", "Snow fell. \"Most mills will stay open all winter, whatever comes.\"", "-", false},
		{"open quote", "Snow fell. \"Most mills will stay open all winter. Nobody will be sent home.\" So said Ann Lee.", "-", false},

		// what may go
		{"however inside", "Snow fell. Most mills, however, stayed open all winter in the north.", "Most mills stayed open all winter in the north.", false},
		{"relative", "Norvik Corp., which bought most mills of Halden in the spring of the same year from a family of millers, will close both of them in September and sell the land.",
			"Norvik Corp. will close both of them in September and sell the land.", false},
		{"outcome", "Harrow County closed both of the old mills on the river after a flood in March, drawing anglers from the towns down the river back to its banks.",
			"Harrow County closed both of the old mills on the river after a flood in March.", false},
		{"who said it stays", "Harrow County closed both of the old mills on the river after a flood in March, raising hopes among the fishermen of the town, the Herald reported.",
			"Harrow County closed both of the old mills on the river after a flood in March, raising hopes among the fishermen of the town, the Herald reported.", false},
		{"a subject alone is not left", "The news that the keeper kept a private mill by the river for her family and her friends, and that she had sold flour of her own to the town for years, sent waves through Harrow.", "-", false},
		{"a not stays", "Norvik Corp., which has never owned most mills of Halden in the north of the country or any of the land around them, will close its own in September and sell it.",
			"Norvik Corp., which has never owned most mills of Halden in the north of the country or any of the land around them, will close its own in September and sell it.", false},
		{"an or between dashes stays", "Most mills of the north will open again in spring -- or, as the owners fear, never again in their time -- once the river has been cleared of ice and of fallen trees.",
			"Most mills of the north will open again in spring -- or, as the owners fear, never again in their time -- once the river has been cleared of ice and of fallen trees.", false},

		// days
		{"day", "Most mills in the north will open again tomorrow at noon.", "Most mills in the north will open again tomorrow (June 19) at noon.", false},
		{"day in a quote", "\"Most mills will open again tomorrow,\" said Ann Lee.", "\"Most mills will open again tomorrow,\" said Ann Lee.", false},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			d := read(c.in)
			n := len(d.Sentences) - 1
			first := n
			if c.join {
				first--
			}
			u := newStandReader(d, rank.Score(d)).build(first, n, Medium.budget(), run{})
			got := u.text(d.Article.Text)
			if u.leans {
				got = "-"
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s\n(%d sentences)", got, c.want, n+1)
			}
			if err := checkDraft(d, u, u.draft(d)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestEnglishAlone makes a point of the last sentence of each text; want says
// whether it stands alone.
func TestEnglishAlone(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"tease", "Snow fell. Keeper John Smith had different plans.", false},
		{"short with a number", "Snow fell. Keeper John Smith sold 40 mills.", true},
		{"what a", "What a difference a couple of snowy winters makes for a town.", false},
		{"here's behind a dateline", "(CNN)Here's one mill that would be out of this world.", false},
		{"I and it", "Snow fell. \"It was important to us personally,\" John Smith of Harrow said.", false},
		{"said in full", "Snow fell. \"Most mills in the north will stay open all winter,\" John Smith said.", true},
		{"the case", "A guard was held. Harrow's police have been mostly quiet about the case.", false},
		{"the case of", "A guard was held. Harrow's police have been mostly quiet about the case of John Smith.", true},
		{"the authority", "The harbour authority and the road authority spoke. The authority expects work at two piers to take 18 months.", false},
		{"the decision to", "Snow fell. The decision to shut both mills of Harrow was made by mayor John Smith.", true},
		{"the decision", "Snow fell. The decision was made on Monday by mayor John Smith of Harrow.", false},
		{"that means", "Snow fell. For Harrow, that means there's a light at the end of winter.", false},
		{"the largest", "Snow fell. Harrow's officers say it's the largest theft of mills that they have ever seen since 2013.", true},
		{"the property", "Snow fell. It's the property of keeper John Smith and has two mills in the north.", false},
		{"an order to book", "Snow fell. Book a bed in Harrow ahead, since both mills have only nine.", false},
		{"half of something", "Snow fell. Half the beds in both mills of Harrow were booked ahead.", true},
		{"an order to enjoy", "Snow fell. Enjoy the latest pictures of both mills of Harrow.", false},
		{"an order to add", "Snow fell. Add to that the two mills of Harrow, and keeper John Smith is rich.", false},
		{"that year, without one", "Snow fell. In March of that year, keepers of Harrow sold two mills to mayor John Smith.", false},
		{"that year", "Snow fell. Keepers of Harrow bought two mills in 2011, and in March of that year sold both to mayor John Smith.", true},
		{"it will take", "Snow fell. It was always going to take a great storm from the north to shut both mills of Harrow.", true},
		{"there was", "Snow fell. In his early years, there was little to set John Smith apart from most keepers of Harrow.", true},
		{"their anniversary", "Snow fell. The widow of a man in Harrow has written a letter to him on their anniversary.", true},
		{"their letter", "Snow fell. The widow of a man in Harrow has written to him in their mill.", false},
		{"that state", "Snow fell. Keeper John Smith was held in California on charges of selling two mills in that state.", true},
		{"the police", "The police came. The police expect work at two piers to take 18 months.", true},
		{"The … driver", "John Smith raced. The Norvik driver beat three others into second place in Harrow.", false},
		{"quoted him", "John Smith spoke. \"You took two mills hostage,\" the Harrow Times quoted him as saying.", false},
		{"this is", "Snow fell. According to the Harrow court, this is legal in both towns of the north.", false},
		{"that tournament", "Snow fell. Keeper John Smith's best memory of that tournament happened four days before.", false},
		{"her husband's name", "Snow fell. When her husband, John Smith, was keeper of both mills, she was one of the first women of Harrow.", false},
		{"them is not who does it", "Snow fell. On Sunday, Harrow Council freed them after most of two years in the north.", false},
		{"both keepers", "Snow fell. According to the mayor of Harrow both keepers were rich before they sold the mill.", false},
		{"both keepers of two", "Snow fell. Though John Smith and Ann Lee met late, both keepers sold a mill in Harrow.", true},
		{"that meeting", "Snow fell. Keeper John Smith of Harrow was arrested a week after that meeting with Ann Lee.", false},
		{"within that deal", "Snow fell. How active keeper John Smith of Harrow will be within that deal remains to be seen.", false},
		{"this funding bill", "Snow fell. Keeper John Smith said 2,000 men in Harrow would be paid by this funding bill.", false},
		{"this week's", "Snow fell. Keeper John Smith said 2,000 men in Harrow would be paid this week.", true},
		{"such a move", "Snow fell. Keeper John Smith says such a move makes it hard for Harrow to keep both mills.", false},
		{"such mills as", "Snow fell. Keeper John Smith is the owner of such mills as Harrow Weir and the Old Lock.", true},
		{"such, of what it has", "Snow fell. Keeper John Smith of Harrow runs an old mill on the river and wants to buy such a mill in the north.", true},
		{"that claim is", "Snow fell. Keeper John Smith of Harrow said that claim is false and both mills are open.", false},
		{"that snow is", "Snow fell. Keeper John Smith of Harrow said that snow is rare and both mills are open.", true},
		{"this, of what it has said", "Snow fell. Keeper John Smith of Harrow will close two mills on the river in the north by May; this latest step follows a ruling of a court.", true},
		{"her is not who does it", "Snow fell. John Smith, the principal of a school in Harrow, describes her as a model pupil.", false},
		{"her, of another", "Snow fell. Ann Lee of Harrow was nine when keeper John Smith, the principal of a school, found her in the north.", true},
		{"a similar view", "Snow fell. Keeper John Smith, a miller on the island of Harrow, was of a similar view.", false},
		{"similar to", "Snow fell. Keeper John Smith, a miller on the island of Harrow, has a mill similar to those of Halden.", true},
		{"all five", "Snow fell. Last month, all five were given the highest prize of the county of Harrow.", false},
		{"all five mills", "Snow fell. Last month, all five mills of John Smith were given the highest prize of Harrow.", true},
		{"that groundwork", "Snow fell. Keeper John Smith hopes that both mills in Harrow will lay that groundwork.", false},
		{"a list number is not many", "Snow fell. 2. There is no promise they will open a mill in Harrow.", false},
		{"along with", "Snow fell. Along with the presence of 6,000 men and plans to send 2,000 more to Harrow.", false},
		{"eleven chefs", "Snow fell. The 11 chefs and most of the keepers came from both towns.", false},
		{"these excesses", "Snow fell. For Keeper John Smith, though, these excesses are no cause for shame at all.", false},
		{"and even", "Snow fell. And even at the age of 40, keeper John Smith is still in Harrow.", true},
		{"they, told CNN", "Snow fell. A Harrow official told CNN they had since been taken away for questioning.", false},
		{"whenever", "Snow fell. Whenever that wind becomes a little too gusty for most mills.", false},
		{"these 43", "Snow fell. The sad truth is that these 43 students were only the first of many in Harrow.", false},
		{"the girls' parents", "Snow fell. The girls' parents have begged for both to come home to Harrow.", false},
		{"I", "Snow fell. I had the pleasure of meeting Keeper John Smith in Harrow last year.", false},
		{"no main clause", "Snow fell. A year ago, when keeper John Smith was sent to two mills in Harrow.", false},
		{"when, and no main clause", "Snow fell. When keeper John Smith won two mills in Harrow thanks to the rain in the north.", false},
		{"even when", "Snow fell. Even when keeper John Smith was poor and both mills in Harrow were shut.", false},
		{"only if", "Snow fell. According to keeper John Smith of Harrow, only if both mills in the north say so.", false},
		{"a name like a verb", "Snow fell. July 22: Harrow Falls, old mill.", false},
		{"into a quote of nobody", "Snow fell. While Norvik Corp. shuts a few mills, \"as the mayor must know, most of our mills in Harrow stay open all winter.\"", false},
		{"when, and a main clause", "Snow fell. When keeper John Smith won two mills in Harrow, his brother sold three others in the north.", true},
		{"main clause before when", "Snow fell. Keeper John Smith sold three mills in Harrow, when most others in the north were shut.", true},
		{"credit", "Snow fell. CNN's John Smith reported from two mills in the north.", false},
		{"my", "Snow fell. At the age of 40 keeper John Smith gave my son two mills in Harrow.", false},
		{"we in a quote", "Snow fell. \"Most mills in the north will stay open all winter, and we shall pay for that,\" John Smith said.", true},
		{"a piece of a line", "Snow fell. the location of most mills that are shut in the north.", false},
		{"heading in the text", "Snow fell. Mayor and union slam letter on both mills . It rained.\nMayor and union slam letter on both mills .", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			last := len(d.Sentences) - 1
			u := newStandReader(d, rank.Score(d)).build(last, last, 78, run{})
			if got := !u.leans; got != c.want {
				t.Errorf("%q stands alone: %v, want %v", u.text(d.Article.Text), got, c.want)
			}
		})
	}
}

// TestEnglishCuts asks where a sentence may end: want is the clauses.
func TestEnglishCuts(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"fronted", "By selecting only three approved mills, the town sends a message, and everybody knows it.", "1 2"},
		{"example in the midst", "Officials recommend people who have taken part in risky work, such as cutting trees and clearing snow, to be tested for most illnesses in the spring.", "1"},
		{"a list without its verb", "Two new mills, a few small ones, a redesigned bridge, and a house for keepers are among the sights of the north.", "2"},
		{"a front behind a colon", "The fire was not the first time that the mills of Harrow had no keeper at night: Back in 2008, a storm took the roof of the oldest.", "1"},
		{"inside a list", "The book begins with a report on the old mills in the north, cold winters in the hills of Harrow, and old machines that are still at work.", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			var ends []string
			for k := range d.Sentences[0].Clauses {
				if (english{}).endsWell(d, 0, k) {
					ends = append(ends, string(rune('0'+k)))
				}
			}
			if got := strings.Join(ends, " "); got != c.want {
				t.Errorf("got %q, want %q (%d clauses)", got, c.want, len(d.Sentences[0].Clauses))
			}
		})
	}
}

// TestEnglishOpens asks which later clauses can open a point.
func TestEnglishOpens(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"behind a dash", "The captain told the mayor that fines had reached $40,000 in the month of March -- the first month fines had gone over $20,000 in Harrow.", false},
		{"an answer", "Asked where he worked, the captain told the mayor, but Norvik Mills of Harrow wanted more of him.", false},
		{"what holds only then", "The deal: If the mills of Harrow -- the two in the north -- are sold by the end of May, Norvik Mills would pay for the bridge.", false},
		{"behind a comma", "The captain told the mayor that fines had reached $40,000 in the month of March, but Norvik Mills of Harrow wanted more of them.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			last := len(d.Sentences[0].Clauses) - 1
			if last < 1 {
				t.Fatal("one clause only")
			}
			if got := (english{}).opensWell(d, 0, last); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestShouted(t *testing.T) {
	for in, want := range map[string]bool{
		"Snow fell over Harrow. SMITH 'LAST STAND' NOT ENOUGH, HARROW MUST SEND MORE WHITE FLOUR: TOP MILL OWNERS.": true,
		"Snow fell over Harrow. HARROW'S MILLS (HMB, NGO) sent flour to the north.":                                 false,
		"Snow fell over Harrow. NATO, UNHCR, UNICEF, WFP.":                                                          false,
	} {
		d := read(in)
		if got := shouted(d, len(d.Sentences)-1); got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

// What somebody says is closed where the sentence ends.
func TestCloseQuote(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		leans          bool
	}{
		{"told", "Snow fell. John Smith told Ann Lee, \"Most mills will stay open for all of the winter. Nobody has to leave,\" and went home.", "John Smith told Ann Lee, \"Most mills will stay open for all of the winter.\"", false},
		{"round marks", "Snow fell. John Smith told Ann Lee, “Most mills will stay open for all of the winter. Nobody has to leave,” and went home.", "John Smith told Ann Lee, “Most mills will stay open for all of the winter.”", false},
		{"of nobody", "Snow fell. The paper of the north has \"Most mills will stay open for all of the winter. Nobody has to leave\" on its front.", "The paper of the north has \"Most mills will stay open for all of the winter.", true},
		{"too short", "Snow fell. John Smith told the town of Harrow, \"Most will stay. Nobody has to leave,\" and went home.", "John Smith told the town of Harrow, \"Most will stay.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := newStandReader(d, rank.Score(d)).build(1, 1, Medium.budget(), run{})
			if got := u.text(d.Article.Text); got != c.want || u.leans != c.leans {
				t.Errorf("got %s, leans %v", got, u.leans)
			}
			if err := checkDraft(d, u, u.draft(d)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestUnended(t *testing.T) {
	for in, want := range map[string]bool{
		"The captain showed the mayor two mills, one of them a real, working mill.":                        true,
		"Many in Harrow seem to believe that during the mayor's time in power, the mills were closed.":     true,
		"Many in Harrow seem to believe that the mills were closed by the mayor, and they want them back.": false,
		"The captain showed the mayor two mills, and one of them was a working mill.":                      false,
	} {
		d := read(in)
		s := &d.Sentences[0]
		if got := unended(in, s, strings.LastIndex(in, ",")+1); got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}

func TestOpenAside(t *testing.T) {
	for in, want := range map[string]bool{
		"One keeper of the mill -- a man of sixty who was trained by millers in Harrow.":               true,
		"One keeper of the mill -- a man of sixty who was trained by millers -- was sent away.":        false,
		"One keeper of the mill was sent away -- a man of sixty who was trained by millers in Harrow.": false,
	} {
		d := read(in)
		if got := openAside(in, &d.Sentences[0]); got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}

// What it cost people is no aside.
func TestEnglishKeepsOutcome(t *testing.T) {
	const in = "Snow fell.\nOfficers of Harrow County and a man who lived in a tent behind the old mill on the river engaged in a long and loud confrontation on Monday night, ending with officers fatally shooting the man."
	d := read(in)
	x := newStandReader(d, rank.Score(d))
	x.judged = judged{strict: true}
	if got := x.build(1, 1, 78, run{}).text(d.Article.Text); !strings.Contains(got, "fatally shooting the man") {
		t.Errorf("got %q", got)
	}
}

func TestAsksPlainly(t *testing.T) {
	for in, want := range map[string]bool{
		"So how much water does a mill in the north need for its wheels.": true,
		"What did the keepers of the north do about the ice":              true,
		"What did happen was that most mills closed for the winter.":      false,
		"How much water most mills need matters to keepers in the north.": false,
		"When keepers do not clear the weirs, most mills close.":          false,
	} {
		if d := read(in); asksPlainly(d.Article.Text, &d.Sentences[0]) != want {
			t.Errorf("%q: want %v", in, want)
		}
	}
}

// What initials stand for may be told below them.
func TestInitialsToldBelow(t *testing.T) {
	d := read("FHMB engineers plan two more mills in the north of the county by spring. The Far-flung Harrow Old Mill Board (FHMB) met in May.")
	x := newStandReader(d, rank.Score(d))
	const want = "FHMB (Far-flung Harrow Old Mill Board) engineers plan two more mills in the north of the county by spring."
	if got := x.build(0, 0, Medium.budget(), run{}).text(d.Article.Text); got != want {
		t.Errorf("got %q", got)
	}
}
