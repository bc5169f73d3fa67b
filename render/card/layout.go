package card

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// box stands where the font has no glyph.
const box = '□'

// line is a line of laid out text: what it shows, and where in the text each of
// its characters came from.
type line struct {
	runes []rune
	from  []int // byte offset of each in the text
	x     []fixed.Int26_6
	width fixed.Int26_6
}

// A mark of these never opens, or never ends, a line (as in GB/T 15834).
const (
	noStart = "、，。．；：？！…,.;:?!)]}%）”’」』》〉】〕］｝％·—"
	noEnd   = "([{（“‘「『《〈【〔［｛"
)

// lay breaks t into lines of at most width. Latin words stay whole unless one
// alone is too wide. missing is told of each character the font has not.
func lay(f *faces, face font.Face, t string, width int, missing func(rune)) []line {
	limit := fixed.I(width)
	var out []line
	var cur line
	flush := func() {
		for n := len(cur.runes); n > 0 && cur.runes[n-1] == ' '; n-- {
			cur.width = cur.x[n-1]
			cur.runes, cur.from, cur.x = cur.runes[:n-1], cur.from[:n-1], cur.x[:n-1]
		}
		if len(cur.runes) > 0 {
			out = append(out, cur)
		}
		cur = line{}
	}
	for at := 0; at < len(t); {
		n := piece(t[at:])
		w := measure(f, face, t[at:at+n])
		if len(cur.runes) > 0 && cur.width+w > limit+hang(face, t[at:at+n]) {
			flush()
		}
		for i, r := range t[at : at+n] {
			if r == ' ' && len(cur.runes) == 0 || skipped(r) {
				continue
			}
			own := r
			if !f.has(r) {
				missing(r)
				r = box
			}
			a, shift := squeeze(face, r, before(t, at+i, len(cur.runes) == 0), after(t, at+i+utf8.RuneLen(own)))
			if cur.width+a > limit && len(cur.runes) > 0 && w > limit {
				flush() // a word wider than the line
			}
			cur.runes, cur.from, cur.x = append(cur.runes, r), append(cur.from, at+i), append(cur.x, cur.width-shift)
			cur.width += a
		}
		at += n
	}
	flush()
	return out
}

// The marks of Chinese that fill half of their square: the right half, the left.
const (
	openMarks  = "“‘「『《（【〔〈"
	closeMarks = "”’」』》）】〕〉、，。；："
)

// squeeze gives the advance of r between two others, and how far to the left it
// is drawn. A mark gives up its empty half at the start of a line, beside another
// mark, and for the quotes that both scripts share beside Latin letters.
func squeeze(face font.Face, r, prev, next rune) (a, shift fixed.Int26_6) {
	a = advance(face, r)
	shared := strings.ContainsRune("“”‘’", r)
	switch {
	case strings.ContainsRune(openMarks, r) && (prev == 0 || strings.ContainsRune(openMarks+closeMarks, prev) || shared && isLatin(next)):
		return a / 2, a / 2
	case strings.ContainsRune(closeMarks, r) && (strings.ContainsRune(closeMarks, next) || shared && isLatin(prev)):
		return a / 2, 0
	}
	return a, 0
}

// before gives the character that stands in front of byte i, 0 at the start of a line.
func before(t string, i int, start bool) rune {
	if start || i == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(t[:i])
	return r
}

func after(t string, i int) rune {
	if i >= len(t) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(t[i:])
	return r
}

func isLatin(r rune) bool { return r > ' ' && r < 0x250 }

// hang lets a closing mark at the end of a line stand out by half of itself, as
// in a well set column.
func hang(face font.Face, piece string) fixed.Int26_6 {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(piece, " "))
	if strings.ContainsRune("，。、；：！？", r) {
		return advance(face, r) / 2
	}
	return 0
}

func measure(f *faces, face font.Face, s string) fixed.Int26_6 {
	var w fixed.Int26_6
	for _, r := range strings.TrimRight(s, " ") {
		if skipped(r) {
			continue
		}
		if !f.has(r) {
			r = box
		}
		w += advance(face, r)
	}
	return w
}

func advance(face font.Face, r rune) fixed.Int26_6 {
	a, _ := face.GlyphAdvance(r)
	return a
}

// skipped reports characters that show nothing by themselves: joiners, marks of
// direction, selectors of a variant.
func skipped(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef
}

// piece gives the length of the shortest start of s after which a line may break.
func piece(s string) int {
	i, open, wide := 0, false, false
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		stays := strings.ContainsRune(noStart, r) || unicode.Is(unicode.Mn, r) || skipped(r)
		switch {
		case r == ' ':
			for i < len(s) && s[i] == ' ' {
				i++
			}
			return i
		case i > 0 && !stays && !open && (wide || isWide(r)):
			return i
		case i > 120:
			return i // an address or the like
		}
		if !stays {
			wide = isWide(r)
		}
		open = strings.ContainsRune(noEnd, r)
		i += w
	}
	return i
}

func isWide(r rune) bool { return r >= 0x2e80 && r != '\ufeff' }
