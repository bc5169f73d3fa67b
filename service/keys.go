package service

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/store"
)

// Scope is one thing that a key allows.
type Scope string

// The scopes of a key. Each stands alone: write does not hold read.
const (
	ScopeRead  Scope = "read"  // results, jobs, search
	ScopeWrite Scope = "write" // new jobs, deleting results
	ScopeFeeds Scope = "feeds" // the stories of the feeds, for the program that somebody reads with
	ScopeAdmin Scope = "admin" // keys, feeds, backups; holds the others
)

// Key is a key of the API without its secret.
type Key struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Scopes   []Scope   `json:"scopes"`
	Rate     int       `json:"rate"` // requests a minute; 0: no limit of its own
	Created  time.Time `json:"created"`
	LastUsed time.Time `json:"last_used,omitzero"` // to the minute
	Revoked  time.Time `json:"revoked,omitzero"`
}

// Allows reports whether the key has a scope.
func (k Key) Allows(s Scope) bool {
	return slices.Contains(k.Scopes, s) || slices.Contains(k.Scopes, ScopeAdmin)
}

const keyPrefix = "zd_"

// CreateKey makes a key and gives its token, which is shown this once and kept
// nowhere. rate is requests a minute, 0 for no limit. Errors: fault.Invalid.
func (l *Library) CreateKey(ctx context.Context, name string, scopes []Scope, rate int) (Key, string, error) {
	if len(scopes) == 0 {
		return Key{}, "", fault.New(fault.Invalid, "a key needs a scope: read, write, feeds or admin")
	}
	for _, s := range scopes {
		if s != ScopeRead && s != ScopeWrite && s != ScopeFeeds && s != ScopeAdmin {
			return Key{}, "", fault.New(fault.Invalid, "the scope must be read, write, feeds or admin, not %.20q", s)
		}
	}
	switch {
	case rate < 0 || rate > 1_000_000:
		return Key{}, "", fault.New(fault.Invalid, "the rate must be 0 to 1000000 requests a minute, not %d", rate)
	case len(name) > 200:
		return Key{}, "", fault.New(fault.Invalid, "the name of a key has at most 200 bytes")
	}
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails
	k := store.Key{ID: store.NewID(l.now()), Name: name, Rate: rate, Created: l.now()}
	for _, s := range scopes {
		if !slices.Contains(k.Scopes, string(s)) {
			k.Scopes = append(k.Scopes, string(s))
		}
	}
	token := keyPrefix + k.ID + "_" + base64.RawURLEncoding.EncodeToString(secret[:])
	k.Hash = hashToken(token)
	if err := l.st.AddKey(ctx, k); err != nil {
		return Key{}, "", err
	}
	return keyOf(k), token, nil
}

// hashToken needs no salt and no slowness: nobody guesses 32 random bytes.
func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func keyOf(k store.Key) Key {
	out := Key{ID: k.ID, Name: k.Name, Rate: k.Rate, Created: k.Created, LastUsed: k.LastUsed, Revoked: k.Revoked}
	for _, s := range k.Scopes {
		out.Scopes = append(out.Scopes, Scope(s))
	}
	return out
}

// ListKeys gives all keys, the oldest first, the revoked ones too.
func (l *Library) ListKeys(ctx context.Context) ([]Key, error) {
	keys, err := l.st.Keys(ctx)
	out := make([]Key, len(keys))
	for i, k := range keys {
		out[i] = keyOf(k)
	}
	return out, err
}

// RevokeKey ends a key for good. Errors: fault.NotFound.
func (l *Library) RevokeKey(ctx context.Context, id string) error { return l.st.RevokeKey(ctx, id) }

// errNoKey is the one answer to every token that is not good: which part of it
// is wrong is nobody's business.
var errNoKey = fault.New(fault.NotFound, "the key is not known or was revoked")

// Authenticate gives the key of a token. Errors: fault.NotFound, the same for
// every token that is not good.
func (l *Library) Authenticate(ctx context.Context, token string) (Key, error) {
	rest, ok := strings.CutPrefix(token, keyPrefix)
	id, _, ok2 := strings.Cut(rest, "_")
	if !ok || !ok2 || len(token) > 200 {
		return Key{}, errNoKey
	}
	k, err := l.st.Key(ctx, id)
	if fault.CodeOf(err) == fault.NotFound {
		return Key{}, errNoKey
	}
	if err != nil {
		return Key{}, err
	}
	if subtle.ConstantTimeCompare([]byte(hashToken(token)), []byte(k.Hash)) != 1 || !k.Revoked.IsZero() {
		return Key{}, errNoKey
	}
	if now := l.now(); now.Sub(k.LastUsed) >= time.Minute {
		if err := l.st.UseKey(ctx, id, now.Truncate(time.Minute)); err != nil {
			l.log.Warn("the use of a key can't be noted", "key", id, "error", cause(err))
		}
	}
	return keyOf(k), nil
}
