// Command truth trains the verifier's model from the corpora and prints how
// well it does: out of fold on what it learns from, plainly on the dev sets.
package main

import (
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"runtime"
	"sort"
	"sync"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/train/truth/boost"
)

var (
	showN        int
	plain        bool
	quick        bool
	ratesOnly    bool
	forgeN       int
	forgedWeight float64
	showKind     string
)

func main() {
	out := flag.String("o", "", "write the model here")
	flag.IntVar(&showN, "show", 0, "print so many of the worst judged")
	flag.BoolVar(&plain, "plain", false, "learn from no forged points")
	flag.BoolVar(&quick, "quick", false, "fewer trees, for trying things")
	flag.Float64Var(&forgedWeight, "forged", 0.2, "weight of forged points")
	flag.IntVar(&forgeN, "forge", 0, "forged copies of each gold point of points/train to learn from")
	flag.BoolVar(&ratesOnly, "rates", false, "print how often each rule is broken on points/train, and train nothing")
	folds := flag.Int("folds", 5, "folds by article")
	lang := flag.String("lang", "zh", "language of the points that the model is to judge: zh or en")
	flag.StringVar(&showKind, "kind", "", "with -signs and -show: print this kind of error")
	signs := flag.String("signs", "", "only weigh the signs, and write the weights here (-: nowhere)")
	flag.Parse()
	if *signs != "" {
		if err := fitSigns(*signs); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	learn := map[string]func(int) (*verify.Model, error){"zh": chinese, "en": english}[*lang]
	if learn == nil {
		fmt.Fprintln(os.Stderr, "-lang is zh or en")
		os.Exit(2)
	}
	if err := write(*out, *folds, learn); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write puts what is learned where it is asked for.
func write(path string, folds int, learn func(folds int) (*verify.Model, error)) error {
	m, err := learn(folds)
	if err != nil || path == "" || m == nil {
		return err
	}
	b := m.Bytes()
	fmt.Println(path, len(b), "bytes")
	return os.WriteFile(path, b, 0o644)
}

// firm is the support below which a word fails whatever the point: few true points
// have such a word, and where one has it the rest of the point is to decide. A word below
// marked is marked once its point has failed.
const firm, marked = 0.05, 0.45

// report prints how well the points of a set are told apart.
func report(name string, es []*example) {
	fmt.Println(name, "words AUROC", wordAUROC(es), detection(es, reported))
}

func trace(es []*example) {
	by := map[*source][]*example{}
	var order []*source
	for _, e := range es {
		if by[e.src] == nil {
			order = append(order, e.src)
		}
		by[e.src] = append(by[e.src], e)
	}
	var wg sync.WaitGroup
	ch := make(chan *source)
	for i := 0; i < runtime.GOMAXPROCS(0); i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for s := range ch {
				for _, e := range by[s] {
					e.trace = s.checker().Trace(e.text, nil)
				}
			}
		}()
	}
	for _, s := range order {
		ch <- s
	}
	close(ch)
	wg.Wait()
}

// traceAll traces all that is learned from, and says how much that is.
func traceAll(gs []group) {
	for _, g := range gs {
		trace(g.es)
		fmt.Print(g.name, " ", len(g.es), "; ")
	}
	fmt.Println()
}

func fold(id string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>8) % n
}

// rowsOf makes the training rows of es; skip drops a fold.
func rowsOf(es []*example, weight float64, skip func(*example) bool) []boost.Row {
	var out []boost.Row
	for _, e := range es {
		if skip != nil && skip(e) {
			continue
		}
		e.labelled(func(i int, good bool) {
			w := weight
			if !good {
				w *= 2
			}
			out = append(out, boost.Row{X: e.trace.Features[i], Y: good, Weight: w})
		})
	}
	return out
}

func predict(es []*example, t *verify.Trees) {
	for _, e := range es {
		e.sup = make([]float64, len(e.trace.Words))
		for i := range e.sup {
			e.sup[i] = max(e.trace.Floor[i], verify.Lift(e.trace.Features[i], t.Probability(e.trace.Features[i])))
		}
	}
}

// A group is a set of examples with its weight in learning about words and
// about whole points.
type group struct {
	name         string
	es           []*example
	words, point float64
}

// words trains the support of a word; afterwards every example of gs has what a
// model that never saw its article says of it, and dev what the whole model says.
func words(gs []group, dev []*example, folds int) *verify.Trees {
	train := func(out int) *verify.Trees {
		var rows []boost.Row
		for _, g := range gs {
			rows = append(rows, rowsOf(g.es, g.words, func(e *example) bool { return fold(e.src.id, folds) == out })...)
		}
		return boost.Train(rows, wordSettings())
	}
	ms := make([]*verify.Trees, folds+1)
	harness.Each(folds+1, func(f int) { ms[f] = train(f) })
	for f, m := range ms[:folds] {
		for _, g := range gs {
			predict(held(g.es, f, folds), m)
		}
	}
	m := ms[folds]
	predict(dev, m)
	leansOn(m)
	return m
}

func wordSettings() boost.Settings {
	s := boost.Default()
	if quick {
		s.Trees, s.Rate = 80, 0.15
	}
	return s
}

func held(es []*example, f, folds int) []*example {
	var out []*example
	for _, e := range es {
		if fold(e.src.id, folds) == f {
			out = append(out, e)
		}
	}
	return out
}

func leansOn(m *verify.Trees) {
	n := map[int16]int{}
	for _, t := range m.Trees {
		for _, x := range t.Nodes {
			if x.Feature >= 0 {
				n[x.Feature]++
			}
		}
	}
	var ks []int16
	for k := range n {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(a, b int) bool { return n[ks[a]] > n[ks[b]] })
	for _, k := range ks {
		fmt.Printf("%s %d, ", verify.FeatureNames()[k], n[k])
	}
	fmt.Println()
}

func wordAUROC(es []*example) string {
	var s []float64
	var g []bool
	for _, e := range es {
		e.labelled(func(i int, good bool) { s, g = append(s, e.sup[i]), append(g, good) })
	}
	return fmt.Sprintf("%.3f", auroc(s, g))
}

// goldWeight makes a false alarm dearer than a miss.
var goldWeight = 1.0

var pointSettings = boost.Settings{Trees: 150, Leaves: 8, Rate: 0.06, Columns: 0.3, Rows: 0.8, MinHess: 3, L2: 3, Bins: 63, Seed: 1}

func pointRows(es []*example, weight float64, skip func(*example) bool) []boost.Row {
	var out []boost.Row
	for _, e := range es {
		if skip == nil || !skip(e) {
			w := weight
			if e.gold() {
				w *= goldWeight
			}
			out = append(out, boost.Row{X: e.point, Y: e.gold(), Weight: w})
		}
	}
	return out
}

// points trains the judgement of whole points on the out-of-fold supports of
// their words.
func points(gs []group, dev []*example, folds int, model *verify.Model) {
	for _, g := range gs {
		for _, e := range g.es {
			e.point = e.trace.Point(e.sup)
		}
	}
	train := func(out int) *verify.Model {
		var rows []boost.Row
		for _, g := range gs {
			if g.point > 0 {
				rows = append(rows, pointRows(g.es, g.point, func(e *example) bool { return fold(e.src.id, folds) == out })...)
			}
		}
		return &verify.Model{Points: boost.Train(rows, pointSettings), Sum: boost.Linear(rows, linearL2, 400, verify.UnorderedPointFeatures()...)}
	}
	for f := 0; f < folds; f++ {
		m := train(f)
		for _, g := range gs {
			for _, e := range held(g.es, f, folds) {
				e.tree, e.sum = m.Points.Odds(e.point), m.Sum.Odds(e.point)
			}
		}
	}
	m := train(-1)
	for _, e := range dev {
		e.point = e.trace.Point(e.sup)
		e.tree, e.sum = m.Points.Odds(e.point), m.Sum.Odds(e.point)
	}
	model.Points, model.Sum = m.Points, m.Sum
}

// reported is the share of false alarms at which detection is printed.
const reported = 0.03

var linearL2 = 0.003

// goldCut is the score under which the share far of the gold points falls.
func goldCut(far float64, sets ...[]*example) float64 {
	var gold []float64
	for _, es := range sets {
		for _, e := range es {
			if e.gold() {
				gold = append(gold, e.score)
			}
		}
	}
	sort.Float64s(gold)
	return gold[int(far*float64(len(gold)))]
}

// byLanguage parts Chinese and English points.
func byLanguage(es []*example) (zh, en []*example) {
	for _, e := range es {
		if e.trace.Han {
			zh = append(zh, e)
		} else {
			en = append(en, e)
		}
	}
	return zh, en
}
