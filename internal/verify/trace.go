package verify

import "github.com/zhongdian/zhongdian/text"

// Trace is what the learned part sees of a point: for training and for tests.
type Trace struct {
	Words    []text.Span
	Features [][]float32
	Floor    []float64   // of each word: what its support is at the least, whatever is learned
	Home     []text.Span // sentences the point was laid against, best first
	// Against is what the rules find: log odds against the point.
	Against float64
	Grave   float64       // the same of the grave ones, which aren't in Against
	Signs   []int         // numbers of the symptoms that find something
	Claims  []TracedClaim // what the point claims, kind by kind
	Han     bool          // it is mostly Chinese
	point   func(sup []float64) []float32
}

// TracedClaim is one claim of a point with its features.
type TracedClaim struct {
	Kind int
	text.Span
	Also text.Span // the second of two things; else the same
	X    []float32
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
	t.Floor = make([]float64, len(m.p.words))
	m.depends(t.Floor)
	m.reckonedWords(an, t.Floor)
	m.speltWords(t.Floor)
	x := &structure{match: m, an: an, v: v, eds: m.edits()}
	found := x.findings()
	for _, cl := range x.claims() {
		tc := TracedClaim{Kind: cl.kind, Span: text.Span{Start: m.p.words[cl.from].Start, End: m.p.words[cl.to-1].End}, X: cl.x}
		if tc.Also = tc.Span; cl.also > 0 {
			tc.Also = m.p.words[cl.also].Span
		}
		t.Claims = append(t.Claims, tc)
	}
	t.Han = m.p.han()
	t.Against, t.Grave = symptomWeights(t.Han).apart(found)
	for _, f := range found {
		t.Signs = append(t.Signs, int(f.symptom))
	}
	for i, w := range m.p.words {
		t.Words = append(t.Words, w.Span)
		t.Features = append(t.Features, v[i][:])
	}
	for _, k := range m.home {
		t.Home = append(t.Home, m.rows[k].Span)
	}
	return t
}

// PointFeatureNames names what Trace.Point gives.
func PointFeatureNames() []string {
	out := []string{
		"min", "second", "third", "mean", "log", "below 3", "below 5", "below 7", "words", "cover", "homes", "longest", "pieces",
		"neg here", "hedge lost", "hedge new", "cond lost", "cond new", "inverted", "inverted sum", "near ratio", "part ratio", "point ratio",
		"min name", "min number", "min verb", "min adverb", "min noun", "worst part", "names missing", "figures missing", "broken names", "name far",
		"verb flip", "name flip", "neg sent", "hedge sent", "cond sent",
		"voice other", "voice unknown", "voice far", "voice mistake", "voice same", "neg strong", "not lost", "not new", "hedge gone", "hedge made", "not added", "not dropped", "hedge added", "hedge dropped", "sure added", "all added", "some dropped", "if dropped", "han",
		"rule figure", "rule elsewhere", "rule name", "rule not", "rule voice", "rule small", "rule hedge", "rule all",
	}
	groupNames := []string{"neg", "hedge", "plan", "done", "sure", "all", "some", "degree", "cond", "cause", "comp", "speaker"}
	for _, c := range append([]string{"name", "number", "date"}, groupNames...) {
		out = append(out, c+" count", c+" state", c+" support", c+" rivals")
	}
	for _, g := range groupNames {
		out = append(out, g+" lost")
	}
	for _, g := range groupNames {
		out = append(out, g+" new")
	}
	for _, c := range weakest {
		out = append(out, "weak "+featureNames[c])
	}
	return out
}

// UnorderedPointFeatures are the columns of Trace.Point that a sum can't use: what
// is known of the weakest word, tags and kinds among it.
func UnorderedPointFeatures() []int {
	var out []int
	for k := range weakest {
		out = append(out, pWeak+k)
	}
	return out
}

// SignGrave reports whether a symptom is one that weighs apart.
func SignGrave(sign int) bool { return symptom(sign).grave() }

// SignNames names what Checker.Signs gives.
func SignNames() []string {
	var out []string
	for r := symptom(0); r < symptoms; r++ {
		out = append(out, r.String())
	}
	return out
}

// Signs gives the numbers of the symptoms that find something in a point: for
// training and for tests.
func (c *Checker) Signs(point string) []int {
	var out []int
	m := c.lay(point, nil)
	for _, f := range m.findings(m.atomStates()) {
		out = append(out, int(f.symptom))
	}
	return out
}

// SignFindings says in words what the symptoms find, to read while working on them.
func (c *Checker) SignFindings(point string) []string {
	var out []string
	m := c.lay(point, nil)
	for _, f := range m.findings(m.atomStates()) {
		sp := text.Span{Start: m.p.words[f.from].Start, End: m.p.words[f.to-1].End}
		out = append(out, f.symptom.String()+"("+sp.Slice(point)+"<"+f.other.Slice(c.doc.Article.Text)+")")
	}
	return out
}

// Text is the article's text.
func (c *Checker) Text() string { return c.doc.Article.Text }
