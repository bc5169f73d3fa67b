package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
)

// The widest lines, in cells (a Han character has two), that are read as a
// headline and as a heading inside the body.
const (
	maxHeadline = 160
	maxHeading  = 60
)

// headline finds the headline, or takes the known one out of the blocks.
func (b *builder) headline() {
	if b.Title != "" {
		b.dropTitle()
		return
	}
	for i, bl := range b.blocks {
		if i >= 8 {
			return
		}
		if v, ok := labelled(bl.Text, titleLabels()); ok && v != "" {
			b.Title = v
			b.blocks = without(b.blocks, i, i+1)
			return
		}
		if b.byline(bl.Text, true, false) || furniture(bl.Text, false) {
			continue
		}
		if _, ok := Caption(bl.Text); ok {
			continue
		}
		if isHeadline(b.blocks, i) && !isTurn(b.blocks, i) {
			b.Title = bl.Text
			b.blocks = without(b.blocks, i, i+1)
		}
		return
	}
}

// dropTitle removes the known title where the page repeats it above its body.
// Titles are compared by letters and digits: quotes and spaces often differ.
func (b *builder) dropTitle() {
	k := key(b.Title)
	for i, bl := range b.blocks {
		if i >= 6 || longer(bl.Text, maxHeadline) {
			return
		}
		if v, ok := labelled(bl.Text, titleLabels()); ok && key(v) == k || key(bl.Text) == k && k != "" {
			if len(b.blocks) > 1 {
				b.blocks = without(b.blocks, i, i+1)
			}
			return
		}
	}
}

// isHeadline reports whether block i, with nothing of the body before it, is
// the headline: short, no sentence's end, and with a body after it.
func isHeadline(bs []Block, i int) bool {
	bl := bs[i]
	switch bl.Kind {
	case article.Heading:
		return bl.Level <= 1
	case "", article.Paragraph:
	default:
		return false
	}
	if Cells(bl.Text) > maxHeadline || endsClause(bl.Text) || !hasLetter(bl.Text) {
		return false
	}
	for j := i + 1; j < len(bs); j++ {
		t := bs[j].Text
		if endsSentence(t) && Cells(t) > Cells(bl.Text)/2 || Cells(t) > 2*maxHeadline {
			return true
		}
	}
	// No sentence anywhere: a headline only where a blank line sets it apart
	// and the lines after it stand together.
	if i+2 >= len(bs) || !bs[i+1].Gap {
		return false
	}
	for j := i + 2; j < len(bs); j++ {
		if !bs[j].Gap {
			return true
		}
	}
	return false
}

// isHeading reports whether block i of the body is a heading by its form: a
// short line without an end, after the end of a paragraph and before another.
func isHeading(bs []Block, i int) bool {
	t := bs[i].Text
	if i+1 >= len(bs) || endsClause(t) || Cells(t) > maxHeading {
		return false
	}
	next := bs[i+1]
	if next.Kind == article.Caption && i+2 < len(bs) {
		next = bs[i+2]
	}
	heads := Cells(next.Text) > Cells(t)
	if numbered(t) {
		return heads && (next.Kind != "" || endsClause(next.Text) || numbered(next.Text) || isHeading(bs, i+1))
	}
	return heads && bs[i].Gap && next.Gap && !strings.ContainsAny(t, "，,；;：:") && !endsSentence(t) &&
		(i == 0 || ended(bs[i-1])) && endsSentence(next.Text)
}

// isBoldHeading reports whether block i, all of it bold, heads what follows.
func isBoldHeading(bs []Block, i int) bool {
	t := bs[i].Text
	return i+1 < len(bs) && !endsClause(t) && Cells(t) <= maxHeading && hasLetterOrDigit(t)
}

// isNumeral reports a number that heads a part: 01, 二.
func isNumeral(b Block) bool {
	return (b.Kind == "" || b.Kind == article.Paragraph) && len(b.Text) <= 9 && numeralAlone().MatchString(b.Text)
}

func ended(b Block) bool { return b.Kind != "" && b.Kind != article.Paragraph || endsSentence(b.Text) }

// numbered reports a heading's number: 一、 （二） 第三章 2.1 01 Part 3.
func numbered(t string) bool { return headingNumber().MatchString(t) }

// endsClause reports that t ends where a headline doesn't: with a full stop,
// comma, colon or semicolon. ?, ! and … are common in headlines.
func endsClause(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t, "”’\"'）)」』》 "))
	switch r {
	case '。', '.', '，', ',', '；', ';', '：', ':', '、', '．', '｡':
		return true
	}
	return false
}

// EndsSentence reports that t ends as a sentence does.
func EndsSentence(t string) bool { return endsSentence(t) }

func endsSentence(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t, "”’\"'）)」』》】 "))
	switch r {
	case '。', '.', '！', '!', '？', '?', '…', '．', '｡', '；', ';', '：', ':':
		return true
	}
	return false
}

func hasLetter(t string) bool { return strings.IndexFunc(t, unicode.IsLetter) >= 0 }

func hasLetterOrDigit(t string) bool {
	return strings.IndexFunc(t, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

func without(bs []Block, from, to int) []Block {
	out := make([]Block, 0, len(bs)-(to-from))
	return append(append(out, bs[:from]...), bs[to:]...)
}
