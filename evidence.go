package zhongdian

import (
	"sort"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

func evidence(a *article.Article, sp text.Span) digest.Evidence {
	ev := digest.Evidence{Span: sp, Quote: text.NewQuote(a.Text, sp), Fragment: text.Fragment(a.Text, sp)}
	if i := a.BlockAt(sp.Start); i >= 0 {
		ev.Paragraph = a.ParagraphOf(i)
	}
	return ev
}

// coverage is the share of the text's bytes that some point rests on.
func coverage(a *article.Article, points []digest.Point) float64 {
	var spans []text.Span
	for _, p := range points {
		for _, ev := range p.Evidence {
			spans = append(spans, ev.Span)
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	n, end := 0, 0
	for _, sp := range spans {
		if sp.End > end {
			n += sp.End - max(end, sp.Start)
			end = sp.End
		}
	}
	if len(a.Text) == 0 {
		return 0
	}
	return float64(n) / float64(len(a.Text))
}
