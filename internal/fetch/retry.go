package fetch

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A request that failed for a passing reason is sent again so many times, after
// waits that double.
const (
	retries   = 2
	firstWait = 300 * time.Millisecond
	maxWait   = 20 * time.Second // that a server may ask for
)

// passing is a failure that may be over in a moment. It carries the fault that
// is told when it is not.
type passing struct {
	error
	after time.Duration // the server's wish; 0: none
}

func (p passing) Unwrap() error { return p.error }

// again decides whether to try once more after err, the n-th failure, and waits.
func again(ctx context.Context, err error, n int) bool {
	var p passing
	wait := firstWait << n
	wait += time.Duration(rand.Int64N(int64(wait) / 2))
	switch {
	case n >= retries:
		return false
	case errors.As(err, &p):
		if p.after > maxWait {
			return false
		}
		wait = max(wait, p.after)
	case !errors.Is(err, syscall.ECONNRESET) && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return false
	}
	if end, ok := ctx.Deadline(); ok && time.Until(end) < wait {
		return false
	}
	return sleep(ctx, wait) == nil
}

// retryAfter reads how long the server asks to wait.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.Atoi(v); err == nil && n >= 0 {
		return min(time.Duration(n)*time.Second, 24*time.Hour)
	}
	if t, err := http.ParseTime(v); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}
