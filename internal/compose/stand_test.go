package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

// TestStandColumns: every column has a name of its own and is in one group.
func TestStandColumns(t *testing.T) {
	seen := map[string]bool{}
	for c, name := range PrintColumns() {
		if name == "" || seen[name] {
			t.Errorf("column %d: name %q", c, name)
		}
		seen[name] = true
	}
	next := 0
	for _, g := range StandGroups {
		if g.First != next || g.Last < g.First {
			t.Errorf("group %s: %d to %d, want it to begin at %d", g.Name, g.First, g.Last, next)
		}
		next = g.Last + 1
	}
	if next != standColumns {
		t.Errorf("the groups end before column %d of %d", next, standColumns)
	}
}

// The shipped model fits the columns, and tells a whole sentence from one that
// hangs on what stands before it.
func TestStandModel(t *testing.T) {
	if shippedStand() == nil {
		t.Fatal("data/stand.bin was made for other columns: go run ./train/stand")
	}
	for _, c := range []struct{ name, whole, leaning string }{
		{"en", "Harrow County will close three of its old water mills in March 2026, Mayor John Smith said on Monday.", "The keeper told the crew about the other mill and the dam behind the mill."},
		{"zh", "东湖县县长王强今年3月宣布，东湖县将在2026年底以前关闭全县三家造纸厂。", "这位师傅后来也把那件事告诉了另一家。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := "Snow fell on the mill. The keeper and his crew left the dam.\n"
			if c.name == "zh" {
				in = "雪下了一夜。师傅离开了村子，那件事没有人知道。\n"
			}
			chance := func(s string) float64 {
				d := read(in + s)
				x := newStandReader(d, rank.Score(d))
				n := len(d.Sentences) - 1
				return shippedStand().chance(x.describe(&unit{first: n, last: n, span: trim(d.Article.Text, d.Sentences[n].Span)}))
			}
			if a, b := chance(c.whole), chance(c.leaning); a <= b+0.2 {
				t.Errorf("chance of reading alone: %.2f for %q, %.2f for %q", a, c.whole, b, c.leaning)
			}
		})
	}
}

// The shipped model fits the columns, and tells news from a vow; the sentence that is worth most is
// spared, unless it is long.
func TestPrintModel(t *testing.T) {
	if shippedPrint() == nil {
		t.Fatal("data/print.bin was made for other columns: go run ./train/stand -print")
	}
	const news, vow = "东湖县县长王强今年3月宣布，东湖县将在2026年底以前关闭全县三家造纸厂。", "下一步，东湖县将继续提高服务水平，努力开创各项工作新局面，不断谱写新的篇章。"
	chance := func(most int, s string, scores ...float64) float64 {
		d := read(s)
		r := rank.Score(d)
		r.Sentences = scores
		x := newStandReader(d, r)
		x.judged = judge(d, &r, few, shippedWorth())
		u := x.build(0, 0, most, run{})
		x.describe(u)
		x.printing(shippedPrint(), scores)
		return x.printChance(u)
	}
	told, vowed := chance(80, news+vow, 0.5, 0.9), chance(80, vow+news, 0.5, 0.9)
	if told <= vowed+0.1 {
		t.Errorf("chance to be printed: %.2f for %q, %.2f for %q", told, news, vowed, vow)
	}
	if best := chance(80, vow+news, 0.9, 0.5); best < 0.8 {
		t.Errorf("the best sentence has %.2f", best)
	}
	long := strings.Repeat("东湖县将继续提高服务水平和管理水平，", 7) + vow
	if best := chance(300, long+news, 0.9, 0.5); best >= 0.8 {
		t.Errorf("a long one has %.2f", best)
	}
}

// What a rule refuses is pardoned where it is one of the best sentences and an editor would likely print it.
func TestPardon(t *testing.T) {
	const refusedByRule = "县里的三座水库都修好了。该网络也受到影响，三百名村民报了警。"
	for _, c := range []struct {
		name  string
		base  float32 // log odds to be printed
		worth float64
		want  bool
	}{
		{"the best, likely", 3, 0.9, true},
		{"the best, hardly", -3, 0.9, false},
		{"worth little", 3, 0.4, false},
	} {
		d := read(refusedByRule)
		r := rank.Score(d)
		r.Sentences = []float64{0.9, c.worth}
		x := newStandReader(d, r)
		x.judged = judge(d, &r, few, shippedWorth())
		x.strict = true
		x.printing(&ChanceModel{Forest: &forest.Forest{}, Base: c.base}, r.Sentences)
		u := x.build(1, 1, Medium.budget(), run{})
		if got := !u.leans && u.pardoned > 0; got != c.want {
			t.Errorf("%s: pardoned %v, want %v", c.name, got, c.want)
		}
		if c.want && u.chance < barFor("zh").floor {
			t.Errorf("%s: its chance of reading alone is %.2f", c.name, u.chance)
		}
	}
}

// Where few units read alone there are few points, but never none, and whoever
// asks for a number gets it.
func TestStanding(t *testing.T) {
	some := func(chances ...float64) (us []*unit) {
		for i, c := range chances {
			us = append(us, &unit{first: i, last: i, chance: c, score: c})
		}
		return us
	}
	for _, c := range []struct {
		name     string
		units    []*unit
		k        int
		want, of int
	}{
		{"all stand", some(0.9, 0.9, 0.8, 0.8, 0.9, 0.8, 0.9), 6, 6, 7},
		{"few stand", some(0.9, 0.9, 0.9, 0.9, 0.2, 0.2, 0.2), 6, 4, 4},
		{"hardly one stands", some(0.3, 0.2, 0.15, 0.1, 0.05, 0.04, 0.03), 6, 3, 3},
		{"a short text", some(0.3, 0.2, 0.1, 0.05), 2, 1, 1},
		{"one", some(0.2), 1, 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, k := standing(nil, c.units, c.k, barFor("zh"))
			if k != c.want || len(got) != c.of {
				t.Errorf("%d of %d units, want %d of %d", k, len(got), c.want, c.of)
			}
		})
	}
}

func TestListMark(t *testing.T) {
	for in, want := range map[string]string{
		"2、东湖县": "2、", "（5）东湖县": "（5）", "(三)东湖县": "(三)", "3.一项研究": "3.", "3.5亿元": "", "2023年": "", "（图）": "", "": "", "12": "", "（": "",
	} {
		if got := in[:listMark(in)]; got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// FuzzChanceModel: whatever the bytes, a model that is read can be asked.
func FuzzChanceModel(f *testing.F) {
	f.Add([]byte(standBytes))
	f.Add([]byte(printBytes))
	f.Add([]byte(standBytes[:40]))
	f.Add([]byte(chanceMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, columns := range [][]string{StandColumns(), PrintColumns()} {
			m, err := parseChances(string(b), columns)
			if err != nil {
				continue
			}
			m.chance(make([]float32, len(columns)))
			again, err := parseChances(string(m.Encode(columns)), columns)
			if err != nil || len(again.Forest.Nodes) != len(m.Forest.Nodes) {
				t.Errorf("a model that was read is not written again as it was: %v", err)
			}
		}
	})
}
