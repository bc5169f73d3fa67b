package store

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
)

// TestMigrate opens databases as each version of the tables left them, in the
// state of a fixture with the rows of that time, and looks for everything in
// the tables of today. A fixture is named by its version and never edited: with
// a release that has new tables comes a new one.
func TestMigrate(t *testing.T) {
	fixtures, err := filepath.Glob(filepath.Join("testdata", "rows-*.sql"))
	if err != nil || len(fixtures) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, f := range fixtures {
		version, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(f), "rows-"), ".sql"), 10, 64)
		must(t, err)
		rows, err := os.ReadFile(f)
		must(t, err)
		for _, name := range []string{"sqlite", "postgres"} {
			t.Run(filepath.Base(f)+" "+name, func(t *testing.T) {
				location := filepath.Join(t.TempDir(), "old.db")
				if name == "postgres" {
					location = server.Database(t)
				}
				old(t, location, version, string(rows))
				s := open(t, location)
				p, err := s.provider()
				must(t, err)
				if have, want, err := p.GetVersions(t.Context()); err != nil || have != want || have < 3 {
					t.Fatalf("tables %d, want %d, %v", have, want, err)
				}
				if j := state(t, s, "job1"); j.State != Done || j.Result != "job1" || j.Title != "夜航" {
					t.Errorf("job %+v", j)
				}
				if j := claim(t, s, "w", 1, 1); len(j) != 1 || j[0].ID != "job2" {
					t.Errorf("claimed %+v", j)
				}
				r, err := s.Result(t.Context(), "job1")
				must(t, err)
				if string(r.Digest) != `{"x":1}` {
					t.Errorf("digest %s", r.Digest)
				}
				if data, err := s.Source(t.Context(), "job1"); err != nil || string(data) != "bytes" {
					t.Errorf("source %q, %v", data, err)
				}
				if got := titles(t, s, Query{Text: "轮渡"}); got != "夜航" {
					t.Errorf("found %q", got)
				}
				if k, err := s.Key(t.Context(), "key1"); err != nil || k.Rate != 60 {
					t.Errorf("key %+v, %v", k, err)
				}
			})
		}
	}
}

// old makes a database of an old version.
func old(t *testing.T, location string, version int64, rows string) {
	t.Helper()
	var s *Store
	var err error
	if strings.HasPrefix(location, "postgres://") {
		s, err = openPostgres(t.Context(), location)
	} else {
		s, err = openSQLite(t.Context(), location)
	}
	must(t, err)
	defer s.Close()
	p, err := s.provider()
	must(t, err)
	_, err = p.UpTo(t.Context(), version)
	must(t, err)
	// Bytes are written differently: {…} in a fixture is text, packed where it
	// says so.
	blob := func(s string) string { return "X'" + hex.EncodeToString([]byte(s)) + "'" }
	if s.d.numbered {
		blob = func(s string) string { return `'\x` + hex.EncodeToString([]byte(s)) + "'" }
	}
	rows = strings.NewReplacer("{bytes}", blob(string(pack([]byte("bytes")))), "{digest}", blob(string(pack([]byte(`{"x":1}`)))), "{request}", blob("{}")).Replace(rows)
	for _, q := range strings.Split(rows, ";\n") {
		if own, rest, ok := strings.Cut(strings.TrimSpace(q), ": "); ok && (own == "sqlite" || own == "postgres") {
			if own != s.d.name {
				continue
			}
			q = rest
		}
		if strings.TrimSpace(q) == "" {
			continue
		}
		if _, err := s.write.ExecContext(t.Context(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

// TestNewer: a database of a version that is not known is left alone.
func TestNewerVersion(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		_, err := s.write.ExecContext(t.Context(), "INSERT INTO schema_version (version_id, is_applied) VALUES (999, "+map[bool]string{true: "true", false: "1"}[s.d.numbered]+")")
		must(t, err)
		if err := s.migrate(t.Context()); fault.CodeOf(err) != fault.Unsupported {
			t.Errorf("got %v, want unsupported", err)
		}
	})
}
