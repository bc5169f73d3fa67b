package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// fitSigns weighs the verifier's signs: by logistic regression over which of
// them find something in true points and in wrong copies of them, for Chinese and
// English apart. A weight below nothing is nothing: no sign speaks for a point.
func fitSigns(path string) error {
	c, err := loadCorpora()
	if err != nil {
		return err
	}
	train, dev, written := c.train, c.dev, c.written
	for _, es := range [][]*example{train, written, dev, c.made, c.english, c.summaries} {
		trace(es)
	}
	madeChinese, madeEnglish := byLanguage(c.made)
	names := verify.SignNames()
	zhSets, enSets := chineseSymptoms(train, written, madeChinese), englishSymptoms(c, madeEnglish)
	for f := range 5 {
		w := symptomWeights(func(e *example) bool { return fold(e.src.id, 5) == f }, zhSets...)
		for _, e := range held(train, f, 5) {
			e.score = -total(w, e.trace.Signs)
		}
	}
	zh, english := symptomWeights(nil, zhSets...), symptomWeights(nil, enSets...)
	for _, x := range []struct {
		name string
		w    []float64
		es   []*example
	}{{"TRAIN", zh, train}, {"WRITTEN", zh, written}, {"MADE", zh, madeChinese}, {"DEV", zh, dev}, {"ENGLISH, MADE", english, madeEnglish}, {"ENGLISH, WRITTEN", english, c.english}, {"SUMMEDITS", english, c.summaries}} {
		fmt.Println(x.name)
		signTable(names, x.w, x.es)
	}
	for _, e := range dev {
		e.score = -total(zh, e.trace.Signs)
	}
	fmt.Println("train, out of fold", atMost(train, 0.03))
	fmt.Println("dev", atMost(dev, 0.03))
	fmt.Println("dev, half the alarms", atMost(dev, 0.015))
	if showKind != "" {
		all := append(append([]*example(nil), train...), dev...)
		sort.SliceStable(all, func(a, b int) bool { return all[a].score < all[b].score })
		if showKind != "gold" {
			all = append(append([]*example(nil), dev...), train...)
		}
		showSigns(all, showKind, showN, zh)
	}
	if path == "" || path == "-" {
		return nil
	}
	return os.WriteFile(path, signsFile(names, zh, english), 0o644)
}

// signsFile writes what the verifier reads: a sign that weighs in either language a line.
func signsFile(names []string, zh, en []float64) []byte {
	const least = 0.05
	weight := func(w float64) string {
		if w < least {
			return "0"
		}
		return fmt.Sprintf("%.2f", w)
	}
	var b bytes.Buffer
	b.WriteString("# Log odds that each sign adds against a point, Chinese and English; made by train/truth -signs from points/train,\n# summedits, train/data/written.jsonl and eval/corpus/made.jsonl. Licence: Apache-2.0, as the project.\n")
	for r, n := range names {
		if max(zh[r], en[r]) >= least {
			fmt.Fprintln(&b, n, weight(zh[r]), weight(en[r]))
		}
	}
	return b.Bytes()
}

func total(w []float64, x []int) float64 {
	s := 0.0
	for _, r := range x {
		s += w[r]
	}
	return s
}

// logistic fits weights that are nothing or more, one after the other, each by
// a step of Newton's; pull draws those of rare signs back to nothing.
func logistic(x [][]int, y []bool, weight []float64, n int) []float64 {
	const rounds, pull = 30, 0.5
	w := make([]float64, n)
	sum := make([]float64, len(x)) // log odds of each example
	at := make([][]int, n+1)       // examples of each sign; last: all
	for i, rs := range x {
		for _, r := range rs {
			at[r] = append(at[r], i)
		}
		at[n] = append(at[n], i)
	}
	step := func(is []int, old, pull float64, least float64) float64 {
		g, h := pull*old, pull
		for _, i := range is {
			p := 1 / (1 + math.Exp(-sum[i]))
			g += weight[i] * (p - bitOf(y[i]))
			h += weight[i] * p * (1 - p)
		}
		d := math.Max(old-g/h, least) - old
		for _, i := range is {
			sum[i] += d
		}
		return old + d
	}
	bias := 0.0
	for range rounds {
		bias = step(at[n], bias, 0, math.Inf(-1))
		for r := range w {
			w[r] = step(at[r], w[r], pull, 0)
		}
	}
	return w
}

func bitOf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// signTable prints how often each sign finds something, by kind of error.
func signTable(names []string, w []float64, es []*example) {
	count := map[string]int{}
	kinds := map[string]bool{}
	for _, e := range es {
		kinds[e.kind] = true
		for _, r := range e.trace.Signs {
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
