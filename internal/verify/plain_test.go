package verify_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
)

// Two articles made up for this test, with points that change one thing of what they say
// and are else nearly their words: what somebody who checks a summary expects to be found.
const (
	renewalZH = `青屿市老旧小区改造答疑

8月12日，青屿市副市长何静主持召开专题会，成立老旧小区改造工作组，由副市长何静任组长。市生态环境局局长周岚介绍，施工期间将在周边设置4个监测点，噪音超标的工地将被停工。

市住房和城乡建设局说，网上流传的“大火造成三人被困”不属实。17时52分，城南一处仓库起火，消防部门于21时58分将明火扑灭，无人员伤亡。

改造费用由三方分担：维修基金承担60%，业主分摊30%，其余由区财政补助。一楼业主不承担加装电梯的费用。工程需经三分之二以上业主同意后才能开工。

全市有19个小区列入今年计划，比去年的12个多了7个。入户调查显示，满意率由71.5%升至83%。周岚表示，能否在年底前全部完工，现在还不能确定。`
	resultsEN = `Harbor & Finch reports second-quarter results

PORTLAND, July 21, 2026 — Harbor & Finch Inc. said on Tuesday that second-quarter revenue was down 4% to $1.92 billion, as weaker demand in Europe weighed on sales of garden tools.

Net income was $88 million, compared with $104 million a year earlier. Gross margin improved to 31.4% from 28.9%.

"We are not satisfied with the top line, but our margins show that the plan is working," said Chief Executive Officer Janet Ruiz.

The company lowered its full-year revenue outlook to between $7.6 billion and $7.8 billion, from $8.0 billion earlier. It expects growth to return in the second half of 2027.

The company plans to close 14 warehouses by the end of the year. Two thirds of the planned savings of $120 million are to come from these closures and the rest from job cuts.

The board declared a quarterly dividend of $0.22 a share, unchanged from the previous quarter. Subject to approval by shareholders in October, it also plans a $150 million share buyback.

Chief Financial Officer Tom Abara said borrowing has not risen since January.`
)

func TestPlainErrors(t *testing.T) {
	for _, c := range []struct {
		name, article string
		wrong, right  []string
	}{
		{"zh", renewalZH, []string{
			`由市长何静任老旧小区改造工作组组长。`,
			`市生态环境局将在周边设置14个监测点。`,
			`城南仓库大火造成三人被困。`,
			`消防部门于21时58分宣布明火尚未扑灭。`,
			`维修基金承担改造费用的30%，业主分摊60%。`,
			`一楼业主也要承担加装电梯的费用。`,
			`工程无需业主同意即可开工。`,
			`周岚表示，年底前一定能全部完工。`,
			`今年计划的小区比去年少了7个。`,
			`何静表示，能否在年底前全部完工还不能确定。`,
			`青屿市财政局将补助全部费用。`,
		}, []string{
			`副市长何静任老旧小区改造工作组组长。`,
			`“大火造成三人被困”系谣言。`,
			`起火四个多小时后明火被扑灭，没有人员伤亡。`,
			`维修基金承担费用的60%，业主分摊30%。`,
			`一楼业主不用承担加装电梯的费用。`,
			`工程须经三分之二以上业主同意才能开工。`,
			`今年列入计划的小区有19个，比去年多7个。`,
			`周岚说，年底前能否全部完工还不确定。`,
		}},
		{"en", resultsEN, []string{
			`Second-quarter revenue rose 4% to $1.92 billion.`,
			`The full-year revenue outlook was raised to between $7.6 billion and $7.8 billion.`,
			`The company expects growth to return in the second half of 2026.`,
			`Weaker demand in Asia weighed on sales of garden tools.`,
			`CEO Janet Ruiz is satisfied with the top line.`,
			`Chief financial officer Janet Ruiz said margins show the plan is working.`,
			`Borrowing has risen since January, Tom Abara said.`,
			`The company plans to close 14 warehouses in Canada by the end of the year.`,
		}, []string{
			`Second-quarter revenue fell 4% to $1.92 billion because of weaker European demand.`,
			`Harbor & Finch earned $88 million in the quarter, down from $104 million a year before.`,
			`The company cut its full-year revenue outlook to $7.6 billion to $7.8 billion.`,
			`It expects growth to return in the second half of 2027.`,
			`The board plans a $150 million share buyback, subject to shareholders' approval in October.`,
			`The dividend stays at $0.22 a share.`,
			`Two thirds of the planned $120 million savings come from warehouse closures.`,
			`CEO Janet Ruiz said the company is not satisfied with its top line.`,
			`Gross margin improved 2.5 percentage points to 31.4%.`,
			`Finance chief Tom Abara said borrowing has not risen since January.`,
		}},
		{"zh the way of a figure", "石桥电器上半年收入46亿元，同比增长9%；净利润5亿元，同比增长18%。国内收入则下降4%。", []string{
			"石桥电器上半年收入46亿元，同比下降9%。",
		}, []string{
			"石桥电器上半年收入46亿元，同比增加9%。",
		}},
		{"en what was kept", "Torhaven kept its full-year profit forecast of $310 million. Chief executive Lena Marsh spoke to analysts. Finance chief Paul Idle said copper was dear.", []string{
			"Torhaven cut its full-year profit forecast of $310 million.",
			"Chief executive Paul Idle said copper was dear.",
		}, []string{
			"Torhaven kept its full-year profit forecast of $310 million.",
		}},
		{"en initials and seats", "The International Monetary Fund said the United States had grown. Iranian officials disagreed.", []string{
			"The WTO said the United States had grown.",
			"The International Monetary Fund said France had grown.",
		}, []string{
			"The IMF said the United States had grown.",
			"Iran disagreed.",
		}},
	} {
		check := verify.New(set(), parse(c.article))
		for _, p := range c.wrong {
			if r := check.Check(p, nil); r.Verdict == digest.Supported {
				t.Errorf("%s: %q is supported (%.2f), want it found wrong", c.name, p, r.Confidence)
			}
		}
		for _, p := range c.right {
			if r := check.Check(p, nil); r.Verdict != digest.Supported {
				t.Errorf("%s: %q is %s: %s, want it supported", c.name, p, r.Verdict, r.Reason)
			}
		}
	}
}

func TestAbsentName(t *testing.T) {
	const article = "The company closed three warehouses in Poland and Spain last year. Demand in Europe was weak, the company said on Monday."
	r := verify.New(set(), parse(article)).Check("Three warehouses in Poland and Italy were closed.", nil)
	for _, c := range r.Checks {
		if c.Text == "Italy" && (c.Status == digest.Supported || c.ReasonCode != "not_in_article") {
			t.Errorf("Italy is %s (%s), want it absent", c.Status, c.ReasonCode)
		}
	}
	if r.Verdict == digest.Supported {
		t.Error("the point is supported though Italy stands nowhere")
	}
}
