package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/service"
)

// BenchmarkPaste is the server's share of the time to the first points: a pasted
// text of 3,000 characters is taken, read, kept and shown, without a network.
func BenchmarkPaste(b *testing.B) {
	svc, err := service.New(service.Options{})
	if err != nil {
		b.Fatal(err)
	}
	lib, err := service.OpenLibrary(b.Context(), svc, service.LibraryOptions{Store: filepath.Join(b.TempDir(), "library.db")})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = lib.Close(context.Background()) }()
	h, err := New(Options{Service: svc, Library: lib})
	if err != nil {
		b.Fatal(err)
	}
	text := pasted(b, 3000)
	first := httptest.NewRecorder()
	h.ServeHTTP(first, httptest.NewRequest(http.MethodGet, "/", nil))
	cookie := first.Result().Cookies()[0]
	token := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(first.Body.String())[1]
	body := url.Values{"token": {token}, "input": {text}}.Encode()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/read", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(cookie)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusSeeOther {
			b.Fatal(w.Code, w.Body.String())
		}
		page := httptest.NewRecorder()
		h.ServeHTTP(page, httptest.NewRequest(http.MethodGet, w.Header().Get("Location"), nil))
		if !strings.Contains(page.Body.String(), `id="p1"`) {
			b.Fatal("no points")
		}
	}
}

// pasted is an article of n characters.
func pasted(b *testing.B, n int) string {
	b.Helper()
	data := ""
	for _, name := range []string{"zh-night-ferry.txt", "zh-slow-library.md"} {
		data += exampleOf(b, name) + "\n\n"
	}
	for r, i := []rune(data), 0; len([]rune(data)) < n; i++ {
		data += "\n\n" + string(r[200*i:200*i+400])
	}
	return string([]rune(data)[:n])
}
