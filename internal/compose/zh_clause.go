package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// clauseAt is the clause of s that offset at lies in.
func clauseAt(s lang.Sentence, at int) int {
	for c, sp := range s.Clauses {
		if at < sp.End {
			return c
		}
	}
	return len(s.Clauses)
}

// subjectless reports whether clause c of s says of nobody in particular what
// it says: no noun, name or pronoun stands before its first verb.
func subjectless(t string, s lang.Sentence, c int) bool { return subjectlessFrom(t, s, c, 0) }

// subjectlessFrom is subjectless of what stands in the clause from offset at on:
// what is cut before it is no verb of its.
func subjectlessFrom(t string, s lang.Sentence, c, at int) bool {
	if c >= len(s.Clauses) {
		return true
	}
	sp := s.Clauses[c]
	if strings.HasPrefix(t[sp.End:s.End], "是") && !strings.HasPrefix(t[sp.End:s.End], "是否") {
		return false // 推进水利建设，是一项重要工作
	}
	if front, rest, ok := strings.Cut(sp.Slice(t), "，"); ok && groundOnly(strings.TrimLeft(front, " 　")) {
		if rest == "" {
			return subjectless(t, s, c+1)
		}
		at = max(at, sp.End-len(rest))
	}
	fronted := false // 在…下, 随着…: a subject may come after it
	how := false     // 积极…: what comes is done
	granted := false // 即便…, 如果…: the main clause has it
	for wi, w := range s.Words {
		if !sp.Contains(w.Span) || w.Start < at {
			continue
		}
		if word := w.Slice(t); strings.TrimSpace(t[sp.Start:w.Start]) == "" && (word == "后" || word == "後") {
			continue // what came next: 后经抢救无效
		}
		switch w.Tag {
		case lang.Mark, lang.Adv, lang.Conj, lang.Time, lang.Other, lang.Particle:
			switch word := w.Slice(t); {
			case w.Tag == lang.Adv && asAdverbs().opens(word) && verbNext(s, wi):
				how = true
			case word == "《":
				return false // a title, whatever its words are
			case word == "“" && mentioned(t[w.End:sp.End]):
				return false // “爆笑”这个词
			case w.Tag == lang.Conj && grants().in(word):
				granted = true
			}
		case lang.Prep:
			fronted = true
		case lang.Noun:
			if w.Slice(t) != "重点" || !verbNext(s, wi) {
				return false
			}
		case lang.Adj: // 明确了定罪的标准: who did
			if verbNext(s, wi) && asAdverbs().opens(w.Slice(t)) {
				how = true
				continue // 积极争取…
			}
			return !fronted && strings.HasPrefix(t[w.End:sp.End], "了")
		case lang.Verb:
			if behind := frontTo(t, s, w.Start); behind >= sp.End {
				return subjectless(t, s, c+1)
			} else if behind > at {
				at = behind
				continue
			}
			if granted {
				return subjectless(t, s, c+1)
			}
			if compound(t, s, wi) || reporting(t, s, wi) || attributive(t, s, wi) || speaking(t, s, sp, w.Start) || placeUnread(w.Slice(t)) || suspect(t, s, wi) {
				return false
			}
			if behind := hearsay(t, s, wi); behind >= sp.End {
				return subjectless(t, s, c+1)
			} else if behind > 0 {
				at = behind
				continue
			}
			if c == 0 && namedBehind(t, s, sp, w) {
				return false // 来到半决赛，王强…: who, comes behind the comma
			}
			if wi+1 < len(s.Words) && w.Len() == len("申") && s.Words[wi+1].Len() == len("昆") && namesSomething(s.Words[wi+1].Tag) {
				return false // 申昆路: a name that nobody has read
			}
			switch w.Slice(t) {
			case "旨在":
				return true
			case "预计", "預計", "估计", "估計", "预测", "預測": // by whoever tells it
				if wi+1 < len(s.Words) && (s.Words[wi+1].Slice(t) == "到" || s.Words[wi+1].Slice(t) == "至") {
					at = s.Words[wi+1].End
				}
				continue
			case "不是", "并非", "並非":
				if rest := t[w.End:sp.End]; strings.HasPrefix(rest, "每") || strings.HasPrefix(rest, "所有") || strings.HasPrefix(rest, "任何") || strings.HasPrefix(rest, "谁") {
					return false // 不是每个人都有天才
				}
			case "是": // 是以居民为对象的: of what, stands before it
				return c == 0 && opensWith(t, s, "是")
			case "有", "据", "據", "截至", "作为", "作為", "没有", "沒有", "活动":
				return false
			case "综合", "綜合", "应", "應", "受", "受到", "经", "經", "随着", "隨著", "迫于", "迫於", "鉴于", "鑑於", "基于", "基於", "考虑到", "考慮到", "得益于", "得益於", "受益于", "受益於", "受益", "面对", "面對", "针对", "針對", "围绕", "圍繞", "到", "到了", "直到", "等到": // 应总统邀请, 受台风影响
				fronted = true
				continue
			case "考虑", "考慮":
				if strings.HasPrefix(t[w.End:], "到") {
					fronted, at = true, w.End+len("到")
					continue
				}
			}
			if !fronted && (how || ofOffices().opens(w.Slice(t))) && !containsAny(t[w.Start:sp.End], "是", "有助", "有利", "意味", "可以", "能够", "需要", "成为", "方表示", "方称", "才能", "让", "使") {
				return !nominal(t, s, sp, w) || subjectless(t, s, c+1) // 组织民警深入多发的地方: whoever did
			}
			return !fronted && !nominal(t, s, sp, w)
		default:
			return false
		}
	}
	return c+1 >= len(s.Clauses)
}

// groundOnly reports a clause that only says on what ground something is done: 在保护水源的
// 前提下; 以推进水利为抓手.
func groundOnly(body string) bool {
	return strings.HasPrefix(body, "在") && grounds().closes(body) || strings.HasPrefix(body, "以") && ways().closes(body)
}

var grounds = wordsOf("前提下", "基础上", "支持下", "指导下", "带领下", "领导下", "过程中", "的同时")

// verbNext reports a verb right behind word k.
func verbNext(s lang.Sentence, k int) bool {
	return k+1 < len(s.Words) && s.Words[k+1].Tag == lang.Verb && s.Words[k+1].Start == s.Words[k].End
}

// asAdverbs are adjectives that say of a verb behind them how it is done.
var asAdverbs = wordsOf("积极", "全面", "成功", "及时", "密切", "主动", "充分", "广泛", "深入", "严格", "严厉", "认真", "扎实", "有效", "切实", "大力", "科学", "合理", "持续")

// ofOffices are verbs with which official prose goes on about its office, sentence after
// sentence, without a subject.
var ofOffices = wordsOf("加强", "加大", "加快", "健全", "强化", "完善", "落实", "推进", "推动", "组织", "协调", "督促", "引导", "优化", "聚焦", "深化", "规范", "开展", "做好", "探索", "构建")

// frontEnds end what only says when it was, or in what respect: 活动开展以来，; 投资方面，.
var frontEnds = wordsOf("以来", "以來", "方面", "后", "後", "时", "時", "中", "之际", "之際", "期间", "期間", "上", "现场", "現場", "当天", "當天", "当日", "當日", "前期", "下", "之下")

// frontTo is where what goes on stands behind such a front that begins at offset at;
// 0 where there is none.
func frontTo(t string, s lang.Sentence, at int) int {
	front, rest, ok := strings.Cut(t[at:s.End], "，")
	if !ok || !frontEnds().closes(front) {
		return 0
	}
	return s.End - len(rest)
}

// compound reports verbs from word k on that a character of one makes a noun of:
// 训导员, 监管局, 联发科; or that a name begins with whose code is told behind it.
func compound(t string, s lang.Sentence, k int) bool {
	const longest = 6 // words of a name
	for i := k + 1; i+1 < len(s.Words) && i < k+longest && s.Words[i-1].End == s.Words[i].Start; i++ {
		if s.Words[i].Tag == lang.Mark {
			if next := s.Words[i+1].Tag; strings.ContainsAny(s.Words[i].Slice(t), "(（") && (next == lang.Num || next == lang.Latin) {
				return true // 立航科技(603261.SH)
			}
			break
		}
	}
	for ; k+1 < len(s.Words) && s.Words[k].Tag == lang.Verb && s.Words[k].End == s.Words[k+1].Start; k++ {
		switch s.Words[k+1].Slice(t) {
		case "员", "員", "者", "师", "師", "局", "厅", "廳", "科", "署", "队", "隊", "商", "方", "量", "额", "額", "率", "价", "價", "费", "費", "部门", "部門", "队员", "机构", "中心", "团队", "集团":
			return true
		}
	}
	return false
}

// mentioned reports that the quotation which opens rest is only named, and then said
// to be a word or the like: 爆笑”这个词.
func mentioned(rest string) bool {
	_, behind, ok := strings.Cut(rest, "”")
	return ok && (strings.HasPrefix(behind, "这") || strings.HasPrefix(behind, "一词") || strings.HasPrefix(behind, "一說") || strings.HasPrefix(behind, "一说") || strings.HasPrefix(behind, "的"))
}

// grants open a clause that is granted or supposed.
var grants = wordsOf("即便", "即使", "哪怕", "纵使", "縱使", "如果", "假如", "要是", "倘若", "虽然", "雖然", "尽管", "儘管", "除非", "无论", "無論", "不管")

// reporting reports a verb that is what tells here: 报道称, 研究显示.
func reporting(t string, s lang.Sentence, k int) bool {
	switch s.Language.Key(s.Words[k].Slice(t)) {
	case "报道", "研究", "调查", "统计", "报告", "分析", "起诉", "判决", "公告", "通报":
	default:
		return false
	}
	return k+1 < len(s.Words) && says(s.Language.Key(s.Words[k+1].Slice(t)))
}

// nominal reports whether the verb w that opens clause sp is part of a subject:
// 摧毁结构的力量…, 选择投资者是谈判.
func nominal(t string, s lang.Sentence, sp text.Span, w lang.Word) bool {
	for _, v := range s.Words {
		if v.Start > w.Start && sp.Contains(v.Span) && v.Slice(t) == "了" {
			return false // 完成了别人完不成的工作
		}
		if v.Start > w.Start && sp.Contains(v.Span) && (v.Slice(t) == "的" || strings.HasSuffix(v.Slice(t), "是")) {
			// 造成影响的。 says nothing of what does it; what it is part of goes on.
			return sp.End < trim(t, s.Span).End || v.Slice(t) != "的" || predicated(s, v.End)
		}
	}
	// 不进行改革可能会让情况更糟: what does it is what comes before.
	return does().in(t[w.Start:sp.End]) || denied(t, s, sp, w)
}

// predicated reports a verb or an adjective behind offset at, and a noun before it.
func predicated(s lang.Sentence, at int) bool {
	noun := false
	for _, v := range s.Words {
		switch {
		case v.Start < at:
		case v.Tag == lang.Noun, v.Tag == lang.Name, v.Tag == lang.Latin:
			noun = true
		case noun && (v.Tag == lang.Verb || v.Tag == lang.Adj || v.Tag == lang.Adv || v.Tag == lang.Idiom):
			return true
		}
	}
	return false
}

// denied reports a verb with its object of which it is then said what it does not
// do: 废除版权不会抑制创新. What somebody says or plans goes on so, too, and is none.
func denied(t string, s lang.Sentence, sp text.Span, w lang.Word) bool {
	if key := s.Language.Key(w.Slice(t)); says(key) || planning().in(key) {
		return false
	}
	object := false
	for _, v := range s.Words {
		if v.Start <= w.Start || !sp.Contains(v.Span) {
			continue
		}
		switch v.Tag {
		case lang.Noun, lang.Name, lang.Latin, lang.Org:
			object = true
		case lang.Mark:
			return false
		}
		switch v.Slice(t) {
		case "不会", "不會", "并不", "並不", "无法", "無法", "不能", "不等于":
			return object
		}
	}
	return false
}

var planning = wordsOf("宣布", "决定", "承诺", "希望", "计划", "认为", "保证", "预计", "担心", "相信", "要求", "发誓", "警告", "提醒", "同意", "知道", "发现", "预测", "意识到")

var does = wordsOf("会让", "會讓", "会使", "會使", "会导致", "會導致", "意味着", "意味著", "有助于", "有助於", "不利于", "不利於", "等于", "等於", "从来没", "從來沒", "往往", "可能会", "可能會")

// opensWell is never so: of the points that began with a later clause four in
// five had lost their subject, their speaker or what they were about.
func (chinese) opensWell(*lang.Document, int, int) bool { return false }

func (chinese) pointsBack(d *lang.Document, i, c int) bool {
	return refers(d.Article.Text, d.Sentences[i], c)
}

// endsWell wants a predicate of its own in the clause: "朝鲜提供的援助，" is only
// the subject of what follows.
func (chinese) endsWell(d *lang.Document, i, c int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	if announces(t, s, c) || dashed(t, s, c) || basis(t, s, c) || accompanies(t, s, c) || unclosedFront(t, s, c) || leadsUp(t, s, c) || splits(t, s, c) {
		return false
	}
	return tells(t, s, c) && !fronts(strings.TrimRight(s.Clauses[c].Slice(t), "，,；;： "))
}

// announces reports a clause that says what is about to come, or cuts short what
// was counted out: 好处有两个：水费下降，….
func announces(t string, s lang.Sentence, c int) bool {
	body := strings.TrimRight(s.Clauses[c].Slice(t), " “「『\"")
	if strings.HasSuffix(body, "：") || strings.HasSuffix(body, ":") {
		return true
	}
	if c+1 >= len(s.Clauses) {
		return false
	}
	before, _, ok := strings.Cut(t[s.Start:s.Clauses[c].End], "：")
	if !ok {
		return false
	}
	for _, n := range []string{"个", "個", "点", "點", "种", "種", "项", "項", "类", "類", "条", "條", "方面", "如下", "分别是", "分别为", "具体为"} {
		if strings.HasSuffix(before, n) {
			return true
		}
	}
	return false
}

// accompanies reports an opening clause that only names with what or whom
// something is compared: 和建筑保存得好的城市，….
func accompanies(t string, s lang.Sentence, c int) bool {
	if c > 0 {
		return false
	}
	switch firstWord(t, s) {
	case "和", "与", "與", "同", "跟", "比", "较", "較", "相比", "除了", "除", "作为", "作為", "像", "就像":
		return true
	}
	return false
}

// dashed reports a clause that ends at the first of two dashes, or between them:
// the sentence goes on behind the second.
func dashed(t string, s lang.Sentence, c int) bool {
	end := trimMark(t, trim(t, s.Clauses[c])).End
	before, after := strings.Count(t[s.Start:end], "——"), strings.Count(t[end:s.End], "——")
	if strings.HasPrefix(t[end:s.End], "——") && (strings.HasSuffix(t[:end], "”") || strings.HasSuffix(t[:end], "》")) {
		return true // 开展“一路同行”——东湖县文艺演出: what it is comes behind its name
	}
	return after > 1 && strings.HasPrefix(t[end:s.End], "——") || before%2 == 1 && after > 0
}

// basis reports a clause that only says by what or when: 根據當地法例，…; what
// stands on it comes behind its comma.
func basis(t string, s lang.Sentence, c int) bool {
	body := trimMark(t, trim(t, s.Clauses[c]))
	if i := strings.LastIndex(body.Slice(t), "，"); i > 0 {
		body.Start += i // 报告指，根据当地法例，
	}
	first, verbs := true, 0
	for _, w := range s.Words {
		if !body.Contains(w.Span) || w.Tag == lang.Mark {
			continue
		}
		if first {
			switch w.Slice(t) {
			case "根据", "根據", "依据", "依據", "按照", "基于", "基於", "鉴于", "鑒於", "截至", "到", "至", "自", "从", "從", "在", "直到", "直至":
			default:
				return false
			}
			first = false
			continue
		}
		if w.Tag == lang.Verb {
			verbs++
		}
	}
	return verbs == 0
}

// firstWord is the word that the story of s opens with.
func firstWord(t string, s lang.Sentence) string {
	return wordBehind(t, s, storyAt(t, s))
}

// wordBehind is the first word of s at or behind offset at.
func wordBehind(t string, s lang.Sentence, at int) string {
	for _, w := range s.Words {
		if w.Tag != lang.Mark && w.Start >= at {
			return w.Slice(t)
		}
	}
	return ""
}

// opensWith reports whether one of some words is the first of s. Where the story begins is
// looked for only if s has one of them.
func opensWith(t string, s lang.Sentence, words ...string) bool {
	return containsAny(s.Slice(t), words...) && slices.Contains(words, firstWord(t, s))
}

// unclosedFront reports whether a 当… of clauses 0 to c still waits for its 时:
// behind its comma the main clause has not come yet.
func unclosedFront(t string, s lang.Sentence, c int) bool {
	head := s.Clauses[0].Slice(t)
	if !opensWith(t, s, "当", "當", "每当", "每當", "自从", "自從") {
		return false
	}
	if c == 0 {
		return true
	}
	body := text.Span{Start: s.Start, End: s.Clauses[c].End}.Slice(t)
	return !strings.ContainsAny(body[len(firstRune(head)):], "时時后後")
}

// fronts reports whether a clause says only when or beside what something is:
// its last words wait for the rest.
func fronts(clause string) bool {
	for _, end := range []string{"时", "時", "后", "後", "前", "之际", "之際", "以来", "以來", "年来", "月来", "日来", "天来", "中", "下", "的部分", "的情况下", "的情況下", "而言", "来说", "來說", "来看", "來看", "的话", "的話", "为止", "為止", "为什么", "為什麼"} {
		if strings.HasSuffix(clause, end) {
			return true
		}
	}
	for _, verb := range []string{"明白", "知道", "发现", "發現", "看出", "看到", "认为", "認為", "表示", "指出", "意识到", "意識到", "显示", "顯示", "说明", "說明", "证明", "證明", "表明", "相信", "意味着", "意味著", "》明确", "通知明确", "意见明确", "方案明确", "办法明确", "条例明确", "文件明确"} {
		if strings.HasSuffix(clause, verb) {
			return true // 看看名单就会明白，…
		}
	}
	for _, for_ := range []string{"为了", "為了"} {
		if _, aim, ok := strings.Cut(clause, for_); ok && !strings.Contains(aim, "而") {
			return true // 各地为了控制债务，…
		}
	}
	return strings.Contains(clause, "随着") || strings.Contains(clause, "隨著") || strings.Contains(clause, "连同") || strings.Contains(clause, "連同")
}

// predicates reports whether clause c has, before word wi, a verb that the 的
// at wi can't have swallowed: one with an aspect, or a copula.
func predicates(t string, s lang.Sentence, c, wi int) bool {
	titles := 0 // 《起风了》 has no 了 of its own
	for _, w := range s.Words[:wi] {
		if !s.Clauses[c].Contains(w.Span) {
			continue
		}
		word := w.Slice(t)
		titles += strings.Count(word, "《") - strings.Count(word, "》")
		if titles > 0 {
			continue
		}
		switch word {
		case "了", "着", "著", "是", "有", "为", "為", "成为", "成為", "将", "將", "已", "已经", "已經", "表示", "称", "稱", "说", "說", "认为", "認為", "指出":
			return true
		}
	}
	return false
}
