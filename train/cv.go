package main

import (
	"fmt"
	"math"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// unitWidth is the most token places that two sentences may have together to be
// tried as one point: about what a point of medium length has.
const unitWidth = 76

// unit is a sentence, or two neighbours of a paragraph that are short enough.
type unit struct {
	first, last int
	value       float64 // the chance that one of them is worth a point
}

// chooseUnits takes the k best units that share no sentence.
func chooseUnits(d *lang.Document, scores []float64, k int, pairs bool) []text.Span {
	var units []unit
	places := func(i int) int { return len(tokens(d.Sentences[i].Slice(d.Article.Text))) }
	for i, p := range scores {
		units = append(units, unit{i, i, p})
		if j := i + 1; pairs && j < len(scores) && d.Sentences[i].Block == d.Sentences[j].Block && places(i)+places(j) <= unitWidth {
			units = append(units, unit{i, j, 1 - (1-p)*(1-scores[j])})
		}
	}
	values := make([]float64, len(units))
	for i, u := range units {
		values[i] = u.value
	}
	used := make([]bool, len(scores)+1)
	var out []text.Span
	for _, i := range descending(values) {
		u := units[i]
		if used[u.first] || used[u.last] {
			continue
		}
		used[u.first], used[u.last] = true, true
		out = append(out, d.Sentences[u.first].Span.Cover(d.Sentences[u.last].Span))
		if len(out) == k {
			break
		}
	}
	return out
}

// judgeScores measures scores of points articles by item.
func judgeScores(es []*example, scores map[string][]float64) (f figures) {
	all := make([]figures, len(es))
	harness.Each(len(es), func(i int) {
		e := es[i]
		all[i].ndcg = ndcg(scores[e.id], gradesOf(e.item, e.doc), 5)
		all[i].cover, all[i].evidence = coverage(e.item, chooseUnits(e.doc, scores[e.id], e.k, false))
		all[i].coverPairs, _ = coverage(e.item, chooseUnits(e.doc, scores[e.id], e.k, true))
	})
	f = mean(all)
	f.order = inOrder(es, scores)
	return f
}

// inOrder is the share of pairs of an article's sentences, weighted by how far
// their labels lie apart, that scores put in the right order, in per cent. It is
// far less noisy than the figures of five or six chosen sentences.
func inOrder(es []*example, scores map[string][]float64) float64 {
	sum := 0.0
	for _, e := range es {
		x := scores[e.id]
		good, all := 0.0, 0.0
		for i := range x {
			for j := range i {
				d := math.Abs(e.own[i] - e.own[j])
				all += d
				switch {
				case x[i] == x[j]:
					good += d / 2
				case (x[i] > x[j]) == (e.own[i] > e.own[j]):
					good += d
				}
			}
		}
		if all > 0 {
			sum += good / all
		} else {
			sum += 0.5
		}
	}
	return 100 * sum / float64(max(len(es), 1))
}

// groups are the columns that an ablation leaves out together, by their first
// and last name in the order of the columns.
var groups = []struct{ name, first, last string }{
	{"place", "place", "section_heading"},
	{"kind of block", "heading", "table"},
	{"length", "size", "density"},
	{"headline", "title", "title_paragraph"},
	{"centrality", "textrank", "tail_like"},
	{"worth of terms", "worth", "only"},
	{"atoms", "numbers", "cause"},
	{"cues", "cue_conclusion", "cue_furniture"},
	{"form", "pronoun_start", "work_title"},
	{"document", "doc_sentences", "english"},
	{"kinds of words", "nouns", "variety"},
	{"neighbours", "prev_worth", "paragraph_rank"},
}

// crossValidation prints the figures of the ranker on articles it did not see,
// and what they are without each group of columns.
func crossValidation(d *data, languages lang.Set) error {
	s, v, all, err := d.unseenScores(languages)
	if err != nil {
		return err
	}
	with := v.withCompany(s.points, s.news, all)
	fmt.Println("| columns |", figuresHead)
	fmt.Println("| --- |", figuresRule)
	fmt.Println("| all, with the company of words |", judgeScores(s.points, with.points))
	fmt.Println("| … and headline hidden |", judgeScores(s.points, with.bare))
	fmt.Println("| all, without the company of words |", judgeScores(s.points, all.points))
	fmt.Println("| news |", judgeScores(s.news, with.news))
	fmt.Println("| news, without the company of words |", judgeScores(s.news, all.news))
	fmt.Println("| news, the first sentences |", judgeScores(s.news, firstFirst(s.news)))
	old := s
	old.news = nil
	without := old.crossValidate(params, nil)
	fmt.Println("| all, by a ranker that learned from no news |", judgeScores(s.points, v.withCompany(s.points, nil, without).points))
	fmt.Println("| news, by a ranker that learned from none |", judgeScores(s.news, scoresBy(old.trainOn(old.points, nil, params, nil), s.news)))
	more, err := d.sets(languages, true)
	if err != nil {
		return err
	}
	fmt.Println("| all, with other opinions averaged in |", judgeScores(more.points, v.withCompany(more.points, more.news, more.crossValidate(params, nil)).points))
	fmt.Println("| all, by another reader |", anotherReader(more.points))
	for _, g := range groups {
		without := map[int]bool{}
		in := false
		for c := range rank.Features {
			in = in || rank.FeatureName(c) == g.first
			if in {
				without[c] = true
			}
			in = in && rank.FeatureName(c) != g.last
		}
		fmt.Printf("| without %s | %v\n", g.name, judgeScores(s.points, s.crossValidate(params, without).points))
	}
	return nil
}

// firstFirst scores sentences by their place alone.
func firstFirst(es []*example) map[string][]float64 {
	out := map[string][]float64{}
	for _, e := range es {
		for i := range e.doc.Sentences {
			out[e.id] = append(out[e.id], 1/float64(i+1))
		}
	}
	return out
}

func scoresBy(m *rank.Model, es []*example) map[string][]float64 {
	out := map[string][]float64{}
	refresh(es, m)
	for _, e := range es {
		out[e.id] = byModel(m)(e.doc)
	}
	return out
}

// anotherReader takes for scores what somebody else found in the same articles, by
// grades and points: what can be reached where readers differ.
func anotherReader(es []*example) figures {
	var all []*example
	scores := map[string][]float64{}
	for _, e := range es {
		for k := range e.others {
			one := *e
			it := *e.item
			it.id = fmt.Sprint(e.id, " ", k)
			one.item = &it
			all = append(all, &one)
			scores[it.id] = pointLabels(&example{item: e.others[k], doc: e.doc})
		}
	}
	return judgeScores(all, scores)
}
