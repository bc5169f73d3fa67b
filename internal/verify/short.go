package verify

// Chinese shortens names and terms to a character of each word: 央行 is 中央银行,
// 欧美 are 欧洲 and 美国.

const (
	shortest  = 2  // characters of a short form
	longShort = 4  //
	shortSpan = 14 // characters of the article that one is short for
)

// shortFor reports whether words [from,to) of the point, which the article hasn't
// got, are short for words of a sentence that the point rests on: their characters
// open or close words there, one after the other and not far apart.
func (m *match) shortFor(from, to int32) bool {
	if m.heardIn(from, to) {
		return true
	}
	a, b := m.p.words[from].from, m.p.words[to-1].to
	if b-a < shortest || b-a > longShort || to-from == 1 && m.docExact[from] {
		return false
	}
	for _, s := range m.p.syms[a:b] {
		if s <= 0 || s >= firstWord {
			return false
		}
	}
	for _, h := range m.home {
		sent := m.ix.sents[m.rows[h].sent]
		if sent.from < sent.to && m.ix.longFor(m.p.syms[a:b], m.ix.words[sent.from].from, m.ix.words[sent.to-1].to) {
			return true
		}
	}
	return false
}

// longFor reports whether symbols [lo,hi) of the article have words that short
// stands for.
func (ix *index) longFor(short []int32, lo, hi int32) bool {
	for _, at := range ix.at.of(short[0]) {
		if at < lo || at >= hi || !ix.edge(at) {
			continue
		}
		k, whole := 1, true
		for j := at + 1; j < min(hi, at+shortSpan) && k < len(short); j++ {
			if ix.syms[j] == short[k] && ix.edge(j) {
				whole = whole && j == at+int32(k)
				k++
			}
		}
		if k == len(short) && !whole {
			return true
		}
	}
	return false
}

// edge reports whether symbol k opens or closes a word of more than one; a long one
// is made of several.
func (ix *index) edge(k int32) bool {
	w := &ix.words[ix.owner[k]]
	return w.to-w.from > 3 || w.to-w.from > 1 && (w.from == k || w.to == k+1)
}
