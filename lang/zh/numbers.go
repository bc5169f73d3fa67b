package zh

import (
	"math"
	"strconv"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// share reads 百分之三, 三分之一, 一半, 半数: hundredths in q.
func (rd *reader) share(i int) (q quantity, sub string, ok bool) {
	by := 0.0
	switch {
	case rd.at(i+1) == '分' && rd.at(i+2) == '之':
		switch rd.at(i) {
		case '百':
			by = 1
		case '千':
			by = 0.1
		case '万':
			by = 0.01
		}
	case rd.seq(i, "一半") && rd.at(i+2) != '数', rd.seq(i, "半数"):
		return quantity{low: 50, high: 50, step: 1, to: i + 2, han: true}, "fraction", true
	}
	if q, ok = rd.stroke(i); ok {
		return q, "fraction", true
	}
	if by > 0 {
		if q, ok = rd.quantity(i + 3); ok {
			q.low, q.high, q.step = round12(q.low*by), round12(q.high*by), q.step*by
			return q, "percent", true
		}
		return q, "", false
	}
	under, ok := rd.quantity(i)
	if !ok || rd.at(under.to) != '分' || rd.at(under.to+1) != '之' || under.low == 0 {
		return q, "", false
	}
	if q, ok = rd.quantity(under.to + 2); !ok {
		return q, "", false
	}
	q.low, q.high, q.step = round12(q.low/under.low*100), round12(q.high/under.low*100), 1
	return q, "fraction", true
}

// stroke reads 1/3, in figures of one digit, and no day like 5/8.
func (rd *reader) stroke(i int) (q quantity, ok bool) {
	if !isDigit(rd.at(i)) || rd.at(i+1) != '/' || !isDigit(rd.at(i+2)) || rd.at(i-1) == '/' || isDigit(rd.at(i-1)) {
		return q, false
	}
	n, d := float64(rd.at(i)-'0'), float64(rd.at(i+2)-'0')
	switch r := rd.at(i + 3); {
	case isDigit(r), r == '/', r == '.', r == '月', r == '日', r == '号', n == 0, n >= d:
		return q, false
	}
	v := round12(n / d * 100)
	return quantity{low: v, high: v, step: 1, to: i + 3}, true
}

// isNumeral reports whether a number in Chinese numerals may open at i: not in
// the middle of a word, and not in a word of another kind.
func (rd *reader) isNumeral(i, to int) bool {
	switch rd.tag(i) {
	case lang.Num, lang.Measure, lang.Time:
		return true
	}
	if !rd.g[i].first {
		return false
	}
	end := rd.wordEnd(i)
	if end <= to {
		return true
	}
	u := rd.unitAt(to)
	return u.kind != unitNone && u.to >= end
}

// figures finds the dates and numbers, from left to right.
func (rd *reader) figures() {
	for i := 0; i < len(rd.g); {
		if !rd.opensFigure(i) {
			i++
			continue
		}
		if to := rd.date(i); to > i {
			rd.take(i, to, takenFigure)
			i = to
			continue
		}
		if to := rd.number(i); to > i {
			rd.take(i, to, takenFigure)
			i = to
			continue
		}
		i++
	}
}

// figureOpeners are all characters but ASCII that opensFigure takes by themselves.
const figureOpeners = "每半日月年周公几数上本第礼零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾廿百佰千仟万亿兆"

// characters is a set by the low twelve bits: has may say yes of others too. It
// is for asking every character of a text.
type characters [64]uint64

func (c *characters) add(r rune) { c[r>>6&63] |= 1 << (r & 63) }

func (c *characters) has(r rune) bool { return c[r>>6&63]>>(r&63)&1 != 0 }

// opensFigure says cheaply of most glyphs that no date and no number opens there.
func (rd *reader) opensFigure(i int) bool {
	const times = 1<<classRelative | 1<<classSeason | 1<<classDayPart | 1<<classSpan
	r := rd.g[i].r
	if isDigit(r) || rd.lex.masks[rd.g[i].bucket]&times != 0 {
		return true
	}
	if !rd.lex.figures.has(r) {
		return false
	}
	switch r {
	case '每', '半', '日', '月', '年', '周', '公', '几', '数', '上', '本', '第', '礼':
		return true
	}
	return numeralWorth(r) >= 0
}

// number emits the number that opens at glyph i and gives the glyph behind it,
// i if there is none.
//
// The normal form is the bounds and the unit: "3000000|元", "5..8|%", "3000+|个"
// (多, 超过, 至少), "-500|个" (不到, 最多); about (约, 左右) widens the bounds by a
// twentieth and leaves the form. Shares are in hundredths whatever they are
// written in (七成, 三分之一, 70%). What is counted one by one has the unit 个
// (名 位 人 家 …): Of says what it is. Ordinals are "#3|次".
func (rd *reader) number(i int) int {
	if rd.at(i) == '第' && rd.g[i].first {
		return rd.ordinal(i)
	}
	if rd.tag(i) == lang.Latin && !rd.glued(i) || rd.skips(i) && !isDigit(rd.at(i)) {
		return i
	}
	q, sub, ok := rd.share(i)
	u := measure{unitShare, "%", 1, q.to}
	if !ok {
		if q, ok = rd.quantity(i); !ok {
			return i
		}
		u = rd.unitAt(q.to)
		if q.han && u.name == "度" && q.low <= 10 {
			u.name = "次" // 三度当选
		}
	}
	if q.han && !rd.isNumeral(i, q.to) {
		return i
	}
	q, u = rd.rangeTo(q, u)
	q, u = rd.lengthOf(i, q, u)
	if u.kind == unitNone && sub == "" {
		u = rd.sharedUnit(&q, u, 0)
	}
	if q.han && rd.article(i, q, u) {
		return i
	}
	if sub == "" {
		sub = [...]string{"count", "measure", "count", "money", "percent", "points", "multiple", "duration"}[u.kind]
	}
	rd.emitNumber(i, q, u, sub)
	return max(u.to, q.to)
}

// lengthOf reads on where a number is one of a length of time that no unit behind it says: 一年半, 三个半月,
// 30日内.
func (rd *reader) lengthOf(i int, q quantity, u measure) (quantity, measure) {
	exact := q.low == q.high
	switch {
	case u.kind == unitSpan && exact && rd.at(u.to) == '半' && rd.find(u.to+1, classSpan) == nil && rd.at(u.to+1) != '载':
		q.low += 0.5
		u.to++
		if u.name == "Y" {
			q.low, u.name = 12*q.low, "M"
		}
	case u.kind == unitCounter && exact && rd.at(u.to-1) == '个' && rd.at(u.to) == '半':
		e := rd.find(u.to+1, classSpan)
		if rd.at(u.to+1) == '月' {
			u = measure{unitSpan, "M", 1, u.to + 2}
		} else if e != nil {
			u = measure{unitSpan, e.value, 1, u.to + 1 + len(e.runes)}
		} else {
			return q, u
		}
		q.low += 0.5
	case u.kind == unitNone && rd.at(q.to) == '日' && rd.at(i-1) != '月' && (rd.at(q.to+1) == '内' || rd.at(q.to+2) == '内' && (rd.at(q.to+1) == '之' || rd.at(q.to+1) == '以')):
		return q, measure{unitSpan, "D", 1, q.to + 1}
	default:
		return q, u
	}
	q.high, q.to = q.low, u.to
	return q, u
}

// sharedUnit is the unit of a number that stands only behind the last of a row:
// 37.9和50.6千瓦时, 44.22/56.44/66.55亿元. Behind a stroke the scale is shared, too.
func (rd *reader) sharedUnit(q *quantity, u measure, depth int) measure {
	const longest = 6
	at, stroke := q.to, rd.at(q.to) == '/'
	switch rd.at(at) {
	case '和', '及', '与', '、', '/':
	default:
		return u
	}
	next, ok := rd.quantity(at + 1)
	if !ok || depth > longest || q.han || next.han || !q.bare || rd.g[at+1].gap {
		return u
	}
	v := rd.unitAt(next.to)
	if v.kind == unitNone {
		v = rd.sharedUnit(&next, v, depth+1)
	}
	switch v.kind {
	case unitPlain, unitMoney, unitSpan, unitTimes:
	default:
		return u
	}
	if stroke && !next.bare {
		by := math.Pow(10, math.Floor(math.Log10(next.step)+0.5))
		for _, b := range [...]float64{1e12, 1e8, 1e4} {
			if next.low >= b {
				by = b
				break
			}
		}
		q.low, q.high, q.step, q.bare = round12(q.low*by), round12(q.high*by), q.step*by, false
	}
	return measure{v.kind, v.name, v.by, q.to}
}

// glued reports whether the Latin word at glyph i is a figure with its unit, as
// 360km is and 5G is not.
func (rd *reader) glued(i int) bool {
	if !isDigit(rd.at(i)) || !rd.g[i].first {
		return false
	}
	q := rd.arabic(i)
	u := rd.unitAt(q.to)
	if u.kind != unitPlain || u.to < rd.wordEnd(i) {
		return false
	}
	switch r := rd.at(q.to); {
	case u.to-q.to >= 2, r == 'l', r == 'w', r == 'v':
		return true
	}
	return false // 5G, 4K and the like are names
}

// article reports whether 一 counts nothing: 一个问题, 一种看法, 一场比赛.
func (rd *reader) article(i int, q quantity, u measure) bool {
	if q.low != 1 || q.high != 1 || q.more || q.to-i != 1 {
		// A numeral alone is mostly no number: 二话, 十之八九, 五行.
		return u.kind == unitNone && (q.low == 0 || q.places > 4 || q.to-i == 1 && q.low <= 10)
	}
	switch u.kind {
	case unitNone, unitCounter:
		return true
	case unitPlain:
		return u.name == "次" || u.name == "步" || u.name == "点" || u.name == "分" || u.name == "手" || u.name == "级" || u.name == "期"
	}
	return false
}

// rangeTo reads the second half of 5%至8%, 3—5年, 3至5万元.
func (rd *reader) rangeTo(q quantity, u measure) (quantity, measure) {
	at := max(q.to, u.to)
	k := at
	switch rd.at(k) {
	case '至', '到', '~', '-', '–', '〜':
		k++
	case '—', '─':
		for rd.at(k) == '—' || rd.at(k) == '─' {
			k++
		}
	default:
		return q, u
	}
	if u.kind == unitSpan && rd.at(at) == '到' || k < len(rd.g) && k > at && rd.at(at) == '-' && rd.g[at].gap {
		return q, u
	}
	to, sub, ok := rd.share(k)
	v := measure{unitShare, "%", 1, to.to}
	if !ok || sub == "" {
		if to, ok = rd.quantity(k); !ok {
			return q, u
		}
		v = rd.unitAt(to.to)
	}
	if u.kind != unitNone && (u.name != v.name || u.by != v.by) {
		return q, u
	}
	if u.kind == unitNone && q.bare && !to.bare && !to.han && to.step > 1 {
		by := math.Pow(10, math.Round(math.Log10(to.step)))
		if to.step < 1 || q.low >= to.low/by*1.0000001 && q.low < 10 {
			by = 1
		}
		for _, b := range [...]float64{1e12, 1e8, 1e4} {
			if to.low >= b {
				by = b
				break
			}
		}
		if q.low*by < to.low {
			q.low = round12(q.low * by)
		}
	}
	if to.high <= q.low {
		return q, u
	}
	to.low, to.han = q.low, q.han && to.han
	return to, v
}

// emitNumber appends a number or a duration with what bounds it.
func (rd *reader) emitNumber(i int, q quantity, u measure, sub string) {
	by := u.by
	if u.kind == unitNone {
		by = 1
		if c := rd.currencyBefore(i); c != "" {
			u.kind, u.name, sub = unitMoney, c, "money"
		}
	}
	low, high := round12(q.low*by), round12(q.high*by)
	if rd.minus(i) {
		i--
		low, high = -high, -low
	}
	to := max(q.to, u.to)
	bound := ""
	if q.more {
		bound = "over"
	} else if e := rd.findBack(i, classBefore); e != nil && rd.g[i-len(e.runes)].first {
		bound = e.sub
	}
	if e := rd.find(to, classAfter); e != nil && bound == "" && len(e.runes) > 0 && rd.g[to+len(e.runes)-1].last {
		bound = e.sub
		if len(e.runes) == 1 {
			to++ // 三年[多]
		}
	}
	a := lang.Atom{Kind: lang.KindNumber, Sub: sub, Unit: u.name, Of: rd.counted(to, u)}
	value := formatBounds(low, high)
	switch bound {
	case "over", "atleast":
		value = formatNumber(low) + "+"
		if q.more {
			high = low + max(q.step*by, 0)
		} else {
			high = math.Inf(1)
		}
	case "under", "atmost":
		value = "-" + formatNumber(high)
		low = 0
	case "about":
		low, high = low-math.Abs(low)/20, high+math.Abs(high)/20
	case "nearly":
		low -= math.Abs(low) / 10
	}
	a.Low, a.High = low, high
	a.Value = value + "|" + u.name
	if u.kind == unitSpan {
		a.Kind, a.Of = lang.KindDate, text.Span{}
		a.Value = durationValue(value, u.name)
	}
	rd.emit(i, to, a)
}

// minus reports whether the mark before glyph i makes the number negative.
func (rd *reader) minus(i int) bool {
	if r := rd.at(i - 1); r != '-' && r != '−' {
		return false
	}
	r := rd.at(i - 2)
	return !isDigit(r) && !(r >= 'a' && r <= 'z') && r != '%' && r != '-' && (i < 2 || !rd.g[i-1].gap || rd.taken[i-2] == 0)
}

// currencyBefore reads 人民币3亿, $3, HK$3.
func (rd *reader) currencyBefore(i int) string {
	switch rd.at(i - 1) {
	case '$':
		if i < 2 {
			return "美元"
		}
		switch rd.at(i - 2) {
		case 'k':
			return "港元"
		case 't':
			return "新台币"
		case 'a':
			return "澳元"
		}
		return "美元"
	case '€':
		return "欧元"
	case '£':
		return "英镑"
	case '¥', '￥':
		return "元"
	}
	if rd.seq(i-3, "人民币") && i >= 3 {
		return "元"
	}
	return ""
}

// counted gives the nouns right behind a number: 三百名[工人].
func (rd *reader) counted(i int, u measure) text.Span {
	if u.kind != unitCounter && u.kind != unitNone && u.kind != unitPlain {
		if rd.at(i) != '的' {
			return text.Span{}
		}
		i++
	}
	end := i
	for n := 0; n < 3 && end < len(rd.g) && rd.g[end].first && rd.tag(end) == lang.Noun; n++ {
		end = rd.wordEnd(end)
	}
	return rd.span(i, end)
}

// ordinal emits 第三, 第27次, 第一大.
func (rd *reader) ordinal(i int) int {
	if rd.skips(i) {
		return i
	}
	q, ok := rd.quantity(i + 1)
	if !ok || q.low != q.high {
		return i
	}
	u := rd.unitAt(q.to)
	to := max(q.to, u.to)
	name := u.name
	if u.kind == unitCounter {
		name = "" // 第二个, 第二家, 第二大
	}
	if u.kind == unitSpan && name == "" {
		name = "年"
	}
	rd.emit(i, to, lang.Atom{
		Kind: lang.KindNumber, Sub: "ordinal", Value: "#" + formatNumber(q.low) + "|" + name,
		Low: q.low, High: q.low, Unit: name, Of: rd.counted(to, u),
	})
	return to
}

func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func formatBounds(low, high float64) string {
	if low == high {
		return formatNumber(low)
	}
	return formatNumber(low) + ".." + formatNumber(high)
}
