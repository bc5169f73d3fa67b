package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

func TestTellsToll(t *testing.T) {
	for s, want := range map[string]bool{
		"截至8月6日7时，震区共有126处房间倒塌，21人受伤。": true,
		"目前两名伤者无生命危险。":                 true,
		"山洪造成7人死亡、三人失联。":               true,
		"专家说，溺水受伤的人要先送医院。":             false,
		"县里有三百人，水库没有造成伤亡。":             false,
	} {
		if got := tellsToll(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// How something ended for people is worth more in a list.
func TestEndsAreWorthMore(t *testing.T) {
	d := read("东湖县下了雨。东湖县法院以受贿罪判处前县长王强有期徒刑三年，没收三万元。")
	x := newStandReader(d, rank.Score(d))
	plain := x.build(1, 1, Medium.budget(), run{}).score
	x.judged.given = true
	if got := x.build(1, 1, Medium.budget(), run{}).score; plain == 0 || got < plain*1.1 {
		t.Errorf("%v, %v in a list", plain, got)
	}
}

func TestTellsTollInEnglish(t *testing.T) {
	for in, want := range map[string]bool{
		"One keeper was killed and 12 others wounded when the mill of Harrow burned.": true,
		"The flood killed at least 13 people in Harrow.":                              true,
		"Many were killed in the flood of 2005 in Harrow.":                            false,
		"Twelve mills of Harrow were closed by the flood.":                            false,
	} {
		d := read(in)
		if got := tellsTollInEnglish(d.Article.Text, &d.Sentences[0]); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
