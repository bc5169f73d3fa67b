// Package chromium builds pages that are made by scripts in a Chromium that is
// installed on this machine, and gives what a reader would see of them as HTML.
//
// The browser is somebody else's program running somebody else's scripts, so it
// gets a profile of its own that is thrown away, no way into the network but
// through a proxy that dials by the caller's rules, and a time after which it
// and all that it started is ended.
package chromium

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Options are how a page is built.
type Options struct {
	Path     string        // of the browser; "": one of Names is looked for
	Timeout  time.Duration // of one page; 0: 30 s
	Settle   time.Duration // of the page's own clock, given to its scripts; 0: 8 s
	MaxBytes int           // of the page that was built; 0: 16 MiB

	// Dial makes every connection of the browser. It must refuse what must not be
	// reached; nil: a plain dialer.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// Names are the programs that are looked for, in order.
var Names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "chrome-headless-shell"}

// Find gives the path of the browser: $CHROMIUM, or the first of Names that is
// installed. Error: fault.Unsupported.
func Find() (string, error) {
	if p := os.Getenv("CHROMIUM"); p != "" {
		return p, nil
	}
	for _, n := range Names {
		if p, err := exec.LookPath(n); err == nil {
			return p, nil
		}
	}
	return "", fault.New(fault.Unsupported, "no Chromium was found to build the page with: install chromium, or name the program in $CHROMIUM")
}

// Render loads address, lets its scripts run, and gives the page as it is then.
// The address must have been checked: its scheme is not looked at here. Errors:
// fault.Unsupported without a browser, Unreachable where it failed or took too
// long, TooLarge, Canceled.
func Render(ctx context.Context, address string, o Options) ([]byte, error) {
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Settle <= 0 {
		o.Settle = 8 * time.Second
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 16 << 20
	}
	if o.Path == "" {
		var err error
		if o.Path, err = Find(); err != nil {
			return nil, err
		}
	}
	proxy, err := newProxy(o.Dial)
	if err != nil {
		return nil, fault.New(fault.Internal, "the browser's way into the network can't be made: %w", err)
	}
	defer proxy.Close()
	profile, err := os.MkdirTemp("", "zhongdian-browser-")
	if err != nil {
		return nil, fault.New(fault.Internal, "the browser needs a folder for its profile: %w", err)
	}
	defer func() { _ = os.RemoveAll(profile) }()
	inner, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	out, notes := &limited{max: o.MaxBytes}, &limited{max: 16 << 10}
	cmd := exec.CommandContext(inner, o.Path, arguments(address, profile, proxy.Address(), o)...)
	cmd.Stdout, cmd.Stderr = out, notes
	cmd.WaitDelay = 3 * time.Second
	ownGroup(cmd)
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, fault.New(fault.Canceled, "stopped while the page was built: %w", ctx.Err())
	case out.over:
		return nil, fault.New(fault.TooLarge, "the page that its scripts built is larger than %d MB, the most that is read", o.MaxBytes>>20)
	case inner.Err() != nil:
		return nil, fault.New(fault.Unreachable, "the browser did not build the page within %v", o.Timeout)
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist), errors.Is(err, os.ErrPermission):
		return nil, fault.New(fault.Unsupported, "the browser %q can't be started: %w", o.Path, err)
	case err != nil:
		return nil, &fault.Error{Code: fault.Unreachable, Message: "the browser failed to build the page", Err: fmt.Errorf("%w: %s", err, notes.buf.Bytes())}
	case proxy.Refused() && failed(out.buf.Bytes()):
		return nil, fault.New(fault.Unreachable, "the page leads into a private network, where pages are fetched only if that is allowed")
	case failed(out.buf.Bytes()):
		return nil, fault.New(fault.Unreachable, "the browser could not reach the page")
	}
	return out.buf.Bytes(), nil
}

// failed reports the browser's own page of an error in place of the one asked for.
func failed(page []byte) bool {
	return len(bytes.TrimSpace(page)) == 0 || bytes.Contains(page, []byte(`class="neterror"`)) || bytes.Contains(page, []byte(`id="main-frame-error"`))
}

func arguments(address, profile, proxy string, o Options) []string {
	args := []string{
		"--headless=new", "--dump-dom", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
		"--user-data-dir=" + profile,
		"--proxy-server=http://" + proxy,
		"--proxy-bypass-list=<-loopback>", // this machine too is reached through the proxy, or not at all
		"--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update",
		"--disable-domain-reliability", "--disable-breakpad", "--disable-client-side-phishing-detection",
		"--disable-features=WebRtcHideLocalIpsWithMdns,OptimizationHints,MediaRouter,DialMediaRouteProvider",
		"--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--webrtc-ip-handling-policy=disable_non_proxied_udp",
		"--disable-quic", "--mute-audio", "--hide-scrollbars", "--blink-settings=imagesEnabled=false",
		"--window-size=1280,2400", "--lang=zh-CN",
		"--virtual-time-budget=" + strconv.FormatInt(o.Settle.Milliseconds(), 10),
		"--timeout=" + strconv.FormatInt((o.Timeout*3/4).Milliseconds(), 10),
	}
	if os.Geteuid() == 0 {
		// Chromium's sandbox refuses to run as root, which is what containers have.
		args = append(args, "--no-sandbox")
	}
	return append(args, "--", address)
}

// limited keeps what is written up to a bound and drops the rest. The buffer is
// not embedded: its ReadFrom would go around the bound.
type limited struct {
	buf  bytes.Buffer
	max  int
	over bool
}

func (l *limited) Write(p []byte) (int, error) {
	if l.buf.Len()+len(p) > l.max {
		l.over = true
		return len(p), nil
	}
	return l.buf.Write(p)
}
