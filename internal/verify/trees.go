package verify

import "math"

// Trees are boosted trees: their values add up to the log odds of "supported".
// train/truth makes them as Trees; those of a model file are flat and nothing else.
type Trees struct {
	Base  float32
	Trees []Tree
	flat  *flat
}

// Tree is one of them; its root is node 0 and it has at most 255 nodes.
type Tree struct{ Nodes []Node }

// Node sends x to Left where x[Feature] < Cut; a leaf has Feature -1.
type Node struct {
	Feature     int16
	Left, Right uint8
	Cut, Value  float32
}

// Value is the tree's answer for x.
func (t *Tree) Value(x []float32) float32 {
	n := &t.Nodes[0]
	for n.Feature >= 0 {
		if x[n.Feature] < n.Cut {
			n = &t.Nodes[n.Left]
		} else {
			n = &t.Nodes[n.Right]
		}
	}
	return n.Value
}

// Odds are the log odds of "supported".
func (t *Trees) Odds(x []float32) float64 {
	v := t.Base
	if t.flat == nil {
		for i := range t.Trees {
			v += t.Trees[i].Value(x)
		}
		return float64(v)
	}
	for _, root := range t.flat.roots {
		v += t.flat.value(root, x)
	}
	return float64(v)
}

// probabilities are those of many words: tree by tree, so that each tree is
// still near when the next word goes down it.
func (t *Trees) probabilities(xs [][features]float32) []float64 {
	out := make([]float64, len(xs))
	if t.flat == nil {
		for i := range xs {
			out[i] = t.Probability(xs[i][:])
		}
		return out
	}
	v := make([]float32, len(xs))
	for i := range v {
		v[i] = t.Base
	}
	for _, root := range t.flat.roots {
		for i := range xs {
			v[i] += t.flat.value(root, xs[i][:])
		}
	}
	for i := range v {
		out[i] = logistic(float64(v[i]))
	}
	return out
}

// flat holds the same trees one behind the other, for speed.
type flat struct {
	nodes []flatNode
	roots []int32
}

// flatNode goes to the node left behind it where x[feature] < cut, or else to
// that right behind it; in a leaf both are 0 and cut is its value.
type flatNode struct {
	cut         float32
	feature     uint8
	left, right uint8
}

func (f *flat) value(at int32, x []float32) float32 {
	for {
		n := f.nodes[at]
		if n.left == 0 {
			return n.cut
		}
		step := n.right
		if x[n.feature] < n.cut {
			step = n.left
		}
		at += int32(step)
	}
}

// flatten gives the form that is fast to use; the trees must be sound.
func (t *Trees) flatten() *flat {
	if t.flat != nil {
		return t.flat
	}
	f := &flat{}
	for _, tree := range t.Trees {
		f.roots = append(f.roots, int32(len(f.nodes)))
		for i, n := range tree.Nodes {
			if n.Feature < 0 {
				f.nodes = append(f.nodes, flatNode{cut: n.Value})
				continue
			}
			f.nodes = append(f.nodes, flatNode{n.Cut, uint8(n.Feature), n.Left - uint8(i), n.Right - uint8(i)})
		}
	}
	return f
}

// Probability of "supported", 0 to 1.
func (t *Trees) Probability(x []float32) float64 { return logistic(t.Odds(x)) }

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
