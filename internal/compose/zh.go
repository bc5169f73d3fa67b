package compose

import (
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

type chinese struct{ plain }

func (chinese) mend(d *lang.Document, u *unit) bool {
	for _, c := range leads(d.Article.Text, d.Sentences[u.first]) {
		if c.Kind == lang.CueReference {
			return false
		}
	}
	return true
}

func (chinese) trim(d *lang.Document, u *unit, _ int) {
	cutLeads(d, u)
}

func (chinese) shorten(d *lang.Document, u *unit, r rank.Ranking, aim, most int) {}
