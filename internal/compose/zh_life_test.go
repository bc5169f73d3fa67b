package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestLives: whose life goes on is put in, or the sentence makes no point.
func TestLives(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
	}{
		{"whose sex is told", "林知远，男，三十岁，东湖县人。历任东湖县水利局局长、县长。", "林知远历任东湖县水利局局长、县长。"},
		{"further on", "林知远，男，三十岁，东湖县人。毕业于东湖大学水利系。历任东湖县水利局局长、县长。", "林知远历任东湖县水利局局长、县长。"},
		{"nobody", "东湖县今年修好了三座水库。历任东湖县水利局局长、县长。", ""},
		{"its own subject", "东湖县今年修好了三座水库。生于东湖县的林知远是水利局局长。", "生于东湖县的林知远是水利局局长。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			i := len(d.Sentences) - 1
			u := newStandReader(d, rank.Score(d)).build(i, i, 80, run{})
			if got := u.text(d.Article.Text); u.leans == (c.want != "") || c.want != "" && got != c.want {
				t.Errorf("got %s, leans %v", got, u.leans)
			}
		})
	}
}
