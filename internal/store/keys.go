package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Key is a key of the API. The secret itself is not kept, only its hash.
type Key struct {
	ID       string
	Hash     string
	Name     string
	Scopes   []string
	Rate     int // requests a minute; 0: no limit of its own
	Created  time.Time
	LastUsed time.Time // to the minute
	Revoked  time.Time
}

const keyColumns = "id, hash, name, scopes, rate, created, last_used, revoked"

func scanKey(r scanner) (Key, error) {
	var k Key
	var scopes string
	var created, used, revoked int64
	err := r.Scan(&k.ID, &k.Hash, &k.Name, &scopes, &k.Rate, &created, &used, &revoked)
	k.Scopes = strings.Fields(scopes)
	k.Created, k.LastUsed, k.Revoked = timeOf(created), timeOf(used), timeOf(revoked)
	return k, err
}

// AddKey keeps a new key.
func (s *Store) AddKey(ctx context.Context, k Key) error {
	return s.update(ctx, func(t *tx) error {
		_, err := t.exec(ctx, "INSERT INTO keys (id, hash, name, scopes, rate, created) VALUES (?, ?, ?, ?, ?, ?)",
			k.ID, k.Hash, clean(k.Name), strings.Join(k.Scopes, " "), k.Rate, micros(k.Created))
		return err
	})
}

// Key gives one key, revoked or not. Errors: fault.NotFound.
func (s *Store) Key(ctx context.Context, id string) (Key, error) {
	k, err := scanKey(s.row(ctx, "SELECT "+keyColumns+" FROM keys WHERE id = ?", clean(id)))
	if errors.Is(err, sql.ErrNoRows) {
		return k, noKey(id)
	}
	return k, s.fail("read a key", err)
}

func noKey(id string) error { return fault.New(fault.NotFound, "there is no key %.40q", id) }

// Keys gives all keys, the oldest first.
func (s *Store) Keys(ctx context.Context) ([]Key, error) {
	rows, err := s.rows(ctx, "SELECT "+keyColumns+" FROM keys ORDER BY created, id")
	if err != nil {
		return nil, s.fail("read the keys", err)
	}
	var keys []Key
	err = each(rows, func(r *sql.Rows) error {
		k, err := scanKey(r)
		keys = append(keys, k)
		return err
	})
	return keys, s.fail("read the keys", err)
}

// RevokeKey ends a key for good. Errors: fault.NotFound.
func (s *Store) RevokeKey(ctx context.Context, id string) error {
	return s.update(ctx, func(t *tx) error {
		n, err := t.exec(ctx, "UPDATE keys SET revoked = ? WHERE id = ? AND revoked = 0", micros(s.now()), clean(id))
		if err != nil || n > 0 {
			return err
		}
		var one int
		if err := t.row(ctx, "SELECT 1 FROM keys WHERE id = ?", clean(id)).Scan(&one); errors.Is(err, sql.ErrNoRows) {
			return noKey(id)
		} else if err != nil {
			return err
		}
		return nil // it was revoked before
	})
}

// UseKey notes that a key was used.
func (s *Store) UseKey(ctx context.Context, id string, at time.Time) error {
	return s.update(ctx, func(t *tx) error {
		_, err := t.exec(ctx, "UPDATE keys SET last_used = ? WHERE id = ? AND last_used < ?", micros(at), clean(id), micros(at))
		return err
	})
}
