package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
)

// onWrite calls a function at each write.
type onWrite func()

func (f onWrite) Write(p []byte) (int, error) {
	f()
	return len(p), nil
}

// An interrupt leaves the answers that were made in the file of -o, as its
// message says.
func TestBatchStopped(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.jsonl")
	in, lines := io.Pipe() // stays open: there could be more
	defer lines.Close()
	go func() { _, _ = io.WriteString(lines, `{"id":"a","text":"The ferry will sail at night."}`+"\n") }()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	c := &cli{stdin: in, stdout: io.Discard, stderr: onWrite(stop)}
	cmd := c.root()
	cmd.SetArgs([]string{"batch", "--progress", "-o", out})
	if err := cmd.ExecuteContext(ctx); fault.CodeOf(err) != fault.Canceled {
		t.Fatalf("got %v, want it canceled", err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(data); !strings.Contains(got, `"id":"a"`) || strings.Count(got, "\n") != 1 {
		t.Errorf("got %q", got)
	}
}
