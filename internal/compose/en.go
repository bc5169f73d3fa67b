package compose

import (
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// english is what compose knows of English.
type english struct{}

var _ rules = english{}

func (english) mend(d *lang.Document, u *unit) bool {
	for _, c := range leads(d.Article.Text, d.Sentences[u.first]) {
		if c.Kind == lang.CueReference {
			return false
		}
	}
	return true
}

func (english) trim(d *lang.Document, u *unit, _ int) { cutLeads(d, u) }

func (english) opensWell(*lang.Document, int, int) bool { return false }

func (english) join(*lang.Document, *unit) {}

func (english) stop() string { return "." }

func (english) endsWell(*lang.Document, int, int) bool { return false }

func (english) joins(d *lang.Document, r rank.Ranking, i, j int) bool {
	return r.Similarity(i, j) >= cohesion
}

func (english) pointsBack(*lang.Document, int, int) bool { return false }

func (english) stands(*lang.Document, *unit) bool { return true }
