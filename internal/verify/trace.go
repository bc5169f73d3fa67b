package verify

import "github.com/zhongdian/zhongdian/text"

// Trace is what the learned part sees of a point: for training and for tests.
type Trace struct {
	Words    []text.Span
	Features [][]float32
	Home     []text.Span // sentences the point was laid against, best first
}

// FeatureNames names the columns of Trace.Features.
func FeatureNames() []string { return featureNames[:] }

// Trace lays a point against the article without judging it.
func (c *Checker) Trace(point string, hint []text.Span) Trace {
	m := c.lay(point, hint)
	var t Trace
	v := m.vectors()
	for i, w := range m.p.words {
		t.Words = append(t.Words, w.Span)
		t.Features = append(t.Features, v[i][:])
	}
	for _, k := range m.home {
		t.Home = append(t.Home, m.rows[k].Span)
	}
	return t
}
