package web

import (
	"bytes"
	"html/template"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/render/card"
)

// download gives a result as a file.
func (a *app) download(w http.ResponseWriter, r *http.Request) {
	res, err := a.shelf.Result(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	d, ui := res.Digest, uiOf(readPrefs(r), r)
	var b bytes.Buffer
	kind, name := "", r.PathValue("file")
	switch {
	case name == "points.md":
		kind = "text/markdown; charset=utf-8"
		err = render.Digest(&b, render.FormatMarkdown, d, render.Options{Evidence: true, UI: ui})
	case name == "points.json":
		kind = "application/json"
		err = render.Digest(&b, render.FormatJSON, d, render.Options{})
	case name == "points.html":
		kind = "text/html; charset=utf-8"
		err = document(&b, d, ui)
	case name == "annotations.json":
		kind = `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`
		err = render.Digest(&b, render.FormatAnnotations, d, render.Options{UI: ui})
	case strings.HasPrefix(name, "card-") && strings.HasSuffix(name, ".png"):
		kind = "image/png"
		err = pointCard(&b, d, strings.TrimSuffix(strings.TrimPrefix(name, "card-"), ".png"), ui)
	default:
		err = newFault(fault.NotFound, nil, "error.not_found.do")
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(d.Article.Title, name)}))
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	_, _ = w.Write(b.Bytes())
}

// pointCard draws point n, counted from 1.
func pointCard(b *bytes.Buffer, d *digest.Digest, n, ui string) error {
	i, err := strconv.Atoi(n)
	if err != nil || i < 1 || i > len(d.Points) {
		return newFault(fault.NotFound, nil, "error.not_found.do")
	}
	return card.PNG(b, d, i-1, card.Options{UI: ui})
}

// fileName makes the name of a download from a title: letters and figures of
// any script, at most 60, so that it is a plain name on every system.
func fileName(title, file string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range title {
		if n >= 60 {
			break
		}
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) {
			gap = n > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
		n++
	}
	if n == 0 {
		return "zhongdian-" + file
	}
	return b.String() + "-" + file
}

// document is a result as a page of its own, readable anywhere: the fragment of
// package render with its styles in it. It holds no script.
func document(b *bytes.Buffer, d *digest.Digest, ui string) error {
	var f bytes.Buffer
	if err := render.Digest(&f, render.FormatHTML, d, render.Options{UI: ui}); err != nil {
		return err
	}
	return templates().ExecuteTemplate(b, "download.html", map[string]any{
		"Tag": (&page{UI: ui}).Tag(), "Title": render.Clean(d.Article.Title), "Name": say(ui, "name"), "URL": d.Article.URL,
		"Generator": d.Generator.Engine + " " + d.Generator.Version,
		// The fragment was escaped where it was made.
		"Fragment": template.HTML(f.String()), //nolint:gosec // made by render, which escapes
	})
}
