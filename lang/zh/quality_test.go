package zh_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

// Words against the segmented sentences of Universal Dependencies, which split
// finer than the dictionary (电视|机), so the floor is what the method gives.
func TestWordsAgainstUD(t *testing.T) {
	const floor = 0.78
	var same, ours, gold int
	for _, r := range records[struct{ Words []string }](t, "segmentation/ud-dev.jsonl.gz") {
		s := strings.Join(r.Words, "")
		ends := map[text.Span]bool{}
		at := 0
		for _, w := range r.Words {
			ends[text.Span{Start: at, End: at + len(w)}] = true
			at += len(w)
		}
		gold += len(r.Words)
		ws := zh.New().Words(nil, s, text.Span{End: len(s)})
		ours += len(ws)
		for _, w := range ws {
			if ends[w.Span] {
				same++
			}
		}
	}
	p, r := float64(same)/float64(ours), float64(same)/float64(gold)
	f1 := 2 * p * r / (p + r)
	t.Logf("words on ud-dev: precision %.3f recall %.3f F1 %.3f", p, r, f1)
	if f1 < floor {
		t.Errorf("F1 %.3f is below the floor %.2f", f1, floor)
	}
}
