package service

import (
	"context"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/llm"
)

// scribe is a language model that writes one point and streams.
type scribe struct{}

func (scribe) Info() llm.Info { return llm.Info{Model: "m-1"} }

func (scribe) Complete(_ context.Context, r llm.Request) (llm.Reply, error) {
	for n := range 3 {
		r.Progress(llm.Progress{Bytes: n + 1, Delta: "x"})
	}
	return llm.Reply{Model: "m-1", Finish: llm.FinishStop, Text: `{"points":[{"evidence":[1],"text":"青屿市四日宣布，跨海轮渡将于下月试行夜航。"}]}`}, nil
}

// TestNoModel: one request may do without the model that a service has; one that
// does not tells once that the model writes.
func TestNoModel(t *testing.T) {
	svc := newService(t, Options{Model: scribe{}})
	if got := svc.Model(); got != "m-1" {
		t.Errorf("model %q", got)
	}
	if got := newService(t, Options{}).Model(); got != "" {
		t.Errorf("model %q of a service without one", got)
	}
	l, err := OpenLibrary(t.Context(), svc, LibraryOptions{Store: t.TempDir() + "/l.db", Workers: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close(context.Background()) }()
	for without, want := range map[bool]digest.Origin{true: digest.Cut, false: digest.Written} {
		r, err := Request{Text: ferryZH, Settings: Settings{NoModel: without}}.normal()
		if err != nil {
			t.Fatal(err)
		}
		wrote := 0
		if _, _, err := l.run(t.Context(), r, true, func(stage string) {
			if stage == "write" {
				wrote++
			}
		}); err != nil {
			t.Fatal(err)
		}
		if (wrote == 1) == without {
			t.Errorf("without the model %v: told %d times that it writes", without, wrote)
		}
		res, err := l.Do(t.Context(), r)
		if err != nil || res.Digest.Points[0].Origin != want {
			t.Errorf("without the model %v: %+v, %v; want %s", without, res.Digest.Points, err, want)
		}
	}
}
