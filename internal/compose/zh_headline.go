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
	if !headlined(t, s, text.Span{Start: at, End: day}) || !somebodyAt(s, day+comma+len("，")) {
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
	case lang.Mark:
		return verb && strings.ContainsAny(last.Slice(t), "！？”》")
	}
	return false
}

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
