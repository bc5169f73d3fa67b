package baseline

import (
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Oracle takes k sentences one after the other, each the one that lifts
// ROUGE-1 + ROUGE-2 F1 of all together most (Nallapati 2017); it goes on to k
// where nothing lifts it, and stops at room tokens where room is not 0. It is
// what whole sentences can reach with the reference in hand.
func Oracle(d *lang.Document, reference []string, k, room int) []float64 {
	toks := make([][]string, len(d.Sentences))
	for i, s := range d.Sentences {
		toks[i] = metric.Tokens(d.Article.Slice(s.Span))
	}
	o := newOverlap(toks, reference)
	scores := make([]float64, len(toks))
	used := 0
	for n := 0; n < k && (room == 0 || used < room); n++ {
		at, top := -1, -1.0
		for i := range toks {
			if scores[i] == 0 && len(toks[i]) > 0 {
				if v := o.with(i); v > top {
					at, top = i, v
				}
			}
		}
		if at < 0 {
			break
		}
		o.take(at)
		used += len(toks[at])
		scores[at] = float64(len(toks) - n)
	}
	return scores
}

// overlap keeps what the chosen sentences share with the reference, so that
// trying one more costs only its own n-grams that stand in the reference.
type overlap struct {
	left  [2]map[string]int   // what of the reference is not yet matched
	grams [2][]map[string]int // of each sentence, only those in the reference
	size  [2][]int            // n-grams of each sentence
	want  [2]int
	have  [2]int
	hit   [2]int
}

func newOverlap(toks [][]string, reference []string) *overlap {
	o := &overlap{}
	for n := range o.left {
		o.left[n] = count(reference, n+1, nil)
		o.want[n] = max(0, len(reference)-n)
		for _, s := range toks {
			o.grams[n] = append(o.grams[n], count(s, n+1, o.left[n]))
			o.size[n] = append(o.size[n], max(0, len(s)-n))
		}
	}
	return o
}

func count(toks []string, n int, only map[string]int) map[string]int {
	m := map[string]int{}
	for i := 0; i+n <= len(toks); i++ {
		g := toks[i]
		if n == 2 {
			g += "\x00" + toks[i+1]
		}
		if only != nil {
			if _, ok := only[g]; !ok {
				continue
			}
		}
		m[g]++
	}
	return m
}

func (o *overlap) gain(n, i int) int {
	hit := 0
	for g, c := range o.grams[n][i] {
		hit += min(c, o.left[n][g])
	}
	return hit
}

func (o *overlap) with(i int) float64 {
	sum := 0.0
	for n := range o.left {
		hit := o.hit[n] + o.gain(n, i)
		sum += metric.NewPRF(float64(hit), float64(o.have[n]+o.size[n][i]), float64(o.want[n])).F
	}
	return sum
}

func (o *overlap) take(i int) {
	for n := range o.left {
		o.hit[n] += o.gain(n, i)
		o.have[n] += o.size[n][i]
		for g, c := range o.grams[n][i] {
			o.left[n][g] = max(0, o.left[n][g]-c)
		}
	}
}

// EvidenceOracle takes for each gold point in turn the sentence, not yet taken,
// that overlaps its evidence and holds most of its bigrams.
func EvidenceOracle(d *lang.Document, gold []metric.Point) []float64 {
	scores := make([]float64, len(d.Sentences))
	for n, g := range gold {
		at, top := -1, -1.0
		for i, s := range d.Sentences {
			p := metric.Point{Tokens: metric.Tokens(d.Article.Slice(s.Span)), Evidence: []text.Span{s.Span}}
			if scores[i] > 0 || metric.EvidenceOverlap([]metric.Point{p}, []metric.Point{g}).R == 0 {
				continue
			}
			if r := metric.RougeN(p.Tokens, g.Tokens, 2).R; r > top {
				at, top = i, r
			}
		}
		if at >= 0 {
			scores[at] = float64(len(gold) - n)
		}
	}
	return scores
}

// RecallOracle scores each sentence by the share of the reference's bigrams that
// it holds.
func RecallOracle(d *lang.Document, reference []string) []float64 {
	scores := make([]float64, len(d.Sentences))
	for i, s := range d.Sentences {
		scores[i] = metric.RougeN(metric.Tokens(d.Article.Slice(s.Span)), reference, 2).R
	}
	return scores
}
