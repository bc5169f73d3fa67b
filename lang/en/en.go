// Package en reads English.
package en

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/und"
)

// English is the language.
type English struct{ und.Undetermined }

var _ lang.Language = English{}

// New gives the language. It does no work.
func New() English { return English{} }

// Tag is "en".
func (English) Tag() string { return "en" }
