package internal

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// NOTICE names every module that is linked into the program, on the systems it is built for.
func TestNoticeNamesWhatIsLinked(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	notice, err := os.ReadFile(filepath.Join(root, "NOTICE"))
	if err != nil {
		t.Fatal(err)
	}
	major := regexp.MustCompile(`/v[0-9]+$`)
	for _, system := range []string{runtime.GOOS, "linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/zhongdian")
		cmd.Dir, cmd.Env = root, append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", system, err)
		}
		for m := range strings.FieldsSeq(string(out)) {
			if name := major.ReplaceAllString(m, ""); m != module && !strings.Contains(string(notice), name) {
				t.Errorf("%s: %s is linked and stands not in NOTICE", system, name)
			}
		}
	}
}
