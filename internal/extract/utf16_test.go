package extract

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

// TestUTF16WithoutMark: text, pages and feeds whose byte order mark was lost are
// read, in both orders and languages; real binary data is refused still.
func TestUTF16WithoutMark(t *testing.T) {
	const zh, en = "青屿市四日宣布，跨海轮渡将于下月八日试行夜航。首批投入四艘电动船，每艘可载客二百人。", "The city of Harrow said on Tuesday that its ferry will sail at night from 8 April."
	for name, tt := range map[string]struct{ text, want string }{
		"text zh": {"轮渡试行夜航\n\n" + zh, zh},
		"text en": {"Night ferry\n\n" + en, en},
		"page zh": {"<!DOCTYPE html><html><head><meta charset=\"utf-16\"><title>轮渡试行夜航</title></head><body><article><h1>轮渡试行夜航</h1><p>" + zh + "</p><p>" + zh + "</p></article></body></html>", zh},
		"page en": {"<html><head><title>Night ferry</title></head><body><article><h1>Night ferry</h1><p>" + en + "</p></article></body></html>", en},
		"feed":    {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss version=\"2.0\"><channel><title>晚报</title><item><title>轮渡试行夜航</title><description>" + zh + zh + "</description></item></channel></rss>", zh},
	} {
		for order, e := range map[string]unicode.Endianness{"le": unicode.LittleEndian, "be": unicode.BigEndian} {
			data, err := unicode.UTF16(e, unicode.IgnoreBOM).NewEncoder().String(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Article(article.Source{Data: []byte(data)})
			if err != nil {
				t.Errorf("%s %s: %v", name, order, err)
				continue
			}
			if !strings.Contains(a.Text, tt.want) || strings.Contains(a.Text, "<") || a.Title == "" {
				t.Errorf("%s %s: %q, %q", name, order, a.Title, a.Text)
			}
		}
	}
	var samples []byte // a recording of sixteen bits: every second byte is small, many are zero
	for i := range 8000 {
		v := int16(i*i%900) - 450
		samples = append(samples, byte(v), byte(v>>8))
	}
	for name, data := range map[string][]byte{"samples": samples, "program": []byte("\x7fELF\x02\x01\x01" + strings.Repeat("\x00a\x00\x01", 300)), "table": []byte(strings.Repeat("\x01\x00\x05\x00\x20\x00\x41\x00", 300))} {
		if _, err := Article(article.Source{Data: data}); fault.CodeOf(err) != fault.Unsupported {
			t.Errorf("%s: %v", name, err)
		}
	}
}
