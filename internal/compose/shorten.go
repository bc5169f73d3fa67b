package compose

import (
	"math"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// run is a stretch of clauses [from, to) of a sentence that may stand for it.
type run struct {
	from, to int
	width    int
	worth    float64 // share of the sentence's worth, 0 to 1
}

// maxClauses bounds the search; a sentence of more is a list, and is taken
// whole or not at all.
const maxClauses = 24

// runs gives the stretches of sentence i that no bond crosses, the whole
// sentence first.
func runs(d *lang.Document, i int, r rank.Ranking, ru rules) []run {
	t := d.Article.Text
	s := d.Sentences[i]
	n := len(s.Clauses)
	out := []run{{0, n, width(trim(t, s.Span).Slice(t)), 1}}
	if n < 2 || n > maxClauses {
		return out
	}
	ties := bonds(d, s)
	for from := range n {
		if from > 0 && !ru.opensWell(d, i, from) {
			continue
		}
		worth := 0.0
		for to := from + 1; to <= n; to++ {
			worth += r.Clauses[i][to-1]
			if from > 0 && ru.pointsBack(d, i, to-1) {
				break
			}
			if to-from == n || !free(ties, from, to) || !ru.endsWell(d, i, to-1) {
				continue
			}
			kept := text.Span{Start: s.Clauses[from].Start, End: s.Clauses[to-1].End}.Slice(t)
			w := width(kept)
			if w < minWidth || !closed(kept) {
				continue
			}
			v := worth
			if from > 0 {
				v *= 0.9 // the opening of a sentence usually names what it is about
			}
			out = append(out, run{from, to, w, v})
		}
	}
	return out
}

// free reports whether no bond is cut at either end of clauses [from, to).
func free(ties []bond, from, to int) bool {
	if ties[from]&(bondPrev|bondTurn) != 0 || ties[to-1]&bondNext != 0 {
		return false
	}
	if from > 0 && ties[from-1]&(bondNext|bondRest) != 0 {
		return false
	}
	if to < len(ties) && ties[to]&(bondPrev|bondDeny) != 0 {
		return false
	}
	// A turn further on turns the whole of what is kept.
	for _, b := range ties[to:] {
		if b&bondTurn != 0 {
			return false
		}
	}
	return true
}

// fit chooses for each sentence of u the stretch to keep, so that together they
// say most within most. later asks for a stretch that leaves the opening of u
// behind. It reports false where nothing fits; then u is whole.
func (u *unit) fit(d *lang.Document, r rank.Ranking, most int, ru rules, later bool) bool {
	have := width(u.text(d.Article.Text))
	if have <= most && !later {
		return true
	}
	// What the second sentence takes up may be the end of the first: 这意味着….
	back := u.last > u.first && len(d.Sentences[u.last].Clauses) > 0 && ru.pointsBack(d, u.last, 0)
	first := runs(d, u.first, r, ru)
	last := []run{{}}
	if u.last > u.first {
		last = runs(d, u.last, r, ru)
	}
	// What trimming has taken from a run is not there any more.
	for _, rs := range [...][]run{first, last} {
		for k := range rs {
			rs[k].width -= u.trimmed(d, rs[k], &rs[0] == &first[0])
		}
	}
	var a, b run
	top, least := 0.0, math.MaxInt
	for _, x := range first {
		if later && x.from == 0 || back && x.to < len(d.Sentences[u.first].Clauses) {
			continue
		}
		for _, y := range last {
			if w := x.width + y.width; w > most {
				// Where nothing fits, the shortest that spares a good part.
				if top == 0 && !later && w < least && 100*w < spares*have && d.Lang == "zh" {
					a, b, least = x, y, w
				}
				continue
			}
			v := r.Sentences[u.first] * math.Pow(x.worth, 0.8)
			if u.last > u.first {
				v += (1 - v) * r.Sentences[u.last] * math.Pow(y.worth, 0.8)
			}
			if v > top {
				a, b, top = x, y, v
			}
		}
	}
	if top == 0 && least == math.MaxInt {
		return false
	}
	u.keep(d, u.first, a, ru.stop())
	if u.last > u.first {
		u.keep(d, u.last, b, ru.stop())
	}
	if top > 0 {
		u.score = top
	}
	return true
}

// trimmed is the width that edits have taken from run r of the first or the last sentence
// of u.
func (u *unit) trimmed(d *lang.Document, r run, first bool) (taken int) {
	i := u.last
	if first {
		i = u.first
	}
	if r.to == 0 {
		return 0
	}
	t := d.Article.Text
	sp := text.Span{Start: d.Sentences[i].Clauses[r.from].Start, End: d.Sentences[i].Clauses[r.to-1].End}
	for _, e := range u.edits {
		if sp.Contains(e.gone) {
			taken += width(e.gone.Slice(t)) - width(e.put)
		}
	}
	return taken
}

// spares is the share of a unit, in hundredths, that a cut has to come under where
// nothing short enough can be kept.
const spares = 85

// keep cuts everything of sentence i outside run r.
func (u *unit) keep(d *lang.Document, i int, r run, stop string) {
	t := d.Article.Text
	s := d.Sentences[i]
	whole := trim(t, s.Span)
	kept := trim(t, text.Span{Start: s.Clauses[r.from].Start, End: s.Clauses[r.to-1].End})
	if kept.Start > whole.Start {
		u.cut(text.Span{Start: whole.Start, End: kept.Start}, "clause before")
	}
	if kept.End < whole.End {
		body := trimMark(t, kept)
		u.swap(text.Span{Start: body.End, End: whole.End}, stop, text.Span{}, "clause after")
	}
}

// trimMark takes a closing comma, colon or semicolon off.
func trimMark(t string, sp text.Span) text.Span {
	for _, m := range []string{"，", ",", "；", ";", "：", ":", "、", "——", "—", "--", "–"} {
		if n := sp.End - len(m); n > sp.Start && t[n:sp.End] == m {
			return trimMark(t, trim(t, text.Span{Start: sp.Start, End: n}))
		}
	}
	return sp
}

// parts gives the stretches of clauses of sentence i that may stand for it in a
// transcript of speech, where a sentence runs on and the point is a clause of it.
func parts(d *lang.Document, i int, r rank.Ranking) []run {
	t := d.Article.Text
	s := d.Sentences[i]
	n := len(s.Clauses)
	if n < 2 || n > maxClauses {
		return nil
	}
	ru := rulesFor(s.Language)
	ties := bonds(d, s)
	var out []run
	for from := range n {
		worth := 0.0
		for to := from + 1; to <= n; to++ {
			worth += r.Clauses[i][to-1]
			if to-from == n || !free(ties, from, to) || !ru.endsWell(d, i, to-1) {
				continue
			}
			kept := text.Span{Start: s.Clauses[from].Start, End: s.Clauses[to-1].End}.Slice(t)
			if w := width(kept); w >= shortPart && w <= longPart && closed(kept) {
				out = append(out, run{from, to, w, worth})
			}
		}
	}
	return out
}

// A part of a spoken sentence that makes a point is no shorter and no longer.
const shortPart, longPart = 14, 60
