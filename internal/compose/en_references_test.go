package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

func TestAsksPlainly(t *testing.T) {
	for in, want := range map[string]bool{
		"So how much water does a mill in the north need for its wheels.": true,
		"What did the keepers of the north do about the ice":              true,
		"What did happen was that most mills closed for the winter.":      false,
		"How much water most mills need matters to keepers in the north.": false,
		"When keepers do not clear the weirs, most mills close.":          false,
	} {
		if d := read(in); asksPlainly(d.Article.Text, &d.Sentences[0]) != want {
			t.Errorf("%q: want %v", in, want)
		}
	}
}

// What initials stand for may be told below them.
func TestInitialsToldBelow(t *testing.T) {
	d := read("FHMB engineers plan two more mills in the north of the county by spring. The Far-flung Harrow Old Mill Board (FHMB) met in May.")
	x := newStandReader(d, rank.Score(d))
	const want = "FHMB (Far-flung Harrow Old Mill Board) engineers plan two more mills in the north of the county by spring."
	if got := x.build(0, 0, Medium.budget(), run{}).text(d.Article.Text); got != want {
		t.Errorf("got %q", got)
	}
}
