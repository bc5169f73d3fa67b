package html

import (
	"slices"
	"strconv"
	"strings"

	xhtml "golang.org/x/net/html"
)

// places numbers each element among its brothers of the same name, from 1. It
// is made before the page is changed.
type places map[*xhtml.Node]int

func placesOf(doc *xhtml.Node) places {
	at := places{}
	var number func(n *xhtml.Node)
	number = func(n *xhtml.Node) {
		var seen map[string]int
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != xhtml.ElementNode {
				continue
			}
			if seen == nil {
				seen = map[string]int{}
			}
			seen[c.Data]++
			at[c] = seen[c.Data]
			number(c)
		}
	}
	number(doc)
	return at
}

// path names an element by the way to it: /html[1]/body[1]/div[2]/p[1].
func (at places) path(n *xhtml.Node) string {
	var parts []string
	for ; n != nil && n.Type == xhtml.ElementNode; n = n.Parent {
		parts = append(parts, "/"+n.Data+"["+strconv.Itoa(at[n])+"]")
	}
	slices.Reverse(parts)
	return strings.Join(parts, "")
}
