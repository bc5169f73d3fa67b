package compose

import (
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// run is a stretch of clauses [from, to) of a sentence that may stand alone.
type run struct{ from, to int }

// bestRun looks for the stretch of clauses that says most within most, and that
// no bond crosses. standsAlone judges the clause that would open the point. ok
// is false where only the whole sentence will do.
func bestRun(d *lang.Document, u *unit, r rank.Ranking, most int, standsAlone func(clause int) bool) (run, bool) {
	t := d.Article.Text
	s := d.Sentences[u.first]
	n := len(s.Clauses)
	ties := bonds(d, s)
	worth := r.Clauses[u.first]
	best, found, top := run{}, false, 0.0
	for from := range n {
		if from > 0 && !standsAlone(from) {
			continue
		}
		sum := 0.0
		for to := from + 1; to <= n; to++ {
			sum += worth[to-1]
			if to-from == n || !free(ties, from, to) {
				continue
			}
			kept := text.Span{Start: s.Clauses[from].Start, End: s.Clauses[to-1].End}
			w := width(kept.Slice(t))
			if w > most || w < minWidth || !closed(kept.Slice(t)) {
				continue
			}
			v := sum
			if from > 0 {
				v *= 0.9 // the opening of a sentence usually names what it is about
			}
			if v > top {
				best, found, top = run{from, to}, true, v
			}
		}
	}
	return best, found
}

// free reports whether no bond is cut at either end of clauses [from, to).
func free(ties []bond, from, to int) bool {
	if ties[from]&(bondPrev|bondTurn) != 0 || ties[to-1]&bondNext != 0 {
		return false
	}
	if from > 0 && ties[from-1]&bondNext != 0 {
		return false
	}
	if to < len(ties) && ties[to]&(bondPrev|bondTurn) != 0 {
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

// keep cuts everything of the unit's only sentence outside clauses r.
func (u *unit) keep(d *lang.Document, r run, stop string) {
	t := d.Article.Text
	s := d.Sentences[u.first]
	kept := trim(t, text.Span{Start: s.Clauses[r.from].Start, End: s.Clauses[r.to-1].End})
	if kept.Start > u.span.Start {
		u.cut(text.Span{Start: u.span.Start, End: kept.Start}, "clause before")
	}
	if kept.End < u.span.End {
		body := trimMark(t, kept)
		u.swap(text.Span{Start: body.End, End: u.span.End}, stop, text.Span{}, "clause after")
	}
	u.from, u.to = r.from, r.to
}

// trimMark takes a closing comma, colon or semicolon off.
func trimMark(t string, sp text.Span) text.Span {
	for _, m := range []string{"，", ",", "；", ";", "：", ":", "、", "——", "—"} {
		if n := sp.End - len(m); n > sp.Start && t[n:sp.End] == m {
			return trimMark(t, trim(t, text.Span{Start: sp.Start, End: n}))
		}
	}
	return sp
}
