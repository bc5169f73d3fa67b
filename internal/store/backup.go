package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zhongdian/zhongdian/fault"
)

// Backup writes the whole database into a new file while it is in use; the file
// appears whole or not at all, and is the user's own. Errors: fault.Invalid
// where there is a file already, Unsupported with PostgreSQL.
func (s *Store) Backup(ctx context.Context, path string) error {
	if s.path == "" {
		return fault.New(fault.Unsupported, "a PostgreSQL database is backed up with pg_dump")
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Invalid, "%s is there already: a backup never writes over a file", path)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".zhongdian-backup-") // mode 0700: nobody reads a half backup
	if err != nil {
		return fault.New(fault.Invalid, "no backup can be written to %s: %w", filepath.Dir(path), err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // what stays is only a file too many
	tmp := filepath.Join(dir, "db")
	// The readers may not write at all, and the writer is not to wait for this.
	own, err := sqlitePool(s.path, "_txlock=deferred", 1)
	if err != nil {
		return err
	}
	defer func() { _ = own.Close() }()
	if _, err := own.ExecContext(ctx, "VACUUM INTO ?", tmp); err != nil {
		return s.fail("write a backup", err)
	}
	if err := syncFile(tmp); err != nil {
		return s.fail("write a backup", err)
	}
	// A link, not a rename: it fails where somebody made the file meanwhile.
	if err := os.Link(tmp, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fault.New(fault.Invalid, "%s is there already: a backup never writes over a file", path)
		}
		if err := os.Rename(tmp, path); err != nil { // a file system without links
			return s.fail("write a backup", err)
		}
	}
	return nil
}

func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = errors.Join(os.Chmod(name, 0o600), f.Sync())
	return errors.Join(err, f.Close())
}
