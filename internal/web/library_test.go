package web

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/service"
)

// press is a Fetcher whose pages change, wait or fail as a test says.
type press struct {
	mu    sync.Mutex
	pages map[string]string
	gate  chan struct{} // a fetch waits for it to be closed; nil: no waiting
}

func (p *press) Fetch(ctx context.Context, u string) (article.Source, error) {
	p.mu.Lock()
	data, ok := p.pages[u]
	gate := p.gate
	p.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
			return article.Source{}, ctx.Err()
		}
	}
	if strings.HasPrefix(u, "https://down.") {
		return article.Source{}, fault.New(fault.Unreachable, "no host of that name was found")
	}
	if !ok {
		return article.Source{}, fault.New(fault.NotFound, "there is no page at %s", u)
	}
	return article.Source{Name: u, URL: u, Type: "text/html; charset=utf-8", Data: []byte(data)}, nil
}

func (p *press) set(u, data string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[u] = data
}

// withLibrary gives a reader of a page that keeps results in a folder of its own.
func withLibrary(t *testing.T, p *press) *reader {
	t.Helper()
	svc, err := service.New(service.Options{Timeout: 20 * time.Second, Fetcher: p})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := service.OpenLibrary(t.Context(), svc, service.LibraryOptions{Store: filepath.Join(t.TempDir(), "library.db"), Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t, Options{Service: svc, Library: lib})
	t.Cleanup(func() {
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
		defer stop()
		if err := lib.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return r
}

// settle asks for a job until it leads to a result or has failed.
func (r *reader) settle(a answer) answer {
	r.t.Helper()
	for range 200 {
		if !strings.HasPrefix(a.Request.URL.Path, "/jobs/") || strings.Contains(a.body, `role="alert"`) {
			return a
		}
		time.Sleep(25 * time.Millisecond)
		a = r.get(a.Request.URL.Path)
	}
	r.t.Fatal("the job has not ended")
	return a
}

const page1 = `<html lang="zh"><title>夜航开航</title><article><h1>夜航开航</h1><p>青屿市交通运输局3月17日宣布，跨海轮渡将从4月8日起试行夜航，试行期六个月，首批投入四艘纯电动渡船。</p><p>夜航时段为每晚22时至次日凌晨1时，每30分钟一班，单程票价8元，比白天高出2元，市民可以使用交通卡乘船。</p></article>`

func TestHistory(t *testing.T) {
	const u = "https://news.example.org/ferry"
	p := &press{pages: map[string]string{u: page1}}
	r := withLibrary(t, p)
	has(t, r.get("/history"), "还没有读过文章")

	a := r.settle(r.post("/read", url.Values{"input": {u}}))
	has(t, a, "夜航开航", `href="`+u+`"`, `action="`+a.Request.URL.Path+`/rerun"`)
	first := a.Request.URL.Path
	r.post("/read", url.Values{"input": {example(t, "en-school-lunch.txt")}})
	has(t, r.get("/history"), "夜航开航", "Longer lunch breaks", "news.example.org")

	found := r.get("/history?q=" + url.QueryEscape("交通卡"))
	if has(t, found, "夜航开航"); strings.Contains(found.body, "lunch") {
		t.Error("the search found what does not have the words")
	}
	has(t, r.get("/history?q=nowhere-at-all"), "没有找到")

	// The page changes: the old result says so and leads to the new one.
	p.set(u, strings.ReplaceAll(page1, "8元", "9元"))
	again := r.settle(r.post(first+"/rerun", url.Values{}))
	has(t, again, "9元")
	has(t, r.get(first), "原文", "已经变了", `href="`+again.Request.URL.Path+`"`)
	has(t, r.get("/history"), "原文已变")

	r.post(first+"/delete", url.Values{})
	if a := r.get(first); a.StatusCode != http.StatusNotFound {
		t.Errorf("a deleted result: %d", a.StatusCode)
	}
	for _, path := range []string{first + "/delete", first + "/rerun", "/jobs/none/stop"} {
		if a := r.post(path, url.Values{}); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		if a := r.post(path, url.Values{"token": {"forged"}}); a.StatusCode != http.StatusBadRequest {
			t.Errorf("%s with a forged token: %d", path, a.StatusCode)
		}
	}
}

func TestHistoryPages(t *testing.T) {
	r := withLibrary(t, &press{})
	for i := range historyPage + 5 {
		r.post("/read", url.Values{"input": {"夜航船4月8日开航，票价8元。"}, "title": {"第" + string(rune('甲'+i)) + "篇"}})
	}
	item := regexp.MustCompile(`<li class="item">`)
	one := r.get("/history")
	if n := len(item.FindAllString(one.body, -1)); n != historyPage {
		t.Errorf("%d results on the first page", n)
	}
	next := regexp.MustCompile(`href="(/history\?after=[^"]+)"`).FindStringSubmatch(one.body)
	if next == nil {
		t.Fatal("no way to the older ones")
	}
	two := r.get(strings.ReplaceAll(next[1], "&amp;", "&"))
	if n := len(item.FindAllString(two.body, -1)); n != 5 {
		t.Errorf("%d results on the second page", n)
	}
	has(t, two, "回到最新")
	if a := r.get("/history?after=nonsense"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("a cursor that is none: %d", a.StatusCode)
	}
}

func TestJobFails(t *testing.T) {
	r := withLibrary(t, &press{pages: map[string]string{}})
	a := r.settle(r.post("/read", url.Values{"input": {"https://news.example.org/gone"}}))
	has(t, a, "没有读成", "没有找到", "there is no page at https://news.example.org/gone", `href="/?url=https%3a%2f%2fnews.example.org%2fgone"`)
	has(t, r.get("/?url=https%3a%2f%2fnews.example.org%2fgone"), ">https://news.example.org/gone</textarea>")
}

// A page that can't be reached for now is tried again, and the reader sees why.
func TestJobWaits(t *testing.T) {
	r := withLibrary(t, &press{})
	a := r.post("/read", url.Values{"input": {"https://down.example.org/"}})
	for range 200 {
		if strings.Contains(a.body, "稍后自动再试") {
			break
		}
		time.Sleep(25 * time.Millisecond)
		a = r.get(a.Request.URL.Path)
	}
	has(t, a, "稍后自动再试", `id="why" lang="en">no host of that name was found<`)
}

// TestEvents: progress comes while the page is fetched, and the last event leads
// to the result.
func TestEvents(t *testing.T) {
	const u = "https://news.example.org/slow"
	p := &press{pages: map[string]string{u: page1}, gate: make(chan struct{})}
	r := withLibrary(t, p)
	a := r.post("/read", url.Values{"input": {u}})
	has(t, a, `data-job="`+a.Request.URL.Path+`/events"`, `<noscript><meta http-equiv="refresh" content="2"></noscript>`)

	res, err := r.http.Get(r.base + a.Request.URL.Path + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got := res.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("type %q", got)
	}
	lines := bufio.NewScanner(res.Body)
	open := true
	var last jobEvent
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		last = jobEvent{}
		if err := json.Unmarshal([]byte(data), &last); err != nil {
			t.Fatal(err)
		}
		if open {
			if last.Go != "" {
				t.Fatalf("the job ended before its page came: %+v", last)
			}
			close(p.gate)
			open = false
		}
	}
	if !strings.HasPrefix(last.Go, "/r/") {
		t.Fatalf("the last event is %+v", last)
	}
	has(t, r.get(last.Go), "夜航开航")
	if a := r.get("/jobs/none/events"); a.StatusCode != http.StatusNotFound {
		t.Errorf("events of no job: %d", a.StatusCode)
	}
}

func TestStop(t *testing.T) {
	const u = "https://news.example.org/slow"
	r := withLibrary(t, &press{pages: map[string]string{u: page1}, gate: make(chan struct{})})
	a := r.post("/read", url.Values{"input": {u}})
	a = r.settle(r.post(a.Request.URL.Path+"/stop", url.Values{}))
	has(t, a, "已停止")
}

// author is a language model that writes one point, once it is let.
type author struct{ gate chan struct{} }

func (author) Info() llm.Info { return llm.Info{Profile: "p", Model: "m-1"} }

func (a author) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	if r.Progress != nil {
		r.Progress(llm.Progress{Bytes: 1, Delta: "{"})
	}
	select {
	case <-a.gate:
	case <-ctx.Done():
		return llm.Reply{}, ctx.Err()
	}
	return llm.Reply{Model: "m-1", Finish: llm.FinishStop, Text: `{"points":[{"evidence":[1],"text":"青屿市交通运输局3月17日宣布，跨海轮渡将从4月8日起试行夜航。"}]}`}, nil
}

// TestModel: where a language model writes, a text is a job too whose page says
// so; what it wrote is labelled; and a reader may do without it.
func TestModel(t *testing.T) {
	gate := make(chan struct{})
	svc, err := service.New(service.Options{Timeout: 20 * time.Second, Model: author{gate}})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := service.OpenLibrary(t.Context(), svc, service.LibraryOptions{Store: filepath.Join(t.TempDir(), "library.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lib.Close(context.Background()) })
	r := newReader(t, Options{Service: svc, Library: lib})
	text := url.Values{"input": {example(t, "zh-night-ferry.txt")}}

	a := r.post("/read", text)
	if !strings.HasPrefix(a.Request.URL.Path, "/jobs/") {
		t.Fatalf("at %s", a.Request.URL)
	}
	for i := 0; !strings.Contains(a.body, "语言模型正在写要点"); i++ {
		if i == 200 {
			t.Fatal("the page never says that the model writes")
		}
		time.Sleep(20 * time.Millisecond)
		a = r.get(a.Request.URL.Path)
	}
	close(gate)
	a = r.settle(a)
	has(t, a, "AI 生成", "m-1", `class="label"`, `<meta name="AIGC" content="{&#34;Label&#34;:&#34;1&#34;`)

	has(t, r.get("/settings"), "语言模型 m-1 写")
	r.post("/settings", url.Values{"engine": {"own"}})
	a = r.post("/read", text)
	if has(t, a, "未使用语言模型"); !strings.HasPrefix(a.Request.URL.Path, "/r/") || strings.Contains(a.body, "AI 生成") {
		t.Errorf("the model wrote although the reader does without it, at %s", a.Request.URL)
	}
	has(t, r.get("/settings"), `<option value="own" selected>`)
}
