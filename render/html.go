package render

import (
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/digest"
)

// fragment is one section to put into a page: no head, no style, no script.
// Microdata of schema.org names abstract, wordCount and timeRequired.
const fragment = `<section class="zhongdian" lang="{{.W.Tag}}" data-schema="{{.D.Schema}}" data-characters="{{.D.Counts.Characters}}" data-reading-time="{{.D.ReadingTime}}"{{with .D.Generator.Model}} data-model="{{clean .}}"{{end}} itemscope itemtype="https://schema.org/Article">
{{- with .D.Article.Title}}
<h2 class="zd-title" itemprop="headline" lang="{{$.Lang}}">{{clean .}}</h2>{{end}}
<p class="zd-header"><meta itemprop="wordCount" content="{{.D.Counts.WordProcessor}}"><meta itemprop="timeRequired" content="PT{{.D.ReadingTime}}M">{{.Headline}}</p>
{{- with .AIGC}}
<meta itemprop="AIGC" content="{{.}}"><meta itemprop="digitalSourceType" content="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">{{end}}
{{- range .Notices}}
<p class="zd-notice" role="note">{{clean .}}</p>{{end}}
{{- if .Points}}
<div itemprop="abstract">{{template "points" .Points}}</div>{{else}}{{with .NoPoints}}
<p class="zd-none">{{.}}</p>{{end}}{{end}}
{{- with .Summary}}
<section class="zd-page-summary">
<h3>{{.Heading}}</h3>
{{- with .Attribution}}
<p class="zd-attribution">{{.}}</p>{{end}}
{{template "points" .Points}}
</section>{{end}}
{{- with .Closing}}
<p class="zd-made">{{.}}</p>{{end}}
</section>
{{define "points"}}<ol class="zd-points">
{{- range .}}
<li class="zd-point" data-verdict="{{.P.Verdict}}" data-origin="{{.P.Origin}}">
<p class="zd-text" lang="{{.Said}}">{{range .Runs}}{{if .Bad}}<mark class="zd-unsupported">{{clean .Text}}</mark>{{else}}{{clean .Text}}{{end}}{{end}}{{with .Origin}} <span class="zd-origin">{{.}}</span>{{end}}</p>
<p class="zd-verdict zd-{{.P.Verdict}}"><span aria-hidden="true">{{.Mark}}</span> {{.State}}</p>
{{- with .Why}}
<ul class="zd-checks">{{range .}}
<li>{{clean .}}</li>{{end}}
</ul>{{end}}
{{- if .Quotes}}
<details class="zd-evidence"><summary>{{.Evidence}}</summary>{{$lang := .Lang}}{{range .Quotes}}
<blockquote lang="{{$lang}}" data-start="{{.Start}}" data-end="{{.End}}"{{with .Link}} cite="{{.}}"{{end}}><p>{{clean .Exact}}</p></blockquote>
<p class="zd-where">{{if .Link}}<a href="{{.Link}}">{{.Where}}</a>{{else}}{{.Where}}{{end}}</p>{{end}}
</details>{{end}}
</li>{{end}}
</ol>{{end}}`

var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("fragment").Funcs(template.FuncMap{"clean": clean}).Parse(fragment))
})

type htmlPoint struct {
	P                               *digest.Point
	Lang, Said, Origin, Mark, State string
	Runs                            []run
	Why                             []string
	Quotes                          []htmlQuote
	Evidence                        string
}

type htmlQuote struct {
	Start, End         int
	Exact, Where, Link string
}

func html(out io.Writer, d *digest.Digest, o Options) error {
	w := wordsOf(uiOf(d, o))
	type summary struct {
		Heading, Attribution string
		Points               []htmlPoint
	}
	data := struct {
		D                        *digest.Digest
		W                        struct{ Tag string }
		Lang, Headline, NoPoints string
		AIGC                     string
		Notices                  []string
		Points                   []htmlPoint
		Summary                  *summary
		Closing                  string
	}{
		D: d, Lang: d.Article.Lang, AIGC: aigc(d), Headline: w.headline(d), NoPoints: w.none(d), Notices: w.notices(d),
		Points: htmlPoints(w, d, d.Points), Closing: strings.Join(w.closing(d), w.space()),
	}
	data.W.Tag = w.tag
	if ps := d.PageSummary; ps != nil {
		data.Summary = &summary{Heading: fmt.Sprintf(w.summary, clean(ps.Label)), Points: htmlPoints(w, d, ps.Points)}
		if ps.Attribution != "" {
			data.Summary.Attribution = fmt.Sprintf(w.madeBy, clean(ps.Attribution))
		}
	}
	return htmlTemplate().Execute(out, data)
}

func htmlPoints(w *words, d *digest.Digest, ps []digest.Point) []htmlPoint {
	out := make([]htmlPoint, len(ps))
	for i := range ps {
		p := &ps[i]
		h := htmlPoint{P: p, Lang: d.Article.Lang, Said: langOf(d, p), Origin: w.label(p, ps), Runs: runs(p), Evidence: w.evidence}
		h.Mark, h.State = w.state(p)
		for _, c := range failing(p.Checks) {
			h.Why = append(h.Why, w.why(p, c))
		}
		for _, ev := range p.Evidence {
			q := htmlQuote{Start: ev.Start, End: ev.End, Exact: ev.Exact, Where: w.where(ev)}
			if webAddress(d.Article.URL) && ev.Fragment != "" {
				q.Link = deepLink(d.Article.URL, ev.Fragment)
			}
			h.Quotes = append(h.Quotes, q)
		}
		out[i] = h
	}
	return out
}
