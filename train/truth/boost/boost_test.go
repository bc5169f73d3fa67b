package boost

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// rows where x0 > 0 XOR x1 > 0, which no straight line parts.
func rows(n int) []Row {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]Row, n)
	for i := range out {
		x := []float32{rng.Float32() - 0.5, rng.Float32() - 0.5, rng.Float32()}
		out[i] = Row{X: x, Y: (x[0] > 0) != (x[1] > 0), Weight: 1}
	}
	return out
}

func TestTrainParts(t *testing.T) {
	data := rows(2000)
	s := Default()
	s.Trees = 40
	s.Columns = 1
	m := Train(data[:1000], s)
	right := 0
	for _, r := range data[1000:] {
		if (m.Probability(r.X) > 0.5) == r.Y {
			right++
		}
	}
	if right < 950 {
		t.Errorf("%d of 1000 right", right)
	}
	if again := Train(data[:1000], s); !reflect.DeepEqual(m, again) {
		t.Error("the same data and seed gave other trees")
	}
}

func TestLinear(t *testing.T) {
	data := rows(1000)
	for i := range data {
		data[i].Y = data[i].X[0]+data[i].X[1] > 0
	}
	m := Linear(data, 0.001, 300)
	right := 0
	for _, r := range data {
		if (m.Odds(r.X) > 0) == r.Y {
			right++
		}
	}
	if right < 970 {
		t.Errorf("%d of 1000 right", right)
	}
}
