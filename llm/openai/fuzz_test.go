package openai

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

var streams = []string{
	"", "\n\n\n", "data: x\n\n", "data:x\ndata: y\r\n\r\n", ": c\n\ndata: z", "event: e\nid: 1\nretry: 5\ndata: \n\n", "\uFEFFdata: b\n\n",
	"error: {\"code\":1}\n\n", "error: text\n\n", "data", "data\n\n", "data: [DONE]\n\n", "nonsense: 1\n\ndata: {\"choices\":[]}\n\n", "data: \x00\xff\n\n",
	"data: {\"choices\":[{\"delta\":{\"content\":\"中文\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
}

func TestEvents(t *testing.T) {
	for in, want := range map[string][]string{
		"data: a\n\ndata:b\r\n\r\n":               {"a", "b"},
		"data: a\ndata: b\n\n":                    {"a\nb"},
		": hello\n\nevent: x\ndata: a\nid: 1\n\n": {"a"},
		"data: unfinished":                        {"unfinished"},
		"data: a\n":                               {"a"},
		"\uFEFFdata: a\n\n":                       {"a"},
		"error: {\"code\":500}\n\n":               {`{"error":{"code":500}}`},
		"error: no\n\ndata: a\n\n":                {"a"},
		"data:\n\n":                               {""},
		"data:  two spaces\n\n":                   {" two spaces"},
		"{\"no\":\"field\"}\n\n":                  nil,
	} {
		if got := readEvents(t, strings.NewReader(in)); strings.Join(got, "|") != strings.Join(want, "|") || len(got) != len(want) {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func readEvents(t *testing.T, r io.Reader) []string {
	t.Helper()
	ev := newEvents(r)
	var out []string
	for {
		data, err := ev.next()
		if err != nil {
			if !errors.Is(err, io.EOF) && !errors.Is(err, errTooMuch) {
				t.Fatalf("error %v", err)
			}
			return out
		}
		out = append(out, string(data))
		if len(out) > 1<<20 {
			t.Fatal("no end")
		}
	}
}

// FuzzEvents: the events are the same however the bytes arrive, none is larger
// than the bound, and a line end of either kind changes nothing.
func FuzzEvents(f *testing.F) {
	for _, s := range streams {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		whole := readEvents(t, bytes.NewReader(in))
		slow := readEvents(t, iotest.OneByteReader(bytes.NewReader(in)))
		if strings.Join(whole, "\x00") != strings.Join(slow, "\x00") {
			t.Fatalf("%q: %q at once, %q byte by byte", in, whole, slow)
		}
		for _, e := range whole {
			if len(e) > maxEvent {
				t.Fatalf("an event of %d bytes", len(e))
			}
		}
		if !bytes.Contains(in, []byte("\r")) {
			if crlf := readEvents(t, bytes.NewReader(bytes.ReplaceAll(in, []byte("\n"), []byte("\r\n")))); strings.Join(whole, "\x00") != strings.Join(crlf, "\x00") {
				t.Fatalf("%q: %q, with CR %q", in, whole, crlf)
			}
		}
	})
}

// FuzzAnswer: whatever a server sends is a bounded reply of valid UTF-8 with
// some text or a reason for having none, or a failure that can be explained
// without the key.
func FuzzAnswer(f *testing.F) {
	for _, s := range streams {
		f.Add([]byte(s), true)
	}
	for _, s := range []string{good, `{"error":{"message":"` + testKey + `"}}`, `{"object":"error","message":"m","code":400}`, `{"Response":{"Error":{"Code":"c","Message":"m"}}}`,
		`{"choices":[{"message":{"content":["a",{"text":"b"}]}}]}`, `{"choices":[{"message":{"content":"<think>x"},"finish_reason":"length"}]}`, `null`, `[]`, `{"error":{"error":{"error":{"error":"deep"}}}}`} {
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, in []byte, stream bool) {
		a := answer{max: 1000}
		var err error
		if stream {
			err = a.stream(bytes.NewReader(in))
		} else {
			err = a.whole(bytes.NewReader(in))
		}
		c, e := New(Options{BaseURL: "https://example.com/v1", Model: "m", Key: testKey})
		if e != nil {
			t.Fatal(e)
		}
		if err != nil {
			e := c.explain(t.Context(), t.Context(), answerFailure(t.Context(), err))
			checkNoKey(t, e)
			if e.Error() == "" || !utf8.ValidString(e.Error()) || len(e.Error()) > 4000 {
				t.Fatalf("message %q", e)
			}
			return
		}
		reply, fail := a.reply("m", request())
		switch {
		case fail != nil:
			checkNoKey(t, c.explain(t.Context(), t.Context(), fail))
		case reply.Text == "" && reply.Finish != "filter":
			t.Fatalf("no text and no failure: %+v", reply)
		case len(reply.Text) > 3000 || !utf8.ValidString(reply.Text) || reply.Usage.Input < 0 || reply.Usage.Output < 0:
			t.Fatalf("%+v", reply)
		}
	})
}

// FuzzStatus: the same for the body of an error.
func FuzzStatus(f *testing.F) {
	f.Add(400, []byte(`{"error":{"message":"x","code":"y","type":1,"param":"temperature"}}`))
	f.Add(500, []byte(`[{"error":{"code":429}}]`))
	f.Add(503, []byte("<html>"))
	f.Add(200, []byte(`{"code":"429","msg":"`+testKey+`"}`))
	f.Fuzz(func(t *testing.T, status int, in []byte) {
		fail := &failure{kind: kindStatus, status: status}
		fail.read(in)
		c, err := New(Options{BaseURL: "https://example.com/v1", Model: "m", Key: testKey, Extra: map[string]any{"thinking": true}})
		if err != nil {
			t.Fatal(err)
		}
		k := Caps{}
		n := 0
		for next, ok := k.without(fail, request(), c.o.Extra); ok && n <= maxAdaptations; next, ok = next.without(fail, request(), c.o.Extra) {
			if k.equal(next) {
				t.Fatal("nothing was left out")
			}
			k = next
			n++
		}
		checkNoKey(t, c.explain(t.Context(), t.Context(), fail))
	})
}
