package zh

import "github.com/zhongdian/zhongdian/lang"

// unitKind is what stands behind a number.
type unitKind uint8

const (
	unitNone unitKind = iota
	unitPlain
	unitCounter
	unitMoney
	unitShare  // % 成 ‰: in hundredths
	unitPoints // 个百分点
	unitTimes  // 倍
	unitSpan   // 年 小时
)

// measure is a unit with the glyph behind it. By scales the number.
type measure struct {
	kind unitKind
	name string
	by   float64
	to   int
}

// unitAt reads the unit at glyph i.
func (rd *reader) unitAt(i int) measure {
	switch rd.at(i) {
	case 0:
		return measure{to: i}
	case '%':
		return measure{unitShare, "%", 1, i + 1}
	case '‰':
		return measure{unitShare, "%", 0.1, i + 1}
	case '€':
		return measure{unitMoney, "欧元", 1, i + 1}
	case '£':
		return measure{unitMoney, "英镑", 1, i + 1}
	case '成':
		if rd.g[i].last {
			return measure{unitShare, "%", 10, i + 1}
		}
	}
	if rd.seq(i, "个百分点") {
		return measure{unitPoints, "百分点", 1, i + 4}
	}
	if rd.seq(i, "百分点") {
		return measure{unitPoints, "百分点", 1, i + 3}
	}
	for k, c := range [...]class{classCurrency, classSpan, classUnit, classCounter} {
		e := rd.find(i, c)
		if e == nil {
			continue
		}
		to := i + len(e.runes)
		if !rd.ends(i, to, e) || k == 0 && rd.piece(i, to) {
			continue
		}
		switch k {
		case 0:
			return measure{unitMoney, e.value, 1, to}
		case 1:
			return measure{unitSpan, e.value, 1, to}
		case 2:
			if e.value == "倍" {
				return measure{unitTimes, "倍", 1, to}
			}
			return measure{unitPlain, e.value, 1, to}
		}
		return measure{unitCounter, "个", 1, to}
	}
	// A measure word that the list doesn't know.
	if rd.g[i].first && rd.tag(i) == lang.Measure && !rd.g[i].gap {
		to := rd.wordEnd(i)
		return measure{unitPlain, rd.key(i, to), 1, to}
	}
	return measure{to: i}
}

// piece reports whether the unit in glyphs [i,to) is the 块 of 三块金牌, not that of
// 三块 and 三块钱.
func (rd *reader) piece(i, to int) bool {
	return to == i+1 && rd.at(i) == '块' && to < len(rd.g) && !rd.g[to].gap && rd.g[to].first && rd.tag(to) == lang.Noun && rd.at(to) != '钱' && numeralWorth(rd.at(to)) < 0 && !rd.seq(to, "人民币")
}

// ends reports whether a unit ends with its word, or is followed by what may
// follow a unit inside a word (年前 年来).
func (rd *reader) ends(i, to int, e *phrase) bool {
	g := rd.g[to-1]
	if g.last {
		return true
	}
	switch rd.at(to) {
	case '多', '来', '前', '后', '内', '间', '余', '以', '半', '的', '左', '上', '下', '中':
		return true
	}
	return e.class != classCounter && rd.wordStart(to-1) < i
}
