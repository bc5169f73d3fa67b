package verify_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
)

const zhTable = `柳湾市水务局2月18日公布，全市去年供水总量为6.4亿立方米，同比下降3.2%，其中工业用水占41%。
水务局副局长程立秋在发布会上表示，今年不会上调居民水价，但不排除对高耗水企业加收费用。
他说，如果夏季降雨偏少，部分山区乡镇可能实行分时段供水。
环保组织“清流社”负责人叶知微认为，水库水质仍不理想，她要求水务局公开每月的检测数据。
据《柳湾晚报》报道，城东水厂计划于2027年9月投产，日处理能力20万吨，总投资8.5亿元，约三分之一来自银行贷款。
柳湾大学教授顾明川指出，由于老旧管网漏损严重，全市每年损失约5000万立方米自来水。
市民孟桂兰向记者抱怨，去年11月她家停水三次，物业拒绝赔偿。`

const enTable = `The Ashby Water Board said on Monday that the town used 640 million litres last year, down 3.2% from the year before, with factories taking 41% of it.
Deputy director Clara Whitmore said household prices will not rise this year, but she did not rule out a charge on heavy users.
If the summer is dry, she said, some hill villages may get water only at certain hours.
Martin Hale, who leads the group Clear Stream, called the water in the reservoir poor and asked the board to publish its tests every month.
The Ashby Courier reported that the East Works plans to open in September 2027 at a cost of $85 million, about a third of it borrowed.
Professor Ruth Ellery of Ashby College said leaks in old pipes waste about 50 million litres a year.
Resident Joan Perkins said her home lost water three times in November and that the landlord refused to pay.`

type tableCase struct {
	name, point string
	bad         string // words that must be marked; "" where the point is true
}

var zhCases = []tableCase{
	{"whole sentence", "他说，如果夏季降雨偏少，部分山区乡镇可能实行分时段供水。", ""},
	{"cut", "全市去年供水总量为6.4亿立方米，同比下降3.2%", ""},
	{"paraphrase", "程立秋称今年居民水价不会上调。", ""},
	{"numeral", "城东水厂计划2027年9月投产，日处理能力二十万吨。", ""},
	{"unit scaled", "老旧管网漏损严重，全市每年损失约0.5亿立方米自来水。", ""},
	{"two sentences", "城东水厂总投资8.5亿元；顾明川指出老旧管网漏损严重。", ""},
	{"number", "全市去年供水总量为7.4亿立方米，同比下降3.2%。", "7.4亿"},
	{"percent", "全市去年供水总量为6.4亿立方米，同比下降8.7%。", "8.7%"},
	{"unit", "城东水厂计划于2027年9月投产，总投资8.5亿美元。", "8.5亿美元"},
	{"date", "城东水厂计划于2029年9月投产，日处理能力20万吨。", "2029年9月"},
	{"month", "市民孟桂兰抱怨，去年3月她家停水三次。", "3月"},
	{"name from nowhere", "柳湾大学教授贺云帆指出，老旧管网漏损严重。", "贺云帆"},
	{"organisation from nowhere", "据《松原日报》报道，城东水厂计划于2027年9月投产。", "松原日报"},
	{"not dropped", "程立秋在发布会上表示，今年会上调居民水价。", "上调居民水价"},
	{"fabricated", "柳湾市水务局公布，供水总量同比下降3.2%，主要得益于海水淡化。", "海水淡化"},
	{"nothing of it", "国际足联宣布下届世界杯将扩军。", "国际足联"},
}

var enCases = []tableCase{
	{"whole sentence", "If the summer is dry, she said, some hill villages may get water only at certain hours.", ""},
	{"cut", "The East Works plans to open in September 2027 at a cost of $85 million", ""},
	{"paraphrase", "Whitmore said household prices will not rise this year.", ""},
	{"number", "The town used 740 million litres last year, down 3.2% from the year before.", "740 million"},
	{"date", "The East Works plans to open in September 2029 at a cost of $85 million.", "September 2029"},
	{"money", "The East Works plans to open in September 2027 at a cost of $95 million.", "$95 million"},
	{"name from nowhere", "Professor Alan Brodie of Ashby College said leaks in old pipes waste water.", "Alan Brodie"},
	{"nothing of it", "FIFA announced that the World Cup will have more teams.", "FIFA"},
}

func TestTable(t *testing.T) {
	for _, l := range []struct {
		name, article string
		cases         []tableCase
	}{{"zh", zhTable, zhCases}, {"en", enTable, enCases}} {
		d := parse(l.article)
		c := verify.New(set(), d)
		for _, tc := range l.cases {
			t.Run(l.name+"/"+tc.name, func(t *testing.T) {
				r := c.Check(tc.point, nil)
				checkLaws(t, d, tc.point, r)
				if tc.bad == "" {
					if r.Verdict != digest.Supported || len(r.Evidence) == 0 {
						t.Errorf("got %s %.2f %q, want supported", r.Verdict, r.Confidence, r.Reason)
					}
					return
				}
				if r.Verdict == digest.Supported {
					t.Fatalf("supported %.2f, want %q to fail", r.Confidence, tc.bad)
				}
				at := strings.Index(tc.point, tc.bad)
				for _, ck := range r.Checks {
					if ck.Status != digest.Supported && ck.Start < at+len(tc.bad) && ck.End > at {
						return
					}
				}
				t.Errorf("%s (%s): %q is not among the failing checks %+v", r.Verdict, r.Reason, tc.bad, r.Checks)
			})
		}
	}
}

// TestElsewhereIsNamed holds that an atom which stands elsewhere in the article
// is said to do so, and where.
func TestElsewhereIsNamed(t *testing.T) {
	for _, tc := range []struct{ article, point, bad, want string }{
		{zhTable, "全市去年供水总量为8.5亿元，同比下降3.2%。", "8.5亿元", "第5段"},
		{enTable, "Professor Ruth Ellery of Ashby College said leaks in old pipes waste about 640 million litres a year.", "640 million", "paragraph 1"},
	} {
		r := verify.New(set(), parse(tc.article)).Check(tc.point, nil)
		found := false
		for _, ck := range r.Checks {
			found = found || strings.Contains(ck.Text, tc.bad) && ck.ReasonCode == "elsewhere" && strings.Contains(ck.Reason, tc.want)
		}
		if !found {
			t.Errorf("%q: %s, checks %+v", tc.point, r.Verdict, r.Checks)
		}
	}
}

func TestNothingToCheck(t *testing.T) {
	c := verify.New(set(), parse(zhTable))
	for _, p := range []string{"", " ", "……", "，。", strings.Repeat("供水", 2000)} {
		if r := c.Check(p, nil); r.Verdict != digest.Unchecked {
			t.Errorf("%.20q: %s", p, r.Verdict)
		}
	}
	if r := verify.New(set(), parse("")).Check("供水总量下降。", nil); r.Verdict != digest.Unsupported {
		t.Errorf("no article: %s", r.Verdict)
	}
}
