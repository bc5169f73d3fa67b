package verify_test

import (
	"slices"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/text"
)

// A copy is judged without the model; but for how sure it is, the answer must
// be that of the model, which verbatim lifts.
func TestCopied(t *testing.T) {
	const sure = 0.98
	for _, article := range []string{
		"县医院周二公布，去年接诊38万人次，比前年多一成。院长陆敏说，新楼不会在今年启用。夜间门诊可能继续开放。",
		"The harbour board said on Tuesday that 38 boats were sold last year. Ann Lowe, its head, denied that the pier would close. It may open at night.",
	} {
		d := parse(article)
		c := verify.New(set(), d)
		for _, s := range d.Sentences {
			point := s.Slice(article)
			fast := c.Check(point, []text.Span{s.Span})
			slow := c.Check(point, nil)
			if fast.Verdict != digest.Supported || fast.Confidence < sure {
				t.Errorf("%q: got %v %v, want supported, %v or more", point, fast.Verdict, fast.Confidence, sure)
			}
			if fast.Verdict != slow.Verdict || !slices.Equal(fast.Checks, slow.Checks) || !slices.Equal(fast.Evidence, slow.Evidence) {
				t.Errorf("%q: got %+v, want as without a hint %+v", point, fast, slow)
			}
		}
		// A lost "not" is no copy, whatever the hint says.
		for _, lie := range []string{"院长陆敏说，新楼会在今年启用。", "Ann Lowe, its head, said that the pier would close."} {
			if r := c.Check(lie, []text.Span{{End: len(article)}}); r.Verdict == digest.Supported && r.Confidence >= sure {
				t.Errorf("%q passed as a copy", lie)
			}
		}
	}
}

// What is left when a figure is cut out must not be another figure in its place.
func TestCopiedWithAnotherFigure(t *testing.T) {
	for _, c := range []struct{ article, lie string }{
		{"Pre-tax profit for the 26 weeks to 28 September rose 9 per cent to £148m, from £136m a year earlier.", "Pre-tax profit for the 26 weeks to 28 September rose 9 per cent to £136m."},
		{"Orders on hand at the end of October stood at £64m (2023: £58m).", "Orders on hand at the end of October stood at £58m."},
		{"10月末在手订单为64亿元，58亿元为去年同期数。", "10月末在手订单为58亿元。"},
	} {
		check := verify.New(set(), parse(c.article))
		for _, hint := range [][]text.Span{nil, {{End: len(c.article)}}} {
			if r := check.Check(c.lie, hint); r.Verdict == digest.Supported {
				t.Errorf("%q is supported (%.2f)", c.lie, r.Confidence)
			}
		}
	}
}
