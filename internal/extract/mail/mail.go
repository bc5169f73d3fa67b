// Package mail reads messages and what is stored as such: e-mail, mailboxes, and
// web pages saved as one file (MHTML).
package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"github.com/zhongdian/zhongdian/fault"
)

// Bounds of one message.
const (
	maxNesting = 8
	maxParts   = 1000
	maxPart    = 16 << 20
	maxHead    = 64 << 10
)

// Message is a message with the part of it that is the text.
type Message struct {
	ID            string // without its brackets
	Subject, From string
	Date          time.Time
	URL           string // of a saved page
	Type          string // media type of Data
	Data          []byte
	Page          bool // a web page that was saved, not somebody's letter
}

// Is reports whether data begins with the head of a message that says how it is
// written. A head without that is read as the text that it is in.
func Is(data []byte) bool {
	head := data[:min(len(data), 8<<10)]
	says := false
	for n := 0; len(head) > 0 && n < 100; n++ {
		line, rest, _ := bytes.Cut(head, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		head = rest
		switch {
		case len(line) == 0:
			return says && n > 1
		case line[0] == ' ' || line[0] == '\t':
			if n == 0 {
				return false
			}
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t<>{}\"'") {
			return false
		}
		switch strings.ToLower(string(name)) {
		case "mime-version", "content-transfer-encoding":
			says = true
		}
	}
	return says
}

// Parse reads a message and chooses the part that is its text: the page of a
// saved page; of a letter the plain text, unless that is a heap of links made
// from the HTML beside it. Errors: fault.Invalid, fault.Unsupported for a
// message that has no text.
func Parse(data []byte) (*Message, error) {
	if i := bytes.Index(data, []byte("\n\n")); i < 0 || i > maxHead {
		if j := bytes.Index(data, []byte("\r\n\r\n")); j < 0 || j > maxHead {
			return nil, fault.New(fault.Invalid, "the message is damaged: its head has no end")
		}
	}
	in, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(fault.Invalid, "the message is damaged: its head can't be read")
	}
	m := &Message{Subject: words(in.Header.Get("Subject")), From: sender(in.Header.Get("From"))}
	m.ID = strings.Trim(in.Header.Get("Message-ID"), "<> ")
	m.Date, _ = in.Header.Date()
	m.URL = in.Header.Get("Snapshot-Content-Location")
	f := &finder{}
	f.part(textproto.MIMEHeader(in.Header), in.Body, 0)
	kind, _, _ := mime.ParseMediaType(in.Header.Get("Content-Type"))
	m.Page = m.URL != "" || kind == "multipart/related" && strings.Contains(strings.ToLower(in.Header.Get("From")), "saved by")
	if m.Page {
		m.From = ""
	}
	best := f.best(m.Page)
	if best == nil {
		return nil, fault.New(fault.Unsupported, "there is no text in this message, only files")
	}
	m.Type, m.Data = best.kind, best.data
	if m.URL == "" && m.Page {
		m.URL = best.location
	}
	return m, nil
}

// words decodes the words of a header.
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

// sender is the name of who wrote, or the address where there is no name.
func sender(s string) string {
	p := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}}
	a, err := p.Parse(s)
	switch {
	case err != nil:
		name, _, _ := strings.Cut(words(s), "<")
		return strings.Trim(name, ` "`)
	case a.Name != "":
		return a.Name
	}
	return a.Address
}

// text is a part that may be the text.
type text struct {
	kind, location string
	html           bool
	data           []byte
}

// finder collects the parts that are text.
type finder struct {
	parts int
	found []text
}

func (f *finder) part(h textproto.MIMEHeader, body io.Reader, depth int) {
	if f.parts++; f.parts > maxParts || depth > maxNesting {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		r := multipart.NewReader(body, params["boundary"])
		for f.parts <= maxParts {
			p, err := r.NextRawPart() // not NextPart: the encoding is undone here, with a bound
			if err != nil {
				return
			}
			f.part(p.Header, p, depth+1)
		}
		return
	}
	disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	if disposition == "attachment" || kind != "text/plain" && kind != "text/html" && kind != "application/xhtml+xml" || len(f.found) >= 20 {
		return
	}
	data, err := io.ReadAll(io.LimitReader(decoded(h.Get("Content-Transfer-Encoding"), body), maxPart))
	if err != nil && len(data) == 0 {
		return
	}
	f.found = append(f.found, text{h.Get("Content-Type"), h.Get("Content-Location"), kind != "text/plain", data})
}

// decoded undoes the encoding of a part. What is damaged gives what came before
// the damage.
func decoded(how string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &base64Only{r})
	}
	return r
}

// base64Only drops what is not base64: spaces, and lines that lists have added.
type base64Only struct{ r io.Reader }

func (b *base64Only) Read(p []byte) (int, error) {
	for {
		n, err := b.r.Read(p)
		kept := p[:0]
		for _, c := range p[:n] {
			if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' {
				kept = append(kept, c)
			}
		}
		if len(kept) > 0 || err != nil {
			return len(kept), err
		}
	}
}

// best chooses among the parts: the first page where the whole is a saved page.
func (f *finder) best(page bool) *text {
	var plain, html *text
	for i := range f.found {
		t := &f.found[i]
		switch {
		case len(bytes.TrimSpace(t.data)) == 0:
		case t.html && html == nil:
			html = t
		case !t.html && plain == nil:
			plain = t
		}
	}
	switch {
	case html == nil:
		return plain
	case page, plain == nil, len(plain.data) < 200, 200*bytes.Count(plain.data, []byte("://")) > len(plain.data):
		return html
	}
	return plain
}

// Box reads the messages of a mailbox one by one.
type Box struct {
	r    *lines
	done bool
}

// IsBox reports whether data begins as a mailbox (mbox) does: with a line "From
// address date" and a header.
func IsBox(data []byte) bool {
	line, rest, ok := bytes.Cut(data, []byte("\n"))
	if !ok || !bytes.HasPrefix(line, []byte("From ")) || len(bytes.Fields(line)) < 6 && !bytes.Contains(line, []byte("MAILER-DAEMON")) {
		return false
	}
	name, _, ok := bytes.Cut(rest[:min(len(rest), 200)], []byte(":"))
	return ok && len(name) > 1 && !bytes.ContainsAny(name, " \n")
}

// NewBox reads from r.
func NewBox(r io.Reader) *Box { return &Box{r: newLines(r)} }

// Next gives the bytes of the next message, its quoted "From" lines as they
// were. It ends with io.EOF; a message over 16 MB is fault.TooLarge, and the
// next one can be read.
func (b *Box) Next() ([]byte, error) {
	if b.done {
		return nil, io.EOF
	}
	var out []byte
	long, blank, any := false, true, false
	for {
		line, err := b.r.next()
		if blank && bytes.HasPrefix(line, []byte("From ")) && err == nil {
			if any {
				break
			}
			any = true
			continue
		}
		if len(line) > 0 {
			any = true
			if len(out)+len(line) > maxPart {
				long = true
			} else if !long {
				out = append(out, unquoted(line)...)
			}
		}
		blank = len(bytes.TrimRight(line, "\r\n")) == 0
		if err != nil {
			b.done = true
			if !errors.Is(err, io.EOF) {
				return nil, err
			}
			if len(out) == 0 && !long {
				return nil, io.EOF
			}
			break
		}
	}
	if long {
		return nil, fault.New(fault.TooLarge, "this message of the mailbox has more than %d MB, the most that is read", maxPart>>20)
	}
	return out, nil
}

// unquoted takes the mark off a line that begins with From in the message.
func unquoted(line []byte) []byte {
	if rest := bytes.TrimLeft(line, ">"); len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
		return line[1:]
	}
	return line
}
