package verify

import (
	"math"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// How an atom of a point stands to the article.
const (
	atomNone   = iota // nowhere in the article
	atomDoc           // elsewhere in the article only
	atomNear          // beside or among the evidence, not in the sentence it should be in
	atomHome          // in the sentence it should be in
	atomClause        // in the very clause
)

// atomFinding is one atom of the point with what was found.
type atomFinding struct {
	state  int
	exact  bool    // its value stands there to the letter
	rivals int     // atoms of the same kind in the home sentence that the point doesn't have
	off    float64 // of a number: relative distance to the nearest rival of the same unit
	where  int32   // the article's atom that carries it; -1: none
}

// told reports an atom that the point is right in without a word of the article
// that says so, see listed.
func (f atomFinding) told() bool { return f.state == atomNear && f.where < 0 }

type atomFindings struct {
	found  []atomFinding
	voices []int   // of each atom: how a speaker stands
	of     []int32 // of each word: the atom that covers it; -1: none
}

// An atomKey stands for all atoms that mean the same.
type atomKey struct {
	kind  lang.Kind
	group group
	value string
}

// specific prefers the atom that says most of a word.
func specific(k lang.Kind) int {
	switch k {
	case lang.KindDate:
		return 9
	case lang.KindNumber:
		return 8
	case lang.KindName:
		return 7
	case lang.KindNegation:
		return 6
	case lang.KindHedge:
		return 5
	case lang.KindQuantifier, lang.KindCondition, lang.KindCause, lang.KindComparison:
		return 4
	}
	return 0
}

func (m *match) atomStates() *atomFindings {
	an := &atomFindings{found: make([]atomFinding, len(m.p.atoms)), of: make([]int32, len(m.p.words))}
	for i := range an.of {
		an.of[i] = -1
	}
	m.mine = make(map[atomKey]bool, len(m.p.atoms))
	for _, a := range m.p.atoms {
		m.mine[keyOf(a.Atom)] = true
	}
	for k, a := range m.p.atoms {
		an.found[k] = m.find(a)
		if an.found[k].state == atomNone && (m.listed(a) || strings.HasPrefix(a.Value, "rel:same")) || !m.stands(a, an.found[k]) && m.reckoned(a) {
			an.found[k].state, an.found[k].where = atomNear, -1 // counted by the point itself, or said of a day that it names
		}
		for w := a.from; w < a.to; w++ {
			if o := an.of[w]; o < 0 || specific(m.p.atoms[o].Kind) < specific(a.Kind) {
				if specific(a.Kind) > 0 {
					an.of[w] = int32(k)
				}
			}
		}
	}
	return an
}

// stands reports whether the article has the very figure beside the evidence.
func (m *match) stands(a atom, f atomFinding) bool {
	return f.state > atomDoc && (f.where < 0 || sameFigure(a.Atom, m.ix.atoms[f.where].Atom))
}

// find looks for an atom of the point: the article's equals by their value, and
// in the sentence where it should stand also those that differ.
func (m *match) find(a atom) atomFinding {
	f := atomFinding{where: -1, off: -1}
	home, clause := m.homeOf(a)
	for k := m.ix.equal[keyOf(a.Atom)]; k > 0; k = m.ix.again[k-1] {
		m.weighAtom(&f, a, k-1, home, clause)
	}
	if a.Kind == lang.KindNumber || a.Kind == lang.KindDate {
		for _, h := range m.home {
			lo, hi := m.ix.atomsOf(m.rows[h].sent)
			for k := lo; k < hi; k++ {
				m.weighAtom(&f, a, int32(k), home, clause)
			}
		}
	}
	if home >= 0 {
		m.rivals(&f, a, home)
	}
	return f
}

// weighAtom notes where atom k of the article stands if it is the same as a.
func (m *match) weighAtom(f *atomFinding, a atom, k int32, home, clause int) {
	b := m.ix.atoms[k]
	if b.Kind != a.Kind || !sameAtom(a.Atom, b.Atom) {
		return
	}
	s := atomDoc
	switch {
	case clause >= 0 && b.part == m.rows[clause].idx:
		s = atomClause
	case home >= 0 && b.sent == m.rows[home].sent:
		s = atomHome
	case m.nearHome(b.sent):
		s = atomNear
	}
	exact := sameValue(a.Atom, b.Atom)
	if s > f.state || s == f.state && exact && !f.exact {
		f.state, f.where, f.exact = s, k, exact
	}
}

func (m *match) rivals(f *atomFinding, a atom, home int) {
	lo, hi := m.ix.atomsOf(m.rows[home].sent)
	for _, b := range m.ix.atoms[lo:hi] {
		if b.Kind != a.Kind || !rival(a.Atom, b.Atom) || sameAtom(a.Atom, b.Atom) || m.mine[keyOf(b.Atom)] {
			continue
		}
		f.rivals++
		if a.Kind == lang.KindNumber && a.Unit == b.Unit {
			if d := apart(a.Low, b.Low); f.off < 0 || d < f.off {
				f.off = d
			}
		}
	}
}

// homeOf gives the row of the sentence and of the clause where the words
// around an atom, without its own, are covered best; -1: none.
func (m *match) homeOf(a atom) (int, int) {
	if a.from >= a.to {
		return -1, -1
	}
	sent, clause, most, best := -1, -1, 0.0, 0.0
	for k := range m.rows {
		r := &m.rows[k]
		v := 0.0
		for d := int32(1); d <= reach; d++ {
			if j := a.from - d; j >= 0 && m.p.words[j].sent == a.sent {
				v += decay[d] * m.p.words[j].weight * r.m[j]
			}
			if j := a.to - 1 + d; int(j) < len(m.p.words) && m.p.words[j].sent == a.sent {
				v += decay[d] * m.p.words[j].weight * r.m[j]
			}
		}
		if r.whole && v > most {
			sent, most = k, v
		}
		if !r.whole && v > best {
			clause, best = k, v
		}
	}
	return sent, clause
}

func (m *match) nearHome(sent int32) bool {
	for _, k := range m.home {
		if d := m.rows[k].idx - sent; d >= -1 && d <= 1 {
			return true
		}
	}
	return false
}

// keyOf is what an atom must share to be looked at as the same: the words of
// form by what they do, the rest by their value.
func keyOf(a *lang.Atom) atomKey {
	switch a.Kind {
	case lang.KindNegation, lang.KindCondition, lang.KindCause:
		return atomKey{kind: a.Kind}
	case lang.KindHedge, lang.KindQuantifier:
		return atomKey{kind: a.Kind, group: groupOf(a)}
	}
	return atomKey{kind: a.Kind, value: a.Value}
}

// sameAtom reports whether the point's a says no more than the article's b.
func sameAtom(a, b *lang.Atom) bool {
	if a.Kind != b.Kind {
		return false
	}
	if keyOf(a) == keyOf(b) {
		return true
	}
	switch a.Kind {
	case lang.KindNumber:
		return sameUnit(a.Unit, b.Unit) && sameSize(a, b)
	case lang.KindDate:
		if a.High > 0 || b.High > 0 {
			return a.Unit == b.Unit && sameSize(a, b)
		}
		if sameDate(a, b) {
			return true
		}
		// The article may leave out the year, which stands elsewhere, but a point
		// may not know the month where the article has the year alone.
		return lang.DateContains(a.Value, b.Value) ||
			strings.Count(b.Value, "-") >= strings.Count(a.Value, "-") && lang.DateContains(b.Value, a.Value)
	}
	return false
}

// sameValue reports whether two atoms of a kind mean the very same: 9点 and 9:00 too.
func sameValue(a, b *lang.Atom) bool {
	return a.Value == b.Value || a.Kind == lang.KindDate && strings.TrimSuffix(a.Value, ":00") == strings.TrimSuffix(b.Value, ":00")
}

func sameUnit(a, b string) bool {
	// Words often leave out what is plain: "5600亿" of money said to be 元.
	return a == b || a == "" || b == ""
}

// sameSize reports whether two sizes can be the same: their bounds meet, or
// the point rounds.
func sameSize(a, b *lang.Atom) bool {
	if a.High == 0 && b.High == 0 && a.Low == 0 && b.Low == 0 {
		return false // no bounds are known
	}
	slack := 0.006 * math.Abs(a.Low)
	return a.Low <= b.High+slack && b.Low <= a.High+slack
}

// rival reports whether b could stand where a stands: then one of them is wrong.
func rival(a, b *lang.Atom) bool {
	if a.Kind == lang.KindNumber {
		return a.Unit == b.Unit || a.Sub == b.Sub
	}
	return a.Sub == b.Sub
}

func apart(x, y float64) float64 {
	d := math.Abs(x-y) / max(math.Abs(x), math.Abs(y), 1e-9)
	return min(d, 1)
}

func (an *atomFindings) put(f *[features]float32, m *match, i int, _ place) {
	f[fAtom], f[fAtomState], f[fAtomOff], f[fAtomSmall] = -1, -1, -1, -1
	if k := an.of[i]; k >= 0 {
		x := an.found[k]
		f[fAtom] = float32(m.p.atoms[k].Kind)
		f[fAtomState] = float32(x.state)
		f[fAtomRivals] = float32(x.rivals)
		f[fAtomOff] = float32(x.off)
		f[fAtomExact] = bit(x.exact)
		f[fAtomUnit] = bit(m.p.atoms[k].Unit != "")
		if a := m.p.atoms[k]; a.Low > 0 {
			// A small count may be the point's own: it counted what is listed.
			f[fAtomUnit] += float32(min(30, 2*math.Floor(math.Log2(a.Low)+1)))
			if a.Unit == "个" || a.Unit == "" {
				f[fAtomSmall] = float32(min(a.Low, 20))
			}
		}
	}
	f[fSpeakerState] = -1
	for k, a := range m.p.atoms {
		if a.Kind == lang.KindSpeaker && a.from <= int32(i) && int32(i) < a.to {
			f[fSpeakerState] = float32(an.voices[k])
		}
	}
}

// Lift raises the support of a word that belongs to a number or a date which
// the sentence has in the same value, however it is written: 0.5亿 for 5000万.
func Lift(x []float32, support float64) float64 {
	kind := lang.Kind(x[fAtom])
	if x[fAtom] >= 0 && x[fAtomExact] > 0 && x[fAtomState] >= atomHome && (kind == lang.KindNumber || kind == lang.KindDate) {
		return max(support, 0.8)
	}
	return support
}
