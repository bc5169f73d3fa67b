package written

import (
	"errors"
	"os"
	"testing"

	"github.com/zhongdian/zhongdian/eval/corpus"
)

// TestReach holds the line between "supported" and "not confirmed" where it
// must be: at most one shown point in twenty with an error that is not marked,
// and nineteen of twenty true points kept, from a model that never mends.
func TestReach(t *testing.T) {
	n := 0
	if testing.Short() {
		n = 24
	}
	runs, err := Runs(corpus.PointsDev, n)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the data of others is not here: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := Measure(runs, true)
	if err != nil {
		t.Fatal(err)
	}
	// A few articles scatter: the small run only tells a broken line.
	most, least := .05, .95
	if n > 0 {
		most, least = .08, .90
	}
	if r.Unmarked() > most || r.Kept() < least || r.Invalid > 0 {
		t.Errorf("%.3f of what is shown is wrong and not marked (at most %.2f), %.3f of the true points kept (at least %.2f), %d invalid", r.Unmarked(), most, r.Kept(), least, r.Invalid)
	}
	if s := r.Stats; s.Written != r.Good.Written+r.Bad.Written || r.Good.Written != r.Bad.Written || r.Good.Written < 50 {
		t.Errorf("%d points in the receipts, %d true and %d wrong ones written", s.Written, r.Good.Written, r.Bad.Written)
	}
}

func TestLowest(t *testing.T) {
	ss := []Score{{0, false, .9}, {0, true, .6}, {1, false, .8}, {1, true, 0}}
	if r := Lowest(ss, .05); r.Line != .61 || r.Good != 1 || r.Bad != 0 || r.Kept != 1 {
		t.Errorf("%+v", r)
	}
	if r := At(ss, .5); r.Unmarked != .25 {
		t.Errorf("%+v", r)
	}
}
