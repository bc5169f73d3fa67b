package compose

import "github.com/zhongdian/zhongdian/lang"

// known fills the columns of what the unit takes for known.
func (x *standReader) known() {
	r := x.row
	r[sDefiniteAt] = 1
	given, all, previous := 0, 0, 0
	for i := range x.words {
		w := &x.words[i]
		if w.low == "the" {
			x.definite(i)
		}
		if w.concept < 0 || w.before {
			continue
		}
		all++
		idf := x.r.IDF(w.concept)
		r[sRare] += idf
		if w.given {
			given++
			r[sGivenSum] += idf
			previous += bit(x.r.Holds(x.u.first-1, w.concept))
		} else {
			r[sNewSum] += idf
		}
	}
	n := float32(max(all, 1))
	r[sGiven], r[sPreviousShare] = float32(given)/n, float32(previous)/n
	r[sRare] /= n
	for i := range x.words {
		w := &x.words[i]
		r[sPlaces] += mark01(w.Tag == lang.Place)
		if w.Tag == lang.Noun && w.given && !w.before && !w.quoted {
			r[sNouns]++
			if x.cutShort(i) {
				r[sNounsShort]++
				r[sNounsShortOpens] = max(r[sNounsShortOpens], mark01(i <= x.firstContent()+2))
			}
		}
	}
	for _, c := range x.u.concepts {
		r[sWorth] += float32(c.Weight)
		for _, id := range x.top {
			r[sTop] += mark01(id == c.ID)
		}
	}
	r[sWorth] /= float32(max(len(x.u.concepts), 1))
}

// cutShort reports whether the noun at word i stands without what said which one
// it is when the article first had it: 普查 after 公民科学素质普查.
func (x *standReader) cutShort(i int) bool {
	w := &x.words[i]
	if i > 0 && x.words[i-1].End == w.Start && modifies(&x.words[i-1].Word, x.words[i-1].low) || i > 0 && w.low[0] < 0x80 && modifies(&x.words[i-1].Word, x.words[i-1].low) {
		return false
	}
	s := &x.d.Sentences[x.r.First(w.concept)]
	for k := 1; k < len(s.Words); k++ {
		if s.Words[k].Slice(x.t) == w.Slice(x.t) {
			return modifies(&s.Words[k-1], s.Words[k-1].Slice(x.t))
		}
	}
	return false
}

// modifies reports a word that says which one the noun behind it is.
func modifies(w *lang.Word, low string) bool {
	switch w.Tag {
	case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Person, lang.Latin, lang.Adj, lang.Num:
		return true
	}
	switch low {
	case "的", "”", "」", "》", "'s", "’s":
		return true
	}
	return false
}

// phrase finds the noun phrase behind the "the" at word i: its last noun, or -1,
// the word behind it, and whether a name stands in it.
func (x *standReader) phrase(i int) (head, end int, named bool) {
	head = -1
	j := i + 1
scan:
	for ; j < len(x.words) && j < i+7; j++ {
		w := &x.words[j]
		switch w.Tag {
		case lang.Noun:
			head = j
		case lang.Name, lang.Org, lang.Place, lang.Person:
			if head >= 0 && x.words[head].Tag == lang.Noun {
				break scan // the driver John Smith
			}
			head, named = j, true
		case lang.Adj, lang.Num:
			if head >= 0 && x.words[head].Tag == lang.Noun {
				break scan
			}
		case lang.Verb, lang.Other, lang.Adv:
			// What stands behind "the" is a noun or goes with one, whatever the
			// list has it for: the attack, the injured man.
			if head >= 0 {
				break scan
			}
			if j+1 >= len(x.words) || !nominalTag(x.words[j+1].Tag) {
				head = j
				j++
				break scan
			}
		default:
			break scan
		}
	}
	return head, j, named
}

func nominalTag(t lang.Tag) bool {
	return t == lang.Noun || t == lang.Adj || t == lang.Name || t == lang.Num || t == lang.Org || t == lang.Place || t == lang.Person
}

// definite looks at the noun phrase behind the "the" at word i.
func (x *standReader) definite(i int) {
	r := x.row
	head, j, named := x.phrase(i)
	if head < 0 || i+1 < len(x.words) && x.t[x.words[i].End:x.words[i+1].Start] != " " {
		return // what stood there is named
	}
	w := &x.words[head]
	r[sDefinite]++
	use := listed(w.low)
	if use&useKnown != 0 {
		r[sDefiniteKnown]++
	}
	if w.Tag != lang.Noun && named || w.before || use&useKnown != 0 {
		return
	}
	more, owner := false, false
	if j < len(x.words) {
		switch x.words[j].low {
		case "of", "for", "that", "which", "who", "where", "in", "at", "from", "to", "behind", "between", "when", "whose", "on", "by", "about", "against":
			more = true
		case "'s", "’s", "'", "’":
			owner = x.words[j].Start == w.End
		}
	}
	r[sDefiniteOwner] += mark01(owner)
	if named {
		r[sDefiniteOfNamed]++
		return
	}
	r[sDefiniteStory] += mark01(use&(useStory|usePerson|useGroup|useBody) != 0)
	r[sDefiniteOpens] = max(r[sDefiniteOpens], mark01(i <= x.firstContent()+1 && !more))
	if more {
		r[sDefiniteMore] += mark01(w.given)
		return
	}
	r[sDefiniteBare] += mark01(head == i+1)
	if w.given {
		r[sDefiniteGiven]++
		r[sDefinitePrevious] += mark01(x.givenness(head) == 2)
		r[sDefiniteRare] = max(r[sDefiniteRare], x.r.IDF(w.concept))
	} else {
		r[sDefiniteNew]++
	}
	r[sDefiniteAt] = min(r[sDefiniteAt], float32(i)/float32(len(x.words)))
}
