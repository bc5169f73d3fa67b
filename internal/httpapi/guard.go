package httpapi

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/fault"
)

// guard stands before everything else and asks where a request comes from: by
// which name it reached us, and from which page. It gives every answer the
// headers that keep a browser from making more of it than it is.
type guard struct {
	keys    bool     // every client brings a key, so that a name or a proxy opens nothing
	hosts   []string // names beside those of this machine, lower case, without a port
	origins []string // pages of other origins that may use the API
	cross   *http.CrossOriginProtection
	next    http.Handler
}

func (a *API) guard(next http.Handler) (http.Handler, error) {
	g := &guard{keys: a.o.KeysRequired, cross: http.NewCrossOriginProtection(), next: next}
	for _, o := range a.o.CORS {
		if err := checkOrigin(o); err != nil {
			return nil, err
		}
		g.origins = append(g.origins, o)
		if err := g.cross.AddTrustedOrigin(o); err != nil {
			return nil, fault.New(fault.Invalid, "%q is no origin: write it as https://example.org", o)
		}
	}
	if a.base != nil {
		g.hosts = append(g.hosts, strings.ToLower(a.base.Hostname()))
		if err := g.cross.AddTrustedOrigin(a.base.Scheme + "://" + a.base.Host); err != nil {
			return nil, fault.New(fault.Invalid, "the base address %q can't be used: %w", a.o.BaseURL, err)
		}
	}
	return g, nil
}

// checkOrigin takes scheme://host[:port] and nothing more. A star would open
// every result to every page.
func checkOrigin(o string) error {
	u, err := url.Parse(o)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Scheme+"://"+u.Host != o || strings.ContainsAny(o, "*;, '\"") {
		return fault.New(fault.Invalid, "%.100q is no origin: write it as https://example.org, without a path", o)
	}
	return nil
}

func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	api := strings.HasPrefix(r.URL.Path, "/v1/") || r.URL.Path == toolsPath
	if api {
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
	}
	if p := g.hostProblem(r); p != nil {
		writeProblem(w, r, p)
		return
	}
	if api && g.cors(w, r) {
		return
	}
	if g.cross.Check(r) != nil {
		writeProblem(w, r, newProblem(codeForbidden, "a page of another origin may not do this here; the server allows one with --cors"))
		return
	}
	g.next.ServeHTTP(w, r)
}

// hostProblem refuses a name that isn't ours, where no key is asked for: a page
// from outside whose own name was pointed at this machine could read everything
// else (DNS rebinding). A proxy is refused for the same reason: everybody who
// reaches it would be taken for somebody at this machine.
func (g *guard) hostProblem(r *http.Request) *Problem {
	if g.keys {
		return nil
	}
	if !g.ours(r.Host) {
		return newProblem(codeForbidden, "this server answers to the names of its own machine only; start it with --base-url for another")
	}
	for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if len(r.Header[h]) > 0 {
			return newProblem(codeForbidden, "this request came through a proxy, and the server asks for no keys; start it with --base-url https://…, so that it does")
		}
	}
	return nil
}

func (g *guard) ours(host string) bool {
	name := strings.ToLower(host)
	if h, _, err := net.SplitHostPort(name); err == nil {
		name = h
	}
	if ip, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return ip.Unmap().IsLoopback()
	}
	return name == "localhost" || slices.Contains(g.hosts, name)
}

// cors adds what a page of an allowed origin needs, and answers its question
// before the request. It reports whether the request is answered.
func (g *guard) cors(w http.ResponseWriter, r *http.Request) bool {
	if len(g.origins) == 0 {
		return false
	}
	h := w.Header()
	h.Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if !slices.Contains(g.origins, origin) {
		return false
	}
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Access-Control-Expose-Headers", "Location, Content-Location, Link, Retry-After, X-Request-Id")
	if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
		return false
	}
	h.Set("Access-Control-Allow-Methods", "GET, POST, DELETE")
	h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, Prefer, X-Request-Id")
	h.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
	return true
}
