package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What official prose says between its subject and what is done: in what spirit, by
// whose lead, on what basis. 某局坚持以…为指导，全面贯彻…，开展了…. Who has to cut such a
// sentence short leaves that out, and not the end, where it says what was done.

// mannerEnds close such a phrase, by how it opens; nil: however it ends.
var mannerEnds = []struct {
	opens string
	ends  func() *words
}{
	{"坚持以", ways}, {"始终坚持以", ways}, {"以", ways}, {"从", setsOut}, {"本着", spirits}, {"秉承", spirits}, {"秉持", spirits}, {"坚持", spirits}, {"按照", orders},
	{"紧紧围绕", nil}, {"紧扣", nil}, {"立足", nil}, {"锚定", nil}, {"认真贯彻落实", nil}, {"深入贯彻落实", nil}, {"全面贯彻落实", nil}, {"深入贯彻", nil}, {"全面贯彻", nil}, {"认真落实", nil}, {"深入学习贯彻", nil}, {"全面落实", nil},
}

var (
	ways    = wordsOf("为指导", "为导向", "为契机", "为抓手", "为主线", "为引领", "为核心", "为重点", "为目标", "为载体", "为依托", "为基础", "为宗旨", "为服务宗旨", "为牵引", "为遵循", "为切入点", "为突破口", "为己任", "为中心", "为统领", "为支撑")
	setsOut = wordsOf("出发", "入手", "着眼", "着手")
	spirits = wordsOf("原则", "理念", "精神", "态度", "宗旨", "方针", "思想", "导向", "思路")
	orders  = wordsOf("要求", "部署", "安排", "精神", "原则", "思路")
)

// manner is where the phrase that opens at offset at ends, behind its comma, or 0.
func manner(t string, s lang.Sentence, at int) int {
	rest := t[at:s.End]
	comma := -1
	for _, m := range mannerEnds {
		if !strings.HasPrefix(rest, m.opens) {
			continue
		}
		if comma < 0 {
			if comma = strings.IndexAny(rest, "，,；"); comma < 0 {
				return 0
			}
		}
		if comma > len(m.opens) && (m.ends == nil || m.ends().closes(rest[:comma])) {
			return at + comma + len(firstRune(rest[comma:]))
		}
	}
	return 0
}

// cutManner leaves such phrases out of a long unit of one sentence. What stands
// behind one must go on with a verb: the subject stands before it.
func cutManner(d *lang.Document, u *unit, most int) {
	if u.first < u.last {
		return // two sentences are not cut to fit
	}
	t := d.Article.Text
	s := d.Sentences[u.first]
	left := width(u.text(t))
	opens := u.opens()
	subject := false // something stands before that can do it
	for wi := 0; wi < len(s.Words) && left > most; wi++ {
		w := s.Words[wi]
		if w.Start < opens {
			continue
		}
		to := manner(t, s, w.Start)
		sp := text.Span{Start: w.Start, End: to}
		if to == 0 || !subject || !closed(t[opens:w.Start]) || !closed(sp.Slice(t)) || holdsFact(s, sp) || u.touches(sp) || !goesOnDoing(t, s, to) || puts(behindComma(t[opens:w.Start])) || shown().in(behindComma(t[opens:w.Start])) {
			switch w.Tag {
			case lang.Noun, lang.Org, lang.Person, lang.Name, lang.Place, lang.Latin:
				subject = true
			}
			continue
		}
		u.cut(sp, "in what spirit")
		left -= width(sp.Slice(t))
		for wi+1 < len(s.Words) && s.Words[wi+1].Start < to {
			wi++
		}
	}
}

// shown are verbs of whose object such a phrase is a part: 体现了全县[深入贯彻…的决心].
var shown = wordsOf("体现了", "体现出", "展现了", "展现出", "彰显了", "反映了", "反映出", "表达了", "表明了")

// puts reports that head has what something is done with: 以三项措施[全面落实…].
func puts(head string) bool {
	return strings.Contains(head, "以") && !containsAny(head, "可以", "所以", "以及", "以来", "得以")
}

// holdsFact reports something in sp that a reader would miss: a figure, a day, a
// negation, a condition, a speaker.
func holdsFact(s lang.Sentence, sp text.Span) bool {
	for _, a := range s.Atoms {
		if !sp.Overlaps(a.Span) {
			continue
		}
		switch a.Kind {
		case lang.KindNumber, lang.KindDate, lang.KindNegation, lang.KindCondition, lang.KindSpeaker, lang.KindComparison:
			return true
		}
	}
	return false
}

// goesOnDoing reports that the words from offset at on are a verb, or what leads to
// one, and no subject of their own.
func goesOnDoing(t string, s lang.Sentence, at int) bool {
	for k, w := range s.Words {
		if w.Start < at || w.Tag == lang.Adv || w.Tag == lang.Other {
			continue
		}
		if strings.HasPrefix(w.Slice(t), "截") {
			return false // 截至8月15日，…
		}
		return w.Tag == lang.Verb && !compound(t, s, k) || manner(t, s, w.Start) > 0
	}
	return false
}
