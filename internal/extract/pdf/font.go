package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// font turns the codes of a string into text and widths.
type font struct {
	name  string
	bold  bool
	wide  bool // a composite font: codes of several bytes
	uni   *cmap
	codes codes
	enc   encoding.Encoding // of a composite font whose codes are those of a charset
	utf16 bool              // or of Unicode itself

	text   [256]string // of a simple font
	widths map[int]float64
	def    float64 // width of the others, in thousandths of the size
	id     int     // for counting how well it maps

	shown, lost int // characters with and without text
}

const nothing = "\uFFFD" // the text of a glyph without one

// font gives the font of a name in the resources of a page.
func (r *reader) font(res dict, n name) *font {
	v := r.f.dict(res["Font"])[n]
	key, isRef := v.(ref)
	if isRef {
		if f, ok := r.fonts[key.n]; ok {
			return f
		}
	}
	d := r.f.dict(v)
	f := r.newFont(d)
	if isRef && len(r.fonts) < maxFonts {
		r.fonts[key.n] = f
	}
	r.all = append(r.all, f)
	return f
}

func (r *reader) newFont(d dict) *font {
	f := &font{def: 500, widths: map[int]float64{}, id: len(r.all)}
	if d == nil {
		d = dict{}
	}
	base, _ := r.f.resolve(d["BaseFont"]).(name)
	f.name = string(base)
	low := strings.ToLower(f.name)
	f.bold = strings.Contains(low, "bold") || strings.Contains(low, "black") || strings.Contains(low, "heavy") || strings.Contains(low, "simhei")
	if s, ok := r.f.resolve(d["ToUnicode"]).(*stream); ok {
		if data, ok := r.f.unpack(s); ok {
			f.uni = readCmap(data)
		}
	}
	if kind, _ := r.f.resolve(d["Subtype"]).(name); kind == "Type0" {
		r.composite(f, d)
	} else {
		r.simple(f, d)
	}
	return f
}

// simple reads a font whose codes are bytes.
func (r *reader) simple(f *font, d dict) {
	base := name("")
	var diff array
	switch e := r.f.resolve(d["Encoding"]).(type) {
	case name:
		base = e
	case dict:
		base, _ = r.f.resolve(e["BaseEncoding"]).(name)
		diff, _ = r.f.resolve(e["Differences"]).(array)
	}
	for c := range 256 {
		f.text[c] = baseEncoding(base, byte(c))
	}
	at := 0
	for _, v := range diff[:min(len(diff), 1024)] {
		switch v := r.f.resolve(v).(type) {
		case float64:
			at = int(v)
		case name:
			if at >= 0 && at < 256 {
				f.text[at] = glyphText(string(v))
			}
			at++
		}
	}
	first := int(r.f.number(d["FirstChar"], 0))
	ws, _ := r.f.resolve(d["Widths"]).(array)
	scale := 1.0
	if kind, _ := r.f.resolve(d["Subtype"]).(name); kind == "Type3" {
		if m, _ := r.f.resolve(d["FontMatrix"]).(array); len(m) == 6 {
			scale = 1000 * r.f.number(m[0], 0.001)
		}
	}
	for i, w := range ws[:min(len(ws), 256)] {
		f.widths[first+i] = scale * r.f.number(w, 500)
	}
	if len(ws) == 0 {
		for c := range 256 {
			f.widths[c] = guessWidth(c)
		}
	}
	f.def = r.f.number(r.f.dict(d["FontDescriptor"])["MissingWidth"], 500)
}

// guessWidth is about that of Helvetica, which may come without widths.
func guessWidth(c int) float64 {
	switch {
	case strings.ContainsRune("ijl|'.,:;! ft()[]I-", rune(c)):
		return 278
	case c == 'm' || c == 'M' || c == 'W' || c == 'w':
		return 830
	case c >= 'A' && c <= 'Z':
		return 690
	}
	return 556
}

// composite reads a font whose codes have several bytes.
func (r *reader) composite(f *font, d dict) {
	f.wide = true
	f.codes = codes{two: true}
	switch e := r.f.resolve(d["Encoding"]).(type) {
	case name:
		f.charset(string(e))
	case *stream:
		if data, ok := r.f.unpack(e); ok {
			f.codes = readCmap(data).codes
		}
	}
	var desc dict
	if list, _ := r.f.resolve(d["DescendantFonts"]).(array); len(list) > 0 {
		desc = r.f.dict(list[0])
	}
	f.def = r.f.number(desc["DW"], 1000)
	ws, _ := r.f.resolve(desc["W"]).(array)
	for i := 0; i+1 < len(ws) && len(f.widths) < 1<<16; {
		first := int(r.f.number(ws[i], 0))
		if each, ok := r.f.resolve(ws[i+1]).(array); ok {
			for j, w := range each[:min(len(each), 1<<16)] {
				f.widths[first+j] = r.f.number(w, f.def)
			}
			i += 2
			continue
		}
		if i+2 >= len(ws) {
			break
		}
		last, w := int(r.f.number(ws[i+1], 0)), r.f.number(ws[i+2], f.def)
		for c := first; c <= last && c-first < 1<<16 && len(f.widths) < 1<<16; c++ {
			f.widths[c] = w
		}
		i += 3
	}
}

// charset reads the name of a code map that the format knows: those whose codes
// are Unicode or a charset of East Asia.
func (f *font) charset(n string) {
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(n, p) {
				return true
			}
		}
		return false
	}
	switch {
	case has("UCS2", "UTF16"):
		f.utf16 = true
	case has("GBK2K"):
		f.enc, f.codes = simplifiedchinese.GB18030, codes{lead: [2]byte{0x81, 0xFE}, gb4: true}
	case has("GBK", "GB-EUC", "GBpc"):
		f.enc, f.codes = simplifiedchinese.GBK, codes{lead: [2]byte{0x81, 0xFE}}
	case has("B5pc", "ETen-B5", "HKscs", "ETenms"):
		f.enc, f.codes = traditionalchinese.Big5, codes{lead: [2]byte{0x81, 0xFE}}
	case has("RKSJ"):
		f.enc, f.codes = japanese.ShiftJIS, codes{lead: [2]byte{0x81, 0xFC}, kana: true}
	case n == "EUC-H" || n == "EUC-V":
		f.enc, f.codes = japanese.EUCJP, codes{lead: [2]byte{0x8E, 0xFE}}
	case has("KSC"):
		f.enc, f.codes = korean.EUCKR, codes{lead: [2]byte{0x81, 0xFE}}
	}
}

// next takes one code off s and gives its text, its width and whether it is the
// space that word spacing widens.
func (f *font) next(s []byte) (text string, width float64, space bool, rest []byte) {
	if !f.wide {
		c := int(s[0])
		width, ok := f.widths[c]
		if !ok {
			width = f.def
		}
		text := f.text[c]
		if t, ok := f.uni.text(c, 1); ok {
			text = t
		}
		return f.known(text), width, c == ' ', s[1:]
	}
	n := min(f.codes.length(s), len(s))
	code := 0
	for _, c := range s[:n] {
		code = code<<8 | int(c)
	}
	width, ok := f.widths[code]
	if !ok {
		width = f.def
	}
	text, mapped := f.uni.text(code, n)
	switch {
	case mapped:
	case f.utf16:
		text = string(utf16.Decode([]uint16{uint16(code)}))
	case f.enc != nil:
		if b, err := f.enc.NewDecoder().Bytes(s[:n]); err == nil {
			text = string(b)
		}
	}
	return f.known(text), width, n == 1 && code == ' ', s[n:]
}

// known counts a character, and marks one without text.
func (f *font) known(t string) string {
	r, _ := utf8.DecodeRuneInString(t)
	if t == "" || r == utf8.RuneError || r < 0x20 && r != '\t' && r != '\n' && r != '\r' {
		f.lost++
		return nothing
	}
	f.shown++
	return t
}

// codes tells how many bytes the codes of a composite font have.
type codes struct {
	two    bool    // all have two
	lead   [2]byte // two begin with a byte in this range
	gb4    bool    // four where the second is a digit
	kana   bool    // Shift JIS: no lead byte from A0 to DF
	ranges []codeRange
}

type codeRange struct{ n, lo, hi int }

func (c *codes) length(s []byte) int {
	if len(c.ranges) > 0 {
		code := 0
		for n := 1; n <= 4 && n <= len(s); n++ {
			code = code<<8 | int(s[n-1])
			for _, r := range c.ranges {
				if r.n == n && r.lo <= code && code <= r.hi {
					return n
				}
			}
		}
		return c.ranges[0].n
	}
	switch {
	case c.two, c.lead == [2]byte{}:
		return 2
	case s[0] < c.lead[0], s[0] > c.lead[1], c.kana && s[0] >= 0xA0 && s[0] <= 0xDF:
		return 1
	case c.gb4 && len(s) > 1 && s[1] >= '0' && s[1] <= '9':
		return 4
	}
	return 2
}
