package en

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// dates finds dates, times and durations. Their Values are those of
// lang/date.go; a year that the words don't give stays unknown.
func (s *sentence) dates() {
	for i := 0; i < len(s.words); {
		if !s.figural(i) {
			i++
			continue
		}
		a, n := s.dateAtom(i)
		if n == 0 {
			i++
			continue
		}
		s.add(i, i+n, a)
		s.take(i, i+n)
		i += n
	}
}

// dateAtom gives the date or length of time that begins at word i; n is 0 where there is none.
func (s *sentence) dateAtom(i int) (a lang.Atom, n int) {
	v, sub, n := s.dateAt(i)
	if n == 0 {
		l, n := s.lengthAt(i)
		return l.atom(), n
	}
	if sub == "" {
		sub = "date"
	}
	if strings.HasPrefix(v, "rel:") {
		sub = "relative"
	}
	return lang.Atom{Kind: lang.KindDate, Sub: sub, Value: v}, n
}

// lengthAt is durationAt for what can begin a length.
func (s *sentence) lengthAt(i int) (length, int) {
	if s.tag(i) == lang.Mark || s.flags[i].has(weekday) || s.flags[i].has(month) && s.monthWord(i) {
		return length{}, 0
	}
	return s.durationAt(i)
}

// dateAt reads the date that begins at word i; n is 0 where there is none.
func (s *sentence) dateAt(i int) (value, sub string, n int) {
	f := s.flags[i]
	switch {
	case s.tag(i) == lang.Mark:
		return "", "", 0
	case f.has(weekday):
		return s.weekday(i)
	case f.has(month) && s.monthWord(i):
		return s.monthFirst(i)
	case s.tag(i) == lang.Num && s.low[i][0] < 'a':
		return s.figureDate(i)
	}
	if v, n := s.quarter(i); n > 0 {
		return v, "", n
	}
	if v, n := s.relative(i); n > 0 {
		return v, "", n
	}
	switch w := s.low[i]; w {
	case "noon":
		return "T12:00", "time", 1
	case "midnight":
		return "T00:00", "time", 1
	case "spring", "summer", "autumn", "fall", "winter":
		return s.season(i)
	case "morning", "afternoon", "evening", "night":
		// A date of its own behind the day: "Tuesday" doesn't rule out "Tuesday evening".
		if i > 0 && s.taken[i-1] {
			return "T" + strings.ToUpper(w[:2]), "time", 1
		}
	}
	if o := ordinalWord(s.low[i]); o > 0 && s.word(i+1) == "century" {
		return century(int(o)), "", 2
	}
	return "", "", 0
}

// monthWord tells the month from the verbs may and march and from mar, sun.
func (s *sentence) monthWord(i int) bool {
	switch s.low[i] {
	case "may", "march", "mar", "jan", "dec", "jun", "jul", "apr", "oct", "nov", "sep", "feb", "august":
		if !s.upper(i) {
			return false
		}
	}
	if s.low[i] == "may" && i == 0 {
		return s.tag(1) == lang.Num
	}
	return s.low[i] != "march" || i > 0 || s.tag(1) == lang.Num
}

func monthNumber(w string) int {
	if len(w) < 3 {
		return 0
	}
	for i, m := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if w[:3] == m {
			return i + 1
		}
	}
	return 0
}

// weekday reads "Monday", "Monday, June 12, 2024", and "Monday night".
func (s *sentence) weekday(i int) (string, string, int) {
	w := strings.TrimSuffix(s.low[i], "s")
	v := ""
	for k, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if d == w {
			v = fmt.Sprintf("WD%d", k+1)
		}
	}
	j := i + 1
	if s.word(j) == "," {
		j++
	}
	if j < len(s.words) && (s.flags[j].has(month) && s.monthWord(j) || s.tag(j) == lang.Num) {
		if d, sub, n := s.dateAt(j); n > 0 && sub == "" && strings.Count(d, "-") == 2 {
			return d, "", j + n - i
		}
	}
	return v, "", 1
}

// monthFirst reads June 12, 2024 / June 12 / June 2024 / June.
func (s *sentence) monthFirst(i int) (string, string, int) {
	m := monthNumber(s.low[i])
	j := i + 1
	if s.word(j) == "." {
		j++
	}
	day, last := s.day(j)
	if day == 0 {
		if s.word(j) == "," || s.word(j) == "of" {
			if y := s.year(j + 1); y > 0 {
				return lang.FormatDate(y, m, 0), "", j + 2 - i
			}
		}
		if y := s.year(j); y > 0 {
			return lang.FormatDate(y, m, 0), "", j + 1 - i
		}
		return lang.FormatDate(0, m, 0), "", 1
	}
	j++
	y := 0
	if k := j; s.word(k) == "," || s.year(k) > 0 {
		if s.word(k) == "," {
			k++
		}
		if y = s.year(k); y > 0 {
			j = k + 1
		}
	}
	return dayRange(y, m, day, last), "", j - i
}

func dayRange(y, m, day, last int) string {
	if last > day {
		return lang.FormatDate(y, m, day) + "/" + lang.FormatDate(y, m, last)
	}
	return lang.FormatDate(y, m, day)
}

// day reads 12, 12th or 12-14 at word i.
func (s *sentence) day(i int) (first, last int) {
	if i >= len(s.words) || s.tag(i) != lang.Num {
		return 0, 0
	}
	w := s.low[i]
	if !strings.ContainsAny(w, "0123456789") || len(w) > 8 {
		return 0, 0
	}
	a, b, _ := strings.Cut(strings.ReplaceAll(w, "–", "-"), "-")
	for _, e := range [...]string{"st", "nd", "rd", "th"} {
		a, b = strings.TrimSuffix(a, e), strings.TrimSuffix(b, e)
	}
	first, err := strconv.Atoi(a)
	if err != nil || first < 1 || first > 31 {
		return 0, 0
	}
	last, _ = strconv.Atoi(b)
	if last > 31 {
		last = 0
	}
	return first, last
}

// year reads a year of four figures at word i.
func (s *sentence) year(i int) int {
	if i >= len(s.words) || len(s.low[i]) != 4 || !digits(s.low[i]) {
		return 0
	}
	y, _ := strconv.Atoi(s.low[i])
	if y < 1000 || y > 2199 {
		return 0
	}
	return y
}

// figureDate reads the dates that begin with figures.
func (s *sentence) figureDate(i int) (string, string, int) {
	w := s.low[i]
	if v, sub, n := s.clock(i); n > 0 {
		return v, sub, n
	}
	if v := numeric(w); v != "" {
		return v, "", 1
	}
	if v := decade(w); v != "" {
		return v, "", 1
	}
	if d, last := s.day(i); d > 0 {
		j := i + 1
		if s.word(j) == "of" {
			j++
		}
		if j < len(s.words) && s.flags[j].has(month) && s.upper(j) && s.monthWord(j) {
			m, n := monthNumber(s.low[j]), j+1-i
			y := s.year(j + 1)
			if y == 0 && s.word(j+1) == "," {
				if y = s.year(j + 2); y > 0 {
					n++
				}
			}
			if y > 0 {
				n++
			}
			return dayRange(y, m, d, last), "", n
		}
		if strings.HasSuffix(w, "th") || strings.HasSuffix(w, "st") || strings.HasSuffix(w, "nd") || strings.HasSuffix(w, "rd") {
			if s.word(i+1) == "century" {
				return century(d), "", 2
			}
			if v, n := s.quarter(i); n > 0 {
				return v, "", n
			}
			return "", "", 0
		}
	}
	if y := s.year(i); y >= 1500 && y < 2100 && s.yearly(i) {
		return lang.FormatDate(y, 0, 0), "", 1
	}
	if v := yearRange(w); v != "" {
		return v, "", 1
	}
	return "", "", 0
}

// yearly tells the year 2024 from 2024 things.
func (s *sentence) yearly(i int) bool {
	switch s.word(i - 1) {
	case "in", "since", "by", "until", "till", "from", "during", "early", "late", "mid", "fiscal", "year", "before", "after", "through", "for", "between", "the", "summer", "winter", "spring", "fall", "autumn", "of":
		return s.word(i-1) != "of" && s.word(i-1) != "for" && s.word(i-1) != "the" || !s.pluralNoun(i+1) && scale(s.word(i+1)) == 0
	}
	if code, _ := cutCurrency(s.word(i - 1)); code != "" {
		return false
	}
	return !s.pluralNoun(i+1) && scale(s.word(i+1)) == 0 && unitOf(s.word(i+1)).name == ""
}

func (s *sentence) pluralNoun(i int) bool {
	w := s.word(i)
	return s.tag(i) == lang.Noun && !s.upper(i) && (strings.HasSuffix(w, "s") || w == "people" || w == "children" || w == "men" || w == "women")
}

// yearRange reads 2019-2023 and 2022-23.
func yearRange(w string) string {
	a, b, ok := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(w, "–", "-"), "/", "-"), "-")
	if !ok || len(a) != 4 || !digits(a) || !digits(b) || a[0] != '1' && a[0] != '2' {
		return ""
	}
	switch {
	case len(b) == 4 && b > a:
		return a + "/" + b
	case len(b) == 2 && b > a[2:]:
		return a + "/" + a[:2] + b
	}
	return ""
}

// numeric reads 2024-06-12 and 6/12/2024 (month first, as in America, unless it
// can't be one).
func numeric(w string) string {
	p := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(p) != 3 {
		return ""
	}
	var n [3]int
	for i := range p {
		if n[i], _ = strconv.Atoi(p[i]); n[i] <= 0 {
			return ""
		}
	}
	y, m, d := n[0], n[1], n[2]
	if len(p[2]) == 4 {
		y, m, d = n[2], n[0], n[1]
		if m > 12 || strings.Contains(w, ".") {
			m, d = d, m
		}
	}
	if y < 1000 || y > 2199 || m > 12 || d > 31 {
		return ""
	}
	return lang.FormatDate(y, m, d)
}

// decade reads 1990s and 90s.
func decade(w string) string {
	w = strings.Replace(w, "'s", "s", 1)
	switch {
	case len(w) == 5 && strings.HasSuffix(w, "0s") && digits(w[:4]) && (w[0] == '1' || w[0] == '2'):
		return w[:3] + "X"
	case len(w) == 3 && strings.HasSuffix(w, "0s") && digits(w[:2]) && w[0] >= '2':
		return "19" + w[:1] + "X"
	}
	return ""
}

func century(n int) string { return fmt.Sprintf("%02dXX", n-1) }

// clock reads 10:30, 10 a.m., 5pm.
func (s *sentence) clock(i int) (string, string, int) {
	w := strings.ReplaceAll(s.low[i], ".", "")
	n, half := 1, ""
	for _, h := range [...]string{"am", "pm"} {
		if r, ok := strings.CutSuffix(w, h); ok && r != "" {
			w, half = r, h
		} else if x := strings.ReplaceAll(s.word(i+1), ".", ""); x == h {
			half, n = h, 2
		}
	}
	if half != "" && strings.Contains(s.low[i], ".") {
		w = strings.Replace(strings.TrimSuffix(strings.TrimSuffix(s.low[i], "am"), "pm"), ".", ":", 1)
	}
	a, b, colon := strings.Cut(w, ":")
	hour, err := strconv.Atoi(a)
	minute, _ := strconv.Atoi(b)
	if err != nil || hour > 24 || minute > 59 || half == "" && (!colon || len(b) != 2) || colon && len(b) != 2 {
		return "", "", 0
	}
	if half == "pm" && hour < 12 {
		hour += 12
	}
	if half == "am" && hour == 12 {
		hour = 0
	}
	return fmt.Sprintf("T%02d:%02d", hour, minute), "time", n
}

// quarter reads "third quarter of 2023", "Q3 2023", "first half of the year".
func (s *sentence) quarter(i int) (string, int) {
	w := s.low[i]
	p, n := "", 2
	if len(w) == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && (w[0] == 'q' && w[1] <= '4' || w[1] <= '2') && s.upper(i) {
		p, n = strings.ToUpper(w), 1
	} else {
		var k int
		switch w {
		case "first", "1st", "first-quarter":
			k = 1
		case "second", "2nd", "second-quarter":
			k = 2
		case "third", "3rd", "third-quarter":
			k = 3
		case "fourth", "4th", "fourth-quarter":
			k = 4
		case "fifth":
			k = 5
		default:
			return "", 0
		}
		switch next := s.word(i + 1); {
		case strings.HasSuffix(w, "-quarter"):
			p, n = fmt.Sprintf("Q%d", k), 1
		case next == "quarter" || next == "fiscal" && s.word(i+2) == "quarter":
			p = fmt.Sprintf("Q%d", k)
			if next == "fiscal" {
				n = 3
			}
		case next == "half" && k < 3 && (s.word(i+2) == "of" || s.word(i+2) == "year"):
			p = fmt.Sprintf("H%d", k)
		default:
			return "", 0
		}
	}
	j := i + n
	if s.word(j) == "of" || s.word(j) == "," {
		j++
	}
	if s.word(j) == "fiscal" {
		j++
	}
	if y := s.year(j); y > 0 {
		return fmt.Sprintf("%04d-%s", y, p), j + 1 - i
	}
	if v, m := s.relative(j); m > 0 && len(v) == 4 {
		return v + "-" + p, j + m - i
	}
	return "XXXX-" + p, n
}

func (s *sentence) season(i int) (string, string, int) {
	w := s.low[i]
	code := map[bool]string{true: "AU", false: strings.ToUpper(w[:2])}[w == "fall" || w == "autumn"]
	j := i + 1
	if s.word(j) == "of" {
		j++
	}
	if y := s.year(j); y > 0 {
		return fmt.Sprintf("%04d-%s", y, code), "", j + 1 - i
	}
	return "", "", 0
}
