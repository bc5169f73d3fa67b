package corpus

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/text"
)

// Builder makes an Article of labelled text and keeps the way from the
// labels' offsets into its folded Text.
type Builder struct {
	text   strings.Builder
	blocks []article.Block
}

// Add appends raw, a paragraph a line, with white space folded as the readers
// of real pages fold it. It gives for every byte of raw, and for its end, the
// offset in Text: that of the byte itself, or of the next thing that was kept.
func (b *Builder) Add(raw string) []int {
	at := make([]int, len(raw)+1)
	start := 0
	for line := range strings.Lines(raw) {
		b.line(line, at[start:start+len(line)])
		start += len(line)
	}
	at[len(raw)] = b.text.Len()
	return at
}

func (b *Builder) line(line string, at []int) {
	if strings.TrimSpace(line) == "" {
		for i := range at {
			at[i] = b.text.Len()
		}
		return
	}
	if b.text.Len() > 0 {
		b.text.WriteByte('\n')
	}
	start, space := b.text.Len(), false
	for i := 0; i < len(line); {
		r, w := utf8.DecodeRuneInString(line[i:])
		if unicode.IsSpace(r) {
			space = b.text.Len() > start
			for j := i; j < i+w; j++ {
				at[j] = b.text.Len()
			}
			i += w
			continue
		}
		if space {
			b.text.WriteByte(' ')
			space = false
		}
		for j := i; j < i+w; j++ {
			at[j] = b.text.Len()
		}
		b.text.WriteString(line[i : i+w])
		i += w
	}
	b.blocks = append(b.blocks, article.Block{Span: text.Span{Start: start, End: b.text.Len()}, Kind: article.Paragraph})
}

// Len is the number of bytes of Text so far.
func (b *Builder) Len() int { return b.text.Len() }

// Article gives the article of all that was added.
func (b *Builder) Article(title string, published time.Time) *article.Article {
	return &article.Article{
		Title: title, Published: published, Status: article.Complete,
		Text: b.text.String(), Blocks: b.blocks,
	}
}

// Article makes an article of one raw text, a paragraph a line.
func Article(title, raw string, published time.Time) *article.Article {
	var b Builder
	b.Add(raw)
	return b.Article(title, published)
}

// Trim takes white space off both ends of sp, so that two spans overlap only
// where they share something to read.
func Trim(t string, sp text.Span) text.Span {
	s := sp.Slice(t)
	left := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return text.Span{Start: sp.Start + left, End: sp.Start + left + len(strings.TrimSpace(s))}
}

// Day reads a date such as "20250701" or "2015-01-31 06:32:05"; zero where it is
// none.
func Day(s string) time.Time {
	for _, layout := range []string{"20060102", time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
