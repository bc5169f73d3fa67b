package compose

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// keptWord is a word of what is kept of a unit.
type keptWord struct {
	lang.Word
	low     string // its small letters, or the simplified form
	in      int    // sentence
	quoted  bool
	concept int  // of the concept that begins with it, or -1
	given   bool // the article has that concept before the unit
	before  bool // the unit has it before this word
}

// standReader describes units of one document, one after the other.
type standReader struct {
	d          *lang.Document
	r          rank.Ranking
	t          string
	names      map[string]*nameUse  // by value
	firsts     map[string]int       // see firstAt
	full       map[string]called    // persons by their names and the words of them
	titles     map[string]text.Span // see titled
	told       map[string]toldOf    // see asTold
	knownNames map[string]knownName // see knownAs
	places     map[string][]at      // see nounPlaces
	spelt      map[string]spelt     // see initialsOf
	letters    map[string]spelt     // see letterTerms; once they were read
	wholes     map[string]wholeName // see wholeNames
	works      []work               // see worksOf
	turns      map[int]turn         // of an interview, by block; see turnsOf
	spoken     float32

	lettersRead bool
	judged
	top [topConcepts]int // the article's heaviest concepts, -1 where there are fewer

	u     *unit
	words []keptWord
	occ   []conceptAt
	row   []float32
}

type conceptAt struct{ id, at int }

type nameUse struct {
	sentences, last int
	fuller          int // first sentence with a longer form of it; far off where there is none
}

const never = math.MaxInt32

func newStandReader(d *lang.Document, r rank.Ranking) *standReader {
	x := &standReader{d: d, r: r, t: d.Article.Text, names: map[string]*nameUse{}, firsts: map[string]int{}, full: personsOf(d), told: map[string]toldOf{}, spelt: initialsOf(d), works: worksOf(d), judged: judged{alone: 1}}
	x.turns = turnsOf(d, x.full)
	first := map[string]int{}
	persons, all := 0, 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName {
				continue
			}
			n := x.names[a.Value]
			if n == nil {
				n = &nameUse{last: -1, fuller: never}
				x.names[a.Value] = n
				first[a.Value] = i
			}
			if n.last != i {
				n.sentences, n.last = n.sentences+1, i
			}
		}
		for _, w := range s.Words {
			all++
			persons += bit(w.Tag == lang.Pron && firstOrSecond(w.Slice(x.t)))
		}
	}
	x.spoken = 20 * float32(persons) / float32(max(all, 1))
	x.findFuller(first)
	x.findTop()
	return x
}

// topConcepts is how many of an article's heaviest concepts a unit is asked for.
const topConcepts = 8

func (x *standReader) findTop() {
	for i := range x.top {
		x.top[i] = -1
	}
	var weights [topConcepts]float64
	for id := range x.r.ConceptCount() {
		w := x.r.Weight(id)
		k := topConcepts
		for k > 0 && w > weights[k-1] {
			k--
		}
		if k < topConcepts {
			copy(weights[k+1:], weights[k:])
			copy(x.top[k+1:], x.top[k:])
			weights[k], x.top[k] = w, id
		}
	}
}

// findFuller notes for each name where the article first had it in full: Smith
// after John Smith, 特朗普 after 唐纳德·特朗普. A part of a name is its first or
// last word.
func (x *standReader) findFuller(first map[string]int) {
	fuller := make(map[string]int, 2*len(first))
	note := func(part string, i int) {
		if j, ok := fuller[part]; !ok || i < j {
			fuller[part] = i
		}
	}
	for name, i := range first {
		for _, sep := range [...]string{" ", "·"} {
			if at := strings.Index(name, sep); at > 0 {
				note(name[:at], i)
				note(name[strings.LastIndex(name, sep)+len(sep):], i)
			}
		}
	}
	for name, n := range x.names {
		if i, ok := fuller[name]; ok {
			n.fuller = i
		}
	}
}

func firstOrSecond(w string) bool {
	switch w {
	case "I", "we", "We", "my", "My", "our", "Our", "us", "me", "you", "You", "your", "Your":
		return true
	}
	return addresses(w)
}

// describe fills the columns of a unit that has been built. The row is used
// again for the next one.
func (x *standReader) describe(u *unit) []float32 {
	if x.row == nil {
		x.row = make([]float32, printColumns)
	}
	clear(x.row[:standColumns]) // the rest is described as a whole
	x.u = u
	x.gather()
	x.edits()
	x.place()
	x.make()
	x.opening()
	x.pronouns()
	x.known()
	x.named()
	x.persons()
	x.speech()
	x.bonds()
	return x.row[:standColumns]
}

// gather lists the words that are kept with what is known of each.
func (x *standReader) gather() {
	x.words, x.occ = x.words[:0], x.occ[:0]
	for i := x.u.first; i <= x.u.last; i++ {
		s := &x.d.Sentences[i]
		x.r.Concepts(i, s.Span, func(c rank.Concept, at int) { x.occ = append(x.occ, conceptAt{c.ID, at}) })
	}
	k, depth, straight := 0, 0, false
	for i := x.u.first; i <= x.u.last; i++ {
		s := &x.d.Sentences[i]
		for _, w := range s.Words {
			for k < len(x.occ) && x.occ[k].at < w.Start {
				k++
			}
			if x.u.gone(w.Span) {
				continue
			}
			word := w.Slice(x.t)
			if w.Tag == lang.Mark {
				switch word {
				case "“", "「", "『":
					depth++
				case "”", "」", "』":
					depth--
				case "\"":
					straight = !straight
				}
			}
			kw := keptWord{Word: w, in: i, quoted: depth > 0 || straight, concept: -1, low: x.fold(s, word)}
			if k < len(x.occ) && x.occ[k].at == w.Start {
				kw.concept = x.occ[k].id
				kw.given = x.r.First(kw.concept) < x.u.first
				for n := range x.words {
					kw.before = kw.before || x.words[n].concept == kw.concept
				}
			}
			x.words = append(x.words, kw)
		}
	}
}

// fold gives the small letters of a Latin word and the simplified form of a
// Chinese one that is not content.
func (x *standReader) fold(s *lang.Sentence, w string) string {
	if w[0] >= 0x80 {
		if len(w) <= 12 {
			if k := s.Language.Key(w); k != "" { // a lone accent has no key
				return k
			}
		}
		return w
	}
	for i := 0; i < len(w); i++ {
		if w[i] >= 'A' && w[i] <= 'Z' {
			return strings.ToLower(w)
		}
	}
	return w
}

func (x *standReader) edits() {
	r, u := x.row, x.u
	r[sLeans] = mark01(u.leans)
	r[sPair] = mark01(u.first < u.last)
	for _, e := range u.edits {
		switch e.reason {
		case "clause before":
			r[sCutBefore] = 1
		case "clause after":
			r[sCutAfter] = 1
		case "opening", "opening connective":
			r[sCutConnective] = 1
		case "dateline":
			r[sCutDateline] = 1
		case "who is meant", "what is meant":
			r[sNamed] = 1
		case "name in full", "which one is meant", "initials", termWritten:
			r[sTold]++
		case "full stop", "capital", "also", "adding", "two sentences as one", "date of the day":
		default:
			r[sCutAside] = 1
		}
	}
}

func (x *standReader) place() {
	r, u, d := x.row, x.u, x.d
	n := len(d.Sentences)
	r[sOrdinal] = float32(math.Log1p(float64(u.first)))
	r[sFirst] = mark01(u.first == 0)
	b := d.Sentences[u.first].Block
	at := u.first
	for at > 0 && d.Sentences[at-1].Block == b && u.first-at < 12 {
		at--
	}
	r[sInParagraph] = float32(u.first - at)
	r[sParagraphOpens] = mark01(u.first == at)
	if u.first > 0 {
		r[sLikePrevious] = float32(x.r.Similarity(u.first-1, u.first))
	}
	if u.last+1 < n {
		r[sLikeNext] = float32(x.r.Similarity(u.last, u.last+1))
	}
	r[sPlace] = float32(u.first) / float32(max(n-1, 1))
	r[sBlockKind] = mark01(d.Article.Blocks[b].Kind != article.Paragraph)
}

// make fills the columns of size and of the kinds of words.
func (x *standReader) make() {
	r := x.row
	r[sWidth] = float32(x.u.width)
	r[sEnglish] = mark01(x.d.Sentences[x.u.first].Language.Tag() == "en")
	n := float32(0)
	verbs := 0
	for i := range x.words {
		w := &x.words[i]
		if w.Tag == lang.Mark {
			switch w.low {
			case "，", ",", "；", ";", "：":
				r[sClauses]++
			}
			continue
		}
		n++
		switch w.Tag {
		case lang.Noun:
			r[sNounShare]++
		case lang.Verb:
			r[sVerbShare]++
			verbs++
		case lang.Adv:
			r[sAdverbShare]++
		case lang.Particle:
			r[sParticleShare]++
			switch w.low {
			case "a", "an":
				r[sIndefinite]++
			}
		case lang.Latin:
			r[sLatin]++
		case lang.Num:
			r[sNumbers]++
			if w.low == "一" || strings.HasPrefix(w.low, "一") && len(w.low) == 6 {
				r[sIndefinite]++
			}
		case lang.Time:
			r[sDates]++
		}
	}
	r[sWords] = n
	r[sNoVerb] = mark01(verbs == 0)
	for _, c := range [...]int{sNounShare, sVerbShare, sAdverbShare, sParticleShare} {
		r[c] /= max(n, 1)
	}
}

func mark01(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// speech fills the columns of quotation and of how the unit ends.
func (x *standReader) speech() {
	r := x.row
	quoted, n, odd := 0, 0, 0
	for i := range x.words {
		w := &x.words[i]
		if w.Tag != lang.Mark {
			n++
			quoted += bit(w.quoted)
			continue
		}
		switch w.low {
		case "“", "「", "『":
			odd++
		case "”", "」", "』":
			odd--
		case "\"":
			odd = 1 - odd
		case "!", "！":
			r[sExclaims]++
		}
	}
	r[sQuoted] = float32(quoted) / float32(max(n, 1))
	r[sOddQuotes] = mark01(odd != 0)
	end := strings.TrimRight(x.u.text(x.t), "\"'”’」』）) ")
	last, _ := utf8.DecodeLastRuneInString(end)
	r[sEndsColon] = mark01(last == '：' || last == ':')
	r[sEndsQuestion] = mark01(last == '？' || last == '?')
	r[sEndsOpen] = mark01(!strings.ContainsRune("。.！!？?…；", last) || strings.HasSuffix(end, " ."))
}
