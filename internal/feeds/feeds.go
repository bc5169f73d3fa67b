// Package feeds reads what feeds hold, tells which of their articles are the same
// story, writes feeds with key points on top, and speaks with the readers that
// people use beside us: their lists (OPML), their webhooks, their interfaces.
// It keeps nothing; the service does.
package feeds

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/feed"
)

// Feed is a feed as it was fetched.
type Feed struct {
	Title string
	Items []Item // as the feed has them, the newest first as a rule
}

// Item is one article of a feed.
type Item struct {
	GUID      string // tells it from the others of its feed: a hash of what the feed calls it
	URL       string // absolute; "" where there is none
	Title     string
	Published time.Time
	Content   []byte // HTML; may be empty
	Partial   bool   // the article itself has more than Content
}

// Parse reads a feed that was fetched. Its bytes tell the character set: the
// label of a feed is wrong too often. Errors: fault.Invalid, TooLarge.
func Parse(src article.Source, now time.Time) (*Feed, error) {
	s, _ := charset.Decode(src.Data, src.Type)
	f, err := feed.Parse(s, now)
	if err != nil {
		return nil, err
	}
	base, _ := url.Parse(src.URL) // nil: addresses stay as they are
	out := &Feed{Title: f.Title}
	for _, it := range f.Items {
		item := Item{URL: absolute(base, it.URL), Title: it.Title, Published: it.Published}
		if it.Published.IsZero() {
			item.Published = it.Modified
		}
		item.Partial = it.Partial != "" || strings.TrimSpace(it.Content) == ""
		item.Content = []byte(it.Content)
		if it.Plain {
			item.Content = []byte("<p>" + strings.ReplaceAll(escape(it.Content), "\n", "<br>") + "</p>")
		}
		name := it.ID
		if name == "" {
			name = item.URL
		}
		if name == "" {
			name = it.Title + "\n" + it.Content
		}
		sum := sha256.Sum256([]byte(name))
		item.GUID = hex.EncodeToString(sum[:])
		if item.URL != "" || len(item.Content) > 0 {
			out.Items = append(out.Items, item)
		}
	}
	if out.Title == "" && len(out.Items) == 0 {
		return nil, fault.New(fault.Invalid, "this is no feed: it has neither a title nor items")
	}
	return out, nil
}

// absolute gives a web address, or "" for what is none.
func absolute(base *url.URL, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// Next says when a feed is to be asked again: every so often, twice as long
// after each failure in a row, at most a day. It moves by up to a tenth, so that
// feeds that were added together don't stay together; chance is 0 to 1.
func Next(every time.Duration, failures int, chance float64) time.Duration {
	const most = 24 * time.Hour
	d := every
	for range min(failures, 20) {
		if d *= 2; d >= most {
			break
		}
	}
	d = max(every, min(d, most))
	return d + time.Duration(chance*float64(d)/10)
}
