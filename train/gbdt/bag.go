package gbdt

import "github.com/zhongdian/zhongdian/internal/rank/forest"

// Bag grows n forests that see other columns and groups, and gives their mean as one
// forest (bagging, Breiman 1996): what one of them owes to chance is a part of it only.
func Bag(s Set, base float64, obj Objective, p Params, n int) *forest.Forest {
	out := &forest.Forest{Base: float32(base)}
	for k := range n {
		q := p
		q.Seed = p.Seed + uint64(k)
		f := Train(s, base, obj, q)
		for _, at := range f.Roots {
			out.Roots = append(out.Roots, at+int32(len(out.Nodes)))
		}
		for _, node := range f.Nodes {
			if node.Feature == forest.Leaf {
				node.Value /= float32(n)
			}
			out.Nodes = append(out.Nodes, node)
		}
	}
	return out
}
