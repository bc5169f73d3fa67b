package zh_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func cut(t string) []string {
	var out []string
	for _, w := range zh.New().Words(nil, t, text.Span{End: len(t)}) {
		out = append(out, w.Slice(t))
	}
	return out
}

func TestWords(t *testing.T) {
	for _, c := range []string{
		"研究 生命 的 起源",
		"他 来到 了 北京大学",
		"外交部 发言人 表示",
		"增长 3.5% ， 达到 1,200 亿元",
		"COVID-19 疫情 和 A320neo 飞机",
		"５Ｇ 网络 ２０２４ 年",
		"上午 10:30 开始",
		"四百五十万 美元",
		"他 说 …… 不 —— 是 的",
		"外交部 發言人 表示 ， 經濟 發展",
		"见 https://example.com/a?b=c ， 谢谢",
		"2023 , 100 人",
		"第 3 ： 1 比",
		"《 论语 》",
		"👨‍👩‍👧 来 了",
	} {
		want := strings.Fields(c)
		got := cut(strings.Join(want, ""))
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestTags(t *testing.T) {
	for word, want := range map[string]lang.Tag{
		"北京": lang.Place, "表示": lang.Verb, "的": lang.Particle, "但是": lang.Conj, "2024": lang.Num,
		"三百万": lang.Num, "今年": lang.Time, "他": lang.Pron, "GDP": lang.Latin, "，": lang.Mark, "非常": lang.Adv,
		"國家": lang.Noun, "井井有条": lang.Idiom, "在": lang.Prep,
	} {
		ws := zh.New().Words(nil, word, text.Span{End: len(word)})
		if len(ws) != 1 || ws[0].Tag != want {
			t.Errorf("%s: got %v, want one word with tag %d", word, ws, want)
		}
	}
}

// An endless run is cut in windows; the cuts must not show.
func TestWordsOfAnEndlessRun(t *testing.T) {
	s := strings.Repeat("研究生命的起源", 2000)
	got := cut(s)
	want := strings.Repeat("研究|生命|的|起源|", 2000)
	if strings.Join(got, "|")+"|" != want {
		t.Errorf("an endless run is cut into %d words, want %d", len(got), 4*2000)
	}
}

func TestKey(t *testing.T) {
	for _, c := range [][2]string{
		{"中国", "中国"}, {"經濟", "经济"}, {"ＧＤＰ", "gdp"}, {"Abc", "abc"}, {"３％", "3%"}, {"É", "é"}, {"", ""}, {"　", " "},
	} {
		if got := zh.New().Key(c[0]); got != c[1] {
			t.Errorf("Key(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestNoAllocation(t *testing.T) {
	s := "外交部发言人表示，今年经济增长3.5%。"
	dst := make([]lang.Word, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		dst = zh.New().Words(dst[:0], s, text.Span{End: len(s)})
	}); n != 0 {
		t.Errorf("Words allocates %v times with room in dst", n)
	}
	if n := testing.AllocsPerRun(100, func() { _ = zh.New().Key("外交部") }); n != 0 {
		t.Errorf("Key allocates %v times where nothing changes", n)
	}
}
