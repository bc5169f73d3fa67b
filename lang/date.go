package lang

import (
	"strings"
	"time"
)

// Dates have one normal form in every language, from the large to the small, so
// that one that says less is a prefix of one that says more:
//
//	2024  2024-06  2024-06-12        year, month, day
//	--06  --06-12  ---12             the year, or year and month, unknown
//	199x  19xx  BC221                decade, century, before Christ
//	2024/Q3  2024/H1  -/Q3  2024/W24 a part: quarter, half, ISO week,
//	2024-06/early                    early, mid, late, spring, summer, autumn, winter
//	T10:30  T16  Tam  Tpm            time of day, an atom of its own (Sub time)
//	W3                               weekday, Monday is 1
//	A..B                             from one to the other
//	rel:year-1  rel:year-1-06        relative, where the day of publication is unknown:
//	rel:day+1  rel:week-1-W3         year, quarter, month, week or day, and how many on
//	rel:same-day  rel:same-year+1    relative to a date that the text gave before
//	P3Y  PT20M  P3..5Y  P40+Y        duration (Sub duration), ISO 8601 with bounds
//	each:W                           rate (Sub rate): per week

// DateContains reports whether the date a says no more than b does: they are
// equal, or a is wider (2024-06 contains 2024-06-12), leaves out the year (--06-12
// contains 2024-06-12), is a decade or century, is a range that b lies in, or is
// the weekday, quarter or half of b. Both are values of date atoms; relative ones
// contain only what is relative in the same way.
func DateContains(a, b string) bool {
	if a == b {
		return true
	}
	if a == "" || b == "" || kindOf(a) != kindOf(b) {
		return isWeekday(a) && weekdayOf(b) == a
	}
	if from, to, ok := strings.Cut(a, ".."); ok {
		if low, high, ok := strings.Cut(b, ".."); ok {
			return DateContains(a, low) && DateContains(a, high)
		}
		return DateContains(from, b) || DateContains(to, b) || from < b && b < to && len(from) >= 4 && from[0] != '-' && b[0] != '-' && to[0] != '-'
	}
	if strings.Contains(b, "..") {
		return false
	}
	if strings.HasPrefix(b, a) {
		switch b[len(a)] {
		case '-', '/', ':':
			return true
		}
	}
	if strings.HasPrefix(a, "T") {
		return partOfDay(a, b)
	}
	a, partA, _ := strings.Cut(a, "/")
	b, partB, _ := strings.Cut(b, "/")
	if partA != "" && partA != partB && !inPart(partA, partB, b) {
		return false
	}
	return fieldsContain(a, b)
}

// kindOf tells dates from times, durations, rates and weekdays.
func kindOf(v string) byte {
	switch v[0] {
	case 'T', 'P', 'W', 'e', 'r':
		return v[0]
	}
	return 'd'
}

// fieldsContain compares year, month and day; a missing field of a fits all.
func fieldsContain(a, b string) bool {
	fa, fb := fields(a), fields(b)
	for i, x := range fa {
		if x != "" && x != fb[i] && (i > 0 || !inYears(x, fb[0])) {
			return false
		}
	}
	return true
}

// fields parts "2024-06-12", "--06-12", "---12" and "-".
func fields(v string) (f [3]string) {
	i := 0
	for v != "" && i < len(f) {
		j := strings.IndexByte(v, '-')
		if j < 0 {
			j = len(v)
		}
		f[i] = v[:j]
		if f[0] == "" && i == 0 && j == 0 {
			v = v[1:] // the second mark of "--06"
		}
		i++
		v = v[min(j, len(v)):]
		v = strings.TrimPrefix(v, "-")
	}
	return f
}

// inYears reports whether the decade or century a holds the year or decade b.
func inYears(a, b string) bool {
	head := strings.TrimRight(a, "x")
	return len(head) < len(a) && strings.HasPrefix(b, head) && len(b) == len(a)
}

// inPart reports whether month and day of b lie in the quarter or half a, or
// quarter partB in half a.
func inPart(a, partB, b string) bool {
	if len(a) != 2 {
		return false
	}
	n := a[1] - '0'
	if partB != "" {
		return a[0] == 'H' && partB[0] == 'Q' && len(partB) == 2 && (partB[1]-'0'+1)/2 == n
	}
	f := fields(b)
	if len(f[1]) != 2 {
		return false
	}
	month := 10*(f[1][0]-'0') + f[1][1] - '0'
	switch a[0] {
	case 'Q':
		return (month+2)/3 == n
	case 'H':
		return (month+5)/6 == n
	}
	return false
}

// partOfDay reports whether the morning or afternoon a holds the time b.
func partOfDay(a, b string) bool {
	switch a {
	case "Tam":
		return len(b) >= 3 && b[1] >= '0' && b[1] <= '9' && b < "T12:01"
	case "Tpm":
		return len(b) >= 3 && b[1] >= '0' && b[1] <= '9' && b >= "T12"
	}
	return false
}

func isWeekday(v string) bool { return len(v) == 2 && v[0] == 'W' }

// weekdayOf gives the weekday of a full date, "" for any other.
func weekdayOf(v string) string {
	t, err := time.Parse(time.DateOnly, v)
	if err != nil {
		return ""
	}
	return "W" + string(rune('0'+(int(t.Weekday())+6)%7+1))
}
