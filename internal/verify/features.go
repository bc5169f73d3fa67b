package verify

import (
	"github.com/zhongdian/zhongdian/lang"
	"math"
)

// The features of one word of a point. Names are for reading the trained model
// (train/truth prints what it leans on); the order is the model's contract.
const (
	fTag = iota
	fTagBefore
	fTagAfter
	fSymbols
	fWeight
	fDoc
	fDocExact
	fDocRun
	fSeen
	fEvidence
	fEvidenceExact
	fEvidenceRun
	fBeside
	fNearHome
	fNearBest
	fNearRatio
	fNearHere
	fNearPartHome
	fNearPartBest
	fNearPartRatio
	fNearPartHere
	fPartHome
	fPartBest
	fPartRatio
	fPartHere
	fPartPartHome
	fPartPartBest
	fPartPartRatio
	fPartPartHere
	fPointHome
	fPointBest
	fPointRatio
	fPointHere
	fBefore
	fAfter
	fAround2
	fAround5
	fPartCover
	fPointCover
	fOrderBefore
	fOrderAfter
	fInverted
	fGap
	fGapSame
	fAtom
	fAtomState
	fAtomRivals
	fAtomOff
	fNegPoint
	fNegHere
	fHedgeHere
	fSureHere
	fCondHere
	fSpeakerHere
	fCondSent
	fHedgeSent
	fNegSent
	fSpeakerState
	fLeftNew
	fRightNew
	fHan
	fPlace
	fWords
	fHomes
	fIDF
	fIDFBefore
	fIDFAfter
	fAtomExact
	fAtomUnit
	fNamed
	fBroken
	fPairBefore
	fPairBeforeSeen
	fPairAfter
	fPairAfterSeen
	fDistance
	fNamesHome
	fVerbFlip
	fVerbPairs
	fNameFlip
	fNegStrong
	fHedgeStrong
	fAtomSmall
	fEdMet     // share of the word that its clause's edit meets
	fEdShare   // of the clause
	fEdExtra   // met in another sentence than the rest of the clause
	fEdStrip   // symbols of the strip it stands in
	fEdElse    // the sentence has it, in another place
	fEdWhole   // it is met by a whole word
	fEdLeft    // symbols of the strips around its gap
	fEdRight   //
	fEdPut     // symbols put in there
	fEdGone    // symbols of the article left out there
	fEdFor     // tag of the rarest word left out
	fEdForSame // words like it left out
	fEdForIDF  // idf of the rarest
	fEdGovGone // words that govern left out
	fEdGovPut  // ... put in
	fOpposed   // see opposed
	fFit       // how well the words around speak for the thing it is part of, see fit
	fFitClose  // ... the nearest of them
	fFitLess   // less the best stand-in
	fFitUsed   // less the best thing of the point
	fFitSwap   // less what another thing of the point and it have in each other's place
	fShort     // the passage has longer words that it may be short for
	fGroups    // one for each group: the point's clause less the article's
	features   = fGroups + int(groups)
)

// featureNames in the order above.
var featureNames = [features]string{
	"tag", "tag before", "tag after", "symbols", "weight", "doc", "doc exact", "doc run", "seen", "evidence", "evidence exact", "evidence run", "beside",
	"near home", "near best", "near ratio", "near here", "near part home", "near part best", "near part ratio", "near part here",
	"part home", "part best", "part ratio", "part here", "part part home", "part part best", "part part ratio", "part part here",
	"point home", "point best", "point ratio", "point here", "before", "after", "around 2", "around 5", "part cover", "point cover",
	"order before", "order after", "inverted", "gap", "gap same", "atom", "atom state", "atom rivals", "atom off",
	"neg point", "neg here", "hedge here", "sure here", "cond here", "speaker here", "cond sent", "hedge sent", "neg sent", "speaker state",
	"left new", "right new", "han", "place", "words", "homes", "idf", "idf before", "idf after", "atom exact", "atom unit", "named", "broken", "pair before", "pair before seen", "pair after", "pair after seen", "distance", "names home", "verb flip", "verb pairs", "name flip", "neg strong", "hedge strong", "atom small",
	"ed met", "ed share", "ed extra", "ed strip", "ed else", "ed whole", "ed left", "ed right", "ed put", "ed gone", "ed for", "ed for same", "ed for idf", "ed gov gone", "ed gov put", "opposed", "fit", "fit close", "fit less", "fit used", "fit swap", "short",
	"g neg", "g hedge", "g plan", "g done", "g sure", "g all", "g some", "g degree", "g cond", "g cause", "g comp", "g speaker",
}

// A context is where a word would be expected: the words around it, without it,
// laid against each row.
type context struct {
	home, best float64 // cover of the neighbours where it is highest, and where the word stands too
	at         int     // row of home
	with       int     // row of best; -1: none
}

func (c *context) see(k int, v float64, here bool) {
	if v > c.home || c.at < 0 {
		c.home, c.at = v, k
	}
	if here && (v > c.best || c.with < 0) {
		c.best, c.with = v, k
	}
}

func (c context) ratio() float32 {
	if c.with < 0 {
		return 0
	}
	if c.home == 0 {
		return 1
	}
	return float32(c.best / c.home)
}

// reach is how many words to each side make up the near context.
const reach = 7

var decay = [reach + 1]float64{0, 1, 0.85, 0.7, 0.6, 0.5, 0.4, 0.35}

// sums holds, for each row, what it covers of each clause of the point.
type sums struct {
	part      [][]float64 // row, clause of the point
	partTotal []float64
}

func (m *match) sums() sums {
	parts := len(m.p.parts)
	s := sums{part: make([][]float64, len(m.rows)), partTotal: make([]float64, parts)}
	all := make([]float64, len(m.rows)*parts)
	for i := range m.p.words {
		s.partTotal[m.p.words[i].part] += m.p.words[i].weight
	}
	for k := range m.rows {
		v := all[k*parts : (k+1)*parts : (k+1)*parts]
		for i := range m.p.words {
			w := &m.p.words[i]
			v[w.part] += m.rows[k].m[i] * w.weight
		}
		s.part[k] = v
	}
	return s
}

// nearby are the words around one with the weight they have in near.
type nearby struct {
	at    [2 * reach]int32
	by    [2 * reach]float64
	n     int
	total float64
}

// nearby lists the words around i, nearest first.
func (m *match) nearby(i int) (near nearby) {
	sent := m.p.words[i].sent
	add := func(j int, f float64) {
		if w := &m.p.words[j]; w.sent == sent {
			near.at[near.n], near.by[near.n] = int32(j), f*w.weight
			near.total += near.by[near.n]
			near.n++
		}
	}
	for d := 1; d <= reach; d++ {
		if i-d >= 0 {
			add(i-d, decay[d])
		}
		if i+d < len(m.p.words) {
			add(i+d, decay[d])
		}
	}
	return near
}

// of is how much of the words around a word row r covers.
func (near *nearby) of(r *row) float64 {
	if near.total == 0 {
		return 0
	}
	sum := 0.0
	for k, j := range near.at[:near.n] {
		sum += near.by[k] * r.m[j]
	}
	return sum / near.total
}

// found reports whether row r has word i, whole.
func (r *row) found(i int) bool { return r.exact[i] || r.m[i] >= 0.99 }

// A place is all that is known of where one word of the point belongs.
type place struct {
	near, nearPart, part, partPart, point context
}

func (m *match) placeOf(i int, s sums) place {
	none := context{at: -1, with: -1}
	pl := place{none, none, none, none, none}
	w := &m.p.words[i]
	near := m.nearby(i)
	for k := range m.rows {
		r := &m.rows[k]
		here := r.found(i)
		own := r.m[i] * w.weight
		rest := s.partTotal[w.part] - w.weight
		v := near.of(r)
		pv := ratio(s.part[k][w.part]-own, rest)
		if !r.whole {
			pl.nearPart.see(k, v, here)
			pl.partPart.see(k, pv, here)
			continue
		}
		pl.near.see(k, v, here)
		pl.part.see(k, pv, here)
		pl.point.see(k, ratio(r.sum-own, m.total-w.weight), here)
		if alone := k+1 == len(m.rows) || m.rows[k+1].whole; alone {
			pl.nearPart.see(k, v, here)
			pl.partPart.see(k, pv, here)
		}
	}
	return pl
}

func ratio(a, b float64) float64 {
	if b <= 1e-9 {
		return 0
	}
	return a / b
}

// vectors gives the features of every word of the point.
func (m *match) vectors() ([][features]float32, *atomFindings) {
	out := make([][features]float32, len(m.p.words))
	an := m.atomStates()
	an.voices = make([]int, len(m.p.atoms))
	if len(m.rows) == 0 {
		for i := range out {
			m.alone(&out[i], i)
		}
		return out, an
	}
	s := m.sums()
	places := make([]place, len(m.p.words))
	m.meet = make([]int32, len(m.p.words))
	for i := range m.p.words {
		places[i] = m.placeOf(i, s)
		m.meet[i] = m.meeting(i, places[i])
	}
	for k, a := range m.p.atoms {
		an.voices[k] = voiceNone
		if a.Kind == lang.KindSpeaker {
			an.voices[k] = m.voice(a, m.meet)
		}
	}
	for i := range m.p.words {
		f := &out[i]
		m.alone(f, i)
		pl := places[i]
		m.placed(f, i, pl)
		m.around(f, i, s)
		m.order(f, i, pl)
		m.roles(f, i, pl)
		m.distance(f, i, pl)
		m.polarity(f, i, pl)
		an.put(f, m, i, pl)
		m.opposed(f, i)
		f[fShort] = bit(m.shortFor(int32(i), int32(i)+1))
	}
	m.edited(out)
	(&structure{match: m}).field().fitted(out)
	return out, an
}

func (m *match) alone(f *[features]float32, i int) {
	w := m.p.words[i]
	f[fTag] = float32(w.tag)
	f[fIDF], f[fIDFBefore], f[fIDFAfter] = float32(w.idf), -1, -1
	f[fTagBefore], f[fTagAfter] = -1, -1
	if i > 0 {
		f[fTagBefore] = float32(m.p.words[i-1].tag)
		f[fIDFBefore] = float32(m.p.words[i-1].idf)
	}
	if i+1 < len(m.p.words) {
		f[fTagAfter] = float32(m.p.words[i+1].tag)
		f[fIDFAfter] = float32(m.p.words[i+1].idf)
	}
	f[fSymbols] = float32(w.to - w.from)
	f[fWeight] = float32(w.weight)
	f[fDoc] = float32(m.doc[i])
	f[fDocExact] = bit(m.docExact[i])
	f[fDocRun] = float32(m.docRun[i])
	f[fSeen] = float32(math.Log1p(float64(m.ix.seen.of(w.key))))
	f[fHan] = bit(m.p.syms[w.from] < firstWord && m.p.syms[w.from] > 0)
	m.pairs(f, i)
	f[fPlace] = float32(i) / float32(len(m.p.words))
	f[fWords] = float32(len(m.p.words))
	f[fHomes] = float32(len(m.home))
}

func (m *match) placed(f *[features]float32, i int, pl place) {
	put := func(at int, c context) {
		f[at], f[at+1], f[at+2] = float32(c.home), float32(c.best), c.ratio()
		if c.at >= 0 {
			f[at+3] = float32(m.rows[c.at].m[i])
		}
	}
	put(fNearHome, pl.near)
	put(fNearPartHome, pl.nearPart)
	put(fPartHome, pl.part)
	put(fPartPartHome, pl.partPart)
	put(fPointHome, pl.point)
	f[fEvidence] = float32(m.covered[i])
	for _, k := range m.home {
		r := &m.rows[k]
		if r.found(i) {
			f[fEvidenceExact] = 1
		}
		f[fEvidenceRun] = max(f[fEvidenceRun], float32(r.len[i]))
	}
	// A sentence beside the home often names what the home calls "it".
	home := m.rows[pl.near.at].idx
	for _, k := range m.sents {
		if d := m.rows[k].idx - home; d == 1 || d == -1 {
			f[fBeside] = max(f[fBeside], float32(m.rows[k].m[i]))
		}
	}
}

func (m *match) around(f *[features]float32, i int, s sums) {
	n := len(m.p.words)
	if i > 0 {
		f[fBefore] = float32(m.covered[i-1])
	}
	if i+1 < n {
		f[fAfter] = float32(m.covered[i+1])
	}
	mean := func(d int) float32 {
		var sum, total float64
		for j := max(0, i-d); j <= min(n-1, i+d); j++ {
			if j != i {
				sum += m.covered[j] * m.p.words[j].weight
				total += m.p.words[j].weight
			}
		}
		return float32(ratio(sum, total))
	}
	f[fAround2], f[fAround5] = mean(2), mean(5)
	w := m.p.words[i]
	best := 0.0
	for _, k := range m.home {
		best = max(best, s.part[k][w.part])
	}
	f[fPartCover] = float32(ratio(best, s.partTotal[w.part]))
	sum := 0.0
	for j, pw := range m.p.words {
		sum += m.covered[j] * pw.weight
	}
	f[fPointCover] = float32(ratio(sum, m.total))
}

func clip(n int32) float32 { return float32(max(-20, min(20, n))) }

func bit(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// meeting is the article's word that word i of the point is taken for; -1: none.
func (m *match) meeting(i int, pl place) int32 {
	for _, k := range [...]int{pl.nearPart.with, pl.near.with} {
		if k >= 0 && m.rows[k].pos[i] >= 0 {
			return m.rows[k].pos[i]
		}
	}
	return -1
}
