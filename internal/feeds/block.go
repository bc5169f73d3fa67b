package feeds

import (
	"html"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
)

// words are those of a block of points, in one language.
type words struct {
	head, cut, written, model, none, also, sep, partly, not, against, unchecked string
}

var (
	zhWords = words{
		head: "划重点", cut: "以上重点摘自原文，逐条核对过；以原文为准。", written: "以上重点由大模型撰写，逐条与原文核对过；以原文为准。",
		model: "以上重点由大模型（%s）撰写，逐条与原文核对过；以原文为准。", none: "这篇文章没有可以摘出的重点。", also: "同一报道：", sep: "、",
		partly: "原文只支持一部分", not: "原文不支持", against: "与原文矛盾", unchecked: "未经核对",
	}
	enWords = words{
		head: "Key points", cut: "Taken from the article itself, each checked against it.", written: "Written by a language model, each checked against the article.",
		model: "Written by a language model (%s), each checked against the article.", none: "This article has no points to take.", also: "Also carried by: ", sep: ", ",
		partly: "only partly supported by the article", not: "not supported by the article", against: "contradicted by the article", unchecked: "not checked",
	}
)

func wordsOf(lang string) *words {
	if lang == "zh" || strings.HasPrefix(lang, "zh-") {
		return &zhWords
	}
	return &enWords
}

func escape(s string) string { return html.EscapeString(s) }

// Outlet is one place that carried a story.
type Outlet struct {
	Title string `json:"title"` // of the outlet or its feed
	URL   string `json:"url,omitempty"`
}

// label says who wrote the points. What a model wrote is labelled as such
// wherever it goes; the law of some readers' countries asks for it too.
func (w *words) label(d *digest.Digest) string {
	for i := range d.Points {
		if o := d.Points[i].Origin; o == digest.Written {
			if d.Generator.Model != "" {
				return strings.Replace(w.model, "%s", d.Generator.Model, 1)
			}
			return w.written
		}
	}
	return w.cut
}

// doubt is what stands behind a point that is not supported; "" behind one that is.
func (w *words) doubt(v digest.Verdict) string {
	switch v {
	case digest.Supported:
		return ""
	case digest.Partly:
		return w.partly
	case digest.Contradicted:
		return w.against
	case digest.Unchecked:
		return w.unchecked
	}
	return w.not
}

// Block gives the points of an article as HTML that is safe to show: only
// elements of ours, everything else escaped. url is the article's address, to
// which each point links with the passage it rests on; "" makes no links.
func Block(d *digest.Digest, url string, outlets []Outlet) string {
	w := wordsOf(d.Article.Lang)
	var b strings.Builder
	b.WriteString("<p><strong>" + w.head + "</strong></p>\n")
	if len(d.Points) == 0 {
		b.WriteString("<p>" + w.none + "</p>\n")
	} else {
		b.WriteString("<ol>\n")
		for i := range d.Points {
			w.point(&b, &d.Points[i], url)
		}
		b.WriteString("</ol>\n<p><small>" + escape(w.label(d)) + "</small></p>\n")
	}
	if len(outlets) > 0 {
		b.WriteString("<p><small>" + w.also)
		for i, o := range outlets {
			if i > 0 {
				b.WriteString(w.sep)
			}
			if o.URL != "" {
				b.WriteString(`<a href="` + escape(o.URL) + `">` + escape(o.Title) + "</a>")
			} else {
				b.WriteString(escape(o.Title))
			}
		}
		b.WriteString("</small></p>\n")
	}
	return b.String()
}

func (w *words) point(b *strings.Builder, p *digest.Point, url string) {
	b.WriteString("<li>")
	text := escape(p.Text)
	if len(p.Evidence) > 0 && p.Evidence[0].Fragment != "" && url != "" {
		page, _, _ := strings.Cut(url, "#")
		text = `<a href="` + escape(page+p.Evidence[0].Fragment) + `">` + text + "</a>"
	}
	b.WriteString(text)
	if doubt := w.doubt(p.Verdict); doubt != "" {
		b.WriteString(" <em>[" + doubt + "]</em>")
	}
	b.WriteString("</li>\n")
}

// Plain gives the points of an article as lines of text.
func Plain(d *digest.Digest) string {
	w := wordsOf(d.Article.Lang)
	if len(d.Points) == 0 {
		return w.none
	}
	var b strings.Builder
	for i := range d.Points {
		b.WriteString(strconv.Itoa(i+1) + ". " + strings.Join(strings.Fields(d.Points[i].Text), " "))
		if doubt := w.doubt(d.Points[i].Verdict); doubt != "" {
			b.WriteString(" [" + doubt + "]")
		}
		b.WriteByte('\n')
	}
	b.WriteString(w.label(d))
	return b.String()
}

// body gives the text of an article as paragraphs of HTML.
func body(d *digest.Digest) string {
	var b strings.Builder
	for _, bl := range d.Article.Blocks {
		if !bl.ValidIn(d.Article.Text) {
			continue
		}
		tag := "p"
		switch bl.Kind {
		case "heading":
			tag = "h3"
		case "quote":
			tag = "blockquote"
		case "code":
			tag = "pre"
		}
		b.WriteString("<" + tag + ">" + escape(bl.Slice(d.Article.Text)) + "</" + tag + ">\n")
	}
	return b.String()
}
