// Package render shows a digest: on a terminal, as JSON, as Markdown, as a
// fragment of HTML and as Web Annotations. It judges nothing. A point is called supported only where
// its verdict says so, whatever else is known of it.
package render

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
)

// Format names a way to show a digest.
type Format string

// The formats.
const (
	FormatTerminal Format = "terminal"
	FormatJSON     Format = "json"
	FormatMarkdown Format = "markdown"
	FormatHTML     Format = "html"

	FormatAnnotations Format = "annotations" // W3C Web Annotations, JSON
)

// Options are the wishes of whoever looks at it. The zero value gives plain,
// unwrapped text in the article's own language.
type Options struct {
	UI       string // "zh" or "en"; "" takes the article's language, or English
	Width    int    // columns to wrap at on a terminal; 0: no wrapping
	Color    bool   // ANSI colours on a terminal
	Evidence bool   // quote the sentences under each point (terminal, Markdown)
	Compact  bool   // JSON on one line
}

// Digest writes d to w in the format f. Errors: those of CheckValid and of w.
func Digest(w io.Writer, f Format, d *digest.Digest, o Options) error {
	if err := CheckValid(f, o); err != nil {
		return err
	}
	switch f {
	case FormatTerminal, "":
		return write(w, terminal(d, o))
	case FormatJSON:
		return JSON(w, d, o.Compact)
	case FormatMarkdown:
		return write(w, markdown(d, o))
	case FormatAnnotations:
		return Annotations(w, d, o)
	}
	return html(w, d, o)
}

// CheckValid reports a format or an option that Digest would refuse, before
// there is a digest. Errors: fault.Invalid.
func CheckValid(f Format, o Options) error {
	switch f {
	case FormatTerminal, FormatJSON, FormatMarkdown, FormatHTML, FormatAnnotations, "":
	default:
		return fault.New(fault.Invalid, "the format must be terminal, json, markdown, html or annotations, not %q", string(f))
	}
	if o.UI != "" && o.UI != "zh" && o.UI != "en" {
		return fault.New(fault.Invalid, "the interface language must be zh or en, not %q", o.UI)
	}
	return nil
}

// JSON writes v as one line, or indented for a person, with a line feed after
// it. Marks of HTML are left as they are: quotes must read as in the article.
func JSON(w io.Writer, v any, compact bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if !compact {
		enc.SetIndent("", "  ")
	}
	return enc.Encode(v)
}

func write(w io.Writer, s string) error {
	_, err := io.WriteString(w, s)
	return err
}

// uiOf is the language the words around the points are in.
func uiOf(d *digest.Digest, o Options) string {
	if o.UI != "" {
		return o.UI
	}
	if strings.HasPrefix(d.Article.Lang, "zh") {
		return "zh"
	}
	return "en"
}
