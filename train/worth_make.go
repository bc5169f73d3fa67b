package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

const (
	worthFile     = "internal/compose/data/worth.bin"
	worthManifest = "internal/compose/data/worth.json"
)

type worthMade struct {
	Model   string             `json:"model"`
	Bytes   int                `json:"bytes"`
	SHA256  string             `json:"sha256"`
	Data    map[string]string  `json:"data_sha256"`
	Params  gbdt.Params        `json:"params"`
	Units   map[string]int     `json:"units"`
	Unseen  map[string]float64 `json:"unseen"` // percent, on articles that the forest has not seen
	Columns []string           `json:"columns"`
}

// makeWorth trains the worth of units by the sentence scores of m and writes
// model and manifest.
func makeWorth(languages lang.Set, m *rank.Model) error {
	made := worthMade{Model: worthFile, Data: map[string]string{}, Params: worthParams, Units: map[string]int{}, Unseen: map[string]float64{}}
	var model compose.WorthModel
	for _, t := range worthKinds {
		xs, rs, err := t.measure(languages, m, os.Stderr)
		if err != nil {
			return err
		}
		for me := range rs[1].Values {
			made.Unseen[t.name+" "+string(me)] = round(100 * rs[1].Interval(me).Mean)
		}
		*t.place(&model) = t.fit(xs, none)
		for _, x := range xs {
			made.Units[t.name] += len(x.rows)
		}
	}
	for _, name := range []string{corpus.VCSumDev, corpus.CNNDMDev} {
		h, err := corpus.Hash(name)
		if err != nil {
			return err
		}
		made.Data[name] = h
	}
	written, err := os.ReadFile(writtenFile)
	if err != nil {
		return err
	}
	made.Data[writtenFile] = hash(written)
	for c := range compose.WorthColumns {
		made.Columns = append(made.Columns, compose.WorthName(c))
	}
	b := model.Encode()
	made.Bytes, made.SHA256 = len(b), hash(b)
	if err := os.WriteFile(worthFile, b, 0o644); err != nil {
		return err
	}
	j, err := json.MarshalIndent(made, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(worthManifest, append(j, '\n'), 0o644)
}

// none is no fold.
const none = -1

// measure gathers the units to learn from, and measures and prints points chosen
// by what sentences and by what units are worth, by forests that have not seen
// the article.
func (t worthKind) measure(languages lang.Set, m *rank.Model, w io.Writer) ([]unitsOf, []harness.Result, error) {
	var gs []gradedArticle
	if t.graded {
		var err error
		if gs, err = gradedArticles(languages); err != nil {
			return nil, nil, err
		}
	}
	xs, err := t.gather(languages, m, gs)
	if err != nil {
		return nil, nil, err
	}
	sets, err := harness.Load(t.set, 0)
	if err != nil {
		return nil, nil, err
	}
	models := make([]compose.WorthModel, folds)
	for k := range models {
		*t.place(&models[k]) = t.fit(xs, k)
	}
	rs := harness.Run(sets[0], []harness.Method{
		composed("by sentences", languages, m, func(string) *compose.WorthModel { return &compose.WorthModel{} }),
		composed("by units", languages, m, func(id string) *compose.WorthModel { return &models[fold(id, folds)] }),
	})
	harness.Table(w, rs)
	if t.graded {
		measureGrades(languages, m, gs, func(string) *compose.WorthModel { return &compose.WorthModel{} }, "by sentences", w)
		measureGrades(languages, m, gs, func(id string) *compose.WorthModel { return &models[fold(id, folds)] }, "by units", w)
	}
	return xs, rs, nil
}

// composed is the engine with a model of worth for each article.
func composed(name string, languages lang.Set, m *rank.Model, worth func(id string) *compose.WorthModel) harness.Method {
	return composedBy(name, languages, func(string) *rank.Model { return m }, worth)
}

func composedBy(name string, languages lang.Set, by func(id string) *rank.Model, worth func(id string) *compose.WorthModel) harness.Method {
	return harness.Method{Name: name, Points: func(it *harness.Item, d *lang.Document, k int) ([]harness.Output, error) {
		check := verify.New(languages, d)
		o := compose.Options{Points: k, Worth: worth(it.ID), Accept: func(dr compose.Draft) bool {
			return check.Check(dr.Text, dr.Evidence).Verdict == digest.Supported
		}}
		var out []harness.Output
		for _, dr := range compose.Points(d, rank.ScoreBy(d, by(it.ID)), o) {
			out = append(out, harness.Output{Text: dr.Text, Evidence: dr.Evidence, Kept: harness.Kept(pointOf(dr))})
		}
		return out, nil
	}}
}

// tryWorth prints what units are worth on unseen articles and changes nothing.
func tryWorth(languages lang.Set, w io.Writer, only string) error {
	m := rank.Shipped()
	for _, t := range worthKinds {
		if only != "all" && only != t.name {
			continue
		}
		if _, _, err := t.measure(languages, m, w); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}
