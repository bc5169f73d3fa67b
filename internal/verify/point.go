package verify

import (
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/lang"
)

// The features of a whole point: the supports of its words, its atoms by
// kind, and what its clauses and those of the article don't share.
const (
	pMin = iota
	pSecond
	pThird
	pMean
	pLog
	pBelow3
	pBelow5
	pBelow7
	pWords
	pCover
	pHomes
	pLongest
	pPieces
	pNegHere
	pHedgeLost
	pHedgeNew
	pCondLost
	pCondNew
	pInverted
	pInvertedSum
	pNearRatio
	pPartRatio
	pPointRatio
	pMinName
	pMinNumber
	pMinVerb
	pMinAdverb
	pMinNoun
	pWorstPart
	pNamesMissing
	pFiguresMissing
	pBrokenNames
	pNameFar
	pVerbFlip
	pNameFlip
	pNegSent
	pHedgeSent
	pCondSent
	pVoiceOther
	pVoiceUnknown
	pVoiceFar
	pVoiceMistake
	pVoiceSame
	pNegStrong
	pNegLost
	pNegNew
	pHedgeGone
	pHedgeMade
	pNotAdded
	pNotDropped
	pHedgeAdded
	pHedgeDropped
	pSureAdded
	pAllAdded
	pSomeDropped
	pIfDropped
	pHan
	pRuleFigure
	pRuleElsewhere
	pRuleName
	pRuleNot
	pRuleVoice
	pRuleSmall
	pRuleHedge
	pRuleAll
	pKinds // 4 for each atom class: count, least state, least support, most rivals
	pLost  = pKinds + 4*classes
	pNew   = pLost + int(groups)
	pWeak  = pNew + int(groups) // what is known of the weakest word, see weakest
	// pointFeatures is their number.
	pointFeatures = pWeak + len(weakest)
)

// classes of atoms: names, numbers, dates and then the groups that govern.
const classes = 3 + int(groups)

func classOf(a *lang.Atom) int {
	switch a.Kind {
	case lang.KindName:
		return 0
	case lang.KindNumber:
		return 1
	case lang.KindDate:
		return 2
	}
	if g := groupOf(a); g != gNone {
		return 3 + int(g)
	}
	return -1
}

// pointVector gathers the features of the point from its words'.
func (m *match) pointVector(v [][features]float32, sup []float64, an *atomFindings) []float32 {
	f := make([]float32, pointFeatures)
	if len(sup) == 0 {
		return f
	}
	m.supports(f, sup)
	m.shapes(f, v)
	low := 0
	for i := range sup {
		if sup[i] < sup[low] {
			low = i
		}
	}
	for k, c := range weakest {
		f[pWeak+k] = v[low][c]
	}
	if m.meet != nil {
		s := m.swerves(v)
		f[pNotAdded], f[pNotDropped], f[pHedgeAdded], f[pHedgeDropped] = s.notAdded, s.notDropped, s.hedgeAdded, s.hedgeDropped
		f[pSureAdded], f[pAllAdded], f[pSomeDropped], f[pIfDropped] = s.sureAdded, s.allAdded, s.someDropped, s.ifDropped
	}
	if an != nil {
		m.kinds(f, sup, an)
	}
	m.exchange(f)
	if an != nil {
		for k, broken := range m.obey(v, an) {
			f[pRuleFigure+k] = float32(len(broken))
		}
	}
	return f
}

// weakest are the features of a point's weakest word that tell what its low
// support means: a rare verb that the passage says in another way is one thing,
// a name exchanged for another a second.
var weakest = [...]int{
	fTag, fSymbols, fWeight, fIDF, fDocExact, fNearHome, fNearRatio, fPartRatio, fPartCover, fBeside, fDistance, fNamed, fAtom, fAtomState,
	fEdMet, fEdShare, fEdStrip, fEdPut, fEdGone, fEdFor, fEdForSame, fOpposed,
}

func (m *match) supports(f []float32, sup []float64) {
	s := slices.Clone(sup)
	slices.Sort(s)
	at := func(i int) float32 { return float32(s[min(i, len(s)-1)]) }
	f[pMin], f[pSecond], f[pThird] = at(0), at(1), at(2)
	sum, logs := 0.0, 0.0
	for _, x := range sup {
		sum += x
		logs += math.Log(max(x, 1e-4))
		f[pBelow3] += bit(x < 0.3)
		f[pBelow5] += bit(x < 0.5)
		f[pBelow7] += bit(x < 0.7)
	}
	f[pMean], f[pLog] = float32(sum/float64(len(sup))), float32(logs)
	f[pMinName], f[pMinNumber], f[pMinVerb], f[pMinAdverb], f[pMinNoun] = 1, 1, 1, 1, 1
	parts := make([]float64, len(m.p.parts))
	count := make([]float64, len(m.p.parts))
	for i, w := range m.p.words {
		var at int
		switch w.tag {
		case lang.Person, lang.Place, lang.Org, lang.Name, lang.Latin:
			at = pMinName
		case lang.Num, lang.Time, lang.Measure:
			at = pMinNumber
		case lang.Verb, lang.Adj:
			at = pMinVerb
		case lang.Noun, lang.Idiom:
			at = pMinNoun
		default:
			at = pMinAdverb
		}
		f[at] = min(f[at], float32(sup[i]))
		parts[w.part] += sup[i]
		count[w.part]++
	}
	f[pWorstPart] = 1
	for k := range parts {
		if count[k] > 0 {
			f[pWorstPart] = min(f[pWorstPart], float32(parts[k]/count[k]))
		}
	}
}

func (m *match) shapes(f []float32, v [][features]float32) {
	f[pWords], f[pHomes] = float32(len(m.p.words)), float32(len(m.home))
	f[pNearRatio], f[pPartRatio], f[pPointRatio] = 1, 1, 1
	f[pCover] = v[0][fPointCover]
	f[pHan] = bit(m.p.han())
	longest, pieces := int32(0), 0
	for i := range v {
		x := &v[i]
		longest = max(longest, m.docRun[i])
		if i > 0 && x[fEvidenceRun] != v[i-1][fEvidenceRun] {
			pieces++
		}
		tag := m.p.words[i].tag
		if x[fNamed] > 0 {
			f[pNamesMissing] += bit(x[fDocExact] == 0)
			f[pBrokenNames] = max(f[pBrokenNames], x[fBroken])
			f[pNameFar] = max(f[pNameFar], x[fDistance])
		}
		f[pFiguresMissing] += bit((tag == lang.Num || tag == lang.Time) && x[fDocExact] == 0 && x[fAtomState] <= 0)
		f[pVerbFlip] = max(f[pVerbFlip], x[fVerbFlip])
		f[pNameFlip] = max(f[pNameFlip], x[fNameFlip])
		f[pNegSent] = max(f[pNegSent], float32(math.Abs(float64(x[fNegSent]))))
		f[pHedgeSent] = min(f[pHedgeSent], x[fHedgeSent])
		f[pCondSent] = min(f[pCondSent], x[fCondSent])
		if !m.p.words[i].tag.Content() || x[fDocExact] == 0 {
			continue
		}
		f[pNegStrong] += float32(math.Abs(float64(x[fNegStrong])))
		f[pNegLost] += bit(x[fNegStrong] < 0)
		f[pNegNew] += bit(x[fNegStrong] > 0)
		f[pHedgeGone] += bit(x[fHedgeStrong] < 0)
		f[pHedgeMade] += bit(x[fHedgeStrong] > 0)
		f[pNegHere] = max(f[pNegHere], float32(math.Abs(float64(x[fNegHere]))))
		f[pHedgeLost] = max(f[pHedgeLost], -x[fHedgeHere])
		f[pHedgeNew] = max(f[pHedgeNew], x[fHedgeHere])
		f[pCondLost] = max(f[pCondLost], -x[fCondHere])
		f[pCondNew] = max(f[pCondNew], x[fCondHere])
		f[pInverted] = max(f[pInverted], x[fInverted])
		f[pInvertedSum] += x[fInverted]
		f[pNearRatio] = min(f[pNearRatio], x[fNearRatio])
		f[pPartRatio] = min(f[pPartRatio], x[fPartRatio])
		f[pPointRatio] = min(f[pPointRatio], x[fPointRatio])
	}
	f[pLongest] = float32(longest) / float32(len(m.p.syms))
	f[pPieces] = float32(pieces) / float32(len(v))
}

func (m *match) kinds(f []float32, sup []float64, an *atomFindings) {
	for c := 0; c < classes; c++ {
		f[pKinds+4*c+1], f[pKinds+4*c+2] = 9, 1
	}
	for k, a := range m.p.atoms {
		c := classOf(a.Atom)
		if c < 0 {
			continue
		}
		if a.Kind == lang.KindSpeaker && an.voices != nil {
			switch an.voices[k] {
			case voiceOther:
				f[pVoiceOther]++
			case voiceUnknown:
				f[pVoiceUnknown]++
			case voiceFar:
				f[pVoiceFar]++
			case voiceMistake:
				f[pVoiceMistake]++
			case voiceSame:
				f[pVoiceSame]++
			}
		}
		at := pKinds + 4*c
		f[at]++
		f[at+1] = min(f[at+1], float32(an.found[k].state))
		for w := a.from; w < a.to; w++ {
			f[at+2] = min(f[at+2], float32(sup[w]))
		}
		f[at+3] = max(f[at+3], float32(an.found[k].rivals))
	}
}

// exchange compares, clause by clause, the atoms that govern: those which the
// best clause of the article has and the point's lacks, and the other way.
func (m *match) exchange(f []float32) {
	s := m.sums()
	for c := range m.p.parts {
		best, most := -1, 0.0
		for k := range m.rows {
			r := &m.rows[k]
			if alone := k+1 == len(m.rows) || m.rows[k+1].whole; r.whole && !alone {
				continue
			}
			if v := s.part[k][c]; v > most {
				best, most = k, v
			}
		}
		if best < 0 || most < 0.3*s.partTotal[c] {
			continue
		}
		mine, theirs := m.p.within(m.p.parts[c]), m.ix.within(m.rows[best].part)
		for g := range mine {
			f[pLost+g] += float32(max(0, theirs[g]-mine[g]))
			f[pNew+g] += float32(max(0, mine[g]-theirs[g]))
		}
	}
}

// han reports whether most of a text's words are Chinese.
func (st *stream) han() bool {
	n := 0
	for _, w := range st.words {
		if s := st.syms[w.from]; s > 0 && s < firstWord {
			n++
		}
	}
	return 2*n > len(st.words)
}
