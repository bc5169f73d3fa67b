package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/extraction"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/lang"
)

const shortest = 550 // runes of a crud article worth the work

// source is an article that labels may be written for.
type source struct {
	set, id, title string
	a              *article.Article
}

// sources gives the articles of a set in a fixed order.
func sources(set string) ([]source, error) {
	var out []source
	switch set {
	case "points/train":
		recs, err := corpus.Load[corpus.Points](corpus.PointsTrain, 0)
		for _, r := range recs {
			out = append(out, source{set, r.ID, r.Title, corpus.Article(r.Title, r.Text, corpus.Day(""))})
		}
		return out, err
	case "crud":
		recs, err := corpus.Load[corpus.CRUDArticle](corpus.CRUD, 0)
		for _, r := range recs {
			if utf8.RuneCountInString(r.Text) >= shortest {
				out = append(out, source{set, r.ID, "", corpus.Article("", r.Text, corpus.Day(""))})
			}
		}
		rng := rand.New(rand.NewPCG(7, 7))
		rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return out, err
	case "cnndm":
		recs, err := corpus.Load[corpus.CNNDM](corpus.CNNDMDev, 0)
		for _, r := range recs {
			out = append(out, source{set, r.ID, "", corpus.Article("", r.Text, corpus.Day(""))})
		}
		// The half that may be learned from comes first; of the other one only
		// grades are kept, which tell nothing of how a point reads.
		slices.SortStableFunc(out, func(a, b source) int { return bit(harness.Learned(b.id)) - bit(harness.Learned(a.id)) })
		return out, err
	case "pages":
		dir, err := corpus.Dir()
		if err != nil {
			return nil, err
		}
		ids, as, err := extraction.English(dir, languages)
		for _, id := range ids {
			out = append(out, source{set, id, as[id].Title, as[id]})
		}
		return out, err
	}
	return nil, fmt.Errorf("no set %q to annotate", set)
}

var languages = harness.Languages()

func (s source) sentences() []lang.Sentence { return languages.Parse(s.a).Sentences }

func show(w io.Writer, set string, from, n int) error {
	all, err := sources(set)
	if err != nil {
		return err
	}
	for i := from; i < min(from+n, len(all)); i++ {
		s := all[i]
		fmt.Fprintf(w, "@ %s   (%s)\n", s.id, s.title)
		block := -1
		for k, x := range s.sentences() {
			if x.Block != block && block >= 0 {
				fmt.Fprintln(w)
			}
			block = x.Block
			fmt.Fprintf(w, "[%d] %s\n", k, strings.TrimSpace(x.Slice(s.a.Text)))
		}
		fmt.Fprintln(w, "----")
	}
	return nil
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
