package zh

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// kinds of the classes that stand for themselves.
var polarityKind = [classes]lang.Kind{
	classNeg: lang.KindNegation, classHedge: lang.KindHedge, classQuant: lang.KindQuantifier,
	classCond: lang.KindCondition, classComp: lang.KindComparison, classCause: lang.KindCause,
}

// polarity finds negations, hedges, quantifiers, conditions, comparisons and
// causes: the phrases of the lexicon that stand on word borders, the longest
// first. The normal form is the group of the phrase ("not" for 不 没有 并未).
func (rd *reader) polarity() {
	var until [classes]int
	for i := range rd.g {
		at := rd.g[i].bucket
		if rd.lex.masks[at]&(2<<classCause-1) == 0 {
			continue
		}
		b, next := rd.lex.buckets[at], rd.at(i+1)
		skip := 0 // end of what is nothing here, or only what the whole phrase is (无论)
		for k := range b {
			e := &b[k]
			if e.class > classCause || !e.mayStand(next) || until[e.class] > i || !rd.has(i, e.runes) {
				continue
			}
			to := i + len(e.runes)
			if to < skip {
				break
			}
			if e.class == classSkip {
				if rd.g[to-1].last && (rd.g[i].first || rd.words[rd.g[i].word].Start == int(rd.g[i].at)) {
					skip = to
				}
				continue
			}
			if !rd.borders(i, to, e) || !rd.means(i, to, e) {
				continue
			}
			until[e.class] = to
			a := lang.Atom{Kind: polarityKind[e.class], Sub: e.sub, Value: e.value}
			switch e.class {
			case classNeg, classHedge:
				a.Scope = rd.phraseAfter(to)
			case classCond:
				a.Scope = rd.clauseAfter(i, to)
			}
			rd.emit(i, to, a)
		}
		for c := 0; skip > 0 && c < len(until); c++ {
			until[c] = max(until[c], skip)
		}
	}
}

// borders reports whether a phrase stands on the borders of words. 不 and 没 may
// open a longer word (不符), and a long phrase may end inside its own word.
func (rd *reader) borders(i, to int, e *phrase) bool {
	first, last := rd.g[i], rd.g[to-1]
	neg := e.class == classNeg && (e.runes[0] == '不' || e.runes[0] == '没' || e.runes[0] == '未')
	if !first.first && !(neg && (e.runes[0] == '不' && rd.tag(i) != lang.Idiom && rd.g[i-1].r != '差')) {
		return false
	}
	if last.last || neg && e.runes[0] != '未' {
		return true
	}
	return len(e.runes) > 1 && last.word == first.word
}

// means sorts out phrases that mean something else where they stand.
func (rd *reader) means(i, to int, e *phrase) bool {
	if len(e.runes) > 1 {
		// 要不要, 能不能 ask, although 不要 and 不能 are words.
		return !(e.class == classNeg && i > 0 && rd.g[i-1].r == e.runes[1] && (e.runes[0] == '不' || e.runes[0] == '没'))
	}
	switch e.runes[0] {
	case '将':
		// 将其带走: the marker of an object, not of the future.
		switch rd.tag(to) {
		case lang.Verb, lang.Adv, lang.Time, lang.Prep, lang.Adj, lang.Idiom:
			return true
		case lang.Num:
			return rd.taken[min(to, len(rd.g)-1)]&takenFigure != 0
		}
		return rd.at(to) == '有' || rd.at(to) == '是'
	case '不', '没', '未':
		// 是不是, 有没有 ask.
		return !(i > 0 && to < len(rd.g) && rd.g[i-1].r == rd.g[to].r)
	case '受':
		return rd.tag(to) == lang.Noun || rd.tag(to) == lang.Name || rd.tag(to) == lang.Place
	case '过':
		return rd.tag(to) == lang.Num
	case '比':
		return rd.tag(i-1) != lang.Num || rd.tag(to) != lang.Num
	case '如':
		return rd.tag(to) != lang.Noun || i == 0 || rd.tag(i-1) == lang.Mark
	case '应', '须':
		return rd.tag(to) != lang.Mark
	case '都':
		return rd.tag(i) != lang.Noun
	case '升', '增', '降', '减', '涨', '跌':
		return rd.tag(to) != lang.Mark
	}
	return true
}

// phraseAfter gives what a negation or hedge at the left of glyph i governs: the
// words up to the end of the clause or the next 的 or conjunction, twelve at most.
func (rd *reader) phraseAfter(i int) text.Span {
	end := i
	if i >= len(rd.g) {
		return text.Span{}
	}
	for n := 0; n < 12 && end < len(rd.g); n++ {
		switch t := rd.tag(end); {
		case t == lang.Mark && !opens(rd.g[end].r), n > 1 && t == lang.Conj, n > 0 && rd.g[end].r == '的':
			return rd.span(i, end)
		case rd.g[end].r == '而' && rd.at(end+1) == '是', rd.g[end].r == '但':
			return rd.span(i, end)
		}
		end = rd.wordEnd(end)
	}
	return rd.span(i, end)
}

// clauseAfter gives what a condition governs: what stands behind it up to the
// comma, or before it where it closes its clause (…的话, …情况下).
func (rd *reader) clauseAfter(i, to int) text.Span {
	if to < len(rd.g) && !stops(rd.g[to].r) {
		end := to
		for end < len(rd.g) && !stops(rd.g[end].r) {
			end++
		}
		return rd.span(to, end)
	}
	from := i
	for from > 0 && !stops(rd.g[from-1].r) {
		from--
	}
	return rd.span(from, i)
}

// stops reports whether a mark, folded, parts clauses.
func stops(r rune) bool {
	switch r {
	case ',', '。', ';', ':', '!', '?', '…', '—':
		return true
	}
	return false
}

// opens reports whether a mark opens a quote or bracket.
func opens(r rune) bool {
	switch r {
	case '“', '‘', '「', '『', '《', '〈', '(', '【', '"':
		return true
	}
	return false
}
