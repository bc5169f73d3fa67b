package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/zhongdian/zhongdian/eval/corpus"
)

// writtenFile holds points and wrong copies of them that this project wrote
// about articles of the training sets (train/annotate).
const writtenFile = "train/data/written.jsonl"

// loadWritten reads them, Chinese and English apart. Those about articles of
// points/train join the sources of train, so that they stay in one fold.
func loadWritten(train []*example) (zh, en []*example, err error) {
	f, err := os.Open(writtenFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	sources, err := writtenSources(train)
	if err != nil {
		return nil, nil, err
	}
	for dec := json.NewDecoder(f); dec.More(); {
		var r corpus.Written
		if err := dec.Decode(&r); err != nil {
			return nil, nil, err
		}
		s := sources[r.ID]
		if s == nil {
			continue
		}
		var es []*example
		for _, p := range r.Points {
			es = append(es, &example{src: s, text: p.Text, kind: "gold"})
		}
		for _, w := range r.Wrong {
			es = append(es, &example{src: s, text: w.Text, kind: w.Kind, whole: true, bad: changed(r.Points[w.Point].Text, w.Text)})
		}
		if r.Set == "cnndm" {
			en = append(en, es...)
		} else {
			zh = append(zh, es...)
		}
	}
	return zh, en, nil
}

func writtenSources(train []*example) (map[string]*source, error) {
	out := map[string]*source{}
	for _, e := range train {
		out[e.src.id] = e.src
	}
	crud, err := corpus.Load[corpus.CRUDArticle](corpus.CRUD, 0)
	if err != nil {
		return nil, err
	}
	for _, r := range crud {
		out[r.ID] = &source{id: r.ID, text: r.Text}
	}
	cnn, err := corpus.Load[corpus.CNNDM](corpus.CNNDMDev, 0)
	for _, r := range cnn {
		out[r.ID] = &source{id: r.ID, text: strings.TrimSpace(r.Text)}
	}
	return out, err
}

// loadMade reads the articles that were made up for this project, Chinese and English together:
// those that may be learned from, or those that are only measured against.
func loadMade(kept bool) (out []*example, err error) {
	ms, err := corpus.LoadMade(kept)
	for _, m := range ms {
		s := &source{id: m.ID, title: m.Headline(), text: m.Body()}
		for _, t := range m.True {
			out = append(out, &example{src: s, text: t, kind: "gold"})
		}
		for _, w := range m.Wrong {
			out = append(out, &example{src: s, text: w.Text, kind: w.Kind, whole: true, bad: changed(m.True[w.Of], w.Text)})
		}
	}
	return out, err
}
