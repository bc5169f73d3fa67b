// Command faults draws points of ours at random from long articles and prints
// them under the points above them in their list and next to the text they come
// from, as a Markdown list for a person to judge: does a reference dangle, is a bond between sentences broken, does a cut
// mislead, did a hedge or a negation get lost?
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/text"
)

// Long articles are those of this many characters and more.
const longArticle = 1200

// contextRunes is how much stands around the evidence.
const contextRunes = 80

func main() {
	n := flag.Int("n", 100, "points to draw")
	seed := flag.Uint64("seed", 1, "of the draw")
	sets := flag.String("set", "points/dev,cnndm", "sets to draw from")
	learn := flag.Bool("learn", false, "draw from the half of cnndm that may be learned from, not from the other one")
	like := flag.String("like", "", "a sheet of another engine: for each of its points draw one of the same article, as long as there is one left")
	flag.Parse()
	if err := run(*sets, *n, *seed, *learn, *like); err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}

type drawn struct {
	item  *harness.Item
	list  []digest.Point // all points of the article
	point digest.Point
}

func run(names string, n int, seed uint64, learn bool, like string) error {
	articles, err := articlesOf(like)
	if err != nil {
		return err
	}
	sets, err := harness.Load(names, 0)
	if err != nil {
		return err
	}
	z, err := zhongdian.New()
	if err != nil {
		return err
	}
	var all []drawn
	for at, s := range sets {
		var here []drawn
		points := make([][]digest.Point, len(s.Items))
		harness.Each(len(s.Items), func(i int) {
			if s.Name == "cnndm" && harness.Learned(s.Items[i].ID) != learn {
				return
			}
			if a := s.Items[i].Article; utf8.RuneCountInString(a.Text) >= longArticle {
				if d, err := z.HighlightArticle(context.Background(), a); err == nil {
					points[i] = d.Points
				}
			}
		})
		for i := range s.Items {
			for _, p := range points[i] {
				here = append(here, drawn{&s.Items[i], points[i], p})
			}
		}
		r := rand.New(rand.NewPCG(seed, uint64(at)))
		r.Shuffle(len(here), func(i, j int) { here[i], here[j] = here[j], here[i] })
		if like != "" {
			here = fromArticles(here, articles)
		}
		all = append(all, here[:min(len(here), share(n, at, len(sets)))]...)
	}
	fmt.Printf("# %d points of %d asked for, seed %d\n\nFor each: ok, or reference / discourse / misleading / hedge / other.\n", len(all), n, seed)
	for i, d := range all {
		fmt.Printf("\n%d. [ ] **%s** (%s, point %d, %s)\n", i+1, oneLine(d.point.Text), d.item.ID, d.point.N, d.point.Verdict)
		for _, p := range d.list {
			if p.N < d.point.N {
				fmt.Printf("   - above it: %s\n", oneLine(p.Text))
			}
		}
		for _, ev := range d.point.Evidence {
			fmt.Printf("   - %s\n", around(d.item.Article, ev.Span))
		}
		for _, e := range d.point.Edits {
			fmt.Printf("   - %s “%s”: %s\n", e.Kind, oneLine(e.Text), e.Reason)
		}
	}
	return nil
}

// listed is a point of a sheet, with the article that it is of.
var listed = regexp.MustCompile(`(?m)^\d+\. \[.*\((\S+), point \d+, \w+\)$`)

// articlesOf gives the articles of the points of a sheet, in order; none of no
// sheet.
func articlesOf(sheet string) ([]string, error) {
	if sheet == "" {
		return nil, nil
	}
	b, err := os.ReadFile(sheet)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, m := range listed.FindAllStringSubmatch(string(b), -1) {
		out = append(out, m[1])
	}
	return out, nil
}

// fromArticles gives a point of each of the articles, the next one where an
// article comes again.
func fromArticles(points []drawn, articles []string) []drawn {
	by := map[string][]drawn{}
	for _, p := range points {
		by[p.item.ID] = append(by[p.item.ID], p)
	}
	var out []drawn
	for _, id := range articles {
		if ps := by[id]; len(ps) > 0 {
			out, by[id] = append(out, ps[0]), ps[1:]
		}
	}
	return out
}

// share is the part of n that falls to one of several sets.
func share(n, at, of int) int { return n*(at+1)/of - n*at/of }

// around shows a span in bold with what stands before and after it.
func around(a *article.Article, sp text.Span) string {
	before, after := a.Text[:sp.Start], a.Text[sp.End:]
	for n := 0; n < contextRunes && len(after) > 0; n++ {
		_, w := utf8.DecodeRuneInString(after)
		after = after[w:]
	}
	after = a.Text[sp.End : len(a.Text)-len(after)]
	start := len(before)
	for n := 0; n < contextRunes && start > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(before[:start])
		start -= w
	}
	return fmt.Sprintf("… %s__%s__%s …", oneLine(before[start:]), oneLine(strings.TrimSpace(a.Slice(sp))), oneLine(after))
}

// oneLine shows where a paragraph ends.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ¶ ") }
