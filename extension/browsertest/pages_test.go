package browsertest

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/extension"
	"github.com/zhongdian/zhongdian/internal/browse"
	"github.com/zhongdian/zhongdian/service"
)

var every = flag.Int("every", 18, "of the saved pages of the evaluation, read every so many")

// saved are real pages as somebody saved them, English and Chinese.
func saved(t *testing.T) [][]byte {
	t.Helper()
	dir := os.Getenv("ZHONGDIAN_DATA")
	if dir == "" {
		dir = "../../../shared/data"
	}
	var pages [][]byte
	for _, name := range []string{"scrapinghub-dev", "trafilatura-dev", "zh-dev"} {
		f, err := os.Open(filepath.Join(dir, "extraction", name+".jsonl.gz"))
		if err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal(err)
			}
			t.Skip("the evaluation data is not here; set ZHONGDIAN_DATA to its folder")
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 32<<20)
		for lines.Scan() {
			var p struct {
				HTML string `json:"html"`
				Data []byte `json:"html_base64"`
			}
			if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
				t.Fatal(err)
			}
			if p.HTML != "" {
				p.Data = []byte(p.HTML)
			}
			pages = append(pages, p.Data)
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// TestPages: on real pages nearly every sentence that the answer rests on is found
// again in the page. All of them: go test -run Pages -v -args -every 1
func TestPages(t *testing.T) {
	pages := saved(t)
	w := open(t, desk)
	var now []byte
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			kind := "text/html" // the page says its own charset, or the browser guesses
			if utf8.Valid(now) {
				kind += "; charset=utf-8"
			}
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
			_, _ = w.Write(now)
		}
	}))
	t.Cleanup(s.Close)
	var scripts strings.Builder
	for _, name := range []string{"shown", "quote", "marks"} {
		f, err := extension.Files().Open("page/" + name + ".js")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		data := new(strings.Builder)
		if _, err := bufio.NewReader(f).WriteTo(data); err != nil {
			t.Fatal(err)
		}
		scripts.WriteString(data.String())
	}
	svc, err := service.New(service.Options{})
	if err != nil {
		t.Fatal(err)
	}
	browse.Call(w, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	read, all, found := 0, 0, 0
	for i := 0; i < len(pages); i += *every {
		now = pages[i]
		browse.Act(w, chromedp.Navigate(s.URL+"/"))
		html, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](scripts.String()+`zhongdian.html()`))
		if err != nil {
			t.Logf("page %d goes elsewhere by itself", i)
			continue
		}
		d, err := svc.Highlight(w.ctx, article.Source{Data: []byte(html), Type: "text/html; charset=utf-8"})
		if err != nil {
			t.Logf("page %d: %v", i, err)
			continue
		}
		var quotes []quote
		for _, p := range d.Points {
			for _, ev := range p.Evidence {
				quotes = append(quotes, quote{ev.Exact, ev.Prefix, ev.Suffix})
			}
		}
		if len(quotes) == 0 {
			continue
		}
		q, err := json.Marshal(quotes)
		if err != nil {
			t.Fatal(err)
		}
		got := browse.Value[[]bool](w, `new zhongdian.Marks(`+string(q)+`).passages.map((p) => p.ranges.length > 0)`)
		read++
		for k, ok := range got {
			all++
			if ok {
				found++
			} else {
				t.Logf("page %d: lost: %q", i, quotes[k].Exact)
			}
		}
	}
	t.Logf("%d of %d sentences found on %d pages", found, all, read)
	if all < 30 || float64(found) < 0.95*float64(all) {
		t.Errorf("%d of %d sentences found on %d pages", found, all, read)
	}
}
