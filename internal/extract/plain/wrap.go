package plain

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Hard-wrapped text is no wider than this many cells; a wider line is a
// paragraph of its own.
const (
	maxWrap = 120
	minWrap = 40
)

// wrapWidth gives the width, in cells, at which the lines of a text are
// wrapped, and 0 where each line is a paragraph. Wrapped lines are full: the
// first word of the next line would not have fitted.
func wrapWidth(ls []string) int {
	width := 0
	for _, l := range ls {
		if c := page.Cells(strings.TrimRight(l, " \t")); c > width {
			if width = c; width > maxWrap {
				return 0
			}
		}
	}
	if width < minWrap {
		return 0
	}
	pairs, full, open := 0, 0, 0
	for i := 0; i+1 < len(ls); i++ {
		l, next := strings.TrimRight(ls[i], " \t"), strings.TrimSpace(ls[i+1])
		if strings.TrimSpace(l) == "" || next == "" || indented(ls[i+1]) {
			continue
		}
		pairs++
		if page.Cells(l)+1+firstWord(next) > width {
			full++
			if r, _ := utf8.DecodeLastRuneInString(l); !strings.ContainsRune("。！？!?.”\"", r) {
				open++
			}
		}
	}
	// A paragraph a line, all of like length, would look full too; but its
	// lines end sentences.
	if full < 2 || 10*full < 6*pairs || 2*open < full {
		return 0
	}
	return width
}

// firstWord is the width of what can't be broken at the start of t: one Han
// character with the marks that may not begin a line, or a Latin word.
func firstWord(t string) int {
	n := 0
	for i, r := range t {
		if r == ' ' || r == '\t' {
			break
		}
		if page.Wide(r) {
			if n == 0 {
				n = 2
				if next, _ := utf8.DecodeRuneInString(t[i+utf8.RuneLen(r):]); strings.ContainsRune("，。、；：！？”’）》」』】", next) {
					n += 2
				}
			}
			break
		}
		n++
	}
	return n
}

// indented reports the indent that begins a paragraph: two cells or more.
func indented(l string) bool {
	return strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t") || strings.HasPrefix(l, "\u3000")
}
