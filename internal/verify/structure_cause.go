package verify

import (
	"github.com/zhongdian/zhongdian/text"
)

// foreign looks for a clause most of whose words the sentences that the point
// rests on haven't got.
func (x *structure) foreign(ed *edit) {
	known, all, first := 0, 0, int32(-1)
	pt := x.p.parts[ed.part]
	if authorial(pt.Slice(x.p.text)) {
		return // the point's own words for what the article does
	}
	for w := pt.from; w < pt.to; w++ {
		if !x.p.words[w].tag.Content() {
			continue
		}
		all++
		if k := x.an.of[w]; x.atHome(w) || x.met[w] || k >= 0 && x.an.found[k].told() {
			known++
		} else if first < 0 {
			first = w
		}
	}
	if all >= 3 && 3*known <= all {
		x.add(symptomForeign, first, pt.to, text.Span{})
	}
}

// unfounded looks for a cause whose words the article hasn't got in the
// sentences that the point rests on.
func (x *structure) unfounded(ed *edit) {
	lo, hi := x.p.atomsOf(x.p.parts[ed.part].sent)
	for _, a := range x.p.atoms[lo:hi] {
		if x.p.stance(a) != sCause || a.part != ed.part || a.from >= a.to {
			continue
		}
		known, all := 0, 0
		for w := a.to; w < x.p.parts[ed.part].to && w < a.to+8; w++ {
			if !x.p.words[w].tag.Content() {
				continue
			}
			all++
			if x.atHome(w) || x.met[w] {
				known++
			}
		}
		if all >= 2 && 3*known <= all {
			x.add(symptomUnfounded, a.from, a.to, text.Span{})
			return
		}
	}
}
