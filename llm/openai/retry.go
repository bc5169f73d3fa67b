package openai

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	firstPause = 500 * time.Millisecond
	longPause  = 30 * time.Second
)

// pause waits before attempt try+1: as long as the server asks, else twice as
// long each time, of which a random half, so that many clients that failed
// together don't come back together. What the server asks holds for all calls of
// this client. Where the wait would outlive the call there is none: f comes back
// at once.
func (c *Client) pause(ctx context.Context, try int, f *failure) *failure {
	d := min(firstPause<<min(try-1, 10), longPause)
	d = d/2 + time.Duration(c.jitter()*float64(d/2))
	if f.after > 0 {
		// A little more than asked, spread out.
		d = f.after + time.Duration(c.jitter()*float64(min(f.after/4, time.Second)))
	}
	if end, ok := ctx.Deadline(); ok && c.now().Add(d).After(end) {
		f.tries = try
		return f
	}
	if f.after > 0 {
		c.mu.Lock()
		if t := c.now().Add(f.after); t.After(c.until) {
			c.until = t
		}
		c.mu.Unlock()
	}
	if err := c.sleep(ctx, d); err != nil {
		return &failure{err: err}
	}
	return nil
}

// retryAfter reads how long a server wants to be left alone: seconds or a date,
// or milliseconds in the header that OpenAI and Azure add. 0 is no word of it.
func retryAfter(h http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(strings.TrimSpace(h.Get("Retry-After-Ms")), 64); err == nil && ms > 0 {
		return bounded(ms * float64(time.Millisecond))
	}
	s := strings.TrimSpace(h.Get("Retry-After"))
	if sec, err := strconv.ParseFloat(s, 64); err == nil && sec > 0 {
		return bounded(sec * float64(time.Second))
	}
	if t, err := http.ParseTime(s); err == nil && t.After(now) {
		return bounded(float64(t.Sub(now)))
	}
	return 0
}

// bounded keeps what a server says from becoming a negative or endless time.
func bounded(ns float64) time.Duration {
	if math.IsNaN(ns) || ns > float64(24*time.Hour) {
		return 24 * time.Hour
	}
	return time.Duration(ns)
}
