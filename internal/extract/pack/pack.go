// Package pack opens what is packed: gzip and zstd streams, and zip archives.
// Whoever made the bytes decides how much comes out of them, so everything here
// has a bound, and a bomb is told by how much it grows.
package pack

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"github.com/zhongdian/zhongdian/fault"
)

// Bounds of what is unpacked. Text shrinks to a tenth, at most to a fiftieth
// where it repeats itself; a bomb shrinks to a thousandth.
const (
	maxRatio = 200
	free     = 1 << 20 // so much may come out whatever the ratio

	// zstd may ask for a window of gigabytes; its own tool refuses over 128 MB.
	maxWindow = 8 << 20
)

// Packed reports how data is packed, by its first bytes: "gzip", "zstd" or "".
func Packed(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x1F\x8B\x08")):
		return "gzip"
	case bytes.HasPrefix(data, []byte("\x28\xB5\x2F\xFD")):
		return "zstd"
	}
	return ""
}

// Reader unpacks r, which is packed as how says. Reading fails with
// fault.TooLarge where more than 200 times what went in would come out, and
// with fault.Invalid where the data is damaged. It reads no further ahead than
// the packing needs, and holds at most some 10 MB.
func Reader(r io.Reader, how string) (io.ReadCloser, error) {
	in := &counter{r: r}
	out := &unpacker{in: in}
	switch how {
	case "gzip":
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, damaged(err)
		}
		out.out, out.close = z, func() { _ = z.Close() }
	case "zstd":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, damaged(err)
		}
		out.out, out.close = z, z.Close
	default:
		return nil, fmt.Errorf("pack: no packing is called %q", how)
	}
	return out, nil
}

// Bytes unpacks all of data, at most limit bytes of it. Errors: those of
// Reader, and fault.TooLarge.
func Bytes(data []byte, how string, limit int) ([]byte, error) {
	r, err := Reader(bytes.NewReader(data), how)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	out, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case len(out) > limit:
		return nil, fault.New(fault.TooLarge, "what is packed in it has more than %d MB, the most that is read", limit>>20)
	case err != nil:
		return nil, err
	}
	return out, nil
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// unpacker bounds what comes out by what went in.
type unpacker struct {
	in    *counter
	out   io.Reader
	n     int64
	close func()
}

func (u *unpacker) Close() error {
	u.close()
	return nil
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.out.Read(p)
	u.n += int64(n)
	if u.n > free && u.n > maxRatio*u.in.n {
		return 0, fault.New(fault.TooLarge, "the packed data grows to more than %d times its size: this is no text", maxRatio)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, damaged(err)
	}
	return n, err
}

func damaged(err error) error {
	if fault.CodeOf(err) != fault.Internal {
		return err // of the reader below
	}
	switch {
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fault.New(fault.TooLarge, "the packed data asks for more memory than any text needs")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fault.New(fault.Invalid, "the packed data breaks off in the middle: get the file again")
	}
	return fault.New(fault.Invalid, "the packed data is damaged: get the file again")
}
