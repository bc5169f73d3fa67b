package verify

import "github.com/zhongdian/zhongdian/lang"

// A swerve counts where point and article part over the same predicate: what
// stands right over it on one side has nothing like it in the clause of the
// other. These are few and mean much, unlike the counts by clause.
type swerve struct {
	notAdded, notDropped     float32
	hedgeAdded, hedgeDropped float32
	sureAdded                float32
	allAdded, someDropped    float32
	ifDropped                float32
}

// head is the first word of content behind an atom, in its clause and near.
func (st *stream) head(a atom) int32 {
	for w := a.to; w < int32(len(st.words)) && w < a.to+4; w++ {
		o := st.words[w]
		if o.sent != a.sent || o.part != a.part {
			break
		}
		if o.tag.Content() && o.tag != lang.Num && o.tag != lang.Time {
			return w
		}
	}
	return -1
}

// partHas counts the atoms of the groups in the clause of word w and, with
// before, in the one before it too.
func (st *stream) partHas(w int32, gs ...group) (n float32) {
	p := st.words[w].part
	lo, hi := st.atomsOf(st.words[w].sent)
	for _, a := range st.atoms[lo:hi] {
		g := groupOf(a.Atom)
		if a.part != p && !a.Scope.Overlaps(st.words[w].Span) {
			continue
		}
		for _, want := range gs {
			if g == want {
				n++
			}
		}
	}
	return n
}

// swerves compares the predicates of the point with those they meet.
func (m *match) swerves(v [][features]float32) (s swerve) {
	sure := func(i int32) bool { // the place is not in doubt
		return m.meet[i] >= 0 && v[i][fNearPartBest] > 0.3 && (v[i][fNearPartRatio] > 0.75 || v[i][fNearRatio] > 0.85)
	}
	for _, a := range m.p.atoms {
		h := m.p.head(a)
		if h < 0 || !sure(h) {
			continue
		}
		at := m.meet[h]
		switch groupOf(a.Atom) {
		case gNegation:
			s.notAdded += bit(m.ix.partHas(at, gNegation) == 0 && !m.unlike(at))
		case gHedge, gPlan:
			s.hedgeAdded += bit(m.ix.partHas(at, gHedge, gPlan, gCondition) == 0)
		case gSure, gDone:
			s.sureAdded += bit(m.ix.partHas(at, gSure, gDone) == 0)
		case gAll:
			s.allAdded += bit(m.ix.partHas(at, gAll, gDegree) == 0)
		}
	}
	met := map[int32]int32{}
	for i := range m.p.words {
		if sure(int32(i)) {
			met[m.meet[i]] = int32(i)
		}
	}
	for _, k := range m.home {
		lo, hi := m.ix.atomsOf(m.rows[k].sent)
		for _, b := range m.ix.atoms[lo:hi] {
			g := groupOf(b.Atom)
			h := m.ix.head(b)
			if g == gNone || h < 0 {
				continue
			}
			i, ok := met[h]
			if !ok {
				continue
			}
			switch g {
			case gNegation:
				s.notDropped += bit(m.p.partHas(i, gNegation) == 0)
			case gHedge, gPlan:
				s.hedgeDropped += bit(m.p.partHas(i, gHedge, gPlan, gCondition) == 0)
			case gSome:
				s.someDropped += bit(m.p.partHas(i, gSome) == 0)
			case gCondition:
				s.ifDropped += bit(m.p.partHas(i, gCondition) == 0)
			}
		}
	}
	return s
}

// unlike reports a rhetorical question or the like in the article's clause of
// word w: "怎么可以" denies without a "not".
func (m *match) unlike(w int32) bool {
	p := m.ix.parts[m.ix.words[w].part]
	for k := p.from; k < p.to; k++ {
		switch m.ix.words[k].Slice(m.ix.text) {
		case "怎么", "怎能", "岂能", "难道", "什么", "怎麼", "甚麼", "怎樣", "谁", "誰", "why", "how", "hardly", "barely":
			return true
		}
	}
	return false
}
