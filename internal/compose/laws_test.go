package compose

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

// day is when every article of these tests was published, a Wednesday.
var day = time.Date(2025, 6, 18, 0, 0, 0, 0, time.UTC)

// read makes a document of a text, a paragraph a line.
func read(s string) *lang.Document {
	a := &article.Article{Status: article.Complete, Published: day}
	for _, line := range strings.Split(strings.ToValidUTF8(s, "\ufffd"), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			continue
		}
		if a.Text != "" {
			a.Text += "\n"
		}
		sp := text.Span{Start: len(a.Text), End: len(a.Text) + len(line)}
		a.Text += line
		a.Blocks = append(a.Blocks, article.Block{Span: sp, Kind: article.Paragraph})
	}
	return lang.NewSet(und.New(), zh.New(), en.New()).Parse(a)
}

// replay makes the point again from the article and the edits that a reader is
// shown: a deletion skips its span; an insertion stands behind the deletion
// before it, or, where its words stand further on, behind them.
func replay(t string, sp text.Span, edits []digest.Edit) string {
	var b strings.Builder
	at := sp.Start
	for _, e := range edits {
		switch {
		case e.Kind == digest.Delete:
			b.WriteString(t[at:e.Start])
			at = e.End
		case e.End >= at && sp.Contains(e.Span):
			b.WriteString(t[at:e.End])
			b.WriteString(e.Text)
			at = e.End
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String() + t[at:sp.End]
}

// checkDraft reports the first law that a drafted point breaks.
func checkDraft(d *lang.Document, u *unit, dr Draft) error {
	t := d.Article.Text
	if strings.TrimSpace(dr.Text) == "" || !utf8.ValidString(dr.Text) {
		return fmt.Errorf("the point %q is empty or no UTF-8", dr.Text)
	}
	if len(dr.Evidence) == 0 {
		return fmt.Errorf("%q has no evidence", dr.Text)
	}
	at := 0
	for _, ev := range dr.Evidence {
		if !ev.ValidIn(t) || ev.Empty() || ev.Start < at {
			return fmt.Errorf("%q: evidence %v is empty, out of the text or out of order", dr.Text, ev)
		}
		at = ev.End
	}
	for _, e := range dr.Edits {
		if !e.ValidIn(t) {
			return fmt.Errorf("%q: edit %+v is out of the text", dr.Text, e)
		}
		if e.Reason == "" {
			return fmt.Errorf("%q: edit %+v has no reason", dr.Text, e)
		}
		if e.Kind == digest.Delete && e.Slice(t) != e.Text {
			return fmt.Errorf("%q: edit %+v deletes %q", dr.Text, e, e.Slice(t))
		}
	}
	if got := replay(t, u.span, dr.Edits); got != dr.Text {
		return fmt.Errorf("the edits give %q, the point says %q", got, dr.Text)
	}
	return nil
}

// checkAll holds every unit of a text to the laws, taken or not.
func checkAll(tb testing.TB, s string) {
	tb.Helper()
	d := read(s)
	r := rank.Score(d)
	for _, l := range []Length{Short, Medium, Long} {
		for _, u := range all(d, r, l) {
			if err := checkDraft(d, u, u.draft(d)); err != nil {
				tb.Error(err)
			}
			if u.leans || closed(u.span.Slice(d.Article.Text)) == closed(u.text(d.Article.Text)) {
				continue
			}
			if !closed(u.text(d.Article.Text)) {
				tb.Errorf("a cut opened a quote: %q", u.text(d.Article.Text))
			}
		}
		for _, k := range []int{0, 1, 5} {
			drafts := Points(d, r, Options{Length: l, Points: k})
			if k > 0 && len(drafts) > k {
				tb.Errorf("asked for %d points, got %d", k, len(drafts))
			}
			at := -1
			for _, dr := range drafts {
				if len(dr.Evidence) == 0 {
					tb.Fatalf("%q has no evidence", dr.Text)
				}
				if last := dr.Evidence[len(dr.Evidence)-1]; last.Start <= at {
					tb.Errorf("%q is out of order", dr.Text)
				} else {
					at = last.Start
				}
			}
		}
	}
}

var naughty = []string{
	"", " ", "a", "。", "\x00", "\xff\xfe", "\ufeff你好", "(((((", "“‘’”", "……", "\"", "\"\"\"", "'s", "However,", "But ", "(CNN)", "(CNN)a", "LONDON (Reuters) - ",
	"He said.\nShe said it.", "However, but and so, he.", "The company, which -- (which, who, -- said) , , who was, is.",
	"- - -- ( ) -- said, which was.", "他。\n但他说，因此该公司，此外。", "新华社北京6月12日电（记者", "e\u0301\u0301 It is 👩‍👩‍👧 that.", "１２３ ＡＢＣ，　全角。",
	"\"It is.\" \"He was,\" he said, \"she.\"", "iPhone sales rose. But iPhone sales fell.",
}

func TestLaws(t *testing.T) {
	for _, s := range append(naughty, story, bericht) {
		checkAll(t, s)
	}
}

func FuzzPoints(f *testing.F) {
	for _, s := range append(naughty, story, bericht) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 10_000 {
			checkAll(t, s)
		}
	})
}

// Same twice, and a draft that is refused is never shown.
func TestPoints(t *testing.T) {
	for _, s := range []string{story, bericht} {
		d := read(s)
		r := rank.Score(d)
		a, b := Points(d, r, Options{Points: 3}), Points(d, r, Options{Points: 3})
		if len(a) != 3 || fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("two runs differ, or not three points:\n%v\n%v", a, b)
		}
		refused := a[0].Text
		for _, dr := range Points(d, r, Options{Points: 3, Accept: func(dr Draft) bool { return dr.Text != refused }}) {
			if dr.Text == refused {
				t.Errorf("a refused draft is shown: %q", refused)
			}
		}
	}
}

func BenchmarkPoints(b *testing.B) {
	for name, s := range map[string]string{"en": story, "zh": bericht} {
		for len(s) < 5000 {
			s += "\n" + s
		}
		d := read(s[:strings.LastIndexByte(s[:5000], '\n')])
		r := rank.Score(d)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(d.Article.Text)))
			for b.Loop() {
				Points(d, r, Options{})
			}
		})
	}
}

// BenchmarkBook is of texts in which every sentence asks who or what is meant: the
// time is to grow with the text, not with its square.
func BenchmarkBook(b *testing.B) {
	for name, one := range map[string]string{
		"en": "Most Southern mills near Democratic Harrow said he would stay open all winter, and Smith agreed. ",
		"zh": "《通知》要求三家造纸厂今年限量用水，王强说他同意。",
	} {
		for _, n := range []int{1000, 4000} {
			d := read(strings.Repeat(one, n))
			r := rank.Score(d)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(d.Article.Text)))
				for b.Loop() {
					Points(d, r, Options{})
				}
			})
		}
	}
}

// all gives every unit, in the order of the text.
func all(d *lang.Document, r rank.Ranking, l Length) []*unit {
	us, _ := units(d, r, l, math.MaxInt, judged{alone: 1, lean: leaning})
	slices.SortStableFunc(us, func(a, b *unit) int {
		if a.last != b.last {
			return a.last - b.last
		}
		return b.first - a.first
	})
	return us
}
