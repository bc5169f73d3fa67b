package extract

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads every in.* file of each case; all of them must give the
// same want.txt, since an article reads the same in every format.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/golden/*.txtar")
	if len(files) == 0 {
		t.Fatal("no golden cases")
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) { golden(t, f) })
	}
}

func golden(t *testing.T, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want string
	for _, f := range ar.Files {
		if f.Name == "want.txt" {
			want = string(f.Data)
		}
	}
	var first string
	for _, f := range ar.Files {
		if f.Name == "want.txt" {
			continue
		}
		a, err := Article(article.Source{Name: f.Name, Data: f.Data})
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		articletest.Check(t, a)
		got := dump(a)
		if first == "" {
			first = got
		}
		if *update {
			want = first
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, d)
		}
	}
	if *update {
		keep := ar.Files[:0]
		for _, f := range ar.Files {
			if f.Name != "want.txt" {
				keep = append(keep, f)
			}
		}
		ar.Files = append(keep, txtar.File{Name: "want.txt", Data: []byte(first)})
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// dump shows an article one fact a line. DOM paths are left out: only one of
// the formats has them.
func dump(a *article.Article) string {
	var b bytes.Buffer
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	field("title", a.Title)
	field("byline", a.Byline)
	field("source", a.Source)
	if !a.Published.IsZero() {
		field("published", a.Published.Format("2006-01-02 15:04:05 -0700"))
	}
	if !a.Modified.IsZero() {
		field("modified", a.Modified.Format("2006-01-02 15:04:05 -0700"))
	}
	field("status", string(a.Status))
	field("note", a.StatusNote)
	if s := a.Summary; s != nil {
		field("summary", s.Label)
		for _, p := range s.Points {
			field("  point", p)
		}
		field("  by", s.Attribution)
	}
	for _, w := range a.Warnings {
		field("warning", w.Code)
	}
	b.WriteString("--\n")
	for _, bl := range a.Blocks {
		kind := string(bl.Kind)
		if bl.Level > 0 {
			kind = fmt.Sprintf("%s %d", kind, bl.Level)
		}
		fmt.Fprintf(&b, "%s| %s\n", kind, a.Slice(bl.Span))
	}
	return b.String()
}
