package compose

import (
	"slices"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// The headline that a page runs into its story says which sentence is the news.
func TestToldByHeadline(t *testing.T) {
	const story = "东湖县水利局6月12日召开会议，王强主持。会议研究了明年的计划。村民关心的石桥终于修好了，三座石桥花了三百万元。"
	for s, want := range map[string]string{
		"原标题：三座石桥终于修好！" + story: "三座石桥终于修好！",
		story:             "",
		"原标题：石桥！" + story: "", // too short for one
	} {
		d := read(s)
		head := ""
		for _, p := range runInHeadline(d) {
			head += p.Slice(d.Article.Text)
		}
		if head != want {
			t.Errorf("%s: headline %q", s, head)
		}
		r := rank.Score(d)
		for i := range r.Sentences {
			r.Sentences[i] = headedScore
		}
		j := judge(d, &r, 4, shippedWorth())
		told := j.toldByHeadline(d, &r)
		if found := len(told) > 0 && told[0] == len(d.Sentences)-1; found != (want != "") {
			t.Errorf("%s: told by %v", s, told)
		}
	}
}

// It is in the list beside the lead, and isn't exchanged.
func TestHeadedIsTaken(t *testing.T) {
	d := read("县里开了会。\n三座石桥修好了。\n学校开学了。\n医院关了门。")
	r := rank.Score(d)
	unitOf := standingUnits(d)
	for _, told := range [][]int{nil, {1}} {
		units := []*unit{unitOf(0, 0.6, 0, 1), unitOf(1, 0.3, 2, 3), unitOf(2, 0.5, 4, 5), unitOf(3, 0.5, 6, 7)}
		headed := units[1]
		taken, _ := choose(d, r, units, 3, []int{0}, told, Options{Points: 3})
		if slices.Contains(taken, headed) != (told != nil) {
			t.Errorf("told by %v: the list lacks or has it", told)
		}
	}
}
