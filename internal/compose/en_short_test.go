package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestNameWhole makes a point of the last sentence of each text.
func TestNameWhole(t *testing.T) {
	const rest = " helped most of the millers to win the cup of the north last spring."
	for _, c := range []struct{ name, in, want string }{
		{"a club", "Ann Lee moved to Harrow City in May. Snow fell. In all, City" + rest, "In all, Harrow City" + rest},
		{"a paper", "Ann Lee wrote to the Norvik Times in May. Snow fell. Two mills will close, the Times has written of most of the north.", "Two mills will close, the Norvik Times has written of most of the north."},
		{"another of them", "Ann Lee moved to Harrow City in May. Snow fell. Most of the millers want to see another City in the north by next year.", "Most of the millers want to see another City in the north by next year."},
		{"a paper that looks like somebody", "The Ann Chronicle told of it in May. Snow fell. Two mills will close, the Chronicle has written of most of the north.", "Two mills will close, the Ann Chronicle has written of most of the north."},
		{"two clubs", "Ann Lee moved from Norvik City to Harrow City in May. Snow fell. In all, City" + rest, "In all, City" + rest},
		{"it stood alone first", "Norvik is a town. Ann Lee moved to Real Norvik in May. Snow fell. Norvik" + rest, "Norvik" + rest},
		{"everybody knows", "Ann Lee spoke to the Harrow Senate in May. Snow fell. Most of the millers have left the Senate at the time of the flood.", "Most of the millers have left the Senate at the time of the flood."},
		{"of a place", "Ann Lee left the University of Halden in May. Snow fell. Halden" + rest, "Halden" + rest},
		{"part of another name", "Ann Lee wrote to the Norvik Times in May. Snow fell. Most of the millers have read the Halden Times of last spring.", "Most of the millers have read the Halden Times of last spring."},
		{"what sort", "Ann Lee wrote to the Norvik Times in May. Snow fell. Most of the millers have read a Times report of last spring.", "Most of the millers have read a Times report of last spring."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			n := len(d.Sentences) - 1
			u := newStandReader(d, rank.Score(d)).build(n, n, Medium.budget(), run{})
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if err := checkDraft(d, u, u.draft(d)); err != nil {
				t.Error(err)
			}
		})
	}
	d := read("Ann Lee moved to Harrow City in May. Snow fell. In all, City" + rest + " In all, City" + rest)
	x := newStandReader(d, rank.Score(d))
	list := []*unit{x.build(2, 2, Medium.budget(), run{}), x.build(3, 3, Medium.budget(), run{})}
	tellOnce(d.Article.Text, list)
	if a, b := list[0].text(d.Article.Text), list[1].text(d.Article.Text); a != "In all, Harrow City"+rest || b != "In all, City"+rest {
		t.Errorf("in a list: %q, %q", a, b)
	}
}
