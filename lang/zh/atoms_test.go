package zh_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func atomsOf(s string, published time.Time) []lang.Atom {
	z := zh.New()
	sp := text.Span{End: len(s)}
	return z.Atoms(nil, s, sp, z.Words(nil, s, sp), lang.Context{Published: published})
}

var published = time.Date(2024, 6, 12, 0, 0, 0, 0, time.UTC) // a Wednesday

// values gives "text=value" of the atoms of one kind.
func values(s string, k lang.Kind) string {
	var out []string
	for _, a := range atomsOf(s, published) {
		if a.Kind == k {
			out = append(out, fmt.Sprintf("%s=%s", a.Slice(s), a.Value))
		}
	}
	return strings.Join(out, " ")
}

func TestNumbers(t *testing.T) {
	for _, c := range [][2]string{
		{"投入3000万元", "3000万元=30000000|元"},
		{"投入3,000万元", "3,000万元=30000000|元"},
		{"投入三千万元", "三千万元=30000000|元"},
		{"投入0.3亿元", "0.3亿元=30000000|元"},
		{"拿出200个亿", "200个亿=20000000000|"},
		{"共1 . 31亿人", "1 . 31亿人=131000000|个"},
		{"电池为37.9和50.6千瓦时", "37.9=37.9|千瓦时 50.6千瓦时=50.6|千瓦时"},
		{"续航360km，电池50.6kWh", "360km=360|公里 50.6kWh=50.6|千瓦时"},
		{"利润为44.22/56.44/66.55亿元", "44.22=4422000000|元 56.44=5644000000|元 66.55亿元=6655000000|元"},
		{"两度当选", "两度=2|次"},
		{"升温13度", "13度=13|度"},
		{"5G手机", ""},
		{"投入３０００万元", "３０００万元=30000000|元"},
		{"三百二十万吨", "三百二十万吨=3200000|吨"},
		{"两万多人", "两万多人=20000+|个"},
		{"超过3000人参加", "3000人=3000+|个"},
		{"3000多人参加", "3000多人=3000+|个"},
		{"十几名工人", "十几名=11..19|个"},
		{"数百名工人", "数百名=200..999|个"},
		{"几十年", ""},
		{"三四十个", "三四十个=30..40|个"},
		{"三分之一的选民", "三分之一=33.3333333333|%"},
		{"七成选民", "七成=70|%"},
		{"7成选民", "7成=70|%"},
		{"半数选民", "半数=50|%"},
		{"百分之三", "百分之三=3|%"},
		{"万分之五", "万分之五=0.05|%"},
		{"增长5%至8%", "5%至8%=5..8|%"},
		{"增长5至8%", "5至8%=5..8|%"},
		{"提高3.5个百分点", "3.5个百分点=3.5|百分点"},
		{"增加两倍", "两倍=2|倍"},
		{"1.2万亿美元", "1.2万亿美元=1200000000000|美元"},
		{"900亿至1,200亿英镑", "900亿至1,200亿英镑=90000000000..120000000000|英镑"},
		{"3至5万元", "3至5万元=30000..50000|元"},
		{"第27次会议", "第27次=#27|次"},
		{"下跌-14.1%和-13.5%", "-14.1%=-14.1|% -13.5%=-13.5|%"},
		{"一个问题，一些人，一下子，统一", ""},
		{"十分重要", ""},
		{"万一下雨", ""},
		{"三星公司", ""},
		{"20多万人", "20多万人=200000+|个"},
		{"上百名学生", "上百名=100+|个"},
		{"一万二千人", "一万二千人=12000|个"},
		{"二十五万六千三百人", "二十五万六千三百人=256300|个"},
		{"不到50人", "50人=-50|个"},
		{"1700萬元人民幣", "1700萬元人民幣=17000000|元"},
		{"150萬港元", "150萬港元=1500000|港元"},
	} {
		if got := values(c[0], lang.KindNumber); got != c[1] {
			t.Errorf("%s: got %q, want %q", c[0], got, c[1])
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range [][2]string{
		{"2024年6月12日开始", "2024年6月12日=2024-06-12"},
		{"2024 年 6 月 12 日", "2024 年 6 月 12 日=2024-06-12"},
		{"二〇二四年六月", "二〇二四年六月=2024-06"},
		{"6月12日开始", "6月12日=XXXX-06-12"},
		{"12日开始", "12日=XXXX-XX-12"},
		{"本月12日", "本月12日=2024-06-12"},
		{"今年6月", "今年6月=2024-06"},
		{"去年", "去年=2023"},
		{"昨天", "昨天=2024-06-11"},
		{"上周三", "上周三=2024-06-05"},
		{"本周", "本周=2024-W24"},
		{"上半年", "上半年=XXXX-H1"},
		{"去年第三季度", "去年第三季度=2023-Q3"},
		{"20世纪90年代", "20世纪90年代=199X"},
		{"上世纪90年代", "上世纪90年代=199X"},
		{"1990年代", "1990年代=199X"},
		{"19世纪", "19世纪=18XX"},
		{"22年6月", "22年6月=2022-06"},
		{"1895年夏", "1895年夏=1895-SU"},
		{"周三", "周三=WD3"},
		{"上午10时30分", "上午10时30分=T10:30"},
		{"8月9日15时恢复", "8月9日=XXXX-08-09 15时=T15"},
		{"11至18时开放", "11=T11 18时=T18"},
		{"早6点至晚9点", "早6点=T06 晚9点=T21"},
		{"9点至21点", "9点=T09 21点=T21"},
		{"得了14点", ""},
		{"今年1至6月", "今年1至6月=2024-H1"},
		{"今年前三季度", "今年前三季度=2024-Q1..Q3"},
		{"2023-25年", "2023-25年=2023..2025"},
		{"60至70年代", "60至70年代=196X..197X"},
		{"一季报", "一季报=XXXX-Q1"},
		{"下午四时四十二分", "下午四时四十二分=T16:42"},
		{"三年", "三年=P3Y"},
		{"两周", "两周=P2W"},
		{"五个月", "五个月=P5M"},
		{"20分钟", "20分钟=PT20M"},
		{"三年多", "三年多=P3+Y"},
		{"几十年", "几十年=P20..99Y"},
		{"3—5年", "3—5年=P3..5Y"},
		{"每周", "每周=each:W"},
		{"半年", "半年=P6M"},
		{"2005到2015年间", "2005到2015年间=2005..2015"},
		{"5至6月", "5至6月=XXXX-05..XXXX-06"},
		{"6月12日至15日", "6月12日至15日=XXXX-06-12..XXXX-06-15"},
		{"2024-06-12", "2024-06-12=2024-06-12"},
		{"同年", "同年=rel:same-year"},
		{"公元前221年", "公元前221年=BC221"},
		{"今年2月7日", "今年2月7日=2024-02-07"},
	} {
		if got := values(c[0], lang.KindDate); got != c[1] {
			t.Errorf("%s: got %q, want %q", c[0], got, c[1])
		}
	}
	s := "去年6月和昨天"
	var got []string
	for _, a := range atomsOf(s, time.Time{}) {
		got = append(got, a.Value)
	}
	if want := "rel:year-1-06 rel:day-1"; strings.Join(got, " ") != want {
		t.Errorf("no date of publication: got %q, want %q", got, want)
	}
}

func TestPolarity(t *testing.T) {
	for _, c := range []struct {
		kind lang.Kind
		text string
		want string
	}{
		{lang.KindNegation, "他不同意，不仅如此，没有人去", "不同意=not 没有=not"},
		{lang.KindNegation, "公司否认传闻并取消会议", "否认=deny 取消=stop"},
		{lang.KindNegation, "非常重要的非洲未来", ""},
		{lang.KindNegation, "他不再說話", "不再=no-longer"},
		{lang.KindHedge, "可能下雨，将继续观察", "可能=possible 将继续=plan"},
		{lang.KindHedge, "将其带走", ""},
		{lang.KindHedge, "经济好转", ""},
		{lang.KindQuantifier, "全部通过，首次举行，仅有", "全部=all 首次=first 仅有=only"},
		{lang.KindCondition, "如果下雨就取消", "如果=if"},
		{lang.KindComparison, "同比增长", "同比=yoy 增长=up"},
		{lang.KindCause, "由于下雨，导致停运", "由于=because 导致=causes"},
	} {
		if got := values(c.text, c.kind); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// A-not-A asks and denies nothing, also where not-A is a word of its own.
func TestQuestionsAreNoNegations(t *testing.T) {
	for _, s := range []string{"他要不要和对方结盟还得看自己。", "这件事能不能办成？", "是不是真的？", "有没有希望？"} {
		sp := text.Span{End: len(s)}
		for _, a := range zh.New().Atoms(nil, s, sp, zh.New().Words(nil, s, sp), lang.Context{}) {
			if a.Kind == lang.KindNegation {
				t.Errorf("%s: %q is taken for a negation", s, a.Slice(s))
			}
		}
	}
}
