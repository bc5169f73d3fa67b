package zhongdian

import (
	"slices"
	"strconv"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/write"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// settle makes the points that are shown of the drafts: confirmed ones as they
// are, unconfirmed ones said to be that, and in the place of each other one a
// point of our own, or none.
func (s *scribe) settle(ds []draft) []digest.Point {
	out := make([]*digest.Point, len(ds))
	var said []string
	var used []text.Span
	for i := range ds {
		d := &ds[i]
		if d.refused = d.state >= failed; d.refused {
			s.refuse(d)
			continue
		}
		p := s.shown(d)
		out[i] = &p
		said = append(said, p.Text)
		for _, ev := range p.Evidence {
			used = append(used, ev.Span)
		}
		switch {
		case d.state == unconfirmed:
			s.w.Unconfirmed++
		case d.mended && d.asWas.state != confirmed:
			s.w.Mended++
		default:
			s.w.Passed++
		}
	}
	for i := range ds {
		if !ds[i].refused {
			continue
		}
		p, ok := s.own(ds[i].place(), used, said)
		if !ok {
			s.w.LeftOut++
			continue
		}
		s.w.Replaced++
		p.Origin = digest.Replaced
		out[i] = &p
		said = append(said, p.Text)
		for _, ev := range p.Evidence {
			used = append(used, ev.Span)
		}
	}
	points := []digest.Point{}
	for _, p := range out {
		if p != nil {
			points = append(points, *p)
		}
	}
	return s.fillUp(points, used, said)
}

// shown makes the point that a reader sees of a draft that is kept.
func (s *scribe) shown(d *draft) digest.Point {
	r := d.result
	if d.state == unconfirmed && r.Verdict == digest.Supported {
		r.Verdict, r.Confidence, r.Reason = digest.Unchecked, 0, unconfirmedReason(s.lang)
	}
	p := s.z.point(s.doc.Article, d.Text, digest.Written, nil, r)
	if s.across != nil {
		p.Lang = s.lang
	}
	return p
}

func unconfirmedReason(tag string) string {
	if tag == "zh" {
		return "没有发现与原文不符，但写法离原文较远，无法确认；请对照依据原文"
	}
	return "Nothing speaks against it, but it is worded too far from the article to be confirmed: compare it with the evidence."
}

func (s *scribe) refuse(d *draft) {
	if s.z.o.explain {
		s.w.Refused = append(s.w.Refused, digest.Refused{Text: d.Text, Verdict: d.result.Verdict, Reasons: append([]string{}, d.reasons...)})
	}
}

// place is where in the article a refused point belongs: what it names, or what
// the judge found.
func (d *draft) place() []text.Span {
	if len(d.Evidence) > 0 {
		return d.Evidence
	}
	return d.result.Evidence
}

// own cuts a point from the sentences at place that no other point rests on.
func (s *scribe) own(place, used []text.Span, said []string) (digest.Point, bool) {
	among := func(sp text.Span) bool {
		return slices.ContainsFunc(place, sp.Overlaps) && !slices.ContainsFunc(used, sp.Overlaps)
	}
	for _, p := range s.cutAmong(among, 2) {
		if !slices.ContainsFunc(said, func(t string) bool { return write.Same(t, p.Text) }) {
			return p, true
		}
	}
	return digest.Point{}, false
}

// cutAmong cuts at most n points from the sentences that may be taken.
func (s *scribe) cutAmong(may func(text.Span) bool, n int) []digest.Point {
	doc := *s.doc
	doc.Sentences = slices.Clone(s.doc.Sentences)
	any := false
	for i, sent := range doc.Sentences {
		if may(sent.Span) {
			any = true
			continue
		}
		// Furniture is never cut from; the sentence stays for what leans on it.
		doc.Sentences[i].Cues = append(slices.Clone(sent.Cues), lang.Cue{Span: sent.Span, Kind: lang.CueFurniture})
	}
	if !any {
		return nil
	}
	return s.z.cut(&doc, s.check, s.rank, compose.Options{Points: n, Alone: true})
}

// fillUp adds points of our own where an exact number was asked for and the
// model's did not make it up, the best that say something else.
func (s *scribe) fillUp(points []digest.Point, used []text.Span, said []string) []digest.Point {
	missing := s.z.o.points - len(points)
	if missing <= 0 || len(points) == 0 {
		return points
	}
	free := func(sp text.Span) bool { return !slices.ContainsFunc(used, sp.Overlaps) }
	for _, p := range s.cutAmong(free, max(missing, 2)) {
		if missing > 0 && !slices.ContainsFunc(said, func(t string) bool { return write.Same(t, p.Text) }) {
			points = append(points, p)
			missing--
		}
	}
	slices.SortStableFunc(points, func(a, b digest.Point) int { return first(a) - first(b) })
	return points
}

func first(p digest.Point) int {
	if len(p.Evidence) == 0 {
		return 0
	}
	return p.Evidence[0].Start
}
