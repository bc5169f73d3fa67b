package verify

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What an article says of what it tells: that it isn't so, which of its figures is whose, and
// which way they went.

// refuters are the words with which an article says that what it has just told isn't so.
var refuters = [...]string{
	"不属实", "不屬實", "不实", "不實", "谣言", "謠言", "子虚乌有", "子虛烏有", "纯属虚构", "純屬虛構", "无中生有", "無中生有", "是假的", "并非事实", "並非事實", "不是事实",
	"not true", "untrue", "is false", "was false", "are false", "were false", "a hoax", "baseless", "no truth", "debunked",
}

// refutation finds the first such words in t.
func refutation(t string) (sp text.Span, ok bool) {
	for _, r := range refuters {
		if i := strings.Index(t, r); i >= 0 && (!ok || i < sp.Start) {
			sp, ok = text.Span{Start: i, End: i + len(r)}, true
		}
	}
	return sp, ok
}

// refutedWithin is how many bytes behind what was told the refuting words end.
const refutedWithin = 36

// refuted looks for a clause that tells as true what the article says isn't.
func (x *structure) refuted(ed *edit) {
	if ed.share < 0.6 || ed.end <= ed.first || int(ed.end) > len(x.ix.owner) {
		return
	}
	pt, from := x.p.parts[ed.part], x.ix.words[x.ix.owner[ed.end-1]].End
	sp, ok := refutation(x.ix.text[from:max(from, min(x.ix.sents[ed.sent].End, from+refutedWithin))])
	if !ok || x.p.partHas(pt.from, gNegation) > 0 || x.p.partHas(pt.from, gHedge) > 0 {
		return
	}
	if _, told := refutation(x.p.sents[pt.sent].Slice(x.p.text)); told {
		return
	}
	x.add(symptom(sNot)*perStance+lostSure, pt.from, pt.to, text.Span{Start: from + sp.Start, End: from + sp.End})
}

// Shares of what a figure of the point is said of that a clause of the article has: of
// the clause with another figure at least, and at most of the best one with this figure.
const (
	othersShare = 0.6
	ownShare    = 0.25
)

// misplaced looks for a figure that the article has in another clause, where the one that
// tells what the point tells has another figure of its kind.
func (x *structure) misplaced() {
	for k, a := range x.p.atoms {
		if a.Kind != lang.KindNumber || a.from >= a.to || a.Sub == "ordinal" || !x.an.found[k].told() && x.an.found[k].where < 0 {
			continue
		}
		told, total := x.saidOf(a)
		if len(told) < 2 {
			continue
		}
		own, other := -1.0, -1.0
		var rivalAt int32 = -1
		for _, h := range x.home {
			lo, hi := x.ix.atomsOf(x.rows[h].sent)
			for n := lo; n < hi; n++ {
				b := x.ix.atoms[n]
				if b.Kind != a.Kind || b.Sub != a.Sub || b.from >= b.to {
					continue
				}
				share := x.shareOf(told, total, b.part)
				if sameFigure(a.Atom, b.Atom) {
					if own = max(own, share); x.ledAlike(a, b) >= ledByWords {
						own = 1 // it follows the words that it follows here
					}
				} else if b.Unit == a.Unit && share > other && !x.mineIn(b, a.part) {
					other, rivalAt = share, int32(n)
				}
			}
		}
		if own >= 0 && own <= ownShare && other >= othersShare {
			x.add(symptomFigureThere, a.from, a.to, x.ix.atoms[rivalAt].Span)
			return
		}
	}
}

// saidOf gives the words of content of a figure's clause but the figures in it, and their weight.
func (x *structure) saidOf(a atom) (out []int32, total float64) {
	pt := x.p.parts[a.part]
	for w := pt.from; w < pt.to; w++ {
		pw := &x.p.words[w]
		if pw.tag.Content() && pw.tag != lang.Num && pw.tag != lang.Measure && (w < a.from || w >= a.to) && !auxiliary(pw.Slice(x.p.text)) {
			out, total = append(out, w), total+pw.weight
		}
	}
	return out, total
}

// shareOf is the share of words of the point that a clause of the article has.
func (x *structure) shareOf(told []int32, total float64, part int32) float64 {
	sum := 0.0
	c := x.ix.parts[part]
	for _, w := range told {
		for q := c.from; q < c.to; q++ {
			if x.ix.words[q].key == x.p.words[w].key {
				sum += x.p.words[w].weight
				break
			}
		}
	}
	return ratio(sum, total)
}

// mineIn reports whether the clause of the point has the figure b too.
func (x *structure) mineIn(b atom, part int32) bool {
	for _, a := range x.p.atoms {
		if a.part == part && a.Kind == b.Kind && sameFigure(a.Atom, b.Atom) {
			return true
		}
	}
	return false
}

// directionReach is how many words before a figure the one may stand that says which way it went.
const directionReach = 3

// leading gives the words before a figure in its clause, behind any other figure, in the form
// of letters.
func (st *stream) leading(a atom) (out []string) {
	for w := a.from - 1; w >= max(st.parts[a.part].from, a.from-directionReach) && st.words[w].tag != lang.Num; w-- {
		out = append(out, st.letters(st.words[w].from, st.words[w].to))
	}
	return out
}

// turnedRound looks for a figure that went up here and down wherever the sentences that the
// point rests on have it: the words before it are opposites.
func (x *structure) turnedRound() {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindNumber || a.from >= a.to || x.p.partHas(a.from, gNegation) > 0 {
			continue
		}
		var turned []string // of the words before it
		for _, w := range x.p.leading(a) {
			turned = append(turned, opposites(x.p.languages[a.sent])[w]...)
		}
		if len(turned) == 0 {
			continue
		}
		other, same := text.Span{}, false
		for _, h := range x.home {
			lo, hi := x.ix.atomsOf(x.rows[h].sent)
			for _, b := range x.ix.atoms[lo:hi] {
				if b.Kind != a.Kind || b.from >= b.to || b.Sub != a.Sub || !sameFigure(a.Atom, b.Atom) {
					continue
				}
				if slices.ContainsFunc(x.ix.leading(b), func(w string) bool { return slices.Contains(turned, w) }) && x.ix.partHas(b.from, gNegation) == 0 {
					other = b.Span
				} else {
					same = true
				}
			}
		}
		if !other.Empty() && !same {
			x.add(symptomAntonym, a.from, a.to, other)
			return
		}
	}
}
