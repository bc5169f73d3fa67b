// Package statefile keeps a small file that several processes change: each
// change is made under a lock and appears whole or not at all.
package statefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	maxBytes = 8 << 20
	retry    = 20 * time.Millisecond
	patience = 10 * time.Second
)

// Read gives the content of path, nil where there is none. It needs no lock: a
// file is only ever replaced.
func Read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(data) > maxBytes {
		return nil, fmt.Errorf("%s is over %d MB", path, maxBytes>>20)
	}
	return data, err
}

// Update replaces the content of path by what change makes of it, while no other
// process can. It waits for others up to ten seconds, or as long as ctx lives.
// An error of change leaves the file as it was and is given back as it is.
func Update(ctx context.Context, path string, change func(old []byte) ([]byte, error)) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// The lock is a file of its own, since the file itself is replaced. flock
	// locks handles and not processes, so that goroutines wait for each other too.
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	if ok, err := lock.TryLockContext(ctx, retry); err != nil || !ok {
		return fmt.Errorf("%s is locked by another process: %w", path, err)
	}
	defer func() { _ = lock.Unlock() }()
	old, err := Read(path)
	if err != nil {
		return err
	}
	data, err := change(old)
	if err != nil {
		return err
	}
	return Write(path, data)
}

// Write puts data at path, whole or not at all, readable by this user alone. The
// directory must be there.
func Write(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".tmp-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // fails after the rename, which is well
	_, err = tmp.Write(data)
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
