package feeds

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/text"
)

var noon = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)

const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>青屿新闻</title><link>https://qingyu.example/</link>
<item><title>夜航 &lt;b&gt;试行&lt;/b&gt;</title><link>/news/1.html</link><guid>n1</guid><pubDate>2026年3月18日 08:30</pubDate>
<description>跨海轮渡将于下月试行夜航……</description></item>
<item><title>第二条</title><link>https://qingyu.example/news/2.html</link><guid>n2</guid>
<content:encoded><![CDATA[<p>青屿市四日宣布，跨海轮渡将于下月试行夜航。</p><p>首批投入四艘电动船。</p>]]></content:encoded></item>
<item><title>坏地址</title><link>javascript:alert(1)</link><guid>n3</guid></item>
</channel></rss>`

func TestParse(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(rss)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"utf-8": rss, "labelled utf-8, is gb18030": gb} {
		f, err := Parse(article.Source{URL: "https://qingyu.example/feed.xml", Type: "text/xml", Data: []byte(data)}, noon)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if f.Title != "青屿新闻" || len(f.Items) != 2 {
			t.Fatalf("%s: %q with %d items", name, f.Title, len(f.Items))
		}
		a, b := f.Items[0], f.Items[1]
		if a.URL != "https://qingyu.example/news/1.html" || a.Title != "夜航 试行" || !a.Partial || a.Published.Format(time.DateOnly) != "2026-03-18" {
			t.Errorf("%s: the first item is %+v", name, a)
		}
		if b.Partial || !strings.Contains(string(b.Content), "四艘电动船") || a.GUID == b.GUID || len(a.GUID) != 64 {
			t.Errorf("%s: the second item is %+v", name, b)
		}
	}
	for name, data := range map[string]string{"nothing": "", "a page": "<html><body>no feed</body></html>", "json": `{"a":1}`} {
		if _, err := Parse(article.Source{Data: []byte(data)}, noon); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A page whose feed was meant is said to be none, not to be a damaged one.
func TestParsePage(t *testing.T) {
	_, err := Parse(article.Source{URL: "https://news.example.org/", Data: []byte("<!DOCTYPE html><html><title>News</title><p>Some news.</p></html>")}, time.Time{})
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "this is no feed") {
		t.Errorf("got %v", err)
	}
}

func TestNext(t *testing.T) {
	const half = 30 * time.Minute
	for _, tt := range []struct {
		failures int
		chance   float64
		want     time.Duration
	}{
		{0, 0, half}, {0, 1, 33 * time.Minute}, {1, 0, time.Hour}, {3, 0, 4 * time.Hour}, {9, 0, 24 * time.Hour}, {1 << 30, 0, 24 * time.Hour},
	} {
		if got := Next(half, tt.failures, tt.chance); got != tt.want {
			t.Errorf("after %d failures: %v, want %v", tt.failures, got, tt.want)
		}
	}
	if got := Next(7*24*time.Hour, 3, 0); got != 7*24*time.Hour {
		t.Errorf("a weekly feed that fails: %v", got)
	}
}

// hostile stands in every field that comes from outside.
const hostile = `<script>alert(1)</script>"'&<b>` + "\x00\x0b\ufffe"

func sample(lang string) *digest.Digest {
	t := "青屿市四日宣布，跨海轮渡将于下月试行夜航。" + hostile
	p := digest.Point{N: 1, Text: "跨海轮渡将于下月试行夜航" + hostile, Origin: digest.Cut, Verdict: digest.Supported, Evidence: []digest.Evidence{
		{Quote: text.Quote{Exact: "跨海轮渡将于下月试行夜航。"}, Fragment: "#:~:text=%E8%B7%A8"},
	}}
	q := digest.Point{N: 2, Text: "首批投入六艘船", Origin: digest.Cut, Verdict: digest.Contradicted}
	return &digest.Digest{
		Article: digest.Article{Lang: lang, Text: t, Blocks: []digest.Block{{Span: text.Span{Start: 0, End: len(t)}, Kind: "paragraph"}}},
		Points:  []digest.Point{p, q},
	}
}

func entries() []Entry {
	written := sample("en")
	written.Points[0].Origin = digest.Written
	written.Generator.Model = "small-8b" + hostile
	return []Entry{
		{ID: "01a", Title: "夜航" + hostile, URL: "https://qingyu.example/1?a=1&b=2", Outlet: "青屿新闻" + hostile, Published: noon, Updated: noon.Add(time.Hour), Digest: sample("zh"),
			Outlets: []Outlet{{Title: "北港日报" + hostile, URL: "https://beigang.example/x"}, {Title: "无址"}}},
		{ID: "01b", Title: "Night", Published: noon, Updated: noon, Digest: written},
		{ID: "01c", Title: "短", Published: noon, Updated: noon, Digest: &digest.Digest{Article: digest.Article{Lang: "zh"}}},
	}
}

// TestWrite reads every format back with another reader, and looks for what must
// stand in it and what must not.
func TestWrite(t *testing.T) {
	info := Info{Title: "今日重点" + hostile, Home: "https://me.example/", Self: "https://me.example/feed", Full: true}
	for _, f := range []Format{RSS, Atom, JSONFeed} {
		t.Run(string(f), func(t *testing.T) {
			var b bytes.Buffer
			if err := Write(&b, f, info, entries()); err != nil {
				t.Fatal(err)
			}
			if f != JSONFeed {
				d := xml.NewDecoder(bytes.NewReader(b.Bytes()))
				for {
					if _, err := d.Token(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						t.Fatalf("not well-formed: %v\n%s", err, b.String())
					}
				}
			} else if !json.Valid(b.Bytes()) {
				t.Fatal("no JSON")
			}
			got, err := gofeed.NewParser().Parse(bytes.NewReader(b.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Items) != 3 || !strings.HasPrefix(got.Title, "今日重点") {
				t.Fatalf("%q with %d items", got.Title, len(got.Items))
			}
			first := got.Items[0]
			if first.Link != "https://qingyu.example/1?a=1&b=2" || first.PublishedParsed == nil || !first.PublishedParsed.Equal(noon) {
				t.Errorf("link %s, published %v", first.Link, first.PublishedParsed)
			}
			for _, want := range []string{"划重点", "跨海轮渡将于下月试行夜航", "摘自原文", "与原文矛盾", "同一报道", "北港日报", "https://qingyu.example/1?a=1&amp;b=2#:~:text="} {
				if !strings.Contains(first.Content, want) {
					t.Errorf("%q is missing in %s", want, first.Content)
				}
			}
			if c := got.Items[1].Content; !strings.Contains(c, "Written by a language model (small-8b") || !strings.Contains(c, "contradicted by the article") {
				t.Errorf("the label is missing in %s", c)
			}
			if c := got.Items[2].Content; !strings.Contains(c, "没有可以摘出的重点") {
				t.Errorf("no word about no points: %s", c)
			}
			for _, it := range got.Items {
				safe(t, it.Content)
			}
			var again bytes.Buffer
			if err := Write(&again, f, info, entries()); err != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
				t.Error("not the same bytes twice")
			}
		})
	}
	if err := Write(io.Discard, "gopher", info, nil); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("another format: %v", err)
	}
	for _, f := range []Format{RSS, Atom, JSONFeed} {
		if err := Write(io.Discard, f, Info{}, nil); err != nil {
			t.Errorf("%s of nothing: %v", f, err)
		}
	}
}

// safe allows our own elements only, and web addresses only.
func safe(t *testing.T, s string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tok := z.Token()
		switch tok.Data {
		case "p", "strong", "ol", "li", "small", "em", "hr", "h3", "blockquote", "pre":
			if len(tok.Attr) > 0 {
				t.Errorf("an attribute in %s", tok)
			}
		case "a":
			if len(tok.Attr) != 1 || tok.Attr[0].Key != "href" || !strings.HasPrefix(tok.Attr[0].Val, "https://") {
				t.Errorf("a link %s", tok)
			}
		default:
			t.Errorf("an element %s", tok)
		}
	}
}

func TestOPML(t *testing.T) {
	list := []Outline{
		{Title: "青屿新闻", URL: "https://qingyu.example/feed.xml", Site: "https://qingyu.example/", Folder: "本地"},
		{Title: "Harrow & Co <news>", URL: "https://harrow.example/feed?a=1&b=2"},
		{Title: "北港日报", URL: "https://beigang.example/rss", Folder: "本地"},
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, "我的订阅", noon, list); err != nil {
		t.Fatal(err)
	}
	got, err := ReadOPML(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := []Outline{list[0], list[2], list[1]}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	nested := `<?xml version="1.0" encoding="gb2312"?><opml version="1.0"><body><outline text="外"><outline title="内/里">
		<outline text="甲" xmlUrl=" https://a.example/f "/><outline text="again" xmlUrl="https://a.example/f"/></outline></outline></body></opml>`
	got, err = ReadOPML([]byte(nested))
	if err != nil || len(got) != 1 || got[0].Folder != "外/内∕里" || got[0].URL != "https://a.example/f" {
		t.Errorf("%+v, %v", got, err)
	}
	for name, bad := range map[string]string{
		"nothing": "", "no list": "<html></html>", "no feed": `<opml><body><outline text="x"/></body></opml>`,
		"deep":           "<opml><body>" + strings.Repeat("<outline text='x'>", 100) + `<outline xmlUrl="https://x.example"/>` + strings.Repeat("</outline>", 100) + "</body></opml>",
		"too many feeds": "<opml><body>" + manyFeeds() + "</body></opml>",
	} {
		if _, err := ReadOPML([]byte(bad)); fault.CodeOf(err) != fault.Invalid && fault.CodeOf(err) != fault.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func manyFeeds() string {
	var b strings.Builder
	for i := range MaxOutlines + 1 {
		b.WriteString(`<outline xmlUrl="https://x.example/` + strings.Repeat("a", i%50) + string(rune('a'+i%26)) + time.Duration(i).String() + `"/>`)
	}
	return b.String()
}

func FuzzReadOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="a" xmlUrl="https://a.example"/></body></opml>`))
	f.Add([]byte("\xff\xfe<opml>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := ReadOPML(data)
		if err != nil {
			if fault.CodeOf(err) == fault.Internal {
				t.Fatal(err)
			}
			return
		}
		var b bytes.Buffer
		if err := WriteOPML(&b, "x", noon, list); err != nil {
			t.Fatal(err)
		}
		again, err := ReadOPML(b.Bytes())
		if err != nil || len(again) != len(list) {
			t.Fatalf("%d feeds came back of %d: %v", len(again), len(list), err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"https://a.example","content_text":"a<b"}]}`))
	f.Add([]byte("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x</id><link href='//a.example/x'/></entry></feed>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Parse(article.Source{URL: "https://x.example/", Data: data}, noon)
		if err != nil {
			if fault.CodeOf(err) == fault.Internal {
				t.Fatal(err)
			}
			return
		}
		for _, it := range got.Items {
			if len(it.GUID) != 64 || it.URL != "" && !strings.HasPrefix(it.URL, "http") {
				t.Fatalf("%+v", it)
			}
		}
	})
}
