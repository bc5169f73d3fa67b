package harness

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/eval/metric"
)

// Table prints results as one Markdown table, in percent, with half the width
// of the 95 % interval. Measures that no result has get no column.
func Table(w io.Writer, results []Result) {
	var cols []Measure
	for _, m := range Measures() {
		for _, r := range results {
			if _, ok := r.Values[m]; ok {
				cols = append(cols, m)
				break
			}
		}
	}
	fmt.Fprint(w, "| set | items | method |")
	for _, m := range cols {
		fmt.Fprintf(w, " %s |", m)
	}
	fmt.Fprintf(w, "\n| --- | ---: | --- |%s\n", strings.Repeat(" ---: |", len(cols)))
	for _, r := range results {
		n := 0
		for _, v := range r.Values {
			n = len(v)
		}
		fmt.Fprintf(w, "| %s | %d | %s |", r.Set, n, r.Method)
		for _, m := range cols {
			fmt.Fprintf(w, " %s |", cell(r, m))
		}
		fmt.Fprintln(w)
	}
}

func cell(r Result, m Measure) string {
	if _, ok := r.Values[m]; !ok {
		return ""
	}
	v := r.Interval(m)
	if m == Length {
		return fmt.Sprintf("%.0f", v.Mean)
	}
	if math.IsNaN(v.Mean) {
		return "–"
	}
	return fmt.Sprintf("%.1f ± %.1f", 100*v.Mean, 100*v.Half())
}

// Against prints how far our engine is from every other method in the first
// measure of each set, item by item, with a paired bootstrap.
func Against(w io.Writer, sets []Set, results []Result) {
	fmt.Fprintln(w, "| set | measure | zhongdian against | difference | 95 % interval | p |\n| --- | --- | --- | ---: | --- | ---: |")
	for _, s := range sets {
		m := s.Measures[0]
		var ours []float64
		for _, r := range results {
			if r.Set == s.Name && r.Method == Engine {
				ours = r.Values[m]
			}
		}
		for _, r := range results {
			if r.Set != s.Name || r.Method == Engine || ours == nil {
				continue
			}
			d, p := metric.Paired(ours, r.Values[m])
			fmt.Fprintf(w, "| %s | %s | %s | %+.1f | %+.1f … %+.1f | %.3f |\n", s.Name, m, r.Method, 100*d.Mean, 100*d.Low, 100*d.High, p)
		}
	}
}

// Groups prints the first measure of each set by kind of article, where the set
// has kinds.
func Groups(w io.Writer, sets []Set, results []Result) {
	fmt.Fprintln(w, "| set | kind | items | method | measure | mean |\n| --- | --- | ---: | --- | --- | ---: |")
	for _, s := range sets {
		at := map[string][]int{}
		for i, it := range s.Items {
			if it.Group != "" {
				at[it.Group] = append(at[it.Group], i)
			}
		}
		for _, g := range slices.Sorted(maps.Keys(at)) {
			for _, r := range results {
				if r.Set != s.Name {
					continue
				}
				var xs []float64
				for _, i := range at[g] {
					xs = append(xs, r.Values[s.Measures[0]][i])
				}
				v := metric.Bootstrap(xs)
				fmt.Fprintf(w, "| %s | %s | %d | %s | %s | %.1f ± %.1f |\n", s.Name, g, len(xs), r.Method, s.Measures[0], 100*v.Mean, 100*v.Half())
			}
		}
	}
}

// Items prints every value of every item, tab-separated, for looking at what
// went wrong.
func Items(w io.Writer, sets []Set, results []Result) {
	for _, s := range sets {
		for _, r := range results {
			if r.Set != s.Name {
				continue
			}
			for _, m := range s.Measures {
				for i, v := range r.Values[m] {
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%.4f\n", s.Name, s.Items[i].ID, r.Method, m, v)
				}
			}
		}
	}
}
