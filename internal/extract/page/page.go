// Package page makes an Article from the blocks that a format has found: one
// set of rules for the headline, the page's own summary, bylines, captions and
// furniture, so that an article reads the same whether it was pasted, written
// in Markdown or taken from a web page.
//
// The rules are general: words that sites and editors use (data/*.txt), where on
// the page a line stands, and its form. None is made for one page.
package page

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/text"
)

// Block is one block as its format gives it. Text need not be folded.
type Block struct {
	Text  string
	Kind  article.Kind // "" where the format can't tell: the rules decide
	Level int          // of a heading 1-6, of a list item its depth from 1
	Path  string       // DOM path; empty outside HTML
	Gap   bool         // plain text: a blank line stands before it

	Strong   bool // all of it is bold
	Links    bool // most of it is links
	Author   bool // in the head: its element names itself the author's
	Centered bool
	Image    Image
}

// Image says whether a picture stands right before a block.
type Image int

// Where the picture before a block is.
const (
	NoImage    Image = iota
	AfterImage       // in the block before
	WithImage        // in the same element
)

// Page is what a format knows of a page.
type Page struct {
	Title     string // "" where the headline is to be found among the blocks
	Byline    string
	Source    string
	Published time.Time
	Modified  time.Time
	URL       string
	Next      string  // address of the next page of the same article
	Meta      Facts   // what the page says about itself outside its text
	Head      []Block // around the article, not of it: read for names and dates only
	Foot      []Block // after the article, not of it: read for signs that it goes on
	Links     int     // lines of the whole page that are links, its frame apart
	Blocks    []Block
	Warnings  []article.Warning
	Now       time.Time // what relative dates refer to; zero: they are not read
}

// Facts are who, whence and when.
type Facts struct {
	Byline, Source      string
	Published, Modified time.Time
}

// Build makes the article. It never loses text to its own rules alone: where
// they would leave nothing, the blocks are kept as they are.
func Build(p Page) *article.Article {
	b := &builder{Page: p}
	b.blocks = foldAll(p.Blocks)
	whole := b.blocks
	b.header()
	b.summary()
	b.headline()
	b.bylines()
	b.facts()
	b.blocks = b.clean(b.blocks)
	if len(b.blocks) == 0 {
		b.blocks, b.sum, b.Title = whole, nil, p.Title
	}
	a := b.article()
	a.Status, a.StatusNote = b.status(append(whole[:len(whole):len(whole)], foldAll(b.Foot)...))
	return a
}

type builder struct {
	Page
	blocks []Block
	sum    *article.PageSummary
}

func foldAll(in []Block) []Block {
	out := make([]Block, 0, len(in))
	for _, b := range in {
		if b.Text = Fold(b.Text); b.Text != "" {
			out = append(out, b)
		} else if b.Gap && len(out) > 0 {
			continue
		}
	}
	return out
}

func (b *builder) article() *article.Article {
	a := &article.Article{
		Title: Fold(b.Title), Byline: Fold(b.Byline), Source: Fold(b.Source), Published: b.Published, Modified: b.Modified,
		URL: Fold(b.URL), Next: b.Next, Status: article.Complete, Summary: b.sum, Warnings: b.Warnings,
	}
	n := 0
	for _, bl := range b.blocks {
		n += len(bl.Text) + 1
	}
	var t strings.Builder
	t.Grow(n)
	for _, bl := range b.blocks {
		if t.Len() > 0 {
			t.WriteByte('\n')
		}
		start := t.Len()
		t.WriteString(bl.Text)
		if bl.Kind == "" {
			bl.Kind = article.Paragraph
		}
		if bl.Kind != article.Heading && bl.Kind != article.ListItem {
			bl.Level = 0
		}
		a.Blocks = append(a.Blocks, article.Block{
			Span: text.Span{Start: start, End: t.Len()}, Kind: bl.Kind, Level: bl.Level, Path: bl.Path,
		})
	}
	a.Text = t.String()
	return a
}

// clean sorts out what stands in the body: furniture goes, captions and kinds
// are named.
func (b *builder) clean(in []Block) []Block {
	in = b.cutTail(in)
	ends := endsSentences(in)
	out := make([]Block, 0, len(in))
	shown := map[string]bool{} // long captions: galleries repeat them
	for i, bl := range in {
		if furniture(bl.Text, i >= len(in)-tailBlocks) {
			continue
		}
		if bl.Kind == "" || bl.Kind == article.Paragraph || bl.Kind == article.Caption {
			if t, ok := Caption(bl.Text); ok || underPicture(bl, ends) {
				if !ok {
					t = bl.Text
				}
				if t == "" {
					continue
				}
				bl.Text, bl.Kind, bl.Level = t, article.Caption, 0
			}
		}
		if bl.Kind == article.Caption && runes(bl.Text) >= 30 {
			if shown[bl.Text] {
				continue
			}
			shown[bl.Text] = true
		}
		out = append(out, bl)
	}
	for i := range out {
		if isNumeral(out[i]) && i+1 < len(out) {
			out[i].Kind, out[i].Level = article.Heading, 2
			continue
		}
		if out[i].Kind == "" && isHeading(out, i) || out[i].Kind == article.Paragraph && out[i].Strong && isBoldHeading(out, i) {
			out[i].Kind, out[i].Level = article.Heading, 2
		}
	}
	return out
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// longer reports whether s has more than n characters, where its bytes tell
// without a count.
func longer(s string, n int) bool {
	return len(s) > n && (len(s) > utf8.UTFMax*n || runes(s) > n)
}
