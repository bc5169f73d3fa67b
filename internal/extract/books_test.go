package extract

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
)

func xhtmlOf(title, body string) string {
	return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>` + title + `</title><style>p{}</style></head><body>` + body + `</body></html>`
}

const chapterText = "<p>新桥通车以后，坐船的人少了一半，可摆渡人老徐每天清晨仍旧把缆绳解开，等第一批去对岸卖菜的人。</p><p>他说，只要还有一个人要过河，灯就得亮着。这是他父亲在的时候就定下的规矩，四十年来一天也没有断过，村里的人都记得那盏灯，也记得他的船。</p><p>去年冬天河面结了冰，他照样每天来，在渡口坐到天黑才走。</p>"

func epubFiles() map[string]string {
	return map[string]string{
		"mimetype":               "application/epub+zip",
		"META-INF/container.xml": `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
		"OEBPS/book.opf": `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>河上的灯</dc:title><dc:creator>林小满</dc:creator><dc:date>2024-05-01</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="t" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="css" href="x.css" media-type="text/css"/>
<item id="en" href="text/en.xhtml" media-type="application/xhtml+xml"/><item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="t"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/><itemref idref="en"/><itemref idref="css"/></spine></package>`,
		"OEBPS/nav.xhtml":        xhtmlOf("目录", `<nav><ol><li><a href="text/one.xhtml">第一章 渡口</a></li><li><a href="text/one.xhtml#x">小节</a></li><li><a href="text/two%20b.xhtml">第二章 <b>新桥</b></a></li></ol></nav>`),
		"OEBPS/title.xhtml":      xhtmlOf("河上的灯", "<h1>河上的灯</h1><p>林小满</p>"),
		"OEBPS/text/one.xhtml":   xhtmlOf("", "<h1>第一章 渡口</h1>"+chapterText),
		"OEBPS/text/two b.xhtml": xhtmlOf("", chapterText+"<h2>后来</h2>"+chapterText),
		"OEBPS/text/en.xhtml":    xhtmlOf("", "<h1>Afterword</h1><p>The ferry still leaves at five in the morning, long before the first bus crosses the new bridge over the river.</p><p>Nobody knows for how long, not even the man who has rowed it for forty years.</p>"),
		"../../evil.xhtml":       "evil",
	}
}

func epubOf(t testing.TB, edit func(map[string]string)) []byte {
	t.Helper()
	files := epubFiles()
	if edit != nil {
		edit(files)
	}
	return zipOf(t, files)
}

func TestBook(t *testing.T) {
	data := epubOf(t, nil)
	got := dumpItems(t, bytes.NewReader(data), "book.epub")
	p := strings.Split(strings.TrimSuffix(strings.ReplaceAll(chapterText, "<p>", "paragraph| "), "</p>"), "</p>")
	para := strings.Join(p, "\n") + "\n"
	meta := "byline: 林小满\nsource: 河上的灯\npublished: 2024-05-01 00:00:00 +0000\nstatus: complete\n--\n"
	want := "== OEBPS/text/one.xhtml\ntitle: 第一章 渡口\n" + meta + para +
		"== OEBPS/text/two b.xhtml\ntitle: 第二章 新桥\n" + meta + para + "heading 2| 后来\n" + para +
		"== OEBPS/text/en.xhtml\ntitle: Afterword\n" + meta + "paragraph| The ferry still leaves at five in the morning, long before the first bus crosses the new bridge over the river.\nparagraph| Nobody knows for how long, not even the man who has rowed it for forty years.\n" +
		"a book\n (passed over: 1 short parts of the book, such as its title page)\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	items, _, err := OpenAt(bytes.NewReader(data), int64(len(data)), article.Source{})
	if err != nil {
		t.Fatal(err)
	}
	if it, err := items.Next(); err != nil || it.ID != "OEBPS/text/one.xhtml" {
		t.Errorf("in place: got %v %v", it.ID, err)
	}
	oneByOne(t, article.Source{Data: data})
	_, err = Article(article.Source{Data: data})
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "a book of 3 articles") || !strings.Contains(err.Error(), "  2  第二章 新桥") || !strings.Contains(err.Error(), "--item all") {
		t.Errorf("without a choice: got %v", err)
	}
	a, err := Article(article.Source{Data: data, Item: article.All})
	if err != nil {
		t.Fatal(err)
	}
	want = "title: 河上的灯\nbyline: 林小满\npublished: 2024-05-01 00:00:00 +0000\nstatus: complete\n--\nheading 2| 第一章 渡口\n" + para + "heading 2| 第二章 新桥\n" + para + "heading 2| 后来\n" + para +
		"heading 2| Afterword\nparagraph| The ferry still leaves at five in the morning, long before the first bus crosses the new bridge over the river.\nparagraph| Nobody knows for how long, not even the man who has rowed it for forty years.\n"
	if d := cmp.Diff(want, dump(a)); d != "" {
		t.Errorf("all (-want +got):\n%s", d)
	}
}

// TestBookWithoutContents: a book without a table of contents names its chapters
// by what they call themselves.
func TestBookWithoutContents(t *testing.T) {
	data := epubOf(t, func(f map[string]string) {
		f["OEBPS/book.opf"] = strings.Replace(f["OEBPS/book.opf"], ` properties="nav"`, "", 1)
		delete(f, "OEBPS/nav.xhtml")
		f["OEBPS/text/one.xhtml"] = xhtmlOf("河上的灯", "<div><h1>第一章<br/>渡口</h1></div>"+chapterText)
		f["OEBPS/text/two b.xhtml"] = xhtmlOf("第二章 新桥", chapterText+"<h2>后来</h2>"+chapterText)
		f["OEBPS/text/en.xhtml"] = strings.Replace(f["OEBPS/text/en.xhtml"], "<h1>Afterword</h1>", "<p>Here and there</p>", 1)
	})
	var got []string
	items, _, err := OpenAt(bytes.NewReader(data), int64(len(data)), article.Source{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		it, err := items.Next()
		if err != nil {
			break
		}
		got = append(got, it.ID+": "+it.Title)
	}
	want := []string{"OEBPS/text/one.xhtml: 第一章 渡口", "OEBPS/text/two b.xhtml: 第二章 新桥", "OEBPS/text/en.xhtml: "}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	for title, want := range map[string]string{"Part One": "Part One", "河上的灯": "", "chapter01.xhtml": "", "Unknown": "", "Mr. Bennet": "Mr. Bennet", "": "", strings.Repeat("长", 200): ""} {
		if got := usable(title, "河上的灯"); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestBadBooks(t *testing.T) {
	for name, tt := range map[string]struct {
		edit func(map[string]string)
		code fault.Code
	}{
		"no container": {func(m map[string]string) { delete(m, "META-INF/container.xml") }, fault.Invalid},
		"no package":   {func(m map[string]string) { delete(m, "OEBPS/book.opf") }, fault.NotFound},
		"no spine":     {func(m map[string]string) { m["OEBPS/book.opf"] = "<package/>" }, fault.Invalid},
		"root elsewhere": {func(m map[string]string) {
			m["META-INF/container.xml"] = `<rootfile full-path="../../../etc/passwd"/>`
		}, fault.NotFound},
		"locked": {func(m map[string]string) {
			m["META-INF/encryption.xml"] = `<encryption><CipherReference URI="OEBPS/text/one.xhtml"/></encryption>`
		}, fault.Unsupported},
		"deep": {func(m map[string]string) { m["OEBPS/book.opf"] = strings.Repeat("<a>", 5000) }, fault.TooLarge},
		"covers alone": {func(m map[string]string) {
			for k := range m {
				if strings.HasPrefix(k, "OEBPS/text/") {
					m[k] = xhtmlOf("", "<p>x</p>")
				}
			}
		}, fault.Invalid},
		"spine of one, a thousand times": {func(m map[string]string) {
			m["OEBPS/book.opf"] = strings.Replace(m["OEBPS/book.opf"], "<spine>", "<spine>"+strings.Repeat(`<itemref idref="a"/>`, 20_000), 1)
		}, fault.TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Article(article.Source{Data: epubOf(t, tt.edit)})
			if fault.CodeOf(err) != tt.code {
				t.Errorf("got %q %v, want %q", fault.CodeOf(err), err, tt.code)
			}
		})
	}
}

func FuzzBook(f *testing.F) {
	files := epubFiles()
	f.Add(files["OEBPS/book.opf"], files["OEBPS/nav.xhtml"], files["OEBPS/text/one.xhtml"])
	f.Add("<package><itemref/><item/></package>", "<navLabel>a<content src='text/one.xhtml'/>", "<p>x")
	f.Fuzz(func(t *testing.T, opf, nav, one string) {
		data := epubOf(t, func(m map[string]string) {
			m["OEBPS/book.opf"], m["OEBPS/nav.xhtml"], m["OEBPS/text/one.xhtml"] = opf, nav, one
		})
		if got := dumpItems(t, bytes.NewReader(data), "x.epub"); strings.Contains(got, "error: internal") {
			t.Error(got)
		}
		if _, err := Article(article.Source{Data: data, Item: article.All}); fault.CodeOf(err) == fault.Internal {
			t.Error(err)
		}
	})
}
