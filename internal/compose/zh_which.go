package compose

import (
	_ "embed" // the nouns
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// whichChinese says which one is meant where the unit opens with a bare noun, or
// has 该 or 这 with one, that the article had with a name before: 公民科学素质普查
// for 普查. It asks what which asks in English.
func (x *standReader) whichChinese(u *unit) {
	x.wholeTitle(u)
	s := &x.d.Sentences[u.first]
	at := u.opens()
	for k, w := range s.Words {
		if w.Start < at || w.Tag == lang.Mark && w.Start == at {
			continue
		}
		noun, gone := k, w.Span
		if pointing(s.Language.Key(w.Slice(x.t))) {
			if noun = nounBehind(s.Words, k); noun < 0 {
				return
			}
			gone.End = s.Words[noun].End
		}
		if noun+1 >= len(s.Words) || noun == k && !predicate(s.Words[noun+1].Tag) || !zhHeads()[s.Language.Key(s.Words[noun].Slice(x.t))] {
			return
		}
		if !closed(x.t[s.Start:w.Start]) || noun == k && s.Language.Key(w.Slice(x.t)) == "公司" {
			return // any firm may be the firm
		}
		if sp := x.chineseKnownAs(u.first, s.Words[noun].Slice(x.t)); !sp.Empty() {
			u.swap(gone, sp.Slice(x.t), sp, "which one is meant")
		}
		return
	}
}

// longestTitle is the most bytes a title has that is put in for a short one.
const longestTitle = 40 * len("字")

// papers are what a title calls a document that it is the short form of.
var papers = wordsOf("通知", "意见", "意見", "办法", "辦法", "条例", "條例", "方案", "规定", "規定", "规划", "規劃", "报告", "報告", "公告", "草案", "决定", "決定", "细则", "細則", "纲要", "綱要", "白皮书", "协议", "協議", "协定", "協定", "条约", "條約", "公约", "公約", "计划", "計劃")

// wholeTitle puts the title in full for the first short one of the unit, 《关于…的通知》
// for 《通知》, where the article has had one alone that ends so.
func (x *standReader) wholeTitle(u *unit) {
	kept := x.t[u.span.Start:u.span.End]
	const open, shut = "《", "》"
	i := strings.Index(kept, open)
	if i < 0 {
		return
	}
	n := strings.Index(kept[i:], shut)
	if n < 0 || n > len(open)+len("白皮书") || !papers().in(kept[i+len(open):i+n]) {
		return
	}
	short := text.Span{Start: u.span.Start + i, End: u.span.Start + i + n + len(shut)}
	if found := x.titled(short.Slice(x.t)[len(open):]); !found.Empty() && found.End <= u.span.Start {
		u.swap(short, found.Slice(x.t), found, "which one is meant")
	}
}

// titled is where the article first has the one longer title that ends so, as
// 通知》, or an empty span.
func (x *standReader) titled(ends string) text.Span {
	if sp, ok := x.titles[ends]; ok {
		return sp
	}
	const open, shut = "《", "》"
	var found text.Span
	for at := 0; ; {
		j := strings.Index(x.t[at:], ends)
		if j < 0 {
			break
		}
		at += j + len(ends)
		// A title that is too long to be put in is none that the others could be.
		from := max(at-2*longestTitle, 0)
		k := strings.LastIndex(x.t[from:at], open)
		sp := text.Span{Start: from + k, End: at}
		if k < 0 || sp.Len() <= len(open)+len(ends) || strings.Contains(x.t[sp.Start:sp.End-len(shut)], shut) {
			continue
		}
		if sp.Len() > longestTitle || !found.Empty() && found.Slice(x.t) != sp.Slice(x.t) {
			found = text.Span{}
			break
		}
		if found.Empty() {
			found = sp
		}
	}
	if x.titles == nil {
		x.titles = map[string]text.Span{}
	}
	x.titles[ends] = found
	return found
}

// pointing reports a demonstrative that a name can take the place of, by key.
func pointing(key string) bool {
	switch key {
	case "该", "这", "此", "这一", "这个", "这项", "该项", "这场", "此次", "这次", "本次", "这部", "该部", "这份", "该份", "这家", "该家", "这种", "这本", "该本":
		return true
	}
	return false
}

//go:embed data/zh-heads.txt
var zhHeadsText string

// zhHeads are nouns for one thing that has a name.
var zhHeads = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(zhHeadsText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
})

// chineseKnownAs is the one name that the noun has in the sentences before
// first, or an empty span.
func (x *standReader) chineseKnownAs(first int, noun string) text.Span {
	var found text.Span
	for i := range first {
		s := &x.d.Sentences[i]
		if !strings.Contains(s.Slice(x.t), noun) {
			continue
		}
		for k := range s.Words {
			if s.Words[k].Slice(x.t) != noun {
				continue
			}
			if k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Noun && s.Words[k+1].Start == s.Words[k].End {
				continue // a part of something else
			}
			from, named := x.chineseModifiers(s, k)
			if strings.HasSuffix(x.t[:s.Words[from].Start], "【") && strings.HasPrefix(x.t[s.Words[k].End:], "】") {
				continue // 转自【江西法院】: where the page has it from
			}
			switch {
			case named:
				sp := text.Span{Start: s.Words[from].Start, End: s.Words[k].End}
				if x.torn(s, from) || sp.Len() < len(noun)+len("脱欧") || from == k-1 && s.Words[from].Tag == lang.Place && anyOf(noun) || !found.Empty() && found.Slice(x.t) != sp.Slice(x.t) {
					return text.Span{}
				}
				if found.Empty() {
					found = sp
				}
			case from < k || k > 0 && s.Words[k-1].End == s.Words[k].Start && s.Words[k-1].Tag == lang.Measure:
				return text.Span{} // another one
			}
		}
	}
	return found
}

// torn reports that a name may begin before word from of s: its first word, or the one that
// stands close before it, is a single character that no sentence has by itself there. The
// dictionary reads 菲石油公司 out of 康菲石油公司.
func (x *standReader) torn(s *lang.Sentence, from int) bool {
	w := s.Words[from]
	if w.Len() == len("菲") && w.Tag != lang.Latin && w.Tag != lang.Mark {
		return true
	}
	if from == 0 || s.Words[from-1].End != w.Start || s.Words[from-1].Len() != len("康") {
		return false
	}
	switch s.Words[from-1].Tag {
	case lang.Noun, lang.Adj, lang.Person, lang.Place, lang.Name, lang.Org:
		return true
	}
	return false
}

// anyOf reports a noun of which a place has many: 中国公司 is no name.
func anyOf(noun string) bool {
	switch noun {
	case "公司", "集团", "集團", "银行", "銀行", "大学", "大學", "学校", "學校", "医院", "醫院", "协会", "協會", "网站", "網站", "基金", "项目", "項目", "软件", "手机", "芯片", "游戏", "遊戲", "电影", "電影", "小说", "小說":
		return true
	}
	return false
}

// chineseModifiers is the word at which the words begin that say before the noun
// at word k which one it is, and whether a name or a quoted one is among them.
func (x *standReader) chineseModifiers(s *lang.Sentence, k int) (from int, named bool) {
	const most = 6
	for from = k; from > 0 && k-from < most && s.Words[from-1].End == s.Words[from].Start; from-- {
		w := s.Words[from-1]
		switch w.Tag {
		case lang.Name, lang.Org, lang.Place, lang.Latin:
			named = true
			continue
		case lang.Noun:
			continue
		case lang.Num, lang.Measure: // 第十五届农博会, not 一家公司
			if k := from - 1; w.Tag == lang.Num && !strings.HasPrefix(w.Slice(x.t), "第") || w.Tag == lang.Measure && (k == 0 || !strings.HasPrefix(s.Words[k-1].Slice(x.t), "第")) {
				return from, false
			}
			continue
		case lang.Mark:
			switch w.Slice(x.t) {
			case "」", "”", "》":
				if open := x.openQuote(s, from-1); open >= 0 {
					return open, true
				}
			}
		}
		break
	}
	return from, named
}

// openQuote is the word with the mark that opens what word k closes, a few words
// before it, or -1.
func (x *standReader) openQuote(s *lang.Sentence, k int) int {
	const most = 8
	for j := k - 1; j >= 0 && k-j <= most; j-- {
		switch s.Words[j].Slice(x.t) {
		case "「", "“", "《":
			return j
		}
	}
	return -1
}
