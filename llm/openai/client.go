package openai

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// Options are the settings of a client. BaseURL must be given, and Model for
// anything but a look at what models there are; the rest has the defaults that
// are named.
type Options struct {
	Profile string // a name for errors and receipts; "": the host
	BaseURL string // up to what comes before /chat/completions: "https://api.deepseek.com/v1"
	Query   string // after the path, without its mark: "api-version=2024-10-21"
	Model   string
	Key     string // "": none is sent
	KeyEnv  string // the variable the key is from, for messages
	Header  string // that carries the key; "": Authorization, with Bearer before it

	Context     int            // tokens of prompt and reply together; 0: what was learned, or unknown
	MaxTokens   int            // of a reply whose request names none; 0: the server's own limit
	Temperature *float64       // nil: the server's own
	Extra       map[string]any // more fields of every request's body

	Concurrency int     // calls at once; 0: 4
	Rate        float64 // requests a minute; 0: no limit

	Timeout   time.Duration // of a call, its repetitions among it; 0: 5 min
	FirstByte time.Duration // until the answer begins; 0: 2 min
	Idle      time.Duration // without a byte after that; 0: 1 min
	Attempts  int           // of a call; 0: 4
	MaxBytes  int           // of a reply's text; 0: 1 MiB

	Known   Caps       // what was learned of this server and model before
	Learned func(Caps) // told when something new was; may be nil, may be called at any time
}

const (
	defaultConcurrency = 4
	defaultAttempts    = 4
	defaultMaxBytes    = 1 << 20
	maxAdaptations     = 8
	agent              = "zhongdian/0.1 (+https://github.com/zhongdian/zhongdian)"
)

// Client is one model behind one server. It is safe for concurrent use.
type Client struct {
	o     Options
	base  *url.URL
	http  *http.Client
	slots chan struct{}
	limit *rate.Limiter // nil: none

	mu    sync.Mutex
	caps  Caps
	until time.Time // the server asked for quiet up to then

	// What tests put in the place of the clock.
	sleep  func(context.Context, time.Duration) error
	jitter func() float64 // 0 to 1
	now    func() time.Time
}

var _ llm.Provider = (*Client)(nil)

// New makes a client. It sends nothing. Errors: fault.Invalid, for an address
// that is malformed or over which the key may not go, and for numbers out of
// their range.
func New(o Options) (*Client, error) {
	base, err := checkAddress(o.BaseURL, o.Key != "", o.KeyEnv)
	if err != nil {
		return nil, err
	}
	if o.Profile == "" {
		o.Profile = base.Hostname()
	}
	if err := checkOptions(&o); err != nil {
		return nil, err
	}
	c := &Client{
		o: o, base: base, caps: o.Known.clone(), slots: make(chan struct{}, o.Concurrency),
		http:  &http.Client{Transport: transport(&o, base), CheckRedirect: noRedirect},
		sleep: sleep, jitter: rand.Float64, now: time.Now,
	}
	if o.Rate > 0 {
		c.limit = rate.NewLimiter(rate.Limit(o.Rate/60), 1)
	}
	return c, nil
}

func checkOptions(o *Options) error {
	for _, n := range []struct {
		name string
		v    int
	}{{"context", o.Context}, {"max_tokens", o.MaxTokens}, {"concurrency", o.Concurrency}, {"attempts", o.Attempts}} {
		if n.v < 0 {
			return fault.New(fault.Invalid, "%s of %s must not be negative", n.name, o.Profile)
		}
	}
	if o.Rate < 0 || o.Timeout < 0 || o.FirstByte < 0 || o.Idle < 0 || o.MaxBytes < 0 {
		return fault.New(fault.Invalid, "rates, times and sizes of %s must not be negative", o.Profile)
	}
	setDefault(&o.Concurrency, defaultConcurrency)
	setDefault(&o.Attempts, defaultAttempts)
	setDefault(&o.MaxBytes, defaultMaxBytes)
	setDefault(&o.Timeout, 5*time.Minute)
	setDefault(&o.FirstByte, 2*time.Minute)
	setDefault(&o.Idle, time.Minute)
	return nil
}

func setDefault[T comparable](v *T, d T) {
	var zero T
	if *v == zero {
		*v = d
	}
}

// Info says whom requests go to.
func (c *Client) Info() llm.Info {
	n := c.o.Context
	if n == 0 {
		n = c.Caps().Context
	}
	return llm.Info{Profile: c.o.Profile, Model: c.o.Model, Context: n}
}

// Caps is what is known of the server so far.
func (c *Client) Caps() Caps {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.caps.clone()
}

// Close lets go of idle connections. Calls in flight are not touched.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Complete sends r and waits for the reply; see llm.Provider.
func (c *Client) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	switch {
	case len(r.Messages) == 0:
		return llm.Reply{}, fault.New(fault.Invalid, "a request to a model needs a message")
	case c.o.Model == "":
		return llm.Reply{}, fault.New(fault.Invalid, "%s names no model: give one by --model or as model in its profile; zhongdian models test %s shows what it offers", c.o.Profile, c.o.Profile)
	}
	if err := c.enter(ctx); err != nil { // the time of the call begins after the wait for a place
		return llm.Reply{}, c.explain(ctx, ctx, &failure{err: err})
	}
	defer func() { <-c.slots }()
	outer := ctx
	ctx, cancel := context.WithTimeoutCause(ctx, c.o.Timeout, errTotal)
	defer cancel()
	reply, f := c.insist(ctx, r)
	if f != nil {
		return llm.Reply{}, c.explain(outer, ctx, f)
	}
	return reply, nil
}

// insist tries until there is a reply, a failure that will not pass, or no more
// attempts. A request that the server refuses in part goes again without that
// part, which does not count as an attempt.
func (c *Client) insist(ctx context.Context, r llm.Request) (llm.Reply, *failure) {
	caps := c.Caps()
	changes, broken := 0, 0
	for try := 1; ; {
		if err := c.pace(ctx); err != nil {
			return llm.Reply{}, &failure{err: err}
		}
		reply, seen, f := c.attempt(ctx, r, caps)
		if f == nil {
			c.learn(seen)
			return reply, nil
		}
		if ctx.Err() != nil {
			return llm.Reply{}, f
		}
		if next, ok := caps.without(f, r, c.o.Extra); ok && changes < maxAdaptations {
			caps = next
			changes++
			continue
		}
		if f.broken {
			if broken++; broken == 2 && !caps.NoStream {
				caps.NoStream = true // some gateways can't hold a stream open
			}
		}
		if !f.retry || try >= c.o.Attempts {
			f.tries = try
			return llm.Reply{}, f
		}
		if f := c.pause(ctx, try, f); f != nil {
			return llm.Reply{}, f
		}
		try++
	}
}

// enter waits for one of the places.
func (c *Client) enter(ctx context.Context) error {
	select {
	case c.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// pace waits until the rate and the server allow one more request.
func (c *Client) pace(ctx context.Context) error {
	for {
		c.mu.Lock()
		quiet := c.until.Sub(c.now())
		c.mu.Unlock()
		if quiet <= 0 {
			break
		}
		if err := c.sleep(ctx, quiet); err != nil {
			return err
		}
	}
	if c.limit == nil {
		return nil
	}
	if err := c.limit.Wait(ctx); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return context.DeadlineExceeded // the limiter saw that the time will not do
	}
	return nil
}

// learn keeps what an answered request has shown.
func (c *Client) learn(seen Caps) {
	c.mu.Lock()
	seen.Context = max(seen.Context, c.caps.Context)
	same := c.caps.equal(seen)
	c.caps = seen.clone()
	c.mu.Unlock()
	if !same && c.o.Learned != nil {
		c.o.Learned(seen.clone())
	}
}

var (
	errTotal = errors.New("the time for the call ran out")
	errIdle  = errors.New("no byte for too long")
)

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
