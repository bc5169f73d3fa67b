package zh

import (
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// calendar is a date as far as it is known: zero fields and empty parts are not.
type calendar struct {
	year       string // "2024", "199X", "19XX", "BC221", "rel:year-1"
	month, day int
	part       string // "Q3" "H1" "early" "SU": of the smallest field known
}

// value is the normal form that package lang describes beside FormatDate.
func (c calendar) value() string {
	v := c.year
	if v == "" {
		v = "XXXX"
		if c.month == 0 && c.day == 0 && c.part == "" {
			return ""
		}
	}
	switch {
	case c.month > 0:
		v += "-" + two(c.month)
		if c.day > 0 {
			v += "-" + two(c.day)
		}
	case c.day > 0:
		v += "-XX-" + two(c.day)
	}
	if c.part != "" {
		v += "-" + c.part
	}
	return v
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// date emits the date, time of day or rate (每周) that opens at glyph i and gives
// the glyph behind it, i if there is none. Durations in figures are numbers with
// a unit of time and are found there.
func (rd *reader) date(i int) int {
	switch rd.at(i) {
	case '每':
		return rd.each(i)
	case '半':
		return rd.half(i)
	case '日', '月', '年', '周':
		if e := rd.spanName(i); e != "" && rd.at(i+1) == '均' {
			rd.emit(i, i+2, lang.Atom{Kind: lang.KindDate, Sub: "rate", Value: "each:" + e})
			return i + 2
		}
	}
	if to := rd.clock(i); to > i {
		return to
	}
	c, to := rd.calendar(i)
	if to == i {
		return rd.weekday(i)
	}
	value := c.value()
	if end, upto := rd.until(c, to); upto != "" {
		if whole, ok := strings.CutPrefix(upto, "="); ok {
			value, to = whole, end
		} else {
			value, to = value+".."+upto, end
		}
	}
	rd.emit(i, to, lang.Atom{Kind: lang.KindDate, Sub: dateSub(value), Value: value})
	return to
}

func dateSub(v string) string {
	if len(v) > 4 && v[:4] == "rel:" {
		return "relative"
	}
	return "date"
}

// calendar reads a year, month, day, quarter or season at glyph i.
func (rd *reader) calendar(i int) (c calendar, to int) {
	if c, to = rd.iso(i); to > i {
		return c, to
	}
	if c, to = rd.relative(i); to == i {
		c, to = rd.year(i)
	}
	if c.day > 0 || c.part != "" {
		return c, to
	}
	start := to
	if c.month == 0 {
		c.month, to = rd.month(start)
	}
	if c.month > 0 {
		if c.day, to = rd.dayAfter(to); c.day > 0 {
			return c, to
		}
	} else if to == i {
		if c.day, to = rd.dayAlone(i); to > i {
			return c, to
		}
	}
	c.part, to = rd.season(to, to > i)
	return c, to
}

// iso reads 2024-06-12, 2024/6/12 and 2024.6.12.
func (rd *reader) iso(i int) (calendar, int) {
	y, j := rd.digits(i, 4, 4)
	if j == i || isDigit(rd.at(i-1)) {
		return calendar{}, i
	}
	sep := rd.at(j)
	if sep != '-' && sep != '/' && sep != '.' {
		return calendar{}, i
	}
	m, k := rd.digits(j+1, 1, 2)
	if k == j+1 || rd.at(k) != sep {
		return calendar{}, i
	}
	d, end := rd.digits(k+1, 1, 2)
	if end == k+1 || m < 1 || m > 12 || d < 1 || d > 31 || isDigit(rd.at(end)) {
		return calendar{}, i
	}
	return calendar{year: strconv.Itoa(y), month: m, day: d}, end
}

// digits reads from least to most figures at glyph i.
func (rd *reader) digits(i, least, most int) (n, to int) {
	to = i
	for to < len(rd.g) && to-i < most && isDigit(rd.g[to].r) {
		n = n*10 + int(rd.g[to].r-'0')
		to++
	}
	if to-i < least {
		return 0, i
	}
	return n, to
}

// small reads a whole number up to most, in figures or numerals.
func (rd *reader) small(i, most int) (n, to int) {
	if isDigit(rd.at(i)) {
		if isDigit(rd.at(i-1)) || rd.at(i-1) == '.' && isDigit(rd.at(i-2)) {
			return 0, i
		}
		n, to = rd.digits(i, 1, 2)
		if n > most || isDigit(rd.at(to)) {
			return 0, i
		}
		return n, to
	}
	if w := numeralWorth(rd.at(i)); w < 0 || w > 10 || numeralWorth(rd.at(i-1)) >= 0 {
		return 0, i
	}
	q, ok := rd.quantity(i)
	if !ok || q.low != q.high || q.low > float64(most) || q.low != float64(int(q.low)) || q.more {
		return 0, i
	}
	return int(q.low), q.to
}

// year reads 2024年, 二〇二四年, 22年6月, 1990年代, 20世纪90年代, 公元前221年,
// and the first year of 2005到2015年.
func (rd *reader) year(i int) (calendar, int) {
	none := calendar{}
	if c, to := rd.century(i); to > i {
		return c, to
	}
	bc := rd.seq(i, "公元前")
	at := i
	if bc {
		at += 3
	} else if rd.seq(i, "公元") {
		at += 2
	}
	q, ok := rd.quantity(at)
	if !ok || q.more || q.low != q.high || isDigit(rd.at(at-1)) || rd.at(at-1) == '第' {
		return none, i
	}
	n := int(q.low)
	if rd.at(q.to) != '年' {
		// 2005到2015年, 2014-2019年
		if end := rd.connector(q.to); q.places == 4 && end > q.to {
			if c, ok := rd.firstYear(n, end); ok {
				return c, q.to
			}
		}
		if q.places == 4 && n >= 1900 && n < 2100 && rd.connects(i-1) && rd.yearsLong(q.to) {
			return calendar{year: strconv.Itoa(n)}, q.to // 2005-2015十年间
		}
		if q.places == 2 && n%10 == 0 && rd.opensDecades(q.to) {
			return calendar{year: "19" + two(n)[:1] + "X"}, q.to
		}
		return none, i
	}
	to := q.to + 1
	year := strconv.Itoa(n)
	switch {
	case bc:
		year = "BC" + year
	case q.places == 4 && n >= 1000 && n < 2200 && q.bare:
		if rd.at(to) == '代' {
			return calendar{year: year[:3] + "X"}, to + 1
		}
	case q.places == 2 && n%10 == 0 && rd.at(to) == '代':
		if n < 30 {
			return calendar{year: "20" + year[:1] + "X"}, to + 1
		}
		return calendar{year: "19" + year[:1] + "X"}, to + 1
	case q.places == 2 && !q.han && rd.shortYear(i, to):
		if n < 50 {
			year = "20" + two(n)
		} else {
			year = "19" + two(n)
		}
	default:
		return none, i
	}
	switch rd.at(to) {
	case '度', '间':
		to++
	}
	return calendar{year: year}, to
}

// connects reports whether a word that connects two dates stands at glyph i.
func (rd *reader) connects(i int) bool { return i >= 0 && rd.connector(i) > i }

// yearsLong reports whether a span of years in numerals opens at glyph i.
func (rd *reader) yearsLong(i int) bool {
	q, ok := rd.quantity(i)
	return ok && q.han && rd.at(q.to) == '年'
}

// opensDecades reports whether a number that ends at glyph i is the first of two
// that share their 年代: 60至70年代.
func (rd *reader) opensDecades(i int) bool {
	k := rd.connector(i)
	if k == i {
		return false
	}
	q, ok := rd.quantity(k)
	return ok && q.places == 2 && int(q.low)%10 == 0 && rd.at(q.to) == '年' && rd.at(q.to+1) == '代'
}

// firstYear reads the first of two years that share their 年, where the second
// opens at glyph end: 2005到2015年, 2023-25年, 1960至1970年代.
func (rd *reader) firstYear(n, end int) (calendar, bool) {
	q, ok := rd.quantity(end)
	if !ok || !q.bare || rd.at(q.to) != '年' && !(q.places == 4 && rd.yearsLong(q.to)) {
		return calendar{}, false
	}
	switch {
	case q.places == 4 && rd.at(q.to+1) == '代':
		return calendar{year: strconv.Itoa(n)[:3] + "X"}, true
	case q.places == 4, q.places == 2 && !q.han && int(q.low) > n%100 && n >= 1900 && n < 2100:
		return calendar{year: strconv.Itoa(n)}, true
	}
	return calendar{}, false
}

// shortYear reports whether 22年 is a year: a month follows, 起 or 开始, or 自 从
// stands before.
func (rd *reader) shortYear(i, to int) bool {
	if m, end := rd.month(to); m > 0 && end > to {
		return true
	}
	switch rd.at(to) {
	case '来', '前', '后', '间', '多', '以', '内', '的', '余', '之':
		return false
	}
	switch rd.at(i - 1) {
	case '自', '从':
		return true
	}
	return rd.at(to) == '起' || rd.seq(to, "开始")
}

// century reads 20世纪, 上世纪90年代, 21世纪初.
func (rd *reader) century(i int) (calendar, int) {
	var n, to int
	switch {
	case rd.seq(i, "上世纪"), rd.seq(i, "上个世纪"):
		n, to = 20, i+3
		if rd.at(i+1) == '个' {
			to++
		}
	case rd.seq(i, "本世纪"):
		n, to = 21, i+3
	default:
		n, to = rd.small(i, 30)
		if to == i || n == 0 || rd.at(to) != '世' || rd.at(to+1) != '纪' {
			return calendar{}, i
		}
		to += 2
	}
	head := two(n - 1)
	if q, ok := rd.quantity(to); ok && rd.at(q.to) == '年' && rd.at(q.to+1) == '代' && q.low < 100 {
		return calendar{year: head + strconv.Itoa(int(q.low)/10) + "X"}, q.to + 2
	}
	return calendar{year: head + "XX"}, to
}

// month reads 6月, 十二月份.
func (rd *reader) month(i int) (int, int) {
	n, to := rd.small(i, 12)
	if n == 0 {
		return 0, i
	}
	if rd.at(to) != '月' {
		// 5至6月
		if end := rd.connector(to); end > to {
			if m, k := rd.small(end, 12); m > n && rd.at(k) == '月' {
				return n, to
			}
		}
		return 0, i
	}
	to++
	if rd.at(to) == '份' {
		to++
	}
	return n, to
}

// dayAfter reads the day behind a month; to stays where there is none.
func (rd *reader) dayAfter(i int) (int, int) {
	n, to := rd.small(i, 31)
	if n > 0 && (rd.at(to) == '日' || rd.at(to) == '号') {
		return n, to + 1
	}
	// 6月12至15日
	if end := rd.connector(to); n > 0 && end > to {
		if m, k := rd.small(end, 31); m > n && (rd.at(k) == '日' || rd.at(k) == '号') {
			return n, to
		}
	}
	return 0, i
}

// dayAlone reads 12日; 12日内 and 90日 are no dates.
func (rd *reader) dayAlone(i int) (int, int) {
	n, to := rd.small(i, 31)
	if n == 0 || rd.at(i-1) == '第' || rd.at(i) == '一' && to == i+1 {
		return 0, i // 一日 is one day
	}
	if rd.at(to) == '号' {
		switch rd.at(to + 1) {
		case '上', '下', '早', '晚', '中', '凌', '傍', '深', '夜':
			return n, to + 1 // 17号下午
		}
	}
	if rd.at(to) != '日' {
		if end := rd.connector(to); end > to && rd.at(to) != '到' {
			if m, k := rd.small(end, 31); m > n && rd.at(k) == '日' && rd.at(k+1) != '内' {
				return n, to
			}
		}
		return 0, i
	}
	switch rd.at(to + 1) {
	case '内', '游', '间', '元', '圆', '本', '后', '之', '以':
		return 0, i
	}
	return n, to + 1
}

// season reads 第三季度, 上半年, 夏, 年底 and the like, behind a date or alone.
func (rd *reader) season(i int, behind bool) (string, int) {
	e := rd.find(i, classSeason)
	if e == nil {
		return "", i
	}
	n := len(e.runes)
	if behind {
		if n == 1 && !rd.g[i].last {
			return "", i
		}
		return e.value, i + n
	}
	if n < 2 || !rd.g[i].first || !rd.g[i+n-1].last || e.runes[n-1] == '期' || e.runes[n-1] == '旬' {
		return "", i
	}
	return e.value, i + n
}

// connector gives the glyph behind 至 到 — - ~ at i, i if none stands there.
func (rd *reader) connector(i int) int {
	switch rd.at(i) {
	case '至', '到', '~', '-', '–', '〜':
		return i + 1
	case '—', '─':
		k := i
		for rd.at(k) == '—' || rd.at(k) == '─' {
			k++
		}
		return k
	}
	return i
}

// period is the half or the quarters that whole months make up: 1至6月 is 上半年.
// It stands for both ends.
func period(c, e calendar) string {
	if c.month == 0 || c.day > 0 || e.day > 0 || e.year != c.year || c.part != "" || e.part != "" {
		return ""
	}
	part := ""
	switch [2]int{c.month, e.month} {
	case [2]int{1, 6}:
		part = "H1"
	case [2]int{7, 12}:
		part = "H2"
	case [2]int{1, 3}:
		part = "Q1"
	case [2]int{4, 6}:
		part = "Q2"
	case [2]int{7, 9}:
		part = "Q3"
	case [2]int{10, 12}:
		part = "Q4"
	case [2]int{1, 9}:
		part = "Q1..Q3"
	default:
		return ""
	}
	return "=" + calendar{year: c.year, part: part}.value()
}

// until reads the end of a range of dates that began with c: 6月12日至15日,
// 2005年到2015年, 5至6月.
func (rd *reader) until(c calendar, i int) (int, string) {
	k := rd.connector(i)
	if k == i {
		return i, ""
	}
	if q, ok := rd.quantity(k); ok && len(c.year) == 4 && c.month == 0 && q.places == 2 && !q.han && rd.at(q.to) == '年' && rd.at(q.to+1) != '代' {
		return q.to + 1, c.year[:2] + two(int(q.low)) // 2023-25年
	}
	var e calendar
	var to int
	if e, to = rd.calendar(k); to == k {
		return i, ""
	}
	if e.year == "" {
		e.year = c.year
	} else if c.month > 0 && e.month == 0 {
		return i, ""
	}
	if e.month == 0 && e.day > 0 {
		e.month = c.month
	}
	if p := period(c, e); p != "" {
		return to, p
	}
	if v := e.value(); v != "" && (c.day > 0) == (e.day > 0) {
		return to, v
	}
	return i, ""
}
