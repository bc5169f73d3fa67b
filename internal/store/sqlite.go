package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"

	"github.com/zhongdian/zhongdian/fault"
)

// sqliteDialect: the pieces of a text are words of a full-text table that keeps
// no text of its own.
var sqliteDialect = dialect{
	name:      "sqlite",
	now:       "CAST(unixepoch('subsec') * 1000000 AS INTEGER)",
	like:      "instr(folded, ?) > 0",
	oneWriter: true,
	index: func(ctx context.Context, t *tx, result, folded string, grams []string) error {
		// Not RETURNING seq: that is a statement within the transaction, before which
		// the index writes a segment of what it has of the results before this one.
		r, err := t.ExecContext(ctx, "INSERT INTO search (result, folded) VALUES (?, ?)", result, folded)
		if err != nil {
			return err
		}
		seq, err := r.LastInsertId()
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, "INSERT INTO grams (rowid, g) VALUES (?, ?)", seq, strings.Join(grams, " "))
		return err
	},
	unindex: func(ctx context.Context, t *tx, result string) error {
		_, err := t.exec(ctx, "DELETE FROM grams WHERE rowid = (SELECT seq FROM search WHERE result = ?)", result)
		return err
	},
	match: func(grams []string) (string, []any) {
		return "seq IN (SELECT rowid FROM grams WHERE grams MATCH ?)", []any{strings.Join(grams, " ")}
	},
}

// openSQLite opens or makes the file at path. Readers have their own
// connections and never wait for the one writer (WAL).
func openSQLite(ctx context.Context, path string) (*Store, error) {
	path = strings.TrimPrefix(path, "file:")
	if path == "" || strings.ContainsRune(path, 0) {
		return nil, fault.New(fault.Invalid, "the path of the database is empty or malformed")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fault.New(fault.Invalid, "the path of the database can't be used: %w", err)
	}
	// What people read is nobody else's business: folder and file are the user's own.
	if err := os.MkdirAll(filepath.Dir(abs), 0o700); err != nil {
		return nil, fileFault(abs, err)
	}
	f, err := os.OpenFile(abs, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fileFault(abs, err)
	}
	_ = f.Close()
	s := &Store{d: sqliteDialect, path: abs}
	if s.write, err = sqlitePool(abs, "_txlock=immediate", 1); err != nil {
		return nil, err
	}
	if s.read, err = sqlitePool(abs, "_query_only=1", max(4, runtime.GOMAXPROCS(0))); err != nil {
		return nil, err
	}
	if err := s.write.PingContext(ctx); err != nil {
		_ = s.Close()
		return nil, sqliteFault(abs, err)
	}
	return s, nil
}

// sqlitePool: FULL makes a commit outlive a power cut, not only the process.
func sqlitePool(path, extra string, conns int) (*sql.DB, error) {
	dsn := (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String() +
		"?_busy_timeout=15000&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_defensive=1&_dqs=0" +
		"&_pragma=journal_size_limit(67108864)&_pragma=cache_size(-8192)&" + extra
	c, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, fault.New(fault.Internal, "the database can't be opened: %w", err)
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db, nil
}

const (
	sqliteCorrupt  = 11
	sqliteFull     = 13
	sqliteNotADB   = 26
	sqliteReadOnly = 8
)

func sqliteFault(path string, err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqliteNotADB:
			return fault.New(fault.Invalid, "%s is not a database: give another path%w", path, hidden{err})
		case sqliteCorrupt:
			return fault.New(fault.Invalid, "the database %s is damaged: put a backup in its place%w", path, hidden{err})
		case sqliteReadOnly:
			return fault.New(fault.Invalid, "the database %s may not be written by this user%w", path, hidden{err})
		case sqliteFull:
			return fault.New(fault.Unreachable, "the disk of %s is full%w", path, hidden{err})
		}
	}
	return &fault.Error{Code: fault.Unreachable, Message: "the database " + path + " can't be opened", Err: err}
}

func fileFault(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fault.New(fault.Invalid, "the database %s may not be written by this user%w", path, hidden{err})
	}
	return fault.New(fault.Invalid, "the database %s can't be made: %w", path, err)
}

// hidden keeps a cause for logs out of the message.
type hidden struct{ error }

func (hidden) Error() string   { return "" }
func (h hidden) Unwrap() error { return h.error }
