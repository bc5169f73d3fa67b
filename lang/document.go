package lang

import (
	"time"
	"unicode"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/text"
)

// Set chooses a language for each block. It is a value: make it once, use it
// from any number of goroutines.
type Set struct {
	languages []Language
	other     Language
}

// NewSet makes a set that falls back on other (usually und.New()) where none of
// the languages fits.
func NewSet(other Language, languages ...Language) Set {
	return Set{languages: languages, other: other}
}

// Sentence is one sentence of a Document with what is known of it. The slices
// are views into arrays that the whole document shares; they are not edited.
type Sentence struct {
	text.Span
	Block    int // index in Article.Blocks
	Language Language
	Clauses  []text.Span
	Words    []Word
	Atoms    []Atom
	Cues     []Cue
}

// Document is an article that has been read: what every later stage works on.
// It is not edited after Parse and may be shared between goroutines.
type Document struct {
	Article   *article.Article
	Lang      string // BCP 47 of most of the text
	Sentences []Sentence
}

// Parse reads every block of a. It never fails: text in no known language is
// read by the fallback.
func (s Set) Parse(a *article.Article) *Document {
	d := &Document{Article: a}
	byTag := map[string]int{}
	c := Context{Published: a.Published}
	for i, b := range a.Blocks {
		l := s.For(b.Slice(a.Text))
		byTag[l.Tag()] += b.Len()
		d.Sentences = append(d.Sentences, read(l, a.Text, b.Span, i, c)...)
	}
	d.Lang = s.other.Tag()
	most := 0
	for _, l := range append([]Language{s.other}, s.languages...) {
		if n := byTag[l.Tag()]; n > most {
			d.Lang, most = l.Tag(), n
		}
	}
	return d
}

// ParseText reads a text that stands alone, such as a point to be checked, as
// one block. published dates its relative dates.
func (s Set) ParseText(t string, published time.Time) []Sentence {
	if t == "" {
		return nil
	}
	return read(s.For(t), t, text.Span{End: len(t)}, 0, Context{Published: published})
}

func read(l Language, t string, block text.Span, i int, c Context) []Sentence {
	spans := l.Sentences(t, block)
	out := make([]Sentence, len(spans))
	for j, sp := range spans {
		w := l.Words(nil, t, sp)
		out[j] = Sentence{
			Span: sp, Block: i, Language: l, Words: w,
			Clauses: l.Clauses(t, sp, w),
			Atoms:   l.Atoms(nil, t, sp, w, c),
			Cues:    l.Cues(nil, t, sp, w),
		}
	}
	return out
}

// For gives the language of a stretch of text by the scripts it is written in:
// Chinese where Han is a quarter of its letters or more (kana or hangul say it
// is not Chinese), English where Latin is most of them.
func (s Set) For(t string) Language {
	var han, latin, other int
	for _, r := range t {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	// A Han character says about as much as four Latin letters.
	switch {
	case han > 0 && han*4 >= latin && other*4 < han:
		return s.tagged("zh")
	case latin > 0 && other < latin:
		return s.tagged("en")
	case han == 0 && latin == 0 && other == 0 && len(s.languages) > 0:
		return s.languages[0] // figures and marks alone: anybody can read them
	}
	return s.other
}

func (s Set) tagged(tag string) Language {
	for _, l := range s.languages {
		if l.Tag() == tag {
			return l
		}
	}
	return s.other
}
