package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/internal/measure"
)

// shared finds a file of the shared material, which is not part of this
// repository: under ZHONGDIAN_DATA, or in a folder shared/ beside a parent.
func shared(t testing.TB, name string) []byte {
	t.Helper()
	var tried []string
	if d := os.Getenv("ZHONGDIAN_DATA"); d != "" {
		tried = append(tried, filepath.Join(d, "..", name), filepath.Join(d, name))
	}
	dir, _ := os.Getwd()
	for range 6 {
		tried = append(tried, filepath.Join(dir, "shared", name))
		dir = filepath.Dir(dir)
	}
	for _, f := range tried {
		if raw, err := os.ReadFile(f); err == nil {
			return raw
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not here; set ZHONGDIAN_DATA to the data folder", name)
	}
	t.Skipf("%s is not here; set ZHONGDIAN_DATA to the data folder to run this test", name)
	return nil
}

// The page the project starts from: its own header says 全文1740字,阅读约需5分钟.
func TestSeedPage(t *testing.T) {
	a, err := Article(article.Source{Data: shared(t, "seed/page.txt")})
	if err != nil {
		t.Fatal(err)
	}
	articletest.Check(t, a)
	if want := "加快和俄罗斯结盟,能不能帮伊朗渡过难关?"; a.Title != want {
		t.Errorf("title: got %q, want %q", a.Title, want)
	}
	if a.Summary == nil {
		t.Fatal("the page's own summary was not found")
	}
	if a.Summary.Label != "划重点" || len(a.Summary.Points) != 5 || !strings.HasPrefix(a.Summary.Attribution, "以上内容由") {
		t.Errorf("summary: got %+v", a.Summary)
	}
	for i, p := range a.Summary.Points {
		if strings.ContainsAny(p[:1], "0123456789") {
			t.Errorf("point %d keeps its number: %q", i+1, p)
		}
	}
	captions := 0
	for _, b := range a.Blocks {
		if b.Kind == article.Caption {
			captions++
			if s := a.Slice(b.Span); strings.ContainsAny(s, "【】") {
				t.Errorf("caption keeps its marker: %q", s)
			}
		}
	}
	if captions != 6 {
		t.Errorf("captions: got %d, want 6", captions)
	}
	c := measure.Count(a.Text)
	if c.Characters != 1740 || c.Minutes(measure.DefaultSpeed) != 5 {
		t.Errorf("got %d characters and %d minutes, want 1740 and 5", c.Characters, c.Minutes(measure.DefaultSpeed))
	}
}

// The same page as HTML and as Markdown has the same words and blocks.
func TestSeedPageInEveryFormat(t *testing.T) {
	raw := string(shared(t, "seed/page.txt"))
	want, err := Article(article.Source{Name: "page.txt", Data: []byte(raw)})
	if err != nil {
		t.Fatal(err)
	}
	var page, mark strings.Builder
	page.WriteString("<!DOCTYPE html><html><head><meta charset=utf-8><title>" + want.Title + "_某网</title></head><body><div id=main class=content>")
	for i, l := range strings.FieldsFunc(raw, func(r rune) bool { return r == '\n' }) {
		words, caption := strings.CutPrefix(l, "图片【")
		words = strings.TrimSuffix(words, "】")
		switch {
		case i == 0:
			page.WriteString("<h1>" + l + "</h1>")
			mark.WriteString("# " + l + "\n\n")
		case caption:
			page.WriteString("<figure><img src=a.jpg><figcaption>" + words + "</figcaption></figure>")
			mark.WriteString("![" + words + "](a.jpg)\n\n")
		default:
			page.WriteString("<p>" + l + "</p>")
			mark.WriteString(l + "\n\n")
		}
	}
	page.WriteString("</div><div class=footer><a href=/>首页</a></div></body></html>")
	for name, data := range map[string]string{"page.html": page.String(), "page.md": mark.String(), "crlf.txt": strings.ReplaceAll(raw, "\n", "\r\n")} {
		a, err := Article(article.Source{Name: name, Data: []byte(data)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		articletest.Check(t, a)
		if got, want := dump(a), dump(want); got != want {
			t.Errorf("%s (-want +got):\n%s", name, cmp.Diff(want, got))
		}
	}
}
