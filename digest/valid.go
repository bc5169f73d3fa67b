package digest

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/text"
)

// CheckValid reports the first broken law of a digest: figures in their range,
// points numbered from 1, known verdicts, every span where it says and on rune
// borders, every quote found again, and nothing called supported that rests on
// nothing or failed a check. What needs the article's text is checked where the
// digest holds it.
func (d *Digest) CheckValid() error {
	switch {
	case d.Schema != Schema:
		return fmt.Errorf("schema %q, want %q", d.Schema, Schema)
	case d.ReadingTime < 1:
		return fmt.Errorf("reading time %d", d.ReadingTime)
	case d.Counts.Characters < 0 || d.Counts.WordProcessor < 0 || d.Counts.Words < 0 || d.Counts.Sentences < 0 || d.Article.Paragraphs < 0:
		return fmt.Errorf("negative count: %+v", d.Counts)
	case !share(d.Coverage):
		return fmt.Errorf("coverage %v", d.Coverage)
	case len(d.Article.TextSHA256) != 64:
		return fmt.Errorf("text_sha256 %q", d.Article.TextSHA256)
	case d.Points == nil || d.Warnings == nil:
		return fmt.Errorf("points and warnings must be lists, not null")
	}
	for i, w := range d.Warnings {
		if w.Code == "" || w.Message == "" || !d.holds(w.Span) {
			return fmt.Errorf("warning %d: %+v", i, w)
		}
	}
	if err := d.checkPoints(d.Points); err != nil {
		return err
	}
	if err := d.checkWriting(); err != nil {
		return err
	}
	if d.PageSummary != nil {
		if err := d.checkPoints(d.PageSummary.Points); err != nil {
			return fmt.Errorf("page summary: %w", err)
		}
	}
	return nil
}

// checkWriting holds the labels to account: what a model wrote is said to be,
// with its model, and every point of its first answer is accounted for.
func (d *Digest) checkWriting() error {
	w, g := d.Generator.Writing, d.Generator
	if w == nil {
		return nil
	}
	n, gone := 0, 0
	for i := range d.Points {
		n += bit(d.Points[i].Origin == Written)
		gone += bit(d.Points[i].Origin == Replaced)
	}
	switch {
	case w.Passed < 0 || w.Mended < 0 || w.Unconfirmed < 0 || w.Replaced < 0 || w.LeftOut < 0 || w.Calls < 0:
		return fmt.Errorf("negative count: %+v", *w)
	case w.Written != w.Passed+w.Mended+w.Unconfirmed+w.Replaced+w.LeftOut:
		return fmt.Errorf("%d points written, %d accounted for", w.Written, w.Passed+w.Mended+w.Unconfirmed+w.Replaced+w.LeftOut)
	case n != w.Passed+w.Mended+w.Unconfirmed || gone != w.Replaced:
		return fmt.Errorf("%d points written and %d replaced, the receipt has %+v", n, gone, *w)
	case (n > 0) != (g.Model != "") || (n > 0) != (d.AIGC != nil):
		return fmt.Errorf("%d points written by model %q, label %v", n, g.Model, d.AIGC)
	case !share(w.Read) || len(w.PromptSHA256) != 64 || w.Lang == "":
		return fmt.Errorf("writing: %+v", *w)
	}
	return nil
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (d *Digest) checkPoints(ps []Point) error {
	for i := range ps {
		if ps[i].N != i+1 {
			return fmt.Errorf("point %d has number %d", i+1, ps[i].N)
		}
		for k, n := range ps[i].TakesUp {
			if n < 1 || n > i || k > 0 && n <= ps[i].TakesUp[k-1] {
				return fmt.Errorf("point %d takes up %v", i+1, ps[i].TakesUp)
			}
		}
		if err := d.checkPoint(&ps[i]); err != nil {
			return fmt.Errorf("point %d %q: %w", i+1, ps[i].Text, err)
		}
	}
	return nil
}

func (d *Digest) checkPoint(p *Point) error {
	switch {
	case p.Text == "" || !utf8.ValidString(p.Text):
		return fmt.Errorf("empty or not UTF-8")
	case !p.Verdict.known():
		return fmt.Errorf("verdict %q", p.Verdict)
	case p.Origin != Cut && p.Origin != Written && p.Origin != Replaced && p.Origin != Given:
		return fmt.Errorf("origin %q", p.Origin)
	case !share(p.Confidence):
		return fmt.Errorf("confidence %v", p.Confidence)
	case p.Evidence == nil || p.Checks == nil:
		return fmt.Errorf("evidence and checks must be lists, not null")
	case p.Verdict == Supported && len(p.Evidence) == 0:
		return fmt.Errorf("supported by nothing")
	}
	for i, ev := range p.Evidence {
		if err := d.checkEvidence(ev); err != nil {
			return fmt.Errorf("evidence %d %v: %w", i, ev.Span, err)
		}
	}
	for i, c := range p.Checks {
		if err := p.checkCheck(c); err != nil {
			return fmt.Errorf("check %d %+v: %w", i, c, err)
		}
	}
	at := 0
	for i, w := range p.Words {
		if w.Start < at || w.Empty() || !w.ValidIn(p.Text) || !share(w.Support) {
			return fmt.Errorf("word %d: %+v", i, w)
		}
		at = w.End
	}
	for i, e := range p.Edits {
		if e.Kind != Delete && e.Kind != Insert || !d.holds(e.Span) {
			return fmt.Errorf("edit %d: %+v", i, e)
		}
		if e.Kind == Delete && d.Article.Text != "" && e.Slice(d.Article.Text) != e.Text {
			return fmt.Errorf("edit %d: deletes %q, the article has %q there", i, e.Text, e.Slice(d.Article.Text))
		}
	}
	return nil
}

func (d *Digest) checkEvidence(ev Evidence) error {
	switch {
	case ev.Empty() || !d.holds(ev.Span):
		return fmt.Errorf("not a span of the article")
	case len(ev.Exact) != ev.Len():
		return fmt.Errorf("quotes %d bytes of %d", len(ev.Exact), ev.Len())
	case ev.Paragraph < 0 || ev.Paragraph > d.Article.Paragraphs:
		return fmt.Errorf("paragraph %d of %d", ev.Paragraph, d.Article.Paragraphs)
	case d.Article.Text == "":
		return nil
	case ev.Slice(d.Article.Text) != ev.Exact:
		return fmt.Errorf("quotes %q, the article has %q there", ev.Exact, ev.Slice(d.Article.Text))
	}
	if got, ok := ev.Find(d.Article.Text); !ok || got != ev.Span {
		return fmt.Errorf("the quote is found at %v, %v", got, ok)
	}
	return nil
}

func (p *Point) checkCheck(c Check) error {
	switch {
	case c.Kind == "" || !c.Status.known():
		return fmt.Errorf("kind or status")
	case !c.ValidIn(p.Text):
		return fmt.Errorf("not a span of the point")
	case c.Evidence < -1 || c.Evidence >= len(p.Evidence):
		return fmt.Errorf("evidence %d of %d", c.Evidence, len(p.Evidence))
	case p.Verdict == Supported && c.Status != Supported && c.Status != Unchecked:
		return fmt.Errorf("failed in a supported point")
	}
	return nil
}

// holds reports whether sp can be a span of the article's text.
func (d *Digest) holds(sp text.Span) bool {
	if d.Article.Text == "" {
		return sp.Start >= 0 && sp.Start <= sp.End
	}
	return sp.ValidIn(d.Article.Text)
}

func (v Verdict) known() bool {
	switch v {
	case Supported, Partly, Unsupported, Contradicted, Unchecked:
		return true
	}
	return false
}

// share reports whether x is a number from 0 to 1.
func share(x float64) bool { return !math.IsNaN(x) && x >= 0 && x <= 1 }
