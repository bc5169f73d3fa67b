package corpus

import (
	"strings"
	"testing"
)

// Every wrong point differs from the true one that it is a copy of, and stands once.
func TestMade(t *testing.T) {
	ids := map[string]bool{}
	for _, kept := range []bool{false, true} {
		ms, err := LoadMade(kept)
		if err != nil || len(ms) < 20 {
			t.Fatalf("kept %v: %d articles, %v", kept, len(ms), err)
		}
		for _, m := range ms {
			if ids[m.ID] || !strings.HasPrefix(m.ID, m.Lang) || m.Headline() == "" || m.Body() == "" {
				t.Errorf("%s: a second one, or without a headline or text", m.ID)
			}
			ids[m.ID] = true
			if len(m.True) != len(m.Wrong) {
				t.Errorf("%s: %d true, %d wrong", m.ID, len(m.True), len(m.Wrong))
			}
			seen := map[string]bool{}
			for _, s := range m.True {
				seen[s] = true
			}
			of := map[int]bool{}
			for _, w := range m.Wrong {
				if w.Of < 0 || w.Of >= len(m.True) || of[w.Of] || seen[w.Text] || w.Kind == "" {
					t.Errorf("%s: %q is no copy of one true point", m.ID, w.Text)
				}
				of[w.Of] = true
			}
		}
	}
}
