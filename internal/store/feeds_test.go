package store

import (
	"testing"
	"time"
)

// TestDueWhileAsked: a feed that is made due while it is being asked is asked
// again; else what changed in between would wait for the schedule.
func TestDueWhileAsked(t *testing.T) {
	both(t, func(t *testing.T, s *Store) {
		ctx := t.Context()
		f, _, err := s.AddFeed(ctx, Feed{ID: NewID(s.now()), URL: "https://qingyu.example/feed", Every: time.Hour, Settings: []byte("{}")})
		must(t, err)
		take := func() int {
			list, err := s.ClaimFeeds(ctx, 10, time.Hour)
			must(t, err)
			return len(list)
		}
		if a, b := take(), take(); a != 1 || b != 0 {
			t.Fatalf("%d feeds, then %d; want 1, then 0", a, b)
		}
		must(t, s.DueFeed(ctx, f.ID))
		must(t, s.FeedChecked(ctx, f, time.Hour))
		if n := take(); n != 1 {
			t.Errorf("%d feeds after one was made due, want 1", n)
		}
		must(t, s.FeedChecked(ctx, f, time.Hour))
		if n := take(); n != 0 {
			t.Errorf("%d feeds before it is time, want 0", n)
		}
	})
}
