package web

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
	"github.com/zhongdian/zhongdian/text"
)

// TestWords: every phrase that is asked for is there, in both languages, with the
// same forms, and none is left over.
func TestWords(t *testing.T) {
	used := map[string]bool{}
	for _, code := range []fault.Code{fault.Invalid, fault.Unsupported, fault.TooLarge, fault.NotFound, fault.Unreachable, fault.Provider, fault.Canceled, fault.Internal} {
		used["error."+string(code)], used["error."+string(code)+".do"] = true, true
		if statusOf[code] == 0 {
			t.Errorf("%s has no status", code)
		}
	}
	for _, k := range []string{"theme.auto", "theme.light", "theme.dark", "length.short", "length.medium", "length.long", "receipt.points", "receipt.length", "receipt.lang",
		"status.partial", "status.login_wall", "status.verification", "status.not_article"} {
		used[k] = true
	}
	asked := regexp.MustCompile(`(?:\.T |\bsay\([a-zA-Z."]+, |add\(|newFault\(fault\.[A-Za-z]+, [a-z]+, )"([a-z0-9.]*[a-z0-9])"`)
	err := fs.WalkDir(templateFiles, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := templateFiles.ReadFile(path)
		for _, m := range asked.FindAllStringSubmatch(string(data), -1) {
			used[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range sources(t) {
		for _, m := range asked.FindAllStringSubmatch(src, -1) {
			used[m[1]] = true
		}
	}
	form := regexp.MustCompile(`%[a-z]`)
	for k := range used {
		p, ok := words()[k]
		if !ok {
			t.Errorf("no phrase %q", k)
			continue
		}
		if !slices.Equal(form.FindAllString(p[0], -1), form.FindAllString(p[1], -1)) {
			t.Errorf("%s: forms differ: %q, %q", k, p[0], p[1])
		}
		if han := strings.ContainsFunc(p[1], func(r rune) bool { return r >= 0x3400 && r < 0xa000 }); han || p[1] == "" || p[0] == "" {
			t.Errorf("%s: %q, %q", k, p[0], p[1])
		}
	}
	for k := range words() {
		if !used[k] {
			t.Errorf("phrase %q is never said", k)
		}
	}
}

func TestUI(t *testing.T) {
	for accept, want := range map[string]string{
		"": "zh", "zh-CN,zh;q=0.9,en;q=0.8": "zh", "zh-TW": "zh", "en-US,en;q=0.9": "en", "en;q=0.1,zh;q=0.9": "zh",
		"fr-FR,fr;q=0.9": "en", "de,zh;q=0.5": "zh", "*": "en", ";;;": "zh", strings.Repeat("zh,", 200): "zh",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Language", accept)
		if got := uiOf(prefs{}, r); got != want {
			t.Errorf("%q: %s, want %s", accept, got, want)
		}
	}
}

// FuzzPrefs: whatever the cookie holds, the wishes are in their ranges, and what
// is kept of them comes back as it was.
func FuzzPrefs(f *testing.F) {
	for _, s := range []string{"", "ui%3Dzh%26points%3D5", "%", "points=-1&zh=99999999999999999999", "ui=<script>&theme=x&length=long", "engine=%00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.AddCookie(&http.Cookie{Name: prefsCookie, Value: raw})
		p := readPrefs(r)
		if p.Points < 0 || p.Points > maxPoints || p.SpeedZH < 0 || p.SpeedZH > maxSpeed || p.SpeedEN < 0 || p.SpeedEN > maxSpeed {
			t.Fatalf("%+v", p)
		}
		w := httptest.NewRecorder()
		p.save(w, r)
		again := httptest.NewRequest(http.MethodGet, "/", nil)
		again.AddCookie(w.Result().Cookies()[0])
		if got := readPrefs(again); got != p {
			t.Fatalf("%+v came back as %+v", p, got)
		}
	})
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"": "zhongdian-x.md", "../../etc/passwd": "etc-passwd-x.md", "夜航，开航！": "夜航-开航-x.md", "\x00\r\n": "zhongdian-x.md",
		"CON": "CON-x.md", strings.Repeat("长", 200): strings.Repeat("长", 60) + "-x.md", "a\u202eb": "a-b-x.md",
	} {
		if got := fileName(title, "x.md"); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// fixture is a digest over a text with these passages as evidence of points.
func fixture(t string, blocks []string, points ...[]string) *digest.Digest {
	d := &digest.Digest{Article: digest.Article{Text: t, Lang: "zh", Title: "题"}}
	at := 0
	for _, b := range blocks {
		d.Article.Blocks = append(d.Article.Blocks, digest.Block{Span: text.Span{Start: at, End: at + len(b)}, Kind: "paragraph"})
		at += len(b) + 1
	}
	for i, passages := range points {
		p := digest.Point{N: i + 1, Text: "点", Verdict: digest.Supported}
		for _, q := range passages {
			lo := strings.Index(t, q)
			p.Evidence = append(p.Evidence, digest.Evidence{Span: text.Span{Start: lo, End: lo + len(q)}, Quote: text.Quote{Exact: q}})
		}
		d.Points = append(d.Points, p)
	}
	return d
}

// segmentLaws: the segments tile the blocks, have ids in order where points rest
// on them, and each point's first one is marked once.
func segmentLaws(t *testing.T, d *digest.Digest) {
	t.Helper()
	segs := segmentsOf(d)
	i, n := 0, 0
	first := map[string]int{}
	for b, bl := range d.Article.Blocks {
		at := bl.Start
		for ; i < len(segs) && segs[i].block == b; i++ {
			s := segs[i]
			if s.Start != at || s.Empty() || !s.ValidIn(d.Article.Text) {
				t.Fatalf("segment %d: %v after %d", i, s.Span, at)
			}
			at = s.End
			if (s.id != "") != (len(s.keys) > 0) {
				t.Fatalf("segment %d: id %q, keys %v", i, s.id, s.keys)
			}
			if s.id != "" {
				n++
			}
			for _, k := range s.first {
				first[k]++
			}
		}
		if at != bl.End {
			t.Fatalf("block %d ends at %d, not %d", b, at, bl.End)
		}
	}
	for k, times := range first {
		if times != 1 {
			t.Fatalf("%s begins %d times", k, times)
		}
	}
	v := viewOf("zh", service.Result{Digest: d})
	got := ""
	for _, b := range v.Blocks {
		for _, s := range b.Segs {
			got += s.Text
		}
	}
	if want := strings.ReplaceAll(d.Article.Text, "\n", ""); got != want && utf8.ValidString(want) && !strings.ContainsFunc(want, func(r rune) bool { return r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x2069 }) {
		t.Fatalf("the page shows %q of %q", got, want)
	}
	for _, s := range v.Strip {
		if s.At < 0 || s.At > 1000 || s.Len <= 0 || s.At+s.Len > 1010 {
			t.Fatalf("strip: %+v", s)
		}
	}
}

func TestSegments(t *testing.T) {
	one, two := "甲句。乙句。丙句。", "丁句。"
	for name, d := range map[string]*digest.Digest{
		"none":      fixture(one, []string{one}),
		"one":       fixture(one+"\n"+two, []string{one, two}, []string{"乙句。"}),
		"overlap":   fixture(one, []string{one}, []string{"甲句。乙句。"}, []string{"乙句。丙句。"}, []string{"乙"}),
		"two":       fixture(one+"\n"+two, []string{one, two}, []string{"丁句。", "甲句。"}, []string{"丁句。"}),
		"over edge": fixture(one+"\n"+two, []string{one, two}, []string{"丙句。\n丁句。"}),
	} {
		t.Run(name, func(t *testing.T) { segmentLaws(t, d) })
	}
	v := viewOf("zh", service.Result{Digest: fixture(one, []string{one}, []string{"甲句。乙句。"}, []string{"乙句。"})})
	segs := v.Blocks[0].Segs
	if len(segs) != 3 || len(segs[0].Refs) != 0 || len(segs[1].Refs) != 2 || segs[2].ID != "" {
		t.Errorf("a passage cut up by another is numbered at its end: %+v", segs)
	}
}

// FuzzSegments: evidence anywhere, also outside the text or off its borders.
func FuzzSegments(f *testing.F) {
	f.Add("甲句。乙句。\nabc", 0, 9, 3, 18)
	f.Add("", -1, 5, 0, 0)
	f.Add("a\n\nb👍", 1, 2, 0, 9)
	f.Fuzz(func(t *testing.T, body string, a, b, c, d int) {
		if !utf8.ValidString(body) || len(body) > 1<<12 {
			return
		}
		var blocks []string
		for _, l := range strings.Split(body, "\n") {
			if l != "" {
				blocks = append(blocks, l)
			}
		}
		g := fixture(strings.Join(blocks, "\n"), blocks)
		for i, sp := range []text.Span{{Start: a, End: b}, {Start: c, End: d}} {
			g.Points = append(g.Points, digest.Point{N: i + 1, Text: body, Evidence: []digest.Evidence{{Span: sp}},
				Checks: []digest.Check{{Span: sp, Evidence: i - 1, Status: digest.Partly}}})
		}
		segmentLaws(t, g)
		for _, p := range viewOf("en", service.Result{Digest: g}).Points {
			got := ""
			for _, r := range p.Runs {
				got += r.Text
			}
			if len(got) > len(body) {
				t.Fatalf("point shows %q of %q", got, body)
			}
		}
	})
}

// TestNeverSupported: no verdict but "supported" gets its mark or its class.
func TestNeverSupported(t *testing.T) {
	for _, v := range []digest.Verdict{digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked, "", "SUPPORTED", `x" onload="y`} {
		d := fixture("甲句。", []string{"甲句。"}, []string{"甲句。"})
		d.Points[0].Verdict = v
		p := viewOf("zh", service.Result{Digest: d}).Points[0]
		if p.Verdict == digest.Supported || p.State == "" || strings.Contains(p.State, "已核对") {
			t.Errorf("%q is shown as %q, %q", v, p.Verdict, p.State)
		}
	}
}

// TestMemory: the shelf without a library forgets the oldest and stays bounded.
func TestMemory(t *testing.T) {
	m := newMemory(nil, time.Now)
	for i := range memoryResults + 10 {
		m.keep(service.Result{ID: string(rune('a' + i)), Digest: &digest.Digest{}})
	}
	if len(m.kept) != memoryResults || len(m.order) != memoryResults {
		t.Errorf("%d results, want %d", len(m.kept), memoryResults)
	}
	if _, err := m.Result(t.Context(), "a"); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("the oldest is still there: %v", err)
	}
	big := &digest.Digest{Article: digest.Article{Text: strings.Repeat("x", memoryBytes/2)}}
	for _, id := range []string{"big 1", "big 2", "big 3"} {
		m.keep(service.Result{ID: id, Digest: big})
	}
	if len(m.kept) != 2 || m.bytes > memoryBytes {
		t.Errorf("%d results of %d bytes", len(m.kept), m.bytes)
	}
}

func TestRequestOf(t *testing.T) {
	own := prefs{Points: 4, SpeedZH: 300}
	for name, c := range map[string]struct {
		f    fields
		code fault.Code
		want service.Request
	}{
		"address":   {fields{value: map[string]string{"input": " https://a.example/x \n"}}, "", service.Request{URL: "https://a.example/x"}},
		"text":      {fields{value: map[string]string{"input": "https://a.example 说"}}, "", service.Request{Text: "https://a.example 说"}},
		"file":      {fields{value: map[string]string{"input": "x"}, fileName: "/tmp/../a.html", file: []byte("y")}, "", service.Request{Name: "a.html", Data: []byte("y")}},
		"nothing":   {fields{value: map[string]string{"input": " "}}, fault.Invalid, service.Request{}},
		"given":     {fields{value: map[string]string{"input": "x", "given": "1. 甲\n2. 乙"}}, "", service.Request{Text: "x", Kind: service.KindCheck, Points: []string{"甲", "乙"}}},
		"bad given": {fields{value: map[string]string{"input": "x", "given": "[1]"}}, fault.Invalid, service.Request{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := requestOf(c.f, own)
			if fault.CodeOf(err) != c.code {
				t.Fatalf("%v, want %q", err, c.code)
			}
			if err != nil {
				return
			}
			if got.URL != c.want.URL || got.Text != c.want.Text || got.Name != c.want.Name || string(got.Data) != string(c.want.Data) ||
				!slices.Equal(got.Points, c.want.Points) || (got.Kind == service.KindCheck) != (c.want.Kind == service.KindCheck) {
				t.Errorf("%+v", got)
			}
			if got.Settings.Points != 4 || got.Settings.CharactersMinute != 300 {
				t.Errorf("settings %+v", got.Settings)
			}
		})
	}
}

// FuzzForm: any body is read or refused, within the limits.
func FuzzForm(f *testing.F) {
	f.Add("application/x-www-form-urlencoded", "input=a&token=b")
	f.Add("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a\"\r\n\r\ny\r\n--x--\r\n")
	f.Add("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n")
	f.Add("multipart/form-data", "")
	f.Add("text/plain", "%zz")
	f.Fuzz(func(t *testing.T, kind, body string) {
		r := httptest.NewRequest(http.MethodPost, "/read", strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		got, err := readForm(httptest.NewRecorder(), r)
		if err != nil {
			if c := fault.CodeOf(err); c != fault.Invalid && c != fault.TooLarge {
				t.Fatalf("%v", err)
			}
			return
		}
		if len(got.value) > 1000 && len(got.value) > strings.Count(body, "&")+1 {
			t.Fatalf("%d fields", len(got.value))
		}
		_, _ = requestOf(got, prefs{})
	})
}

func FuzzLocalPath(f *testing.F) {
	for _, s := range []string{"/", "/r/x?a=b#c", "//x", "/\\x", "http://x", "/\tx", "/%2f/x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := localPath(s)
		base, _ := url.Parse("http://here.example/a/b")
		u, err := base.Parse(got)
		if err != nil || u.Host != "here.example" || u.Scheme != "http" {
			t.Fatalf("%q leads to %v", s, u)
		}
	})
}

// sources are the Go files of the package.
func sources(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return out
}
