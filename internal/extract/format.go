package extract

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
)

type sourceFormat int

const (
	plainFormat sourceFormat = iota
	markdownFormat
	htmlFormat
	packedFormat
	feedFormat
	pdfFormat
	docxFormat
	epubFormat
	warcFormat
	boxFormat
	messageFormat
)

// sniffed is how much of a source is looked at to tell its format.
const sniffed = 4 << 10

// detect tells how to read src: by its first bytes where these are beyond
// doubt, else by its media type, its name, and what its text looks like. label
// is the charset that the type names. Errors: fault.Unsupported for what is no
// text, saying what it is.
func detect(src article.Source) (f sourceFormat, label string, err error) {
	if f, ok := magic(src.Data); ok && f != packedFormat {
		return f, "", nil
	}
	if kind, label := labelOf(src.Type); kind == "message/rfc822" {
		return messageFormat, label, nil
	}
	if what := charset.Binary(src.Data); what != "" {
		return 0, "", fault.New(fault.Unsupported, "this is %s, not an article; give its text, or a web page or Markdown file that holds it", what)
	}
	return format(src)
}

// format tells the formats of text by their media type, else by the suffix of
// the name, else by the first marks.
func format(src article.Source) (f sourceFormat, label string, err error) {
	kind, label := labelOf(src.Type)
	suffix := strings.ToLower(path.Ext(strings.TrimRight(cutQuery(src.Name), "/")))
	switch kind {
	case "text/html", "application/xhtml+xml":
		return htmlFormat, label, nil
	case "text/markdown", "text/x-markdown":
		return markdownFormat, label, nil
	case "text/plain":
		// Servers send Markdown files as plain text.
		if suffix == ".md" || suffix == ".markdown" {
			return markdownFormat, label, nil
		}
		return plainFormat, label, nil
	case "", "application/octet-stream", "application/xml":
	default:
		if !strings.HasPrefix(kind, "text/") {
			return 0, "", fault.New(fault.Unsupported, "%s is not a kind of text that is read here; give a web page, Markdown or plain text", kind)
		}
	}
	switch suffix {
	case ".html", ".htm", ".xhtml", ".shtml":
		return htmlFormat, label, nil
	case ".md", ".markdown", ".mdown", ".mkd":
		return markdownFormat, label, nil
	case ".txt", ".text":
		return plainFormat, label, nil
	}
	return sniff(src.Data), label, nil
}

func cutQuery(name string) string {
	if strings.Contains(name, "://") {
		name, _, _ = strings.Cut(name, "#")
		name, _, _ = strings.Cut(name, "?")
		if i := strings.Index(name, "://"); !strings.Contains(name[i+3:], "/") {
			return "" // a host: its last part is no suffix
		}
	}
	return name
}

var (
	startsHTML = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?is)^(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|table|ul|ol|span|a|img|blockquote|figure|header|link|script|style|center|font|b|strong)[\s/>]`)
	})
	tag          = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)</(?:p|div|html|body|article|h[1-6])>`) })
	startsMark   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?:# \S|---\r?\n[\w-]+\s*:)`) })
	markdownLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?m)^(?:#{1,6} \S|!\[[^\]\n]*\]\([^)\n]+\)|\x60\x60\x60)|\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*`)
	})
)

// sniff tells a web page and Markdown from plain text by their first marks.
func sniff(data []byte) sourceFormat {
	data = charset.Head(data, sniffed)
	marks := func(any string) bool { return bytes.ContainsAny(data, any) }
	switch {
	case !marks("<#[*`") && !bytes.HasPrefix(data, []byte("---")): // most text: no pattern needs to look
		return plainFormat
	case !marks("<"):
	case startsHTML().Match(data), len(tag().FindAllIndex(data, 3)) == 3:
		return htmlFormat
	}
	switch {
	case startsMark().Match(data), len(markdownLine().FindAllIndex(data, 3)) == 3:
		return markdownFormat
	}
	return plainFormat
}

var metaCharset = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)`)
})

// pageCharset is the label of the header, or else that of the page itself.
func pageCharset(data []byte, header string) string {
	if header != "" {
		return header
	}
	m := metaCharset().FindSubmatch(data[:min(len(data), sniffed)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}
