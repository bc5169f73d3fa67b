package en_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/text"
)

// open finds a data set in ZHONGDIAN_DATA or in a shared/data folder above.
func open(t *testing.T, name string) *os.File {
	t.Helper()
	roots := []string{os.Getenv("ZHONGDIAN_DATA")}
	for dir, _ := os.Getwd(); len(dir) > 1; dir = filepath.Dir(dir) {
		roots = append(roots, filepath.Join(dir, "shared", "data"))
	}
	for _, r := range roots {
		if f, err := os.Open(filepath.Join(r, name)); r != "" && err == nil {
			return f
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("the data set %s is not here, and CI must have it", name)
	}
	t.Skipf("the data set %s is not on this machine", name)
	return nil
}

func atoms(s string) map[string]int {
	l, m := en.New(), map[string]int{}
	for _, sp := range l.Sentences(s, text.Span{End: len(s)}) {
		for _, a := range l.Atoms(nil, s, sp, l.Words(nil, s, sp), lang.Context{}) {
			m[fmt.Sprint(a.Kind, a.Value)]++
		}
	}
	return m
}

// TestAtomsOfEdits compares summaries with their edited copies: where a name,
// number or date was changed the atoms should differ, where the meaning was kept
// they should not. Most of what they can't see are changed common nouns.
func TestAtomsOfEdits(t *testing.T) {
	const seen, disturbed = 0.66, 0.16
	f := open(t, "summedits/news-dev.jsonl.gz")
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var changed, found, kept, differ float64
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r struct {
			Summary  string
			Original string `json:"original_summary"`
			Label    int
			Types    []string `json:"edit_types"`
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		same := fmt.Sprint(atoms(r.Original)) == fmt.Sprint(atoms(r.Summary))
		switch {
		case r.Label == 1:
			if kept++; !same {
				differ++
			}
		case len(r.Types) == 1 && r.Types[0] == "entity_modification":
			if changed++; !same {
				found++
			}
		}
	}
	t.Logf("atoms differ in %.0f of %.0f copies with a changed entity, in %.0f of %.0f with the meaning kept", found, changed, differ, kept)
	if found < seen*changed || differ > disturbed*kept {
		t.Errorf("want more than %.2f of the first and less than %.2f of the second", seen, disturbed)
	}
}
