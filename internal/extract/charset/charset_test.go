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
		{"utf-16 le without its mark", "", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), simplified), simplified, ""},
		{"utf-16 be without its mark", "gbk", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), traditional), traditional, ""},
		{"utf-16 le of English", "", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), french), french, ""},
		{"utf-16 be of English", "", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "The hall opens in May."), "The hall opens in May.", ""},
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

// TestUTF16 keeps what is no UTF-16 from being taken for it: nearly every text
// in another encoding has passages that look like characters.
func TestUTF16(t *testing.T) {
	japaneseText := strings.Repeat("新しい橋が完成した。駅からは歩いて十分です、と市長は述べた。カタカナ", 20)
	numbers := make([]byte, 0, 4000)
	for i := range 1000 {
		numbers = append(numbers, byte(i*37), byte(i*i>>3), 0, 0)
	}
	samples := make([]byte, 0, 4000) // sixteen bits each, small ones
	for i := range 2000 {
		samples = append(samples, byte(40*(i%7)), byte(i%3))
	}
	for name, data := range map[string][]byte{
		"utf-8": []byte(strings.Repeat(simplified, 9)), "ascii": []byte(strings.Repeat("The hall opens in May. ", 40)), "ascii with a NUL": []byte("a\x00" + strings.Repeat("The hall opens in May. ", 40)),
		"gb18030": encode(t, simplifiedchinese.GB18030, strings.Repeat(simplified, 9)), "odd gb18030": encode(t, simplifiedchinese.GB18030, "a"+strings.Repeat(simplified, 9)),
		"big5": encode(t, traditionalchinese.Big5, strings.Repeat(traditional, 9)), "shift_jis": encode(t, japanese.ShiftJIS, japaneseText), "euc-jp": encode(t, japanese.EUCJP, japaneseText),
		"latin": encode(t, charmap.Windows1252, strings.Repeat(french, 9)), "zeros": make([]byte, 4000), "numbers": numbers, "samples": samples,
		"words between NULs": []byte(strings.Repeat("name\x00value\x00", 90)), "short": []byte("a\x00b\x00"), "spaces": []byte(strings.Repeat("  ", 200)),
	} {
		if got := UTF16(data); got != "" {
			t.Errorf("%s was taken for %s", name, got)
		}
	}
	for _, name := range []string{"numbers", "zeros", "words between NULs"} {
		if data := map[string][]byte{"numbers": numbers, "zeros": make([]byte, 4000), "words between NULs": []byte(strings.Repeat("name\x00value\x00", 90))}[name]; Binary(data) == "" {
			t.Errorf("%s are taken for text", name)
		}
	}
	long := encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), strings.Repeat(simplified+"\n", 900))
	if got := UTF16(append(long, 'x')); got != "utf-16le" { // cut off within a letter
		t.Errorf("got %q", got)
	}
	if got := Binary(long); got != "" {
		t.Errorf("UTF-16 is called %s", got)
	}
	if got := string(Head(long, 20)); got != "河畔镇的老图书馆昨天" {
		t.Errorf("head %q", got)
	}
	if got := string(Head([]byte("\xEF\xBB\xBFabc"), 5)); got != "ab" {
		t.Errorf("head %q", got)
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
	f.Add(encode(f, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), simplified), "")
	f.Add(encode(f, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), french+"x"), "")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		s, _ := Decode(data, declared)
		if !utf8.ValidString(s) {
			t.Errorf("not UTF-8: %q", s)
		}
		if utf8.Valid(data) && UTF16(data) == "" && !strings.HasPrefix(string(data), "\xEF\xBB\xBF") && s != string(data) {
			t.Errorf("valid UTF-8 was changed: %q to %q", data, s)
		}
		Binary(data)
	})
}
