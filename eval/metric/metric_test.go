package metric

import (
	"math"
	"reflect"
	"testing"

	"github.com/zhongdian/zhongdian/text"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"。，！ \n", nil},
		{"３月增长5.2%", []string{"3", "月", "增", "长", "5", "2"}},
		{"GPT-4发布 in Paris", []string{"gpt", "4", "发", "布", "in", "paris"}},
		{"ＡＩ时代", []string{"ai", "时", "代"}},
		{"a\xffb", []string{"a", "b"}},
	} {
		if got := Tokens(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("Tokens(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

// The cat sat / the cat sat down, by hand: 3 of 3 and 3 of 4 unigrams, 2 of 2
// and 2 of 3 bigrams.
func TestRouge(t *testing.T) {
	a, b := Tokens("猫坐下"), Tokens("猫坐下来")
	m := RougeN(a, b, 1)
	near(t, "R-1 P", m.P, 1)
	near(t, "R-1 R", m.R, .75)
	near(t, "R-1 F", m.F, 6./7)
	near(t, "R-2 F", RougeN(a, b, 2).F, .8)
	near(t, "R-L F", RougeL(a, b).F, 6./7)

	x, y := Tokens("the the the"), Tokens("the cat the")
	near(t, "repeats are clipped", RougeN(x, y, 1).P, 2./3)
	near(t, "order matters to R-L", RougeL(Tokens("乙甲"), Tokens("甲乙")).R, .5)
	near(t, "order doesn't to R-1", RougeN(Tokens("乙甲"), Tokens("甲乙"), 1).R, 1)
	near(t, "nothing given", RougeN(nil, y, 1).F, 0)
	near(t, "nothing wanted", RougeL(x, nil).F, 0)
	// Joined tokens must not meet: "ab"+"c" is not "a"+"bc".
	near(t, "n-grams keep their borders", RougeN([]string{"ab", "c"}, []string{"a", "bc"}, 2).F, 0)
}

func point(s string, spans ...text.Span) Point { return Point{Tokens(s), spans} }

func TestCoverage(t *testing.T) {
	gold := []Point{
		point("甲乙丙丁戊", text.Span{Start: 0, End: 10}), // bigrams 甲乙 乙丙 丙丁 丁戊
		point("子丑寅卯辰", text.Span{Start: 20, End: 30}),
	}
	for _, c := range []struct {
		name          string
		ours          []Point
		cover, onSpan PRF
	}{
		{"one of four bigrams is a quarter", []Point{point("甲乙", text.Span{Start: 5, End: 6})}, PRF{1, .5, 2. / 3}, PRF{1, .5, 2. / 3}},
		{"no bigram", []Point{point("甲丙", text.Span{Start: 5, End: 6})}, PRF{}, PRF{1, .5, 2. / 3}},
		{"touching is not overlapping", []Point{point("甲乙丙", text.Span{Start: 10, End: 20})}, PRF{}, PRF{}},
		{"the words of one, the evidence of the other", []Point{point("甲乙丙", text.Span{Start: 20, End: 30})}, PRF{}, PRF{1, .5, 2. / 3}},
		{"one point covers both", []Point{point("甲乙子丑", text.Span{Start: 0, End: 30}), point("无关", text.Span{Start: 40, End: 50})},
			PRF{.5, 1, 2. / 3}, PRF{.5, 1, 2. / 3}},
		{"no points", nil, PRF{}, PRF{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Coverage(c.ours, gold); !closePRF(got, c.cover) {
				t.Errorf("Coverage = %v, want %v", got, c.cover)
			}
			if got := EvidenceOverlap(c.ours, gold); !closePRF(got, c.onSpan) {
				t.Errorf("EvidenceOverlap = %v, want %v", got, c.onSpan)
			}
		})
	}
}

func closePRF(a, b PRF) bool {
	return math.Abs(a.P-b.P)+math.Abs(a.R-b.R)+math.Abs(a.F-b.F) < 1e-9
}

func TestNDCG(t *testing.T) {
	// Gains 7 and 1: ranked 1 then 3 gives 1 + 7/log2(3) over 7 + 1/log2(3).
	l := math.Log2(3)
	near(t, "swapped", NDCG([]float64{2, 1}, []int{1, 3}, 5), (1+7/l)/(7+1/l))
	near(t, "right", NDCG([]float64{1, 2}, []int{1, 3}, 5), 1)
	near(t, "cut at k", NDCG([]float64{2, 1}, []int{0, 3}, 1), 0)
	near(t, "no grade", NDCG([]float64{2, 1}, []int{0, 0}, 5), 0)
}

func TestHighlighted(t *testing.T) {
	ours := []text.Span{{Start: 0, End: 10}, {Start: 20, End: 30}}
	mask := []text.Span{{Start: 5, End: 8}, {Start: 9, End: 22}}
	near(t, "share", Highlighted(ours, mask), (3+1+2)/20.)
	near(t, "nothing", Highlighted(nil, mask), 0)
}

// Scores .1 bad, .2 good, .3 bad, .4 good: of four pairs three are right.
var four = []Case{{.1, true, 0}, {.2, false, 1}, {.3, true, 2}, {.4, false, 3}}

func TestDetector(t *testing.T) {
	near(t, "AUROC", AUROC(four), .75)
	near(t, "AUROC of ties", AUROC([]Case{{.5, true, 0}, {.5, false, 1}}), .5)
	if v := AUROC(four[:1]); !math.IsNaN(v) {
		t.Errorf("AUROC of one kind = %v, want NaN", v)
	}
	near(t, "all under .15", Balanced(four, .15), .75)
	near(t, "all under .35", Balanced(four, .35), .75)
	near(t, "no false alarm allowed", TPRAt(four, 0), .5)
	near(t, "one of two allowed", TPRAt(four, .5), 1)
	near(t, "the best threshold parts the first", best(four), .15)
}

// With a single separable threshold in every fold nothing is lost; labels that
// turn round between the folds lose everything.
func TestCrossBalanced(t *testing.T) {
	var easy, turned []Case
	for g := range 10 {
		easy = append(easy, Case{.1, true, g}, Case{.9, false, g})
		turned = append(turned, Case{.1, g%2 == 0, g}, Case{.9, g%2 == 1, g})
	}
	near(t, "easy", CrossBalanced(easy, 5), 1)
	if v := CrossBalanced(turned, 2); v > .5 {
		t.Errorf("a threshold from the wrong fold gives %v, want .5 or less", v)
	}
}

func TestBootstrap(t *testing.T) {
	same := Bootstrap([]float64{.5, .5, .5})
	if same != (Interval{.5, .5, .5}) {
		t.Errorf("no spread gives %v", same)
	}
	xs := make([]float64, 100)
	for i := range xs {
		xs[i] = float64(i % 2)
	}
	// The standard error of 100 fair draws is .05: the interval is about ±.1.
	v := Bootstrap(xs)
	if v.Mean != .5 || v.Half() < .07 || v.Half() > .13 || v.Low >= .5 || v.High <= .5 {
		t.Errorf("Bootstrap = %v, want about .5 ± .1", v)
	}
	if v != Bootstrap(xs) {
		t.Error("two runs differ")
	}
}

func TestPaired(t *testing.T) {
	a, b := make([]float64, 50), make([]float64, 50)
	for i := range a {
		a[i], b[i] = .6+float64(i%3)/100, .5
	}
	if d, p := Paired(a, b); p > .01 || d.Mean < .1 || d.Low <= 0 {
		t.Errorf("a clear difference: %v, p = %v", d, p)
	}
	if _, p := Paired(b, b); p != 1 {
		t.Errorf("no difference: p = %v, want 1", p)
	}
}
