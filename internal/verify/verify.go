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
	// Freely says that a point is Unchecked since it is worded too far from the article to be called
	// right or wrong; Confidence is then that of its being wrong.
	Freely   bool
	Evidence []text.Span
	Checks   []digest.Check
	Words    []digest.WordSupport
}

// Check judges a point. hint names sentences that its writer says it rests on;
// it may be empty and is not believed.
func (c *Checker) Check(point string, hint []text.Span) Result {
	sentences := c.set.ParseText(point, c.doc.Article.Published)
	p := read(point, sentences, &c.ix.names, false)
	switch {
	case len(p.words) == 0:
		return c.blank(point, sentences, digest.Unchecked, whyNothing)
	case len(p.words) > maxWords:
		return c.blank(point, sentences, digest.Unchecked, whyLong)
	case len(c.ix.words) == 0:
		return c.blank(point, sentences, digest.Unsupported, whyNoEvidence)
	}
	han := p.han()
	model := trained(han)
	if len(hint) > 0 {
		// Is it a copy of what its writer names? Then nothing else is looked at.
		m := c.ix.matchIn(p, hint, c.ix.stretches(hint))
		r, ok := m.copied(model, sentences, hint)
		if m.release(); ok {
			return r
		}
	}
	m := c.ix.match(p, hint)
	defer m.release()
	v, an := m.vectors()
	sup := model.Words.probabilities(v)
	for i := range sup {
		sup[i] = Lift(v[i][:], sup[i])
	}
	m.depends(sup)
	m.reckonedWords(an, sup)
	m.speltWords(sup)
	j := &judgement{
		match: m, an: an, v: v, sup: sup, model: model, cut: model.PointCut, weights: symptomWeights(han),
		say: phrasesFor(sentences[0].Language.Tag()),
	}
	j.broken = m.obey(v, an)
	j.weigh()
	j.heed()
	j.verbatim(hint)
	j.wordCut = model.FirmCut
	if j.prob < j.cut {
		j.wordCut = model.WordCut
	}
	return j.result(sentences)
}

// maxWords bounds a point; what is longer is no point but a text.
const maxWords = 1000

// blank answers where there is nothing to compare.
func (c *Checker) blank(point string, ss []lang.Sentence, v digest.Verdict, code why) Result {
	res := Result{Verdict: v}
	if v == digest.Unsupported {
		res.Confidence = 0.99
	}
	tag := "und"
	for _, s := range ss {
		tag = s.Language.Tag()
		for _, w := range s.Words {
			res.Words = append(res.Words, digest.WordSupport{Span: w.Span, Support: float64(bit(w.Tag == lang.Mark))})
		}
	}
	res.Reason = phrasesFor(tag).say(code, "")
	return res
}
