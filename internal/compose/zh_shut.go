package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What somebody is quoted with over several sentences, of which a point has the first.

// shutQuote sets the mark that closes what somebody is quoted with behind the first sentence
// of it, where that goes on: 王强说：“水库修好了。村民….
func shutQuote(d *lang.Document, u *unit) {
	const longest, least = 400 * len("字"), 10 * len("字") // of what is quoted, and of its first sentence
	t, s := d.Article.Text, d.Sentences[u.first]
	body := trim(t, s.Span)
	if u.first != u.last || !strings.HasSuffix(body.Slice(t), "。") {
		return
	}
	open := strings.LastIndex(body.Slice(t), "“")
	if open < 0 || strings.Contains(t[body.Start+open:body.End], "”") {
		return
	}
	before := strings.TrimRight(t[body.Start:body.Start+open], "：，")
	if len(before) == open || !closed(before) {
		return
	}
	if saysBefore(before) {
		u.swap(text.Span{Start: body.Start + len(before), End: body.End}, "。", text.Span{}, quotationAfter)
		return
	}
	if body.Len()-open < least || !spoke().closes(before) {
		return
	}
	rest := t[body.End:runeBorder(t, min(body.End+longest, d.Article.Blocks[s.Block].Span.End))]
	if shut := strings.Index(rest, "”"); shut >= 0 && !strings.Contains(rest[:shut], "“") && !turnsOn(rest[:shut]) {
		u.put(body.End, "”", text.Span{}, "closing quote")
		u.score *= quotedShort
	}
}

// quotationAfter is why a quotation goes that only says again what its speaker is told to say.
const quotationAfter = "quotation after"

// saysBefore reports that what stands before a quotation tells already what its speaker says, so
// that it needs no part of it: 县长透露，水库明年开工：“….
func saysBefore(before string) bool {
	const least = 10 * len("字") // that are told
	comma := strings.LastIndex(before, "，")
	if comma < 0 || len(before)-comma < least+len("，") || spoke().closes(before) {
		return false
	}
	for i := strings.Index(before, "，"); i >= 0; {
		if spoke().closes(before[:i]) {
			return true
		}
		next := strings.Index(before[i+len("，"):], "，")
		if next < 0 {
			break
		}
		i += len("，") + next
	}
	return false
}

// turnsOn reports that what somebody goes on to say turns what they began with.
func turnsOn(rest string) bool {
	for s := range strings.SplitSeq(rest, "。") {
		if turnWords().opens(s) {
			return true
		}
	}
	return false
}

var turnWords = wordsOf("但", "不过", "然而", "可是", "只是", "可我", "可他")

// quotedShort is what is left of the worth of a unit that quotes no more than how somebody
// begins.
const quotedShort = 0.6

// spoke close what stands before somebody's words.
var spoke = wordsOf("说", "表示", "介绍", "称", "认为", "指出", "强调", "告诉记者", "坦言", "透露", "回忆", "解释", "补充", "写道", "回应", "道", "介绍道")
