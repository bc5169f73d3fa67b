// Package browsertest looks at the reader's page through a real Chromium: what a
// person sees, clicks and types, and what the accessibility tree says.
//
// The pictures it takes stay in .cache/screenshots of the repository.
package browsertest

import (
	"context"
	"flag"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
	"github.com/zhongdian/zhongdian/internal/web"
	"github.com/zhongdian/zhongdian/service"
)

// browser is one Chromium for all tests of the package.
var browser context.Context

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	flag.Parse()
	if testing.Short() {
		return m.Run()
	}
	var stop func()
	browser, stop = browse.Start(chromedp.Flag("disable-dev-shm-usage", true))
	defer stop()
	return m.Run()
}

// view is how a reader looks at the page.
type view struct {
	width, height int64
	dark, noJS    bool
	phone         bool
	asked         bool   // dialogs of the page are agreed to; else one fails the test
	lang          string // of the browser; "": zh-CN
}

var (
	desk  = view{width: 1280, height: 900}
	phone = view{width: 360, height: 740, phone: true}
)

// server starts the page over a real service and a library in a folder of its own.
func server(t testing.TB) *httptest.Server {
	t.Helper()
	svc, err := service.New(service.Options{Timeout: 20 * time.Second, AllowPrivate: true})
	if err != nil {
		t.Fatal(err)
	}
	return serve(t, svc)
}

// serve puts the page over a service and a library in a folder of its own.
func serve(t testing.TB, svc *service.Service) *httptest.Server {
	t.Helper()
	lib, err := service.OpenLibrary(t.Context(), svc, service.LibraryOptions{Store: filepath.Join(t.TempDir(), "library.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
		defer stop()
		if err := lib.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	h, err := web.New(web.Options{Service: svc, Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// window is a tab of the browser, and the test that looks through it.
type window struct {
	testing.TB
	ctx context.Context
}

func (w window) Tab() context.Context { return w.ctx }

// open gives a fresh tab with its own cookies. It fails the test on an error
// that a script of the page threw, and on a dialog that opened.
func open(t testing.TB, v view) window {
	t.Helper()
	browse.Need(browser, t)
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(stop)
	err := chromedp.Listen(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page threw: %s %v", ev.ExceptionDetails.Text, ev.ExceptionDetails.Exception)
		case *page.EventJavascriptDialogOpening:
			if !v.asked {
				t.Errorf("a dialog opened: %q", ev.Message)
			}
			go func() {
				_, _ = chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
			}()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	w := window{t, ctx}
	lang := v.lang
	if lang == "" {
		lang = "zh-CN"
	}
	browse.Size(w, v.width, v.height, v.phone, v.dark)
	browse.Call(w, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "Chromium test", AcceptLanguage: lang})
	if v.noJS {
		browse.Call(w, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	return w
}

// root is the repository.
func root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// shot keeps a picture of the window, or of the whole page.
func shot(w window, name string, whole bool) {
	w.Helper()
	browse.Shot(w, root(w), name, whole)
}

func example(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root(t), "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// submit pastes a text into the first page and waits for its result.
func submit(w window, base, input string) {
	w.Helper()
	browse.Act(w, chromedp.Navigate(base+"/"), chromedp.SetValue(chromedp.CSS("#input"), input),
		chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points")))
}

// until waits for a script to give true.
func until(w window, script string) {
	w.Helper()
	for range 200 {
		if browse.Value[bool](w, script) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	w.Fatalf("never true: %s", script)
}

// keys types into the window.
func keys(w window, typed ...string) {
	w.Helper()
	for _, k := range typed {
		browse.Act(w, chromedp.KeyEvent(k))
	}
}

// lit gives the keys of the points and the ids of the sentences that are lit.
func lit(w window) (points, sentences []string) {
	w.Helper()
	points = browse.Value[[]string](w, `[...document.querySelectorAll(".point.on")].map(e => e.id)`)
	return points, browse.Value[[]string](w, `[...document.querySelectorAll(".seg.on")].map(e => e.id)`)
}

// inView reports whether the middle of an element is on the screen.
func inView(w window, selector string) bool {
	w.Helper()
	return browse.Value[bool](w, `(() => { const b = document.querySelector(`+strconv.Quote(selector)+`).getBoundingClientRect(), y = (b.top + b.bottom) / 2; return y > 0 && y < innerHeight; })()`)
}
