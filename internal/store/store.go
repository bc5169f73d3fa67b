// Package store keeps results, jobs and keys in a database: SQLite in one file
// by default, or PostgreSQL. The database is the ledger: what it has accepted
// survives the end of the process at any moment, and every change of state is
// one transaction.
//
// A job is taken by a worker under a lease that the worker renews. A worker that
// dies lets its leases run out and the job goes to another, so a job runs at
// least once; its result has the job's id and is written in the transaction that
// ends the job, so it is done once for everybody who looks.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Store is a database that is open. It is safe for concurrent use, and several
// processes may have the same database open.
type Store struct {
	read, write *sql.DB // the same pool with PostgreSQL
	d           dialect
	path        string // of SQLite's file; empty with PostgreSQL
	now         func() time.Time
	together    together
}

// Options are the settings of a store.
type Options struct {
	Now func() time.Time // nil: time.Now; leases go by the database's clock
}

// dialect is what the databases do differently.
type dialect struct {
	name       string
	now        string // SQL for microseconds of Unix time
	skipLocked string // at the end of the choice of a job
	numbered   bool   // parameters are $1, $2, …
	oneWriter  bool   // transactions that write come one after the other
	index      func(ctx context.Context, tx *tx, result, folded string, grams []string) error
	unindex    func(ctx context.Context, tx *tx, result string) error
	match      func(grams []string) (where string, args []any)
	like       string // the operator that compares code points
}

// ErrLost says that a job is not this worker's any more: its lease ran out, or
// it was canceled or given back.
var ErrLost = errors.New("the job has gone to another worker")

// Open opens the database that location names, and brings its tables up to
// date: a path of a file for SQLite (made where it is missing, with its folder),
// or a postgres:// address. Errors: fault.Invalid, Unsupported for a database of
// a newer version, Unreachable.
func Open(ctx context.Context, location string, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	var s *Store
	var err error
	switch {
	case strings.HasPrefix(location, "postgres://"), strings.HasPrefix(location, "postgresql://"):
		s, err = openPostgres(ctx, location)
	case strings.Contains(location, "://"):
		return nil, fault.New(fault.Unsupported, "results are kept in a file or in PostgreSQL: give a path or postgres://…")
	default:
		s, err = openSQLite(ctx, location)
	}
	if err != nil {
		return nil, err
	}
	s.now = o.Now
	if err := s.migrate(ctx); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write {
		err = errors.Join(err, s.read.Close())
	}
	return err
}

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	var one int
	return s.fail("ask the database", s.row(ctx, "SELECT 1").Scan(&one))
}

// tx is a transaction in the store's dialect.
type tx struct {
	*sql.Tx
	s *Store
}

// update runs f in one transaction, again where another one was in its way: f
// must do nothing else. SQLite has one writer at a time, by the size of its
// pool; a busy database was waited for before f begins.
func (s *Store) update(ctx context.Context, f func(*tx) error) error {
	for try := 0; ; try++ {
		err := s.once(ctx, f)
		if err == nil || try >= 5 || !crossed(err) {
			return err
		}
	}
}

func (s *Store) once(ctx context.Context, f func(*tx) error) error {
	t, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fail("begin to write", err)
	}
	defer func() { _ = t.Rollback() }() // after a commit it does nothing
	if err := f(&tx{t, s}); err != nil {
		return s.fail("write", err)
	}
	return s.fail("write", t.Commit())
}

func (t *tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	r, err := t.ExecContext(ctx, t.s.sql(query), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

func (t *tx) row(ctx context.Context, query string, args ...any) *sql.Row {
	return t.QueryRowContext(ctx, t.s.sql(query), args...)
}

func (t *tx) rows(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.QueryContext(ctx, t.s.sql(query), args...)
}

func (s *Store) row(ctx context.Context, query string, args ...any) *sql.Row {
	return s.read.QueryRowContext(ctx, s.sql(query), args...)
}

func (s *Store) rows(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.read.QueryContext(ctx, s.sql(query), args...)
}

// sql puts a query into the dialect: NOW is the database's clock, and ? the
// next parameter. No query holds a ? in a string.
func (s *Store) sql(query string) string {
	query = strings.ReplaceAll(query, "NOW", s.d.now)
	if !s.d.numbered {
		return query
	}
	var b strings.Builder
	n := 0
	for part := range strings.SplitSeq(query, "?") {
		if n > 0 {
			b.WriteByte('$')
			b.WriteString(itoa(n))
		}
		b.WriteString(part)
		n++
	}
	return b.String()
}

// each scans all rows; it closes them.
func each(rows *sql.Rows, scan func(*sql.Rows) error) error {
	defer func() { _ = rows.Close() }() // its failure is in rows.Err
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// fail gives a failure of the database its code: its disk is full, its server
// is gone. It may be well again in a while. Faults of our own pass.
func (s *Store) fail(what string, err error) error {
	var f *fault.Error
	switch {
	case err == nil, errors.As(err, &f), errors.Is(err, ErrLost), errors.Is(err, sql.ErrNoRows),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &fault.Error{Code: fault.Unreachable, Message: "the database failed to " + what + "; look at its disk and its log", Err: err}
}

// ids are Crockford's base 32: 26 characters that sort by time.
var ids = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewID gives an id that nobody can guess and that sorts by its time: 48 bits
// of milliseconds, 80 of chance.
func NewID(t time.Time) string {
	var b [18]byte // 2 bytes that are always 0 come off again
	binary.BigEndian.PutUint64(b[:8], uint64(max(0, t.UnixMilli())))
	_, _ = rand.Read(b[8:]) // never fails
	return ids.EncodeToString(b[2:])
}

func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

func timeOf(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

// clean makes a string fit for a column of text: PostgreSQL takes neither NUL
// nor what is not UTF-8.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
