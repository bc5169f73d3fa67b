package verify

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestFlat: trees laid flat give for every row what they give themselves.
func TestFlat(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	const columns = 7
	trees := &Trees{Base: 0.25}
	for range 23 {
		tree := Tree{Nodes: make([]Node, 15)}
		for i := range tree.Nodes {
			tree.Nodes[i] = Node{Feature: -1, Value: rnd.Float32()}
			if left := uint8(2*i + 1); i < 7 {
				tree.Nodes[i] = Node{Feature: int16(rnd.IntN(columns)), Left: left, Right: left + 1, Cut: float32(rnd.NormFloat64())}
			}
		}
		trees.Trees = append(trees.Trees, tree)
	}
	flat := &Trees{Base: trees.Base, flat: trees.flatten()}
	odd := []float32{0, float32(math.Copysign(0, -1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()), -float32(math.NaN())}
	for range 2000 {
		x := make([]float32, columns)
		for i := range x {
			switch x[i] = float32(rnd.NormFloat64()); rnd.IntN(4) {
			case 0:
				x[i] = odd[rnd.IntN(len(odd))]
			case 1: // on the border itself
				x[i] = trees.Trees[rnd.IntN(23)].Nodes[rnd.IntN(7)].Cut
			}
		}
		if got, want := flat.Odds(x), trees.Odds(x); got != want {
			t.Fatalf("%v: %v flat, %v as trees", x, got, want)
		}
	}
}

func BenchmarkOdds(b *testing.B) {
	rnd := rand.New(rand.NewPCG(5, 6))
	rows := make([][]float32, 64)
	for i := range rows {
		rows[i] = make([]float32, features)
		for k := range rows[i] {
			rows[i][k] = 2 * rnd.Float32()
		}
	}
	m := trained(true)
	for i := 0; b.Loop(); i++ {
		m.Words.Odds(rows[i%len(rows)])
	}
}
