package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is an example of a page of documentation: a fenced command, and what is
// said to come out of it.
type block struct{ command, output string }

var fenced = regexp.MustCompile("(?ms)^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?")

func readBlocks(t *testing.T, page string) []block {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []block
	for _, m := range fenced.FindAllStringSubmatch(string(data), -1) {
		blocks = append(blocks, block{m[1], m[2]})
	}
	return blocks
}

func TestAPIExamples(t *testing.T) { runExamples(t, "API.md", 8, "bash", "curl") }

func TestMCPExamples(t *testing.T) { runExamples(t, "MCP.md", 2, "bash", "curl", "python3") }

// runExamples runs every example of a page, at least so many, one after the other
// in one shell, against the server as a user starts it, and holds what they print
// against what the page says.
func runExamples(t *testing.T, page string, least int, tools ...string) {
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	blocks := readBlocks(t, filepath.Join(root, "docs", page))
	if len(blocks) < least {
		t.Fatalf("%d examples were found in docs/%s", len(blocks), page)
	}
	bin, store := filepath.Dir(program(t)), filepath.Join(t.TempDir(), "library.db")
	s := startServe(t, "--store", store, "--log", "none")
	const mark = "\x01end of an example\n"
	script := "set -euo pipefail\n"
	for _, b := range blocks {
		script += strings.ReplaceAll(b.command, "http://127.0.0.1:8417", s.url) + "\nprintf '" + strings.ReplaceAll(mark, "\n", `\n`) + "'\n"
	}
	cmd := exec.Command("bash", "-c", script)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "ZHONGDIAN_STORE="+store, "no_proxy=127.0.0.1")
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, said.String(), out)
	}
	got := strings.Split(string(out), mark)
	for i, b := range blocks {
		if missing := missingFrom(got[i], b.output); missing != "" {
			t.Errorf("example %d does not print %q:\n%s\nit prints:\n%.3000s", i+1, missing, b.command, got[i])
		}
	}
}

// missingFrom gives the first piece of want, whose pieces stand between "…" and
// ends of lines, that does not follow in got; "" where all do.
func missingFrom(got, want string) string {
	for line := range strings.Lines(want) {
		for piece := range strings.SplitSeq(strings.TrimSuffix(line, "\n"), "…") {
			_, rest, ok := strings.Cut(got, piece)
			if !ok {
				return piece
			}
			got = rest
		}
	}
	return ""
}

// TestMissingFrom: the comparison notices what is absent and what is in another order.
func TestMissingFrom(t *testing.T) {
	for _, c := range []struct{ got, want, missing string }{
		{"a b c\nd\n", "a…c\nd\n", ""}, {"a b\n", "b…a\n", "a"}, {"轮渡夜航", "夜航\n", ""}, {"轮渡", "夜航\n", "夜航"}, {"", "", ""}, {"", "x\n", "x"},
	} {
		if m := missingFrom(c.got, c.want); m != c.missing {
			t.Errorf("%q in %q: %q is missing, want %q", c.want, c.got, m, c.missing)
		}
	}
}

// TestServePage: the variables, flags and metrics that docs/SERVE.md names are
// those that the program has.
func TestServePage(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "SERVE.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	link := program(t)
	help := ""
	for _, args := range [][]string{{"serve", "--help"}, {"keys", "create", "--help"}} {
		out, err := exec.Command(link, args...).Output()
		if err != nil {
			t.Fatal(err)
		}
		help += string(out)
	}
	named := regexp.MustCompile(`(?:ZHONGDIAN_([A-Z_]+)|[\s\x60(]--([a-z-]+))`).FindAllStringSubmatch(page, -1)
	if len(named) < 10 {
		t.Fatalf("%d flags and variables were found", len(named))
	}
	for _, m := range named {
		flag := strings.ToLower(strings.ReplaceAll(m[1], "_", "-")) + m[2]
		if flag != "pty" && !strings.Contains(help, "--"+flag+" ") { // --pty is systemd-run's
			t.Errorf("docs/SERVE.md names --%s, which there is not", flag)
		}
	}
	s := startServe(t, "--log", "none")
	if code, _ := ask(t, "GET", s.url+"/readyz", "", ""); code != 200 { // and there is a request to be counted
		t.Errorf("readyz: %d", code)
	}
	_, metrics := ask(t, "GET", s.url+"/metrics", "", "")
	for _, name := range regexp.MustCompile(`zhongdian_[a-z_]+`).FindAllString(page, -1) {
		if !strings.Contains(metrics, "# HELP "+name+" ") {
			t.Errorf("docs/SERVE.md names the metric %s, which there is not", name)
		}
	}
}
