package extract

import (
	"io"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/feed"
)

// feedItems gives the articles of a feed: each with what the feed says of it.
func feedItems(src article.Source) (*Items, error) {
	_, label := labelOf(src.Type)
	s, _ := charset.Decode(src.Data, pageCharset(src.Data, label))
	now := src.Fetched
	if now.IsZero() && src.URL != "" {
		now = time.Now()
	}
	f, err := feed.Parse(s, now)
	if err != nil {
		return nil, err
	}
	i := 0
	items := &Items{Kind: "a feed"}
	if f.Cut {
		items.skip("the rest of a feed that breaks off")
	}
	items.next = func() (Item, error) {
		if i == len(f.Items) {
			return Item{}, io.EOF
		}
		it := f.Items[i]
		f.Items[i] = feed.Item{} // its text is the caller's now
		i++
		return feedItem(it, f.Title, src.Fetched), nil
	}
	return items, nil
}

func feedItem(it feed.Item, outlet string, fetched time.Time) Item {
	out := Item{ID: it.ID, Source: article.Source{
		Name: it.URL, URL: it.URL, Type: "text/html; charset=utf-8", Data: []byte(it.Content), Body: true,
		Title: it.Title, Byline: it.Authors, Outlet: outlet, Published: it.Published, Fetched: fetched, Partial: it.Partial,
	}}
	if it.Plain {
		out.Type = "text/plain; charset=utf-8"
	}
	if strings.TrimSpace(it.Content) == "" {
		out.Err = fault.New(fault.Invalid, "the feed has no text of this article, only its title; give its address instead: %.300s", it.URL)
	}
	if out.Published.IsZero() {
		out.Published = it.Modified
	}
	return out
}
