package verify

import (
	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/lang"
)

// isName reports whether a word is part of a name, as far as its tag says.
func isName(t lang.Tag) bool {
	return t == lang.Person || t == lang.Place || t == lang.Org || t == lang.Name || t == lang.Latin
}

// pairs looks at the seams of a word: names that the dictionary doesn't know
// fall into single characters, and show as rare pairs the article hasn't got.
func (m *match) pairs(f *[features]float32, i int) {
	w := m.p.words[i]
	f[fNamed] = bit(isName(w.tag) || m.p.named[i])
	for s := w.from + 1; s < w.to; s++ {
		f[fBroken] += bit(!m.joined[s])
	}
	f[fPairBefore], f[fPairAfter] = m.seam(w.from), m.seam(w.to)
	f[fPairBeforeSeen], f[fPairAfterSeen] = -1, -1
	if f[fPairBefore] >= 0 {
		f[fPairBeforeSeen] = bit(m.joined[w.from])
	}
	if f[fPairAfter] >= 0 {
		f[fPairAfterSeen] = bit(m.joined[w.to])
	}
}

// seam is the idf of the pair of characters that meet at symbol s; -1: no pair.
func (m *match) seam(s int32) float32 {
	if s <= 0 || int(s) >= len(m.p.syms) {
		return -1
	}
	a, b := m.p.syms[s-1], m.p.syms[s]
	if a <= 0 || b <= 0 || a > firstWord || b > firstWord || m.p.words[m.p.owner[s-1]].End != m.p.words[m.p.owner[s]].Start {
		return -1
	}
	return background.IDF(background.Pair(a, b))
}

// distance is how many sentences lie between the place where a word should be
// and the nearest place where it is.
func (m *match) distance(f *[features]float32, i int, pl place) {
	const far = 20
	home := m.rows[pl.near.at].sent
	best := int32(far)
	w := m.p.words[i]
	for _, at := range m.ix.at.of(m.p.syms[w.from]) {
		o := m.ix.words[m.ix.owner[at]]
		d := o.sent - home
		if d < 0 {
			d = -d
		}
		if d < best && m.sameAt(w, at) {
			best = d
		}
	}
	f[fDistance] = float32(best)
	if f[fNamed] == 0 {
		f[fNamesHome] = -1
		return
	}
	r := &m.rows[pl.near.at]
	for k := r.from; k < r.to; k++ {
		if o := m.ix.words[k]; isName(o.tag) && !m.p.keys[o.key] {
			f[fNamesHome]++
		}
	}
}

// sameAt reports whether the article has word w from symbol at on.
func (m *match) sameAt(w word, at int32) bool {
	n := w.to - w.from
	if int(at+n) > len(m.ix.syms) {
		return false
	}
	for k := int32(0); k < n; k++ {
		if m.ix.syms[at+k] != m.p.syms[w.from+k] {
			return false
		}
	}
	return true
}

// roles asks on which side of the verbs around it, and of the other names, a
// word stands here and in its source.
func (m *match) roles(f *[features]float32, i int, pl place) {
	k := pl.nearPart.with
	if k < 0 {
		k = pl.near.with
	}
	f[fVerbFlip], f[fNameFlip] = -1, -1
	if k < 0 {
		return
	}
	r := &m.rows[k]
	w := m.p.words[i]
	pos := r.pos[i]
	if pos < 0 || !w.tag.Content() || w.tag == lang.Verb {
		return
	}
	var flips, all, nameFlips, names float32
	for j := max(0, i-7); j <= min(len(m.p.words)-1, i+7); j++ {
		o := m.p.words[j]
		if j == i || o.part != w.part || r.pos[j] < 0 || r.pos[j] == pos || !r.found(j) {
			continue
		}
		flip := bit((j < i) != (r.pos[j] < pos))
		switch {
		case o.tag == lang.Verb:
			flips += flip
			all++
		case isName(o.tag) || o.tag == lang.Noun:
			nameFlips += flip
			names++
		}
	}
	f[fVerbPairs] = all
	if all > 0 {
		f[fVerbFlip] = flips / all
	}
	if names > 0 {
		f[fNameFlip] = nameFlips / names
	}
}

// order looks whether the word stands among its neighbours as it does in the
// sentence it comes from: an exchange of agent and patient shows only here.
func (m *match) order(f *[features]float32, i int, pl place) {
	k := pl.near.with
	if k < 0 {
		k = pl.near.at
	}
	r := &m.rows[k]
	prev, next := m.neighbour(r, i, -1), m.neighbour(r, i, 1)
	if pos := r.pos[i]; pos >= 0 {
		if prev >= 0 {
			f[fOrderBefore] = clip(pos - r.pos[prev])
		}
		if next >= 0 {
			f[fOrderAfter] = clip(r.pos[next] - pos)
		}
		var wrong, all float32
		for j := max(0, i-6); j <= min(len(m.p.words)-1, i+6); j++ {
			if j == i || r.m[j] < 0.9 || !m.p.words[j].tag.Content() || r.pos[j] == pos {
				continue
			}
			all++
			if (j < i) != (r.pos[j] < pos) {
				wrong++
			}
		}
		if all > 0 {
			f[fInverted] = wrong / all
		}
	}
	f[fGap] = -1
	if prev < 0 || next < 0 {
		return
	}
	a, b := r.pos[prev], r.pos[next]
	f[fGap] = clip(b - a)
	for j := a + 1; j < b && j < a+12; j++ {
		if m.ix.words[j].tag == m.p.words[i].tag && m.ix.words[j].key != m.p.words[i].key {
			f[fGapSame]++
		}
	}
}

// neighbour is the next word in direction d that row r surely has; -1: none near.
func (m *match) neighbour(r *row, i, d int) int {
	for n, j := 0, i+d; n < 5 && j >= 0 && j < len(m.p.words); n, j = n+1, j+d {
		if r.m[j] >= 0.9 && r.pos[j] >= 0 && m.p.words[j].tag.Content() {
			return j
		}
	}
	return -1
}
