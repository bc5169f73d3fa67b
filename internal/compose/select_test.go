package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// What all the others together repeat of a lead is no reason to exchange it for
// something of little worth.
func TestExchangeKeepsTheLead(t *testing.T) {
	d := &lang.Document{Lang: "zh", Sentences: make([]lang.Sentence, 4)}
	for i := range d.Sentences {
		d.Sentences[i].Block = i
	}
	concepts := func(ids ...int) (out []rank.Concept) {
		for _, id := range ids {
			out = append(out, rank.Concept{ID: id, Weight: 1})
		}
		return out
	}
	lead := &unit{first: 0, last: 0, score: 0.8, concepts: concepts(0, 1, 2)}
	a := &unit{first: 1, last: 1, score: 0.3, concepts: concepts(0, 3, 4)}
	b := &unit{first: 2, last: 2, score: 0.3, concepts: concepts(1, 5, 6)}
	weak := &unit{first: 3, last: 3, score: 0.1, concepts: concepts(7, 8)}
	c := &choice{d: d, cand: []*unit{lead, a, b, weak}, said: make([]int, 9), refused: map[*unit]bool{}, kept: map[*unit]bool{}}
	for _, u := range []*unit{lead, a, b} {
		c.take(u)
	}
	c.exchange()
	for _, u := range c.taken {
		if u == weak {
			t.Error("the lead was exchanged")
		}
	}
}
