package compose

import (
	"math"
	"slices"

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
// sentence first. Whether a point can end where they do is not asked.
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
			if to-from == n || !free(ties, from, to) {
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

// fit keeps of the one sentence of u the stretch that says most within most. Where none
// is short enough, a Chinese one keeps the shortest that spares a good part. later asks for a
// stretch that leaves the opening of u behind. It reports false where nothing fits; then u is
// whole. Whether a point can end where a stretch does takes long to tell: that is asked
// only of what would be kept.
func (u *unit) fit(d *lang.Document, r rank.Ranking, most int, ru rules, later bool) bool {
	have := width(u.text(d.Article.Text))
	if have <= most && !later {
		return true
	}
	rs := runs(d, u.first, r, ru)
	for k := range rs { // what trimming has taken from a run is not there any more
		rs[k].width -= u.trimmed(d, rs[k])
	}
	whole := rs[0]
	best := func(fits func(run) bool, better func(a, b run) bool) (run, bool) {
		for {
			top := -1
			for k, x := range rs {
				if fits(x) && (top < 0 || better(x, rs[top])) {
					top = k
				}
			}
			if top < 0 {
				return run{}, false
			}
			if x := rs[top]; x == whole || ru.endsWell(d, u.first, x.to-1) {
				return x, true
			}
			rs = slices.Delete(rs, top, top+1)
		}
	}
	score := func(x run) float64 { return r.Sentences[u.first] * math.Pow(x.worth, 0.8) }
	x, ok := best(
		func(x run) bool { return x.width <= most && !(later && x.from == 0) && score(x) > 0 },
		func(a, b run) bool { return score(a) > score(b) })
	if ok {
		u.score = score(x)
	} else if !later && d.Lang == "zh" {
		x, ok = best(
			func(x run) bool { return x.width > most && 100*x.width < spares*have },
			func(a, b run) bool { return a.width < b.width })
	}
	if ok {
		u.keep(d, u.first, x, ru.stop())
	}
	return ok
}

// trimmed is the width that edits have taken from run r of the sentence of u.
func (u *unit) trimmed(d *lang.Document, r run) (taken int) {
	if r.to == 0 {
		return 0
	}
	t := d.Article.Text
	clauses := d.Sentences[u.first].Clauses
	sp := text.Span{Start: clauses[r.from].Start, End: clauses[r.to-1].End}
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
			if to-from == n || !free(ties, from, to) {
				continue
			}
			kept := text.Span{Start: s.Clauses[from].Start, End: s.Clauses[to-1].End}.Slice(t)
			if w := width(kept); w >= shortPart && w <= longPart && closed(kept) && ru.endsWell(d, i, to-1) {
				out = append(out, run{from, to, w, worth})
			}
		}
	}
	return out
}

// A part of a spoken sentence that makes a point is no shorter and no longer.
const shortPart, longPart = 14, 60
