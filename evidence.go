package zhongdian

import (
	"slices"
	"sort"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/text"
)

func evidence(a *article.Article, sp text.Span) digest.Evidence {
	ev := digest.Evidence{Span: sp, Quote: text.NewQuote(a.Text, sp), Fragment: text.Fragment(a.Text, sp)}
	if i := a.BlockAt(sp.Start); i >= 0 {
		ev.Paragraph = a.ParagraphOf(i)
	}
	return ev
}

// restOn gives r the evidence of a point that was cut: every sentence its words
// were taken from, whether or not the judge needed it, and whatever else a check
// points at. A point of two sentences that shows one of them would leave half of
// its words without a source.
func restOn(r verify.Result, from []text.Span) verify.Result {
	spans := append([]text.Span(nil), from...)
	to := make([]text.Span, len(r.Evidence)) // where each of the judge's is now
	for i, sp := range r.Evidence {
		at := slices.IndexFunc(spans, sp.Overlaps)
		if at >= 0 {
			to[i] = spans[at]
		} else if slices.ContainsFunc(r.Checks, func(c digest.Check) bool { return c.Evidence == i }) {
			to[i] = sp
			spans = append(spans, sp)
		}
	}
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
	checks := append([]digest.Check(nil), r.Checks...)
	for i, c := range checks {
		if c.Evidence >= 0 {
			checks[i].Evidence = slices.Index(spans, to[c.Evidence])
		}
	}
	r.Evidence, r.Checks = spans, checks
	return r
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
