package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Where an English article says beside a name what somebody is: before it, behind it, or in
// a sentence of its own.

// maxTitle is how many words before a name say who it is.
const maxTitle = 9

// titleBefore is where what stands before the name sp and says who it is begins,
// "former school keeper John Smith", or the start of sp where there is no such thing.
func titleBefore(t string, s *lang.Sentence, sp text.Span) int {
	k := wordFrom(s, sp.Start)
	j := k - 1
	shortened := func(j int) bool { return j > 0 && is(t, s, j, ".") && s.Words[j-1].Len() <= 4 }
	if shortened(j) { // Capt. Smith
		if j--; shortened(j - 1) { // Lt. Col. Smith
			j -= 2
		}
	}
	if j < 0 || s.Words[j].Tag == lang.Mark || s.Words[j].Tag == lang.Conj || s.Words[j].Tag == lang.Adv || !calling(s.Words[j].Slice(t)) || listed(s.Words[j].Slice(t))&useKin != 0 {
		return sp.Start
	}
	for ; j > 0 && k-j < maxTitle && describesOn(t, s, j-1) && !is(t, s, j, "former"); j-- {
	}
	if j > 0 && s.Words[j-1].Tag != lang.Mark && listed(s.Words[j-1].Slice(t))&useKin != 0 {
		return sp.Start // Family Council chief John Smith
	}
	if c := t[s.Words[j].Start]; is(t, s, j-1, "to") && j+1 < k && c >= 'a' && c <= 'z' { // to convict keeper John Smith
		j++
	}
	if k-j == 1 && saysLittle(t, s, j) || k-j > 2 && is(t, s, j-1, "the") && is(t, s, wordFrom(s, sp.End), "--", "—", "–") {
		return sp.Start // not the warm welcome keeper John Smith -- of Harrow -- had hoped for
	}
	if w := s.Words[j]; w.Tag == lang.Mark || s.Words[j].Start > 0 && t[s.Words[j].Start-1] == '-' || is(t, s, j, "'s", "’s", "mr", "ms", "mrs") || is(t, s, j-1, "of", "in", "and", "&", "or", "his", "her", "their", "my", "our", "its", "whose", "as", "'", "’") {
		return sp.Start
	}
	return s.Words[j].Start
}

// maxOffice is how many words before a comma and a name say who that is.
const maxOffice = 9

// officeBefore is where an office begins that stands before the name sp and a comma,
// and the name before another: "Norvik's director of mills, John Smith, said …". It is
// the start of sp where there is none.
func officeBefore(t string, s *lang.Sentence, sp text.Span) int {
	k := wordFrom(s, sp.Start)
	end := wordFrom(s, sp.End)
	if !is(t, s, k-1, ",") || end >= len(s.Words) || !is(t, s, end, ",") {
		return sp.Start
	}
	somebody := false
	j := k - 1
	for ; j > 0 && k-j < maxOffice; j-- {
		w := s.Words[j-1]
		word := w.Slice(t)
		ok := false
		if is(t, s, j-1, "a", "an") {
			j--
			break
		}
		switch w.Tag {
		case lang.Noun, lang.Adj, lang.Org, lang.Place, lang.Name:
			ok = listed(word)&useKin == 0
			somebody = somebody || calling(word)
		case lang.Particle:
			ok = word == "'s" || word == "’s" || strings.EqualFold(word, "the")
		case lang.Prep:
			ok = is(t, s, j-1, "of", "for")
		case lang.Verb:
			ok = strings.HasSuffix(word, "ed") && is(t, s, j-2, "a", "an") // a beloved keeper
		}
		if !ok {
			break
		}
	}
	opens := j == 0 || s.Words[j-1].Tag == lang.Mark || is(t, s, j-1, "said", "says", "told") || is(t, s, j, "a", "an") && s.Words[j-1].Tag == lang.Prep
	named := is(t, s, j, "the", "a", "an") || j+1 < k && is(t, s, j+1, "'s", "’s")
	head := headOf(t, s, j, k-1)
	if !somebody || !opens || !named || j > 0 && is(t, s, j-1, ",") || head < 0 || !calling(s.Words[head].Slice(t)) || saysLittle(t, s, head) {
		return sp.Start // in a list of several it says nothing of the next
	}
	return s.Words[j].Start
}

// headOf is the noun that words j to k-1 are about, director in "the director of
// mills", or -1.
func headOf(t string, s *lang.Sentence, j, k int) int {
	head := -1
	for ; j < k && s.Words[j].Tag != lang.Prep; j++ {
		if s.Words[j].Tag != lang.Particle {
			head = j
		}
	}
	return head
}

// saysLittle reports a word that says next to nothing of whom it stands beside.
func saysLittle(t string, s *lang.Sentence, j int) bool {
	return is(t, s, j, "star", "executive", "employee", "worker", "resident", "person", "member", "man", "woman", "boy", "girl", "official", "friend", "boyfriend", "girlfriend", "partner", "child", "student", "victim", "suspect")
}

// describesOn reports whether word j goes on to the left with what says who
// somebody is.
func describesOn(t string, s *lang.Sentence, j int) bool {
	w := s.Words[j]
	word := w.Slice(t)
	switch w.Tag {
	case lang.Noun, lang.Adj, lang.Org, lang.Place, lang.Name:
		return listed(word)&useKin == 0 && !is(t, s, j, "other", "same", "own", "another", "such", "fellow", "late", "that", "this", "many", "several", "few", "some", "more", "most", "times")
	case lang.Particle:
		return (word == "'s" || word == "’s") && j > 0 && s.Words[j-1].Tag != lang.Pron && s.Words[j-1].Tag != lang.Person && s.Words[j-1].End == w.Start
	case lang.Mark:
		return word == "-" && j > 0 && s.Words[j-1].End == w.Start
	}
	return false
}

// calling reports a word that says what somebody is, before a name.
func calling(w string) bool {
	switch strings.ToLower(w) {
	case "gov", "sen", "rep", "capt", "sgt", "lt", "col", "gen", "justice", "ceo", "cfo", "coo", "vp", "mp", "chef", "coach", "incumbent":
		return true
	}
	if listed(w)&usePerson != 0 {
		return true
	}
	if w[0] < 'a' || w[0] > 'z' || len(w) < 6 || listed(w)&useNoTitle != 0 {
		return false
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "eer", "ant", "man", "woman", "aire", "yst", "ster"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// maxTail is how many words behind a name say who it is.
const maxTail = 10

// tailBehind is where what stands behind the name a between commas and says who
// it is ends, "John Smith, a keeper of Harrow", or 0.
func tailBehind(t string, s *lang.Sentence, a lang.Atom) int {
	k := wordFrom(s, a.End)
	if !is(t, s, k, ",") || k+1 >= len(s.Words) {
		return 0
	}
	if is(t, s, k+1, "who") {
		return doingBehind(t, s, k+2)
	}
	article := is(t, s, k+1, "a", "an", "the")
	office := calling(s.Words[k+1].Slice(t)) && is(t, s, k+2, "of", "at", "for") // CEO of Norvik
	if !article && !office && s.Words[k+1].Tag != lang.Noun && s.Words[k+1].Tag != lang.Adj {
		return 0
	}
	somebody, of, short := false, false, 0
	for j := k + 1 + bit(article); j < len(s.Words); j++ {
		w := s.Words[j]
		word := w.Slice(t)
		if j > k+2+maxTail {
			return short // director of the mills board [at the old university of Norvik]
		}
		if somebody && word == "at" && large(t, s.Words[j-1]) {
			short = s.Words[j-1].End
		}
		switch w.Tag {
		case lang.Mark:
			if word == "-" || word == "'" {
				continue
			}
			if somebody && (word == "," || word == ".") {
				return s.Words[j-1].End
			}
			return 0
		case lang.Verb, lang.Pron, lang.Conj:
			if somebody && word == "and" && s.Words[j-1].Tag == lang.Noun && !large(t, s.Words[j-1]) && article && !calling(s.Words[j-1].Slice(t)) {
				return s.Words[j-1].End // an expert in drug use [and mental health]
			}
			if j == k+2 && article && (strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed")) {
				continue // the founding director
			}
			if somebody && (is(t, s, j, "who", "which", "that") || is(t, s, j, "called", "named", "based", "known") && s.Words[j-1].Tag != lang.Prep && s.Words[j-1].Tag != lang.Mark) {
				return s.Words[j-1].End
			}
			if word == "and" && of && !article && j+1 < len(s.Words) && (s.Words[j+1].Tag == lang.Noun || s.Words[j+1].Tag == lang.Adj) && !calling(s.Words[j+1].Slice(t)) {
				continue // keeper of mills and old bridges
			}
			return 0
		case lang.Prep:
			of = somebody
		}
		somebody = somebody || calling(word) && listed(word)&useKin == 0
		if !article && !somebody && j > k+2 {
			return 0
		}
	}
	return 0
}

// doingBehind is where "who follows the mills closely" ends, a comma behind it, where its verb at
// word k tells what somebody does at all times, or 0.
func doingBehind(t string, s *lang.Sentence, k int) int {
	if k >= len(s.Words) || !strings.HasSuffix(s.Words[k].Slice(t), "s") && !is(t, s, k, "founded", "directed", "led", "wrote", "co-founded") || is(t, s, k, "was", "has", "says", "does") ||
		is(t, s, k, "is") && !is(t, s, k+1, "a", "an", "the", "married") {
		return 0
	}
	for j := k + 1; j < len(s.Words) && j <= k+maxTail; j++ {
		switch {
		case is(t, s, j, ","):
			return s.Words[j-1].End
		case s.Words[j].Tag == lang.Mark && !is(t, s, j, "-", "'", "’"), is(t, s, j, "he", "she", "him", "his", "her", "their", "who", "that", "this"), listed(s.Words[j].Slice(t))&useSay != 0:
			return 0
		}
	}
	return 0
}

// calledSo is where "a keeper named John Smith" begins, or the start of the name sp.
func calledSo(t string, s *lang.Sentence, sp text.Span) int {
	k := wordFrom(s, sp.Start) - 1
	if !is(t, s, k, "named") || k == 0 || !calling(s.Words[k-1].Slice(t)) {
		return sp.Start
	}
	for j := k - 2; j >= 0 && k-j < maxTitle; j-- {
		if is(t, s, j, "a", "an") {
			return s.Words[j].Start
		}
		if s.Words[j].Tag != lang.Noun && s.Words[j].Tag != lang.Adj && s.Words[j].Tag != lang.Place && s.Words[j].Tag != lang.Name {
			break
		}
	}
	return sp.Start
}

// saysItIs is the verb behind the name a that opens a sentence and where what it says of somebody
// ends, "John Smith is a keeper of mills", or nothing.
func saysItIs(t string, s *lang.Sentence, a lang.Atom) (verb text.Span, end int) {
	k := wordFrom(s, a.End)
	if a.Start != s.Words[skipMarks(s, 0)].Start || !is(t, s, k, "is") || !is(t, s, k+1, "a", "an", "the") {
		return verb, 0
	}
	somebody := false
	for j := k + 2; j < len(s.Words) && j <= k+2+maxTail; j++ {
		w := s.Words[j]
		ends := w.Tag == lang.Mark && !is(t, s, j, "-", "'", "’") || w.Tag == lang.Conj || w.Tag == lang.Verb || is(t, s, j, "who", "which", "that", "whose")
		if ends && somebody && s.Words[j-1].Tag != lang.Prep && s.Words[j-1].Tag != lang.Adj {
			return s.Words[k].Span, s.Words[j-1].End
		}
		if ends {
			return verb, 0
		}
		somebody = somebody || calling(w.Slice(t)) && listed(w.Slice(t))&useKin == 0 && !saysLittle(t, s, j)
	}
	return verb, 0
}
