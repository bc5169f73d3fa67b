// Command extraction prints how well pages are read: one table, a baseline
// beside ours.
//
//	go run ./eval/cmd/extraction [-data ../shared/data] [-v]
package main

import (
	"flag"
	"fmt"
	"os"
	"text/tabwriter"

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
	sets := map[string][]extraction.Page{}
	for _, name := range []string{"zh-dev", "scrapinghub-dev", "trafilatura-dev"} {
		ps, err := extraction.Load(dir, name)
		if err != nil {
			return err
		}
		sets[name] = ps
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "method\tzh blocks P\tR\tF1\tkinds\tcaptions F1\ttitle\tdate\tbyline\tscrapinghub P\tR\tF1\ttrafilatura P\tR\tF1\t")
	for _, m := range extraction.Methods() {
		var zh extraction.Chinese
		for _, p := range sets["zh-dev"] {
			r := m.Read(p.Data(), p.URL)
			before := zh
			zh.ScoreChinese(&p, r)
			if verbose && m.Name == "zhongdian" {
				report(&p, r, before, zh)
			}
		}
		var mean extraction.Mean
		for _, p := range sets["scrapinghub-dev"] {
			t := extraction.Shingles(m.Read(p.Data(), p.URL).Text, p.Body)
			if mean.Add(t); verbose && m.Name == "zhongdian" && t.F1() < 0.95 {
				fmt.Printf("%s %s: P %.3f R %.3f\n", p.ID[:8], p.URL, t.Precision(), t.Recall())
			}
		}
		var tr extraction.Tally
		for _, p := range sets["trafilatura-dev"] {
			tr.Add(extraction.Snippets(&p, m.Read(p.Data(), p.URL)))
		}
		sp, sr, sf := mean.Values()
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%.3f\t%s\t%.3f\t%s\t%s\t%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t\n", m.Name,
			zh.Blocks.Precision(), zh.Blocks.Recall(), zh.Blocks.F1(), percent(zh.Kind), zh.Captions.F1(), percent(zh.Title), percent(zh.Date), percent(zh.Byline),
			sp, sr, sf, tr.Precision(), tr.Recall(), tr.F1())
	}
	return w.Flush()
}

func percent(n [2]int) string {
	return fmt.Sprintf("%.1f%%", 100*float64(n[0])/float64(max(1, n[1])))
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
