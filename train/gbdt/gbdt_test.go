package gbdt

import (
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank/forest"
)

func sample(n int) (Set, []float64) {
	rng := rand.New(rand.NewPCG(3, 4))
	var s Set
	var y []float64
	for i := range n {
		row := []float32{rng.Float32(), rng.Float32(), float32(rng.IntN(3))}
		s.Rows = append(s.Rows, row)
		y = append(y, 0)
		if (row[0] > 0.6) != (row[1] > 0.3) {
			y[i] = 1
		}
		if i%20 == 19 {
			s.Groups = append(s.Groups, i+1)
		}
	}
	return s, y
}

var quick = Params{Trees: 60, Leaves: 8, Rate: 0.2, MinRows: 5, L2: 1, Columns: 1, Groups: 0.8, Seed: 1}

func ones(n int) []float64 {
	w := make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	return w
}

// The label is an exclusive or of two columns: no single column tells it.
func TestLogisticLearnsAnInteraction(t *testing.T) {
	s, y := sample(2000)
	f := Train(s, 0, Logistic(y, ones(len(y))), quick)
	wrong := 0
	for i, row := range s.Rows {
		if (f.Score(row) > 0) != (y[i] > 0.5) {
			wrong++
		}
	}
	if wrong > 40 {
		t.Errorf("%d of %d rows are wrong, want at most 40", wrong, len(y))
	}
}

func TestLambdaPutsTheBestFirst(t *testing.T) {
	s, y := sample(2000)
	f := Train(s, 0, Lambda(s.Groups, y, ones(len(y)), 5), quick)
	start, first := 0, 0
	for _, end := range s.Groups {
		best := start
		for i := start; i < end; i++ {
			if f.Score(s.Rows[i]) > f.Score(s.Rows[best]) {
				best = i
			}
		}
		first += int(y[best])
		start = end
	}
	if first < 95 {
		t.Errorf("a good row is first in %d of 100 groups, want 95", first)
	}
}

func TestSameOnAnyNumberOfCores(t *testing.T) {
	s, y := sample(1000)
	want := Train(s, 0, Logistic(y, ones(len(y))), quick)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if got := Train(s, 0, Logistic(y, ones(len(y))), quick); !reflect.DeepEqual(got, want) {
		t.Error("one core grows another forest than many")
	}
}

func TestForestComesBack(t *testing.T) {
	s, y := sample(500)
	f := Train(s, 0.5, Logistic(y, ones(len(y))), quick)
	g, rest, err := forest.Parse(string(f.Append(nil))+"rest", 3)
	if err != nil || rest != "rest" {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	for _, row := range append(s.Rows, []float32{float32(math.NaN()), -1e30, 1e30}) {
		if f.Score(row) != g.Score(row) {
			t.Fatalf("row %v: got %v, want %v", row, g.Score(row), f.Score(row))
		}
	}
	if _, _, err := forest.Parse(string(f.Append(nil)), 2); err == nil {
		t.Error("a forest that names a third column was taken for two")
	}
}

// A forest names a column by a byte, of which one value is a leaf's.
func TestTooManyColumns(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("256 columns were learned from")
		}
	}()
	s := Set{Rows: [][]float32{make([]float32, 256)}, Groups: []int{1}}
	Train(s, 0, Logistic([]float64{1}, []float64{1}), Params{Trees: 1, Leaves: 2, Rate: 0.1, MinRows: 1, L2: 1, Columns: 1, Groups: 1, Seed: 1})
}
