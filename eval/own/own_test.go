package own

import (
	"reflect"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/text"
)

func TestAtoms(t *testing.T) {
	for in, want := range map[string][]string{
		"":               nil,
		"增长5.2%，超1,740家": {"5.2%", "1,740"},
		"他没有去《晨报》三百次":    {"没", "《晨报》", "三百"},
		"Wi-Fi can't 3.": {"Wi", "Fi", "can't", "3"},
		"《没有关上":          {"没"},
	} {
		if got := Atoms(in); !reflect.DeepEqual(got, want) {
			t.Errorf("Atoms(%q) = %q, want %q", in, got, want)
		}
	}
}

const fairText = "集市周六没有开。据摊主介绍，梨卖了300斤，茶卖了40斤。晚上下雨。"

func span(t *testing.T, words string) text.Span {
	t.Helper()
	i := strings.Index(fairText, words)
	if i < 0 {
		t.Fatalf("%q is not in the article", words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

func TestCheck(t *testing.T) {
	closed, sold := span(t, "集市周六没有开。"), span(t, "据摊主介绍，梨卖了300斤，茶卖了40斤。")
	for _, c := range []struct {
		name, point string
		evidence    text.Span
		edits       []digest.Edit
		want        []string
	}{
		{"as it stands", "集市周六没有开。", closed, nil, nil},
		{"cut at a clause", "梨卖了300斤。", sold, []digest.Edit{{Kind: digest.Delete, Span: span(t, "据摊主介绍，")}}, nil},
		{"another number", "梨卖了30斤。", sold, nil, []string{"atom 30"}},
		{"the right number twice", "梨卖了300斤，300斤。", sold, nil, []string{"atom 300", "order 梨卖了300斤，300斤。"}},
		{"a number of another sentence", "集市卖了40斤", closed, nil, []string{"atom 40", "order 集市卖了40斤"}},
		{"a negation gone", "集市周六开。", closed, []digest.Edit{{Kind: digest.Delete, Span: span(t, "没有")}}, []string{"negation dropped 没有"}},
		{"a negation come", "集市不开。", closed, nil, []string{"atom 不", "order 集市不开。"}},
		{"put in from the article", "集市：晚上下雨。", span(t, "晚上下雨。"), []digest.Edit{{Kind: digest.Insert, Span: span(t, "集市"), Text: "集市"}}, nil},
		{"put in from nowhere", "庙会：晚上下雨。", span(t, "晚上下雨。"), []digest.Edit{{Kind: digest.Insert, Span: span(t, "集市"), Text: "庙会"}}, []string{"insertion 庙会"}},
		{"put in with brackets", "晚上（周六）下雨。", span(t, "晚上下雨。"), []digest.Edit{{Kind: digest.Insert, Span: span(t, "周六"), Text: "（周六）"}}, nil},
		{"the wrong day put in", "晚上（3月1日）下雨。", span(t, "晚上下雨。"), []digest.Edit{{Kind: digest.Insert, Span: span(t, "晚上"), Text: "（3月1日）"}}, []string{"insertion （3月1日）"}},
		{"turned round", "茶卖了40斤，梨卖了300斤。", sold, nil, []string{"order 茶卖了40斤，梨卖了300斤。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := digest.Point{Text: c.point, Evidence: []digest.Evidence{{Span: c.evidence}}, Edits: c.edits}
			var got []string
			for _, f := range Check(corpus.Article("", fairText, corpus.Day("20250301")), p) {
				got = append(got, f.Kind+" "+f.Words)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := Check(corpus.Article("", fairText, corpus.Day("20250301")), digest.Point{Text: "集市"}); len(got) != 1 || got[0].Kind != "no evidence" {
		t.Errorf("a point without evidence gives %v", got)
	}
}

func TestDayOf(t *testing.T) {
	a := corpus.Article("", "明天开市。", corpus.Day("20250228"))
	for point, want := range map[string]bool{"明天（3月1日）开市。": true, "昨天（3月1日）开市。": false, "开市（3月1日）。": false} {
		if got := dayOf(a, point, "（3月1日）"); got != want {
			t.Errorf("dayOf(%q) = %v, want %v", point, got, want)
		}
	}
}

func TestDropsNegation(t *testing.T) {
	for gone, want := range map[string]bool{"没有": true, "并不": true, "不过": false, "不仅": false, "，但没有开": false, "（不开）": false, "据介绍": false, "不过没": true} {
		if got := dropsNegation(gone); got != want {
			t.Errorf("dropsNegation(%q) = %v, want %v", gone, got, want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("集市周六没有开。", "没", 0, 9)
	f.Add("a\xff《", "", -1, 100)
	f.Fuzz(func(t *testing.T, point, put string, start, end int) {
		Check(corpus.Article("", fairText, corpus.Day("20250301")), digest.Point{Text: point, Evidence: []digest.Evidence{{Span: text.Span{Start: 0, End: len(fairText)}}},
			Edits: []digest.Edit{{Kind: digest.Insert, Span: text.Span{Start: start, End: end}, Text: put}}})
	})
}
