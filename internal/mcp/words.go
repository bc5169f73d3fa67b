package mcp

import (
	_ "embed"
	"sync"

	"github.com/zhongdian/zhongdian/internal/phrases"
)

//go:embed data/words.txt
var wordsFile string

var words = sync.OnceValue(func() phrases.Book { return phrases.Parse(wordsFile) })

// say gives a phrase in "zh" or else in English, filled as fmt does; "" for one
// that there is not.
func say(ui, key string, args ...any) string {
	said, _ := words().Say(ui, key, args...)
	return said
}
