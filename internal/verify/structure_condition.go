package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// unconditional looks for a clause that holds whatever happens by the point, and under a
// condition by the sentence that tells of it.
func (x *structure) unconditional() {
	for _, a := range x.p.atoms {
		if x.p.stance(a) != sAnyway || a.from >= a.to {
			continue
		}
		for _, h := range x.home {
			r := &x.rows[h]
			s := r.Slice(x.ix.text)
			if !strict(s) || x.saysAnyway(r.sent) || !x.carries(r, a.sent) {
				continue
			}
			lo, hi := x.ix.atomsOf(r.sent)
			for _, b := range x.ix.atoms[lo:hi] {
				if b.Kind == lang.KindCondition {
					x.add(symptomAnyway, a.from, a.to, b.Span)
					return
				}
			}
		}
	}
}

// strict reports whether a sentence makes something hang on something else.
func strict(s string) bool {
	s = strings.ToLower(s)
	for _, w := range [...]string{"如果", "若", "只有", "除非", "一旦", "只要", "前提", "的话", "倘", "假如", "if ", "unless ", "provided", "once ", "only", "subject to", "condition", "depend", "as long as", "until "} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// saysAnyway reports whether sentence sent of the article itself says that something holds in any case.
func (x *structure) saysAnyway(sent int32) bool {
	lo, hi := x.ix.atomsOf(sent)
	for _, b := range x.ix.atoms[lo:hi] {
		if x.ix.stance(b) == sAnyway {
			return true
		}
	}
	return false
}

// carriedShare is how much of what a sentence of the point says one of the article must have.
const carriedShare = 0.35

// carries reports whether a sentence of the article has much of what sentence sent of the point says.
func (x *structure) carries(r *row, sent int32) bool {
	has, all := 0.0, 0.0
	for i, w := range x.p.words {
		if w.sent == sent && w.tag.Content() {
			all += w.weight
			has += w.weight * r.m[i]
		}
	}
	return all > 0 && has >= carriedShare*all
}
