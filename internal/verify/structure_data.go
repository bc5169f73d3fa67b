package verify

import (
	_ "embed" // word pairs and weights
	"strconv"
	"strings"
	"sync"
)

//go:embed data/opposites.txt
var oppositesFile string

//go:embed data/rules.txt
var rulesFile string

// opposites are pairs of words that deny each other.
var opposites = sync.OnceValue(func() [][2]string {
	var out [][2]string
	for line := range strings.Lines(oppositesFile) {
		f := strings.Fields(line)
		if len(f) != 2 || strings.HasPrefix(line, "#") {
			continue
		}
		for i, w := range f {
			if w[0] < 0x80 {
				f[i] = " " + w + " "
			}
		}
		out = append(out, [2]string{f[0], f[1]})
	}
	return out
})

// ruleWeights are the log odds each rule adds against a point.
var ruleWeights = sync.OnceValue(func() *[rules]float64 {
	var w [rules]float64
	names := map[string]rule{}
	for r := rule(0); r < rules; r++ {
		names[r.String()] = r
	}
	for line := range strings.Lines(rulesFile) {
		f := strings.Fields(line)
		if len(f) != 2 || strings.HasPrefix(line, "#") {
			continue
		}
		if r, ok := names[f[0]]; ok {
			w[r], _ = strconv.ParseFloat(f[1], 64)
		}
	}
	return &w
})

// String names a rule as data/rules.txt does.
func (r rule) String() string {
	if s := r / perStance; stance(s) < stances {
		return stanceNames[s] + [perStance]string{"-lost", "-lost?", "-new", "-new?", "-alone"}[r%perStance]
	}
	return [...]string{
		"antonym", "swapped", "role", "role-half", "moved", "shifted", "number", "number-in", "number-else", "name", "name-in", "noun", "noun-in",
		"verb", "verb-in", "other", "said-absent", "said-far", "said-other", "said-nobody",
	}[r-rule(stances)*perStance]
}

func containsFold(s, w string) bool { return strings.Contains(strings.ToLower(s), w) }
