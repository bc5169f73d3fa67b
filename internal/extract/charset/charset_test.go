package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	simplified  = "河畔镇的老图书馆昨天重新开门。馆长说，修缮用了两年，花费340万元，新添座位120个。"
	traditional = "河畔鎮的老圖書館昨天重新開門。館長說，修繕用了兩年，花費340萬元，新添座位120個。"
	french      = "Le café du théâtre rouvre en été, après deux ans."
)

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func TestDecode(t *testing.T) {
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	utf16be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	for _, tt := range []struct {
		name, declared string
		data           []byte
		want, warning  string
	}{
		{"utf-8", "", []byte(simplified), simplified, ""},
		{"bom", "", []byte("\xEF\xBB\xBF" + simplified), simplified, ""},
		{"utf-8 labelled gb2312", "gb2312", []byte(simplified), simplified, ""},
		{"gb without a label", "", encode(t, simplifiedchinese.GB18030, simplified), simplified, ""},
		{"gb in one word", "", encode(t, simplifiedchinese.GB18030, "中国新闻"), "中国新闻", ""},
		{"gb labelled gb2312", "gb2312", encode(t, simplifiedchinese.GB18030, simplified), simplified, ""},
		{"gb labelled utf-8", "utf-8", encode(t, simplifiedchinese.GB18030, simplified), simplified, "wrong_charset"},
		{"gb labelled latin-1", "iso-8859-1", encode(t, simplifiedchinese.GB18030, simplified), simplified, "wrong_charset"},
		{"big5 without a label", "", encode(t, traditionalchinese.Big5, traditional), traditional, ""},
		{"big5 labelled gbk", "gbk", encode(t, traditionalchinese.Big5, traditional), traditional, "wrong_charset"},
		{"gb labelled big5", "big5", encode(t, simplifiedchinese.GB18030, simplified), simplified, "wrong_charset"},
		{"utf-16 le", "", encode(t, utf16, simplified), simplified, ""},
		{"utf-16 be", "utf-8", encode(t, utf16be, traditional), traditional, ""},
		{"western", "", encode(t, charmap.Windows1252, french), french, ""},
		{"shift_jis by its label", "shift_jis", encode(t, japanese.ShiftJIS, "新しい橋が完成した"), "新しい橋が完成した", ""},
		{"one bad byte", "", []byte(simplified + "\xFF"), simplified + "\uFFFD", "invalid_utf8"},
		{"bad bytes alone", "", []byte("ok \xFF\xFE ok"), "ok \uFFFD ok", "invalid_utf8"},
		{"empty", "gbk", nil, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ws := Decode(tt.data, tt.declared)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			codes := ""
			for _, w := range ws {
				codes += w.Code
			}
			if codes != tt.warning {
				t.Errorf("warnings: got %q, want %q", codes, tt.warning)
			}
		})
	}
}

func TestBinary(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"", ""}, {simplified, ""}, {"a\x00b and a long line of text that goes on", ""}, {"MZ is how some words begin", ""},
		{"%PDF-1.7\n", "PDF"}, {"\x89PNG\r\n\x1a\n", "PNG"}, {"PK\x03\x04....word/document.xml", "DOCX"},
		{"PK\x03\x04..mimetypeapplication/epub+zip", "EPUB"}, {strings.Repeat("\x00\x01\x02x", 50), "binary"},
		{"\x1f\x8b\x08", "gzip"}, {"\xFF\xFEa\x00b\x00c\x00", ""},
	} {
		got := Binary([]byte(tt.data))
		if got == "" != (tt.want == "") || !strings.Contains(got, tt.want) {
			t.Errorf("Binary(%.20q): got %q, want %q in it", tt.data, got, tt.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(simplified), "gbk")
	f.Add(encode(f, simplifiedchinese.GB18030, simplified), "")
	f.Add(encode(f, traditionalchinese.Big5, traditional), "utf-8")
	f.Add([]byte("\xFF\xFEa"), "")
	f.Add([]byte("\xEF\xBB\xBF\x00"), "nonsense")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		s, _ := Decode(data, declared)
		if !utf8.ValidString(s) {
			t.Errorf("not UTF-8: %q", s)
		}
		if utf8.Valid(data) && !strings.HasPrefix(string(data), "\xEF\xBB\xBF") && s != string(data) {
			t.Errorf("valid UTF-8 was changed: %q to %q", data, s)
		}
		Binary(data)
	})
}
