package verify

import (
	_ "embed" // word pairs and weights
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
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
		"verb", "verb-in", "other", "said-absent", "said-far", "said-other", "said-beside", "unfounded", "foreign", "no-name", "number-there", "name-there", "measure-other",
	}[r-symptom(stances)*perStance]
}

func containsFold(s, w string) bool {
	if !han(w) { // which has no small letters
		s = strings.ToLower(s)
	}
	return strings.Contains(s, w)
}

// opposites gives, of each word of the pairs, its opposites.
var opposites = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, p := range antonymPairs() {
		out[p[0]] = append(out[p[0]], p[1])
		out[p[1]] = append(out[p[1]], p[0])
	}
	return out
})

// longestOpposite is how many characters a Chinese word of the pairs has at most.
const longestOpposite = 4

// eachOpposite calls f with every word of the pairs that stands in s, a text as
// letters has it, and each of its opposites, until f says that it is enough.
func eachOpposite(s string, f func(x, y string) bool) {
	all := opposites()
	try := func(x string) bool {
		for _, y := range all[x] {
			if f(x, y) {
				return true
			}
		}
		return false
	}
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			n := strings.IndexByte(s[i+1:], ' ')
			if n < 0 || try(s[i:i+n+2]) {
				return
			}
			i += n + 2
			continue
		}
		k, first := i, 0
		for n := 0; n < longestOpposite && k < len(s) && s[k] != ' '; n++ {
			_, size := utf8.DecodeRuneInString(s[k:])
			k += size
			if n == 0 {
				first = size
			}
			if try(s[i:k]) {
				return
			}
		}
		i += first
	}
}
