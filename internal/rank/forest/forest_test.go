package forest

import (
	"math"
	"math/rand/v2"
	"testing"
)

// grow makes a forest of random trees over a number of columns.
func grow(rnd *rand.Rand, trees, columns, deep int) *Forest {
	f := &Forest{Base: 0.5}
	var tree func(depth int)
	tree = func(depth int) {
		if depth == 0 || rnd.IntN(6) == 0 {
			f.Nodes = append(f.Nodes, Node{Feature: Leaf, Value: rnd.Float32()})
			return
		}
		at := len(f.Nodes)
		f.Nodes = append(f.Nodes, Node{Feature: uint8(rnd.IntN(columns)), Value: float32(rnd.NormFloat64())})
		tree(depth - 1)
		f.Nodes[at].Right = uint8(len(f.Nodes) - at - 1)
		tree(depth - 1)
	}
	for range trees {
		f.Roots = append(f.Roots, int32(len(f.Nodes)))
		tree(deep)
	}
	return f
}

func parsed(t testing.TB, f *Forest, columns int) *Forest {
	t.Helper()
	g, rest, err := Parse(string(f.Append(nil)), columns)
	if err != nil || rest != "" {
		t.Fatal(err, len(rest))
	}
	return g
}

// TestScore: a forest that was read scores every row as the walk down its trees does.
func TestScore(t *testing.T) {
	for _, deep := range []int{1, 3, 5} {
		testScore(t, deep)
	}
}

func testScore(t *testing.T, deep int) {
	rnd := rand.New(rand.NewPCG(1, 2))
	const columns = 9
	f := grow(rnd, 40, columns, deep)
	g := parsed(t, f, columns)
	odd := []float32{0, float32(math.Copysign(0, -1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()), -float32(math.NaN()), 1e-40, -1e-40}
	for range 2000 {
		row := make([]float32, columns)
		for i := range row {
			switch row[i] = float32(rnd.NormFloat64()); rnd.IntN(4) {
			case 0:
				row[i] = odd[rnd.IntN(len(odd))]
			case 1: // on the border itself
				row[i] = f.Nodes[rnd.IntN(len(f.Nodes))].Value
			}
		}
		if got, want := g.Score(row), f.Score(row); got != want {
			t.Fatalf("%v: %v by steps, %v by branches", row, got, want)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	const columns = 100
	f, small := grow(rnd, 250, columns, 5), grow(rnd, 250, columns, 3)
	rows := make([][]float32, 256)
	for i := range rows {
		rows[i] = make([]float32, columns)
		for k := range rows[i] {
			rows[i][k] = float32(rnd.NormFloat64())
		}
	}
	for name, f := range map[string]*Forest{"walk": f, "steps": parsed(b, f, columns), "small walk": small, "small": parsed(b, small, columns)} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				f.Score(rows[i%len(rows)])
			}
		})
	}
}
