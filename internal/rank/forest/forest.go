// Package forest holds and evaluates a sum of regression trees, small enough to
// be embedded: it is the form in which a trained ranker is shipped.
package forest

import (
	"encoding/binary"
	"errors"
	"math"
)

// Node is a split or, with Feature Leaf, a leaf. A row whose column Feature is
// at most Value goes to the next node, any other to the node Right after that.
type Node struct {
	Feature uint8
	Right   uint8
	Value   float32
}

// Leaf marks a leaf in Node.Feature.
const Leaf = 255

// Forest is a base value and trees, each in depth-first order, one after another.
type Forest struct {
	Base  float32
	Nodes []Node
	Roots []int32 // where each tree starts
}

// Score evaluates the forest on a row. The row must have every column that the
// forest names.
func (f *Forest) Score(row []float32) float32 {
	x := f.Base
	for _, at := range f.Roots {
		n := f.Nodes[at]
		for n.Feature != Leaf {
			// A step, not a branch: which way a row goes can't be foreseen.
			step := int32(n.Right) + 1
			if row[n.Feature] <= n.Value {
				step = 1
			}
			at += step
			n = f.Nodes[at]
		}
		x += n.Value
	}
	return x
}

// Append writes f after dst in the form that Parse reads: base, the number of
// nodes, six bytes a node, little endian.
func (f *Forest) Append(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(f.Base))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(f.Nodes)))
	for _, n := range f.Nodes {
		dst = append(dst, n.Feature, n.Right)
		dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(n.Value))
	}
	return dst
}

var errBroken = errors.New("forest: broken model")

// Parse reads one forest from the front of s, whose rows have the given number
// of columns, and gives what follows it. A forest that it gives never makes
// Score read outside of it.
func Parse(s string, columns int) (f *Forest, rest string, err error) {
	if len(s) < 8 {
		return nil, "", errBroken
	}
	f = &Forest{Base: math.Float32frombits(u32(s))}
	n := int(u32(s[4:]))
	s = s[8:]
	if n < 0 || n > len(s)/6 {
		return nil, "", errBroken
	}
	f.Nodes = make([]Node, n)
	for i := range f.Nodes {
		f.Nodes[i] = Node{s[0], s[1], math.Float32frombits(u32(s[2:]))}
		s = s[6:]
	}
	for at := 0; at < n; {
		f.Roots = append(f.Roots, int32(at))
		if at, err = f.tree(at, columns, 0); err != nil {
			return nil, "", err
		}
	}
	return f, s, nil
}

// tree checks the tree at node i and gives the node after it.
func (f *Forest) tree(i, columns, depth int) (int, error) {
	if i >= len(f.Nodes) || depth > 64 {
		return 0, errBroken
	}
	n := f.Nodes[i]
	if n.Feature == Leaf {
		return i + 1, nil
	}
	if int(n.Feature) >= columns {
		return 0, errBroken
	}
	right, err := f.tree(i+1, columns, depth+1)
	if err != nil || right != i+1+int(n.Right) {
		return 0, errBroken
	}
	return f.tree(right, columns, depth+1)
}

func u32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
