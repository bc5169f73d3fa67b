package verify

import (
	_ "embed" // word pairs and weights
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

//go:embed data/antonyms.txt
var antonymsFile string

//go:embed data/signs.txt
var symptomsFile string

// symptomWeights gives the weights for Chinese points, or those for all others.
func symptomWeights(han bool) *weights {
	if han {
		return &symptomsOf()[0]
	}
	return &symptomsOf()[1]
}

// symptomsOf are both columns of the file.
var symptomsOf = sync.OnceValue(func() *[2]weights {
	var w [2]weights
	names := map[string]symptom{}
	for r := symptom(0); r < symptoms; r++ {
		names[r.String()] = r
	}
	for line := range strings.Lines(symptomsFile) {
		f := strings.Fields(line)
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if r, ok := names[f[0]]; ok {
			for k := range w {
				w[k][r], _ = strconv.ParseFloat(f[k+1], 64)
			}
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
		"verb", "verb-in", "other", "said-absent", "said-far", "said-other", "said-beside", "unfounded", "foreign", "no-name", "number-there", "name-there", "measure-other", "said-else", "whatever", "settled", "topmost", "whole", "denied", "unlinked", "name-far", "crossed", "topics", "crossed?", "name-other", "turned", "cause-far", "office",
	}[r-symptom(stances)*perStance]
}

func containsFold(s, w string) bool {
	if !han(w) { // which has no small letters
		s = strings.ToLower(s)
	}
	return strings.Contains(s, w)
}

// opposites gives, of each word that has some in language l, its opposites, in the form that
// letters writes them in. A line of the file has two words, or two groups parted by a
// stroke: every word of the one denies every word of the other.
func opposites(l lang.Language) map[string][]string {
	if out, ok := oppositesOf.Load(l.Tag()); ok {
		return out.(map[string][]string)
	}
	out := map[string][]string{}
	for line := range strings.Lines(antonymsFile) {
		if latin := line[0] < utf8.RuneSelf; line[0] == '#' || latin != (l.Tag() == "en") {
			continue
		}
		a, b, groups := strings.Cut(line, "|")
		if !groups {
			a, b, _ = strings.Cut(line, " ")
		}
		left, right := forms(l, a), forms(l, b)
		for _, x := range left {
			out[x] = append(out[x], right...)
		}
		for _, y := range right {
			out[y] = append(out[y], left...)
		}
	}
	oppositesOf.Store(l.Tag(), out)
	return out
}

// forms gives the words of s as letters writes them.
func forms(l lang.Language, s string) []string {
	words := strings.Fields(s)
	for i, w := range words {
		if w[0] < utf8.RuneSelf {
			words[i] = " " + l.Key(w) + " "
		}
	}
	return words
}

// oppositesOf keeps them by the tag of the language.
var oppositesOf sync.Map

// longestOpposite is how many characters a Chinese word of the pairs has at most.
const longestOpposite = 4

// eachOpposite calls f with every word of the pairs that stands in s, a text of language l
// as letters has it, and each of its opposites, until f says that it is enough.
func eachOpposite(l lang.Language, s string, f func(x, y string) bool) {
	all := opposites(l)
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
