package extract

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/fault"
)

// naughty are inputs that break readers of text.
func naughty() []string {
	return []string{
		"", "a", "字", "\uFEFF", "\x00", "\xFF", "a\r\nb\rc\u2028d", "标题\n\n正文。", "👩‍👩‍👧‍👦", "e\u0301", "１２３ｶﾅ", "“‘’”……",
		"<p>", "<p>a<p>b<table><tr><td>c", "<html><body>" + strings.Repeat("<div>", 600) + "x", "<!-- ", "<script>", "<a href=x>y</a>",
		"---\ntitle: x\n", "# a\n\n- b\n  - c\n\n> d\n\n| e | f |\n|---|---|\n| g | h |\n", "![图](x.png)", "```\ncode\n", "[a]: b\n",
		"划重点\n01a\n02b\n以上内容由AI生成\n正文在这里，说了一句完整的话。", "From: a\nTo: b\nSubject: c\nDate: 2024-01-01\n\nBody.",
		"图片【】", "【图片】", "作者：", "2024-02-30", "责任编辑：", "\u200b", "1. a\n2. b", "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
	}
}

// FuzzArticle reads bytes as every format; the laws must hold, and every word
// of the result must have been in the input.
func FuzzArticle(f *testing.F) {
	for _, s := range naughty() {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, typ := range []string{"", "text/plain", "text/html", "text/markdown"} {
			a, err := Article(article.Source{Type: typ, Data: data})
			if err != nil {
				if fault.CodeOf(err) == fault.Internal {
					t.Fatalf("%q: %v", typ, err)
				}
				continue
			}
			articletest.Check(t, a)
			if typ == "text/plain" && utf8.Valid(data) {
				comesFrom(t, a, string(data))
			}
		}
	})
}

// comesFrom checks that the letters of the article come from s in their order.
func comesFrom(t *testing.T, a *article.Article, s string) {
	t.Helper()
	have := []rune(strings.ToValidUTF8(s, "\uFFFD"))
	i := 0
	for _, r := range a.Text {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		for i < len(have) && have[i] != r {
			i++
		}
		if i == len(have) {
			t.Fatalf("text has %q, which is not in the input in this order: %q from %q", r, a.Text, s)
		}
		i++
	}
}
