package service

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/feeds"
	"github.com/zhongdian/zhongdian/internal/store"
)

// MaxHookBytes is the most of a webhook's body that is read.
const MaxHookBytes = feeds.MaxHookBytes

// ReaderKind names a program that people read with beside us.
type ReaderKind string

// The kinds of reader.
const (
	ReaderMiniflux ReaderKind = "miniflux"
	ReaderKarakeep ReaderKind = "karakeep"
)

// Reader is a program whose webhook sends us entries, and into which their
// points are written back. Its token and secret are never given out again.
type Reader struct {
	ID      string         `json:"id"`
	Kind    ReaderKind     `json:"kind"`
	Name    string         `json:"name"`
	Address string         `json:"address,omitempty"` // "": nothing is written back
	Created time.Time      `json:"created"`
	Owed    map[string]int `json:"deliveries,omitempty"` // by state: waiting, done, failed
}

// ReaderRequest asks for a reader to be served.
type ReaderRequest struct {
	Kind    ReaderKind
	Name    string
	Address string // such as https://reader.example; "": nothing is written back
	Token   string // of its interface: an API key
	Secret  string // of its webhook: Miniflux shows it, for Karakeep it is the token that was set there
}

const maxDeliveries = 6 // attempts

// AddReader serves a reader from now on. Its webhook goes to the path that the
// API gives to its id. Errors: fault.Invalid.
func (l *Library) AddReader(ctx context.Context, r ReaderRequest) (Reader, error) {
	switch {
	case r.Kind != ReaderMiniflux && r.Kind != ReaderKarakeep:
		return Reader{}, fault.New(fault.Invalid, "the kind of a reader is miniflux or karakeep, not %.20q", r.Kind)
	case len(r.Secret) < 16:
		return Reader{}, fault.New(fault.Invalid, "the secret of a webhook needs at least 16 characters: nobody may guess it")
	case len(r.Name)+len(r.Token)+len(r.Secret)+len(r.Address) > maxField:
		return Reader{}, fault.New(fault.TooLarge, "name, address, token and secret have at most %d bytes together", maxField)
	case strings.ContainsAny(r.Token, "\r\n\x00"):
		return Reader{}, fault.New(fault.Invalid, "the token has a line break in it")
	case r.Address != "" && r.Token == "":
		return Reader{}, fault.New(fault.Invalid, "to write back a token of the reader's interface is needed")
	}
	if r.Address != "" {
		if err := feeds.CheckAddress(r.Address); err != nil {
			return Reader{}, err
		}
	}
	kept := store.Reader{ID: store.NewID(l.now()), Kind: string(r.Kind), Name: r.Name, Address: r.Address, Token: r.Token, Secret: r.Secret, Created: l.now()}
	return readerOf(kept), l.st.AddReader(ctx, kept)
}

func readerOf(r store.Reader) Reader {
	return Reader{ID: r.ID, Kind: ReaderKind(r.Kind), Name: r.Name, Address: r.Address, Created: r.Created}
}

// Readers gives all readers, the oldest first, with what is owed to them.
func (l *Library) Readers(ctx context.Context) ([]Reader, error) {
	list, err := l.st.Readers(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Reader, len(list))
	for i, r := range list {
		out[i] = readerOf(r)
		if out[i].Owed, err = l.st.Owed(ctx, r.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// RemoveReader serves a reader no more. Errors: fault.NotFound.
func (l *Library) RemoveReader(ctx context.Context, id string) error {
	return l.st.DeleteReader(ctx, id)
}

// Hook takes a webhook of a reader: its header and its body, of at most
// MaxHookBytes. It tells how many entries were accepted; those that were owed
// before count as nothing. Errors: fault.NotFound for an unknown reader and for
// a forged event alike, Invalid and TooLarge for a body that is no event.
func (l *Library) Hook(ctx context.Context, id string, header http.Header, body []byte) (int, error) {
	if len(body) > MaxHookBytes {
		return 0, fault.New(fault.TooLarge, "the event has more than %d MB", MaxHookBytes>>20)
	}
	forged := fault.New(fault.NotFound, "there is no such webhook, or its secret is wrong")
	r, err := l.st.Reader(ctx, id)
	switch {
	case fault.CodeOf(err) == fault.NotFound:
		return 0, forged
	case err != nil:
		return 0, err
	}
	var list []feeds.Incoming
	switch ReaderKind(r.Kind) {
	case ReaderMiniflux:
		if !feeds.MinifluxSigned(r.Secret, header.Get("X-Miniflux-Signature"), body) {
			return 0, forged
		}
		list, err = feeds.ParseMiniflux(body)
	case ReaderKarakeep:
		if !feeds.KarakeepAllowed(r.Secret, header.Get("Authorization")) {
			return 0, forged
		}
		list, err = feeds.ParseKarakeep(body)
	}
	if err != nil {
		return 0, err
	}
	n := 0
	for _, in := range list {
		fresh, err := l.owe(ctx, r, in)
		if err != nil {
			return n, err
		}
		if fresh {
			n++
		}
	}
	l.nudge()
	return n, nil
}

// owe accepts one entry. What can't be a request (an entry without a text or an
// address) is passed over: its reader can't mend it.
func (l *Library) owe(ctx context.Context, r store.Reader, in feeds.Incoming) (bool, error) {
	req := Request{Owner: r.Kind + ":" + r.ID, Kind: KindHighlight, URL: in.URL, HTML: string(in.Content), Title: cut(in.Title, maxField), Background: true}
	if !in.Published.IsZero() {
		req.Date = in.Published.Format(time.RFC3339)
	}
	if strings.TrimSpace(req.HTML) == "" {
		req.HTML = ""
	}
	// Readers send what the feed had; behind a short text there is a page.
	req.Whole = req.URL != "" && len(req.HTML) < shortEntry
	req, err := req.normal()
	if err != nil {
		l.log.Info("an entry of a reader can't be read", "reader", r.ID, "entry", in.ID, "error", cause(err))
		return false, nil
	}
	j, err := l.jobFor(req, store.Queued)
	if err != nil {
		return false, err
	}
	return l.st.AddDelivery(ctx, store.NewID(l.now()), r.ID, in.ID, in.Version, j, req.Data)
}

// shortEntry is less HTML than an article has as a rule.
const shortEntry = 2000

// deliver writes points back into readers.
func (l *Library) deliver(ctx context.Context) {
	for ctx.Err() == nil {
		list, err := l.st.ClaimDeliveries(ctx, 10, 5*time.Minute)
		if err != nil && ctx.Err() == nil {
			l.log.Error("what is owed to readers can't be looked for", "error", cause(err))
		}
		if len(list) == 0 {
			return
		}
		for _, d := range list {
			err := l.deliverOne(ctx, d)
			if ctx.Err() != nil {
				return // the hold runs out and it is tried again
			}
			state, message, after := "done", "", time.Duration(0)
			if err != nil {
				message = ErrorOf(err).Message
				if state = "failed"; fault.CodeOf(err) == fault.Unreachable && d.Attempts < maxDeliveries {
					state, after = "waiting", l.backoff(d.Attempts)
				}
				l.log.Info("points can't be written into a reader", "reader", d.Reader, "entry", d.Entry, "state", state, "error", cause(err))
			}
			if err := l.st.Delivered(ctx, d.ID, state, message, after); err != nil {
				l.log.Error("the end of a delivery can't be noted", "delivery", d.ID, "error", cause(err))
			}
		}
	}
}

func (l *Library) deliverOne(ctx context.Context, d store.Delivery) error {
	if d.JobState != store.Done {
		return fault.New(fault.Invalid, "there are no points: %s", d.Reason)
	}
	r, err := l.st.Reader(ctx, d.Reader)
	if err != nil || r.Address == "" {
		return err
	}
	res, err := l.Result(ctx, d.Job)
	if err != nil {
		return err
	}
	if !readable(res.Digest) || len(res.Digest.Points) == 0 {
		return fault.New(fault.Invalid, "the page is no article that has points")
	}
	if ReaderKind(r.Kind) == ReaderKarakeep {
		return feeds.NewKarakeep(r.Address, r.Token, l.outward).Deliver(ctx, d.Entry, res.Digest)
	}
	content := ""
	if d.Blob != "" {
		data, err := l.st.Blob(ctx, d.Blob)
		if err != nil {
			return err
		}
		content = string(data)
	}
	return feeds.NewMiniflux(r.Address, r.Token, l.outward).Deliver(ctx, d.Entry, content, res.Digest)
}
