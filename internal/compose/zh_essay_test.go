package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

func TestByTheWay(t *testing.T) {
	for s, want := range map[string]bool{
		"昨天，我在水库边上遇到了老王。":          true,
		"水库边上有三座石桥，笔者走过其中两座。":      true,
		"县长说：“我也在水库边上长大。”":         true,
		"水库的水位逐年下降，我认为这是修渠的缘故。":    false, // a view
		"修渠花的钱太多，据我估算，超过三百万元。":     false,
		"水库不该由村里管，在我看来，县里更合适。":     false,
		"我在水库边上长大，见过三次大水。":         false, // it is about them
		"水库关系到我们每一个人。":             false,
		"水库是我国最大的一座。":              false,
		"修渠是村民的自我安慰。":              false,
		"水库的堤坝去年加高了三米。":            false,
		"这是我国最大的水库，我去过三次。":         true,
		"我们都知道，水库去年加高了三米，可我从没去看过。": false,
	} {
		if got := byTheWay(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// What an essay promises in its headline is worth more in it, and what grants something less; news and a single
// point are left as they are.
func TestInEssay(t *testing.T) {
	const sentence = "东湖县的堤坝去年加高了三米，村民不用再搬家。"
	d := read(strings.Repeat(sentence, 80))
	r := rank.Score(d)
	for k, want := range map[int]bool{1: false, 4: true} {
		if j := judge(d, &r, k, shippedWorth()); j.essay != want {
			t.Errorf("an essay of %d points: %v", k, j.essay)
		}
	}
	news := read(sentence)
	if r := rank.Score(news); judge(news, &r, 4, shippedWorth()).essay {
		t.Error("one sentence is no essay")
	}
	for s, want := range map[string]float64{
		"东湖县的堤坝加高了三米。":       1,
		"虽然堤坝加高了三米，但是村民搬了家。": granting,
		"昨天，我在堤坝上遇到了老王。":     ofAuthor,
	} {
		if got := inEssay(&unit{kept: s}); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

func TestPromised(t *testing.T) {
	d := read("村里修了三座石桥。\n水库的堤坝去年加高了三米。\n学校有一百名学生。")
	d.Article.Title = "水库的堤坝"
	r := rank.Score(d)
	j := judged{essay: true}
	if a, b := j.promised(&r, 0, 0), j.promised(&r, 1, 1); a != 1 || b <= 2 || b > 1+ofHeadline {
		t.Errorf("beside the headline %v, of it %v", a, b)
	}
	if got := j.promised(&r, 0, 1); got != j.promised(&r, 1, 1) {
		t.Errorf("a pair with what it is about: %v", got)
	}
	if j.essay = false; j.promised(&r, 1, 1) != 1 {
		t.Error("news is weighed by its headline")
	}
}
