package verify

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A stream is a text as the checker compares it: its words without the marks,
// and below them its symbols. A symbol is one Han character, or one whole word
// of any other script; words of two texts that are cut differently still share
// their symbols.
type stream struct {
	text      string
	words     []word
	syms      []int32 // symbol of each place
	owner     []int32 // word of each place
	sents     []part
	languages []lang.Language // of each sentence
	parts     []part          // clauses
	atoms     []atom
	named     []bool         // of each word: a name atom covers it
	keys      map[int32]bool // the words there are; only of a point
}

// A word knows its places in syms, its sentence and its clause.
type word struct {
	text.Span
	tag        lang.Tag
	from, to   int32 // symbols
	sent, part int32
	key        int32   // the word's own symbol, unless none ever had it
	idf        float64 // in the language at large; only of a point
	weight     float64 // how much of the meaning it carries
}

// A part is a run of words: a sentence or a clause.
type part struct {
	text.Span
	from, to int32 // words
	sent     int32
	block    int32
}

// An atom of the document with its place in the stream.
type atom struct {
	*lang.Atom
	from, to   int32 // words that overlap it; from == to where there are none
	sent, part int32
}

// names gives symbols their numbers. Han characters are their own code points;
// other words count on from firstWord.
type names struct {
	ids   map[string]int32
	keys  []string                    // of these words
	latin map[string]map[string]int32 // by language: the symbols of words as they are written
}

const firstWord = 1 << 21

// symbol gives the symbol of word w and its key, which is empty for a word in
// Latin letters that came before: to find its stem takes longer than anything
// else that is done with it.
func (n *names) symbol(l lang.Language, w string, add bool) (id int32, key string) {
	if w[0] >= utf8.RuneSelf {
		key = l.Key(w)
		return n.id(key, add), key
	}
	known := n.latin[l.Tag()]
	if id = known[w]; id != 0 {
		return id, ""
	}
	key = l.Key(w)
	id = n.id(key, add)
	if add && id > firstWord && !han(key) {
		if known == nil {
			known = map[string]int32{}
			n.latin[l.Tag()] = known
		}
		known[w] = id
	}
	return id, key
}

func (n *names) id(k string, add bool) int32 {
	if r, size := utf8.DecodeRuneInString(k); size == len(k) && size > 1 && isHan(r) {
		return written(r)
	}
	if i, ok := n.ids[k]; ok {
		return i
	}
	if !add {
		return -1
	}
	n.keys = append(n.keys, k)
	id := firstWord + int32(len(n.keys))
	n.ids[k] = id
	return id
}

// written gives the character that standard Chinese writes for one of Cantonese:
// reports quote how people speak, and points say the same in standard words.
func written(r rune) rune {
	switch r {
	case '唔':
		return '不'
	case '冇':
		return '没'
	case '嘅':
		return '的'
	case '咗':
		return '了'
	case '喺':
		return '在'
	case '佢':
		return '他'
	case '哋':
		return '们'
	case '睇':
		return '看'
	case '嚟':
		return '来'
	case '畀', '俾':
		return '给'
	}
	return r
}

// idfOf is that of the word k, whose symbol is id.
func (n *names) idfOf(id int32, k string) float32 {
	if id > firstWord {
		k = n.keys[id-firstWord-1]
	}
	return idf(k)
}

// idf of a word of Han characters is that of its rarest pair: a character alone
// says little.
func idf(k string) (most float32) {
	if !han(k) {
		return background.IDF(background.Word(k))
	}
	prev := rune(0)
	for _, r := range k {
		if prev != 0 {
			most = max(most, background.IDF(background.Pair(prev, r)))
		}
		prev = r
	}
	return most
}

// read turns parsed sentences into a stream. Where n is closed to new words
// (add is false) an unknown word becomes the symbol -1, which equals nothing.
func read(t string, ss []lang.Sentence, n *names, add bool) *stream {
	st := &stream{text: t}
	size, parts, atoms := 0, 0, 0
	for i := range ss {
		size += len(ss[i].Words)
		parts += max(1, len(ss[i].Clauses))
		atoms += len(ss[i].Atoms)
	}
	st.words, st.sents = make([]word, 0, size), make([]part, 0, len(ss))
	st.parts, st.atoms = make([]part, 0, parts), make([]atom, 0, atoms)
	st.syms, st.owner = make([]int32, 0, 2*size), make([]int32, 0, 2*size)
	for i := range ss {
		st.sentence(&ss[i], n, add)
	}
	if !add {
		st.named, st.keys = make([]bool, len(st.words)), make(map[int32]bool, len(st.words))
		for _, w := range st.words {
			st.keys[w.key] = true
		}
		for _, a := range st.atoms {
			for w := a.from; w < a.to && a.Kind == lang.KindName; w++ {
				st.named[w] = true
			}
		}
	}
	return st
}

func (st *stream) sentence(s *lang.Sentence, n *names, add bool) {
	si := int32(len(st.sents))
	from := int32(len(st.words))
	pi := int32(len(st.parts))
	for _, c := range s.Clauses {
		st.parts = append(st.parts, part{Span: c, sent: si, block: int32(s.Block)})
	}
	if len(s.Clauses) == 0 {
		st.parts = append(st.parts, part{Span: s.Span, sent: si, block: int32(s.Block)})
	}
	p, last := pi, int32(len(st.parts))-1
	st.parts[p].from = from
	for _, w := range s.Words {
		for p < last && w.Start >= st.parts[p].End {
			st.parts[p].to = int32(len(st.words))
			p++
			st.parts[p].from = int32(len(st.words))
		}
		if w.Tag == lang.Mark {
			continue
		}
		st.word(s.Language, w, n, add, si, p)
	}
	for ; p <= last; p++ {
		st.parts[p].to = int32(len(st.words))
		if p < last {
			st.parts[p+1].from = int32(len(st.words))
		}
	}
	st.languages = append(st.languages, s.Language)
	st.sents = append(st.sents, part{Span: s.Span, from: from, to: int32(len(st.words)), sent: si, block: int32(s.Block)})
	st.place(s.Atoms, si, pi, last)
}

func (st *stream) word(l lang.Language, w lang.Word, n *names, add bool, si, pi int32) {
	wi, from := int32(len(st.words)), int32(len(st.syms))
	id, key := n.symbol(l, w.Slice(st.text), add)
	for _, r := range key {
		if !isHan(r) {
			st.syms = st.syms[:from]
			break
		}
		st.syms = append(st.syms, written(r))
	}
	if int(from) == len(st.syms) {
		st.syms = append(st.syms, id)
	}
	for range st.syms[from:] {
		st.owner = append(st.owner, wi)
	}
	st.words = append(st.words, word{
		Span: w.Span, tag: w.Tag, from: from, to: int32(len(st.syms)),
		sent: si, part: pi, key: id,
	})
	if !add {
		st.words[wi].idf = float64(n.idfOf(id, key))
	}
}

// han reports whether k is written in Han characters alone.
func han(k string) bool {
	for _, r := range k {
		if !isHan(r) {
			return false
		}
	}
	return k != ""
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r < 0x9FA6 || r >= 0x2E80 && unicode.Is(unicode.Han, r) // the common ones first
}

// place gives each atom its words.
func (st *stream) place(atoms []lang.Atom, si, first, last int32) {
	from := st.parts[first].from
	end := int32(len(st.words))
	for k := range atoms {
		a := &atoms[k]
		w := from
		for w < end && st.words[w].End <= a.Start {
			w++
		}
		to := w
		for to < end && st.words[to].Start < a.End {
			to++
		}
		p := first
		for p < last && a.Start >= st.parts[p].End {
			p++
		}
		st.atoms = append(st.atoms, atom{Atom: a, from: w, to: to, sent: si, part: p})
	}
}

// An index is an article made ready for matching.
type index struct {
	*stream
	names names
	at    places
	seen  sightings
	equal map[atomKey]int32        // the first atom that means this, plus one
	again []int32                  // of each atom: the next that means the same, plus one
	who   func() []voice           // whom the article lets speak, in its order
	turns func() map[int]lang.Turn // of an interview, by block
	about string                   // headline, author and outlet, in lower case: they are not in the text
	// Its words in Latin letters that begin with a capital, each once; see heardIn.
	capitals func() []int32
}

func newIndex(d *lang.Document) *index {
	words := 0
	for i := range d.Sentences {
		words += len(d.Sentences[i].Words)
	}
	ix := &index{names: names{ids: make(map[string]int32, words/2), latin: map[string]map[string]int32{}}}
	ix.stream = read(d.Article.Text, d.Sentences, &ix.names, true)
	ix.about = strings.ToLower(d.Article.Title + "\n" + d.Article.Byline + "\n" + d.Article.Source)
	ix.at = placesOf(ix.syms)
	ix.seen = sightingsOf(ix.words)
	ix.equal, ix.again = make(map[atomKey]int32, len(ix.atoms)), make([]int32, len(ix.atoms))
	for k := len(ix.atoms) - 1; k >= 0; k-- {
		key := keyOf(ix.atoms[k].Atom)
		ix.again[k] = ix.equal[key]
		ix.equal[key] = int32(k) + 1
	}
	ix.who = sync.OnceValue(ix.speakers)
	ix.turns = sync.OnceValue(func() map[int]lang.Turn { return lang.Turns(d.Article) })
	ix.capitals = sync.OnceValue(ix.capitalised)
	return ix
}

// weigh says how much of the meaning a point's word carries: words that are
// rare in the article and in the language more than common ones, words of form
// little.
func (ix *index) weigh(w word) float64 {
	idf := math.Log1p(float64(len(ix.sents)+1)/float64(ix.seen.of(w.key)+1)) * (0.5 + 0.1*w.idf)
	switch w.tag {
	case lang.Particle, lang.Conj, lang.Prep:
		return 0.15 * idf
	case lang.Pron, lang.Adv, lang.Measure, lang.Other:
		return 0.4 * idf
	case lang.Num, lang.Person, lang.Place, lang.Org, lang.Name, lang.Latin:
		return 1.2 * idf
	}
	return idf
}
