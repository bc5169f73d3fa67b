package en_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/text"
)

func TestAliases(t *testing.T) {
	in := "The North Atlantic Treaty Organization (NATO) met the Bank of Japan. Dr. Ann Lee spoke for Acme Inc. The BOJ said that Lee was right, and NATO agreed with Acme. " +
		"John Smith and Mary Smith left with the Organisation for Economic Co-operation and Development (OECD). Smith and the OECD came back."
	a := &article.Article{Text: in, Blocks: []article.Block{{Span: text.Span{End: len(in)}, Kind: article.Paragraph}}}
	got := lang.NewSet(und.New(), en.New()).Parse(a).Aliases()
	want := map[string]string{
		"nato": "north atlantic treaty organization", "boj": "bank of japan", "lee": "ann lee", "acme": "acme inc",
		"oecd": "organisation for economic co-operation and development",
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s: got %q, want %q", k, got[k], v)
		}
	}
	if v, ok := got["smith"]; ok {
		t.Errorf("smith could be two people, got %q", v)
	}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
