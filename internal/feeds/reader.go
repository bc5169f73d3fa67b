package feeds

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// MaxHookBytes is the most of a webhook's body: Miniflux sends all new entries
// of a feed at once, with their texts.
const MaxHookBytes = 16 << 20

// Incoming is an entry of a reader that wants points.
type Incoming struct {
	ID        string // of the entry in its reader
	Version   string // changes with the entry's text
	URL       string
	Title     string
	Outlet    string
	Published time.Time
	Content   []byte // HTML; may be empty
}

// mark is the end of an address that tells a reader's entry was done. Comments
// and unknown attributes don't survive the sanitizers of readers; links do.
const mark = "#zhongdian-points"

// Server is the interface of a reader. Redirects are not followed: its token
// goes to the address that was set and nowhere else.
type Server struct {
	base   string
	header string // that carries the token
	value  string
	http   *http.Client
}

func newServer(base, header, value string, client *http.Client) Server {
	c := *client
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return Server{base: strings.TrimSuffix(base, "/"), header: header, value: value, http: &c}
}

// CheckAddress refuses what is no address of a reader. Errors: fault.Invalid.
func CheckAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return fault.New(fault.Invalid, "the address of a reader must be like https://reader.example")
	}
	return nil
}

// call sends one request and reads its answer into out, which may be nil. Errors:
// fault.NotFound, Unreachable for what may be well again, Invalid for the rest.
func (s *Server) call(ctx context.Context, method, path string, in, out any) error {
	ctx, stop := context.WithTimeout(ctx, 30*time.Second)
	defer stop()
	var body io.Reader
	if in != nil {
		data, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(data)
	}
	req, err := http.NewRequestWithContext(ctx, method, s.base+path, body)
	if err != nil {
		return fault.New(fault.Invalid, "the address of the reader is malformed")
	}
	req.Header.Set(s.header, s.value)
	req.Header.Set("Accept", "application/json")
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := s.http.Do(req)
	if err != nil {
		return &fault.Error{Code: fault.Unreachable, Message: "the reader can't be reached", Err: err}
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, MaxHookBytes+1))
	switch code := resp.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusGone:
		return fault.New(fault.NotFound, "the reader has no such entry any more")
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return fault.New(fault.Invalid, "the reader does not take our token (HTTP %d): give it a new one", code)
	case code == http.StatusTooManyRequests || code == http.StatusRequestTimeout || code >= 500:
		return fault.New(fault.Unreachable, "the reader failed (HTTP %d)", code)
	case code < 200 || code > 299:
		return fault.New(fault.Invalid, "the reader refused the request (HTTP %d)", code)
	case err != nil:
		return &fault.Error{Code: fault.Unreachable, Message: "the reader broke off in its answer", Err: err}
	case len(data) > MaxHookBytes:
		return fault.New(fault.TooLarge, "the reader's answer is larger than %d MB", MaxHookBytes>>20)
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(data, out); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return fault.New(fault.Unreachable, "what answers at the reader's address is no reader: it sends no JSON")
		}
		return fault.New(fault.Invalid, "the reader's answer is not of the form that is known: %w", err)
	}
	return nil
}
