package lang_test

import (
	"math"
	"testing"

	"github.com/zhongdian/zhongdian/lang"
)

func TestNumberContains(t *testing.T) {
	number := func(low, high float64, unit, value string) lang.Atom {
		return lang.Atom{Kind: lang.KindNumber, Low: low, High: high, Unit: unit, Value: value}
	}
	exact := number(3012, 3012, "个", "3012|个")
	for _, c := range []struct {
		name string
		a, b lang.Atom
		want bool
	}{
		{"equal", exact, exact, true},
		{"over", number(3000, math.Inf(1), "个", "3000+|个"), exact, true},
		{"not over", exact, number(3000, math.Inf(1), "个", "3000+|个"), false},
		{"rounded", number(3000, 3000, "个", "3000|个"), exact, true},
		{"other", number(3100, 3100, "个", "3100|个"), exact, false},
		{"no unit", number(3012, 3012, "", "3012|"), exact, true},
		{"other unit", number(3012, 3012, "元", "3012|元"), exact, false},
		{"points and per cent", number(5, 5, "%", "5|%"), number(5, 5, "百分点", "5|百分点"), false},
		{"per cent and none", number(5, 5, "%", "5|%"), number(5, 5, "", "5|"), false},
	} {
		if got := lang.NumberContains(c.a, c.b); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
