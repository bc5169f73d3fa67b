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
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

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
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		return m.Run() // each test says that there is none
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("font-render-hinting", "none"), chromedp.WSURLReadTimeout(time.Minute))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	defer stop()
	ctx, end := chromedp.NewContext(alloc)
	defer end()
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		panic("Chromium does not start: " + err.Error())
	}
	browser = ctx
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

// open gives a fresh tab with its own cookies. It fails the test on an error
// that a script of the page threw, and on a dialog that opened.
func open(t testing.TB, v view) window {
	t.Helper()
	if testing.Short() {
		t.Skip("tests in a browser take their time")
	}
	if browser == nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Chromium is installed: the page can't be tested")
		}
		t.Skip("no Chromium is installed: the page is not tested in a browser")
	}
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
	scheme := "light"
	if v.dark {
		scheme = "dark"
	}
	size := []chromedp.EmulateViewportOption{chromedp.EmulateScale(1)}
	if v.phone {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	act(w, chromedp.EmulateViewport(v.width, v.height, size...))
	call(w, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	call(w, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "Chromium test", AcceptLanguage: lang})
	if v.noJS {
		call(w, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	}
	return w
}

func act(w window, steps ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	if err := chromedp.Do(w.ctx, steps...); err != nil {
		w.Fatal(err)
	}
}

func call[P, R any](w window, cmd cdp.Command[P, R], params P) R {
	w.Helper()
	r, err := chromedp.Call(w.ctx, cmd, params)
	if err != nil {
		w.Fatal(err)
	}
	return r
}

// value runs a script that gives a value of type T.
func value[T any](w window, script string) T {
	w.Helper()
	v, err := chromedp.Run(w.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		w.Fatalf("%s: %v", script, err)
	}
	return v
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
	take := chromedp.CaptureScreenshot()
	if whole {
		take = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(w.ctx, take)
	if err != nil {
		w.Fatal(err)
	}
	dir := filepath.Join(root(w), ".cache", "screenshots")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		w.Fatal(err)
	}
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
	act(w, chromedp.Navigate(base+"/"), chromedp.SetValue(chromedp.CSS("#input"), input),
		chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points")))
}

// until waits for a script to give true.
func until(w window, script string) {
	w.Helper()
	for range 200 {
		if value[bool](w, script) {
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
		act(w, chromedp.KeyEvent(k))
	}
}

// lit gives the keys of the points and the ids of the sentences that are lit.
func lit(w window) (points, sentences []string) {
	w.Helper()
	points = value[[]string](w, `[...document.querySelectorAll(".point.on")].map(e => e.id)`)
	return points, value[[]string](w, `[...document.querySelectorAll(".seg.on")].map(e => e.id)`)
}

// inView reports whether the middle of an element is on the screen.
func inView(w window, selector string) bool {
	w.Helper()
	return value[bool](w, `(() => { const b = document.querySelector(`+strconv.Quote(selector)+`).getBoundingClientRect(), y = (b.top + b.bottom) / 2; return y > 0 && y < innerHeight; })()`)
}
