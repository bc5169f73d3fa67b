// Package harness runs methods over the sets of eval/corpus and scores what
// they give. The published tables and the quality gate share it, so that they
// can't drift apart.
package harness

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/text"
)

// Item is one article with what a set knows of it. Spans are in Article.Text.
type Item struct {
	ID        string
	Group     string // a kind of article, where the set has kinds
	Article   *article.Article
	K         int            // points asked for
	Gold      []metric.Point // with evidence where the set has it
	Graded    []Graded       // sentences with grades, ungraded ones at 0
	Thesis    []text.Span    // sentences that readers marked as the article's thesis
	Mask      []text.Span    // what people highlighted, in order
	Reference []string       // tokens of all gold points, or of a summary
	Budget    int            // characters that a method may write; 0: K points
}

// Graded is a sentence with its grade, 0 to 3.
type Graded struct {
	text.Span
	Grade int
}

// Set is a set of items with the measures that make sense on it; the first of
// them is the one that counts.
type Set struct {
	Name     string
	Items    []Item
	Measures []Measure
}

// Load reads sets by name ("points/dev,vcsum"), at most n items of each, drawn
// evenly over the file; 0 means all.
func Load(names string, n int) ([]Set, error) {
	var out []Set
	for name := range strings.SplitSeq(names, ",") {
		load := loaders(strings.TrimSpace(name))
		if load == nil {
			return nil, fmt.Errorf("no set %q; there are %s", name, SetNames)
		}
		s, err := load(strings.TrimSpace(name), n)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// SetNames are the sets that Load knows by default, in the order of the table.
const SetNames = "points/dev,kuaixun-dev,stories-dev,vcsum,cnndm"

func loaders(name string) func(string, int) (Set, error) {
	switch name {
	case "points/dev", "points/train":
		return loadPoints
	case "kuaixun-dev", "kuaixun-train":
		return loadKuaixun
	case "stories-dev", "stories-train":
		return loadStories
	case "vcsum":
		return loadVCSum
	case "cnndm":
		return loadCNNDM
	}
	return nil
}

// items loads the records of a file, n of them evenly spread, as items.
func items[T any](file string, n int, item func(T) Item) ([]Item, error) {
	recs, err := corpus.Load[T](file, 0)
	if err != nil {
		return nil, err
	}
	var out []Item
	for _, r := range Spread(recs, n) {
		out = append(out, item(r))
	}
	return out, nil
}

// Spread takes n of xs at even distances, or all where n is 0 or too many.
func Spread[T any](xs []T, n int) []T {
	if n <= 0 || n >= len(xs) {
		return xs
	}
	out := make([]T, n)
	for i := range out {
		out[i] = xs[i*len(xs)/n]
	}
	return out
}

func loadPoints(name string, n int) (Set, error) {
	file := corpus.PointsDev
	if name == "points/train" {
		file = corpus.PointsTrain
	}
	recs, err := corpus.Load[corpus.Points](file, 0)
	marks := corpus.ReadMarks(name, recs)
	var list []Item
	for _, r := range Spread(recs, n) {
		it := PointsItem(r)
		for _, m := range marks[r.ID] {
			for _, i := range m.Thesis {
				it.Thesis = append(it.Thesis, it.Graded[i].Span)
			}
		}
		list = append(list, it)
	}
	return Set{name, list, []Measure{CoverageF1, CoverageOwn, EvidenceF1, Thesis, NDCG5, Rouge1, Rouge2, RougeL, Length}}, err
}

// PointsItem makes an item of a record of points/*.
func PointsItem(r corpus.Points) Item {
	var b corpus.Builder
	at := b.Add(r.Text)
	it := Item{ID: r.ID, Group: r.Domain, Article: b.Article(r.Title, corpus.Day("")), K: len(r.Points)}
	for i, s := range r.Sentences {
		sp := corpus.Trim(it.Article.Text, text.Span{Start: at[s.Start], End: at[s.End]})
		it.Graded = append(it.Graded, Graded{sp, r.Grade(i)})
	}
	for _, p := range r.Points {
		g := metric.Point{Tokens: metric.Tokens(p.Text)}
		for _, i := range p.Evidence {
			g.Evidence = append(g.Evidence, it.Graded[i].Span)
		}
		it.Gold = append(it.Gold, g)
		it.Reference = append(it.Reference, g.Tokens...)
	}
	return it
}

func loadKuaixun(name string, n int) (Set, error) {
	file := corpus.KuaixunDev
	if name == "kuaixun-train" {
		file = corpus.KuaixunTrain
	}
	list, err := items(file, n, func(r corpus.Kuaixun) Item {
		var b corpus.Builder
		it := Item{ID: r.ID, K: len(r.Items)}
		for _, x := range r.Items {
			start := b.Len()
			b.Add(x.Text)
			if start > 0 {
				start++ // the line feed before it
			}
			g := metric.Point{Tokens: metric.Tokens(x.Point), Evidence: []text.Span{{Start: start, End: b.Len()}}}
			it.Gold = append(it.Gold, g)
			it.Reference = append(it.Reference, g.Tokens...)
		}
		it.Article = b.Article(r.Title, corpus.Day(r.Date))
		return it
	})
	return Set{name, list, []Measure{ItemsCovered, ItemsHeld, Rouge1, Rouge2, RougeL, Length}}, err
}

func loadStories(name string, n int) (Set, error) {
	file := corpus.StoriesDev
	if name == "stories-train" {
		file = corpus.StoriesTrain
	}
	list, err := items(file, n, func(r corpus.Story) Item {
		// The headline is the reference: the ranker must not see it.
		return Item{
			ID: r.ID, Article: corpus.Article("", r.Text, corpus.Day(r.Date)), K: 1,
			Reference: metric.Tokens(r.Title),
		}
	})
	return Set{name, list, []Measure{Rouge2Recall, Rouge1, Rouge2, RougeL, Length}}, err
}

// vcsumBudget is the number of characters a summary of a meeting may have, about
// the mean of the human ones (149).
const vcsumBudget = 145

func loadVCSum(name string, n int) (Set, error) {
	list, err := items(corpus.VCSumDev, n, func(r corpus.VCSum) Item {
		var b corpus.Builder
		it := Item{ID: r.ID, Budget: vcsumBudget, Reference: metric.Tokens(r.Discussion)}
		for u, sentences := range r.Context {
			at := b.Add(strings.Join(sentences, ""))
			i := 0
			for s, sentence := range sentences {
				j := 0
				for _, c := range sentence {
					next := i + len(string(c))
					if r.Highlights[u][s][j] != 0 {
						it.Mask = grow(it.Mask, text.Span{Start: at[i], End: at[next]})
					}
					i, j = next, j+1
				}
			}
		}
		it.Article = b.Article("", corpus.Day(""))
		return it
	})
	return Set{name, list, []Measure{Rouge2, Rouge1, RougeL, HighlightShare, Length}}, err
}

// grow adds sp to spans, joined to the last where they touch.
func grow(spans []text.Span, sp text.Span) []text.Span {
	if sp.Empty() {
		return spans
	}
	if n := len(spans); n > 0 && spans[n-1].End >= sp.Start {
		spans[n-1].End = max(spans[n-1].End, sp.End)
		return spans
	}
	return append(spans, sp)
}

// Learned reports whether an article of cnndm belongs to the half that units are
// judged in to learn from. What is said of how our points read is said of the
// other half.
func Learned(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()%2 == 0
}

func loadCNNDM(name string, n int) (Set, error) {
	list, err := items(corpus.CNNDMDev, n, func(r corpus.CNNDM) Item {
		return Item{
			ID: r.ID, Article: corpus.Article("", r.Text, corpus.Day("")), K: 3,
			Reference: metric.Tokens(strings.Join(r.Points, "\n")),
		}
	})
	return Set{name, list, []Measure{Rouge2, Rouge1, RougeL, Length}}, err
}
