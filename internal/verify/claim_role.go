package verify

import "github.com/zhongdian/zhongdian/lang"

// The features of two things that may have changed places.
const (
	roKind = iota
	roKindB
	roApart    // words between them in the point
	roSamePart // in one clause
	roVerb     // a verb stands between them
	roPlain    // backing as it is
	roTurned
	roClose
	roLessPlain // less the backing with the two exchanged
	roLessTurned
	roLessClose
	roLeastTurned // of the two, the one that loses most
	roOrder       // 1 as in the article, -1 the other way, 0 never in one sentence
	roOrderShare  // of the sentences with both
	roCover       // of the point
	roNearRatio   // the lesser of the two words'
	roInverted    // the greater of the two words'
	roVerbFlip
	roNameFlip
	roPassive // one of point and article is in the passive
	roVerbKept
	roSeenA
	roSeenB
	roFeatures
)

const roleFar = 14 // words that may stand between two that change places

// pair weighs every two things of one kind as they stand and exchanged.
func (f *field) pair() {
	x := f.x
	for i := range f.things {
		a := &f.things[i]
		if len(a.at) == 0 {
			continue
		}
		for j := i + 1; j < len(f.things) && j <= i+4; j++ {
			b := &f.things[j]
			if len(b.at) == 0 || x.p.words[b.from].sent != x.p.words[a.from].sent || b.from-a.to > roleFar || !exchangeable(a.kind, b.kind) {
				continue
			}
			p := pair{
				a: i, b: j,
				aa: f.back(a.at, a.from, a.to, b.from, b.to), bb: f.back(b.at, b.from, b.to, a.from, a.to),
				ab: f.back(b.at, a.from, a.to, b.from, b.to), ba: f.back(a.at, b.from, b.to, a.from, a.to),
			}
			f.pairs = append(f.pairs, p)
			less := p.aa.turned + p.bb.turned - p.ab.turned - p.ba.turned
			f.fits[i].swapped, f.fits[j].swapped = min(f.fits[i].swapped, less), min(f.fits[j].swapped, less)
		}
	}
}

// roleClaims asks of every two things of one kind whether they would fit better
// in each other's place.
func (f *field) roleClaims(out []claim) []claim {
	for k := range f.pairs {
		p := &f.pairs[k]
		a, b := &f.things[p.a], &f.things[p.b]
		out = append(out, claim{kind: claimRole, from: a.from, to: a.to, also: b.from, x: f.roleFeatures(p)})
	}
	return out
}

func exchangeable(a, b int8) bool {
	return likeKinds(a, b) || a != tgNumber && a != tgDate && b != tgNumber && b != tgDate
}

func (f *field) roleFeatures(p *pair) []float32 {
	x := f.x
	a, b := &f.things[p.a], &f.things[p.b]
	v := make([]float32, roFeatures)
	v[roKind], v[roKindB] = float32(a.kind), float32(b.kind)
	v[roApart] = float32(b.from - a.to)
	v[roSamePart] = bit(x.p.words[a.from].part == x.p.words[b.from].part)
	for w := a.to; w < b.from; w++ {
		if x.p.words[w].tag == lang.Verb || x.p.words[w].tag == lang.Prep {
			v[roVerb] = 1
			v[roVerbKept] = max(v[roVerbKept], float32(x.covered[w]))
		}
	}
	aa, bb, ab, ba := p.aa, p.bb, p.ab, p.ba
	v[roPlain], v[roTurned], v[roClose] = float32(aa.plain+bb.plain), float32(aa.turned+bb.turned), float32(aa.close+bb.close)
	v[roLessPlain] = v[roPlain] - float32(ab.plain+ba.plain)
	v[roLessTurned] = v[roTurned] - float32(ab.turned+ba.turned)
	v[roLessClose] = v[roClose] - float32(ab.close+ba.close)
	v[roLeastTurned] = float32(min(aa.turned-ab.turned, bb.turned-ba.turned))
	v[roOrder], v[roOrderShare] = f.order(a.at, b.at)
	v[roCover] = x.v[0][fPointCover]
	va, vb := &x.v[a.from], &x.v[b.from]
	v[roNearRatio] = min(va[fNearPartRatio], vb[fNearPartRatio])
	v[roInverted] = max(va[fInverted], vb[fInverted])
	v[roVerbFlip] = max(va[fVerbFlip], vb[fVerbFlip])
	v[roNameFlip] = max(va[fNameFlip], vb[fNameFlip])
	v[roSeenA], v[roSeenB] = va[fSeen], vb[fSeen]
	for k := range x.eds {
		if x.eds[k].part == x.p.words[a.from].part && x.passive(&x.eds[k]) {
			v[roPassive] = 1
		}
	}
	return v
}

// order compares two things with the article: in how many of the sentences
// that have both the first stands before the second.
func (f *field) order(a, b []int32) (order, share float32) {
	var same, other float32
	for _, p := range a {
		for _, q := range b {
			if f.x.ix.words[p].sent != f.x.ix.words[q].sent || q-p > 30 || p-q > 30 {
				continue
			}
			if p < q {
				same++
			} else {
				other++
			}
		}
	}
	switch {
	case same+other == 0:
		return 0, 0.5
	case same >= other:
		return 1, same / (same + other)
	}
	return -1, same / (same + other)
}
