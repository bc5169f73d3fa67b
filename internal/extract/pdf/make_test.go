package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// maker writes PDF files for the tests.
type maker struct {
	objects []string // from object 1 on; streams as they stand in the file
	shift   int      // added to what ToUnicode says: a garbled file
	noMap   bool     // no ToUnicode at all
	filter  string   // "", "flate", "85", "hex"
	info    string
	meta    string // more entries of the catalog
}

// Fonts of every page: F1 Latin, F2 Latin bold, C1 Chinese.
const resources = "/Resources<</Font<</F1 3 0 R/F2 4 0 R/C1 5 0 R>>>>"

func (m *maker) stream(dict, data string) string {
	switch m.filter {
	case "flate":
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write([]byte(data))
		_ = w.Close()
		data, dict = b.String(), dict+"/Filter/FlateDecode"
	case "85":
		b := make([]byte, ascii85.MaxEncodedLen(len(data)))
		data, dict = string(b[:ascii85.Encode(b, []byte(data))])+"~>", dict+"/Filter[/ASCII85Decode]"
	case "hex":
		data, dict = fmt.Sprintf("%X>", data), dict+"/Filter/ASCIIHexDecode"
	}
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// build makes the objects of a file with these pages.
func (m *maker) build(pages ...string) {
	toUnicode := fmt.Sprintf("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0020> <FFEF> <%04X> endbfrange\nendcmap end end", 0x20+m.shift)
	uni := "/ToUnicode 7 0 R"
	if m.noMap {
		uni = ""
	}
	m.objects = []string{
		"", "",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[6 0 R]" + uni + ">>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32[250]48 57 500 97 122 450]>>",
		m.stream("", toUnicode),
	}
	var kids []string
	for _, p := range pages {
		n := len(m.objects)
		m.objects = append(m.objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents %d 0 R>>", resources, n+2),
			m.stream("", p))
		kids = append(kids, fmt.Sprintf("%d 0 R", n+1))
	}
	m.objects[0] = "<</Type/Catalog/Pages 2 0 R" + m.meta + ">>"
	m.objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " "))
}

// file writes the objects with a table.
func (m *maker) file() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
	at := make([]int, len(m.objects))
	for i, o := range m.objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(m.objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(m.objects)+1, m.info, table)
	return b.Bytes()
}

// fileOfStreams writes the objects without streams into an object stream, and
// the table as a stream.
func (m *maker) fileOfStreams() []byte {
	var b, head, body bytes.Buffer
	b.WriteString("%PDF-2.0\n")
	at := map[int]int{}
	inside := map[int]int{}
	for i, o := range m.objects {
		if strings.Contains(o, "stream\n") {
			at[i+1] = b.Len()
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		inside[i+1] = len(inside)
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(o + "\n")
	}
	n := len(m.objects) + 1
	at[n] = b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, m.stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(inside), head.Len()), head.String()+body.String()))
	at[n+1] = b.Len()
	var table bytes.Buffer
	for i := range n + 2 {
		kind, a, c := 0, 0, 0
		if k, ok := inside[i]; ok {
			kind, a, c = 2, n, k
		} else if k, ok := at[i]; ok {
			kind, a = 1, k
		}
		table.Write([]byte{byte(kind), byte(a >> 16), byte(a >> 8), byte(a), byte(c)})
	}
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", n+1, m.stream(fmt.Sprintf("/Type/XRef/Size %d/W[1 3 1]/Root 1 0 R%s", n+2, m.info), table.String()), at[n+1])
	return b.Bytes()
}

// text shows lines of Latin text from (x, y) downwards.
func text(font string, size, x, y, lead float64, lines ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /%s %g Tf %g TL %g %g Td\n", font, size, lead, x, y)
	for _, l := range lines {
		if font == "C1" {
			fmt.Fprintf(&b, "<%s> Tj T*\n", utf16Hex(l))
		} else {
			fmt.Fprintf(&b, "(%s) Tj T*\n", winAnsi(l))
		}
	}
	b.WriteString("ET\n")
	return b.String()
}

func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

func winAnsi(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "“", `\223`, "”", `\224`, "’", `\222`, "–", `\226`).Replace(s)
	return s
}

// wrap cuts s into lines of n characters.
func wrap(s string, n int) []string {
	var out []string
	for rs := []rune(s); len(rs) > 0; {
		k := min(n, len(rs))
		out = append(out, string(rs[:k]))
		rs = rs[k:]
	}
	return out
}

func mustRead(t *testing.T, data []byte) string {
	t.Helper()
	a, err := readArticle(data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
