package mcp

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// The most that is told of a page's smaller fields. A title of a page that is
// longer is no title.
const (
	mostTitle = 300
	mostSmall = 120
)

// withheld gives d without what in its small fields, in the page's own summary or
// in a quotation speaks to models; mark stands in its place. Marks that turn or
// hide what stands around them are taken out. d is not edited.
func withheld(d *digest.Digest, mark string) *digest.Digest {
	out := *d
	hide := func(t *string, most int) {
		if service.SpeaksToModel(*t) {
			*t = mark
			return
		}
		*t = clip(oneLine(*t), most)
	}
	hide(&out.Article.Title, mostTitle)
	hide(&out.Article.Byline, mostSmall)
	hide(&out.Article.Source, mostSmall)
	out.Points = hidePoints(d.Points, mark)
	if d.PageSummary != nil {
		ps := *d.PageSummary
		hide(&ps.Label, mostSmall)
		hide(&ps.Attribution, mostTitle)
		ps.Points = hidePoints(ps.Points, mark)
		out.PageSummary = &ps
	}
	return &out
}

// hidePoints: what was handed in to be checked came from the client itself, but
// the points of a page's own summary are called the same, so both are looked at.
func hidePoints(ps []digest.Point, mark string) []digest.Point {
	out := slices.Clone(ps)
	for i := range out {
		p := &out[i]
		if service.SpeaksToModel(p.Text) {
			p.Text, p.Checks, p.Words, p.Edits, p.Reason = mark, []digest.Check{}, nil, nil, ""
			if p.Verdict != digest.Supported || len(p.Evidence) == 0 {
				p.Verdict, p.Evidence = digest.Unsupported, []digest.Evidence{}
			}
		}
	}
	return out
}

// oneLine is t without control characters and line ends of any kind, so that
// nothing from outside begins a line of an answer.
func oneLine(t string) string {
	t = strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return ' '
		case r >= 0xe0000 && r <= 0xe007f, r == 0x200b, r == 0x200e, r == 0x200f, r == 0x2060, r == 0xfeff:
			return -1 // letters and spaces that nobody sees
		}
		return r
	}, t)
	return strings.TrimSpace(render.Clean(t))
}
