package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/fault"
)

// fuzzItems is how many articles of one input are read: more take time alone.
const fuzzItems = 50

// FuzzOpen reads bytes as a source of many articles: it ends, no code is our
// own fault, and each article obeys the laws.
func FuzzOpen(f *testing.F) {
	files, _ := filepath.Glob("testdata/items/*.txtar")
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		data := txtar.Parse(raw).Files[0].Data
		f.Add(data)
		f.Add(bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")))
		f.Add(gzipped(f, data))
	}
	for _, s := range naughty() {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		items, _, err := Open(bytes.NewReader(data), article.Source{})
		if fault.CodeOf(err) == fault.Internal {
			t.Fatal(err)
		}
		if items == nil {
			return
		}
		defer items.Close()
		for range fuzzItems {
			it, err := items.Next()
			if err != nil {
				return
			}
			a, err := itemArticle(it)
			if fault.CodeOf(err) == fault.Internal {
				t.Fatal(err)
			}
			if err == nil {
				articletest.Check(t, a)
			}
		}
	})
}
