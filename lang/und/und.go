// Package und reads text in a language nobody here knows: sentences and words
// by Unicode classes alone, no atoms but plain numbers, no cues.
package und

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Undetermined is the fallback language.
type Undetermined struct{}

var _ lang.Language = Undetermined{}

// New gives the fallback language.
func New() Undetermined { return Undetermined{} }

// Tag is "und".
func (Undetermined) Tag() string { return "und" }

const closers = "\"'”’」』）)】》]"

// Sentences ends one after 。！？… or after . ! ? before white space.
func (Undetermined) Sentences(t string, block text.Span) []text.Span {
	var out []text.Span
	start := block.Start
	for i := block.Start; i < block.End; {
		r, w := utf8.DecodeRuneInString(t[i:block.End])
		i += w
		if !strings.ContainsRune("。！？!?….", r) {
			continue
		}
		for i < block.End {
			r2, w2 := utf8.DecodeRuneInString(t[i:block.End])
			if !strings.ContainsRune(closers+"。！？!?….", r2) {
				break
			}
			i += w2
		}
		next, _ := utf8.DecodeRuneInString(t[i:block.End])
		if r < 0x80 && i < block.End && !unicode.IsSpace(next) {
			continue
		}
		for i < block.End {
			r2, w2 := utf8.DecodeRuneInString(t[i:block.End])
			if !unicode.IsSpace(r2) {
				break
			}
			i += w2
		}
		out = append(out, text.Span{Start: start, End: i})
		start = i
	}
	if start < block.End {
		out = append(out, text.Span{Start: start, End: block.End})
	}
	return out
}

// Clauses gives the sentence whole.
func (Undetermined) Clauses(_ string, sentence text.Span, _ []lang.Word) []text.Span {
	return []text.Span{sentence}
}

// Words takes runs of letters and digits as words, Han and kana one by one.
func (Undetermined) Words(dst []lang.Word, t string, sp text.Span) []lang.Word {
	for i := sp.Start; i < sp.End; {
		r, w := utf8.DecodeRuneInString(t[i:sp.End])
		start := i
		i += w
		switch {
		case unicode.IsSpace(r):
			continue
		case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
			dst = append(dst, lang.Word{Span: text.Span{Start: start, End: i}, Tag: lang.Noun})
			continue
		case !wordRune(r):
			dst = append(dst, lang.Word{Span: text.Span{Start: start, End: i}, Tag: lang.Mark})
			continue
		}
		tag := lang.Num
		for {
			if !unicode.IsDigit(r) {
				tag = lang.Noun
			}
			r, w = utf8.DecodeRuneInString(t[i:sp.End])
			if i >= sp.End || !wordRune(r) || unicode.Is(unicode.Han, r) {
				break
			}
			i += w
		}
		dst = append(dst, lang.Word{Span: text.Span{Start: start, End: i}, Tag: tag})
	}
	return dst
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// Atoms gives the plain numbers.
func (Undetermined) Atoms(dst []lang.Atom, t string, _ text.Span, words []lang.Word, _ lang.Context) []lang.Atom {
	for _, w := range words {
		if w.Tag == lang.Num {
			dst = append(dst, lang.Atom{Span: w.Span, Kind: lang.KindNumber, Sub: "count", Value: w.Slice(t)})
		}
	}
	return dst
}

// Cues knows none.
func (Undetermined) Cues(dst []lang.Cue, _ string, _ text.Span, _ []lang.Word) []lang.Cue { return dst }

// Key folds case.
func (Undetermined) Key(word string) string { return strings.ToLower(word) }
