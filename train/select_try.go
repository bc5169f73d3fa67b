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

func trySelect(points []*example, oof map[string][]float64) {
	for _, o := range []selOpt{
		{1, 76, 0, 0, 0, 0}, {1, 76, 0.3, 0, 0, 0}, {1, 76, 0.5, 0, 0, 0}, {1, 76, 0.5, 0.5, 0, 0}, {1, 76, 0.5, 1, 0, 0},
		{2, 76, 0, 0, 0, 0}, {2, 76, 0.3, 0.3, 0, 0}, {2, 76, 0.5, 0.5, 0, 0}, {3, 76, 0.3, 0.3, 0, 0}, {3, 76, 0.5, 0.5, 0, 0}, {3, 76, 0.7, 0.5, 0, 0},
		{3, 76, 0.5, 0.5, 1, 0}, {3, 76, 0.5, 0.5, 3, 0}, {2, 76, 0.5, 0.5, 3, 0}, {3, 100, 0.5, 0.5, 0, 0}, {3, 60, 0.5, 0.5, 0, 0},
	} {
		var cov, ev float64
		all := make([][2]float64, len(points))
		forEach(len(points), func(i int) {
			e := points[i]
			r := rank.Score(e.doc)
			c, v := coverage(e.item, selectUnits(e.doc, &r, oof[e.id], e.k, o))
			all[i] = [2]float64{c, v}
		})
		for _, x := range all {
			cov += x[0]
			ev += x[1]
		}
		n := float64(len(points)) / 100
		fmt.Printf("%+v cover %.1f evidence %.1f\n", o, cov/n, ev/n)
	}
}

func experiment(s sets) error {
	report("as it is", s.points, outOfFold(s.points, s.others(), params, nil))
	return nil
}

func report(name string, points []*example, oof map[string][]float64) {
	all := make([][4]float64, len(points))
	forEach(len(points), func(i int) {
		e := points[i]
		r := rank.Score(e.doc)
		all[i][0] = ndcg(oof[e.id], gradesOf(e.item, e.doc), 5)
		all[i][1], _ = coverage(e.item, selectUnits(e.doc, &r, oof[e.id], e.k, selOpt{1, 76, 0, 0, 0, 0}))
		all[i][2], all[i][3] = coverage(e.item, selectUnits(e.doc, &r, oof[e.id], e.k, selOpt{2, 76, 0.2, 0.2, 0, 0}))
	})
	var sum [4]float64
	for _, x := range all {
		for k := range sum {
			sum[k] += x[k] * 100 / float64(len(points))
		}
	}
	fmt.Printf("%-30s ndcg %.1f  cover1 %.1f  cover2 %.1f evid2 %.1f\n", name, sum[0], sum[1], sum[2], sum[3])
}
