package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

// manifest says what a model was made from, and how good it was on articles
// that it had not seen.
type manifest struct {
	Model      string             `json:"model"`
	Bytes      int                `json:"bytes"`
	SHA256     string             `json:"sha256"`
	Data       map[string]string  `json:"data_sha256"`
	Params     gbdt.Params        `json:"params"`
	Rows       map[string]int     `json:"articles"`
	Weights    map[string]float64 `json:"weights"`
	CrossValid map[string]float64 `json:"cross_validation"` // points/train by article, percent
	Columns    []string           `json:"columns"`
}

// sets is everything that the model is trained from.
type sets struct {
	points, kuaixun, stories []*example
	written                  []*example             // articles of other sets with points by this project
	headlines                []*item                // all stories, for the forest of a single point
	termsOf                  map[string]termExample // of the points articles, by id
}

// storiesStep takes every fourth story: the headlines teach one thing, and soon.
const storiesStep = 4

// sets reads the training sets; written says whether what this project wrote
// joins them.
func (d *data) sets(languages lang.Set, written bool) (s sets, err error) {
	points, err := d.points("points/train")
	if err != nil {
		return s, err
	}
	var more []*item
	if written {
		if more, err = d.joinWritten(points); err != nil {
			return s, err
		}
	}
	kuaixun, err := d.kuaixun("xwlb/kuaixun-train")
	if err != nil {
		return s, err
	}
	stories, err := d.stories("xwlb/stories-train")
	if err != nil {
		return s, err
	}
	var some []*item
	for i := 0; i < len(stories); i += storiesStep {
		some = append(some, stories[i])
	}
	s = sets{
		points: examples(languages, points), written: examples(languages, more), kuaixun: examples(languages, kuaixun),
		stories: examples(languages, some), headlines: stories, termsOf: map[string]termExample{},
	}
	for _, t := range termExamples(languages, s.points, 1) {
		s.termsOf[t.id] = t
	}
	return s, nil
}

const storiesWeight = 0.08

const (
	kuaixunWeight = 0.03
)

// makeModel trains on all of the training sets and writes model and manifest.
func makeModel(d *data, languages lang.Set) (*rank.Model, error) {
	s, err := d.sets(languages, false) // written points don't help: docs/EXPERIMENTS.md
	if err != nil {
		return nil, err
	}
	unseen, bare := s.crossValidate(params, nil)
	f := judgeScores(s.points, withLexicon(s.points, unseen))
	fmt.Fprintln(os.Stderr, "cross-validation", f)
	fmt.Fprintln(os.Stderr, "without headline", judgeScores(s.points, withLexicon(s.points, bare)))
	m := s.trainOn(s.points, params, nil)
	m.Main = s.fitMain(languages, m)
	m.Words = lexicon(s.points, unseen)
	counts := s.countExamples(languages, m)
	m.Count = fitCount(counts)
	off := countError(counts, len(s.points), len(s.kuaixun))
	fmt.Fprintf(os.Stderr, "number of points, mean error: articles %.2f, news in brief %.2f, notices %.2f\n", off[0], off[1], off[2])
	b := m.Encode()
	if err := os.WriteFile(modelFile, b, 0o644); err != nil {
		return nil, err
	}
	out := manifest{
		Model: modelFile, Bytes: len(b), SHA256: hash(b), Data: d.hashes, Params: params,
		Rows:    map[string]int{"points": len(s.points), "kuaixun": len(s.kuaixun), "stories": len(s.stories)},
		Weights: map[string]float64{"points": 1, "kuaixun": kuaixunWeight, "stories": storiesWeight},
		CrossValid: map[string]float64{
			"ndcg5": round(f.ndcg), "coverage_f1": round(f.cover), "coverage_f1_pairs": round(f.coverPairs), "evidence_f1": round(f.evidence), "order": round(f.order),
			"count_error_articles": round(off[0]), "count_error_briefs": round(off[1]), "count_error_notices": round(off[2]),
		},
	}
	for c := range rank.Features {
		out.Columns = append(out.Columns, rank.FeatureName(c))
	}
	j, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return nil, err
	}
	return m, os.WriteFile(manifestFile, append(j, '\n'), 0o644)
}
