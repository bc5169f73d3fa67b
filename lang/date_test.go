package lang

import (
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	for _, tt := range []struct {
		a, b            string
		contains, agree bool
	}{
		{"2024-06", "2024-06-12", true, true},
		{"2024-06-12", "2024-06", false, true},
		{"2024", "2024-Q3", true, true},
		{"2024-Q3", "2024-08-01", true, true},
		{"2024-Q3", "2024-06", false, false},
		{"2024-H1", "2024-Q2", true, true},
		{"2024-H1", "2024-Q3", false, false},
		{"XXXX-06-12", "2024-06-12", true, true},
		{"2024-06-12", "XXXX-06-12", false, true},
		{"XXXX-XX-12", "XXXX-06-13", false, false},
		{"199X", "1995", true, true},
		{"199X", "2005", false, false},
		{"T10", "2024-06-12T10:30", true, true},
		{"T11", "2024-06-12T10:30", false, false},
		{"2024-06-12", "2024-06-12T10:30", true, true},
		{"P3Y", "P3Y", true, true},
		{"P3Y", "P3M", false, false},
		{"rel:day-1", "2024", false, false},
		{"WD3", "WD3", true, true},
		{"WD3", "2024-06-12", true, true},
		{"WD4", "2024-06-12", false, false},
		{"2024-06", "2024-06-late", true, true},
		{"2024-06-early", "2024-06-late", false, false},
		{"2024-late", "2024-12-31", true, true},
		{"2024-late", "2024-06", false, false},
		{"2024-06-late", "2024-06-28", true, true},
		{"2024-06-early", "2024-06-28", false, false},
		{"Tpm", "T22:15", true, true},
		{"Tam", "T22", false, false},
		{"T09", "T09:00", true, true},
		{"2005..2015", "2010", true, true},
		{"2005..2015", "2016", false, false},
		{"2005..2015", "2006..2014", true, true},
		{"2024-", "2024--", false, false},
		{"2024-06", "2023-06", false, false},
	} {
		if got := DateContains(tt.a, tt.b); got != tt.contains {
			t.Errorf("DateContains(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.contains)
		}
		if got := DatesAgree(tt.a, tt.b); got != tt.agree {
			t.Errorf("DatesAgree(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.agree)
		}
	}
}

func TestRelativeDate(t *testing.T) {
	day := time.Date(2024, 1, 1, 8, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		unit string
		n    int
		want string
	}{
		{"day", -1, "2023-12-31"}, {"month", -1, "2023-12"}, {"month", 0, "2024-01"}, {"month", 14, "2025-03"},
		{"year", -1, "2023"}, {"quarter", -1, "2023-Q4"}, {"week", -1, "rel:week-1"},
	} {
		if got := RelativeDate(day, tt.unit, tt.n); got != tt.want {
			t.Errorf("%s%+d: got %s, want %s", tt.unit, tt.n, got, tt.want)
		}
	}
	if got := RelativeDate(time.Time{}, "day", -1); got != "rel:day-1" {
		t.Errorf("without a date: got %s", got)
	}
}
