package html

import (
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// strip takes out of the page what no reader sees: scripts, form controls and
// hidden elements, which carry spam and words meant for a model. Styles that a
// script may lift later (visibility, opacity) are not believed of an element
// that holds most of the page, as WeChat sends its articles, nor where a sheet
// gives them to a good part of the page piece by piece: pages that fade in.
func strip(doc *xhtml.Node) {
	total := textLen(doc)
	css := sheetOf(doc)
	var faint []*xhtml.Node // hidden by a sheet in a way that a script may lift
	var walk func(n *xhtml.Node)
	walk = func(n *xhtml.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == xhtml.CommentNode:
				n.RemoveChild(c)
			case c.Type == xhtml.ElementNode && (neverShown(c.DataAtom) || c.Data == "template" || noteMark(c)):
				n.RemoveChild(c)
			case c.Type == xhtml.ElementNode && hidden(c):
				if c.DataAtom != atom.Body && c.DataAtom != atom.Html && 2*textLen(c) < total {
					n.RemoveChild(c)
					break
				}
				show(c) // readability reads these attributes too
				walk(c)
			case c.Type == xhtml.ElementNode && c.DataAtom != atom.Body && c.DataAtom != atom.Html:
				switch w, ok := css.hiddenBy(c); {
				case ok && w.liftable():
					faint = append(faint, c)
				case ok && 2*textLen(c) < total:
					n.RemoveChild(c)
					c = next
					continue
				}
				walk(c)
			default:
				walk(c)
			}
			c = next
		}
	}
	walk(doc)
	sum := 0
	for _, n := range faint {
		sum += textLen(n)
	}
	if 5*sum < total {
		for _, n := range faint {
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
		}
	}
}

// show takes the attributes that hide n away.
func show(n *xhtml.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a xhtml.Attribute) bool {
		return a.Key == "style" || a.Key == "hidden" || a.Key == "aria-hidden" || a.Key == "class" && hidden(&xhtml.Node{Attr: []xhtml.Attribute{a}})
	})
}

// textLen is the number of bytes of text under n, scripts and styles apart.
func textLen(n *xhtml.Node) int {
	if n.Type == xhtml.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == xhtml.ElementNode && neverShown(n.DataAtom) {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += textLen(c)
	}
	return sum
}

func neverShown(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Canvas,
		atom.Audio, atom.Map, atom.Select, atom.Datalist, atom.Textarea, atom.Button, atom.Input, atom.Progress, atom.Meter,
		atom.Dialog, atom.Applet, atom.Rp, atom.Noframes, atom.Noembed:
		return true
	}
	return false
}

// hidden reads the attributes that hide an element.
func hidden(n *xhtml.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			if a.Val != "until-found" {
				return true
			}
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "class":
			for c := range strings.FieldsSeq(a.Val) {
				if hiddenClass(strings.ToLower(c)) {
					return true
				}
			}
		case "style":
			if l := looksOf(a.Val); slices.Contains(l[:], hides) {
				return true
			}
		}
	}
	return false
}

// hiddenBy reports the first way in which the page's sheet hides n, where its
// own attribute does not show it again.
func (s *sheet) hiddenBy(n *xhtml.Node) (way, bool) {
	if s == nil {
		return 0, false
	}
	l := s.looks(n)
	if !slices.Contains(l[:], hides) {
		return 0, false
	}
	own := looksOf(attr(n, "style"))
	for w := range ways {
		if l[w] == hides && own[w] != shows {
			return w, true
		}
	}
	return 0, false
}

func hiddenClass(c string) bool {
	switch c {
	case "hidden", "hide", "d-none", "is-hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text",
		"screen-reader-only", "offscreen", "off-screen", "invisible", "display-none", "displaynone", "u-hidden", "print-only", "visible-print":
		return true
	}
	return false
}

// looksOf reads declarations: of an attribute or of a rule of a sheet.
func looksOf(style string) looks {
	var l looks
	if style == "" {
		return l
	}
	say := func(w way, hidden bool) {
		if hidden {
			l[w] = hides
		} else if l[w] == silent {
			l[w] = shows
		}
	}
	zero, cut, white, whiteGround := false, false, false, false
	for decl := range strings.SplitSeq(strings.ToLower(style), ";") {
		name, v, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		name, v = strings.TrimSpace(name), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important"))
		switch name {
		case "display":
			say(byDisplay, v == "none")
		case "visibility":
			say(byVisibility, v == "hidden" || v == "collapse")
		case "opacity":
			say(byOpacity, zeroLength(v))
		case "font-size", "max-height", "max-width":
			say(bySize, zeroLength(v))
		case "height", "width":
			zero = zero || zeroLength(v) || v == "1px"
		case "overflow", "overflow-x", "overflow-y":
			cut = cut || v == "hidden"
		case "clip", "clip-path":
			say(byPlace, strings.HasPrefix(v, "rect(0") || strings.HasPrefix(v, "rect(1px") || strings.HasPrefix(v, "inset(50%") || strings.HasPrefix(v, "inset(100%"))
		case "left", "top", "right", "text-indent", "margin-left", "margin-top":
			say(byPlace, far(v))
		case "color":
			white = white || isWhite(v)
		case "background", "background-color":
			whiteGround = whiteGround || isWhite(v)
		}
	}
	if zero && cut {
		l[bySize] = hides
	}
	if white && whiteGround {
		l[byColour] = hides
	}
	return l
}

func zeroLength(v string) bool {
	return strings.Trim(strings.TrimRight(v, "pxemrt%vhwc "), "0.") == "" && strings.HasPrefix(v, "0")
}

// far reports a length of a thousand pixels or more out of the window.
func far(v string) bool {
	digits := strings.TrimPrefix(v, "-")
	n := 0
	for n < len(digits) && digits[n] >= '0' && digits[n] <= '9' {
		n++
	}
	return v != digits && (n >= 4 || n == 3 && strings.HasPrefix(digits[n:], "em") || n == 3 && strings.HasPrefix(digits[n:], "rem"))
}

func isWhite(v string) bool {
	switch strings.ReplaceAll(v, " ", "") {
	case "white", "#fff", "#ffffff", "rgb(255,255,255)":
		return true
	}
	return false
}
