package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestIntroductions puts in what the article says of somebody where it first names them.
func TestIntroductions(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"named", "The mill was shut when a keeper named John Smith lost his sight. Snow fell. Smith sold two mills in Harrow.", "A keeper named John Smith sold two mills in Harrow."},
		{"behind a", "The mills mourned the death of a beloved keeper, John Smith, who sold one. Snow fell. Smith sold two mills in Harrow.", "A beloved keeper, John Smith, sold two mills in Harrow."},
		{"an office without an article", "\"We are sad,\" said John Smith, CEO of Norvik, which owns both mills. Snow fell. Smith sold two mills in Harrow.", "John Smith, CEO of Norvik, sold two mills in Harrow."},
		{"and", "That doesn't deter John Smith, manager of government and public affairs for Harrow, who likes mills. Snow fell. Smith sold two mills in the north.", "John Smith, manager of government and public affairs for Harrow, sold two mills in the north."},
		{"called", "Harrow asked John Smith, author of a new book for keepers called \"The Mill.\" Snow fell. Smith sold two mills in Harrow.", "John Smith, author of a new book for keepers, sold two mills in Harrow."},
		{"who", "John Smith, who follows old mills closely, told Harrow of them. Snow fell. Smith sold two mills in Harrow.", "John Smith, who follows old mills closely, sold two mills in Harrow."},
		{"who did once", "John Smith, who was at the mill that night, told Harrow of it. Snow fell. Smith sold two mills in Harrow.", "John Smith sold two mills in Harrow."},
		{"a sentence", "John Smith is a painter of mills. Snow fell. Smith sold two mills in Harrow.", "John Smith, a painter of mills, sold two mills in Harrow."},
		{"a sentence of something else", "John Smith is a happy man. Snow fell. Smith sold two mills in Harrow.", "John Smith sold two mills in Harrow."},
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
