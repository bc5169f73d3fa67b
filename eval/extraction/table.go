package extraction

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Table scores methods on the three sets in the folder dir and writes one row a
// method to out. watch, which may be nil, sees each page of the Chinese set with
// the sums before and after it.
func Table(out io.Writer, dir string, methods []Method, watch func(m Method, p *Page, r Read, before, after Chinese)) error {
	sets := map[string][]Page{}
	for _, name := range []string{"zh-dev", "scrapinghub-dev", "trafilatura-dev"} {
		ps, err := Load(dir, name)
		if err != nil {
			return err
		}
		sets[name] = ps
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "method\tzh blocks P\tR\tF1\tkinds\tcaptions F1\ttitle\tdate\tbyline\tscrapinghub P\tR\tF1\ttrafilatura P\tR\tF1\t")
	for _, m := range methods {
		var zh Chinese
		for _, p := range sets["zh-dev"] {
			r, before := m.Read(p.Data(), p.URL), zh
			zh.ScoreChinese(&p, r)
			if watch != nil {
				watch(m, &p, r, before, zh)
			}
		}
		var mean Mean
		for _, p := range sets["scrapinghub-dev"] {
			mean.Add(Shingles(m.Read(p.Data(), p.URL).Text, p.Body))
		}
		var tr Tally
		for _, p := range sets["trafilatura-dev"] {
			tr.Add(Snippets(&p, m.Read(p.Data(), p.URL)))
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
