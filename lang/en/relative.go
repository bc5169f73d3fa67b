package en

import (
	"fmt"
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
		if s.word(i+2) == "of" && (s.word(i+3) == "an" || s.word(i+3) == "a") {
			break // the last quarter of an hour is a length
		}
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
