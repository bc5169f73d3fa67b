package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// span finds words in t.
func span(t, words string) text.Span {
	i := strings.Index(t, words)
	if i < 0 {
		panic("no " + words + " in " + t)
	}
	return text.Span{Start: i, End: i + len(words)}
}

func evidence(body, words string, paragraph int) digest.Evidence {
	return digest.Evidence{Span: span(body, words), Paragraph: paragraph, Quote: text.NewQuote(body, span(body, words)), Fragment: "#:~:text=x"}
}

func check(p string, kind digest.CheckKind, words string, status digest.Verdict, reason string) digest.Check {
	return digest.Check{Kind: kind, Text: words, Span: span(p, words), Status: status, Reason: reason, Evidence: -1}
}

// chinese has a point of every verdict, a page summary and a warning.
func chineseDigest() *digest.Digest {
	body := "夜航船4月8日开航，票价8元。噪声没有超过55分贝。客流可能不足。"
	ok, bad, half := "夜航船4月8日开航。", "噪声超过了62分贝。", "客流不足。"
	okChecks := []digest.Check{check(ok, digest.CheckDate, "4月8日", digest.Supported, ""), check(ok, digest.CheckName, "夜航船", digest.Supported, "")}
	okChecks[0].Evidence, okChecks[1].Evidence = 0, 0
	return &digest.Digest{
		Schema: digest.Schema,
		Article: digest.Article{
			Title: "夜航船<下月>开航", Lang: "zh", Status: "partial", StatusReason: "付费墙", Paragraphs: 2, Text: body,
			TextSHA256: strings.Repeat("0", 64), URL: "https://example.org/a?b=1&c=2",
		},
		Counts:      digest.Counts{Characters: 26, Method: "letters+digits", WordProcessor: 31, Sentences: 3, Words: 3},
		ReadingTime: 1, ReadingSpeed: digest.Speed{CharactersPerMinute: 400, WordsPerMinute: 238},
		Points: []digest.Point{
			{N: 1, Text: ok, Origin: digest.Cut, Verdict: digest.Supported, Confidence: 0.9, Checks: okChecks,
				Evidence: []digest.Evidence{evidence(body, "夜航船4月8日开航，票价8元。", 1)}},
			{N: 2, Text: "船。", Origin: digest.Cut, Verdict: digest.Unchecked, Evidence: []digest.Evidence{}, Checks: []digest.Check{}},
		},
		PageSummary: &digest.PageSummary{Label: "AI 要点", Attribution: "由某模型生成", Points: []digest.Point{
			{N: 1, Text: bad, Origin: digest.Given, Verdict: digest.Contradicted, Evidence: []digest.Evidence{evidence(body, "噪声没有超过55分贝。", 2)},
				Checks: []digest.Check{check(bad, digest.CheckNumber, "62", digest.Contradicted, "依据里是“55”"), check(bad, digest.CheckNegation, "超过了", digest.Contradicted, "")}},
			{N: 2, Text: half, Origin: digest.Given, Verdict: digest.Partly, Evidence: []digest.Evidence{evidence(body, "客流可能不足。", 2)},
				Checks: []digest.Check{check(half, digest.CheckHedge, "不足", digest.Partly, "依据里是“可能”")}},
		}},
		Coverage: 0.5, Warnings: []digest.Warning{{Code: "invalid_utf8", Message: "bytes that are not UTF-8"}},
		Generator: digest.Generator{Engine: "zhongdian-cut", Version: "9.9.9"}, Created: time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC),
	}
}

// englishDigest is a check: points given, one of them carried by nothing.
func englishDigest() *digest.Digest {
	body := "The ferry sails from 8 April. It costs eight crowns, *half* of <b>what</b> it did."
	good, bad := "The ferry sails from 8 April.", "1. The king & queen sank it for $900."
	return &digest.Digest{
		Schema:  digest.Schema,
		Article: digest.Article{Title: "Night ferry", Lang: "en", Status: "complete", Paragraphs: 1, TextSHA256: strings.Repeat("0", 64), Text: body},
		Counts:  digest.Counts{Characters: 60, Method: "letters+digits", WordProcessor: 15, Words: 15, Sentences: 2}, ReadingTime: 1,
		Points: []digest.Point{
			{N: 1, Text: good, Origin: digest.Given, Verdict: digest.Supported, Evidence: []digest.Evidence{evidence(body, "The ferry sails from 8 April.", 1)},
				Checks: []digest.Check{check(good, digest.CheckDate, "8 April", digest.Supported, "")}},
			{N: 2, Text: bad, Origin: digest.Given, Verdict: digest.Unsupported, Evidence: []digest.Evidence{}, Checks: []digest.Check{},
				Words: []digest.WordSupport{{Span: span(bad, "The"), Support: 1}, {Span: span(bad, "king"), Support: 0.1}, {Span: span(bad, "queen"), Support: 0.2}, {Span: span(bad, "sank"), Support: 0}}},
		},
		Warnings:  []digest.Warning{},
		Generator: digest.Generator{Engine: "zhongdian-cut", Version: "9.9.9"},
	}
}

func TestGolden(t *testing.T) {
	zh, en := chineseDigest(), englishDigest()
	for _, d := range []*digest.Digest{zh, en} {
		if err := d.CheckValid(); err != nil {
			t.Fatalf("the fixture breaks the laws: %v", err)
		}
	}
	for name, c := range map[string]struct {
		d *digest.Digest
		f Format
		o Options
	}{
		"zh.txt":       {zh, FormatTerminal, Options{Evidence: true}},
		"zh-color.txt": {zh, FormatTerminal, Options{Color: true, Width: 40}},
		"zh-in-en.txt": {zh, FormatTerminal, Options{UI: "en", Width: 30, Evidence: true}},
		"zh.md":        {zh, FormatMarkdown, Options{Evidence: true}},
		"zh.html":      {zh, FormatHTML, Options{}},
		"zh.json":      {zh, FormatJSON, Options{}},
		"en.txt":       {en, FormatTerminal, Options{Evidence: true}},
		"en-in-zh.txt": {en, FormatTerminal, Options{UI: "zh"}},
		"en.md":        {en, FormatMarkdown, Options{Evidence: true}},
		"en.html":      {en, FormatHTML, Options{}},
		"zh.anno.json": {zh, FormatAnnotations, Options{}},
		"en.anno.json": {en, FormatAnnotations, Options{UI: "zh"}},
		"en-line.json": {en, FormatJSON, Options{Compact: true}},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Digest(&b, c.f, c.d, c.o); err != nil {
				t.Fatal(err)
			}
			golden(t, name, b.Bytes())
		})
	}
}

// What has nothing to say under the points, where there are none, leaves no
// empty line, no empty paragraph and no stray mark.
func TestNoPoints(t *testing.T) {
	for name, warnings := range map[string][]digest.Warning{"none": nil, "no article": {{Code: "not_an_article", Message: "it is no article"}}} {
		d := englishDigest()
		d.Points, d.PageSummary, d.Warnings = nil, nil, warnings
		for _, f := range []Format{FormatTerminal, FormatMarkdown, FormatHTML} {
			var b bytes.Buffer
			if err := Digest(&b, f, d, Options{}); err != nil {
				t.Fatal(err)
			}
			got := b.String()
			for _, never := range []string{"\n\n\n", "**", "zd-made"} {
				if strings.Contains(got+"\n", never) {
					t.Errorf("%s as %s: has %q: %q", name, f, never, got)
				}
			}
			if want := name == "none"; strings.Contains(got, english.noPoints) != want {
				t.Errorf("%s as %s: says that there is no point is %v, want %v: %q", name, f, !want, want, got)
			}
		}
	}
}

// A Chinese reader is told in Chinese why an article is not whole. The reasons
// are those that the stages give; walls say theirs by their status.
func TestReasonsInChinese(t *testing.T) {
	reason := regexp.MustCompile(`(?:article\.(?:NotArticle|Partial), |[pP]artial = |(?:GoesOn|listNote|pageLost) = )"([^"]+)"|return "(the (?:rest|page|text) [^"]+)"`)
	n := 0
	for _, pattern := range []string{"../internal/extract/*.go", "../internal/extract/*/*.go", "../service/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range reason.FindAllStringSubmatch(string(data), -1) {
				n++
				if why := m[1] + m[2]; statusReasons[why] == "" {
					t.Errorf("%s: no Chinese for %q", file, why)
				}
			}
		}
	}
	if n < len(statusReasons) {
		t.Errorf("%d reasons in the sources, %d in Chinese", n, len(statusReasons))
	}
	for _, status := range []string{"login_wall", "verification"} {
		if got := chinese.statusWords(status, "the page asks its reader to sign in"); strings.Contains(got, "（") {
			t.Errorf("%s: says it twice: %s", status, got)
		}
	}
}

// One word is a word.
func TestHeadlineOfOne(t *testing.T) {
	d := englishDigest()
	d.Counts.Words, d.Counts.WordProcessor = 1, 1
	if got, want := english.headline(d), "1 word · about"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q…", got, want)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestNeverSupported: whatever else a point holds, no format shows the mark or
// the class of a supported point for another verdict.
func TestNeverSupported(t *testing.T) {
	for _, v := range []digest.Verdict{digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked, "", "SUPPORTED", "nonsense"} {
		d := englishDigest()
		d.PageSummary = nil
		d.Points = d.Points[:1] // its checks all passed
		d.Points[0].Verdict = v
		for _, ui := range []string{"zh", "en"} {
			for _, f := range []Format{FormatTerminal, FormatMarkdown, FormatHTML} {
				var b bytes.Buffer
				if err := Digest(&b, f, d, Options{UI: ui, Color: true}); err != nil {
					t.Fatal(err)
				}
				for _, never := range []string{"✓", "\x1b[" + green + "m", `zd-supported`, `data-verdict="supported"`, "1 checked", "已核对"} {
					if strings.Contains(b.String(), never) {
						t.Errorf("verdict %q as %s, %s: shows %q:\n%s", v, f, ui, never, b.String())
					}
				}
			}
		}
	}
}

// TestHostile: an article can neither write markup of its own nor move the
// cursor.
func TestHostile(t *testing.T) {
	evil := "</p><script>alert(1)</script>\x1b[2J\x1b]0;title\a\u202e](javascript:x) `x` **y**"
	d := englishDigest()
	d.Article.Title, d.Article.Lang = evil, `en" onload="x`
	d.Article.URL = `javascript:alert(1)`
	d.Points[0].Text, d.Points[0].Checks, d.Points[0].Verdict = evil, []digest.Check{}, digest.Verdict(`x" onclick="y`)
	d.Points[0].Evidence[0].Exact = evil
	d.PageSummary = &digest.PageSummary{Label: evil, Attribution: evil, Points: []digest.Point{}}
	d.Warnings = []digest.Warning{{Code: "x", Message: evil}}
	d.Article.Status, d.Article.StatusReason = "partial", evil
	for _, f := range []Format{FormatTerminal, FormatMarkdown, FormatHTML} {
		var b bytes.Buffer
		if err := Digest(&b, f, d, Options{Evidence: true}); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		if strings.ContainsAny(got, "\x1b\a\u202e") {
			t.Errorf("%s: control characters of the article came through:\n%q", f, got)
		}
		if f != FormatTerminal && strings.Contains(got, "<script") {
			t.Errorf("%s: markup of the article came through:\n%s", f, got)
		}
		if f == FormatHTML {
			noHandlers(t, got)
		}
	}
}

func noHandlers(t *testing.T, fragment string) {
	t.Helper()
	z := xhtml.NewTokenizer(strings.NewReader(fragment))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			tok := z.Token()
			for _, a := range tok.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.TrimSpace(a.Val), "javascript:") {
					t.Errorf("<%s %s=%q>", tok.Data, a.Key, a.Val)
				}
			}
		}
	}
}

func TestOptionsRefused(t *testing.T) {
	for _, c := range []struct {
		f Format
		o Options
	}{{"yaml", Options{}}, {FormatHTML, Options{UI: "fr"}}} {
		if err := Digest(&bytes.Buffer{}, c.f, englishDigest(), c.o); err == nil {
			t.Errorf("%s %+v was taken", c.f, c.o)
		}
	}
}

func TestDisplayWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "要点": 4, "１２": 4, "e\u0301": 1, "\x1b[31m要\x1b[0m": 2, "…“”": 3, "👍": 2, "ｶ": 1, "\x1b[": 0,
	} {
		if got := displayWidth(s); got != want {
			t.Errorf("%q: %d columns, want %d", s, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"one two three four", "one two\n  three\n  four"},
		{"夜航船四月开航，票价八元。", "夜航船四\n  月开\n  航，票\n  价八\n  元。"},
		{"他说（夜航）不停。", "他说（夜\n  航）不\n  停。"},
		{"", ""},
	} {
		if got := wrap(c.in, "  ", 0, 8); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

// FuzzWrap: wrapping loses nothing but spaces, and no line is too wide unless
// one piece of it alone is.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"one two three", "夜航船四月8日开航，票价8元。", "a\x1b[31mb c\x1b[0m", "“‘「（", strings.Repeat("长", 100), "\xff\x1b"} {
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, s string, columns int) {
		if !utf8.ValidString(s) || columns > 200 {
			return
		}
		s = clean(s)
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		got := wrap(s, "  ", 3, columns)
		if bare(got) != bare(s) {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
