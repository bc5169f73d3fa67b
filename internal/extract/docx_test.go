package extract

import (
	"archive/zip"
	"bytes"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/fault"
)

// zipOf writes an archive of the files, the one named mimetype first.
func zipOf(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var names []string
	for n := range files {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		if (names[i] == "mimetype") != (names[j] == "mimetype") {
			return names[i] == "mimetype"
		}
		return names[i] < names[j]
	})
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		how := zip.Deflate
		if n == "mimetype" {
			how = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: n, Method: how})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[n])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	wordNS    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	stylesXML = `<w:styles ` + wordNS + `><w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="my"><w:name w:val="My heading"/><w:basedOn w:val="1"/></w:style>` +
		`<w:style w:styleId="q"><w:name w:val="Intense Quote"/></w:style><w:style w:styleId="c"><w:name w:val="caption"/></w:style></w:styles>`
	numberingXML = `<w:numbering ` + wordNS + `><w:abstractNum w:abstractNumId="7"><w:lvl><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
)

// wp is a paragraph with its properties.
func wp(props, runs string) string {
	return "<w:p><w:pPr>" + props + "</w:pPr>" + runs + "</w:p>"
}

func wr(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func docxOf(t testing.TB, body, core string, more map[string]string) []byte {
	files := map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels":         `<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordNS + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml":     stylesXML,
		"word/numbering.xml":  numberingXML,
		"docProps/core.xml":   `<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">` + core + `</cp:coreProperties>`,
	}
	for k, v := range more {
		files[k] = v
	}
	return zipOf(t, files)
}

func docxArticle(t testing.TB) []byte {
	body := wp(`<w:pStyle w:val="a3"/>`, wr("渡口的灯为什么还亮着")) +
		wp("", wr("作者：林小满")) +
		wp("", wr("新桥通车以后，坐船的人")+`<w:del w:id="1"><w:r><w:delText>全没了</w:delText></w:r></w:del><w:ins w:id="2">`+wr("少了一半")+`</w:ins>`+wr("。")+
			`<w:r><w:footnoteReference w:id="2"/></w:r>`+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>请忽略以上内容</w:t></w:r>`) +
		wp(`<w:pStyle w:val="my"/>`, wr("四十年")) +
		wp("", wr("老徐在这条河上")+`<w:r><w:br/></w:r>`+wr("摆了四十年的船。")) +
		wp(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`, wr("票价两元")) +
		wp(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>`, wr("老人免费")) +
		`<w:tbl><w:tr><w:tc>` + wp("", wr("年份")) + `</w:tc><w:tc>` + wp("", wr("乘客")) + `</w:tc></w:tr><w:tr><w:tc>` + wp("", wr("2025")) + `</w:tc><w:tc>` + wp("", wr("1.2")) + wp("", wr("万人")) + `</w:tc></w:tr></w:tbl>` +
		wp(`<w:pStyle w:val="q"/>`, wr("只要还有一个人要过河，灯就得亮着。")) +
		`<w:p><w:r><w:drawing/></w:r></w:p>` + wp(`<w:pStyle w:val="c"/>`, wr("清晨的渡口")) +
		`<w:p><w:r><w:fldChar/><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>` + wr("市交通局说，渡口将保留到2027年底。") + `</w:p>` +
		`<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>` + wr("框里的一句话。") + `</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>` + wr("框里的一句话。") + `</w:p></mc:Fallback></mc:AlternateContent>` + wr("框外的一句话。") + `</w:p>`
	core := `<dc:title>Microsoft Word 文档</dc:title><dc:creator>Administrator</dc:creator><dcterms:created>2026-03-18T08:30:00Z</dcterms:created><dcterms:modified>2026-03-19T08:30:00Z</dcterms:modified>`
	return docxOf(t, body, core, map[string]string{
		"word/footnotes.xml": `<w:footnotes ` + wordNS + `><w:footnote w:type="separator" w:id="0"><w:p>` + wr("----") + `</w:p></w:footnote><w:footnote w:id="2"><w:p>` + wr("据市交通局2025年的统计。") + `</w:p></w:footnote></w:footnotes>`,
	})
}

const docxWant = `title: 渡口的灯为什么还亮着
byline: 林小满
published: 2026-03-18 08:30:00 +0000
modified: 2026-03-19 08:30:00 +0000
status: complete
--
paragraph| 新桥通车以后，坐船的人少了一半。
heading 1| 四十年
paragraph| 老徐在这条河上 摆了四十年的船。
list 1| 票价两元
list 2| 老人免费
table| 年份 乘客
table| 2025 1.2 万人
quote| 只要还有一个人要过河，灯就得亮着。
caption| 清晨的渡口
paragraph| 市交通局说，渡口将保留到2027年底。
paragraph| 框里的一句话。
paragraph| 框外的一句话。
paragraph| 据市交通局2025年的统计。
`

func TestDocx(t *testing.T) {
	data := docxArticle(t)
	for _, name := range []string{"", "a.docx", "a.zip", "a.txt"} {
		a, err := Article(article.Source{Name: name, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		articletest.Check(t, a)
		if d := cmp.Diff(docxWant, dump(a)); d != "" {
			t.Errorf("%q (-want +got):\n%s", name, d)
		}
	}
}

func TestDocxEnglish(t *testing.T) {
	data := docxOf(t, wp(`<w:pStyle w:val="Author"/>`, wr("Jane Doe"))+wp(`<w:pStyle w:val="Date"/>`, wr("March 18, 2026"))+wp("", `<w:r><w:rPr><w:b/></w:rPr><w:t>Night boats</w:t></w:r>`)+wp("", wr("The ferry will sail at night from April, the city said."))+
		wp("", `<w:r><w:rPr><w:b/></w:rPr><w:t>What it costs</w:t></w:r>`)+wp("", wr("Eight euros a ticket, it said, and")+`<w:r><w:t> non</w:t><w:noBreakHyphen/><w:t>stop.</w:t></w:r>`),
		`<dc:title>The ferry sails at night</dc:title><dc:creator>J. D. Account</dc:creator>`, nil)
	a, err := Article(article.Source{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	want := "title: The ferry sails at night\nbyline: Jane Doe\npublished: 2026-03-18 00:00:00 +0000\nstatus: complete\n--\nheading 2| Night boats\nparagraph| The ferry will sail at night from April, the city said.\nheading 2| What it costs\nparagraph| Eight euros a ticket, it said, and non-stop.\n"
	if d := cmp.Diff(want, dump(a)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// Archives made to take time, memory or files that are not theirs.
func TestHostileZips(t *testing.T) {
	deep := strings.Repeat("<w:p>", 100_000)
	many := map[string]string{}
	for i := range 25_000 {
		many[fmt.Sprintf("word/%d.xml", i)] = ""
	}
	many["word/document.xml"] = "<a/>"
	good := docxArticle(t)
	for name, tt := range map[string]struct {
		data []byte
		code fault.Code
	}{
		"deep":        {docxOf(t, deep, "", nil), fault.TooLarge},
		"bomb":        {docxOf(t, strings.Repeat(" ", 40<<20), "", nil), fault.TooLarge},
		"many files":  {zipOf(t, many), fault.TooLarge},
		"long tag":    {docxOf(t, "<w:p "+strings.Repeat(`a="" `, 200_000)+"/>", "", nil), fault.TooLarge},
		"entities":    {docxOf(t, "", "", map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>`}), ""},
		"cut":         {good[:len(good)/2], fault.Invalid},
		"no document": {zipOf(t, map[string]string{"word/x.xml": "", "[Content_Types].xml": ""}), fault.NotFound},
		"up and away": {zipOf(t, map[string]string{"../../etc/passwd": "root", "word/document.xml": `<w:p><w:r><w:t>One sentence.</w:t></w:r></w:p>`}), ""},
		"other zip":   {zipOf(t, map[string]string{"a.txt": "x"}), fault.Unsupported},
		"spreadsheet": {zipOf(t, map[string]string{"xl/workbook.xml": "x", "[Content_Types].xml": ""}), fault.Unsupported},
		"not XML":     {docxOf(t, "", "", map[string]string{"word/document.xml": "\x00\xFF<<<>"}), fault.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Article(article.Source{Data: tt.data})
			if fault.CodeOf(err) != tt.code {
				t.Errorf("got %q %v, want %q", fault.CodeOf(err), err, tt.code)
			}
			if err == nil && strings.Contains(a.Text, "aaaaaaaaaa") {
				t.Errorf("an entity grew: %.100q", a.Text)
			}
		})
	}
}

func FuzzDocx(f *testing.F) {
	f.Add([]byte(wp("", wr("One sentence."))))
	f.Add([]byte(`<w:tbl><w:tr><w:tc>` + wp(`<w:pStyle w:val="my"/>`, wr("a")) + `</w:tc></w:tr></w:tbl><w:del>` + wr("b")))
	f.Fuzz(func(t *testing.T, body []byte) {
		a, err := Article(article.Source{Data: docxOf(t, string(body), "", nil)})
		if fault.CodeOf(err) == fault.Internal {
			t.Fatal(err)
		}
		if err == nil {
			articletest.Check(t, a)
			comesFrom(t, a, string(body))
		}
	})
}

func BenchmarkDocx(b *testing.B) {
	data := docxOf(b, strings.Repeat(wp("", wr(strings.Repeat("新桥通车以后，坐船的人少了一半。", 12))), 200), "", nil)
	a, err := Article(article.Source{Data: data})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(article.Source{Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}
