package verify

import "github.com/zhongdian/zhongdian/lang"

// borneOut is the support of a word of dependence over a condition.
const borneOut = 0.9

// depends lifts words of dependence where the evidence makes a condition: "it
// depends on whether they agree" says what "unless they agree, it won't" says,
// and shares no word of form with it.
func (m *match) depends(sup []float64) {
	for i, w := range m.p.words {
		if !dependence(w.Slice(m.p.text)) || !m.conditional() {
			continue
		}
		sup[i] = max(sup[i], borneOut)
	}
}

func dependence(w string) bool {
	switch w {
	case "取决于", "取決於", "取决", "取決", "有赖于", "有賴於", "视乎", "視乎", "depends", "depend", "hinges", "hinge":
		return true
	}
	return false
}

// conditional reports a condition in a sentence that the point rests on.
func (m *match) conditional() bool {
	for _, k := range m.home {
		lo, hi := m.ix.atomsOf(m.rows[k].sent)
		for _, a := range m.ix.atoms[lo:hi] {
			if a.Kind == lang.KindCondition {
				return true
			}
		}
	}
	return false
}
