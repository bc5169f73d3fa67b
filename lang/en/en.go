// Package en reads English.
//
// It knows English by rules and short lists (data/*.txt), without a trained
// tagger: closed classes are listed, open ones guessed from capitals, endings
// and neighbours. Offsets are bytes of the whole text.
package en

import "github.com/zhongdian/zhongdian/lang"

// English is the language. The zero value is ready; it holds no state.
type English struct{}

var _ lang.Language = English{}

// New gives the language. It does no work.
func New() English { return English{} }

// Tag is "en".
func (English) Tag() string { return "en" }
