package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/fault"
)

// hard are inputs made to cost time or memory out of proportion. That they are
// linear shows in the benchmark; here they must be read, and by the laws.
func hard(n int) map[string]article.Source {
	text := func(typ, s string) article.Source { return article.Source{Type: typ, Data: []byte(s)} }
	return map[string]article.Source{
		"one line":          text("text/plain", strings.Repeat("河水涨了又退，", n/21)),
		"short lines":       text("text/plain", strings.Repeat("a\n", n/2)),
		"wrapped, no blank": text("text/plain", strings.Repeat("the river rose and fell and rose and fell and rose again\n", n/57)),
		"labels":            text("text/plain", strings.Repeat("划重点\n1、a\n", n/16)),
		"nested div":        text("text/html", strings.Repeat("<div>", 10000)+"<p>水位已经回落，居民可以回家了。</p>"+strings.Repeat("</div>", 10000)),
		"nested, open":      text("text/html", strings.Repeat("<b><i><span>a ", n/14)),
		"nested tables":     text("text/html", strings.Repeat("<table><tr><td>a", n/16)),
		"nested lists":      text("text/html", strings.Repeat("<ul><li>a", n/9)),
		"flat paragraphs":   text("text/html", "<html><body>"+strings.Repeat("<p>a b c d e f", n/14)),
		"flat, one line":    text("text/html", "<html><body><p>"+strings.Repeat("河水 ", n/7)),
		"hidden in hidden":  text("text/html", strings.Repeat("<div hidden>", 400)+strings.Repeat("a ", n/2)),
		"unclosed comment":  text("text/html", strings.Repeat("<!-- ", n/5)),
		"attributes":        text("text/html", "<p "+strings.Repeat("a=b ", n/4)+">c"),
		"quotes":            text("text/markdown", strings.Repeat(">", n)+"a"),
		"brackets":          text("text/markdown", strings.Repeat("[a](", n/4)),
		"emphasis":          text("text/markdown", strings.Repeat("*a_ ", n/4)),
		"list marks":        text("text/markdown", strings.Repeat("- ", n/2)+"a"),
		"spaced quotes":     text("text/markdown", strings.Repeat("> ", n/2)+"a"),
		"link definitions":  text("text/markdown", strings.Repeat("[a]: b\n", n/7)+"\n"+strings.Repeat("[a]", n/3)),
		"backticks":         text("text/markdown", backticks(n)),
		"pipes":             text("text/markdown", "a|b\n-|-\n"+strings.Repeat("|", n)),
		"bad utf-8":         text("", strings.Repeat("a\xFF\xFEb ", n/5)),
	}
}

func backticks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("`", i%150+1) + " a ")
	}
	return b.String()
}

func TestHardInput(t *testing.T) {
	for name, src := range hard(40 << 10) {
		t.Run(name, func(t *testing.T) {
			a, err := Article(src)
			if err != nil {
				if c := fault.CodeOf(err); c != fault.Invalid && c != fault.Unsupported {
					t.Fatal(err)
				}
				return
			}
			articletest.Check(t, a)
		})
	}
}

func TestDeepPageKeepsItsText(t *testing.T) {
	a, err := Article(hard(1 << 10)["nested div"])
	if err != nil {
		t.Fatal(err)
	}
	if want := "水位已经回落，居民可以回家了。"; a.Text != want {
		t.Errorf("got %q, want %q", a.Text, want)
	}
	if len(a.Warnings) != 1 || a.Warnings[0].Code != "deep_nesting" {
		t.Errorf("warnings: got %v, want deep_nesting", a.Warnings)
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name string
		src  article.Source
		code fault.Code
		say  string
	}{
		{"empty", article.Source{}, fault.Invalid, "no text"},
		{"white", article.Source{Data: []byte(" \n\u3000\n")}, fault.Invalid, "no text"},
		{"pdf", article.Source{Data: []byte("%PDF-1.4\n")}, fault.Invalid, "PDF"},
		{"image type", article.Source{Type: "image/png", Data: []byte("x")}, fault.Unsupported, "image/png"},
		{"binary", article.Source{Data: []byte(strings.Repeat("\x00\x01ab", 99))}, fault.Unsupported, "binary"},
		{"large", article.Source{Data: make([]byte, 100<<20)}, fault.TooLarge, "100 MB"},
		{"large page", article.Source{Type: "text/html", Data: []byte(strings.Repeat("<p>a</p>", 3<<20))}, fault.TooLarge, "16 MB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Article(tt.src)
			if fault.CodeOf(err) != tt.code || !strings.Contains(err.Error(), tt.say) {
				t.Errorf("got %q %v, want %q with %q in it", fault.CodeOf(err), err, tt.code, tt.say)
			}
		})
	}
}

func TestBadBytesBecomeMarks(t *testing.T) {
	a, err := Article(article.Source{Data: []byte("渡口的灯亮\xFF了，\x00大家都看见了。")})
	if err != nil {
		t.Fatal(err)
	}
	articletest.Check(t, a)
	if want := "渡口的灯亮\uFFFD了，\uFFFD大家都看见了。"; a.Text != want || !utf8.ValidString(a.Text) {
		t.Errorf("got %q, want %q", a.Text, want)
	}
	if len(a.Warnings) != 1 || a.Warnings[0].Code != "invalid_utf8" {
		t.Errorf("warnings: got %v, want invalid_utf8", a.Warnings)
	}
}

func BenchmarkHard(b *testing.B) {
	for name, src := range hard(1 << 20) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src.Data)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Article(src)
			}
		})
	}
}
