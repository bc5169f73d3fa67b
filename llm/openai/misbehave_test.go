package openai

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// answerer is what a test handler answers with.
type answerer struct {
	http.ResponseWriter
	r *http.Request
}

func (w answerer) json(status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

func (w answerer) flush(format string, args ...any) {
	fmt.Fprintf(w, format, args...)
	w.ResponseWriter.(http.Flusher).Flush()
}

// drop breaks the connection where it stands.
func (w answerer) drop() { panic(http.ErrAbortHandler) }

// hang holds the connection until the client goes, at most 10 s.
func (w answerer) hang() {
	select {
	case <-w.r.Context().Done():
	case <-time.After(10 * time.Second):
	}
}

func rawServer(t testing.TB, f func(answerer, map[string]any)) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		var body map[string]any
		_ = json.Unmarshal(data, &body)
		f(answerer{w, r}, body)
	}))
	t.Cleanup(s.Close)
	return s
}

const (
	good     = `{"model":"m2","choices":[{"index":0,"message":{"role":"assistant","content":"fine"},"finish_reason":"stop"}]}`
	piece    = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":%q}}]}\n\n"
	endPiece = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
)

// TestMisbehaviour: whatever a server does wrong ends in a reply or in an error
// with the right code, words that help, and a bounded number of requests.
func TestMisbehaviour(t *testing.T) {
	type h = func(w answerer, n int64)
	for _, c := range []struct {
		name  string
		serve h
		o     Options
		code  fault.Code // "" is a reply
		says  string     // in the message, or the text of the reply
		tries int64
	}{
		{"wrong key", func(w answerer, _ int64) {
			w.json(401, `{"error":{"message":"Incorrect API key provided: `+testKey+`","code":"invalid_api_key"}}`)
		}, Options{}, fault.Provider, "TEST_KEY", 1},
		{"no credit", func(w answerer, _ int64) { w.json(402, `{"error":{"message":"Insufficient Balance"}}`) }, Options{}, fault.Provider, "credit", 1},
		{"quota as 429", func(w answerer, _ int64) {
			w.json(429, `{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}`)
		}, Options{}, fault.Provider, "credit", 1},
		{"no such model", func(w answerer, _ int64) {
			w.json(404, `{"error":{"message":"The model 'm' does not exist","code":"model_not_found"}}`)
		}, Options{}, fault.Provider, "no model named", 1},
		{"wrong path", func(w answerer, _ int64) { http.NotFound(w, w.r) }, Options{}, fault.Provider, "/v1", 1},
		{"prompt too long", func(w answerer, _ int64) {
			w.json(400, `{"error":{"message":"This model's maximum context length is 4096 tokens. Please shorten the response_format.","code":"context_length_exceeded"}}`)
		}, Options{}, fault.TooLarge, "context", 1},
		{"prompt too long, llama.cpp", func(w answerer, _ int64) {
			w.json(400, `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}`)
		}, Options{}, fault.TooLarge, "context", 1},
		{"filtered prompt", func(w answerer, _ int64) {
			w.json(400, `{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","code":"content_filter"}}`)
		}, Options{}, fault.Provider, "filter", 1},
		{"filtered prompt, Qwen", func(w answerer, _ int64) {
			w.json(400, `{"error":{"code":"data_inspection_failed","message":"Input data may contain inappropriate content."}}`)
		}, Options{}, fault.Provider, "filter", 1},
		{"refuses everything", func(w answerer, _ int64) { w.json(400, `{"error":{"message":"bad request"}}`) }, Options{}, fault.Provider, "HTTP 400", 4},
		{"5xx that passes", func(w answerer, n int64) {
			if n < 3 {
				w.json(503, `{"error":{"message":"Loading model","type":"unavailable_error","code":503}}`)
				return
			}
			w.json(200, good)
		}, Options{}, "", "fine", 3},
		{"5xx for ever", func(w answerer, _ int64) { w.json(502, `bad gateway`) }, Options{}, fault.Provider, "4 times", 4},
		{"HTML error page", func(w answerer, _ int64) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(503)
			fmt.Fprint(w, "<html><body>maintenance <script>alert(1)</script></body></html>")
		}, Options{}, fault.Provider, "HTTP 503", 4},
		{"HTML with 200", func(w answerer, _ int64) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "\n<!DOCTYPE html><title>Sign in</title>")
		}, Options{}, fault.Provider, "web page", 1},
		{"HTML named JSON", func(w answerer, _ int64) { w.json(200, "<html>sign in</html>") }, Options{}, fault.Provider, "web page", 1},
		{"429 storm", func(w answerer, _ int64) { w.json(429, `{"error":{"message":"rate limit"}}`) }, Options{}, fault.Provider, "fewer requests", 4},
		{"429 that passes", func(w answerer, n int64) {
			if n < 4 {
				w.Header().Set("Retry-After", "2")
				w.json(429, `{"error":{"message":"slow down"}}`)
				return
			}
			w.json(200, good)
		}, Options{}, "", "fine", 4},
		{"429 for longer than there is", func(w answerer, _ int64) {
			w.Header().Set("Retry-After", "3600")
			w.json(429, `{}`)
		}, Options{}, fault.Provider, "1h0m0s", 1},
		{"drops at once", func(w answerer, _ int64) { w.drop() }, Options{}, fault.Unreachable, "without an answer, 4 times", 4},
		{"drops in the stream, then not", func(w answerer, n int64) {
			if n == 1 {
				w.flush(piece, "hal")
				w.drop()
			}
			w.flush(piece, "fine")
			w.flush("data: [DONE]\n\n")
		}, Options{}, "", "fine", 2},
		{"half a stream, always", func(w answerer, _ int64) { w.flush(piece, "half") }, Options{}, fault.Provider, "broke off", 4},
		{"streams break, whole answers don't", func(w answerer, n int64) {
			if strings.Contains(w.r.Header.Get("Accept"), "event-stream") {
				w.flush(piece, "half")
				w.drop()
			}
			w.json(200, good)
		}, Options{}, "", "fine", 3},
		{"no [DONE] after the end", func(w answerer, _ int64) { w.flush(piece+endPiece, "fine") }, Options{}, "", "fine", 1},
		{"a stream named JSON", func(w answerer, _ int64) {
			w.Header().Set("Content-Type", "application/json")
			w.flush(piece+endPiece, "fine")
		}, Options{}, "", "fine", 1},
		{"JSON named text", func(w answerer, _ int64) { w.Header().Set("Content-Type", "text/plain"); fmt.Fprint(w, good) }, Options{}, "", "fine", 1},
		{"JSON named HTML", func(w answerer, _ int64) { w.Header().Set("Content-Type", "text/html"); fmt.Fprint(w, good) }, Options{}, "", "fine", 1},
		{"empty lines for a while", func(w answerer, _ int64) {
			for range 20 {
				w.flush("\n")
				time.Sleep(2 * time.Millisecond)
			}
			w.flush("%s", good)
		}, Options{FirstByte: time.Second, Idle: 500 * time.Millisecond}, "", "fine", 1},
		{"wrong JSON", func(w answerer, _ int64) { w.json(200, `{"choices":[{"message":{"content":"fi`) }, Options{}, fault.Provider, "other than JSON", 4},
		{"wrong JSON in a stream", func(w answerer, _ int64) { w.flush("data: {oops\n\n") }, Options{}, fault.Provider, "other than JSON", 4},
		{"JSON of something else", func(w answerer, _ int64) { w.json(200, `{"hello":"world"}`) }, Options{}, fault.Provider, "without a word", 4},
		{"an array", func(w answerer, _ int64) { w.json(200, `[1,2]`) }, Options{}, fault.Provider, "broke off", 4},
		{"nothing at all", func(w answerer, _ int64) { w.json(200, "") }, Options{}, fault.Provider, "broke off", 4},
		{"an error with 200", func(w answerer, n int64) { w.json(200, `{"error":{"message":"server overloaded","code":503}}`) }, Options{}, fault.Provider, "overloaded", 4},
		{"an error in the stream", func(w answerer, n int64) {
			w.flush(piece, "hal")
			w.flush("error: {\"code\":500,\"message\":\"slot lost\",\"type\":\"server_error\"}\n\n")
		}, Options{}, fault.Provider, "slot lost", 4},
		{"an error of Tencent's shape", func(w answerer, n int64) {
			w.json(200, `{"Response":{"Error":{"Code":"FailedOperation.ResourceUnavailable","Message":"资源不可用"},"RequestId":"1"}}`)
		}, Options{}, fault.Provider, "资源不可用", 1},
		{"all tokens thought away", func(w answerer, _ int64) {
			w.json(200, `{"choices":[{"message":{"content":"<think>and then"},"finish_reason":"length"}]}`)
		}, Options{}, fault.Provider, "think", 2},
		{"withheld", func(w answerer, _ int64) {
			w.json(200, `{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}`)
		}, Options{}, "", "", 1},
		{"huge reply", func(w answerer, _ int64) {
			w.json(200, `{"choices":[{"message":{"content":"`+strings.Repeat("A", 3000)+`"}}]}`)
		}, Options{MaxBytes: 2000}, fault.Provider, "limit", 1},
		{"huge stream", func(w answerer, _ int64) {
			for w.r.Context().Err() == nil {
				w.flush(piece, strings.Repeat("B", 500))
			}
		}, Options{MaxBytes: 20000}, fault.Provider, "limit", 1},
		{"a line without end", func(w answerer, _ int64) {
			fmt.Fprint(w, "data: ")
			for i := 0; i < 200 && w.r.Context().Err() == nil; i++ {
				w.flush("%s", strings.Repeat("C", 10000))
			}
		}, Options{}, fault.Provider, "limit", 1},
		{"a stream without end", func(w answerer, _ int64) {
			for w.r.Context().Err() == nil {
				w.flush(": still here\n\n")
				time.Sleep(time.Millisecond)
			}
		}, Options{Timeout: 150 * time.Millisecond}, fault.Provider, "no answer within", 1},
		{"slow to begin", func(w answerer, _ int64) { w.hang() }, Options{FirstByte: 40 * time.Millisecond, Attempts: 2}, fault.Unreachable, "did not begin", 2},
		{"falls silent", func(w answerer, _ int64) { w.flush(piece, "hal"); w.hang() },
			Options{FirstByte: time.Second, Idle: 40 * time.Millisecond, Attempts: 2}, fault.Provider, "silent", 2},
		{"a packed answer", func(w answerer, _ int64) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff})
		}, Options{Attempts: 2}, fault.Provider, "broke off", 2},
		{"content in parts", func(w answerer, _ int64) {
			w.json(200, `{"choices":[{"message":{"content":[{"type":"thinking","thinking":"x"},{"type":"text","text":"fi"},{"type":"text","text":"ne"}]},"finish_reason":"stop"}]}`)
		}, Options{}, "", "fine", 1},
		{"odd types beside the matter", func(w answerer, _ int64) {
			w.json(200, `{"model":7,"choices":[{"index":0,"message":{"content":"fine","reasoning":{"a":1},"refusal":null},"finish_reason":null}],"usage":{"prompt_tokens":-5,"completion_tokens":1e300}}`)
		}, Options{}, "", "fine", 1},
		{"bad UTF-8", func(w answerer, _ int64) {
			w.json(200, "{\"choices\":[{\"message\":{\"content\":\"fine\xff\"},\"finish_reason\":\"stop\"}]}")
		}, Options{}, "", "fine\uFFFD", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var n atomic.Int64
			s := rawServer(t, func(w answerer, _ map[string]any) { c.serve(w, n.Add(1)) })
			o := c.o
			o.Profile, o.BaseURL, o.Model, o.Key, o.KeyEnv = "test", s.URL+"/v1", "m", testKey, "TEST_KEY"
			cl, _ := newClient(t, o)
			start := time.Now()
			reply, err := cl.Complete(t.Context(), request())
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("took %v", took)
			}
			if got := fault.CodeOf(err); got != c.code {
				t.Fatalf("code %q (%v, reply %q), want %q", got, err, reply.Text, c.code)
			}
			if err == nil && reply.Text != c.says {
				t.Errorf("text %q, want %q", reply.Text, c.says)
			}
			if err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q does not say %q", err, c.says)
			}
			if got := n.Load(); got != c.tries {
				t.Errorf("%d requests, want %d", got, c.tries)
			}
			checkNoKey(t, err)
		})
	}
}

// TestCutPrompt: a server that cuts a long prompt and answers all the same is
// found out by its own count, and one that counts otherwise is not accused.
func TestCutPrompt(t *testing.T) {
	long := request()
	long.Messages[1].Content = strings.Repeat("[1] 青屿市跨海轮渡下月试行夜航。\n", 400) // about 6000 tokens
	for _, c := range []struct {
		name  string
		input int
		code  fault.Code
	}{
		{"read whole", 6000, ""}, {"an older vocabulary", 9000, ""}, {"a better one", 4500, ""},
		{"cut to 2048", 2048, fault.TooLarge}, {"cut to 3000", 3000, fault.TooLarge},
		{"only what is new is counted", 40, ""}, {"not counted", 0, ""},
	} {
		s := rawServer(t, func(w answerer, _ map[string]any) {
			w.json(200, fmt.Sprintf(`{"choices":[{"message":{"content":"fine"},"finish_reason":"stop"}],"usage":{"prompt_tokens":%d,"completion_tokens":3}}`, c.input))
		})
		cl, _ := newClient(t, Options{Profile: "ollama", BaseURL: s.URL, Model: "m"})
		_, err := cl.Complete(t.Context(), long)
		if fault.CodeOf(err) != c.code || err != nil && !strings.Contains(err.Error(), fmt.Sprint(c.input)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
