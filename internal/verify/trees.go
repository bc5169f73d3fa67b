package verify

import "math"

// Trees are boosted trees: their values add up to the log odds of "supported".
// train/truth makes them.
type Trees struct {
	Base  float32
	Trees []Tree
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
	for i := range t.Trees {
		v += t.Trees[i].Value(x)
	}
	return 1 / (1 + math.Exp(-float64(v)))
}
