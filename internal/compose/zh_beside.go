package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// What a sentence says beside something else can't be read where that is not:
// another topic, a thing trickier than the last, somebody who didn't want to be
// named either.

// severalMeant reports a demonstrative for several things.
func severalMeant(w string) bool {
	return strings.HasSuffix(w, "些")
}

// sumsUp reports a noun that takes up what a sentence has told: 这些变化 needs no
// changes named before.
func sumsUp(noun string) bool {
	for _, n := range summing {
		if strings.HasSuffix(noun, n) {
			return true
		}
	}
	return false
}

var summing = [...]string{
	"情况", "情況", "做法", "现象", "現象", "问题", "問題", "变化", "變化", "措施", "因素", "原因", "事", "事情", "事件", "数据", "數據", "数字", "數字",
	"结果", "結果", "特点", "特點", "优势", "優勢", "成绩", "成績", "成果", "工作", "人", "地方", "方面", "例子", "内容", "內容", "信息", "行为", "行為", "活动", "活動",
}

// beside reports a unit that compares with what it hasn't got: 另一个主题 where it
// has no 一个, 同样不愿 where nobody before it did, 更棘手的 than nothing.
func beside(point string) bool {
	if !besides().in(point) {
		return false
	}
	for _, w := range [...]string{"另一", "另外一"} {
		i := strings.Index(point, w)
		if i < 0 {
			continue
		}
		measure := firstOf(point[i+len(w):])
		if strings.ContainsRune("半头頭端边邊侧側", measure) {
			continue // of two that everybody knows
		}
		if before := point[:i]; !strings.Contains(before, "一"+string(measure)) && !containsAny(before, "其中", "两", "兩", "一方", "有的", "之一", "一边", "一邊", "首") {
			return true
		}
	}
	for _, w := range [...]string{"同样不", "同樣不", "同样也", "同樣也"} {
		if i := strings.Index(point, w); i >= 0 && !strings.ContainsAny(point[:i], "，；。") {
			return true
		}
	}
	return false
}

// besides are all words that beside looks at.
var besides = wordsOf("另一", "另外一", "同样不", "同樣不", "同样也", "同樣也")

// outdoes reports a 更 with an adjective before a noun, in the first clause of
// the unit, where nothing says more than what: 更棘手的问题.
func outdoes(t string, s lang.Sentence, at int) bool {
	c := clauseAt(s, at)
	for i, w := range s.Words {
		if w.Start < at || i+2 >= len(s.Words) || w.Slice(t) != "更" {
			continue
		}
		if clauseAt(s, w.Start) != c {
			return false
		}
		if s.Words[i+1].Tag.Content() && s.Words[i+2].Slice(t) == "的" { // 棘手 and 可信 are no adjectives to the dictionary
			return !containsAny(t[at:s.Clauses[c].End], "比", "较", "較", "相比", "让", "讓", "使", "越", "为了", "為了", "以更", "向更", "采取更", "提供更", "享受更", "拥有更", "获得更", "享受到更", "需要", "要", "将", "將", "有了", "带来", "帶來", "走向")
		}
	}
	return false
}
