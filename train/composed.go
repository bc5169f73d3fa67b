package main

import (
	"io"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// composedUnseen prints what whole lists of points/train cover, by rankers that have seen
// neither the article's points nor its grades, with the company of words and without. The
// chance of reading alone is the shipped one, which has seen some sentences of these articles.
func composedUnseen(d *data, languages lang.Set, w io.Writer) error {
	s, v, all, err := d.unseenScores(languages)
	if err != nil {
		return err
	}
	with, without := make([]*rank.Model, folds), make([]*rank.Model, folds)
	for k := range folds {
		points, _ := apart(s.points, k)
		news, _ := apart(s.news, k)
		m := s.trainOn(points, news, params, nil)
		m.Count, m.Main = rank.Shipped().Count, rank.Shipped().Main
		plain := *m
		m.Company = v.learned(points, news, all)
		with[k], without[k] = m, &plain
	}
	sets, err := harness.Load("points/train", 0)
	if err != nil {
		return err
	}
	worth := func(string) *compose.WorthModel { return nil }
	harness.Table(w, harness.Run(sets[0], []harness.Method{
		composedBy("without the company of words", languages, func(id string) *rank.Model { return without[fold(id, folds)] }, worth),
		composedBy("with it", languages, func(id string) *rank.Model { return with[fold(id, folds)] }, worth),
	}))
	return nil
}
