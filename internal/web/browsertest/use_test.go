package browsertest

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// TestClick: a point lights its sentences up and brings them onto the screen; a
// sentence shows its points.
func TestClick(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	last := "p" + strconv.Itoa(browse.Value[int](w, `document.querySelectorAll(".points .point").length`))
	if last == "p0" || last == "p1" {
		t.Fatal("the article has no two points: the test needs another one")
	}
	if inView(w, ".seg.r-"+last) {
		t.Fatal("the sentence is on the screen before it is asked for: the window is too large for this test")
	}
	browse.Act(w, chromedp.Click(chromedp.CSS("#"+last+" .say")))
	points, sentences := lit(w)
	want := browse.Value[[]string](w, `[...document.querySelectorAll(".seg.r-`+last+`")].map(e => e.id)`)
	if !slices.Equal(points, []string{last}) || !slices.Equal(sentences, want) || len(want) == 0 {
		t.Errorf("lit: %v, %v; want %s, %v", points, sentences, last, want)
	}
	until(w, `(() => { const b = document.querySelector(".seg.r-`+last+`").getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })()`)
	if got := browse.Value[string](w, `document.querySelector("#card").href`); !strings.HasSuffix(got, "/card-"+last[1:]+".png") {
		t.Errorf("the card is %s", got)
	}
	browse.Act(w, chromedp.Click(chromedp.CSS(".seg.r-p2")))
	if points, _ = lit(w); !slices.Equal(points, []string{"p2"}) {
		t.Errorf("after a click on a sentence of point 2: %v", points)
	}
	if !inView(w, "#p2") {
		t.Error("the point is not on the screen")
	}
	browse.Act(w, chromedp.Click(chromedp.CSS(`.ref[href="#p1"]`)))
	if points, _ = lit(w); !slices.Equal(points, []string{"p1"}) {
		t.Errorf("after a click on a number in the text: %v", points)
	}
	if got := browse.Value[string](w, `document.activeElement.closest(".point").id`); got != "p1" {
		t.Errorf("the focus is in %s", got)
	}
}

// TestKeyboard: everything can be reached without a mouse.
func TestKeyboard(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	on := func(want ...string) {
		t.Helper()
		if points, _ := lit(w); !slices.Equal(points, want) {
			t.Errorf("lit: %v, want %v", points, want)
		}
	}
	keys(w, "j", "j")
	on("p2")
	keys(w, "k")
	on("p1")
	keys(w, "o")
	if !browse.Value[bool](w, `document.querySelector("#p1 .basis").open`) {
		t.Error("o does not open the evidence")
	}
	keys(w, "j", "j", kb.Enter)
	on("p3")
	if got := browse.Value[string](w, `document.activeElement.className`); !strings.Contains(got, "r-p3") {
		t.Errorf("Enter leads to %q", got)
	}
	if w := browse.Value[float64](w, `parseFloat(getComputedStyle(document.activeElement).outlineWidth)`); w < 1 {
		t.Errorf("the focus is not seen: outline of %v", w)
	}
	until(w, `document.querySelector("#live").textContent.includes("3")`)
	keys(w, kb.Escape)
	on()
	keys(w, "?")
	if !browse.Value[bool](w, `document.querySelector("#keys").open`) {
		t.Error("? shows no help")
	}
	shot(w, "keys", false)
	keys(w, kb.Escape)
	if browse.Value[bool](w, `document.querySelector("#keys").open`) {
		t.Error("Escape does not close the help")
	}
	browse.Act(w, chromedp.Navigate(s.URL+"/"))
	keys(w, "/")
	if got := browse.Value[string](w, `document.activeElement.id`); got != "input" {
		t.Errorf("/ leads to %q", got)
	}
	keys(w, kb.Escape, kb.Tab)
	if got := browse.Value[string](w, `document.activeElement.tagName`); got == "BODY" {
		t.Error("Tab leads nowhere")
	}
}

// TestPhone: nothing is wider than the screen, the points stand above the
// article, and the bar at the bottom leads through them.
func TestPhone(t *testing.T) {
	s := server(t)
	w := open(t, phone)
	wide := func(name string) {
		t.Helper()
		if w := browse.Value[int](w, `document.documentElement.scrollWidth`); w > int(phone.width) {
			t.Errorf("%s is %d wide", name, w)
		}
		if h := browse.Value[int](w, `document.querySelector(".mast").offsetHeight`); h > 64 {
			t.Errorf("%s: the head is %d high: it stands in two lines", name, h)
		}
		small := browse.Value[[]string](w, `[...document.querySelectorAll(".thumb a, .thumb button, button.go, .tools button")].filter(e => e.offsetParent && Math.min(e.offsetWidth, e.offsetHeight) < 24).map(e => e.outerHTML)`)
		if len(small) > 0 {
			t.Errorf("%s: too small for a finger: %v", name, small)
		}
	}
	browse.Act(w, chromedp.Navigate(s.URL+"/"))
	wide("the first page")
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	browse.Value[bool](w, `(() => { for (const d of document.querySelectorAll("details")) d.open = true; return true; })()`)
	wide("a result")
	browse.Value[bool](w, `(() => { for (const d of document.querySelectorAll("details")) d.open = false; return true; })()`)
	if !browse.Value[bool](w, `document.querySelector(".points").getBoundingClientRect().bottom <= document.querySelector("#text").getBoundingClientRect().top`) {
		t.Error("the article does not stand under the points")
	}
	all := browse.Value[string](w, `"/" + document.querySelectorAll(".points .point").length`)
	for _, want := range []string{"1" + all, "2" + all} {
		browse.Act(w, chromedp.Click(chromedp.CSS(`.thumb [data-do="next"]`)))
		if got := browse.Value[string](w, `document.querySelector("#at").textContent`); got != want {
			t.Errorf("the bar says %q, want %q", got, want)
		}
		until(w, `(() => { const b = document.querySelector(".seg.on").getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight - 60; })()`)
	}
	browse.Act(w, chromedp.Navigate(s.URL+"/settings"))
	wide("settings")
	browse.Act(w, chromedp.Navigate(s.URL+"/history"))
	wide("history")
}

// TestNoScript: without a script an article is read, and a point that is
// followed lights its sentences up.
func TestNoScript(t *testing.T) {
	s := server(t)
	v := desk
	v.noJS = true
	w := open(t, v)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	color := func(selector string) string {
		t.Helper()
		style, err := chromedp.Run(w.ctx, chromedp.ComputedStyle(chromedp.CSS(selector)))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range style {
			if p.Name == "background-color" {
				return p.Value
			}
		}
		return ""
	}
	before := color(".seg.r-p2")
	place, err := chromedp.Run(w.ctx, chromedp.Location())
	if err != nil {
		t.Fatal(err)
	}
	browse.Act(w, chromedp.Navigate(place+"#e-p2"))
	if after := color(".seg.r-p2"); after == before {
		t.Errorf("the sentence of the point that was followed stays %s", after)
	}
	if other := color(".seg.r-p1"); other != before {
		t.Errorf("the sentence of another point is lit: %s", other)
	}
	hidden, err := chromedp.Run(w.ctx, chromedp.Nodes(chromedp.CSSAll(".js:not([hidden])"), chromedp.AtLeast(0)))
	if err != nil || len(hidden) > 0 {
		t.Errorf("%d buttons that do nothing without a script are shown, %v", len(hidden), err)
	}
	shot(w, "no-script", false)
}

// TestDrop: a file that is dropped anywhere on the page is read.
func TestDrop(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	file, err := filepath.Abs(filepath.Join(root(t), "examples", "en-tidal-turbines.html"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	browse.Act(w, chromedp.Navigate(s.URL+"/"))
	until(w, `"ready" in document.documentElement.dataset`)
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{file}, DragOperationsMask: 1}
	for _, typ := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver} {
		browse.Call(w, input.DispatchDragEvent, input.DispatchDragEventParams{Type: typ, X: 200, Y: 120, Data: data})
	}
	until(w, `document.body.classList.contains("dropping")`)
	shot(w, "drop", false)
	browse.Call(w, input.DispatchDragEvent, input.DispatchDragEventParams{Type: input.DispatchDragEventTypeDrop, X: 200, Y: 120, Data: data})
	browse.Act(w, chromedp.WaitVisible(chromedp.CSS(".points")))
	if got := browse.Value[string](w, `document.querySelector("h1").textContent`); !strings.HasPrefix(got, "Tidal farm off Skerra Sound") {
		t.Errorf("the title is %q", got)
	}
}

// slow is a web server whose page comes when it is let.
func slow(t testing.TB, page string) (url string, let func()) {
	t.Helper()
	gate := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-gate:
		case <-r.Context().Done():
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page))
	}))
	t.Cleanup(s.Close)
	open := true
	let = func() {
		if open {
			close(gate)
			open = false
		}
	}
	t.Cleanup(let)
	return s.URL, let
}

// TestProgress: an address shows where its job is, and gives way to the result
// by itself, also without a script.
func TestProgress(t *testing.T) {
	s := server(t)
	for name, noJS := range map[string]bool{"script": false, "no script": true} {
		t.Run(name, func(t *testing.T) {
			v := desk
			v.noJS = noJS
			w := open(t, v)
			address, let := slow(t, example(t, "en-tidal-turbines.html"))
			browse.Act(w, chromedp.Navigate(s.URL+"/"), chromedp.SetValue(chromedp.CSS("#input"), address+"/story"),
				chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS("#bar")))
			if !noJS {
				shot(w, "job", false)
			}
			let()
			browse.Act(w, chromedp.WaitVisible(chromedp.CSS(".points")))
			where, err := chromedp.Run(w.ctx, chromedp.Location())
			if err != nil || !strings.Contains(where, "/r/") {
				t.Errorf("at %s, %v", where, err)
			}
			if link := browse.Value[string](w, `document.querySelector(".deep").href`); !strings.HasPrefix(link, address+"/story#:~:text=") {
				t.Errorf("the point leads to %s", link)
			}
		})
	}
}

// TestCopy: the points are copied with their verdicts.
func TestCopy(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	copied := func(button string) string {
		t.Helper()
		// The clipboard of a headless browser has no reader; what is written is looked at instead.
		browse.Value[bool](w, `(() => { window.copied = ""; navigator.clipboard.writeText = async (t) => { window.copied = t; }; navigator.share = undefined; return true; })()`)
		browse.Act(w, chromedp.Click(chromedp.CSS(button)))
		until(w, `window.copied !== ""`)
		return browse.Value[string](w, `window.copied`)
	}
	all := copied(`[data-do="copy"]`)
	for _, want := range []string{"青屿市跨海轮渡下月试行夜航", "全文883字,阅读约需3分钟", "01 ", "03 ", "已核对", "未使用语言模型"} {
		if !strings.Contains(all, want) {
			t.Errorf("the copy has no %q:\n%s", want, all)
		}
	}
	keys(w, "j", "j")
	if got, want := copied(`[data-do="share"]`), browse.Value[string](w, `document.querySelector("#p2 .say").innerText`); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("shared %q, want %q", got, want)
	}
}
