package render

import (
	"sort"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

// failing gives the checks that the evidence does not carry.
func failing(cs []digest.Check) []digest.Check {
	var out []digest.Check
	for _, c := range cs {
		if c.Status != digest.Supported && c.Status != digest.Unchecked {
			out = append(out, c)
		}
	}
	return out
}

// failingSpans gives the words of a point that the article does not carry, in
// order and apart from each other: those of its failing checks or, where no
// check says which, the words of little support. A supported point has none.
func failingSpans(p *digest.Point) []text.Span {
	if p.Verdict == digest.Supported || p.Verdict == digest.Unchecked {
		return nil
	}
	var out []text.Span
	for _, c := range failing(p.Checks) {
		if c.ValidIn(p.Text) && !c.Empty() {
			out = append(out, c.Span)
		}
	}
	if len(out) == 0 {
		for _, w := range p.Words {
			if w.Support < 0.5 && w.ValidIn(p.Text) && !w.Empty() {
				out = append(out, w.Span)
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	merged := out[:0]
	for _, sp := range out {
		if n := len(merged); n > 0 && sp.Start <= merged[n-1].End {
			merged[n-1] = merged[n-1].Cover(sp)
			continue
		}
		merged = append(merged, sp)
	}
	return merged
}

// run is a stretch of a point's text that is carried by the article, or not.
type run struct {
	Text string
	Bad  bool
}

// runs parts a point's text at its failing words.
func runs(p *digest.Point) []run {
	var out []run
	at := 0
	for _, sp := range failingSpans(p) {
		if sp.Start > at {
			out = append(out, run{Text: p.Text[at:sp.Start]})
		}
		out = append(out, run{Text: sp.Slice(p.Text), Bad: true})
		at = sp.End
	}
	if at < len(p.Text) {
		out = append(out, run{Text: p.Text[at:]})
	}
	return out
}
