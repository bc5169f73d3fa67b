package compose

import (
	_ "embed" // the word lists
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

//go:embed data/en.txt
var enText string

// use is what a word or phrase of the list is for.
type use uint32

const (
	usePerson use = 1 << iota
	useGroup
	useBody
	useOpening
	useBare
	useLeaning
	useNotice
	usePlace
	useSay
	useStory
	useKnown
	useKin
	useFormal
	useShe
	useHe
	useNoTitle
	useFrame
	useSomebody
)

// uses maps the listed words and phrases to what they are for.
type uses struct {
	of     map[string]use
	begins [1 << 10]use // by two letters, see twoLetters: most words of a text are told apart so
}

// twoLetters is the place in uses.begins of what begins as b does, which has two letters.
func twoLetters(b []byte) int { return (int(b[0])<<5 ^ int(b[1])) & (1<<10 - 1) }

var enWords = sync.OnceValue(func() *uses {
	m := &uses{of: make(map[string]use, strings.Count(enText, "\n"))}
	var now use
	for line := range strings.Lines(enText) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			now = useOf(line)
		case now == 0: // of a section of another kind
		default:
			m.of[line] |= now
			m.begins[twoLetters([]byte(line+" "))] |= now
		}
	}
	return m
})

func useOf(section string) use {
	for i, s := range [...]string{"[person]", "[group]", "[body]", "[opening]", "[bare]", "[leaning]", "[notice]", "[place]", "[say]", "[story]", "[known]", "[kin]", "[formal]", "[she]", "[he]", "[no title]", "[frame]", "[somebody]"} {
		if s == section {
			return 1 << i
		}
	}
	return 0
}

// enKindred maps a noun to the words by which what it takes up may have been told.
var enKindred = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	_, section, _ := strings.Cut(enText, "[kindred]\n")
	for line := range strings.Lines(section) {
		if noun, words, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && line[0] != '#' {
			m[noun] = strings.Fields(words)
		}
	}
	return m
})

// small holds the small letters of a short word without a place on the heap.
type small struct {
	b [40]byte
	n int
}

// set folds w: small ASCII letters, plain apostrophes. What doesn't fit is cut,
// and then is no listed word.
func (f *small) set(w string) []byte {
	f.n = 0
	f.add(w)
	return f.b[:f.n]
}

func (f *small) add(w string) {
	for i := 0; i < len(w) && f.n < len(f.b); i++ {
		c := w[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case strings.HasPrefix(w[i:], "’"):
			c = '\''
			i += len("’") - 1
		}
		f.b[f.n] = c
		f.n++
	}
}

// english is what the list says of word w.
func listed(w string) use {
	var f small
	book, b := enWords(), f.set(w)
	if len(b) > 1 && book.begins[twoLetters(b)] == 0 {
		return 0
	}
	return book.of[string(b)]
}

// maxPhrase is how many words the longest listed phrase has.
const maxPhrase = 4

// phraseAt gives the longest listed phrase for the use that begins at word i of
// s, and the words it takes, or 0.
func phraseAt(t string, s *lang.Sentence, i int, u use) int {
	book := enWords()
	found := 0
	var f small
	for n := 1; n <= maxPhrase && i+n <= len(s.Words); n++ {
		w := s.Words[i+n-1]
		if n > 1 && w.Start > s.Words[i+n-2].End {
			f.add(" ")
		}
		f.add(w.Slice(t))
		if f.n > 1 && book.begins[twoLetters(f.b[:])]&u == 0 {
			break
		}
		if book.of[string(f.b[:f.n])]&u != 0 {
			found = n
		}
	}
	return found
}

// is reports whether word i of s is one of the words, whatever its case.
func is(t string, s *lang.Sentence, i int, words ...string) bool {
	if i < 0 || i >= len(s.Words) {
		return false
	}
	have := s.Words[i].Slice(t)
	first, plain := have[0]|0x20, have[0] < utf8.RuneSelf
	for _, w := range words {
		if plain && w[0]|0x20 != first {
			continue // other letters: most are told apart so
		}
		if strings.EqualFold(have, w) {
			return true
		}
	}
	return false
}
