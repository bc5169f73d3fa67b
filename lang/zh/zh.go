// Package zh reads Chinese.
package zh

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/und"
)

// Chinese is the language.
type Chinese struct{ und.Undetermined }

var _ lang.Language = Chinese{}

// New gives the language. It does no work.
func New() Chinese { return Chinese{} }

// Tag is "zh".
func (Chinese) Tag() string { return "zh" }
