package extract

import (
	"fmt"
	"slices"
	"strings"
)

// SkippedWords says what was passed over on one line, the most first.
func SkippedWords(skipped map[string]int) string {
	type count struct {
		why string
		n   int
	}
	var counts []count
	for why, n := range skipped {
		counts = append(counts, count{why, n})
	}
	slices.SortFunc(counts, func(a, b count) int {
		if a.n != b.n {
			return b.n - a.n
		}
		return strings.Compare(a.why, b.why)
	})
	var out []string
	for i, c := range counts {
		if i == 8 {
			out = append(out, "…")
			break
		}
		out = append(out, fmt.Sprintf("%d %s", c.n, c.why))
	}
	return strings.Join(out, ", ")
}
