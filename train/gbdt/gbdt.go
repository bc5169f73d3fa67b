// Package gbdt grows regression trees by gradient boosting on histograms of
// binned columns (Friedman 2001; the histograms and the growth leaf by leaf as
// in LightGBM, Ke et al. 2017). The same rows, parameters and seed give the same
// forest on any number of cores.
package gbdt

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

// Params says how to grow. All must be set.
type Params struct {
	Trees   int     `json:"trees"`
	Leaves  int     `json:"leaves"`   // of a tree, at most 60
	Rate    float64 `json:"rate"`     // share of each tree's answer that is taken
	MinRows int     `json:"min_rows"` // in a leaf
	L2      float64 `json:"l2"`
	Columns float64 `json:"columns"` // share of the columns that a tree sees
	Groups  float64 `json:"groups"`  // share of the groups that a tree sees
	Seed    uint64  `json:"seed"`
}

// Set is what is learned from. Groups are articles: the ends of their rows.
type Set struct {
	Rows   [][]float32
	Groups []int // end of each group, ascending
}

// Objective fills the first and second derivative of the loss for each row at
// the given scores.
type Objective func(scores, grad, hess []float64)

const bins = 64

type binned struct {
	cuts [][]float32 // per column, ascending upper bounds
	at   [][]uint8   // per column, the bin of each row
}

// Train grows a forest. base is the score before the first tree. It panics where rows have more
// columns than a forest can name.
func Train(s Set, base float64, obj Objective, p Params) *forest.Forest {
	if len(s.Rows) > 0 && len(s.Rows[0]) > forest.Leaf {
		panic("gbdt: more than 255 columns")
	}
	g := newGrower(s, p)
	f := &forest.Forest{Base: float32(base)}
	scores := make([]float64, len(s.Rows))
	for i := range scores {
		scores[i] = base
	}
	rng := rand.New(rand.NewPCG(p.Seed, 0x9e3779b97f4a7c15))
	for range p.Trees {
		obj(scores, g.grad, g.hess)
		g.sample(rng)
		root := g.grow()
		f.Roots = append(f.Roots, int32(len(f.Nodes)))
		f.Nodes = root.flatten(f.Nodes)
		g.addTo(root, scores)
	}
	return f
}

type grower struct {
	s          Set
	p          Params
	b          binned
	grad, hess []float64
	rows       []int32 // sampled
	columns    []int
}

type leaf struct {
	rows        []int32
	sumG, sumH  float64
	hist        []cell // columns × bins
	gain        float64
	column, bin int
	left, right *leaf
	value       float32
	cut         float32
}

type cell struct {
	g, h float64
	n    int32
}

func newGrower(s Set, p Params) *grower {
	g := &grower{s: s, p: p, grad: make([]float64, len(s.Rows)), hess: make([]float64, len(s.Rows))}
	width := len(s.Rows[0])
	g.b.cuts, g.b.at = make([][]float32, width), make([][]uint8, width)
	parallel(width, func(c int) { g.b.cuts[c], g.b.at[c] = bin(s.Rows, c) })
	return g
}

// bin cuts a column at its quantiles.
func bin(rows [][]float32, c int) ([]float32, []uint8) {
	values := make([]float32, len(rows))
	for i, r := range rows {
		values[i] = r[c]
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	distinct := slices.Compact(slices.Clone(sorted))
	var cuts []float32
	if len(distinct) <= bins {
		for i := 0; i+1 < len(distinct); i++ {
			cuts = append(cuts, (distinct[i]+distinct[i+1])/2)
		}
	} else {
		for k := 1; k < bins; k++ {
			v := sorted[k*len(sorted)/bins]
			if len(cuts) == 0 || v > cuts[len(cuts)-1] {
				cuts = append(cuts, v)
			}
		}
	}
	at := make([]uint8, len(rows))
	for i, v := range values {
		k, _ := slices.BinarySearch(cuts, v) // first cut >= v
		at[i] = uint8(k)
	}
	return cuts, at
}

func (g *grower) sample(rng *rand.Rand) {
	g.rows = g.rows[:0]
	start := 0
	for _, end := range g.s.Groups {
		if rng.Float64() < g.p.Groups {
			for i := start; i < end; i++ {
				g.rows = append(g.rows, int32(i))
			}
		}
		start = end
	}
	g.columns = g.columns[:0]
	for c := range g.b.cuts {
		if len(g.b.cuts[c]) > 0 && rng.Float64() < g.p.Columns {
			g.columns = append(g.columns, c)
		}
	}
}

func (g *grower) grow() *leaf {
	root := &leaf{rows: slices.Clone(g.rows)}
	g.sum(root)
	g.histogram(root)
	g.best(root)
	leaves := []*leaf{root}
	for len(leaves) < g.p.Leaves {
		k := 0
		for i, l := range leaves {
			if l.gain > leaves[k].gain {
				k = i
			}
		}
		l := leaves[k]
		if l.gain <= 1e-9 {
			break
		}
		g.split(l)
		leaves[k] = l.left
		leaves = append(leaves, l.right)
	}
	for _, l := range leaves {
		l.value = float32(-g.p.Rate * l.sumG / (l.sumH + g.p.L2))
	}
	return root
}

func (g *grower) sum(l *leaf) {
	for _, i := range l.rows {
		l.sumG += g.grad[i]
		l.sumH += g.hess[i]
	}
}

func (g *grower) histogram(l *leaf) {
	l.hist = make([]cell, len(g.columns)*bins)
	parallel(len(g.columns), func(k int) {
		h, at := l.hist[k*bins:(k+1)*bins], g.b.at[g.columns[k]]
		for _, i := range l.rows {
			c := &h[at[i]]
			c.g += g.grad[i]
			c.h += g.hess[i]
			c.n++
		}
	})
}

// best finds the split of l with the highest gain.
func (g *grower) best(l *leaf) {
	l.gain = 0
	whole := l.sumG * l.sumG / (l.sumH + g.p.L2)
	for k, c := range g.columns {
		var x cell
		for b := 0; b < len(g.b.cuts[c]); b++ {
			y := l.hist[k*bins+b]
			x.g, x.h, x.n = x.g+y.g, x.h+y.h, x.n+y.n
			if int(x.n) < g.p.MinRows || len(l.rows)-int(x.n) < g.p.MinRows {
				continue
			}
			rg, rh := l.sumG-x.g, l.sumH-x.h
			gain := x.g*x.g/(x.h+g.p.L2) + rg*rg/(rh+g.p.L2) - whole
			if gain > l.gain {
				l.gain, l.column, l.bin = gain, c, b
			}
		}
	}
}

func (g *grower) split(l *leaf) {
	at := g.b.at[l.column]
	l.left, l.right = &leaf{}, &leaf{}
	for _, i := range l.rows {
		if int(at[i]) <= l.bin {
			l.left.rows = append(l.left.rows, i)
		} else {
			l.right.rows = append(l.right.rows, i)
		}
	}
	l.cut = g.b.cuts[l.column][l.bin]
	small, large := l.left, l.right
	if len(small.rows) > len(large.rows) {
		small, large = large, small
	}
	g.sum(l.left)
	g.sum(l.right)
	g.histogram(small)
	large.hist = l.hist
	for i, c := range small.hist {
		large.hist[i].g -= c.g
		large.hist[i].h -= c.h
		large.hist[i].n -= c.n
	}
	l.hist, l.rows = nil, nil
	g.best(l.left)
	g.best(l.right)
}

func (g *grower) addTo(root *leaf, scores []float64) {
	chunk := (len(scores) + 63) / 64
	parallel(64, func(k int) {
		for i := k * chunk; i < min((k+1)*chunk, len(scores)); i++ {
			l := root
			for l.left != nil {
				if int(g.b.at[l.column][i]) <= l.bin {
					l = l.left
				} else {
					l = l.right
				}
			}
			scores[i] += float64(l.value)
		}
	})
}

func (l *leaf) flatten(dst []forest.Node) []forest.Node {
	if l.left == nil {
		return append(dst, forest.Node{Feature: forest.Leaf, Value: l.value})
	}
	at := len(dst)
	dst = l.left.flatten(append(dst, forest.Node{Feature: uint8(l.column), Value: l.cut}))
	dst[at].Right = uint8(len(dst) - at - 1)
	return l.right.flatten(dst)
}

// parallel calls f for 0 to n-1 on all cores.
func parallel(n int, f func(int)) {
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), n)
	for w := range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := w; i < n; i += workers {
				f(i)
			}
		}()
	}
	wg.Wait()
}

// Logistic is the loss of soft labels 0 to 1 with a weight each.
func Logistic(labels, weights []float64) Objective {
	return func(scores, grad, hess []float64) {
		for i, x := range scores {
			p := 1 / (1 + math.Exp(-x))
			grad[i] = weights[i] * (p - labels[i])
			hess[i] = weights[i] * max(p*(1-p), 1e-6)
		}
	}
}
