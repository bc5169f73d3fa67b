package main

import (
	"fmt"
	"math"
	"sort"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// single prints, for each kind of error, the features of a point that alone
// tell it from the gold points best.
func single(es []*example, n int) {
	byKind := map[string][]*example{}
	var gold []*example
	var kinds []string
	for _, e := range es {
		if e.gold() {
			gold = append(gold, e)
			continue
		}
		if byKind[e.kind] == nil {
			kinds = append(kinds, e.kind)
		}
		byKind[e.kind] = append(byKind[e.kind], e)
	}
	sort.Strings(kinds)
	names := verify.PointFeatureNames()
	for _, k := range kinds {
		type fa struct {
			f int
			a float64
		}
		var best []fa
		for f := range names {
			var s []float64
			var g []bool
			for _, e := range gold {
				s, g = append(s, float64(e.point[f])), append(g, true)
			}
			for _, e := range byKind[k] {
				s, g = append(s, float64(e.point[f])), append(g, false)
			}
			best = append(best, fa{f, auroc(s, g)})
		}
		sort.Slice(best, func(a, b int) bool { return math.Abs(best[a].a-0.5) > math.Abs(best[b].a-0.5) })
		fmt.Printf("%-13s", k)
		for _, b := range best[:n] {
			fmt.Printf(" %s %.2f", names[b.f], b.a)
		}
		fmt.Println()
	}
}
