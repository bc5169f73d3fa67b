package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestFramed cuts what only leads up to what is told.
func TestFramed(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"no surprise", "So it's no surprise that Harrow's keepers closed two old mills in the winter.", "Harrow's keepers closed two old mills in the winter."},
		{"twice", "Like it or not, it's no wonder John Smith is emerging as the favourite of the council.", "John Smith is emerging as the favourite of the council."},
		{"it means", "It means Harrow, which has two old mills, still has no bridge in the north.", "Harrow, which has two old mills, still has no bridge in the north."},
		{"the reality is", "The reality is that old mills in the north won't be enough to feed Harrow.", "Old mills in the north won't be enough to feed Harrow."},
		{"remember", "Remember, back then the mills were very new, so there were no keepers.", "Back then the mills were very new, so there were no keepers."},
		{"granted", "That may sound like an odd plan, but when John Smith sold one of two mills to a stranger, Harrow got rich.", "When John Smith sold one of two mills to a stranger, Harrow got rich."},
		{"of what it means", "It means a great deal to the keepers of Harrow in winter.", "It means a great deal to the keepers of Harrow in winter."},
		{"whom", "Remember who closed the two old mills of Harrow in the winter.", "Remember who closed the two old mills of Harrow in the winter."},
		{"a pronoun", "That means he will have to close the two old mills of Harrow.", "That means he will have to close the two old mills of Harrow."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := bare(d, 0)
			(english{}).trim(d, u, 200)
			(english{}).polish(d, u)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestTrimsOpening leaves out what ties a sentence to the one before it.
func TestTrimsOpening(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"in response", "In response, keepers rallied, and two mills in the north lost their money.", "Keepers rallied, and two mills in the north lost their money."},
		{"in response to", "In response to the storm, keepers closed two mills in the north.", "In response to the storm, keepers closed two mills in the north."},
		{"and even at", "And even at forty, keeper John Smith shows no signs of tiring.", "Even at forty, keeper John Smith shows no signs of tiring."},
		{"for his part", "John Smith, for his part, was angry that the mill had closed.", "John Smith was angry that the mill had closed."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read("Snow fell. " + c.in)
			u := bare(d, 1)
			if (english{}).leads(d, u) {
				t.Error("leans")
			}
			(english{}).trim(d, u, 200)
			(english{}).polish(d, u)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestNamedThere takes a pronoun whose own clause says who that is for named, where an article opens.
func TestNamedThere(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"called", "She is being called Ann Lee by those who sold two mills in Harrow.", true},
		{"before", "Before he was John Smith, he was a boy who sold two mills in Harrow.", true},
		{"a keeper", "She was a keeper, though nobody in Harrow knew of her two mills.", false},
		{"later", "Snow fell. She is being called Ann Lee by those who sold two mills in Harrow.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := (english{}).refers(d, bare(d, len(d.Sentences)-1)); got != c.want {
				t.Errorf("refers: %v, want %v", got, c.want)
			}
		})
	}
}

// TestWhichName puts a name in with "the" where it has one.
func TestWhichName(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"without", "Keepers came to Harrow Mill Beach, Norland, for the spring. Snow fell. Keepers of both mills banned alcohol on the beach.", "Keepers of both mills banned alcohol on Harrow Mill Beach."},
		{"a number", "The mill lay under Norvik Flight 9525 in both winters. Snow fell. Keeper John Smith saw the beginning of the flight.", "Keeper John Smith saw the beginning of Norvik Flight 9525."},
		{"of another name", "He wrote for the Center for Norland Mill Research in Harrow. Snow fell. In both winters keepers of Harrow praised the research.", "In both winters keepers of Harrow praised the research."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			last := len(d.Sentences) - 1
			if got := newStandReader(d, rank.Score(d)).build(last, last, 120, run{}).text(d.Article.Text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
