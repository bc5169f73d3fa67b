package web

import (
	_ "embed"
	"sync"

	"github.com/zhongdian/zhongdian/internal/phrases"
)

//go:embed data/words.txt
var wordsFile string

var words = sync.OnceValue(func() phrases.Book { return phrases.Parse(wordsFile) })

// say gives a phrase in "zh" or else in English, filled as fmt does. An unknown
// key is a mistake of ours, shown as itself; a test looks for it.
func say(ui, key string, args ...any) string {
	said, ok := words().Say(ui, key, args...)
	if !ok {
		return key
	}
	return said
}
