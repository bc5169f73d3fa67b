package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
)

// What reads a word looks at its first byte: none may fold to nothing.
func TestFoldIsNeverEmpty(t *testing.T) {
	var x standReader
	for _, l := range []lang.Language{und.New(), en.New(), zh.New()} {
		s := &lang.Sentence{Language: l}
		for _, w := range []string{"\u00ad", "\u200d", "\u3000", "\ufeff", "A", "東", "é"} {
			if x.fold(s, w) == "" {
				t.Errorf("%s: %q folds to nothing", l.Tag(), w)
			}
		}
	}
}
