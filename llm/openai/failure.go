package openai

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

type kind int

const (
	kindNetwork kind = iota
	kindStatus
	kindHTML
	kindBroken
	kindMalformed
	kindTooMuch
	kindEmpty
	kindAllThought
	kindCut
)

// failure is what went wrong in one attempt, for the decision what to do next.
// It holds words of the server; only explain makes a message of them.
type failure struct {
	kind   kind
	status int           // of HTTP, or that of an error inside an answer
	says   string        // what the server says of it
	code   string        // and its code, for comparing
	host   string        // that a redirect leads to
	seen   int           // tokens that were read of a prompt that was cut
	after  time.Duration // the server wants to be left alone so long; 0: it does not say
	tries  int
	retry  bool // may pass by itself
	broken bool // the connection or the answer broke off
	ours   bool // err is a fault of our own already
	err    error
}

func transportFailure(ctx context.Context, err error, begun bool) *failure {
	f := &failure{kind: kindNetwork, err: err, retry: true, broken: begun}
	if cause := context.Cause(ctx); errors.Is(cause, errIdle) {
		f.err = errIdle
	}
	// What will not pass by waiting a second.
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	if errors.Is(err, errNotHere) || errors.As(err, &cert) || errors.As(err, &dns) && dns.IsNotFound || errors.Is(err, syscall.ECONNREFUSED) && !begun {
		f.retry = false
	}
	return f
}

// answerFailure sorts what went wrong inside an answer of status 200.
func answerFailure(ctx context.Context, err error) *failure {
	var r *refused
	switch {
	case errors.As(err, &r):
		f := &failure{kind: kindStatus, status: http.StatusOK}
		f.read(r.says)
		f.retry = retryable(f.status) && !f.quota()
		return f
	case errors.Is(err, errTooMuch):
		return &failure{kind: kindTooMuch}
	case errors.Is(err, errMalformed):
		return &failure{kind: kindMalformed, retry: true}
	case errors.Is(err, errBroke), errors.Is(err, io.EOF):
		return &failure{kind: kindBroken, retry: true, broken: true, err: errBroke}
	}
	return transportFailure(ctx, err, true)
}

func statusFailure(resp *http.Response, says []byte, now time.Time) *failure {
	f := &failure{kind: kindStatus, status: resp.StatusCode}
	if !looksHTML(says) {
		f.read(says)
		f.status = resp.StatusCode
	}
	if loc, err := resp.Location(); err == nil {
		f.host = loc.Host
	}
	f.after = retryAfter(resp.Header, now)
	f.retry = retryable(f.status) && !f.quota()
	return f
}

func looksHTML(b []byte) bool {
	b = bytes.ToLower(bytes.TrimSpace(b[:min(len(b), 512)]))
	return bytes.HasPrefix(b, []byte("<"))
}

// read finds code and message in the many shapes an error has:
// {"error":{"message","code","type"}}, {"error":"…"}, {"message","code"},
// {"detail":"…"}, {"Error":{"Code","Message"}} or no JSON at all.
func (f *failure) read(data []byte) {
	var v any
	if json.Unmarshal(data, &v) != nil {
		f.says = string(data)
		return
	}
	for range 3 {
		m, ok := v.(map[string]any)
		if !ok {
			break
		}
		fold := make(map[string]any, len(m))
		for k, x := range m {
			fold[strings.ToLower(k)] = x
		}
		inner, has := fold["error"]
		if !has || inner == nil {
			f.fields(fold)
			return
		}
		if v = inner; fold["code"] != nil {
			f.fields(map[string]any{"code": fold["code"]})
		}
	}
	if s, ok := v.(string); ok {
		f.says = s
		return
	}
	f.says = string(data)
}

func (f *failure) fields(m map[string]any) {
	for _, name := range []string{"type", "code", "status"} {
		switch x := m[name].(type) {
		case string:
			f.code += x + " "
			if n, err := strconv.Atoi(x); err == nil && n >= 400 && n < 600 {
				f.status = n
			}
		case float64:
			if x >= 400 && x < 600 {
				f.status = int(x)
			}
		}
	}
	for _, name := range []string{"message", "detail", "msg"} {
		switch x := m[name].(type) {
		case nil:
		case string:
			f.says += x
		default:
			b, _ := json.Marshal(x)
			f.says += string(b)
		}
	}
	if p, ok := m["param"].(string); ok {
		f.says += " (" + p + ")"
	}
}

func retryable(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusConflict, http.StatusTooEarly, http.StatusTooManyRequests,
		http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
		520, 521, 522, 523, 524, 529: // the last are those of proxies, and of overloaded models
		return true
	}
	return false
}

// refusal reports whether the server found fault with the request itself, and
// not with its sender, its length or its matter. A crash over a schema is one:
// llama.cpp answers 500 where it can make no grammar of it.
func (f *failure) refusal() bool {
	if f.kind != kindStatus || f.length() || f.filtered() || f.noModel() {
		return false
	}
	switch f.status {
	case http.StatusOK, http.StatusBadRequest, http.StatusUnprocessableEntity, http.StatusNotImplemented, http.StatusUnsupportedMediaType:
		return true
	case http.StatusInternalServerError:
		s := strings.ToLower(f.says)
		return strings.Contains(s, "grammar") || strings.Contains(s, "schema") || strings.Contains(s, "response_format")
	}
	return false
}

// vague reports whether the server does not say what is wrong with the request.
func (f *failure) vague() bool { return f.status != http.StatusOK }

func (f *failure) has(words ...string) bool {
	s := strings.ToLower(f.code + " " + f.says)
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// quota is a 429 or the like that no waiting mends.
func (f *failure) quota() bool {
	return f.status == http.StatusPaymentRequired || f.has("insufficient_quota", "insufficient balance", "exceeded_current_quota", "arrearage", "余额不足", "欠费")
}

// length is a prompt that does not fit.
func (f *failure) length() bool {
	return f.status == http.StatusRequestEntityTooLarge ||
		f.has("context_length", "context length", "maximum context", "context size", "context window", "exceed_context", "prompt is too long", "too many tokens", "range of input length", "input length")
}

// filtered is a prompt that the server's own filter keeps back.
func (f *failure) filtered() bool {
	return f.has("content_filter", "data_inspection_failed", "datainspectionfailed", "content management policy", "content_policy", "high risk", "inappropriate content", "敏感", "不合规")
}

func (f *failure) noModel() bool {
	return f.has("model_not_found", "model not found", "does not exist", "model not exist", "no such model", "modelnotfound", "unknown model", "invalid model") ||
		f.status == http.StatusNotFound && f.has("model")
}
