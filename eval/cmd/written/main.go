// Command written measures what becomes of points that a model wrote, half of
// them with one realistic error, and prints the curve by which the line between
// "supported" and "not confirmed" was drawn.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/written"
)

func main() {
	n := flag.Int("n", 0, "articles, drawn evenly; 0: all")
	share := flag.Float64("share", .05, "share of the shown points that may carry an error without a mark")
	curve := flag.Bool("curve", true, "print the curve of the line")
	flag.Parse()
	if err := run(*n, *share, *curve); err != nil {
		fmt.Fprintln(os.Stderr, "written:", err)
		os.Exit(1)
	}
}

func run(n int, share float64, curve bool) error {
	runs, err := written.Runs(corpus.PointsDev, n)
	if err != nil {
		return err
	}
	fmt.Println("points/dev, the whole path: every point comes once true and once wrong")
	fmt.Println("model            shown  unmarked errors  true points kept (supported)  wrong points: supported, not confirmed, corrected, gone")
	for _, stubborn := range []bool{true, false} {
		r, err := written.Measure(runs, stubborn)
		if err != nil {
			return err
		}
		name := "mends its points"
		if stubborn {
			name = "never mends"
		}
		g, b := r.Good, r.Bad
		fmt.Printf("%-16s %5d  %5.1f %%          %5.1f %% (%.1f %%)             %.1f, %.1f, %.1f, %.1f %%\n", name, r.Shown(), 100*r.Unmarked(), 100*r.Kept(),
			percent(g.Supported, g.Written), percent(b.Supported, b.Written), percent(b.Unconfirmed, b.Written), percent(b.Corrected, b.Written), percent(b.Gone, b.Written))
		s := r.Stats
		fmt.Printf("                 %d calls for %d answers; of %d points %d passed at once, %d after mending, %d not confirmed, %d replaced, %d left out; invalid %d\n",
			s.Calls, r.Runs, s.Written, s.Passed, s.Mended, s.Unconfirmed, s.Replaced, s.LeftOut, r.Invalid)
	}
	if !curve {
		return nil
	}
	zh, err := written.PointScores(corpus.PointsDev, n)
	if err != nil {
		return err
	}
	en, err := written.MadeScores("en")
	if err != nil {
		return err
	}
	made, err := written.MadeScores("zh")
	if err != nil {
		return err
	}
	for _, c := range []struct {
		name   string
		scores []written.Score
	}{{"Chinese, points/dev", zh}, {"Chinese, made articles kept aside", made}, {"English, made articles kept aside", en}} {
		fmt.Printf("\n%s: half of the points wrong, none mended\nline   true: supported  wrong: supported  unmarked of shown\n", c.name)
		for _, line := range []float64{.5, .7, .8, .85, .9, .92, .93, .94, .95, .96, .97} {
			print(written.At(c.scores, line))
		}
		fmt.Printf("lowest line for %.0f %%:\n", 100*share)
		print(written.Lowest(c.scores, share))
		fmt.Println("chosen on one half of the articles, measured on the other:")
		print(written.Crossed(c.scores, share))
	}
	return nil
}

func print(r written.Row) {
	fmt.Printf("%.3f  %14.1f %%  %14.1f %%  %15.1f %%   kept %.1f %%\n", r.Line, 100*r.Good, 100*r.Bad, 100*r.Unmarked, 100*r.Kept)
}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}
