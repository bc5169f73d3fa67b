// Package fetch gets pages from the web for a program that runs inside
// somebody's network: http and https only, private addresses refused on every
// connection, and time, size and redirects bounded.
package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"code.dny.dev/ssrf"

	"github.com/klauspost/compress/zstd"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/fetch/chromium"
)

// Options bound a fetch. The zero value has the defaults that are named.
type Options struct {
	AllowLoopback bool          // pages of this machine
	AllowPrivate  bool          // pages of private networks, this machine's too
	Timeout       time.Duration // for all of one page; 0: 60 s
	Idle          time.Duration // without a byte; 0: 20 s
	MaxBytes      int           // of the page, unpacked; 0: 16 MiB
	UserAgent     string        // "": names this program

	// Automated says that nobody waits for this very page: a batch, a feed. Then
	// the site's robots.txt is asked first, and each host gets one request a
	// second and two at once. A person's own request is treated as a browser's.
	Automated bool
	Cache     *Cache           // of pages; nil: none
	Render    bool             // pages are built by an installed Chromium, under the same guard
	Now       func() time.Time // nil: time.Now
}

// MaxRedirects is how many redirects are followed.
const MaxRedirects = 10

const defaultAgent = "Mozilla/5.0 (compatible; Zhongdian/0.1; +https://github.com/zhongdian/zhongdian)"

// Client gets pages. It is safe for concurrent use.
type Client struct {
	o     Options
	dial  func(ctx context.Context, network, address string) (net.Conn, error)
	http  *http.Client
	hosts hosts
}

// New makes a client.
func New(o Options) *Client {
	if o.Timeout <= 0 {
		o.Timeout = time.Minute
	}
	if o.Idle <= 0 {
		o.Idle = 20 * time.Second
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 16 << 20
	}
	if o.UserAgent == "" {
		o.UserAgent = defaultAgent
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	d := &net.Dialer{Timeout: o.Idle, KeepAlive: 30 * time.Second}
	if !o.AllowPrivate {
		// The guard sees the address that a name has become, on each connection:
		// a check of the name alone is passed by a name that points inside.
		d.Control = guard(o.AllowLoopback).Safe
	}
	return &Client{o: o, dial: d.DialContext, http: &http.Client{
		Transport: &http.Transport{
			// No proxy: behind one the guard would see the proxy's address only.
			DialContext:            d.DialContext,
			DisableCompression:     true, // unpacked here, where it can be bounded
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    o.Idle,
			ResponseHeaderTimeout:  o.Idle,
			MaxResponseHeaderBytes: 1 << 20,
			MaxIdleConns:           32,
			MaxIdleConnsPerHost:    2,
			IdleConnTimeout:        30 * time.Second,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > MaxRedirects {
				return errRedirects
			}
			return checkURL(req.URL)
		},
	}}
}

func guard(loopback bool) *ssrf.Guardian {
	opts := []ssrf.Option{ssrf.WithAnyPort()}
	if loopback {
		opts = append(opts, ssrf.WithAllowedV4Prefixes(netip.MustParsePrefix("127.0.0.0/8")),
			ssrf.WithAllowedV6Prefixes(netip.MustParsePrefix("::1/128")))
	}
	return ssrf.New(opts...)
}

var (
	errRedirects = errors.New("too many redirects")
	errIdle      = errors.New("no byte for too long")
	errTotal     = errors.New("page took too long")
	errUnchanged = errors.New("not modified")
)

// Fetch gets the page at address. The source has the final address as Name and
// URL, and the server's media type with its charset as Type. Errors:
// fault.Invalid for a malformed address, Unsupported for another scheme or a
// kind of content that is no text, NotFound for 404 and 410, TooLarge,
// Canceled for the caller's own end, Unreachable for the rest.
func (c *Client) Fetch(ctx context.Context, address string) (article.Source, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return article.Source{}, fault.New(fault.Invalid, "this is not an address of a page: %.200q", address)
	}
	if err := checkURL(u); err != nil {
		return article.Source{}, err
	}
	outer := ctx
	ctx, cancel := context.WithTimeoutCause(ctx, c.o.Timeout, errTotal)
	defer cancel()
	for hop := 0; ; hop++ {
		src, err := c.page(ctx, u)
		if err != nil {
			return article.Source{}, c.explain(outer, ctx, u, err)
		}
		next := refresh(src)
		if next == nil || hop >= maxRefreshes {
			return c.built(outer, ctx, src)
		}
		if u = next; checkURL(u) != nil {
			return src, nil // an address for something else: what came is what there is
		}
	}
}

// built gives src as a browser builds it, where that is asked for and src is a
// page of HTML.
func (c *Client) built(outer, ctx context.Context, src article.Source) (article.Source, error) {
	kind, _, _ := mime.ParseMediaType(src.Type)
	if !c.o.Render || kind != "" && kind != "text/html" && kind != "application/xhtml+xml" {
		return src, nil
	}
	data, err := chromium.Render(ctx, src.URL, chromium.Options{MaxBytes: c.o.MaxBytes, Timeout: c.o.Timeout, Dial: c.dial})
	if err != nil {
		if outer.Err() == nil && ctx.Err() != nil {
			err = fault.New(fault.Unreachable, "the page was not built within %v", c.o.Timeout)
		}
		return article.Source{}, err
	}
	src.Data, src.Type = data, "text/html; charset=utf-8"
	return src, nil
}

// page gets one page: kept, asked for again, or new.
func (c *Client) page(ctx context.Context, u *url.URL) (article.Source, error) {
	class := "public"
	if c.o.AllowPrivate || c.o.AllowLoopback {
		class = "any"
	}
	kept := c.o.Cache.load(class, u.String())
	if kept != nil && c.o.Now().Before(kept.Expires) {
		return kept.source(), nil
	}
	for n := 0; ; n++ {
		src, header, err := c.attempt(ctx, u, kept)
		switch {
		case errors.Is(err, errUnchanged) && kept != nil:
			c.o.Cache.renew(class, kept, header, c.o.Now())
			return kept.source(), nil
		case err == nil:
			c.o.Cache.store(class, u.String(), src, header, c.o.Now())
			return src, nil
		case !again(ctx, err, n):
			return article.Source{}, err
		}
	}
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fault.New(fault.Unsupported, "only http and https addresses are fetched, not %.20q", u.Scheme)
	case u.Hostname() == "":
		return fault.New(fault.Invalid, "the address names no host: %.200q", u.Redacted())
	}
	return nil
}

// attempt sends one request. errUnchanged says that what is kept still holds.
func (c *Client) attempt(ctx context.Context, u *url.URL, kept *entry) (src article.Source, header http.Header, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer func() {
		if cause := context.Cause(ctx); err != nil && cause != nil && errors.Is(cause, errIdle) {
			err = errIdle
		}
	}()
	if c.o.Automated {
		done, err := c.admit(ctx, u)
		if err != nil {
			return src, nil, err
		}
		defer done()
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return src, nil, err
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.5")
	req.Header.Set("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
	req.Header.Set("Accept-Encoding", "gzip, zstd")
	kept.ask(req.Header)
	resp, err := c.http.Do(req)
	if err != nil {
		return src, nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotModified && kept != nil {
		return src, resp.Header, errUnchanged
	}
	if err := checkStatus(resp.StatusCode); err != nil {
		if resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode >= 500 {
			err = passing{err, retryAfter(resp.Header, c.o.Now())}
		}
		return src, nil, err
	}
	kind := resp.Header.Get("Content-Type")
	if err := checkType(kind); err != nil {
		return src, nil, err
	}
	data, err := c.read(resp, cancel)
	if err != nil {
		return src, nil, err
	}
	final := *resp.Request.URL
	final.User = nil
	return article.Source{Name: final.String(), URL: final.String(), Type: kind, Data: data}, resp.Header, nil
}

// read takes the body, packed or not, up to the limit.
func (c *Client) read(resp *http.Response, cancel context.CancelCauseFunc) ([]byte, error) {
	idle := time.AfterFunc(c.o.Idle, func() { cancel(errIdle) })
	defer idle.Stop()
	if resp.ContentLength > int64(c.o.MaxBytes) {
		return nil, c.tooLarge()
	}
	var r io.Reader = &watched{r: io.LimitReader(resp.Body, int64(c.o.MaxBytes)+1), idle: idle, every: c.o.Idle}
	unpacked, closing, err := unpack(resp.Header.Get("Content-Encoding"), r)
	if err != nil {
		return nil, err
	}
	defer closing()
	data, err := readAtMost(unpacked, c.o.MaxBytes+1)
	if err != nil {
		return nil, err
	}
	if len(data) > c.o.MaxBytes {
		return nil, c.tooLarge()
	}
	return data, nil
}

// unpack undoes a content encoding that was asked for. What comes out is not
// bounded here.
func unpack(encoding string, r io.Reader) (out io.Reader, closing func(), err error) {
	switch enc := strings.ToLower(strings.TrimSpace(encoding)); enc {
	case "", "identity":
		return r, func() {}, nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, nil, fmt.Errorf("gzip: %w", err)
		}
		return z, func() {}, nil
	case "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, nil, fmt.Errorf("zstd: %w", err)
		}
		return z, z.Close, nil
	default:
		return nil, nil, fault.New(fault.Unsupported, "the server packed the page as %.20q, which was not asked for", enc)
	}
}

func readAtMost(r io.Reader, n int) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, int64(n)))
}

func (c *Client) tooLarge() error {
	return fault.New(fault.TooLarge, "the page is larger than %s, the most that is fetched", sizeWords(c.o.MaxBytes))
}

// sizeWords is a size for a person, in the largest unit that there is one of.
func sizeWords(n int) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// watched puts the idle limit off with each read that brings something.
type watched struct {
	r     io.Reader
	idle  *time.Timer
	every time.Duration
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if n > 0 {
		w.idle.Reset(w.every)
	}
	return n, err
}

func checkStatus(code int) error {
	switch {
	case code == http.StatusOK, code == http.StatusNonAuthoritativeInfo:
		return nil
	case code == http.StatusNotFound, code == http.StatusGone:
		return fault.New(fault.NotFound, "there is no page at this address (HTTP %d)", code)
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusPaymentRequired, code == http.StatusUnavailableForLegalReasons:
		return fault.New(fault.Unreachable, "the server does not show this page to us (HTTP %d %s); save it in a browser and give the file", code, http.StatusText(code))
	case code == http.StatusTooManyRequests:
		return fault.New(fault.Unreachable, "the server asks for fewer requests (HTTP 429); try again later")
	case code >= 500:
		return fault.New(fault.Unreachable, "the server failed (HTTP %d %s); try again later", code, http.StatusText(code))
	}
	return fault.New(fault.Unreachable, "the server answered without a page (HTTP %d %s)", code, http.StatusText(code))
}

// checkType refuses what never holds an article before its bytes are fetched.
// Of anything else the bytes will tell: servers name types carelessly.
func checkType(header string) error {
	kind, _, _ := mime.ParseMediaType(header)
	switch family, _, _ := strings.Cut(kind, "/"); family {
	case "image", "audio", "video", "font", "model":
		return fault.New(fault.Unsupported, "the address leads to %.60s, not to a page", kind)
	}
	return nil
}

// explain turns a failure of the network into a fault that a person understands.
func (c *Client) explain(outer, ctx context.Context, u *url.URL, err error) error {
	var f *fault.Error
	var dns *net.DNSError
	var timeout net.Error
	host := u.Hostname()
	switch {
	case outer.Err() != nil:
		return fault.New(fault.Canceled, "stopped while the page was fetched: %w", outer.Err())
	case errors.As(err, &f):
		return f
	case errors.Is(err, errRedirects):
		return fault.New(fault.Unreachable, "the address redirects more than %d times", MaxRedirects)
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		return reason(err, "%.100s is in a private network, where pages are fetched only if that is allowed", host)
	case errors.Is(context.Cause(ctx), errTotal):
		return reason(err, "the page did not arrive within %v", c.o.Timeout)
	case errors.Is(err, errIdle), errors.As(err, &timeout) && timeout.Timeout():
		return reason(err, "the server sent nothing for %v", c.o.Idle)
	case errors.As(err, &dns):
		return reason(err, "no host named %.100s was found", host)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return reason(err, "the server broke off in the middle of the page")
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), strings.Contains(err.Error(), "flate:"), strings.Contains(err.Error(), "gzip:"), strings.Contains(err.Error(), "zstd"),
		errors.Is(err, zstd.ErrMagicMismatch), errors.Is(err, zstd.ErrCRCMismatch):
		return reason(err, "the page was packed wrongly")
	}
	return reason(err, "%.100s can't be reached", host)
}

// reason keeps the cause for logs and out of the message.
func reason(err error, format string, args ...any) error {
	return &fault.Error{Code: fault.Unreachable, Message: fmt.Sprintf(format, args...), Err: err}
}
