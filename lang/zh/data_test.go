package zh_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// dataFile finds a file of the data that is kept beside the repository, or
// skips the test on a reader's machine. In CI it must be there.
func dataFile(tb testing.TB, name string) string {
	tb.Helper()
	dir := os.Getenv("ZHONGDIAN_DATA")
	if dir == "" {
		at, _ := os.Getwd()
		for ; dir == "" && at != filepath.Dir(at); at = filepath.Dir(at) {
			if _, err := os.Stat(filepath.Join(at, "shared", "data")); err == nil {
				dir = filepath.Join(at, "shared", "data")
			}
		}
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil || dir == "" {
		if os.Getenv("CI") == "true" {
			tb.Fatalf("no data: %s", name)
		}
		tb.Skipf("no data: %s is not beside this repository (set ZHONGDIAN_DATA)", name)
	}
	return path
}

// records reads the JSON lines of a gzip file.
func records[T any](tb testing.TB, name string) []T {
	tb.Helper()
	f, err := os.Open(dataFile(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		tb.Fatal(err)
	}
	var out []T
	for d := json.NewDecoder(z); d.More(); {
		var r T
		if err := d.Decode(&r); err != nil {
			tb.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}
