package verify

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Chinese counts with a word for what is counted, and 480万篇 are not 480万页. Most of
// these words can stand for each other; those of two of the rows below can't.
var measures = [...]string{"人名位口", "篇章", "页頁", "字", "对對双雙", "户戶", "次场場回趟届屆", "套栋棟幢", "辆輛台臺", "架", "艘", "票", "倍", "岁歲", "分", "集", "首", "国國", "省", "市", "县縣", "村", "所"}

// measureOf gives the row of the word that atom a of t counts with; 0: none of them.
func measureOf(t string, a atom) int {
	last, _ := utf8.DecodeLastRuneInString(a.Slice(t))
	for k, row := range measures {
		if strings.ContainsRune(row, last) {
			return k + 1
		}
	}
	return 0
}

// measuredOtherwise gives the figure of the evidence that is as much as a, a count, of
// something else; empty where there is none or one that is the same too.
func (x *structure) measuredOtherwise(a atom) (other text.Span) {
	if a.Kind != lang.KindNumber || a.Sub != "count" && a.Sub != "measure" {
		return other
	}
	mine := measureOf(x.p.text, a)
	if mine == 0 {
		return other
	}
	for k := range x.ix.atoms {
		b := &x.ix.atoms[k]
		if b.Kind != a.Kind || !sameFigure(a.Atom, b.Atom) || !x.nearHome(b.sent) && !x.laidAlong(a, b.sent) {
			continue
		}
		if theirs := measureOf(x.ix.text, *b); theirs == 0 || theirs == mine {
			return text.Span{}
		}
		other = b.Span
	}
	return other
}
