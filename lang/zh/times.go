package zh

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// clock emits a time of day: 上午10时30分, 下午四点半, 10:30, 凌晨. The normal form
// is "T10:30", "T16", or "Tam" and "Tpm" for a part of the day alone.
func (rd *reader) clock(i int) int {
	part, at := "", i
	if e := rd.find(i, classDayPart); e != nil && (rd.g[i].first || rd.tag(i) == lang.Time) {
		part, at = e.value, i+len(e.runes)
		if len(e.runes) == 1 && !isDigit(rd.at(at)) {
			part, at = "", i
		}
	}
	h, to := rd.small(at, 24)
	minute := -1
	switch {
	case to > at && rd.opensHours(to):
		// 11至18时: the first hour of two
	case to > at:
		to, minute = rd.hour(at, to, part != "")
	}
	if to == at {
		if part == "" || !rd.g[at-1].last {
			return i
		}
		rd.emit(i, at, lang.Atom{Kind: lang.KindDate, Sub: "time", Value: "T" + part})
		return at
	}
	if part == "pm" && h < 12 && rd.at(i) != '中' || rd.at(i) == '中' && h < 3 {
		h += 12
	}
	v := "T" + two(h)
	if minute >= 0 {
		v += ":" + two(minute)
	}
	rd.emit(i, to, lang.Atom{Kind: lang.KindDate, Sub: "time", Value: v})
	return to
}

// hour reads what stands behind the hour: 时30分, 点半, :30. It gives at where
// it is no time of day.
func (rd *reader) hour(at, to int, sure bool) (int, int) {
	switch rd.at(to) {
	case ':':
		m, end := rd.digits(to+1, 2, 2)
		if end == to+1 || m > 59 || isDigit(rd.at(end)) || rd.at(at-1) == ':' && isDigit(rd.at(at-2)) {
			return at, -1
		}
		if rd.at(end) == ':' {
			if _, sec := rd.digits(end+1, 2, 2); sec > end+1 {
				end = sec
			}
		}
		return end, m
	case '时', '点':
	default:
		return at, -1
	}
	end := to + 1
	if rd.at(end) == '半' {
		return end + 1, 30
	}
	if m, k := rd.small(end, 59); k > end && (rd.at(k) == '分' && rd.at(k+1) != '之' && rd.at(k+1) != '钟') {
		return k + 1, m
	}
	if rd.at(end) == '钟' || rd.at(end) == '许' || rd.at(end) == '整' {
		return end + 1, -1
	}
	if rd.g[to].last && (sure || rd.at(to) == '时' && isDigit(rd.at(at)) || rd.isHour(at, end)) {
		return end, -1
	}
	switch rd.at(end) {
	case '左', '前', '后', ',', '。', '起', '开', 0:
		if rd.at(to) == '时' && rd.g[to].last {
			return end, -1
		}
	}
	return at, -1
}

// opensHours reports whether the number that ends at glyph i is the first of two
// hours that share their 时: 11至18时.
func (rd *reader) opensHours(i int) bool {
	k := rd.connector(i)
	if k == i {
		return false
	}
	_, to := rd.small(k, 24)
	return to > k && (rd.at(to) == '时' || rd.at(to) == '点' && rd.at(to+1) != '.') && rd.g[to].last
}

// isHour reports whether figures at glyph at with their 点, which ends at end,
// are an hour and no score: from one to another, behind a day, or behind each day.
func (rd *reader) isHour(at, end int) bool {
	if !isDigit(rd.at(at)) {
		return false
	}
	if k := rd.connector(end); k > end {
		if _, to := rd.small(k, 24); to > k && rd.at(to) == '点' {
			return true
		}
	}
	switch rd.at(at - 1) {
	case '日', '号', '天', '至', '到', '-', '~', '晚', '早':
		return true
	}
	return false
}

// each emits a rate: 每小时, 每周, 每个工作日. The normal form is "each:W".
func (rd *reader) each(i int) int {
	at := i + 1
	if rd.at(at) == '一' || rd.at(at) == '个' && rd.spanName(at+1) != "" {
		at++
	}
	e := rd.spanName(at)
	if e == "" {
		return i
	}
	to := at + 1
	if f := rd.find(at, classSpan); f != nil {
		to = at + len(f.runes)
	}
	rd.emit(i, to, lang.Atom{Kind: lang.KindDate, Sub: "rate", Value: "each:" + e})
	return to
}

// spanName gives the letter of the span of time at glyph i.
func (rd *reader) spanName(i int) string {
	if e := rd.find(i, classSpan); e != nil {
		return e.value
	}
	switch rd.at(i) {
	case '日':
		return "D"
	case '月':
		return "M"
	case '季':
		return "Q"
	}
	return ""
}

// half emits 半年, 半小时, 半个月.
func (rd *reader) half(i int) int {
	if r := rd.at(i - 1); r == '上' || r == '下' || r == '多' || r == '大' || numeralWorth(r) >= 0 || isDigit(r) {
		return i
	}
	e := rd.find(i+1, classSpan)
	if e == nil || !rd.g[i].first {
		return i
	}
	to := i + 1 + len(e.runes)
	a := lang.Atom{Kind: lang.KindDate, Sub: "duration", Value: durationValue("0.5", e.value), Low: 0.5, High: 0.5, Unit: e.value}
	if e.value == "Y" {
		a.Value, a.Low, a.High, a.Unit = "P6M", 6, 6, "M"
	}
	rd.emit(i, to, a)
	return to
}

// durationValue is the ISO 8601 form of a duration: "P3Y", "PT20M"; bounds as
// in numbers: "P3..5Y", "P40+Y".
func durationValue(n, unit string) string {
	if s, ok := strings.CutPrefix(unit, "T"); ok {
		return "PT" + n + s
	}
	return "P" + n + unit
}
