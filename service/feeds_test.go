package service

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/zhongdian/zhongdian/fault"
)

const (
	nightStory = `青屿市四日宣布，跨海轮渡将于下月一日起试行夜航，末班船由晚上八点延到零点三十分。首批投入四艘电动船，每艘可载三百人，全程二十五分钟。
市交通局说，过去一年里，晚上八点以后过海的人每天约有六千，多数是下夜班的工人和赶末班火车的旅客，他们只能绕行跨海大桥，路上要多花四十分钟。
夜航票价与白天相同，六十五岁以上的老人凭证免费。试行期为半年，期满后由市民投票决定是否保留。
反对的声音也有。北岸的渔民担心夜里航道变窄，要求在渔汛期停开两班。交通局答复说，五月到七月的夜航将减为每小时一班，并在航道两侧加设灯浮。`
	schoolStory = `北港区的十二所小学从这学期起不再由一家公司统一配送午餐，改由各校的厨房现做。区教育局说，厨房的改造用了两个暑假，共花去三千四百万元。
家长委员会每月抽查一次采购单，菜谱在前一周的星期五公布。四年级学生李禾说，汤是热的，这是最大的不同。
营养师周玉对记者说，现做的午餐里蔬菜的种类由四种增加到九种，盐减少了三成，浪费的饭菜由每天二百公斤降到七十公斤。`
)

// outlet is a site with a feed and its pages.
type outlet struct {
	*httptest.Server
	mu     sync.Mutex
	title  string
	items  string
	etag   int
	pages  map[string]string
	status int // of the feed; 0: 200
	asked  int
	same   int // answers that nothing has changed
	fetch  map[string]int
}

func newOutlet(t *testing.T, title string) *outlet {
	t.Helper()
	o := &outlet{title: title, pages: map[string]string{}, fetch: map[string]int{}}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if r.URL.Path != "/feed" {
		o.fetch[r.URL.Path]++
		text, ok := o.pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, text)
		return
	}
	o.asked++
	if o.status != 0 {
		http.Error(w, "no", o.status)
		return
	}
	tag := fmt.Sprintf(`"v%d"`, o.etag)
	if r.Header.Get("If-None-Match") == tag {
		o.same++
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("ETag", tag)
	fmt.Fprintf(w, `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>%s</title>%s</channel></rss>`, o.title, o.items)
}

// add puts an item on top of the feed: with its text, or only the beginning of
// it and a page behind.
func (o *outlet) add(name, title, text string, whole bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.etag++
	html := "<p>" + strings.ReplaceAll(text, "\n", "</p><p>") + "</p>"
	inFeed := "<content:encoded><![CDATA[" + html + "]]></content:encoded>"
	if !whole {
		inFeed = "<description>" + string([]rune(text)[:20]) + "……</description>"
		o.pages["/"+name] = "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>" + html + "</article></body></html>"
	}
	o.items = fmt.Sprintf(`<item><guid>%s</guid><title>%s</title><link>%s/%s</link><pubDate>Wed, 18 Mar 2026 08:30:00 +0800</pubDate>%s</item>`, name, title, o.URL, name, inFeed) + o.items
}

func (o *outlet) counts() (asked, same int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.asked, o.same
}

// eventually waits until f holds.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if f() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

func stories(t *testing.T, l *Library, q StoryQuery) []Story {
	t.Helper()
	p, err := l.Stories(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return p.Stories
}

func feedLibrary(t *testing.T, store string) *Library {
	return newLibrary(t, LibraryOptions{Store: store, FeedLook: 20 * time.Millisecond, Backoff: 10 * time.Millisecond})
}

func TestFeeds(t *testing.T) {
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "library.db")
			if name == "postgres" {
				store = server.Database(t)
			}
			testFeeds(t, store)
		})
	}
}

func testFeeds(t *testing.T, store string) {
	a, b := newOutlet(t, "青屿新闻"), newOutlet(t, "北港日报")
	a.add("night", "跨海轮渡试行夜航", nightStory, false)
	l := feedLibrary(t, store)
	fa, _, err := l.Subscribe(t.Context(), FeedRequest{URL: a.URL + "/feed", Folder: "本地", Settings: Settings{Points: 3}})
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the first story", func() bool { return len(stories(t, l, StoryQuery{})) == 1 })
	first := stories(t, l, StoryQuery{})[0]
	if first.Title != "跨海轮渡试行夜航" || first.Outlet.Title != "青屿新闻" || len(first.Others) != 0 || first.Digest == nil || len(first.Digest.Points) != 3 {
		t.Errorf("got %+v", first)
	}
	if !strings.Contains(first.Digest.Article.Text, "灯浮") {
		t.Errorf("the full text behind the item was not read: %s", first.Digest.Article.Text)
	}

	// Another outlet carries the same story with a head and a foot of its own,
	// and one that is its own.
	b.add("ferry", "夜里也能坐船过海了", "本报讯 记者周行报道。\n"+nightStory+"\n责任编辑：林晚", true)
	b.add("lunch", "十二所小学的厨房", schoolStory, true)
	fb, _, err := l.Subscribe(t.Context(), FeedRequest{URL: b.URL + "/feed"})
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "the second outlet", func() bool {
		s := stories(t, l, StoryQuery{})
		return len(s) == 2 && len(s[0].Others)+len(s[1].Others) == 1
	})
	list := stories(t, l, StoryQuery{})
	if list[0].Title != "十二所小学的厨房" || list[1].ID != first.ID || list[1].Others[0].Title != "北港日报" || !strings.HasSuffix(list[1].Others[0].URL, "/ferry") {
		t.Errorf("got %+v", list)
	}
	if s := stories(t, l, StoryQuery{Feed: fb.ID}); len(s) != 2 || s[1].Title != "夜里也能坐船过海了" || len(s[1].Others) != 1 {
		t.Errorf("of one feed: %+v", s)
	}
	if s := stories(t, l, StoryQuery{Folder: "本地"}); len(s) != 1 || s[0].ID != first.ID {
		t.Errorf("of one folder: %+v", s)
	}

	// Pages of one, and the whole as feeds.
	p, err := l.Stories(t.Context(), StoryQuery{Limit: 1})
	if err != nil || len(p.Stories) != 1 || p.Next == "" {
		t.Fatalf("%+v, %v", p, err)
	}
	if p, err = l.Stories(t.Context(), StoryQuery{Limit: 1, Cursor: p.Next}); err != nil || len(p.Stories) != 1 || p.Stories[0].ID != first.ID || p.Next != "" {
		t.Errorf("the second page: %+v, %v", p, err)
	}
	for _, f := range []FeedFormat{FeedRSS, FeedAtom, FeedJSON} {
		var out bytes.Buffer
		if err := l.WriteFeed(t.Context(), &out, f, FeedInfo{Title: "重点"}, StoryQuery{}); err != nil {
			t.Fatal(err)
		}
		got, err := gofeed.NewParser().Parse(&out)
		if err != nil || len(got.Items) != 2 || !strings.Contains(got.Items[1].Content, "北港日报") || !strings.Contains(got.Items[1].Content, "摘自原文") {
			t.Errorf("%s: %v", f, err)
		}
	}

	// Nothing new: the server is asked with the version that it gave, and no job
	// is made.
	before, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	asked, same := a.counts()
	if err := l.RefreshFeed(t.Context(), fa.ID); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the feed to be asked again", func() bool { n, _ := a.counts(); return n > asked })
	if _, now := a.counts(); now != same+1 {
		t.Error("the feed was sent again though it had not changed")
	}

	// A changed feed with one new item makes one new job.
	a.add("third", "厨房之后", strings.ReplaceAll(schoolStory, "北港区", "南港区")+"\n"+strings.Repeat("新的一段话，与前面的都不同，讲的是另一件事。", 3), true)
	if err := l.RefreshFeed(t.Context(), fa.ID); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the new item", func() bool { n, _ := l.Counts(t.Context()); return n[StateDone] == before[StateDone]+1 })
	if n, _ := l.Counts(t.Context()); n[StateFailed] != 0 || n[StateDone] != 4 {
		t.Errorf("jobs %v", n)
	}

	// A deleted result leaves its mark: the item is not done again.
	if err := l.Delete(t.Context(), first.ResultID); err != nil {
		t.Fatal(err)
	}
	a.mu.Lock()
	a.etag++
	a.mu.Unlock()
	asked, _ = a.counts()
	if err := l.RefreshFeed(t.Context(), fa.ID); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the feed to be asked", func() bool {
		f, _ := l.Feed(t.Context(), fa.ID)
		n, _ := a.counts()
		return n > asked && f.Error == nil
	})
	if n, _ := l.Counts(t.Context()); n[StateQueued]+n[StateRunning] != 0 || n[StateDone] != 4 {
		t.Errorf("done again: %v", n)
	}

	// Without its first outlet the story goes on with the other.
	if err := l.Unsubscribe(t.Context(), fa.ID); err != nil {
		t.Fatal(err)
	}
	if s := stories(t, l, StoryQuery{}); len(s) != 2 || s[1].Outlet.Title != "北港日报" || s[1].Digest == nil {
		t.Errorf("got %+v", s)
	}
	if err := l.Unsubscribe(t.Context(), fa.ID); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("no such feed: %v", err)
	}
}

// TestFeedFails: a feed that fails waits longer each time, says why, and is
// well again when it answers.
func TestFeedFails(t *testing.T) {
	o := newOutlet(t, "青屿新闻")
	o.status = http.StatusForbidden
	l := feedLibrary(t, "")
	f, _, err := l.Subscribe(t.Context(), FeedRequest{URL: o.URL + "/feed"})
	if err != nil {
		t.Fatal(err)
	}
	look := func() Feed {
		f, err := l.Feed(t.Context(), f.ID)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	eventually(t, "the failure", func() bool { return look().Failures == 1 })
	if got := look(); got.Error == nil || got.Error.Code != fault.Unreachable || !got.Checked.IsZero() {
		t.Errorf("got %+v", got)
	}
	time.Sleep(100 * time.Millisecond)
	if n, _ := o.counts(); n != 1 {
		t.Errorf("asked %d times at once", n)
	}
	o.add("night", "夜航", nightStory, true)
	o.mu.Lock()
	o.status = 0
	o.mu.Unlock()
	if err := l.RefreshFeed(t.Context(), f.ID); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the feed to be well", func() bool { return look().Failures == 0 && !look().Checked.IsZero() })
	if got := look(); got.Error != nil || got.Title != "青屿新闻" {
		t.Errorf("got %+v", got)
	}
}

// TestFeedArchive: the first look takes the newest items only; a page that can't
// be had gives way to what the feed itself has.
func TestFeedArchive(t *testing.T) {
	o := newOutlet(t, "青屿新闻")
	for i := range firstItems + 5 {
		o.add(fmt.Sprint("n", i), fmt.Sprint("第", i, "条"), fmt.Sprintf("第%d条。", i)+nightStory, true)
	}
	o.add("gone", "没有网页的一条", schoolStory, false)
	o.mu.Lock()
	delete(o.pages, "/gone")
	o.mu.Unlock()
	l := feedLibrary(t, "")
	if _, _, err := l.Subscribe(t.Context(), FeedRequest{URL: o.URL + "/feed"}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "all jobs to end", func() bool {
		n, err := l.Counts(t.Context())
		return err == nil && n[StateDone]+n[StateFailed] == firstItems
	})
	if n, _ := l.Counts(t.Context()); n[StateDone] != firstItems {
		t.Errorf("jobs %v, want %d done", n, firstItems)
	}
	p, err := l.Search(t.Context(), Query{Text: "没有网页"})
	if err != nil || len(p.Results) != 1 {
		t.Errorf("%+v, %v", p, err)
	}
	eventually(t, "one story of all that is the same", func() bool {
		for _, s := range stories(t, l, StoryQuery{}) {
			if len(s.Others) == firstItems-2 {
				return true
			}
		}
		return false
	})
}

func TestSubscribeRefuses(t *testing.T) {
	l := feedLibrary(t, "")
	for name, r := range map[string]FeedRequest{
		"no address": {}, "a file": {URL: "file:///etc/passwd"}, "too often": {URL: "https://x.example", Minutes: 1},
		"settings": {URL: "https://x.example", Settings: Settings{Points: 99}},
	} {
		if _, _, err := l.Subscribe(t.Context(), r); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := l.Stories(t.Context(), StoryQuery{Cursor: "?"}); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a forged cursor: %v", err)
	}
	if _, err := l.Stories(t.Context(), StoryQuery{Limit: 1000}); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a large limit: %v", err)
	}
}

func TestOPMLLibrary(t *testing.T) {
	l := newLibrary(t, LibraryOptions{Workers: -1})
	list := `<opml version="2.0"><body><outline text="本地"><outline text="青屿" xmlUrl="https://qingyu.example/feed"/></outline>
		<outline text="bad" xmlUrl="ftp://x.example"/><outline text="B" xmlUrl="https://b.example/feed"/></body></opml>`
	for i, want := range []int{2, 0} {
		n, refused, err := l.ImportOPML(t.Context(), []byte(list))
		if err != nil || n != want || len(refused) != 1 {
			t.Errorf("time %d: %d added, refused %v, %v; want %d", i, n, refused, err, want)
		}
	}
	var out bytes.Buffer
	if err := l.ExportOPML(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	other := newLibrary(t, LibraryOptions{Workers: -1})
	if n, refused, err := other.ImportOPML(t.Context(), out.Bytes()); err != nil || n != 2 || len(refused) != 0 {
		t.Errorf("%d added, refused %v, %v", n, refused, err)
	}
	feeds, err := other.Feeds(t.Context())
	if err != nil || len(feeds) != 2 || feeds[1].Folder != "本地" || feeds[1].Title != "青屿" {
		t.Errorf("%+v, %v", feeds, err)
	}
}
