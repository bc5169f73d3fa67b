package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLabels(t *testing.T) {
	l := label{"cnndm", "a1", 3, 90, hashOf("Snow fell."), "ok"}
	got, err := parseLabel(l.String())
	if err != nil || got != l {
		t.Errorf("got %v, %v, want %v", got, err, l)
	}
	for _, bad := range []string{"", "a\tb", "a\tb\tx\t2\t0\tok", "a\tb\t1\t2\tzz\tok"} {
		if _, err := parseLabel(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
	file := filepath.Join(t.TempDir(), "labels.tsv")
	if err := os.WriteFile(file, []byte("# head\n\n"+l.String()+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if ls, err := readLabels(file); err != nil || len(ls) != 1 || ls[0] != l {
		t.Errorf("got %v, %v", ls, err)
	}
}

// Every verdict that is kept is one of the guideline.
func TestKeptLabels(t *testing.T) {
	for _, q := range []question{stand, printable("zh")} {
		testKept(t, q)
	}
}

func testKept(t *testing.T, q question) {
	ls, err := readLabels(filepath.Join("..", "..", q.labels))
	if err != nil || len(ls) < 1000 {
		t.Fatalf("%s: %d labels, %v", q.labels, len(ls), err)
	}
	known := map[string]bool{}
	for _, k := range q.kinds {
		known[k] = true
	}
	seen := map[label]bool{}
	for _, l := range ls {
		if !known[l.verdict] || l.end <= l.start || l.set == "" || l.id == "" {
			t.Errorf("broken label %v", l)
		}
		l.verdict = ""
		if seen[l] {
			t.Errorf("judged twice: %v", l)
		}
		seen[l] = true
	}
}

func TestMeasures(t *testing.T) {
	es := []example{{stands: true}, {stands: true}, {}, {}}
	for _, c := range []struct {
		scores      []float64
		auroc, best float64
	}{
		{[]float64{4, 3, 2, 1}, 1, 1}, {[]float64{1, 2, 3, 4}, 0, 0}, {[]float64{1, 1, 1, 1}, 0.5, 1}, {[]float64{4, 1, 3, 2}, 0.5, 0.5},
	} {
		if got := auroc(es, c.scores); got != c.auroc {
			t.Errorf("%v: AUROC %v, want %v", c.scores, got, c.auroc)
		}
		if got := precision(es, c.scores, 0.5); got != c.best {
			t.Errorf("%v: precision of the best half %v, want %v", c.scores, got, c.best)
		}
	}
}

// Calibration finds the odds that scores were made with.
func TestCalibrate(t *testing.T) {
	var es []example
	var scores []float64
	for _, x := range []float64{-2, -1, 0, 1, 2} {
		p := 1 / (1 + math.Exp(-(0.5*x + 0.4)))
		for i := range 400 {
			es = append(es, example{stands: float64(i) < 400*p})
			scores = append(scores, x)
		}
	}
	if slope, base := calibrate(es, scores); math.Abs(float64(slope)-0.5) > 0.02 || math.Abs(float64(base)-0.4) > 0.02 {
		t.Errorf("got %.3f x + %.3f, want 0.5 x + 0.4", slope, base)
	}
}

// A fold never scores by a model that has seen the article.
func TestOutOfFold(t *testing.T) {
	var es []example
	for _, id := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		es = append(es, example{label: label{id: id}}, example{label: label{id: id}})
	}
	outOfFold(es, func(seen []example) func(example) float64 {
		ids := map[string]bool{}
		for _, e := range seen {
			ids[e.id] = true
		}
		return func(e example) float64 {
			if ids[e.id] {
				t.Errorf("article %s was learned from and scored", e.id)
			}
			return 0
		}
	})
}
