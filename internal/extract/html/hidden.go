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
// that holds most of the page: WeChat sends its articles so.
func strip(doc *xhtml.Node) {
	total := textLen(doc)
	var walk func(n *xhtml.Node)
	walk = func(n *xhtml.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == xhtml.CommentNode:
				n.RemoveChild(c)
			case c.Type == xhtml.ElementNode && (neverShown(c.DataAtom) || c.Data == "template"):
				n.RemoveChild(c)
			case c.Type == xhtml.ElementNode && hidden(c):
				if c.DataAtom != atom.Body && c.DataAtom != atom.Html && 2*textLen(c) < total {
					n.RemoveChild(c)
					break
				}
				show(c) // readability reads these attributes too
				walk(c)
			default:
				walk(c)
			}
			c = next
		}
	}
	walk(doc)
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
			if hiddenStyle(a.Val) {
				return true
			}
		}
	}
	return false
}

func hiddenClass(c string) bool {
	switch c {
	case "hidden", "hide", "d-none", "is-hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text",
		"screen-reader-only", "offscreen", "off-screen", "invisible", "display-none", "displaynone", "u-hidden", "print-only", "visible-print":
		return true
	}
	return false
}

// hiddenStyle reads an inline style: not displayed, not visible, without size,
// or moved out of the window.
func hiddenStyle(style string) bool {
	if style == "" {
		return false
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
			if v == "none" {
				return true
			}
		case "visibility":
			if v == "hidden" || v == "collapse" {
				return true
			}
		case "opacity":
			if zeroLength(v) {
				return true
			}
		case "font-size", "max-height", "max-width":
			if zeroLength(v) {
				return true
			}
		case "height", "width":
			zero = zero || zeroLength(v) || v == "1px"
		case "overflow", "overflow-x", "overflow-y":
			cut = cut || v == "hidden"
		case "clip", "clip-path":
			if strings.HasPrefix(v, "rect(0") || strings.HasPrefix(v, "rect(1px") || strings.HasPrefix(v, "inset(50%") || strings.HasPrefix(v, "inset(100%") {
				return true
			}
		case "left", "top", "right", "text-indent", "margin-left", "margin-top":
			if far(v) {
				return true
			}
		case "color":
			white = white || isWhite(v)
		case "background", "background-color":
			whiteGround = whiteGround || isWhite(v)
		}
	}
	return zero && cut || white && whiteGround
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
