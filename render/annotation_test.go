package render

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

// TestAnnotationPositions: whatever the order of the evidence and the width of
// its characters, the code points at a position are the quoted words.
func TestAnnotationPositions(t *testing.T) {
	body := "🚢夜航船开航。\nThe ferry sails.\n票价8元。"
	d := englishDigest()
	d.Article.Text, d.Article.URL = body, "https://example.org/a"
	d.Points[0].Evidence = []digest.Evidence{evidence(body, "票价8元。", 2), evidence(body, "夜航船", 1), evidence(body, "The ferry", 1)}
	var b bytes.Buffer
	if err := Annotations(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	var c annotationCollection
	if err := json.Unmarshal(b.Bytes(), &c); err != nil {
		t.Fatal(err)
	}
	if c.Total != len(d.Points) || len(c.First.Items) != len(d.Points) {
		t.Fatalf("%d of %d points", len(c.First.Items), len(d.Points))
	}
	positions := 0
	for _, target := range c.First.Items[0].Target {
		quote := target.Selector[0]
		if sp, ok := (text.Quote{Exact: quote.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix}).Find(body); !ok || sp.Slice(body) != quote.Exact {
			t.Errorf("%q is not found again", quote.Exact)
		}
		onPage := target.Source == d.Article.URL
		if onPage != (len(target.Selector) == 1) {
			t.Errorf("%s: a position belongs to the text alone, not to the page: %+v", target.Source, target.Selector)
		}
		if onPage {
			continue
		}
		positions++
		at := target.Selector[1]
		if got := string([]rune(body)[*at.Start:*at.End]); got != quote.Exact {
			t.Errorf("position %d to %d is %q, want %q", *at.Start, *at.End, got, quote.Exact)
		}
	}
	if positions != 3 {
		t.Errorf("%d positions, want 3", positions)
	}
	if got := c.First.Items[1].Target; len(got) != 1 || got[0].Source != d.Article.URL {
		t.Errorf("a point without evidence targets %+v, want the whole page", got)
	}
}

// TestSay: the words a face takes from here are those of the other faces.
func TestSay(t *testing.T) {
	d := chineseDigest()
	p := &d.PageSummary.Points[0]
	for ui, want := range map[string][]string{
		"zh": {"全文26字,阅读约需1分钟", "与原文不符", "数字", "数字 「62」：与原文不符；依据里是“55”", "第 2 段", "网页自带的“AI 要点”", "原注：由某模型生成"},
		"en": {"26 characters · about 1 min read", "contradicted by the article", "number", "number “62”: contradicted by the article; 依据里是“55”", "paragraph 2", "The page's own “AI 要点”", "as the page says: 由某模型生成"},
	} {
		s := SayIn(ui)
		heading, by := s.Summary(d.PageSummary)
		got := []string{s.Headline(d), s.Verdict(p.Verdict), s.Kind(digest.CheckNumber), s.Why(p, p.Checks[0]), s.Where(p.Evidence[0]), heading, by}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %q, want %q", ui, got[i], want[i])
			}
		}
	}
	if got := (Say{}).NoPoints(&digest.Digest{}); got != english.noPoints {
		t.Errorf("the zero value says %q", got)
	}
	if Link(d, p.Evidence[0]) != "https://example.org/a?b=1&c=2#:~:text=x" {
		t.Errorf("link: %q", Link(d, p.Evidence[0]))
	}
	d.Article.URL = "javascript:alert(1)"
	if got := Link(d, p.Evidence[0]); got != "" {
		t.Errorf("link to %q", got)
	}
}
