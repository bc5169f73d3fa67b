package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/text"
)

const (
	beforeRunes = 45  // of the sentence before that are shown
	shortest    = 700 // runes of an article worth drawing from
)

// source is an article that units are drawn from.
type source struct {
	set, id string
	a       *article.Article
}

// sources loads the articles of a set that may be learned from.
func sources(set string) ([]source, error) {
	var out []source
	switch set {
	case "crud":
		recs, err := corpus.Load[corpus.CRUDArticle](corpus.CRUD, 0)
		for _, r := range recs {
			out = append(out, source{set, r.ID, corpus.Article("", r.Text, corpus.Day(""))})
		}
		return out, err
	case "pages":
		recs, err := corpus.Load[struct{ ID, ArticleBody string }]("extraction/scrapinghub-dev.jsonl.gz", 0)
		for _, r := range recs {
			out = append(out, source{set, r.ID, corpus.Article("", r.ArticleBody, corpus.Day(""))})
		}
		return out, err
	case "summedits":
		recs, err := corpus.Load[struct{ ID, Doc string }](corpus.SummEditsDev, 0)
		seen := map[string]bool{}
		for _, r := range recs {
			if !seen[r.Doc] {
				seen[r.Doc] = true
				out = append(out, source{set, r.ID, corpus.Article("", r.Doc, corpus.Day(""))})
			}
		}
		return out, err
	}
	sets, err := harness.Load(set, 0)
	if err != nil {
		return nil, err
	}
	for _, it := range sets[0].Items {
		if set != "cnndm" || harness.Learned(it.ID) {
			out = append(out, source{set, it.ID, it.Article})
		}
	}
	return out, nil
}

// drawn is a unit to judge.
type drawn struct {
	source
	compose.Candidate
}

// draw prints n units of a set that have no verdict yet, one an article before
// any article gives a second one, and remembers them on the sheet.
func (q question) draw(n, top int, seed uint64, set, sheet string) error {
	ss, err := sources(set)
	if err != nil {
		return err
	}
	old, err := readLabels(q.labels)
	if err != nil {
		return err
	}
	judged := map[label]bool{}
	for _, l := range old {
		l.verdict = ""
		judged[l] = true
	}
	rng := rand.New(rand.NewPCG(seed, 3))
	rng.Shuffle(len(ss), func(i, j int) { ss[i], ss[j] = ss[j], ss[i] })
	var out []drawn
	for i := 0; len(out) < n && i < 3*len(ss); i++ {
		s := ss[i%len(ss)]
		if utf8.RuneCountInString(s.a.Text) < shortest {
			continue
		}
		d := harness.Languages().Parse(s.a)
		all := q.units(d, rank.Score(d), top)
		for _, k := range rng.Perm(len(all)) {
			x := drawn{s, all[k]}
			if l := x.label(); !judged[l] {
				judged[l] = true
				out = append(out, x)
				break
			}
		}
	}
	for i, x := range out {
		show(i+1, x)
	}
	return writeSheet(sheet, out)
}

func (x drawn) label() label {
	return label{x.set, x.id, x.Span.Start, x.Span.End, hashOf(x.Text), ""}
}

// show prints a unit with its cuts in [- -], its insertions in {+ +} and the end
// of what stands before it.
func show(n int, x drawn) {
	t := x.a.Text
	before := t[:x.Span.Start]
	start := len(before)
	for k := 0; k < beforeRunes && start > 0; k++ {
		_, w := utf8.DecodeLastRuneInString(before[:start])
		start -= w
	}
	fmt.Printf("%d. %s\n", n, marked(t, x))
	if rest := strings.ReplaceAll(before[start:], "\n", " ¶ "); rest != "" && len(x.Edits) > 1 {
		fmt.Printf("   < %s\n", rest)
	}
}

// marked is the article's wording of a unit with its edits shown.
func marked(t string, x drawn) string {
	var b strings.Builder
	at := x.Span.Start
	for _, e := range x.Edits {
		switch {
		case e.Kind == "delete":
			b.WriteString(t[at:e.Start] + "[-" + e.Text + "-]")
			at = e.End
		case e.End >= at && (text.Span{Start: x.Span.Start, End: x.Span.End}).Contains(e.Span):
			b.WriteString(t[at:e.End] + "{+" + e.Text + "+}")
			at = e.End
		default:
			b.WriteString("{+" + e.Text + "+}")
		}
	}
	b.WriteString(t[at:x.Span.End])
	return strings.ReplaceAll(b.String(), "\n", " ¶ ")
}

func writeSheet(sheet string, xs []drawn) error {
	if err := os.MkdirAll(filepath.Dir(sheet), 0o755); err != nil {
		return err
	}
	f, err := os.Create(sheet)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, x := range xs {
		fmt.Fprintln(w, x.label())
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
