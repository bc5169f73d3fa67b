package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
)

// pointView is one point as the page shows it.
type pointView struct {
	Key      string // "p1"; of the page's own summary "q1"
	N        int
	Num      string // "01"
	Lang     string // for a browser; "" where it is not known
	Runs     []runView
	Verdict  digest.Verdict
	State    string // the verdict in words, and what was checked
	Origin   string // label where a model wrote it
	Reason   string
	Checks   []checkView
	Evidence []evidenceView
	Edits    []editView
	Card     string // file name of the picture to share; "" for the page's own summary
	Place    string // anchor in the article; "" where it rests on nothing
	Spoken   string // name of the point for who hears it
}

// runView is a stretch of a point's text with what was checked in it.
type runView struct {
	Text, Class, Title string
}

type checkView struct {
	Kind, Text, Word, Reason string
	Status                   digest.Verdict
	Place                    string // anchor of the sentence it was checked against
}

type evidenceView struct {
	Exact, Where, Place, Link string
}

type editView struct {
	Deleted bool
	Text    string
}

func (v *viewer) points(prefix string, ps []digest.Point) []pointView {
	out := make([]pointView, len(ps))
	for i := range ps {
		out[i] = v.point(prefix, &ps[i])
	}
	return out
}

func (v *viewer) point(prefix string, p *digest.Point) pointView {
	key := prefix + strconv.Itoa(p.N)
	out := pointView{
		Key: key, N: p.N, Num: number(p.N), Lang: v.langOf(p), Verdict: verdictOf(p.Verdict), State: v.state(p), Origin: v.say.Origin(p.Origin),
		Runs: v.runs(p), Reason: render.Clean(p.Reason), Spoken: say(v.ui, "point.n", p.N),
	}
	if prefix == "p" {
		out.Card = "card-" + strconv.Itoa(p.N) + ".png"
	} else {
		out.Spoken = say(v.ui, "point.page", p.N)
	}
	for i := range p.Evidence {
		ev := p.Evidence[i]
		e := evidenceView{Exact: render.Clean(ev.Exact), Where: v.say.Where(ev), Link: render.Link(v.d, ev), Place: v.placeOf(ev)}
		if out.Place == "" && e.Place != "" {
			out.Place = "e-" + key
		}
		out.Evidence = append(out.Evidence, e)
	}
	for _, c := range p.Checks {
		cv := checkView{
			Kind: v.say.Kind(c.Kind), Text: render.Clean(c.Text), Word: v.say.Verdict(c.Status), Reason: render.Clean(c.Reason), Status: verdictOf(c.Status),
		}
		if c.Evidence >= 0 && c.Evidence < len(p.Evidence) {
			cv.Place = v.placeOf(p.Evidence[c.Evidence])
		}
		out.Checks = append(out.Checks, cv)
	}
	for _, e := range p.Edits {
		if t := render.Clean(e.Text); t != "" {
			out.Edits = append(out.Edits, editView{Deleted: e.Kind == digest.Delete, Text: t})
		}
	}
	return out
}

// state is the verdict in words. Han break between any two; a count stays with
// what it counts.
func (v *viewer) state(p *digest.Point) string {
	s := v.say.State(p)
	if v.ui == "zh" {
		s = strings.ReplaceAll(s, " ", "\u00a0")
	}
	return s
}

// langOf is the language of a point: a model may write in another one than the
// article's.
func (v *viewer) langOf(p *digest.Point) string {
	if p.Lang != "" {
		return langTag(p.Lang)
	}
	return langTag(v.d.Article.Lang)
}

// placeOf is the anchor of the first sentence of a passage.
func (v *viewer) placeOf(ev digest.Evidence) string {
	for i := range v.segs {
		if v.segs[i].Start < ev.End && ev.Start < v.segs[i].End && len(v.segs[i].keys) > 0 {
			return v.segs[i].id
		}
	}
	return ""
}

// runs parts a point's text at the borders of its checks. A stretch that several
// checks share shows the worst of them.
func (v *viewer) runs(p *digest.Point) []runView {
	cuts := []int{0, len(p.Text)}
	checks := make([]digest.Check, 0, len(p.Checks))
	for _, c := range p.Checks {
		if !c.Empty() && c.ValidIn(p.Text) {
			checks = append(checks, c)
			cuts = append(cuts, c.Start, c.End)
		}
	}
	bad := v.unsupportedWords(p)
	for _, w := range bad {
		cuts = append(cuts, w.Start, w.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []runView
	for i := 0; i+1 < len(cuts); i++ {
		lo, hi := cuts[i], cuts[i+1]
		r := runView{Text: render.Clean(p.Text[lo:hi])}
		worst := 0
		for _, c := range checks {
			if c.Start <= lo && c.End >= hi {
				r.Title, worst = join(r.Title, v.title(c)), max(worst, badness(c.Status))
			}
		}
		for _, w := range bad {
			if w.Start <= lo && w.End >= hi {
				r.Title, worst = join(r.Title, v.say.Verdict(digest.Unsupported)), max(worst, badness(digest.Unsupported))
			}
		}
		r.Class = runClass[worst]
		out = append(out, r)
	}
	return out
}

// unsupportedWords are the words of little support of a point that failed
// without a check that says where.
func (v *viewer) unsupportedWords(p *digest.Point) []digest.WordSupport {
	if p.Verdict == digest.Supported || p.Verdict == digest.Unchecked || slices.ContainsFunc(p.Checks, render.Failing) {
		return nil
	}
	var out []digest.WordSupport
	for _, w := range p.Words {
		if w.Support < 0.5 && !w.Empty() && w.ValidIn(p.Text) {
			out = append(out, w)
		}
	}
	return out
}

// runClass names how a stretch looks, by its badness: not checked, carried, not
// known, failing.
var runClass = [...]string{"", "ok", "open", "bad"}

func badness(v digest.Verdict) int {
	switch v {
	case digest.Supported:
		return 1
	case digest.Partly, digest.Unsupported, digest.Contradicted:
		return 3
	}
	return 2
}

// title is what is shown over a checked word.
func (v *viewer) title(c digest.Check) string {
	t := v.say.Kind(c.Kind) + say(v.ui, "colon") + v.say.Verdict(c.Status)
	if c.Reason != "" {
		t += say(v.ui, "semicolon") + render.Clean(c.Reason)
	}
	return t
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}
