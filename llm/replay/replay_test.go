package replay

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

type live struct{ err error }

func (live) Info() llm.Info { return llm.Info{Profile: "hunyuan", Model: "turbos", Context: 32000} }
func (l live) Complete(_ context.Context, r llm.Request) (llm.Reply, error) {
	return llm.Reply{Text: "答：" + r.Messages[0].Content, Model: "turbos-1", Finish: llm.FinishStop, Usage: llm.Usage{Input: 7, Output: 3}}, l.err
}

func ask(text string) llm.Request {
	return llm.Request{Messages: []llm.Message{{Role: llm.User, Content: text}}, Schema: []byte(`{"type": "object"}`), MaxTokens: 9}
}

func TestRoundTrip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rec")
	rec, err := NewRecorder(live{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]llm.Reply{}
	for _, q := range []string{"夜航", "night ferry", ""} {
		if want[q], err = rec.Complete(t.Context(), ask(q)); err != nil {
			t.Fatal(err)
		}
	}
	failing, _ := NewRecorder(live{fault.New(fault.Provider, "out of order")}, dir)
	if _, err := failing.Complete(t.Context(), ask("bad")); err == nil {
		t.Error("the failure is lost")
	}
	stopped, _ := NewRecorder(live{fault.New(fault.Canceled, "stopped")}, dir)
	_, _ = stopped.Complete(t.Context(), ask("stopped"))

	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if p.Info() != (live{}).Info() {
		t.Errorf("%+v", p.Info())
	}
	for q, w := range want {
		told := ""
		r := ask(q)
		r.Progress = func(pr llm.Progress) { told = pr.Delta }
		got, err := p.Complete(t.Context(), r)
		if err != nil || cmp.Diff(w, got) != "" || told != w.Text {
			t.Errorf("%q: %v, %s", q, err, cmp.Diff(w, got))
		}
	}
	if _, err := p.Complete(t.Context(), ask("bad")); fault.CodeOf(err) != fault.Provider || err.Error() != "out of order" {
		t.Errorf("%v", err)
	}
	for _, q := range []string{"never asked", "stopped"} {
		if _, err := p.Complete(t.Context(), ask(q)); fault.CodeOf(err) != fault.Provider {
			t.Errorf("%q: %v", q, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Complete(ctx, ask("夜航")); fault.CodeOf(err) != fault.Canceled {
		t.Errorf("%v", err)
	}
}

func TestBadRecording(t *testing.T) {
	if _, err := Open(t.TempDir()); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("%v", err)
	}
	dir := t.TempDir()
	name := filepath.Join(dir, Key(ask("x"))+".json")
	for _, data := range []string{"{", `{"request":5}`} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q: %v", data, err)
		}
	}
	if _, err := NewRecorder(live{}, filepath.Join(name, "under-a-file")); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("%v", err)
	}
}

func TestKey(t *testing.T) {
	a, b := ask("x"), ask("x")
	b.Progress = func(llm.Progress) {}
	if Key(a) != Key(b) {
		t.Error("who listens must not matter")
	}
	for _, c := range []llm.Request{ask("y"), {Messages: a.Messages}, {Messages: a.Messages, Schema: a.Schema}, {Messages: a.Messages, Schema: []byte("{no")}} {
		if Key(c) == Key(a) {
			t.Errorf("%+v has the key of another", c)
		}
	}
}
