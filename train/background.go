package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
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
	var entries []background.Entry
	for term, n := range df {
		if n >= 3 {
			entries = append(entries, background.Entry{Term: term, Docs: n})
		}
	}
	slices.SortFunc(entries, func(a, b background.Entry) int {
		if a.Docs != b.Docs {
			return b.Docs - a.Docs
		}
		return int(int64(a.Term) - int64(b.Term))
	})
	t, kept := background.Encode(entries[:min(len(entries), 1<<backgroundBits*85/100)], documents, backgroundBits)
	fmt.Fprintf(os.Stderr, "background: %d documents, %d terms, %d in 3 or more, %d kept\n", documents, len(df), len(entries), kept)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, t, 0o644)
}
