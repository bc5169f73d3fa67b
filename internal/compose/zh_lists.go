package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A Chinese list that names many and ends with 等 is as true with its first few: 水泵、水
// 管、水表[、水桶、水车]等设备.

// keptItems is how many items a long list keeps, longList how many it has at the least.
const keptItems, longList = 3, 5

// cutLists leaves the later items of such lists out of a long unit, and examples that stand
// between commas.
func cutLists(d *lang.Document, u *unit, most int) {
	t := d.Article.Text
	left := width(u.text(t))
	for i := u.first; i <= u.last && left > most; i++ {
		if sp := examples(t, d.Sentences[i]); !sp.Empty() && sp.Start > u.opens() && !u.touches(sp) {
			u.cut(sp, "later items of a list")
			left -= width(sp.Slice(t))
		}
	}
	for i := u.first; i <= u.last && left > most; i++ {
		s := &d.Sentences[i]
		if !strings.Contains(s.Slice(t), "等") {
			continue
		}
		for _, sp := range listTails(t, *s) {
			if left > most && sp.Start > u.opens() && !u.touches(sp) && ofOneKind(t, s, sp) {
				u.cut(sp, "later items of a list")
				left -= width(sp.Slice(t))
			}
		}
	}
}

// examples gives what stands between commas and only names some of those before it: 请来了多名
// 专家[，如王强、林知远等]，….
func examples(t string, s lang.Sentence) text.Span {
	const least = 14 // characters
	body := s.Slice(t)
	for _, like := range [...]string{"，如", "，例如", "，比如"} {
		i := strings.Index(body, like)
		if i < 0 {
			continue
		}
		rest := body[i+len("，"):]
		n := strings.Index(rest, "，")
		if n < 0 {
			continue
		}
		if item := rest[:n]; utf8.RuneCountInString(item) >= least && strings.HasSuffix(item, "等") && strings.Contains(item, "、") && closed(item) && closed(body[:i]) && !strings.ContainsAny(item, "了将已对把被0123456789") && !strings.HasPrefix(item, "如果") && !strings.HasPrefix(item, "如何") && !strings.HasPrefix(item, "如今") {
			return text.Span{Start: s.Start + i, End: s.Start + i + len("，") + n}
		}
	}
	return text.Span{}
}

// listTails gives the items behind the third of every long list of s that 等 closes, each
// stretch from the mark before it on. Lists in titles, quotations and brackets are none.
func listTails(t string, s lang.Sentence) (out []text.Span) {
	depth, items, from := 0, 1, 0
	for i, r := range s.Slice(t) {
		at := s.Start + i
		switch r {
		case '《', '“', '（', '(', '「', '【', '『':
			depth++
		case '》', '”', '）', ')', '」', '】', '』':
			depth--
		}
		if depth != 0 {
			continue
		}
		switch r {
		case '、':
			if items++; items == keptItems+1 {
				from = at
			}
		case '，', '；', '：', '。', '！', '？', ',', ';', '…', '—':
			items = 1
		case '等':
			if items >= longList && !inWord(t, s, at) {
				out = append(out, text.Span{Start: from, End: at})
			}
			items = 1
		}
	}
	return out
}

// inWord reports that the 等 at offset at is a part of a word: 等级, 平等, 中等.
func inWord(t string, s lang.Sentence, at int) bool {
	k := wordFrom(&s, at)
	return k >= len(s.Words) || s.Words[k].Start != at || strings.HasPrefix(t[at:], "等待") || strings.HasPrefix(t[at:], "等级")
}

// ofOneKind reports that the items of sp are of the kind of those before them: nothing in them
// says what is done with them all, or denies something.
func ofOneKind(t string, s *lang.Sentence, sp text.Span) bool {
	const longest = 24 // characters of an item
	for item := range strings.SplitSeq(strings.Trim(sp.Slice(t), "、"), "、") {
		if n := utf8.RuneCountInString(item); n < 2 || n > longest {
			return false
		}
	}
	if strings.ContainsAny(sp.Slice(t), "了着过将已对把被由让是在与") {
		return false
	}
	for _, a := range s.Atoms {
		if sp.Overlaps(a.Span) && (a.Kind == lang.KindNegation || a.Kind == lang.KindDate || a.Kind == lang.KindCondition || a.Kind == lang.KindNumber) {
			return false // 3条河流、4个湖泊: each with its own figure
		}
	}
	before := strings.TrimRight(t[s.Start:sp.Start], " ")
	same := lastRune(before) // 水利大学、农业大学: whatever the dictionary makes of them
	noun := false
	for _, w := range s.Words {
		if w.Start < sp.Start || w.End > sp.End {
			continue
		}
		switch w.Tag {
		case lang.Mark:
			noun = false
		case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Person:
			noun = true
		case lang.Verb, lang.Prep:
			item, _, _ := strings.Cut(t[w.End:sp.End], "、")
			if noun && item != "" && !strings.HasSuffix(item, same) {
				return false // 甲、乙、丙、丁开展检查、督导等
			}
		}
	}
	return true
}
