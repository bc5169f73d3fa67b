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

	trees []smallTree // of Parse, where all are small
	quick []quickNode // of Parse, where one isn't
	deep  int         // steps to the deepest leaf
}

// Score evaluates the forest on a row. The row must have every column that the
// forest names.
func (f *Forest) Score(row []float32) float32 {
	if f.quick == nil && f.trees == nil {
		return f.walk(row)
	}
	var orders [Leaf + 1]int64
	for i, v := range row[:min(len(row), Leaf)] {
		orders[i] = int64(order(v))
	}
	x, trees := f.Base, f.trees
	for k := range trees {
		x += trees[k].score(&orders)
	}
	if trees != nil {
		return x
	}
	roots := f.Roots
	for ; len(roots) >= 4; roots = roots[4:] { // side by side: a step waits for the one before
		a, b, c, d := roots[0], roots[1], roots[2], roots[3]
		for range f.deep {
			a = f.step(a, &orders)
			b = f.step(b, &orders)
			c = f.step(c, &orders)
			d = f.step(d, &orders)
		}
		x += f.Nodes[a].Value
		x += f.Nodes[b].Value
		x += f.Nodes[c].Value
		x += f.Nodes[d].Value
	}
	for _, at := range roots {
		for range f.deep {
			at = f.step(at, &orders)
		}
		x += f.Nodes[at].Value
	}
	return x
}

// step goes from a node to the next.
func (f *Forest) step(at int32, orders *[Leaf + 1]int64) int32 {
	n := &f.quick[at]
	beyond := (int64(n.value) - orders[n.feature]) >> 63 // -1 or 0
	return at + int32(n.left) + int32(n.right)&int32(beyond)
}

func (f *Forest) walk(row []float32) float32 {
	x := f.Base
	for _, at := range f.Roots {
		n := f.Nodes[at]
		for n.Feature != Leaf {
			if at++; !(row[n.Feature] <= n.Value) {
				at += int32(n.Right)
			}
			n = f.Nodes[at]
		}
		x += n.Value
	}
	return x
}

// A quickNode is a node in a form that takes no branch: which way a row goes
// can't be foreseen, so that a processor would guess wrong at every other step.
// A row goes left steps on, and right more where its column is over value. At a
// leaf both are none: there it stays.
type quickNode struct {
	value                int32 // see order
	feature, left, right uint8
}

// order gives numbers that compare as v does; what is no number is over all.
func order(v float32) int32 {
	if v != v {
		return math.MaxInt32
	}
	b := int32(math.Float32bits(v + 0)) // -0 becomes 0
	return b ^ b>>31&math.MaxInt32
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
	if f.trees = f.small(); f.trees != nil {
		return f, s, nil
	}
	f.quick = make([]quickNode, n)
	for i, node := range f.Nodes {
		if node.Feature != Leaf {
			f.quick[i] = quickNode{order(node.Value), node.Feature, 1, node.Right}
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
	f.deep = max(f.deep, depth)
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
