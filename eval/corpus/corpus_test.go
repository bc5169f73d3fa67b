package corpus

import (
	"bytes"
	"compress/gzip"
	"os"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/text"
)

// needData skips where the data is absent, but not in CI.
func needData(t *testing.T) {
	t.Helper()
	if _, err := Dir(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

func TestRead(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte("{\"id\":\"a\"}\n{\"id\":\"b\"}\n"))
	z.Close()
	whole := b.Bytes()
	got, err := read[CRUDArticle](bytes.NewReader(whole), 0)
	if err != nil || len(got) != 2 || got[1].ID != "b" {
		t.Errorf("read = %v, %v, want a and b", got, err)
	}
	if got, _ := read[CRUDArticle](bytes.NewReader(whole), 1); len(got) != 1 {
		t.Errorf("a limit of 1 gave %d", len(got))
	}
	if _, err := read[CRUDArticle](bytes.NewReader(whole[:len(whole)-9]), 0); err == nil {
		t.Error("a file cut short is no error")
	}
}

func TestBuilder(t *testing.T) {
	var b Builder
	b.Add("头一段")
	raw := "　　第一句。  第二句。\r\n\n 尾 "
	at := b.Add(raw)
	a := b.Article("题", Day("20250701"))
	if err := a.CheckValid(); err != nil {
		t.Fatal(err)
	}
	if want := "头一段\n第一句。 第二句。\n尾"; a.Text != want {
		t.Fatalf("Text = %q, want %q", a.Text, want)
	}
	if a.Published.Day() != 1 {
		t.Errorf("Published = %v", a.Published)
	}
	// Whatever was kept is found again under its new offset.
	for i := 0; i < len(raw); {
		_, w := utf8.DecodeRuneInString(raw[i:])
		if got, word := a.Text[at[i]:], raw[i:i+w]; word != " " && word != "　" && word != "\r" && word != "\n" && got[:w] != word {
			t.Errorf("byte %d (%q) went to %d (%q)", i, word, at[i], got)
		}
		i += w
	}
	if at[len(raw)] != len(a.Text) {
		t.Errorf("the end went to %d, want %d", at[len(raw)], len(a.Text))
	}
}

func TestTrim(t *testing.T) {
	if got := Trim("a b\nc", text.Span{Start: 1, End: 4}); got != (text.Span{Start: 2, End: 3}) {
		t.Errorf("Trim = %v", got)
	}
	if got := Trim("   ", text.Span{Start: 0, End: 3}); !got.Empty() {
		t.Errorf("Trim of space = %v, want nothing", got)
	}
}

func TestKeywords(t *testing.T) {
	u := UHGEval{Continuation: "北约说，北约会去", Annotations: []string{"北约<sep>合理", "北约<sep>不合理，无此事", "欧盟<sep>合理", "去<sep>合理", "坏"}}
	got, missing := u.Keywords()
	want := []Keyword{{"北约", 0, 6, false}, {"北约", 12, 18, true}, {"去", 21, 24, false}}
	if !reflect.DeepEqual(got, want) || missing != 2 {
		t.Errorf("Keywords = %v, %d missing, want %v, 2", got, missing, want)
	}
}

// The labels of the real sets must point where the README says.
func TestData(t *testing.T) {
	needData(t)
	recs, err := Load[Points](PointsDev, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(recs) < 50 {
		t.Errorf("%d records of points", len(recs))
	}
	for _, r := range recs {
		end := 0
		for i, s := range r.Sentences {
			sp := text.Span{Start: s.Start, End: s.End}
			if s.Start < end || !sp.ValidIn(r.Text) || sp.Empty() {
				t.Errorf("%s: sentence %d is %v", r.ID, i, sp)
			}
			end = s.End
		}
		if len(r.Corrupted) != len(r.Points) {
			t.Errorf("%s: %d corrupted copies of %d points", r.ID, len(r.Corrupted), len(r.Points))
		}
	}
	if h, err := Hash(PointsDev); err != nil || len(h) != 64 {
		t.Errorf("Hash = %q, %v", h, err)
	}
}
