package mcp

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

const hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`

// TestRun: calls that were begun are answered before the end, and out holds
// messages alone, one a line.
func TestRun(t *testing.T) {
	s := newServer(t, service.Options{Fetcher: pages(func(ctx context.Context, url string) (article.Source, error) {
		select {
		case <-time.After(300 * time.Millisecond):
		case <-ctx.Done():
			return article.Source{}, ctx.Err()
		}
		return article.Source{URL: url, Type: "text/plain", Data: []byte(ferryZH)}, nil
	})}, Options{})
	var out strings.Builder
	in := hello + `{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"highlight-article","arguments":{"url":"https://example.org/"}}}
{"jsonrpc":"2.0","id":"b","method":"tools/call","params":{"name":"nothing"}}
{"jsonrpc":"2.0","id":"c","method":"no/such"}
`
	if err := s.Run(t.Context(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for line := range strings.Lines(out.String()) {
		var m struct {
			JSONRPC       string
			ID            any
			Result, Error json.RawMessage
		}
		if err := json.Unmarshal([]byte(line), &m); err != nil || m.JSONRPC != "2.0" {
			t.Fatalf("%q: %v", line, err)
		}
		if id, ok := m.ID.(string); ok {
			got[id] = string(m.Result) + string(m.Error)
		}
	}
	for id, want := range map[string]string{"a": "structuredContent", "b": "unknown tool", "c": "-32601"} {
		if !strings.Contains(got[id], want) {
			t.Errorf("%s: got %.200s, want %s", id, got[id], want)
		}
	}
}

// TestRunEnds: by the end of the input, by that of the context while a call is
// worked on, and by what is no message.
func TestRunEnds(t *testing.T) {
	began := make(chan struct{}, 1)
	s := newServer(t, service.Options{Fetcher: pages(func(ctx context.Context, _ string) (article.Source, error) {
		began <- struct{}{}
		<-ctx.Done()
		return article.Source{}, ctx.Err()
	})}, Options{})
	if err := s.Run(t.Context(), strings.NewReader(""), io.Discard); err != nil {
		t.Errorf("an empty input: %v", err)
	}
	if err := s.Run(t.Context(), strings.NewReader("GET / HTTP/1.1\r\n\r\n"), io.Discard); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("another protocol: %v", err)
	}
	if err := s.Run(t.Context(), strings.NewReader(hello+`{"jsonrpc":"2.0","id":2,"met`), io.Discard); err != nil {
		t.Errorf("half a message: %v", err)
	}
	if err := s.Run(t.Context(), strings.NewReader(hello+`{"jsonrpc":"2.0","id":2,"method":"`+strings.Repeat("a", maxLine+1<<20)+`"}`), io.Discard); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("a huge message: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, r, io.Discard) }()
	bw := bufio.NewWriter(w)
	_, _ = bw.WriteString(hello + `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"highlight-article","arguments":{"url":"https://example.org/"}}}` + "\n")
	if err := bw.Flush(); err != nil {
		t.Fatal(err)
	}
	<-began
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("interrupted: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it does not end")
	}
	w.Close() // the reader that waits for more
}

// TestWords: every phrase that is asked for is there in both languages.
func TestWords(t *testing.T) {
	for key, p := range words() {
		if p[0] == "" || p[1] == "" || strings.Count(p[0], "%") != strings.Count(p[1], "%") {
			t.Errorf("%s: %q", key, p)
		}
	}
	for _, code := range []fault.Code{fault.Invalid, fault.Unsupported, fault.TooLarge, fault.NotFound, fault.Unreachable, fault.Provider, fault.Canceled, fault.Internal, "busy", "rate_limited"} {
		if say("zh", "todo-"+string(code)) == "" || say("en", "todo-"+string(code)) == "" {
			t.Errorf("it is not said what to do about %s", code)
		}
	}
}
