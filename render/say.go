package render

import (
	"strings"

	"github.com/zhongdian/zhongdian/digest"
)

// Say has the words that go around points, for a face that lays them out by
// itself and must not say them differently from the other faces. Its zero value
// speaks English.
type Say struct{ w *words }

// SayIn gives the words in "zh"; for any other interface language in English.
func SayIn(ui string) Say { return Say{wordsOf(ui)} }

func (s Say) words() *words {
	if s.w == nil {
		return &english
	}
	return s.w
}

// Headline is the count and the reading time.
func (s Say) Headline(d *digest.Digest) string { return s.words().headline(d) }

// Notices are what a reader must know before the points: the status of the
// article, where it isn't complete, and its warnings.
func (s Say) Notices(d *digest.Digest) []string { return cleanAll(s.words().notices(d)) }

// Closing says how the points were made and how much of the article they use.
func (s Say) Closing(d *digest.Digest) string {
	w := s.words()
	return clean(strings.Join(w.closing(d), w.space()))
}

// NoPoints stands where an article has none; "" where a notice says why.
func (s Say) NoPoints(d *digest.Digest) string { return s.words().none(d) }

// Verdict is the word for a verdict; what isn't known is "not checked".
func (s Say) Verdict(v digest.Verdict) string {
	_, word := s.words().verdict(v)
	return word
}

// State is the line under a point: its verdict, and what was checked.
func (s Say) State(p *digest.Point) string {
	_, line := s.words().state(p)
	return clean(line)
}

// Kind names a kind of check.
func (s Say) Kind(k digest.CheckKind) string {
	return strings.TrimSuffix(strings.TrimPrefix(s.words().kind(k, 1), "1 "), " 1")
}

// Why explains a failing check of p in a line.
func (s Say) Why(p *digest.Point, c digest.Check) string { return clean(s.words().why(p, c)) }

// Where names the paragraph of a passage.
func (s Say) Where(ev digest.Evidence) string { return s.words().where(ev) }

// Origin labels a point that isn't in the article's own words; "" for one that is.
func (s Say) Origin(o digest.Origin) string { return s.words().origin(o) }

// Summary is the heading of a page's own summary, and who made it; attribution
// is "" where the page doesn't say.
func (s Say) Summary(ps *digest.PageSummary) (heading, attribution string) {
	w := s.words()
	heading = fill(w.summary, ps.Label)
	if ps.Attribution != "" {
		attribution = fill(w.madeBy, ps.Attribution)
	}
	return heading, attribution
}

func fill(form, with string) string { return strings.Replace(form, "%s", clean(with), 1) }

// Clean takes control characters out of a text that came from outside, and the
// marks by which a text could turn the direction of what stands around it.
func Clean(t string) string { return clean(t) }

func cleanAll(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = clean(l)
	}
	return out
}

// Link is the address that opens the article's page at a passage; "" where the
// page has no web address or the passage can't be named in one.
func Link(d *digest.Digest, ev digest.Evidence) string {
	if ev.Fragment == "" || !webAddress(d.Article.URL) {
		return ""
	}
	return deepLink(d.Article.URL, ev.Fragment)
}

// Failing reports a check that the evidence does not carry.
func Failing(c digest.Check) bool {
	return c.Status != digest.Supported && c.Status != digest.Unchecked
}
