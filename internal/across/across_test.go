package across

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

var set = lang.NewSet(und.New(), zh.New(), en.New())

func document(t string) *lang.Document {
	return set.Parse(&article.Article{Status: article.Complete, Text: t, Blocks: []article.Block{{Span: text.Span{End: len(t)}, Kind: article.Paragraph}}})
}

const (
	chinese = "青屿市3月17日宣布，轮渡将试行夜航六个月，投入四艘电动船。承运方测算补贴缺口约260万元，比去年多12%。OpenAI的模型GPT-5预测客流为每晚1900人次。"
	english = "Regulators approved 24 turbines off Skerra Sound on March 17. Tidewright puts the cost at 140 million dollars, 12 percent more than planned. The farm should power 18,000 homes."
)

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		article, point string
		hint           int // sentence, from 0; -1: none
		verdict        digest.Verdict
		compared       int
		code           string
	}{
		{chinese, "On March 17 the city announced night ferries for six months, with four electric boats.", 0, digest.Unchecked, 3, ""},
		{chinese, "The operator expects a gap of about 2.6 million yuan, 12 percent more than last year.", 1, digest.Unchecked, 3, ""},
		{chinese, "The operator expects a gap of about 6.2 million yuan.", 1, digest.Unsupported, 0, CodeAbsent},
		{chinese, "The operator expects a gap of 2.6 million dollars.", 1, digest.Unsupported, 0, CodeAbsent},
		{chinese, "On March 18 the city announced night ferries.", 0, digest.Unsupported, 0, CodeAbsent},
		{chinese, "On March 17 the operator named a gap of 2.6 million yuan.", 1, digest.Unsupported, 1, CodeElsewhere},
		{chinese, "OpenAI expects 1,900 passengers a night.", 2, digest.Unchecked, 2, ""},
		{chinese, "The ferries will run at night.", 0, digest.Unchecked, 0, ""},
		{chinese, "The ferries will run at night.", -1, digest.Unsupported, 0, ""},
		{english, "监管部门3月17日批准在Skerra Sound外海建24台涡轮机。", 0, digest.Unchecked, 4, ""},
		{english, "Tidewright公司估计造价1.4亿美元，比计划多12%。", 1, digest.Unchecked, 3, ""},
		{english, "Tidewright公司估计造价1.4亿元。", 1, digest.Unsupported, 1, CodeAbsent},
		{english, "Stonewright公司估计造价1.4亿美元。", 1, digest.Unsupported, 1, CodeAbsent},
		{english, "潮汐电站可供1.8万户用电。", 2, digest.Unchecked, 1, ""},
		{english, "潮汐电站可供8.1万户用电。", 2, digest.Unsupported, 0, CodeAbsent},
	} {
		d := document(c.article)
		var hint []text.Span
		if c.hint >= 0 {
			hint = []text.Span{d.Sentences[c.hint].Span}
		}
		r := New(set, d).Check(c.point, hint)
		code := ""
		for _, k := range r.Checks {
			if k.Status == digest.Unsupported && code == "" {
				code = k.ReasonCode
			}
		}
		if r.Verdict != c.verdict || r.Compared != c.compared || code != c.code || r.Reason == "" {
			t.Errorf("%q: %s, %d agree, %q, want %s, %d, %q: %s %+v", c.point, r.Verdict, r.Compared, code, c.verdict, c.compared, c.code, r.Reason, r.Checks)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{chinese, english, "", "\xff", "1e999 %", "“”", strings.Repeat("9", 400), "T22 10 pm XXXX"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, p string) {
		a, p = strings.ToValidUTF8(a, "?"), strings.ToValidUTF8(p, "?")
		if a == "" {
			return
		}
		d := document(a)
		r := New(set, d).Check(p, []text.Span{{End: len(a)}})
		if r.Verdict == digest.Supported {
			t.Error("supported")
		}
		for _, k := range r.Checks {
			if !k.ValidIn(p) || k.Evidence >= len(r.Evidence) {
				t.Errorf("check %+v", k)
			}
		}
		for _, sp := range r.Evidence {
			if sp.Empty() || !sp.ValidIn(a) {
				t.Errorf("evidence %v", sp)
			}
		}
	})
}
