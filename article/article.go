// Package article holds an article as the page shows it: what came in (Source),
// what was read from it (Article), and what was odd about it (Warning).
package article

import (
	"fmt"
	"time"

	"github.com/zhongdian/zhongdian/text"
)

// Source is an article as it came in, before anything is known of it.
type Source struct {
	Name      string    // file name or address for messages and type guesses; may be empty
	URL       string    // canonical or fetched address; may be empty
	Type      string    // media type ("text/html; charset=gbk"); empty: found out from name and bytes
	Data      []byte    // the bytes; never edited
	Title     string    // known from outside; wins over what the bytes say
	Published time.Time // known from outside; zero: found in the page if it is there

	// What a feed, a book or an archive knows of the article it holds.
	Byline  string
	Outlet  string    // who publishes it
	Fetched time.Time // when the bytes were had: what "yesterday" on the page refers to
	Partial string    // why Data can only be a part of the article; empty: nobody says so
	Body    bool      // Data is the article alone, with no page around it

	// More are the further pages of the same article, in order.
	More []Source

	// Item chooses one of the articles in Data, from 1, where it can hold many.
	// 0 is the only one there is; All takes the chapters of a book as one.
	Item int
}

// All as a Source's Item takes the whole of a book as one article.
const All = -1

// Status says whether what was read is the article, and all of it.
type Status string

// The statuses of a reading.
const (
	Complete     Status = "complete"
	Partial      Status = "partial"      // a paywall, "read more", a truncated feed item
	LoginWall    Status = "login_wall"   // the page asks to sign in
	Verification Status = "verification" // the page asks whether we are human
	NotArticle   Status = "not_article"  // a list, a gallery, an error page, not text
)

// Article is one article. Text is what the page shows with white space folded
// (runs of it inside a block become one space, blocks are joined by one LF) and
// nothing else changed. Everything else points into Text by spans.
//
// The headline, the page's own summary block and its furniture are not in Text.
// An Article is made by internal/extract and is not edited afterwards.
type Article struct {
	Title      string
	Byline     string
	Source     string // the outlet
	Published  time.Time
	Modified   time.Time
	URL        string
	Next       string // address of the page on which the article goes on; empty where it ends
	Status     Status
	StatusNote string // the reason for any Status but Complete
	Text       string
	Blocks     []Block // in order, tiling Text but for the LF between two
	Summary    *PageSummary
	Warnings   []Warning
}

// Kind says what a block is on the page.
type Kind string

// The kinds of block.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Caption   Kind = "caption" // of a picture; pasted marks like 图片【…】 are not in Text
	ListItem  Kind = "list"
	Quote     Kind = "quote"
	Table     Kind = "table" // one row a block, cells joined by a tab shown as one space
	Code      Kind = "code"
)

// Block is one block of the page.
type Block struct {
	text.Span
	Kind  Kind
	Level int    // of a heading 1-6, of a list item its depth from 1; else 0
	Path  string // DOM path of the element it came from; empty outside HTML
}

// PageSummary is the page's own summary block ("划重点"), kept out of the Text.
type PageSummary struct {
	Label       string   // the heading of the block as the page has it
	Attribution string   // who made it, as the page says
	Points      []string // its points without their numbers
}

// Warning is a problem in the content. It never loses the article.
type Warning struct {
	Code    string // stable, snake_case
	Message string
	Span    text.Span // in Text; empty where it concerns the whole
}

// Slice gives the words of a span without a copy.
func (a *Article) Slice(sp text.Span) string { return sp.Slice(a.Text) }

// ParagraphOf gives the 1-based number of the paragraph that block i belongs
// to, counting every block but headings and captions; those two have the number
// of the paragraph before them, and 0 before the first.
func (a *Article) ParagraphOf(i int) int {
	n := 0
	for _, b := range a.Blocks[:i+1] {
		if b.Kind != Heading && b.Kind != Caption {
			n++
		}
	}
	return n
}

// BlockAt gives the index of the block that holds byte offset off, or -1.
func (a *Article) BlockAt(off int) int {
	lo, hi := 0, len(a.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		switch b := a.Blocks[mid]; {
		case off < b.Start:
			hi = mid
		case off >= b.End:
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}

// CheckValid reports the first broken law of the blocks: in order, on rune
// borders, none empty, one LF between two, nothing before, between or after.
func (a *Article) CheckValid() error {
	at := 0
	for i, b := range a.Blocks {
		if i > 0 {
			if at >= len(a.Text) || a.Text[at] != '\n' {
				return fmt.Errorf("block %d: no line feed before it", i)
			}
			at++
		}
		if b.Start != at || b.Empty() || !b.ValidIn(a.Text) {
			return fmt.Errorf("block %d: span %v is empty, out of order or off a rune border", i, b.Span)
		}
		at = b.End
	}
	if at != len(a.Text) {
		return fmt.Errorf("text has %d bytes after the last block", len(a.Text)-at)
	}
	return nil
}
