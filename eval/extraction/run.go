package extraction

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract"
)

// Read is what a method gives for a page.
type Read struct {
	Title, Byline, Source, Published string
	Text                             string
	Blocks                           []Block
	Status                           string
}

// Method reads a page; it gives the zero Read where it fails, which counts as
// having found nothing.
type Method struct {
	Name string
	Read func(data []byte, url string) Read
}

// Methods are ours and the baseline.
func Methods() []Method {
	return []Method{{"readeck", readeck}, {"zhongdian", ours}}
}

func ours(data []byte, u string) Read {
	a, err := extract.Article(article.Source{Type: "text/html", Data: data, URL: u})
	if err != nil {
		return Read{}
	}
	r := Read{Title: a.Title, Byline: a.Byline, Source: a.Source, Text: a.Text, Status: string(a.Status)}
	if !a.Published.IsZero() {
		r.Published = a.Published.Format("2006-01-02T15:04:05")
	}
	for _, b := range a.Blocks {
		r.Blocks = append(r.Blocks, Block{Kind: string(b.Kind), Text: a.Slice(b.Span)})
	}
	return r
}

func readeck(data []byte, u string) Read {
	base, err := url.Parse(u)
	if err != nil || base.Host == "" {
		base = &url.URL{Scheme: "http", Host: "localhost"}
	}
	a, err := readability.FromReader(bytes.NewReader(data), base)
	if err != nil || a.Node == nil {
		return Read{}
	}
	var b strings.Builder
	if err := a.RenderText(&b); err != nil {
		return Read{}
	}
	r := Read{Title: a.Title(), Byline: a.Byline(), Source: a.SiteName(), Text: b.String()}
	if d, err := a.PublishedTime(); err == nil {
		r.Published = d.Format("2006-01-02T15:04:05")
	}
	for l := range strings.Lines(r.Text) {
		if l = strings.TrimSpace(l); l != "" {
			r.Blocks = append(r.Blocks, Block{Kind: "paragraph", Text: l})
		}
	}
	return r
}

// Chinese sums up a method on the Chinese set.
type Chinese struct {
	Blocks, Captions          Tally
	Title, Date, Byline, Kind [2]int // right, of how many
}

// ScoreChinese scores one page. Kinds are judged on the blocks found.
func (c *Chinese) ScoreChinese(p *Page, r Read) {
	g := p.Gold
	skip := append(append([]string{}, g.Optional...), g.Summary...)
	var got, want, gotCap, wantCap []string
	kinds := map[string]string{}
	for _, b := range g.Blocks {
		want = append(want, b.Text)
		kinds[Key(b.Text)] = b.Kind
		if b.Kind == "caption" {
			wantCap = append(wantCap, b.Text)
		}
	}
	for _, b := range r.Blocks {
		got = append(got, b.Text)
		if b.Kind == "caption" {
			gotCap = append(gotCap, b.Text)
		}
		if k, ok := kinds[Key(b.Text)]; ok {
			tick(&c.Kind, k == b.Kind)
		}
	}
	c.Blocks.Add(Blocks(got, want, skip))
	c.Captions.Add(Blocks(gotCap, wantCap, skip))
	tick(&c.Title, Key(r.Title) == Key(g.Title))
	if g.Published != "" {
		n := min(len(g.Published), len("2006-01-02T15:04"))
		tick(&c.Date, strings.HasPrefix(r.Published, strings.TrimSuffix(g.Published, "Z")[:n]))
	}
	if g.Byline != "" {
		tick(&c.Byline, BylineRight(g, r))
	}
}

// BylineRight accepts the marked name, or another that the mark allows, as
// author or as source.
func BylineRight(g *Gold, r Read) bool {
	for _, want := range append([]string{g.Byline}, g.BylineAlt...) {
		if k := Key(want); k != "" && (k == Key(r.Byline) || k == Key(r.Source)) {
			return true
		}
	}
	return false
}

func tick(n *[2]int, ok bool) {
	n[1]++
	if ok {
		n[0]++
	}
}

// Mean is the scrapinghub figure: precision and recall of each page, averaged.
type Mean struct {
	P, R float64
	N    int
}

// Add one page.
func (m *Mean) Add(t Tally) { m.P += t.Precision(); m.R += t.Recall(); m.N++ }

// Values are mean precision, mean recall and their F1.
func (m Mean) Values() (p, r, f float64) {
	n := float64(max(1, m.N))
	return m.P / n, m.R / n, harmonic(m.P/n, m.R/n)
}

// Snippets counts wanted and unwanted snippets, white space folded.
func Snippets(p *Page, r Read) Tally {
	var t Tally
	all := strings.Join(strings.Fields(r.Title+" "+r.Text), " ")
	for _, s := range p.With {
		if strings.Contains(all, strings.Join(strings.Fields(s), " ")) {
			t.TP++
		} else {
			t.FN++
		}
	}
	for _, s := range p.Without {
		if strings.Contains(all, strings.Join(strings.Fields(s), " ")) {
			t.FP++
		}
	}
	return t
}
