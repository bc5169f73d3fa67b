package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/fault"
)

// TestItems reads the in.* file of each case article by article. The same
// articles must come packed, one by one by their number, and from a reader that
// gives a byte at a time.
func TestItems(t *testing.T) {
	files, _ := filepath.Glob("testdata/items/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			in, want := ar.Files[0], ar.Files[len(ar.Files)-1]
			data := in.Data
			if strings.Contains(string(ar.Comment), "crlf") {
				data = bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
			}
			got := dumpItems(t, bytes.NewReader(data), in.Name)
			if *update {
				ar.Files = []txtar.File{in, {Name: "want.txt", Data: []byte(got)}}
				if err := os.WriteFile(f, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(want.Data), got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
			for how, r := range map[string]io.Reader{"gzip": bytes.NewReader(gzipped(t, data)), "slow": slow{bytes.NewReader(data)}} {
				if d := cmp.Diff(got, dumpItems(t, r, in.Name)); d != "" {
					t.Errorf("%s (-plain +%s):\n%s", how, how, d)
				}
			}
			oneByOne(t, article.Source{Name: in.Name, Data: data})
		})
	}
}

// slow gives a byte at a time.
type slow struct{ r io.Reader }

func (s slow) Read(p []byte) (int, error) { return s.r.Read(p[:min(1, len(p))]) }

// oneByOne checks that Article with a number gives what Items gives.
func oneByOne(t *testing.T, src article.Source) {
	t.Helper()
	items, _, err := Open(bytes.NewReader(src.Data), src)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; ; n++ {
		it, err := items.Next()
		src.Item = n
		got, gotErr := Article(src)
		if errors.Is(err, io.EOF) {
			if fault.CodeOf(gotErr) != fault.NotFound {
				t.Errorf("item %d of %d: got %v, want not_found", n, n-1, gotErr)
			}
			return
		}
		want, wantErr := itemArticle(it)
		if wantErr != nil {
			if fault.CodeOf(gotErr) != fault.CodeOf(wantErr) {
				t.Errorf("item %d: got %v, want %v", n, gotErr, wantErr)
			}
			continue
		}
		if gotErr != nil {
			t.Fatal(gotErr)
		}
		if d := cmp.Diff(dump(want), dump(got)); d != "" {
			t.Errorf("item %d:\n%s", n, d)
		}
	}
}

func itemArticle(it Item) (*article.Article, error) {
	if it.Err != nil {
		return nil, it.Err
	}
	return Article(it.Source)
}

func dumpItems(t *testing.T, r io.Reader, name string) string {
	t.Helper()
	items, text, err := Open(r, article.Source{Name: name})
	if err != nil {
		return fmt.Sprintf("error: %s %v\n", fault.CodeOf(err), err)
	}
	if text != nil {
		return "text\n"
	}
	defer items.Close()
	var b strings.Builder
	for {
		it, err := items.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Fprintf(&b, "error: %s %v\n", fault.CodeOf(err), err)
			break
		}
		fmt.Fprintf(&b, "== %s\n", it.ID)
		if it.URL != "" {
			fmt.Fprintf(&b, "url: %s\n", it.URL)
		}
		a, err := itemArticle(it)
		if err != nil {
			fmt.Fprintf(&b, "error: %s %v\n", fault.CodeOf(err), err)
			continue
		}
		articletest.Check(t, a)
		b.WriteString(dump(a))
	}
	fmt.Fprintf(&b, "%s\n", items.Kind)
	if s := items.passedOver(); s != "" {
		fmt.Fprintf(&b, "%s\n", s)
	}
	return b.String()
}
