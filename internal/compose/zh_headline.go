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
	day, far := -1, min(at+(longestHead+3)*utf8.UTFMax, s.End) // no headline is longer
	for _, a := range s.Atoms {
		if a.Kind == lang.KindDate && a.Start > at && a.Start < far && openerOfStory(t[a.Start:s.End]) {
			day = a.Start
			break
		}
	}
	for _, about := range [...]string{"近日，", "日前，", "近期，"} {
		if i := strings.Index(t[at:far], about); i > 0 && (day < 0 || at+i < day) {
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
	for _, day := range [...]string{"近日", "日前", "近期"} {
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

// Marks that end what may be a headline, and a clause.
var headEnds, clauseEnds = wordsOf("，", "。", "；", "“", "（", "《", "【"), wordsOf("，", "。", "；")

// ledBy gives the length of a heading that nothing parts from 据某社报道，, or from
// 近日， or 据了解，.
func ledBy(body string) int {
	const least, few, source = 6, 4, 40 // characters of a heading, and between 据 and 报道
	whole := body[:runeBorder(body, longestHead*len("字"))]
	head := whole
	if i := headEnds().index(head); i >= 0 {
		head = head[:i+len("，")]
	}
	for _, day := range [...]string{"近日，", "日前，", "近期，"} {
		if i := strings.Index(head, day); i >= 0 && utf8.RuneCountInString(head[:i]) >= least && !strings.ContainsAny(lastRune(head[:i]), "于在从到于是与和将今") {
			return i
		}
	}
	if n := aimed(body); n > 0 {
		return n
	}
	if i := clauseEnds().index(whole); i >= 0 {
		whole = whole[:i+len("，")]
	}
	for _, known := range [...]string{"据了解，", "据悉，", "据介绍，"} {
		if i := strings.Index(whole, known); i >= 0 && utf8.RuneCountInString(whole[:i]) >= few && closed(whole[:i]) {
			return i
		}
	}
	i := strings.LastIndex(whole, "据")
	if i < 0 || utf8.RuneCountInString(whole[:i]) < few || !closed(whole[:i]) || strings.ContainsAny(lastRune(whole[:i]), "证数依根占收票论凭割盘，") {
		return 0
	}
	rest := body[i:]
	rest = rest[:runeBorder(rest, source*len("字"))]
	if k := strings.IndexAny(rest, "，："); k > 0 && !strings.ContainsAny(rest[:k], "。；！？") && reportEnds().closes(rest[:k]) {
		return i
	}
	return 0
}

// reportEnds close who reports something.
var reportEnds = wordsOf("报道", "报道称", "消息", "消息称", "报道指出", "通报", "通报称", "公布的数据显示")

// aimed gives the length of a heading that tells what was held and ends with it, before
// what that was for: 东湖街道开展“巧手”手工活动为了使….
func aimed(body string) int {
	const least = 8 // characters of a heading
	head := body[:runeBorder(body, longestHead*len("字"))]
	if !meetings().in(head) {
		return 0
	}
	for _, aim := range storyAims {
		if !strings.HasPrefix(aim, "为") {
			continue
		}
		i := strings.Index(head, aim)
		if i < 0 || utf8.RuneCountInString(head[:i]) < least || strings.ContainsAny(head[:i], "，。；：") || !closed(head[:i]) {
			continue
		}
		if meetings().in(head[:i]) && strings.ContainsAny(lastRune(head[:i]), "动会式讲训查练营赛展课座设项") {
			return i
		}
	}
	return 0
}

// meetings are verbs of holding something.
var meetings = wordsOf("开展", "举办", "举行", "召开", "组织", "启动", "走进", "开讲", "开班")
