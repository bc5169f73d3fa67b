package charset

import (
	"bytes"
	"strings"
)

// Binary says what data looks like where it is no text ("a PNG image"), and ""
// for text.
func Binary(data []byte) string {
	for _, m := range []struct{ magic, what string }{
		{"%PDF-", "a PDF file"}, {"\x89PNG\r\n", "a PNG image"}, {"\xFF\xD8\xFF", "a JPEG image"}, {"GIF87a", "a GIF image"},
		{"GIF89a", "a GIF image"}, {"\x1F\x8B", "gzip compressed data"}, {"BZh", "bzip2 compressed data"}, {"\xFD7zXZ\x00", "xz compressed data"},
		{"\x28\xB5\x2F\xFD", "zstd compressed data"}, {"7z\xBC\xAF\x27\x1C", "a 7z archive"}, {"Rar!\x1A\x07", "a RAR archive"},
		{"\x7FELF", "a program (ELF)"}, {"MZ\x90\x00", "a program (Windows)"}, {"\xCF\xFA\xED\xFE", "a program (macOS)"}, {"\xCA\xFE\xBA\xBE", "a program (macOS or Java)"},
		{"\x00asm", "a program (WebAssembly)"}, {"SQLite format 3\x00", "an SQLite database"}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"},
		{"OggS", "an Ogg file"}, {"ID3", "an MP3 file"}, {"fLaC", "a FLAC file"}, {"{\\rtf", "an RTF document"}, {"\x00\x00\x01\x00", "an icon"},
		{"II*\x00", "a TIFF image"}, {"MM\x00*", "a TIFF image"}, {"wOFF", "a font"}, {"wOF2", "a font"},
	} {
		if bytes.HasPrefix(data, []byte(m.magic)) {
			return m.what
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return zipKind(data)
	case len(data) >= 12 && bytes.HasPrefix(data, []byte("RIFF")):
		return "a RIFF file (" + strings.TrimSpace(strings.ToValidUTF8(string(data[8:12]), "?")) + ")"
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return "an MP4 or HEIC file"
	case len(data) > 262 && string(data[257:262]) == "ustar":
		return "a tar archive"
	}
	if UTF16(data) != "" {
		return ""
	}
	return controls(data[:min(len(data), 64<<10)])
}

// zipKind tells the documents that are zip archives by their first entries.
func zipKind(data []byte) string {
	head := data[:min(len(data), 4<<10)]
	switch {
	case bytes.Contains(head, []byte("application/epub+zip")):
		return "an EPUB book"
	case bytes.Contains(head, []byte("word/")):
		return "a Word document (DOCX)"
	case bytes.Contains(head, []byte("xl/")):
		return "a spreadsheet (XLSX)"
	case bytes.Contains(head, []byte("ppt/")):
		return "a presentation (PPTX)"
	case bytes.Contains(head, []byte("[Content_Types].xml")):
		return "an Office document"
	}
	return "a zip archive"
}

// controls finds data that has more NULs or other controls than a damaged text.
func controls(data []byte) string {
	nul, other := 0, 0
	for _, c := range data {
		switch {
		case c == 0:
			nul++
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B && c != 0x08:
			other++
		}
	}
	if nul > 2 && 100*nul > len(data) || other > 8 && 20*other > len(data) {
		return "binary data"
	}
	return ""
}
