package web

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/words.txt
var wordsFile string

// space is how a space at the end of a phrase is written: editors cut a bare one.
var space = strings.NewReplacer(`\s`, " ")

// phrase is one string of the interface in both languages.
type phrase struct{ zh, en string }

// phrases reads data/words.txt: "key | 中文 | English" a line.
var phrases = sync.OnceValue(func() map[string]phrase {
	out := map[string]phrase{}
	for line := range strings.Lines(wordsFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		part := strings.SplitN(line, " | ", 3)
		if len(part) != 3 {
			panic("data/words.txt: not three parts: " + line)
		}
		out[part[0]] = phrase{zh: space.Replace(part[1]), en: space.Replace(part[2])}
	}
	return out
})

// say gives a phrase in "zh" or else in English, filled as fmt does. An unknown
// key is a mistake of ours, shown as itself; a test looks for it.
func say(ui, key string, args ...any) string {
	p, ok := phrases()[key]
	if !ok {
		return key
	}
	s := p.en
	if ui == "zh" {
		s = p.zh
	}
	if len(args) > 0 {
		s = fmt.Sprintf(s, args...)
	}
	return s
}
