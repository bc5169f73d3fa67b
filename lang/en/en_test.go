package en

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang/langtest"
	"github.com/zhongdian/zhongdian/text"
)

// cut gives the pieces of t, without the white space at their ends.
func cut(t string, spans []text.Span) []string {
	var out []string
	for _, sp := range spans {
		out = append(out, strings.TrimSpace(sp.Slice(t)))
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct{ name, in string }{ // "|" where a border is wanted
		{"plain", "Rain fell. |Rivers rose."},
		{"title", "Dr. Smith met Mrs. Jones. |They left."},
		{"initials", "J. K. Rowling and George W. Bush spoke. |John F. Kennedy did not."},
		{"country", "The U.S. Senate voted. |He left the U.S. |The vote failed in the U.S. on Monday."},
		{"company", "Acme Inc. said so. |Shares of Acme Inc. |The rest fell. |Acme Inc. Chief Executive Ann Lee left."},
		{"firm", "Shares of Acme Inc. |Shares fell. |They flew El Al. |Previously they walked."},
		{"clock", "It opens at 9 a.m. Monday. |It shut at 5:40 a.m. March 14. |It shuts at 5 p.m. |Visitors leave at 6 p.m. GMT."},
		{"decimal", "Growth was 3.5 percent. |It was 4.2 in 2019. |We paid $3.50."},
		{"ellipsis", "We waited... and waited. |Then... |Nothing happened… |The end. . . . |But I... I left."},
		{"opening ellipsis", "He left. |\"... This is bad.\" |Then rain fell."},
		{"address", "See www.example.com for more. |Write to a.b@example.org. |Amazon.com grew."},
		{"quote with attribution", "“We won,” he said. |“We are glad.” |She left."},
		{"question in quote", "“Why now?” he asked. |“Who?” Smith said. |“Go!” cried the crowd."},
		{"question title", "\"What Next?\" is a play. |Is it good? |Yes!"},
		{"straight quotes", "He said: \"We lost. |We will win.\" |Then he left."},
		{"stop in quote then speaker", "“It ended.” Mr. Smith said. |“It ended.” |Smith said that it rained."},
		{"parenthesis", "He left (it was late. Nobody cared) and slept. |(He was tired. |So was she.) |Then day broke."},
		{"see also", "Sales fell. |(Also see \"Drop\" - Scrip, 2 Feb, 2023.) |Others rose."},
		{"number", "No. 5 won. |See Fig. 3 and pp. 4-5. |He said no. |They agreed."},
		{"month", "On Jan. 5 it began. |It ended in Dec. |Nobody knew."},
		{"list", "1. First we wash. |2. Then we cook."},
		{"exclaiming name", "Yahoo! said it grew. |Jeopardy! host left."},
		{"glued", "It was late, he said.|The city slept."},
		{"glued to a name", "Shares fell in the morning.|Toyota's were the worst."},
		{"glued behind a date", "The bank met on Jan. 18.|Japan's markets rose."},
		{"no end", "Version 2.Beta came from Booking.Holdings and ASP.Net developers."},
		{"dateline of an agency", "COLUMBIA, S.C. (AP) — The river rose."},
		{"note", "It grew.[12] |It shrank."},
		{"brand", "It sold well. |iPhone sales rose."},
		{"degree", "He holds a Ph.D. in law. |She has one, e.g. from Yale, i.e. the U.S. one vs. ours."},
		{"unbalanced", "“We won. |They lost. |He left (early. |She stayed."},
		{"no stop", "A heading without a stop"},
		{"blank line", "A heading\n\n|A sentence."},
		{"street", "He lives on Main St. in town. |St. Louis won."},
		{"careless", "they went home. |then they slept."},
		{"Chinese stop", "He said 你好。|She left."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := strings.ReplaceAll(tt.in, "|", "")
			var want []string
			for _, p := range strings.Split(tt.in, "|") {
				want = append(want, strings.TrimSpace(p))
			}
			got := cut(in, New().Sentences(in, text.Span{End: len(in)}))
			if g, w := strings.Join(got, " | "), strings.Join(want, " | "); g != w {
				t.Errorf("\n got %s\nwant %s", g, w)
			}
			langtest.Check(t, New(), in)
		})
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"He doesn't know; we're late.", "He|doesn't|know|;|we|'re|late|."},
		{"Moderna’s $19.3bn, up 3.5%", "Moderna|’s|$19.3bn|,|up|3.5%"},
		{"the U.S. and AT&T's COVID-19 e-mail", "the|U.S.|and|AT&T|'s|COVID-19|e-mail"},
		{"the 30-year-old paid US$5m (£4.1m)", "the|30-year-old|paid|US$5m|(|£4.1m|)"},
		{"5–10% or 3-5 at 10:30 a.m.", "5–10%|or|3-5|at|10:30|a.m."},
		{"see https://a.org/b?c=d. Mail a.b@c.org", "see|https://a.org/b?c=d|.|Mail|a.b@c.org"},
		{"well… -5C -- \"no\"", "well|…|-5C|--|\"|no|\""},
		{"workers' rights in the 1990s", "workers|'|rights|in|the|1990s"},
		{"他去了 Paris", "他|去|了|Paris"},
		{"naïve café owner’s", "naïve|café|owner|’s"},
	} {
		t.Run(tt.in, func(t *testing.T) {
			var got []string
			for _, w := range New().Words(nil, tt.in, text.Span{End: len(tt.in)}) {
				got = append(got, w.Slice(tt.in))
			}
			if g := strings.Join(got, "|"); g != tt.want {
				t.Errorf("got %s, want %s", g, tt.want)
			}
		})
	}
}

func TestKey(t *testing.T) {
	for _, tt := range []struct{ a, b string }{
		{"Sales", "sale"}, {"reported", "reports"}, {"sold", "sells"}, {"became", "become"},
		{"U.S.", "US"}, {"don’t", "don't"}, {"1,000", "1000"}, {"NATO", "Nato"}, {"ｇｄｐ", "GDP"},
		{"children", "child"},
	} {
		if a, b := New().Key(tt.a), New().Key(tt.b); a != b {
			t.Errorf("Key(%q) = %q, Key(%q) = %q; want them equal", tt.a, a, tt.b, b)
		}
	}
	for _, tt := range []struct{ a, b string }{{"US", "us"}, {"IT", "it"}, {"1.5", "15"}, {"won", "lost"}} {
		if a, b := New().Key(tt.a), New().Key(tt.b); a == b {
			t.Errorf("Key(%q) = Key(%q) = %q; want them apart", tt.a, tt.b, a)
		}
	}
}

func FuzzEnglish(f *testing.F) {
	for _, s := range langtest.Seeds() {
		f.Add(s)
	}
	f.Add("Dr. Smith (who left... ) said: “Why?” Jones asked. U.S. sales rose 3.5% to $19.3bn, he said, not 4-5%.")
	f.Fuzz(func(t *testing.T, s string) { langtest.Check(t, New(), s) })
}

// TestCapitalsEnd: a name in capitals that goes on over its full stop doesn't make one sentence of a whole text.
func TestCapitalsEnd(t *testing.T) {
	s := strings.Repeat("The hall of the harbour ID. SPACE was full again today ID. SPACE ", 500)
	for _, sp := range (English{}).Sentences(s, text.Span{End: len(s)}) {
		if sp.Len() > 2*maxOver {
			t.Fatalf("a sentence of %d bytes", sp.Len())
		}
	}
	one := "Harbour ID. SPACE was full."
	if n := len((English{}).Sentences(one, text.Span{End: len(one)})); n != 1 {
		t.Errorf("%d sentences", n)
	}
}
