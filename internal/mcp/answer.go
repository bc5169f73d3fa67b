package mcp

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/text"
)

// answer is a digest for a program with a model in it. It is a digest by the
// published schema, with what is dear and seldom wanted left empty.
type answer struct {
	Notice string `json:"notice"`
	digest.Digest
}

// answerOf gives the whole digest with explain. Without it the checks that hold,
// the support of words, the edits, and what finds a quotation again are left out:
// nine tenths of the bytes of a digest, which a model would pay for.
func answerOf(d *digest.Digest, ui string, explain bool) answer {
	a := answer{Notice: say(ui, "notice"), Digest: *d}
	if speaks(d) {
		a.Notice += " " + say(ui, "spoke")
	}
	if explain {
		return a
	}
	a.Points = brief(d.Points)
	if d.PageSummary != nil {
		ps := *d.PageSummary
		ps.Points = brief(ps.Points)
		a.PageSummary = &ps
	}
	a.Generator.Settings, a.Generator.Writing = nil, nil
	return a
}

func brief(ps []digest.Point) []digest.Point {
	out := slices.Clone(ps)
	for i := range out {
		p := &out[i]
		p.Words, p.Edits = nil, nil
		checks := []digest.Check{}
		for _, c := range p.Checks {
			if render.Failing(c) {
				checks = append(checks, c)
			}
		}
		p.Checks = checks
		p.Evidence = slices.Clone(p.Evidence)
		if p.Evidence == nil {
			p.Evidence = []digest.Evidence{}
		}
		for j := range p.Evidence {
			ev := &p.Evidence[j]
			ev.Quote, ev.Fragment = text.Quote{Exact: ev.Exact}, ""
		}
	}
	return out
}

func speaks(d *digest.Digest) bool {
	return slices.ContainsFunc(d.Warnings, func(w digest.Warning) bool { return w.Code == "speaks_to_model" })
}

// uiOf is the language of the words around the points: the one that was asked
// for, or that of the article.
func uiOf(d *digest.Digest, ui string) string {
	switch {
	case ui != "":
		return ui
	case strings.HasPrefix(d.Article.Lang, "zh"):
		return "zh"
	}
	return "en"
}
