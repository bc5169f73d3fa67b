// Command points measures how well key points are chosen: our engine and the
// baselines on the same items, as one Markdown table.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/zhongdian/zhongdian/eval/harness"
)

func main() {
	sets := flag.String("set", harness.SetNames, "sets, by commas; also points/train, kuaixun-train, stories-train")
	methods := flag.String("method", "", "methods, by commas; empty: all")
	n := flag.Int("n", 0, "items of each set, drawn evenly; 0: all")
	paired := flag.Bool("paired", false, "also print our difference from every method, paired by item")
	groups := flag.Bool("groups", false, "also print the first measure by kind of article")
	items := flag.String("items", "", "write every value of every item to this file, tab-separated")
	flag.Parse()
	if err := run(options{*sets, *methods, *n, *paired, *groups, *items}); err != nil {
		fmt.Fprintln(os.Stderr, "points:", err)
		os.Exit(1)
	}
}

type options struct {
	sets, methods  string
	n              int
	paired, groups bool
	items          string
}

func run(o options) error {
	methods, err := harness.Pick(o.methods)
	if err != nil {
		return err
	}
	sets, err := harness.Load(o.sets, o.n)
	if err != nil {
		return err
	}
	var all []harness.Result
	for _, s := range sets {
		start := time.Now()
		results := harness.Run(s, methods)
		fmt.Fprintf(os.Stderr, "%s: %d items in %.1f s\n", s.Name, len(s.Items), time.Since(start).Seconds())
		for _, r := range results {
			if r.Crashes > 0 {
				fmt.Fprintf(os.Stderr, "%s: %d items failed and count as a miss, the first: %v\n", r.Method, r.Crashes, r.Err)
			}
		}
		all = append(all, results...)
	}
	harness.Table(os.Stdout, all)
	if o.paired {
		fmt.Println()
		harness.Against(os.Stdout, sets, all)
	}
	if o.groups {
		fmt.Println()
		harness.Groups(os.Stdout, sets, all)
	}
	if o.items == "" {
		return nil
	}
	f, err := os.Create(o.items)
	if err != nil {
		return err
	}
	harness.Items(f, sets, all)
	return f.Close()
}
