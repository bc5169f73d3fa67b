package plain

import "strings"

const (
	longLine = 300 // bytes of a line that may be a whole page in one
	wideGap  = 3   // spaces that stand for the end of a paragraph
)

// paragraphs cuts a long Chinese line where spaces stand between its characters: a
// page that was copied as one line has them where its paragraphs ended. Lines of other
// scripts may be justified, and short ones a table.
func paragraphs(ls []string) []string {
	var out []string // nil until a line is cut
	for i, l := range ls {
		cuts := gaps(l)
		if len(cuts) > 0 && out == nil {
			out = append(make([]string, 0, len(ls)+8), ls[:i]...)
		}
		if out == nil {
			continue
		}
		start := 0
		for _, cut := range cuts {
			out = append(out, l[start:cut])
			start = cut
		}
		out = append(out, l[start:])
	}
	if out == nil {
		return ls
	}
	return out
}

// gaps gives where the wide gaps of a long line end that Han characters stand beside.
func gaps(l string) []int {
	if len(l) < longLine || !strings.Contains(l, strings.Repeat(" ", wideGap)) && !strings.Contains(l, "　　") {
		return nil
	}
	var out []int
	spaces, wide := 0, 0
	before := rune(0)
	for i, r := range l {
		switch r {
		case ' ', '\t', '\u00a0':
			spaces++
			continue
		case '　':
			spaces++
			wide++
			continue
		}
		if (spaces >= wideGap || wide > 1) && before != 0 && (cjk(before) || cjk(r)) {
			out = append(out, i)
		}
		before, spaces, wide = r, 0, 0
	}
	return out
}

// cjk reports a Han character or a full-width mark.
func cjk(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r == '“' || r == '”'
}
