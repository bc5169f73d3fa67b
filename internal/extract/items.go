package extract

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/pack"
)

// Item is one article of a source that can hold many.
type Item struct {
	article.Source
	ID  string // its name inside the source: what the publisher, the archive or the book calls it
	Err error  // why this one can't be had; the others can
}

// Items are the articles of a source, in its order, one at a time: an archive of
// any length takes no more memory than its largest article.
type Items struct {
	Kind    string         // in words: "a feed", "a web archive"
	Skipped map[string]int // what was passed over, by the reason; final at the end

	next   func() (Item, error)
	closer func() error
}

// Next gives the next article. It ends with io.EOF; another error says that
// the source can't be read further.
func (it *Items) Next() (Item, error) { return it.next() }

// Close lets go of what the source holds. The reader itself stays open.
func (it *Items) Close() error {
	if it.closer == nil {
		return nil
	}
	return it.closer()
}

func (it *Items) skip(why string) {
	if it.Skipped == nil {
		it.Skipped = map[string]int{}
	}
	it.Skipped[why]++
}

// maxLayers is how often a source may be packed: a .warc.gz in a .zst is odd,
// more is a trick.
const maxLayers = 2

// Holds reports whether the source that begins with head is one that Open
// reads: a feed, a packed file, and whatever else is told by its bytes. More of
// head tells more; a few KB are enough.
func Holds(head []byte) bool {
	_, ok := magic(head)
	return ok || webPage(head) || bytes.HasPrefix(head, []byte("PK\x03\x04"))
}

// webPage reports a web page: nothing else that is read begins like one.
func webPage(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<")) && sniff(head) == htmlFormat
}

// Open begins to read the articles in r, of which src says what is known; its
// Data is not looked at. A source of a format that holds one article gives that
// one. text is what r leads to, unpacked, where it is none of these: then the
// other results are nil.
//
// Errors: fault.Invalid, Unsupported, TooLarge.
func Open(r io.Reader, src article.Source) (items *Items, text io.Reader, err error) {
	return open(r, src, 0)
}

func open(r io.Reader, src article.Source, layers int) (*Items, io.Reader, error) {
	b := bufio.NewReaderSize(r, 64<<10)
	head, err := b.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, readFault(err)
	}
	f, ok := magic(head)
	if !ok && bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		if f, ok = named(src); !ok {
			return whole(b, src, sniffedZip)
		}
	}
	if !ok && !webPage(head) {
		return nil, b, nil
	}
	if f == packedFormat {
		if layers == maxLayers {
			return nil, nil, fault.New(fault.Unsupported, "the data is packed more than %d times over: unpack it first", maxLayers)
		}
		z, err := pack.Reader(b, pack.Packed(head))
		if err != nil {
			return nil, nil, err
		}
		items, text, err := open(z, unpackedName(src), layers+1)
		if items != nil {
			items.closer = z.Close
		}
		return items, text, err
	}
	switch {
	case !ok:
		src.Type = "text/html"
		return whole(b, src, single)
	case f == feedFormat:
		return whole(b, src, feedItems)
	case f == epubFormat:
		return whole(b, src, bookItems)
	case f == warcFormat:
		return archiveItems(b), nil, nil
	case f == boxFormat:
		return boxItems(b), nil, nil
	}
	return whole(b, src, single)
}

// OpenAt is Open for a file of any size: a book in it is read in place. src says
// what is known of it.
func OpenAt(r io.ReaderAt, size int64, src article.Source) (items *Items, text io.Reader, err error) {
	head := make([]byte, min(size, sniffed))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, readFault(err)
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		f, ok := zipped(head)
		if !ok {
			f, ok = named(src)
		}
		if ok && f == epubFormat {
			items, err := openBook(r, size, src)
			return items, nil, err
		}
	}
	return Open(io.NewSectionReader(r, 0, size), src)
}

// single gives a source that is one article.
func single(src article.Source) (*Items, error) {
	done := false
	return &Items{Kind: "a document", next: func() (Item, error) {
		if done {
			return Item{}, io.EOF
		}
		done = true
		return Item{Source: src}, nil
	}}, nil
}

// whole reads a source that is needed at once.
func whole(r io.Reader, src article.Source, f func(article.Source) (*Items, error)) (*Items, io.Reader, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, nil, readFault(err)
	case len(data) > MaxBytes:
		return nil, nil, fault.New(fault.TooLarge, "the file has more than %d MB, the most that is read at once", MaxBytes>>20)
	}
	src.Data = data
	items, err := f(src)
	return items, nil, err
}

func readFault(err error) error {
	if fault.CodeOf(err) != fault.Internal {
		return err
	}
	return fault.New(fault.Invalid, "the input can't be read: %w", err)
}

// sniffedZip opens a zip archive that only its end tells.
func sniffedZip(src article.Source) (*Items, error) {
	if f, ok := zipped(src.Data); ok && f == epubFormat {
		return bookItems(src)
	}
	return single(src)
}

// unpackedName drops what a packed source says of its packing.
func unpackedName(src article.Source) article.Source {
	switch ext := strings.ToLower(path.Ext(src.Name)); ext {
	case ".gz", ".zst", ".gzip", ".zstd":
		src.Name = src.Name[:len(src.Name)-len(ext)]
	}
	if kind, _ := labelOf(src.Type); !strings.HasPrefix(kind, "text/") {
		src.Type = ""
	}
	return src
}

// aBook is the kind of the one source whose articles belong together.
const aBook = "a book"

// listed is how many articles a refusal names.
const listed = 12

// choose takes the article out of items that src.Item asks for: the only one
// where it asks for none. Errors: fault.Invalid for a choice that has to be
// made, fault.NotFound for one that is not there.
func choose(items *Items, want int) (article.Source, error) {
	defer func() { _ = items.Close() }()
	var first *Item
	var list []string
	n := 0
	for {
		it, err := items.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return article.Source{}, err
		}
		if n++; n == want {
			return it.Source, it.Err
		}
		if first == nil {
			first = &it
		}
		if want > 0 {
			continue
		}
		if len(list) < listed {
			list = append(list, fmt.Sprintf("\n%3d  %s", n, it.label()))
		}
	}
	switch {
	case n > 1 && want == article.All:
		return article.Source{}, fault.New(fault.Invalid, "this is %s of %d articles that are none together: take them one by one with zhongdian batch, or choose one by its number", items.Kind, n)
	case n == 0:
		return article.Source{}, fault.New(fault.Invalid, "this is %s with no article in it%s", items.Kind, items.passedOver())
	case want > 0:
		return article.Source{}, fault.New(fault.NotFound, "this is %s of %d articles: there is no article %d in it", items.Kind, n, want)
	case n == 1:
		return first.Source, first.Err
	}
	if n > len(list) {
		list = append(list, fmt.Sprintf("\n     and %d more", n-len(list)))
	}
	together := ""
	if items.Kind == aBook {
		together = ", the whole book with --item all"
	}
	return article.Source{}, fault.New(fault.Invalid, "this is %s of %d articles:%s\nchoose one by its number, as in --item 1%s, or take them one by one with zhongdian batch",
		items.Kind, n, strings.Join(list, ""), together)
}

// label names an article for a person who has to choose.
func (it *Item) label() string {
	s := it.Title
	for _, other := range []string{it.URL, it.ID, "without a title"} {
		if s == "" {
			s = other
		}
	}
	if r := []rune(s); len(r) > 80 {
		s = string(r[:79]) + "…"
	}
	return s
}

// passedOver says in brackets what was skipped.
func (it *Items) passedOver() string {
	if len(it.Skipped) == 0 {
		return ""
	}
	return " (passed over: " + SkippedWords(it.Skipped) + ")"
}
