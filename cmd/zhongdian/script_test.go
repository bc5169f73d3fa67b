package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/schema"
	"github.com/zhongdian/zhongdian/service"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"zhongdian": main})
}

func TestScript(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			server := httptest.NewServer(pages(examples))
			e.Defer(server.Close)
			e.Setenv("EXAMPLES", examples)
			e.Setenv("URL", server.URL)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "user" {
				return runtime.GOOS != "windows" && os.Getuid() != 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  cmdExits,
			"digest": cmdDigest,
			"errors": cmdErrors,
			"order":  cmdOrder,
			"fill":   cmdFill,

			"address": cmdAddress,
			"keep":    cmdKeep,
		},
	})
}

// pages is a web server, good and bad.
func pages(examples string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/article.html", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(examples, "en-tidal-turbines.html"))
	})
	modelServer(mux)
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/broken", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	mux.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "image/png")
		fmt.Fprint(w, "\x89PNG\r\n\x1a\n")
	})
	mux.HandleFunc("/hang", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(20 * time.Second):
		}
	})
	return mux
}

// exits N prog args...: runs prog and wants that exit status.
func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N prog args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var ee *exec.ExitError
	switch {
	case errors.As(err, &ee):
		got = ee.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// resolved gives a schema in its strict form.
func resolved(ts *testscript.TestScript, f func(bool) (*jsonschema.Schema, error)) *jsonschema.Resolved {
	s, err := f(true)
	ts.Check(err)
	r, err := s.Resolve(nil)
	ts.Check(err)
	return r
}

func validate(ts *testscript.TestScript, r *jsonschema.Resolved, data []byte) {
	var v any
	ts.Check(json.Unmarshal(data, &v))
	if err := r.Validate(v); err != nil {
		ts.Fatalf("%s\nis not valid: %v", data, err)
	}
}

// digest FILE: every JSON value in FILE is a valid digest, by schema and laws.
func cmdDigest(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: digest FILE")
	}
	r := resolved(ts, schema.Digest)
	n := 0
	for dec := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0]))); dec.More(); n++ {
		var raw json.RawMessage
		ts.Check(dec.Decode(&raw))
		validate(ts, r, raw)
		var d digest.Digest
		ts.Check(json.Unmarshal(raw, &d))
		ts.Check(d.CheckValid())
	}
	if n == 0 {
		ts.Fatalf("no digest in %s", args[0])
	}
}

// errors FILE CODE...: the lines of FILE are answers; the errors among them are
// valid and have these codes in this order, the rest are digests.
func cmdErrors(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: errors FILE CODE...")
	}
	re, rd := resolved(ts, schema.Error), resolved(ts, schema.Digest)
	var codes []string
	sc := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var e struct {
			Error *struct{ Code string }
		}
		ts.Check(json.Unmarshal(sc.Bytes(), &e))
		if e.Error == nil {
			validate(ts, rd, sc.Bytes())
			continue
		}
		validate(ts, re, sc.Bytes())
		codes = append(codes, e.Error.Code)
	}
	ts.Check(sc.Err())
	if got, want := strings.Join(codes, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("errors %q, want %q", got, want)
	}
}

// order FILE ID...: the ids of the lines of FILE, in order; _ is none.
func cmdOrder(ts *testscript.TestScript, neg bool, args []string) {
	var ids []string
	for dec := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0]))); dec.More(); {
		var v struct{ ID *string }
		ts.Check(dec.Decode(&v))
		if v.ID == nil {
			ids = append(ids, "_")
			continue
		}
		ids = append(ids, *v.ID)
	}
	if got, want := strings.Join(ids, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("ids %q, want %q", got, want)
	}
}

// fill FILE TEXT N [TAIL]: writes TEXT N times to FILE, then TAIL.
func cmdFill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: fill FILE TEXT N [TAIL]")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	data := bytes.Repeat([]byte(text), n)
	if len(args) > 3 {
		tail, err := strconv.Unquote(`"` + args[3] + `"`)
		ts.Check(err)
		data = append(data, tail...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// address FILE: puts the address of the test's server in the place of URL.
func cmdAddress(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: address FILE")
	}
	data := strings.ReplaceAll(ts.ReadFile(args[0]), "URL", ts.Getenv("URL"))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(data), 0o644))
}

// keep STORE FILE...: keeps the points of each file; the id of the first is $ZH.
func cmdKeep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: keep STORE FILE...")
	}
	svc, err := service.New(service.Options{})
	ts.Check(err)
	ctx := context.Background()
	l, err := service.OpenLibrary(ctx, svc, service.LibraryOptions{Store: args[0], Workers: -1})
	ts.Check(err)
	for i, name := range args[1:] {
		r, err := l.Do(ctx, service.Request{Data: []byte(ts.ReadFile(name)), Name: name})
		ts.Check(err)
		if i == 0 {
			ts.Setenv("ZH", r.ID)
		}
	}
	ts.Check(l.Close(ctx))
}

// TestFilter holds the promise that makes batch usable in a pipe: an answer
// comes before the next question is asked.
func TestFilter(t *testing.T) {
	in, out, stop := startBatch(t)
	for i := range 3 {
		line := `{"id":"` + strconv.Itoa(i) + `","text":"青屿市四日宣布，跨海轮渡将于下月试行夜航。首批投入四艘电动船。"}` + "\n"
		if _, err := in.WriteString(line); err != nil {
			t.Fatal(err)
		}
		got, err := out.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(got, `"id":"`+strconv.Itoa(i)+`"`) {
			t.Fatalf("question %d, answer %s", i, got)
		}
	}
	in.Close()
	if code := stop(nil); code != 0 {
		t.Errorf("exit status %d, want 0", code)
	}
}

// TestInterrupt: the lines that were begun are answered, then the run ends.
func TestInterrupt(t *testing.T) {
	in, out, stop := startBatch(t)
	if _, err := in.WriteString(`{"id":"a","text":"One sentence. Another sentence."}` + "\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := out.ReadString('\n'); err != nil || !strings.Contains(got, `"id":"a"`) {
		t.Fatalf("%q, %v", got, err)
	}
	if code := stop(os.Interrupt); code != 130 { // its input is still open
		t.Errorf("exit status %d, want 130", code)
	}
}

// startBatch starts the command with pipes. stop signals it, if asked, and
// waits; a run that does not end fails the test rather than hanging it.
func startBatch(t *testing.T) (in *os.File, out *bufio.Reader, stop func(os.Signal) int) {
	t.Helper()
	link := program(t)
	cmd := exec.Command(link, "batch")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin = r
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r.Close()
	t.Cleanup(func() { w.Close() })
	return w, bufio.NewReader(pipe), func(s os.Signal) int {
		if s != nil {
			if err := cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
		}
		killer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
		defer killer.Stop()
		_ = cmd.Wait()
		return cmd.ProcessState.ExitCode()
	}
}
