package fetch

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"github.com/zhongdian/zhongdian/fault"
)

// How a program that fetches by itself behaves towards one host.
const (
	hostGap    = time.Second // between two requests, unless robots.txt asks for more
	maxGap     = 30 * time.Second
	hostAtOnce = 2
	maxHosts   = 4096 // remembered
	robotsFor  = time.Hour
	maxRobots  = 512 << 10 // bytes that are read, as RFC 9309 asks
)

// agentName is what robots.txt calls this program.
const agentName = "Zhongdian"

// host is what is known of one host.
type host struct {
	slots chan struct{} // requests under way

	mu     sync.Mutex
	next   time.Time // when the next request may go
	gap    time.Duration
	robots *robotstxt.RobotsData
	until  time.Time // robots are believed so long
}

// hosts are the hosts of one client.
type hosts struct {
	mu sync.Mutex
	m  map[string]*host
}

func (hs *hosts) of(name string) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.m[name]
	if h == nil {
		if hs.m == nil || len(hs.m) >= maxHosts {
			hs.m = map[string]*host{} // forgetting costs a second look at robots.txt
		}
		h = &host{slots: make(chan struct{}, hostAtOnce), gap: hostGap}
		hs.m[name] = h
	}
	return h
}

// admit waits for the turn of a request to u and asks the site's robots.txt. It
// gives what must be called when the request is over.
func (c *Client) admit(ctx context.Context, u *url.URL) (done func(), err error) {
	h := c.hosts.of(u.Scheme + "://" + u.Host)
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	release := func() { <-h.slots }
	defer func() {
		if err != nil {
			release()
		}
	}()
	robots, err := c.robots(ctx, h, u)
	if err != nil {
		return nil, err
	}
	if !robots.TestAgent(u.EscapedPath()+query(u), agentName) {
		return nil, fault.New(fault.Unreachable, "the robots.txt of %.100s asks programs not to read this page; read it yourself in a browser and hand in the saved page", u.Host)
	}
	return release, h.wait(ctx)
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// wait lets the requests to one host go one after another, a gap apart.
func (h *host) wait(ctx context.Context) error {
	h.mu.Lock()
	at := time.Now()
	if h.next.After(at) {
		at = h.next
	}
	h.next = at.Add(h.gap)
	h.mu.Unlock()
	return sleep(ctx, time.Until(at))
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// robots gives the rules of a host, fetched at most once an hour. A site
// without the file allows everything; one that fails to send it allows nothing
// for now (RFC 9309, 2.3.1).
func (c *Client) robots(ctx context.Context, h *host, u *url.URL) (*robotstxt.RobotsData, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.robots != nil && time.Now().Before(h.until) {
		return h.robots, nil
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.Scheme+"://"+u.Host+"/robots.txt", nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept-Encoding", "identity")
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	data, err := readAtMost(resp.Body, maxRobots)
	if err != nil {
		return nil, err
	}
	robots, err := robotstxt.FromStatusAndBytes(resp.StatusCode, data)
	if err != nil {
		robots, _ = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	h.robots, h.until, h.gap = robots, time.Now().Add(robotsFor), hostGap
	if g := robots.FindGroup(agentName); g != nil && g.CrawlDelay > h.gap {
		h.gap = min(g.CrawlDelay, maxGap)
	}
	return robots, nil
}
