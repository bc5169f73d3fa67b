// Package plain reads plain text: a page pasted by a reader, an e-mail, a file
// with hard-wrapped lines.
package plain

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Article reads s into p, whose other fields say what is known from outside. A
// paragraph is a line, or where the lines are hard-wrapped what stands between
// blank lines, indents and short lines.
func Article(s string, p page.Page) *article.Article {
	ls := paragraphs(splitLines(s))
	ls, ebook := gutenberg(ls, &p)
	if body := mail(ls, &p); len(body) < len(ls) {
		ls = letter(body)
	}
	p.Blocks = blocks(ls)
	if ebook {
		p.Blocks = bookBlocks(p.Blocks)
	}
	return page.Build(p)
}

// splitLines cuts at every line end there is: LF, CRLF, CR, VT, FF, NEL, U+2028, U+2029.
func splitLines(s string) []string {
	out := make([]string, 0, 64)
	start := 0
	for i := 0; i < len(s); i++ {
		w := 0
		switch s[i] {
		case '\n', '\v', '\f':
			w = 1
		case '\r':
			w = 1
			if strings.HasPrefix(s[i+1:], "\n") {
				w = 2
			}
		case 0xC2:
			if strings.HasPrefix(s[i:], "\u0085") {
				w = 2
			}
		case 0xE2:
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
				w = 3
			}
		}
		if w > 0 {
			out = append(out, s[start:i])
			i += w - 1
			start = i + 1
		}
	}
	return append(out, s[start:])
}

// blocks makes one block of each paragraph.
func blocks(ls []string) []page.Block {
	width := wrapWidth(ls)
	var out []page.Block
	var cur strings.Builder   // the words of the last block while lines join it
	gap, open := false, false // open: the next line may go on with the last block
	prev := 0                 // cells of the line before
	flush := func() {
		if cur.Len() > 0 {
			out[len(out)-1].Text = cur.String()
			cur.Reset()
		}
	}
	for _, l := range ls {
		t := strings.TrimSpace(l)
		if t == "" {
			gap, open = true, false
			continue
		}
		b := lineBlock(t, gap)
		last := len(out) - 1
		if open && (b.Kind == "" && !indented(l) || b.Kind == article.Quote && out[last].Kind == b.Kind) && prev+1+firstWord(b.Text) > width {
			if cur.Len() == 0 {
				cur.WriteString(out[last].Text)
			}
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(cur.String(), " \t"))
			if page.Spaced(before, b.Text) {
				cur.WriteByte(' ')
			}
			cur.WriteString(b.Text)
		} else {
			flush()
			out = append(out, b)
		}
		gap, open, prev = false, width > 0, page.Cells(strings.TrimRight(l, " \t"))
	}
	flush()
	listItems(out)
	return out
}

// lineBlock reads the marks at the start of a line: a bullet, a quoted line.
func lineBlock(t string, gap bool) page.Block {
	b := page.Block{Text: t, Gap: gap}
	if rest, ok := strings.CutPrefix(t, ">"); ok {
		b.Text, b.Kind = strings.TrimLeft(rest, "> "), article.Quote
		return b
	}
	for _, m := range []string{"- ", "* ", "+ ", "• ", "•", "· ", "● ", "◦ ", "▪ ", "– "} {
		if rest, ok := strings.CutPrefix(t, m); ok && strings.TrimSpace(rest) != "" {
			b.Text, b.Kind, b.Level = rest, article.ListItem, 1
			return b
		}
	}
	return b
}

// listItems marks runs of numbered lines, "1. " and "2) ", whose numbers an
// HTML or Markdown list would not have in its text. One alone is a heading.
func listItems(bs []page.Block) {
	for i := 0; i < len(bs); {
		n := 0
		for i+n < len(bs) && bs[i+n].Kind == "" {
			if _, ok := ordinal(bs[i+n].Text, n+1); !ok {
				break
			}
			n++
		}
		if n >= 2 {
			for j := range n {
				bs[i+j].Text, _ = ordinal(bs[i+j].Text, j+1)
				bs[i+j].Kind, bs[i+j].Level = article.ListItem, 1
			}
		}
		i += max(1, n)
	}
}

// ordinal takes "n. " or "n) " off t.
func ordinal(t string, n int) (string, bool) {
	digits := 0
	v := 0
	for digits < len(t) && digits < 4 && t[digits] >= '0' && t[digits] <= '9' {
		v = v*10 + int(t[digits]-'0')
		digits++
	}
	if digits == 0 || v != n || digits+2 >= len(t) || t[digits] != '.' && t[digits] != ')' || t[digits+1] != ' ' {
		return t, false
	}
	return strings.TrimSpace(t[digits+2:]), true
}
