package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// Who somebody is stands in the first point that names them, and their name alone
// in those below it.
func TestTellOnce(t *testing.T) {
	d := read("Former mill keeper John Smith spoke on Monday. Smith sold most mills in the north. Snow fell. Smith's brother bought two of them in May.")
	x := newStandReader(d, rank.Score(d))
	told := x.build(0, 0, Medium.budget(), run{})
	for _, c := range []struct {
		name string
		list []*unit
		want []string
	}{
		{"twice", nil, []string{"Former mill keeper John Smith sold most mills in the north.", "John Smith's brother bought two of them in May."}},
		{"told by the article itself", []*unit{told}, []string{"John Smith sold most mills in the north.", "John Smith's brother bought two of them in May."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := append(c.list, x.build(1, 1, Medium.budget(), run{}), x.build(3, 3, Medium.budget(), run{}))
			tellOnce(d.Article.Text, list)
			for i, u := range list[len(c.list):] {
				if got := u.text(d.Article.Text); got != c.want[i] {
					t.Errorf("got  %s\nwant %s", got, c.want[i])
				}
				if err := checkDraft(d, u, u.draft(d)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
