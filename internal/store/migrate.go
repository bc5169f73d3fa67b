package store

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"slices"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/zhongdian/zhongdian/fault"
)

//go:embed migrations
var migrations embed.FS

// layers are the migrations of a dialect: those of both databases and its own,
// by the number in their names.
type layers []fs.FS

// Open gives the file from the first layer that has it.
func (l layers) Open(name string) (fs.File, error) {
	for _, f := range l {
		file, err := f.Open(name)
		if !errors.Is(err, fs.ErrNotExist) {
			return file, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Glob gives the names of all layers.
func (l layers) Glob(pattern string) ([]string, error) {
	var names []string
	for _, f := range l {
		more, err := fs.Glob(f, pattern)
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	slices.Sort(names) // goose takes them in the order they come
	return names, nil
}

func migrationsOf(name string) (layers, error) {
	common, err := fs.Sub(migrations, "migrations/common")
	if err != nil {
		return nil, err
	}
	own, err := fs.Sub(migrations, "migrations/"+name)
	if err != nil {
		return nil, err
	}
	return layers{common, own}, nil
}

// migrate brings the tables up to date, forward only. Two processes that start
// at once on a new database don't meet: PostgreSQL has a lock for it; with
// SQLite the second finds the work done and looks again.
func (s *Store) migrate(ctx context.Context) error {
	p, err := s.provider()
	if err != nil {
		return s.fail("prepare its tables", err)
	}
	for try := 0; ; try++ {
		err := s.up(ctx, p)
		if c := fault.CodeOf(err); try >= 5 || ctx.Err() != nil || c != fault.Internal && c != fault.Unreachable {
			return s.fail("bring its tables up to date", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(try+1) * 50 * time.Millisecond):
		}
	}
}

func (s *Store) provider() (*goose.Provider, error) {
	files, err := migrationsOf(s.d.name)
	if err != nil {
		return nil, err
	}
	opts := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithTableName("schema_version")}
	dialect := goose.DialectSQLite3
	if s.d.numbered {
		dialect = goose.DialectPostgres
		l, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, err
		}
		opts = append(opts, goose.WithSessionLocker(l))
	}
	return goose.NewProvider(dialect, s.write, files, opts...)
}

func (s *Store) up(ctx context.Context, p *goose.Provider) error {
	have, want, err := p.GetVersions(ctx)
	switch {
	case err != nil && s.path != "":
		return sqliteFault(s.path, err)
	case err != nil:
		return err
	case have > want:
		return fault.New(fault.Unsupported, "the database was written by a newer version (tables %d, known here %d): use that version", have, want)
	case have == want:
		return nil
	}
	_, err = p.Up(ctx)
	return err
}
