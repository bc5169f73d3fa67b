package en

import (
	_ "embed" // countries and name words
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/lang"
)

//go:embed data/names.txt
var namesText string

// nameWord is what the name list knows of a word or phrase: its sort and, for
// places, the place it stands for (Israeli: israel).
type nameWord struct{ sub, value string }

// nameWords maps small-letter forms. Sorts: place (countries, nationalities,
// regions), org and placeword (the last words of such names), given, firm.
var nameWords = sync.OnceValue(func() map[string]nameWord {
	m := make(map[string]nameWord, 2700)
	for f := range fields(namesText, 3) {
		for _, w := range strings.Split(f[2], ",") {
			m[w] = nameWord{f[0], f[1]}
		}
	}
	return m
})

// names finds the proper names: runs of capitalised words with the small words
// inside them. A title before a person and a possessive are left out; a quoted
// run of capitals is the name of a work.
func (s *sentence) names() {
	for i := 0; i < len(s.words); {
		if n := s.work(i); n > 0 {
			s.add(i+1, i+n-1, lang.Atom{Kind: lang.KindName, Sub: "work", Value: s.nameValue(i+1, i+n-1)})
			i += n
			continue
		}
		if !s.nameStart(i) {
			i++
			continue
		}
		j := s.nameEnd(i)
		s.name(i, j)
		i = j
	}
}

func (s *sentence) proper(i int) bool {
	if i < 0 || i >= len(s.words) || s.taken[i] && s.tag(i) != lang.Name {
		return false
	}
	switch s.tag(i) {
	case lang.Name, lang.Person, lang.Org, lang.Place:
		return true
	}
	return false
}

// nameStart reports that a name begins at word i: a proper word, or a listed
// word with a capital before one ("White House", "New York").
func (s *sentence) nameStart(i int) bool {
	if s.proper(i) {
		return true
	}
	return s.upper(i) && !s.taken[i] && s.tag(i) != lang.Mark && s.proper(i+1) && i > 0 && !s.flags[i].function()
}

// maxName bounds the words of a name.
const maxName = 12

func (s *sentence) nameEnd(i int) int {
	j := i + 1
	for j < len(s.words) && j-i < maxName {
		switch w := s.low[j]; {
		case s.proper(j), s.upper(j) && s.tag(j) != lang.Mark && !s.flags[j].function() && !s.taken[j] && s.tag(j) != lang.Time:
			j++
			continue
		case w == "." && j+1 < len(s.words) && s.flags[j-1].has(abTitle|abGen) && s.upper(j+1) && s.words[j].Start == s.words[j-1].End && s.proper(j+1):
			j++
			continue
		case w == "." && len(s.low[j-1]) == 1 && s.proper(j+1): // George W. Bush
			j++
			continue
		case (w == "de" || w == "van" || w == "von" || w == "bin" || w == "al" || w == "da" || w == "der" || w == "del" || w == "la" || w == "&") && s.proper(j+1):
			j += 2
			continue
		case (w == "of" || w == "for") && (s.headed(j-1) || j-i > 2 && s.headed(i)) && s.upper(j+1) && s.tag(j+1) != lang.Time && !s.flags[j+1].function():
			j += 2
			continue
		case (w == "of" || w == "for") && s.headed(j-1) && s.word(j+1) == "the" && s.proper(j+2):
			j += 3
			continue
		case w == "and" && s.joined(i, j):
			j += 2
			continue
		case s.taken[j] && s.tag(j) == lang.Num && j == i+1 && len(w) < 4 && digits(w): // Apollo 11
			j++
		}
		break
	}
	return j
}

// headed reports a word after which "of X" belongs to the name.
func (s *sentence) headed(i int) bool {
	n := nameWords()[s.word(i)]
	return n.sub == "org" || n.sub == "placeword"
}

// joined reports an "and" inside one name: Department of Health and Human
// Services, Trinidad and Tobago.
func (s *sentence) joined(i, j int) bool {
	if !s.proper(j + 1) {
		return false
	}
	if _, ok := nameWords()[s.low[j-1]+" and "+s.low[j+1]]; ok {
		return true
	}
	for k := i; k < j; k++ {
		if s.low[k] == "of" || s.low[k] == "for" {
			// "for A and B" names one body's fields; "of A and B" may be two names
			// unless B goes on with a capital: of Health and Human Services.
			return s.headed(k-1) && !s.headed(j+1) && nameWords()[s.low[j+1]].sub != "place" && (s.low[k] == "for" || s.upper(j+2))
		}
	}
	return false
}

// name adds the name of words i to j-1, its titles apart.
func (s *sentence) name(i, j int) {
	titled := false
	for i < j-1 && s.flags[i].has(title) {
		i, titled = i+1, true
		if s.low[i] == "." && i < j-1 {
			i++
		}
	}
	if s.tag(i-1) != lang.Mark && s.flag(i-1).has(title) || s.word(i-1) == "." && s.flag(i-2).has(title) {
		titled = true
	}
	if j-i == 1 && s.flags[i].has(title) && s.low[i] != "king" || j-i == 1 && s.flags[i].has(zone) {
		return // "the President" alone names an office
	}
	// A nationality before other words is a name of its own: Israeli Prime
	// Minister Netanyahu. Not in the name of a body: British Airways.
	if n := nameWords()[s.low[i]]; j-i > 1 && n.sub == "place" && strings.ToLower(s.low[i]) != n.value && s.flag(i+1).has(title|known) && !s.headed(j-1) {
		s.add(i, i+1, lang.Atom{Kind: lang.KindName, Sub: "place", Value: n.value})
		s.name(i+1, j)
		return
	}
	// So is what stands before a title inside: Chechen President Ramzan Kadyrov.
	for k := i + 1; k < j-1 && !s.headed(j-1); k++ {
		if s.flags[k].has(title) && s.upper(k) && s.upper(j-1) {
			s.name(i, k)
			s.name(k, j)
			return
		}
	}
	v := s.nameValue(i, j)
	if v == "" {
		return
	}
	s.add(i, j, lang.Atom{Kind: lang.KindName, Sub: s.sort(i, j, titled), Value: v})
	for k := i; k < j; k++ {
		s.named[k] = len(s.out)
	}
}

// nameValue is the comparable form: small letters without dots and article;
// countries by their short name.
func (s *sentence) nameValue(i, j int) string {
	if j-i == 1 {
		w := strings.TrimSuffix(strings.ReplaceAll(s.low[i], ".", ""), "'s")
		if n, ok := nameWords()[w]; ok && n.sub == "place" && (w != "us" || s.raw(i) != "us") {
			return n.value
		}
		return w
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		w := s.low[k]
		if w == "." || w == "the" || w == "," {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(w, ".", ""))
	}
	v := b.String()
	if n, ok := nameWords()[v]; ok && n.sub == "place" {
		return n.value
	}
	return v
}

func (s *sentence) sort(i, j int, titled bool) string {
	last := nameWords()[s.low[j-1]]
	first := nameWords()[s.low[i]]
	for k := i; k < j; k++ {
		if k > i && (s.low[k] == "of" || s.low[k] == "for") {
			last = nameWords()[s.low[k-1]]
			break
		}
	}
	switch {
	case last.sub == "org", j-i == 1 && first.sub == "firm":
		return "org"
	case last.sub == "placeword":
		return "place"
	case titled && (last.sub != "place" || j-i > 1 || s.word(i-1) != "former"): // former Georgia Gov. Smith
		return "person"
	case j-i == 1 && s.placed(i):
		return "place"
	case first.sub == "given" && j-i < 5:
		return "person"
	}
	if n := nameWords()[s.nameValue(i, j)]; n.sub == "place" || last.sub == "place" && j-i == 1 {
		return "place"
	}
	raw := s.raw(i)
	switch {
	case j-i == 1 && acronymWord(raw) && !strings.ContainsAny(raw, "0123456789-"):
		return "org"
	case j-i > 1 && j-i < 4 && (s.flag(j).has(say) || s.word(j) == "," && (s.tag(j+1) == lang.Num || s.word(j+1) == "who")):
		return "person"
	case j-i == 1 && s.flag(j).has(say) && s.word(i-1) != "the", strings.HasSuffix(s.word(i-1), "-year-old"):
		return "person"
	case j-i < 3 && (s.word(i-1) == "in" || s.word(i-1) == "near" || s.word(i-1) == "at" && j-i == 1):
		return "place"
	}
	return "other"
}

// placed reports a given name that is a state's or a town's too and stands where one does:
// in Virginia; Harrow, Virginia.
func (s *sentence) placed(i int) bool {
	switch s.low[i] {
	case "virginia", "austin", "madison", "charlotte", "victoria", "regina", "carolina":
		before := s.word(i - 1)
		return before == "in" || before == "near" || before == "from" || before == "," && s.proper(i-2)
	}
	return false
}

// work gives the number of words of a quoted title at i, marks included.
func (s *sentence) work(i int) int {
	open := s.low[i]
	if open != "“" && open != "\"" && open != "‘" {
		return 0
	}
	upper := 0
	for j := i + 1; j < len(s.words) && j-i < 10; j++ {
		w := s.low[j]
		switch {
		case w == "”" || w == "\"" || w == "’" && open == "‘":
			if n := j - i - 1; upper > 0 && n > 0 && (upper > 1 || n == 1) {
				return n + 2
			}
			return 0
		case s.upper(j):
			upper++
		case s.flags[j].function() && j > i+1, s.tag(j) == lang.Num, w == ":" || w == "'" || w == "&":
		default:
			return 0
		}
	}
	return 0
}
