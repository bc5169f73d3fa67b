package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// person is somebody whom an article names.
type person struct {
	text.Span        // the name where it first stands
	value     string // of the name
	sentence  int    // where it first stands
	sure      bool   // it is a person's; else only its words are taken
	// intro is the name together with what the article says they are: "school
	// keeper John Smith", or "John Smith, a keeper of Harrow", which is a tail.
	// It is empty where the article never says.
	intro text.Span
	told  int // the sentence of intro
	tail  bool
	is    text.Span // the verb in intro where it is a sentence, "John Smith is a keeper"
}

// called is whom a name, or one word of it, can mean.
type called struct {
	*person
	several bool // more than one: nobody in particular
	first   bool // it is the first of the name's words
	alone   int  // how often it stands alone, where it is
}

// maxFullName is the most words a name has that is put in for its last one.
const maxFullName = 4

// personsOf gives the persons of an article by their names and by the words that
// stand for them.
func personsOf(d *lang.Document) map[string]called {
	switch d.Lang {
	case "zh":
		return chinesePersons(d)
	case "en":
		return englishPersons(d)
	}
	return nil
}

// englishPersons gives the persons of an English article by their names and by
// the first and the last word of them.
func englishPersons(d *lang.Document) map[string]called {
	out := map[string]called{}
	each := func(f func(i int, s *lang.Sentence, a lang.Atom)) {
		for i := range d.Sentences {
			for _, a := range d.Sentences[i].Atoms {
				if a.Kind == lang.KindName && a.Value[0] < 0x80 {
					f(i, &d.Sentences[i], a)
				}
			}
		}
	}
	first := firstWords(d)
	each(func(i int, s *lang.Sentence, a lang.Atom) { fullName(out, first, d.Article.Text, i, s, a) })
	each(func(_ int, _ *lang.Sentence, a lang.Atom) {
		if n, ok := out[a.Value]; ok && n.first {
			n.alone++
			out[a.Value] = n
		}
	})
	each(func(_ int, s *lang.Sentence, a lang.Atom) { // a Smith that says or does something is one
		if n, ok := out[a.Value]; ok && !n.several && !n.first && !strings.Contains(a.Value, " ") && (a.Sub == "person" || a.Sub == "other" && acts(d.Article.Text, s, a)) {
			n.sure = true
		}
	})
	each(func(i int, s *lang.Sentence, a lang.Atom) { introduction(out, d.Article.Text, i, s, a) })
	return out
}

// acts reports whether a verb or what is the name's own stands behind the name a,
// and nothing before it that makes a thing of it.
func acts(t string, s *lang.Sentence, a lang.Atom) bool {
	k, before := wordFrom(s, a.End), wordFrom(s, a.Start)-1
	if k >= len(s.Words) || before >= 0 && (is(t, s, before, "the", "a", "an") || s.Words[before].Tag == lang.Adj || s.Words[before].Tag == lang.Noun || s.Words[before].Tag == lang.Name) {
		return false
	}
	if s.Words[k].Tag == lang.Adv {
		k++ // Smith later said
	}
	return k < len(s.Words) && s.Words[k].Tag == lang.Verb || is(t, s, k, "'s", "’s", "was", "is", "has", "had")
}

// fullName notes the name a of sentence i where it is a person's in full, and
// that its words can mean nobody in particular where they have meant another.
func fullName(out map[string]called, firstAt map[string]int, t string, i int, s *lang.Sentence, a lang.Atom) {
	sp := bareName(t, s, a)
	words := strings.Fields(sp.Slice(t))
	value := strings.ToLower(sp.Slice(t))
	if sp == a.Span {
		value = a.Value
	}
	last := value[strings.LastIndexByte(value, ' ')+1:]
	if len(words) > 1 && besideKin(t, s, a) { // the husband of Ann Smith is a Smith too
		out[last] = called{person: &person{value: value}, several: true}
	}
	if len(words) < 2 || len(words) > maxFullName || len(strings.Fields(value)) != len(words) || a.Sub != "person" && a.Sub != "other" {
		return
	}
	first, _, _ := strings.Cut(value, " ")
	if n, ok := out[last]; ok && !n.several && particle(first) && strings.HasSuffix(n.value, " "+value) {
		out[value] = n // Lars van Holm, then van Holm
		return
	}
	if head := words[0]; len(head) > 2 && head == strings.ToUpper(head) && !strings.Contains(head, ".") || listed(first)&(useGroup|useBody) != 0 {
		return // CNN's Smith, Team Smith
	}
	if _, small := firstAt[first]; small || is(t, s, wordFrom(s, sp.Start)-1, "of") || strings.HasSuffix(first, "ing") {
		return // Secretary of State John Smith; Whether John Smith …, where whether is a word; Seeing Smith
	}
	p, ok := out[value]
	if !ok {
		p.person = &person{Span: sp, value: value, sentence: i}
		out[value] = p
	}
	p.sure = p.sure || isPerson(t, s, a, sp)
	parts := strings.Fields(value)
	for k, w := range parts {
		n, ok := out[w]
		if !ok {
			n.person, n.first = p.person, k == 0
		}
		n.several = n.several || n.value != value || k > 0 && k < len(parts)-1
		// News has the name in full first: a Jupiter that stood there before the
		// Galileo Jupiter probe is not called Galileo.
		if at, stands := firstAt[words[k]]; stands && at < sp.Start && !ok && k == len(parts)-1 {
			n.several = true
		}
		out[w] = n
	}
}

// particle reports a small word that opens a last name.
func particle(w string) bool {
	switch w {
	case "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "bin", "ben", "al", "el", "mac", "st":
		return true
	}
	return false
}

// firstWords tells of every word where it first stands.
func firstWords(d *lang.Document) map[string]int {
	n := 0
	for i := range d.Sentences {
		n += len(d.Sentences[i].Words)
	}
	out := make(map[string]int, n/2)
	for i := range d.Sentences {
		for _, w := range d.Sentences[i].Words {
			word := w.Slice(d.Article.Text)
			if _, ok := out[word]; !ok {
				out[word] = w.Start
			}
		}
	}
	return out
}

// introduction notes what the article says of the person whom the name a means.
func introduction(out map[string]called, t string, i int, s *lang.Sentence, a lang.Atom) {
	sp := bareName(t, s, a)
	value := strings.ToLower(sp.Slice(t))
	if sp == a.Span {
		value = a.Value
	}
	n, ok := out[value]
	title, end := titleBefore(t, s, sp), 0
	if title == sp.Start {
		title = calledSo(t, s, sp)
	}
	if title == sp.Start {
		end = tailBehind(t, s, a)
	}
	office := sp.Start
	if title == sp.Start && end == 0 {
		office = officeBefore(t, s, sp)
	}
	var verb text.Span
	if title == sp.Start && end == 0 && office == sp.Start {
		verb, end = saysItIs(t, s, a)
	}
	if !ok && !strings.Contains(value, " ") && (a.Sub == "person" || a.Sub == "other" && verb.Empty() && end > sp.End && is(t, s, wordFrom(s, sp.End)+1, "a", "an")) {
		n.person = &person{Span: sp, value: value, sentence: i, sure: true}
		out[value] = n
	}
	switch {
	case n.person == nil || n.several || !n.sure:
	case n.value != value && title < sp.Start && formally(t, s, sp): // President Smith is not Mary Smith
		n.several = true
		out[value] = n
	case !n.intro.Empty() || n.value != value && n.first:
	case title < sp.Start:
		n.intro, n.told = text.Span{Start: title, End: sp.End}, i
	case end > sp.End:
		n.intro, n.told, n.tail, n.is = text.Span{Start: sp.Start, End: end}, i, true, verb
	case office < sp.Start:
		n.intro, n.told, n.tail = text.Span{Start: office, End: sp.End}, i, true
	}
}

// formally reports an office before the name sp, as it is written large: two of a
// name may be told apart by it, as they aren't by "driver Smith".
func formally(t string, s *lang.Sentence, sp text.Span) bool {
	k := wordFrom(s, sp.Start) - 1
	if is(t, s, k, ".") {
		k--
	}
	return k < 0 || large(t, s.Words[k]) || listed(s.Words[k].Slice(t))&useFormal != 0
}

// isPerson reports whether the name sp, a or the end of it, is a person's: it is
// known as one, a title stands before it, or it is said who it is or how old.
func isPerson(t string, s *lang.Sentence, a lang.Atom, sp text.Span) bool {
	if a.Sub == "person" || a.Sub == "other" && sp != a.Span {
		return true
	}
	if a.Sub != "other" {
		return false
	}
	k := wordFrom(s, a.End)
	return titleBefore(t, s, sp) < sp.Start || tailBehind(t, s, a) > 0 || officeBefore(t, s, sp) < sp.Start || k < len(s.Words) && listed(s.Words[k].Slice(t))&useSay != 0 ||
		is(t, s, k, ",") && k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Num && s.Words[k+1].Len() == 2 && is(t, s, k+2, ",")
}

// besideKin reports a word of family close to the name a.
func besideKin(t string, s *lang.Sentence, a lang.Atom) bool {
	const near = 3
	kin := func(k int) bool {
		return s.Words[k].Tag != lang.Mark && listed(s.Words[k].Slice(t))&useKin != 0 && !ofFirm(t, s, k)
	}
	from, end := wordFrom(s, a.Start), wordFrom(s, a.End)
	for k := max(from-near, 0); k < end; k++ {
		if kin(k) {
			return true
		}
	}
	for k := end; k < min(end+near, len(s.Words)) && listed(s.Words[k].Slice(t))&useSay == 0; k++ { // who says what of a family is not of it
		if kin(k) {
			return true
		}
	}
	return false
}

// ofFirm reports a family at word k whom somebody only works for: "Lee family lawyer John
// Smith" is no Lee.
func ofFirm(t string, s *lang.Sentence, k int) bool {
	if !is(t, s, k, "family") {
		return false
	}
	for k++; k < len(s.Words) && is(t, s, k, "co", "-"); k++ {
	}
	return is(t, s, k, "lawyer", "attorney", "counsel", "co-counsel", "spokesman", "spokeswoman", "spokesperson", "doctor", "friend", "representative", "adviser")
}

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
	case "gov", "sen", "rep", "capt", "sgt", "lt", "col", "gen", "justice", "ceo", "cfo", "coo", "mp", "chef", "coach":
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
	somebody, of := false, false
	for j := k + 1 + bit(article); j < len(s.Words) && j <= k+2+maxTail; j++ {
		w := s.Words[j]
		word := w.Slice(t)
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
