// Package guard finds what in an article speaks to a language model: orders to
// forget its instructions, to write something into its summary, fenced or
// encoded as they may be. Such sentences are no news. They are silenced: kept in
// the text, since the page shows them, but neither shown to a model, nor cut
// into points, nor taken for evidence.
//
// It is a net, not a wall. What slips through is still only text that a point is
// checked against; what is caught wrongly costs an article a sentence and is
// said in a warning.
package guard

import (
	"fmt"
	"slices"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Code of the warning that goes with a Finding.
const Code = "speaks_to_model"

// Finding is a stretch of the article that speaks to a model, with what stands
// around it in its block. Title says that it is the headline; Span is empty then.
type Finding struct {
	text.Span
	Title bool
}

// Message says a finding to a person, with the paragraph it is in. The passage
// itself is not quoted: whoever reads a warning may be a model too.
func (f Finding) Message(paragraph int) string {
	if f.Title {
		return "the article speaks to language models (headline): that was not shown to one"
	}
	return fmt.Sprintf("the article speaks to language models, not to readers (paragraph %d): that is not shown to one, no point is cut from it and nothing rests on it", paragraph)
}

// SummaryMessage is what is said where the page's own summary speaks to a model:
// its points are judged like anybody's, and no model is shown them by us.
const SummaryMessage = "the page's own summary speaks to language models (page summary): nothing rests on it"

// How far a passage that speaks to a model reaches beyond the sentence that
// shows it: what it wants said stands beside the order to say it.
const (
	before = 1 // sentences before it in its block
	after  = 4 // sentences behind it in its block
	small  = 6 // a block of no more sentences is silenced whole
	next   = 3 // blocks behind one that ends in a colon
)

// maxFindings bounds the warnings of one article; the rest is silenced all the
// same.
const maxFindings = 50

// Silence gives d without what speaks to a model, and what that was. Where there
// is nothing it gives d itself. d is not edited.
func Silence(d *lang.Document) (*lang.Document, []Finding) {
	hit := spoken(d)
	title := Speaks(d.Article.Title)
	if hit == nil && !title {
		return d, nil
	}
	out := *d
	var found []Finding
	if title {
		a := *d.Article
		a.Title = ""
		out.Article = &a
		found = append(found, Finding{Title: true})
	}
	if hit == nil {
		return &out, found
	}
	silent := spread(d, hit)
	out.Sentences = slices.Clone(d.Sentences)
	for i, s := range d.Sentences {
		if !silent[i] {
			continue
		}
		// A sentence without words is never matched; one that is furniture is
		// never ranked or cut.
		out.Sentences[i] = lang.Sentence{
			Span: s.Span, Block: s.Block, Language: s.Language, Clauses: []text.Span{s.Span},
			Cues: []lang.Cue{{Span: s.Span, Kind: lang.CueFurniture, Lead: true}},
		}
		if n := len(found); i > 0 && silent[i-1] && n > 0 && !found[n-1].Title && d.Sentences[i-1].Block == s.Block {
			found[n-1].End = s.End
		} else if n < maxFindings {
			found = append(found, Finding{Span: s.Span})
		}
	}
	return &out, found
}

// Silenced reports whether a sentence of a document that Silence gave is one of
// those that were silenced.
func Silenced(s *lang.Sentence) bool {
	return len(s.Words) == 0 && len(s.Cues) == 1 && s.Cues[0].Kind == lang.CueFurniture && s.Cues[0].Span == s.Span
}

// spoken gives for each sentence whether it speaks to a model; nil where none does.
func spoken(d *lang.Document) []bool {
	var hit []bool
	t := d.Article.Text
	for i, s := range d.Sentences {
		if Speaks(s.Slice(t)) {
			if hit == nil {
				hit = make([]bool, len(d.Sentences))
			}
			hit[i] = true
		}
	}
	// An order may be cut in two by a full stop or a line that ends in the
	// middle: two neighbours are read together as well.
	for i := 1; i < len(d.Sentences); i++ {
		a, b := d.Sentences[i-1], d.Sentences[i]
		if hit != nil && (hit[i-1] || hit[i]) || a.Len()+b.Len() > maxSentence || !unfinished(a.Slice(t)) {
			continue
		}
		if Speaks(a.Slice(t) + " " + b.Slice(t)) {
			if hit == nil {
				hit = make([]bool, len(d.Sentences))
			}
			hit[i-1], hit[i] = true, true
		}
	}
	return hit
}

// spread gives the sentences that go with those that were hit.
func spread(d *lang.Document, hit []bool) []bool {
	out := make([]bool, len(hit))
	for i := 0; i < len(hit); {
		j := i
		for j < len(hit) && d.Sentences[j].Block == d.Sentences[i].Block {
			j++
		}
		spreadBlock(out[i:j], hit[i:j])
		i = j
	}
	for i := range hit {
		if hit[i] && leadsOn(d, i) {
			spreadBeyond(d, out, i)
		}
	}
	return out
}

func spreadBlock(out, hit []bool) {
	for i, h := range hit {
		if !h {
			continue
		}
		from, to := i-before, i+after
		if len(hit) <= small {
			from, to = 0, len(hit)-1
		}
		for k := max(from, 0); k <= min(to, len(hit)-1); k++ {
			out[k] = true
		}
	}
}

// leadsOn reports whether what is wanted may stand in the blocks behind: the
// sentence is the last of its block and ends in a colon, or is a heading or code.
func leadsOn(d *lang.Document, i int) bool {
	s := d.Sentences[i]
	if i+1 < len(d.Sentences) && d.Sentences[i+1].Block == s.Block {
		return false
	}
	switch d.Article.Blocks[s.Block].Kind {
	case article.Heading, article.Code:
		return true
	}
	return endsInColon(s.Slice(d.Article.Text))
}

// spreadBeyond silences the blocks that belong to an opening at i: lists, code,
// quotes and table rows, and otherwise one paragraph.
func spreadBeyond(d *lang.Document, out []bool, i int) {
	b := d.Sentences[i].Block
	paragraphs := 0
	for k := i + 1; k < len(d.Sentences); k++ {
		s := d.Sentences[k]
		if s.Block > b+next {
			return
		}
		if kind := d.Article.Blocks[s.Block].Kind; kind == article.Heading {
			return
		} else if kind == article.Paragraph && s.Block != d.Sentences[k-1].Block {
			if paragraphs++; paragraphs > 1 {
				return
			}
		}
		out[k] = true
	}
}
