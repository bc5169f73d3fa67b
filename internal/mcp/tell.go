package mcp

import (
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
)

// quoted begins every line that holds words of a page, and no other. No such
// word can end its line (oneLine), so none can pass for a word of ours.
const quoted = "> "

// mostWhy bounds what is told of one failing check: it repeats words of the point
// and of the page, in quotation marks.
const mostWhy = 300

// teller writes an answer for whoever reads.
type teller struct {
	strings.Builder
	ui  string
	say render.Say
}

// tell is the readable form of d.
func tell(d *digest.Digest, ui string) string {
	t := &teller{ui: ui, say: render.SayIn(ui)}
	t.line(say(ui, "quotes"))
	if speaks(d) {
		t.line(say(ui, "spoke"))
	}
	t.head(d)
	if none := t.say.NoPoints(d); none != "" {
		t.line(none)
	}
	for i := range d.Points {
		t.point(&d.Points[i], say(ui, "point", d.Points[i].N))
	}
	if ps := d.PageSummary; ps != nil {
		t.line("")
		t.line(say(ui, "summary"))
		t.quote(strings.TrimSpace(ps.Label + " " + ps.Attribution))
		for i := range ps.Points {
			t.point(&ps.Points[i], say(ui, "summary-point", ps.Points[i].N))
		}
	}
	if end := t.say.Closing(d); end != "" {
		t.line("")
		t.line(end)
	}
	return strings.TrimRight(t.String(), "\n")
}

func (t *teller) line(s string)  { t.WriteString(s + "\n") }
func (t *teller) quote(s string) { t.line(quoted + oneLine(s)) }

func (t *teller) head(d *digest.Digest) {
	t.line("")
	a := d.Article
	for _, s := range []string{a.Title, strings.Join(notEmpty(a.Byline, a.Source, a.Published), " · "), a.URL} {
		if s != "" {
			t.quote(s)
		}
	}
	t.line(t.say.Headline(d))
	for _, n := range t.say.Notices(d) {
		t.line(clip(asArguments.Replace(oneLine(n)), 2*mostWhy))
	}
}

// point is a point with its verdict, what fails in it, and what it rests on.
func (t *teller) point(p *digest.Point, name string) {
	head := name
	if o := t.say.Origin(p.Origin); o != "" {
		head += " [" + o + "]"
	}
	t.line("")
	state := oneLine(t.say.State(p))
	if v := t.say.Verdict(p.Verdict); !strings.HasPrefix(state, v) {
		state = v + say(t.ui, "semicolon") + state // a ✓ says it elsewhere
	}
	t.line(head + say(t.ui, "colon") + clip(state, mostWhy))
	t.quote(p.Text)
	if len(p.TakesUp) > 0 {
		t.line(say(t.ui, "takes-up", strings.Trim(fmt.Sprint(p.TakesUp), "[]")))
	}
	for _, c := range p.Checks {
		if render.Failing(c) {
			t.line("- " + clip(oneLine(t.say.Why(p, c)), mostWhy))
		}
	}
	for _, ev := range p.Evidence {
		if oneLine(ev.Exact) == oneLine(p.Text) {
			t.line(say(t.ui, "verbatim", t.say.Where(ev)))
			continue
		}
		t.line(say(t.ui, "rests-on", t.say.Where(ev)))
		t.quote(ev.Exact)
	}
}

func notEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
