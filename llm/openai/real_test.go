package openai

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// TestRealServer tries a server that runs, where the environment names one:
//
//	ZHONGDIAN_TEST_SERVER=http://127.0.0.1:11434/v1 ZHONGDIAN_TEST_MODEL=qwen3:8b go test -run RealServer -v ./llm/openai
//
// What the model says does not matter: one with random weights will do.
func TestRealServer(t *testing.T) {
	base, model := os.Getenv("ZHONGDIAN_TEST_SERVER"), os.Getenv("ZHONGDIAN_TEST_MODEL")
	if base == "" || model == "" {
		t.Skip("no server is named by ZHONGDIAN_TEST_SERVER and ZHONGDIAN_TEST_MODEL")
	}
	zero := 0.0
	c, err := New(Options{Profile: "real", BaseURL: base, Model: model, Key: os.Getenv("ZHONGDIAN_TEST_KEY"), Temperature: &zero})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	p := c.Probe(t.Context())
	if p.Err != nil || p.SchemaErr != nil {
		t.Fatalf("%v, %v", p.Err, p.SchemaErr)
	}
	t.Logf("%+v, learned %+v", p, c.Caps())
	if !p.Listed || !p.Reachable {
		t.Errorf("the model is not listed: %v", p.Models)
	}

	var told strings.Builder
	r := llm.Request{Messages: []llm.Message{{Role: llm.User, Content: probeWords}}, MaxTokens: 60}
	r.Progress = func(p llm.Progress) { told.WriteString(p.Delta) }
	reply := complete(t, c, r)
	if got := strings.TrimSpace(told.String()); got != reply.Text && !strings.Contains(reply.Text, "\uFFFD") {
		t.Errorf("told %q, the reply is %q", got, reply.Text)
	}

	ctx, cancel := context.WithCancel(t.Context())
	r.MaxTokens = 2000
	r.Progress = func(llm.Progress) { cancel() }
	start := time.Now()
	if _, err := c.Complete(ctx, r); err != nil && (fault.CodeOf(err) != fault.Canceled || time.Since(start) > 30*time.Second) {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	if p.Context == 0 || p.Context > 20000 {
		t.Skip("the context is unknown or too large to overflow")
	}
	r.MaxTokens, r.Progress = 20, nil
	r.Messages = []llm.Message{{Role: llm.User, Content: strings.Repeat("lighthouse ", 2*p.Context)}}
	if _, err := c.Complete(t.Context(), r); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("a prompt of twice the context: %v, want it refused or found to be cut", err)
	} else {
		t.Log(err)
	}
}
