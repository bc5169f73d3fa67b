package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// headline finds the article's own title. The title of the page tells which
// line it is: the longest line of the page that it begins with. Where the page
// does not show it, the title is cut at its separators from the right.
func headline(m meta, items []item, kept []bool) string {
	full := page.Fold(m.title)
	if full == "" {
		full = m.ogTitle
	}
	lines := candidates(items, kept)
	if shown := shared(m, lines); shown != "" {
		return shown
	}
	best := longest(full, lines)
	if best == "" && m.ogTitle != "" {
		best = longest(m.ogTitle, lines)
	}
	if best == "" {
		best = behindSite(full, lines)
	}
	if shown := lastHeading(items, kept); best == "" && runes(firstPart(full)) <= 6 && runes(shown) >= 8 {
		return shown // the page's title names its section only
	}
	switch {
	case best != "":
		return best
	case onlyH1(items) != "" && (full == "" || m.jsonTitle == "" && page.SameTitle(onlyH1(items), m.ogTitle)):
		return onlyH1(items)
	case m.jsonTitle != "" && (full == "" || starts(full, m.jsonTitle)):
		return m.jsonTitle
	case m.ogTitle != "":
		return trimSite(m.ogTitle, m.source)
	case full != "":
		return trimSite(full, m.source)
	case m.jsonTitle != "":
		return m.jsonTitle
	}
	return onlyH1(items)
}

// shared gives the heading that says what the page says of itself to those who
// share it: whatever else its title begins with, a section or a first word that
// links to its topic.
func shared(m meta, lines []item) string {
	if runes(m.ogTitle) < 8 || page.SameTitle(m.ogTitle, m.source) {
		return ""
	}
	for _, l := range lines {
		if l.Kind == article.Heading && l.Level <= 2 && page.SameTitle(l.Text, m.ogTitle) {
			return l.Text
		}
	}
	return ""
}

// longest gives the longest line that title begins with. A line that is less
// than a third of what stands before the name of the site is none: links to
// "Apple" or "Napa County" stand on every page about them.
func longest(title string, lines []item) string {
	least := max(4, runes(firstPart(title))/3)
	best := ""
	for _, l := range lines {
		if runes(l.Text) >= least && len(l.Text) > len(best) && starts(title, l.Text) {
			best = l.Text
		}
	}
	return best
}

// behindSite gives the heading that title ends with, where the name of the site
// stands before it: "Ann Lee's pages | How mills turn".
func behindSite(title string, lines []item) string {
	i, w := lastSeparator(title)
	if i <= 0 {
		return ""
	}
	for _, l := range lines {
		if l.Kind == article.Heading && l.Level <= 2 && runes(l.Text) >= 8 && page.SameTitle(l.Text, title[i+w:]) {
			return l.Text
		}
	}
	return ""
}

// candidates are the lines that may be the headline: headings first, then any
// line above the body.
func candidates(items []item, kept []bool) []item {
	var out []item
	body := false
	for i, it := range items {
		if len(it.Text) > 400 {
			body = body || kept[i]
			continue
		}
		if it.Kind == article.Heading && it.Level <= 2 || !body {
			out = append(out, it)
		}
	}
	return out
}

// lastHeading gives the heading right above the body.
func lastHeading(items []item, kept []bool) string {
	t := ""
	for i, it := range items {
		if it.Kind == article.Heading {
			t = it.Text
		}
		if kept[i] && it.Kind != article.Heading {
			break
		}
	}
	return t
}

// onlyH1 gives the text of the first heading of level 1, if it is the only one.
func onlyH1(items []item) string {
	t := ""
	for _, it := range items {
		if it.el.DataAtom == atom.H1 {
			if t != "" && t != it.Text {
				return ""
			}
			t = it.Text
		}
	}
	return t
}

// starts reports that title begins with line, letters and digits compared.
func starts(title, line string) bool {
	// Most lines differ in their first letter: their keys are not made.
	if i, j := strings.IndexFunc(title, unicode.IsLetter), strings.IndexFunc(line, unicode.IsLetter); i >= 0 && j >= 0 {
		a, _ := utf8.DecodeRuneInString(title[i:])
		b, _ := utf8.DecodeRuneInString(line[j:])
		if unicode.ToLower(a) != unicode.ToLower(b) {
			return false
		}
	}
	k := page.Key(line)
	return k != "" && strings.HasPrefix(page.Key(title), k)
}

// trimSite cuts the name of the site, and of its sections, off the end of a
// title: what stands after the last separators and is shorter than the rest.
func trimSite(title, site string) string {
	t := title
	for {
		i, w := lastSeparator(t)
		if i <= 0 {
			return t
		}
		left, right := strings.TrimRight(t[:i], " -_|"), strings.TrimSpace(t[i+w:])
		known := site != "" && page.SameTitle(right, site)
		if !known && (page.Cells(right) > 24 || page.Cells(left) < page.Cells(right)) || runes(left) < 4 {
			return t
		}
		t = left
	}
}

// firstPart is the title up to its first separator.
func firstPart(t string) string {
	for {
		i, _ := lastSeparator(t)
		if i <= 0 {
			return t
		}
		t = strings.TrimRight(t[:i], " -_|")
	}
}

// lastSeparator finds the last mark that pages put between title and site. A
// hyphen counts with spaces around it, or beside Han characters.
func lastSeparator(t string) (at, width int) {
	at = -1
	for i, r := range t {
		w := utf8.RuneLen(r)
		switch r {
		case '|', '｜', '丨', '_', '»', '·', '•', '‹', '›', '«':
			at, width = i, w
		case '-', '–', '—':
			before, _ := utf8.DecodeLastRuneInString(t[:i])
			after, _ := utf8.DecodeRuneInString(t[i+w:])
			if before == ' ' && after == ' ' || (page.Wide(before) || before == '-') && page.Wide(after) || r == '-' && page.Wide(after) && before == ' ' {
				at, width = i, w
			}
		}
	}
	return at, width
}

func runes(s string) int { return utf8.RuneCountInString(s) }
