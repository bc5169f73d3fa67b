package httpapi

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/time/rate"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// principal is who asks.
type principal struct {
	key    string // the id of the key, for logs; "" without one
	owner  string // of what is made; "" where everybody is the same person
	scopes service.Key
	open   bool // no key is asked for: everything is allowed
}

// sees reports whether what belongs to owner may be shown.
func (p principal) sees(owner string) bool {
	return p.open || p.owner == owner || p.scopes.Allows(service.ScopeAdmin)
}

// admit finds out who asks and whether they may do what needs scope. basic
// allows the key as the password of HTTP's own sign-in, which a browser can do;
// a browser adds it by itself to requests of any page, so the API doesn't
// take it.
func (a *API) admit(x *exchange, scope service.Scope, basic bool) *Problem {
	token, p := tokenOf(x.r, basic)
	if p != nil {
		return p
	}
	if token == "" {
		if !a.o.KeysRequired {
			x.who = principal{open: true}
			return nil
		}
		return unauthorized("this server asks for a key: send Authorization: Bearer KEY", basic)
	}
	k, err := a.o.Library.Authenticate(x.r.Context(), token)
	switch {
	case fault.CodeOf(err) == fault.NotFound:
		return unauthorized("the key is not known or was revoked", basic)
	case err != nil:
		return problemOf(err)
	}
	x.who = principal{key: k.ID, owner: k.ID, scopes: k}
	if !k.Allows(scope) {
		return newProblem(codeForbidden, "this needs a key with the scope "+string(scope))
	}
	if wait := a.rates.take(k.ID, k.Rate); wait > 0 {
		return newProblem(codeRateLimited, "the rate of this key is used up; try again later").after(wait)
	}
	return nil
}

func unauthorized(detail string, basic bool) *Problem {
	p := newProblem(codeUnauthorized, detail)
	p.header = http.Header{"Www-Authenticate": {`Bearer realm="zhongdian"`}}
	if basic {
		p.header = http.Header{"Www-Authenticate": {`Basic realm="zhongdian", charset="UTF-8"`}}
	}
	return p
}

// tokenOf reads the key from the request: from its header alone, since an
// address ends up in logs and histories.
func tokenOf(r *http.Request, basic bool) (string, *Problem) {
	values := r.Header.Values("Authorization")
	switch {
	case len(values) == 0:
		return "", nil
	case len(values) > 1:
		return "", unauthorized("there is more than one Authorization header", basic)
	}
	scheme, token, _ := strings.Cut(values[0], " ")
	if strings.EqualFold(scheme, "Bearer") && token != "" {
		return strings.TrimSpace(token), nil
	}
	if _, password, ok := r.BasicAuth(); basic && ok && password != "" {
		return password, nil
	}
	return "", unauthorized("the Authorization header must be: Bearer KEY", basic)
}

// need is the middleware of an operation that needs a scope.
func (a *API) need(scope service.Scope) huma.Middlewares { return a.needFor(scope, false) }

// needFor is need that may take the key as the password of HTTP's own sign-in.
func (a *API) needFor(scope service.Scope, basic bool) huma.Middlewares {
	return huma.Middlewares{func(ctx huma.Context, next func(huma.Context)) {
		x := exchangeOf(ctx.Context())
		if p := a.admit(x, scope, basic); p != nil {
			writeProblem(x.w, x.r, p)
			return
		}
		next(ctx)
	}}
}

// needPlain is need for a handler that isn't an operation.
func (a *API) needPlain(scope service.Scope, basic bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := exchangeOf(r.Context())
		if p := a.admit(x, scope, basic); p != nil {
			writeProblem(w, r, p)
			return
		}
		next.ServeHTTP(w, r)
	})
}

type limiter = rate.Limiter

// rates holds the rate of each key. There are as many entries as keys in use.
type rates struct {
	mu    sync.Mutex
	byKey map[string]*limiter
}

// take takes one request of n a minute. It gives 0, or how long to wait. A
// minute's worth may come at once.
func (s *rates) take(id string, n int) time.Duration {
	if n <= 0 {
		return 0
	}
	limit := rate.Limit(float64(n) / 60)
	s.mu.Lock()
	l := s.byKey[id]
	if l == nil || l.Burst() != n {
		l = rate.NewLimiter(limit, n)
		s.byKey[id] = l
	}
	s.mu.Unlock()
	r := l.Reserve()
	wait := r.Delay()
	if wait > 0 {
		r.Cancel()
	}
	return wait
}

// owned gives fault.NotFound for what belongs to somebody else: that it is
// there at all is nobody's business.
func owned(ctx context.Context, owner, what string) error {
	if exchangeOf(ctx).who.sees(owner) {
		return nil
	}
	return fault.New(fault.NotFound, "there is no %s with this id", what)
}
