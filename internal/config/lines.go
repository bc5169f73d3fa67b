package config

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// linesOf finds where the keys of a document stand: path to line, with the parts
// of a path separated by NUL. Keys in inline tables stand where their table does.
// go-toml tells positions of its own errors only; its parser tells all.
func linesOf(data []byte) map[string]int {
	out := map[string]int{}
	var p unstable.Parser
	p.Reset(data)
	table := ""
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = note(&p, out, "", e)
		case unstable.KeyValue:
			note(&p, out, table, e)
		}
	}
	return out
}

// note keeps the lines of the parts of a key and gives its whole path.
func note(p *unstable.Parser, out map[string]int, path string, e *unstable.Node) string {
	for it := e.Key(); it.Next(); {
		n := it.Node()
		path = join(path, string(n.Data))
		if _, has := out[path]; !has {
			out[path] = p.Shape(n.Raw).Start.Line
		}
	}
	return path
}

// nearest proposes the name that was probably meant, as the end of a sentence.
func nearest(s string, names []string) string {
	best, at := "", 3
	for _, n := range names {
		if d := distance(strings.ToLower(s), n); d < at && d < len(n) {
			best, at = n, d
		}
	}
	if best == "" {
		return ""
	}
	return `; did you mean "` + best + `"?`
}

// distance counts the letters to add, drop or change between two short words.
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return 64
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diag
			if a[i] != b[j] {
				cost++
			}
			diag = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
