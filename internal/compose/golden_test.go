package compose

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/zhongdian/zhongdian/internal/rank"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden makes a unit of every sentence of in.txt: what a point of it would
// say, "~" before what does not stand alone, and its edits. It holds the rules
// and not the choice, which a better ranker may change any day.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/golden/*.txtar")
	if len(files) == 0 {
		t.Fatal("no golden cases")
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) { golden(t, f) })
	}
}

func golden(t *testing.T, file string) {
	ar, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var in, want string
	at := -1
	for i, f := range ar.Files {
		switch f.Name {
		case "in.txt":
			in = string(f.Data)
		case "want.txt":
			want, at = string(f.Data), i
		}
	}
	if in == "" || at < 0 {
		t.Fatal("in.txt or want.txt is missing")
	}
	d := read(in)
	r := rank.Score(d)
	var b strings.Builder
	for _, u := range all(d, r, Medium) {
		dr := u.draft(d)
		if err := checkDraft(d, u, dr); err != nil {
			t.Error(err)
		}
		mark := ""
		if u.leans {
			mark = "~ "
		}
		fmt.Fprintf(&b, "%s%s\n", mark, dr.Text)
		for _, e := range dr.Edits {
			fmt.Fprintf(&b, "    %s %q: %s\n", e.Kind, e.Text, e.Reason)
		}
	}
	if *update {
		ar.Files[at].Data = []byte(b.String())
		if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
