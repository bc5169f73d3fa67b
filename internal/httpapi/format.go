package httpapi

import (
	"bytes"
	"mime"
	"slices"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
)

// format is one way an answer can be written.
type format struct {
	name  string // of ?format=
	media string // Content-Type of the answer
	is    render.Format
}

// formats are all there are, the default first.
var formats = []format{
	{"json", "application/json", render.FormatJSON},
	{"markdown", "text/markdown; charset=utf-8", render.FormatMarkdown},
	{"html", "text/html; charset=utf-8", render.FormatHTML},
	{"annotations", `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`, render.FormatAnnotations},
	{"text", "text/plain; charset=utf-8", render.FormatTerminal},
}

// articleFormats are those of an article without points.
var articleFormats = []string{"json", "markdown", "text"}

// formatsOf gives the formats that fit what is shown.
func formatsOf(kind string) []format {
	if kind != kindRead {
		return formats
	}
	return slices.DeleteFunc(slices.Clone(formats), func(f format) bool { return !slices.Contains(articleFormats, f.name) })
}

// View is how an answer is to be shown.
type View struct {
	Format   string `query:"format" enum:"json,markdown,html,annotations,text" doc:"Format of the answer; wins over Accept. html and annotations are for points only."`
	UI       string `query:"ui" enum:"zh,en" doc:"Language of the words around the points; by default that of the article."`
	WithText bool   `query:"with_text" doc:"JSON: add the text of the article and its blocks."`
}

// choose gives the format that was asked for, by name or by Accept. Errors:
// codeNotAcceptable.
func (v *View) choose(x *exchange, kind string) (format, error) {
	fs := formatsOf(kind)
	if v.Format != "" {
		for _, f := range fs {
			if f.name == v.Format {
				return f, nil
			}
		}
		return format{}, newProblem(codeNotAcceptable, "an article without points is given as json, markdown or text")
	}
	f, ok := negotiate(x.accept, fs)
	if !ok {
		return f, newProblem(codeNotAcceptable, "the answer can't be given in a format of Accept: take application/json, text/markdown, text/html, application/ld+json or text/plain")
	}
	return f, nil
}

// negotiate chooses by Accept: the highest quality, and the order of formats
// where that is a draw. Where nothing is said it is the first one.
func negotiate(accept string, fs []format) (format, bool) {
	if strings.TrimSpace(accept) == "" {
		return fs[0], true
	}
	best, quality := format{}, 0.0
	for _, f := range fs {
		kind, _, _ := mime.ParseMediaType(f.media)
		if q := qualityOf(accept, kind); q > quality {
			best, quality = f, q
		}
	}
	return best, quality > 0
}

// qualityOf is how much a client likes a media type: the most exact range of
// its header decides.
func qualityOf(accept, kind string) float64 {
	main, _, _ := strings.Cut(kind, "/")
	quality, exact := 0.0, -1
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		level := slices.Index([]string{"*/*", main + "/*", kind}, strings.ToLower(strings.TrimSpace(name)))
		if level <= exact {
			continue
		}
		q := 1.0
		for p := range strings.SplitSeq(params, ";") {
			if k, v, ok := strings.Cut(strings.TrimSpace(p), "="); ok && strings.EqualFold(k, "q") {
				n, err := strconv.ParseFloat(v, 64)
				if err != nil || !(n >= 0 && n <= 1) {
					n = 0
				}
				q = n
			}
		}
		quality, exact = q, level
	}
	return quality
}

// dress gives d with the text or without it, as was asked. d itself is not
// edited: others may hold it.
func (v *View) dress(d *digest.Digest, kind string) *digest.Digest {
	c := *d
	if !v.WithText && kind != kindRead {
		c.Article.Text, c.Article.Blocks = "", nil
	}
	return &c
}

// render writes d. Errors: fault.Internal.
func (f format) render(d *digest.Digest, kind string, v View) ([]byte, error) {
	var b bytes.Buffer
	o := render.Options{UI: v.UI, Evidence: true, Compact: true}
	var err error
	if kind == kindRead {
		err = render.Article(&b, f.is, d, o)
	} else {
		err = render.Digest(&b, f.is, d, o)
	}
	if err != nil {
		return nil, fault.New(fault.Internal, "the answer can't be written: %w", err)
	}
	return b.Bytes(), nil
}
