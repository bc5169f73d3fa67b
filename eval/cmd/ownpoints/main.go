// Command ownpoints cuts points from thousands of news articles and counts what
// is in a point and not in the evidence shown with it. None is expected.
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/eval/own"
)

func main() {
	n := flag.Int("n", 10000, "points to make, at least")
	show := flag.Int("show", 10, "faults to print")
	flag.Parse()
	rep, err := own.Run(*n)
	if err != nil {
		fmt.Fprintln(os.Stderr, "ownpoints:", err)
		os.Exit(1)
	}
	kinds := map[string]int{}
	for i, f := range rep.Faults {
		kinds[f.Kind]++
		if i < *show {
			fmt.Printf("- %s: %s 【%s】\n  - point: %s\n", f.ID, f.Kind, f.Words, f.Point.Text)
			for _, ev := range f.Point.Evidence {
				fmt.Printf("  - evidence: %s\n", strings.TrimSpace(ev.Exact))
			}
			for _, e := range f.Point.Edits {
				fmt.Printf("  - %s: %q (%s)\n", e.Kind, e.Text, e.Reason)
			}
		}
	}
	names := make([]string, 0, len(kinds))
	for k, n := range kinds {
		names = append(names, fmt.Sprintf("%s %d", k, n))
	}
	sort.Strings(names)
	fmt.Printf("%d points of %d articles (%d failed): %d faults %s\n", rep.Points, rep.Articles, rep.Crashes, len(rep.Faults), strings.Join(names, ", "))
	if len(rep.Faults) > 0 || rep.Crashes > 0 {
		os.Exit(1)
	}
}
