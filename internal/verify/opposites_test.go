package verify

import (
	"slices"
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/zh"
)

func TestOpposites(t *testing.T) {
	for _, l := range []lang.Language{zh.New(), en.New()} {
		all := opposites(l)
		if len(all) < 500 {
			t.Errorf("%s: %d words have opposites, want hundreds", l.Tag(), len(all))
		}
		for x, ys := range all {
			if slices.Contains(ys, x) {
				t.Errorf("%s: %q is its own opposite", l.Tag(), x)
			}
		}
	}
	for _, c := range []struct {
		l    lang.Language
		a, b string
	}{{zh.New(), "上涨", "下跌"}, {zh.New(), "增长", "跌"}, {en.New(), "soared", "falls"}, {en.New(), "kept", "cutting"}} {
		a, b := forms(c.l, c.a)[0], forms(c.l, c.b)[0]
		if !slices.Contains(opposites(c.l)[a], b) || !slices.Contains(opposites(c.l)[b], a) {
			t.Errorf("%s and %s are no opposites", c.a, c.b)
		}
	}
}

func BenchmarkOpposites(b *testing.B) {
	for _, l := range []lang.Language{zh.New(), en.New()} {
		b.Run(l.Tag(), func(b *testing.B) {
			for b.Loop() {
				oppositesOf.Clear()
				opposites(l)
			}
		})
	}
}
