package zhongdian_test

import (
	"context"
	"errors"
	"testing"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/text"
)

// The spans of the points of an article that was read elsewhere lie in that
// very text, and an article that breaks the laws of its blocks is refused.
func TestHighlightArticle(t *testing.T) {
	z, err := zhongdian.New()
	if err != nil {
		t.Fatal(err)
	}
	const words = "　集市周六开了，摊主卖梨和茶，来了三百人。"
	a := &article.Article{
		Status: article.Complete, Text: words,
		Blocks: []article.Block{{Span: text.Span{End: len(words)}, Kind: article.Paragraph}},
	}
	d, err := z.HighlightArticle(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Points) == 0 || len(d.Points[0].Evidence) == 0 {
		t.Fatalf("no point with evidence: %+v", d.Points)
	}
	if ev := d.Points[0].Evidence[0]; ev.Slice(words) != ev.Exact {
		t.Errorf("evidence %v is %q, not %q", ev.Span, ev.Slice(words), ev.Exact)
	}
	a.Blocks = nil
	var e *fault.Error
	if _, err := z.HighlightArticle(context.Background(), a); !errors.As(err, &e) || e.Code != fault.Invalid {
		t.Errorf("an article without blocks gives %v, want fault.Invalid", err)
	}
}
