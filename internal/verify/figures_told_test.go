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

// The same length or sum in other words is no other one.
func TestLengthsAndSumsInOtherWords(t *testing.T) {
	const harbour = "Linnet Harbour put off its second crane by at least 18 months on Monday.\nUnloading a ship takes 34 hours now and will take 25, said Rosa Quill, who runs the port. Of the ships, 44% came from Varnholm. Dockers had asked for 9 per cent more pay; the port offered 4.\nA berth costs $2.75 a foot, up from $2.25. The port owes the town 650,000 in rent; its income last year was 900,000 crowns. Cranes lift 92 boxes an hour, up from 75 in 2018."
	const court = "仲裁庭把禁赛期由四年缩短为十八个月。撤销申请须在收到裁决之日起三十日内提出。"
	for _, c := range []struct {
		article, point, sign string
		want                 bool
	}{
		{harbour, "The second crane is a year and a half late at least.", "no-duration", false},
		{harbour, "The second crane is two and a half years late at least.", "no-duration", true},
		{harbour, "Unloading a ship will take 25 hours.", "no-duration", false},
		{harbour, "Unloading a ship will take 29 hours.", "no-duration", true},
		{harbour, "More than two fifths of the ships came from Varnholm.", "no-percent", false},
		{harbour, "More than three fifths of the ships came from Varnholm.", "no-percent", true},
		{harbour, "Dockers and port are five percentage points apart on pay.", "no-percent", false},
		{harbour, "Dockers and port are seven percentage points apart on pay.", "no-percent", true},
		{harbour, "A berth has become 50 cents more expensive.", "no-money", false},
		{harbour, "A berth has become 70 cents more expensive.", "no-money", true},
		{harbour, "Cranes have become faster by 17 boxes an hour.", "number-there", false},
		{court, "仲裁庭把禁赛期减至一年半。", "no-duration", false},
		{court, "仲裁庭把禁赛期减至两年半。", "no-duration", true},
		{court, "撤销申请须在三十天内提出。", "no-duration", false},
	} {
		if got := slices.Contains(signsOf(t, c.article, c.point), c.sign); got != c.want {
			t.Errorf("%q: %s %v, want %v (%v)", c.point, c.sign, got, c.want, signsOf(t, c.article, c.point))
		}
	}
}

// English words that deny, turn or take in everything only in some places.
func TestEnglishWordsInTheirPlaces(t *testing.T) {
	const quay = "The fine concerned seat belts, not landing gear, said Otto Reyl. A plan for a second quay was dropped in 2018. The board approves it only if Marta's widow does not object.\nCars were borrowed from a brewery. Sabbath services are held on alternate weeks. The parties have not voted."
	for _, c := range []struct {
		point, sign string
		want        bool
	}{
		{"The fine was over seat belts rather than landing gear, said Otto Reyl.", "not-lost", false},
		{"The fine concerned seat belts and landing gear, said Otto Reyl.", "not-lost", true},
		{"The board approves it unless Marta's widow objects.", "not-lost", false},
		{"A plan for a second quay was given up in 2018.", "antonym", false},
		{"The cars were lent by a brewery.", "antonym", false},
		{"Services are held every other week.", "all-alone", false},
		{"Services are held every Sabbath.", "all-alone", true},
	} {
		if got := slices.Contains(signsOf(t, quay, c.point), c.sign); got != c.want {
			t.Errorf("%q: %s %v, want %v (%v)", c.point, c.sign, got, c.want, signsOf(t, quay, c.point))
		}
	}
}
