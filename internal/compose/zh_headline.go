package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// headlineEnds is where the story begins behind a headline that nothing parts from
// its day, 村民送别救援队8月4日，东湖县…, or at where s opens with its story. What
// stands before the day has to be a headline: it tells something and ends with a
// noun or a mark; and somebody has to come behind the day, of whom the rest tells.
func headlineEnds(t string, s lang.Sentence, at int) int {
	day := -1
	for _, a := range s.Atoms {
		if a.Kind == lang.KindDate && a.Start > at && openerOfStory(t[a.Start:s.End]) {
			day = a.Start
			break
		}
	}
	for _, about := range [...]string{"近日，", "日前，"} {
		if i := strings.Index(t[at:s.End], about); i > 0 && (day < 0 || at+i < day) {
			day = at + i
		}
	}
	if day < 0 {
		return at
	}
	head := t[at:day]
	if n := utf8.RuneCountInString(head); n < shortestHead+2 || n > longestHead || strings.ContainsAny(head, "。；") || !closed(head) || denies(head) {
		return at
	}
	comma := strings.Index(t[day:s.End], "，")
	if containsAny(t[day:day+comma], "报道", "消息", "电", "讯", "发布") {
		return at // 据某台8月4日报道，
	}
	if sp := (text.Span{Start: at, End: day}); strings.ContainsAny(lastRune(head), "于至在从自到截为是以有定起距离到") || !headlined(t, s, sp) || !somebodyAt(s, day+comma+len("，")) && (strings.Contains(behindComma(head), "的") || !hourOnly(t[day:day+comma])) {
		return at
	}
	return day
}

// headlined reports that what stands at sp tells something and is at its end.
func headlined(t string, s lang.Sentence, sp text.Span) bool {
	start := sp.End - len(behindComma(t[sp.Start:sp.End]))
	verb, last := false, lang.Word{}
	for _, w := range s.Words {
		if w.Start < start || w.End > sp.End {
			continue
		}
		verb = verb || w.Tag == lang.Verb
		last = w
	}
	switch last.Slice(t) {
	case "通报", "公告", "声明", "通告":
		return start < last.Start
	}
	switch last.Tag {
	case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Adj, lang.Idiom:
		return verb && !aboutTime().closes(last.Slice(t)) && start < last.Start
	case lang.Verb: // 县长遇害8月4日，
		return verb && start < last.Start && hourOnly(behindDay(t[sp.End:s.End])) && !leadsToDay().closes(t[start:sp.End])
	case lang.Particle:
		return verb && last.Slice(t) == "了"
	case lang.Mark:
		return verb && strings.ContainsAny(last.Slice(t), "！？”》")
	}
	return false
}

// behindDay is what stands in s to its first comma.
func behindDay(s string) string {
	day, _, _ := strings.Cut(s, "，")
	return day
}

// hourOnly reports a day with no more than its hour behind it: 8月4日上午10时许.
func hourOnly(s string) bool {
	for _, day := range [...]string{"近日", "日前"} {
		if s == day {
			return true
		}
	}
	n := max(dayAt(s), hourOf(s))
	return n > 0 && strings.Trim(s[n:], "0123456789上下午中晚凌晨早间傍夜深清时点分许左右：:当地") == ""
}

// leadsToDay closes what a day is the object of: 气象台预计[8月4日，…].
var leadsToDay = wordsOf("预计", "决定", "计划", "宣布", "要求", "通知", "明确", "发布", "提醒", "表示", "称", "说", "显示", "确定", "定为", "改为", "推迟", "截止", "预报", "预测", "公告", "报道", "消息", "指出", "认为", "透露", "介绍", "获悉", "了解", "发现", "证实", "通报", "回应", "出生", "召开", "举行", "举办", "开始", "开幕", "上午", "下午", "开展", "启动", "发生", "进行", "生效", "施行", "实施", "到期", "上市")

// aboutTime ends what a date belongs to.
var aboutTime = wordsOf("时间", "日期", "截止", "期限", "期间", "生日", "日子", "止", "起", "日", "时")

// somebodyAt reports that a name, a place or a noun opens what stands at offset at.
func somebodyAt(s lang.Sentence, at int) bool {
	for _, w := range s.Words {
		if w.Start >= at && w.Tag != lang.Mark {
			switch w.Tag {
			case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Person, lang.Latin:
				return true
			}
			return false
		}
	}
	return false
}
