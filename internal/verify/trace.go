package verify

import "github.com/zhongdian/zhongdian/text"

// Trace is what the learned part sees of a point: for training and for tests.
type Trace struct {
	Words    []text.Span
	Features [][]float32
	Home     []text.Span // sentences the point was laid against, best first
	point    func(sup []float64) []float32
}

// Point gives the features of the whole point, given the support of its words.
func (t *Trace) Point(sup []float64) []float32 { return t.point(sup) }

// FeatureNames names the columns of Trace.Features.
func FeatureNames() []string { return featureNames[:] }

// Trace lays a point against the article without judging it.
func (c *Checker) Trace(point string, hint []text.Span) Trace {
	m := c.lay(point, hint)
	var t Trace
	v, an := m.vectors()
	t.point = func(sup []float64) []float32 { return m.pointVector(v, sup, an) }
	for i, w := range m.p.words {
		t.Words = append(t.Words, w.Span)
		t.Features = append(t.Features, v[i][:])
	}
	for _, k := range m.home {
		t.Home = append(t.Home, m.rows[k].Span)
	}
	return t
}
