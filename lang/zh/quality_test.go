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

// Sentence borders against the spans of the points data, whose splitter also
// parts at ； and behind every quotation and ……, which this package does not.
func TestSentencesAgainstPoints(t *testing.T) {
	const floor = 0.95
	type record struct {
		Text      string
		Sentences []struct{ Start, End, Paragraph int }
	}
	var same, ours, gold int
	for _, r := range records[record](t, "points/dev.jsonl.gz") {
		if !chinese(r.Text) {
			continue
		}
		ends := map[int]bool{}
		for _, s := range r.Sentences {
			ends[len(strings.TrimRight(r.Text[:s.End], " \n　"))] = true
		}
		gold += len(ends)
		at := 0
		for line := range strings.SplitSeq(r.Text, "\n") {
			for _, sp := range zh.New().Sentences(r.Text, text.Span{Start: at, End: at + len(line)}) {
				ours++
				end := len(strings.TrimRight(r.Text[:sp.End], " \n　"))
				if ends[end] {
					same++
				} else if testing.Verbose() {
					t.Logf("only ours: %s", around(r.Text, end))
				}
				delete(ends, end)
			}
			at += len(line) + 1
		}
		for end := range ends {
			if !strings.HasSuffix(r.Text[:end], "；") && testing.Verbose() {
				t.Logf("only gold: %s", around(r.Text, end))
			}
		}
	}
	p, r := float64(same)/float64(ours), float64(same)/float64(gold)
	f1 := 2 * p * r / (p + r)
	t.Logf("sentence ends on points/dev: precision %.3f recall %.3f F1 %.3f", p, r, f1)
	if f1 < floor {
		t.Errorf("F1 %.3f is below the floor %.2f", f1, floor)
	}
}

func chinese(s string) bool {
	han := 0
	for _, r := range s {
		if r >= 0x4E00 && r < 0xA000 {
			han++
		}
	}
	return han*12 > len(s)
}

func around(s string, i int) string {
	a, b := max(0, i-60), min(len(s), i+45)
	return strings.ToValidUTF8(s[a:i], "") + " | " + strings.ToValidUTF8(s[i:b], "")
}
