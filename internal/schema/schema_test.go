package schema

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
)

var update = flag.Bool("update", false, "rewrite docs/schema")

// TestPublished holds the published files: a change of the types must show in
// the diff of a schema.
func TestPublished(t *testing.T) {
	for name, f := range map[string]func() (*jsonschema.Schema, error){
		"digest-1.json":     func() (*jsonschema.Schema, error) { return Digest(false) },
		"error-1.json":      func() (*jsonschema.Schema, error) { return Error(false) },
		"batch-line-1.json": BatchLine,
	} {
		t.Run(name, func(t *testing.T) {
			s, err := f()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Resolve(nil); err != nil {
				t.Fatalf("the schema is no schema: %v", err)
			}
			got, err := json.MarshalIndent(s, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			file := filepath.Join("..", "..", "docs", "schema", name)
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("docs/schema/%s is not what the types say; run go generate ./internal/schema and read the diff", name)
			}
		})
	}
}

// TestBatchLine holds the schema of the input against what is really taken.
func TestBatchLine(t *testing.T) {
	s, err := BatchLine()
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]bool{
		`{"id":"a","text":"一句话。"}`:                                 true,
		`{"id":7,"url":"https://example.org/"}`:                    true,
		`{"html":"<p>x</p>","points":["a",{"text":"b","more":1}]}`: true,
		`{"text":"x","other":"fields are passed over"}`:            true,
		`{"id":"a"}`:                        false,
		`{"text":"x","html":"<p>x"}`:        false,
		`{"text":5}`:                        false,
		`{"text":"x","points":"one"}`:       false,
		`{"text":"x","points":[{"t":"b"}]}`: false,
		`{"text":"x","id":{"no":"object"}}`: false,
	} {
		var v any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		if err := r.Validate(v); (err == nil) != want {
			t.Errorf("%s: valid %v, want %v (%v)", line, err == nil, want, err)
		}
	}
}
