package main

import (
	"fmt"
	"math"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

type cand struct {
	a, b int
	w    int
	v    float64
}

type selOpt struct {
	maxSent, maxW int
	near          float64 // penalty for closeness
	sim           float64
	mode          int
	pair          float64
}

func width(s string) int { return len(tokens(s)) }

func selectUnits(d *lang.Document, r *rank.Ranking, p []float64, k int, o selOpt) []text.Span {
	var cs []cand
	n := len(p)
	ws := make([]int, n)
	for i, s := range d.Sentences {
		ws[i] = width(s.Slice(d.Article.Text))
	}
	for i := range p {
		v := 0.0
		w := 0
		q := 1.0
		mx := 0.0
		for j := i; j < min(n, i+o.maxSent); j++ {
			if d.Sentences[j].Block != d.Sentences[i].Block {
				break
			}
			w += ws[j]
			if j > i && w > o.maxW {
				break
			}
			q *= 1 - p[j]
			mx = max(mx, p[j])
			switch o.mode {
			case 0:
				v = 1 - q
			case 1:
				v += p[j]
			case 2:
				v = mx * (1 + o.pair*float64(j-i))
			case 3:
				v = (1 - q) * math.Sqrt(min(float64(w), 70)/70)
			}
			cs = append(cs, cand{i, j, w, v})
		}
	}
	var taken []cand
	for len(taken) < k {
		best, bv := -1, 0.0
		for ci, c := range cs {
			v := c.v
			ok := true
			pen := 1.0
			for _, t := range taken {
				if c.a <= t.b && t.a <= c.b {
					ok = false
					break
				}
				dist := float64(c.a - t.b)
				if c.a < t.a {
					dist = float64(t.a - c.b)
				}
				pen *= 1 - o.near*math.Exp(-(dist-1)/2)
				for i := c.a; i <= c.b; i++ {
					for j := t.a; j <= t.b; j++ {
						pen = min(pen, pen*(1-o.sim*r.Similarity(i, j)))
					}
				}
			}
			if ok && v*pen > bv {
				best, bv = ci, v*pen
			}
		}
		if best < 0 {
			break
		}
		taken = append(taken, cs[best])
	}
	var out []text.Span
	for _, t := range taken {
		out = append(out, d.Sentences[t.a].Span.Cover(d.Sentences[t.b].Span))
	}
	return out
}

func experiment(s sets) error {
	for _, x := range []float64{0, 0.3, 0.5} {
		untitledShare = x
		u, b := s.crossValidate(params, nil)
		fmt.Println(x, judgeScores(s.points, u))
		fmt.Println(x, judgeScores(s.points, b))
	}
	return nil
}

// judgeScores measures scores that are there already.
func judgeScores(es []*example, scores map[string][]float64) (f figures) {
	all := make([]figures, len(es))
	forEach(len(es), func(i int) {
		e := es[i]
		r := rank.Score(e.doc)
		all[i].ndcg = ndcg(scores[e.id], gradesOf(e.item, e.doc), 5)
		all[i].cover, all[i].evidence = coverage(e.item, selectUnits(e.doc, &r, scores[e.id], e.k, selOpt{1, 76, 0, 0, 0, 0}))
		all[i].coverPairs, _ = coverage(e.item, selectUnits(e.doc, &r, scores[e.id], e.k, selOpt{2, 76, 0.2, 0.2, 0, 0}))
	})
	f = mean(all)
	f.auc = pairsRight(es, scores)
	return f
}

// pairsRight is the share of pairs of an article's sentences, weighted by how
// far their labels lie apart, that scores put in the right order, in per cent.
func pairsRight(es []*example, scores map[string][]float64) float64 {
	sum := 0.0
	for _, e := range es {
		x := scores[e.id]
		good, all := 0.0, 0.0
		for i := range x {
			for j := range i {
				d := e.labels[i] - e.labels[j]
				if d < 0 {
					d = -d
				}
				all += d
				switch {
				case x[i] == x[j]:
					good += d / 2
				case (x[i] > x[j]) == (e.labels[i] > e.labels[j]):
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
	return 100 * sum / float64(len(es))
}
