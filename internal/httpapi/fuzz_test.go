package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// FuzzDecodeStrict: what is taken is one reading of the bytes: decoded, written
// and decoded again it is the same, and every reader agrees that it is JSON.
func FuzzDecodeStrict(f *testing.F) {
	for _, seed := range []string{
		`{"text":"青屿市"}`, `{"text":"x","settings":{"points":3,"explain":true}}`, `{"points":["a",{"text":"b"}],"url":"https://example.org"}`, `{}`, ``, `null`, `[]`,
		`{"text":"a","text":"b"}`, `{"text":"\ud83d\ude00"}`, `{"text":"\ud83d"}`, "{\"text\":\"\xff\"}", "\uFEFF{}", `{"a":{"b":{"c":[[[]]]}}}`, `{"settings":{"points":1e2}}`, `{"text":"\u0000"}`, "{\"text\":\"\u2028\"}\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var b articleBody
		err := decodeStrict(data, &b)
		if err != nil {
			if code := fault.CodeOf(err); code != fault.Invalid && code != fault.TooLarge {
				t.Fatalf("%q: code %s: %v", data, code, err)
			}
			return
		}
		data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		if !utf8.Valid(data) || !json.Valid(data) {
			t.Fatalf("%q was taken", data)
		}
		again, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		var c articleBody
		if err := decodeStrict(again, &c); err != nil {
			t.Fatalf("%q became %s: %v", data, again, err)
		}
		if len(b.Points) == 0 {
			b.Points, c.Points = nil, nil
		}
		if !reflect.DeepEqual(b, c) {
			t.Fatalf("%+v became %+v", b, c)
		}
	})
}

// FuzzArticle: whatever is sent as whatever, the answer is an answer or a
// problem in its one shape, and never our own failure.
func FuzzArticle(f *testing.F) {
	for _, seed := range [][3]string{
		{"/v1/read?keep=false", "application/json", `{"text":"青屿市四日宣布。"}`},
		{"/v1/highlight?keep=false&points=2", "text/html", "<p>One. Two.</p>"},
		{"/v1/check?keep=false", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nOne.\r\n--x\r\nContent-Disposition: form-data; name=\"points\"\r\n\r\nOne.\r\n--x--\r\n"},
		{"/v1/read?format=markdown&keep=false", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n# One\r\n--x--\r\n"},
		{"/v1/highlight?keep=x", "text/plain;;", "\x00\xff"},
	} {
		f.Add(seed[0], seed[1], []byte(seed[2]))
	}
	svc, err := service.New(service.Options{})
	if err != nil {
		f.Fatal(err)
	}
	lib, err := service.OpenLibrary(context.Background(), svc, service.LibraryOptions{Store: filepath.Join(f.TempDir(), "x.db"), Workers: -1})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = lib.Close(context.Background()) })
	api, err := New(Options{Service: svc, Library: lib})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, path, kind string, body []byte) {
		if !strings.HasPrefix(path, "/v1/") || strings.ContainsAny(path, " \r\n\x00%#") || !utf8.ValidString(path) || strings.Contains(string(body), "http") {
			t.Skip() // paths are TestRaw's, and a fuzzer fetches nothing
		}
		r := httptest.NewRequest("POST", "/v1/read", bytes.NewReader(body))
		at, query, _ := strings.Cut(path, "?")
		r.URL.Path, r.URL.RawQuery, r.Host = at, query, "localhost"
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code >= 500 && w.Code != 502 {
			t.Fatalf("%s as %q with %q: %d %s", path, kind, body, w.Code, w.Body)
		}
		if w.Code >= 400 {
			var p Problem
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != w.Code || p.Code == "" {
				t.Fatalf("%s: %d %s", path, w.Code, w.Body)
			}
		}
	})
}
