package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
	"github.com/zhongdian/zhongdian/train/gbdt"
)

const folds = 10

func foldOf(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>8) % folds
}

// fit grows trees from es, without the columns that are named.
func fit(es []example, without map[int]bool, p gbdt.Params) *forest.Forest {
	es = slices.Clone(es)
	slices.SortStableFunc(es, func(a, b example) int { return cmp.Compare(a.id, b.id) })
	var s gbdt.Set
	labels, weights := make([]float64, len(es)), make([]float64, len(es))
	base := 0.0
	for i, e := range es {
		s.Rows = append(s.Rows, mask(e.row, without))
		if i+1 == len(es) || es[i+1].id != e.id {
			s.Groups = append(s.Groups, i+1)
		}
		weights[i] = 1
		if e.stands {
			labels[i] = 1
			base += 1 / float64(len(es))
		}
	}
	return gbdt.Train(s, math.Log(base/(1-base)), gbdt.Logistic(labels, weights), p)
}

func forestScore(f *forest.Forest, without map[int]bool) func(row []float32) float64 {
	return func(row []float32) float64 { return float64(f.Score(mask(row, without))) }
}

func mask(row []float32, without map[int]bool) []float32 {
	row = slices.Clone(row)
	for c := range without {
		row[c] = 0
	}
	return row
}

// outOfFold scores every unit by a model that has not seen its article.
func outOfFold(es []example, train func([]example) func(example) float64) []float64 {
	out := make([]float64, len(es))
	for k := range folds {
		var seen []example
		for _, e := range es {
			if foldOf(e.id) != k {
				seen = append(seen, e)
			}
		}
		score := train(seen)
		for i, e := range es {
			if foldOf(e.id) == k {
				out[i] = score(e)
			}
		}
	}
	return out
}

// auroc is the chance that a unit that stands is scored above one that doesn't.
func auroc(es []example, scores []float64) float64 {
	good, all := 0.0, 0.0
	for i := range es {
		for j := range es {
			if es[i].stands && !es[j].stands {
				all++
				switch {
				case scores[i] > scores[j]:
					good++
				case scores[i] == scores[j]:
					good += 0.5
				}
			}
		}
	}
	return good / max(all, 1)
}

// descending gives the indices of scores, the highest first.
func descending(scores []float64) []int {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return order
}

// precision is the share that stands of the best scored share of the units.
func precision(es []example, scores []float64, share float64) float64 {
	order := descending(scores)
	n := int(share * float64(len(es)))
	good := 0.0
	for _, i := range order[:n] {
		if es[i].stands {
			good++
		}
	}
	return good / float64(max(n, 1))
}

func part(es []example, scores []float64, keep func(example) bool) (a []example, s []float64) {
	for i, e := range es {
		if keep(e) {
			a, s = append(a, e), append(s, scores[i])
		}
	}
	return a, s
}

func chinese(e example) bool {
	return e.set == "points/train" || e.set == "crud" || e.set == "stories-train"
}

func report(name string, es []example, scores []float64) {
	fmt.Printf("| %s |", name)
	for _, keep := range []func(example) bool{func(example) bool { return true }, chinese, func(e example) bool { return !chinese(e) }, func(e example) bool { return !e.leans }} {
		a, s := part(es, scores, keep)
		fmt.Printf(" %.3f (%.0f %.0f %.0f) |", auroc(a, s), 100*precision(a, s, 0.15), 100*precision(a, s, 0.3), 100*precision(a, s, 1))
	}
	fmt.Println()
}

func (q question) crossValidate() error {
	es, err := q.load()
	if err != nil {
		return err
	}
	fmt.Println("| | all: AUROC (precision of the best 15 %, 30 %, all) | Chinese | English | those that no rule refuses |")
	fmt.Println("| --- | --- | --- | --- | --- |")
	rules := make([]float64, len(es))
	for i, e := range es {
		if !e.leans {
			rules[i] = 1
		}
	}
	report("rules", es, rules)
	worth := make([]float64, len(es))
	for i, e := range es {
		worth[i] = math.Log(max(e.worth, 1e-9))
	}
	report("worth", es, worth)
	trees := func(without map[int]bool, p gbdt.Params) []float64 {
		return outOfFold(es, func(seen []example) func(example) float64 {
			f := forestScore(fit(seen, without, p), without)
			return func(e example) float64 { return f(e.row) }
		})
	}
	all := trees(nil, q.params)
	report("trees", es, all)
	chance := make([]float64, len(es))
	for i := range es {
		chance[i] = worth[i] - math.Log1p(math.Exp(-all[i]))
	}
	report("worth times trees", es, chance)
	linear := outOfFold(es, func(seen []example) func(example) float64 { return logistic(seen, 30) })
	report("logistic", es, linear)
	report("both", es, sum(all, linear))
	if q.language == "" {
		byLanguage(es, all, linear, q.params)
	}
	for _, g := range compose.StandGroups {
		without := map[int]bool{}
		for c := g.First; c <= g.Last; c++ {
			without[c] = true
		}
		report("trees without "+g.Name, es, trees(without, q.params))
	}
	return nil
}

// byLanguage reports what models of each language say, by themselves and added to those of both.
func byLanguage(es []example, all, linear []float64, p gbdt.Params) {
	apart := outOfFold(es, func(seen []example) func(example) float64 {
		zh, en := forestScore(fit(pick(seen, true), nil, p), nil), forestScore(fit(pick(seen, false), nil, p), nil)
		return func(e example) float64 {
			if chinese(e) {
				return zh(e.row)
			}
			return en(e.row)
		}
	})
	report("trees by language", es, apart)
	linApart := outOfFold(es, func(seen []example) func(example) float64 {
		zh, en := logistic(pick(seen, true), 30), logistic(pick(seen, false), 30)
		return func(e example) float64 {
			if chinese(e) {
				return zh(e)
			}
			return en(e)
		}
	})
	report("logistic by language", es, linApart)
	report("all four", es, sum(sum(all, linear), sum(apart, linApart)))
}

func pick(es []example, zh bool) (out []example) {
	for _, e := range es {
		if chinese(e) == zh {
			out = append(out, e)
		}
	}
	return out
}

func sum(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}

// logistic is a ridge regression on standardised columns.
func logistic(es []example, l2 float64) func(example) float64 {
	n := len(es[0].row)
	mean, dev := make([]float64, n), make([]float64, n)
	for _, e := range es {
		for c, v := range e.row {
			mean[c] += float64(v) / float64(len(es))
		}
	}
	for _, e := range es {
		for c, v := range e.row {
			dev[c] += (float64(v) - mean[c]) * (float64(v) - mean[c]) / float64(len(es))
		}
	}
	for c := range dev {
		dev[c] = max(math.Sqrt(dev[c]), 1e-6)
	}
	z := func(row []float32, c int) float64 { return min(max((float64(row[c])-mean[c])/dev[c], -4), 4) }
	w := make([]float64, n+1)
	grad := make([]float64, n+1)
	for range 400 {
		for c := range n {
			grad[c] = l2 * w[c]
		}
		grad[n] = 0
		for _, e := range es {
			x := w[n]
			for c := range n {
				x += w[c] * z(e.row, c)
			}
			p := 1 / (1 + math.Exp(-x))
			if e.stands {
				p--
			}
			for c := range n {
				grad[c] += p * z(e.row, c)
			}
			grad[n] += p
		}
		for c := range w {
			w[c] -= 4 * grad[c] / (float64(len(es)) + l2) / 4
		}
	}
	return func(e example) float64 {
		x := w[n]
		for c := range n {
			x += w[c] * z(e.row, c)
		}
		return x
	}
}
