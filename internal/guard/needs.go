package guard

import (
	_ "embed" // what the expressions need
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// An expression is compiled when a text first holds the words that it needs:
// most sentences never come that far, and most runs compile a few.
type expression struct {
	needs    wants
	compiled func() *regexp.Regexp
}

// match reports whether e matches f, which holds h.
func (e *expression) match(f string, h wants) bool {
	return h.all(e.needs) && e.compiled().MatchString(f)
}

func newExpression(text func() string, needs wants) expression {
	return expression{needs, sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(text()) // our own data; a test compiles all
	})}
}

// wants is a choice among sets of words.
type wants [4]uint64

func (w *wants) add(set int) { w[set/64] |= 1 << (set % 64) }

func (w wants) all(of wants) bool {
	return w[0]&of[0] == of[0] && w[1]&of[1] == of[1] && w[2]&of[2] == of[2] && w[3]&of[3] == of[3]
}

//go:embed data/needs.txt
var needsText string

// needs is what data/needs.txt says: the words, of which those that begin alike
// stand together, by that character, and for each data file what its expressions
// need, in their order.
var needs = sync.OnceValue(func() needed {
	n := needed{words: map[rune][]neededWord{}, begins: new([256][256 / 8]byte), of: map[string][]wants{}}
	all := make([]neededWord, 0, strings.Count(needsText, "\n"))
	begin, from, file := rune(-1), 0, ""
	for line := range lines(needsText) {
		if name, ok := strings.CutPrefix(line, "file "); ok {
			file = name
			continue
		}
		sets, word, _ := strings.Cut(line, "|")
		if file != "" {
			n.of[file] = append(n.of[file], readWants(sets))
			continue
		}
		if r, _ := utf8.DecodeRuneInString(word); r != begin {
			begin, from = r, len(all)
		}
		all = append(all, neededWord{word, readWants(sets)})
		n.begins[word[0]][word[1]>>3] |= 1 << (word[1] & 7)
		n.words[begin] = all[from:]
	}
	return n
})

type needed struct {
	words  map[rune][]neededWord
	begins *[256][256 / 8]byte // a bit for the first two bytes of each word, of which none is shorter
	of     map[string][]wants
}

type neededWord struct {
	text string
	in   wants
}

// readWants reads the numbers of sets, each with a space behind it.
func readWants(s string) (w wants) {
	set := 0
	for i := range len(s) {
		if s[i] == ' ' {
			w.add(set)
			set = 0
		} else {
			set = 10*set + int(s[i]-'0')
		}
	}
	return w
}

// held gives the sets of which f, folded, holds a word.
func held(f string) (h wants) {
	n := needs()
	for i := 1; i < len(f); i++ {
		if n.begins[f[i-1]][f[i]>>3]>>(f[i]&7)&1 == 0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(f[i-1:])
		for _, w := range n.words[r] {
			if strings.HasPrefix(f[i-1:], w.text) {
				for k := range h {
					h[k] |= w.in[k]
				}
			}
		}
	}
	return h
}
