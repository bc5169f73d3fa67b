package store

import (
	"errors"
	"github.com/zhongdian/zhongdian/fault"
	"path/filepath"
	"testing"
)

func TestOpen(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), Options{})
	if err != nil {
		var f *fault.Error
		errors.As(err, &f)
		t.Fatal(err, f.Err)
	}
	if err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "b.db")); err != nil {
		var f *fault.Error
		errors.As(err, &f)
		t.Fatal(err, f.Err)
	}
	s.Close()
}
