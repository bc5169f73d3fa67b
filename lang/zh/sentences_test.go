package zh_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func sentences(t string) []string {
	var out []string
	for _, sp := range zh.New().Sentences(t, text.Span{End: len(t)}) {
		out = append(out, sp.Slice(t))
	}
	return out
}

// A bar stands where a sentence must end.
func TestSentences(t *testing.T) {
	for name, c := range map[string]string{
		"plain":               "今天下雨。|明天呢？|不知道！",
		"no full stop":        "今天下雨。|明天晴",
		"heading":             "三年之后,谁来付账",
		"closing marks":       "“今天下雨。”|「明天呢？」|（完。）|他走了。",
		"semicolon":           "一是修路；二是建桥。|好",
		"half-width comma":    "随着局势混乱,国内也不稳定。|示好明显,",
		"half-width stop":     "施力的大小不同,加速度不同.|大多数人不知道.",
		"decimal":             "去年增长3.5%。|今年增长２．５％。",
		"half-width decimal":  "增长达到 3. 5 倍",
		"latin":               "他在U.S.工作，用Node.js写。|作者是J.K.罗琳。",
		"name with a mark":    "餐饮集团Yum! Brands是必胜客的所有者。|他喊：Stop! |大家停下。",
		"name with a stop":    "微软推出了.NET 8的预览版。|网址是东湖.cn。|他走了.|Apple今天发布新机。",
		"latin end":           "后来他改用Python.|现在又换了",
		"url":                 "见http://a.cn/b?c=d.html的说明。|完",
		"ask and shout":       "真的吗?|真的!|好",
		"speaker behind":      "“我们没有钱。”他说。|会场安静了。",
		"speaker, then more":  "“我们没有钱。”财政局长王立表示，“但是有地。”|会场安静了。",
		"speaker of next":     "“我们没有钱。”|他又说：“但是有地。”",
		"two in a quote":      "他说：“我们没有钱。但是有地。”|会场安静了。",
		"shout inside":        "他高喊“加油！”冲向终点。|完",
		"quote with 的":        "他厌倦了“为什么？”的追问。|完",
		"quote is a sentence": "“我们没有钱。”|会场安静了。",
		"title":               "他写了《谁来付账？》一书。|完",
		"bracket inside":      "他（曾任局长。后辞职）回来了。|完",
		"bracket behind":      "他回来了。|（本报记者）",
		"doubt in brackets":   "储存了密码(!)，就是这样。|完",
		"ellipsis list":       "煤、电、气……|外界认为供应够了。",
		"ellipsis falter":     "我……我不知道。|完",
		"ellipsis end":        "没有人知道后来发生了什么……|三年过去了。",
		"ellipsis, comma":     "他想了很久很久……，还是没有说。|完",
		"ask and trail":       "这是为什么呢？……|没有人回答。",
		"three stops":         "家里人都在厨房做饭...|外面下雨了。",
		"list stop":           "1.修路。|2.建桥。",
		"list stop, space":    "1. 修路。|2. 建桥。",
		"list comma":          "一、总则。|二、附则。",
		"list bracket":        "（1）修路。|（2）建桥。",
		"marks in a row":      "真的吗？！|是的。。。|完",
		"space":               "今天下雨。 |明天晴。　|完",
		"line feed":           "第一行\n|第二行",
		"open quote lost":     "他说：“今天下雨。|" + strings.Repeat("明天也下雨，", 30) + "。|后天晴。",
		"close quote lost":    "今天下雨。”|明天晴。",
		"wrong opening mark":  "乔说：”人生不易。真的不易。”|完",
		"nested":              "他说：“她说‘不行。’我就走了。”|完",
		"corner":              "他說：「她說『不行。』我就走了。」|完",
		"straight":            "他说:\"今天下雨。明天晴。\"|完。",
		"straight two":        "\"今天下雨。\"|\"明天晴。\"|完。",
		"stop after quote":    "他只说了句“不行”。|完",
		"both stops":          "他问“为什么？”。|完",
	} {
		t.Run(name, func(t *testing.T) {
			want := strings.Split(c, "|")
			got := sentences(strings.Join(want, ""))
			if strings.Join(got, "|") != c {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

// A long quotation is split inside, with its speaker still behind the last part.
func TestLongQuoteIsSplit(t *testing.T) {
	a := strings.Repeat("这条路修了三年还没有通车", 4) + "。"
	s := "他说：“" + a + a + a + "”会场安静了。"
	if got := sentences(s); len(got) != 4 {
		t.Errorf("got %d sentences, want 4: %q", len(got), got)
	}
}

// One line of megabytes is read in one pass; reading that grows with the square
// of the length would not come back.
func TestSentencesOfAnEndlessLine(t *testing.T) {
	for _, unit := range []string{"“", "(", "…", "今天", "他说“", "\"", ".", "。”他"} {
		s := strings.Repeat(unit, 1<<20/len(unit))
		at := 0
		for _, sp := range zh.New().Sentences(s, text.Span{End: len(s)}) {
			if sp.Start != at {
				t.Fatalf("%q repeated: a sentence starts at %d, not %d", unit, sp.Start, at)
			}
			at = sp.End
		}
		if at != len(s) {
			t.Errorf("%q repeated: sentences end at %d, not %d", unit, at, len(s))
		}
	}
}
