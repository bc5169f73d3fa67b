package compose

import "testing"

// TestOffices: what official prose says of nobody has no subject.
func TestOffices(t *testing.T) {
	for _, c := range []struct {
		in   string
		none bool
	}{
		{"积极协助省里的水利部门，修建三座水库。", true},
		{"组织民警深入水库多发险情的重点村庄走访。", true},
		{"重点打击在水库里偷水的犯罪。", true},
		{"聚焦村民用水的难题，东湖县修建了三座水库。", false},
		{"加强水库管理是治水的重点。", false},
		{"推进三座水库的修建工作，是治水的重点。", false},
		{"在保护三座水库水源的前提下，开展三场水上的比赛。", true},
		{"以修建三座水库为抓手，疏通两条河道。", true},
		{"新研究表明水库的水位上涨。", false},
	} {
		d := read(c.in)
		if got := subjectless(c.in, d.Sentences[0], 0); got != c.none {
			t.Errorf("%s: %v", c.in, got)
		}
	}
}
