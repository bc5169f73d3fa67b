package main

import (
	"fmt"
	"math"
	"os"
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// fitRules weighs the verifier's rules: by logistic regression over which of
// them find something in the true points of points/train and in their wrong
// copies. A weight below nothing is nothing: no rule speaks for a point.
func fitRules(dir, path string) error {
	train, err := loadPoints(dir, "train")
	if err != nil {
		return err
	}
	dev, err := loadPoints(dir, "dev")
	if err != nil {
		return err
	}
	names := verify.RuleNames()
	x, y := ruleRows(train), labels(train)
	for f := 0; f < 5; f++ {
		var tx [][]int
		var ty []bool
		for i, e := range train {
			if fold(e.src.id, 5) != f {
				tx, ty = append(tx, x[i]), append(ty, y[i])
			}
		}
		w := logistic(tx, ty, len(names))
		for i, e := range train {
			if fold(e.src.id, 5) == f {
				e.score = -total(w, x[i])
			}
		}
	}
	w := logistic(x, y, len(names))
	ruleTable(names, w, train, x)
	for i, r := range ruleRows(dev) {
		dev[i].score = -total(w, r)
	}
	fmt.Println("train, out of fold", atMost(train, 0.03))
	fmt.Println("dev", atMost(dev, 0.03))
	fmt.Println("dev, half the alarms", atMost(dev, 0.015))
	if showKind != "" {
		showRules(train, showKind, showN, w)
	}
	if path == "" || path == "-" {
		return nil
	}
	var b strings.Builder
	b.WriteString("# Log odds that each rule adds against a point; made by train/truth -rules from\n# points/train. Licence: Apache-2.0, as the project.\n")
	for r, n := range names {
		if w[r] >= 0.05 {
			fmt.Fprintf(&b, "%s %.2f\n", n, w[r])
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func ruleRows(es []*example) [][]int {
	out := make([][]int, len(es))
	for i, e := range es {
		out[i] = e.src.checker().Rules(e.text)
	}
	return out
}

func labels(es []*example) []bool {
	out := make([]bool, len(es))
	for i, e := range es {
		out[i] = !e.gold()
	}
	return out
}

func total(w []float64, x []int) float64 {
	s := 0.0
	for _, r := range x {
		s += w[r]
	}
	return s
}

// logistic fits weights that are nothing or more by gradient descent.
func logistic(x [][]int, y []bool, n int) []float64 {
	const steps, rate, pull = 400, 0.02, 2.0
	w, bias := make([]float64, n), 0.0
	for s := 0; s < steps; s++ {
		g, gb := make([]float64, n), 0.0
		for i := range x {
			p := 1 / (1 + math.Exp(-bias-total(w, x[i])))
			d := p
			if y[i] {
				d -= 1
			}
			gb += d
			for _, r := range x[i] {
				g[r] += d
			}
		}
		bias -= rate * gb / 4
		for r := range w {
			w[r] = math.Max(0, w[r]-rate*(g[r]+pull*w[r]))
		}
	}
	return w
}

// ruleTable prints how often each rule finds something, by kind of error.
func ruleTable(names []string, w []float64, es []*example, x [][]int) {
	count := map[string]int{}
	kinds := map[string]bool{}
	for i, e := range es {
		kinds[e.kind] = true
		for _, r := range x[i] {
			count[fmt.Sprint(r, e.kind)]++
		}
	}
	delete(kinds, "gold")
	for r, n := range names {
		var parts []string
		bad := 0
		for k := range kinds {
			if c := count[fmt.Sprint(r, k)]; c > 0 {
				parts = append(parts, fmt.Sprintf("%s %d", k, c))
				bad += c
			}
		}
		sort.Strings(parts)
		if gold := count[fmt.Sprint(r, "gold")]; gold+bad > 0 {
			fmt.Printf("%-14s %5.2f gold %3d wrong %3d: %s\n", n, w[r], gold, bad, strings.Join(parts, " "))
		}
	}
}

// atMost gives what is found where no more than the share far of the true
// points is flagged; ties are flagged or spared together.
func atMost(es []*example, far float64) string {
	s := append([]*example(nil), es...)
	sort.Slice(s, func(a, b int) bool { return s[a].score < s[b].score })
	gold := 0
	for _, e := range es {
		if e.gold() {
			gold++
		}
	}
	n, hit := map[string]int{}, map[string]int{}
	for _, e := range es {
		if !e.gold() {
			n[e.kind]++
			n["all"]++
		}
	}
	flagged, cut := 0, math.Inf(-1)
	for i, e := range s {
		if e.gold() {
			flagged++
		}
		if i+1 < len(s) && s[i+1].score == e.score {
			continue
		}
		if float64(flagged) > far*float64(gold) {
			break
		}
		cut = e.score
	}
	for _, e := range es {
		if !e.gold() && e.score <= cut {
			hit[e.kind]++
			hit["all"]++
		}
	}
	var kinds []string
	for k := range n {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	var b strings.Builder
	fmt.Fprintf(&b, "cut %.2f:", -cut)
	for _, k := range kinds {
		fmt.Fprintf(&b, " %s %.0f%%", k, 100*float64(hit[k])/float64(n[k]))
	}
	return b.String()
}
