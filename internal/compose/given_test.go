package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// What a point takes up a point above it must have told of, and nothing between
// them may be meant as well.
func TestGivenBy(t *testing.T) {
	for _, c := range []struct {
		name, in     string
		above, below int
		needs        string
		want         bool
	}{
		{"told", "An officer of Harrow shot a man who ran naked through the market on Monday. The officer fired two shots at night, said the mayor's office.", 0, 1, "officer", true},
		{"another between", "An officer of Harrow shot a man on Monday. Another officer stood by the gate. The officer fired two shots at night, said the mayor's office.", 0, 2, "officer", false},
		{"not told", "Harrow Mills burned down on Monday. An officer stood by the gate of the market. The officer fired two shots at night, said the mayor's office.", 0, 2, "officer", false},
		{"one of many told", "Two missiles fell into the sea off Harrow on Monday. The missiles were fired while Norvik held drills in the north.", 0, 1, "missiles", true},
		{"told by another word", "A ferry sank off Harrow on Monday with 40 people on board. The ship was on its way to Norvik, said the mayor's office.", 0, 1, "ship", true},
		{"told by what was done", "Two men stabbed a keeper in the market of Harrow on Monday. The attack lasted for two minutes, said the mayor's office.", 0, 1, "attack", true},
		{"told by no other word", "A bus burned down in Harrow on Monday with 40 people on board. The ship was on its way to Norvik, said the mayor's office.", 0, 1, "ship", false},
		{"a deed under a name", "Keeper Ann Lee told the town on Monday that she was sorry for the flood. Some of the millers refuse to accept Ann Lee's apology and will leave the town.", 0, 1, "apology", true},
		{"a deed under a firm's name", "The keepers of John Smith's fund have sold land on Monday for two million. Most millers count the John Smith reversal as a victory in a long war.", 0, 1, "reversal", false},
		{"told by a name", "Old films of Harrow are shown again with the help of Ann Lee, of all people. The actress has come back to the town to read from her letters.", 0, 1, "actress", true},
		{"told by a name, beside a show of another", "Old films of the Jim Lee puppet show of Harrow are shown again with the help of Ann Lund, of all people. The actress has come back to the town to read from her letters.", 0, 1, "actress", true},
		{"told by one of two names", "Old films of Harrow are shown again with the help of Ann Lee and John Smith. The actress has come back to the town to read from her letters.", 0, 1, "actress", false},
		{"该", "东湖大学的林知远团队提出了一种新的制盐工艺。与旧办法相比，该工艺可把能耗降低三成。", 0, 1, "工艺", true},
		{"会议", "东湖县委4日召开会议，研究全县的水利工作。会议指出，今年要修好三百公里的水渠。", 0, 1, "会议", true},
		{"its part", "东湖县今年修好了三百座水库。其中，西湖镇的一百座水库由县里出钱修建。", 0, 1, sentenceBefore, true},
		{"a part of something else", "东湖县今年修好了三百座水库。西湖镇下了三天大雨。其中，西湖镇的一百座水库由县里出钱修建。", 0, 2, sentenceBefore, false},
		{"that evening", "东湖县8月4日召开了水利会议。当晚，县水利局在三座水库边上各派了一名工人看守。", 0, 1, sentenceBefore, true},
		{"he who was told of", "有位村民今年在东湖县的水库边上捡到了三万元。他把钱交给了水库边上的派出所，没有留下名字。", 0, 1, sentenceBefore, true},
		{"that day, two sentences before", "东湖县8月4日召开了水利会议。王强说，水库都修好了。当天，县水利局在三座水库边上各派了一名工人看守。", 0, 2, dayBefore, true},
		{"that day, of another day", "东湖县8月4日召开了水利会议。8月7日下了雨。当天，县水利局在三座水库边上各派了一名工人看守。", 0, 2, sentenceBefore, false},
		{"she, two sentences before", "东湖县副县长李梅介绍，县里今年修好了三座水库。水渠也都通了水。她透露，今年上半年东湖县的水费下降了三成。", 0, 2, somebodyBefore, true},
		{"an event by its verb", "东湖县8月4日举行了水利演出，来了三百名村民。演出在广场舞《东湖水》中启幕，村民们都很高兴。", 0, 1, "演出", true},
		{"an example", "东湖县今年降低了水费。例如，西湖镇的水费由每吨三元降到每吨两元，村民都很高兴。", 0, 1, sentenceBefore, true},
		{"李先生 who was told of", "33岁的李先生今年在东湖县的水库边上捡到了三万元。李先生把钱交给了水库边上的派出所。", 0, 1, "李先生", true},
		{"双方", "东湖县县长与西湖县县长昨天在水库边上会谈。双方商定，水库的水费由两个县各出一半。", 0, 1, sentenceBefore, true},
		{"全县", "东湖县今年修好了三百座水库。全县的水费今年都下降了三成，村民都很高兴。", 0, 1, somewhere, true},
		{"全县 of nowhere", "天上下了三天的大雨，水库都满了。全县的水费今年都下降了三成，村民都很高兴。", 0, 1, somewhere, false},
		{"another 会议", "东湖县委4日召开会议，研究全县的水利工作。5日县政府又开了一次会议。会议指出，今年要修好三百公里的水渠。", 0, 2, "会议", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			x := newStandReader(d, rank.Score(d))
			x.judged = judged{given: true}
			v, u := x.build(c.above, c.above, Medium.budget(), run{}), x.build(c.below, c.below, Medium.budget(), run{})
			if u.leans || strings.Join(u.needs, " ") != c.needs {
				t.Fatalf("%q: leans %v, needs %q", u.text(d.Article.Text), u.leans, u.needs)
			}
			if got := u.givenBy(d, v, c.needs); got != c.want {
				t.Errorf("%q under %q: %v", u.text(d.Article.Text), v.text(d.Article.Text), got)
			}
		})
	}
}

// What the point below takes up is told to its end.
func TestWholeAbove(t *testing.T) {
	const first = "东湖县8月4日在县城召开了全县的水利工作会议，会议研究了三百座水库的维修办法，各村的水渠也都要在年底以前修好，村民们从下个月开始就能用上自来水。"
	d := read(first + "其中，西湖镇的一百座水库由县里出钱修建，其余的由各村自己筹钱。")
	x := newStandReader(d, rank.Score(d))
	x.judged = judged{given: true, strict: true}
	list := []*unit{x.build(0, 0, 30, run{}), x.build(1, 1, 80, run{})}
	if !list[0].cutShort() || !list[1].givenBy(d, list[0], sentenceBefore) {
		t.Fatalf("%q, needs %q", list[0].text(d.Article.Text), list[1].needs)
	}
	wholeAbove(d, list)
	if got := list[0].text(d.Article.Text); got != first {
		t.Errorf("got %q", got)
	}
}

// A point that takes something up is in no list without the one that tells of it.
func TestTakenTogether(t *testing.T) {
	const in = "An officer of Harrow County shot an unarmed man who ran naked through a market on Monday.\nThe officer fired two shots at the man, said Ann Smith, the director of public safety.\nDeKalb schools opened on Monday under new rules for buses.\nHarrow Mills sold three old bridges to the town of Norvik for two million dollars."
	d := read(in)
	for k := 2; k < 5; k++ {
		list := Points(d, rank.Score(d), Options{Points: k})
		told := false
		for i, p := range list {
			if up := strings.HasPrefix(p.Text, "The officer"); up != (len(p.TakesUp) > 0) || up && !strings.HasPrefix(list[p.TakesUp[0]].Text, "An officer") {
				t.Errorf("%d points, %d: %q takes up %v", k, i, p.Text, p.TakesUp)
			}
			if strings.HasPrefix(p.Text, "The officer") && !told {
				t.Errorf("%d points, and nobody told of an officer: %q", k, p.Text)
			}
			told = told || strings.HasPrefix(p.Text, "An officer")
		}
	}
	for _, p := range Points(d, rank.Score(d), Options{Points: 4, Alone: true}) {
		if len(p.TakesUp) > 0 {
			t.Errorf("%q takes up %v", p.Text, p.TakesUp)
		}
	}
}

func TestTellsOf(t *testing.T) {
	for _, c := range []struct {
		said, noun string
		want       bool
	}{
		{"Two Christian prisoners were freed.", "Christians", true},
		{"The officers left.", "officer", true},
		{"The office burned.", "officer", false},
		{"A reshoot was planned.", "shoot", false},
		{"团队提出了新工艺。", "工艺", true},
	} {
		if got := tellsOf(c.said, c.noun); got != c.want {
			t.Errorf("%q of %q: %v", c.said, c.noun, got)
		}
	}
}
