package compose

import "testing"

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
