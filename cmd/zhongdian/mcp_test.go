package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// program is the command as its user would start it.
func program(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// testscript.Main runs main where the program is called by that name.
	link := filepath.Join(t.TempDir(), "zhongdian")
	if err := os.Symlink(exe, link); err != nil {
		t.Skipf("this system makes no links: %v", err)
	}
	return link
}

func connect(t *testing.T, tr sdk.Transport) *sdk.ClientSession {
	t.Helper()
	cs, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), tr, nil)
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

func callTool(t *testing.T, cs *sdk.ClientSession, tool string, args map[string]any) (text string, failed bool) {
	t.Helper()
	res, err := cs.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatal(err)
	}
	return res.Content[0].(*sdk.TextContent).Text, res.IsError
}

// TestMCPChild: a child process, asked over its standard input and output. It
// reads the files of its folder, and ends with its input.
func TestMCPChild(t *testing.T) {
	cmd := exec.Command(program(t), "mcp")
	cmd.Dir = filepath.Join("..", "..", "examples")
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir(), "HOME="+t.TempDir())
	var log bytes.Buffer
	cmd.Stderr = &log
	cs := connect(t, &sdk.CommandTransport{Command: cmd})
	for _, c := range []struct {
		tool string
		args map[string]any
		want string
		bad  bool
	}{
		{"highlight-article", map[string]any{"file": "zh-night-ferry.txt"}, "要点 1：有据；已核对", false},
		{"highlight-article", map[string]any{"file": "en-tidal-turbines.html", "points": 3}, "Point 3: supported", false},
		{"check-points", map[string]any{"file": "zh-night-ferry.txt", "points": []string{"首批投入五艘渡船。"}}, "要点 1：与原文不符", false},
		{"check-points", map[string]any{"text": "A ticket costs 8 crowns. The ferry sails at night.", "points": []string{"A ticket costs 9 crowns."}}, "Point 1: contradicted", false},
		{"highlight-article", map[string]any{"file": "../go.mod"}, "not_found: ", true},
		{"highlight-article", map[string]any{"url": "http://127.0.0.1:1/"}, "unreachable: ", true},
	} {
		text, bad := callTool(t, cs, c.tool, c.args)
		if bad != c.bad || !strings.Contains(text, c.want) {
			t.Errorf("%v: got %.400s, want %s", c.args, text, c.want)
		}
	}
	if err := cs.Close(); err != nil { // ends its input and waits
		t.Errorf("it did not end in order: %v", err)
	}
	if code := cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	if s := log.String(); strings.Count(s, "msg=call") != 6 || strings.Contains(s, "青屿") {
		t.Errorf("log: %s", s)
	}
}

// TestMCPInterrupted: it ends in order, with nothing else on standard output,
// while its input is still open.
func TestMCPInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process can't be asked to end there")
	}
	cmd := exec.Command(program(t), "mcp", "--log", "none")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killer := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer killer.Stop()
	_, _ = in.Write([]byte(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}` + "\n"))
	r := bufio.NewReader(out)
	line, err := r.ReadBytes('\n')
	if err != nil || !json.Valid(line) {
		t.Fatalf("%q, %v", line, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest := new(bytes.Buffer)
	_, _ = rest.ReadFrom(r)
	if err := cmd.Wait(); err != nil || rest.Len() != 0 {
		t.Errorf("%v, and on standard output %q", err, rest)
	}
}

// TestMCPServed: the same tools at /mcp of the server, without files.
func TestMCPServed(t *testing.T) {
	s := startServe(t, "--log", "none")
	cs := connect(t, &sdk.StreamableClientTransport{Endpoint: s.url + "/mcp", DisableStandaloneSSE: true})
	if text, bad := callTool(t, cs, "highlight-article", map[string]any{"text": "青屿市四日宣布，跨海轮渡将于下月试行夜航。首批投入四艘电动船。"}); bad || !strings.Contains(text, "要点 1：有据") {
		t.Errorf("got %s", text)
	}
	if text, bad := callTool(t, cs, "highlight-article", map[string]any{"file": "serve_test.go"}); !bad || !strings.Contains(text, "invalid: files are not open") {
		t.Errorf("got %s", text)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if list, err := cs.ListTools(ctx, nil); err != nil || len(list.Tools) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	_ = cs.Close()
	if code := s.stop(os.Interrupt); code != 0 {
		t.Errorf("exit status %d", code)
	}
}
