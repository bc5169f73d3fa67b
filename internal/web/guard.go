package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"runtime/debug"

	"github.com/zhongdian/zhongdian/fault"
)

// policy lets a page use what this server serves and nothing else. Stored text
// that got past the escaping could still not run.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// protect puts around every answer what a browser needs to know to keep the
// page safe, refuses forms sent from elsewhere and turns a panic into an answer.
func (a *app) protect(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		// Not "no-referrer": a form would then be sent with "Origin: null", which
		// tells this server nothing. Another site learns nothing either way.
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cache-Control", "private, no-cache")
		h.Set("Vary", "Cookie, Accept-Language")
		defer func() {
			if v := recover(); v != nil {
				a.log.Error("panic", "value", v, "stack", string(debug.Stack()), "path", r.URL.Path)
				a.fail(w, r, newFault(fault.Internal, nil, "error.internal.do"))
			}
		}()
		if err := a.guard.origin.Check(r); err != nil {
			a.failAs(w, r, http.StatusForbidden, newFault(fault.Invalid, err, "fault.foreign"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// guard ties a form to the browser it was made for: a cookie holds a random
// value, and the form its keyed hash. A site that can plant a cookie can't make
// the hash. The key lives as long as the process.
type guard struct {
	key    [32]byte
	origin *http.CrossOriginProtection
}

const (
	guardCookie = "zd_form"
	guardField  = "token"
)

func newGuard() *guard {
	g := &guard{origin: http.NewCrossOriginProtection()}
	_, _ = rand.Read(g.key[:]) // never fails: crypto/rand ends the process instead
	return g
}

// token gives the value for the forms of a page, and the browser its cookie
// where it has none.
func (g *guard) token(w http.ResponseWriter, r *http.Request) string {
	seed := ""
	if c, err := r.Cookie(guardCookie); err == nil && len(c.Value) == seedLen {
		seed = c.Value
	} else {
		seed = rand.Text()[:seedLen]
		http.SetCookie(w, &http.Cookie{
			Name: guardCookie, Value: seed, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
		})
	}
	return g.sign(seed)
}

const seedLen = 26 // letters of rand.Text: 130 bits

func (g *guard) sign(seed string) string {
	m := hmac.New(sha256.New, g.key[:])
	m.Write([]byte(seed))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// check refuses a form that this server did not make for this browser.
// Errors: fault.Invalid.
func (g *guard) check(r *http.Request, token string) error {
	c, err := r.Cookie(guardCookie)
	if err != nil || len(c.Value) != seedLen || !hmac.Equal([]byte(token), []byte(g.sign(c.Value))) {
		return newFault(fault.Invalid, err, "fault.old")
	}
	return nil
}
