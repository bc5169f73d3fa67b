package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

const (
	buoysZH = `青屿海洋牧场总经理沈星河今年四十七岁，十年前还是一名拖网船长。上周，他在浮标平台上接受了采访。
问：你为什么放弃拖网？
答：2014年我的船一年烧掉柴油三十八万元，打上来的带鱼只卖了四十一万元。那年冬天我和五个船员商量，卖掉两条船，凑了一百二十万元买浮标。
问：台风怎么办？听说2022年的台风打散了三分之一的浮标，全县损失四百万元。
答：对，保险只赔了六成。后来省海洋研究院帮我们改了锚链，去年两次台风只丢了十一个浮标。
问：下一步呢？
答：如果明年新的海域使用证能批下来，我们打算再放两百个浮标，带上附近三十户渔民一起干。批不下来就先把育苗做好。
问：价格呢？
答：去年我们收了九百吨牡蛎，比前年多两成，但价格每斤跌了一块二，利润反而少了四十万元。`
	wellsEN = `Hydrologist Marta Kelling leads a team of nine at the Orvane Institute that has tracked groundwater under the Selm plain since 2011.
Interviewer: What did the survey find? Critics of the regional council say that it wasted two million crowns on it.
Kelling: Levels have fallen by 4.2 metres on average since 2011, and by nearly eleven metres around the town of Harst, where most of the bottling plants are. In the north of the plain they have been stable for six years.
Interviewer: What should the regional council do?
Kelling: The council should meter every well above ten cubic metres a day before it bans anything. At present only 140 of an estimated 900 such wells have a meter.
Interviewer: Will the wells run dry?
Kelling: Some already have. We counted 61 dry wells last summer, compared with 22 in 2018.
Interviewer: And what will you measure next?
Kelling: We want to follow the water to the coast, which nobody has done since the survey of 1974.`
)

// Answers are told under the name of who gives them, and nothing that a question says is a point.
func TestInterviews(t *testing.T) {
	for _, c := range []struct {
		article, name string
		never         []string
	}{
		{buoysZH, "沈星河：", []string{"四百万元", "答：", "问：", "：对"}},
		{wellsEN, "Kelling: ", []string{"two million", "Interviewer", "Some already have"}},
	} {
		d := read(c.article)
		named := 0
		for _, dr := range Points(d, rank.Score(d), Options{Points: 5}) {
			named += strings.Count(dr.Text, c.name)
			if strings.Count(dr.Text, c.name) > 1 {
				t.Errorf("%q is named twice", dr.Text)
			}
			for _, w := range c.never {
				if strings.Contains(dr.Text, w) {
					t.Errorf("%q has %q", dr.Text, w)
				}
			}
		}
		if named < 2 {
			t.Errorf("%d answers under %q, want two or more", named, c.name)
		}
	}
}

// Where nobody or more than one may be meant, nobody is named; and a list with colons is no interview.
func TestWhoAnswers(t *testing.T) {
	for _, c := range []struct {
		name, article, want string
		turns               bool
	}{
		{"one guest", buoysZH, "沈星河", true},
		{"two guests", strings.Replace(buoysZH, "上周，他", "副总经理王丽华也在。上周，他", 1), "", true},
		{"the name itself", wellsEN, "Kelling", true},
		{"a paper asks", strings.ReplaceAll(strings.ReplaceAll(buoysZH, "问：", "新青屿报："), "答：", "沈星河："), "沈星河", true},
		{"a list", "渡轮时刻表。\n周一：八点开船。\n周二：九点开船。\n周三：八点开船。\n周四：九点开船。\n周五：八点开船。\n周六：九点开船。", "", false},
		{"two questions", "记者采访了沈星河。\n问：好吗？\n答：牡蛎收成很好。\n问：还有呢？\n答：海带也收了九百吨。", "", false},
	} {
		d := read(c.article)
		x := newStandReader(d, rank.Score(d))
		if got := len(x.turns) > 0; got != c.turns {
			t.Errorf("%s: an interview %v, want %v", c.name, got, c.turns)
		}
		for b, now := range x.turns {
			if got := now.who.Slice(d.Article.Text); !now.Asks && got != c.want {
				t.Errorf("%s: block %d is %q's, want %q", c.name, b, got, c.want)
			}
		}
	}
}
