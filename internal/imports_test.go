// Package internal holds the one test of how the house is built: which package
// may import which.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/zhongdian/zhongdian"

// allowed are the edges of the house. A package is found by its longest prefix;
// what stands there holds for the packages below it, which may also import each
// other. fault may be imported by everybody. A new edge is a decision: it is
// made here, and docs/ARCHITECTURE.md tells why.
var allowed = map[string][]string{
	"fault":               {},
	"text":                {},
	"article":             {"text"},
	"digest":              {"text"},
	"lang":                {"article", "text"},
	"internal/background": {},
	"internal/extract":    {"article", "text"},
	"internal/fetch":      {"article"},
	"internal/measure":    {"article", "lang"},
	"internal/rank":       {"article", "lang", "text", "internal/background"},
	"internal/compose":    {"internal/rank", "internal/background", "digest", "article", "lang", "text"},
	"internal/verify":     {"digest", "article", "lang", "text", "internal/background"},
	"":                    {"article", "digest", "lang", "text", "llm", "internal/extract", "internal/measure", "internal/rank", "internal/across", "internal/compose", "internal/guard", "internal/write", "internal/verify"},
	"llm":                 {},
	"internal/across":     {"digest", "article", "lang", "text"},
	"internal/guard":      {"article", "lang", "text"},
	"internal/write":      {"internal/guard", "llm", "digest", "article", "lang", "text", "internal/rank"},
	"internal/config":     {"llm"},
	"internal/store":      {"text"},
	"internal/feeds":      {"article", "digest", "text", "internal/extract"},
	"render":              {"digest", "article", "text"},
	"service":             {"", "article", "digest", "llm", "internal/config", "internal/extract", "internal/feeds", "internal/fetch", "internal/store"},
	"internal/httpapi":    {"service", "render", "article", "digest", "internal/schema"},
	"internal/mcp":        {"service", "render", "article", "digest", "text", "internal/schema", "internal/phrases"},
	"internal/web":        {"service", "render", "article", "digest", "text", "internal/phrases"},
	"cmd":                 {"service", "render", "article", "digest", "internal/httpapi", "internal/mcp", "internal/web", "extension"},
	"internal/schema":     {"digest", "service"},
	"internal/phrases":    {},
	"internal/browse":     {"internal/fetch"},
	"extension":           {},
}

// free are outside the house: they look at everything and nobody looks at them.
var free = []string{"eval", "train"}

// Test data and helpers of tests may look further; only what is built counts.
func TestImports(t *testing.T) {
	root := ".."
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if name := e.Name(); name == "testdata" || name != ".." && strings.HasPrefix(name, ".") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := strings.TrimPrefix(filepath.ToSlash(dir), ".")
		if inTree(pkg, free) || strings.HasSuffix(pkg, "test") {
			return nil
		}
		owner, ok := ownerOf(pkg)
		if !ok {
			t.Errorf("package %q has no line in the house; give it one here and in docs/ARCHITECTURE.md", pkg)
			return nil
		}
		seen[owner] = true
		for _, imp := range imports(t, path) {
			if !mayImport(owner, imp) {
				t.Errorf("%s imports %q: not an edge of the house", filepath.ToSlash(path), imp)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, must := range []string{"", "text", "lang", "cmd", "service", "render"} {
		if !seen[must] {
			t.Errorf("package %q was not looked at: the walk is broken", must)
		}
	}
}

// TestRules holds mayImport against edges that must never be.
func TestRules(t *testing.T) {
	for _, e := range []struct {
		from, to string
		want     bool
	}{
		{"internal/verify", "internal/compose", false},
		{"internal/verify", "lang", true},
		{"lang", "lang/zh", true},
		{"text", "article", false},
		{"render", "", false},
		{"render", "service", false},
		{"cmd", "internal/extract/plain", false},
		{"internal/extract", "internal/extract/plain", true},
		{"service", "", true},
		{"digest", "eval/metric", false},
		{"article", "fault", true},
	} {
		if got := mayImport(e.from, e.to); got != e.want {
			t.Errorf("%q -> %q: %v, want %v", e.from, e.to, got, e.want)
		}
	}
}

func mayImport(owner, imp string) bool {
	if imp == "fault" || owner != "" && inTree(imp, []string{owner}) {
		return true
	}
	to, ok := ownerOf(imp)
	return ok && !inTree(imp, free) && slices.Contains(allowed[owner], to)
}

// ownerOf gives the line that speaks for a package: its own or that of the
// nearest one above it. The root speaks for itself alone.
func ownerOf(pkg string) (string, bool) {
	for p := pkg; p != ""; {
		if _, ok := allowed[p]; ok {
			return p, true
		}
		i := strings.LastIndexByte(p, '/')
		if i < 0 {
			break
		}
		p = p[:i]
	}
	return "", pkg == ""
}

func inTree(pkg string, trees []string) bool {
	return slices.ContainsFunc(trees, func(t string) bool { return pkg == t || strings.HasPrefix(pkg, t+"/") })
}

// imports gives the packages of this module that a file imports.
func imports(t *testing.T, path string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return nil
	}
	var out []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Error(err)
			continue
		}
		if p == module {
			out = append(out, "")
		} else if rest, ok := strings.CutPrefix(p, module+"/"); ok {
			out = append(out, rest)
		}
	}
	return out
}
