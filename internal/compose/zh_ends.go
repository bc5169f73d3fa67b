package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Sentences that are whole by their marks and have no main clause: a page set a full stop
// where a comma belongs, or a table without one.

// purposeOnly reports a sentence that ends with what is to be reached by what the next one
// tells, and has nothing else or no more than an occasion before it: 为规范用水秩序，切实提高村民的
// 节水意识。
func purposeOnly(t string, s lang.Sentence) bool {
	if !mayAim(s.Slice(t)) {
		return false
	}
	at := storyAt(t, s)
	at += zhOpening(t[at:s.End], s.Language)
	body := text.Span{Start: min(at, s.End), End: trim(t, s.Span).End}
	rest := strings.TrimRight(strings.ReplaceAll(body.Slice(t), ",", "，"), "。；")
	aim, ok := strings.CutPrefix(rest, "为")
	if !ok {
		_, aim, ok = strings.Cut(rest, "，为")
		for clause := range strings.SplitSeq(aim, "，") {
			ok = ok && (aims().opens(clause) || furtherAims().opens(clause)) // nothing but aims behind the occasion
		}
		return ok && strings.Contains(aim, "，") && !aimsMet().in(aim)
	}
	return aims().opens(aim) && strings.Contains(aim, "，") && !aimsMet().in(aim) && behindEnd(t, s, at, false) >= s.End
}

// mayAim reports a 为 that an aim follows.
func mayAim(body string) bool {
	for {
		_, rest, ok := strings.Cut(body, "为")
		if !ok {
			return false
		}
		if aims().opens(rest) || strings.HasPrefix(rest, "表达") {
			return true
		}
		body = rest
	}
}

var (
	// furtherAims open what else is to be reached.
	furtherAims = wordsOf("杜绝", "让", "使", "实现", "遏制", "表达", "展现", "夯实", "凝聚", "降低", "减少", "提振", "杜絕")
	// aimsMet are in a sentence that tells what was done for it, too.
	aimsMet = wordsOf("了", "提供", "将", "要", "必须", "应", "，设", "增设", "设立", "制定", "根据", "决定", "特别", "特邀", "《", "：", "，从", "，用", "，把", "，向", "拟", "荣获", "获得", "起到")
)

// sourceOnly reports a headline with no more behind it than where its story is from: 水库满了
// 东湖网8月3日讯 综合报道。
func sourceOnly(kept string) bool {
	body := strings.TrimRight(kept, "。 ")
	return strings.HasSuffix(body, "报道") && containsAny(body, "日讯 综合", "日电 综合", "报讯 综合", "网讯 综合")
}

// phoneBook reports a row of numbers that somebody is reached by.
func phoneBook(kept string) bool {
	const least, several = 7, 3 // figures of a number; numbers
	const line = 26             // characters of a line that is nothing else
	numbers, run := 0, 0
	for i := 0; i < len(kept); i++ {
		switch c := kept[i]; {
		case c >= '0' && c <= '9':
			if run++; run == least {
				numbers++
			}
		case c == '-' && run > 0:
		default:
			run = 0
		}
	}
	return numbers > 0 && width(kept) <= line && containsAny(kept, "专席", "热线", "客服", "服务电话", "联系电话") && !containsAny(kept, "，", "拨打") || numbers >= several && containsAny(kept, "电话", "热线", "传真", "参会", "拨打", "联系")
}
