package extraction

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

func TestBlocks(t *testing.T) {
	want := []string{"渡口的灯亮了。", "老徐说，他不走。", "一百二十个字的长段落，里面什么都有，只是末尾少了几个标点和一两个字而已。"}
	for _, tt := range []struct {
		name string
		got  []string
		want Tally
	}{
		{"all", want, Tally{3, 0, 0}},
		{"marks differ", []string{"渡口的灯亮了", "老徐说 他不走"}, Tally{2, 0, 1}},
		{"one twice", []string{want[0], want[0]}, Tally{1, 1, 2}},
		{"nearly", []string{"一百二十个字的长段落，里面什么都有，只是末尾少了几个标点和一两个字"}, Tally{1, 0, 2}},
		{"optional", []string{"编辑 林小满"}, Tally{0, 0, 3}},
		{"wrong", []string{"相关阅读"}, Tally{0, 1, 3}},
	} {
		if got := Blocks(tt.got, want, []string{"编辑林小满"}); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestShingles(t *testing.T) {
	got := Shingles("the ferry leaves at five", "the ferry leaves at five in the morning")
	if want := (Tally{TP: 2, FP: 0, FN: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if f := (Tally{TP: 2, FN: 3}).F1(); math.Abs(f-4.0/7) > 1e-9 {
		t.Errorf("F1: got %v, want 4/7", f)
	}
}

// The floors are a little under what was measured; the table of
// eval/cmd/extraction has the figures.
func TestFloors(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole sets")
	}
	dir := os.Getenv("ZHONGDIAN_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	pages, err := Load(dir, "zh-dev")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the evaluation data is not here; set ZHONGDIAN_DATA to its folder")
	}
	var c Chinese
	for _, p := range pages {
		c.ScoreChinese(&p, ours(p.Data(), p.URL))
	}
	for _, f := range []struct {
		name       string
		got, floor float64
	}{
		{"blocks", c.Blocks.F1(), 0.97}, {"captions", c.Captions.F1(), 0.88}, {"kinds", part(c.Kind), 0.95},
		{"title", part(c.Title), 0.96}, {"date", part(c.Date), 0.95}, {"byline", part(c.Byline), 0.93},
	} {
		if f.got < f.floor {
			t.Errorf("%s: got %.3f, the floor is %.3f", f.name, f.got, f.floor)
		}
	}
}

func part(n [2]int) float64 { return float64(n[0]) / float64(max(1, n[1])) }
