package verify

import (
	_ "embed" // word pairs and weights
	"strconv"
	"strings"
	"sync"
)

//go:embed data/antonyms.txt
var antonymsFile string

//go:embed data/signs.txt
var symptomsFile string

// antonymPairs are pairs of words that deny each other.
var antonymPairs = sync.OnceValue(func() [][2]string {
	var out [][2]string
	for line := range strings.Lines(antonymsFile) {
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

// symptomWeights are the log odds each symptom adds against a point.
var symptomWeights = sync.OnceValue(func() *[symptoms]float64 {
	var w [symptoms]float64
	names := map[string]symptom{}
	for r := symptom(0); r < symptoms; r++ {
		names[r.String()] = r
	}
	for line := range strings.Lines(symptomsFile) {
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

// String names a symptom as data/signs.txt does.
func (r symptom) String() string {
	if s := r / perStance; stance(s) < stances {
		return stanceNames[s] + [perStance]string{"-lost", "-lost?", "-new", "-new?", "-alone"}[r%perStance]
	}
	switch {
	case r >= symptomFigureElse:
		return "else-" + figureNames[r-symptomFigureElse]
	case r >= symptomFigure:
		return "no-" + figureNames[r-symptomFigure]
	}
	return [...]string{
		"antonym", "swapped", "role", "role-half", "moved", "shifted", "number", "number-in", "number-else", "name", "name-in", "noun", "noun-in",
		"verb", "verb-in", "other", "said-absent", "said-far", "said-other", "said-beside", "unfounded", "foreign", "no-name",
	}[r-symptom(stances)*perStance]
}

func containsFold(s, w string) bool {
	if !han(w) { // which has no small letters
		s = strings.ToLower(s)
	}
	return strings.Contains(s, w)
}
