package main

import (
	"fmt"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// scorer gives a score to each sentence of a document.
type scorer func(d *lang.Document) []float64

// figures are the means over a set.
type figures struct {
	n                                        int
	order, ndcg, cover, coverPairs, evidence float64
	rouge1, rouge2, recall2                  float64
}

// judge measures whole sentences chosen by a scorer: greedily, and none that
// says what a chosen one said.
func judge(items []*item, docs []*lang.Document, s scorer) figures {
	all := make([]figures, len(items))
	harness.Each(len(items), func(i int) { all[i] = judgeOne(items[i], docs[i], s(docs[i])) })
	return mean(all)
}

// mean is the mean over items, in per cent.
func mean(all []figures) (f figures) {
	n := float64(max(len(all), 1)) / 100
	for _, x := range all {
		f.ndcg += x.ndcg / n
		f.cover += x.cover / n
		f.coverPairs += x.coverPairs / n
		f.evidence += x.evidence / n
		f.rouge1 += x.rouge1 / n
		f.rouge2 += x.rouge2 / n
		f.recall2 += x.recall2 / n
	}
	f.n = len(all)
	return f
}

func judgeOne(it *item, d *lang.Document, scores []float64) (f figures) {
	if len(it.grades) > 0 {
		f.ndcg = ndcg(scores, gradesOf(it, d), 5)
	}
	chosen := choose(d, scores, it.k)
	f.cover, f.evidence = coverage(it, chosen)
	ours, want := "", ""
	for _, sp := range chosen {
		ours += it.a.Slice(sp) + "\n"
	}
	for _, p := range it.points {
		want += p.text + "\n"
	}
	f.rouge1, f.rouge2 = f1(ours, want, 1), f1(ours, want, 2)
	w := grams(tokens(want), 2)
	f.recall2 = ratio(overlap(w, grams(tokens(ours), 2)), total(w))
	return f
}

// choose takes the k best sentences, leaving out what is already said.
func choose(d *lang.Document, scores []float64, k int) []text.Span {
	r := rank.Score(d)
	var picked []int
	for _, i := range descending(scores) {
		said := false
		for _, j := range picked {
			said = said || r.Similarity(i, j) > 0.5
		}
		if said {
			continue
		}
		if picked = append(picked, i); len(picked) >= k {
			break
		}
	}
	out := make([]text.Span, len(picked))
	for n, i := range picked {
		out[n] = d.Sentences[i].Span
	}
	return out
}

// gradesOf carries the grades of a set over to our sentences: the highest of
// those that share more than half of either.
func gradesOf(it *item, d *lang.Document) []float64 {
	out := make([]float64, len(d.Sentences))
	for i, s := range d.Sentences {
		for _, g := range it.grades {
			both := min(s.End, g.End) - max(s.Start, g.Start)
			if 2*both > min(s.Len(), g.Len()) {
				out[i] = max(out[i], g.grade)
			}
		}
	}
	return out
}

const (
	figuresHead = "articles | order | nDCG@5 | coverage F1 | in pairs | evidence F1 | R-1 | R-2 | R-2 recall |"
	figuresRule = "---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)

// String is the figures as cells of a Markdown table; what was not measured is
// left empty.
func (f figures) String() string {
	out := fmt.Sprintf("%d |", f.n)
	for _, x := range [...]float64{f.order, f.ndcg, f.cover, f.coverPairs, f.evidence, f.rouge1, f.rouge2, f.recall2} {
		if x == 0 {
			out += "  |"
		} else {
			out += fmt.Sprintf(" %.1f |", x)
		}
	}
	return out
}

func parseAll(languages lang.Set, items []*item) []*lang.Document {
	docs := make([]*lang.Document, len(items))
	harness.Each(len(items), func(i int) { docs[i] = languages.Parse(items[i].a) })
	return docs
}

func column(c int) scorer {
	return func(d *lang.Document) []float64 {
		rows := rank.FeatureRows(d, nil)
		out := make([]float64, len(rows))
		for i := range rows {
			out[i] = float64(rows[i][c])
		}
		return out
	}
}

// measure prints the figures of the shipped ranker beside plain columns.
func measure(d *data, languages lang.Set) error {
	sets := []struct {
		name string
		read func(string) ([]*item, error)
	}{
		{"points/dev", d.points}, {"xwlb/kuaixun-dev", d.kuaixun}, {"xwlb/stories-dev", d.stories}, {"cnndm/dev", d.cnn},
	}
	for _, set := range sets {
		items, err := set.read(set.name)
		if err != nil {
			return err
		}
		docs := parseAll(languages, items)
		fmt.Printf("\n| %s | %s\n| --- | %s\n", set.name, figuresHead, figuresRule)
		fmt.Println("| ours |", judge(items, docs, func(d *lang.Document) []float64 { return rank.Score(d).Sentences }))
		fmt.Println("| ours for a single point |", judge(items, docs, func(d *lang.Document) []float64 {
			r := rank.Score(d)
			return r.Main()
		}))
		for c := range rank.Features {
			switch name := rank.FeatureName(c); name {
			case "textrank", "lexrank", "centroid", "title", "worth":
				fmt.Printf("| %s | %v\n", name, judge(items, docs, column(c)))
			case "from_start":
				fmt.Printf("| lead | %v\n", judge(items, docs, func(d *lang.Document) []float64 {
					out := make([]float64, len(d.Sentences))
					for i := range out {
						out[i] = -float64(i)
					}
					return out
				}))
			}
		}
	}
	return nil
}
