package extract

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/mail"
	"github.com/zhongdian/zhongdian/internal/extract/pack"
	"github.com/zhongdian/zhongdian/internal/extract/warc"
)

// archiveItems gives the pages of a web archive, as they were fetched.
func archiveItems(r io.Reader) *Items {
	items := &Items{Kind: "a web archive"}
	w := warc.NewReader(r)
	items.next = func() (Item, error) {
		for {
			rec, err := w.Next()
			if err != nil {
				if w.Damaged > 0 {
					items.skip("places where the archive is damaged")
				}
				return Item{}, err
			}
			it, why := recordItem(rec)
			if why == "" {
				return it, nil
			}
			items.skip(why)
		}
	}
	return items
}

// recordItem makes an item of a record, or says why it is none.
func recordItem(rec *warc.Record) (it Item, why string) {
	it = Item{ID: rec.ID, Source: article.Source{Name: rec.URL, URL: rec.URL, Type: rec.ContentType, Fetched: rec.Date}}
	if it.ID == "" {
		it.ID = rec.URL
	}
	switch {
	case rec.Type == "response" && strings.HasPrefix(rec.ContentType, "application/http"), rec.Type == "response" && rec.ContentType == "":
		return responseItem(it, rec.Body)
	case rec.Type == "resource", rec.Type == "conversion":
		if why := noArticle(it.Source); why != "" {
			return it, why
		}
		return filled(it, rec.Body)
	}
	return it, orWord(rec.Type, "untyped") + " records"
}

func orWord(s, def string) string {
	if s == "" {
		return def
	}
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

// responseItem reads the answer of a server as it was recorded.
func responseItem(it Item, body io.Reader) (Item, string) {
	resp, err := http.ReadResponse(bufio.NewReader(io.LimitReader(body, MaxBytes+1<<20)), nil)
	if err != nil {
		return it, "responses that are damaged"
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return it, fmt.Sprintf("responses with HTTP %d", resp.StatusCode)
	}
	it.Type = resp.Header.Get("Content-Type")
	if why := noArticle(it.Source); why != "" {
		return it, why
	}
	switch enc := strings.ToLower(resp.Header.Get("Content-Encoding")); enc {
	case "", "identity":
		return filled(it, resp.Body)
	case "gzip", "x-gzip", "zstd":
		// Some crawlers store the page unpacked and leave the header.
		b := bufio.NewReader(resp.Body)
		head, _ := b.Peek(4)
		how := pack.Packed(head)
		if how == "" {
			return filled(it, b)
		}
		z, err := pack.Reader(b, how)
		if err != nil {
			return it, "responses that are damaged"
		}
		defer func() { _ = z.Close() }()
		return filled(it, z)
	default:
		return it, "responses packed as " + orWord(enc, "")
	}
}

// filled reads the bytes of an item. What breaks off is read as far as it goes,
// and called a part.
func filled(it Item, r io.Reader) (Item, string) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case len(data) > MaxBytes:
		it.Err = fault.New(fault.TooLarge, "this page of the archive has more than %d MB, the most that is read", MaxBytes>>20)
		return it, ""
	case err != nil && len(data) == 0:
		if it.Err = err; fault.CodeOf(err) == fault.Internal {
			it.Err = fault.New(fault.Invalid, "this page of the archive is damaged")
		}
		return it, ""
	case err != nil:
		it.Partial = "the archive has only the beginning of this page"
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return it, "empty pages"
	}
	it.Data = data
	return it, ""
}

// noArticle says what a record holds where that is no article: by its type, and
// by the addresses that crawlers and browsers ask for themselves.
func noArticle(src article.Source) string {
	kind, _ := labelOf(src.Type)
	switch kind {
	case "text/html", "application/xhtml+xml", "text/markdown", "application/pdf", "":
	case "text/plain":
		if strings.HasSuffix(src.URL, "/robots.txt") {
			return "robots.txt files"
		}
	default:
		return orWord(kind, "") + " files"
	}
	return ""
}

// boxItems gives the messages of a mailbox.
func boxItems(r io.Reader) *Items {
	b := mail.NewBox(r)
	items := &Items{Kind: "a mailbox"}
	n := 0
	items.next = func() (Item, error) {
		data, err := b.Next()
		n++
		it := Item{ID: fmt.Sprint(n), Source: article.Source{Type: "message/rfc822", Data: data}}
		switch {
		case errors.Is(err, io.EOF):
			return Item{}, io.EOF
		case fault.CodeOf(err) == fault.TooLarge:
			it.Err = err
			return it, nil
		case err != nil:
			return Item{}, readFault(err)
		}
		if m, err := mail.Parse(data); err == nil {
			it.Title = m.Subject
			if m.ID != "" {
				it.ID = m.ID
			}
		}
		return it, nil
	}
	return items
}
