// Package gate holds the quality of Zhongdian where it is: it measures the
// engine and the verifier with the code that prints the published tables, and
// compares with floors that are pinned to the corpus they were measured on.
package gate

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/eval/corpus"
)

// Baseline is what eval/baseline.json holds.
type Baseline struct {
	Corpus map[string]Pin     `json:"corpus"`
	Floors map[string]float64 `json:"floors"` // by figure, 0 to 1; more is better
}

// Pin is a corpus file as it was when the floors were set.
type Pin struct {
	SHA256 string `json:"sha256"`
	Items  int    `json:"items"` // that were measured
}

// Slack is how far under a measured figure its floor is set, so that a change
// that trades a little here for more there needs no ceremony. KindSlack is that
// of a single kind of error: one case of the thirty or so that there are.
const (
	Slack     = 0.005
	KindSlack = 0.04
)

// kindPrefix begins the figures of single kinds of error.
const kindPrefix = "points/dev found, "

func slack(name string) float64 {
	if strings.HasPrefix(name, kindPrefix) {
		return KindSlack
	}
	return Slack
}

// Read reads a baseline.
func Read(file string) (Baseline, error) {
	var b Baseline
	data, err := os.ReadFile(file)
	if err != nil {
		return b, err
	}
	if err := json.Unmarshal(data, &b); err != nil {
		return b, fmt.Errorf("%s: %w", file, err)
	}
	return b, nil
}

// Write writes a baseline.
func (b Baseline) Write(file string) error {
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}

// Figures are what was measured now.
type Figures struct {
	Values map[string]float64
	Items  map[string]int // measured items by corpus file
	Notes  []string       // crashes, for people
}

// Pins hashes the corpus files that were measured.
func (f Figures) Pins() (map[string]Pin, error) {
	out := map[string]Pin{}
	for name, n := range f.Items {
		sum, err := corpus.Hash(name)
		if err != nil {
			return nil, err
		}
		out[name] = Pin{sum, n}
	}
	return out, nil
}

// Compare gives what is wrong with the figures: under a floor, not measured any
// more, or measured on another corpus.
func (b Baseline) Compare(values map[string]float64, pins map[string]Pin) []string {
	var out []string
	for _, name := range sorted(b.Corpus) {
		if got := pins[name]; got != b.Corpus[name] {
			out = append(out, fmt.Sprintf("%s is not the corpus of the floors: got %s with %d items, want %s with %d", name, short(got.SHA256), got.Items, short(b.Corpus[name].SHA256), b.Corpus[name].Items))
		}
	}
	for _, name := range sorted(b.Floors) {
		got, ok := values[name]
		switch floor := b.Floors[name]; {
		case !ok:
			out = append(out, fmt.Sprintf("%s is not measured any more; its floor is %.4f", name, floor))
		case math.IsNaN(got) || got < floor:
			out = append(out, fmt.Sprintf("%s is %.4f, under its floor %.4f", name, got, floor))
		}
	}
	return out
}

// Update gives the baseline with every floor raised to its slack under what was
// measured. A floor goes down, or away, only where lower is true.
func (b Baseline) Update(values map[string]float64, pins map[string]Pin, lower bool) Baseline {
	out := Baseline{Corpus: pins, Floors: map[string]float64{}}
	for name, v := range values {
		if !math.IsNaN(v) {
			out.Floors[name] = max(0, math.Floor((v-slack(name))*10000+1e-6)/10000)
		}
	}
	if !lower {
		for name, floor := range b.Floors {
			out.Floors[name] = max(floor, out.Floors[name])
		}
	}
	return out
}

func sorted[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func short(sum string) string { return sum[:min(12, len(sum))] }
