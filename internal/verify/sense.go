package verify

import "github.com/zhongdian/zhongdian/internal/senses"

// homeSenses are the words of the evidence with what they may mean, looked up
// once for all words of a point.
type homeSense struct {
	at  int32 // word of the article
	set senses.Set
}

func (m *match) homeSenses() []homeSense {
	if m.senses != nil {
		return m.senses
	}
	m.senses = []homeSense{}
	for _, k := range m.home {
		r := &m.rows[k]
		for j := r.from; j < r.to; j++ {
			w := &m.ix.words[j]
			if m.p.keys[w.key] {
				continue // it stands for itself
			}
			if s := senses.Of(w.sense); s.Known() {
				m.senses = append(m.senses, homeSense{j, s})
			}
		}
	}
	return m.senses
}

// sense looks for a word of the evidence that can stand for word i, and for one
// where i would be expected: between the places of its neighbours.
func (m *match) sense(f *[features]float32, i int, pl place) {
	if f[fEvidenceExact] > 0 {
		f[fSense], f[fSenseGap] = 1, 1
		return
	}
	own := senses.Of(m.p.words[i].sense)
	if !own.Known() {
		f[fSense], f[fSenseGap] = -1, -1
		return
	}
	lo, hi := m.gapOf(i, pl)
	for _, h := range m.homeSenses() {
		l := senses.Likeness(own, h.set)
		f[fSense] = max(f[fSense], l)
		if h.at > lo && h.at < hi {
			f[fSenseGap] = max(f[fSenseGap], l)
		}
	}
}

// gapOf gives the places of the article between which word i is expected.
func (m *match) gapOf(i int, pl place) (lo, hi int32) {
	r := &m.rows[pl.near.at]
	lo, hi = r.from-1, r.to
	if j := m.neighbour(r, i, -1); j >= 0 {
		lo = r.pos[j] - 3
	}
	if j := m.neighbour(r, i, 1); j >= 0 {
		hi = r.pos[j] + 3
	}
	if lo > hi {
		lo, hi = hi, lo
	}
	return lo, hi
}
