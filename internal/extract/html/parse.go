package html

import (
	"bytes"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// keptDepth is how deep elements may nest in a page that was too deep for the
// parser, which stops at 512 open elements: each level that is counted can bring
// up to four with it (table, tbody, tr, td).
const keptDepth = 100

// parse reads a page. A page nested too deep for the parser is read again with
// the tags below keptDepth left out; deep says so. Its text is all there.
func parse(s string) (doc *xhtml.Node, deep bool) {
	doc, err := xhtml.Parse(strings.NewReader(s))
	if err == nil {
		return doc, false
	}
	doc, err = xhtml.Parse(bytes.NewReader(shallow(s, keptDepth)))
	if err == nil {
		return doc, true
	}
	// Only the words are left to be saved.
	doc, err = xhtml.Parse(bytes.NewReader(shallow(s, 0)))
	if err != nil {
		doc = &xhtml.Node{Type: xhtml.DocumentNode}
	}
	return doc, true
}

// shallow copies the tokens of s without the start tags that would open more
// than limit elements, and without the end tags of those.
func shallow(s string, limit int) []byte {
	var out bytes.Buffer
	z := xhtml.NewTokenizer(strings.NewReader(s))
	depth, skipped := 0, 0
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return out.Bytes()
		case xhtml.StartTagToken:
			raw := append([]byte(nil), z.Raw()...)
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case void(a):
			case rawText(a):
				// The tokenizer gives the content as one text token: the pair stays whole.
			case optionalEnd(a):
				if depth >= limit {
					out.WriteByte('\n')
					if limit == 0 || skipped > 0 {
						continue
					}
				}
			case depth >= limit:
				skipped++
				out.WriteString("\n")
				continue
			default:
				depth++
			}
			out.Write(raw)
		case xhtml.EndTagToken:
			raw := append([]byte(nil), z.Raw()...)
			name, _ := z.TagName()
			if a := atom.Lookup(name); !rawText(a) && !optionalEnd(a) && !void(a) {
				if skipped > 0 {
					skipped--
					out.WriteString("\n")
					continue
				}
				depth = max(0, depth-1)
			}
			out.Write(raw)
		default:
			out.Write(z.Raw())
		}
	}
}

func void(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func rawText(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp:
		return true
	}
	return false
}

// optionalEnd names the elements that often have no end tag: counting them
// would make a long flat page look deep.
func optionalEnd(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead, atom.Tfoot, atom.Option, atom.Html, atom.Head, atom.Body:
		return true
	}
	return false
}

func attr(n *xhtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// find gives the first element of kind a under n, in order of the page.
func find(n *xhtml.Node, a atom.Atom) *xhtml.Node {
	for d := range n.Descendants() {
		if d.DataAtom == a && d.Type == xhtml.ElementNode {
			return d
		}
	}
	return nil
}
