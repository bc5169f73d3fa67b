package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Who does what a Chinese clause says, where it begins with a verb and has a subject all
// the same. Whether it has none asks subjectless (zh_clause.go).

// attributive reports a verb at word k that says of which kind the noun behind it is, which
// then does something: 执法大队随即…, 启动仪式已….
func attributive(t string, s lang.Sentence, k int) bool {
	const longest = 4 // words of the noun
	if s.Words[k].Len() < len("执法") {
		return false
	}
	i := k + 1
	if i < len(s.Words) && s.Words[i].Start == s.Words[k].End && occasions(s.Language.Key(s.Words[k].Slice(t))) {
		switch s.Language.Key(s.Words[i].Slice(t)) {
		case "还", "在", "以", "由", "共", "将", "已", "已经", "分", "从", "于", "也", "旨在", "围绕", "吸引":
			return true
		}
	}
	for i < len(s.Words) && i <= k+longest && s.Words[i].Tag == lang.Noun && s.Words[i].Start == s.Words[i-1].End {
		i++
	}
	if i == k+1 || i >= len(s.Words) || s.Words[i].Start != s.Words[i-1].End {
		return false
	}
	switch s.Language.Key(s.Words[i].Slice(t)) {
	case "随即", "已", "已经", "将", "正", "正在", "曾", "还", "均", "都", "共", "仍", "由", "被", "于", "立即", "率先", "先后", "期间", "则", "一致", "当场", "纷纷":
		return true
	}
	return false
}

// occasions reports a verb that is what is held or made as well: 演出在…, 更新还….
func occasions(key string) bool {
	switch key {
	case "活动", "演出", "比赛", "展览", "培训", "更新", "报道", "通报", "通知", "研究", "调查", "检查", "行动", "试点", "表演", "采访", "直播", "调研", "座谈", "论坛", "峰会", "慰问", "巡演", "展演":
		return true
	}
	return false
}

// placeUnread reports the name of a place that was read as a verb: 临澧县公安局经….
func placeUnread(word string) bool {
	if len(word) < len("临澧县") {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune("县縣市区區镇鎮乡鄉", r)
}

// suspect reports a verb at word k that says what those behind it are held for: 犯罪嫌疑人.
func suspect(t string, s lang.Sentence, k int) bool {
	switch s.Language.Key(s.Words[k].Slice(t)) {
	case "犯罪", "诈骗", "盗窃", "贩毒", "走私", "赌博":
	default:
		return false
	}
	if k+1 == len(s.Words) {
		return false
	}
	switch s.Language.Key(s.Words[k+1].Slice(t)) {
	case "嫌疑人", "嫌疑", "团伙", "分子":
		return true
	}
	return false
}

// speaking reports that whoever says something opens clause sp at offset at, though no
// dictionary knows the name: 招联首席研究员董希淼表示，….
func speaking(t string, s lang.Sentence, sp text.Span, at int) bool {
	for _, a := range s.Atoms {
		if a.Kind == lang.KindSpeaker && sp.Contains(a.Span) && !strings.ContainsAny(t[at:max(a.Start, at)], "，；：") {
			return a.Start > at || namesMore(s, a.Span)
		}
	}
	return false
}

// namesMore reports a speaker who is more than the verb.
func namesMore(s lang.Sentence, sp text.Span) bool {
	for _, w := range s.Words {
		if sp.Contains(w.Span) && (w.Tag == lang.Noun || w.Tag == lang.Person || w.Tag == lang.Org || w.Tag == lang.Name || w.Tag == lang.Place) {
			return true
		}
	}
	return false
}

// hearsay is where what is told stands behind a word that only says where that is from, or
// how it is meant, 据统计，: 0 where word k is none.
func hearsay(t string, s lang.Sentence, k int) int {
	if k+1 >= len(s.Words) || !strings.HasPrefix(t[s.Words[k+1].Start:], "，") && !strings.HasPrefix(t[s.Words[k+1].Start:], "：") {
		return 0
	}
	word := s.Language.Key(s.Words[k].Slice(t))
	if r := firstOf(word); r == '据' || r == '经' || word == "看来" || word == "例如" || word == "比如" || word == "来看" {
		return s.Words[k+1].End
	}
	return 0
}

// namedBehind reports that what stands behind the first comma of clause sp, which opens with
// the verb w, begins with somebody's name, or a body's, and goes on with a verb of theirs.
func namedBehind(t string, s lang.Sentence, sp text.Span, w lang.Word) bool {
	comma := strings.Index(t[w.Start:s.End], "，")
	if comma < 0 || w.Start+comma < sp.Start {
		return false
	}
	at := w.Start + comma + len("，")
	if _, ok := nameAt(&s, at); ok {
		return true
	}
	if k := wordFrom(&s, at); k < len(s.Words) && s.Words[k].Start == at {
		switch s.Words[k].Tag {
		case lang.Person, lang.Org:
			return true
		}
	}
	return false
}
