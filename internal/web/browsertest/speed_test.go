package browsertest

import (
	"math"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// article is a pasted article of about 3,000 characters, of different sentences.
func article(t testing.TB) string {
	t.Helper()
	text := example(t, "zh-night-ferry.txt") + "\n\n" + example(t, "zh-slow-library.md")
	for r, i := []rune(text), 0; len([]rune(text)) < 3000; i++ {
		text += "\n\n" + strings.NewReplacer("夜航", "日航", "青屿", "白沙", "罗启明", "方以南", "轮渡", "缆车").Replace(string(r[200*i:200*i+400]))
	}
	return string([]rune(text)[:3000])
}

// TestWeight: a result with everything it loads, as it goes over the wire
// without compression, has at most 150 KB.
func TestWeight(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	var bytes, requests atomic.Int64
	err := chromedp.Listen(w.ctx, func(ev any) {
		switch ev := ev.(type) {
		case *network.EventLoadingFinished:
			bytes.Add(int64(ev.EncodedDataLength))
		case *network.EventRequestWillBeSent:
			requests.Add(1)
			if !strings.HasPrefix(ev.Request.URL, s.URL) {
				t.Errorf("the page asks %s", ev.Request.URL)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	submit(w, s.URL, article(t))
	until(w, `document.readyState === "complete"`)
	time.Sleep(200 * time.Millisecond)
	t.Logf("%d bytes in %d requests, the first page included", bytes.Load(), requests.Load())
	if n := bytes.Load(); n > 150<<10 || n < 20<<10 {
		t.Errorf("%d bytes", n)
	}
}

// BenchmarkFirstPoints is the time from the click on the button to the first
// painting of the result, on this machine: the form is sent, the article read,
// the result kept, the browser led on, the page laid out and painted.
func BenchmarkFirstPoints(b *testing.B) {
	s := server(b)
	w := open(b, desk)
	text := article(b)
	var total, worst float64
	best := math.MaxFloat64
	n := 0
	for b.Loop() {
		browse.Act(w, chromedp.Navigate(s.URL+"/"), chromedp.SetValue(chromedp.CSS("#input"), text))
		until(w, `"ready" in document.documentElement.dataset`)
		from := browse.Value[float64](w, `(() => { const t = performance.timeOrigin + performance.now(); setTimeout(() => document.querySelector("button.go").click(), 0); return t; })()`)
		browse.Act(w, chromedp.WaitVisible(chromedp.CSS("#p1")))
		until(w, `performance.getEntriesByName("first-contentful-paint").length === 1`)
		painted := browse.Value[float64](w, `performance.timeOrigin + performance.getEntriesByName("first-contentful-paint")[0].startTime`)
		total += painted - from
		best, worst = min(best, painted-from), max(worst, painted-from)
		n++
	}
	b.ReportMetric(total/float64(n), "ms/paint")
	b.ReportMetric(best, "ms/best") // what a busy machine says least wrongly
	b.ReportMetric(worst, "ms/worst")
	b.ReportMetric(0, "ns/op")
}
