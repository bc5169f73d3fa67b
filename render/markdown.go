package render

import (
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
)

func markdown(d *digest.Digest, o Options) string {
	w := wordsOf(uiOf(d, o))
	var b strings.Builder
	if d.Article.Title != "" {
		fmt.Fprintf(&b, "# %s\n\n", escapeMarkdown(d.Article.Title))
	}
	fmt.Fprintf(&b, "%s\n\n", w.headline(d))
	for _, n := range w.notices(d) {
		fmt.Fprintf(&b, "> %s\n\n", escapeMarkdown(n))
	}
	none := w.none(d)
	if none != "" || len(d.Points) > 0 {
		fmt.Fprintf(&b, "## %s\n\n", w.points)
	}
	if none != "" {
		fmt.Fprintf(&b, "%s\n\n", none)
	}
	markdownPoints(&b, w, d, d.Points, o)
	if ps := d.PageSummary; ps != nil {
		fmt.Fprintf(&b, "## %s\n\n", escapeMarkdown(fmt.Sprintf(w.summary, clean(ps.Label))))
		if ps.Attribution != "" {
			fmt.Fprintf(&b, "%s\n\n", escapeMarkdown(fmt.Sprintf(w.madeBy, ps.Attribution)))
		}
		markdownPoints(&b, w, d, ps.Points, o)
	}
	if end := w.closing(d); len(end) > 0 {
		fmt.Fprintf(&b, "*%s*\n", escapeMarkdown(strings.Join(end, w.space())))
	}
	if m := aigc(d); m != "" {
		fmt.Fprintf(&b, "\n<!-- AIGC: %s -->\n", m)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func markdownPoints(b *strings.Builder, w *words, d *digest.Digest, ps []digest.Point, o Options) {
	for i := range ps {
		p := &ps[i]
		fmt.Fprintf(b, "%d. ", p.N)
		for i, r := range runs(p) {
			switch {
			case r.Bad:
				fmt.Fprintf(b, "~~%s~~", escapeInline(strings.TrimSpace(r.Text)))
			case i == 0:
				b.WriteString(escapeMarkdown(r.Text))
			default:
				b.WriteString(escapeInline(r.Text))
			}
		}
		if o := w.label(p, ps); o != "" {
			fmt.Fprintf(b, " (%s)", o)
		}
		mark, state := w.state(p)
		fmt.Fprintf(b, "  \n   %s %s\n", mark, escapeMarkdown(state))
		for _, c := range failing(p.Checks) {
			fmt.Fprintf(b, "   - %s\n", escapeMarkdown(w.why(p, c)))
		}
		if o.Evidence {
			for _, ev := range p.Evidence {
				fmt.Fprintf(b, "\n   > %s%s%s\n", escapeMarkdown(ev.Exact), w.space(), w.paren(markdownWhere(w, d, ev)))
			}
		}
		b.WriteByte('\n')
	}
}

// markdownWhere links the paragraph to its place in the page where the page has
// an address.
func markdownWhere(w *words, d *digest.Digest, ev digest.Evidence) string {
	u := d.Article.URL
	if ev.Fragment == "" || !webAddress(u) {
		return w.where(ev)
	}
	return fmt.Sprintf("[%s](<%s>)", w.where(ev), deepLink(u, ev.Fragment))
}

func webAddress(u string) bool {
	return (strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")) && !strings.ContainsAny(u, "<> \n\t\"")
}

// deepLink joins an address and the text fragment of a passage. A fragment that
// the address already has is kept before the directive, as browsers want it.
func deepLink(u, fragment string) string {
	if strings.Contains(u, "#") {
		return u + strings.TrimPrefix(fragment, "#")
	}
	return u + fragment
}

// escapeMarkdown makes t mean itself as one line of Markdown.
func escapeMarkdown(t string) string { return escapeBlockStart(escapeInline(t)) }

// escapeInline makes t mean itself inside a line. A "<" becomes an entity, since
// not every reader of Markdown honours a backslash before it.
func escapeInline(t string) string {
	t = clean(t)
	var b strings.Builder
	for i := 0; i < len(t); i++ {
		switch c := t[i]; c {
		case '<':
			b.WriteString("&lt;")
			continue
		case '&':
			b.WriteString("&amp;")
			continue
		case '\\', '`', '*', '_', '[', ']', '>', '#', '|', '~':
			b.WriteByte('\\')
		}
		b.WriteByte(t[i])
	}
	return b.String()
}

// escapeBlockStart keeps "1. x" and "- x" from opening a list.
func escapeBlockStart(t string) string {
	trimmed := strings.TrimLeft(t, " ")
	if trimmed == "" {
		return trimmed
	}
	if c := trimmed[0]; c == '-' || c == '+' || c == '=' {
		return "\\" + trimmed
	}
	n := 0
	for n < len(trimmed) && trimmed[n] >= '0' && trimmed[n] <= '9' {
		n++
	}
	if n > 0 && n < len(trimmed) && (trimmed[n] == '.' || trimmed[n] == ')') {
		return trimmed[:n] + "\\" + trimmed[n:]
	}
	return t
}
