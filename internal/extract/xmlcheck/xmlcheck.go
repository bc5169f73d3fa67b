// Package xmlcheck looks at XML before a parser does, which would give it all
// the memory it asks for: a stack for every nested element, a record for every
// attribute.
package xmlcheck

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/zhongdian/zhongdian/fault"
)

// Bounds that no document has.
const (
	MaxDepth = 256
	maxTag   = 256 << 10 // bytes between < and >
)

// Check reports XML that nests deeper than MaxDepth elements, or has a tag of
// more bytes than any, as fault.TooLarge. What is malformed passes: that is for
// the parser to say.
func Check(s string) error {
	if err := Tags(s); err != nil {
		return err
	}
	d := NewDecoder(s)
	for depth := 0; ; {
		t, err := d.RawToken() // keeps no stack
		if err != nil {
			return nil
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > MaxDepth {
				return Deep()
			}
		case xml.EndElement:
			depth--
		}
	}
}

// Tags is the part of Check that looks at the length of tags alone.
func Tags(s string) error {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return nil
		}
		s = s[i+1:]
		if strings.HasPrefix(s, "!") { // a comment or CDATA: no attributes
			continue
		}
		end := strings.IndexByte(s, '>')
		if end > maxTag || end < 0 && len(s) > maxTag {
			return fault.New(fault.TooLarge, "the XML has a tag of more than %d KB, which no document has", maxTag>>10)
		}
		if end < 0 {
			return nil
		}
	}
}

// Deep is the fault of XML that nests too deep.
func Deep() error {
	return fault.New(fault.TooLarge, "the XML nests deeper than %d elements, which no document does", MaxDepth)
}

// NewDecoder reads UTF-8 text leniently, as feeds and e-books need: HTML
// entities are known, end tags may be missing. It knows no entity of the
// document's own, so none can grow.
func NewDecoder(s string) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	return d
}

// Walk calls f with every token of s, with the depth of the element that it
// stands in. It ends with the end of s, at the first error of f, or without an
// error where s is malformed: what was read until then counts. Errors: those
// of f, and fault.TooLarge as Check.
func Walk(s string, f func(t xml.Token, depth int) error) error {
	if err := Tags(s); err != nil {
		return err
	}
	d := NewDecoder(s)
	depth := 0
	for {
		t, err := d.Token()
		if err != nil {
			return nil
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > MaxDepth {
				return Deep()
			}
		case xml.EndElement:
			depth--
		}
		if err := f(t, depth); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}
