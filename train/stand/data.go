package main

import (
	"fmt"
	"os"
	"sync"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/rank"
)

// example is a judged unit.
type example struct {
	label
	row    []float32
	leans  bool
	stands bool
	worth  float64 // what the unit is worth beside others of its article
	text   string
}

// deep is more than any article has units: a judged one is found wherever a
// newer ranking puts it.
const deep = 1 << 20

// load finds the judged units again in their articles, in the order of the
// labels. Those that are worded otherwise by now are left out.
func (q question) load() ([]example, error) {
	labels, err := readLabels(q.labels)
	if err != nil {
		return nil, err
	}
	byArticle := map[[2]string][]label{}
	sets := map[string]bool{}
	for _, l := range labels {
		k := [2]string{l.set, l.id}
		byArticle[k] = append(byArticle[k], l)
		sets[l.set] = true
	}
	var mu sync.Mutex
	found := map[label]example{}
	for set := range sets {
		ss, err := sources(set)
		if err != nil {
			return nil, err
		}
		harness.Each(len(ss), func(i int) {
			want := byArticle[[2]string{set, ss[i].id}]
			if len(want) == 0 {
				return
			}
			d := harness.Languages().Parse(ss[i].a)
			for _, c := range q.units(d, rank.Score(d), deep) {
				x := drawn{ss[i], c}.label()
				for _, l := range want {
					if x.verdict = l.verdict; x == l {
						mu.Lock()
						found[l] = example{label: l, row: c.Row, leans: c.Leans, stands: l.verdict == "ok", worth: c.Score, text: c.Text}
						mu.Unlock()
					}
				}
			}
		})
	}
	var out []example
	for _, l := range labels {
		if e, ok := found[l]; ok && (q.language == "" || chinese(e) == (q.language == "zh")) {
			out = append(out, e)
		}
	}
	fmt.Fprintf(os.Stderr, "%d judged units, %d of them still worded as they were judged\n", len(labels), len(out))
	return out, nil
}
