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
	news                     []*example             // Chinese news of crud, graded by this project
	headlines                []*item                // all stories, for the forest of a single point
	termsOf                  map[string]termExample // of the points articles, by id
}

// storiesStep takes every fourth story: the headlines teach one thing, and soon.
const storiesStep = 4

// sets reads the training sets; opinions says whether what this project found in the
// points articles is averaged into their labels.
func (d *data) sets(languages lang.Set, opinions bool) (s sets, err error) {
	points, err := d.points("points/train")
	if err != nil {
		return s, err
	}
	news, err := d.joinWritten(points)
	if err != nil {
		return s, err
	}
	if !opinions {
		for _, it := range points {
			it.others = nil
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
		points: examples(languages, points), news: chineseOnly(examples(languages, news)), kuaixun: examples(languages, kuaixun),
		stories: examples(languages, some), headlines: stories, termsOf: map[string]termExample{},
	}
	for _, t := range termExamples(languages, s.points, 1) {
		s.termsOf[t.id] = t
	}
	return s, nil
}

// The weights of an article of a set; those of points weigh 1.
const (
	newsWeight    = 0.15
	storiesWeight = 0.08
	kuaixunWeight = 0.04
)

// chineseOnly leaves out what isn't: what English units are worth is learned by itself.
func chineseOnly(es []*example) (out []*example) {
	for _, e := range es {
		if e.doc.Lang == "zh" {
			out = append(out, e)
		}
	}
	return out
}

// makeModel trains on all of the training sets and writes model and manifest.
func makeModel(d *data, languages lang.Set) (*rank.Model, error) {
	s, v, unseen, err := d.unseenScores(languages)
	if err != nil {
		return nil, err
	}
	with := v.withCompany(s.points, s.news, unseen)
	f, g := judgeScores(s.points, with.points), judgeScores(s.news, with.news)
	fmt.Fprintln(os.Stderr, "cross-validation", f)
	fmt.Fprintln(os.Stderr, "without headline", judgeScores(s.points, with.bare))
	fmt.Fprintln(os.Stderr, "news", g)
	m := s.trainOn(s.points, s.news, params, nil)
	m.Main = s.fitMain(languages, m)
	m.Company = v.learned(s.points, s.news, unseen)
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
		Rows:    map[string]int{"points": len(s.points), "news": len(s.news), "kuaixun": len(s.kuaixun), "stories": len(s.stories)},
		Weights: map[string]float64{"points": 1, "news": newsWeight, "kuaixun": kuaixunWeight, "stories": storiesWeight},
		CrossValid: map[string]float64{
			"ndcg5": round(f.ndcg), "coverage_f1": round(f.cover), "coverage_f1_pairs": round(f.coverPairs), "evidence_f1": round(f.evidence), "order": round(f.order),
			"news_ndcg5": round(g.ndcg), "news_coverage_f1": round(g.cover), "news_order": round(g.order),
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
