package en

import "strings"

// A porter is a word on its way to its stem by the Porter 2 algorithm
// (snowballstem.org/algorithms/english/stemmer.html), which rewrites endings step by
// step. r1 and r2 are where its two regions begin, in which endings count: each behind
// the first consonant that follows a vowel, the second within the first.
type porter struct {
	w      []rune // Y stands for a y that is a consonant
	r1, r2 int
}

// longestStemmed is how many bytes a word has at the most that is stemmed.
const longestStemmed = 40

// porterStem gives the stem of a word of at most longestStemmed bytes.
func porterStem(word string) string {
	for i := range len(word) {
		if !lowerByte(word[i]) {
			word = strings.ToLower(strings.TrimSpace(word))
			break
		}
	}
	if len(word) <= 2 {
		return word
	}
	if stem, ok := porterSpecial(word); ok {
		return stem
	}
	var room [longestStemmed + 1]rune // an e may be added
	p := porter{w: room[:0]}
	for _, r := range word {
		switch r {
		case '’', '‘', '‛':
			r = '\''
		}
		p.w = append(p.w, r)
	}
	for len(p.w) > 1 && p.w[0] == '\'' {
		p.w = p.w[1:]
	}
	for i, r := range p.w {
		if r == 'y' && (i == 0 || vowel(p.w[i-1])) {
			p.w[i] = 'Y'
		}
	}
	p.r1 = p.region(0)
	for _, prefix := range [...]string{"gener", "commun", "arsen"} {
		if p.opens(prefix) {
			p.r1 = len(prefix)
		}
	}
	p.r2 = p.region(p.r1)
	p.steps()
	for i, r := range p.w {
		if r == 'Y' {
			p.w[i] = 'y'
		}
	}
	n := 0
	for at, r := range word { // mostly it is what the word begins with
		if n == len(p.w) {
			return word[:at]
		}
		if r != p.w[n] {
			return string(p.w)
		}
		n++
	}
	if n == len(p.w) {
		return word
	}
	return string(p.w)
}

func vowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// region is where that begins which follows the first consonant behind a vowel, from
// from on.
func (p *porter) region(from int) int {
	for i := from + 1; i < len(p.w); i++ {
		if vowel(p.w[i-1]) && !vowel(p.w[i]) {
			return i + 1
		}
	}
	return len(p.w)
}

func (p *porter) opens(prefix string) bool {
	for i, r := range prefix {
		if i >= len(p.w) || p.w[i] != r {
			return false
		}
	}
	return true
}

func (p *porter) ends(suffix string) bool {
	at := len(p.w) - len(suffix)
	if at < 0 {
		return false
	}
	for i := len(suffix) - 1; i >= 0; i-- {
		if p.w[at+i] != rune(suffix[i]) {
			return false
		}
	}
	return true
}

// first gives the first of the suffixes that the word ends with, or "".
func (p *porter) first(suffixes ...string) string {
	for _, s := range suffixes {
		if p.ends(s) {
			return s
		}
	}
	return ""
}

// replace puts another ending in the place of the last n letters.
func (p *porter) replace(n int, by string) {
	p.w = p.w[:len(p.w)-n]
	for _, r := range by {
		p.w = append(p.w, r)
	}
	p.r1, p.r2 = min(p.r1, len(p.w)), min(p.r2, len(p.w))
}

// before is the letter n places before the end, 0 where there is none.
func (p *porter) before(n int) rune {
	if n >= len(p.w) {
		return 0
	}
	return p.w[len(p.w)-1-n]
}

// voiced reports a vowel among the first n letters.
func (p *porter) voiced(n int) bool {
	for i := 0; i < n; i++ {
		if vowel(p.w[i]) {
			return true
		}
	}
	return false
}

// short reports whether the first n letters end in a short syllable.
func (p *porter) short(n int) bool {
	if n == 2 {
		return vowel(p.w[0]) && !vowel(p.w[1])
	}
	if n < 3 {
		return false
	}
	last := p.w[n-1]
	return !vowel(last) && last != 'w' && last != 'x' && last != 'Y' && vowel(p.w[n-2]) && !vowel(p.w[n-3])
}

// A rewrite puts another ending in the place of one that lies in a region.
type rewrite struct{ suffix, by string }

// Each list holds the longest of those that end alike first.
var (
	porterStep2 = [...]rewrite{
		{"ational", "ate"}, {"fulness", "ful"}, {"iveness", "ive"}, {"ization", "ize"}, {"ousness", "ous"},
		{"biliti", "ble"}, {"lessli", "less"}, {"tional", "tion"}, {"alism", "al"}, {"aliti", "al"}, {"ation", "ate"},
		{"entli", "ent"}, {"fulli", "ful"}, {"iviti", "ive"}, {"ousli", "ous"}, {"anci", "ance"}, {"abli", "able"},
		{"alli", "al"}, {"ator", "ate"}, {"enci", "ence"}, {"izer", "ize"}, {"bli", "ble"}, {"ogi", ""}, {"li", ""},
	}
	porterStep3 = [...]rewrite{
		{"ational", "ate"}, {"tional", "tion"}, {"alize", "al"}, {"icate", "ic"}, {"ative", ""},
		{"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
	}
)

func (p *porter) steps() {
	if s := p.first("'s'", "'s", "'"); s != "" {
		p.replace(len(s), "")
	}
	p.plural()
	p.past()
	if n := len(p.w); n > 2 && (p.w[n-1] == 'y' || p.w[n-1] == 'Y') && !vowel(p.w[n-2]) {
		p.w[n-1] = 'i'
	}
	p.step2()
	p.step3()
	p.step4()
	p.step5()
}

func (p *porter) plural() {
	switch s := p.first("sses", "ied", "ies", "us", "ss", "s"); s {
	case "sses":
		p.replace(2, "")
	case "ied", "ies":
		if len(p.w) > 4 {
			p.replace(2, "")
		} else {
			p.replace(1, "")
		}
	case "s":
		if p.voiced(len(p.w) - 2) {
			p.replace(1, "")
		}
	}
}

func (p *porter) past() {
	s := p.first("eedly", "ingly", "edly", "ing", "eed", "ed")
	switch s {
	case "":
		return
	case "eed", "eedly":
		if len(s) <= len(p.w)-p.r1 {
			p.replace(len(s), "ee")
		}
		return
	}
	if !p.voiced(len(p.w) - len(s)) {
		return
	}
	r1, r2 := p.r1, p.r2
	p.replace(len(s), "")
	switch p.first("at", "bl", "iz", "bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt") {
	case "":
		if p.r1 >= len(p.w) && p.short(len(p.w)) {
			p.w = append(p.w, 'e')
			p.r1, p.r2 = len(p.w), len(p.w)
			return
		}
	case "at", "bl", "iz":
		p.w = append(p.w, 'e')
	default:
		p.w = p.w[:len(p.w)-1]
	}
	p.r1, p.r2 = min(r1, len(p.w)), min(r2, len(p.w))
}

func (p *porter) step2() {
	for _, e := range porterStep2 {
		if !p.ends(e.suffix) {
			continue
		}
		switch {
		case len(e.suffix) > len(p.w)-p.r1:
		case e.suffix == "li":
			if strings.ContainsRune("cdeghkmnrt", p.before(2)) {
				p.replace(2, "")
			}
		case e.suffix == "ogi":
			if p.before(3) == 'l' {
				p.replace(1, "")
			}
		default:
			p.replace(len(e.suffix), e.by)
		}
		return
	}
}

func (p *porter) step3() {
	for _, e := range porterStep3 {
		if !p.ends(e.suffix) {
			continue
		}
		if len(e.suffix) <= len(p.w)-p.r1 && (e.suffix != "ative" || len(e.suffix) <= len(p.w)-p.r2) {
			p.replace(len(e.suffix), e.by)
		}
		return
	}
}

func (p *porter) step4() {
	s := p.first("ement", "ance", "ence", "able", "ible", "ment", "ent", "ant", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic")
	if s == "" || len(s) > len(p.w)-p.r2 || s == "ion" && p.before(3) != 's' && p.before(3) != 't' {
		return
	}
	p.replace(len(s), "")
}

func (p *porter) step5() {
	last := len(p.w) - 1
	switch {
	case p.r1 > last:
	case p.w[last] == 'e':
		if p.r2 <= last || !p.short(last) {
			p.replace(1, "")
		}
	case p.r2 <= last && p.w[last] == 'l' && p.before(1) == 'l':
		p.replace(1, "")
	}
}

// porterSpecial are the words that the steps would spoil.
func porterSpecial(word string) (stem string, ok bool) {
	switch word {
	case "skis":
		return "ski", true
	case "skies":
		return "sky", true
	case "dying":
		return "die", true
	case "lying":
		return "lie", true
	case "tying":
		return "tie", true
	case "idly":
		return "idl", true
	case "gently":
		return "gentl", true
	case "ugly":
		return "ugli", true
	case "early":
		return "earli", true
	case "only":
		return "onli", true
	case "singly":
		return "singl", true
	case "sky", "news", "howe", "atlas", "cosmos", "bias", "andes", "inning", "outing", "canning", "herring", "earring":
		return word, true
	case "innings", "outings", "cannings", "herrings", "earrings":
		return word[:len(word)-1], true
	case "proceed", "proceeds", "proceeded", "proceeding":
		return "proceed", true
	case "exceed", "exceeds", "exceeded", "exceeding":
		return "exceed", true
	case "succeed", "succeeds", "succeeded", "succeeding":
		return "succeed", true
	}
	return "", false
}
