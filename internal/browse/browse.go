// Package browse looks at pages through a real Chromium, in tests: what a person sees, clicks and types. The pictures
// it takes stay in .cache/screenshots of the repository.
package browse

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/fetch/chromium"
)

// Start starts one Chromium for all tests of a package; without one on this machine the context is nil, and Need says so. stop ends it.
func Start(more ...chromedp.ExecAllocatorOption) (browser context.Context, stop func()) {
	path, err := chromium.Find()
	if err != nil {
		return nil, func() {}
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("font-render-hinting", "none"), chromedp.WSURLReadTimeout(time.Minute))
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), append(opts, more...)...)
	ctx, end := chromedp.NewContext(alloc)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		panic("Chromium does not start: " + err.Error())
	}
	return ctx, func() { end(); stopAlloc() }
}

// Need skips a test where there is no Chromium, or no time; in CI the first fails it.
func Need(browser context.Context, t testing.TB) {
	t.Helper()
	switch {
	case testing.Short():
		t.Skip("tests in a browser take their time")
	case browser == nil && os.Getenv("CI") == "true":
		t.Fatal("no Chromium is installed: this can't be tested")
	case browser == nil:
		t.Skip("no Chromium is installed: this is not tested in a browser")
	}
}

// A Tab is a window of the browser, and the test that looks through it.
type Tab interface {
	testing.TB
	Tab() context.Context
}

// Act does steps one after the other.
func Act(w Tab, steps ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	if err := chromedp.Do(w.Tab(), steps...); err != nil {
		w.Fatal(err)
	}
}

// Call sends a command of the protocol.
func Call[P, R any](w Tab, cmd cdp.Command[P, R], params P) R {
	w.Helper()
	r, err := chromedp.Call(w.Tab(), cmd, params)
	if err != nil {
		w.Fatal(err)
	}
	return r
}

// Value runs a script that gives a value of type T.
func Value[T any](w Tab, script string, opts ...chromedp.EvaluateOption) T {
	w.Helper()
	v, err := chromedp.Run(w.Tab(), chromedp.Evaluate[T](script, opts...))
	if err != nil {
		w.Fatalf("%s: %v", script, err)
	}
	return v
}

// Size makes a tab a window of so many pixels, of a phone and by night where that is asked for; nothing moves.
func Size(w Tab, width, height int64, phone, dark bool) {
	w.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	size := []chromedp.EmulateViewportOption{chromedp.EmulateScale(1)}
	if phone {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))
	}
	Act(w, chromedp.EmulateViewport(width, height, size...))
	Call(w, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// Shot keeps a picture of a tab, or of its whole page, under the repository that root names.
func Shot(w Tab, root, name string, whole bool) {
	w.Helper()
	take := chromedp.CaptureScreenshot()
	if whole {
		take = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(w.Tab(), take)
	if err != nil {
		w.Fatal(err)
	}
	dir := filepath.Join(root, ".cache", "screenshots")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		w.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		w.Fatal(err)
	}
}
