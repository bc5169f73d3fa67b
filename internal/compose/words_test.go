package compose

import "testing"

// Words are found wherever they stand, and what a text may open with is no less than
// what it does.
func TestWords(t *testing.T) {
	list := newWords([]string{"这", "渡船", "a", "“", "𠮷野"})
	for _, c := range []struct {
		s                     string
		in, opens, closes, no bool // no: it can't open with one
	}{
		{"这是渡船", true, true, true, false},
		{"夜航的渡船靠岸", true, false, false, true},
		{"abc", true, true, false, false},
		{"𠮷野家", true, true, false, false},
		{"渡口", false, false, false, false},
		{"说“", true, false, true, true},
		{"\xe8\xbf", false, false, false, true},
		{"", false, false, false, true},
	} {
		if got := list.in(c.s); got != c.in {
			t.Errorf("in %q: %v", c.s, got)
		}
		if got := list.opens(c.s); got != c.opens {
			t.Errorf("opens %q: %v", c.s, got)
		}
		if got := list.closes(c.s); got != c.closes {
			t.Errorf("closes %q: %v", c.s, got)
		}
		if got := list.mayOpen(c.s); got == c.no {
			t.Errorf("may open %q: %v", c.s, got)
		}
	}
}

// Marks have no width and part words, an apostrophe and a hyphen don't.
func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"夜航，试行。": 4, "“夜航”《试行》": 4, "don't, won’t": 4, "U.S.-based A—B": 6, "第3艘 ferry": 6, "々〇": 2, "ｆｅｒｒｙ９": 2, "a\u200bb": 4,
	} {
		if got := width(s); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}
