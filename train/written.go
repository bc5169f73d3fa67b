package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sort"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/text"
)

// writtenFile holds what this project wrote about articles that may be learned
// from.
const writtenFile = "train/data/written.jsonl"

// joinWritten reads what this project wrote: of articles of points, which get it
// as further opinions beside the set's own, and of others, which it gives as
// articles of their own. An article that has changed since is left out.
func (d *data) joinWritten(points []*item) (more []*item, err error) {
	raw, err := os.ReadFile(writtenFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	d.hashes[writtenFile] = hash(raw)
	texts, err := d.writtenTexts()
	if err != nil {
		return nil, err
	}
	known := map[string]*item{}
	for _, it := range points {
		known[it.id] = it
	}
	for line := range bytes.Lines(raw) {
		var w corpus.Written
		if err := json.Unmarshal(line, &w); err != nil {
			return nil, err
		}
		it := opinion(w)
		if p := known[w.ID]; p != nil {
			it.a = p.a
			if it.unfold(w.Hash) {
				p.others = append(p.others, it)
			}
		} else if t, ok := texts[w.ID]; ok && len(w.Points) > 0 {
			if it.a = corpus.Article("", t, corpus.Day("")); corpus.Fingerprint(it.a.Text) == w.Hash {
				more = append(more, it)
			}
		}
	}
	return more, nil
}

func opinion(w corpus.Written) *item {
	it := &item{id: w.ID, set: "written", k: len(w.Points)}
	for _, p := range w.Points {
		it.points = append(it.points, gold{p.Text, spans(p.Evidence)})
	}
	for _, g := range w.Grades {
		it.grades = append(it.grades, graded{text.Span{Start: g[0], End: g[1]}, float64(g[2])})
	}
	return it
}

// unfold moves the spans of an opinion from the text with white space folded, in
// which it was written, to the text of the set. It reports whether that is still
// the same.
func (it *item) unfold(hash string) bool {
	var b corpus.Builder
	at := b.Add(it.a.Text)
	back := func(sp text.Span) text.Span {
		return text.Span{Start: sort.SearchInts(at, sp.Start), End: sort.SearchInts(at, sp.End)}
	}
	for i := range it.grades {
		it.grades[i].Span = back(it.grades[i].Span)
	}
	for _, p := range it.points {
		for k := range p.evidence {
			p.evidence[k] = back(p.evidence[k])
		}
	}
	return corpus.Fingerprint(b.Article("", corpus.Day("")).Text) == hash
}

func spans(in [][2]int) (out []text.Span) {
	for _, x := range in {
		out = append(out, text.Span{Start: x[0], End: x[1]})
	}
	return out
}

// writtenTexts gives the texts of the sets that articles were taken from.
func (d *data) writtenTexts() (map[string]string, error) {
	out := map[string]string{}
	type record struct{ ID, Text string }
	for _, name := range []string{"crud/articles", "cnndm/dev"} {
		if err := each(d, name, func(r record) error { out[r.ID] = r.Text; return nil }); err != nil {
			return nil, err
		}
	}
	return out, nil
}
