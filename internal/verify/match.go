package verify

import (
	"cmp"
	"slices"
	"sort"
	"sync"

	"github.com/zhongdian/zhongdian/text"
)

// A run is a stretch of symbols that the point and one sentence of the article
// share: n symbols from i in the point and from at in the article.
type run struct {
	i, at, n int32
	sent     int32
}

// maxPlaces bounds how often a symbol is looked at; what stands more often in
// an article says nothing about where.
const maxPlaces = 1 << 11

// maxRuns bounds what one point may find; only nonsense repeated without end
// finds so many.
const maxRuns = 1 << 19

// A stretch is some symbols of the article, half open.
type stretch struct{ from, to int32 }

// runs finds every maximal run, in the order of the point; only those in the
// stretches of within, in the order of the article, unless it is nil.
func (ix *index) runs(p *stream, sc *scratch, within []stretch) []run {
	done, open, next := sc.runs[:0], sc.open[:0], sc.next[:0]
	for i, s := range p.syms {
		if len(done) > maxRuns {
			break
		}
		next = next[:0]
		places := ix.at.of(s)
		if within != nil {
			places = inside(places, within, sc)
		}
		if len(places) > maxPlaces {
			places = places[:maxPlaces]
		}
		k := 0
		for _, at := range places {
			sent := ix.words[ix.owner[at]].sent
			for k < len(open) && open[k].at+open[k].n < at {
				done = append(done, open[k])
				k++
			}
			// A run may not cross from one sentence of the point to the next.
			if k < len(open) && open[k].at+open[k].n == at {
				r := open[k]
				k++
				if r.sent == sent && p.words[p.owner[i]].sent == p.words[p.owner[i-1]].sent {
					r.n++
					next = append(next, r)
					continue
				}
				done = append(done, r)
			}
			next = append(next, run{i: int32(i), at: at, n: 1, sent: sent})
		}
		done = append(done, open[k:]...)
		open, next = next, open
	}
	sc.runs, sc.open, sc.next = append(done, open...), open, next
	return sc.runs
}

// A row is how well one sentence or one clause of the article covers a point.
type row struct {
	part
	whole bool      // a sentence
	idx   int32     // its number among the sentences or the clauses
	sum   float64   // weight of the point's words it covers
	m     []float64 // of each word of the point: the share it covers, 0 to 1
	exact []bool    // of each word: all of it stands there in one piece
	pos   []int32   // of each word: the article's word it meets; -1: none
	len   []int32   // of each word: the longest run through it
}

// A match is a point laid against an article.
type match struct {
	ix       *index
	p        *stream
	rows     []row     // sentences that share most, best first, each followed by its clauses
	sents    []int     // rows that are sentences
	doc      []float64 // of each word: the best share anywhere
	joined   []bool    // of each symbol: it stands in the article behind the same one as here
	docExact []bool
	docRun   []int32
	total    float64 // weight of all words
	home     []int   // rows (sentences) the point rests on, best first
	covered  []float64
	free     free
	scratch  *scratch
	meet     []int32          // of each word: the article's word it is taken for; -1: none
	mine     map[atomKey]bool // atoms of the point
	laid     []edit           // see edits
	things   *field           // see field
	told     []string         // see homeLetters
}

// maxRows bounds the sentences that are compared closely.
const maxRows = 24

// maxParts bounds the clauses of one sentence that are compared.
const maxParts = 24

func (ix *index) match(p *stream, hint []text.Span) *match { return ix.matchIn(p, hint, nil) }

// inside gives the places that lie in one of the stretches.
func inside(places []int32, within []stretch, sc *scratch) []int32 {
	sc.near = sc.near[:0]
	for _, st := range within {
		i, _ := slices.BinarySearch(places, st.from)
		for ; i < len(places) && places[i] < st.to; i++ {
			sc.near = append(sc.near, places[i])
		}
	}
	return sc.near
}

// stretches gives the symbols of the sentences that the hint names.
func (ix *index) stretches(hint []text.Span) []stretch {
	out := []stretch{}
	for _, s := range ix.sents {
		for _, h := range hint {
			if s.to > s.from && h.Overlaps(s.Span) {
				out = append(out, stretch{ix.words[s.from].from, ix.words[s.to-1].to})
				break
			}
		}
	}
	return out
}

// matchIn lays p against the article, or against some stretches of it alone.
func (ix *index) matchIn(p *stream, hint []text.Span, within []stretch) *match {
	m := &match{ix: ix, p: p, scratch: scratches.Get().(*scratch)}
	for i := range p.words {
		w := &p.words[i]
		w.weight = ix.weigh(*w)
		m.total += w.weight
	}
	rs := ix.runs(p, m.scratch, within)
	m.anywhere(rs)
	best := m.nominate(rs, hint)
	rs, from := m.bySentence(rs, len(ix.sents))
	m.room(best)
	for _, s := range best {
		m.addRows(s, rs[from[s]:from[s+1]])
	}
	m.choose(hint)
	return m
}

// scratch is memory that a match needs while it lasts: the next one uses it again.
type scratch struct {
	runs, open, next []run
	sorted           []run
	from             []int32
	shares           []float64
	exact            []bool
	places           []int32
	near             []int32   // places in the stretches that are looked at
	best             []float64 // by symbol
	rows             []row
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// maxScratch is the most row places whose memory is kept for the next match.
const maxScratch = 1 << 16

// release ends the match: nothing of it may be used any more.
func (m *match) release() {
	if sc := m.scratch; cap(sc.shares) <= maxScratch && cap(sc.runs) <= maxScratch {
		clear(m.rows)
		sc.rows = m.rows[:0]
		scratches.Put(sc)
	}
	m.scratch, m.rows = nil, nil
}

// zeroed gives n zeros, in the memory of s where that is large enough.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// bySentence sorts runs by their sentence, those of one in their old order. Runs
// of sentence s are out[from[s]:from[s+1]].
func (m *match) bySentence(rs []run, sents int) (out []run, from []int32) {
	sc := m.scratch
	sc.from, sc.sorted = zeroed(sc.from, sents+2), zeroed(sc.sorted, len(rs))
	out, from = sc.sorted, sc.from
	for i := range rs {
		from[rs[i].sent+2]++
	}
	for s := 2; s < len(from); s++ {
		from[s] += from[s-1]
	}
	for i := range rs {
		at := &from[rs[i].sent+1]
		out[*at] = rs[i]
		*at++
	}
	return out, from[:sents+1]
}

// clauses gives the clauses of sentence s that are compared apart, none where
// it has but one.
func (m *match) clauses(s int32) []part {
	sent := m.ix.sents[s]
	if sent.to == sent.from {
		return nil
	}
	first, last := m.ix.words[sent.from].part, m.ix.words[sent.to-1].part
	if first == last {
		return nil
	}
	return m.ix.parts[first : min(last, first+maxParts)+1]
}

// room makes the rows' memory at once: a point has hundreds of them.
func (m *match) room(sents []int32) {
	rows := len(sents)
	for _, s := range sents {
		rows += len(m.clauses(s))
	}
	n := rows * len(m.p.words)
	sc := m.scratch
	sc.shares, sc.exact, sc.places = zeroed(sc.shares, n), zeroed(sc.exact, n), zeroed(sc.places, 2*n)
	sc.best = zeroed(sc.best, len(m.p.syms))
	m.free = free{shares: sc.shares, exact: sc.exact, places: sc.places, best: sc.best}
	m.sents, m.rows = make([]int, 0, len(sents)), sc.rows[:0]
}

// free is memory for the rows still to come.
type free struct {
	shares []float64
	exact  []bool
	places []int32
	best   []float64
}

// worth says what a run covers of a word: a lone Han character is weak proof of
// a longer word.
func (m *match) worth(r *run, i int32) float64 {
	if r.n >= 2 || m.p.syms[i] > firstWord {
		return 1
	}
	if w := &m.p.words[m.p.owner[i]]; w.to-w.from == 1 {
		return 0.7
	}
	return 0.3
}

func (m *match) anywhere(rs []run) {
	n := len(m.p.syms)
	best := make([]float64, n)
	long := make([]int32, n)
	m.joined = make([]bool, n)
	m.doc = make([]float64, len(m.p.words))
	m.docExact = make([]bool, len(m.p.words))
	m.docRun = make([]int32, len(m.p.words))
	for k := range rs {
		r := &rs[k]
		for i := r.i; i < r.i+r.n; i++ {
			best[i] = max(best[i], m.worth(r, i))
			long[i] = max(long[i], r.n)
			m.joined[i] = m.joined[i] || i > r.i
			w := m.p.owner[i]
			if pw := &m.p.words[w]; r.i <= pw.from && r.i+r.n >= pw.to {
				m.docExact[w] = true
			}
			m.docRun[w] = max(m.docRun[w], r.n)
		}
	}
	for w, pw := range m.p.words {
		for i := pw.from; i < pw.to; i++ {
			m.doc[w] += best[i] / float64(pw.to-pw.from)
		}
	}
}

// nominate gives the sentences that share the most weight with the point, and
// those the hint names.
func (m *match) nominate(rs []run, hint []text.Span) []int32 {
	score, named := make([]float64, len(m.ix.sents)), make([]bool, len(m.ix.sents))
	var out []int32
	name := func(s int32) {
		if !named[s] {
			named[s] = true
			out = append(out, s)
		}
	}
	for k := range rs {
		r := &rs[k]
		name(r.sent)
		for i := r.i; i < r.i+r.n; i++ {
			w := &m.p.words[m.p.owner[i]]
			v := m.worth(r, i)
			score[r.sent] += v * v * w.weight / float64(w.to-w.from)
		}
	}
	for _, h := range hint {
		lo := sort.Search(len(m.ix.sents), func(k int) bool { return m.ix.sents[k].End > h.Start })
		for ; lo < len(m.ix.sents) && m.ix.sents[lo].Start < h.End; lo++ {
			name(int32(lo))
			score[lo] += m.total
		}
	}
	slices.SortFunc(out, func(a, b int32) int {
		if score[a] != score[b] {
			return cmp.Compare(score[b], score[a])
		}
		return cmp.Compare(a, b)
	})
	return out[:min(len(out), maxRows)]
}

func (m *match) addRows(s int32, rs []run) {
	m.sents = append(m.sents, len(m.rows))
	m.rows = append(m.rows, m.newRow(m.ix.sents[s], rs, true, s))
	parts := m.clauses(s)
	if parts == nil {
		return
	}
	first := m.ix.words[m.ix.sents[s].from].part
	for c, pc := range parts {
		if pc.to > pc.from {
			m.rows = append(m.rows, m.newRow(pc, rs, false, first+int32(c)))
		}
	}
}

// take cuts a row's share off the memory that room made.
func (f *free) take(r *row, n int) {
	r.m, f.shares = f.shares[:n:n], f.shares[n:]
	r.exact, f.exact = f.exact[:n:n], f.exact[n:]
	r.pos, r.len, f.places = f.places[:n:n], f.places[n:2*n:2*n], f.places[2*n:]
}

func (m *match) newRow(pt part, rs []run, whole bool, idx int32) row {
	r := row{part: pt, whole: whole, idx: idx}
	m.free.take(&r, len(m.p.words))
	for i := range r.pos {
		r.pos[i] = -1
	}
	if pt.to == pt.from {
		return r
	}
	lo, hi := m.ix.words[pt.from].from, m.ix.words[pt.to-1].to
	best := m.free.best
	clear(best)
	for k := range rs {
		ru := &rs[k]
		shift := ru.at - ru.i
		for i := max(ru.i, lo-shift); i < min(ru.i+ru.n, hi-shift); i++ {
			w := m.p.owner[i]
			pw := &m.p.words[w]
			best[i] = max(best[i], m.worth(ru, i))
			whole := ru.i <= pw.from && ru.i+ru.n >= pw.to
			if ru.n > r.len[w] || whole && !r.exact[w] {
				r.len[w], r.pos[w] = ru.n, m.ix.owner[i+shift]
			}
			r.exact[w] = r.exact[w] || whole
		}
	}
	for w := range m.p.words {
		pw := &m.p.words[w]
		for i := pw.from; i < pw.to; i++ {
			if best[i] > 0 {
				r.m[w] += best[i] / float64(pw.to-pw.from)
			}
		}
		r.sum += r.m[w] * pw.weight
	}
	return r
}

// maxHome bounds the sentences a point may rest on.
const maxHome = 5

// choose picks, one after the other, the sentences that cover most of what is
// not covered yet. A sentence beside one already chosen needs less to join: a
// point often merges neighbours. A hint is followed where it is near as good.
func (m *match) choose(hint []text.Span) {
	m.covered = make([]float64, len(m.p.words))
	if m.total == 0 {
		return
	}
	for len(m.home) < maxHome {
		best, most := -1, 0.0
		for _, k := range m.sents {
			r := &m.rows[k]
			gain := 0.0
			for w := range m.p.words {
				gain += m.p.words[w].weight * max(0, r.m[w]-m.covered[w])
			}
			gain *= m.nearness(r, hint)
			if gain > most && !m.chosen(k) {
				best, most = k, gain
			}
		}
		if best < 0 || len(m.home) > 0 && most < 0.08*m.total {
			return
		}
		m.home = append(m.home, best)
		for w := range m.covered {
			m.covered[w] = max(m.covered[w], m.rows[best].m[w])
		}
	}
}

func (m *match) nearness(r *row, hint []text.Span) float64 {
	f := 1.0
	for _, h := range hint {
		if h.Overlaps(r.Span) {
			f = 1.3
			break
		}
	}
	for _, k := range m.home {
		if d := m.rows[k].idx - r.idx; d == 1 || d == -1 {
			f *= 1.25
			break
		}
	}
	return f
}

func (m *match) chosen(k int) bool {
	for _, h := range m.home {
		if h == k {
			return true
		}
	}
	return false
}
