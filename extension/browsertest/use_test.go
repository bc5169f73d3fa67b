package browsertest

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// read opens a page, presses the button and waits for the points.
func read(t *testing.T, v view, url string) window {
	t.Helper()
	w := open(t, v)
	browse.Act(w, chromedp.Navigate(url))
	press(w)
	until(w, `panel?.querySelector(".count") != null`)
	return w
}

// ready has the extension speak to a fresh server.
func ready(t testing.TB) {
	t.Helper()
	address, _ := server(t, false)
	if said := options(form(t), map[string]string{"server": address, "key": ""}); said != "已保存，服务器答复正常。" {
		t.Fatalf("the options say %q", said)
	}
}

// lit gives the words that are lit up in the page, of the chosen point or of all,
// without white space.
func lit(w window, name string) string {
	w.Helper()
	return seen[string](w, `[...CSS.highlights.get("`+name+`") ?? []].map(String).join("").replace(/\s/g, "")`)
}

// quoted gives the sentences under a point in the panel, without white space.
func quoted(w window, key string) string {
	w.Helper()
	return seen[string](w, `[...panel.querySelectorAll("[data-k=`+key+`] .quote")].map((q) => q.firstChild.data).join("").replace(/\s/g, "")`)
}

func on(w window) []string {
	w.Helper()
	return seen[[]string](w, `[...panel.querySelectorAll(".point.on")].map((p) => p.dataset.k)`)
}

// TestRead: the button is pressed, the points stand beside the page; a point leads
// to its sentences and a sentence to its points, and nothing is left behind.
func TestRead(t *testing.T) {
	ready(t)
	for _, page := range []struct {
		name, url, count string
		points           int
	}{
		{"chinese", "/zh.html", "全文511字,阅读约需2分钟", 4},
		{"english", "/en.html", "全文264词,阅读约需2分钟", 3},
		{"strict policy", "/change.html?strict", "全文190字,阅读约需1分钟", 2},
	} {
		t.Run(page.name, func(t *testing.T) {
			w := open(t, desk)
			browse.Act(w, chromedp.Navigate(site(t)+page.url))
			before := browse.Value[string](w, `document.documentElement.outerHTML`)
			press(w)
			until(w, `panel?.querySelector(".count") != null`)
			if got := seen[string](w, `panel.querySelector(".count").textContent`); got != page.count {
				t.Errorf("the count is %q, want %q", got, page.count)
			}
			if n := seen[int](w, `panel.querySelectorAll("[data-k^=p]").length`); n < page.points {
				t.Errorf("%d points, want %d", n, page.points)
			}
			if width := seen[float64](w, `panel.querySelector(".panel").getBoundingClientRect().width`); width != 400 {
				t.Errorf("the panel is %v wide: the page's styles reach it", width)
			}
			if lost := seen[int](w, `panel.querySelectorAll(".lost:not([hidden])").length`); lost > 0 {
				t.Errorf("%d points have sentences that are not found", lost)
			}
			shot(w, "read-"+strings.ReplaceAll(page.name, " ", "-"))

			last := seen[string](w, `[...panel.querySelectorAll("[data-k^=p]")].at(-1).dataset.k`)
			click(w, `[...panel.querySelectorAll("[data-k^=p] .say")].map((e) => (e.scrollIntoView(), e)).at(-1)`)
			if got, want := lit(w, "zhongdian-chosen"), quoted(w, last); got != want || got == "" {
				t.Errorf("lit up: %q, want %q", got, want)
			}
			middle := `(() => { const b = [...CSS.highlights.get("zhongdian-chosen")][0].getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })()`
			until(w, middle)
			shot(w, "chosen-"+strings.ReplaceAll(page.name, " ", "-"))

			seen[bool](w, `(scrollTo(0, 0), true)`)
			until(w, `scrollY === 0`)
			click(w, `[...CSS.highlights.get("zhongdian")][0]`)
			if got := on(w); !slices.Contains(got, "p1") || slices.Contains(got, last) {
				t.Errorf("a sentence of point 1 names %v", got)
			}
			if said := seen[string](w, `panel.querySelector("[aria-live]").textContent`); !strings.Contains(said, "1") {
				t.Errorf("said: %q", said)
			}

			trigger(w)
			until(w, `panel === null`)
			if n := seen[int](w, `CSS.highlights.size`); n != 0 {
				t.Errorf("%d highlights are left", n)
			}
			if after := browse.Value[string](w, `document.documentElement.outerHTML`); after != before {
				t.Error("the page is not what it was before")
			}
		})
	}
}

// TestSummary: the page's own summary is kept apart and judged, by the words that fail.
func TestSummary(t *testing.T) {
	ready(t)
	w := read(t, desk, site(t)+"/zh.html")
	if got := seen[string](w, `panel.querySelector("#audit").textContent`); got != "网页自带的“划重点”" {
		t.Errorf("the heading is %q", got)
	}
	want := []string{"v-supported", "v-contradicted", "v-unsupported"}
	if got := seen[[]string](w, `[...panel.querySelectorAll(".audit .point")].map((p) => p.classList[1])`); !slices.Equal(got, want) {
		t.Errorf("the verdicts are %v, want %v", got, want)
	}
	if got := seen[[]string](w, `[...panel.querySelectorAll("[data-k=s2] .bad")].map((e) => e.textContent)`); !slices.Equal(got, []string{"64"}) {
		t.Errorf("marked as wrong: %q, want 64", got)
	}
	// Its figures are in the article's paragraph, not in the block itself.
	click(w, `(() => { const e = panel.querySelector("[data-k=s2] .say"); e.scrollIntoView(); return e; })()`)
	if got := lit(w, "zhongdian-chosen"); !strings.Contains(got, "更换吊索46根") {
		t.Errorf("lit up: %q", got)
	}
	if said := seen[string](w, `panel.querySelector("[aria-live]").textContent`); said != "第 †02 条，所据原句已亮起" {
		t.Errorf("said: %q", said)
	}
	shot(w, "summary")
}

// TestKeys: everything can be done without a mouse.
func TestKeys(t *testing.T) {
	ready(t)
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/zh.html"))
	browse.Value[bool](w, `(document.querySelector("a").focus(), true)`)
	press(w)
	until(w, `panel?.querySelector(".count") != null`)
	type step struct {
		key  string
		want []string
	}
	for _, s := range []step{{"j", []string{"p1"}}, {"j", []string{"p2"}}, {"k", []string{"p1"}}, {"k", []string{"p1"}}, {"j", []string{"p2"}}} {
		browse.Act(w, chromedp.KeyEvent(s.key))
		if got := on(w); !slices.Equal(got, s.want) {
			t.Errorf("after %s: %v, want %v", s.key, got, s.want)
		}
	}
	// Enter on a point that is chosen leads to its next sentence.
	if first := seen[string](w, `panel.activeElement.className`); first != "say" {
		t.Errorf("the focus is in %q", first)
	}
	browse.Act(w, chromedp.KeyEvent(kb.Enter))
	if got := on(w); !slices.Equal(got, []string{"p2"}) {
		t.Errorf("after Enter: %v", got)
	}
	browse.Act(w, chromedp.KeyEvent("o"))
	if !seen[bool](w, `panel.querySelector("[data-k=p2] details").open`) {
		t.Error("o does not open the sentences")
	}
	browse.Act(w, chromedp.KeyEvent(kb.Escape))
	if got := on(w); len(got) > 0 || lit(w, "zhongdian-chosen") != "" {
		t.Errorf("after Escape: %v", got)
	}
	browse.Act(w, chromedp.KeyEvent(kb.Escape))
	until(w, `panel === null`)
	if got := browse.Value[string](w, `document.activeElement.tagName`); got != "A" {
		t.Errorf("the focus goes to %s, not back", got)
	}
}

// TestNames: each control of the panel says what it is, and its texts can be read
// against what is behind them, by day and by night, also on a phone.
func TestNames(t *testing.T) {
	ready(t)
	for name, v := range map[string]view{"day": desk, "night": {width: 1280, height: 860, dark: true}, "phone": phone, "phone-night": {width: 390, height: 800, dark: true, phone: true}} {
		t.Run(name, func(t *testing.T) {
			w := read(t, v, site(t)+"/zh.html")
			seen[bool](w, `(panel.querySelectorAll("details").forEach((d) => d.open = true), true)`)
			if bad := seen[[]string](w, `[...panel.querySelectorAll("button, a, summary")].filter((e) => !(e.ariaLabel ?? e.textContent).trim()).map((e) => e.outerHTML)`); len(bad) > 0 {
				t.Errorf("without a name: %v", bad)
			}
			if bad := seen[[]string](w, contrast); len(bad) > 0 {
				t.Errorf("too little contrast: %s", strings.Join(bad, "; "))
			}
			if width := seen[int](w, `panel.querySelector(".body").scrollWidth - panel.querySelector(".body").clientWidth`); width > 0 {
				t.Errorf("the panel is %d too wide", width)
			}
			seen[bool](w, `(panel.querySelectorAll("details").forEach((d) => d.open = false), true)`)
			click(w, `panel.querySelectorAll(".say")[1]`)
			if v.phone {
				until(w, `(() => { const b = [...CSS.highlights.get("zhongdian-chosen")][0].getBoundingClientRect(); return b.top > 0 && b.bottom < panel.querySelector(".panel").getBoundingClientRect().top; })()`)
			}
			shot(w, name)
		})
	}
}

// contrast gives the texts of the panel that stand out too little, by the formula
// of WCAG 2: 4.5 to 1.
const contrast = `(() => {
	const lum = (c) => { const f = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
	const rgba = (s) => s.match(/[\d.]+/g).map(Number);
	const behind = (e) => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] === 1) return c; } return [255, 255, 255]; };
	const out = new Set();
	const walk = document.createTreeWalker(panel.querySelector(".panel"), NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest(".vh")) continue;
		const a = lum(rgba(getComputedStyle(e).color)), b = lum(behind(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) out.add(e.className + " " + e.tagName + ": " + ratio.toFixed(2) + " " + walk.currentNode.data.trim().slice(0, 20));
	}
	return [...out];
})()`
