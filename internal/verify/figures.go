package verify

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A figure of the point is one that the article has where the article has the
// same amount of the same thing. Here the comparison is strict, unlike sameAtom:
// what it doesn't find is a finding, weighed by the kind of figure it is.

// The kinds of figure that are weighed apart.
const (
	figCount = iota
	figPercent
	figMoney
	figOrdinal
	figMeasure
	figDate
	figDuration
	figRate
	figRelative
	figSmall // a small count, which a point makes itself of what is listed
	figures
)

var figureNames = [figures]string{"count", "percent", "money", "ordinal", "measure", "date", "duration", "rate", "relative", "small"}

func figureKind(a *lang.Atom) int {
	if a.Kind == lang.KindDate {
		switch a.Sub {
		case "duration":
			if a.High > 0 && a.High <= 3 {
				return figSmall
			}
			return figDuration
		case "rate":
			return figRate
		case "relative":
			return figRelative
		}
		if strings.HasPrefix(a.Value, "rel:") {
			return figRelative
		}
		return figDate
	}
	switch a.Sub {
	case "percent", "points", "fraction", "multiple":
		return figPercent
	case "money":
		return figMoney
	case "ordinal":
		return figOrdinal
	}
	if a.High > 0 && a.High <= 10 && a.Low == math.Trunc(a.Low) {
		return figSmall
	}
	if a.Sub == "measure" {
		return figMeasure
	}
	return figCount
}

// sameFigure reports whether the point's a says what the article's b says.
func sameFigure(a, b *lang.Atom) bool {
	if a.Kind != b.Kind {
		return false
	}
	if a.Value == b.Value {
		return true
	}
	if a.Kind == lang.KindDate {
		return sameDate(a, b)
	}
	if a.Sub == "ordinal" && b.Sub == "count" && b.Low > 10 && (b.Unit == "" || b.Unit == "个") {
		return a.Low == b.Low && a.Low == b.High // 第23 of what are 23和25位
	}
	if (a.Sub == "ordinal") != (b.Sub == "ordinal") || !sameUnit(a.Unit, b.Unit) {
		return false
	}
	return sameAmount(a, b)
}

// wide reports a range with two ends that are said: 5% to 20% says more than that
// something lies between.
func wide(a *lang.Atom) bool {
	return a.Low > 0 && a.High > farBeyond*a.Low && !math.IsInf(a.High, 1) && strings.Contains(a.Value, "..")
}

// farBeyond is how far above a bound an amount may lie that it is said of.
const farBeyond = 1.25

// sameAmount compares bounds: a rounds b, or is a bound that b keeps without
// going far beyond it.
func sameAmount(a, b *lang.Atom) bool {
	if a.High == 0 && b.High == 0 && a.Low == 0 && b.Low == 0 {
		return false
	}
	near := func(x, y float64) bool { return math.Abs(x-y) <= 0.006*math.Max(math.Abs(x), math.Abs(y)) }
	switch {
	case near(a.Low, b.Low) && (near(a.High, b.High) || math.IsInf(a.High, 1) != math.IsInf(b.High, 1)):
		return true
	case near(a.High, b.High) && !math.IsInf(a.High, 1) && (a.Low <= 0 || b.Low <= 0):
		return true
	}
	if wide(a) && !wide(b) && a.Kind == lang.KindNumber {
		return false // see bothEnds
	}
	lo, hi := a.Low, a.High
	if math.IsInf(hi, 1) {
		hi = farBeyond * lo
	}
	if lo <= 0 {
		lo = hi / farBeyond
	}
	bl, bh := b.Low, b.High
	if math.IsInf(bh, 1) {
		bh = bl
	}
	return bl >= lo-0.006*math.Abs(lo) && bh <= hi+0.006*math.Abs(hi)
}

// sameDate reports whether both can be the same day, and a says nothing more
// precise than b does: a year may stand elsewhere, a month may not.
func sameDate(a, b *lang.Atom) bool {
	if a.Sub == "duration" && b.Sub == "date" && monthsFromJanuary(b.Value) > 0 {
		return a.Unit == "M" && a.Low == a.High && a.Low == monthsFromJanuary(b.Value)
	}
	if a.Sub == "duration" || b.Sub == "duration" {
		return a.Sub == b.Sub && a.High > 0 && (a.Unit == b.Unit && sameAmount(a, b) || sameLength(a, b))
	}
	if a.Sub == "rate" || b.Sub == "rate" {
		return false
	}
	x, y := absolute(a.Value), absolute(b.Value)
	if x == y && x != "" && strings.HasPrefix(x, "XXXX-") && (relativeYear(a.Value) == "" || relativeYear(b.Value) == "") {
		return true
	}
	if x == "" || y == "" || relativeYear(a.Value) != "" && relativeYear(b.Value) != "" && relativeYear(a.Value) != relativeYear(b.Value) {
		return false
	}
	if strings.HasPrefix(y, "XXXX-") && !strings.Contains(x, "-") {
		return false // a month of some year is no proof of the year
	}
	return lang.DatesAgree(x, y) && strings.Count(y, "-") >= strings.Count(x, "-")
}

// sameLength reports whether two lengths of time are one in other units: 18 months and a year and a half.
func sameLength(a, b *lang.Atom) bool {
	x, y := *a, *b
	for _, v := range [...]*lang.Atom{&x, &y} {
		for n := smaller[v.Unit]; n.unit != ""; n = smaller[v.Unit] {
			v.Unit, v.Low, v.High = n.unit, v.Low*n.of, v.High*n.of
		}
	}
	return x.Unit == y.Unit && sameAmount(&x, &y)
}

// smaller is the unit that a unit of time has so many of. A month has no fixed number of days.
var smaller = map[string]struct {
	unit string
	of   float64
}{"Y": {"M", 12}, "W": {"D", 7}, "D": {"TH", 24}, "TH": {"TM", 60}, "TM": {"TS", 60}}

// bareLength reports whether the article has the length a as a bare number beside another of its unit: from 34
// hours to 25.
func (x *structure) bareLength(a atom) bool {
	if a.Sub != "duration" || a.Low != a.High || !latinAt(x.p.text, a.Start) {
		return false
	}
	for k := range x.ix.atoms {
		b := &x.ix.atoms[k]
		if b.Sub == "count" && b.Unit == "" && b.Low == a.Low && b.High == a.High && x.nearHome(b.sent) && x.ix.hasLength(a.Unit, *b) {
			return true
		}
	}
	return false
}

// hasLength reports whether a length of time in a unit stands in the sentence of b or beside it.
func (ix *index) hasLength(unit string, b atom) bool {
	return ix.anyBeside(b, func(o atom) bool { return o.Kind == lang.KindDate && o.Unit == unit })
}

// anyBeside reports whether f is true of an atom in the sentence of b or the next on either side.
func (ix *index) anyBeside(b atom, f func(atom) bool) bool {
	lo, hi := ix.atomsOf(b.sent)
	if b.sent > 0 {
		lo, _ = ix.atomsOf(b.sent - 1)
	}
	if int(b.sent)+1 < len(ix.sents) {
		_, hi = ix.atomsOf(b.sent + 1)
	}
	return slices.ContainsFunc(ix.atoms[lo:hi], f)
}

// monthsFromJanuary is how many months a row of them from January on has: 11 of
// 1至11月, which others call 前11个月; 0 for everything else.
func monthsFromJanuary(v string) float64 {
	from, to, ok := strings.Cut(v, "..")
	if !ok || len(from) != len("XXXX-01") || len(to) != len(from) || from[:5] != to[:5] || from[5:] != "01" {
		return 0
	}
	n, err := strconv.Atoi(to[5:])
	if err != nil {
		return 0
	}
	return float64(n)
}

// relativeYear gives the year of a date that is counted from the article's: +0 of
// 今年一月; "" for others.
func relativeYear(v string) string {
	rest, ok := strings.CutPrefix(v, "rel:year")
	if !ok || len(rest) < 2 {
		return ""
	}
	return rest[:2]
}

// absolute turns 今年一月 into 一月 of an unknown year; "" for what no calendar has.
func absolute(v string) string {
	if from, to, ok := strings.Cut(v, ".."); ok {
		if from, to = absolute(from), absolute(to); from == "" || to == "" {
			return ""
		}
		return from + ".." + to
	}
	if rest, ok := strings.CutPrefix(v, "rel:"); ok {
		if day, ok := strings.CutPrefix(rest, "same-year-"); ok {
			return "XXXX-" + day
		}
		_, rest, ok = strings.Cut(rest, "year")
		if !ok {
			return ""
		}
		if i := strings.LastIndexByte(rest, '-'); i >= 2 || strings.HasPrefix(rest, "-") && i > 0 {
			rest = strings.TrimLeft(rest, "+-")
			if _, tail, ok := strings.Cut(rest, "-"); ok {
				return "XXXX-" + tail
			}
		}
		return ""
	}
	return v
}

// figuresOf looks for every number and date of the point.
func (x *structure) figuresOf() {
	for k, a := range x.p.atoms {
		if a.from >= a.to || a.Kind != lang.KindNumber && a.Kind != lang.KindDate {
			continue
		}
		kind := figureKind(a.Atom)
		switch x.standsFigure(k) {
		case atomNone:
			x.add(symptomFigure+symptom(kind), a.from, a.to, text.Span{})
		case atomDoc:
			x.add(symptomFigureElse+symptom(kind), a.from, a.to, text.Span{})
		case atomNear:
			if other := x.measuredOtherwise(a); !other.Empty() {
				x.add(symptomMeasure, a.from, a.to, other)
			}
		}
	}
}

// standsFigure says where the article has the figure that atom k of the point is,
// however it writes it.
func (x *structure) standsFigure(k int) int {
	a := x.p.atoms[k]
	where := x.whereFigure(a)
	if where == atomNone && !x.perOther(a) && (x.an.found[k].told() || x.inOnePiece(a) || x.bare(a) || x.spaced(a) || x.sloped(a) ||
		x.numbered(a) || x.rated(a) || x.spans(a) || x.bareLength(a) || x.isRatio(a.from) || x.bothEnds(a)) {
		return atomNear
	}
	return where
}

// whereFigure says how near to its evidence the article has a figure.
func (x *structure) whereFigure(a atom) int {
	best := atomNone
	for k := range x.ix.atoms {
		b := &x.ix.atoms[k]
		if b.Kind != a.Kind || !sameFigure(a.Atom, b.Atom) || !x.unitStands(a, *b) {
			continue
		}
		if p, q := per(x.p.text, a.End), per(x.ix.text, b.End); p != "" && q != "" && p != q {
			continue
		}
		if x.nearHome(b.sent) || x.laidAlong(a, b.sent) {
			return atomNear
		}
		best = atomDoc
	}
	return best
}

// per gives what an amount that ends at off is for each of: 公斤 of 15元/公斤.
func per(t string, off int) string {
	rest, ok := strings.CutPrefix(t[off:], "/")
	if !ok {
		rest, ok = strings.CutPrefix(t[off:], "／")
	}
	if !ok {
		return ""
	}
	for _, u := range [...]string{"公斤", "千克", "斤", "吨", "克", "平方米", "平米", "亩", "股", "人", "天", "日", "月", "年", "小时"} {
		if strings.HasPrefix(rest, u) {
			return u
		}
	}
	return ""
}

// perOther reports whether the article has the amount a for each of something else.
func (x *structure) perOther(a atom) bool {
	p := per(x.p.text, a.End)
	if p == "" {
		return false
	}
	for k := range x.ix.atoms {
		b := &x.ix.atoms[k]
		if q := per(x.ix.text, b.End); q != "" && q != p && b.Kind == a.Kind && sameFigure(a.Atom, b.Atom) {
			return true
		}
	}
	return false
}

// laidAlong reports whether the clause of a was laid along a sentence.
func (x *structure) laidAlong(a atom, sent int32) bool {
	for i := range x.eds {
		if d := x.eds[i].sent - sent; x.eds[i].part == a.part && d >= -1 && d <= 1 {
			return true
		}
	}
	return false
}

// unitStands reports whether a unit that the point adds to a bare number of the
// article stands near it: 2000万 may be 2000万元, but not 美元.
func (x *structure) unitStands(a, b atom) bool {
	if a.Kind == lang.KindDate || a.Unit == "" || b.Unit != "" || a.Unit == "元" || a.Unit == "个" {
		return true
	}
	s := x.ix.sents[b.sent]
	return strings.Contains(x.ix.text[s.Start:s.End], a.Unit) || x.ix.hasUnit(a.Unit, b)
}

// hasUnit reports whether a figure in letters beside b, in its sentence or the next on either side, has a unit.
func (ix *index) hasUnit(unit string, b atom) bool {
	return latinAt(ix.text, b.Start) && ix.anyBeside(b, func(o atom) bool { return o.Kind == lang.KindNumber && o.Unit == unit })
}

// namesOf looks for names that the article hasn't got, no abbreviation either.
func (x *structure) namesOf() {
	for _, a := range x.p.atoms {
		if x.absent(a) {
			x.add(symptomNoName, a.from, a.to, text.Span{})
		}
	}
}

// bare reports whether the figures of a stand in the article as a word of
// their own, without the unit: 1994總統 for 1994年.
func (x *structure) bare(a atom) bool {
	if a.Unit != "" && a.Kind == lang.KindNumber && a.Sub != "money" {
		return false
	}
	found := false
	for w := a.from; w < a.to; w++ {
		o := x.p.words[w]
		if c := x.p.text[o.Start]; c < '0' || c > '9' {
			continue
		}
		if o.Len() < 3 || !x.docExact[w] || (a.Kind == lang.KindNumber || a.Sub == "duration") && !x.loose(o, a) {
			return false
		}
		found = true
	}
	return found
}

// loose reports whether the article has the figure w of a where it is in no number
// that says something else: the 2000 of 2000美元 is no proof of 2000元, nor that
// of 2000亿元.
func (x *structure) loose(w word, a atom) bool {
	for _, at := range x.ix.at.of(x.p.syms[w.from]) {
		if x.sameAt(w, at) && !x.otherwise(x.ix.owner[at], a) {
			return true
		}
	}
	return false
}

// otherwise reports whether word w of the article is part of a number or date that
// isn't a.
func (x *structure) otherwise(w int32, a atom) bool {
	lo, hi := x.ix.atomsOf(x.ix.words[w].sent)
	for _, b := range x.ix.atoms[lo:hi] {
		if (b.Kind == lang.KindNumber || b.Kind == lang.KindDate) && b.from <= w && w < b.to {
			return !sameFigure(a.Atom, b.Atom) || !x.unitStands(a, b)
		}
	}
	return false
}
