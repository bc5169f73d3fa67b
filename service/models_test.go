package service

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// TestModel: a profile of the configuration writes the points of a service, and
// tells what it used.
func TestModel(t *testing.T) {
	text := `{"points":[{"evidence":[1],"text":"青屿市四日宣布，跨海轮渡将于下月试行夜航。"}]}`
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		content, _ := json.Marshal(text)
		fmt.Fprintf(w, `{"model":"m-1","choices":[{"message":{"content":%s},"finish_reason":"stop"}],"usage":{"prompt_tokens":1000,"completion_tokens":100}}`, content)
	}))
	defer s.Close()
	dir := t.TempDir()
	for _, name := range []string{"XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"} {
		t.Setenv(name, filepath.Join(dir, name))
	}
	file := filepath.Join(dir, "c.toml")
	conf := "[profiles.p]\nbase_url = \"" + s.URL + "\"\nmodel = \"m\"\nprice_in = 2\nprice_out = 10\ncurrency = \"CNY\"\ntimeout = \"20s\"\n[profiles.q]\nbase_url = \"http://u:secret@localhost/v1?k=secret\"\n"
	if err := os.WriteFile(file, []byte(conf), 0o600); err != nil {
		t.Fatal(err)
	}
	ms, err := OpenModels(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ms.Choose("p", "", true)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	told := 0
	m.Before = func(n int) { told = n }
	if m.Patience() != 70*time.Second {
		t.Errorf("patience %v, want twice the profile's time and half a minute", m.Patience())
	}
	heard := 0
	svc, err := New(Options{Model: m, Progress: func(p llm.Progress) { heard = p.Bytes }})
	if err != nil {
		t.Fatal(err)
	}
	src := article.Source{Data: []byte("青屿市四日宣布，跨海轮渡将于下月试行夜航。首批投入四艘电动船。市民可以在手机上预订座位。"), Type: "text/plain"}
	d, err := svc.Highlight(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Points) != 1 || d.Points[0].Origin != digest.Written || d.Generator.Model != "m-1" {
		t.Errorf("%+v by %q", d.Points, d.Generator.Model)
	}
	if cost, currency, ok := m.Cost(); m.Used() != (Used{1, 1000, 100}) || cost != 0.003 || currency != "CNY" || !ok {
		t.Errorf("used %+v, cost %v %s", m.Used(), cost, currency)
	}
	if told < 100 || heard != len(text) {
		t.Errorf("told of %d tokens before and %d bytes on the way", told, heard)
	}
	l := ms.List()
	if l.Profiles[0].Name != "p" || l.Profiles[0].Today != (Used{1, 1000, 100}) || l.Profiles[0].Cost != 0.003 || !l.Profiles[0].Ready() {
		t.Errorf("%+v", l.Profiles[0])
	}
	if data, _ := json.Marshal(l); strings.Contains(string(data), "secret") {
		t.Errorf("the list shows what stands in an address: %s", data)
	}
	if _, err := ms.Choose("q", "", true); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("%v", err)
	}
}
