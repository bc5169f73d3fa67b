package en

import (
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// A length of time: so many of a unit, which is that of ISO 8601, T before those of the clock.
type length struct {
	n    float64
	unit string // Y, M, W, D, TH, TM, TS; "": none
}

// atom gives a length as dates are given.
func (l length) atom() lang.Atom {
	unit, clock := l.unit, ""
	if rest, ok := strings.CutPrefix(unit, "T"); ok {
		unit, clock = rest, "T"
	}
	return lang.Atom{Kind: lang.KindDate, Sub: "duration", Value: "P" + clock + format(l.n) + unit, Low: l.n, High: l.n, Unit: l.unit}
}

// times gives the length taken so often, in smaller units where it is no whole number: half a year is six
// months.
func (l length) times(n float64) length {
	l.n *= n
	if l.n == float64(int(l.n)) {
		return l
	}
	switch l.unit {
	case "Y":
		return length{12 * l.n, "M"}
	case "TH":
		return length{60 * l.n, "TM"}
	case "TM":
		return length{60 * l.n, "TS"}
	}
	return l
}

// durationAt reads "three years", "a decade", "36 hours", "18-month", "half a year", "two and a half years",
// "a year and a half". A year behind a only counts where it is not "a year ago/earlier": that is no length.
func (s *sentence) durationAt(i int) (length, int) {
	if a, b, ok := strings.Cut(s.low[i], "-"); ok && (s.tag(i) == lang.Adj || s.tag(i) == lang.Noun || s.tag(i) == lang.Num) {
		var v float64
		if n, good := below(a); good {
			v = n
		} else if n, err := strconv.ParseFloat(a, 64); err == nil {
			v = n
		} else if a == "half" {
			v = 0.5
		}
		if l := unitLength(strings.TrimSuffix(b, "-long")); l.unit != "" && v > 0 {
			return l.times(v), 1
		}
	}
	if s.low[i] == "fortnight" {
		return length{2, "W"}, 1
	}
	if l, n := s.partAt(i); n > 0 {
		return l, n
	}
	n, words := s.amount(i)
	if words == 0 {
		return length{}, 0
	}
	j := i + words
	one := s.word(i) == "a" || s.word(i) == "an"
	if one {
		if u := s.word(j); u != "decade" && u != "century" && (s.word(j+1) == "ago" || s.word(j+1) == "earlier" || s.word(j+1) == "later") || u == "second" || u == "day" || u == "minute" {
			return length{}, 0
		}
	}
	if !one && s.word(j) == "and" && s.word(j+1) == "a" && s.word(j+2) == "half" {
		n, j = n+0.5, j+3
	}
	if s.word(j+1) == "old" || s.word(j) == "second" {
		return length{}, 0
	}
	l := unitLength(s.word(j))
	if l.unit == "" {
		return length{}, 0
	}
	j++
	if one && s.word(j) == "and" && s.word(j+1) == "a" && s.word(j+2) == "half" {
		n, j = 1.5, j+3
	}
	return l.times(n), j - i
}

// partAt reads "half a year", "half an hour", "a quarter of an hour", "three quarters of an hour".
func (s *sentence) partAt(i int) (length, int) {
	share, j := 0.0, i
	switch w := s.low[i]; {
	case w == "half":
		share, j = 0.5, i+1
		if s.word(j) == "of" {
			return length{}, 0
		}
	case w == "a" && s.word(i+1) == "quarter" && s.word(i+2) == "of":
		share, j = 0.25, i+3
	case (w == "quarter") && s.word(i+1) == "of":
		share, j = 0.25, i+2
	case w == "three-quarters" && s.word(i+1) == "of":
		share, j = 0.75, i+2
	case w == "three" && s.word(i+1) == "quarters" && s.word(i+2) == "of":
		share, j = 0.75, i+3
	}
	if share == 0.5 && s.word(j) != "a" && s.word(j) != "an" && j == i+1 {
		j-- // a half hour
	} else if share == 0 || s.word(j) != "a" && s.word(j) != "an" {
		return length{}, 0
	}
	l := unitLength(s.word(j + 1))
	if l.unit == "" || share != 0.5 && l.unit != "TH" { // a quarter of a century is mostly a manner of speaking
		return length{}, 0
	}
	return l.times(share), j + 2 - i
}

// lengths are what words mean as lengths of time.
var lengths = map[string]length{
	"year": {1, "Y"}, "month": {1, "M"}, "week": {1, "W"}, "fortnight": {2, "W"}, "day": {1, "D"}, "hour": {1, "TH"}, "minute": {1, "TM"}, "second": {1, "TS"},
	"decade": {10, "Y"}, "century": {100, "Y"}, "centurie": {100, "Y"},
}

// unitLength is the length that a word means, one of them or more; without a unit for any other word.
func unitLength(word string) length { return lengths[strings.TrimSuffix(word, "s")] }
