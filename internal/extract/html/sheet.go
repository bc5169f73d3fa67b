package html

import (
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of the style sheets that are read. A page's own sheets are some tens
// of kilobytes; what is longer is read up to here.
const (
	maxSheet    = 512 << 10 // bytes of all <style> elements together
	maxRules    = 4000
	maxSelector = 200 // bytes
	maxMatches  = 1 << 20
)

// way is one way to hide an element. Of several rules that say something about
// the same way, the one that CSS ranks highest decides.
type way uint8

const (
	byDisplay way = iota
	byVisibility
	byOpacity
	bySize   // no letters, or no room for them
	byPlace  // out of the window, or clipped to nothing
	byColour // white on white
	ways
)

// A script often lifts these: an element that fades in is read by everybody.
func (w way) liftable() bool { return w == byVisibility || w == byOpacity }

// looks says, for each way, whether a rule is silent, shows or hides.
type looks [ways]int8

const (
	silent int8 = iota
	shows
	hides
)

// rule is one selector with what its declarations say.
type rule struct {
	sel   cascadia.Sel
	order int
	looks looks
}

// sheet holds the rules of a page's own <style> elements that hide something,
// or that show what another one hides. Sheets in files of their own are not
// fetched, and so not known. Rules are found by a class, id or element name
// that their last compound must have.
type sheet struct {
	byKey map[string][]rule
	n     int
	tried int // selectors held against elements; at maxMatches the rest is not
}

// sheetOf reads the style elements of doc; nil where they hide nothing.
func sheetOf(doc *xhtml.Node) *sheet {
	s := &sheet{byKey: map[string][]rule{}}
	left, hiding := maxSheet, false
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil || !onScreen(attr(n, "media")) {
			continue
		}
		css := n.FirstChild.Data
		css = css[:min(len(css), left)]
		left -= len(css)
		if s.read(css, 0) {
			hiding = true
		}
	}
	if !hiding {
		return nil
	}
	return s
}

// read takes the rules of css in and reports whether one of them hides. What it
// can't follow it passes over, as browsers do.
func (s *sheet) read(css string, depth int) (hiding bool) {
	css = withoutComments(css)
	for s.n < maxRules {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return hiding
		}
		prelude := css[:open]
		if semi := strings.LastIndexByte(prelude, ';'); semi >= 0 {
			prelude = prelude[semi+1:] // @import and the like
		}
		prelude = strings.TrimSpace(prelude)
		body, rest := blockOf(css[open+1:])
		css = rest
		if strings.HasPrefix(prelude, "@") {
			if q, ok := strings.CutPrefix(prelude, "@media"); ok && depth < 3 && onScreen(q) && s.read(body, depth+1) {
				hiding = true
			}
			continue
		}
		if l := looksOf(body); l != (looks{}) {
			s.add(prelude, l)
			hiding = hiding || slices.Contains(l[:], hides)
		}
	}
	return hiding
}

// add enters a rule under each of its selectors. A selector with a state or a
// part (":hover", "::before"), or one for readers without scripts, says nothing
// about the page at rest.
func (s *sheet) add(selectors string, l looks) {
	if strings.ContainsAny(selectors, ":\\&") || strings.Contains(selectors, "no-js") {
		return
	}
	for one := range strings.SplitSeq(selectors, ",") {
		one = strings.TrimSpace(one)
		key := keyOf(one)
		if key == "" || len(one) > maxSelector || s.n >= maxRules || !cheap(one) {
			continue
		}
		sel, err := cascadia.Parse(one)
		if err != nil {
			continue
		}
		s.byKey[key] = append(s.byKey[key], rule{sel, s.n, l})
		s.n++
	}
}

// looks of an element by the rules that match it.
func (s *sheet) looks(n *xhtml.Node) looks {
	var out looks
	var rank [ways]cascadia.Specificity
	var order [ways]int
	try := func(key string) {
		for _, r := range s.byKey[key] {
			if s.tried++; s.tried > maxMatches || !r.sel.Match(n) {
				continue
			}
			sp := r.sel.Specificity()
			for w, l := range r.looks {
				if l != silent && (out[w] == silent || rank[w].Less(sp) || !sp.Less(rank[w]) && r.order > order[w]) {
					out[w], rank[w], order[w] = l, sp, r.order
				}
			}
		}
	}
	try(n.Data)
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			try("#" + a.Val)
		case "class":
			for c := range strings.FieldsSeq(a.Val) {
				try("." + c)
			}
		}
	}
	return out
}

// keyOf gives what an element must have for the last compound of a selector to
// match: an id, else a class, else a name; "" where it has none of them.
func keyOf(sel string) string {
	last := sel
	if i := strings.LastIndexAny(sel, " >+~\t\n"); i >= 0 {
		last = sel[i+1:]
	}
	if strings.ContainsAny(last, "[]*") {
		return ""
	}
	for _, mark := range []byte("#.") {
		if i := strings.IndexByte(last, mark); i >= 0 {
			end := strings.IndexAny(last[i+1:], "#.")
			if end < 0 {
				end = len(last) - i - 1
			}
			return last[i : i+1+end]
		}
	}
	return strings.ToLower(last)
}

// cheap reports a selector that is matched in one walk up the page: with two
// "somewhere inside" the walks multiply, and siblings can be very many.
func cheap(sel string) bool {
	if strings.ContainsAny(sel, "+~") {
		return false
	}
	parts := strings.Fields(strings.ReplaceAll(sel, ">", " > "))
	inside := 0
	for i := 1; i < len(parts); i++ {
		if parts[i] != ">" && parts[i-1] != ">" {
			inside++
		}
	}
	return inside <= 1 && len(parts) <= 9
}

// onScreen reports a media query that holds for a reader at a screen of any
// size. What is for print, for one size or for one preference is not read.
func onScreen(media string) bool {
	switch strings.ToLower(strings.TrimSpace(media)) {
	case "", "all", "screen", "only screen":
		return true
	}
	return false
}

// blockOf splits after the brace that closes the block s begins in.
func blockOf(s string) (body, rest string) {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

func withoutComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(css, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if _, css, ok = strings.Cut(after, "*/"); !ok {
			return b.String()
		}
	}
}
