package charset

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// fewUnits is how many letters of UTF-16 there must be to recognise it without
// its mark.
const fewUnits = 8

// UTF16 names the byte order of data that is UTF-16, "utf-16le" or "utf-16be", by
// its byte order mark or, where the mark was lost, by what it would say: nearly
// all of it letters and marks of Chinese and English, which nothing else reads as
// in either order. "" for anything else.
func UTF16(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return "utf-16be"
	}
	data = data[:min(len(data), 8<<10)&^1]
	if len(data) < 2*fewUnits || bytes.IndexByte(data, 0) < 0 && utf8.Valid(data) {
		return "" // two letters of English look like a Chinese character
	}
	little, big := read16(data, 1, 0), read16(data, 0, 1)
	switch {
	case little.clear() && little.marks > big.marks:
		return "utf-16le"
	case big.clear() && big.marks > little.marks:
		return "utf-16be"
	}
	return ""
}

// Head is the beginning of data, n bytes or so, as UTF-8 where data is UTF-16:
// for those who look for marks of a format.
func Head(data []byte, n int) []byte {
	name := UTF16(data)
	data = data[:min(len(data), n)]
	if name == "" {
		return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	}
	out, err := order16(name).NewDecoder().Bytes(data[:len(data)&^1])
	if err != nil {
		return data
	}
	return out
}

// units is what bytes would say as UTF-16.
type units struct {
	all, good int // code units, and those of Chinese and English
	marks     int // among these spaces, line feeds and punctuation, without which nobody writes
	bad       int // what stands in no text: controls, halves of pairs, what is no character
}

// read16 reads data with the high and the low byte at these places.
func read16(data []byte, high, low int) units {
	var u units
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(data[i+high])<<8 | rune(data[i+low])
		u.all++
		switch {
		case r == '\n', r == '\r', r == '\t', r >= 0x20 && r < 0x30, r >= 0x3A && r < 0x41,
			r >= 0x3000 && r <= 0x3011, r == 0xFF0C, r == 0xFF1A, r == 0xFF1B, r == 0xFF01, r == 0xFF1F, r == 0xFF08, r == 0xFF09, r >= 0x2013 && r <= 0x2026:
			u.good++
			u.marks++
		case r >= 0x30 && r < 0x7F, r >= 0xA0 && r < 0x180, r >= 0x4E00 && r < 0xA000, r >= 0x3040 && r < 0x3100, r >= 0xFF01 && r < 0xFF5F:
			u.good++
		case utf16.IsSurrogate(r):
			if r < 0xDC00 && i+3 < len(data) && data[i+2+high]&0xFC == 0xDC {
				u.all++
				u.good += 2
				i += 2
				continue
			}
			u.bad++
		case r < 0x20, r >= 0x7F && r < 0xA0, r >= 0xE000 && r < 0xF900, r >= 0xFFF0:
			u.bad++
		}
	}
	return u
}

// clear reports text beyond doubt. Other encodings of Chinese and Japanese have
// whole passages that look like characters, but none of their marks.
func (u units) clear() bool {
	return 200*u.bad <= u.all && 100*u.good >= 95*u.all && 60*u.marks >= u.all
}

// order16 is the encoding that UTF16 named. A mark at the beginning goes.
func order16(name string) encoding.Encoding {
	if name == "utf-16be" {
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
}
