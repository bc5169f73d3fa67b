package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

func TestStranded(t *testing.T) {
	for _, c := range []struct {
		name, kept, gone string
		want             bool
	}{
		{"since when", "东湖县发布通告，决定自当日起", "三座水库禁止游泳", true},
		{"what was set off", "县里的新规引发热议，在全县掀起", "节水的风气", false},
		{"by what plan", "县水利局指出，将按照先修渠，再放水的要求", "率先在三个村放水", true},
		{"a plan that was set", "县水利局提出了先修渠，再放水的要求", "三个村率先放水", false},
		{"half of a part", "甲库存水3万立方米，据此给出的价格为2元；乙库存水5万立方米", "据此给出的价格为3元", true},
		{"a part", "甲库存水3万立方米，价格为2元；乙库存水5万立方米", "村民都很高兴", false},
		{"a plot", "影片讲述了王强带着三名村民上山", "在山里找到水源", true},
		{"what was lectured on", "专家讲述了修渠的办法", "并现场示范", false},
		{"what was decided", "7月31日，县水利局发布通知，根据预报，水位持续上涨", "水库达到放水条件，决定自8月1日起放水", true},
		{"when and where", "昨天上午，在东湖县西湖镇的水利科技公司", "三座水泵正式启用", true},
		{"with whom", "8月8日晚，王强受邀与三名专家一起", "就修渠展开对话", true},
		{"together with whom", "8月7日上午，县水利局联合东湖公园管理中心、东湖志愿者协会", "开展了护河活动", true},
		{"what they did together", "8月7日上午，县水利局联合东湖公园管理中心开展了护河活动", "三百名村民参加", false},
		{"where they went", "活动中，三百名社区工作人员，深入村民家中", "宣传节水", true},
		{"how they looked", "活动中，三百名社区工作人员分成三组，深入排查漏水隐患", "保障用水", false},
		{"whom they took along", "活动中，县水利局开展夜间巡查，组织社区、派出所等单位", "深入排查漏水隐患", true},
		{"when and at what firm", "昨天上午，在东湖县西湖镇水利科技有限公司", "三座水泵正式启用", true},
		{"colours of a warning", "县气象台8月4日发布红色、橙色预警：预计东湖镇有暴雨（红色预警）", "西湖镇有大雨（橙色预警）", true},
	} {
		last := c.kept[strings.LastIndex(c.kept, "，")+len("，"):]
		if got := stranded(c.kept, last, c.gone); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestNoMainClause: sentences that are whole by their marks alone make no point.
func TestNoMainClause(t *testing.T) {
	for _, c := range []struct {
		name, in string
		leans    bool
	}{
		{"an aim", "为规范全县的用水秩序，切实提高村民的节水意识，有效预防和减少漏水事故的发生。", true},
		{"an occasion and an aim", "正值汛期，暴雨频繁，为有效防范汛期的安全隐患，杜绝各类漏水事故。", true},
		{"a source", "东湖县三座水库“满了”村民高兴东湖网8月3日讯 综合台媒报道。", true},
		{"a title", "纪录片《水库》第五集《水来了要挡》。", true},
		{"who said it when", "东湖县的王强13日在接受东湖晚报记者采访时说。", true},
		{"the first alone", "东湖县的水价上涨，主要是第一，全县缺水，村民都在节约用水。", true},
		{"a plea", "随着暴雨的持续逼近，请广大村民持续关注水库的水位。", true},
		{"an aim and who", "为规范全县的用水秩序，东湖县水利局今年修好了三座水库。", false},
		{"numbers", "东湖县电话参会+86-4000000001+86-01000000002+886-200000003，会议开到晚上。", true},
		{"a hotline", "政企用水专席19100000004。", true},
		{"one number", "东湖县的村民今年都可以拨打电话0571-88886666报修水管。", false},
	} {
		d := read(c.in + "东湖县今年修好了三座水库，三百名村民都用上了干净的水。")
		if got := newStandReader(d, rank.Score(d)).build(0, 0, 78, run{}).leans; got != c.leans {
			t.Errorf("%s: leans %v, want %v", c.name, got, c.leans)
		}
	}
}

// TestCutAim: of a long sentence what it is all for goes, however many clauses that has.
func TestCutAim(t *testing.T) {
	const story = "8月4日，东湖县水利局在县里的三所学校举办了节水讲座。"
	for _, in := range []string{
		"为落实《节水办法》工作要求，进一步打响“水管好，事办妥”品牌，助力东湖县建设，" + story,
		"为了让村民了解节水的重要性，增强保护水源的责任感，" + story,
		"为庆祝即将到来的节水日，向三百名工人送上节日祝福，" + story,
		"为驰援抗洪救灾，全力做好供水服务，" + story,
		"为贯彻落实县里的会议精神，策应县委修建水利强县的决策部署，" + story,
	} {
		d := read(in)
		u := bare(d, 0)
		u.story = storyAt(in, d.Sentences[0])
		cutAim(d, u)
		if got := u.text(in); got != story {
			t.Errorf("got %s", got)
		}
	}
}

// TestTooManyLetters: two sentences full of Latin words are long to read.
func TestTooManyLetters(t *testing.T) {
	const a, b = "东湖公司今年发布了 DongHu Reservoir Monitor Professional 软件。", "该软件支持 Windows、Linux、Android 和 DongHu OS 系统。"
	d := read(a + b)
	u := bare(d, 0)
	u.last, u.span.End = 1, len(a+b)
	if !tooManyLetters(d, u, 50) || tooManyLetters(d, u, 84) {
		t.Errorf("%d characters", len([]rune(a+b)))
	}
}
