package en

import (
	"slices"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// sentence is one sentence while its atoms or cues are being read. It is
// reused; nothing of it is kept.
type sentence struct {
	t     string
	span  text.Span
	words []lang.Word
	low   []string // words in small letters, apostrophes plain
	flags []flags
	taken []bool // by a date or a number
	named []int  // 1 + index in out of the name a word belongs to
	c     lang.Context
	out   []lang.Atom
}

var pool = sync.Pool{New: func() any { return new(sentence) }}

func read(t string, sp text.Span, words []lang.Word, c lang.Context) *sentence {
	s := pool.Get().(*sentence)
	s.t, s.span, s.words, s.c = t, sp, words, c
	s.low, s.flags, s.out = s.low[:0], s.flags[:0], s.out[:0]
	for _, w := range words {
		raw := w.Slice(t)
		s.low = append(s.low, small(raw))
		if w.Tag == lang.Mark {
			s.flags = append(s.flags, 0)
		} else {
			s.flags = append(s.flags, lookup(raw))
		}
	}
	s.taken = append(s.taken[:0], make([]bool, len(words))...)
	s.named = append(s.named[:0], make([]int, len(words))...)
	return s
}

func (s *sentence) release() {
	s.t, s.words = "", nil
	clear(s.low)
	pool.Put(s)
}

// small gives w in small letters with plain apostrophes, without a copy where
// it is so already.
func small(w string) string {
	for i := 0; i < len(w); i++ {
		if c := w[i]; upperByte(c) || c >= 0x80 {
			w = strings.ToLower(w)
			if strings.ContainsRune(w, '’') {
				w = strings.ReplaceAll(w, "’", "'")
			}
			return w
		}
	}
	return w
}

// Atoms appends what can be checked in a sentence, in the order of the text.
// It reads dates first, then numbers in what is left, names, set phrases
// (negation, hedge, quantifier, condition, comparison, cause) and speakers.
func (English) Atoms(dst []lang.Atom, t string, sp text.Span, words []lang.Word, c lang.Context) []lang.Atom {
	if len(words) == 0 {
		return dst
	}
	s := read(t, sp, words, c)
	defer s.release()
	s.dates()
	s.numbers()
	s.names()
	s.phrases()
	s.speakers()
	slices.SortStableFunc(s.out, func(a, b lang.Atom) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var end [lang.KindSpeaker + 1]int
	for _, a := range s.out {
		if a.Start >= end[a.Kind] && !a.Empty() && a.Value != "" {
			end[a.Kind] = a.End
			dst = append(dst, a)
		}
	}
	return dst
}

// cover is the span of words i to j-1.
func (s *sentence) cover(i, j int) text.Span {
	return text.Span{Start: s.words[i].Start, End: s.words[j-1].End}
}

func (s *sentence) add(i, j int, a lang.Atom) {
	a.Span = s.cover(i, j)
	s.out = append(s.out, a)
}

func (s *sentence) take(i, j int) {
	for ; i < j; i++ {
		s.taken[i] = true
	}
}

// word gives the small form of word i, "" outside the sentence.
func (s *sentence) word(i int) string {
	if i < 0 || i >= len(s.low) {
		return ""
	}
	return s.low[i]
}

func (s *sentence) raw(i int) string { return s.words[i].Slice(s.t) }

func (s *sentence) tag(i int) lang.Tag {
	if i < 0 || i >= len(s.words) {
		return lang.Mark
	}
	return s.words[i].Tag
}

func (s *sentence) flag(i int) flags {
	if i < 0 || i >= len(s.flags) {
		return 0
	}
	return s.flags[i]
}

// upper reports a word with a capital.
func (s *sentence) upper(i int) bool {
	return i >= 0 && i < len(s.words) && upperByte(s.t[s.words[i].Start])
}

// numberAt reports a number, perhaps behind a or an, at word i.
func (s *sentence) numberAt(i int) bool {
	if w := s.word(i); s.tag(i) == lang.Adj && strings.Contains(w, "-") {
		_, ok := below(w)
		return ok || w[0] >= '0' && w[0] <= '9'
	}
	return s.tag(i) == lang.Num || s.flag(i).has(numeral) || currencyStart(s.word(i)) || (s.word(i) == "a" || s.word(i) == "an") && s.flag(i+1).has(numeral)
}

// figural reports that a number or a date may begin at word i. It is asked of
// every word, so that the readers themselves are asked of few.
func (s *sentence) figural(i int) bool {
	if s.flags[i].has(numeral | quantity | month | weekday) {
		return true
	}
	switch s.tag(i) {
	case lang.Mark:
		return false
	case lang.Num:
		return true
	}
	w := s.low[i]
	switch w {
	case "half", "quarter", "fortnight":
		return true
	}
	return w[0] < 'a' || w[0] > 'z' || len(w) > 1 && w[1] < 'a' || strings.IndexByte(w, '-') > 0 || strings.IndexByte(w, '$') > 0
}

// opens reports that word i opens a clause.
func (s *sentence) opens(i int) bool {
	for i--; i >= 0 && s.tag(i) == lang.Mark; i-- {
		switch s.low[i] {
		case ",", ";", ":", "—", "–", "--":
			return true
		}
	}
	return i < 0
}

// maxScope is how many words a negation or a hedge governs at most.
const maxScope = 12

// phrases finds the set phrases.
func (s *sentence) phrases() {
	book := atomPhrases()
	for i := 0; i < len(s.words); {
		if strings.HasSuffix(s.low[i], "n't") {
			s.add(i, i+1, lang.Atom{Kind: lang.KindNegation, Value: "not", Scope: s.scope(i + 1)})
			if s.low[i] == "won't" {
				s.add(i, i+1, lang.Atom{Kind: lang.KindHedge, Sub: "plan", Value: "will", Scope: s.scope(i + 1)})
			}
			i++
			continue
		}
		p, n := book.match(s, i)
		if n == 0 {
			i++
			continue
		}
		if !p.skip && !s.misread(i, p) {
			a := lang.Atom{Kind: lang.Kind(p.kind), Sub: p.sub, Value: p.value}
			switch a.Kind {
			case lang.KindNegation, lang.KindHedge, lang.KindCondition, lang.KindComparison, lang.KindCause:
				a.Scope = s.scope(i + n)
			}
			s.add(i, i+n, a)
		}
		i += n
	}
}

// misread reports a listed word that is something else here: May the month,
// "no" before a figure, a noun that looks like a verb.
func (s *sentence) misread(i int, p phrase) bool {
	if len(p.words) > 0 {
		return false
	}
	switch w := s.low[i]; {
	case s.taken[i]:
		return true
	case s.upper(i) && i > 0 && s.words[i].Tag == lang.Name:
		return true
	case w == "no" && s.tag(i+1) == lang.Mark && s.tag(i+2) == lang.Num:
		return true
	case w == "until" || w == "once" || w == "just" || w == "above" || w == "below":
		return !s.opens(i) && w != "just"
	case w == "certain" && s.tag(i-1) == lang.Particle:
		return true
	}
	if lang.Kind(p.kind) == lang.KindHedge && (p.value == "aim" || p.value == "allegedly" || p.value == "suspect") {
		// "the goal", "their claim": the thing, not the doing
		return s.tag(i-1) == lang.Adj || determiner(s.word(i-1))
	}
	return false
}

// scope is what word i and its followers say, to the next mark that parts
// clauses, at most maxScope words. It is empty at the end of the sentence.
func (s *sentence) scope(i int) text.Span {
	j := i
	for j < len(s.words) && j-i < maxScope {
		if s.tag(j) == lang.Mark && s.low[j] != "-" && s.low[j] != "'" && s.low[j] != "\"" && s.low[j] != "“" {
			break
		}
		if j > i && (s.low[j] == "but" || s.low[j] == "although" || s.low[j] == "because") {
			break
		}
		j++
	}
	if j == i {
		return text.Span{}
	}
	return s.cover(i, j)
}
