package card

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"github.com/zhongdian/zhongdian/fault"
)

// Noto Serif CJK SC, some 9,900 characters of it; font/OFL.txt is its licence
// and font/make.sh makes it.
//
//go:embed font/NotoSerifCJKsc-subset.otf.gz
var packed []byte

// maxFont bounds what is unpacked: the file is ours, but a mistake in it should
// be an error and not a full memory.
const maxFont = 8 << 20

// loaded unpacks the font at the first card, which takes some 40 ms.
var loaded = sync.OnceValues(func() (*sfnt.Font, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(z, maxFont))
	if err != nil {
		return nil, err
	}
	return opentype.Parse(data)
})

// faces gives the font in any size. It belongs to one card: a face is not safe
// for concurrent use.
type faces struct {
	f    *sfnt.Font
	buf  sfnt.Buffer
	have map[int]font.Face
}

func newFaces() (*faces, error) {
	f, err := loaded()
	if err != nil {
		return nil, fault.New(fault.Internal, "the font of the card can't be read: %w", err)
	}
	return &faces{f: f, have: map[int]font.Face{}}, nil
}

// size gives the face whose em is px pixels.
func (f *faces) size(px int) (font.Face, error) {
	if face, ok := f.have[px]; ok {
		return face, nil
	}
	face, err := opentype.NewFace(f.f, &opentype.FaceOptions{Size: float64(px), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fault.New(fault.Internal, "the font of the card can't be used: %w", err)
	}
	f.have[px] = face
	return face, nil
}

// has reports whether the font can draw r.
func (f *faces) has(r rune) bool {
	i, err := f.f.GlyphIndex(&f.buf, r)
	return err == nil && i != 0
}
