// Command extraction prints how well pages are read: one table, a baseline
// beside ours.
//
//	go run ./eval/cmd/extraction [-data ../shared/data] [-v]
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/zhongdian/zhongdian/eval/extraction"
)

func main() {
	dir := flag.String("data", "../shared/data", "folder of the evaluation data")
	verbose := flag.Bool("v", false, "list what is wrong on each Chinese page")
	flag.Parse()
	if err := run(*dir, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "extraction:", err)
		os.Exit(1)
	}
}

func run(dir string, verbose bool) error {
	var watch func(extraction.Method, *extraction.Page, extraction.Read, extraction.Chinese, extraction.Chinese)
	if verbose {
		watch = func(m extraction.Method, p *extraction.Page, r extraction.Read, before, after extraction.Chinese) {
			if m.Name == "zhongdian" {
				report(p, r, before, after)
			}
		}
	}
	return extraction.Table(os.Stdout, dir, extraction.Methods(), watch)
}

// report shows what is wrong on one page.
func report(p *extraction.Page, r extraction.Read, a, b extraction.Chinese) {
	fmt.Printf("# %s\n", p.ID)
	if b.Title[0] == a.Title[0] {
		fmt.Printf("  title: got %q want %q\n", r.Title, p.Gold.Title)
	}
	if b.Date[0] == a.Date[0] && b.Date[1] > a.Date[1] {
		fmt.Printf("  date: got %q want %q\n", r.Published, p.Gold.Published)
	}
	if b.Byline[0] == a.Byline[0] && b.Byline[1] > a.Byline[1] {
		fmt.Printf("  byline: got %q, %q want %q %q\n", r.Byline, r.Source, p.Gold.Byline, p.Gold.BylineAlt)
	}
	want, got := map[string]string{}, map[string]string{}
	for _, g := range p.Gold.Blocks {
		want[extraction.Key(g.Text)] = g.Kind
	}
	for _, g := range r.Blocks {
		k := extraction.Key(g.Text)
		got[k] = g.Kind
		if want[k] != g.Kind {
			fmt.Printf("  + %s (want %s) %.90s\n", g.Kind, want[k], g.Text)
		}
	}
	for _, g := range p.Gold.Blocks {
		if got[extraction.Key(g.Text)] == "" {
			fmt.Printf("  - %s %.90s\n", g.Kind, g.Text)
		}
	}
}
