package forest

import (
	"math"
	"math/bits"
)

// splits is how many a small tree has at most; it has one more leaf.
const splits = 7

// A smallTree is a tree whose splits are all asked at once, not one after the
// other: each that a row lies beyond rules out the leaves on its left, and the
// first leaf that is left is the row's (Lucchese et al. 2015). None waits for
// another, as steps down a tree do.
type smallTree struct {
	value   [splits]int32 // see order
	leaf    [splits + 1]float32
	feature [splits]uint8
	left    [splits]uint8 // the leaves on a split's left, a bit each: a row beyond it is at none of them
}

// small gives the trees in this form, nil where one has too many leaves.
func (f *Forest) small() []smallTree {
	out := make([]smallTree, len(f.Roots))
	for k, at := range f.Roots {
		t := &out[k]
		for j := range t.value {
			t.value[j] = math.MaxInt32 // nothing lies beyond
		}
		var split, leaf int
		var read func(at int32) (next int32, ok bool)
		read = func(at int32) (int32, bool) {
			n := f.Nodes[at]
			if n.Feature == Leaf {
				if leaf > splits {
					return 0, false
				}
				t.leaf[leaf] = n.Value
				leaf++
				return at + 1, true
			}
			if split == splits {
				return 0, false
			}
			j, first := split, leaf
			split++
			at, ok := read(at + 1)
			if !ok {
				return 0, false
			}
			t.value[j], t.feature[j] = order(n.Value), n.Feature
			t.left[j] = 1<<leaf - 1<<first // leaf is now the first on the right
			return read(at)
		}
		if _, ok := read(at); !ok {
			return nil
		}
	}
	return out
}

// score is the value of the row's leaf.
func (t *smallTree) score(orders *[Leaf + 1]int64) float32 {
	out := t.out(0, orders) | t.out(1, orders) | t.out(2, orders) | t.out(3, orders) |
		t.out(4, orders) | t.out(5, orders) | t.out(6, orders)
	return t.leaf[bits.TrailingZeros32(^out)&splits]
}

// out gives the leaves that split j rules out.
func (t *smallTree) out(j int, orders *[Leaf + 1]int64) uint32 {
	beyond := (int64(t.value[j]) - orders[t.feature[j]]) >> 63 // -1 or 0
	return uint32(t.left[j]) & uint32(beyond)
}
