package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// Only the first point of a list says who somebody is.
func TestIntroduceOnce(t *testing.T) {
	d := read("东湖县县长王强在会上介绍，三座水库今年都会修好。下了雨。王强宣布，东湖县的三家造纸厂今年都要关闭。下了雪。王强表示，东湖县今年不再调整水费。\n会后村民都很高兴。")
	x := newStandReader(d, rank.Score(d))
	list := []*unit{x.build(2, 2, 80, run{}), x.build(4, 4, 80, run{})}
	introduceOnce(d.Article.Text, list)
	for i, want := range []string{"东湖县县长王强宣布，东湖县的三家造纸厂今年都要关闭。", "王强表示，东湖县今年不再调整水费。"} {
		if got := list[i].text(d.Article.Text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if err := checkDraft(d, list[i], list[i].draft(d)); err != nil {
			t.Error(err)
		}
	}
}
