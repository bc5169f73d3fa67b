// Package phrases reads the words that a face speaks to its reader, in Chinese and English, from a file beside it.
package phrases

import (
	"fmt"
	"strings"
)

// A Book has the phrases of a face by their keys, each in Chinese and in English.
type Book map[string][2]string

// Parse reads a file of phrases, "key | 中文 | English" a line; \s is a space at an end, which editors cut, and a line that
// begins with # says nothing. A line that has not three parts is a mistake of ours: it panics.
func Parse(file string) Book {
	b := Book{}
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		part := strings.SplitN(line, " | ", 3)
		if len(part) != 3 {
			panic("phrases: not three parts: " + line)
		}
		b[part[0]] = [2]string{space.Replace(part[1]), space.Replace(part[2])}
	}
	return b
}

var space = strings.NewReplacer(`\s`, " ")

// Say gives a phrase in "zh" or else in English, filled as fmt does; ok is false for a key that there is not.
func (b Book) Say(ui, key string, args ...any) (said string, ok bool) {
	p, ok := b[key]
	said = p[1]
	if ui == "zh" {
		said = p[0]
	}
	if len(args) > 0 && ok {
		said = fmt.Sprintf(said, args...)
	}
	return said, ok
}
