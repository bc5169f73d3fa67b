package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// served is a running zhongdian serve.
type served struct {
	url  string
	stop func(os.Signal) int // signals it and gives its exit status
}

// startServe starts the command as its user would and waits for its address.
func startServe(t *testing.T, args ...string) served {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a process can't be asked to end there")
	}
	link := program(t)
	cmd := exec.Command(link, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+t.TempDir())
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan int, 1)
	killer := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() {
		_ = cmd.Wait()
		done <- cmd.ProcessState.ExitCode()
	}()
	t.Cleanup(func() {
		killer.Stop()
		_ = cmd.Process.Kill()
	})
	m := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(line)
	if err != nil || m == "" {
		t.Fatalf("no address in %q: %v", line, err)
	}
	return served{url: m, stop: func(s os.Signal) int {
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		return <-done
	}}
}

func TestServeStartsAndEnds(t *testing.T) {
	s := startServe(t)
	resp, err := http.Get(s.url + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != http.StatusOK || string(body) != "ok\n" {
		t.Errorf("healthz: %d %q, want 200 and ok", resp.StatusCode, body)
	}
	if code := s.stop(syscall.SIGTERM); code != 0 {
		t.Errorf("exit status %d after SIGTERM, want 0", code)
	}
}
