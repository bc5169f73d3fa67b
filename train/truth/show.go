package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/internal/verify"
)

// show prints the gold points that fare worst and the errors that fare best.
func show(es []*example, n int) {
	s := append([]*example(nil), es...)
	sort.SliceStable(s, func(a, b int) bool { return s[a].score < s[b].score })
	k := 0
	fmt.Println("GOLD, lowest")
	for _, e := range s {
		if e.gold() && k < n {
			k++
			e.print()
		}
	}
	kinds := map[string]int{}
	fmt.Println("ERRORS, highest")
	for i := len(s) - 1; i >= 0; i-- {
		if e := s[i]; !e.gold() && kinds[e.kind] < n/3 {
			kinds[e.kind]++
			e.print()
		}
	}
}

func (e *example) print() {
	fmt.Printf("%.3f %s: ", e.score, e.kind)
	for i, w := range e.trace.Words {
		if overlaps(w, e.bad) {
			fmt.Print("*")
		}
		fmt.Print(w.Slice(e.text))
		if e.sup[i] < 0.7 {
			fmt.Printf("(%.0f)", 100*e.sup[i])
		}
		fmt.Print(" ")
	}
	fmt.Println()
	e.printParts()
	for _, f := range e.src.checker().SignFindings(e.text) {
		fmt.Println("      !", f)
	}
	for _, h := range e.trace.Home {
		fmt.Println("      <", strings.TrimSpace(h.Slice(e.src.checker().Text())))
	}
}

// printParts says which part of the model holds what against a point.
func (e *example) printParts() {
	fmt.Printf("      = trees %.1f, sum %.1f, symptoms %.1f, grave %.1f", e.tree, e.sum, e.trace.Against, e.trace.Grave)
	for k, o := range e.claim {
		if s := e.surprise[k]; s > 2 {
			fmt.Printf(", %s %.1f (odds %.1f)", verify.ClaimNames()[k], s, o)
		}
	}
	fmt.Println()
}
