package zh

import "github.com/zhongdian/zhongdian/lang"

// person emits the personal name that opens with word k: one that the
// dictionary has, a surname with a given name where the context or the
// characters say so, a surname with a title (王外长), or 王某.
func (rd *reader) person(k int) int {
	i, end := int(rd.from[k]), int(rd.from[k+1])
	w := rd.words[k]
	if w.Tag == lang.Person && end-i >= 2 && rd.plausible(i, end) {
		return rd.dictionaryPerson(k, i, end)
	}
	e := rd.find(i, classSurname)
	if e == nil || !rd.g[i].first || rd.taken[i] != 0 {
		return i
	}
	given := i + len(e.runes)
	if given < end && rd.at(given) != '某' || given >= len(rd.g) {
		return i
	}
	if rd.at(given) == '某' {
		to := given + 1
		for rd.at(to) == '某' {
			to++
		}
		return rd.name(i, to, "person", rd.key(i, to))
	}
	if rd.g[given].gap || !rd.free(given, given+1) {
		return i
	}
	if t := rd.find(given, classTitle); t != nil && len(t.runes) >= 2 && rd.g[given+len(t.runes)-1].last {
		switch rd.tag(i) {
		case lang.Verb, lang.Adj, lang.Prep, lang.Pron, lang.Adv, lang.Num, lang.Conj:
			return i
		case lang.Measure: // 三张
			if i > 0 && (rd.taken[i-1] != 0 || rd.tag(i-1) == lang.Num || rd.tag(i-1) == lang.Pron) {
				return i
			}
		}
		return rd.name(i, given+len(t.runes), "person", rd.key(i, given+len(t.runes)))
	}
	if to := rd.givenName(i, given); to > given {
		return rd.name(i, to, "person", rd.key(i, to))
	}
	return i
}

// dictionaryPerson emits a name of the dictionary, with a given name that it cuts
// off (周 恩来 stays whole, 王小 明 is put together).
func (rd *reader) dictionaryPerson(k, i, end int) int {
	if k+1 < len(rd.words) && end-i == 2 && rd.find(i, classSurname) != nil {
		to := int(rd.from[k+2])
		if to-end == 1 && rd.words[k+1].Tag == lang.Other && rd.g[end].r >= lexFrom && !rd.g[end].gap && rd.taken[end] == 0 && rd.find(end, classSay) == nil {
			return rd.name(i, to, "person", rd.key(i, to))
		}
	}
	// A foreign name that the dictionary knows the beginning of.
	if rd.lex.sound(rd.g[end-1].r) > 0 && rd.lex.sound(rd.g[i].r) > 0 {
		if to := rd.transliterated(k); to > end {
			return to
		}
	}
	return rd.name(i, end, "person", rd.key(i, end))
}

// givenName gives the end of the given name at glyph i behind a surname, i where
// there is none.
func (rd *reader) givenName(surname, i int) int {
	one := rd.wordEnd(i)
	strange := rd.nameLike(i)
	switch one - i {
	case 1:
		two := one
		if one < len(rd.g) && !rd.g[one].gap && rd.taken[one] == 0 && rd.wordEnd(one) == one+1 && rd.givenTag(one) {
			two = one + 1
		}
		if !rd.givenTag(i) {
			return i
		}
		if two > one && (strange && rd.nameLike(one) || rd.personContext(surname, two)) {
			return two
		}
		if rd.personContext(surname, one) {
			return one
		}
		if strange && two == one && rd.tag(surname) == lang.Person {
			return one
		}
	case 2:
		switch rd.tag(i) {
		case lang.Noun, lang.Adj, lang.Verb, lang.Other, lang.Person, lang.Name, lang.Place, lang.Idiom:
			if rd.personContext(surname, one) && rd.find(i, classSay) == nil {
				return one
			}
		}
	}
	return i
}

// nameLike reports whether glyph i is a character that is no word of its own.
func (rd *reader) nameLike(i int) bool {
	return rd.g[i].r >= lexFrom && (rd.tag(i) == lang.Other || rd.tag(i) == lang.Person)
}

// givenTag reports whether a word of one character may be part of a given name.
func (rd *reader) givenTag(i int) bool {
	switch rd.tag(i) {
	case lang.Noun, lang.Adj, lang.Other, lang.Person, lang.Name, lang.Place, lang.Time:
		return rd.g[i].r >= lexFrom
	case lang.Verb:
		return rd.find(i, classSay) == nil && rd.g[i].r != '是' && rd.g[i].r != '有'
	}
	return false
}

// personContext reports whether a title stands before i or behind to, or a verb
// of speech behind to.
func (rd *reader) personContext(i, to int) bool {
	if rd.findBack(i, classTitle) != nil {
		return true
	}
	for _, c := range [...]class{classTitle, classSay, classAct} {
		if c == classAct && rd.tag(i) != lang.Noun && rd.tag(i) != lang.Person {
			continue
		}
		if e := rd.find(to, c); e != nil && rd.g[to].first && rd.g[to+len(e.runes)-1].last {
			return true
		}
	}
	return false
}

// plausible sorts out the words that the dictionary takes for persons and that
// don't look it (加薪, 美满幸福): a surname with one or two characters, or a name
// written mostly by its sound.
func (rd *reader) plausible(i, end int) bool {
	if rd.skips(i) {
		return false
	}
	if e := rd.find(i, classSurname); e != nil && end-i-len(e.runes) <= 2 {
		return true
	}
	most, all := 0, 0
	for k := i; k < end; k++ {
		switch rd.lex.sound(rd.g[k].r) {
		case 2:
			most++
			all++
		case 1:
			all++
		}
	}
	n := end - i
	return all == n && (most > 0 || n > 2) || most > 0 && all*2 > n && n > 2
}
