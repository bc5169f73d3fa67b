package render

import (
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

// The types below are the part of the W3C Web Annotation Data Model that we
// write: one collection an article, one annotation a point, one target a passage.

type annotationCollection struct {
	Context   string         `json:"@context"`
	ID        string         `json:"id"`
	Type      string         `json:"type"`
	Label     string         `json:"label,omitempty"`
	Generator annotator      `json:"generator"`
	Created   string         `json:"created"`
	Total     int            `json:"total"`
	First     annotationPage `json:"first"`
}

type annotationPage struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	StartIndex int          `json:"startIndex"`
	Items      []annotation `json:"items"`
}

type annotator struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type annotation struct {
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Motivation string       `json:"motivation"`
	Created    string       `json:"created"`
	Generator  annotator    `json:"generator"`
	Creator    *annotator   `json:"creator,omitempty"`
	Body       []noteBody   `json:"body"`
	Target     []noteTarget `json:"target"`
}

type noteBody struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose"`
	Value    string `json:"value"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
}

type noteTarget struct {
	Type     string         `json:"type"`
	Source   string         `json:"source"`
	Selector []noteSelector `json:"selector,omitempty"`
}

type noteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// Annotations writes the passages that the points rest on as a collection of
// the W3C Web Annotation Data Model, motivation "highlighting". The body of an
// annotation is the point with its verdict as a tag and, where a language model
// wrote it, a tag that says so.
//
// A passage is targeted in the page by its words alone (TextQuoteSelector):
// the page has menus and captions that the article's text has not, so that a
// position would be a wrong one there. In the article's text, named by its hash
// ("urn:sha256:…"), it is targeted by position too, counted in characters
// (Unicode code points) as the model asks. The position is left out where d does
// not hold the text.
func Annotations(w io.Writer, d *digest.Digest, o Options) error {
	say := SayIn(uiOf(d, o))
	urn := "urn:sha256:" + d.Article.TextSHA256
	g := annotator{Type: "Software", Name: d.Generator.Engine + " " + d.Generator.Version}
	created := d.Created.UTC().Format("2006-01-02T15:04:05Z")
	c := annotationCollection{
		Context: "http://www.w3.org/ns/anno.jsonld", ID: urn + "#points", Type: "AnnotationCollection",
		Label: clean(d.Article.Title), Generator: g, Created: created, Total: len(d.Points),
		First: annotationPage{ID: urn + "#points-page", Type: "AnnotationPage", Items: []annotation{}},
	}
	count := codePoints{t: d.Article.Text}
	for i := range d.Points {
		p := &d.Points[i]
		n := annotation{
			ID: urn + "#point-" + strconv.Itoa(p.N), Type: "Annotation", Motivation: "highlighting", Created: created, Generator: g,
			Body: []noteBody{
				{Type: "TextualBody", Purpose: "describing", Value: clean(p.Text), Format: "text/plain", Language: languageOf(d, p)},
				{Type: "TextualBody", Purpose: "tagging", Value: say.Verdict(p.Verdict), Format: "text/plain", Language: say.words().tag},
			},
			Target: []noteTarget{},
		}
		if label := say.Origin(p.Origin); label != "" {
			n.Body = append(n.Body, noteBody{Type: "TextualBody", Purpose: "tagging", Value: label, Format: "text/plain", Language: say.words().tag})
			if d.Generator.Model != "" {
				n.Creator = &annotator{Type: "Software", Name: d.Generator.Model}
			}
		}
		for _, ev := range p.Evidence {
			n.Target = append(n.Target, targets(d, urn, ev, &count)...)
		}
		if len(n.Target) == 0 { // the model asks for one: the whole article
			n.Target = append(n.Target, noteTarget{Type: "SpecificResource", Source: sourceOf(d, urn)})
		}
		c.First.Items = append(c.First.Items, n)
	}
	return JSON(w, c, o.Compact)
}

func targets(d *digest.Digest, urn string, ev digest.Evidence, count *codePoints) []noteTarget {
	quote := noteSelector{Type: "TextQuoteSelector", Exact: ev.Exact, Prefix: ev.Prefix, Suffix: ev.Suffix}
	var out []noteTarget
	if webAddress(d.Article.URL) {
		out = append(out, noteTarget{Type: "SpecificResource", Source: d.Article.URL, Selector: []noteSelector{quote}})
	}
	own := noteTarget{Type: "SpecificResource", Source: urn, Selector: []noteSelector{quote}}
	if d.Article.Text != "" && ev.ValidIn(d.Article.Text) {
		start, end := count.at(ev.Span)
		own.Selector = append(own.Selector, noteSelector{Type: "TextPositionSelector", Start: &start, End: &end})
	}
	return append(out, own)
}

func sourceOf(d *digest.Digest, urn string) string {
	if webAddress(d.Article.URL) {
		return d.Article.URL
	}
	return urn
}

func languageOf(d *digest.Digest, p *digest.Point) string {
	if l := langOf(d, p); l != "und" {
		return l
	}
	return ""
}

// codePoints converts byte offsets to code points. Evidence mostly comes in the
// order of the text, so it goes on from the last answer where it can.
type codePoints struct {
	t       string
	byte, n int
}

func (c *codePoints) at(sp text.Span) (start, end int) {
	if sp.Start < c.byte {
		c.byte, c.n = 0, 0
	}
	c.n += utf8.RuneCountInString(c.t[c.byte:sp.Start])
	c.byte = sp.Start
	return c.n, c.n + utf8.RuneCountInString(sp.Slice(c.t))
}
