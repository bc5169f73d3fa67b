// Package zh reads Chinese, simplified and traditional: sentences, clauses and
// words, the atoms that can be checked and the cues that say what a sentence
// does.
//
// Words come from the jieba dictionary as a double-array trie that is read in
// place from the program file: nothing is parsed or allocated, and only the
// pages that a text touches are ever loaded. Traditional text is looked up
// through its simplified form; no offset and no shown text is changed by it.
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
