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

func refutes(t string) bool {
	t = strings.ToLower(t)
	for _, r := range refuters {
		if strings.Contains(t, r) {
			return true
		}
	}
	return false
}

// refutedWithin is how many bytes behind what was told the refuting words may begin.
const refutedWithin = 36

// refuted looks for a clause that tells as true what the article says isn't.
func (x *structure) refuted(ed *edit) {
	if ed.share < 0.6 || ed.end <= ed.first || int(ed.end) > len(x.ix.owner) {
		return
	}
	sent, pt := x.ix.sents[ed.sent], x.p.parts[ed.part]
	from := x.ix.words[x.ix.owner[ed.end-1]].End
	behind := x.ix.text[from:max(from, min(sent.End, from+refutedWithin))]
	if !refutes(behind) || refutes(x.p.sents[pt.sent].Slice(x.p.text)) || x.p.partHas(pt.from, gNegation) > 0 || x.p.partHas(pt.from, gHedge) > 0 {
		return
	}
	at := strings.IndexFunc(behind, func(r rune) bool { return r > ' ' })
	span := sent.Span
	span.Start, span.End = from+max(at, 0), from+len(behind)
	x.add(symptom(sNot)*perStance+lostSure, pt.from, pt.to, span)
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
					own = max(own, share)
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

// upward and downward are words that say which way a figure goes; English ones are stems.
var (
	upward   = [...]string{"增长", "增長", "上升", "上涨", "上漲", "增加", "提高", "提升", "攀升", "回升", "涨", "漲", "增", "rise", "climb", "grow", "increas", "gain", "jump", "soar", "surg", "up"}
	downward = [...]string{"下降", "减少", "減少", "下跌", "下滑", "回落", "萎缩", "萎縮", "缩减", "縮減", "降", "跌", "减", "減", "fall", "drop", "declin", "decreas", "shrink", "slip", "tumbl", "plung", "down"}
)

// directionReach is how many words before a figure the word may stand that says which way it went.
const directionReach = 3

// direction says which way the figure a went by the words before it in its clause: 1 up, -1
// down, 0 not said.
func (st *stream) direction(a atom) int {
	for w := a.from - 1; w >= st.parts[a.part].from && w >= a.from-directionReach; w-- {
		if st.words[w].tag == lang.Num {
			return 0 // of another figure
		}
		key := st.key(w)
		if slices.Contains(upward[:], key) {
			return 1
		}
		if slices.Contains(downward[:], key) {
			return -1
		}
	}
	return 0
}

// turnedRound looks for a figure that went up here and down wherever the sentences that the
// point rests on have it.
func (x *structure) turnedRound() {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindNumber || a.from >= a.to {
			continue
		}
		way := x.p.direction(a)
		if way == 0 || x.p.partHas(a.from, gNegation) > 0 {
			continue
		}
		other, same := text.Span{}, false
		for _, h := range x.home {
			lo, hi := x.ix.atomsOf(x.rows[h].sent)
			for _, b := range x.ix.atoms[lo:hi] {
				if b.Kind != a.Kind || b.from >= b.to || b.Sub != a.Sub || !sameFigure(a.Atom, b.Atom) {
					continue
				}
				if x.ix.direction(b) == -way && x.ix.partHas(b.from, gNegation) == 0 {
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
