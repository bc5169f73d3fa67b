package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

// record is one WARC record.
func record(kind, id, url, contentType, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-18T08:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, id, url, contentType, len(body), body)
}

func response(head, body string) string {
	return "HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + body
}

const zhPage = "<html><head><title>渡口的灯_河畔晚报</title></head><body><h1>渡口的灯</h1><p>昨天 10:30</p><p>新桥通车以后，坐船的人少了一半，可摆渡人老徐每天清晨仍旧把缆绳解开，等第一批去对岸卖菜的人。</p><p>他说，只要还有一个人要过河，灯就得亮着。</p></body></html>"

const enPage = "<html><body><h1>The ferry sails at night</h1><p>The ferry will sail at night from April, the city said.</p><p>Four electric boats will be used at first.</p></body></html>"

func archive(t testing.TB) []byte {
	html := "Content-Type: text/html; charset=utf-8"
	chunked := "Transfer-Encoding: chunked\r\n" + html
	return []byte(record("warcinfo", "0", "", "application/warc-fields", "software: x\r\n") +
		record("request", "1", "https://hepan.example/a", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
		record("response", "2", "https://hepan.example/a", "application/http; msgtype=response", response(html, zhPage)) +
		record("response", "3", "https://harbour.example/b", "application/http; msgtype=response", response(chunked, fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 20, enPage[:20], len(enPage)-20, enPage[20:]))) +
		record("response", "4", "https://harbour.example/c", "application/http; msgtype=response", response(html+"\r\nContent-Encoding: gzip", string(gzipped(t, []byte(enPage))))) +
		record("response", "5", "https://harbour.example/d.png", "application/http; msgtype=response", response("Content-Type: image/png", "\x89PNG")) +
		record("response", "6", "https://harbour.example/e", "application/http; msgtype=response", "HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n") +
		record("revisit", "7", "https://harbour.example/b", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n") +
		record("conversion", "8", "https://harbour.example/f", "text/plain", "The ferry sails at night.\n\nIt starts in April, the city said.\n") +
		record("response", "9", "https://harbour.example/g", "application/http; msgtype=response", "no HTTP at all") +
		record("response", "10", "https://harbour.example/robots.txt", "application/http; msgtype=response", response("Content-Type: text/plain", "User-agent: *")) +
		"what is this line doing here\r\n" +
		record("response", "11", "https://harbour.example/h", "application/http; msgtype=response", response(html+"\r\nContent-Length: 9999", enPage)))
}

const archiveWant = `== urn:uuid:2
url: https://hepan.example/a
title: 渡口的灯
published: 2026-03-17 10:30:00 +0800
status: complete
--
paragraph| 新桥通车以后，坐船的人少了一半，可摆渡人老徐每天清晨仍旧把缆绳解开，等第一批去对岸卖菜的人。
paragraph| 他说，只要还有一个人要过河，灯就得亮着。
== urn:uuid:3
url: https://harbour.example/b
title: The ferry sails at night
status: complete
--
paragraph| The ferry will sail at night from April, the city said.
paragraph| Four electric boats will be used at first.
== urn:uuid:4
url: https://harbour.example/c
title: The ferry sails at night
status: complete
--
paragraph| The ferry will sail at night from April, the city said.
paragraph| Four electric boats will be used at first.
== urn:uuid:8
url: https://harbour.example/f
status: complete
--
paragraph| The ferry sails at night.
paragraph| It starts in April, the city said.
== urn:uuid:11
url: https://harbour.example/h
title: The ferry sails at night
status: partial
note: the archive has only the beginning of this page
--
paragraph| The ferry will sail at night from April, the city said.
paragraph| Four electric boats will be used at first.
a web archive
 (passed over: 1 image/png files, 1 places where the archive is damaged, 1 request records, 1 responses that are damaged, 1 responses with HTTP 301, 1 revisit records, 1 robots.txt files, 1 warcinfo records)
`

func TestArchive(t *testing.T) {
	data := archive(t)
	members := append(gzipped(t, data[:700]), gzipped(t, data[700:])...)
	for name, r := range map[string]io.Reader{
		"plain": bytes.NewReader(data), "slow": slow{bytes.NewReader(data)}, "gzip": bytes.NewReader(members), "zstd": bytes.NewReader(zstded(t, data)),
	} {
		if d := cmp.Diff(archiveWant, dumpItems(t, r, "x.warc.gz")); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	oneByOne(t, article.Source{Data: data})
}

func TestBadArchives(t *testing.T) {
	good := string(archive(t))
	for name, tt := range map[string]struct {
		data string
		code fault.Code
	}{
		"cut in a head":   {good[:len(good)-len(enPage)-300], fault.Invalid},
		"cut in a body":   {good[:len(good)-40], fault.Invalid},
		"no length":       {"WARC/1.0\r\nWARC-Type: response\r\n\r\n", fault.Invalid},
		"negative length": {"WARC/1.0\r\nContent-Length: -5\r\n\r\n", fault.Invalid},
		"huge length":     {"WARC/1.0\r\nContent-Length: 9223372036854775807\r\n\r\nx", fault.Invalid},
		"endless head":    {"WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 10_000), fault.Invalid},
		"endless line":    {"WARC/1.0\r\na: " + strings.Repeat("b", 4<<20), fault.Invalid},
		"nothing else":    {"WARC/1.0\r\n" + strings.Repeat("\r\n", 9), fault.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			items, _, err := Open(strings.NewReader(tt.data), article.Source{})
			for err == nil {
				_, err = items.Next()
			}
			if fault.CodeOf(err) != tt.code {
				t.Errorf("got %q %v, want %q", fault.CodeOf(err), err, tt.code)
			}
		})
	}
}

// endless is an archive of n records that is never in memory.
type endless struct {
	rec  []byte
	n    int
	left []byte
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.left) == 0 {
		if e.n == 0 {
			return 0, io.EOF
		}
		e.n--
		e.left = e.rec
	}
	n := copy(p, e.left)
	e.left = e.left[n:]
	return n, nil
}

// A long archive takes the memory of one record.
func TestArchiveMemory(t *testing.T) {
	rec := []byte(record("response", "1", "https://harbour.example/b", "application/http; msgtype=response", response("Content-Type: text/html", enPage+strings.Repeat(" ", 1<<20))))
	items, _, err := Open(&endless{rec: rec, n: 300}, article.Source{})
	if err != nil {
		t.Fatal(err)
	}
	n, peak := 0, uint64(0)
	var m runtime.MemStats
	for {
		_, err := items.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%100 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	if n != 300 || peak > 64<<20 {
		t.Errorf("%d records with %d MB in use, want 300 with at most 64", n, peak>>20)
	}
}

func BenchmarkArchive(b *testing.B) {
	rec := []byte(record("response", "1", "https://harbour.example/b", "application/http; msgtype=response", response("Content-Type: text/html", enPage+strings.Repeat("<p>More of it.</p>", 1000))))
	b.SetBytes(int64(len(rec)))
	b.ReportAllocs()
	items, _, err := Open(&endless{rec: rec, n: 1 << 40}, article.Source{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := items.Next(); err != nil {
			b.Fatal(err)
		}
	}
}
