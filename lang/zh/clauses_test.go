package zh_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

// A bar stands where clauses part.
func TestClauses(t *testing.T) {
	for name, c := range map[string]string{
		"two":             "市政府修了三条路，|居民不再绕行。",
		"half-width":      "市政府修了三条路,|居民不再绕行.",
		"semicolon":       "产量增长；|销量下降。",
		"time in front":   "今年以来，全市产量增长3.5%，|达到1,200辆。",
		"date in front":   "当地时间6月12日，云港市政府宣布补贴延长，|外界并不意外。",
		"frame in front":  "在各方支持下，工程提前完成，|造价也没有超出。",
		"after":           "会议结束后，他离开了云港，|没有回答提问。",
		"source":          "据了解，该市计划投入四十亿元，|用于建设充电网络。",
		"speaker":         "市长林远航表示，困难已经过去，|下半年会更好。",
		"speaker, frame":  "林远航表示，在各方支持下，工程提前完成，|造价也没有超出。",
		"purpose":         "为改善交通，市政府修了三条路，|居民不再绕行。",
		"example":         "以云港市为例，去年新建道路三百公里，|今年还要再建。",
		"breath":          "他们不辞辛苦，|失职失责，造成不良影响。",
		"speaker colon":   "林远航说：困难已经过去，|下半年会更好。",
		"connective":      "但是，最难的时候可能已经结束，|销量正在回升。",
		"topic":           "另一方面，居民担心噪音，|反对扩建。",
		"list":            "公司生产汽车，电池，电机。",
		"list by 、":       "公司生产汽车、电池、电机，|产品销往海外。",
		"quote":           "他说“困难没有过去，我们还要等”，|随后离开会场。",
		"bracket":         "工程（由甲公司承建，乙公司监理）已经完工，|明年通车。",
		"title":           "他写了《桥，或者路》一书，|销量很好。",
		"number":          "去年生产1,200辆，|今年生产1,500辆。",
		"lost quote":      "他说“困难没有过去，|我们还要等。",
		"traditional":     "市長林遠航表示，困難已經過去，|下半年會更好。",
		"time inside":     "工程停了三年，|去年年底，施工队回来了。",
		"nothing":         "云港",
		"dash":            "工程终于完工了——|居民等了整整十年。",
		"dash apposition": "他来自云港——一座小城。",
		"last mark":       "工程完工了，",
	} {
		t.Run(name, func(t *testing.T) {
			s := strings.ReplaceAll(c, "|", "")
			sp := text.Span{End: len(s)}
			z := zh.New()
			var got []string
			for _, c := range z.Clauses(s, sp, z.Words(nil, s, sp)) {
				got = append(got, c.Slice(s))
			}
			if strings.Join(got, "|") != c {
				t.Errorf("got  %q\nwant %q", strings.Join(got, "|"), c)
			}
		})
	}
}
