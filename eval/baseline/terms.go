package baseline

import (
	"math"
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/lang"
)

// Terms gives what sentences are compared by: each pair of neighbouring Han
// characters, each Latin word or number.
func Terms(toks []string) []string {
	var out []string
	for i, w := range toks {
		if !han(w) {
			out = append(out, w)
		} else if i+1 < len(toks) && han(toks[i+1]) {
			out = append(out, w+toks[i+1])
		}
	}
	return out
}

func han(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.Is(unicode.Han, r)
}

type entry struct {
	id int
	w  float64
}

// bagged is a document as bags of terms.
type bagged struct {
	ids  map[string]int
	idf  []float64
	bag  []map[int]int // counts by sentence
	size []int         // terms by sentence
	unit [][]entry     // tf·idf of length 1, by id
}

func bags(d *lang.Document) bagged {
	b := bagged{ids: map[string]int{}}
	var df []float64
	for _, s := range d.Sentences {
		terms := Terms(metric.Tokens(d.Article.Slice(s.Span)))
		m := make(map[int]int, len(terms))
		for _, w := range terms {
			id, ok := b.ids[w]
			if !ok {
				id = len(df)
				b.ids[w] = id
				df = append(df, 0)
			}
			if m[id]++; m[id] == 1 {
				df[id]++
			}
		}
		b.bag = append(b.bag, m)
		b.size = append(b.size, len(terms))
	}
	n := float64(len(d.Sentences))
	b.idf = make([]float64, len(df))
	for id, c := range df {
		b.idf[id] = math.Log(1 + n/c)
	}
	for _, m := range b.bag {
		vec := make([]entry, 0, len(m))
		for id, c := range m {
			vec = append(vec, entry{id, float64(c) * b.idf[id]})
		}
		sort.Slice(vec, func(i, j int) bool { return vec[i].id < vec[j].id })
		sum := 0.0 // in the order of ids: a sum over a map differs in its last bits
		for _, e := range vec {
			sum += e.w * e.w
		}
		for i := range vec {
			vec[i].w /= math.Sqrt(sum)
		}
		b.unit = append(b.unit, vec)
	}
	return b
}
