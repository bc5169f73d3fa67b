package chromium

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"sync"
	"sync/atomic"
	"time"
)

// proxy is the browser's only way out: an HTTP proxy on loopback whose
// connections are made by dial, which sees the address that a name has become.
type proxy struct {
	ln      net.Listener
	srv     *http.Server
	dial    func(ctx context.Context, network, address string) (net.Conn, error)
	refused atomic.Bool
	open    sync.WaitGroup
	end     context.CancelFunc
	idle    func() // ends the connections that wait for more
}

func newProxy(dial func(ctx context.Context, network, address string) (net.Conn, error)) (*proxy, error) {
	if dial == nil {
		dial = (&net.Dialer{Timeout: 10 * time.Second}).DialContext
	}
	ln, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	ctx, end := context.WithCancel(context.Background())
	p := &proxy{ln: ln, dial: dial, end: end}
	transport := &http.Transport{
		DialContext: p.connect, MaxIdleConnsPerHost: 4, IdleConnTimeout: 5 * time.Second, ResponseHeaderTimeout: 20 * time.Second,
	}
	p.idle = transport.CloseIdleConnections
	plain := &httputil.ReverseProxy{
		Rewrite:      func(r *httputil.ProxyRequest) { r.Out.Host = r.In.Host },
		Transport:    transport,
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
	}
	p.srv = &http.Server{
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.Method == http.MethodConnect:
				p.tunnel(w, r)
			case r.URL.Scheme == "http" && r.URL.Host != "":
				plain.ServeHTTP(w, r)
			default:
				w.WriteHeader(http.StatusBadRequest)
			}
		}),
	}
	p.open.Go(func() { _ = p.srv.Serve(ln) })
	return p, nil
}

// Address is where the proxy listens.
func (p *proxy) Address() string { return p.ln.Addr().String() }

// Refused reports that a connection was not made.
func (p *proxy) Refused() bool { return p.refused.Load() }

// Close ends every connection and waits for what the proxy began.
func (p *proxy) Close() {
	p.end()
	_ = p.srv.Close()
	p.open.Wait()
	p.idle()
}

func (p *proxy) connect(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := p.dial(ctx, network, address)
	if err != nil {
		p.refused.Store(true)
	}
	return c, err
}

// tunnel joins the browser to a server without looking at what they say.
func (p *proxy) tunnel(w http.ResponseWriter, r *http.Request) {
	out, err := p.connect(r.Context(), "tcp", r.Host)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	h, ok := w.(http.Hijacker)
	if !ok {
		_ = out.Close()
		return
	}
	in, buffered, err := h.Hijack()
	if err != nil {
		_ = out.Close()
		return
	}
	stop := context.AfterFunc(r.Context(), func() { closeBoth(in, out) })
	p.open.Go(func() {
		defer stop()
		defer closeBoth(in, out)
		if _, err := in.Write([]byte("HTTP/1.1 200 OK\r\n\r\n")); err != nil {
			return
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = io.Copy(out, buffered)
			_ = out.Close()
		}()
		_, _ = io.Copy(in, out)
		_ = in.Close()
		<-done
	})
}

// closeBoth ends a tunnel. That an end is closed already is no news.
func closeBoth(a, b net.Conn) {
	_ = a.Close()
	_ = b.Close()
}
