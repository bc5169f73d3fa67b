package lang

import (
	"fmt"
	"strings"
	"time"
)

// The Value of a KindDate atom, the same for every language, after ISO 8601 and
// the Extended Date/Time Format:
//
//	2024  2024-06  2024-06-12            as precise as the words are
//	XXXX-06-12  XXXX-06  XXXX-XX-12      the year (and month) is not known
//	199X  19XX                           a decade, a century
//	2024-Q3  2024-H1  2024-SU  2024-W24  a quarter, a half, a season (SP SU AU WI), an ISO week
//	2024-06-late  2024-early             the beginning, middle (mid) or end of it
//	2005..2015  XXXX-05..XXXX-06         from one to the other, both with them
//	BC221                                before Christ
//	2024-06-12T10:30  T10:30  T10        a time of day, with its date if known
//	TMO TAF TEV TNI                      morning, afternoon, evening, night
//	WD3                                  a weekday, Monday is 1
//	rel:day-1  rel:month+0  rel:year-1   relative, where Context.Published is zero
//	rel:year-1-06  rel:week-1-WD3        the same, as precise as the words are
//	rel:same-day  rel:same-year+1        relative to a date that stands before
//	P3Y  P2W  P10D  PT36H                a duration (Sub "duration")
//	P3..5Y  P40+Y                        a duration with bounds: 3 to 5, over 40
//	each:W                               a rate, per week (Sub "rate")

// FormatDate gives the Value of a date. Zero stands for a part that the words
// don't give.
func FormatDate(year, month, day int) string {
	y := "XXXX"
	if year > 0 {
		y = fmt.Sprintf("%04d", year)
	}
	switch {
	case day > 0 && month > 0:
		return fmt.Sprintf("%s-%02d-%02d", y, month, day)
	case day > 0:
		return fmt.Sprintf("%s-XX-%02d", y, day)
	case month > 0:
		return fmt.Sprintf("%s-%02d", y, month)
	}
	return y
}

// RelativeDate gives the Value of a date that lies n units ("day", "week",
// "month", "quarter", "year") from published: absolute where that is known.
func RelativeDate(published time.Time, unit string, n int) string {
	if !published.IsZero() {
		y, m := published.Year(), int(published.Month())
		switch unit {
		case "day":
			d := published.AddDate(0, 0, n)
			return FormatDate(d.Year(), int(d.Month()), d.Day())
		case "month":
			m += n - 1
			y += floorDiv(m, 12)
			return FormatDate(y, m-12*floorDiv(m, 12)+1, 0)
		case "quarter":
			q := (m-1)/3 + n
			y += floorDiv(q, 4)
			return fmt.Sprintf("%04d-Q%d", y, q-4*floorDiv(q, 4)+1)
		case "year":
			return FormatDate(y+n, 0, 0)
		}
	}
	return fmt.Sprintf("rel:%s%+d", unit, n)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// DateContains reports whether the date with Value b lies inside that with
// Value a: "2024-06" contains "2024-06-12", and so do "2024-Q2" and
// "XXXX-06-12", since an unknown part contains every value. A date contains
// itself. Durations and relative values contain only themselves.
func DateContains(a, b string) bool {
	if a == b {
		return true
	}
	if strings.HasPrefix(a, "WD") && len(a) == 3 {
		t, err := time.Parse(time.DateOnly, b)
		return err == nil && int(a[2]-'0')%7 == int(t.Weekday())
	}
	if !calendar(a) || !calendar(b) {
		return false
	}
	if from, to, ok := strings.Cut(a, ".."); ok {
		if low, high, ok := strings.Cut(b, ".."); ok {
			return DateContains(a, low) && DateContains(a, high)
		}
		return DateContains(from, b) || DateContains(to, b) || from < b && b < to && from[0] != 'X' && b[0] != 'X'
	}
	da, ta, _ := strings.Cut(a, "T")
	db, tb, _ := strings.Cut(b, "T")
	if ta != "" && !timeContains(ta, tb) {
		return false
	}
	pa, pb := strings.Split(da, "-"), strings.Split(db, "-")
	for i, p := range pa {
		if i == 0 && da == "" {
			break
		}
		if i >= len(pb) {
			return false
		}
		if !partContains(p, pb[i], i) {
			return false
		}
	}
	return true
}

// timeContains reports whether the time of day b ("22:30", "22") lies in a: an
// hour contains its minutes, "am" and "pm" their hours, and the hours about noon
// and midnight lie in both.
func timeContains(a, b string) bool {
	if a != "am" && a != "pm" {
		return strings.HasPrefix(b, a)
	}
	if a == b {
		return true
	}
	if len(b) < 2 || b[0] < '0' || b[0] > '2' {
		return false
	}
	h := int(b[0]-'0')*10 + int(b[1]-'0')
	if a == "am" {
		return h <= 12
	}
	return h >= 11 || h <= 3
}

// DatesAgree reports whether both Values can be of the same day: neither says
// anything that the other rules out.
func DatesAgree(a, b string) bool {
	if DateContains(a, b) || DateContains(b, a) {
		return true
	}
	if !calendar(a) || !calendar(b) {
		return false
	}
	da, ta, _ := strings.Cut(a, "T")
	db, tb, _ := strings.Cut(b, "T")
	if ta != "" && tb != "" && !timeContains(ta, tb) && !timeContains(tb, ta) {
		return false
	}
	if da == "" || db == "" {
		return true
	}
	pa, pb := strings.Split(da, "-"), strings.Split(db, "-")
	for i := 0; i < len(pa) && i < len(pb); i++ {
		if !partContains(pa[i], pb[i], i) && !partContains(pb[i], pa[i], i) {
			return false
		}
	}
	return true
}

func calendar(v string) bool {
	return v != "" && (v[0] == 'X' || v[0] == 'T' || v[0] >= '0' && v[0] <= '9')
}

// partContains compares part i of two dates (1: what lies in a year, 2: in a
// month): figures with X for unknown ones, or a quarter, half, season, beginning,
// middle or end against a month or a day.
func partContains(a, b string, i int) bool {
	if a == "" || b == "" {
		return false
	}
	switch a {
	case "early", "mid", "late":
		return a == b || inThird(a, b, i)
	}
	if len(a) != len(b) {
		return false
	}
	if a[0] == 'Q' || a[0] == 'H' || a[0] == 'S' || a[0] == 'A' || a[0] == 'W' {
		return a == b || monthIn(a, b) || a == "H1" && (b == "Q1" || b == "Q2") || a == "H2" && (b == "Q3" || b == "Q4")
	}
	for i := 0; i < len(a); i++ {
		if a[i] != b[i] && a[i] != 'X' {
			return false
		}
	}
	return true
}

// inThird reports whether a month (of a year, i is 1) or a day (of a month, 2)
// lies in the beginning, the middle or the end of it.
func inThird(third, part string, i int) bool {
	if len(part) != 2 || part[0] < '0' || part[0] > '3' {
		return false
	}
	n := int(part[0]-'0')*10 + int(part[1]-'0')
	early, late := 10, 20 // days
	if i == 1 {
		early, late = 3, 9
	}
	switch third {
	case "early":
		return n <= early
	case "late":
		return n > late
	}
	return n > early-2 && n <= late+1
}

func monthIn(period, month string) bool {
	if month[0] < '0' || month[0] > '1' {
		return false
	}
	m := int(month[0]-'0')*10 + int(month[1]-'0')
	switch period {
	case "Q1", "Q2", "Q3", "Q4":
		return (m-1)/3 == int(period[1]-'1')
	case "H1", "H2":
		return (m-1)/6 == int(period[1]-'1')
	case "SP":
		return m >= 3 && m <= 5
	case "SU":
		return m >= 6 && m <= 8
	case "AU":
		return m >= 9 && m <= 11
	case "WI":
		return m == 12 || m <= 2
	}
	return false
}
