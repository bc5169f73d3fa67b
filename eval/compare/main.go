// Command compare prints how well pages are read by us and by other Go
// libraries for the same task: go run . in this folder. It is a module of its
// own, so that nothing of what it compares with gets into the program.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/zhongdian/zhongdian/eval/extraction"
)

func main() {
	dir := flag.String("data", "../../../shared/data", "folder of the evaluation data")
	flag.Parse()
	methods := append(extraction.Methods(),
		extraction.Method{Name: "go-trafilatura", Read: withTrafilatura},
		extraction.Method{Name: "domdistiller", Read: withDistiller})
	if err := extraction.Table(os.Stdout, *dir, methods, nil); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func withTrafilatura(data []byte, u string) extraction.Read {
	o := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	o.OriginalURL, _ = url.Parse(u)
	res, err := trafilatura.Extract(bytes.NewReader(data), o)
	if err != nil || res == nil {
		return extraction.Read{}
	}
	r := extraction.Read{Title: res.Metadata.Title, Byline: res.Metadata.Author, Source: res.Metadata.Sitename}
	if !res.Metadata.Date.IsZero() {
		r.Published = res.Metadata.Date.Format("2006-01-02T15:04:05")
	}
	return blocks(r, res.ContentNode)
}

func withDistiller(data []byte, u string) extraction.Read {
	o := distiller.Options{}
	o.OriginalURL, _ = url.Parse(u)
	res, err := distiller.ApplyForReader(bytes.NewReader(data), &o)
	if err != nil || res == nil || res.Node == nil {
		return extraction.Read{}
	}
	return blocks(extraction.Read{Title: res.Title}, res.Node)
}

// blocks takes the text of the elements that hold it, in order.
func blocks(r extraction.Read, root *html.Node) extraction.Read {
	if root == nil {
		return r
	}
	var line strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(line.String()), " "); s != "" {
			r.Blocks = append(r.Blocks, extraction.Block{Kind: "paragraph", Text: s})
			r.Text += s + "\n"
		}
		line.Reset()
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			line.WriteString(n.Data)
		}
		inline := n.Type != html.ElementNode || inlines[n.DataAtom]
		if !inline {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if !inline {
			flush()
		}
	}
	walk(root)
	flush()
	return r
}

var inlines = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Strong: true, atom.I: true, atom.Em: true, atom.Span: true, atom.Sub: true, atom.Sup: true,
	atom.Code: true, atom.U: true, atom.Mark: true, atom.Small: true, atom.Time: true, atom.Abbr: true, atom.Q: true, atom.Cite: true,
}
