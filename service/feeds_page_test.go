package service

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/fault"
)

// TestFeedOfPage: the address of a site leads to the feed that its page names;
// where it names none, or none that answers, that is said.
func TestFeedOfPage(t *testing.T) {
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "library.db")
			if name == "postgres" {
				store = server.Database(t)
			}
			testFeedOfPage(t, store)
		})
	}
}

func testFeedOfPage(t *testing.T, store string) {
	o := newOutlet(t, "青屿新闻")
	o.add("night", "跨海轮渡试行夜航", nightStory, true)
	head := func(links string) string {
		return "<!DOCTYPE html><html><head><title>青屿新闻网</title>" + links + "</head><body><p>首页</p></body></html>"
	}
	o.pages["/"] = head(`<link rel="alternate" type="application/rss+xml" href="/gone"><link rel="alternate" type="application/atom+xml" title="新闻" href="feed">`)
	l := feedLibrary(t, store)
	subscribe := func(address string) Feed {
		t.Helper()
		f, fresh, err := l.Subscribe(t.Context(), FeedRequest{URL: address})
		if err != nil || !fresh {
			t.Fatal(fresh, err)
		}
		return f
	}
	now := func(f Feed) Feed {
		t.Helper()
		f, err := l.Feed(t.Context(), f.ID)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := subscribe(o.URL + "/")
	eventually(t, "the story behind the page", func() bool { return len(stories(t, l, StoryQuery{})) == 1 })
	eventually(t, "the feed's own address", func() bool { return !now(f).Checked.IsZero() })
	if f = now(f); f.URL != o.URL+"/feed" || f.Site != o.URL+"/" || f.Title != "青屿新闻" || f.Error != nil {
		t.Errorf("got %+v", f)
	}
	// Each has a server of its own: one host is not hurried.
	type failing struct {
		Feed
		want string
	}
	var fails []failing
	for links, want := range map[string]string{
		`<link rel="stylesheet" href="/x.css">`:                                  "names no feed",
		`<link rel="alternate" type="application/feed+json" href="/gone">`:       "404",
		`<link rel="alternate" type="application/rss+xml" href="` + f.URL + `">`: "subscribed to already",
	} {
		other := newOutlet(t, "")
		other.pages["/"] = head(links)
		fails = append(fails, failing{subscribe(other.URL + "/"), want})
	}
	for _, c := range fails {
		eventually(t, c.want, func() bool { return now(c.Feed).Error != nil })
		if got := now(c.Feed); !strings.Contains(got.Error.Message, c.want) || got.URL != c.URL || got.Error.Code == fault.Internal {
			t.Errorf("got %+v, want %s", got.Error, c.want)
		}
	}
	// A feed that has answered stays where it is, whatever its server shows later.
	o.mu.Lock()
	o.status = 503
	o.mu.Unlock()
	if err := l.RefreshFeed(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the failure", func() bool { return now(f).Error != nil })
	if f = now(f); f.URL != o.URL+"/feed" {
		t.Errorf("it moved: %+v", f)
	}
}
