package extract

import (
	"bytes"
	"regexp"
	"sync"

	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/mail"
	"github.com/zhongdian/zhongdian/internal/extract/pack"
	"github.com/zhongdian/zhongdian/internal/extract/pdf"
	"github.com/zhongdian/zhongdian/internal/extract/warc"
)

var (
	feedRoot = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?is)^(?:\s|<!--.*?-->|<\?.*?\?>|<!doctype[^>]*>)*<(?:rss|rdf:RDF|(?:atom:)?feed)[\s>]`)
	})
	feedVersion = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[{,]\s*"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version`)
	})
)

// magic tells the formats that are known by their first bytes alone, whatever
// type or name they come with: servers and people mislabel these. ok is false
// for text, which needs both.
func magic(data []byte) (f sourceFormat, ok bool) {
	if pack.Packed(data) != "" {
		return packedFormat, true
	}
	if f, ok := zipped(data); ok {
		return f, true
	}
	head := bytes.TrimLeft(charset.Head(data, sniffed), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("<")) && feedRoot().Match(head):
		return feedFormat, true
	case pdf.Is(data):
		return pdfFormat, true
	case warc.Is(data):
		return warcFormat, true
	case mail.IsBox(data):
		return boxFormat, true
	case mail.Is(data):
		return messageFormat, true
	case bytes.HasPrefix(head, []byte("{")) && feedVersion().Match(head):
		return feedFormat, true
	}
	return 0, false
}
