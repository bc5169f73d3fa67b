package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// press is a site whose one page can be changed.
func press(t testing.TB, page string) (url string, change func(string)) {
	t.Helper()
	var now atomic.Value
	now.Store(page)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(now.Load().(string)))
	}))
	t.Cleanup(s.Close)
	return s.URL + "/story", func(p string) { now.Store(p) }
}

func location(w window) string {
	w.Helper()
	where, err := chromedp.Run(w.ctx, chromedp.Location())
	if err != nil {
		w.Fatal(err)
	}
	return where
}

// titles are those of the history as it is shown.
func titles(w window) string {
	w.Helper()
	return strings.Join(browse.Value[[]string](w, `[...document.querySelectorAll(".day .title")].map(e => e.textContent)`), "\n")
}

// TestHistory: what was read is found again by its words, says when its article
// has changed, is asked anew, and goes when it is told to, after a question.
func TestHistory(t *testing.T) {
	s := server(t)
	v := desk
	v.asked = true
	w := open(t, v)
	story := example(t, "en-tidal-turbines.html")
	address, change := press(t, story)
	submit(w, s.URL, address)
	old := location(w)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))

	browse.Act(w, chromedp.Navigate(s.URL+"/history"))
	if got := titles(w); !strings.HasPrefix(got, "青屿市跨海轮渡") || !strings.Contains(got, "\nTidal farm") {
		t.Fatalf("the history shows\n%s", got)
	}
	keys(w, "/")
	browse.Value[bool](w, `(() => { document.querySelector("#search").value = ""; return true; })()`) // the driver sends the letter also where its key was taken
	keys(w, strings.Split("exclusion zone", "")...)
	keys(w, kb.Enter)
	until(w, `location.search.includes("q=") && document.readyState === "complete"`)
	if got := titles(w); !strings.HasPrefix(got, "Tidal farm") || strings.Contains(got, "青屿") {
		t.Errorf("the search %s shows\n%s", location(w), got)
	}

	change(strings.ReplaceAll(story, "48-megawatt", "52-megawatt"))
	browse.Act(w, chromedp.Navigate(old), chromedp.Click(chromedp.CSS(`form[action$="/rerun"] button`)))
	until(w, `location.pathname.startsWith("/r/") && location.href !== "`+old+`" && document.querySelector(".points") !== null`)
	anew := location(w)
	if !browse.Value[bool](w, `document.querySelector("#text").textContent.includes("52-megawatt")`) {
		t.Error("the new result is of the old text")
	}
	browse.Act(w, chromedp.Navigate(s.URL+"/history"), chromedp.WaitVisible(chromedp.CSS(".label.warn")))
	shot(w, "history-stale", false)
	browse.Act(w, chromedp.Click(chromedp.CSS(".label.warn")), chromedp.WaitVisible(chromedp.CSS(".points")))
	if got := location(w); got != anew {
		t.Errorf("the mark leads to %s, not to %s", got, anew)
	}
	browse.Act(w, chromedp.Navigate(old), chromedp.WaitVisible(chromedp.CSS(".notice")), chromedp.Click(chromedp.CSS(`form[action$="/delete"] button`)))
	until(w, `location.pathname === "/history" && document.querySelector(".day") !== null`)
	if got := titles(w); strings.Count(got, "Tidal farm") != 1 {
		t.Errorf("after one of two was deleted:\n%s", got)
	}
}

// TestSettings: speed, number and length of points, theme and language are kept
// and show in the next result.
func TestSettings(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(s.URL+"/settings"), chromedp.SetValue(chromedp.CSS(`[name="zh"]`), "200"), chromedp.SetValue(chromedp.CSS(`[name="points"]`), "2"),
		chromedp.SetValue(chromedp.CSS(`[name="length"]`), "short"), chromedp.SetValue(chromedp.CSS(`select[name="theme"]`), "dark"),
		chromedp.SetValue(chromedp.CSS(`select[name="ui"]`), "en"), chromedp.Click(chromedp.CSS("main button.go")), chromedp.WaitVisible(chromedp.CSS(".notice")))
	if got := browse.Value[string](w, `document.querySelector(".notice").textContent`); got != "Saved." {
		t.Errorf("after saving: %q", got)
	}
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	if got := browse.Value[string](w, `document.querySelector(".dek strong").textContent`); !strings.Contains(got, "5 min") {
		t.Errorf("883 characters at 200 a minute: %q", got)
	}
	if n := browse.Value[int](w, `document.querySelectorAll(".point").length`); n != 2 {
		t.Errorf("%d points", n)
	}
	if got := browse.Value[string](w, `getComputedStyle(document.body).backgroundColor`); got != "rgb(22, 20, 18)" {
		t.Errorf("the paper is %s", got)
	}
	browse.Act(w, chromedp.Click(chromedp.CSS(`button[name="ui"]`)), chromedp.WaitVisible(chromedp.CSS(`html[lang="zh-Hans"] .points`)))
	browse.Act(w, chromedp.Click(chromedp.CSS(`button[name="theme"]`)), chromedp.WaitVisible(chromedp.CSS(`html[data-theme="light"] .points`)))
	if got := browse.Value[string](w, `document.querySelector("#h-points").textContent`); got != "划重点" {
		t.Errorf("the heading after the switch: %q", got)
	}
}

// TestStrip: a mark beside the article leads to its sentence; a chosen point
// lights its marks up.
func TestStrip(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	last := browse.Value[string](w, `[...document.querySelectorAll(".strip a")].at(-1).getAttribute("href")`)
	if inView(w, last) {
		t.Fatal("the sentence is on the screen before it is asked for")
	}
	browse.Act(w, chromedp.Click(chromedp.CSS(`.strip a[href="`+last+`"] rect`)))
	until(w, `location.hash === "`+last+`"`)
	if !inView(w, last) {
		t.Error("the mark does not lead to its sentence")
	}
	browse.Act(w, chromedp.Click(chromedp.CSS("#p1 .say")))
	got := browse.Value[string](w, `[...document.querySelectorAll(".strip .bit.on")].map(e => e.dataset.k).join("; ")`)
	if want := browse.Value[string](w, `[...document.querySelectorAll(".strip .r-p1")].map(e => e.dataset.k).join("; ")`); got != want || want == "" {
		t.Errorf("lit on the strip: %q, want %q", got, want)
	}
}

// TestDownloads: every link of the menu gives a file of its kind under a name
// that every system takes.
func TestDownloads(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	submit(w, s.URL, example(t, "zh-night-ferry.txt"))
	want := map[string][2]string{ // how the file begins, and its type
		"points.md": {"# 青屿市", "text/markdown"}, "points.json": {"{", "application/json"}, "points.html": {"<!DOCTYPE html>", "text/html"},
		"annotations.json": {"{", "application/ld+json"}, "card-1.png": {"\u0089PNG", "image/png"},
	}
	links := browse.Value[[]string](w, `[...document.querySelectorAll(".menu a[download]")].map(e => e.href)`)
	if len(links) != len(want) {
		t.Fatalf("the menu has %v", links)
	}
	for _, link := range links {
		name := link[strings.LastIndexByte(link, '/')+1:]
		res, err := http.Get(link) //nolint:noctx // of this test's own server
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		h := res.Header
		if res.StatusCode != http.StatusOK || !strings.HasPrefix(h.Get("Content-Type"), want[name][1]) || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.HasPrefix(h.Get("Content-Disposition"), "attachment;") {
			t.Errorf("%s: %d, %v", name, res.StatusCode, h)
		}
		// The policy of the page allows the script of the page to ask this server.
		script := fmt.Sprintf(`window.got = ""; fetch(%q).then(r => r.arrayBuffer()).then(b => { window.got = String.fromCharCode(...new Uint8Array(b).slice(0, 1)) + new TextDecoder().decode(new Uint8Array(b).slice(1, 60)); }); true`, link)
		if strings.HasSuffix(name, ".md") {
			script = fmt.Sprintf(`window.got = ""; fetch(%q).then(r => r.text()).then(t => { window.got = t; }); true`, link)
		}
		browse.Value[bool](w, script)
		until(w, `window.got !== ""`)
		if got := browse.Value[string](w, `window.got.slice(0, 40)`); !strings.HasPrefix(got, want[name][0]) {
			t.Errorf("%s begins %q", name, got)
		}
	}
}

// TestFiles: a chosen PDF and a Markdown file are read; a picture is refused in
// words, with the form as it was.
func TestFiles(t *testing.T) {
	s := server(t)
	w := open(t, phone)
	send := func(file string) {
		t.Helper()
		browse.Act(w, chromedp.Navigate(s.URL+"/"), chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{filepath.Join(root(t), file)}),
			chromedp.SetValue(chromedp.CSS(`[name="date"]`), "2026-03-18"), chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points, .problem")))
	}
	for file, title := range map[string]string{"internal/extract/pdf/testdata/r2.pdf": "渡口的灯为什么还亮着", "examples/zh-slow-library.md": "小图书馆"} {
		send(file)
		if got := browse.Value[string](w, `document.querySelector("h1").textContent`); !strings.Contains(got, title) {
			t.Errorf("%s: the title is %q", file, got)
		}
		if n := browse.Value[int](w, `document.querySelectorAll(".point .say").length`); n == 0 {
			t.Errorf("%s gives no points", file)
		}
	}
	send("docs/page.webp")
	if got := browse.Value[string](w, `document.querySelector(".problem")?.innerText ?? ""`); !strings.Contains(got, "读不了") {
		t.Errorf("a picture: %q", got)
	}
	if got := browse.Value[string](w, `document.querySelector("[name=date]").value`); got != "2026-03-18" {
		t.Errorf("the date of the form is gone: %q", got)
	}
	shot(w, "file-refused", false)
}
