// Package lang reads an article's language: which one each block is in, where
// its sentences, clauses and words end, and which atoms (names, numbers, dates,
// negations, hedges, speakers …) and cues stand in them.
//
// A Language knows one language and is stateless; a Set chooses among several
// block by block, since a Chinese article quotes English. All spans are bytes of
// Article.Text, absolute.
package lang

import (
	"time"

	"github.com/zhongdian/zhongdian/text"
)

// Language is one language's knowledge. Implementations are safe for concurrent
// use, do no work before their first call, and never panic whatever the text.
// Every method gets the whole text t and the span to look at; every span it
// gives lies inside that span, on rune borders, in ascending order.
type Language interface {
	// Tag is the BCP 47 tag: "zh", "en", "und".
	Tag() string

	// Sentences tiles block: no byte lost, none twice. White space between two
	// sentences belongs to the one before. Closing marks stay with the sentence
	// they close; a tail without a full stop is a sentence.
	Sentences(t string, block text.Span) []text.Span

	// Clauses tiles a sentence at the commas (and the like) that part clauses,
	// each with its closing mark; never inside quotes, brackets or numbers.
	Clauses(t string, sentence text.Span, words []Word) []text.Span

	// Words appends the words and marks of sp to dst; only white space lies
	// between them.
	Words(dst []Word, t string, sp text.Span) []Word

	// Atoms appends what can be checked in a sentence. They may nest (a person
	// inside a speaker) but two of the same Kind never overlap.
	Atoms(dst []Atom, t string, sentence text.Span, words []Word, c Context) []Atom

	// Cues appends the words that say what a sentence does in the text.
	Cues(dst []Cue, t string, sentence text.Span, words []Word) []Cue

	// Key gives the form in which a word is compared: folded, simplified,
	// stemmed. Equal keys mean the same word. It never has an offset.
	Key(word string) string
}

// Context is what atoms may depend on beyond their sentence.
type Context struct {
	Published time.Time // of the article, for relative dates; zero if unknown
}

// Tag is a coarse part of speech, the same for every language.
type Tag uint8

// The tags.
const (
	Other    Tag = iota
	Noun         // common noun
	Person       // part of or a whole personal name
	Place        // name of a place
	Org          // name of an organisation
	Name         // any other proper name
	Verb         // verb
	Adj          // adjective
	Adv          // adverb
	Num          // number, in figures or words
	Measure      // measure word or unit
	Time         // word of time
	Pron         // pronoun, demonstrative
	Conj         // conjunction
	Prep         // preposition
	Particle     // 的 了 吗; articles, auxiliaries
	Idiom        // set phrase
	Latin        // Latin word inside another language
	Mark         // punctuation or symbol
)

// Content reports whether a word with this tag carries meaning of its own.
func (t Tag) Content() bool {
	switch t {
	case Noun, Person, Place, Org, Name, Verb, Adj, Num, Time, Idiom, Latin:
		return true
	}
	return false
}

// Word is one word or mark.
type Word struct {
	text.Span
	Tag Tag
}

// Kind says what an atom is.
type Kind uint8

// The kinds of atom.
const (
	KindName       Kind = iota // Sub: person, place, org, work, term (a short quotation), other
	KindNumber                 // Sub: count, percent, points (percentage points), money, ordinal, multiple, fraction, measure
	KindDate                   // Sub: date, time, duration, rate, relative
	KindNegation               // 不 没 并非 否认, not no never deny
	KindHedge                  // 可能 或 拟 据称, may plans reportedly; Sub: possible, plan, forecast, report, certain, done (已), duty (必须)
	KindQuantifier             // 全部 部分 首次 最 仅; Sub: all, some, many, most, few, only, first, last, superlative, degree, approx
	KindCondition              // 如果 除非 只要, if unless
	KindComparison             // 比 超过 同比, than above
	KindCause                  // 因为 导致, because led to
	KindSpeaker                // who says it; Scope is what is said
)

// Atom is one thing in a sentence that can be true or false of the article.
// Two atoms of a kind with equal Value mean the same; of dates, DateContains
// compares two that are known to different fields.
type Atom struct {
	text.Span
	Kind  Kind
	Sub   string
	Value string // normal form; never empty
	// Of a number or duration: its bounds (equal for an exact number; +Inf above
	// "more than"), in Unit. Shares are in hundredths and have the unit "%".
	Low, High float64
	// Unit is in normal form, with the currency of money; "个" where things are
	// counted one by one, whatever the measure word. Of is the words of what is
	// counted, where they are certain.
	Unit string
	Of   text.Span
	// Of a negation, hedge, condition or speaker: what it governs. It is in the
	// sentence, before or behind the atom.
	Scope text.Span
}

// CueKind says what a cue does.
type CueKind uint8

// The kinds of cue.
const (
	CueConclusion CueKind = iota // 因此 总之, in short
	CueContrast                  // 但 然而, however
	CueAddition                  // 此外 同时, also
	CueExample                   // 例如, for example
	CueBackground                // 据了解 此前, earlier
	CueCause                     // 由于, because
	CueCondition                 // 如果, if
	CueConcession                // 虽然, although
	CueQuestion                  // ？ 吗 为何
	CueOpinion                   // 我认为 值得注意的是, in my view
	CueEmphasis                  // 关键 最重要, the key
	CueTime                      // 随后, then
	CueReference                 // 这 该 其 他, this it they: needs something before it
	CueFurniture                 // 责任编辑 版权, copyright: not the article's voice
)

// Cue is a word or phrase that says what its clause does in the text. Lead is
// true where it opens its clause.
type Cue struct {
	text.Span
	Kind CueKind
	Lead bool
}
