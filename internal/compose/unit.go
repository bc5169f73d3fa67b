package compose

import (
	"slices"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// minWidth is the least a point can say something with.
const minWidth = 8

// leaning is what is left of the worth of a unit that does not read alone: it
// is taken only where the article has nothing better.
const leaning = 0.15

// units makes the candidates: every sentence that can stand alone, cut to fit,
// and every pair of neighbours where one needs the other or both are short.
func units(d *lang.Document, r rank.Ranking, l Length) []*unit {
	most := l.budget()
	var out []*unit
	for i, s := range d.Sentences {
		if !speaks(d, s) {
			continue
		}
		u := build(d, r, i, i, most)
		out = append(out, u)
		if i == 0 || !speaks(d, d.Sentences[i-1]) || !rulesFor(s.Language).joins(d, r, i-1, i) {
			continue
		}
		// A new paragraph is a new thought unless its words say otherwise.
		if gap := s.Block - d.Sentences[i-1].Block; gap > 1 || gap == 1 && r.Similarity(i-1, i) < cohesion {
			continue
		}
		if p := build(d, r, i-1, i, most); p.width <= most*rulesFor(d.Sentences[i-1].Language).share()/100 && !p.leans {
			out = append(out, p)
		}
	}
	return out
}

// build makes a point of sentences first to last.
func build(d *lang.Document, r rank.Ranking, first, last, most int) *unit {
	ru := rulesFor(d.Sentences[first].Language)
	most = most * ru.share() / 100
	u := newUnit(d, r, first, last)
	ok := ru.mend(d, u)
	if !ok {
		// What leans may be the opening alone, and the rest stand by itself.
		if v := newUnit(d, r, first, last); v.fit(d, r, most, ru, true) {
			u, ok = v, true
		}
	}
	ru.trim(d, u, most)
	u.fit(d, r, most, ru, false)
	if first < last {
		ru.join(d, u)
	}
	ru.polish(d, u)
	finish(d, u, ru.stop(), most)
	u.count(d, r)
	if u.leans = !ok || !ru.stands(d, u); u.leans {
		u.score *= leaning
	}
	if asks(u.text(d.Article.Text)) {
		u.score *= asking
	}
	return u
}

// asking is what is left of the worth of a question: it says nothing yet.
const asking = 0.2

// speaks reports whether a sentence is the article's own running text, from
// which a point may be taken.
func speaks(d *lang.Document, s lang.Sentence) bool {
	switch d.Article.Blocks[s.Block].Kind {
	case article.Paragraph, article.ListItem, article.Quote:
	default:
		return false
	}
	for _, c := range s.Cues {
		if c.Kind == lang.CueFurniture {
			return false
		}
	}
	return width(s.Slice(d.Article.Text)) >= minWidth
}

func newUnit(d *lang.Document, r rank.Ranking, first, last int) *unit {
	sp := d.Sentences[first].Span.Cover(d.Sentences[last].Span)
	u := &unit{first: first, last: last, span: trim(d.Article.Text, sp)}
	for i := first; i <= last; i++ {
		// Scores are chances to be worth a point: that of two is that one is.
		u.score += r.Sentences[i] * (1 - u.score)
	}
	return u
}

// finish closes the point, settles the edits and measures what is left. A unit
// that is still too long loses worth by as much.
func finish(d *lang.Document, u *unit, stop string, most int) *unit {
	if stop != "" {
		fullStop(d, u, stop)
	}
	u.settle()
	u.width = width(u.text(d.Article.Text))
	if u.width > most {
		u.score *= float64(most) / float64(u.width)
	}
	return u
}

// count notes the concepts of what is kept, each once.
func (u *unit) count(d *lang.Document, r rank.Ranking) {
	for i := u.first; i <= u.last; i++ {
		r.Concepts(i, d.Sentences[i].Span, func(c rank.Concept, at int) {
			if !u.gone(text.Span{Start: at, End: at + 1}) {
				u.concepts = append(u.concepts, c)
			}
		})
	}
	slices.SortFunc(u.concepts, func(a, b rank.Concept) int { return a.ID - b.ID })
	u.concepts = slices.CompactFunc(u.concepts, func(a, b rank.Concept) bool { return a.ID == b.ID })
}

func (u *unit) gone(sp text.Span) bool {
	for _, e := range u.edits {
		if e.gone.Contains(sp) && !sp.Empty() {
			return true
		}
	}
	return false
}
