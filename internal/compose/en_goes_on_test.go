package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestGoesOnBelow asks of the last sentence of each text what it takes up; "-" is one that
// leans even so.
func TestGoesOnBelow(t *testing.T) {
	snow := "Snow fell on the mills of the north. "
	for _, c := range []struct{ name, in, want string }{
		{"this town", "The oldest mill of the north stands in the town of Harrow by the river. This struggling town now finds itself without any flour for the winter.", sentenceBefore},
		{"they", "Two keepers of Harrow were arrested on Monday for selling flour of the town. They were taken to Norvik by boat for questioning.", sentenceBefore},
		{"them, below a but", "Two keepers of Harrow were arrested on Monday for selling flour of the town. But that has made the latest decision of the court surprising to some. On Tuesday, the court of Norvik released them.", sentenceBefore},
		{"far into an article", strings.Repeat(snow, headGoesOn) + "Two keepers of Harrow were arrested on Monday for selling flour of the town. They were taken to Norvik by boat for questioning.", "-"},
		{"he of nobody", "Snow fell on the old mills of the north by the river. He was taken to Norvik by boat for questioning about the flour.", "-"},
		{"what points on", "Two keepers of Harrow were arrested on Monday for selling flour of the town. Here is a look at some of their bigger sales of flour.", "-"},
		{"the former", "Two keepers of Harrow sold a mill and a bridge of the town on Monday. The former, the Norvik mill, is named for an old keeper of Harrow.", "-"},
		{"says little", "Two keepers of Harrow were arrested on Monday for selling flour of the town. They asked why it was so.", "-"},
		{"behind a question", "Why were two keepers of Harrow arrested on Monday for selling flour? They were taken to Norvik by boat for questioning.", "-"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			x := newStandReader(d, rank.Score(d))
			x.judged = judged{given: true}
			n := len(d.Sentences) - 1
			u := x.build(n, n, Medium.budget(), run{})
			got := strings.Join(u.needs, " ")
			if u.leans {
				got = "-"
			}
			if got != c.want {
				t.Errorf("%q takes up %q", u.kept, got)
			}
		})
	}
}

// What turns the sentence before it at the head of an article, and hardly reads alone, takes
// it up.
func TestTurnsBelow(t *testing.T) {
	d := read("Two mills of Harrow were hit by stones on Monday. But the loud crash injured a vital part of town: free speech. But the town has two more mills by the river.")
	for i, want := range []bool{false, true, true} {
		u := bare(d, i)
		if u.turnsBelow(d); u.goesOnFrom() != want {
			t.Errorf("%q takes up %q", u.span.Slice(d.Article.Text), u.needs)
		}
	}
}

// What only leads up to the next sentence is not the lead where another of the first is.
func TestHooks(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{
		{"Keeper Ann Lee never understood the millers of Harrow. Then she became one of them.", true},
		{"It looks like the millers of Harrow have failed again. Two mills were closed on Monday.", true},
		{"It doesn't matter how often keeper Ann Lee says that. Two mills were closed on Monday.", true},
		{"Two mills of Harrow were closed on Monday. The town says that more will follow.", false},
	} {
		if got := hooks(read(c.in), 0); got != c.want {
			t.Errorf("%q: %v", c.in, got)
		}
	}
	d := read("Keeper Ann Lee never understood the millers of Harrow. Then she became one of them.")
	r := rank.Score(d)
	j := judge(d, &r, 3, shippedWorth())
	j.main, r.Sentences = []float64{0.6, 0.55}, []float64{0.8, 0.7}
	if leads := j.leadsOf(d, &r); len(leads) != 2 || leads[0] != 1 {
		t.Errorf("leads %v", leads)
	}
}

// A lead that reads only below the sentence before it brings that with it.
func TestLeadBelow(t *testing.T) {
	d := read("Two keepers of Harrow were arrested on Monday for selling flour of the town. They were taken to Norvik by boat for questioning.")
	x := newStandReader(d, rank.Score(d))
	x.judged = judged{given: true}
	us := []*unit{x.build(0, 0, Medium.budget(), run{}), x.build(1, 1, Medium.budget(), run{})}
	c := &choice{d: d, kept: map[*unit]bool{}}
	if got := c.tells([]int{1}, us); len(got) != 2 || got[0] != us[1] || got[1] != us[0] {
		t.Errorf("told by %v", got)
	}
	if got := c.tells([]int{1}, us[1:]); len(got) > 0 {
		t.Errorf("without the one before: %v", got)
	}
}

// One point may go on from the one above it; where another does, a list becomes a retelling.
func TestRetelling(t *testing.T) {
	d := read("Two mills of Harrow were shut. They were old. Snow fell. It was cold. It rained.")
	us := make([]*unit, 5)
	for i := range us {
		us[i] = bare(d, i)
		us[i].score, us[i].chance = 0.5, 0.5
		us[i].concepts = []rank.Concept{{ID: i, Weight: 1}}
	}
	us[1].takesUp(sentenceBefore)
	us[3].takesUp(sentenceBefore)
	c := &choice{d: d, said: make([]int, 5), sameWords: sameWordsInEnglish, repeating: repeatingInEnglish}
	c.take(us[0])
	c.take(us[2])
	alone := c.gain(us[3])
	c.take(us[1])
	if got := c.gain(us[3]); got != retelling*alone {
		t.Errorf("%v beside another, %v alone", got, alone)
	}
}
