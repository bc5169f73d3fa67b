package service

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
)

// TestFiles: what lies in the folders is read, by every way to write its path,
// and nothing else is.
func TestFiles(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(filepath.Join(dir, "文章.txt"), "in")
	put(filepath.Join(dir, "sub", "b.txt"), "below")
	put(filepath.Join(dir, ".env"), "secret")
	put(filepath.Join(dir, ".git", "config"), "secret")
	put(filepath.Join(other, "c.txt"), "out")
	_ = os.Symlink(filepath.Join(other, "c.txt"), filepath.Join(dir, "leads-out.txt"))
	_ = os.Symlink("sub/b.txt", filepath.Join(dir, "leads-in.txt"))
	f, err := OpenFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, want := range map[string]string{
		"文章.txt": "in", filepath.Join(dir, "文章.txt"): "in", "sub/b.txt": "below", "./sub/../sub/b.txt": "below", "leads-in.txt": "below",
	} {
		src, err := f.Load(name)
		if err != nil || string(src.Data) != want {
			t.Errorf("%s: got %q, %v, want %q", name, src.Data, err, want)
		}
	}
	for name, code := range map[string]fault.Code{
		"": fault.Invalid, "-": fault.NotFound, ".env": fault.Invalid, ".git/config": fault.Invalid, "sub/../.env": fault.Invalid, "sub": fault.Invalid, ".": fault.Invalid,
		"none.txt": fault.NotFound, "../" + filepath.Base(other) + "/c.txt": fault.NotFound, filepath.Join(other, "c.txt"): fault.NotFound, "leads-out.txt": fault.Invalid,
		"/dev/stdin": fault.NotFound, "/proc/self/environ": fault.NotFound, "http://127.0.0.1/": fault.NotFound, "a\x00b": fault.Invalid,
	} {
		src, err := f.Load(name)
		if fault.CodeOf(err) != code {
			t.Errorf("%q: got %q, %v, want %s", name, src.Data, err, code)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "big"), make([]byte, 16<<20+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Load("big"); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("big: %v", err)
	}
	if _, err := OpenFiles(filepath.Join(dir, "none")); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, err := OpenFiles(filepath.Join(dir, "文章.txt")); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a file as folder: %v", err)
	}
}

// TestAnswer: a request is answered without a library, and its stages are told.
func TestAnswer(t *testing.T) {
	s := newService(t, Options{})
	var told []string
	d, err := s.Answer(t.Context(), Request{Text: "青屿市宣布试行夜航。首批投放四艘电动船。", Points: []string{"首批投放五艘电动船。"}}, func(st string) { told = append(told, st) })
	if err != nil || len(d.Points) != 1 || d.Points[0].Verdict == "supported" {
		t.Fatalf("%v, %+v", err, d)
	}
	if strings.Join(told, " ") != StageRead {
		t.Errorf("stages %q", told)
	}
	d, err = s.Answer(t.Context(), Request{Text: "One thing happened here. Another thing happened there.", Settings: Settings{Points: 1}}, nil)
	if err != nil || len(d.Points) != 1 || s.o.Points != 0 {
		t.Errorf("%v, %+v", err, d)
	}
	for _, r := range []Request{{}, {URL: "x"}, {Text: "a", HTML: "b"}, {Text: "a", Date: "x"}, {Text: "a", Settings: Settings{Points: 99}}} {
		if _, err := s.Answer(t.Context(), r, nil); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%+v: %v", r, err)
		}
	}
}
