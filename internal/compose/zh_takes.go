package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// What the opening of a Chinese unit takes for known: that something is held, or which firm
// or film it tells of.

// occasion is what a unit takes up that opens where something goes on, 活动中，…: any point
// above has to tell of something that is held.
const occasion = "\x01"

// scene gives what an opening front takes for known: an occasion, 会上，…, or the film or
// the book that it is in.
func scene(head string) string {
	if scenesOpen().opens(head) {
		return occasion
	}
	for _, f := range [...]struct{ front, what string }{{"视频中，", "视频"}, {"画面中，", "视频"}, {"片中，", "片"}, {"书中，", "书"}, {"剧中，", "剧"}} {
		if strings.HasPrefix(head, f.front) {
			return f.what
		}
	}
	return ""
}

var (
	scenesOpen = wordsOf("活动中，", "活动现场，", "活动期间，", "活动上，", "仪式上，", "仪式现场，", "启动仪式上，", "会上，", "会议上，", "座谈会上，", "发布会上，", "比赛中，", "讲座中，", "培训中，", "演练中，", "调研中，", "展会上，")
	held       = wordsOf("举行", "举办", "召开", "开展", "活动", "会议", "座谈会", "发布会", "研讨会", "推进会", "大会", "论坛", "晚会", "仪式", "开幕", "比赛", "大赛", "展览", "培训班", "讲座", "演练", "调研")
)

// bareFirm gives 公司 where that is all that the unit calls whoever it tells of, and the
// article named them before: 2023年7月13日，公司披露….
func bareFirm(d *lang.Document, u *unit) string {
	t := d.Article.Text
	s := d.Sentences[u.first]
	for wi, w := range s.Words[:max(len(s.Words)-1, 0)] {
		if w.Start < u.opens() || u.gone(w.Span) {
			continue
		}
		switch w.Tag {
		case lang.Mark, lang.Time, lang.Num, lang.Adv, lang.Prep, lang.Conj:
			continue
		}
		next := s.Words[wi+1]
		if word := w.Slice(t); word != "公司" || w.End != next.Start || !predicate(next.Tag) && next.Tag != lang.Time && next.Tag != lang.Prep {
			return ""
		}
		if strings.Contains(t[:u.span.Start], "公司") {
			return "公司"
		}
		return ""
	}
	return ""
}
