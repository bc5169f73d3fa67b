package und

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/text"
)

// longThai is how long a sentence must be before a space in a script that has
// no full stop ends it, in bytes: about 130 letters, two or three clauses.
const longThai = 400

// Sentences tiles block. It ends one after the full stops of all scripts
// (. ! ? … 。 ！ ？ । ॥ ؟ ۔ ። ။ …) with their closing marks. A full stop of the
// Latin kind needs white space behind it, no small letter after that, and more
// than a number, an initial or a two-letter title before it ("am 12. Juni").
// Japanese 」と goes on. Thai and its neighbours have no full stop: a space ends
// a sentence that is long already.
func (Undetermined) Sentences(t string, block text.Span) []text.Span {
	var out []text.Span
	start := block.Start
	for i := block.Start; i < block.End; {
		r, w := utf8.DecodeRuneInString(t[i:block.End])
		at := i
		i += w
		switch {
		case unicode.IsSpace(r):
			if at-start < longThai || !spaceless(lastRune(t[start:at])) {
				continue
			}
			i = at
		case latinStop(r) || ownStop(r):
			j, closed := closers(t, i, block.End)
			if !ends(t, start, at, j, block.End, r, closed) {
				i = j
				continue
			}
			i = j
		default:
			continue
		}
		i = spaces(t, i, block.End)
		out = append(out, text.Span{Start: start, End: i})
		start = i
	}
	if start < block.End {
		out = append(out, text.Span{Start: start, End: block.End})
	}
	return out
}

func latinStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// ownStop reports a mark that ends a sentence whatever follows.
func ownStop(r rune) bool {
	switch r {
	case '。', '！', '？', '｡', '।', '॥', '؟', '۔', '։', '።', '፧', '။', '។', '៕', '᠃', '‼', '⁇', '⁈', '⁉':
		return true
	}
	return false
}

func closers(t string, i, end int) (j int, closed rune) {
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		if unicode.IsSpace(r) { // French: « Quoi ? » but German: Gut. »Was?«
			next, n := utf8.DecodeRuneInString(t[i+w : end])
			after, _ := utf8.DecodeRuneInString(t[min(i+w+n, end):end])
			if next != '»' || unicode.IsLetter(after) {
				break
			}
			r, w = next, w+n
		}
		if !latinStop(r) && !ownStop(r) {
			if !strings.ContainsRune("\"'”’」』）)】》]»›", r) {
				break
			}
			closed = r
		}
		i += w
	}
	return i, closed
}

// ends decides at the mark r at offset at; j is behind it and its closing marks.
func ends(t string, start, at, j, end int, r rune, closed rune) bool {
	next, _ := utf8.DecodeRuneInString(t[j:end])
	if j >= end {
		return true
	}
	if ownStop(r) {
		return closed != '」' && closed != '』' || !unicode.Is(unicode.Hiragana, next)
	}
	if !unicode.IsSpace(next) {
		return r != '.' && next >= 0x2e80 // Japanese with half-width marks
	}
	n := spaces(t, j, end)
	after, _ := utf8.DecodeRuneInString(t[n:end])
	if unicode.IsLower(after) {
		return false
	}
	if r != '.' || closed != 0 {
		return true
	}
	word := t[start:at]
	if len(word) > 32 {
		word = word[len(word)-32:]
	}
	if k := strings.LastIndexFunc(word, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '\u00a0' }); k >= 0 {
		_, w := utf8.DecodeRuneInString(word[k:])
		word = word[k+w:]
	}
	return !short(word)
}

// short reports what a full stop abbreviates: 12. J. Dr. z.B.
func short(w string) bool {
	if w == "" || strings.Contains(w, ".") {
		return w != ""
	}
	first, _ := utf8.DecodeRuneInString(w)
	n := utf8.RuneCountInString(w)
	return unicode.IsDigit(first) && n < 3 || n == 1 && unicode.IsLetter(first) || n == 2 && unicode.IsUpper(first)
}

func spaces(t string, i, end int) int {
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		if !unicode.IsSpace(r) {
			break
		}
		i += w
	}
	return i
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// spaceless reports a letter of a script that writes no space between words and
// has no full stop: Thai, Lao, Khmer, Burmese.
func spaceless(r rune) bool {
	return r >= 0x0e00 && r <= 0x0eff || r >= 0x1780 && r <= 0x17ff || r >= 0x1000 && r <= 0x109f
}
