package verify

// What a point did to its evidence shows as an edit script: clause by clause
// the point is laid along the sentence it comes from, and what matches on
// neither side is a gap. A gap between two matches is a place where words were
// put in, left out or exchanged, which is all that the signs look at.

// A strip is a run of symbols that a clause of the point and a sentence of
// the article share in this order.
type strip struct{ p, e, n int32 }

// A gap is what lies between two strips: [p0,p1) in the point, [e0,e1) in
// the article, either may be empty.
type gap struct {
	p0, p1, e0, e1 int32
	left, right    int32 // symbols of the strips around it; 0 at an edge
}

// An edit is one clause of the point laid along one sentence of the article.
type edit struct {
	part       int32 // clause of the point
	sent       int32 // sentence of the article
	p0, p1     int32 // symbols of the clause
	strips     []strip
	gaps       []gap
	extra      bool    // a rest of the clause, laid along another sentence than the rest of it
	share      float64 // of the clause's symbols that match
	first, end int32   // symbols of the article from the first to behind the last match
}

const (
	maxEditPoint = 160 // symbols of a clause that are laid along
	maxEditSent  = 480 // symbols of a sentence
	editRows     = 3   // sentences tried for each clause
)

// edits lays every clause of the point along the sentence it fits best.
func (m *match) edits() []edit {
	if len(m.rows) == 0 || m.laid != nil {
		return m.laid
	}
	s := m.sums()
	al := &aligner{m: m}
	var out []edit
	for c := range m.p.parts {
		pt := m.p.parts[c]
		if pt.to == pt.from {
			continue
		}
		ed := edit{part: int32(c), sent: -1, p0: m.p.words[pt.from].from, p1: m.p.words[pt.to-1].to}
		var got edit
		best := 0.0
		for _, k := range m.topRows(s, c) {
			if x, v := al.lay(ed, m.rows[k].part); v > best {
				x.sent = m.rows[k].sent
				got, best = x, v
			}
		}
		if best > 0 {
			out = append(out, got)
			out = m.rest(al, out, m.topRows(s, c))
		}
	}
	m.laid = out
	return out
}

// restLeast is how many symbols a clause must have left in one piece to look
// for another sentence they come from: a point merges sentences.
const restLeast = 6

// rest lays the long gaps of the last edit along other sentences.
func (m *match) rest(al *aligner, out []edit, rows []int) []edit {
	main := out[len(out)-1]
	for _, g := range main.gaps {
		if g.p1-g.p0 < restLeast {
			continue
		}
		var got edit
		best := 0.0
		for _, k := range rows {
			if m.rows[k].sent == main.sent {
				continue
			}
			x, v := al.lay(edit{part: main.part, p0: g.p0, p1: g.p1}, m.rows[k].part)
			if x.sent = m.rows[k].sent; v > best && x.share >= 0.5 {
				got, best = x, v
			}
		}
		if best > 0 {
			got.extra = true
			out = append(out, got)
		}
	}
	return out
}

// topRows gives the sentences that cover most of clause c.
func (m *match) topRows(s sums, c int) []int {
	var top [editRows]int
	n := 0
	for _, k := range m.sents {
		v := s.part[k][c]
		if v <= 0 {
			continue
		}
		at := n
		for at > 0 && s.part[top[at-1]][c] < v {
			at--
		}
		if at >= editRows {
			continue
		}
		n = min(n+1, editRows)
		copy(top[at+1:n], top[at:n-1])
		top[at] = k
	}
	return top[:n:n]
}

// An aligner keeps the tables of the dynamic programme between clauses.
type aligner struct {
	m     *match
	match []float32 // best that ends with a match of i and j
	any   []float32 // best of anything up to i and j
}

// lay finds the strips with the greatest weight in the order of both texts:
// neighbours that stay together count more, and words left out of the article
// cost a little, so that matches huddle.
func (al *aligner) lay(ed edit, sent part) (edit, float64) {
	m := al.m
	if sent.to == sent.from {
		return ed, 0
	}
	e0, e1 := m.ix.words[sent.from].from, m.ix.words[sent.to-1].to
	e1 = min(e1, e0+maxEditSent)
	n, w := int(min(ed.p1-ed.p0, maxEditPoint)), int(e1-e0)
	row := w + 1
	if need := (n + 1) * row; cap(al.match) < need {
		al.match, al.any = make([]float32, need), make([]float32, need)
	} else {
		al.match, al.any = al.match[:need], al.any[:need]
	}
	clear(al.match[:row])
	clear(al.any[:row])
	for i := 1; i <= n; i++ {
		al.match[i*row], al.any[i*row] = 0, 0
		sym := m.p.syms[ed.p0+int32(i)-1]
		worth := al.worth(ed.p0 + int32(i) - 1)
		for j := 1; j <= w; j++ {
			k := i*row + j
			v := float32(0)
			if sym >= 0 && sym == m.ix.syms[e0+int32(j)-1] {
				v = worth + max(al.any[k-row-1], al.match[k-row-1]+0.8*bit(al.match[k-row-1] > 0))
			}
			al.match[k] = v
			al.any[k] = max(v, al.any[k-row], al.any[k-1]-0.04)
		}
	}
	return al.trace(ed, e0, n, w)
}

func (al *aligner) worth(i int32) float32 {
	if al.m.p.words[al.m.p.owner[i]].tag.Content() {
		return 1
	}
	return 0.5
}

func (al *aligner) trace(ed edit, e0 int32, n, w int) (edit, float64) {
	row := w + 1
	i, j := n, 0
	for k := 1; k <= w; k++ {
		if al.any[n*row+k] > al.any[n*row+j] {
			j = k
		}
	}
	best := float64(al.any[n*row+j])
	var back []strip
	inside := false
	for i > 0 && j > 0 {
		k := i*row + j
		v := al.match[k]
		if v > 0 && (inside || v >= al.any[k]) {
			p, e := ed.p0+int32(i)-1, e0+int32(j)-1
			if x := len(back) - 1; x >= 0 && back[x].p == p+1 && back[x].e == e+1 {
				back[x] = strip{p, e, back[x].n + 1}
			} else {
				back = append(back, strip{p, e, 1})
			}
			before := al.match[k-row-1]
			inside = before > 0 && before+0.8 >= al.any[k-row-1]
			i, j = i-1, j-1
			continue
		}
		inside = false
		if al.any[k] == al.any[k-row] {
			i--
		} else {
			j--
		}
	}
	ed.strips, ed.gaps = nil, nil
	for x := len(back) - 1; x >= 0; x-- {
		if al.m.firm(back[x]) {
			ed.strips = append(ed.strips, back[x])
		}
	}
	al.m.gaps(&ed)
	return ed, best
}

// firm reports whether a strip is more than a chance: a lone character out
// of longer words, or a lone word of form, is none.
func (m *match) firm(s strip) bool {
	if s.n > 1 {
		return true
	}
	w, o := m.p.words[m.p.owner[s.p]], m.ix.words[m.ix.owner[s.e]]
	if w.to-w.from > 1 || o.to-o.from > 1 {
		return false
	}
	return w.tag.Content() || m.p.syms[s.p] > firstWord && w.idf > 3
}

// gaps fills in what lies between the strips. At the edges the article's
// side ends with its clause.
func (m *match) gaps(ed *edit) {
	n := int32(0)
	for _, s := range ed.strips {
		n += s.n
	}
	ed.share = float64(n) / float64(ed.p1-ed.p0)
	if n == 0 {
		return
	}
	last := ed.strips[len(ed.strips)-1]
	ed.first, ed.end = ed.strips[0].e, last.e+last.n
	open := m.ix.parts[m.ix.words[m.ix.owner[ed.first]].part]
	shut := m.ix.parts[m.ix.words[m.ix.owner[ed.end-1]].part]
	at := strip{p: ed.p0, e: m.ix.words[open.from].from}
	for _, s := range append(ed.strips[:len(ed.strips):len(ed.strips)], strip{p: ed.p1, e: m.ix.words[shut.to-1].to}) {
		g := gap{at.p + at.n, s.p, at.e + at.n, s.e, at.n, s.n}
		if g.p1 > g.p0 || g.e1 > g.e0 {
			ed.gaps = append(ed.gaps, g)
		}
		at = s
	}
}

// met says where in the article symbol i of the point is met; -1: nowhere.
func (ed *edit) met(i int32) int32 {
	for _, s := range ed.strips {
		if i >= s.p && i < s.p+s.n {
			return s.e + i - s.p
		}
	}
	return -1
}

// taken says which symbol of the point takes up the article's symbol j; -1: none.
func (ed *edit) taken(j int32) int32 {
	for _, s := range ed.strips {
		if j >= s.e && j < s.e+s.n {
			return s.p + j - s.e
		}
	}
	return -1
}
