package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// ledBy is how many symbols before a figure must be the same in both texts: four characters, or two words.
const ledByHan, ledByWords = 4, 2

// ledOtherwise looks for a figure that follows the very words which the article follows with another of its kind, and
// nowhere with this one: "profit rose to £136m" of a profit that "rose to £148m, from £136m".
func (x *structure) ledOtherwise() {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindNumber && a.Kind != lang.KindDate || a.from >= a.to || a.from == 0 {
			continue
		}
		need := ledByWords
		if han(x.p.words[a.from-1].Slice(x.p.text)) {
			need = ledByHan
		}
		own, other, at, there := 0, 0, -1, false
		for _, h := range x.home {
			lo, hi := x.ix.atomsOf(x.rows[h].sent)
			for k := lo; k < hi; k++ {
				b := x.ix.atoms[k]
				if b.Kind != a.Kind || b.from >= b.to || figureKind(a.Atom) != figureKind(b.Atom) {
					continue
				}
				n := x.ledAlike(a, b)
				if same := sameFigure(a.Atom, b.Atom); same || sameAtom(a.Atom, b.Atom) {
					own, there = max(own, n, x.followedAlike(a, b)), there || same
				} else if n > other && !x.mineIn(b, a.part) && !x.inRow(b) {
					other, at = n, k
				}
			}
		}
		if at >= 0 && own == 0 && other >= need && there {
			x.add(symptomFigureThere, a.from, a.to, x.ix.atoms[at].Span)
			return
		}
	}
}

// ledAlike counts the symbols right before two figures that are the same, within their sentences, if a word of
// content is among them.
func (x *structure) ledAlike(a, b atom) int {
	p, q := x.p.words[a.from].from, x.ix.words[b.from].from
	pLo, qLo := x.p.words[x.p.sents[a.sent].from].from, x.ix.words[x.ix.sents[b.sent].from].from
	n, content := 0, false
	for p-1 >= pLo && q-1 >= qLo && x.p.syms[p-1] == x.ix.syms[q-1] {
		p, q, n = p-1, q-1, n+1
		content = content || x.p.words[x.p.owner[p]].tag.Content()
	}
	if !content {
		return 0
	}
	return n
}

// followedAlike is the same behind them.
func (x *structure) followedAlike(a, b atom) int {
	p, q := x.p.words[a.to-1].to, x.ix.words[b.to-1].to
	pHi, qHi := x.p.words[x.p.sents[a.sent].to-1].to, x.ix.words[x.ix.sents[b.sent].to-1].to
	n, content := 0, false
	for p < pHi && q < qHi && x.p.syms[p] == x.ix.syms[q] {
		content = content || x.p.words[x.p.owner[p]].tag.Content()
		p, q, n = p+1, q+1, n+1
	}
	if !content {
		return 0
	}
	return n
}

// inRow reports whether a figure is one of a row (5 and 7, 5、7), of which the point may take any.
func (x *structure) inRow(b atom) bool {
	rest := strings.TrimLeft(x.ix.text[b.End:min(len(x.ix.text), b.End+12)], " ")
	for _, w := range [...]string{"and ", "or ", "to ", "和", "及", "与", "、", "至", "到", "或"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
