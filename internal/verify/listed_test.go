package verify_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
)

// A point may count what is listed, and is right only where the count is.
func TestListed(t *testing.T) {
	const zh = "高新区代表队、市公交公司代表队、市委办公室代表队获得二等奖。比赛在周五结束。会议指明了方向：一是团结，二是规范，三是创新，四是发展。"
	for _, c := range []struct {
		point string
		small bool // the count is found missing
	}{
		{"高新区、市公交公司和市委办公室三支代表队获得二等奖。", false},
		{"高新区、市公交公司和市委办公室七支代表队获得二等奖。", true},
		{"会议指明了四个方向，即团结、规范、创新和发展。", false},
		{"会议指明了九个方向，即团结、规范、创新和发展。", true},
	} {
		got := false
		for _, s := range signsOf(t, zh, c.point) {
			got = got || s == "no-small" || s == "number" || s == "number-in"
		}
		if got != c.small {
			t.Errorf("%q: count found missing %v, want %v (%v)", c.point, got, c.small, signsOf(t, zh, c.point))
		}
	}
}

// A count that stands nowhere and is right has no place in the article to name,
// in a point that fails for something else.
func TestListedInAFailingPoint(t *testing.T) {
	const zh = "高新区代表队、市公交公司代表队、市委办公室代表队获得二等奖。比赛在周五结束。"
	r := verify.New(set(), parse(zh)).Check("林小满宣布，高新区、市公交公司和市委办公室三支代表队没有获得一等奖以外的奖。", nil)
	for _, c := range r.Checks {
		if c.Kind == digest.CheckNumber && c.Text == "三支" && c.Status != digest.Supported {
			t.Errorf("三支: %s, %s", c.Status, c.Reason)
		}
	}
}
