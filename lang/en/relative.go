package en

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// relative reads today, last year, three days ago, the previous month.
func (s *sentence) relative(i int) (string, int) {
	rel := func(unit string, n int) string { return lang.RelativeDate(s.c.Published, unit, n) }
	switch s.word(i) {
	case "today", "tonight":
		return rel("day", 0), 1
	case "yesterday":
		return rel("day", -1), 1
	case "tomorrow":
		return rel("day", 1), 1
	}
	j, step := i, 0
	switch s.word(j) {
	case "last", "previous", "past":
		step = -1
	case "next", "coming":
		step = 1
	case "this", "current":
	default:
		return s.ago(i)
	}
	switch u := s.word(j + 1); u {
	case "year", "month", "week", "quarter":
		if s.word(i) == "past" {
			return "", 0
		}
		return rel(u, step), 2
	case "spring", "summer", "autumn", "fall", "winter":
		if y := rel("year", step); len(y) == 4 {
			v, _, _ := s.season(j + 1)
			if v == "" {
				return y + "-" + seasonCode(u), 2
			}
		}
		return fmt.Sprintf("rel:%s%+d", u, step), 2
	case "night":
		if step < 0 {
			return rel("day", -1), 2
		}
	}
	return "", 0
}

func seasonCode(w string) string {
	if w == "fall" || w == "autumn" {
		return "AU"
	}
	return strings.ToUpper(w[:2])
}

// ago reads "three years ago" and "a week ago".
func (s *sentence) ago(i int) (string, int) {
	n, words := s.amount(i)
	if words == 0 {
		return "", 0
	}
	u := strings.TrimSuffix(s.word(i+words), "s")
	switch u {
	case "day", "week", "month", "year":
		if s.word(i+words+1) == "ago" && n == float64(int(n)) && n < 10000 {
			return lang.RelativeDate(s.c.Published, u, -int(n)), words + 2
		}
	}
	return "", 0
}

// amount reads a whole number, or a and an, before a unit of time.
func (s *sentence) amount(i int) (float64, int) {
	if i < 0 || i >= len(s.words) {
		return 0, 0
	}
	if w := s.low[i]; w == "a" || w == "an" {
		if scale(s.word(i+1)) == 0 {
			return 1, 1
		}
	}
	if f, ok := s.spelled(i); ok {
		return f.lo, f.words
	}
	if v, ok := below(s.low[i]); ok {
		return v, 1
	}
	if s.tag(i) != lang.Num || s.low[i][0] < '0' || s.low[i][0] > '9' {
		return 0, 0
	}
	f, ok := parseFigure(s.low[i])
	if !ok || f.lo != f.hi || f.sub != "count" || f.ordinal {
		return 0, 0
	}
	if v := scale(s.word(i + 1)); v >= 1e3 {
		return f.lo * v, 2
	}
	return f.lo, 1
}

// durationAt reads "three years", "a decade", "36 hours", "18-month". A year
// behind a only counts where it is not "a year ago/earlier": that is no length.
func (s *sentence) durationAt(i int) (string, int) {
	if a, b, ok := strings.Cut(s.low[i], "-"); ok && (s.tag(i) == lang.Adj || s.tag(i) == lang.Noun || s.tag(i) == lang.Num) {
		var v float64
		if n, good := below(a); good {
			v = n
		} else if n, err := strconv.ParseFloat(a, 64); err == nil {
			v = n
		}
		if d := duration(v, strings.TrimSuffix(b, "-long")); d != "" && v > 0 {
			return d, 1
		}
	}
	n, words := s.amount(i)
	if words == 0 {
		return "", 0
	}
	j := i + words
	if s.word(i) == "a" || s.word(i) == "an" {
		if u := s.word(j); u != "decade" && u != "century" && (s.word(j+1) == "ago" || s.word(j+1) == "earlier" || s.word(j+1) == "later") || u == "second" || u == "day" || u == "minute" {
			return "", 0
		}
	}
	if s.word(j+1) == "old" || s.word(j) == "second" {
		return "", 0
	}
	if d := duration(n, s.word(j)); d != "" {
		return d, words + 1
	}
	return "", 0
}

func duration(n float64, unit string) string {
	v := format(n)
	switch strings.TrimSuffix(unit, "s") {
	case "year":
		return "P" + v + "Y"
	case "month":
		return "P" + v + "M"
	case "week":
		return "P" + v + "W"
	case "day":
		return "P" + v + "D"
	case "hour":
		return "PT" + v + "H"
	case "minute":
		return "PT" + v + "M"
	case "second":
		return "PT" + v + "S"
	case "decade":
		return "P" + format(n*10) + "Y"
	case "centurie", "century":
		return "P" + format(n*100) + "Y"
	}
	return ""
}
