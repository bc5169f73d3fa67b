package verify_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
)

// Two articles made up for what a point says in words of its own.
const (
	tramZH = `岚城地铁十四号线北延段的用地申请已于5月递交，省自然资源厅尚未批准。项目总投资86亿元，截至6月底到位31亿元。
市轨道集团总经理纪文澜说，如果用地批文能在九月前下来，北延段有望年底动工。建设局总工程师何方舟认为，地质条件是最大的难题。
“盾构机要从两条老管线中间穿过去，”何方舟说，“这是我做过的第二难的工程。”
早高峰时段，一号线平均满载率由92%降到85%，十四号线则由64%升到77%。沿线六个街道中，有四个支持在地下设站，其余两个没有表态。
居民程远帆担心噪声，她所在的小区去年因为振动超标投诉过两次。`
	tramEN = `By Della Quist

The application for the northern extension of Line 14 was filed in May, but the ministry has not approved it. Of a planned budget of $860 million, $310 million had been paid in by the end of June.
Mara Oakes, who runs the transit agency, said work could begin in December if the land permit arrives before September. Chief engineer Piet Sandvik said the ground was the greatest difficulty.
"The machine has to pass between two old gas mains," Sandvik said. "It is the second-hardest job I have done."
At the morning peak, average load on Line 1 fell to 85 percent from 92 percent, while on Line 14 it rose to 77 percent from 64 percent. Four of the six districts along the route want stations below ground.
Resident Hana Brell fears the noise; her building complained twice last year because of vibration.`
)

func TestClaimsFound(t *testing.T) {
	for _, c := range []struct{ article, point, want string }{
		{tramZH, "省自然资源厅已经批准北延段的用地申请。", "settled"},
		{tramEN, "The ministry has approved the application for the northern extension.", "settled"},
		{tramZH, "纪文澜说，盾构机要从两条老管线中间穿过去。", "said-else"},
		{tramEN, `"The machine has to pass between two old gas mains," said Mara Oakes.`, "said-else"},
		{tramZH, "无论用地批文九月前能否下来，北延段有望年底动工。", "whatever"},
		{tramEN, "Work could begin in December whether or not the land permit arrives.", "whatever"},
		{tramZH, "一号线平均满载率由64%升到77%，十四号线则由92%降到85%。", "number-there"},
		{tramEN, "Average load on Line 14 fell to 85 percent, while on Line 1 it rose to 77 percent.", "crossed"},
		{tramZH, "何方舟说，这是他做过的最难的工程。", "topmost"},
		{tramEN, "It is the hardest job that Sandvik has done.", "topmost"},
		{tramZH, "沿线街道全都支持在地下设站。", "all-new"},
		{tramEN, "All districts along the route want stations below ground.", "all-alone"},
	} {
		if got := signsOf(t, c.article, c.point); !slices.Contains(got, c.want) {
			t.Errorf("%q: symptoms %v, want %s", c.point, got, c.want)
		}
	}
}

// What the article says too, in the same words or others, is none of them.
func TestClaimsSpared(t *testing.T) {
	for _, c := range []struct{ article, point string }{
		{tramZH, "北延段的用地申请5月已经递交，还没有获得批准。"},
		{tramEN, "The application was filed in May and has yet to be approved."},
		{tramZH, "何方舟说，盾构机要从两条老管线中间穿过去。"},
		{tramZH, "建设局总工程师说，盾构机要从两条老管线中间穿过去。"},
		{tramEN, `"It is the second-hardest job I have done," said Piet Sandvik.`},
		{tramEN, "The chief engineer said the machine has to pass between two old gas mains."},
		{tramZH, "十四号线满载率升到77%，一号线则降到85%。"},
		{tramEN, "Line 14 rose to 77 percent from 64 percent, and Line 1 fell to 85 percent from 92 percent."},
		{tramZH, "用地批文九月前下来的话，北延段有望年底动工。"},
		{tramEN, "If the land permit arrives before September, work could begin in December."},
	} {
		for _, s := range signsOf(t, c.article, c.point) {
			if slices.Contains([]string{"settled", "said-else", "whatever", "crossed", "topmost", "whole", "name-other", "cause-far"}, s) {
				t.Errorf("%q: symptom %s", c.point, s)
			}
		}
	}
}

// A figure that the article leaves to reckon is no figure from nowhere; one that can't be had is.
func TestReckoned(t *testing.T) {
	for _, c := range []struct {
		article, point string
		there          bool
	}{
		{tramZH, "北延段的投资还差55亿元没有到位。", true},
		{tramZH, "北延段的投资还差48亿元没有到位。", false},
		{tramZH, "到位的资金不到总投资的四成。", true},
		{tramZH, "到位的资金不到总投资的两成。", false},
		{tramZH, "三分之二的沿线街道支持在地下设站。", true},
		{tramZH, "十四号线的满载率上升了13个百分点。", true},
		{tramZH, "十四号线的满载率上升了19个百分点。", false},
		{tramZH, "一号线的满载率下降了7个百分点。", true},
		{tramZH, "一号线的满载率上升了7个百分点。", false},
		{tramEN, "Load on Line 1 fell by seven percentage points.", true},
		{tramEN, "Load on Line 1 rose by seven percentage points.", false},
		{tramEN, "Another $550 million of the budget is still to be paid in.", true},
		{tramEN, "Another $480 million of the budget is still to be paid in.", false},
		{tramEN, "More than a third of the budget has been paid in.", true},
		{tramEN, "Two-thirds of the districts want stations below ground.", true},
		{tramEN, "Nine-tenths of the budget has been paid in.", false},
	} {
		missing := ""
		for _, s := range signsOf(t, c.article, c.point) {
			if strings.HasPrefix(s, "no-") {
				missing = s
			}
		}
		if (missing == "") != c.there {
			t.Errorf("%q: %q, want it there %v", c.point, missing, c.there)
		}
	}
}

// The author stands beside the text, and is known.
func TestAuthorIsKnown(t *testing.T) {
	doc := parse(tramEN)
	doc.Article.Byline = "Della Quist"
	names := verify.SignNames()
	for _, r := range verify.New(set(), doc).Signs("Della Quist writes that residents fear the noise.") {
		if names[r] == "no-name" {
			t.Error("the author is called unknown")
		}
	}
}

// A copy is none where it puts a name in the place of another, or leaves out the verb that the
// rest hangs on.
func TestNoCopies(t *testing.T) {
	const en = `Residents were told to leave Pine Hollow and Dell Canyon. People in Esperance may stay. New barriers were to have been installed in May.`
	for _, point := range []string{
		"Residents were told to leave Pine Hollow and Esperance.",
		"New barriers were installed in May.",
	} {
		if r := verify.New(set(), parse(en)).Check(point, nil); r.Verdict == digest.Supported && r.Confidence > 0.95 {
			t.Errorf("%q is called a copy", point)
		}
	}
}

// What is said in quite other words is called neither right nor wrong, unless something in it is
// from nowhere.
func TestWordedFreely(t *testing.T) {
	open, nowhere := 0, 0
	for _, point := range []string{
		"家住附近的程女士最怕的是以后睡不好觉。",
		"钱只落实了一小部分，离开挖还差一道手续。",
		"总工觉得地下的状况比什么都棘手。",
	} {
		r := verify.New(set(), parse(tramZH)).Check(point, nil)
		if r.Verdict == digest.Supported {
			continue
		}
		if r.Freely != (r.Verdict == digest.Unchecked) || r.Reason == "" || len(r.Evidence) == 0 {
			t.Errorf("%q: %s, freely %v, %q, %d pieces of evidence", point, r.Verdict, r.Freely, r.Reason, len(r.Evidence))
		}
		for _, c := range r.Checks {
			if r.Freely && c.Status != digest.Supported && c.Status != digest.Unchecked {
				t.Errorf("%q: %q is called %s", point, c.Text, c.Status)
			}
		}
		if r.Freely {
			open++
		}
	}
	for _, point := range []string{"家住附近的程女士已经投诉了37次。", "总工早在2019年就觉得棘手。"} {
		if r := verify.New(set(), parse(tramZH)).Check(point, nil); r.Freely || r.Verdict == digest.Supported {
			t.Errorf("%q: %s, freely %v", point, r.Verdict, r.Freely)
		} else {
			nowhere++
		}
	}
	if open == 0 || nowhere == 0 {
		t.Errorf("%d left open, %d not", open, nowhere)
	}
}
