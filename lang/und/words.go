package und

import (
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Words takes runs of letters and digits as words, with the marks inside them
// (l’eau, 1.234,5, demi-heure). Scripts without spaces are cut small, so that
// every use of a word is cut alike: Han and hiragana one by one, katakana in
// runs, Thai and its neighbours by letter with its signs.
func (Undetermined) Words(dst []lang.Word, t string, sp text.Span) []lang.Word {
	for i := sp.Start; i < sp.End; {
		r, w := utf8.DecodeRuneInString(t[i:sp.End])
		if unicode.IsSpace(r) {
			i += w
			continue
		}
		j, tag := i+w, lang.Mark
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana):
			j, tag = run(t, j, sp.End, unicode.IsMark), lang.Noun
		case unicode.Is(unicode.Katakana, r) || r == 'ー':
			j, tag = run(t, j, sp.End, func(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' || r == 'ﾞ' || r == 'ﾟ' }), lang.Noun
		case spaceless(r):
			j, tag = cluster(t, i, sp.End), lang.Noun
		case unicode.IsNumber(r):
			j, tag = figures(t, i, sp.End)
		case letter(r):
			j, tag = letters(t, i, sp.End), lang.Noun
		}
		dst = append(dst, lang.Word{Span: text.Span{Start: i, End: j}, Tag: tag})
		i = j
	}
	return dst
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || r == '\u200d' || r == '\u200c'
}

// apart reports a letter that never joins a run.
func apart(r rune) bool {
	return r >= 0x0e00 && (spaceless(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

func run(t string, i, end int, in func(rune) bool) int {
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		if !in(r) {
			break
		}
		i += w
	}
	return i
}

// letters reads a word, with a mark between two letters.
func letters(t string, i, end int) int {
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		switch {
		case letter(r) && !apart(r):
		case r == '\'' || r == '’' || r == '-' || r == '‐' || r == '·':
			if next, _ := utf8.DecodeRuneInString(t[i+w : end]); i+w >= end || !letter(next) || apart(next) {
				return i
			}
		default:
			return i
		}
		i += w
	}
	return i
}

// figures reads a number; letters glued to it make it a word.
func figures(t string, i, end int) (int, lang.Tag) {
	for i < end {
		r, w := utf8.DecodeRuneInString(t[i:end])
		switch {
		case unicode.IsNumber(r):
		case r == '.' || r == ',' || r == '٫' || r == '٬':
			if next, _ := utf8.DecodeRuneInString(t[i+w : end]); i+w >= end || !unicode.IsDigit(next) {
				return i, lang.Num
			}
		case letter(r) && !apart(r):
			return letters(t, i, end), lang.Noun
		default:
			return i, lang.Num
		}
		i += w
	}
	return i, lang.Num
}

// cluster reads a Thai or Lao letter with the vowel written before it and the
// signs on it, and the like in Khmer and Burmese.
func cluster(t string, i, end int) int {
	r, w := utf8.DecodeRuneInString(t[i:end])
	i += w
	if r >= 0x0e40 && r <= 0x0e44 || r >= 0x0ec0 && r <= 0x0ec4 {
		if next, w := utf8.DecodeRuneInString(t[i:end]); i < end && spaceless(next) {
			i += w
		}
	}
	return run(t, i, end, unicode.IsMark)
}
