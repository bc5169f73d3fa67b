package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"gonum.org/v1/gonum/mat"
)

// The company that words keep: how often each stands near each of the commonest words, more
// than by chance (positive pointwise mutual information with a smoothed context, Levy,
// Goldberg, Dagan, Improving distributional similarity with lessons learned from word
// embeddings, 2015), in few dimensions (randomised SVD: Halko, Martinsson, Tropp, Finding
// structure with randomness, 2011).
const (
	near         = 5    // words to either side
	contexts     = 4000 // commonest words that company is counted with
	dimensions   = 64
	spare        = 16 // further ones that the randomised search has
	leastSeen    = 20 // times a word must stand
	smooth       = 0.75
	commonAt     = 1e-3 // share of all words at which a word counts half (Arora, Liang, Ma 2017)
	companyRidge = 300
	companyNews  = 0.3 // weight of news when the worth of company is learned
)

// vectors are words with the company they keep, each of length one.
type vectors struct {
	hashes []uint32
	index  map[uint32]int
	weight []float64 // how much the word counts in the mean of its sentence
	of     *mat.Dense
}

// wordHashes gives the Chinese words of a sentence, as often as they stand in it.
func wordHashes(d *lang.Document, i int) []uint32 {
	var out []uint32
	s := &d.Sentences[i]
	if s.Language.Tag() != "zh" {
		return nil
	}
	for _, w := range s.Words {
		if rank.Worded(w) {
			out = append(out, background.Word(s.Language.Key(w.Slice(d.Article.Text))))
		}
	}
	return out
}

// wordVectors reads the company of words from the texts of the training sets.
func wordVectors(d *data, languages lang.Set) (*vectors, error) {
	var texts []string
	for _, name := range []string{"crud/articles", "xwlb/stories-train", "points/train"} {
		if err := each(d, name, func(r struct{ Text string }) error { texts = append(texts, r.Text); return nil }); err != nil {
			return nil, err
		}
	}
	read := make([][][]uint32, len(texts))
	harness.Each(len(texts), func(i int) {
		doc := languages.Parse(plain("", texts[i]))
		for k := range doc.Sentences {
			read[i] = append(read[i], wordHashes(doc, k))
		}
	})
	v := commonest(read)
	v.of = reduce(v.company(read))
	return v, nil
}

// commonest lists the words that stand often enough, the commonest first.
func commonest(read [][][]uint32) *vectors {
	times := map[uint32]int{}
	all := 0.0
	for _, sentences := range read {
		for _, s := range sentences {
			all += float64(len(s))
			for _, w := range s {
				times[w]++
			}
		}
	}
	v := &vectors{index: map[uint32]int{}}
	for w, n := range times {
		if n >= leastSeen {
			v.hashes = append(v.hashes, w)
		}
	}
	slices.SortFunc(v.hashes, func(a, b uint32) int { return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b)) })
	v.hashes = v.hashes[:min(len(v.hashes), rank.MaxCompany)]
	for i, w := range v.hashes {
		v.index[w] = i
		v.weight = append(v.weight, commonAt/(commonAt+float64(times[w])/all))
	}
	return v
}

// cell is one context of a word.
type cell struct {
	at    int32
	value float64
}

// company gives the contexts of each word, with how much more often than by chance
// they stand near it.
func (v *vectors) company(read [][][]uint32) [][]cell {
	near := v.counts(read)
	row, column, all := make([]float64, len(near)), make([]float64, contexts), 0.0
	for i, cells := range near {
		for _, c := range cells {
			row[i] += c.value
			column[c.at] += c.value
		}
	}
	for j := range column {
		column[j] = math.Pow(column[j], smooth)
		all += column[j]
	}
	for i, cells := range near {
		for k, c := range cells {
			cells[k].value = max(0, math.Log(c.value/row[i]/(column[c.at]/all)))
		}
		near[i] = slices.DeleteFunc(cells, func(c cell) bool { return c.value == 0 })
	}
	return near
}

// counts gives how often each context stands near each word, the nearer the more.
func (v *vectors) counts(read [][][]uint32) [][]cell {
	sums := make([]map[int32]float64, len(v.hashes))
	for i := range sums {
		sums[i] = map[int32]float64{}
	}
	for _, sentences := range read {
		for _, s := range sentences {
			for i, w := range s {
				a, ok := v.index[w]
				if !ok {
					continue
				}
				for j := max(0, i-near); j < min(len(s), i+near+1); j++ {
					if b, ok := v.index[s[j]]; ok && j != i && b < contexts {
						sums[a][int32(b)] += 1 / math.Abs(float64(i-j))
					}
				}
			}
		}
	}
	out := make([][]cell, len(sums))
	for i, m := range sums {
		for at, x := range m {
			out[i] = append(out[i], cell{at, x})
		}
		slices.SortFunc(out[i], func(a, b cell) int { return cmp.Compare(a.at, b.at) })
	}
	return out
}

// reduce gives each word of a sparse table a row of few dimensions, of length one: the
// left singular vectors, each by the root of its singular value.
func reduce(table [][]cell) *mat.Dense {
	const k = dimensions + spare
	random := rand.New(rand.NewPCG(1, 1))
	probe := mat.NewDense(contexts, k, nil)
	for i := range contexts {
		for j := range k {
			probe.Set(i, j, random.NormFloat64())
		}
	}
	for range 4 {
		probe = orthogonal(timesT(table, orthogonal(times(table, probe))))
	}
	var svd mat.SVD
	svd.Factorize(times(table, probe), mat.SVDThin)
	var u mat.Dense
	svd.UTo(&u)
	size := svd.Values(nil)
	out := mat.NewDense(len(table), dimensions, nil)
	for i := range table {
		row := out.RawRowView(i)
		sum := 0.0
		for j := range min(len(row), len(size)) { // fewer words have fewer dimensions
			row[j] = u.At(i, j) * math.Sqrt(size[j])
			sum += row[j] * row[j]
		}
		for j := range row {
			row[j] /= math.Sqrt(max(sum, 1e-12))
		}
	}
	return out
}

// times is the table times m.
func times(table [][]cell, m *mat.Dense) *mat.Dense {
	_, k := m.Dims()
	out := mat.NewDense(len(table), k, nil)
	harness.Each(len(table), func(i int) {
		row := out.RawRowView(i)
		for _, c := range table[i] {
			for j, x := range m.RawRowView(int(c.at)) {
				row[j] += c.value * x
			}
		}
	})
	return out
}

// timesT is the table, turned over, times m.
func timesT(table [][]cell, m *mat.Dense) *mat.Dense {
	_, k := m.Dims()
	out := mat.NewDense(contexts, k, nil)
	for i, cells := range table {
		from := m.RawRowView(i)
		for _, c := range cells {
			row := out.RawRowView(int(c.at))
			for j, x := range from {
				row[j] += c.value * x
			}
		}
	}
	return out
}

// orthogonal gives an orthonormal base of the columns of m.
func orthogonal(m *mat.Dense) *mat.Dense {
	var svd mat.SVD
	svd.Factorize(m, mat.SVDThin)
	var u mat.Dense
	svd.UTo(&u)
	return &u
}

// rows gives each sentence of a document its place: the mean of its words, less the mean
// of the article's sentences.
func (v *vectors) rows(d *lang.Document) [][]float64 {
	out := make([][]float64, len(d.Sentences))
	mean := make([]float64, dimensions)
	for i := range out {
		out[i] = make([]float64, dimensions)
		all := 0.0
		for _, h := range wordHashes(d, i) {
			if k, ok := v.index[h]; ok {
				all += v.weight[k]
				for j, x := range v.of.RawRowView(k) {
					out[i][j] += v.weight[k] * x
				}
			}
		}
		for j := range out[i] {
			out[i][j] /= max(all, 1e-9)
			mean[j] += out[i][j] / float64(len(out))
		}
	}
	for i := range out {
		for j := range out[i] {
			out[i][j] -= mean[j]
		}
	}
	return out
}

// companyExample is a document for learning what company is worth.
type companyExample struct {
	rows           [][]float64
	offset, labels []float64 // log odds by the forest; what is right
	weight         float64
}

// companyExamples pairs what the forests said of articles that they had not seen with the
// places of their sentences.
func (v *vectors) companyExamples(es []*example, scores map[string][]float64, weight float64) []companyExample {
	out := make([]companyExample, len(es))
	harness.Each(len(es), func(n int) {
		out[n] = companyExample{rows: v.rows(es[n].doc), labels: es[n].labels, weight: weight}
		for _, p := range scores[es[n].id] {
			out[n].offset = append(out[n].offset, math.Log(p/(1-p)))
		}
	})
	return out
}

// direction is what a step into each dimension adds to the log odds, and what every
// sentence gets.
type direction struct {
	by   [dimensions]float64
	base float64
}

func (w *direction) of(row []float64) float64 {
	x := w.base
	for j, v := range row {
		x += w.by[j] * v
	}
	return x
}

// fitCompany learns it by logistic regression with a ridge on what the forest left, by
// steps that an upper bound of the curvature makes safe.
func fitCompany(es []companyExample) (w direction) {
	var size [dimensions]float64 // of the rows
	count := 0.0
	for _, e := range es {
		for _, row := range e.rows {
			count += e.weight
			for j, x := range row {
				size[j] += e.weight * x * x
			}
		}
	}
	for j := range size {
		size[j] = math.Sqrt(max(size[j]/max(count, 1), 1e-12))
	}
	step := 1 / (count/2 + companyRidge)
	for range 400 {
		var slope direction
		for _, e := range es {
			for i, row := range e.rows {
				off := e.weight * (1/(1+math.Exp(-e.offset[i]-w.of(row))) - e.labels[i])
				slope.base += off
				for j, x := range row {
					slope.by[j] += off * x
				}
			}
		}
		w.base -= step * slope.base
		for j := range w.by { // in units of the spread of each dimension
			w.by[j] -= step * (slope.by[j]/size[j] + companyRidge*w.by[j]*size[j]) / size[j]
		}
	}
	return w
}

// learned learns the table that ships on scores of articles that the forests of these
// scores had not seen.
func (v *vectors) learned(points, news []*example, x unseen) rank.Company {
	w := fitCompany(append(v.companyExamples(points, x.points, 1), v.companyExamples(news, x.news, companyNews)...))
	words := make([]rank.CompanyWord, len(v.hashes))
	for i, h := range v.hashes {
		words[i] = rank.CompanyWord{Hash: h, Weight: v.weight[i], Worth: w.of(v.of.RawRowView(i)) - w.base}
	}
	return rank.NewCompany(words, w.base)
}

// withCompany adds to unseen scores what company is worth, of each fold learned on the others.
func (v *vectors) withCompany(points, news []*example, x unseen) unseen {
	out := unseen{points: map[string][]float64{}, bare: map[string][]float64{}, news: map[string][]float64{}}
	for k := range folds {
		others, of := apart(points, k)
		otherNews, ofNews := apart(news, k)
		w := fitCompany(append(v.companyExamples(others, x.points, 1), v.companyExamples(otherNews, x.news, companyNews)...))
		add := func(es []*example, from, to map[string][]float64) {
			for _, e := range es {
				for i, row := range v.rows(e.doc) {
					p := from[e.id][i]
					to[e.id] = append(to[e.id], 1/(1+math.Exp(-math.Log(p/(1-p))-w.of(row))))
				}
			}
		}
		add(of, x.points, out.points)
		add(of, x.bare, out.bare)
		add(ofNews, x.news, out.news)
	}
	return out
}
