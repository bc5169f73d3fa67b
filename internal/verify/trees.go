package verify

import "math"

// Trees are boosted trees: their values add up to the log odds of "supported".
// train/truth makes them.
type Trees struct {
	Base  float32
	Trees []Tree
	flat  *flat // of ReadModel
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

// Probability of "supported", 0 to 1.
func (t *Trees) Probability(x []float32) float64 {
	v := t.Base
	if t.flat == nil {
		for i := range t.Trees {
			v += t.Trees[i].Value(x)
		}
		return logistic(v)
	}
	for k, root := range t.flat.roots {
		at := root
		for range t.flat.depths[k] {
			at += t.flat.nodes[at].step(x)
		}
		v += t.flat.values[at]
	}
	return logistic(v)
}

func logistic(v float32) float64 { return 1 / (1 + math.Exp(-float64(v))) }

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
	for k := range t.flat.roots {
		t.flat.add(v, xs, k)
	}
	for i := range v {
		out[i] = logistic(v[i])
	}
	return out
}

// flat holds the same trees one behind the other, for speed. A leaf leads to
// itself, so that a walk has as many steps as the tree is deep, whatever x is:
// several of them can go side by side, without a branch to be foreseen.
type flat struct {
	nodes  []flatNode
	values []float32 // of the leaves
	roots  []int32
	depths []uint8
}

// flatNode goes to the node left behind it where x[feature] < cut, or else to
// that right behind it; in a leaf both are 0.
type flatNode struct {
	cut         float32
	feature     uint8
	left, right uint8
}

func (n *flatNode) step(x []float32) int32 {
	step, left := int32(n.right), int32(n.left)
	if x[n.feature] < n.cut {
		step = left
	}
	return step
}

// add adds what tree k says of each x to v.
func (f *flat) add(v []float32, xs [][features]float32, k int) {
	nodes, root, depth := f.nodes, f.roots[k], f.depths[k]
	i := 0
	for ; i+4 <= len(xs); i += 4 {
		a, b, c, d := root, root, root, root
		xa, xb, xc, xd := xs[i][:], xs[i+1][:], xs[i+2][:], xs[i+3][:]
		for range depth {
			a += nodes[a].step(xa)
			b += nodes[b].step(xb)
			c += nodes[c].step(xc)
			d += nodes[d].step(xd)
		}
		v[i] += f.values[a]
		v[i+1] += f.values[b]
		v[i+2] += f.values[c]
		v[i+3] += f.values[d]
	}
	for ; i < len(xs); i++ {
		at, x := root, xs[i][:]
		for range depth {
			at += nodes[at].step(x)
		}
		v[i] += f.values[at]
	}
}

// flatten makes the form that is fast to use; the trees must be sound, as those
// that ReadModel gives are.
func (t *Trees) flatten() {
	t.flat = &flat{}
	for _, tree := range t.Trees {
		t.flat.roots = append(t.flat.roots, int32(len(t.flat.nodes)))
		depths, deepest := make([]uint8, len(tree.Nodes)), uint8(0)
		for i, n := range tree.Nodes {
			t.flat.values = append(t.flat.values, n.Value)
			if n.Feature < 0 {
				t.flat.nodes = append(t.flat.nodes, flatNode{})
				continue
			}
			depths[n.Left], depths[n.Right] = depths[i]+1, depths[i]+1 // children come after their parents
			deepest = max(deepest, depths[i]+1)
			t.flat.nodes = append(t.flat.nodes, flatNode{n.Cut, uint8(n.Feature), n.Left - uint8(i), n.Right - uint8(i)})
		}
		t.flat.depths = append(t.flat.depths, deepest)
	}
}
