package verify

import (
	"slices"

	"github.com/zhongdian/zhongdian/lang"
)

// A thing is a name, a figure or a noun of the point, or of the article where
// it could stand in the place of one of them.
type thing struct {
	from, to int32 // words
	kind     int8
	at       []int32 // the article's words where it stands, in order
}

// The kinds of thing: only two of a kind can be taken for each other.
const (
	tgPerson int8 = iota
	tgPlace
	tgOrg
	tgName
	tgNumber
	tgDate
	tgNoun
)

const tgOther int8 = -1

const (
	maxThings   = 24
	maxStands   = 24 // places of one thing that are looked at
	maxStandIns = 16 // of the article's things, for one of the point
	placeReach  = 9  // words to each side that speak for a thing in the point
	placeFar    = 14 // words to each side in the article
)

// thingsOf lists the things of words [from,to) of a stream.
func (st *stream) thingsOf(sent int32, from, to int32, out []thing) []thing {
	lo, hi := st.atomsOf(sent)
	first := len(out)
	for _, a := range st.atoms[lo:hi] {
		if a.from < from || a.to > to || a.from >= a.to {
			continue
		}
		k := tgOther
		switch a.Kind {
		case lang.KindName:
			switch a.Sub {
			case "person":
				k = tgPerson
			case "place":
				k = tgPlace
			case "org":
				k = tgOrg
			default:
				k = tgName
			}
		case lang.KindNumber:
			k = tgNumber
		case lang.KindDate:
			k = tgDate
		}
		if k == tgOther {
			continue
		}
		covered := false
		for _, t := range out[first:] {
			covered = covered || a.from < t.to && t.from < a.to
		}
		if !covered {
			out = append(out, thing{from: a.from, to: a.to, kind: k})
		}
	}
	for w := from; w < to; w++ {
		o := st.words[w]
		if o.tag != lang.Noun && o.tag != lang.Idiom && !isName(o.tag) || o.to-o.from < 2 && st.syms[o.from] < firstWord {
			continue
		}
		covered := false
		for _, t := range out[first:] {
			covered = covered || t.from <= w && w < t.to
		}
		if covered {
			continue
		}
		k := tgNoun
		if isName(o.tag) {
			k = tgName
		}
		out = append(out, thing{from: w, to: w + 1, kind: k})
	}
	slices.SortFunc(out[first:], func(a, b thing) int { return int(a.from - b.from) })
	return out
}

// likeKinds reports whether things of two kinds can be taken for each other.
func likeKinds(a, b int8) bool {
	if a == b {
		return true
	}
	named := func(k int8) bool { return k <= tgName }
	return named(a) && named(b)
}

// standsAt lists the article's words where words [from,to) of the point stand.
func (x *structure) standsAt(from, to int32) []int32 {
	w := word{from: x.p.words[from].from, to: x.p.words[to-1].to}
	var out []int32
	for _, at := range x.ix.at.of(x.p.syms[w.from]) {
		if len(out) >= maxStands {
			break
		}
		if x.sameAt(w, at) {
			out = append(out, x.ix.owner[at])
		}
	}
	return out
}

// figureAt lists where the article has the same figure, however it is written.
func (x *structure) figureAt(t thing) []int32 {
	var a *atom
	for k := range x.p.atoms {
		if b := &x.p.atoms[k]; b.from == t.from && b.to == t.to && (b.Kind == lang.KindNumber || b.Kind == lang.KindDate) {
			a = b
			break
		}
	}
	if a == nil {
		return nil
	}
	var out []int32
	for k := range x.ix.atoms {
		if b := &x.ix.atoms[k]; b.Kind == a.Kind && len(out) < maxStands && b.from < b.to && sameFigure(a.Atom, b.Atom) {
			out = append(out, b.from)
		}
	}
	return out
}

// A witness is a word of the point that stands near a thing and in the article.
type witness struct {
	at     int32 // word of the point
	weight float64
	stands []int32
}

// A field is all that is needed to weigh things of one point.
type field struct {
	x      *structure
	things []thing
	wit    []witness // of each word; stands nil where it is none
	fits   []fit     // of each thing
	pairs  []pair
}

// A fit is how well a thing fits its place, and how well others would.
type fit struct {
	own, best backing // best: of the things of the evidence that the point hasn't got
	standIns  int
	used      float64 // the best that another thing of the point has, turned
	swapped   float64 // the least that is lost by exchanging it for another, turned
}

// A pair is two things of the point that could change places: as they stand, and
// with the two exchanged.
type pair struct {
	a, b           int
	aa, bb, ab, ba backing
}

// field gives what is known of the things of the point; it is made once.
func (x *structure) field() *field {
	if x.things == nil {
		x.things = x.newField()
		x.things.weigh()
	}
	x.things.x = x // which knows more by and by
	return x.things
}

func (x *structure) newField() *field {
	f := &field{x: x, wit: make([]witness, len(x.p.words))}
	for i, w := range x.p.words {
		if w.tag.Content() && x.docExact[i] {
			f.wit[i] = witness{int32(i), w.weight, x.standsAt(int32(i), int32(i)+1)}
		}
	}
	for s := range x.p.sents {
		f.things = x.p.thingsOf(int32(s), x.p.sents[s].from, x.p.sents[s].to, f.things)
	}
	if len(f.things) > maxThings {
		f.things = f.things[:maxThings]
	}
	for k := range f.things {
		t := &f.things[k]
		if t.at = x.standsAt(t.from, t.to); t.at == nil && (t.kind == tgNumber || t.kind == tgDate) {
			t.at = x.figureAt(*t)
		}
	}
	return f
}

// A backing says how well the words around a place speak for a thing there.
type backing struct {
	plain  float64 // they stand near it in the article, 0 to 1
	turned float64 // and on the same side
	close  float64 // the nearest of them alone
}

// back weighs a thing that stands in the article at stands, in the place of
// words [from,to) of the point, with words [skip,skipTo) left out.
func (f *field) back(stands []int32, from, to, skip, skipTo int32) (b backing) {
	x := f.x
	total, closeTotal := 0.0, 0.0
	sent := x.p.words[from].sent
	for d := int32(1); d <= placeReach; d++ {
		for side := int32(-1); side <= 1; side += 2 {
			c := to - 1 + d
			if side < 0 {
				c = from - d
			}
			if c < 0 || int(c) >= len(x.p.words) || x.p.words[c].sent != sent || c >= skip && c < skipTo {
				continue
			}
			w := &f.wit[c]
			if w.stands == nil {
				continue
			}
			g := w.weight / (1 + 0.25*float64(d-1))
			if x.p.words[c].part != x.p.words[from].part {
				g *= 0.5
			}
			plain, turned := f.together(stands, w.stands, side, d)
			b.plain += g * plain
			b.turned += g * turned
			total += g
			if d <= 2 {
				b.close += g * turned
				closeTotal += g
			}
		}
	}
	return backing{ratio(b.plain, total), ratio(b.turned, total), ratio(b.close, closeTotal)}
}

// together says how near to each other two words stand in the article, at best;
// turned only counts where the second is on the side it has in the point.
func (f *field) together(a, b []int32, side, d int32) (plain, turned float64) {
	words := f.x.ix.words
	j := 0
	for _, p := range a {
		for j < len(b) && b[j] < p-placeFar {
			j++
		}
		for k := j; k < len(b) && b[k] <= p+placeFar; k++ {
			q := b[k]
			if words[q].sent != words[p].sent || q == p {
				continue
			}
			gap := q - p
			if gap < 0 {
				gap = -gap
			}
			v := 1 / (1 + 0.12*float64(max(0, gap-d)))
			if words[q].part != words[p].part {
				v *= 0.7
			}
			plain = max(plain, v)
			if (q > p) == (side > 0) {
				turned = max(turned, v)
			}
		}
	}
	return plain, turned
}

// The features that a thing has beside those of its first word.
const (
	plKind = features + iota
	plPlain
	plTurned
	plClose
	plStandIns
	plBestPlain
	plBestTurned
	plBestClose
	plLessPlain // less what the best stand-in has
	plLessTurned
	plLessClose
	plPlaces
	plWords
	plLessUsed // of things of the point itself
	placeFeatures
)

// weigh makes the fits of all things and the pairs of them.
func (f *field) weigh() {
	stand := f.standIns()
	f.fits = make([]fit, len(f.things))
	for k := range f.things {
		t, w := &f.things[k], &f.fits[k]
		w.swapped = 2
		if len(t.at) == 0 {
			continue // the article hasn't got it: a finding of its own
		}
		w.own = f.back(t.at, t.from, t.to, t.from, t.to)
		for s := range stand {
			o := &stand[s]
			if !likeKinds(t.kind, o.kind) {
				continue
			}
			w.standIns++
			ob := f.back(o.at, t.from, t.to, t.from, t.to)
			w.best.plain, w.best.turned, w.best.close = max(w.best.plain, ob.plain), max(w.best.turned, ob.turned), max(w.best.close, ob.close)
		}
		for j := range f.things {
			o := &f.things[j]
			if j == k || len(o.at) == 0 || !likeKinds(t.kind, o.kind) {
				continue
			}
			w.used = max(w.used, f.back(o.at, t.from, t.to, o.from, o.to).turned)
		}
	}
	f.pair()
}

// placeClaims asks of every thing whether another of its kind fits its place
// better.
func (f *field) placeClaims(out []claim) []claim {
	x := f.x
	for k := range f.things {
		t, w := &f.things[k], &f.fits[k]
		if len(t.at) == 0 {
			continue
		}
		b, best := w.own, w.best
		v := make([]float32, placeFeatures)
		copy(v, x.v[t.from][:])
		v[plKind], v[plPlain], v[plTurned], v[plClose] = float32(t.kind), float32(b.plain), float32(b.turned), float32(b.close)
		v[plPlaces], v[plWords], v[plStandIns] = float32(len(t.at)), float32(t.to-t.from), float32(w.standIns)
		v[plBestPlain], v[plBestTurned], v[plBestClose] = float32(best.plain), float32(best.turned), float32(best.close)
		v[plLessPlain], v[plLessTurned], v[plLessClose] = float32(b.plain-best.plain), float32(b.turned-best.turned), float32(b.close-best.close)
		v[plLessUsed] = float32(b.turned - w.used)
		out = append(out, claim{kind: claimPlace, from: t.from, to: t.to, x: v})
	}
	return out
}

// fitted fills in how the things fit that words are part of.
func (f *field) fitted(out [][features]float32) {
	for i := range out {
		o := &out[i]
		o[fFit], o[fFitClose], o[fFitLess], o[fFitUsed], o[fFitSwap] = -1, -1, -2, -2, -3
	}
	for k := range f.things {
		t, w := &f.things[k], &f.fits[k]
		if len(t.at) == 0 {
			continue
		}
		for i := t.from; i < t.to; i++ {
			o := &out[i]
			o[fFit], o[fFitClose] = float32(w.own.turned), float32(w.own.close)
			o[fFitLess], o[fFitUsed], o[fFitSwap] = float32(w.own.turned-w.best.turned), float32(w.own.turned-w.used), float32(w.swapped)
		}
	}
}

// standIns are the things of the evidence that the point hasn't got.
func (f *field) standIns() []thing {
	x := f.x
	var all []thing
	for _, h := range x.home {
		s := x.rows[h].sent
		all = x.ix.thingsOf(s, x.ix.sents[s].from, x.ix.sents[s].to, all)
	}
	out := all[:0]
	seen := map[int32]bool{}
	for _, t := range all {
		key := x.ix.words[t.to-1].key
		if x.p.keys[key] || seen[key] || len(out) >= 3*maxStandIns {
			continue
		}
		seen[key] = true
		w := word{from: x.ix.words[t.from].from, to: x.ix.words[t.to-1].to}
		for _, at := range x.ix.at.of(x.ix.syms[w.from]) {
			if len(t.at) >= maxStands {
				break
			}
			if same(x.ix.syms, w, at) {
				t.at = append(t.at, x.ix.owner[at])
			}
		}
		out = append(out, t)
	}
	return out
}

// same reports whether symbols of one text stand again at another place of it.
func same(syms []int32, w word, at int32) bool {
	n := w.to - w.from
	if int(at+n) > len(syms) {
		return false
	}
	for k := int32(0); k < n; k++ {
		if syms[at+k] != syms[w.from+k] {
			return false
		}
	}
	return true
}
