// Package feed reads RSS, Atom and JSON Feed into their items.
package feed

import (
	"errors"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	xhtml "golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/page"
	"github.com/zhongdian/zhongdian/internal/extract/xmlcheck"
)

// MaxItems is the most items of one feed: readers ask for a page of them.
const MaxItems = 10_000

// Feed is a feed as it stands in a file.
type Feed struct {
	Title string
	Items []Item
	Cut   bool // the file breaks off: only the items before that are here
}

// Item is one article of a feed, or as much of it as the feed has.
type Item struct {
	ID        string // of the publisher; its address where it has none
	Title     string
	URL       string
	Authors   string
	Published time.Time
	Modified  time.Time
	Content   string // HTML, or plain text where Plain says so
	Plain     bool
	Partial   string // why Content is not the whole article
}

var encoding = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\s*<\?xml[^>]*?)\sencoding\s*=\s*["'][^"'>]*["']`)
})

// Parse reads a feed, which is UTF-8 text whatever its label says. Dates that
// say no year or are relative refer to now; the zero time leaves them out.
// Errors: fault.Invalid where it is no feed, fault.TooLarge.
func Parse(s string, now time.Time) (*Feed, error) {
	s = strings.TrimPrefix(s, "\uFEFF")
	if strings.HasPrefix(strings.TrimSpace(s), "{") {
		return parseJSON(s, now)
	}
	if n := strings.Count(s, "<item") + strings.Count(s, "<entry"); n > MaxItems {
		return nil, fault.New(fault.TooLarge, "the feed has %d items; at most %d are read: ask its server for a shorter one", n, MaxItems)
	}
	s = encoding().ReplaceAllString(s, "$1") // the bytes were decoded by what they are
	if err := xmlcheck.Check(s); err != nil {
		return nil, err
	}
	cut := false
	got, err := gofeed.NewParser().ParseString(s)
	if err != nil {
		mended := mend(s)
		if mended == "" {
			return nil, unread(err)
		}
		if got, err = gofeed.NewParser().ParseString(mended); err != nil {
			return nil, unread(err)
		}
		cut = true
	}
	f := &Feed{Title: words(got.Title), Cut: cut}
	for _, it := range got.Items {
		if it != nil {
			f.Items = append(f.Items, item(it, now))
		}
	}
	return f, nil
}

// unread tells a feed that is damaged from what is none, such as the page of a
// site whose feed was meant.
func unread(err error) error {
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return fault.New(fault.Invalid, "this is no feed: it is neither RSS, Atom nor JSON Feed; give the address of the feed itself, not that of its site")
	}
	return fault.New(fault.Invalid, "the feed is damaged and can't be read: %.200s", err.Error())
}

// mend closes a feed behind its last whole item; "" where it has none.
func mend(s string) string {
	if i := strings.LastIndex(s, "</item>"); i >= 0 {
		head := s[:i+len("</item>")]
		if strings.Contains(head, "<rdf:RDF") {
			return head + "</rdf:RDF>"
		}
		return head + "</channel></rss>"
	}
	if i := strings.LastIndex(s, "</entry>"); i >= 0 {
		return s[:i+len("</entry>")] + "</feed>"
	}
	return ""
}

func item(in *gofeed.Item, now time.Time) Item {
	it := Item{ID: strings.TrimSpace(in.GUID), Title: words(in.Title), URL: strings.TrimSpace(in.Link)}
	if it.URL == "" && strings.HasPrefix(it.ID, "http") {
		it.URL = it.ID
	}
	if it.ID == "" {
		it.ID = it.URL
	}
	var names []string
	for _, p := range in.Authors {
		if p != nil && p.Name != "" {
			names = append(names, words(p.Name))
		}
	}
	it.Authors = strings.Join(names, ", ")
	it.Published = date(in.PublishedParsed, in.Published, now)
	it.Modified = date(in.UpdatedParsed, in.Updated, now)
	it.content(in.Content, in.Description)
	return it
}

// date reads a date in the zone that it is written in. parsed is what gofeed has
// understood: many odd forms, but in UTC, and no Chinese.
func date(parsed *time.Time, s string, now time.Time) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, time.RFC1123Z, time.RFC1123} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	if parsed != nil && parsed.Year() > 1900 {
		return *parsed
	}
	d, _, _, _ := page.Date(s, now, true)
	return d
}

// A description of more runes than this that ends a sentence is the article.
const summaryRunes = 600

// content takes the fuller of the two texts of an item, and says where that is
// not the whole article.
func (it *Item) content(content, description string) {
	it.Content = content
	full := strings.TrimSpace(content) != ""
	if len(description) > 2*len(content) {
		it.Content, full = description, false
	}
	shown := words(tail(it.Content))
	switch {
	case strings.TrimSpace(it.Content) == "":
	case goesOn().MatchString(shown):
		it.Partial = "the feed has only the beginning of the article; the whole is at its address"
	case !full && (utf8.RuneCountInString(words(it.Content)) < summaryRunes || !page.EndsSentence(shown)):
		it.Partial = "the feed has only a summary of the article; the whole is at its address"
	}
}

// tail is the end of s, from a tag on.
func tail(s string) string {
	const most = 2000
	if len(s) <= most {
		return s
	}
	s = s[len(s)-most:]
	if i := strings.IndexByte(s, '<'); i >= 0 {
		return s[i:]
	}
	return strings.ToValidUTF8(s, "")
}

var goesOn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:\[(?:…|\.\.\.|&#8230;)\]|(?:…|\.\.\.|……)\s*(?:\(?(?:read|continue|view|click|see)\b.{0,60}|(?:点击|查看|阅读|继续).{0,20})?` +
		`|(?:continue reading|read more|read the (?:full|whole|rest).{0,40}|(?:阅读|查看|继续阅读|点击阅读|点击查看|展开)(?:全文|原文|更多).{0,8}))\s*[»>→)）\]]*\s*$`)
})

// words gives the text of HTML on one line. Titles of feeds hold entities and
// tags where they should be plain.
func words(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return page.Fold(s)
	}
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return page.Fold(b.String())
		case xhtml.TextToken:
			b.Write(z.Text())
		case xhtml.StartTagToken, xhtml.EndTagToken, xhtml.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "b", "i", "em", "strong", "a", "span", "u", "sup", "sub", "font", "code":
			default:
				b.WriteByte(' ')
			}
		}
	}
}
