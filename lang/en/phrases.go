package en

import (
	_ "embed" // the phrases
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

var (
	//go:embed data/phrases.txt
	phrasesText string
	//go:embed data/cues.txt
	cuesText string
)

// phrase is a run of words that means something to the reader of atoms or cues.
type phrase struct {
	words  []string // after the first
	number bool     // only before a number
	lead   bool     // only where it opens its clause
	skip   bool     // makes nothing, and keeps its words from making anything
	kind   uint8    // lang.Kind or lang.CueKind
	sub    string
	value  string
}

// phrasebook finds phrases by their first word, the longest first.
type phrasebook map[string][]phrase

var atomPhrases = sync.OnceValue(func() phrasebook {
	b := make(phrasebook, 600)
	for f := range fields(phrasesText, 4) {
		p := phrase{sub: f[1], value: f[2], skip: f[0] == "skip", kind: uint8(atomKind(f[0]))}
		words, star := strings.CutSuffix(f[3], " *")
		p.number = star
		b.add(words, p)
	}
	return b
})

var cuePhrases = sync.OnceValue(func() phrasebook {
	b := make(phrasebook, 250)
	for f := range fields(cuesText, 2) {
		b.add(f[1], phrase{kind: uint8(cueKind(f[0])), lead: len(f) > 2 && f[2] == "lead"})
	}
	return b
})

func fields(data string, n int) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(data) {
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if line[0] != '#' && len(f) >= n && !yield(f) {
				return
			}
		}
	}
}

func (b phrasebook) add(words string, p phrase) {
	w := []string{words}
	if words[0] != '\'' {
		w = w[:0]
		for _, x := range rawWords(nil, words, text.Span{End: len(words)}) {
			w = append(w, x.Slice(words))
		}
	}
	p.words = w[1:]
	list := append(b[w[0]], p)
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	b[w[0]] = list
}

// match gives the longest phrase at word i of s and how many words it takes,
// or 0.
func (b phrasebook) match(s *sentence, i int) (phrase, int) {
next:
	for _, p := range b[s.low[i]] {
		n := len(p.words) + 1
		if i+n > len(s.low) {
			continue
		}
		for j, w := range p.words {
			if s.low[i+1+j] != w {
				continue next
			}
		}
		if p.number && !s.numberAt(i+n) || p.lead && !s.opens(i) {
			continue
		}
		return p, n
	}
	return phrase{}, 0
}

func atomKind(s string) lang.Kind {
	switch s {
	case "hedge":
		return lang.KindHedge
	case "quantifier":
		return lang.KindQuantifier
	case "condition":
		return lang.KindCondition
	case "comparison":
		return lang.KindComparison
	case "cause":
		return lang.KindCause
	}
	return lang.KindNegation
}

func cueKind(s string) lang.CueKind {
	for k, name := range [...]string{"conclusion", "contrast", "addition", "example", "background", "cause", "condition", "concession", "question", "opinion", "emphasis", "time", "reference", "furniture"} {
		if s == name {
			return lang.CueKind(k)
		}
	}
	return lang.CueReference
}
