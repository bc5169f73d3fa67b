package zhongdian

import (
	"reflect"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/text"
)

func TestRestOn(t *testing.T) {
	sp := func(a, b int) text.Span { return text.Span{Start: a, End: b} }
	check := func(i int) digest.Check { return digest.Check{Evidence: i} }
	for _, c := range []struct {
		name       string
		judged     []text.Span
		checks     []digest.Check
		from       []text.Span
		want       []text.Span
		wantChecks []digest.Check
	}{
		{"the judge needed one of two", []text.Span{sp(10, 20)}, []digest.Check{check(0), check(-1)}, []text.Span{sp(0, 10), sp(10, 20)},
			[]text.Span{sp(0, 10), sp(10, 20)}, []digest.Check{check(1), check(-1)}},
		{"the judge named a clause of it", []text.Span{sp(4, 8)}, []digest.Check{check(0)}, []text.Span{sp(0, 10)},
			[]text.Span{sp(0, 10)}, []digest.Check{check(0)}},
		{"a check stands on another sentence", []text.Span{sp(0, 10), sp(20, 30)}, []digest.Check{check(0), check(1)}, []text.Span{sp(20, 30)},
			[]text.Span{sp(0, 10), sp(20, 30)}, []digest.Check{check(0), check(1)}},
		{"nothing stands on another sentence", []text.Span{sp(0, 10), sp(20, 30)}, []digest.Check{check(1)}, []text.Span{sp(20, 30)},
			[]text.Span{sp(20, 30)}, []digest.Check{check(0)}},
		{"the judge found nothing", nil, nil, []text.Span{sp(0, 10)}, []text.Span{sp(0, 10)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := restOn(verify.Result{Evidence: c.judged, Checks: c.checks}, c.from)
			if !reflect.DeepEqual(r.Evidence, c.want) || !reflect.DeepEqual(r.Checks, c.wantChecks) {
				t.Errorf("got %v %v, want %v %v", r.Evidence, r.Checks, c.want, c.wantChecks)
			}
		})
	}
}
