package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestAsides: a long point loses parentheses that say more of what stands before
// them, and keeps those that say which thing, which sum or whose name it is.
func TestAsides(t *testing.T) {
	for _, c := range []struct {
		name, in string
		stays    bool
	}{
		{"another name", "东湖县水利局（东湖水务中心）今年修建了三座水库，疏通了两条河道，并给全县的村民装上了水表。", false},
		{"other units", "东湖省各县（市、区）今年修建了三座水库，疏通了两条河道，并给全县的村民装上了水表。", true},
		{"which item", "县水利局依据《用水条例》第三条第（一）项罚款三万元，责令东湖公司疏通河道，并给全县的村民装上水表。", true},
		{"a mark of a list", "东湖县公布了施工水域的四个坐标（1）北堤，（2）南堤，其间三百艘渔船不得驶入，县里的村民也不得下河。", true},
		{"which money", "东湖公司今年亏了四千亿元（新台币，下同），东湖县的村民都很担心，县里的水费也可能要涨三成。", true},
		{"no real name", "村民王丽（化名）今年在县里修建了三座水库，疏通了两条河道，并给全县的村民装上了水表。", true},
		{"a firm", "东湖水务（浙江）有限公司今年在县里修建了三座水库，疏通了两条河道，并给全县的村民装上了水表。", true},
		{"of a day", "东湖县的发言人昨（5）日回应了三个问题，三百名村民参加了活动，三座水库对外开放，两条河道已经疏通。", true},
		{"which part of a place", "预计明天东湖县（西南部）发生滑坡的风险较大，三百名村民已经转移，三座水库对外关闭，两条河道已经疏通。", true},
		{"a name that is used", "县里举办《用水规定》《节水规定》（以下简称“两个规定”）培训会，三百名村民学习了“两个规定”，三座水库对外开放。", true},
		{"an outlet's note", "东湖公司今年生产了三百台水泵（东湖之家注：去年两百台），三百名村民买了水泵，三座水库对外开放。", false},
		{"between two words in letters", "东湖公司今年生产了三百台型号为1Kw（老款）TBX的水泵，三百名村民买了水泵，三座水库对外开放，两条河道疏通。", true},
		{"in a name", "第十二届治水创业大赛（东湖赛区）启动仪式今年在县里顺利举行，三百名村民参加了活动，三座水库对外开放。", true},
		{"what a foreign word is", "东湖县的专家今年一致推荐Beyfortus（尼塞韦单抗），三百名村民参加了活动，三座水库对外开放。", true},
		{"which kinds of province", "今年全国25个省（自治区、直辖市）修建了水库，三百名村民参加了活动，两条河道已经疏通，水费没有上涨。", true},
		{"a formula", "东湖县的水费等于（水量-100）*2元，三百名村民参加了活动，三座水库对外开放，两条河道已经疏通。", true},
		{"which level of warning", "预计东湖县今晚有暴雨（红色预警），三百名村民已经转移，三座水库对外关闭，两条河道已经疏通。", true},
		{"what is counted", "东湖县今年支持“三新”（新水泵、新水管和新水表）企业，三百名村民参加了活动，三座水库对外开放。", true},
		{"under what number", "县水利局公布的行政处罚决定书（东水罚决字〔2023〕25号）显示，东湖公司今年没有给三百户村民装上水表。", false},
		{"who is included", "东湖县的三家公司（包括东湖水务和西湖水务）今年都赚了钱，三百名村民参加了活动，三座水库对外开放。", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := newStandReader(d, rank.Score(d)).build(0, 0, 20, run{})
			if got := strings.ContainsAny(u.text(d.Article.Text), "（"); got != c.stays {
				t.Errorf("%s: stays %v, want %v", u.text(d.Article.Text), got, c.stays)
			}
		})
	}
}

// TestQuotes: what a page sets behind the name of a firm goes from short points, too.
func TestQuotes(t *testing.T) {
	const in = "东湖水务(21.71, 0.29, 1.35%)公司今年修建了三座水库（见图一）。"
	d := read(in)
	u := newStandReader(d, rank.Score(d)).build(0, 0, 80, run{})
	if got, want := u.text(in), "东湖水务公司今年修建了三座水库。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// An aside takes one of the two marks around it along.
func TestAsideWithMark(t *testing.T) {
	for in, want := range map[string]string{
		"东湖县水利局 （东湖水务中心） 今年修建了三座水库，疏通了两条河道，并给全县的村民装上了水表。":      "东湖县水利局 今年修建了三座水库",
		"东湖县水利局今年修建了三座水库，（东湖水务中心，三百名工人），疏通了两条河道，并给全县的村民装上了水表。": "三座水库，疏通了两条河道",
	} {
		d := read(in)
		u := newStandReader(d, rank.Score(d)).build(0, 0, 20, run{})
		if got := u.text(d.Article.Text); !strings.Contains(got, want) {
			t.Errorf("got %q", got)
		}
	}
}
