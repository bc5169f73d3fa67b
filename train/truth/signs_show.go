package main

import (
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// showSigns prints the examples of a kind with what the signs find in them.
func showSigns(es []*example, kind string, n int, w []float64) {
	weight := map[string]float64{}
	for r, n := range verify.SignNames() {
		weight[n] = w[r]
	}
	for _, e := range es {
		if e.kind != kind || n == 0 {
			continue
		}
		var found []string
		for _, f := range e.src.checker().SignFindings(e.text) {
			if k, _, _ := strings.Cut(f, "("); weight[k] > 0 {
				found = append(found, f)
			}
		}
		t := e.text
		for b := len(e.bad) - 1; b >= 0; b-- {
			t = t[:e.bad[b].Start] + "[" + t[e.bad[b].Start:e.bad[b].End] + "]" + t[e.bad[b].End:]
		}
		fmt.Println(strings.Join(found, " "), "|", t)
		for _, sp := range e.src.checker().Trace(e.text, nil).Home {
			fmt.Println("      ", sp.Slice(e.src.checker().Text()))
		}
		n--
	}
}
