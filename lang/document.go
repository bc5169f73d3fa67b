package lang

import (
	"time"

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
	c := Context{Published: a.Published}
	chosen, most := s.chooseBlocks(a)
	d.Lang = most.Tag()
	d.Sentences = make([]Sentence, 0, len(a.Text)/96+len(a.Blocks)) // most are longer
	for i, b := range a.Blocks {
		d.Sentences = read(d.Sentences, chosen[i], a.Text, b.Span, i, c)
	}
	return d
}

// chooseBlocks gives the language of each block and that of most of the text. A
// block that doesn't show its own takes that of the blocks in the same script
// that do: a heading of two words in a German article is German, a name in
// Latin letters inside a Chinese one stays English.
func (s Set) chooseBlocks(a *article.Article) (chosen []Language, most Language) {
	chosen = make([]Language, len(a.Blocks))
	scripts := make([]script, len(a.Blocks))
	unsure := make([]bool, len(a.Blocks))
	var size, all [scriptCount][]int // bytes by script and language; other is the last
	for k := range size {
		size[k], all[k] = make([]int, len(s.languages)+1), make([]int, len(s.languages)+1)
	}
	for i, b := range a.Blocks {
		l, sc, sure := s.choose(b.Slice(a.Text))
		chosen[i], scripts[i], unsure[i] = l, sc, !sure
		all[0][s.index(l)] += b.Len()
		if sure {
			size[sc][s.index(l)] += b.Len()
			size[0][s.index(l)] += b.Len()
		}
	}
	for i, sc := range scripts {
		if l, n := s.largest(size[sc]); unsure[i] && n > 0 {
			all[0][s.index(chosen[i])] -= a.Blocks[i].Len()
			all[0][s.index(l)] += a.Blocks[i].Len()
			chosen[i] = l
		}
	}
	most, _ = s.largest(all[0])
	return chosen, most
}

func (s Set) index(l Language) int {
	for i, x := range s.languages {
		if x.Tag() == l.Tag() {
			return i
		}
	}
	return len(s.languages)
}

func (s Set) largest(sizes []int) (Language, int) {
	best := len(s.languages)
	for i, n := range sizes {
		if n > sizes[best] {
			best = i
		}
	}
	if best == len(s.languages) {
		return s.other, sizes[best]
	}
	return s.languages[best], sizes[best]
}

// ParseText reads a text that stands alone, such as a point to be checked, as
// one block. published dates its relative dates.
func (s Set) ParseText(t string, published time.Time) []Sentence {
	if t == "" {
		return nil
	}
	return read(nil, s.For(t), t, text.Span{End: len(t)}, 0, Context{Published: published})
}

// read appends the sentences of block i to dst.
func read(dst []Sentence, l Language, t string, block text.Span, i int, c Context) []Sentence {
	// The words of a block share one array, and so do its atoms and its cues. An
	// article has a word in 5 bytes, an atom in 30.
	words := make([]Word, 0, block.Len()/4+4)
	atoms := make([]Atom, 0, block.Len()/24+2)
	cues := make([]Cue, 0, block.Len()/96+2)
	for _, sp := range l.Sentences(t, block) {
		w, at, cu := len(words), len(atoms), len(cues)
		words = l.Words(words, t, sp)
		s := Sentence{Span: sp, Block: i, Language: l, Words: words[w:len(words):len(words)]}
		s.Clauses = l.Clauses(t, sp, s.Words)
		atoms = l.Atoms(atoms, t, sp, s.Words, c)
		s.Atoms = atoms[at:len(atoms):len(atoms)]
		cues = l.Cues(cues, t, sp, s.Words)
		s.Cues = cues[cu:len(cues):len(cues)]
		dst = append(dst, s)
	}
	return dst
}
