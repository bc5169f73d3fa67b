package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Feed is a subscription.
type Feed struct {
	ID, URL       string
	Title, Site   string
	Folder        string
	Every         time.Duration
	Settings      []byte // the caller's
	Created       time.Time
	ETag          string
	Modified      string
	Checked       time.Time // the last time that it answered
	Failures      int       // in a row
	Code, Message string    // of the last failure; empty while it answers
}

const feedColumns = "id, url, title, site, folder, interval_s, settings, created, etag, modified, checked, failures, code, message"

func scanFeed(r scanner) (Feed, error) {
	var f Feed
	var every, created, checked int64
	err := r.Scan(&f.ID, &f.URL, &f.Title, &f.Site, &f.Folder, &every, &f.Settings, &created, &f.ETag, &f.Modified, &checked, &f.Failures, &f.Code, &f.Message)
	f.Every, f.Created, f.Checked = time.Duration(every)*time.Second, timeOf(created), timeOf(checked)
	return f, err
}

// AddFeed keeps a subscription, due at once. Where there is one of that address
// already, it comes back as it is and fresh is false.
func (s *Store) AddFeed(ctx context.Context, f Feed) (got Feed, fresh bool, err error) {
	err = s.update(ctx, func(t *tx) error {
		got, err = scanFeed(t.row(ctx, `INSERT INTO feeds (id, url, title, site, folder, interval_s, settings, created, next)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING RETURNING `+feedColumns,
			f.ID, clean(f.URL), clean(f.Title), clean(f.Site), clean(f.Folder), int64(f.Every/time.Second), f.Settings, micros(s.now())))
		if fresh = err == nil; fresh || !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		got, err = scanFeed(t.row(ctx, "SELECT "+feedColumns+" FROM feeds WHERE url = ?", clean(f.URL)))
		return err
	})
	return got, fresh, err
}

// Feed gives one subscription. Errors: fault.NotFound.
func (s *Store) Feed(ctx context.Context, id string) (Feed, error) {
	f, err := scanFeed(s.row(ctx, "SELECT "+feedColumns+" FROM feeds WHERE id = ?", clean(id)))
	if errors.Is(err, sql.ErrNoRows) {
		return f, noFeed(id)
	}
	return f, s.fail("read a feed", err)
}

func noFeed(id string) error { return fault.New(fault.NotFound, "there is no feed %.40q", id) }

// Feeds gives all subscriptions by folder and title.
func (s *Store) Feeds(ctx context.Context) ([]Feed, error) {
	rows, err := s.rows(ctx, "SELECT "+feedColumns+" FROM feeds ORDER BY folder, title, url")
	if err != nil {
		return nil, s.fail("read the feeds", err)
	}
	var feeds []Feed
	err = each(rows, func(r *sql.Rows) error {
		f, err := scanFeed(r)
		feeds = append(feeds, f)
		return err
	})
	return feeds, s.fail("read the feeds", err)
}

// DeleteFeed ends a subscription and forgets its items; results stay. Errors:
// fault.NotFound.
func (s *Store) DeleteFeed(ctx context.Context, id string) error {
	return s.update(ctx, func(t *tx) error {
		// A story goes on under the first of its items that stay.
		_, err := t.exec(ctx, `UPDATE items SET story = (SELECT MIN(o.id) FROM items o WHERE o.story = items.story AND o.feed <> ?)
			WHERE feed <> ? AND story IN (SELECT id FROM items WHERE feed = ?)`, clean(id), clean(id), clean(id))
		if err != nil {
			return err
		}
		n, err := t.exec(ctx, "DELETE FROM feeds WHERE id = ?", clean(id))
		if err == nil && n == 0 {
			return noFeed(id)
		}
		return err
	})
}

// ClaimFeeds takes up to n feeds that are due, for one who asks them now: nobody
// else gets them before hold is over, and FeedChecked says when they are due again.
func (s *Store) ClaimFeeds(ctx context.Context, n int, hold time.Duration) ([]Feed, error) {
	var due int
	if err := s.row(ctx, "SELECT COUNT(*) FROM feeds WHERE next <= NOW").Scan(&due); err != nil || due == 0 {
		return nil, s.fail("look for feeds", err) // no write while there is nothing to do
	}
	var feeds []Feed
	err := s.update(ctx, func(t *tx) error {
		feeds = feeds[:0]
		rows, err := t.rows(ctx, `UPDATE feeds SET next = NOW + ? WHERE id IN
			(SELECT id FROM feeds WHERE next <= NOW ORDER BY next LIMIT ? `+s.d.skipLocked+`) RETURNING `+feedColumns, hold.Microseconds(), n)
		if err != nil {
			return err
		}
		return each(rows, func(r *sql.Rows) error {
			f, err := scanFeed(r)
			feeds = append(feeds, f)
			return err
		})
	})
	return feeds, err
}

// FeedChecked notes what came of asking a feed, and when it is due again: f's
// Title, Site, ETag, Modified, Failures, Code and Message. A feed that was made
// due while it was asked stays due: what it answered may be older than that.
func (s *Store) FeedChecked(ctx context.Context, f Feed, next time.Duration) error {
	return s.update(ctx, func(t *tx) error {
		if f.Failures == 0 {
			f.Checked = s.now()
		}
		_, err := t.exec(ctx, `UPDATE feeds SET title = ?, site = ?, etag = ?, modified = ?, checked = ?, failures = ?, code = ?, message = ?,
			next = CASE WHEN next = 0 THEN 0 ELSE NOW + ? END WHERE id = ?`,
			clean(f.Title), clean(f.Site), clean(f.ETag), clean(f.Modified), micros(f.Checked), f.Failures, f.Code, clean(f.Message), next.Microseconds(), f.ID)
		return err
	})
}

// MoveFeed gives a subscription another address and site. Errors: fault.Invalid
// where another subscription has that address.
func (s *Store) MoveFeed(ctx context.Context, f Feed) error {
	return s.update(ctx, func(t *tx) error {
		var others int
		if err := t.row(ctx, "SELECT COUNT(*) FROM feeds WHERE url = ? AND id <> ?", clean(f.URL), f.ID).Scan(&others); err != nil {
			return err
		}
		if others > 0 {
			return fault.New(fault.Invalid, "the feed of this site, %.300s, is subscribed to already", f.URL)
		}
		_, err := t.exec(ctx, "UPDATE feeds SET url = ?, site = ? WHERE id = ?", clean(f.URL), clean(f.Site), f.ID)
		return err
	})
}

// DueFeed makes a feed due now. Errors: fault.NotFound.
func (s *Store) DueFeed(ctx context.Context, id string) error {
	return s.update(ctx, func(t *tx) error {
		n, err := t.exec(ctx, "UPDATE feeds SET next = 0 WHERE id = ?", clean(id))
		if err == nil && n == 0 {
			return noFeed(id)
		}
		return err
	})
}

// Item is one article of a feed.
type Item struct {
	ID, Feed  string
	GUID      string
	URL       string
	Title     string
	Published time.Time
	Seen      time.Time
	State     string // skipped, working, done or failed
	Job       string
	Message   string
	Story     string
}

const itemColumns = "i.id, i.feed, i.guid, i.url, i.title, i.published, i.seen, i.state, i.job, i.message, i.story"

func scanItem(r scanner, more ...any) (Item, error) {
	var i Item
	var published, seen int64
	err := r.Scan(append([]any{&i.ID, &i.Feed, &i.GUID, &i.URL, &i.Title, &published, &seen, &i.State, &i.Job, &i.Message, &i.Story}, more...)...)
	i.Published, i.Seen = timeOf(published), timeOf(seen)
	return i, err
}

// Known tells which of the names of a feed's items were seen before.
func (s *Store) Known(ctx context.Context, feed string, guids []string) (map[string]bool, error) {
	known := map[string]bool{}
	for len(guids) > 0 {
		n := min(len(guids), 500)
		args := []any{feed}
		for _, g := range guids[:n] {
			args = append(args, g)
		}
		rows, err := s.rows(ctx, "SELECT guid FROM items WHERE feed = ? AND guid IN ("+marks(n)+")", args...)
		if err != nil {
			return nil, s.fail("read the items of a feed", err)
		}
		if err := each(rows, func(r *sql.Rows) error {
			var g string
			err := r.Scan(&g)
			known[g] = true
			return err
		}); err != nil {
			return nil, s.fail("read the items of a feed", err)
		}
		guids = guids[n:]
	}
	return known, nil
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// AddItem notes an item together with the job for it, in one transaction, so
// that neither is there without the other. Where another feed had the page
// lately, the item waits for that one's job. An item without a job (j.ID "") is
// skipped. fresh is false where the item was known: then nothing is done.
func (s *Store) AddItem(ctx context.Context, i Item, j Job, data []byte, lately time.Time) (fresh bool, err error) {
	err = s.update(ctx, func(t *tx) error {
		page := clean(PageKey(i.URL))
		state := "skipped"
		if j.ID != "" {
			state = "working"
		}
		n, err := t.exec(ctx, `INSERT INTO items (id, feed, guid, url, page, title, published, seen, state)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			i.ID, i.Feed, i.GUID, clean(i.URL), page, clean(i.Title), micros(i.Published), micros(s.now()), state)
		if fresh = n == 1; err != nil || !fresh || j.ID == "" {
			return err
		}
		job := j.ID
		err = sql.ErrNoRows
		if page != "" {
			err = t.row(ctx, `SELECT job FROM items WHERE page = ? AND seen > ? AND id <> ? AND job <> '' AND state IN ('working', 'done')
				ORDER BY seen LIMIT 1`, page, micros(lately), i.ID).Scan(&job)
		}
		if errors.Is(err, sql.ErrNoRows) {
			_, _, err = t.addJob(ctx, j, data, 0)
		}
		if err == nil {
			_, err = t.exec(ctx, "UPDATE items SET job = ? WHERE id = ?", job, i.ID)
		}
		return err
	})
	return fresh, err
}

// Ended is an item whose job has ended.
type Ended struct {
	Item
	JobState State
	Code     string
	Reason   string
}

// EndedItems gives items that work was done for and whose end is not noted yet,
// in the order in which they were seen.
func (s *Store) EndedItems(ctx context.Context, limit int) ([]Ended, error) {
	rows, err := s.rows(ctx, "SELECT "+itemColumns+`, COALESCE(j.state, 'failed'), COALESCE(j.code, ''), COALESCE(j.message, '')
		FROM items i LEFT JOIN jobs j ON j.id = i.job
		WHERE i.state = 'working' AND (j.id IS NULL OR j.state IN ('done', 'failed', 'canceled')) ORDER BY i.seen, i.id LIMIT ?`, limit)
	if err != nil {
		return nil, s.fail("read the items of feeds", err)
	}
	var list []Ended
	err = each(rows, func(r *sql.Rows) error {
		var e Ended
		var err error
		e.Item, err = scanItem(r, &e.JobState, &e.Code, &e.Reason)
		list = append(list, e)
		return err
	})
	return list, s.fail("read the items of feeds", err)
}

// Candidate is an item that may tell the same story.
type Candidate struct {
	Story     string
	Signature []byte
}

// Candidates gives items seen since then that share a band.
func (s *Store) Candidates(ctx context.Context, item string, bands []int64, since time.Time) ([]Candidate, error) {
	if len(bands) == 0 {
		return nil, nil
	}
	args := []any{}
	for _, b := range bands {
		args = append(args, b)
	}
	rows, err := s.rows(ctx, `SELECT i.story, i.signature FROM items i WHERE i.id IN (SELECT item FROM bands WHERE band IN (`+marks(len(bands))+`))
		AND i.id <> ? AND i.seen > ? AND i.signature IS NOT NULL ORDER BY i.seen, i.id LIMIT 500`, append(args, item, micros(since))...)
	if err != nil {
		return nil, s.fail("look for the same story", err)
	}
	var list []Candidate
	err = each(rows, func(r *sql.Rows) error {
		var c Candidate
		err := r.Scan(&c.Story, &c.Signature)
		list = append(list, c)
		return err
	})
	return list, s.fail("look for the same story", err)
}

// SettleItem notes the end of an item: done with its story and signature, or
// failed with a message. An item that is settled stays as it is.
func (s *Store) SettleItem(ctx context.Context, i Item, signature []byte, bands []int64) error {
	return s.update(ctx, func(t *tx) error {
		n, err := t.exec(ctx, "UPDATE items SET state = ?, message = ?, story = ?, signature = ? WHERE id = ? AND state = 'working'",
			i.State, clean(i.Message), i.Story, signature, i.ID)
		if err != nil || n == 0 {
			return err
		}
		if len(bands) == 0 {
			return nil
		}
		var args []any
		for _, b := range bands {
			args = append(args, b, i.ID)
		}
		_, err = t.exec(ctx, "INSERT INTO bands (band, item) VALUES "+strings.TrimSuffix(strings.Repeat("(?, ?), ", len(bands)), ", ")+" ON CONFLICT DO NOTHING", args...)
		return err
	})
}

// Story is a story with the items that tell it, the first one first.
type Story struct {
	Items []StoryItem
}

// StoryItem is one telling of a story.
type StoryItem struct {
	Item
	FeedTitle string
}

// Stories gives the stories of feeds, the newest first, by their first item.
// folder and feed "" are all.
func (s *Store) Stories(ctx context.Context, feed, folder string, limit int, before time.Time, beforeID string) ([]Story, error) {
	filter, args := "", []any{}
	if feed != "" {
		filter, args = filter+" AND o.feed = ?", append(args, clean(feed))
	}
	if folder != "" {
		filter, args = filter+" AND o.feed IN (SELECT id FROM feeds WHERE folder = ?)", append(args, clean(folder))
	}
	page := ""
	if !before.IsZero() {
		page, args = " AND (i.seen < ? OR i.seen = ? AND i.id < ?)", append(args, micros(before), micros(before), clean(beforeID))
	}
	// The first telling among those that are asked for stands for its story.
	rows, err := s.rows(ctx, "SELECT "+itemColumns+`, f.title FROM items i JOIN feeds f ON f.id = i.feed WHERE i.state = 'done' AND i.id =
		(SELECT o.id FROM items o WHERE o.story = i.story AND o.state = 'done'`+filter+" ORDER BY o.seen, o.id LIMIT 1)"+page+
		" ORDER BY i.seen DESC, i.id DESC LIMIT ?", append(args, limit)...)
	if err != nil {
		return nil, s.fail("read the stories", err)
	}
	var list []Story
	at := map[string]int{}
	err = each(rows, func(r *sql.Rows) error {
		var it StoryItem
		var err error
		it.Item, err = scanItem(r, &it.FeedTitle)
		at[it.Story] = len(list)
		list = append(list, Story{Items: []StoryItem{it}})
		return err
	})
	if err != nil || len(list) == 0 {
		return list, s.fail("read the stories", err)
	}
	var stories, firsts []any
	for _, st := range list {
		stories, firsts = append(stories, st.Items[0].Story), append(firsts, st.Items[0].ID)
	}
	in := marks(len(list))
	rows, err = s.rows(ctx, "SELECT "+itemColumns+", f.title FROM items i JOIN feeds f ON f.id = i.feed WHERE i.state = 'done' AND i.story IN ("+
		in+") AND i.id NOT IN ("+in+") ORDER BY i.seen, i.id", append(stories, firsts...)...)
	if err != nil {
		return nil, s.fail("read the stories", err)
	}
	err = each(rows, func(r *sql.Rows) error {
		var it StoryItem
		var err error
		it.Item, err = scanItem(r, &it.FeedTitle)
		list[at[it.Story]].Items = append(list[at[it.Story]].Items, it)
		return err
	})
	return list, s.fail("read the stories", err)
}

// StoryOfJob gives the story of an item that had the same job, or "".
func (s *Store) StoryOfJob(ctx context.Context, job string) (string, error) {
	var story string
	err := s.row(ctx, "SELECT story FROM items WHERE job = ? AND state = 'done' AND story <> '' ORDER BY seen, id LIMIT 1", job).Scan(&story)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return story, s.fail("look for the same story", err)
}
