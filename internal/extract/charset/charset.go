// Package charset turns the bytes of a text into UTF-8. What the bytes are
// counts for more than what is declared: pages that declare gb2312 are often
// UTF-8, and GB18030 and Big5 often come without any label.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/zhongdian/zhongdian/article"
)

// sample is how many bytes are looked at to tell encodings apart.
const sample = 256 << 10

// Decode gives data as UTF-8. declared is the label of the header or the page,
// "" where there is none. Bytes that the encoding does not have become U+FFFD
// with the warning invalid_utf8; a label that is wrong gives wrong_charset.
func Decode(data []byte, declared string) (string, []article.Warning) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		return utf8Text(rest)
	}
	if name := UTF16(data); name != "" {
		return with(order16(name), name, "", data)
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	name := Guess(data, declared)
	switch name {
	case "utf-8":
		return utf8Text(data)
	case "gb18030":
		return with(simplifiedchinese.GB18030, name, declared, data)
	case "big5":
		return with(traditionalchinese.Big5, name, declared, data)
	case "windows-1252":
		return with(charmap.Windows1252, name, declared, data)
	}
	if e, err := htmlindex.Get(name); err == nil {
		return with(e, name, declared, data)
	}
	return utf8Text(data)
}

// Guess names the encoding of data that is not UTF-8 throughout: "utf-8" where
// only some of it is damaged, else the best of the label and the two Chinese
// encodings.
func Guess(data []byte, declared string) string {
	data = data[:min(len(data), sample)]
	good, bad := utf8Runs(data)
	if good > 0 && good >= 4*bad {
		return "utf-8"
	}
	gb, big := scoreGB(data), scoreBig5(data)
	label := canonical(declared)
	switch {
	// A label is believed unless the other encoding fits much better.
	case label == "gb18030" && gb >= big-0.5, label == "big5" && big >= gb-0.5:
		return label
	case label != "" && label != "utf-8" && label != "windows-1252" && label != "gb18030" && label != "big5":
		return label
	case gb >= threshold && gb >= big:
		return "gb18030"
	case big >= threshold:
		return "big5"
	case label == "windows-1252" || western(data):
		return "windows-1252"
	}
	return "utf-8"
}

// canonical is the WHATWG name of a label, with the family of gb2312 as gb18030.
func canonical(label string) string {
	label = strings.ToLower(strings.Trim(label, " \t\r\n\"'"))
	switch label {
	case "", "utf-8", "utf8":
		return label
	case "gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "gb18030":
		return "gb18030"
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == "replacement" || strings.HasPrefix(name, "utf-16") {
		return "" // without a BOM the bytes would have told
	}
	if name == "gbk" {
		return "gb18030"
	}
	return name
}

func with(e encoding.Encoding, name, declared string, data []byte) (string, []article.Warning) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return utf8Text(data)
	}
	var ws []article.Warning
	if c := canonical(declared); c != "" && c != name {
		ws = append(ws, article.Warning{
			Code: "wrong_charset", Message: "the page says it is " + declared + " but reads as " + name + "; it was read as " + name,
		})
	}
	s := string(out)
	if strings.ContainsRune(s, utf8.RuneError) {
		ws = append(ws, damaged(name))
	}
	return s, ws
}

func utf8Text(data []byte) (string, []article.Warning) {
	if utf8.Valid(data) {
		return string(data), nil
	}
	return strings.ToValidUTF8(string(data), string(utf8.RuneError)), []article.Warning{damaged("UTF-8")}
}

func damaged(name string) article.Warning {
	return article.Warning{
		Code: "invalid_utf8", Message: "the text has bytes that are not valid " + name + "; each run of them is shown as U+FFFD",
	}
}

// utf8Runs counts the valid multi-byte runes of data and the bytes that are
// none. A rune cut off by the end of the sample is neither.
func utf8Runs(data []byte) (good, bad int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, w := utf8.DecodeRune(data[i:])
		if r != utf8.RuneError || w > 1 {
			good++
		} else if utf8.FullRune(data[i:]) {
			bad++
		}
		i += w
	}
	return good, bad
}
