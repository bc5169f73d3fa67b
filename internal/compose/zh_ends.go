package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// Sentences that are whole by their marks and have no main clause: a page set a full stop
// where a comma belongs, or a table without one.

// purposeOnly reports a sentence of nothing but what is to be reached by what the next one
// tells: 为规范用水秩序，切实提高村民的节水意识。
func purposeOnly(t string, s lang.Sentence) bool {
	at := storyAt(t, s)
	body := strings.TrimRight(trim(t, s.Span).Slice(t), "。；")
	at += zhOpening(t[at:s.End], s.Language)
	rest := t[min(at, s.End):s.End]
	if !strings.HasPrefix(rest, "为") || containsAny(rest, "了", "提供", "将", "要", "必须", "应", "设", "制定", "根据", "决定", "特别", "特邀", "《", "：", "，从", "，用", "，把", "，向", "拟") {
		return false
	}
	rest = strings.TrimPrefix(rest, "为")
	return aims().opens(rest) && strings.Contains(body, "，") && behindEnd(t, s, at, false) >= s.End
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
