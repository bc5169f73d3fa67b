package openai

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// checkAddress reads a base address. A key goes over https or to this machine:
// anywhere else whoever carries the bytes could read it.
func checkAddress(s string, key bool, env string) (*url.URL, error) {
	if s == "" {
		return nil, fault.New(fault.Invalid, "there is no base_url: give the address of the server, such as https://api.deepseek.com/v1")
	}
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(s), "/"))
	switch {
	case err != nil:
		// The address itself may hold a secret; it is not repeated.
		return nil, fault.New(fault.Invalid, "base_url is not an address")
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, fault.New(fault.Invalid, "base_url must be an address and nothing more: keys belong in an environment variable (key_env), a version of the interface in api_version")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fault.New(fault.Invalid, "base_url must begin with https://, or http:// for a server without a key, not %.20q", u.Scheme)
	case u.Hostname() == "":
		return nil, fault.New(fault.Invalid, "base_url names no host: %.100q", u.String())
	case strings.HasSuffix(u.Path, "/chat/completions"):
		u.Path = strings.TrimSuffix(u.Path, "/chat/completions")
	}
	if key && u.Scheme == "http" && !Loopback(u.Hostname()) {
		what := "the key"
		if env != "" {
			what = "the key in " + env
		}
		return nil, fault.New(fault.Invalid, "%s is not sent to %.100s over plain http, where others can read it: use https, or take the key away if the server needs none", what, u.Host)
	}
	return u, nil
}

// Loopback reports whether a host is this machine by its name alone.
func Loopback(host string) bool {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && ip.Unmap().IsLoopback()
}

var errNotHere = errors.New("the name of this machine leads elsewhere")

// transport makes the network's end. Where a key goes out over plain http the
// connection itself is looked at: a name like localhost can be made to lead
// anywhere, and a proxy would see all.
func transport(o *Options, base *url.URL) *http.Transport {
	d := &net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second}
	proxy := http.ProxyFromEnvironment
	if o.Key != "" && base.Scheme == "http" {
		proxy = nil
		d.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
			host, _, err := net.SplitHostPort(address)
			if err != nil || !Loopback(host) {
				return errNotHere
			}
			return nil
		}
	}
	return &http.Transport{
		Proxy:                  proxy,
		DialContext:            d.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // a packed stream would come in lumps
		TLSHandshakeTimeout:    15 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConnsPerHost:    o.Concurrency,
		IdleConnTimeout:        60 * time.Second,
	}
}

// noRedirect stops at once: a key is for the host it was given for, and a POST
// that is sent elsewhere is not what was asked.
func noRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// endpoint is the address of one path of the interface.
func (c *Client) endpoint(path string) string {
	u := *c.base
	u.Path += path
	u.RawQuery = c.o.Query
	return u.String()
}

// authorize puts the key where the server wants it.
func (c *Client) authorize(h http.Header) {
	switch {
	case c.o.Key == "":
	case c.o.Header != "":
		h.Set(c.o.Header, c.o.Key)
	default:
		h.Set("Authorization", "Bearer "+c.o.Key)
	}
}
