package verify

import (
	"math"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
)

func figure(t *testing.T, s string) *lang.Atom {
	t.Helper()
	set := lang.NewSet(und.New(), zh.New(), en.New())
	for _, x := range set.ParseText(s, time.Time{}) {
		for _, a := range x.Atoms {
			if a.Kind == lang.KindNumber || a.Kind == lang.KindDate {
				return &a
			}
		}
	}
	t.Fatalf("no figure in %q", s)
	return nil
}

func TestSameFigure(t *testing.T) {
	for _, c := range []struct {
		point, article string
		want           bool
	}{
		{"登记费0.5亿元。", "登记费5000万元。", true},
		{"超过50%的人参加。", "51.1%的人参加。", true},
		{"超过50%的人参加。", "92%的人参加。", false},
		{"裁员2.5万人以上。", "共有12.5万人。", false},
		{"会议1月举行。", "会议在今年一月举行。", true},
		{"会议3月5日举行。", "会议在3月举行。", false},
		{"会议3月举行。", "会议在2024年3月5日举行。", true},
		{"罚款300美元。", "罚款300欧元。", false},
		{"排名第23位。", "它们降至23和25位。", true},
		{"获得第3名。", "共有3人。", false},
		{"增幅为5%至20%。", "增幅为9%。", false},
		{"增幅约为5%。", "增幅为5.1%。", true},
		{"他同年10月5日去世。", "他2011年10月5日去世。", true},
		{"他同年10月5日去世。", "他2011年10月8日去世。", false},
		{"A fine of 300 dollars.", "A fine of $300.", true},
		{"A fine of 300 dollars.", "A fine of 3,000 dollars.", false},
		{"It rose by 5 percent.", "It rose by 5%.", true},
		{"It opened in March 2024.", "It opened in March 2023.", false},
	} {
		if got := sameFigure(figure(t, c.point), figure(t, c.article)); got != c.want {
			t.Errorf("%q by %q: %v, want %v", c.point, c.article, got, c.want)
		}
	}
}

func TestAbsolute(t *testing.T) {
	for v, want := range map[string]string{
		"2024-06-12": "2024-06-12", "rel:year+0-01": "XXXX-01", "rel:year-1-06": "XXXX-06", "rel:year-1": "", "rel:day-1": "", "rel:same-day": "", "rel:same-year-10-05": "XXXX-10-05",
	} {
		if got := absolute(v); got != want {
			t.Errorf("%s: %q, want %q", v, got, want)
		}
	}
}

func TestSurprise(t *testing.T) {
	var odds []float64
	for i := range 1000 {
		odds = append(odds, float64(i)/100) // 0 to 9.99
	}
	e := Expert{Ladder: LadderOf(odds, len(odds)), Weights: [Steps]float64{0, 1, 2}}
	if got := e.Surprise(9); got != 0 {
		t.Errorf("what most true points have: %.2f, want 0", got)
	}
	last := 0.0
	for o := 3.0; o > -2; o -= 0.01 {
		s := e.Surprise(o)
		if s < last {
			t.Fatalf("odds %.2f surprise %.3f, less than higher odds do", o, s)
		}
		last = s
	}
	// One true point in fifty has odds under 0.2.
	if got := e.Surprise(0.2); math.Abs(got-math.Log(50)) > 0.1 {
		t.Errorf("one in fifty: %.2f, want about %.2f", got, math.Log(50))
	}
	if got := e.Against(3.5); math.Abs(got-0.5) > 1e-9 {
		t.Errorf("half a unit beyond the second step: %.2f, want 0.5", got)
	}
	if got := (&Expert{Ladder: LadderOf(nil, 10)}).Surprise(-50); got != 0 {
		t.Errorf("where no true point makes such a claim: %.2f, want 0", got)
	}
}
