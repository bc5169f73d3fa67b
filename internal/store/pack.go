package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"

	"github.com/zhongdian/zhongdian/fault"
)

// maxUnpacked bounds what a packed value may become: the largest article is
// 16 MB, a digest with a long text and all its checks a few times its text.
const maxUnpacked = 256 << 20

var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.BestSpeed) // the level is valid
	return w
}}

// pack makes data small. It can't fail: it writes to memory.
func pack(data []byte) []byte {
	var b bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// unpack gives back the size bytes that were packed.
func unpack(packed []byte, size int64) ([]byte, error) {
	if size < 0 || size > maxUnpacked {
		return nil, fmt.Errorf("a packed value claims %d bytes", size)
	}
	r := flate.NewReader(bytes.NewReader(packed))
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return nil, fmt.Errorf("a packed value is damaged: %w", err)
	}
	return data, nil
}

// A blob is data under the name of its SHA-256.
type blob struct {
	name   string
	size   int64
	packed []byte
}

func blobOf(data []byte) blob {
	sum := sha256.Sum256(data)
	return blob{hex.EncodeToString(sum[:]), int64(len(data)), pack(data)}
}

// putBlob keeps a blob once, whoever has it.
func (t *tx) putBlob(ctx context.Context, b blob) error {
	// The update changes nothing and keeps the row until this transaction ends:
	// dropBlob can't take it away in between.
	n, err := t.exec(ctx, "UPDATE blobs SET size = size WHERE sha256 = ?", b.name)
	if err != nil || n == 1 {
		return err
	}
	_, err = t.exec(ctx, "INSERT INTO blobs (sha256, size, packed, created) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
		b.name, b.size, b.packed, micros(t.s.now()))
	return err
}

// dropBlob forgets a blob that nobody has any more.
func (t *tx) dropBlob(ctx context.Context, name string) error {
	if name == "" {
		return nil
	}
	_, err := t.exec(ctx, `DELETE FROM blobs WHERE sha256 = ?
		AND NOT EXISTS (SELECT 1 FROM jobs WHERE blob = blobs.sha256)
		AND NOT EXISTS (SELECT 1 FROM results WHERE blob = blobs.sha256)`, name)
	return err
}

// Blob gives the bytes of a blob. Errors: fault.NotFound.
func (s *Store) Blob(ctx context.Context, name string) ([]byte, error) {
	var packed []byte
	var size int64
	err := s.row(ctx, "SELECT packed, size FROM blobs WHERE sha256 = ?", name).Scan(&packed, &size)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fault.New(fault.NotFound, "the source is no longer kept")
	}
	if err != nil {
		return nil, s.fail("read a source", err)
	}
	data, err := unpack(packed, size)
	return data, s.fail("read a source", err)
}
