// Package boost trains gradient-boosted trees for two classes: histograms,
// leaf-wise growth, weights on rows (Friedman 2001; the histogram and leaf-wise
// ideas are those of LightGBM, Ke et al. 2017). The same data, settings and seed
// give the same trees.
package boost

import (
	"math"
	"math/rand/v2"
	"sort"
	"sync"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// Settings of one training.
type Settings struct {
	Trees    int
	Leaves   int
	Rate     float64
	Columns  float64 // share of the features a tree may use
	Rows     float64 // share of the rows a tree sees
	MinHess  float64 // least sum of hessians in a leaf
	L2       float64
	Bins     int // at most 255
	Seed     uint64
	Restrict []int // features that may not be used
}

// Default settings, chosen by cross-validation on points/train.
func Default() Settings {
	return Settings{Trees: 320, Leaves: 20, Rate: 0.08, Columns: 0.5, Rows: 0.8, MinHess: 3, L2: 3, Bins: 63, Seed: 1}
}

// Row is one example. Weight 0 rows are not learned from.
type Row struct {
	X      []float32
	Y      bool
	Weight float64
}

type trainer struct {
	s      Settings
	cuts   [][]float32
	binned [][]uint8 // feature, row
	g, h   []float64
}

// Train fits the trees.
func Train(rows []Row, s Settings) *verify.Trees {
	t := &trainer{s: s}
	t.bin(rows)
	n := len(rows)
	t.g, t.h = make([]float64, n), make([]float64, n)
	pos, all := 0.0, 0.0
	for _, r := range rows {
		all += r.Weight
		if r.Y {
			pos += r.Weight
		}
	}
	p := math.Min(math.Max(pos/math.Max(all, 1e-9), 0.001), 0.999)
	out := &verify.Trees{Base: float32(math.Log(p / (1 - p)))}
	f, seen := make([]float64, n), make([]bool, n)
	for i := range f {
		f[i] = float64(out.Base)
	}
	rng := rand.New(rand.NewPCG(s.Seed, 7))
	for k := 0; k < s.Trees; k++ {
		var use []int32
		for i, r := range rows {
			q := 1 / (1 + math.Exp(-f[i]))
			y := 0.0
			if r.Y {
				y = 1
			}
			t.g[i], t.h[i] = r.Weight*(y-q), r.Weight*q*(1-q)
			if r.Weight > 0 && rng.Float64() < s.Rows {
				use = append(use, int32(i))
			}
		}
		tree, leaves := t.grow(use, t.columns(rng))
		out.Trees = append(out.Trees, tree)
		// Rows that the tree has seen lie in its leaves already.
		clear(seen)
		for _, l := range leaves {
			v := float64(tree.Nodes[l.node].Value)
			for _, i := range l.rows {
				f[i] += v
				seen[i] = true
			}
		}
		for i, r := range rows {
			if !seen[i] {
				f[i] += float64(tree.Value(r.X))
			}
		}
	}
	return out
}

func (t *trainer) columns(rng *rand.Rand) []int {
	var out []int
	for _, j := range rng.Perm(len(t.cuts)) {
		if len(t.cuts[j]) > 0 && len(out) < int(math.Ceil(t.s.Columns*float64(len(t.cuts)))) {
			out = append(out, j)
		}
	}
	sort.Ints(out)
	return out
}

func (t *trainer) bin(rows []Row) {
	if len(rows) == 0 {
		return
	}
	nf := len(rows[0].X)
	t.cuts, t.binned = make([][]float32, nf), make([][]uint8, nf)
	skip := map[int]bool{}
	for _, j := range t.s.Restrict {
		skip[j] = true
	}
	var wg sync.WaitGroup
	for j := 0; j < nf; j++ {
		if skip[j] {
			continue
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			v := make([]float32, len(rows))
			for i, r := range rows {
				v[i] = r.X[j]
			}
			s := append([]float32(nil), v...)
			sort.Slice(s, func(a, b int) bool { return s[a] < s[b] })
			var cuts []float32
			distinct := 1
			for i := 1; i < len(s); i++ {
				if s[i] != s[i-1] {
					distinct++
				}
			}
			step := len(s) / t.s.Bins
			last := 0
			for i := 1; i < len(s); i++ {
				if s[i] != s[i-1] && (distinct <= t.s.Bins || i-last >= step) {
					cuts = append(cuts, (s[i]+s[i-1])/2)
					last = i
				}
			}
			b := make([]uint8, len(v))
			for i, x := range v {
				b[i] = uint8(sort.Search(len(cuts), func(k int) bool { return x < cuts[k] }))
			}
			t.cuts[j], t.binned[j] = cuts, b
		}()
	}
	wg.Wait()
}

type leaf struct {
	rows []int32
	g, h float64
	node int // in the tree
	gain float64
	feat int
	bin  int
	hist [][]bin // by column
}

func (t *trainer) grow(use []int32, cols []int) (verify.Tree, []leaf) {
	var tree verify.Tree
	root := leaf{rows: use}
	for _, i := range use {
		root.g += t.g[i]
		root.h += t.h[i]
	}
	tree.Nodes = append(tree.Nodes, verify.Node{Feature: -1, Value: t.value(root)})
	leaves := []leaf{root}
	leaves[0].hist = t.histograms(&leaves[0], cols)
	t.split(&leaves[0], cols)
	for len(leaves) < t.s.Leaves {
		best := -1
		for i := range leaves {
			if leaves[i].gain > 1e-6 && (best < 0 || leaves[i].gain > leaves[best].gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		a, b := leaf{node: len(tree.Nodes)}, leaf{node: len(tree.Nodes) + 1}
		col := t.binned[l.feat]
		for _, i := range l.rows {
			d := &b
			if int(col[i]) <= l.bin {
				d = &a
			}
			d.rows = append(d.rows, i)
			d.g += t.g[i]
			d.h += t.h[i]
		}
		tree.Nodes[l.node] = verify.Node{Feature: int16(l.feat), Cut: t.cuts[l.feat][l.bin], Left: uint8(a.node), Right: uint8(b.node)}
		tree.Nodes = append(tree.Nodes, verify.Node{Feature: -1, Value: t.value(a)}, verify.Node{Feature: -1, Value: t.value(b)})
		t.halves(l.hist, &a, &b, cols)
		t.split(&a, cols)
		t.split(&b, cols)
		leaves[best] = a
		leaves = append(leaves, b)
	}
	return tree, leaves
}

func (t *trainer) value(l leaf) float32 { return float32(t.s.Rate * l.g / (l.h + t.s.L2)) }

// A bin holds the sums of the gradients and hessians of its rows.
type bin struct{ g, h float64 }

// histograms sums the rows of l up by the bins of each column.
func (t *trainer) histograms(l *leaf, cols []int) [][]bin {
	out := make([][]bin, len(cols))
	// Side by side they are read for each column without a miss.
	gh := make([]bin, len(l.rows))
	for k, i := range l.rows {
		gh[k] = bin{t.g[i], t.h[i]}
	}
	one := func(c int) {
		var hist [256]bin
		col := t.binned[cols[c]]
		for k, i := range l.rows {
			b := &hist[col[i]]
			b.g += gh[k].g
			b.h += gh[k].h
		}
		out[c] = append(out[c], hist[:len(t.cuts[cols[c]])+1]...)
	}
	if len(l.rows)*len(cols) <= 1<<17 {
		for c := range cols {
			one(c)
		}
		return out
	}
	var wg sync.WaitGroup
	for h := 0; h < 2; h++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for c := h; c < len(cols); c += 2 {
				one(c)
			}
		}()
	}
	wg.Wait()
	return out
}

// less gives what is left of the histograms of a leaf without those of one of
// the two it was split into: those of the other.
func less(all, part [][]bin) [][]bin {
	for c := range all {
		for b := range all[c] {
			all[c][b].g -= part[c][b].g
			all[c][b].h -= part[c][b].h
		}
	}
	return all
}

// halves gives the histograms of the two leaves that one was split into. Only the
// rows of the smaller one are read.
func (t *trainer) halves(whole [][]bin, a, b *leaf, cols []int) {
	small, large := a, b
	if len(b.rows) < len(a.rows) {
		small, large = b, a
	}
	small.hist = t.histograms(small, cols)
	large.hist = less(whole, small.hist)
}

// split finds where leaf l is parted best.
func (t *trainer) split(l *leaf, cols []int) {
	if l.h < 2*t.s.MinHess {
		return
	}
	base := l.g * l.g / (l.h + t.s.L2)
	for c, hist := range l.hist {
		var g, h float64
		for b := range t.cuts[cols[c]] {
			g += hist[b].g
			h += hist[b].h
			if h < t.s.MinHess || l.h-h < t.s.MinHess {
				continue
			}
			rg := l.g - g
			if v := g*g/(h+t.s.L2) + rg*rg/(l.h-h+t.s.L2) - base; v > l.gain {
				l.gain, l.feat, l.bin = v, cols[c], b
			}
		}
	}
}
