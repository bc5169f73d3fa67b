package browsertest

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// background is the extension's service worker.
func background(w window) window {
	w.Helper()
	targets, err := chromedp.Targets(w.ctx)
	if err != nil {
		w.Fatal(err)
	}
	i := slices.IndexFunc(targets, func(i *target.Info) bool { return i.Type == "service_worker" && strings.Contains(i.URL, id) })
	if i < 0 {
		w.Fatal("the extension's background does not run")
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithTargetID(targets[i].TargetID), chromedp.WithDetachOnCancel())
	w.Cleanup(cancel)
	return window{TB: w, ctx: ctx}
}

// check selects from one element to the end of another and chooses "Check the
// selected text". The menu of the browser can't be opened from here, so its event
// is sent; that gives no leave to read a page, unless it is one of 127.0.0.1.
func check(t *testing.T, page, from, to string) window {
	t.Helper()
	w := open(t, desk)
	url := strings.Replace(site(t), "localhost", "127.0.0.1", 1) + page
	browse.Act(w, chromedp.Navigate(url))
	browse.Value[bool](w, `(() => { const r = document.createRange(); r.setStart(document.querySelector("`+from+`"), 0); r.setEnd(document.querySelector("`+to+`"), document.querySelector("`+to+`").childNodes.length); getSelection().addRange(r); return true; })()`)
	browse.Value[bool](background(w), `(async () => { const all = await chrome.tabs.query({ url: "http://127.0.0.1/*" }); chrome.contextMenus.onClicked.dispatch({ menuItemId: "check", selectionText: "one line" }, all.find((t) => t.url === "`+url+`")); return true; })()`,
		func(p *runtime.EvaluateParams) { yes := true; p.AwaitPromise = &yes })
	enter(w)
	until(w, `panel?.querySelector(".count") != null`)
	return w
}

// TestCheck: selected lines are judged against the rest of the page.
func TestCheck(t *testing.T) {
	ready(t)
	w := check(t, "/zh.html", ".summary p:nth-child(2)", ".summary p:nth-child(4)")
	want := []string{"v-supported", "v-contradicted", "v-unsupported"}
	if got := seen[[]string](w, `[...panel.querySelectorAll("[data-k^=p]")].map((p) => p.classList[1])`); !slices.Equal(got, want) {
		t.Errorf("the verdicts are %v, want %v", got, want)
	}
	if got := seen[string](w, `panel.querySelector("[data-k=p1] .say").textContent`); got != "岚江大桥的检修比原计划提前11天结束，5月23日零时恢复双向通行。" {
		t.Errorf("the first point is %q", got)
	}
	if got := seen[string](w, `panel.textContent`); !strings.Contains(got, "以上要点由读者提供") {
		t.Error("it is not said that the points were handed in")
	}
	shot(w, "check")
}

// TestCheckSentences: a paragraph is parted into its sentences, and none of them is
// evidence of itself, also when the page is asked about it again.
func TestCheckSentences(t *testing.T) {
	ready(t)
	w := check(t, "/en.html", ".pane p", ".pane p")
	want := []string{"Opponents said the money should go to daytime buses.",
		"Councillor Tom Adeyemi, who voted against, called the decision “a lullaby for people who fly anyway,” and said that fewer than 20 residents use the train on a weekday."}
	for range 2 {
		if got := seen[[]string](w, `[...panel.querySelectorAll(".say")].map((e) => e.textContent)`); !slices.Equal(got, want) {
			t.Errorf("the points are %q", got)
		}
		if n := seen[int](w, `panel.querySelectorAll(".v-supported").length`); n > 0 {
			t.Errorf("%d sentences are their own evidence", n)
		}
		seen[bool](w, `(panel.querySelector(".count").remove(), true)`)
		click(w, `panel.querySelector("header [data-do=again]")`)
		until(w, `panel.querySelector(".count") != null`)
	}
}

func problem(w window) string {
	w.Helper()
	until(w, `panel?.querySelector(".problem, .count") != null`)
	return seen[string](w, `panel.querySelector(".problem")?.textContent ?? "no problem"`)
}

// TestServerDown: what to do is said, and it works once it is done.
func TestServerDown(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := ln.Addr().String()
	ln.Close()
	o := form(t)
	if said := options(o, map[string]string{"server": "http://" + address, "key": ""}); !strings.Contains(said, "没有连上") || !strings.Contains(said, "zhongdian serve") {
		t.Errorf("the options say %q", said)
	}
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/zh.html"))
	press(w)
	if said := problem(w); !strings.Contains(said, "没有连上") || !strings.Contains(said, "zhongdian serve") {
		t.Errorf("the panel says %q", said)
	}
	shot(w, "down")
	shot(o, "options")
	ready(t)
	click(w, `panel.querySelector(".body [data-do=again]")`)
	until(w, `panel.querySelector(".count") != null`)
}

// TestKey: a server that wants a key gets it, and the page doesn't.
func TestKey(t *testing.T) {
	address, key := server(t, true)
	o := form(t)
	for _, k := range []struct{ key, want string }{{"", "服务器要密钥"}, {"zd_wrong", "服务器要密钥"}, {key, "已保存，服务器答复正常。"}} {
		if said := options(o, map[string]string{"server": address, "key": k.key}); !strings.Contains(said, k.want) {
			t.Errorf("with %q the options say %q, want %q", k.key, said, k.want)
		}
	}
	w := read(t, desk, site(t)+"/zh.html")
	for name, got := range map[string]string{
		"the page":                browse.Value[string](w, `JSON.stringify(Object.getOwnPropertyNames(window).map((n) => { try { return String(window[n]); } catch { return ""; } })) + document.documentElement.outerHTML`),
		"the scripts in the page": seen[string](w, `JSON.stringify([globalThis.zhongdian, chrome.storage ?? null]) + panel.innerHTML`),
	} {
		if strings.Contains(got, key) {
			t.Errorf("the key is in %s", name)
		}
	}
	options(o, map[string]string{"key": "zd_wrong"})
	click(w, `panel.querySelector("header [data-do=again]")`)
	if said := problem(w); !strings.Contains(said, "密钥") {
		t.Errorf("with a wrong key: %q", said)
	}
	shot(w, "key")
}

// TestForeign: somebody else answers at the address, or sends elsewhere, or never
// ends; nothing of it is believed, and closing the panel ends the request.
func TestForeign(t *testing.T) {
	begun, ended := make(chan struct{}, 10), make(chan struct{}, 10)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/elsewhere"):
			t.Error("a redirect was followed")
		case strings.HasPrefix(r.URL.Path, "/sends"):
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		case strings.HasPrefix(r.URL.Path, "/waits"):
			_, _ = io.Copy(io.Discard, r.Body)
			begun <- struct{}{}
			<-r.Context().Done()
			ended <- struct{}{}
		default:
			_, _ = w.Write([]byte(`{"schema":"zhongdian.digest/1","points":"<b>none</b>"}`))
		}
	}))
	t.Cleanup(s.Close)
	o := form(t)
	for path, want := range map[string]string{"": "不是划重点服务器", "/sends": "没有连上"} {
		if said := options(o, map[string]string{"server": s.URL + path, "key": ""}); !strings.Contains(said, want) {
			t.Errorf("%q: the options say %q, want %q", path, said, want)
		}
	}
	soon := func(what string, c chan struct{}) {
		t.Helper()
		select {
		case <-c:
		case <-time.After(10 * time.Second):
			t.Fatal(what)
		}
	}
	fill(o, map[string]string{"server": s.URL + "/waits"})
	soon("the options ask nothing", begun)
	browse.Act(o, chromedp.Navigate("about:blank"))
	soon("the options are left and their request goes on", ended)

	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/zh.html"))
	press(w)
	soon("the panel asks nothing", begun)
	until(w, `panel.querySelector(".busy")?.textContent.includes("秒") ?? false`)
	shot(w, "busy")
	click(w, `panel.querySelector("[data-do=close]")`)
	soon("the panel is closed and its request goes on", ended)
}

// TestAddress: addresses that the text of pages must not be sent to are refused.
func TestAddress(t *testing.T) {
	o := form(t)
	for _, address := range []string{"http://example.org", "http://192.168.1.4:8417", "ftp://127.0.0.1", "javascript:alert(1)", "https://me:secret@example.org", "127.0.0.1:8417"} {
		if said := options(o, map[string]string{"server": address}); !strings.HasPrefix(said, "地址要写成") {
			t.Errorf("%s: %q", address, said)
		}
	}
}

// TestHostile: a page that watches, hides and pushes gets nothing and breaks nothing.
func TestHostile(t *testing.T) {
	ready(t)
	w := read(t, desk, site(t)+"/hostile.html")
	click(w, `panel.querySelectorAll(".say")[0]`)
	if got := on(w); !slices.Equal(got, []string{"p1"}) {
		t.Errorf("chosen: %v", got)
	}
	time.Sleep(300 * time.Millisecond) // the page looks every 50 ms
	if got := browse.Value[[]string](w, `window.stolen`); len(got) > 0 {
		t.Errorf("the page got: %q", got)
	}
	if browse.Value[bool](w, `"ran" in window`) || seen[bool](w, `panel.querySelector("img, script, iframe") != null`) {
		t.Error("words of the page became elements")
	}
	if b := seen[[]float64](w, `(() => { const b = panel.querySelector(".panel").getBoundingClientRect(); return [b.left, b.width]; })()`); b[0] != 880 || b[1] != 400 {
		t.Errorf("the panel stands at %v", b)
	}
	if got := seen[string](w, `panel.textContent`); !strings.Contains(got, "说给语言模型听的话") || strings.Contains(got, "全国第一") {
		t.Errorf("what speaks to models: %q", got)
	}
	shot(w, "hostile")
	// The page throws the panel out: the reading ends and leaves nothing.
	browse.Value[bool](w, `(document.querySelector("[data-zhongdian-panel]").remove(), true)`)
	until(w, `CSS.highlights.size === 0`)
}

// TestChange: sentences are found again after the page has made its paragraphs
// anew, are said to be lost when they are gone, and another article is another one.
func TestChange(t *testing.T) {
	ready(t)
	w := read(t, desk, site(t)+"/change.html")
	all := lit(w, "zhongdian")
	browse.Value[bool](w, `(document.querySelector("#a").innerHTML += "<p>广告</p>", true)`)
	until(w, `[...CSS.highlights.get("zhongdian")].map(String).join("").replace(/\s/g, "") === "`+all+`"`)
	browse.Value[bool](w, `(document.querySelector("#a p").remove(), true)`)
	until(w, `panel.querySelector("[data-k=p1] .lost:not([hidden])") != null`)
	click(w, `panel.querySelector("[data-k=p1] .say")`)
	shot(w, "lost")
	if got := lit(w, "zhongdian-chosen"); got != "" {
		t.Errorf("something is lit up for a sentence that is gone: %q", got)
	}
	browse.Value[bool](w, `(history.pushState(null, "", "/another"), document.querySelector("#a").append("下一篇"), true)`)
	until(w, `panel.querySelector(".problem")?.textContent.includes("换了一篇") ?? false`)
	shot(w, "left")
}

// TestNoArticle: a page that asks to sign in is said to do so, and there are points
// only for who wants them all the same.
func TestNoArticle(t *testing.T) {
	ready(t)
	w := read(t, desk, site(t)+"/login.html")
	if got := seen[string](w, `panel.querySelector(".body").textContent`); !strings.Contains(got, "登录") || strings.Contains(got, "01") {
		t.Errorf("the panel says %q", got)
	}
	shot(w, "login")
	click(w, `panel.querySelector("[data-do=force]")`)
	until(w, `panel.querySelector("[data-do=force]") == null && panel.querySelector(".count") != null`)
}

// TestKept: nothing is kept at the server unless the reader wants it; then the panel
// leads there.
func TestKept(t *testing.T) {
	address, _ := server(t, false)
	o := form(t)
	for i, keep := range []string{"no", "yes", "no"} {
		options(o, map[string]string{"server": address, "key": "", "keep": keep})
		w := read(t, desk, site(t)+"/en.html")
		links := seen[[]string](w, `[...panel.querySelectorAll("a")].map((a) => a.href)`)
		r, err := http.Get(address + "/v1/results")
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if n, want := strings.Count(string(body), `"title":"Orchard town`), []int{0, 1, 1}[i]; n != want {
			t.Errorf("keep %s: %d results are kept, want %d", keep, n, want)
		}
		if keep == "no" && len(links) > 0 || keep == "yes" && (len(links) != 1 || !strings.HasPrefix(links[0], address+"/r/") || !strings.Contains(string(body), links[0][len(address)+3:])) {
			t.Errorf("keep %s: links %q", keep, links)
		}
	}
}

// TestClosed: pages of the browser itself can't be read, and a small page says so.
func TestClosed(t *testing.T) {
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate("chrome://version/"))
	trigger(w)
	for range 200 {
		targets, err := chromedp.Targets(w.ctx)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(targets, func(i *target.Info) bool { return strings.HasSuffix(i.URL, id+"/closed.html") }) {
			browse.Act(w, chromedp.Navigate("chrome-extension://"+id+"/closed.html"))
			if said := browse.Value[string](w, `document.body.innerText`); !strings.Contains(said, "不让任何扩展读") {
				t.Errorf("it says %q", said)
			}
			shot(w, "closed")
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("nothing says that the page can't be read")
}
