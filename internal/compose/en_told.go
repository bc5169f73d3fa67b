package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// toldOf is under what words the article brings in the one thing that it calls by
// a noun: "$3 billion deal with Renault" of a deal, and up to where there is no
// other deal in it.
type toldOf struct {
	text.Span
	sentence int // that brings it in
	until    int // first sentence with another, or whose one may be another
}

// at is a place of a word.
type at struct{ sentence, word int }

// asTold gives the words under which the article brought in the only thing that it
// calls by the noun before sentence first, or an empty span. "This plan" may be what
// was just said, so that a plan must have been brought in close to it.
func (x *standReader) asTold(first int, noun string, this bool) text.Span {
	key := stem(noun)
	told, ok := x.told[key]
	if !ok {
		if x.places == nil {
			x.places = nounPlaces(x.d)
		}
		told = x.introduces(noun, x.places[key])
		x.told[key] = told
	}
	if told.sentence >= first || told.until < first || this && told.sentence < first-backTo {
		return text.Span{}
	}
	return told.Span
}

// stem takes plans and plan for one word.
func stem(noun string) string { return strings.TrimSuffix(strings.ToLower(noun), "s") }

// nounPlaces lists where the English words that may be nouns stand.
func nounPlaces(d *lang.Document) map[string][]at {
	t := d.Article.Text
	out := map[string][]at{}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for k, w := range s.Words {
			switch w.Tag {
			case lang.Noun, lang.Name, lang.Org, lang.Place:
			case lang.Verb: // a $3 million deal, where a deal is one
				if !nounFollows(t, s, k-1) {
					continue
				}
			default:
				continue
			}
			if t[w.Start] < 0x80 && w.Len() > 3 {
				key := stem(w.Slice(t))
				out[key] = append(out[key], at{i, k})
			}
		}
	}
	return out
}

// nounFollows reports a word behind which a noun may stand and hardly a verb.
func nounFollows(t string, s *lang.Sentence, i int) bool {
	if i < 0 {
		return false
	}
	switch s.Words[i].Tag {
	case lang.Num, lang.Adj, lang.Other, lang.Prep:
		return !is(t, s, i, "to")
	case lang.Noun: // an older deal
		return is(t, s, i-1, "a", "an", "the")
	case lang.Pron, lang.Particle:
		return is(t, s, i, "a", "an", "the", "'s", "’s", "this", "that", "his", "her", "its", "their", "our", "my", "your", "no", "any", "some", "another")
	}
	return false
}

// introduces reads the places of a noun in order: the first must say which one it
// is, and those behind it mean that one as long as they add nothing.
func (x *standReader) introduces(noun string, places []at) toldOf {
	told := toldOf{sentence: never, until: never}
	for _, p := range places {
		s := &x.d.Sentences[p.sentence]
		if p.word+1 < len(s.Words) && (s.Words[p.word+1].Tag == lang.Noun || large(x.t, s.Words[p.word]) && large(x.t, s.Words[p.word+1])) {
			continue // a phone number is no phone, the Norvik Mill Code no mill
		}
		if told.sentence == never {
			sp := x.brings(s, p.word)
			if sp.Empty() || !is(x.t, s, p.word, noun) {
				return toldOf{sentence: never}
			}
			told.Span, told.sentence = sp, p.sentence
			continue
		}
		if !x.sameThing(s, p.word, told.Slice(x.t)) || !is(x.t, s, p.word, noun) {
			told.until = p.sentence
			return told
		}
	}
	return told
}

// sameThing reports that the noun at word k can only be what was told of: the plan,
// this plan, or "the plan to close" where the plan to close schools was told of.
func (x *standReader) sameThing(s *lang.Sentence, k int, told string) bool {
	from := k
	for from > 0 && k-from < maxWhich && !is(x.t, s, from-1, "the", "this", "that") {
		if w := s.Words[from-1].Slice(x.t); !strings.Contains(told, w) {
			return false
		}
		from--
	}
	if !is(x.t, s, from-1, "the", "this", "that") {
		return false
	}
	return !goesOn(x.t, s, k+1) || k+2 < len(s.Words) && strings.Contains(told, x.t[s.Words[k+1].Start:s.Words[k+2].End])
}

const (
	maxTold  = 5 // words before a noun that say which one it is
	maxAbout = 9 // words behind it
)

// brings is the words with which the noun at word k is brought in, without its
// article: what stands before it and says of what sort it is, and what stands
// behind and says of whom or what. Empty where they say too little, or only what
// somebody holds it for: it was a smart plan.
func (x *standReader) brings(s *lang.Sentence, k int) text.Span {
	from := k
scan:
	for ; from > 0 && k-from < maxTold; from-- {
		w := s.Words[from-1]
		switch w.Tag {
		case lang.Noun, lang.Adj, lang.Name, lang.Org, lang.Place, lang.Num:
		case lang.Mark:
			if !is(x.t, s, from-1, "$", "-", "£", "€") {
				break scan
			}
		default:
			break scan
		}
	}
	if !is(x.t, s, from-1, "a", "an", "the") || is(x.t, s, from-2, "is", "was", "are", "were", "be", "been", "as", "called") || within(quotes(x.t, x.d.Article.Blocks[s.Block].Span, s.Span), s.Words[k].Start) {
		return text.Span{}
	}
	end := x.about(s, k, is(x.t, s, from-1, "the"))
	for from < k && vague(x.t, s, from) {
		from++
	}
	if end == k && !x.sorts(s, from, k) || x.runsOn(s, k, end) {
		return text.Span{}
	}
	return text.Span{Start: s.Words[from].Start, End: s.Words[end].End}
}

// runsOn reports a "the" right behind a noun among words k to end: the noun before it is a verb, of which this is the
// object (the verger of Saint Brannoc's rings the bell).
func (x *standReader) runsOn(s *lang.Sentence, k, end int) bool {
	for i := k + 1; i <= end; i++ {
		if is(x.t, s, i, "the", "a", "an") {
			switch s.Words[i-1].Tag {
			case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Person:
				return true
			}
		}
	}
	return false
}

// sorts reports that a name, a number or another noun stands among words from to
// to-1: a mere adjective, "a furious report", doesn't say which one.
func (x *standReader) sorts(s *lang.Sentence, from, to int) bool {
	for _, w := range s.Words[from:to] {
		switch w.Tag {
		case lang.Name, lang.Org, lang.Place, lang.Num, lang.Noun:
			return true
		}
		if c := x.t[w.Start]; c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

// vague reports a word before a noun that doesn't say which one it is.
func vague(t string, s *lang.Sentence, i int) bool {
	return is(t, s, i, "same", "other", "last", "next", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "straight", "new", "such", "recent", "previous", "latest", "own", "many", "several", "few", "most", "more",
		"special", "big", "major", "small", "large", "great", "good", "long", "single", "similar", "different", "certain", "further", "final", "early", "late", "full", "key", "main", "possible", "potential", "important", "huge", "hit", "best", "strong", "real", "serious")
}

// about is the last word of what stands behind the noun at word k and says of whom
// or what it is, "with Renault", "to close four schools"; k where there is none.
// What "the" has brought in must be named, "the murder of John Smith", and what is
// no noun of stories: "the cemetery of Harrow".
func (x *standReader) about(s *lang.Sentence, k int, definite bool) int {
	j, last, deed := k+1, k, false
	story := listed(s.Words[k].Slice(x.t))&useStory != 0
	named := false // what stands there
	switch {
	case is(x.t, s, j, "of", "between", "against", "with", "over", "into", "on", "for", "about", "in", "at"):
	case definite || !story:
		return k
	case is(x.t, s, j, "to") && j+1 < len(s.Words) && (s.Words[j+1].Tag == lang.Verb || s.Words[j+1].Tag == lang.Adj || s.Words[j+1].Tag == lang.Noun):
		j, deed = j+1, true
	case j < len(s.Words) && s.Words[j].Tag == lang.Verb && strings.HasSuffix(s.Words[j].Slice(x.t), "ing"):
		deed = true
	default:
		return k
	}
scan:
	for j++; ; j++ {
		if j >= len(s.Words) || j > k+maxAbout {
			return k
		}
		if is(x.t, s, j, "last", "next", "this", "earlier", "late") || is(x.t, s, j, "in") && is(x.t, s, j+1, "the") && is(x.t, s, j+2, "first", "end", "meantime") {
			break // last year; to the mill of Harrow in the first place
		}
		w := s.Words[j]
		switch w.Tag {
		case lang.Name, lang.Org, lang.Place, lang.Person:
			last, named = j, true
		case lang.Noun:
			last = j
		case lang.Num:
			named = true
		case lang.Adj:
		case lang.Prep:
			if is(x.t, s, j, "after", "before", "during", "since", "by", "as", "like", "than", "until") || j+1 < len(s.Words) && s.Words[j+1].Tag == lang.Time {
				break scan
			}
		case lang.Particle:
			if is(x.t, s, j, "a", "an", "the", "'s", "’s") {
				continue
			}
			break scan
		case lang.Mark:
			if is(x.t, s, j, "-", "$", "£", "€") {
				continue
			}
			if is(x.t, s, j, ",", ".", ";", "--", "—", "–", ":") {
				break scan
			}
			return k
		case lang.Verb:
			if deed {
				return k // to close schools built last year: it goes on
			}
			break scan
		case lang.Time:
			break scan
		default:
			return k
		}
	}
	if last < j-1 || (definite || !story) && !named {
		return k
	}
	return last
}
