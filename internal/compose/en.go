package compose

import (
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
