package rank

import (
	"slices"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// occurrence is one term at one place of the text.
type occurrence struct {
	id int32
	at int32 // byte where it starts
}

// termTable holds the terms of a document: pairs of characters for Chinese,
// word keys for everything else, function words left out. A term is the unit
// that similarity, centrality and coverage are counted in.
type termTable struct {
	slots []slot // open addressing, a power of two
	idf   []float32
	df    []int32 // sentences it stands in
	first []int32 // the first of them
	last  []int32

	occ      []occurrence // in text order
	occStart []int32      // of each sentence, and the end
	set      []int32      // distinct ids of each sentence, ascending
	setStart []int32
	seen     []int32 // per id, the last sentence that counted it, plus one
	keys     keyCache
}

// keyCache remembers the terms of the Latin words of one document: a stemmer is
// slow, and words come again.
type keyCache struct {
	slots []keySlot // a power of two, or none
	used  int
}

type keySlot struct {
	raw  uint64 // hash of the word as it is written; 0 is empty
	term uint32
}

// word gives the term of a word, asking l for its key the first time.
func (c *keyCache) word(l lang.Language, w string) uint32 {
	if c == nil {
		return background.Word(l.Key(w))
	}
	raw := uint64(14695981039346656037)
	for i := 0; i < len(w); i++ {
		raw = (raw ^ uint64(w[i])) * 1099511628211
	}
	raw |= 1
	if c.used*2 >= len(c.slots) {
		old := c.slots
		c.slots, c.used = make([]keySlot, max(512, 2*len(old))), 0
		for _, s := range old {
			if s.raw != 0 {
				*c.at(s.raw) = s
				c.used++
			}
		}
	}
	s := c.at(raw)
	if s.raw == 0 {
		*s = keySlot{raw, background.Word(l.Key(w))}
		c.used++
	}
	return s.term
}

func (c *keyCache) at(raw uint64) *keySlot {
	mask := uint64(len(c.slots) - 1)
	for i := (raw >> 20) & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.raw == raw || s.raw == 0 {
			return s
		}
	}
}

type slot struct {
	term uint32
	id   int32 // plus one; 0 is empty
}

func (t *termTable) reset(sentences int) {
	clear(t.slots)
	clear(t.keys.slots)
	t.keys.used = 0
	if len(t.slots) == 0 {
		t.slots = make([]slot, 1<<10)
	}
	t.idf, t.df, t.first, t.last, t.seen = t.idf[:0], t.df[:0], t.first[:0], t.last[:0], t.seen[:0]
	t.occ, t.set = t.occ[:0], t.set[:0]
	t.occStart = append(t.occStart[:0], 0)
	t.setStart = append(t.setStart[:0], 0)
}

// id finds or makes the id of a term.
func (t *termTable) id(term uint32) int32 {
	mask := uint32(len(t.slots) - 1)
	for i := term & mask; ; i = (i + 1) & mask {
		s := &t.slots[i]
		if s.id == 0 {
			t.idf = append(t.idf, background.IDF(term))
			t.df = append(t.df, 0)
			t.first = append(t.first, -1)
			t.last = append(t.last, -1)
			t.seen = append(t.seen, 0)
			n := int32(len(t.idf))
			*s = slot{term, n}
			if int(n)*2 > len(t.slots) {
				t.grow()
			}
			return n - 1
		}
		if s.term == term {
			return s.id - 1
		}
	}
}

// find gives the id of a term that the document has, or -1.
func (t *termTable) find(term uint32) int32 {
	mask := uint32(len(t.slots) - 1)
	for i := term & mask; ; i = (i + 1) & mask {
		if s := t.slots[i]; s.id == 0 {
			return -1
		} else if s.term == term {
			return s.id - 1
		}
	}
}

func (t *termTable) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	mask := uint32(len(t.slots) - 1)
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		i := s.term & mask
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}

// add reads the terms of sentence i.
func (t *termTable) add(txt string, s *lang.Sentence, i int) {
	from := len(t.set)
	eachTerm(txt, s.Language, s.Words, &t.keys, func(term uint32, at int) {
		id := t.id(term)
		t.occ = append(t.occ, occurrence{id, int32(at)})
		if t.seen[id] == int32(i)+1 {
			return
		}
		t.seen[id] = int32(i) + 1
		t.set = append(t.set, id)
		if t.df[id]++; t.first[id] < 0 {
			t.first[id] = int32(i)
		}
		t.last[id] = int32(i)
	})
	slices.Sort(t.set[from:])
	t.occStart = append(t.occStart, int32(len(t.occ)))
	t.setStart = append(t.setStart, int32(len(t.set)))
}

func (t *termTable) of(i int) []int32 { return t.set[t.setStart[i]:t.setStart[i+1]] }

func (t *termTable) occurrences(i int) []occurrence { return t.occ[t.occStart[i]:t.occStart[i+1]] }

// eachTerm calls f with every term of the words and the byte it starts at. A
// pair of characters may reach over the border of two content words ("经济增长"
// gives 经济, 济增, 增长), never over a mark or a function word. keys may be nil.
func eachTerm(txt string, l lang.Language, words []lang.Word, keys *keyCache, f func(term uint32, at int)) {
	var prev rune // the Han character before, 0 where the chain is broken
	prevAt := 0
	for _, w := range words {
		if skipped(w, txt) {
			prev = 0
			continue
		}
		raw := w.Slice(txt)
		if r, _ := utf8.DecodeRuneInString(raw); !isHan(r) {
			prev = 0
			f(keys.word(l, raw), w.Start)
			continue
		}
		key := l.Key(raw)
		at, step := w.Start, 0
		if len(key) == w.Len() {
			step = 3
		}
		for _, r := range key {
			if !isHan(r) {
				prev = 0
				at += step
				continue
			}
			if prev != 0 {
				f(background.Pair(prev, r), prevAt)
			}
			prev, prevAt = r, at
			at += step
		}
	}
}

// skipped reports whether a word carries no meaning of its own.
func skipped(w lang.Word, txt string) bool {
	switch w.Tag {
	case lang.Mark, lang.Particle, lang.Prep, lang.Conj, lang.Pron:
		return true
	case lang.Adv, lang.Other, lang.Measure:
		return w.Len() <= 3
	case lang.Num:
		return w.Len() <= 1 // a lone figure says nothing
	}
	return false
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// runes counts the letters and digits of a span, a Latin letter as a third: how
// long a passage is to a reader, the same measure for both languages.
func size(t string, sp text.Span) float32 {
	var n float32
	for _, r := range sp.Slice(t) {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' {
				n += 0.34
			}
		case r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xff10 || r >= 0x2010 && r < 0x2030:
		default:
			n++
		}
	}
	return n
}
