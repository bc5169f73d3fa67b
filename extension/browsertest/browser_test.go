// Package browsertest uses the extension as a reader does: a real Chromium with
// the extension loaded, a real server behind it, pages made for the purpose.
//
// The pictures it takes stay in .cache/screenshots of the repository.
package browsertest

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/extensions"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// browser is one Chromium for all tests, id the extension in it.
var (
	browser context.Context
	id      string
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	flag.Parse()
	if testing.Short() {
		return m.Run()
	}
	ctx, stop := browse.Start(chromedp.Flag("disable-extensions", false), chromedp.Flag("enable-unsafe-extension-debugging", true),
		chromedp.Flag("lang", "zh-CN"), chromedp.Env("LANGUAGE=zh_CN"))
	defer stop()
	if ctx == nil {
		return m.Run() // each test says that there is none
	}
	dir, err := filepath.Abs("../unpacked")
	if err != nil {
		panic(err)
	}
	loaded, err := chromedp.CallBrowser(ctx, extensions.LoadUnpacked, extensions.LoadUnpackedParams{Path: dir})
	if err != nil {
		panic("the extension is refused: " + err.Error())
	}
	browser, id = ctx, loaded.ID
	return m.Run()
}

// window is a tab of the browser, and the test that looks through it.
type window struct {
	testing.TB
	ctx   context.Context
	world chan runtime.ExecutionContextID // of the extension's scripts in the page, as they come
	now   *runtime.ExecutionContextID
}

func (w window) Tab() context.Context { return w.ctx }

type view struct {
	width, height int64
	dark, phone   bool
}

var (
	desk  = view{width: 1280, height: 860}
	phone = view{width: 390, height: 800, phone: true}
)

// open gives a fresh tab. It fails the test on an error that a script threw, of
// the page or of the extension.
func open(t testing.TB, v view) window {
	t.Helper()
	browse.Need(browser, t)
	worlds := make(chan runtime.ExecutionContextID, 100)
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithListener(func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExecutionContextCreated:
			if strings.HasSuffix(ev.Context.Origin, id) && strings.Contains(string(ev.Context.AuxData), `"isolated"`) {
				worlds <- ev.Context.ID
			}
		case *runtime.EventExceptionThrown:
			t.Errorf("a script threw: %s %v", ev.ExceptionDetails.Text, ev.ExceptionDetails.Exception)
		}
	}))
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	w := window{t, ctx, worlds, new(runtime.ExecutionContextID)}
	browse.Size(w, v.width, v.height, v.phone, v.dark)
	return w
}

// seen runs a script among the extension's own, where extensions may look into
// closed shadow trees: panel is that of the page.
func seen[T any](w window, script string) T {
	w.Helper()
	for more := true; more; {
		select {
		case *w.now = <-w.world:
		default:
			more = false
		}
	}
	if *w.now == 0 {
		w.Fatal("the extension has no scripts in this page")
	}
	return browse.Value[T](w, `(() => { const host = document.querySelector("[data-zhongdian-panel]"), panel = host && chrome.dom.openOrClosedShadowRoot(host); return `+script+`; })()`,
		func(p *runtime.EvaluateParams) { p.ContextID = *w.now })
}

// until waits for a script of the extension's world to give true.
func until(w window, script string) {
	w.Helper()
	for range 500 {
		if seen[bool](w, script) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	w.Fatalf("never true: %s; the panel says %q", script, seen[string](w, `panel?.textContent ?? "nothing"`))
}

// press presses the extension's button in the browser.
func press(w window) {
	w.Helper()
	trigger(w)
	enter(w)
}

// enter waits for the extension's scripts to come into the page.
func enter(w window) {
	w.Helper()
	for *w.now == 0 && len(w.world) == 0 {
		select {
		case <-w.ctx.Done():
			w.Fatal("the extension does not come into the page")
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func trigger(w window) {
	w.Helper()
	tabs, err := chromedp.CallBrowser(w.ctx, target.GetTargets, target.GetTargetsParams{Filter: target.Filter{{Type: "tab"}}})
	if err != nil {
		w.Fatal(err)
	}
	url := browse.Value[string](w, `location.href`)
	for _, tab := range tabs.TargetInfos {
		if tab.URL == url {
			if _, err := chromedp.CallBrowser(w.ctx, extensions.TriggerAction, extensions.TriggerActionParams{ID: id, TargetID: string(tab.TargetID)}); err != nil {
				w.Fatal(err)
			}
			return
		}
	}
	w.Fatalf("no tab shows %s", url)
}

// click clicks in the middle of what a script gives: an element of the panel, or
// a range of the page.
func click(w window, script string) {
	w.Helper()
	p := seen[[]float64](w, `(() => { const b = (`+script+`).getClientRects()[0]; return [b.left + b.width / 2, b.top + Math.min(b.height / 2, 20)]; })()`)
	browse.Act(w, chromedp.MouseClickXY(p[0], p[1]))
}

// shot keeps a picture of the window.
func shot(w window, name string) {
	w.Helper()
	browse.Shot(w, "../..", "extension-"+name, false)
}
