package browsertest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/extension"
	"github.com/zhongdian/zhongdian/internal/browse"
	"github.com/zhongdian/zhongdian/internal/httpapi"
	"github.com/zhongdian/zhongdian/service"
)

// server is the real one, with a key in front where keys is set.
func server(t testing.TB, keys bool) (address, key string) {
	t.Helper()
	svc, err := service.New(service.Options{Timeout: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := service.OpenLibrary(t.Context(), svc, service.LibraryOptions{Store: filepath.Join(t.TempDir(), "library.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close(context.Background()) })
	if keys {
		if _, key, err = lib.CreateKey(t.Context(), "reader", []service.Scope{service.ScopeWrite}, 0); err != nil {
			t.Fatal(err)
		}
	}
	api, err := httpapi.New(httpapi.Options{Service: svc, Library: lib, KeysRequired: keys})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(api)
	t.Cleanup(s.Close)
	return s.URL, key
}

// site serves the pages of testdata, the extension's scripts for pages at /page,
// and gives a strict policy to pages that want one. It is at localhost, where the
// extension may do nothing but what the press of its button allows.
func site(t testing.TB) string {
	t.Helper()
	pages, scripts := http.FileServer(http.Dir("testdata")), http.FileServerFS(extension.Files())
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("strict") {
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'")
		}
		if strings.HasPrefix(r.URL.Path, "/page/") {
			scripts.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
}

// form is the extension's options, in a tab of their own.
func form(t testing.TB) window {
	t.Helper()
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate("chrome-extension://"+id+"/options.html"), chromedp.WaitVisible(chromedp.CSS("#server")))
	for browse.Value[string](w, `document.querySelector("#server").value`) == "" {
		time.Sleep(10 * time.Millisecond)
	}
	return w
}

// fill fills in fields and presses Save, as a reader does.
func fill(w window, set map[string]string) {
	w.Helper()
	browse.Value[bool](w, `(document.querySelector("#state").textContent = "", true)`)
	for field, v := range set {
		browse.Value[bool](w, `(() => { const e = document.querySelector("#`+field+`"), v = `+strconv.Quote(v)+`; if (e.type === "checkbox") e.checked = v === "yes"; else e.value = v; return true; })()`)
	}
	browse.Act(w, chromedp.Click(chromedp.CSS("button")))
}

// options is fill that waits for what is said in the end.
func options(w window, set map[string]string) string {
	w.Helper()
	fill(w, set)
	for range 500 {
		if said := browse.Value[string](w, `document.querySelector("#state").textContent`); said != "" && said != "…" {
			return said
		}
		time.Sleep(20 * time.Millisecond)
	}
	w.Fatal("the options say nothing")
	return ""
}
