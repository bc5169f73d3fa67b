package en

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Clauses gives the sentence whole.
func (English) Clauses(_ string, sentence text.Span, _ []lang.Word) []text.Span {
	return []text.Span{sentence}
}

// Atoms finds none yet.
func (English) Atoms(dst []lang.Atom, _ string, _ text.Span, _ []lang.Word, _ lang.Context) []lang.Atom {
	return dst
}

// Cues finds none yet.
func (English) Cues(dst []lang.Cue, _ string, _ text.Span, _ []lang.Word) []lang.Cue { return dst }
