package extract

import (
	"bytes"
	"compress/gzip"
	"io"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

func gzipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zstded(t testing.TB, data []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(data, nil)
}

// An article packed reads as the same article, whatever its name says.
func TestPacked(t *testing.T) {
	data := []byte(sample())
	want, err := Article(article.Source{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for name, packed := range map[string][]byte{
		"gzip": gzipped(t, data), "zstd": zstded(t, data), "twice": zstded(t, gzipped(t, data)),
		"two members": append(gzipped(t, data[:500]), gzipped(t, data[500:])...),
	} {
		for _, file := range []string{"", "a.txt.gz", "a.pdf"} {
			got, err := Article(article.Source{Name: file, Data: packed})
			if err != nil {
				t.Errorf("%s %q: %v", name, file, err)
			} else if dump(got) != dump(want) {
				t.Errorf("%s %q: got %s", name, file, dump(got))
			}
		}
	}
	page := samplePage()
	a, err := Article(article.Source{Name: "p.html.gz", Type: "application/gzip", Data: gzipped(t, []byte(page))})
	if err != nil || a.Title != "渡口的灯为什么还亮着?" {
		t.Errorf("page: got %+v, %v", a, err)
	}
}

// What would grow without end is refused long before that.
func TestBombs(t *testing.T) {
	zeros := make([]byte, 64<<20)
	one := gzipped(t, zeros)
	for name, tt := range map[string]struct {
		data []byte
		code fault.Code
	}{
		"gzip":        {one, fault.TooLarge},
		"zstd":        {zstded(t, zeros), fault.TooLarge},
		"in itself":   {gzipped(t, one), fault.TooLarge},
		"thrice":      {gzipped(t, gzipped(t, gzipped(t, []byte("text, at last")))), fault.Unsupported},
		"cut":         {gzipped(t, []byte(sample()))[:400], fault.Invalid},
		"head alone":  {[]byte("\x1F\x8B\x08"), fault.Invalid},
		"zstd alone":  {[]byte("\x28\xB5\x2F\xFD"), fault.Invalid},
		"zstd window": {append([]byte("\x28\xB5\x2F\xFD\x00\xF8"), make([]byte, 30)...), fault.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Article(article.Source{Data: tt.data})
			if fault.CodeOf(err) != tt.code {
				t.Errorf("Article: got %q %v, want %q", fault.CodeOf(err), err, tt.code)
			}
			items, text, err := Open(bytes.NewReader(tt.data), article.Source{})
			if text != nil { // a stream: the bound shows when it is read
				_, err = io.Copy(io.Discard, text)
			} else if items != nil {
				_, err = items.Next()
			}
			if fault.CodeOf(err) != tt.code {
				t.Errorf("Open: got %q %v, want %q", fault.CodeOf(err), err, tt.code)
			}
		})
	}
}
