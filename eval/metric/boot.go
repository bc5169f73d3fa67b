package metric

import (
	"math"
	"math/rand/v2"
	"sort"
)

// Samples is how often an interval draws.
const Samples = 1000

// Interval is a mean with the 2.5th and 97.5th percentile of its bootstrap
// distribution.
type Interval struct{ Mean, Low, High float64 }

// Half is half the width of the interval.
func (v Interval) Half() float64 { return (v.High - v.Low) / 2 }

// Mean is the arithmetic mean, NaN of nothing.
func Mean(xs []float64) float64 {
	if len(xs) == 0 {
		return math.NaN()
	}
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// Bootstrap draws Samples times as many items as there are, with replacement
// and always with the same seed, and gives the interval of their mean.
func Bootstrap(xs []float64) Interval {
	if len(xs) == 0 {
		return Interval{math.NaN(), math.NaN(), math.NaN()}
	}
	means := draw(len(xs), func(i int) float64 { return xs[i] })
	return Interval{Mean(xs), percentile(means, .025), percentile(means, .975)}
}

// Paired gives the mean difference a−b over the same items with its interval,
// and the share of draws in which the difference had the other sign or was
// nothing, doubled: a two-sided p-value, never under 1/Samples.
func Paired(a, b []float64) (Interval, float64) {
	d := make([]float64, min(len(a), len(b)))
	for i := range d {
		d[i] = a[i] - b[i]
	}
	v := Bootstrap(d)
	if len(d) == 0 {
		return v, 1
	}
	other := 0
	for _, m := range draw(len(d), func(i int) float64 { return d[i] }) {
		if m*v.Mean <= 0 {
			other++
		}
	}
	return v, min(1, max(1, 2*float64(other))/Samples)
}

// draw gives the sorted means of the samples.
func draw(n int, x func(int) float64) []float64 {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	means := make([]float64, Samples)
	for s := range means {
		sum := 0.0
		for range n {
			sum += x(r.IntN(n))
		}
		means[s] = sum / float64(n)
	}
	sort.Float64s(means)
	return means
}

func percentile(sorted []float64, q float64) float64 {
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// groupSamples is how often Grouped draws: its figures are dearer than means.
const groupSamples = 200

// Grouped gives f of the cases with the interval over groups: whole items are
// drawn, since the cases of one item are alike.
func Grouped(cases []Case, f func([]Case) float64) Interval {
	var groups [][]Case
	at := map[int]int{}
	for _, c := range cases {
		g, ok := at[c.Group]
		if !ok {
			g = len(groups)
			at[c.Group] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], c)
	}
	v := Interval{Mean: f(cases), Low: math.NaN(), High: math.NaN()}
	if len(groups) < 2 {
		return v
	}
	r := rand.New(rand.NewPCG(2, uint64(len(groups))))
	var got []float64
	for range groupSamples {
		var sample []Case
		for range groups {
			sample = append(sample, groups[r.IntN(len(groups))]...)
		}
		if x := f(sample); !math.IsNaN(x) {
			got = append(got, x)
		}
	}
	if len(got) > 0 {
		sort.Float64s(got)
		v.Low, v.High = percentile(got, .025), percentile(got, .975)
	}
	return v
}
