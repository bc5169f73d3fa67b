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

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

// Options bound a fetch. The zero value has the defaults that are named.
type Options struct {
	AllowLoopback bool          // pages of this machine
	AllowPrivate  bool          // pages of private networks, this machine's too
	Timeout       time.Duration // for all of one page; 0: 60 s
	Idle          time.Duration // without a byte; 0: 20 s
	MaxBytes      int           // of the page, unpacked; 0: 16 MiB
	UserAgent     string        // "": names this program
}

// MaxRedirects is how many redirects are followed.
const MaxRedirects = 10

const defaultAgent = "Mozilla/5.0 (compatible; Zhongdian/0.1; +https://github.com/zhongdian/zhongdian)"

// Client gets pages. It is safe for concurrent use.
type Client struct {
	o    Options
	http *http.Client
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
	d := &net.Dialer{Timeout: o.Idle, KeepAlive: 30 * time.Second}
	if !o.AllowPrivate {
		// The guard sees the address that a name has become, on each connection:
		// a check of the name alone is passed by a name that points inside.
		d.Control = guard(o.AllowLoopback).Safe
	}
	return &Client{o: o, http: &http.Client{
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
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	total := time.AfterFunc(c.o.Timeout, func() { cancel(errTotal) })
	defer total.Stop()
	src, err := c.get(ctx, cancel, u)
	if err != nil {
		return article.Source{}, c.explain(outer, ctx, u, err)
	}
	return src, nil
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

func (c *Client) get(ctx context.Context, cancel context.CancelCauseFunc, u *url.URL) (article.Source, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return article.Source{}, err
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.5")
	req.Header.Set("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8")
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := c.http.Do(req)
	if err != nil {
		return article.Source{}, err
	}
	defer resp.Body.Close()
	if err := checkStatus(resp.StatusCode); err != nil {
		return article.Source{}, err
	}
	kind := resp.Header.Get("Content-Type")
	if err := checkType(kind); err != nil {
		return article.Source{}, err
	}
	data, err := c.read(resp, cancel)
	if err != nil {
		return article.Source{}, err
	}
	final := *resp.Request.URL
	final.User = nil
	return article.Source{Name: final.String(), URL: final.String(), Type: kind, Data: data}, nil
}

// read takes the body, packed or not, up to the limit.
func (c *Client) read(resp *http.Response, cancel context.CancelCauseFunc) ([]byte, error) {
	idle := time.AfterFunc(c.o.Idle, func() { cancel(errIdle) })
	defer idle.Stop()
	if resp.ContentLength > int64(c.o.MaxBytes) {
		return nil, c.tooLarge()
	}
	var r io.Reader = &watched{r: io.LimitReader(resp.Body, int64(c.o.MaxBytes)+1), idle: idle, every: c.o.Idle}
	switch enc := strings.ToLower(resp.Header.Get("Content-Encoding")); enc {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		r = io.LimitReader(z, int64(c.o.MaxBytes)+1)
	default:
		return nil, fault.New(fault.Unsupported, "the server packed the page as %.20q, which was not asked for", enc)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if len(data) > c.o.MaxBytes {
		return nil, c.tooLarge()
	}
	return data, nil
}

func (c *Client) tooLarge() error {
	return fault.New(fault.TooLarge, "the page is larger than %d bytes, the most that is fetched", c.o.MaxBytes)
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

// checkType refuses what is named as no text before its bytes are fetched.
// Without a name, or with the name for anything, the bytes will tell.
func checkType(header string) error {
	kind, _, _ := mime.ParseMediaType(header)
	switch {
	case kind == "", kind == "application/octet-stream", strings.HasPrefix(kind, "text/"), strings.HasSuffix(kind, "xml"):
		return nil
	}
	return fault.New(fault.Unsupported, "the address leads to %.60s, not to a page", kind)
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
	case errors.Is(context.Cause(ctx), errIdle), errors.As(err, &timeout) && timeout.Timeout():
		return reason(err, "the server sent nothing for %v", c.o.Idle)
	case errors.As(err, &dns):
		return reason(err, "no host named %.100s was found", host)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return reason(err, "the server broke off in the middle of the page")
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), strings.Contains(err.Error(), "flate:"), strings.Contains(err.Error(), "gzip:"):
		return reason(err, "the page was packed wrongly")
	}
	return reason(err, "%.100s can't be reached", host)
}

// reason keeps the cause for logs and out of the message.
func reason(err error, format string, args ...any) error {
	return &fault.Error{Code: fault.Unreachable, Message: fmt.Sprintf(format, args...), Err: err}
}
