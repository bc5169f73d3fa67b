package verify_test

import (
	"slices"
	"testing"
)

// The figures of another amount, currency or year are no proof.
func TestFiguresOfOtherThings(t *testing.T) {
	const mill = "磨坊2011年1月至11月卖出面粉300亿斤，收入2600万美元，税款2600万。市场占有率从1/5升到1/3。今年3月换了老板。\n7. 招工\n磨坊只有四名工人。"
	for _, c := range []struct {
		point, sign string
		want        bool
	}{
		{"磨坊收入2600万美元。", "no-money", false},
		{"磨坊收入2600万港元。", "no-money", true},
		{"磨坊收入2600亿美元。", "no-money", true},
		{"磨坊2009年换了老板。", "no-date", true},
		{"磨坊3月换了老板。", "no-date", false},
		{"磨坊2011年前11个月卖出面粉300亿斤。", "no-duration", false},
		{"磨坊2011年前10个月卖出面粉300亿斤。", "no-duration", true},
		{"市场占有率从五分之一升到三分之一。", "no-percent", false},
		{"市场占有率从六分之一升到三分之一。", "no-percent", true},
		{"第七条讲招工。", "no-ordinal", false},
		{"第九条讲招工。", "no-ordinal", true},
	} {
		if got := slices.Contains(signsOf(t, mill, c.point), c.sign); got != c.want {
			t.Errorf("%q: %s %v, want %v (%v)", c.point, c.sign, got, c.want, signsOf(t, mill, c.point))
		}
	}
}
