package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"golang.org/x/net/html"
)

// backgroundBits is the logarithm of the slots of the table: 2^18 slots of two
// bytes are half a megabyte.
const backgroundBits = 18

// makeBackground counts in how many documents each term stands and writes the
// table of idf. Of the sets only training parts are read.
func makeBackground(d *data, languages lang.Set, file string) error {
	df := map[uint32]int{}
	documents := 0
	count := func(t string) {
		doc := languages.Parse(plain("", t))
		documents++
		for _, term := range rank.Terms(t, doc.Sentences) {
			df[term]++
		}
	}
	type record struct{ Title, Text string }
	for _, name := range []string{"crud/articles", "xwlb/stories-train", "points/train"} {
		if err := each(d, name, func(r record) error { count(r.Text); return nil }); err != nil {
			return err
		}
	}
	if err := each(d, "xwlb/kuaixun-train", func(r kuaixunRecord) error {
		for _, x := range r.Items {
			count(x.Text)
		}
		return nil
	}); err != nil {
		return err
	}
	english, n, err := englishWords(d, languages)
	if err != nil {
		return err
	}
	for term, k := range english {
		df[term] = max(df[term], k*documents/n)
	}
	var entries []background.Entry
	for term, k := range df {
		if k >= 3 {
			entries = append(entries, background.Entry{Term: term, Docs: k})
		}
	}
	slices.SortFunc(entries, func(a, b background.Entry) int {
		if a.Docs != b.Docs {
			return b.Docs - a.Docs
		}
		return int(int64(a.Term) - int64(b.Term))
	})
	t, kept := background.Encode(entries[:min(len(entries), 1<<backgroundBits*85/100)], documents, backgroundBits, float64(documents)/float64(2*n))
	fmt.Fprintf(os.Stderr, "background: %d documents and %d English ones, %d terms, %d in 3 or more, %d kept\n", documents, n, len(df), len(entries), kept)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, t, 0o644)
}

// englishWords counts in how many of the English web pages each word stands.
// They are few, and no set of articles with points: their blocks of 200 letters
// and more are read.
func englishWords(d *data, languages lang.Set) (df map[uint32]int, documents int, err error) {
	df = map[uint32]int{}
	count := func(t string) {
		if len(t) < 500 || languages.For(t).Tag() != "en" || !strings.Contains(t, " the ") {
			return
		}
		documents++
		for _, term := range rank.Terms(t, languages.ParseText(t, time.Time{})) {
			df[term]++
		}
	}
	type body struct{ ArticleBody string }
	if err := each(d, "extraction/scrapinghub-dev", func(r body) error { count(r.ArticleBody); return nil }); err != nil {
		return nil, 0, err
	}
	type page struct {
		HTML []byte `json:"html_base64"`
	}
	if err := each(d, "extraction/trafilatura-dev", func(r page) error { count(longBlocks(r.HTML)); return nil }); err != nil {
		return nil, 0, err
	}
	for term, n := range df {
		if n < 2 {
			delete(df, term)
		}
	}
	return df, max(documents, 1), nil
}

// longBlocks gives the text of the paragraphs of a page that are long.
func longBlocks(page []byte) string {
	var out, block strings.Builder
	z := html.NewTokenizer(bytes.NewReader(page))
	skip := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			if !skip {
				block.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "script", "style", "noscript":
				skip = !skip
			case "p", "div", "li", "td", "article", "section", "h1", "h2", "h3", "br":
				if block.Len() >= 200 {
					out.WriteString(block.String() + " ")
				}
				block.Reset()
			}
		}
	}
}
