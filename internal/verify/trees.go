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
	return float64(t.flat.sum(v, x))
}

func (t *Trees) probabilities(xs [][features]float32) []float64 {
	out := make([]float64, len(xs))
	for i := range xs {
		out[i] = t.Probability(xs[i][:])
	}
	return out
}

// flat holds the same trees one behind the other, for speed.
type flat struct {
	nodes []flatNode
	roots []int32
}

// flatNode goes to the node left behind it where x[feature] < cut, or else to
// that right behind it; in a leaf both are 0, so that a walk stays, and cut is
// its value.
type flatNode struct {
	cut         int32 // see order; of a leaf the bits of the value
	feature     uint8
	left, right uint8
}

// sum adds the values of all trees to v. A walk takes no branch: which way x
// goes can't be foreseen, so that a processor would guess wrong at every other
// step. Trees are walked side by side, since each step waits for the one before.
func (f *flat) sum(v float32, x []float32) float32 {
	var orders [leaf + 1]int64
	for i, y := range x[:min(len(x), leaf)] {
		orders[i] = int64(order(y))
	}
	nodes, roots := f.nodes, f.roots
	for ; len(roots) >= 4; roots = roots[4:] {
		a, b, c, d := roots[0], roots[1], roots[2], roots[3]
		for nodes[a].left|nodes[b].left|nodes[c].left|nodes[d].left != 0 {
			a += nodes[a].step(&orders)
			b += nodes[b].step(&orders)
			c += nodes[c].step(&orders)
			d += nodes[d].step(&orders)
		}
		v += nodes[a].value()
		v += nodes[b].value()
		v += nodes[c].value()
		v += nodes[d].value()
	}
	for _, at := range roots {
		for nodes[at].left != 0 {
			at += nodes[at].step(&orders)
		}
		v += nodes[at].value()
	}
	return v
}

func (n *flatNode) step(orders *[leaf + 1]int64) int32 {
	below := int32((orders[n.feature] - int64(n.cut)) >> 63) // -1 or 0
	right := int32(n.right)
	return right + (int32(n.left)-right)&below
}

func (n *flatNode) value() float32 { return math.Float32frombits(uint32(n.cut)) }

// order gives numbers that compare as v does; what is no number is over all.
func order(v float32) int32 {
	if v != v {
		return math.MaxInt32
	}
	return turn(int32(math.Float32bits(v + 0))) // -0 becomes 0
}

// turn makes an order of the bits of a number and the bits of an order.
func turn(b int32) int32 { return b ^ b>>31&math.MaxInt32 }

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
				f.nodes = append(f.nodes, flatNode{cut: int32(math.Float32bits(n.Value))})
				continue
			}
			f.nodes = append(f.nodes, flatNode{order(n.Cut), uint8(n.Feature), n.Left - uint8(i), n.Right - uint8(i)})
		}
	}
	return f
}

// Probability of "supported", 0 to 1.
func (t *Trees) Probability(x []float32) float64 { return logistic(t.Odds(x)) }

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
