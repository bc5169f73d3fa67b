package render

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/digest"
)

// The few styles of a terminal, as SGR codes.
const (
	bold      = "1"
	dim       = "2"
	red       = "31"
	green     = "32"
	yellow    = "33"
	redMarked = "31;4"
)

// screen gathers the lines of a terminal.
type screen struct {
	strings.Builder
	o    Options
	w    *words
	told bool // the legend is owed: a failing word was marked without colour
}

func terminal(d *digest.Digest, o Options) string {
	s := &screen{o: o, w: wordsOf(uiOf(d, o))}
	if t := clean(d.Article.Title); t != "" {
		s.line("", s.style(bold, t), "")
	}
	s.line("", s.w.headline(d), "")
	for _, n := range s.w.notices(d) {
		s.line("", s.style(yellow, clean(n)), "")
	}
	none := s.w.none(d)
	if none != "" || len(d.Points) > 0 {
		s.WriteByte('\n')
	}
	if none != "" {
		s.line("", none, "")
	}
	s.points(d.Points)
	if ps := d.PageSummary; ps != nil {
		s.WriteByte('\n')
		head := fmt.Sprintf(s.w.summary, clean(ps.Label))
		if ps.Attribution != "" {
			head += s.w.semi() + fmt.Sprintf(s.w.madeBy, clean(ps.Attribution))
		}
		s.line("", s.style(bold, head), "")
		s.points(ps.Points)
	}
	end := s.w.closing(d)
	if s.told || len(end) > 0 {
		s.WriteByte('\n')
	}
	if s.told {
		s.line("", s.style(dim, s.w.legend), "")
	}
	if len(end) > 0 {
		s.line("", s.style(dim, strings.Join(end, s.w.space())), "")
	}
	return s.String()
}

func (s *screen) points(ps []digest.Point) {
	for i := range ps {
		s.point(&ps[i], ps)
	}
}

func (s *screen) point(p *digest.Point, ps []digest.Point) {
	var t strings.Builder
	for _, r := range runs(p) {
		switch txt := clean(r.Text); {
		case !r.Bad:
			t.WriteString(txt)
		case s.o.Color:
			t.WriteString(s.style(redMarked, txt))
		default:
			t.WriteString("[[" + txt + "]]")
			s.told = true
		}
	}
	if o := s.w.label(p, ps); o != "" {
		t.WriteString(" [" + o + "]")
	}
	s.line(s.style(bold, number(p.N))+" ", t.String(), "   ")
	mark, state := s.w.state(p)
	s.line("   "+s.style(colorOf(p.Verdict), mark)+" ", s.style(colorOf(p.Verdict), state), "     ")
	for _, c := range failing(p.Checks) {
		s.line("     ", s.style(dim, "· "+clean(s.w.why(p, c))), "       ")
	}
	if s.o.Evidence {
		for _, ev := range p.Evidence {
			s.line("   ", s.style(dim, "│ ")+clean(ev.Exact)+s.w.space()+s.style(dim, s.w.paren(s.w.where(ev))), "   "+s.style(dim, "│ "))
		}
	}
}

// line writes one paragraph: lead stands before it, indent before its further
// lines.
func (s *screen) line(lead, t, indent string) {
	s.WriteString(lead)
	s.WriteString(wrap(t, indent, displayWidth(lead), s.o.Width))
	s.WriteByte('\n')
}

func (s *screen) style(code, t string) string {
	if !s.o.Color || t == "" {
		return t
	}
	return "\x1b[" + code + "m" + t + "\x1b[0m"
}

func colorOf(v digest.Verdict) string {
	switch v {
	case digest.Supported:
		return green
	case digest.Partly:
		return yellow
	case digest.Unsupported, digest.Contradicted:
		return red
	}
	return dim
}

// clean takes control characters out of what came from outside: an article must
// not be able to move the cursor or rename the window, and neither may marks
// that turn the direction of the text hide what is written.
func clean(t string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, t)
}
