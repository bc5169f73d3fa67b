package store

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/zhongdian/zhongdian/fault"
)

// postgresDialect: the pieces of a text are an array under a GIN index.
var postgresDialect = dialect{
	name:       "postgres",
	now:        "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)",
	skipLocked: "FOR UPDATE SKIP LOCKED",
	numbered:   true,
	like:       "position(? IN folded) > 0",
	index: func(ctx context.Context, t *tx, result, folded string, grams []string) error {
		_, err := t.exec(ctx, "INSERT INTO search (result, folded, grams) VALUES (?, ?, ?)", result, folded, grams)
		return err
	},
	unindex: func(context.Context, *tx, string) error { return nil }, // goes with its row
	match: func(grams []string) (string, []any) {
		return "grams @> ?", []any{grams}
	},
}

func openPostgres(ctx context.Context, address string) (*Store, error) {
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		// The cause may hold the password.
		return nil, fault.New(fault.Invalid, "the address of the database is malformed: write it as postgres://user:password@host:5432/name")
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = 10 * time.Second
	}
	if cfg.RuntimeParams["application_name"] == "" {
		cfg.RuntimeParams["application_name"] = "zhongdian"
	}
	db := stdlib.OpenDB(*cfg)
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, &fault.Error{Code: fault.Unreachable, Message: "the database at " + cfg.Host + " can't be reached or does not let us in", Err: err}
	}
	return &Store{read: db, write: db, d: postgresDialect}, nil
}

// crossed reports that another transaction was in the way: a deadlock, or a row
// that went between a look and a reference to it.
func crossed(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01" || e.Code == "23503")
}

func itoa(n int) string { return strconv.Itoa(n) }
