package service

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/feeds"
	"github.com/zhongdian/zhongdian/internal/fetch"
	"github.com/zhongdian/zhongdian/internal/store"
)

const (
	feedsAtOnce = 4
	feedHold    = 10 * time.Minute   // nobody else asks a feed that is being asked
	sameStory   = 7 * 24 * time.Hour // later it is news again
)

// changeFetcher is a fetcher that can ask whether anything has changed.
type changeFetcher interface {
	FetchChanged(ctx context.Context, url string, v fetch.Version) (article.Source, fetch.Version, bool, error)
}

func (l *Library) nudgeFeeds() {
	select {
	case l.wakeFeeds <- struct{}{}:
	default:
	}
}

// tendFeeds asks the feeds that are due, and notes what became of their items,
// until ctx ends.
func (l *Library) tendFeeds(ctx context.Context) {
	if l.o.Workers == 0 {
		return
	}
	tick := time.NewTicker(l.o.FeedLook)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.wakeFeeds:
		case <-tick.C:
		}
		l.pollFeeds(ctx)
		l.settleItems(ctx)
		l.deliver(ctx)
	}
}

func (l *Library) pollFeeds(ctx context.Context) {
	for ctx.Err() == nil {
		list, err := l.st.ClaimFeeds(ctx, feedsAtOnce, feedHold)
		if err != nil && ctx.Err() == nil {
			l.log.Error("no feed can be taken", "error", cause(err))
		}
		if len(list) == 0 {
			return
		}
		var wg sync.WaitGroup
		for _, f := range list {
			wg.Go(func() { l.poll(ctx, f) })
		}
		wg.Wait()
		l.settleItems(ctx)
	}
}

// poll asks one feed and accepts its new items.
func (l *Library) poll(ctx context.Context, f store.Feed) {
	err := l.look(ctx, &f)
	if ctx.Err() != nil {
		return // the hold runs out and it is asked again
	}
	f.Code, f.Message = "", ""
	if err != nil {
		f.Failures++
		e := ErrorOf(err)
		f.Code, f.Message = string(e.Code), e.Message
		l.log.Info("a feed does not answer", "feed", f.ID, "failures", f.Failures, "error", cause(err))
	} else {
		f.Failures = 0
	}
	if err := l.st.FeedChecked(ctx, f, feeds.Next(f.Every, f.Failures, rand.Float64())); err != nil {
		l.log.Error("what a feed answered can't be noted", "feed", f.ID, "error", cause(err))
	}
}

// look fetches a feed and accepts what is new in it. The version of the feed is
// kept only when all of that is on disk.
func (l *Library) look(ctx context.Context, f *store.Feed) error {
	src, version, changed, err := l.fetchFeed(ctx, f)
	if err != nil || !changed {
		return err
	}
	got, err := feeds.Parse(src, l.now())
	if err != nil && f.Checked.IsZero() {
		got, version, err = l.feedOfPage(ctx, f, src, err)
	}
	if err != nil {
		return err
	}
	guids := make([]string, len(got.Items))
	for i, it := range got.Items {
		guids[i] = it.GUID
	}
	known, err := l.st.Known(ctx, f.ID, guids)
	if err != nil {
		return err
	}
	var settings Settings
	_ = json.Unmarshal(f.Settings, &settings) // we wrote it
	fresh, all := 0, true
	first := f.Checked.IsZero()
	for i := len(got.Items) - 1; i >= 0; i-- { // the newest comes last and gets the latest time
		it := got.Items[i]
		if known[it.GUID] {
			continue
		}
		if fresh >= maxNewItems {
			all = false
			break
		}
		skip := first && i >= firstItems
		if !skip {
			fresh++
		}
		if err := l.accept(ctx, f, it, settings, skip); err != nil {
			return err
		}
	}
	if f.Title == "" {
		f.Title = got.Title
	}
	if all {
		f.ETag, f.Modified = version.ETag, version.Modified
	}
	if fresh > 0 {
		l.nudge()
	}
	return nil
}

// linksTried is how many of the feeds that a page names are asked.
const linksTried = 3

// feedOfPage finds the feed of a site whose own address was given, by what its
// page names, and moves the subscription there: f is edited. It is for a feed
// that never answered: one that did may show a page of its server's for a while.
// why is the error that stays where src is no web page.
func (l *Library) feedOfPage(ctx context.Context, f *store.Feed, src article.Source, why error) (*feeds.Feed, fetch.Version, error) {
	links, page := feeds.Linked(src)
	switch {
	case !page:
		return nil, fetch.Version{}, why
	case len(links) == 0:
		return nil, fetch.Version{}, fault.New(fault.Invalid, "this is a web page, and it names no feed: give the address of the feed itself")
	}
	for _, link := range links[:min(len(links), linksTried)] {
		moved := *f
		moved.URL, moved.Site, moved.ETag, moved.Modified = link, f.URL, "", ""
		src, version, _, err := l.fetchFeed(ctx, &moved)
		if err != nil {
			why = err
			continue
		}
		got, err := feeds.Parse(src, l.now())
		if err != nil {
			why = err
			continue
		}
		if err := l.st.MoveFeed(ctx, moved); err != nil {
			return nil, version, err
		}
		l.log.Info("a site's page named its feed", "feed", f.ID)
		*f = moved
		return got, version, nil
	}
	return nil, fetch.Version{}, why
}

func (l *Library) fetchFeed(ctx context.Context, f *store.Feed) (article.Source, fetch.Version, bool, error) {
	fetcher := l.svc.auto()
	if c, ok := fetcher.(changeFetcher); ok {
		return c.FetchChanged(ctx, f.URL, fetch.Version{ETag: f.ETag, Modified: f.Modified})
	}
	src, err := fetcher.Fetch(ctx, f.URL)
	return src, fetch.Version{}, true, err
}

// accept notes an item with its job. One that can't be a request is noted as
// skipped, so that it is not looked at each time.
func (l *Library) accept(ctx context.Context, f *store.Feed, it feeds.Item, settings Settings, skip bool) error {
	r := Request{Owner: "feed:" + f.ID, Kind: KindHighlight, URL: it.URL, HTML: string(it.Content), Title: it.Title, Settings: settings, Background: true}
	r.Title = cut(r.Title, maxField)
	if !it.Published.IsZero() {
		r.Date = it.Published.Format(time.RFC3339)
	}
	r.Whole = it.Partial && it.URL != ""
	var j store.Job
	var data []byte
	if r, err := r.normal(); err == nil && !skip {
		if j, err = l.jobFor(r, store.Queued); err != nil {
			return err
		}
		data = r.Data
	}
	item := store.Item{ID: store.NewID(l.now()), Feed: f.ID, GUID: it.GUID, URL: it.URL, Title: it.Title, Published: it.Published}
	_, err := l.st.AddItem(ctx, item, j, data, l.now().Add(-sameStory))
	return err
}

// cut shortens s to at most n bytes, at a border of its letters.
func cut(s string, n int) string {
	for i := range s {
		if i > n {
			return s[:lastRune(s, n)]
		}
	}
	return s
}

func lastRune(s string, n int) int {
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return n
}

// settleItems notes the ends of items, and which of them tell the same story.
func (l *Library) settleItems(ctx context.Context) {
	for ctx.Err() == nil {
		list, err := l.st.EndedItems(ctx, 100)
		if err != nil && ctx.Err() == nil {
			l.log.Error("the ends of items can't be looked for", "error", cause(err))
		}
		for _, e := range list {
			if err := l.settleItem(ctx, e); err != nil && ctx.Err() == nil {
				l.log.Error("the end of an item can't be noted", "item", e.ID, "error", cause(err))
				return
			}
		}
		if len(list) < 100 {
			return
		}
	}
}

func (l *Library) settleItem(ctx context.Context, e store.Ended) error {
	i := e.Item
	i.State, i.Message = "failed", e.Reason
	if e.JobState != store.Done {
		if i.Message == "" {
			i.Message = "its job was forgotten"
		}
		return l.st.SettleItem(ctx, i, nil, nil)
	}
	r, err := l.Result(ctx, i.Job)
	switch {
	case fault.CodeOf(err) == fault.NotFound:
		i.Message = "its result was deleted"
		return l.st.SettleItem(ctx, i, nil, nil)
	case err != nil:
		return err
	case !readable(r.Digest):
		i.Message = r.Digest.Article.StatusReason
		if i.Message == "" {
			i.Message = "the page is no article: " + r.Digest.Article.Status
		}
		return l.st.SettleItem(ctx, i, nil, nil)
	}
	sig := feeds.Sign(r.Digest.Article.Text)
	bands := sig.Bands()
	if i.Story, err = l.storyOf(ctx, i, &sig, bands); err != nil {
		return err
	}
	i.State, i.Message = "done", ""
	return l.st.SettleItem(ctx, i, sig.Marshal(), bands)
}

// readable reports whether what was read is the article, or a part of it.
func readable(d *digest.Digest) bool {
	s := article.Status(d.Article.Status)
	return s == article.Complete || s == article.Partial
}

// storyOf gives the story that an item tells: that of an item of the same job or
// with much of the same text, or its own.
func (l *Library) storyOf(ctx context.Context, i store.Item, sig *feeds.Signature, bands []int64) (string, error) {
	story, err := l.st.StoryOfJob(ctx, i.Job)
	if err != nil || story != "" {
		return story, err
	}
	list, err := l.st.Candidates(ctx, i.ID, bands, l.now().Add(-sameStory))
	if err != nil {
		return "", err
	}
	for _, c := range list {
		var o feeds.Signature
		if c.Story != "" && o.Unmarshal(c.Signature) && sig.Same(&o) {
			return c.Story, nil
		}
	}
	return i.ID, nil
}
