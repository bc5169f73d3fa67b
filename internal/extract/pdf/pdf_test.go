package pdf

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// readArticle gives an article one fact a line.
func readArticle(data []byte) (string, error) {
	p, partial, err := Read(data, page.Page{})
	if err != nil {
		return "", err
	}
	a := page.Build(p)
	if err := a.CheckValid(); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nbyline: %s\n", a.Title, a.Byline)
	if !a.Published.IsZero() {
		fmt.Fprintf(&b, "published: %s\n", a.Published.Format("2006-01-02 15:04 -0700"))
	}
	if partial != "" {
		fmt.Fprintf(&b, "partial: %s\n", partial)
	}
	for _, w := range a.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w.Code)
	}
	for _, bl := range a.Blocks {
		fmt.Fprintf(&b, "%s %d| %s\n", bl.Kind, bl.Level, a.Slice(bl.Span))
	}
	return b.String(), nil
}

const (
	zh1 = "新桥通车以后，坐船的人少了一半，可摆渡人老徐每天清晨仍旧把缆绳解开，等第一批去对岸卖菜的人。他说，只要还有一个人要过河，灯就得亮着，"
	zh2 = "这是他父亲在的时候就定下的规矩。市交通局昨天宣布，渡口将保留到2027年底，票价仍是每人2元。"
	zh3 = "老徐今年六十三岁，在这条河上摆了四十年的船，认得两岸每一户人家。他的儿子去年进城开了车，没有人再来接他的班，不过他并不着急。"
)

func zhPages(m *maker) []byte {
	head, foot := text("C1", 9, 60, 810, 12, "河畔晚报 2026年3月18日 第4版"), func(n int) string { return text("F1", 9, 290, 30, 12, fmt.Sprint(n)) }
	para := func(y float64, s string) string {
		ls := wrap("　　"+s, 24)
		return text("C1", 18, 72, y, 27, ls...)
	}
	var pages []string
	pages = append(pages, head+text("C1", 30, 90, 740, 40, "渡口的灯为什么还亮着")+para(680, zh1)+foot(1))
	// The second half of the paragraph stands on the next page, without an indent.
	pages = append(pages, head+text("C1", 18, 72, 740, 27, wrap(zh2, 24)...)+para(600, zh3)+foot(2))
	pages = append(pages, head+text("C1", 22, 72, 740, 27, "以后的事")+para(680, zh3)+foot(3))
	m.build(pages...)
	return m.file()
}

const zhWant = `title: 渡口的灯为什么还亮着
byline: 
paragraph 0| ` + zh1 + zh2 + `
paragraph 0| ` + zh3 + `
heading 2| 以后的事
paragraph 0| ` + zh3 + `
`

func TestChinese(t *testing.T) {
	if d := cmp.Diff(zhWant, mustRead(t, zhPages(&maker{}))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// A character whose comma can't begin a line takes it along to the next, and
// leaves the room of two; so does a mark that can't end one.
func TestMarksMoveWithTheirCharacter(t *testing.T) {
	const full = 24
	lead := string([]rune(zh1)[:full-2])
	for _, next := range []string{"里，", "「容"} {
		rest := []rune(next + zh3)
		m := &maker{}
		m.build(text("C1", 18, 72, 700, 27, append([]string{lead}, wrap(string(rest), full)...)...))
		if got, want := mustRead(t, m.file()), "paragraph 0| "+lead+string(rest)+"\n"; !strings.HasSuffix(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// The same pages in every way that a file can hold them.
func TestStructures(t *testing.T) {
	for name, f := range map[string]func() []byte{
		"flate": func() []byte { return zhPages(&maker{filter: "flate"}) },
		"85":    func() []byte { return zhPages(&maker{filter: "85"}) },
		"hex":   func() []byte { return zhPages(&maker{filter: "hex"}) },
		"streams": func() []byte {
			m := &maker{filter: "flate"}
			zhPages(m)
			return m.fileOfStreams()
		},
		"no table": func() []byte { b := zhPages(&maker{}); return b[:bytes.LastIndex(b, []byte("xref\n0"))] },
		"wrong table": func() []byte {
			return bytes.Replace(zhPages(&maker{}), []byte("%PDF-1.4\n"), []byte("%PDF-1.4\n%moved\n"), 1)
		},
		"mail before it": func() []byte { return append([]byte("Content-Type: application/pdf\n\n"), zhPages(&maker{})...) },
		"wrong lengths": func() []byte {
			return bytes.ReplaceAll(zhPages(&maker{}), []byte("/Length "), []byte("/Length 1"))
		},
		"streams, no table": func() []byte {
			m := &maker{filter: "flate"}
			zhPages(m)
			b := m.fileOfStreams()
			return b[:bytes.LastIndex(b, []byte("startxref"))]
		},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(zhWant, mustRead(t, f())); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestColumns(t *testing.T) {
	left := []string{
		"The ferry will sail at night from April,", "the city said on Tuesday, after a long ar-", "gument about noise in the old harbour and",
		"about who is to pay for the boats. Four", "electric boats will be used at first, and", "each of them takes 280 passengers across",
		"the bay in nineteen minutes. The well-", "known harbour master said that 10",
	}
	right := []string{
		"crossings a night would do. Not everybody", "agrees: people who live near the pier say", "that two weeks of tests prove little, and",
		"that summer nights will be louder. They", "want the figures published every month,", "and one more vote after a year of service.",
		"The city has not answered them, but it is", "said to think about it until the summer.",
	}
	pg := text("F1", 8, 60, 815, 10, "Harbour Notes, vol. 12") +
		text("F2", 24, 60, 760, 28, "Night boats for the bay") +
		text("F1", 11, 60, 720, 14, "By Jane Doe") +
		text("F1", 11, 60, 690, 14, left...) + text("F1", 11, 320, 690, 14, right...) +
		text("F2", 14, 60, 560, 16, "What it costs") +
		text("F1", 11, 60, 535, 14, left...) + text("F1", 11, 320, 535, 14, right...) +
		text("F1", 8, 60, 90, 10, "1 A well-known figure among sailors, and a", "friend of the author.") +
		text("F1", 9, 290, 30, 12, "- 7 -")
	m := &maker{info: "/Info<</Title(Microsoft Word - night.doc)/Author(Jane Doe)/CreationDate(D:20260318083000+08'00')>>"}
	m.build(pg)
	body := "The ferry will sail at night from April, the city said on Tuesday, after a long argument about noise in the old harbour and about who is to pay for the boats. " +
		"Four electric boats will be used at first, and each of them takes 280 passengers across the bay in nineteen minutes. The well-known harbour master said that 10 crossings a night would do. " +
		"Not everybody agrees: people who live near the pier say that two weeks of tests prove little, and that summer nights will be louder. They want the figures published every month, and one more vote after a year of service. " +
		"The city has not answered them, but it is said to think about it until the summer."
	want := "title: Night boats for the bay\nbyline: Jane Doe\npublished: 2026-03-18 08:30 +0800\nparagraph 0| Harbour Notes, vol. 12\nparagraph 0| " + body + "\nheading 2| What it costs\nparagraph 0| " + body +
		"\nparagraph 0| 1 A well-known figure among sailors, and a friend of the author.\n"
	if d := cmp.Diff(want, mustRead(t, m.file())); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

// The rows of a table are rows; words far apart in a justified line are none.
func TestTable(t *testing.T) {
	row := func(y float64, cells ...string) string {
		var b strings.Builder
		for i, c := range cells {
			b.WriteString(text("F1", 11, 60+120*float64(i), y, 14, c))
		}
		return b.String()
	}
	m := &maker{}
	m.build(text("F1", 11, 60, 700, 14, "The ferry carried fewer people every year, as the harbour master tells us here.") +
		row(660, "Year", "Passengers", "Noise") + row(640, "2024", "1200", "52 dB") + row(620, "2025", "1900", "55 dB") +
		text("F1", 11, 60, 580, 14, "Since") + text("F1", 11, 210, 580, 14, "then") + text("F1", 11, 390, 580, 14, "the boats") + text("F1", 11, 60, 566, 14, "have sailed at night, and that is all that is known of them in the town of today."))
	want := "paragraph 0| The ferry carried fewer people every year, as the harbour master tells us here.\ntable 0| Year Passengers Noise\ntable 0| 2024 1200 52 dB\ntable 0| 2025 1900 55 dB\n" +
		"paragraph 0| Since then the boats have sailed at night, and that is all that is known of them in the town of today.\n"
	if got := mustRead(t, m.file()); !strings.HasSuffix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A gap at the same height of both columns is no reason to read across.
func TestGapsInColumns(t *testing.T) {
	column := func(x float64, name string) string {
		var b strings.Builder
		for i := range 4 {
			ls := []string{}
			for j := range 4 {
				ls = append(ls, fmt.Sprintf("%s column, paragraph %d, line %d of it,", name, i+1, j+1))
			}
			b.WriteString(text("F1", 11, x, 700-90*float64(i), 14, ls...))
		}
		return b.String()
	}
	m := &maker{}
	m.build(column(60, "Left") + column(320, "Right"))
	got := mustRead(t, m.file())
	if l, r := strings.LastIndex(got, "Left column"), strings.Index(got, "Right column"); l < 0 || r < l {
		t.Errorf("got %s", got)
	}
}

// A raised figure is not part of the number before it.
func TestRaised(t *testing.T) {
	m := &maker{}
	m.build("BT /F1 12 Tf 72 700 Td (The strait is 10) Tj /F1 7 Tf 5 Ts (5) Tj 0 Ts /F1 12 Tf ( metres long and holds CO) Tj /F1 7 Tf -3 Ts (2) Tj 0 Ts /F1 12 Tf (, says the map.) Tj ET")
	if got := mustRead(t, m.file()); !strings.Contains(got, "10⁵ metres long and holds CO₂, says") {
		t.Errorf("got %s", got)
	}
}

func TestRefused(t *testing.T) {
	long := strings.Repeat(zh1+zh2+zh3, 4)
	en := strings.Repeat("The ferry will sail at night from April, the city said on Tuesday, after a long argument. ", 6)
	lines := func(s string) string { return text("C1", 11, 40, 800, 14, wrap(s, 46)...) }
	made := func(m *maker, pages ...string) []byte { m.build(pages...); return m.file() }
	picture := func() []byte {
		m := &maker{}
		m.build("q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")
		return m.file()
	}
	for _, tt := range []struct {
		name string
		data []byte
		code fault.Code
		say  string
	}{
		{"shifted Chinese", made(&maker{shift: 1777}, lines(long)), fault.Unsupported, "garbled"},
		{"shifted Latin", made(&maker{shift: 7}, lines(en)), fault.Unsupported, "garbled"},
		{"no map", made(&maker{noMap: true}, lines(long)), fault.Unsupported, "garbled"},
		{"private use", made(&maker{shift: 0xE000 - 0x4E00}, lines(long)), fault.Unsupported, "garbled"},
		{"scanned", picture(), fault.Unsupported, "OCR"},
		{"empty page", made(&maker{}, ""), fault.Unsupported, "no text"},
		{"no pages", made(&maker{}), fault.Invalid, "no pages"},
		{"head alone", []byte("%PDF-1.7\n"), fault.Invalid, "damaged"},
		{"cut", zhPages(&maker{})[:900], fault.Invalid, ""},
		{"locked", made(&maker{info: "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)>>"}, lines(en)), fault.Unsupported, "password"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := readArticle(tt.data)
			if fault.CodeOf(err) != tt.code || !strings.Contains(err.Error(), tt.say) {
				t.Errorf("got %q %v, want %q with %q; text %.300s", fault.CodeOf(err), err, tt.code, tt.say, got)
			}
		})
	}
}

// One heading in a font that can't be read is left out, and said.
func TestGarbledHeading(t *testing.T) {
	m := &maker{noMap: true}
	en := strings.Repeat("The ferry will sail at night from April, the city said on Tuesday, after a long argument. ", 3)
	m.build(text("C1", 16, 60, 800, 20, "这一行读不出来") + text("F1", 11, 60, 760, 14, wrap(en, 90)...))
	got := mustRead(t, m.file())
	if !strings.Contains(got, "warning: garbled_text") || !strings.Contains(got, "partial: ") || strings.Contains(got, "\uFFFD") || !strings.Contains(got, "The ferry will sail") {
		t.Errorf("got %s", got)
	}
}

// Hidden text is left out: beyond the page, too small to see, not painted,
// marked as furniture. Under a scanned page it is all there is.
func TestHidden(t *testing.T) {
	seen := text("F1", 12, 60, 700, 14, "The ferry will sail at night.", "It starts in April.")
	m := &maker{}
	m.build(seen + text("F1", 12, 60, 3000, 14, "beyond") + text("F1", 0.3, 60, 600, 14, "tiny") + "3 Tr " + text("F1", 12, 60, 500, 14, "ghost") +
		"0 Tr /Artifact BMC " + text("F1", 12, 60, 400, 14, "artifact") + "EMC BT /F1 12 Tf 0 1 -1 0 300 300 Tm (upright) Tj ET")
	got := mustRead(t, m.file())
	for _, no := range []string{"beyond", "tiny", "ghost", "artifact", "upright"} {
		if strings.Contains(got, no) {
			t.Errorf("%s is shown: %s", no, got)
		}
	}
	m = &maker{}
	m.build("3 Tr " + seen)
	if got := mustRead(t, m.file()); !strings.Contains(got, "starts in April") {
		t.Errorf("text under a picture: got %s", got)
	}
}

// No letter of the result is absent from what was put on the pages.
func TestNothingAdded(t *testing.T) {
	have := map[rune]bool{}
	for _, r := range zh1 + zh2 + zh3 + "渡口的灯为什么还亮着以后的事" {
		have[r] = true
	}
	for _, r := range strings.TrimPrefix(strings.ReplaceAll(mustRead(t, zhPages(&maker{})), "paragraph 0|", ""), "title:") {
		if unicode.Is(unicode.Han, r) && !have[r] {
			t.Errorf("%q is not in the file", r)
		}
	}
}

// Files made to take the process down: each is answered, soon.
func TestHostile(t *testing.T) {
	loop := func(edit func(m *maker)) []byte {
		m := &maker{}
		m.build(text("F1", 12, 60, 700, 14, "The ferry will sail at night."))
		edit(m)
		return m.file()
	}
	inItself := func(size string) []byte {
		data := []byte{0, 0, 0, 0, 1, 0, 9, 0, 2, 0, 2, 0}
		return []byte(fmt.Sprintf("%%PDF-1.5\n1 0 obj<</Type/XRef/Size %s/W[1 2 1]/Root 2 0 R/Length %d>>stream\n%s\nendstream endobj\nstartxref\n9\n%%%%EOF\n", size, len(data), data))
	}
	for name, data := range map[string][]byte{
		"object stream in itself": inItself("3"),
		"a billion objects":       inItself("9000000000"),
		"pages in themselves":     loop(func(m *maker) { m.objects[1] = "<</Type/Pages/Kids[2 0 R 2 0 R 8 0 R]>>" }),
		"parent in itself":        loop(func(m *maker) { m.objects[7] = strings.Replace(m.objects[7], "/Parent 2 0 R", "/Parent 8 0 R", 1) }),
		"reference to itself":     loop(func(m *maker) { m.objects[1] = "2 0 R" }),
		"length in itself":        loop(func(m *maker) { m.objects[8] = strings.Replace(m.objects[8], "/Length ", "/Length 9 0 R/L ", 1) }),
		"form in itself": loop(func(m *maker) {
			m.objects[7] = strings.Replace(m.objects[7], "/Font<<", "/XObject<</X 10 0 R>>/Font<<", 1)
			m.objects[8] = m.stream("", strings.Repeat("/X Do ", 1000))
			m.objects = append(m.objects, m.stream("/Subtype/Form/Resources<</XObject<</X 10 0 R>>>>", strings.Repeat("/X Do ", 1000)))
		}),
		"deep arrays": loop(func(m *maker) { m.objects[2] = strings.Repeat("[", 500_000) }),
		"deep dicts":  loop(func(m *maker) { m.objects[2] = strings.Repeat("<</A", 300_000) }),
		"deep states": loop(func(m *maker) { m.objects[8] = m.stream("", strings.Repeat("q ", 1_000_000)) }),
		"huge numbers": loop(func(m *maker) {
			m.objects[8] = m.stream("", "BT /F1 1e300 Tf 1e300 0 0 1e300 1e300 1e300 Tm (x) Tj -99999999999999999999 0 Td (y) Tj ET")
		}),
		"bomb": loop(func(m *maker) {
			m.filter = "flate"
			m.objects[8] = m.stream("", strings.Repeat(" ", 64<<20))
		}),
		"bombs": loop(func(m *maker) {
			m.filter = "flate"
			m.objects[8] = m.stream("", strings.Repeat(" ", 15<<20))
			m.objects[7] = strings.Replace(m.objects[7], "/Contents 9 0 R", "/Contents["+strings.Repeat("9 0 R ", 1000)+"]", 1)
		}),
		"one word": loop(func(m *maker) { m.objects[8] = m.stream("", text("F1", 9, 60, 700, 1, strings.Repeat("a", 2_000_000))) }),
		"hyphens": loop(func(m *maker) {
			m.objects[8] = m.stream("", text("F1", 9, 60, 790, 0.001, strings.Split(strings.Repeat("ab- ", 100_000), " ")...))
		}),
		"wide range": loop(func(m *maker) { m.objects[5] = "<</DW 1/W[0 999999999 5 0 999999999 6]>>" }),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readArticle(data)
			if code := fault.CodeOf(err); code == fault.Internal {
				t.Errorf("got %v", err)
			}
			_ = got
		})
	}
}

// The files of testdata are the pages of TestChinese, encrypted by qpdf so that
// they open without a password: as revisions 2, 3, 4 and 6 of the format.
func TestEncrypted(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.pdf")
	if len(files) != 4 {
		t.Fatalf("got %d files", len(files))
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(zhWant, mustRead(t, data)); d != "" {
			t.Errorf("%s (-want +got):\n%s", f, d)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(zhPages(&maker{}))
	f.Add(zhPages(&maker{filter: "flate"}))
	m := &maker{}
	zhPages(m)
	f.Add(m.fileOfStreams())
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj"))
	f.Add([]byte("%PDF-"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _, err := Read(data, page.Page{})
		if err != nil {
			if fault.CodeOf(err) == fault.Internal {
				t.Fatal(err)
			}
			return
		}
		articletest.Check(t, page.Build(p))
	})
}

// FuzzContent draws one page of any operators.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 12 Tf 60 700 Td (The ferry) Tj [(will) -300 (sail)] TJ T* (at night) ' ET q 1 0 0 1 5 5 cm Q /Artifact BMC EMC BI x EI")
	f.Add(text("C1", 12, 60, 700, 14, zh1))
	f.Fuzz(func(t *testing.T, ops string) {
		m := &maker{}
		m.build(ops)
		p, _, err := Read(m.file(), page.Page{})
		if fault.CodeOf(err) == fault.Internal {
			t.Fatal(err)
		}
		if err == nil {
			articletest.Check(t, page.Build(p))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	m := &maker{filter: "flate"}
	var pages []string
	for range 20 {
		pages = append(pages, text("C1", 11, 40, 800, 14, wrap(strings.Repeat(zh1+zh2+zh3, 8), 46)...))
	}
	m.build(pages...)
	data := m.file()
	p, _, err := Read(data, page.Page{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page.Build(p).Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read(data, page.Page{}); err != nil {
			b.Fatal(err)
		}
	}
}
