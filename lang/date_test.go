package lang_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/lang"
)

func TestDateContains(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2024", "2024", true},
		{"2024-06", "2024-06-12", true},
		{"2024-06-12", "2024-06", false},
		{"2024", "2024-06-12", true},
		{"2024-06", "2024-07-12", false},
		{"--06-12", "2024-06-12", true},
		{"--06", "2024-06-12", true},
		{"---12", "2024-06-12", true},
		{"---12", "--06-12", true},
		{"---13", "2024-06-12", false},
		{"--06-12", "--06-13", false},
		{"199x", "1994", true},
		{"19xx", "1994-05", true},
		{"19xx", "199x", true},
		{"199x", "2004", false},
		{"2024/Q2", "2024-06-12", true},
		{"2024/Q3", "2024-06-12", false},
		{"2024/H1", "2024/Q2", true},
		{"-/Q3", "2023/Q3", true},
		{"2023/Q3", "-/Q3", false},
		{"2024", "2024/late", true},
		{"W3", "2024-06-12", true},
		{"W4", "2024-06-12", false},
		{"2005..2015", "2010", true},
		{"2005..2015", "2016", false},
		{"2005..2015", "2006..2014", true},
		{"rel:year-1", "rel:year-1-06", true},
		{"rel:year-1", "2023", false},
		{"T10", "T10:30", true},
		{"Tam", "T10:30", true},
		{"Tpm", "T10:30", false},
		{"P3Y", "P4Y", false},
		{"", "2024", false},
	} {
		if got := lang.DateContains(c.a, c.b); got != c.want {
			t.Errorf("DateContains(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func FuzzDateContains(f *testing.F) {
	f.Add("2024-06", "2024-06-12")
	f.Add("--06..", "/x")
	f.Fuzz(func(t *testing.T, a, b string) {
		if lang.DateContains(a, b) && lang.DateContains(b, a) && a == "" != (b == "") {
			t.Errorf("%q and %q contain each other", a, b)
		}
	})
}
