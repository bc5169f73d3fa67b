package card

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/text"
)

// The pictures of the tests stay where -pictures says, for a person to look at.
var pictures = flag.String("pictures", "", "folder to keep the cards of the tests in")

const body = "环保部门2月在码头做了为期两周的实测，电动船靠泊时岸边噪声最高为52分贝，没有超过夜间55分贝的限值。" +
	"不过，海棠里业主代表苏玉珍认为，两周的数据还不足以说明问题，“夏天开着窗户睡觉，感受可能完全不同。”"

// fixture is a digest with one point of this text, verdict and evidence.
func fixture(point string, v digest.Verdict, quotes ...string) *digest.Digest {
	d := &digest.Digest{
		Article: digest.Article{Title: "青屿市跨海轮渡下月试行夜航，首批投放四艘电动船", Byline: "沈知遥", Source: "青屿日报",
			Published: "2026-03-18T09:40:00Z", URL: "https://news.example.org/a", Lang: "zh", Text: body},
		Generator: digest.Generator{Engine: "zhongdian-cut", Version: "0.1.0"},
		Points:    []digest.Point{{N: 1, Text: point, Verdict: v, Origin: digest.Cut}},
	}
	p := &d.Points[0]
	for _, q := range quotes {
		p.Evidence = append(p.Evidence, digest.Evidence{Paragraph: 4, Quote: text.Quote{Exact: q}})
	}
	return d
}

// bad adds a failing check to the words of the point.
func bad(d *digest.Digest, words string) *digest.Digest {
	p := &d.Points[0]
	i := strings.Index(p.Text, words)
	p.Checks = append(p.Checks, digest.Check{Kind: digest.CheckNumber, Text: words, Span: text.Span{Start: i, End: i + len(words)},
		Status: digest.Contradicted, Evidence: -1})
	return d
}

func picture(t *testing.T, name string, d *digest.Digest, o Options) image.Image {
	t.Helper()
	var b bytes.Buffer
	if err := PNG(&b, d, 0, o); err != nil {
		t.Fatal(err)
	}
	if *pictures != "" {
		if err := os.WriteFile(filepath.Join(*pictures, name+".png"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// count is how many pixels of img have exactly this colour.
func count(img image.Image, c color.RGBA) int {
	rgba := img.(*image.RGBA)
	n := 0
	for y := range Height {
		for x := range Width {
			if rgba.RGBAAt(x, y) == c {
				n++
			}
		}
	}
	return n
}

func TestCards(t *testing.T) {
	long := strings.Repeat("市交通运输局表示，两条接驳公交线路的延时方案正在研究，尚未确定实施时间。", 12)
	given := bad(fixture("电动船靠泊时岸边噪声最高为62分贝，超过了夜间限值。", digest.Contradicted, body[:strings.Index(body, "不过")]), "62")
	given.Points[0].Origin = digest.Given
	written := fixture("夜航噪声没有超标。", digest.Partly, "没有超过夜间55分贝的限值。")
	written.Points[0].Origin, written.Generator.Model = digest.Written, "hunyuan-turbo"
	en := fixture("“This is not a blank cheque,” said Ines Calder, who chairs the Coastal Energy Commission.", digest.Supported,
		"“This is not a blank cheque,” said Ines Calder, who chairs the Coastal Energy Commission. “If the monitoring shows that seals are being struck, the turbines stop.”")
	en.Article.Lang, en.Article.Title, en.Article.Source, en.Article.Byline = "en", "Tidal farm off Skerra Sound wins approval, with conditions", "Northern Ledger", "Maren Halvorsen"
	bare := fixture("短。", digest.Unchecked)
	bare.Article = digest.Article{Lang: "und"}
	for name, c := range map[string]struct {
		d    *digest.Digest
		mark color.RGBA // of the verdict
	}{
		"supported":    {fixture("电动船靠泊时岸边噪声最高为52分贝，没有超过夜间55分贝的限值。", digest.Supported, body), good},
		"contradicted": {given, accent},
		"written":      {written, warn},
		"english":      {en, good},
		"long":         {fixture(long, digest.Supported, long, long), good},
		"unsupported":  {fixture("完全没有依据。", digest.Unsupported), accent},
		"bare":         {bare, soft},
		"wide-word":    {fixture(strings.Repeat("Donaudampfschifffahrt", 20), digest.Supported, strings.Repeat("x", 5000)), good},
		"odd":          {fixture("表情👩‍👩‍👧与𠮷字，e\u0301、ｶ、\u202e反", digest.Supported, "𠮷野家"), good},
	} {
		t.Run(name, func(t *testing.T) {
			img := picture(t, name, c.d, Options{})
			if got := img.Bounds(); got != image.Rect(0, 0, Width, Height) {
				t.Fatalf("size %v", got)
			}
			if n := count(img, c.mark); n < 300 {
				t.Errorf("%d pixels in the colour of the verdict", n)
			}
			margins(t, img)
		})
	}
}

// margins: nothing is drawn outside the column but a hanging mark of half a
// character.
func margins(t *testing.T, img image.Image) {
	t.Helper()
	for y := range Height {
		for x := range Width {
			if (x < margin-4 || x >= Width-margin+40 || y < 30 || y > Height-50) && img.(*image.RGBA).RGBAAt(x, y) != paper {
				t.Fatalf("ink at %d,%d", x, y)
			}
		}
	}
}

// TestNeverGreen: no verdict but "supported" has the colour of one.
func TestNeverGreen(t *testing.T) {
	for _, v := range []digest.Verdict{digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked, "", "nonsense"} {
		if n := count(picture(t, "v-"+string(v), fixture("噪声最高为52分贝。", v, body), Options{}), good); n > 0 {
			t.Errorf("%q: %d pixels in the colour of a supported point", v, n)
		}
	}
}

// TestMarksFailing: the failing words, and no others, have a wave under them.
func TestMarksFailing(t *testing.T) {
	point := "噪声最高为62分贝。"
	with := count(picture(t, "wave", bad(fixture(point, digest.Contradicted), "62"), Options{}), accent)
	without := count(picture(t, "no-wave", fixture(point, digest.Contradicted), Options{}), accent)
	if with-without < 150 {
		t.Errorf("the wave has %d pixels", with-without)
	}
}

func TestRefused(t *testing.T) {
	for _, i := range []int{-1, 1, 1 << 40} {
		if err := PNG(&bytes.Buffer{}, fixture("x", digest.Supported), i, Options{}); fault.CodeOf(err) != fault.NotFound {
			t.Errorf("point %d: %v, want not_found", i, err)
		}
	}
}

// TestLabel: a card says who wrote the point, in both languages.
func TestLabel(t *testing.T) {
	for _, c := range []struct {
		o        digest.Origin
		ui, want string
	}{
		{digest.Cut, "zh", "摘自原文，未使用语言模型"}, {digest.Replaced, "en", "without a language model"},
		{digest.Written, "zh", "人工智能生成：m-1"}, {digest.Written, "en", "Written by AI: m-1"}, {digest.Given, "en", "Handed in"},
	} {
		d := fixture("x", digest.Supported)
		d.Points[0].Origin, d.Generator.Model = c.o, "m-1"
		s := &sheet{ui: c.ui, d: d, p: &d.Points[0]}
		if got := s.label(); !strings.Contains(got, c.want) {
			t.Errorf("%s in %s: %q, want %q in it", c.o, c.ui, got, c.want)
		}
	}
}

// TestLabelForPrograms: a card of a written point, and no other, carries the
// label in its metadata, and stays a picture.
func TestLabelForPrograms(t *testing.T) {
	for origin, want := range map[digest.Origin]bool{digest.Written: true, digest.Cut: false, digest.Given: false} {
		d := fixture("x", digest.Supported)
		d.Points[0].Origin, d.AIGC = origin, &digest.AIGC{Label: "1", ContentProducer: "模型一"}
		var b bytes.Buffer
		if err := PNG(&b, d, 0, Options{}); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(b.Bytes(), []byte("AIGC\x00\x00\x00\x00\x00{\"Label\":\"1\",\"ContentProducer\":\"模型一\"")); got != want {
			t.Errorf("%s: labelled %v, want %v", origin, got, want)
		}
		if _, err := png.Decode(&b); err != nil {
			t.Errorf("%s: %v", origin, err)
		}
	}
}

// TestMissing: what the font has not is a box, and its code point is told.
func TestMissing(t *testing.T) {
	f, err := newFaces()
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{f: f, ui: "zh"}
	ls, _, err := s.lines("喆与𠮷", 40, 900)
	if err != nil || string(ls[0].runes) != "喆与□" {
		t.Errorf("%q, %v", string(ls[0].runes), err)
	}
	if got := s.missingNote(); !strings.Contains(got, "U+20BB7") {
		t.Errorf("note %q", got)
	}
	for _, r := range "的。，“”—…Aé犇龢体體" {
		if !f.has(r) {
			t.Errorf("the font has no %c", r)
		}
	}
}

// FuzzLay: laying a text out loses none of its characters, goes forward through
// it, and no line is wider than asked but by a hanging mark.
func FuzzLay(f *testing.F) {
	for _, s := range []string{"", " ", "夜航船四月8日开航，票价8元。", "one two  three", "“‘「（", strings.Repeat("长", 100), strings.Repeat("x", 200), "\xff\x1b👍\u200d", "a\u0301b", "，，，，，，，，，，，"} {
		f.Add(s, 300)
	}
	fc, err := newFaces()
	if err != nil {
		f.Fatal(err)
	}
	face, err := fc.size(40)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		if !utf8.ValidString(s) || width < 120 || width > 2000 || len(s) > 4<<10 {
			return
		}
		ls := lay(fc, face, s, width, func(rune) {})
		at := -1
		var shown []rune
		for _, l := range ls {
			for i, from := range l.from {
				if from <= at || from >= len(s) {
					t.Fatalf("%q: byte %d after %d", s, from, at)
				}
				at = from
				if l.runes[i] != ' ' {
					shown = append(shown, l.runes[i])
				}
			}
			if closing := l.width > fixed.I(width+40); closing && strings.IndexFunc(string(l.runes), func(r rune) bool { return !strings.ContainsRune(noStart+noEnd, r) }) >= 0 && len(l.runes) > 1 {
				trailing := len(l.runes) - len([]rune(strings.TrimRight(string(l.runes), noStart)))
				if trailing < 2 && !strings.ContainsAny(string(l.runes), noEnd) {
					t.Fatalf("%q: line %q is %v wide", s, string(l.runes), l.width)
				}
			}
		}
		var want []rune
		for _, r := range s {
			if r != ' ' && !skipped(r) {
				if !fc.has(r) {
					r = box
				}
				want = append(want, r)
			}
		}
		if !slices.Equal(shown, want) {
			t.Fatalf("%q shows as %q", s, string(shown))
		}
	})
}

func BenchmarkPNG(b *testing.B) {
	d := fixture("电动船靠泊时岸边噪声最高为52分贝，没有超过夜间55分贝的限值。", digest.Supported, body)
	for b.Loop() {
		if err := PNG(&bytes.Buffer{}, d, 0, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
