package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// TestHostile: an article that is full of code is text and nothing more. Every
// script that ran would set a mark, and a dialog fails the test in open.
func TestHostile(t *testing.T) {
	s := server(t)
	w := open(t, desk)
	run := `<script>window.ran=1;alert(1)</script>`
	attr := `"'><img src=x onerror="window.ran=1;alert(1)"><svg onload="window.ran=1"> javascript:window.ran=1`
	body := example(t, "zh-night-ferry.txt")
	html := `<html lang="zh"><head><title>` + escape(run+attr) + `</title><meta name="author" content="` + escape(attr) + `">
<meta property="og:site_name" content="` + escape(run+attr) + `"><meta property="article:published_time" content="` + escape(attr) + `">
<link rel="canonical" href="javascript:window.ran=1"></head><body><article><h1>` + escape(run+attr) + `</h1><h2>划重点</h2><ol><li>` + escape(run) + `夜航船4月8日开航。</li><li>` + escape(attr) + `票价8元。</li></ol>
<p>` + escape(run) + strings.ReplaceAll(escape(body), "\n\n", "</p><p>"+escape(attr)) + `</p><figure><img src="x" onerror="window.ran=1"><figcaption>` + escape(run+attr) + `</figcaption></figure>` + run + `</article></body></html>`
	for name, text := range map[string]string{"text": run + "\n\n" + attr + "\n\n" + body + "\n\n" + run + attr} {
		submit(w, s.URL, text)
		if browse.Value[bool](w, `"ran" in window`) {
			t.Errorf("%s: something ran", name)
		}
	}
	// A file's name, and points of somebody else.
	file := filepath.Join(t.TempDir(), `"><img src=x onerror=window.ran=1>.txt`)
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	browse.Act(w, chromedp.Navigate(s.URL+"/"), chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}), chromedp.Click(chromedp.CSS(".more summary")),
		chromedp.SetValue(chromedp.CSS("[name=title]"), run+attr), chromedp.SetValue(chromedp.CSS("[name=given]"), "01 夜航船4月8日开航"+run+"。\n02 "+attr+"票价8元。"),
		chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points")))
	if n := browse.Value[int](w, `"ran" in window ? -1 : document.querySelectorAll("img").length + (document.querySelector(".points").textContent.includes("onerror") ? 0 : 100)`); n != 0 {
		t.Errorf("points that were handed in: %d", n)
	}
	address, let := slow(t, html)
	let()
	browse.Act(w, chromedp.Navigate(s.URL+"/"), chromedp.SetValue(chromedp.CSS("#input"), address+"/"+"x?a="+"%22%3E%3Cscript%3Ewindow.ran=1%3C/script%3E"),
		chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points")))
	look := func(page string) {
		t.Helper()
		if browse.Value[bool](w, `"ran" in window`) {
			t.Errorf("%s: something ran", page)
		}
		if n := browse.Value[int](w, `document.querySelectorAll("img, iframe, script:not([src]), [onload], [onerror], [style], a[href^='javascript:' i], base").length`); n > 0 {
			t.Errorf("%s: %d pieces of the article became markup", page, n)
		}
	}
	look("a result")
	if !browse.Value[bool](w, `document.querySelector("h1").textContent.includes("<script>")`) {
		t.Error("the title does not show what it says: the test looks at the wrong page")
	}
	// Every link and point is followed once.
	browse.Value[bool](w, `(() => { for (const d of document.querySelectorAll("details")) d.open = true; for (const e of document.querySelectorAll("a.say, .ref, .seg, .where a:not(.deep)")) e.click(); return true; })()`)
	look("a result, clicked through")
	browse.Act(w, chromedp.Navigate(s.URL+"/history"))
	look("the history")
	browse.Act(w, chromedp.Navigate(s.URL+"/history?q=%22%3E%3Cscript%3Ewindow.ran%3D1%3C%2Fscript%3E"))
	look("a search")
	browse.Act(w, chromedp.Navigate(s.URL+"/?url=%3C%2Ftextarea%3E%3Cscript%3Ewindow.ran%3D1%3C%2Fscript%3E"))
	look("the first page")
	// The policy holds by itself: a script that got in would not run.
	browse.Value[bool](w, `(() => { try { const s = document.createElement("script"); s.textContent = "window.ran = 1"; document.body.append(s); } catch {} return true; })()`)
	if browse.Value[bool](w, `"ran" in window`) {
		t.Error("the policy lets an inline script run")
	}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
