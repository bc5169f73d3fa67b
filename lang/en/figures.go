package en

import (
	"strconv"
	"strings"
)

// figure is a number as it stands in one or more words. lo and hi are equal
// for an exact number.
type figure struct {
	lo, hi  float64
	unit    string // money, %, measure or scale-free word in normal form
	sub     string
	ordinal bool
	words   int // how many words it takes
}

// parseFigure reads one word that begins with a figure, a sign or a currency:
// 1,000  $19.3bn  -5%  3-5  5km  21st  US$5m-$10m. ok is false where letters
// are glued to it that mean nothing to us (3D, 737-800 is a range to nobody).
func parseFigure(w string) (f figure, ok bool) {
	neg := false
	if r, found := cutAny(w, "-", "−", "+"); found {
		neg, w = w[0] != '+', r
	}
	cur, rest := cutCurrency(w)
	lo, rest, ok := decimal(rest)
	if !ok {
		return f, false
	}
	f.lo, f.hi = lo, lo
	loScale, tail := cutScale(rest, cur != "")
	if r, found := cutAny(tail, "-", "–", "‑"); found {
		cur2, r2 := cutCurrency(r)
		if hi, r3, good := decimal(r2); good {
			hiScale, t := cutScale(r3, cur+cur2 != "")
			if hi *= hiScale; loScale == 1 && cutPercent(rest) == rest {
				loScale = hiScale // 5-10m: both are millions
			}
			f.hi, tail = hi, t
			if cur == "" {
				cur = cur2
			}
		} else if r != "" {
			tail = r // 30-year-old, 5-point: the unit is behind the hyphen
		}
	}
	f.lo *= loScale
	if f.hi == lo {
		f.hi = f.lo
	}
	f.hi = max(f.hi, f.lo)
	if neg {
		f.lo, f.hi = -f.hi, -f.lo
	}
	return f.withTail(cur, tail)
}

func (f figure) withTail(cur, tail string) (figure, bool) {
	f.sub = "count"
	if cur != "" {
		f.sub, f.unit = "money", cur
	}
	switch {
	case tail == "":
		return f, true
	case tail == "%":
		f.sub, f.unit = "percent", "%"
		return f, true
	case tail == "st" || tail == "nd" || tail == "rd" || tail == "th":
		f.sub, f.ordinal = "ordinal", true
		return f, true
	case tail == "x":
		f.sub, f.unit = "multiple", "x"
		return f, true
	case tail == "-fold" || tail == "fold":
		f.sub, f.unit = "multiple", "x"
		return f, true
	case tail == "p":
		f.sub, f.unit = "money", "penny"
		return f, true
	}
	if u := unitOf(strings.TrimPrefix(tail, "-")); u.name != "" {
		f.sub, f.unit = u.sub, u.name
		return f, true
	}
	return f, false
}

// decimal reads digits with separators at the front of s.
func decimal(s string) (v float64, rest string, ok bool) {
	var b [32]byte
	n, i := 0, 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || (s[i] == '.' || s[i] == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9') {
		if s[i] != ',' {
			if n == len(b) {
				return 0, s, false
			}
			b[n] = s[i]
			n++
		}
		i++
	}
	if n == 0 {
		return 0, s, false
	}
	v, err := strconv.ParseFloat(string(b[:n]), 64)
	rest = s[i:]
	for _, frac := range [...]struct {
		mark string
		v    float64
	}{{"½", .5}, {"¼", .25}, {"¾", .75}} {
		if r, found := strings.CutPrefix(rest, frac.mark); found {
			return v + frac.v, r, err == nil
		}
	}
	return v, rest, err == nil
}

// cutScale reads a scale that is glued to figures. A bare m or b is one only
// behind a currency or at the end of the word: 5m, not 5mph.
func cutScale(s string, money bool) (float64, string) {
	word := s
	if i := strings.IndexAny(s, "-–‑"); i >= 0 {
		word = s[:i]
	}
	switch v := scale(strings.ToLower(word)); {
	case v == 0:
		return 1, s
	default:
		return v, s[len(word):]
	}
}

// scale gives the value of a scale word, or 0.
func scale(w string) float64 {
	switch w {
	case "hundred", "hundreds":
		return 1e2
	case "k", "thousand", "thousands":
		return 1e3
	case "m", "mn", "mln", "million", "millions":
		return 1e6
	case "b", "bn", "bln", "billion", "billions":
		return 1e9
	case "t", "tn", "trn", "trillion", "trillions":
		return 1e12
	case "dozen", "dozens":
		return 12
	}
	return 0
}

func cutPercent(s string) string { return strings.TrimSuffix(s, "%") }

func cutAny(s string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if r, ok := strings.CutPrefix(s, p); ok {
			return r, true
		}
	}
	return s, false
}

// cutCurrency reads a currency sign with the letters that may stand before it.
func cutCurrency(s string) (code, rest string) {
	if s == "" || s[0] >= '0' && s[0] <= '9' || lowerByte(s[0]) {
		return "", s
	}
	for _, c := range [...]struct{ sign, code string }{
		{"US$", "USD"}, {"A$", "AUD"}, {"C$", "CAD"}, {"HK$", "HKD"}, {"NZ$", "NZD"}, {"S$", "SGD"}, {"R$", "BRL"}, {"NT$", "TWD"},
		{"$", "USD"}, {"£", "GBP"}, {"€", "EUR"}, {"¥", "JPY"}, {"₹", "INR"}, {"₽", "RUB"}, {"₩", "KRW"},
	} {
		if r, ok := strings.CutPrefix(s, c.sign); ok {
			return c.code, r
		}
	}
	return "", s
}

// small numbers by name.
func units(w string) (float64, bool) {
	switch w {
	case "zero":
		return 0, true
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	}
	return 0, false
}

func tens(w string) (float64, bool) {
	for i, x := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if w == x {
			return float64(i+2) * 10, true
		}
	}
	return 0, false
}

func tensWord(w string) bool {
	_, ok := tens(w)
	return ok
}

// below gives the value of a number word below one hundred: seven, ninety,
// twenty-five.
func below(w string) (float64, bool) {
	if v, ok := units(w); ok {
		return v, true
	}
	if v, ok := tens(w); ok {
		return v, true
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		x, ok1 := tens(a)
		y, ok2 := units(b)
		return x + y, ok1 && ok2 && y < 10 && y > 0
	}
	return 0, false
}

// ordinalWord gives the value of third … twentieth, or 0. First and second are
// left out: the one is a quantifier, the other a part of a minute too.
func ordinalWord(w string) float64 {
	for i, x := range [...]string{"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"} {
		if w == x {
			return float64(i + 3)
		}
	}
	return 0
}

// fraction gives the value of the lower part of a fraction: half, thirds …
func fraction(w string) float64 {
	switch w {
	case "half", "halves":
		return 2
	case "quarter", "quarters":
		return 4
	}
	if v := ordinalWord(strings.TrimSuffix(w, "s")); v > 0 && v <= 10 {
		return v
	}
	return 0
}

// format writes a number without exponent or useless zeros.
func format(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
