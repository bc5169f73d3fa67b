package httpapi

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/fetch"
	"github.com/zhongdian/zhongdian/service"
)

// TestInside: no way of writing an address reaches a server of this machine or
// of its network.
func TestInside(t *testing.T) {
	var hits atomic.Int64
	inside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		hits.Add(1)
		fmt.Fprint(w, ferryEN)
	}))
	t.Cleanup(inside.Close)
	_, port, err := net.SplitHostPort(inside.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	names(t, map[string][]string{"inside.test.": {"127.0.0.1"}, "rebind.test.": {"10.0.0.7", "127.0.0.1"}, "metadata.test.": {"169.254.169.254"}})
	s := newSite(t, func(_ *Options, so *service.Options) { so.Timeout = 3 * time.Second })
	for _, host := range []string{
		"127.0.0.1", "localhost", "LOCALHOST", "localhost.", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "127.1", "127.0.1", "0", "0.0.0.0",
		"[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "[::127.0.0.1]",
		"user@127.0.0.1", "example.org@127.0.0.1", "example.org:80@127.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "127.0.0.1%00.example.org", "inside.test", "rebind.test", "metadata.test",
		"10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.100.100.200", "100.64.0.1",
	} {
		if strings.HasPrefix(host, "10.") || strings.HasPrefix(host, "172.") || strings.HasPrefix(host, "192.168") || strings.HasPrefix(host, "1") && strings.Contains(host, "254") {
			s.refused(t, "http://"+host+"/")
			continue
		}
		s.refused(t, "http://"+host+":"+port+"/")
	}
	for _, address := range []string{
		"file:///etc/passwd", "gopher://127.0.0.1:" + port, "ftp://127.0.0.1/", "//127.0.0.1:" + port, "javascript:alert(1)", "http:127.0.0.1", "http:/\\127.0.0.1",
		"http://127.0.0.1:" + port + "\r\nHost: example.org", "http://", "http://:" + port, "dict://127.0.0.1:" + port + "/x", "unix:///var/run/x.sock", "data:text/plain,x",
		"http://127.0.0.1:" + port + "#@example.org/", "http://127.0.0.1:" + port + "\\@example.org/",
	} {
		s.refused(t, address)
	}
	if n := hits.Load(); n != 0 {
		t.Errorf("the server inside was reached %d times", n)
	}
}

// refused wants an address to be refused, now and by a job alike.
func (s *site) refused(t *testing.T, address string) {
	t.Helper()
	r := s.post("/v1/read?keep=false", map[string]any{"url": address})
	if r.status != 400 && r.status != 413 && r.status != 415 && r.status != 502 && r.status != 504 {
		t.Errorf("%q: status %d: %.300s", address, r.status, r.body)
	}
	if strings.Contains(string(r.body), "dial tcp") {
		t.Errorf("%q: the answer tells of the network inside: %s", address, r.body)
	}
}

// TestRedirectInside: a page that is allowed can't send us where it is not.
func TestRedirectInside(t *testing.T) {
	for _, to := range []string{"http://10.255.255.1/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://[fd00::1]/"} {
		outside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }))
		s := newSite(t, func(_ *Options, so *service.Options) {
			so.Fetcher = fetch.New(fetch.Options{AllowLoopback: true, Timeout: 3 * time.Second})
		})
		s.refused(t, outside.URL)
		outside.Close()
	}
}

// names makes the process ask a name server of ours. Each question for a name
// gets the next of its addresses, the last one for ever.
func names(t *testing.T, addrs map[string][]string) {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		asked := map[string]int{}
		for buf := make([]byte, 1500); ; {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			m.Response = true
			if list := addrs[q.Name.String()]; len(list) > 0 && q.Type == dnsmessage.TypeA {
				at := min(asked[q.Name.String()], len(list)-1)
				asked[q.Name.String()]++
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: [4]byte(net.ParseIP(list[at]).To4())},
				}}
			} else if len(list) == 0 {
				m.RCode = dnsmessage.RCodeNameError
			}
			if out, err := m.Pack(); err == nil {
				_, _ = pc.WriteTo(out, from)
			}
		}
	}()
	before := net.DefaultResolver
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", pc.LocalAddr().String())
	}}
	t.Cleanup(func() {
		net.DefaultResolver = before
		pc.Close()
		<-done
	})
}

// TestWrongBodies: each is refused for what is wrong with it.
func TestWrongBodies(t *testing.T) {
	s := newSite(t, nil)
	deep := strings.Repeat(`{"a":`, 10000) + "1" + strings.Repeat("}", 10000)
	for _, c := range []struct {
		body string
		code fault.Code
		says string
	}{
		{``, fault.Invalid, "empty"},
		{`null`, fault.Invalid, "object"},
		{`[{"text":"x"}]`, fault.Invalid, "object"},
		{`"text"`, fault.Invalid, "object"},
		{`{"text":"x"`, fault.Invalid, "too early"},
		{`{"text":"x"}{"text":"y"}`, fault.Invalid, "after its JSON object"},
		{`{"text":"x"} x`, fault.Invalid, "after its JSON object"},
		{`{text:"x"}`, fault.Invalid, "not JSON"},
		{`{"text":"x",}`, fault.Invalid, "not JSON"},
		{`{"text":"x"/*c*/}`, fault.Invalid, "not JSON"},
		{`{"text":NaN}`, fault.Invalid, "not JSON"},
		{`{"text":1}`, fault.Invalid, "text is a JSON number"},
		{`{"text":"x","evil":1}`, fault.Invalid, "no field"},
		{`{"text":"x","text":"y"}`, fault.Invalid, "twice"},
		{`{"text":"x","TEXT":"y"}`, fault.Invalid, "twice"},
		{`{"text":"x","te\u0078t":"y"}`, fault.Invalid, "twice"},
		{`{"text":"x","settings":{"points":1,"point\u017f":2}}`, fault.Invalid, "twice"},
		{`{"text":"x","settings":{"points":1e999}}`, fault.Invalid, "does not fit"},
		{`{"text":"x","settings":{"points":` + strings.Repeat("9", 100000) + `}}`, fault.Invalid, "does not fit"},
		{`{"text":"x","settings":{"points":1.5}}`, fault.Invalid, "does not fit"},
		{`{"text":"x","settings":{"points":-1}}`, fault.Invalid, ""},
		{`{"text":"` + "\xff\xfe" + `"}`, fault.Invalid, "not UTF-8"},
		{`{"text":"` + "\xed\xa0\x80" + `"}`, fault.Invalid, "not UTF-8"},
		{`{"text":"\ud800"}`, fault.Invalid, "surrogate"},
		{`{"text":"\udc00\ud800"}`, fault.Invalid, "surrogate"},
		{`{"text":"\ud800\u0041"}`, fault.Invalid, "surrogate"},
		{`{"text":"x\u0`, fault.Invalid, ""},
		{deep, fault.Invalid, "nested deeper"},
		{strings.Repeat("[", 100000), fault.Invalid, ""},
		{`{"points":[` + strings.Repeat("1,", 30000) + `1]}`, fault.TooLarge, "more than"},
		{`{"points":[1],"text":"x"}`, fault.Invalid, "point 1"},
		{`{"points":[{"text":1}],"text":"x"}`, fault.Invalid, "point 1"},
		{`{}`, fault.Invalid, "no article"},
		{`{"text":"","html":"","url":""}`, fault.Invalid, "no article"},
		{`{"text":"x","html":"y"}`, fault.Invalid, "not several"},
		{`{"text":"x","date":"the day before"}`, fault.Invalid, "date"},
		{`{"text":"x","title":"` + strings.Repeat("长", 1000) + `"}`, fault.TooLarge, "title"},
		{`{"text":"` + strings.Repeat("a", maxTextBytes+1) + `"}`, fault.TooLarge, "at most 2 MB"},
		{`{"url":"https://example.org/` + strings.Repeat("a", 9000) + `"}`, fault.TooLarge, "8,192"},
	} {
		for _, path := range []string{"/v1/highlight?keep=false", "/v1/highlight", "/v1/read?async=true"} {
			p := s.do("POST", path, c.body, "Content-Type", "application/json").problem(statusOf(c.code), c.code)
			if !strings.Contains(p.Detail, c.says) {
				t.Errorf("%.80s: %q, want %q in it", c.body, p.Detail, c.says)
			}
		}
	}
	var page service.Page
	if s.do("GET", "/v1/results", "").want(200).into(&page); len(page.Results) != 0 {
		t.Errorf("%d results were kept", len(page.Results))
	}
}

func TestWrongTypes(t *testing.T) {
	s := newSite(t, nil)
	for kind, want := range map[string]fault.Code{
		"":                                  fault.Unsupported,
		"nonsense":                          fault.Unsupported,
		"application/json; charset=gbk":     fault.Unsupported,
		"application/x-www-form-urlencoded": fault.Unsupported,
		"multipart/mixed; boundary=x":       fault.Unsupported,
		"multipart/form-data":               fault.Invalid,
		"multipart/form-data; boundary=x":   fault.Invalid,
		"image/png":                         fault.Unsupported,
		"text/plain; a=b; a=c":              fault.Unsupported,
		"application/json; x=\"\r\n\"":      "",
	} {
		if want == "" {
			continue // Go's client refuses to send it
		}
		s.do("POST", "/v1/read?keep=false", "\x89PNG\r\n\x1a\n"+strings.Repeat("\x00", 64), "Content-Type", kind).problem(statusOf(want), want)
	}
	s.do("POST", "/v1/read", ferryEN, "Content-Type", "text/plain", "Content-Encoding", "gzip").problem(415, fault.Unsupported)
	s.do("POST", "/v1/check", ferryEN, "Content-Type", "text/plain").problem(400, fault.Invalid)
}

func TestWrongForms(t *testing.T) {
	s := newSite(t, nil)
	many := make([]string, 0, 200)
	for i := range 100 {
		many = append(many, fmt.Sprintf("f%d", i), "x")
	}
	twice := []string{"text", "a", "text", "b"}
	for name, c := range map[string]struct {
		fields []string
		code   fault.Code
	}{
		"many":     {many, fault.Invalid},
		"twice":    {twice, fault.Invalid},
		"files":    {[]string{"@a.txt", "a", "@b.txt", "b"}, fault.Invalid},
		"unknown":  {[]string{"text", "a", "role", "admin"}, fault.Invalid},
		"not text": {[]string{"text", "\xff\xfe"}, fault.Invalid},
		"both":     {[]string{"text", "a", "@b.txt", "b"}, fault.Invalid},
		"nothing":  {nil, fault.Invalid},
		"empty":    {[]string{"text", ""}, fault.Invalid},
		"long":     {[]string{"text", strings.Repeat("a", maxFieldByte+1)}, fault.TooLarge},
		"large":    {[]string{"@a.txt", strings.Repeat("a", MaxFileBytes+maxFieldByte)}, fault.TooLarge},
	} {
		body, kind := form(t, c.fields...)
		t.Run(name, func(t *testing.T) {
			s.do("POST", "/v1/read?keep=false", body, "Content-Type", kind).problem(statusOf(c.code), c.code)
		})
	}
	half, kind := form(t, "text", ferryEN)
	s.do("POST", "/v1/read?keep=false", half[:len(half)-10], "Content-Type", kind).problem(400, fault.Invalid)
	// A name is a name, never a path.
	body, kind := form(t, "@a\x00.html", ferryEN)
	s.do("POST", "/v1/read", body, "Content-Type", kind).problem(400, fault.Invalid)
	body, kind = form(t, `@..\../../etc/passwd.html`, ferryEN)
	s.do("POST", "/v1/read", body, "Content-Type", kind).want(201)
	var page service.Page
	s.do("GET", "/v1/results", "").want(200).into(&page)
	if len(page.Results) != 1 || strings.ContainsAny(page.Results[0].SourceName, "/\\\x00") {
		t.Errorf("results %+v", page.Results)
	}
}

func TestSafeName(t *testing.T) {
	for in, want := range map[string]string{
		"a.html": "a.html", "../a.html": "a.html", `C:\x\文章.txt`: "文章.txt", "/": "", "..": "", ".": "", "": "", "a\r\nb": "ab", "\x00": "",
		strings.Repeat("长", 100) + ".md": strings.Repeat("长", 65) + ".md",
	} {
		if got := safeName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// raw sends bytes as they are and reads the status of what comes back.
func raw(t *testing.T, addr, send string) (status int, answer string) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	if _, err := io.WriteString(c, send); err != nil {
		return 0, ""
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0, ""
	}
	defer resp.Body.Close()
	data, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, fmt.Sprint(resp.Header) + string(data)
}

// TestRaw: what no client library would send.
func TestRaw(t *testing.T) {
	s := newSite(t, nil)
	addr := strings.TrimPrefix(s.url, "http://")
	for name, c := range map[string]struct {
		send string
		want []int
	}{
		"another name":      {"GET /v1/results HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", []int{403}},
		"name of a pattern": {"GET /v1/results HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\nConnection: close\r\n\r\n", []int{403}},
		"no name":           {"GET /v1/results HTTP/1.0\r\n\r\n", []int{403}},
		"two names":         {"GET /v1/results HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", []int{400}},
		"whole address":     {"GET http://evil.example/v1/results HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{403}},
		"through a proxy":   {"GET /v1/results HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 1.2.3.4\r\nConnection: close\r\n\r\n", []int{403}},
		"path up":           {"GET /v1/../metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{301, 307, 308}},
		"path up, encoded":  {"GET /v1/results/..%2f..%2fmetrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{400}},
		"nul":               {"GET /v1/results/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{400}},
		"bad escape":        {"GET /v1/results/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{400}},
		"bad UTF-8":         {"GET /v1/results/%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{400}},
		"no method":         {" /v1/results HTTP/1.1\r\nHost: localhost\r\n\r\n", []int{400}},
		"TRACE":             {"TRACE /v1/results HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{403, 405}},
		"CONNECT":           {"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{400, 403, 404, 405}},
		"invented":          {"DESTROY /v1/results HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", []int{405}},
		"two lengths":       {"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", []int{400}},
		"length and chunks": {"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n0\r\n\r\n", []int{400}},
		"odd coding":        {"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", []int{501, 400}},
		"negative length":   {"POST /v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", []int{400}},
		"long header":       {"GET /v1/version HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("a", 2<<20) + "\r\n\r\n", []int{431, 0}},
		"folded header":     {"GET /v1/version HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nConnection: close\r\n\r\n", []int{200, 400}},
		"space in name":     {"GET /v1/version HTTP/1.1\r\nHost : localhost\r\n\r\n", []int{400}},
		"odd Accept":        {"GET /v1/results?x=1 HTTP/1.1\r\nHost: localhost\r\nAccept: a;,b\r\nConnection: close\r\n\r\n", []int{400}},
	} {
		t.Run(name, func(t *testing.T) {
			status, answer := raw(t, addr, c.send)
			for _, w := range c.want {
				if status == w {
					return
				}
			}
			t.Errorf("status %d, want one of %v: %.300s", status, c.want, answer)
		})
	}
	// An id from outside is put into the answer only where it can do no harm.
	for id, kept := range map[string]bool{"abc-1.2_Z": true, "a b": false, strings.Repeat("a", 65): false, `"x"`: false, "": false} {
		r := s.do("GET", "/healthz", "", "X-Request-Id", id)
		if got := r.header.Get("X-Request-Id"); (got == id) != kept || got == "" {
			t.Errorf("request id %q became %q", id, got)
		}
	}
	r := s.do("GET", "/v1/results?limit=1&q=a%0d%0aX-Evil:%201", "").want(200)
	if r.header.Get("X-Evil") != "" {
		t.Error("a line of the query became a header")
	}
	s.do("POST", "/v1/results", "", "X-Http-Method-Override", "DELETE").problem(405, codeMethod)
}

// TestAccept: no header of a client breaks the choice of a format.
func TestAccept(t *testing.T) {
	s := newSite(t, nil)
	at := s.post("/v1/highlight", map[string]any{"text": ferryZH}).want(201).header.Get("Location")
	for _, accept := range []string{"a;,b", ";", ",", ";;;,,;q", "text/html;q=", "text/html;q=x", "text/html;q=NaN", "text/html;q=-1", "*", "*/", "/", strings.Repeat("a/b;q=0.1,", 2000), "text/html;q=\xff"} {
		for _, path := range []string{at, "/v1/results?limit=x", "/v1/version"} {
			if r := s.do("GET", path, "", "Accept", accept); r.status >= 500 {
				t.Errorf("%s with %.40q: status %d", path, accept, r.status)
			}
		}
	}
}
