package service

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/feeds"
	"github.com/zhongdian/zhongdian/internal/store"
)

// Feed is a subscription: its new articles get points on a schedule.
type Feed struct {
	ID       string      `json:"id"`
	URL      string      `json:"url"`
	Title    string      `json:"title"`
	Site     string      `json:"site,omitempty"`
	Folder   string      `json:"folder,omitempty"`
	Minutes  int         `json:"interval_minutes"`
	Settings Settings    `json:"settings,omitzero"`
	Created  time.Time   `json:"created"`
	Checked  time.Time   `json:"checked,omitzero"`   // the last time that it answered
	Failures int         `json:"failures,omitempty"` // in a row
	Error    *ErrorValue `json:"error,omitempty"`    // of the last failure; nil while it answers
}

// FeedRequest asks for a subscription.
type FeedRequest struct {
	URL      string
	Title    string // "": the feed's own
	Folder   string
	Minutes  int // between two looks, 5 to 10080; 0: 30
	Settings Settings
}

// The bounds of a subscription. The first look at a feed makes points for its
// newest items only: nobody waits for the archive.
const (
	minMinutes, maxMinutes, usualMinutes = 5, 7 * 24 * 60, 30
	firstItems                           = 10
	maxNewItems                          = 100 // of one look; the rest comes with the next
)

// Subscribe adds a feed, to be asked at once. A feed that is there already comes
// back as it is, and fresh is false. Errors: fault.Invalid, TooLarge.
func (l *Library) Subscribe(ctx context.Context, r FeedRequest) (f Feed, fresh bool, err error) {
	f, fresh, err = l.subscribe(ctx, r, "")
	if err == nil {
		l.nudgeFeeds()
	}
	return f, fresh, err
}

func (l *Library) subscribe(ctx context.Context, r FeedRequest, site string) (Feed, bool, error) {
	r.URL = strings.TrimSpace(r.URL)
	switch {
	case !IsURL(r.URL):
		return Feed{}, false, fault.New(fault.Invalid, "the address of a feed must begin with http:// or https://")
	case len(r.URL) > 2048 || len(r.Title) > maxField || len(r.Folder) > maxField || len(site) > maxAddress:
		return Feed{}, false, fault.New(fault.TooLarge, "the address of a feed has at most 2048 bytes, title and folder %d", maxField)
	case r.Minutes == 0:
		r.Minutes = usualMinutes
	case r.Minutes < minMinutes || r.Minutes > maxMinutes:
		return Feed{}, false, fault.New(fault.Invalid, "a feed is asked every %d to %d minutes, not %d", minMinutes, maxMinutes, r.Minutes)
	}
	if err := r.Settings.checkValid(); err != nil {
		return Feed{}, false, err
	}
	settings, err := json.Marshal(r.Settings)
	if err != nil {
		return Feed{}, false, err
	}
	f, fresh, err := l.st.AddFeed(ctx, store.Feed{
		ID: store.NewID(l.now()), URL: r.URL, Title: r.Title, Site: site, Folder: r.Folder, Every: time.Duration(r.Minutes) * time.Minute, Settings: settings,
	})
	return feedOf(f), fresh, err
}

func feedOf(f store.Feed) Feed {
	out := Feed{
		ID: f.ID, URL: f.URL, Title: f.Title, Site: f.Site, Folder: f.Folder, Minutes: int(f.Every / time.Minute),
		Created: f.Created, Checked: f.Checked, Failures: f.Failures,
	}
	_ = json.Unmarshal(f.Settings, &out.Settings) // we wrote it; what can't be read is the default
	if f.Code != "" {
		out.Error = &ErrorValue{Code: fault.Code(f.Code), Message: f.Message}
	}
	return out
}

// Unsubscribe ends a subscription. The results of its items stay. Errors:
// fault.NotFound.
func (l *Library) Unsubscribe(ctx context.Context, id string) error { return l.st.DeleteFeed(ctx, id) }

// Feeds gives all subscriptions, by folder and title.
func (l *Library) Feeds(ctx context.Context) ([]Feed, error) {
	list, err := l.st.Feeds(ctx)
	out := make([]Feed, len(list))
	for i, f := range list {
		out[i] = feedOf(f)
	}
	return out, err
}

// Feed gives one subscription. Errors: fault.NotFound.
func (l *Library) Feed(ctx context.Context, id string) (Feed, error) {
	f, err := l.st.Feed(ctx, id)
	return feedOf(f), err
}

// RefreshFeed has a feed asked at once. Errors: fault.NotFound.
func (l *Library) RefreshFeed(ctx context.Context, id string) error {
	err := l.st.DueFeed(ctx, id)
	if err == nil {
		l.nudgeFeeds()
	}
	return err
}

// MaxOPMLBytes is the most of a list of subscriptions that is read.
const MaxOPMLBytes = feeds.MaxOPMLBytes

// ImportOPML subscribes to the feeds of a list and tells how many are new and
// which addresses were no good. Errors: fault.Invalid, TooLarge.
func (l *Library) ImportOPML(ctx context.Context, data []byte) (added int, refused []string, err error) {
	list, err := feeds.ReadOPML(data)
	if err != nil {
		return 0, nil, err
	}
	for _, o := range list {
		_, fresh, err := l.subscribe(ctx, FeedRequest{URL: o.URL, Title: o.Title, Folder: o.Folder}, o.Site)
		switch code := fault.CodeOf(err); {
		case code == fault.Invalid || code == fault.TooLarge:
			refused = append(refused, o.URL)
		case err != nil:
			return added, refused, err
		case fresh:
			added++
		}
	}
	l.nudgeFeeds()
	return added, refused, nil
}

// ExportOPML writes the subscriptions as a list that other readers take.
func (l *Library) ExportOPML(ctx context.Context, w io.Writer) error {
	list, err := l.st.Feeds(ctx)
	if err != nil {
		return err
	}
	out := make([]feeds.Outline, len(list))
	for i, f := range list {
		out[i] = feeds.Outline{Title: f.Title, URL: f.URL, Site: f.Site, Folder: f.Folder}
	}
	return feeds.WriteOPML(w, "Zhongdian", l.now(), out)
}

// Outlet is one place that carried a story.
type Outlet = feeds.Outlet

// Story is one story of the feeds, however many of them carried it.
type Story struct {
	ID        string         `json:"id"` // of its first telling
	Title     string         `json:"title"`
	URL       string         `json:"url,omitempty"`
	Outlet    Outlet         `json:"outlet"`             // that carried it first
	Others    []Outlet       `json:"others,omitempty"`   // that carried it too, with the addresses of their tellings
	Published time.Time      `json:"published,omitzero"` // as the outlet says
	Seen      time.Time      `json:"seen"`
	ResultID  string         `json:"result_id"`
	Digest    *digest.Digest `json:"digest,omitempty"` // nil where its result was deleted
}

// StoryQuery asks for stories, the newest first.
type StoryQuery struct {
	Feed   string // id; "": of all feeds
	Folder string // "": of all folders
	Limit  int    // 1 to 100; 0: 30
	Cursor string // from a page before
}

// StoryPage is some stories, and the cursor of the next ones.
type StoryPage struct {
	Stories []Story `json:"stories"`
	Next    string  `json:"next,omitempty"`
}

// Stories gives the stories of the feeds, each once. Errors: fault.Invalid.
func (l *Library) Stories(ctx context.Context, q StoryQuery) (StoryPage, error) {
	if q.Limit == 0 {
		q.Limit = 30
	}
	if q.Limit < 0 || q.Limit > 100 {
		return StoryPage{}, fault.New(fault.Invalid, "the limit must be 1 to 100, not %d", q.Limit)
	}
	before, id, err := parseStoryCursor(q.Cursor)
	if err != nil {
		return StoryPage{}, err
	}
	list, err := l.st.Stories(ctx, q.Feed, q.Folder, q.Limit+1, before, id)
	if err != nil {
		return StoryPage{}, err
	}
	page := StoryPage{Stories: []Story{}}
	if len(list) > q.Limit {
		list = list[:q.Limit]
		last := list[q.Limit-1].Items[0]
		page.Next = base64.RawURLEncoding.EncodeToString([]byte(strconv.FormatInt(last.Seen.UnixMicro(), 36) + "." + last.ID))
	}
	for _, s := range list {
		st, err := l.story(ctx, s)
		if err != nil {
			return StoryPage{}, err
		}
		page.Stories = append(page.Stories, st)
	}
	return page, nil
}

func (l *Library) story(ctx context.Context, s store.Story) (Story, error) {
	first := s.Items[0]
	out := Story{
		ID: first.ID, Title: first.Title, URL: first.URL, Outlet: Outlet{Title: first.FeedTitle, URL: first.URL},
		Published: first.Published, Seen: first.Seen, ResultID: first.Job,
	}
	for _, it := range s.Items[1:] {
		out.Others = append(out.Others, Outlet{Title: it.FeedTitle, URL: it.URL})
	}
	r, err := l.Result(ctx, first.Job)
	if fault.CodeOf(err) == fault.NotFound {
		return out, nil
	}
	if err == nil {
		out.Digest = r.Digest
		if out.Title == "" {
			out.Title = r.Title
		}
	}
	return out, err
}

func parseStoryCursor(c string) (time.Time, string, error) {
	if c == "" {
		return time.Time{}, "", nil
	}
	data, err := base64.RawURLEncoding.DecodeString(c)
	us, id, ok := strings.Cut(string(data), ".")
	n, err2 := strconv.ParseInt(us, 36, 64)
	if err != nil || err2 != nil || !ok || len(c) > 100 || n <= 0 {
		return time.Time{}, "", fault.New(fault.Invalid, "the cursor is not one that was given out: begin again without it")
	}
	return time.UnixMicro(n), id, nil
}

// FeedFormat is a format of the feeds that we give out.
type FeedFormat = feeds.Format

// The formats of feeds.
const (
	FeedRSS  = feeds.RSS
	FeedAtom = feeds.Atom
	FeedJSON = feeds.JSONFeed
)

// FeedInfo is what a feed of ours says of itself.
type FeedInfo = feeds.Info

// WriteFeed writes stories as a feed with their points on top. Errors:
// fault.Invalid, and those of w.
func (l *Library) WriteFeed(ctx context.Context, w io.Writer, format FeedFormat, info FeedInfo, q StoryQuery) error {
	page, err := l.Stories(ctx, q)
	if err != nil {
		return err
	}
	var entries []feeds.Entry
	for _, s := range page.Stories {
		if s.Digest == nil {
			continue
		}
		e := feeds.Entry{
			ID: s.ID, Title: s.Title, URL: s.URL, Outlet: s.Outlet.Title, Published: s.Published, Updated: s.Seen, Outlets: s.Others, Digest: s.Digest,
		}
		if e.Published.IsZero() {
			e.Published = s.Seen
		}
		entries = append(entries, e)
	}
	return feeds.Write(w, format, info, entries)
}
