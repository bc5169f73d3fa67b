package main

import (
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

// question is what is asked of a unit, where the answers are kept and what is learned from them.
type question struct {
	language string // of the units that are learned from; empty: of all
	labels   string // verdicts; the head of the file says how they were made
	model    string
	manifest string
	columns  []string
	units    func(d *lang.Document, r rank.Ranking, n int) []compose.Candidate // that are judged, the n best at the least
	kinds    map[string]string                                                 // verdicts by their letter; docs/FAULTS.md tells what each means
	params   gbdt.Params
}

// stand asks whether a unit reads alone.
var stand = question{
	labels: "train/data/stand.tsv", model: "internal/compose/data/stand.bin", manifest: "internal/compose/data/stand.json",
	columns: compose.StandColumns(),
	units: func(d *lang.Document, r rank.Ranking, n int) []compose.Candidate {
		return compose.Candidates(d, r, compose.Medium, n)
	},
	kinds:  map[string]string{"o": "ok", "r": "reference", "d": "discourse", "m": "misleading", "h": "hedge", "a": "alone"},
	params: gbdt.Params{Trees: 150, Leaves: 8, Rate: 0.04, MinRows: 20, L2: 8, Columns: 0.3, Groups: 0.8, Seed: 1},
}

// printable asks whether an editor who has the article beside the list would print a unit of a language. The
// model of Chinese ships; that of English tells as much and made lists no better.
func printable(language string) question {
	return question{
		language: language, labels: "train/data/print.tsv",
		model: "internal/compose/data/print.bin", manifest: "internal/compose/data/print.json",
		columns: compose.PrintColumns(),
		units:   func(d *lang.Document, r rank.Ranking, _ int) []compose.Candidate { return compose.Printable(d, r) },
		kinds: map[string]string{"o": "ok", "r": "reference", "b": "bond", "c": "cut", "i": "insert", "s": "speaker", "u": "runin", "p": "page",
			"t": "trivial", "a": "repeat", "l": "long"},
		params: gbdt.Params{Trees: 300, Leaves: 4, Rate: 0.05, MinRows: 15, L2: 5, Columns: 0.3, Groups: 0.7, Seed: 1},
	}
}
