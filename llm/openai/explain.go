package openai

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/zhongdian/zhongdian/fault"
)

// explain makes of a failure what a person can act on. The server's own words
// are added where they help, cleaned of everything that may be a key.
func (c *Client) explain(outer, ctx context.Context, f *failure) error {
	who := c.o.Profile
	var ours *fault.Error
	switch {
	case errors.Is(outer.Err(), context.DeadlineExceeded):
		return &fault.Error{Code: fault.Canceled, Message: who + " was not done in the time there was for it", Err: outer.Err()}
	case outer.Err() != nil:
		return &fault.Error{Code: fault.Canceled, Message: "stopped while " + who + " wrote", Err: outer.Err()}
	case errors.As(f.err, &ours):
		return ours
	case ctx.Err() != nil, errors.Is(f.err, context.DeadlineExceeded):
		return c.fail(fault.Provider, f, "%s gave no answer within %v; allow more with timeout in its profile", who, c.o.Timeout)
	}
	switch f.kind {
	case kindStatus:
		return c.explainStatus(f)
	case kindHTML:
		return c.fail(fault.Provider, f, "%s answered with a web page instead of an answer of its interface: look at base_url, which mostly ends in /v1", who)
	case kindBroken:
		return c.fail(fault.Provider, f, "the answer of %s broke off%s", who, times(f))
	case kindMalformed:
		return c.fail(fault.Provider, f, "%s answered with something other than JSON of the chat interface%s: look at base_url", who, times(f))
	case kindTooMuch:
		return c.fail(fault.Provider, f, "the answer of %s is over the limit of %d KB and was not read to its end", who, c.o.MaxBytes>>10)
	case kindEmpty:
		return c.fail(fault.Provider, f, "%s answered without a word%s", who, times(f))
	case kindCut:
		return c.fail(fault.TooLarge, f, "%s has read only %d tokens of the text and cut the rest without a word: raise its context there (OLLAMA_CONTEXT_LENGTH), and give it as context in the profile", who, f.seen)
	case kindAllThought:
		return c.fail(fault.Provider, f, "%s used all its tokens to think and none to answer: raise max_tokens in its profile, or switch thinking off there by extra", who)
	}
	return c.explainNetwork(f)
}

func (c *Client) explainNetwork(f *failure) error {
	host := c.base.Host
	var dns *net.DNSError
	var timeout net.Error
	var cert *tls.CertificateVerificationError
	switch {
	case f.broken:
		if errors.Is(f.err, errIdle) {
			return c.fail(fault.Provider, f, "%s fell silent for %v in the middle of its answer%s", c.o.Profile, c.o.Idle, times(f))
		}
		return c.fail(fault.Provider, f, "the connection to %s broke in the middle of the answer%s", c.o.Profile, times(f))
	case errors.Is(f.err, errIdle):
		return c.fail(fault.Unreachable, f, "%s did not begin to answer within %v%s", c.o.Profile, c.o.FirstByte, times(f))
	case errors.Is(f.err, errNotHere):
		return c.fail(fault.Invalid, f, "%s leads to another machine, and the key is not sent there over plain http: use https", host)
	case errors.As(f.err, &cert):
		return c.fail(fault.Unreachable, f, "the certificate of %.100s is not to be trusted, so nothing was sent", host)
	case errors.As(f.err, &dns):
		return c.fail(fault.Unreachable, f, "no host named %.100s was found: look at base_url of %s", c.base.Hostname(), c.o.Profile)
	case errors.As(f.err, &timeout) && timeout.Timeout():
		return c.fail(fault.Unreachable, f, "%s can't be reached: nothing answers at %.100s%s", c.o.Profile, host, times(f))
	case errors.Is(f.err, io.EOF), errors.Is(f.err, syscall.ECONNRESET):
		return c.fail(fault.Unreachable, f, "%s closed the connection without an answer%s", c.o.Profile, times(f))
	case errors.Is(f.err, syscall.ECONNREFUSED):
		return c.fail(fault.Unreachable, f, "nothing answers at %.100s: is the server of %s running?", host, c.o.Profile)
	}
	return c.fail(fault.Unreachable, f, "%s can't be reached at %.100s%s", c.o.Profile, host, times(f))
}

func (c *Client) explainStatus(f *failure) error {
	who := c.o.Profile
	switch {
	case f.length():
		return c.fail(fault.TooLarge, f, "the text does not fit into the context of %s (%s); give its length in tokens as context in the profile", who, c.o.Model)
	case f.filtered():
		return c.fail(fault.Provider, f, "the filter of %s kept the text or the answer back", who)
	case f.quota():
		return c.fail(fault.Provider, f, "the account at %s has no credit left", who)
	case f.status == http.StatusUnauthorized, f.status == http.StatusForbidden && !f.noModel():
		// What the server says here often repeats the key, or a part of it.
		return c.fail(fault.Provider, f, "%s does not accept the key (HTTP %d): %s", who, f.status, c.keyHint())
	case f.noModel():
		return c.fail(fault.Provider, f, "%s has no model named %.100q; zhongdian models test %s shows what it offers", who, c.o.Model, who)
	case f.status == http.StatusNotFound, f.status == http.StatusMethodNotAllowed:
		return c.fail(fault.Provider, f, "%s has nothing at this address (HTTP %d): look at base_url, which mostly ends in /v1", who, f.status)
	case f.status >= 300 && f.status < 400:
		return c.fail(fault.Provider, f, "%s leads on to %.100s (HTTP %d), which is not followed with a key: give that address as base_url if it is right", who, f.host, f.status)
	case f.status == http.StatusTooManyRequests:
		return c.fail(fault.Provider, f, "%s asks for fewer requests (HTTP 429%s)%s; lower concurrency or rate in its profile", who, wanted(f.after), times(f))
	case f.status >= 500:
		return c.fail(fault.Provider, f, "%s failed (HTTP %d%s)%s%s", who, f.status, wanted(f.after), times(f), c.quote(f.says))
	}
	return c.fail(fault.Provider, f, "%s refused the request (HTTP %d)%s", who, f.status, c.quote(f.says))
}

func (c *Client) keyHint() string {
	switch {
	case c.o.Key == "" && c.o.KeyEnv == "":
		return "it wants one; name the variable it is in as key_env of the profile"
	case c.o.Key == "":
		return "it wants one, and " + c.o.KeyEnv + " is not set"
	case c.o.KeyEnv == "":
		return "it is wrong, expired or not for this model"
	}
	return "what " + c.o.KeyEnv + " holds is wrong, expired or not for this model"
}

func times(f *failure) string {
	if f.tries < 2 {
		return ""
	}
	return fmt.Sprintf(", %d times", f.tries)
}

func wanted(d time.Duration) string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf(", to wait %v", d.Round(time.Second/10))
}

// quote gives the server's own words, where there are any.
func (c *Client) quote(says string) string {
	says = redact(says, c.o.Key)
	says = strings.Join(strings.FieldsFunc(says, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || !unicode.IsPrint(r) }), " ")
	if says == "" {
		return ""
	}
	return fmt.Sprintf(": it says %q", clip(says, 200))
}

// fail makes the error. The cause is for logs and goes without what the server
// said, which can hold anything.
func (c *Client) fail(code fault.Code, f *failure, format string, args ...any) error {
	return &fault.Error{Code: code, Message: redact(fmt.Sprintf(format, args...), c.o.Key), Err: bare(f.err)}
}

// bare takes off the layer of net/http, which holds the address.
func bare(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

const (
	redacted = "[key]"
	window   = 6 // bytes of a key in a row that give too much of it away
)

// redact takes every piece of key out of s: servers repeat keys whole, or with
// stars over the middle.
func redact(s, key string) string {
	if key == "" {
		return s
	}
	if len(key) <= window {
		return strings.ReplaceAll(s, key, redacted)
	}
	pieces := make(map[string]bool, len(key))
	for i := 0; i+window <= len(key); i++ {
		pieces[key[i:i+window]] = true
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		end := i
		for j := i; j+window <= len(s) && j <= end && pieces[s[j:j+window]]; j++ {
			end = j + window
		}
		if end > i {
			b.WriteString(redacted)
			i = end
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

// clip shortens s to at most n runes.
func clip(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

// printable makes a name of what a server calls something: it goes to terminals.
func printable(s string) string {
	return clip(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "")), 200)
}
