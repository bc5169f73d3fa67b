package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/extraction"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// gradedArticle is an English article whose sentences this project graded.
type gradedArticle struct {
	id, set string
	a       *article.Article
	grades  []graded
}

// gradedArticles gives the English articles of written.jsonl that are still what
// they were when they were graded.
func gradedArticles(languages lang.Set) ([]gradedArticle, error) {
	raw, err := os.ReadFile(writtenFile)
	if err != nil {
		return nil, err
	}
	texts := map[string]*article.Article{}
	list, err := corpus.Load[corpus.CNNDM](corpus.CNNDMDev, 0)
	if err != nil {
		return nil, err
	}
	for _, r := range list {
		texts["cnndm "+r.ID] = corpus.Article("", r.Text, corpus.Day(""))
	}
	dir, err := corpus.Dir()
	if err != nil {
		return nil, err
	}
	ids, pages, err := extraction.English(dir, languages)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		texts["pages "+id] = pages[id]
	}
	var out []gradedArticle
	for line := range bytes.Lines(raw) {
		var w corpus.Written
		if err := json.Unmarshal(line, &w); err != nil {
			return nil, err
		}
		a := texts[w.Set+" "+w.ID]
		if a == nil || len(w.Grades) == 0 || corpus.Fingerprint(a.Text) != w.Hash {
			continue
		}
		g := gradedArticle{id: w.ID, set: w.Set, a: a}
		for _, x := range w.Grades {
			g.grades = append(g.grades, graded{text.Span{Start: x[0], End: x[1]}, float64(x[2])})
		}
		out = append(out, g)
	}
	return out, nil
}

// of is the grade of the best and of the least of the sentences in spans, 0 to 3.
func (g *gradedArticle) of(spans []text.Span) (best, least float64) {
	least = 3
	for _, sp := range spans {
		x := 0.0
		for _, y := range g.grades {
			if sp.Overlaps(y.Span) {
				x = max(x, y.grade)
			}
		}
		best, least = max(best, x), min(least, x)
	}
	return best, least
}

// worth is the label of a unit: what its best sentence was graded, with a little
// for or against it for the second one's sake; a long unit is worth less.
func (g *gradedArticle) worth(c compose.Candidate) float64 {
	sentences := inSpan(c.Evidence, c.Span)
	best, least := g.of(sentences)
	x := best / 3
	if len(sentences) > 1 {
		x += 0.05*least - 0.1*float64(bit(least == 0))
	}
	return bounded(x * math.Pow(conciseWords/max(float64(len(metric.Tokens(c.Text))), conciseWords), 0.4))
}

// conciseWords is how many words a unit may have without being long.
const conciseWords = 14

func inSpan(spans []text.Span, in text.Span) []text.Span {
	var out []text.Span
	for _, sp := range spans {
		if in.Contains(sp) {
			out = append(out, sp)
		}
	}
	return out
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// gradeFigures are means over articles: the sum of the grades of the points (of
// each the best sentence's) over that of as many of the best sentences, and the
// share of points that hold no graded one, with as many points as suit the length;
// and where the article decides how many: that sum over the same, whether a point holds a
// sentence of the best grade, the chance that a point reads alone, and the points.
type gradeFigures struct{ held, empty, own, must, alone, points float64 }

// measureGrades prints what the points hold that worth chooses, which has not seen
// the article.
func measureGrades(languages lang.Set, m *rank.Model, gs []gradedArticle, worth func(id string) *compose.WorthModel, name string, w io.Writer) {
	figures := make([]gradeFigures, len(gs))
	harness.Each(len(gs), func(i int) { figures[i] = gs[i].measure(languages, m, worth(gs[i].id)) })
	for _, set := range []string{"cnndm", "pages"} {
		var sum gradeFigures
		n := 0.0
		for i, f := range figures {
			if gs[i].set == set {
				n++
				sum.held, sum.empty, sum.own = sum.held+f.held, sum.empty+f.empty, sum.own+f.own
				sum.must, sum.alone, sum.points = sum.must+f.must, sum.alone+f.alone, sum.points+f.points
			}
		}
		n = max(n, 1)
		fmt.Fprintf(w, "%s, %.0f graded articles of %s: grades held %.1f, points without any %.1f; at own K %.1f, lists with a sentence that no list may lack %.1f, with %.1f points of chance %.2f\n",
			name, n, set, 100*sum.held/n, 100*sum.empty/n, 100*sum.own/n, 100*sum.must/n, sum.points/n, sum.alone/n)
	}
}

func (g *gradedArticle) measure(languages lang.Set, m *rank.Model, worth *compose.WorthModel) (f gradeFigures) {
	d := languages.Parse(g.a)
	r := rank.ScoreBy(d, m)
	best := max(g.ideal(max(r.Suggest, 1)), 1)
	grades := func(k int) (sum, empty float64, ps []compose.Draft) {
		ps = compose.Points(d, r, compose.Options{Points: k, Worth: worth})
		for _, p := range ps {
			x, _ := g.of(p.Evidence)
			sum += x
			empty += float64(bit(x == 0)) / float64(len(ps))
		}
		return sum, empty, ps
	}
	sum, empty, _ := grades(r.Suggest)
	f.held, f.empty = sum/best, empty
	sum, _, ps := grades(0)
	f.own, f.points = sum/best, float64(len(ps))
	for _, p := range ps {
		f.alone += p.Alone / float64(len(ps))
		if x, _ := g.of(p.Evidence); x == 3 {
			f.must = 1
		}
	}
	return f
}

// ideal is the sum of the k best grades.
func (g *gradedArticle) ideal(k int) float64 {
	left := k
	sum := 0.0
	for want := 3.0; want > 0; want-- {
		for _, x := range g.grades {
			if x.grade == want && left > 0 {
				sum += want
				left--
			}
		}
	}
	return sum
}
