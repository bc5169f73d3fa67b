package main

import (
	"fmt"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// rates prints how often a feature of points is set on gold points and on each
// kind of error, for the features that count clear cases.
func rates(es []*example, names ...string) {
	all := verify.PointFeatureNames()
	for _, want := range names {
		for f, n := range all {
			if n != want {
				continue
			}
			hit, total := map[string]int{}, map[string]int{}
			for _, e := range es {
				total[e.kind]++
				if e.point[f] > 0 {
					hit[e.kind]++
				}
			}
			fmt.Printf("%-14s", want)
			for _, k := range []string{"gold", "negation", "hedge", "exaggeration", "condition", "speaker", "name", "role", "swap", "fabricated", "number", "date", "unit", "cause"} {
				fmt.Printf(" %s %.1f%%", k, 100*float64(hit[k])/float64(max(1, total[k])))
			}
			fmt.Println()
			for i, n := 0, 0; i < len(es) && n < showN; i++ {
				if es[i].gold() && es[i].point[f] > 0 {
					fmt.Println("   ", es[i].text)
					n++
				}
			}
		}
	}
}

// missed prints the errors of a kind that break none of the rules.
func missed(es []*example, kind string, n int, rules ...string) {
	at := map[string]int{}
	for f, name := range verify.PointFeatureNames() {
		at[name] = f
	}
next:
	for _, e := range es {
		if e.kind != kind || n == 0 {
			continue
		}
		for _, r := range rules {
			if e.point[at[r]] > 0 {
				continue next
			}
		}
		n--
		fmt.Print(kind, ": ", e.text)
		for _, b := range e.bad {
			fmt.Print(" | ", b.Slice(e.text))
		}
		fmt.Println()
	}
}
