package pack

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/zhongdian/zhongdian/fault"
)

// Bounds of a zip archive that holds a document.
const (
	maxEntries   = 20_000
	maxDirectory = 4 << 20  // bytes of the list of entries
	maxTotal     = 64 << 20 // of all that is unpacked
)

// Archive is a zip archive whose entries are read by name, within bounds: names
// are compared, never used as paths, so none can lead anywhere.
type Archive struct {
	files map[string]*zip.File
	left  int64 // of maxTotal
}

// Zip opens the archive of size bytes in r. Errors: fault.Invalid for a damaged
// one, fault.TooLarge for a list of entries that no document has.
func Zip(r io.ReaderAt, size int64) (*Archive, error) {
	if err := checkDirectory(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	// zip reports names that leave the archive; nothing is written here.
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fault.New(fault.Invalid, "the file is a damaged zip archive: get it again")
	}
	if len(z.File) > maxEntries {
		return nil, tooMany()
	}
	a := &Archive{files: make(map[string]*zip.File, len(z.File)), left: maxTotal}
	for _, f := range z.File {
		name := clean(f.Name)
		if _, twice := a.files[name]; !twice { // the first is what other readers show
			a.files[name] = f
		}
	}
	return a, nil
}

func tooMany() error {
	return fault.New(fault.TooLarge, "the archive lists more files than any document has")
}

// checkDirectory looks at the end of the archive before the list of its
// entries is read into memory, which takes ten times the room on disk.
func checkDirectory(r io.ReaderAt, size int64) error {
	const record = 22
	n := min(size, 64<<10+record)
	tail := make([]byte, n)
	if _, err := r.ReadAt(tail, size-n); err != nil && !errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "the archive can't be read: %w", err)
	}
	i := strings.LastIndex(string(tail), "PK\x05\x06")
	if i < 0 || i+record > len(tail) {
		return fault.New(fault.Invalid, "the file is a zip archive that breaks off in the middle: get it again")
	}
	start := int64(binary.LittleEndian.Uint32(tail[i+16:]))
	length := int64(binary.LittleEndian.Uint32(tail[i+12:]))
	if start == 0xFFFFFFFF || length > maxDirectory || start < size && size-start > maxDirectory+64<<10+record {
		return tooMany()
	}
	return nil
}

// clean is a name as documents refer to it: with forward slashes, no dots.
func clean(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// Has reports whether the archive has an entry.
func (a *Archive) Has(name string) bool { return a.files[clean(name)] != nil }

// Read unpacks one entry of at most limit bytes. Errors: fault.NotFound,
// fault.TooLarge, fault.Invalid, fault.Unsupported for one that is locked.
func (a *Archive) Read(name string, limit int64) ([]byte, error) {
	f := a.files[clean(name)]
	if f == nil {
		return nil, fault.New(fault.NotFound, "there is no part %.80q in the document", name)
	}
	if f.Flags&1 != 0 {
		return nil, fault.New(fault.Unsupported, "the document is locked by a password: save it without one")
	}
	limit = min(limit, a.left)
	big := fault.New(fault.TooLarge, "the part %.80q of the document has more than %d MB unpacked, the most that is read", name, limit>>20)
	if int64(f.UncompressedSize64) > limit || f.UncompressedSize64 > free && f.UncompressedSize64 > maxRatio*f.CompressedSize64 {
		return nil, big
	}
	r, err := f.Open()
	if err != nil {
		return nil, fault.New(fault.Invalid, "the part %.80q of the document can't be unpacked", name)
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	a.left -= int64(len(data))
	switch {
	case int64(len(data)) > limit:
		return nil, big
	case err != nil:
		return nil, fault.New(fault.Invalid, "the part %.80q of the document is damaged: get the file again", name)
	}
	return data, nil
}
