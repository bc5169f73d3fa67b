package verify_test

import (
	"slices"
	"testing"
)

// The figures of another amount, currency or year are no proof.
func TestFiguresOfOtherThings(t *testing.T) {
	const mill = "磨坊2011年1月至11月卖出面粉300亿斤，收入2600万美元，税款2600万。市场占有率从1/5升到1/3。今年3月换了老板。\n7. 招工\n磨坊只有四名工人，一周开工六天，日产面粉9200袋。面粉批发价4.8元/公斤，出粉率由61%升到83%。"
	for _, c := range []struct {
		point, sign string
		want        bool
	}{
		{"磨坊收入2600万美元。", "no-money", false},
		{"磨坊收入2600万港元。", "no-money", true},
		{"磨坊收入2600亿美元。", "no-money", true},
		{"磨坊赔了2011万港元。", "no-money", true},
		{"磨坊停工9200小时。", "no-duration", true},
		{"磨坊2009年换了老板。", "no-date", true},
		{"磨坊3月换了老板。", "no-date", false},
		{"磨坊2011年前11个月卖出面粉300亿斤。", "no-duration", false},
		{"磨坊2011年前10个月卖出面粉300亿斤。", "no-duration", true},
		{"市场占有率从五分之一升到三分之一。", "no-percent", false},
		{"市场占有率从六分之一升到三分之一。", "no-percent", true},
		{"第七条讲招工。", "no-ordinal", false},
		{"磨坊每周开工六天。", "no-rate", false},
		{"磨坊每月开工六天。", "no-rate", true},
		{"日产面粉9200万袋。", "no-count", true},
		{"面粉批发价4.8元/公斤。", "no-money", false},
		{"面粉批发价4.8元/斤。", "no-money", true},
		{"出粉率从61%到83%不等。", "no-percent", false},
		{"出粉率为40%至83%。", "no-percent", true},
		{"第九条讲招工。", "no-ordinal", true},
	} {
		if got := slices.Contains(signsOf(t, mill, c.point), c.sign); got != c.want {
			t.Errorf("%q: %s %v, want %v (%v)", c.point, c.sign, got, c.want, signsOf(t, mill, c.point))
		}
	}
}
