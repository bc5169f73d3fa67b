package verify

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// The same figure in other words.

// rated reports whether the evidence says "each" of a in another way: 一周 or
// 周均 for 每周, 桶/日 for 每日.
func (x *structure) rated(a atom) bool {
	unit, ok := strings.CutPrefix(a.Value, "each:")
	if !ok {
		return false
	}
	near := map[string][]string{"D": {"/日", "/天", "日均", "日日", "天天"}, "W": {"/周", "周均"}, "M": {"/月", "月均", "月薪"}, "Y": {"/年", "年均", "年度", "年薪", "逐年"}}[unit]
	for _, h := range x.home {
		t := x.rows[h].Slice(x.ix.text)
		for _, w := range near {
			if strings.Contains(t, w) {
				return true
			}
		}
		lo, hi := x.ix.atomsOf(x.rows[h].sent)
		hours := 0
		for _, b := range x.ix.atoms[lo:hi] {
			if b.Sub == "time" {
				hours++ // from nine to five are those of each day
			}
			if unit == "D" && hours > 1 || b.Sub == "duration" && b.Unit == unit && b.Low <= 1 && b.High >= 1 || b.Kind == lang.KindDate && b.Value == a.Value {
				return true
			}
		}
	}
	return false
}

// spans reports whether the evidence says a span of time in another way: 四周年 for
// 四年, 前7月 for 7个月.
func (x *structure) spans(a atom) bool {
	if a.Sub != "duration" || a.Low != a.High || a.Low < 1 || int(a.Low) >= len(ordinals) {
		return false
	}
	for _, n := range [...]string{strconv.Itoa(int(a.Low)), ordinals[int(a.Low)]} {
		want := map[string]string{"Y": n + "周年", "M": "前" + n + "月"}[a.Unit]
		for _, h := range x.home {
			if want != "" && strings.Contains(x.rows[h].Slice(x.ix.text), want) {
				return true
			}
		}
	}
	return false
}

// bothEnds reports whether the article has both ends of a range apart: 从5%升到20%.
func (x *structure) bothEnds(a atom) bool {
	if a.Kind != lang.KindNumber || !wide(a.Atom) {
		return false
	}
	low, high := *a.Atom, *a.Atom
	low.High, high.Low = low.Low, high.High
	low.Value, high.Value = "", ""
	return x.whereFigure(atom{Atom: &low, from: a.from, to: a.to, part: a.part}) == atomNear &&
		x.whereFigure(atom{Atom: &high, from: a.from, to: a.to, part: a.part}) == atomNear
}

// spaced reports whether the evidence has the very figure with spaces in it, as
// bad copies of pages have: 2 . 58亿.
func (x *structure) spaced(a atom) bool {
	want := strings.ReplaceAll(a.Slice(x.p.text), " ", "")
	for _, h := range x.home {
		if strings.Contains(strings.ReplaceAll(x.rows[h].Slice(x.ix.text), " ", ""), want) {
			return true
		}
	}
	return false
}

// sloped reports whether the evidence writes a fraction with a stroke: 1/5 for
// 五分之一.
func (x *structure) sloped(a atom) bool {
	below, above, ok := strings.Cut(a.Slice(x.p.text), "分之")
	if !ok {
		return false
	}
	digit := func(s string) int { return slices.Index(ordinals[:], s) }
	n, d := digit(above), digit(below)
	if n <= 0 || d <= 0 {
		return false
	}
	want := strconv.Itoa(n) + "/" + strconv.Itoa(d)
	for _, h := range x.home {
		if strings.Contains(x.rows[h].Slice(x.ix.text), want) {
			return true
		}
	}
	return false
}

// numbered reports whether the article numbers its parts up to ordinal a: what
// stands under 7. is 第七条.
func (x *structure) numbered(a atom) bool {
	if a.Sub != "ordinal" || a.Low < 1 || int(a.Low) >= len(ordinals) {
		return false
	}
	figure, word := strconv.Itoa(int(a.Low)), ordinals[int(a.Low)]
	for _, s := range x.ix.sents {
		t := strings.TrimLeft(s.Slice(x.ix.text), " 	　([（【")
		for _, n := range [...]string{figure, word} {
			if rest, ok := strings.CutPrefix(t, n); ok && strings.IndexAny(rest, ".．、)）]】:：") == 0 {
				return true
			}
		}
	}
	return false
}
