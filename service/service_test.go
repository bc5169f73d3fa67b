package service

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
)

func newService(t testing.TB, o Options) *Service {
	t.Helper()
	o.Now = func() time.Time { return time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC) }
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type fakeFetcher func(ctx context.Context, url string) (article.Source, error)

func (f fakeFetcher) Fetch(ctx context.Context, url string) (article.Source, error) {
	return f(ctx, url)
}

func TestFetched(t *testing.T) {
	s := newService(t, Options{WithText: true, Fetcher: fakeFetcher(func(_ context.Context, url string) (article.Source, error) {
		return article.Source{Name: url, URL: url + "?final", Type: "text/plain; charset=utf-8", Data: []byte("The ferry sails at night. It starts in April.")}, nil
	})})
	d, err := s.Highlight(context.Background(), article.Source{URL: "https://example.org/a", Title: "Mine"})
	if err != nil {
		t.Fatal(err)
	}
	if d.Article.Title != "Mine" || d.Article.URL != "https://example.org/a?final" {
		t.Errorf("title %q, url %q", d.Article.Title, d.Article.URL)
	}
}

func TestWith(t *testing.T) {
	fetched := 0
	s := newService(t, Options{Fetcher: fakeFetcher(func(_ context.Context, url string) (article.Source, error) {
		fetched++
		return article.Source{URL: url, Data: []byte("The ferry sails at night. It starts in April. The fare is 4 pounds.")}, nil
	})})
	one, err := s.With(func(o *Options) { o.Points, o.CharactersMinute, o.WithText = 1, 300, true })
	if err != nil {
		t.Fatal(err)
	}
	d, err := one.Highlight(context.Background(), article.Source{URL: "https://example.org/a"})
	if err != nil || len(d.Points) != 1 || d.ReadingSpeed.CharactersPerMinute != 300 || d.Article.Text == "" || fetched != 1 {
		t.Errorf("%d points, text %q, fetched %d times, %v; want 1 point with the text by the same fetcher", len(d.Points), d.Article.Text, fetched, err)
	}
	if d, err = s.Highlight(context.Background(), article.Source{URL: "https://example.org/a"}); err != nil || d.ReadingSpeed.CharactersPerMinute != 400 || d.Article.Text != "" {
		t.Errorf("the service itself was changed: speed %v, %v", d.ReadingSpeed, err)
	}
	if _, err := s.With(func(o *Options) { o.Points = -1 }); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("%v, want invalid", err)
	}
}

func TestTimeout(t *testing.T) {
	s := newService(t, Options{Timeout: time.Millisecond, Fetcher: fakeFetcher(func(ctx context.Context, _ string) (article.Source, error) {
		<-ctx.Done()
		return article.Source{}, fault.New(fault.Canceled, "stopped: %w", ctx.Err())
	})})
	_, err := s.Highlight(context.Background(), article.Source{URL: "https://example.org/a"})
	if fault.CodeOf(err) != fault.Canceled || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "--timeout") {
		t.Errorf("got %v", err)
	}
}

func TestPanicIsAnError(t *testing.T) {
	s := newService(t, Options{Fetcher: fakeFetcher(func(context.Context, string) (article.Source, error) { panic("secret") })})
	_, err := s.Highlight(context.Background(), article.Source{URL: "https://example.org/a"})
	if fault.CodeOf(err) != fault.Internal || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	big := filepath.Join(dir, "big.txt")
	if err := os.WriteFile(big, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 100<<20); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		arg  string
		want fault.Code
	}{
		"file": {file, ""}, "stdin": {"-", ""}, "address": {"https://example.org/a", ""}, "capitals": {"HTTP://example.org", ""},
		"missing": {filepath.Join(dir, "none"), fault.NotFound}, "directory": {dir, fault.Invalid}, "too large": {big, fault.TooLarge},
		"nothing": {"", fault.Invalid}, "other scheme": {"ftp://example.org/a", fault.NotFound}, "a NUL": {"a\x00b", fault.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			src, err := Load(c.arg, strings.NewReader("from stdin"))
			if fault.CodeOf(err) != c.want {
				t.Fatalf("got %v, want %q", err, c.want)
			}
			if c.want == "" && (src.Data == nil) != (src.URL != "") {
				t.Errorf("got %+v", src)
			}
		})
	}
	if _, err := Load("-", endless{}); fault.CodeOf(err) != fault.TooLarge {
		t.Errorf("endless input: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestParsePoints(t *testing.T) {
	for in, want := range map[string][]string{
		"one\n\n two \r\nthree":              {"one", "two", "three"},
		"- a\n* b\n• c\n1. d\n(2) e\n3) f":   {"a", "b", "c", "d", "e", "f"},
		"1、甲\n2．乙\n（3）丙\n4.丁":                {"甲", "乙", "丙", "丁"},
		"01伊朗外交部\n02该协议":                     {"伊朗外交部", "该协议"},
		"3.5亿元\n2024年开工\n12人受伤\n0.5 percent": {"3.5亿元", "2024年开工", "12人受伤", "0.5 percent"},
		"-5度\n-":                        {"-5度", "-"},
		`["a", {"text": "b", "n": 2}]`:  {"a", "b"},
		`{"points": ["a"], "other": 1}`: {"a"},
		"[not] JSON\nbut lines":         {"[not] JSON", "but lines"},
		"\ufeff一\n":                     {"一"},
	} {
		got, err := ParsePoints("x", []byte(in))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, %v, want %q", in, got, err, want)
		}
	}
	for _, bad := range []string{"", " \n", "{", `[]`, `[1]`, `[{"t":"x"}]`, `[""]`, `{"points":"x"}`, "\xff"} {
		if got, err := ParsePoints("x", []byte(bad)); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%q: got %q, %v, want an error", bad, got, err)
		}
	}
}

func FuzzParsePoints(f *testing.F) {
	for _, s := range []string{"1. a", `["a"]`, `{"points":[{"text":"b"}]}`, "01一", "(", "１．", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		points, err := ParsePoints("x", data)
		if err != nil {
			if c := fault.CodeOf(err); c != fault.Invalid && c != fault.TooLarge {
				t.Fatal(err)
			}
			return
		}
		if err := checkPoints(points); err != nil || len(points) == 0 {
			t.Fatalf("%q: %v", points, err)
		}
	})
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"": "0001-01-01", "2026-03-18": "2026-03-18", "2026-03-18T23:30:00+08:00": "2026-03-18", "2026年3月8日": "2026-03-08",
		"2026/3/8": "2026-03-08", "2026-03-18 09:40": "2026-03-18", "Wed, 18 Mar 2026 09:40:00 +0800": "2026-03-18", "20260318": "2026-03-18",
	} {
		got, err := ParseDate(in)
		if err != nil || got.Format(time.DateOnly) != want {
			t.Errorf("%q: %v, %v, want %s", in, got, err, want)
		}
	}
	if _, err := ParseDate("soon"); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("got %v", err)
	}
}

const short = "青屿市17日宣布，跨海轮渡将于下月试行夜航。首批投入四艘电动船。"

func lines(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","text":%q}`+"\n", i, short)
	}
	return b.String()
}

func TestBatchOrder(t *testing.T) {
	s := newService(t, Options{})
	for _, workers := range []int{1, 2, 16} {
		var out bytes.Buffer
		st, err := s.Batch(context.Background(), strings.NewReader(lines(300)), &out, BatchOptions{Workers: workers})
		if err != nil || st.Lines != 300 || st.Errors != 0 {
			t.Fatalf("%d workers: %+v, %v", workers, st, err)
		}
		n := 0
		for sc := bufio.NewScanner(&out); sc.Scan(); n++ {
			var d digest.Digest
			if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			if d.ID != fmt.Sprint(n) {
				t.Fatalf("%d workers: answer %d has id %s", workers, n, d.ID)
			}
		}
		if n != 300 {
			t.Errorf("%d workers: %d answers", workers, n)
		}
	}
}

// TestBatchWindow: a reader that is never waited for would take the whole input
// in. The window and the bytes in flight bound what is read ahead.
func TestBatchWindow(t *testing.T) {
	s := newService(t, Options{})
	in := &counting{r: io.LimitReader(endlessLines(), 1<<30)}
	out := &blocked{at: make(chan struct{}), free: make(chan struct{})}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() {
		_, err := s.Batch(ctx, in, out, BatchOptions{Workers: 2})
		done <- err
	}()
	<-out.at // somebody waits for the writer now; the rest must come to a stop
	before := int64(-1)
	for n := in.n.Load(); n != before; n = in.n.Load() {
		before = n
		time.Sleep(50 * time.Millisecond)
	}
	if before > 1<<20 {
		t.Errorf("%d bytes were read ahead of a writer that takes none", before)
	}
	cancel()
	close(out.free)
	if err := <-done; fault.CodeOf(err) != fault.Canceled {
		t.Errorf("got %v, want canceled", err)
	}
}

func TestBatchCanceled(t *testing.T) {
	s := newService(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	var out bytes.Buffer
	done := make(chan error)
	answered := make(chan struct{}, 10)
	go func() {
		_, err := s.Batch(ctx, r, &out, BatchOptions{Progress: func(BatchStats) { answered <- struct{}{} }})
		done <- err
	}()
	if _, err := io.WriteString(w, lines(3)); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		<-answered
	}
	cancel() // while the reader waits for more input
	if err := <-done; fault.CodeOf(err) != fault.Canceled {
		t.Errorf("got %v, want canceled", err)
	}
	if n := strings.Count(out.String(), "\n"); n != 3 {
		t.Errorf("%d answers, want 3", n)
	}
	w.Close()
}

func TestBatchBrokenPipes(t *testing.T) {
	s := newService(t, Options{})
	if _, err := s.Batch(context.Background(), strings.NewReader(lines(500)), broken{}, BatchOptions{}); err == nil || !strings.Contains(err.Error(), "can't be written") {
		t.Errorf("broken output: %v", err)
	}
	var out bytes.Buffer
	in := io.MultiReader(strings.NewReader(lines(2)), broken{})
	st, err := s.Batch(context.Background(), in, &out, BatchOptions{})
	if err == nil || st.Lines != 2 {
		t.Errorf("broken input: %+v, %v", st, err)
	}
}

func FuzzBatchLine(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","text":"` + short + `"}`, `{"id":1e400,"text":"x。"}`, `{"text":"\ud800"}`, `{"html":"<p>x<p>y","points":["x",{"text":"y"}]}`,
		`{"id":null}`, `[]`, `null`, `{"url":"http://[::1"}`, `{"text":"x","date":"0000-00-00"}`, `{"id":{"a":1}}`, "\xff",
	} {
		f.Add([]byte(s))
	}
	s := newService(f, Options{WithText: true})
	f.Fuzz(func(t *testing.T, line []byte) {
		line = bytes.ReplaceAll(bytes.ReplaceAll(line, []byte("\n"), nil), []byte("\r"), nil)
		var out bytes.Buffer
		if _, err := s.Batch(context.Background(), bytes.NewReader(line), &out, BatchOptions{Workers: 1}); err != nil {
			t.Fatal(err)
		}
		if out.Len() == 0 {
			if len(bytes.TrimSpace(line)) > 0 {
				t.Fatal("no answer")
			}
			return
		}
		if bytes.Count(out.Bytes(), []byte("\n")) != 1 {
			t.Fatalf("%q is not one line", out.Bytes())
		}
		var e ErrorLine
		if err := json.Unmarshal(out.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		if e.Error.Code != "" {
			if e.Error.Code == fault.Internal {
				t.Fatalf("%s", out.Bytes())
			}
			return
		}
		var d digest.Digest
		if err := json.Unmarshal(out.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		if err := d.CheckValid(); err != nil {
			t.Fatal(err)
		}
	})
}

// A text without a title is known by its first words, and no word is cut.
func TestTitleOf(t *testing.T) {
	for _, tt := range []struct{ title, text, want string }{
		{"夜航", "青屿市宣布试行夜航。", "夜航"},
		{"", "青屿市宣布试行夜航。\n第二段。", "青屿市宣布试行夜航。"},
		{"", "The ferry will sail at night from April.", "The ferry will sail at…"},
		{"", "青屿市交通运输局三月十七日宣布，连接老城与东湾新区的跨海轮渡将试行夜航。", "青屿市交通运输局三月十七日宣布…"},
		{"", strings.Repeat("一", 60), strings.Repeat("一", 24) + "…"},
		{"", "", ""},
	} {
		if got := TitleOf(&digest.Digest{Article: digest.Article{Title: tt.title, Text: tt.text}}); got != tt.want {
			t.Errorf("%q, %q: got %q, want %q", tt.title, tt.text, got, tt.want)
		}
	}
}

// A line that is none says why in the words of JSON.
func TestParseLineSays(t *testing.T) {
	for line, want := range map[string]string{
		`[]`:                   "this line is a JSON array; it must be an object",
		`"a"`:                  "this line is a JSON string; it must be an object",
		`{"id":"a","text":5}`:  "text of this line is a JSON number, which does not fit",
		`{"id":"a","text":"x"`: "this line is not JSON: unexpected end of JSON input",
	} {
		if _, err := ParseLine([]byte(line)); err == nil || err.Error() != want || fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
	}
}
