package service

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
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

const maxDeliveries = 12 // attempts, over about an hour: as long as an upgrade of a reader takes

// AddReader serves a reader from now on; its webhook goes to the address of its
// kind, and its secret tells which reader it is. Errors: fault.Invalid, TooLarge.
func (l *Library) AddReader(ctx context.Context, r ReaderRequest) (Reader, error) {
	switch {
	case r.Kind != ReaderMiniflux && r.Kind != ReaderKarakeep:
		return Reader{}, fault.New(fault.Invalid, "the kind of a reader is miniflux or karakeep, not %.20q", r.Kind)
	case len(r.Secret) < 16:
		return Reader{}, fault.New(fault.Invalid, "the secret of a webhook needs at least 16 characters: nobody may guess it")
	case len(r.Name)+len(r.Token)+len(r.Secret)+len(r.Address) > maxField:
		return Reader{}, fault.New(fault.TooLarge, "name, address, token and secret have at most %d bytes together", maxField)
	case strings.ContainsAny(r.Token+r.Secret, "\r\n\x00"):
		return Reader{}, fault.New(fault.Invalid, "the token or the secret has a line break in it")
	case r.Address != "" && r.Token == "":
		return Reader{}, fault.New(fault.Invalid, "to write back a token of the reader's interface is needed")
	}
	if r.Address != "" {
		if err := feeds.CheckAddress(r.Address); err != nil {
			return Reader{}, err
		}
	}
	list, err := l.st.Readers(ctx)
	if err != nil {
		return Reader{}, err
	}
	if len(list) >= maxReaders {
		return Reader{}, fault.New(fault.Invalid, "there are %d readers already: remove one first", maxReaders)
	}
	for _, o := range list {
		if o.Kind == string(r.Kind) && o.Secret == r.Secret {
			return Reader{}, fault.New(fault.Invalid, "the reader %s has this secret already: it tells them apart", o.ID)
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

// HookExpected reports whether a webhook of a kind with this header can be one of
// a reader that is served, so that no body is read for nothing. What it lets
// pass is still for Hook to check. Errors: fault.NotFound.
func (l *Library) HookExpected(ctx context.Context, kind ReaderKind, header http.Header) error {
	if kind == ReaderKarakeep {
		_, err := l.sender(ctx, kind, header, nil)
		return err
	}
	list, err := l.st.Readers(ctx)
	if err != nil {
		return err
	}
	known := slices.ContainsFunc(list, func(r store.Reader) bool { return r.Kind == string(kind) })
	if !known || len(header.Get(signatureHeader)) != hex.EncodedLen(sha256.Size) {
		return forgedHook()
	}
	return nil
}

// Hook takes a webhook of a reader of a kind: its header and its body, of at most
// MaxHookBytes. It tells how many entries were accepted; those that were owed
// before count as nothing. Errors: fault.NotFound where no reader has the secret
// that it carries or is signed with, Invalid and TooLarge for a body that is no
// event.
func (l *Library) Hook(ctx context.Context, kind ReaderKind, header http.Header, body []byte) (int, error) {
	if len(body) > MaxHookBytes {
		return 0, fault.New(fault.TooLarge, "the event has more than %d MB", MaxHookBytes>>20)
	}
	r, err := l.sender(ctx, kind, header, body)
	if err != nil {
		return 0, err
	}
	parse := feeds.ParseMiniflux
	if kind == ReaderKarakeep {
		parse = feeds.ParseKarakeep
	}
	list, err := parse(body)
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

const (
	signatureHeader = "X-Miniflux-Signature"
	maxReaders      = 50 // each may cost one signature of a body that anybody sends
)

func forgedHook() error {
	return fault.New(fault.NotFound, "no reader is served that has the secret of this webhook")
}

// sender gives the reader whose secret a webhook carries or is signed with.
func (l *Library) sender(ctx context.Context, kind ReaderKind, header http.Header, body []byte) (store.Reader, error) {
	list, err := l.st.Readers(ctx)
	if err != nil {
		return store.Reader{}, err
	}
	for _, r := range list {
		if r.Kind != string(kind) {
			continue
		}
		if kind == ReaderMiniflux && feeds.MinifluxSigned(r.Secret, header.Get(signatureHeader), body) ||
			kind == ReaderKarakeep && feeds.KarakeepAllowed(r.Secret, header.Get("Authorization")) {
			return r, nil
		}
	}
	return store.Reader{}, forgedHook()
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
