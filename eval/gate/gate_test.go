package gate

import (
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var pins = map[string]Pin{"a.gz": {"0123456789abcdef", 3}}

func TestCompare(t *testing.T) {
	b := Baseline{Corpus: pins, Floors: map[string]float64{"x": .5, "y": .2}}
	for _, c := range []struct {
		name   string
		values map[string]float64
		pins   map[string]Pin
		want   []string // a piece of each message
	}{
		{"over and at the floor", map[string]float64{"x": .6, "y": .2}, pins, nil},
		{"under one", map[string]float64{"x": .4999, "y": .9}, pins, []string{"x is 0.4999, under its floor 0.5000"}},
		{"gone", map[string]float64{"x": .6}, pins, []string{"y is not measured"}},
		{"not a number", map[string]float64{"x": math.NaN(), "y": 1}, pins, []string{"x is NaN"}},
		{"another corpus", map[string]float64{"x": 1, "y": 1}, map[string]Pin{"a.gz": {"ffff", 3}}, []string{"a.gz is not the corpus"}},
		{"fewer items", map[string]float64{"x": 1, "y": 1}, map[string]Pin{"a.gz": {"0123456789abcdef", 2}}, []string{"with 2 items"}},
		{"corpus missing", map[string]float64{"x": 1, "y": 1}, nil, []string{"a.gz is not the corpus"}},
		{"a new figure has no floor yet", map[string]float64{"x": 1, "y": 1, "z": 0}, pins, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := b.Compare(c.values, c.pins)
			if len(got) != len(c.want) {
				t.Fatalf("got %q, want %d messages", got, len(c.want))
			}
			for i, w := range c.want {
				if !strings.Contains(got[i], w) {
					t.Errorf("got %q, want %q in it", got[i], w)
				}
			}
		})
	}
}

func TestUpdate(t *testing.T) {
	b := Baseline{Floors: map[string]float64{"up": .1, "down": .9, "gone": .3}}
	values := map[string]float64{"up": .5, "down": .5, "new": .7, kindPrefix + "date": .5, "nan": math.NaN(), "zero": 0}
	got := b.Update(values, pins, false)
	want := map[string]float64{"up": .495, "down": .9, "gone": .3, "new": .695, kindPrefix + "date": .46, "zero": 0}
	if !reflect.DeepEqual(got.Floors, want) {
		t.Errorf("floors = %v, want %v", got.Floors, want)
	}
	got = b.Update(values, pins, true)
	want = map[string]float64{"up": .495, "down": .495, "new": .695, kindPrefix + "date": .46, "zero": 0}
	if !reflect.DeepEqual(got.Floors, want) {
		t.Errorf("lowered floors = %v, want %v", got.Floors, want)
	}
	if bad := got.Compare(values, pins); bad != nil {
		t.Errorf("what was just measured fails: %q", bad)
	}
}

func TestReadWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "b.json")
	want := Baseline{Corpus: pins, Floors: map[string]float64{"x": .25}}
	if err := want.Write(file); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(file); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Read = %v, %v, want %v", got, err, want)
	}
	if _, err := Read(file + "x"); err == nil {
		t.Error("a missing baseline is no error")
	}
}

// The committed baseline holds what it must.
func TestBaseline(t *testing.T) {
	b, err := Read("../baseline.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Corpus) < 7 || len(b.Floors) < 20 {
		t.Errorf("%d corpus files and %d floors", len(b.Corpus), len(b.Floors))
	}
	for name, floor := range b.Floors {
		if floor < 0 || floor > 1 {
			t.Errorf("the floor of %s is %v", name, floor)
		}
	}
}
