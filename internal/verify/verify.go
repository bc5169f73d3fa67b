// Package verify judges points against an article: which sentences carry a
// point, which of its atoms they support, and which words they don't. It never
// learns who wrote the point.
package verify

import (
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Checker judges points against one document. It is safe for concurrent use.
type Checker struct {
	set lang.Set
	doc *lang.Document
	ix  *index
}

// New prepares a checker for d. set reads the points.
func New(set lang.Set, d *lang.Document) *Checker {
	return &Checker{set: set, doc: d, ix: newIndex(d)}
}

func (c *Checker) lay(point string, hint []text.Span) *match {
	p := read(point, c.set.ParseText(point, c.doc.Article.Published), &c.ix.names, false)
	return c.ix.match(p, hint)
}

// Result is the judgement of one point. Spans of Checks and Words are in the
// point, those of Evidence in the article, in source order.
type Result struct {
	Verdict    digest.Verdict
	Confidence float64
	Reason     string
	Evidence   []text.Span
	Checks     []digest.Check
	Words      []digest.WordSupport
}

// Check judges a point. hint names sentences that its writer says it rests on;
// it may be empty and is not believed.
func (c *Checker) Check(point string, hint []text.Span) Result {
	have := map[string]bool{}
	for _, s := range c.doc.Sentences {
		for _, w := range s.Words {
			have[s.Language.Key(w.Slice(c.doc.Article.Text))] = true
		}
	}
	res := Result{Verdict: digest.Supported, Confidence: 0.5, Evidence: hint}
	for _, s := range c.set.ParseText(point, c.doc.Article.Published) {
		for _, w := range s.Words {
			ws := digest.WordSupport{Span: w.Span}
			if w.Tag == lang.Mark || have[s.Language.Key(w.Slice(point))] {
				ws.Support = 1
			} else {
				res.Verdict = digest.Unsupported
			}
			res.Words = append(res.Words, ws)
		}
	}
	return res
}
