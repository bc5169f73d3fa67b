package en

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/langtest"
	"github.com/zhongdian/zhongdian/text"
)

var published = time.Date(2024, 6, 12, 0, 0, 0, 0, time.UTC)

func atomsOf(in string, kind lang.Kind) []lang.Atom {
	var out []lang.Atom
	sp := text.Span{End: len(in)}
	for _, a := range New().Atoms(nil, in, sp, New().Words(nil, in, sp), lang.Context{Published: published}) {
		if a.Kind == kind {
			out = append(out, a)
		}
	}
	return out
}

// check compares the atoms of one kind, written "words=value".
func check(t *testing.T, kind lang.Kind, in, want string) {
	t.Helper()
	var got []string
	for _, a := range atomsOf(in, kind) {
		got = append(got, a.Slice(in)+"="+a.Value)
	}
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("%s\n got %s\nwant %s", in, g, want)
	}
	langtest.Check(t, New(), in)
}

func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"It paid $19.3bn.", "$19.3bn=19300000000 USD"},
		{"It paid 19.3 billion dollars.", "19.3 billion dollars=19300000000 USD"},
		{"It paid US$5m to £7 million.", "US$5m=5000000 USD; £7 million=7000000 GBP"},
		{"Sales rose 3.5% or 3.5 percent.", "3.5%=3.5%; 3.5 percent=3.5%"},
		{"Rates rose two percentage points.", "two percentage points=2 pp"},
		{"It fell 25 basis points.", "25 basis points=25 bp"},
		{"Between 5 and 10 people came.", "5 and 10=5..10"},
		{"Some 5-10% left.", "5-10%=5..10%"},
		{"It costs $5 million to $6 million.", "$5 million to $6 million=5000000..6000000 USD"},
		{"It costs 5 to 6 million euros.", "5 to 6 million euros=5000000..6000000 EUR"},
		{"Two hundred and six dogs barked.", "Two hundred and six=206"},
		{"Seventy nine men and forty-two cats.", "Seventy nine=79; forty-two=42"},
		{"A million twenty-five thousand hens.", "A million twenty-five thousand=1025000"},
		{"Half a million of 1,000,000 voted.", "Half a million=500000; 1,000,000=1000000"},
		{"Two-thirds left, one third of us stayed.", "Two-thirds=0.6667; one third=0.3333"},
		{"A third of them and three quarters of us.", "A third=0.3333; three quarters=0.75"},
		{"It was the third win and the 21st loss.", "third=#3; 21st=#21"},
		{"Output doubled, then rose threefold.", "doubled=2x; threefold=3x"},
		{"He ran 5km in a 30-year-old shoe.", "5km=5 km; 30-year-old=30 year-old"},
		{"Dozens of cars and hundreds of thousands of men.", "Dozens=12..1188; hundreds of thousands=100000..9900000"},
		{"One of them won; no one lost; one man slept.", "one=1"},
		{"It was -5C and fell by -3%.", "-3%=-3%"},
		{"COVID-19 and the G7 met a 3D printer.", ""},
	} {
		t.Run(tt.in, func(t *testing.T) { check(t, lang.KindNumber, tt.in, tt.want) })
	}
	a := atomsOf("More than 5,000 young troops left.", lang.KindNumber)
	if len(a) != 1 || a[0].Low != 5000 || a[0].High <= 5000 || a[0].Of.Slice("More than 5,000 young troops left.") != "young troops" {
		t.Errorf("bounds and counted words: got %+v", a)
	}
}

func TestDates(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"It began on June 12, 2024.", "June 12, 2024=2024-06-12"},
		{"It began on 12 June 2024 at 10:30 a.m.", "12 June 2024=2024-06-12; 10:30 a.m.=T10:30"},
		{"It began on the 12th of June.", "12th of June=XXXX-06-12"},
		{"On Monday, June 12, it rained.", "Monday, June 12=XXXX-06-12"},
		{"It fell in June 2023 and in 2022.", "June 2023=2023-06; 2022=2022"},
		{"We met in May. He may march in March.", "May=XXXX-05; March=XXXX-03"},
		{"Yesterday and last year and three years ago.", "Yesterday=2024-06-11; last year=2023; three years ago=2021"},
		{"In the third quarter of 2023 and Q4.", "third quarter of 2023=2023-Q3; Q4=XXXX-Q4"},
		{"In the first half of the year.", "first half=XXXX-H1"},
		{"In the 1990s and the 20th century.", "1990s=199X; 20th century=19XX"},
		{"From 2019-2023 and 2022-23.", "2019-2023=2019/2023; 2022-23=2022/2023"},
		{"About 2000 people came in 2000.", "2000=2000"},
		{"It took three years and 36 hours.", "three years=P3Y; 36 hours=PT36H"},
		{"A year and a half passed, or two and a half years, not half a year.", "A year and a half=P18M; two and a half years=P30M; half a year=P6M"},
		{"She needed three quarters of an hour, then a half hour, then a fortnight.", "three quarters of an hour=PT45M; half hour=PT30M; a fortnight=P2W"},
		{"It came in the last quarter of an hour of the third quarter of 2023.", "quarter of an hour=PT15M; third quarter of 2023=2023-Q3"},
		{"An 18-month war and a decade of peace.", "18-month=P18M; a decade=P10Y"},
		{"On 2024-06-12 or 6/12/2024 or 25/12/2023.", "2024-06-12=2024-06-12; 6/12/2024=2024-06-12; 25/12/2023=2023-12-25"},
		{"At 5pm on Friday in summer 2021.", "5pm=T17:00; Friday=WD5; summer 2021=2021-SU"},
	} {
		t.Run(tt.in, func(t *testing.T) { check(t, lang.KindDate, tt.in, tt.want) })
	}
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"The North Atlantic Treaty Organization (NATO) met.", "North Atlantic Treaty Organization=north atlantic treaty organization; NATO=nato"},
		{"President Joe Biden's plan pleased Dr. Ann Lee.", "Joe Biden=joe biden; Ann Lee=ann lee"},
		{"Israeli Prime Minister Benjamin Netanyahu left.", "Israeli=israel; Benjamin Netanyahu=benjamin netanyahu"},
		{"The Bank of England and the University of New York agreed.", "Bank of England=bank of england; University of New York=university of new york"},
		{"The U.S. and the United States and America are one.", "U.S.=us; United States=us; America=us"},
		{"Officials in Springfield saw George W. Bush.", "Springfield=springfield; George W. Bush=george w bush"},
		{"The Chechen President Ramzan Kadyrov spoke.", "Chechen=chechen; Ramzan Kadyrov=ramzan kadyrov"},
		{"The Institute for the Study of War agreed.", "Institute for the Study of War=institute for study of war"},
		{"He read “The Old Man and the Sea” there.", "The Old Man and the Sea=old man and sea"},
		{"It told us that rain fell.", ""},
	} {
		t.Run(tt.in, func(t *testing.T) { check(t, lang.KindName, tt.in, tt.want) })
	}
	for in, want := range map[string]string{
		"He met Ann Lee.": "person", "He met Acme Inc. today.": "org", "It fell in Kenya.": "place", "NATO met.": "org",
		"He crossed the Elm River.": "place", "Then Mr. Smith left.": "person",
		"Esther left.": "person", "Then Twitter said so.": "org", "He lives in Virginia.": "place", "Then Virginia left.": "person",
	} {
		if a := atomsOf(in, lang.KindName); len(a) != 1 || a[0].Sub != want {
			t.Errorf("%s: got %+v, want one %s", in, a, want)
		}
	}
}

func TestPolarity(t *testing.T) {
	for _, tt := range []struct {
		kind     lang.Kind
		in, want string
	}{
		{lang.KindNegation, "He did not go and won’t come.", "not=not; won’t=not"},
		{lang.KindNegation, "Not only did it rain, no doubt it poured.", ""},
		{lang.KindNegation, "She denied it and refused to pay without cause.", "denied=deny; refused=refuse; without=not"},
		{lang.KindNegation, "Nobody is no longer able; they failed to act.", "Nobody=not; no longer=not; failed to=fail"},
		{lang.KindHedge, "It may rain in May.", "may=may"},
		{lang.KindHedge, "He reportedly plans to leave and will likely do so.", "reportedly=reportedly; plans to=plan; will=will; likely=likely"},
		{lang.KindQuantifier, "Only some of the men, about 50, won the largest prize.", "Only=only; some of=some; about=about; largest=most"},
		{lang.KindCondition, "If it rains we leave unless told.", "If=if; unless=unless"},
		{lang.KindComparison, "It was higher than last year, compared with 2020.", "higher than=more; compared with=compare"},
		{lang.KindCause, "It fell because of rain, which led to floods.", "because of=because; led to=lead"},
	} {
		t.Run(tt.in, func(t *testing.T) { check(t, tt.kind, tt.in, tt.want) })
	}
}

func TestSpeakers(t *testing.T) {
	for _, tt := range []struct{ in, want string }{ // speaker=value > what is said
		{"Ann Lee said that it rained.", "Ann Lee said=ann lee > it rained."},
		{"“It rained,” said Ann Lee.", "said Ann Lee=ann lee > “It rained,”"},
		{"“It rained,” he said.", "he said=he > “It rained,”"},
		{"According to the World Bank, it rained.", "According to the World Bank=world bank > it rained."},
		{"It rained, officials said.", "officials said=officials > It rained,"},
		{"“It rained,” Ann Lee, the chief of the bank, told us.", "Ann Lee, the chief of the bank, told=ann lee > “It rained,”"},
		{"The company reported a loss.", ""},
		{"The World Bank (WB) warned that it rained.", "The World Bank (WB) warned=wb > it rained."},
	} {
		t.Run(tt.in, func(t *testing.T) {
			var got []string
			for _, a := range atomsOf(tt.in, lang.KindSpeaker) {
				got = append(got, fmt.Sprintf("%s=%s > %s", a.Slice(tt.in), a.Value, a.Scope.Slice(tt.in)))
			}
			if g := strings.Join(got, "; "); g != tt.want {
				t.Errorf("got %s, want %s", g, tt.want)
			}
			langtest.Check(t, New(), tt.in)
		})
	}
}

func TestClauses(t *testing.T) {
	for _, in := range []string{ // "|" where a border is wanted
		"If it rains, |the match will be off, |and fans may leave.",
		"On Monday, the dam broke.",
		"He bought apples, pears, and plums.",
		"“It rained,” he said.",
		"It rained; |the river rose.",
		"He said (it was late, and they slept) that he left.",
		"The bank said on Monday, that it may close.",
	} {
		plain := strings.ReplaceAll(in, "|", "")
		sp := text.Span{End: len(plain)}
		var got []string
		for _, c := range New().Clauses(plain, sp, New().Words(nil, plain, sp)) {
			got = append(got, c.Slice(plain))
		}
		if g := strings.Join(got, "|"); g != in {
			t.Errorf("got %s, want %s", g, in)
		}
	}
}

func TestCues(t *testing.T) {
	in := "However, the key is this: for example, it failed because of rain."
	sp := text.Span{End: len(in)}
	var got []string
	for _, c := range New().Cues(nil, in, sp, New().Words(nil, in, sp)) {
		got = append(got, fmt.Sprintf("%s %d %v", c.Slice(in), c.Kind, c.Lead))
	}
	if g, want := strings.Join(got, "; "), "However 1 true; the key 10 true; this 12 false; for example 3 true; because of 5 false"; g != want {
		t.Errorf("got %s, want %s", g, want)
	}
}

// TestData reads every line of the lists: a word in no known section, or a
// phrase of no known kind, would be lost without a word.
func TestData(t *testing.T) {
	for line := range strings.Lines(lexiconText) {
		if s := strings.Trim(line, "[]\n"); line[0] == '[' {
			if _, ok := tagOf(s); !ok && flagOf(s) == 0 {
				t.Errorf("lexicon: unknown section %s", s)
			}
		}
	}
	for f := range fields(phrasesText, 1) {
		if len(f) != 4 || f[0] != "negation" && f[0] != "skip" && atomKind(f[0]) == lang.KindNegation {
			t.Errorf("phrases: bad line %q", f)
		}
	}
	for f := range fields(cuesText, 1) {
		if f[0] != "reference" && cueKind(f[0]) == lang.CueReference {
			t.Errorf("cues: bad line %q", f)
		}
	}
	for _, f := range []string{unitsText, namesText} {
		for f := range fields(f, 1) {
			if len(f) != 3 || f[1] == "" {
				t.Errorf("units or names: bad line %q", f)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	in := strings.Repeat("President Ann Lee said on Monday that sales rose 3.5% to $19.3bn, although the company may not reach its goal in 2025. ", 40)
	for b.Loop() {
		for _, sp := range New().Sentences(in, text.Span{End: len(in)}) {
			w := New().Words(nil, in, sp)
			New().Clauses(in, sp, w)
			New().Atoms(nil, in, sp, w, lang.Context{})
			New().Cues(nil, in, sp, w)
		}
	}
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
}

func BenchmarkKey(b *testing.B) {
	words := strings.Fields("the president said that sales rose because companies reported increasing revenues although expectations were declining")
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			New().Key(w)
		}
	}
}
