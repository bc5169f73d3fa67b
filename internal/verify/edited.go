package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// What the edit script says of a word: whether it is met in its order, put in or
// exchanged, and for what. The rows of match.go know which words a sentence has;
// only the script knows which of them were left out beside it.

// edited fills in what the edits say of each word.
func (m *match) edited(out [][features]float32) {
	for i := range out {
		f := &out[i]
		f[fEdMet], f[fEdShare], f[fEdGone], f[fEdFor], f[fEdForIDF], f[fEdWhole] = -1, -1, -1, -1, -1, -1
	}
	eds := m.edits()
	for k := range eds {
		ed := &eds[k]
		met := ed.meetings()
		for w := m.p.owner[ed.p0]; w <= m.p.owner[ed.p1-1]; w++ {
			o := &m.p.words[w]
			if o.part != ed.part || o.from < ed.p0 || o.to > ed.p1 {
				continue
			}
			m.editedWord(&out[w], w, ed, met)
		}
	}
}

// meetings gives, of each symbol of the clause, where in the article it is met;
// -1: nowhere.
func (ed *edit) meetings() []int32 {
	out := make([]int32, ed.p1-ed.p0)
	for i := range out {
		out[i] = -1
	}
	for _, s := range ed.strips {
		for n := range s.n {
			out[s.p+n-ed.p0] = s.e + n
		}
	}
	return out
}

func (m *match) editedWord(f *[features]float32, w int32, ed *edit, met []int32) {
	o := &m.p.words[w]
	n, first := 0, int32(-1)
	for k := o.from; k < o.to; k++ {
		if at := met[k-ed.p0]; at >= 0 {
			if n++; first < 0 {
				first = at
			}
		}
	}
	share := float32(n) / float32(o.to-o.from)
	if ed.extra && share <= f[fEdMet] {
		return
	}
	f[fEdMet], f[fEdShare], f[fEdExtra] = share, float32(ed.share), bit(ed.extra)
	f[fEdWhole] = -1
	if first >= 0 {
		q := m.ix.words[m.ix.owner[first]]
		f[fEdWhole] = bit(share == 1 && q.to-q.from == o.to-o.from && q.from == first)
		for _, s := range ed.strips {
			if s.e <= first && first < s.e+s.n {
				f[fEdStrip] = float32(s.n)
			}
		}
	}
	f[fEdElse] = 0
	if share < 1 {
		for _, k := range m.sents {
			if r := &m.rows[k]; r.sent == ed.sent && r.found(int(w)) {
				f[fEdElse] = 1
			}
		}
	}
	f[fEdLeft], f[fEdRight], f[fEdPut], f[fEdGone], f[fEdFor], f[fEdForSame], f[fEdForIDF], f[fEdGovGone], f[fEdGovPut] = 0, 0, 0, -1, -1, 0, -1, 0, 0
	for _, g := range ed.gaps {
		inside := share < 1 && g.p0 < o.to && g.p1 > o.from
		beside := share == 1 && (g.p1 == o.from || g.p0 == o.to)
		if !inside && !beside {
			continue
		}
		f[fEdLeft], f[fEdRight] = float32(g.left), float32(g.right)
		f[fEdPut] = max(f[fEdPut], float32(g.p1-g.p0))
		f[fEdGone] = max(f[fEdGone], float32(min(g.e1-g.e0, 30)))
		m.gone(f, o, ed, g)
	}
}

// gone fills in what of the article was left out in a gap.
func (m *match) gone(f *[features]float32, o *word, ed *edit, g gap) {
	if g.e1 > g.e0 && g.e1-g.e0 <= 30 {
		for q := m.ix.owner[g.e0]; q <= m.ix.owner[g.e1-1]; q++ {
			b := &m.ix.words[q]
			if !b.tag.Content() || m.p.keys[b.key] {
				continue
			}
			if b.tag == o.tag || isName(b.tag) && isName(o.tag) {
				f[fEdForSame]++
			}
			if v := m.ix.rare(b); v > f[fEdForIDF] {
				f[fEdForIDF], f[fEdFor] = v, float32(b.tag)
			}
		}
		lo, hi := m.ix.atomsOf(ed.sent)
		for _, a := range m.ix.atoms[lo:hi] {
			if from, to := m.ix.symbols(a); from < to && from >= g.e0 && to <= g.e1 && m.ix.stance(a).family() >= 0 {
				f[fEdGovGone]++
			}
		}
	}
	if g.p1 > g.p0 {
		lo, hi := m.p.atomsOf(o.sent)
		for _, a := range m.p.atoms[lo:hi] {
			if from, to := m.p.symbols(a); from < to && from >= g.p0 && to <= g.p1 && m.p.stance(a).family() >= 0 {
				f[fEdGovPut]++
			}
		}
	}
}

// rare is the idf of a word of the article in the language at large, which only few
// are asked for; a character alone says nothing.
func (ix *index) rare(w *word) float32 {
	if w.key <= firstWord {
		return 0
	}
	return ix.names.idfOf(w.key, "")
}

// opposed says how a word's opposite stands in the sentences that the point rests
// on: 1 it is there and the word itself is not, 2 beside a neighbour of the word,
// 3 between both.
func (m *match) opposed(f *[features]float32, i int) {
	w := &m.p.words[i]
	if m.covered[i] >= 0.99 || !w.tag.Content() && w.tag != lang.Adv {
		return
	}
	eachOpposite(m.p.languages[w.sent], m.p.letters(w.from, w.to), func(mine, other string) bool {
		if len(mine) <= 3 && w.to-w.from > 1 {
			return false // a character of a longer word
		}
		for k, t := range m.homeLetters() {
			if strings.Contains(t, other) && !strings.Contains(t, mine) {
				m.opposite(f, i, other, m.ix.sents[m.rows[m.home[k]].sent])
			}
		}
		return false
	})
}

// homeLetters gives the letters of each sentence that the point rests on.
func (m *match) homeLetters() []string {
	if m.told == nil {
		m.told = make([]string, len(m.home))
		for k, h := range m.home {
			if s := m.ix.sents[m.rows[h].sent]; s.from < s.to {
				m.told[k] = m.ix.letters(m.ix.words[s.from].from, m.ix.words[s.to-1].to)
			}
		}
	}
	return m.told
}

// opposite notes where in sentence s the opposite of word i stands.
func (m *match) opposite(f *[features]float32, i int, other string, s part) {
	for q := s.from; q < s.to; q++ {
		b := &m.ix.words[q]
		if !strings.Contains(m.ix.letters(b.from, b.to), other) {
			continue
		}
		v := float32(1)
		if i > 0 && q > s.from && m.p.words[i-1].key == m.ix.words[q-1].key {
			v++
		}
		if i+1 < len(m.p.words) && q+1 < s.to && m.p.words[i+1].key == m.ix.words[q+1].key {
			v++
		}
		f[fOpposed] = max(f[fOpposed], v)
	}
}
