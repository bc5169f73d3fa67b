package zh

import "math"

// quantity is a number without its unit. Low and high are its bounds, equal for
// an exact number; step is the worth of its last place (二百: 100), which says
// how far 多 and 余 may reach.
type quantity struct {
	low, high, step float64
	to              int  // glyph behind it
	more            bool // 多 余: somewhat over low
	bare            bool // figures without 万 or 亿, which a range may lend
	places          int  // digits in a row, for years and days
	han             bool // in Chinese numerals
}

// quantity reads the number that opens at glyph i. Whatever may stand there, a
// year, an hour, a share, asks for it: the last answer is kept.
func (rd *reader) quantity(i int) (quantity, bool) {
	r := rd.at(i)
	if !isDigit(r) && numeralWorth(r) < 0 && r != '几' && r != '数' && r != '上' && r != '近' {
		return quantity{}, false
	}
	if k := &rd.asked; !k.known || k.at != i {
		k.at, k.known = i, true
		if k.ok = isDigit(r); k.ok {
			k.q = rd.arabic(i)
		} else {
			k.q, k.ok = rd.han(i)
		}
	}
	return rd.asked.q, rd.asked.ok
}

// arabic reads figures: 1200, 1,200, 3.5, 3000万, 20多万, 3亿5000万.
func (rd *reader) arabic(i int) quantity {
	q := quantity{step: 1}
	v, point := 0.0, 0.0
	j := i
	for ; j < len(rd.g); j++ {
		r := rd.g[j].r
		if j > i && rd.g[j].gap && r != '.' && point == 0 {
			break
		}
		switch {
		case r >= '0' && r <= '9':
			v = v*10 + float64(r-'0')
			point *= 10
			if point == 0 {
				q.places++
			}
			continue
		case r == ',' && point == 0 && rd.thousands(i, j):
			continue
		case r == '.' && point == 0 && isDigit(rd.at(j+1)) && rd.g[j+1].gap == rd.g[j].gap:
			point = 1 // also 2 . 58, as bad copies of pages have it
			continue
		}
		break
	}
	if point > 1 {
		v /= point
		q.step = 1 / point
	}
	q.low, q.high, q.to, q.bare = v, v, j, true
	rd.scaled(&q)
	// 3亿5000万: the second part counts lower places.
	if !q.bare && !q.more && isDigit(rd.at(q.to)) && !rd.g[q.to].gap && q.step >= 1e8 {
		if rest := rd.arabic(q.to); rest.low < q.step && !rest.bare {
			q.low, q.high, q.step, q.to, q.more = q.low+rest.low, q.high+rest.high, rest.step, rest.to, rest.more
		}
	}
	return q
}

// thousands reports whether the comma at glyph j parts thousands of a number
// that began at i: three figures behind it, as wide as the comma.
func (rd *reader) thousands(i, j int) bool {
	lead := 0
	for k := j - 1; k >= i && isDigit(rd.g[k].r); k-- {
		lead++
	}
	if lead == 0 || lead > 3 || rd.g[j].end-rd.g[j].at != rd.g[j-1].end-rd.g[j-1].at {
		return false
	}
	return isDigit(rd.at(j+1)) && isDigit(rd.at(j+2)) && isDigit(rd.at(j+3)) && !isDigit(rd.at(j+4)) && !rd.g[j+1].gap
}

// scaled reads 多, 余 and 百 千 万 亿 behind figures.
func (rd *reader) scaled(q *quantity) {
	j := q.to
	more := false
	switch rd.at(j) {
	case '多', '余', '来':
		if numeralWorth(rd.at(j+1)) >= 10 {
			more = true
			j++
		}
	}
	if rd.at(j) == '个' && (rd.at(j+1) == '亿' || rd.at(j+1) == '万') && !more {
		j++ // 200个亿
	}
	by := 1.0
	for numeralWorth(rd.at(j)) >= 10 && rd.at(j) != '十' && rd.find(j, classUnit) == nil && !(rd.at(j) == '万' && rd.skips(j)) {
		by *= numeralWorth(rd.at(j))
		j++
	}
	if by > 1 {
		q.low, q.high, q.step, q.bare, q.to = round12(q.low*by), round12(q.high*by), q.step*by, false, j
		q.more = more
	}
	rd.trail(q)
}

// trail reads a 多 or 余 that closes a number: 3000多.
func (rd *reader) trail(q *quantity) {
	switch rd.at(q.to) {
	case '多', '余':
		if j := q.to; !q.more && (rd.g[j].last || rd.tag(j) != 0 && rd.unitAt(j+1).kind != 0) {
			q.more = true
			q.to++
		}
	case '几':
		if q.han && !q.more && q.step == 10 {
			q.low, q.high, q.step = q.low+1, q.high+9, 1
			q.to++
		}
	}
}

// han reads Chinese numerals: 三百二十万, 十几, 数百, 三四十, 二〇二四, 三点五.
func (rd *reader) han(i int) (quantity, bool) {
	n := numeralReader{q: quantity{step: 1, han: true}}
	j := i
	switch rd.at(i) {
	case '上', '近':
		// 上百, 近千: only before a bare unit of ten.
		if w := numeralWorth(rd.at(i + 1)); w < 100 || rd.at(i) == '近' {
			return n.q, false
		}
		n.q.more = true
		j++
	}
	for ; j < len(rd.g); j++ {
		if j > i && rd.g[j].gap {
			break
		}
		r := rd.g[j].r
		if r == '万' && j > i && rd.find(j, classSkip) != nil && rd.g[j].first && rd.skips(j) {
			break
		}
		if numeralWorth(r) >= 10 && rd.find(j, classUnit) != nil && j > i {
			break
		}
		if !n.take(r, rd.at(j+1)) {
			break
		}
	}
	n.close()
	n.q.to = j
	if j == i || n.bad {
		return n.q, false
	}
	if rd.at(j) == '点' && numeralWorth(rd.at(j+1)) >= 0 && numeralWorth(rd.at(j+1)) < 10 && n.units == 0 {
		by := 0.1
		for j++; numeralWorth(rd.at(j)) >= 0 && numeralWorth(rd.at(j)) < 10; j++ {
			n.q.low += by * numeralWorth(rd.at(j))
			by /= 10
		}
		n.q.low = round12(n.q.low)
		n.q.high, n.q.to = n.q.low, j
		rd.scaled(&n.q)
	}
	rd.trail(&n.q)
	return n.q, true
}

// skips reports whether a phrase that only looks like a number stands at i.
func (rd *reader) skips(i int) bool {
	e := rd.find(i, classSkip)
	return e != nil && rd.g[i+len(e.runes)-1].last
}

// numeralReader adds up Chinese numerals, low and high bound side by side.
type numeralReader struct {
	q             quantity
	low, high     [3]float64 // digit, below 万, total
	digits, units int
	pending, bad  bool
	some          bool    // 几, 数: any digit
	unit          float64 // the last 十 百 千 万 亿
	zero          bool
}

// take reads one character; false where the number has ended before it.
func (n *numeralReader) take(r, next rune) bool {
	w := numeralWorth(r)
	switch {
	case r == '几' || r == '数':
		if n.pending || n.q.more || r == '数' && numeralWorth(next) < 10 && n.units == 0 {
			return false
		}
		n.low[0], n.high[0], n.pending, n.some = 2, 9, true, true
		if n.units > 0 {
			n.low[0] = 1
		}
	case r == '多' || r == '余' || r == '来':
		// 二十多万
		if n.units == 0 || n.pending || numeralWorth(next) < 10000 || n.q.more {
			return false
		}
		n.q.more = true
	case w < 0 || n.q.more && w < 10000 && n.units > 0:
		return false
	case w < 10:
		if n.pending && n.digits > 0 {
			// 三四十, or a row of digits: 二〇二四.
			if n.digits == 1 && n.high[0] == n.low[0] && w == n.low[0]+1 && n.units == 0 && (numeralWorth(next) < 0 || numeralWorth(next) >= 10) {
				n.high[0] = w
			} else if n.units == 0 {
				n.low[0] = n.low[0]*10 + w
				n.high[0] = n.low[0]
			} else if n.high[0] == n.low[0] && w == n.low[0]+1 {
				n.high[0] = w // 十五六
			} else {
				return false
			}
			n.digits++
			n.q.places = n.digits
			return true
		}
		n.zero = r == '零' || r == '〇'
		if n.zero && n.units > 0 {
			return true
		}
		n.low[0], n.high[0], n.pending = w, w, true
		n.digits, n.q.places = 1, 1
	default:
		n.scale(w)
	}
	return true
}

func (n *numeralReader) scale(w float64) {
	if !n.pending && (w < 10000 || n.low[1] == 0 && n.low[2] == 0) {
		n.low[0], n.high[0] = 1, 1
	} else if !n.pending {
		n.low[0], n.high[0] = 0, 0
	}
	if n.digits > 2 {
		n.bad = true
	}
	if w < 10000 {
		n.low[1] += n.low[0] * w
		n.high[1] += n.high[0] * w
		if n.q.step = w; n.units > 0 && n.unit >= 10000 {
			n.q.step = w
		}
	} else {
		low, high := n.low[0]+n.low[1], n.high[0]+n.high[1]
		step := 1.0
		if !n.pending && n.low[1] > 0 {
			step = n.q.step
		}
		if low == 0 { // 万亿: the second scales the first
			n.low[2], n.high[2] = n.low[2]*w, n.high[2]*w
			n.q.step *= w
		} else {
			if n.unit >= 10000 && w > n.unit { // 三千万亿
				low, high = low+n.low[2], high+n.high[2]
				n.low[2], n.high[2] = 0, 0
			}
			n.low[2] += low * w
			n.high[2] += high * w
			n.q.step = step * w
		}
		n.low[1], n.high[1] = 0, 0
	}
	n.low[0], n.high[0], n.pending, n.digits = 0, 0, false, 0
	n.units++
	n.unit = w
	n.zero = false
}

// close adds the last digit up. 一万二 is 12000.
func (n *numeralReader) close() {
	by := 1.0
	if n.pending && n.units > 0 && n.unit >= 100 && !n.zero && n.low[0] == n.high[0] {
		by = n.unit / 10
	}
	if n.pending && n.units > 0 {
		n.q.step = by
	}
	n.q.low = n.low[2] + n.low[1] + n.low[0]*by
	n.q.high = n.high[2] + n.high[1] + n.high[0]*by
	// 几十, 数百: up to the last number before the next place.
	if n.some && n.units > 0 && !n.pending {
		n.q.high += n.unit - 1
		if n.unit >= 10000 {
			n.q.high = n.q.high - n.unit + 1 + n.q.step - 1
		}
	}
	n.q.bare = n.units == 0
}

// numeralWorth is what a numeral counts: 0 to 9, or the tens it multiplies by; -1
// for what is none.
func numeralWorth(r rune) float64 {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一', '壹':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	case '十', '拾', '廿':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万':
		return 1e4
	case '亿':
		return 1e8
	case '兆':
		return 1e12
	}
	return -1
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// round12 takes away what binary fractions leave: 0.3 亿 is 30000000.
func round12(v float64) float64 {
	if v == math.Trunc(v) && math.Abs(v) < 1e12 || math.IsInf(v, 0) {
		return v // most numbers are whole
	}
	p := math.Pow(10, 11-math.Floor(math.Log10(math.Abs(v))))
	if math.IsInf(p, 0) || p == 0 || math.IsInf(v*p, 0) {
		return v
	}
	return math.Round(v*p) / p
}
