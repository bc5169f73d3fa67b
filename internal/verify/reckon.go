package verify

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// A point may say what the article leaves to its reader to reckon: the difference or the sum of
// two figures, what is left of a whole, one as a share or a multiple of another, the years
// between two dates. Such a figure stands nowhere and is true all the same, where the point says
// that it reckons and the sentences it rests on have the figures.

// An amount is a figure as it can be reckoned with: a size, and of what.
type amount struct {
	of     string // currency, unit or kind; only the same can be held together
	lo, hi float64
	sent   int32 // where the article has it
	year   int   // that stands before it there; 0: none
	before bool  // the article says that it was so before
	way    int   // of a difference that a point tells: 1 up, -1 down, 0 it doesn't say
}

// Kinds of amount that are had from others.
const (
	ofShare    = "%"
	ofMultiple = "x"
	ofPoints   = "points"
	ofYear     = "year"
	ofDay      = "day"
)

// amountOf reads an atom as an amount; false for what nobody reckons with.
func amountOf(a *lang.Atom) (amount, bool) {
	if a.Kind == lang.KindDate {
		return spanOf(a)
	}
	if a.Kind != lang.KindNumber || a.High == 0 {
		return amount{}, false
	}
	r := amount{of: a.Unit, lo: a.Low, hi: a.High}
	switch a.Sub {
	case "percent":
		r.of = ofShare
	case "fraction":
		r.of = ofShare
		if a.Unit == "" {
			r.lo, r.hi = 100*r.lo, 100*r.hi
		}
	case "multiple":
		r.of = ofMultiple
	case "points":
		r.of = ofPoints
	case "ordinal":
		return amount{}, false
	case "money":
		if a.Unit == "penny" {
			r.of, r.lo, r.hi = "GBP", r.lo/100, r.hi/100
		}
	}
	if r.of == "个" {
		r.of = ""
	}
	return r, true
}

// spanOf reads a duration (P8Y, PT10M) or a date that can be counted from.
func spanOf(a *lang.Atom) (amount, bool) {
	if a.Sub == "duration" {
		v := strings.TrimRight(strings.TrimPrefix(a.Value, "P"), "+~")
		if len(v) < 2 {
			return amount{}, false
		}
		unit := v[len(v)-1:]
		if strings.HasPrefix(v, "T") {
			unit, v = "T"+unit, v[1:]
		}
		n, err := strconv.ParseFloat(strings.TrimRight(v[:len(v)-1], "+"), 64)
		if err != nil {
			return amount{}, false
		}
		r := amount{of: "P" + unit, lo: n, hi: n}
		if a.High > 0 {
			r.lo, r.hi = a.Low, a.High
		}
		return r, true
	}
	if a.Sub != "date" {
		return amount{}, false
	}
	if n, err := strconv.Atoi(a.Value); err == nil && len(a.Value) == 4 {
		return amount{of: ofYear, lo: float64(n), hi: float64(n)}, true
	}
	if day, ok := dayNumber(a.Value); ok {
		return amount{of: ofDay, lo: day, hi: day}, true
	}
	return amount{}, false
}

// dayNumber counts the days of a date with a day as if no year had a leap day: a span over the
// end of February of one that has is a day short.
func dayNumber(v string) (float64, bool) {
	p := strings.Split(v, "-")
	if len(p) != 3 {
		return 0, false
	}
	y, err := strconv.Atoi(p[0])
	if err != nil {
		y = 0
	}
	mo, err1 := strconv.Atoi(p[1])
	d, err2 := strconv.Atoi(p[2])
	if err1 != nil || err2 != nil || mo < 1 || mo > 12 {
		return 0, false
	}
	return float64(y*365 + daysBefore[mo-1] + d), true
}

var daysBefore = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

// reckonedShare is how much of what the best sentence covers of a point one must cover whose
// figures it may reckon with.
const reckonedShare = 0.4

// amounts gives the figures of the sentences that the point rests on, of those beside them and
// of those that speak of the same.
func (m *match) amounts() (have []amount) {
	near := make([]int32, 0, maxRows)
	best := 0.0
	for _, r := range m.rows {
		if r.whole {
			best = max(best, r.sum)
		}
	}
	for _, r := range m.rows {
		if r.whole && r.sum >= reckonedShare*best {
			near = append(near, r.sent)
		}
	}
	for i := range m.ix.atoms {
		b := &m.ix.atoms[i]
		if b.Kind != lang.KindNumber && b.Kind != lang.KindDate || !m.nearHome(b.sent) && !slices.Contains(near, b.sent) {
			continue
		}
		r, ok := amountOf(b.Atom)
		if !ok || len(have) >= mostReckoned {
			continue
		}
		r.sent = b.sent
		r.year, r.before = m.ix.when(*b)
		switch {
		case wide(b.Atom) || strings.Contains(b.Value, "..") && !math.IsInf(r.hi, 1):
			lo, hi := r, r // both ends of a range
			lo.hi, hi.lo = r.lo, r.hi
			have = append(have, lo, hi)
		case r.hi < 1.3*r.lo:
			r.lo = (r.lo + r.hi) / 2
			r.hi = r.lo
			have = append(have, r)
			if of := m.ix.understood(i); of != "" { // asked for 9 per cent, was offered 4
				r.of = of
				have = append(have, r)
			}
		}
	}
	return have
}

// understood gives the unit that a bare number of an article in letters has from the figure
// before it: of 4 in "asked for 9 per cent, was offered 4"; "" where it has none.
func (ix *index) understood(i int) string {
	a := ix.atoms[i]
	if a.Kind != lang.KindNumber || a.Sub != "count" || a.Unit != "" || !latinAt(ix.text, a.Start) {
		return ""
	}
	for k := i - 1; k >= 0 && ix.atoms[k].sent >= a.sent-1; k-- {
		if r, ok := amountOf(ix.atoms[k].Atom); ok && ix.atoms[k].Kind == lang.KindNumber && r.of != "" && r.of != ofMultiple {
			return r.of
		}
	}
	return ""
}

// latinAt reports whether a text has no Han character at off.
func latinAt(t string, off int) bool { return t[off] < utf8.RuneSelf }

// mostReckoned bounds the figures that are held together.
const mostReckoned = 40

// reckoned reports whether figure a of the point can be had from figures of the sentences that
// the point rests on, those beside them and those that speak of the same.
func (m *match) reckoned(a atom) bool {
	want, ok := amountOf(a.Atom)
	if !ok || want.of == ofYear || want.of == ofDay || wide(a.Atom) || strings.Contains(a.Value, "..") || m.inPlace(a) && !m.by(a) {
		return false
	}
	clause := m.p.parts[a.part].Slice(m.p.text)
	cue := reckons(clause)
	if !cue && want.of != ofShare && want.of != ofMultiple && want.of != ofPoints {
		return false
	}
	have := m.amounts()
	if a.Unit == "cent" { // of a dollar, or of whatever the article counts in
		want = want.inWhole(have)
	}
	want.way = way(clause)
	switch want.of {
	case ofShare:
		if t := a.Slice(m.p.text); a.Sub != "fraction" && !strings.HasSuffix(t, "成") && !strings.HasSuffix(t, "成多") {
			return cue && !m.otherShare(a, amount{}) && want.loosened(0.5).shareOf(have, false)
		}
		slack := 2.5
		if bounded(clause) {
			slack = 6
		}
		want = want.loosened(slack)
		if m.restated(want) {
			return true
		}
		return !m.otherShare(a, want) && want.shareOf(have, true)
	case ofMultiple:
		return want.multipleOf(have)
	case ofPoints:
		return want.between(have, ofShare)
	}
	return want.between(have, want.of) || want.of == "PY" && want.between(have, ofYear) || want.of == "PD" && want.between(have, ofDay)
}

// inWhole turns cents into what money of have is counted in.
func (r amount) inWhole(have []amount) amount {
	for _, x := range have {
		if len(x.of) == len("USD") && strings.ToUpper(x.of) == x.of {
			r.of, r.lo, r.hi = x.of, r.lo/100, r.hi/100
			break
		}
	}
	return r
}

// by reports whether a is what something rose or fell by: then what stands beside it elsewhere
// is no other figure for the same.
func (m *match) by(a atom) bool {
	return a.from > 0 && strings.EqualFold(m.p.words[a.from-1].Slice(m.p.text), "by")
}

// restated reports whether the sentence that carries most of the point has the share that want says in
// other words: 44% for more than two fifths.
func (m *match) restated(want amount) bool {
	if len(m.home) == 0 {
		return false
	}
	lo, hi := m.ix.atomsOf(m.rows[m.home[0]].sent)
	for _, b := range m.ix.atoms[lo:hi] {
		if r, ok := amountOf(b.Atom); ok && r.of == ofShare && r.lo == r.hi && want.is(r.lo) {
			return true
		}
	}
	return false
}

// otherShare reports whether a sentence that the point rests on has a share that is neither the
// point's nor want: then one of them stands in the place of the other.
func (m *match) otherShare(a atom, want amount) bool {
	for _, h := range m.home {
		lo, hi := m.ix.atomsOf(m.rows[h].sent)
		for _, b := range m.ix.atoms[lo:hi] {
			r, ok := amountOf(b.Atom)
			if ok && r.of == ofShare && !m.mine[keyOf(b.Atom)] && !sameFigure(a.Atom, b.Atom) && !(want.hi > 0 && want.is((r.lo+r.hi)/2)) {
				return true
			}
		}
	}
	return false
}

// inPlace reports whether the article has another figure of a's kind beside the word of content
// that a stands beside: who reckons says it in words of his own.
func (m *match) inPlace(a atom) bool {
	beside := func(st *stream, a atom, d int32) int32 {
		w := a.from - 1
		if d > 0 {
			w = a.to
		}
		if w < 0 || int(w) >= len(st.words) || st.words[w].part != a.part || !st.words[w].tag.Content() || auxiliary(st.words[w].Slice(st.text)) {
			return -1
		}
		return st.words[w].key
	}
	left, right := beside(m.p, a, -1), beside(m.p, a, 1)
	if left < 0 && right < 0 {
		return false
	}
	for i := range m.ix.atoms {
		b := m.ix.atoms[i]
		if b.Kind == a.Kind && b.Sub == a.Sub && b.from < b.to && !sameFigure(a.Atom, b.Atom) &&
			(left >= 0 && beside(m.ix.stream, b, -1) == left || right >= 0 && beside(m.ix.stream, b, 1) == right) {
			return true
		}
	}
	return false
}

// bounded reports whether a clause says of a share that it is nearly that, more or less.
func bounded(t string) bool {
	return has(strings.ToLower(t), []string{"不到", "不足", "超过", "近", "约", "逾", "多", "左右", "more than", "less than", "fewer", "over ", "under ", "nearly", "almost", "about", "roughly", "around", "just"})
}

// is reports whether v is the amount r, as exactly as r says it.
func (r amount) is(v float64) bool {
	const rounding, beyond = 0.006, 1.25
	lo, hi := r.lo, r.hi
	switch {
	case math.IsInf(hi, 1):
		hi = beyond * lo
	case lo <= 0:
		lo = hi / beyond
	}
	slack := rounding * math.Abs(v)
	if r.of == ofPoints {
		slack = 0.051
	}
	return v >= lo-slack && v <= hi+slack
}

// between reports whether r is the difference of two of have that are amounts of that kind, or
// their sum, or what two leave of a third.
func (r amount) between(have []amount, of string) bool {
	for i, x := range have {
		if x.of != of {
			continue
		}
		for j, y := range have[:i] {
			if y.of != of || of != r.of && of == ofShare && x.sent != y.sent {
				continue
			}
			if d := math.Abs(x.lo - y.lo); d > 0 && r.is(d) && r.way*went(x, y) >= 0 || of == r.of && of != ofShare && r.is(x.lo+y.lo) {
				return true
			}
			for _, z := range have[:j] {
				if z.of == of && of == r.of && (r.is(x.lo-y.lo-z.lo) || r.is(y.lo-x.lo-z.lo) || r.is(z.lo-x.lo-y.lo) || r.is(x.lo+y.lo+z.lo)) {
					return true
				}
			}
		}
	}
	return false
}

// went says which way a figure went from the earlier of two amounts to the later: 1 up, -1 down, 0
// it isn't clear which is which.
func went(x, y amount) int {
	switch {
	case x.year > 0 && y.year > 0 && x.year != y.year:
		if x.year < y.year {
			x, y = y, x
		}
	case x.before == y.before:
		return 0
	case x.before:
		x, y = y, x
	}
	if x.lo > y.lo {
		return 1
	}
	return -1
}

// Words before a figure that say it was so before, and those right behind it.
var (
	formerly   = [...]string{"由", "从", "原来的", "原先的", "此前的", "上年同期的", "上年同期为", "去年同期的", "去年同期为", "上年的", "去年的", "一年前的", "from ", "From ", "from about ", "compared with ", "Compared with ", "against ", "versus "}
	formerlyIn = [...]string{" a year earlier", " a year ago", " last year", " the year before", " the previous year", " in the same period"}
)

// when gives the year that stands last before a figure in its sentence, and whether the article
// says that it was so before.
func (ix *index) when(b atom) (year int, before bool) {
	s := ix.sents[b.sent]
	t := ix.text[s.Start:b.Start]
	for i, n := len(t)-1, 0; i >= -1; i-- {
		if i >= 0 && '0' <= t[i] && t[i] <= '9' {
			n++
			continue
		}
		if n == 4 && (t[i+1] == '1' && t[i+2] == '9' || t[i+1] == '2' && t[i+2] == '0') {
			year, _ = strconv.Atoi(t[i+1 : i+5])
			break
		}
		n = 0
	}
	before = endsIn(t, formerly[:]...)
	for _, w := range formerlyIn {
		before = before || strings.HasPrefix(ix.text[b.End:s.End], w)
	}
	return year, before
}

// Words by which a clause says that something is more, and that it is less.
var (
	upWords   = []string{"多", "增", "升", "涨", "高", "延长", "扩", "more", "grew", "grow", "rose", "rise", "rising", "higher", "increas", "up ", "longer", "gain", "climb", "widen", "larger", "greater"}
	downWords = []string{"少", "减", "降", "跌", "低", "缩", "下滑", "fewer", "less", "fell", "fall", "shrank", "shrink", "lower", "cut", "drop", "down ", "shorter", "slip", "narrow", "declin", "reduc", "lost"}
)

// way says which way a clause tells that something went: 1 up, -1 down, 0 neither or both.
func way(t string) int {
	t = strings.ToLower(t)
	switch up, down := has(t, upWords), has(t, downWords); {
	case up && !down:
		return 1
	case down && !up:
		return -1
	}
	return 0
}

// shareOf reports whether r is the share that one of have is of another, by how much the one is
// more or less than the other, what a share leaves or, restated, a share itself: 58% are nearly six tenths.
func (r amount) shareOf(have []amount, restated bool) bool {
	for i, x := range have {
		if x.of == ofShare && (r.is(100-x.lo) || restated && r.is(x.lo)) {
			return true
		}
		for j, y := range have {
			if i == j || x.of != y.of || x.of == ofYear || x.of == ofDay || y.lo <= 0 || x.lo <= 0 {
				continue
			}
			if q := 100 * x.lo / y.lo; q < 100 && (r.is(q) || r.is(100-q)) || q > 100 && q < 300 && r.is(q-100) {
				return true
			}
		}
	}
	return false
}

// loosened widens a share that is said in round figures: a third may be 35 in a hundred.
func (r amount) loosened(slack float64) amount {
	if r.lo != r.hi {
		slack = 0.5
	}
	r.lo, r.hi = r.lo-slack, r.hi+slack
	return r
}

// multipleOf reports whether r is how many times one of have is another.
func (r amount) multipleOf(have []amount) bool {
	for i, x := range have {
		for j, y := range have {
			if i != j && x.of == y.of && x.of != ofYear && x.of != ofDay && y.lo > 0 && x.lo > y.lo && (amount{of: r.of, lo: 0.96 * r.lo, hi: 1.04 * r.hi}).is(x.lo/y.lo) {
				return true
			}
		}
	}
	return false
}

// Words by which a point says that it reckons.
var (
	reckonsHan = [...]string{"比", "多", "少", "差", "增", "减", "降", "升", "涨", "跌", "缩", "提前", "推迟", "延", "剩", "其余", "其他", "另", "合计", "共", "总", "加起来", "历时", "相隔", "高出", "低", "上调", "下调"}
	reckonsEN  = [...]string{" than", " of the", "more", "less", "fewer", "higher", "lower", "longer", "shorter", "ris", "rose", "fell", "fall", "cut", "grew", "grow", "shr", "by", "differ", "gap", "still", "left", "leav", "outstanding", "remain", "rest", "other", "total", "combined", "together", "down", "older", "younger", "later", "earlier", "after", "before", "extra", "above", "below", " under ", "apart", "nearer", "closer", "short of", "ahead", "behind", "beyond", "margin", "lost", "gain", "further", "increase", "decrease", "decline", "drop", "reduc"}
)

func reckons(t string) bool {
	for _, w := range reckonsHan {
		if strings.Contains(t, w) {
			return true
		}
	}
	t = strings.ToLower(t)
	for _, w := range reckonsEN {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// reckonedWords lifts the words of figures that the point counted or reckoned itself.
func (m *match) reckonedWords(an *atomFindings, sup []float64) {
	for k, a := range m.p.atoms {
		if an.found[k].told() {
			for w := a.from; w < a.to; w++ {
				sup[w] = max(sup[w], borneOut)
			}
		}
	}
}
