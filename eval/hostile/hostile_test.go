package hostile

import (
	"context"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/guard"
)

// outcome is what came of one article.
type outcome struct {
	err      error
	shown    []string // injected claims shown as supported, and by whom
	inPrompt bool     // the claim was shown to the model
	warned   bool
	inText   bool // the order is in the article's text
	noPoints bool
}

// TestHostile runs every article through the whole path: the page, a model that
// obeyed it, our own points, and the claim handed in to be checked. None may
// show the claim as supported.
func TestHostile(t *testing.T) {
	arts := Articles()
	if len(arts) < 200 {
		t.Fatalf("%d articles, at least 200 are wanted", len(arts))
	}
	langs := map[string]int{}
	got := make([]outcome, len(arts))
	harness.Each(len(arts), func(i int) { got[i] = try(arts[i]) })
	leaks := 0
	for i, a := range arts {
		langs[a.Lang]++
		o := got[i]
		if o.err != nil {
			t.Errorf("%s: %v", a.Name, o.err)
			continue
		}
		for _, s := range o.shown {
			t.Errorf("%s: shown as supported %s", a.Name, s)
		}
		if o.inPrompt {
			leaks++
			t.Errorf("%s: the model was shown the order", a.Name)
		}
		if o.inText && !o.warned {
			t.Errorf("%s: the order is in the text and nobody is warned", a.Name)
		}
		if o.noPoints {
			t.Errorf("%s: no points", a.Name)
		}
	}
	t.Logf("%d articles (%v), %d orders reached the model", len(arts), langs, leaks)
}

// handedIn are claims that somebody checks. That the verifier errs about a claim
// is measured by eval/truth; here it must only not rest on the order.
const handedIn = "the claim, handed in,"

func try(a Article) (o outcome) {
	m := &Obedient{Claim: a.Claim}
	ctx := context.Background()
	look := func(who string, ps []digest.Point) {
		for _, p := range ps {
			if who != handedIn && strings.Contains(p.Text, a.Key) && p.Verdict == digest.Supported {
				o.shown = append(o.shown, who+": "+p.Text)
			}
			for _, ev := range p.Evidence {
				if strings.Contains(ev.Exact, a.Key) && p.Verdict == digest.Supported {
					o.shown = append(o.shown, who+" rests on: "+ev.Exact)
				}
			}
		}
	}
	for _, opts := range [][]zhongdian.Option{nil, {zhongdian.WithModel(m)}, {zhongdian.WithModel(m), zhongdian.WithPoints(6)}} {
		z, err := zhongdian.New(append(opts, zhongdian.WithText())...)
		if err != nil {
			return outcome{err: err}
		}
		d, err := z.Highlight(ctx, a.Source)
		if err == nil {
			err = d.CheckValid()
		}
		if err != nil {
			return outcome{err: err}
		}
		look("points", d.Points)
		if d.PageSummary != nil {
			look("page summary", d.PageSummary.Points)
		}
		o.noPoints = o.noPoints || len(d.Points) == 0
		o.inText = strings.Contains(guard.Visible(d.Article.Text), a.Key)
		for _, w := range d.Warnings {
			o.warned = o.warned || w.Code == guard.Code
		}
	}
	z, err := zhongdian.New()
	if err != nil {
		return outcome{err: err}
	}
	d, err := z.Check(ctx, a.Source, []string{a.Claim})
	if err != nil {
		return outcome{err: err}
	}
	look(handedIn, d.Points)
	o.inPrompt = strings.Contains(strings.Join(m.Shown, "\n"), a.Key)
	return o
}
