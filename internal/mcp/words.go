package mcp

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/words.txt
var wordsFile string

// phrases reads data/words.txt: "key | 中文 | English" a line.
var phrases = sync.OnceValue(func() map[string][2]string {
	out := map[string][2]string{}
	for line := range strings.Lines(wordsFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		part := strings.SplitN(line, " | ", 3)
		if len(part) != 3 {
			panic("data/words.txt: not three parts: " + line)
		}
		out[part[0]] = [2]string{strings.ReplaceAll(part[1], `\s`, " "), strings.ReplaceAll(part[2], `\s`, " ")}
	}
	return out
})

// say gives a phrase in "zh" or else in English, filled as fmt does; "" for one
// that there is not.
func say(ui, key string, args ...any) string {
	p := phrases()[key]
	form := p[1]
	if ui == "zh" {
		form = p[0]
	}
	if len(args) == 0 {
		return form
	}
	return fmt.Sprintf(form, args...)
}
