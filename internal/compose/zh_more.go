package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A sentence can't be cut off behind a clause that only leads up to what comes:
// when it was, by what means, for what end, who decided.

// leadsUp reports whether clause c of s leaves its reader waiting where the rest
// of the sentence is gone.
func leadsUp(t string, s lang.Sentence, c int) bool {
	ws := wordsIn(s, c)
	if len(ws) == 0 {
		return true
	}
	clause := strings.TrimRight(s.Clauses[c].Slice(t), "，,；;： ")
	return ws[len(ws)-1].Tag == lang.Time || onlyTime(t, s, c) || surprising(clause) || byMeans(t, s, c, ws) || forEnd(t, s, c) || listsNames(clause) ||
		halfBoth(t, s, c) || pivots(t, s, c, ws) || decides(clause, ws) || onlyWhere(t, s, c, ws) || asTheme(clause) || attended(t, s, c)
}

// pivots reports a clause that ends with who is told or helped to do what comes:
// 提醒群众，[小心用火]; 带动各级通过讲座等，[学习…].
func pivots(t string, s lang.Sentence, c int, ws []lang.Word) bool {
	if c+1 >= len(s.Clauses) {
		return false
	}
	goesOn := subjectless(t, s, c+1)
	for i := len(ws) - 1; i >= 0; i-- {
		switch key := s.Language.Key(ws[i].Slice(t)); {
		case goesOn && pivotal().opens(key) && len(key) == len("提醒"):
			return i+1 < len(ws) && told(ws[len(ws)-1].Slice(t))
		case key == "通过" && !strings.HasPrefix(t[ws[i].End:], "了"):
			return goesOn || ws[len(ws)-1].Slice(t) == "等"
		case ws[i].Tag == lang.Verb && !laterMeans(t, s, ws[:i]):
			return false
		}
	}
	return false
}

// told reports somebody, or a body of people, who may be told to do something.
func told(noun string) bool {
	return somebody(noun) || bodies().closes(noun)
}

var bodies = wordsOf("们", "們", "群众", "群眾", "党委", "支部", "单位", "單位", "部门", "部門", "企业", "企業", "公司", "学校", "社区", "各地", "各级", "商户", "队伍", "家庭", "人士", "政府")

// laterMeans reports a 通过 among words: what is done there is the means of what comes.
func laterMeans(t string, s lang.Sentence, ws []lang.Word) bool {
	for _, w := range ws {
		if s.Language.Key(w.Slice(t)) == "通过" {
			return true
		}
	}
	return false
}

var pivotal = wordsOf("提醒", "带动", "引导", "动员", "号召", "鼓励", "敦促", "督促", "促使", "呼吁", "要求", "帮助", "协助", "邀请", "组织", "指导", "推动", "支持", "迫使", "允许", "责令", "协调")

// onlyTime reports that behind its last comma clause c has an hour and nothing else:
// 记者注意到，8日下午5时36分，.
func onlyTime(t string, s lang.Sentence, c int) bool {
	end := trimMark(t, trim(t, s.Clauses[c])).End
	from := s.Clauses[c].Start + strings.LastIndex(t[s.Clauses[c].Start:end], "，") + 1
	dated := false
	for _, a := range s.Atoms {
		if a.Kind == lang.KindDate && a.Start >= from && a.End <= end {
			dated = dated || strings.Trim(t[from:a.Start], "， 　") == "" || a.End == end
			from = max(from, a.End)
		}
	}
	return dated && from == end
}

// surprise opens a clause that something comes behind: 谁知下一秒，….
var surprise = wordsOf("谁知", "誰知", "不料", "岂料", "豈料", "哪知", "没想到", "沒想到", "怎料", "未曾想")

func surprising(clause string) bool {
	last := behindComma(clause)
	if comes().closes(last) && utf8.RuneCountInString(last) <= 8 || strings.HasPrefix(last, "短短") {
		return true // 暑期一到，; 8月来临，; 短短几分钟，
	}
	return surprise().in(last) && utf8.RuneCountInString(last) <= 7
}

// comes ends a clause that only says what time it is when something happens.
var comes = wordsOf("一到", "来临", "來臨", "降临", "降臨", "到来", "到來", "将至", "將至")

// wordsIn gives the words of clause c, without its marks.
func wordsIn(s lang.Sentence, c int) (out []lang.Word) {
	for _, w := range s.Words {
		if s.Clauses[c].Contains(w.Span) && w.Tag != lang.Mark {
			out = append(out, w)
		}
	}
	return out
}

// decided are verbs whose object is what comes, and words of time that are none
// to the dictionary.
var decided = wordsOf(
	"决定", "決定", "获悉", "獲悉", "了解到", "告诉记者", "告訴記者", "宣布", "提示", "核实相关情况", "核实情况", "发布消息", "日消息", "倡议", "倡議", "呼吁", "呼籲", "提出要",
	"接下来", "接下來", "近期", "日前", "下一步", "与此同时", "在此基础上",
)

// decides reports a clause that ends with one of them, and not with 三项决定.
func decides(clause string, ws []lang.Word) bool {
	if len(ws) > 1 {
		switch ws[len(ws)-2].Tag {
		case lang.Num, lang.Measure, lang.Particle:
			return false
		}
	}
	return decided().closes(clause)
}

// byMeans reports a clause that opens with the means to what comes: 通过开放问诊
// 形式，; or has 通过 in it, where what comes has no subject of its own.
func byMeans(t string, s lang.Sentence, c int, ws []lang.Word) bool {
	for i, w := range ws {
		switch w.Slice(t) {
		case "通过", "通過", "凭借", "憑藉", "凭借着", "依托", "依託", "借助", "按照", "围绕", "圍繞", "针对", "針對", "结合", "結合":
		default:
			continue
		}
		if i+1 < len(ws) && ws[i+1].Tag == lang.Particle || i > 0 && ws[i-1].Slice(t) == "审议" {
			return false // 通过了, 审议通过
		}
		if i == 0 || i == 1 && (ws[0].Tag == lang.Conj || ws[0].Tag == lang.Adv) || c+1 < len(s.Clauses) && subjectless(t, s, c+1) && !verbBehind(ws[i+1:]) {
			return true
		}
	}
	return false
}

// verbBehind reports a verb in ws that a noun stands before: the means, and what
// is done by them.
func verbBehind(ws []lang.Word) bool {
	noun := false
	for _, w := range ws {
		switch w.Tag {
		case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Person:
			noun = true
		case lang.Verb:
			if noun {
				return true
			}
		}
	}
	return false
}

// forEnd reports a sentence that opens with its end, 为深入普及…，, of which no
// clause up to c has a subject yet.
func forEnd(t string, s lang.Sentence, c int) bool {
	at := storyAt(t, s)
	at = endAt(t, s, at+zhOpening(t[at:s.End], s.Language)) // 据了解，为…
	for _, day := range storyDays {
		if i := strings.Index(t[s.Start:s.Clauses[c].End], day+"，为"); at < 0 && i >= 0 {
			at = endAt(t, s, s.Start+i+len(day)+len("，")) // something is run in before the day
		}
	}
	return at >= 0 && behindEnd(t, s, at, false) >= s.Clauses[c].End
}

// endAt is where the end of s opens that something is done for, at offset at or
// behind the day: 近日，为提升…. It is -1 where s does not open so.
func endAt(t string, s lang.Sentence, at int) int {
	for _, w := range s.Words {
		switch {
		case w.Start < at, w.Tag == lang.Mark, w.Tag == lang.Time, w.Tag == lang.Num:
			continue
		}
		switch w.Slice(t) {
		case "为", "為", "为了", "為了":
			return w.Start
		}
		break
	}
	return -1
}

// behindEnd is where, behind a comma after offset at, the first subject of s stands, or when it is
// told of; with fronts, or what stands in front of it: 自8月起，. It is the end of
// s where there is none.
func behindEnd(t string, s lang.Sentence, at int, fronts bool) int {
	comma := false // a clause may hold more than one: a short one joins the next
	for _, w := range s.Words {
		if w.Start < at {
			continue
		}
		if comma && !strings.HasSuffix(w.Slice(t), "力") { // 大力, 助力 and 着力 are nouns to the dictionary
			switch w.Tag {
			case lang.Noun, lang.Name, lang.Org, lang.Place, lang.Person, lang.Latin, lang.Pron, lang.Time, lang.Num:
				return w.Start
			case lang.Prep:
				if fronts {
					return w.Start
				}
			}
			if fronts && w.Slice(t) == "截至" {
				return w.Start
			}
		}
		comma = w.Tag == lang.Mark && strings.ContainsAny(w.Slice(t), "，,；;")
	}
	return s.End
}

// aims are what follows 为 in a clause that says what something is done for.
var aims = wordsOf("进一步", "深入", "切实", "全面", "贯彻", "落实", "认真", "推动", "加强", "提升", "提高", "丰富", "营造", "增强", "促进", "弘扬", "做好", "更好", "有效", "充分", "加快", "确保", "保证", "保障", "推进", "响应", "引导", "普及", "扎实", "积极", "规范", "打造", "宣传", "展示", "激励", "解决", "满足", "强化", "巩固", "深化", "维护", "严厉打击", "打击", "防范", "预防", "缓解", "方便", "助力", "激发", "培养", "鼓励", "关爱", "关心", "展现", "传承", "倡导", "检验", "帮助", "便于", "配合", "拓宽", "拓展", "完善", "建立健全", "优化", "最大限度", "最大程度", "及时", "全力", "驰援", "支援", "助推", "推广", "夯实", "纪念", "庆祝", "迎接", "掌握", "加大", "筑牢", "牢固树立", "守护", "严防", "防止", "压实", "持续", "更加", "保护", "弘揚", "发扬")

// cutAim leaves the clauses out that open a long unit and only say what it is all
// for: who does it, and what, comes behind them.
func cutAim(d *lang.Document, u *unit) {
	t := d.Article.Text
	s := d.Sentences[u.first]
	at := endAt(t, s, u.opens())
	if u.first < u.last || at < 0 || clauseAt(s, at) > 1 {
		return // two sentences are not cut to fit
	}
	rest := strings.TrimLeft(t[at:s.End], "为為")
	rest = strings.TrimPrefix(rest, "了")
	if !aims().opens(rest) && !strings.HasPrefix(rest, "让") && !strings.HasPrefix(rest, "使") {
		return
	}
	to := behindEnd(t, s, at, true)
	for to < s.End && (!closed(t[at:to]) || onPlan(t, s, to) || aimsOn().opens(t[to:s.End]) || aims().opens(t[to:s.End])) {
		to = behindEnd(t, s, to, true) // 为加强工作，以更好的措施服务群众，某镇…
	}
	to = dayBehindAims(t, s, to)
	if to < s.End && closed(t[at:to]) {
		u.cut(text.Span{Start: at, End: to}, "what it is for")
	}
}

// dayBehindAims is where behind offset to the story tells its day, where the aims before it go on
// for another clause or two: …，[在村里营造节水氛围，]8月4日，某县…. It is to where they don't.
func dayBehindAims(t string, s lang.Sentence, to int) int {
	const further = 2 // clauses
	if k := wordFrom(&s, to); k == len(s.Words) || s.Words[k].Tag != lang.Prep {
		return to
	}
	at := to
	for range further {
		i := strings.Index(t[at:s.End], "，")
		if i < 0 {
			break
		}
		at += i + len("，")
		if openerOfStory(t[at:s.End]) {
			return at
		}
	}
	return to
}

// aimsOn open a clause that goes on with the aim before it: 以更好的措施…, 向村民送上祝福.
var aimsOn = wordsOf("以", "向", "把", "给", "让", "使")

// onPlan reports that the clause of s at offset at ends with the plan that something goes by, and that
// no body opens it which does: [市里统一部署，]某县….
func onPlan(t string, s lang.Sentence, at int) bool {
	if k := wordFrom(&s, at); k < len(s.Words) && namesSomething(s.Words[k].Tag) {
		return false
	}
	clause, _, ok := strings.Cut(t[at:s.End], "，")
	return ok && plans().closes(clause)
}

// cutBasis leaves out the laws that a long sentence opens with: 依据《甲法》《乙法》等有关
// 规定，…. What was decided by them, and by whom, stands behind.
func cutBasis(d *lang.Document, u *unit) {
	const several = 2 // laws
	t := d.Article.Text
	s := d.Sentences[u.first]
	at := u.opens()
	rest := t[at:s.End]
	opens := false
	for _, by := range [...]string{"依据《", "根据《", "按照《", "依照《"} {
		opens = opens || strings.HasPrefix(rest, by)
	}
	end := strings.Index(rest, "，")
	if u.first < u.last || !opens || end < 0 || !strings.HasSuffix(rest[:end], "规定") || strings.Count(rest[:end], "《") < several || !closed(rest[:end]) {
		return
	}
	if next := firstOf(rest[end+len("，"):]); next == '并' || next == '以' {
		return
	}
	u.cut(text.Span{Start: at, End: at + end + len("，")}, "what it is for")
}

// listsNames reports a clause that only counts out who or what: A、B等十余家单位.
// The dictionary has verbs in many a name, so that what tells is that nothing in
// it is done, being done or to be done.
func listsNames(clause string) bool {
	for _, comma := range [...]string{"，", "："} { // a short clause joins the next
		if k := strings.LastIndex(clause, comma); k >= 0 {
			clause = clause[k+len(comma):]
		}
	}
	i := strings.LastIndex(clause, "等")
	const behind = 8 // characters: 等十余家单位
	return i > 0 && strings.Count(clause[:i], "、") >= 1 && utf8.RuneCountInString(clause[i:]) <= behind &&
		!strings.ContainsAny(clause, "了着著过過将將已在对對把被向为為与與由使让讓是有") && !containsAny(clause, "包括", "采取", "举办", "举行", "开展", "展示", "组织", "提供")
}

// halfBoth reports a 既 whose 又 is behind clause c.
func halfBoth(t string, s lang.Sentence, c int) bool {
	end := s.Clauses[c].End
	kept := t[s.Start:end]
	i := strings.LastIndex(kept, "既")
	if i < 0 || strings.HasPrefix(kept[i:], "既然") || strings.HasPrefix(kept[i:], "既定") || strings.HasPrefix(kept[i:], "既有") {
		return false
	}
	kepts, gones := false, false
	for _, w := range s.Words {
		word := w.Slice(t)
		switch {
		case w.Start < s.Start+i || !seconds().opens(word):
		case (w.Tag == lang.Verb || w.Tag == lang.Noun) && !strings.HasSuffix(word, "是"): // 还款, not 更是
		case w.Start < end:
			kepts = true
		default:
			gones = true
		}
	}
	return !kepts && gones
}

// seconds open the second half of 既…又….
var seconds = wordsOf("又", "也", "还", "還", "更", "且", "而且", "并且", "亦")

// themes are what something is made, 以团结为主题.
var themes = wordsOf("主题", "主線", "主线", "抓手", "契机", "目标", "切入点", "切入口", "重点", "核心", "中心", "载体", "依托", "引领", "导向", "基础", "宗旨", "指导", "遵循", "己任", "统领", "支撑", "由", "名", "例", "饵", "幌子", "起点", "原型", "背景", "主体", "特色", "底色", "纽带", "桥梁")

// articles close what is cited of a law: 第三条第二款.
var articles = wordsOf("条", "款", "项", "條", "項")

// asTheme reports a clause that ends with what is made of something, 以团结为主题，,
// or with the paper that what comes rests on.
func asTheme(clause string) bool {
	for _, by := range [...]string{"根据《", "根據《", "依据《", "依據《", "按照《"} {
		i := strings.LastIndex(clause, by)
		if i >= 0 && (strings.HasSuffix(clause, "》") && strings.Count(clause[i:], "》") == 1 || (strings.HasSuffix(clause, "规定") || articles().closes(clause)) && !strings.Contains(clause[i:], "，")) {
			return true
		}
	}
	for _, on := range [...]string{"结合", "結合", "围绕", "圍繞", "依托", "依託"} {
		if i := strings.LastIndex(clause, on); i >= 0 && !strings.Contains(clause[i:], "，") && (themes().closes(clause) || strings.HasSuffix(clause, "实际")) {
			return true
		}
	}
	if i := strings.LastIndex(clause, "从"); i >= 0 && !strings.Contains(clause[i:], "，") && setsOut().closes(clause) {
		return true // 从本质出发，
	}
	i := strings.LastIndex(clause, "为")
	return i >= 0 && strings.Contains(clause[:i], "以") && themes().closes(clause)
}

// attended reports that the verb of all who were there, or the office that was
// misused, is cut off behind clause c: 主任甲，处长乙[，副处长丙出席会议].
func attended(t string, s lang.Sentence, c int) bool {
	kept, gone := t[s.Start:s.Clauses[c].End], t[s.Clauses[c].End:s.End]
	if strings.Contains(gone, "便利") && strings.Contains(kept, "利用") && !strings.Contains(kept, "便利") {
		return true
	}
	if !endsWithPerson(strings.TrimRight(s.Clauses[c].Slice(t), "，,；;、 ")) {
		return false
	}
	for _, v := range [...]string{"出席", "参加", "參加", "陪同", "参会", "與會", "与会"} {
		if strings.Contains(gone, v) && !strings.Contains(kept, v) {
			return true
		}
	}
	for _, v := range [...]string{"当选", "當選", "担任", "擔任"} {
		if strings.Contains(gone, v) && !strings.Contains(s.Clauses[c].Slice(t), v) {
			return true // 甲当选会长，主任乙[，局长丙当选副会长]
		}
	}
	return false
}

// endsWithPerson reports a clause that ends with somebody: a name behind an
// office, or people.
func endsWithPerson(clause string) bool {
	const name = 4                                  // characters
	if i := strings.LastIndex(clause, "（"); i > 0 { // 副局长（主持工作）王强
		if k := strings.Index(clause[i:], "）"); k > 0 {
			clause = clause[:i] + clause[i+k+len("）"):]
		}
	}
	clause = clause[max(len(clause)-len("负责同志")-name*utf8.UTFMax, 0):]
	for _, office := range [...]string{"长", "長", "主任", "书记", "書記", "主席", "经理", "經理", "教授", "代表", "委员", "委員", "总裁", "總裁", "负责人", "負責人", "领导", "領導", "专家", "專家", "师生", "家长", "一行", "人员", "人員", "干部", "嘉宾", "人选", "负责同志", "大使", "演员", "作家", "队员", "选手", "导师", "律师", "医生", "老师", "策划人", "创始人", "研究员", "院士", "导演"} {
		if i := strings.LastIndex(clause, office); i >= 0 && utf8.RuneCountInString(clause[i+len(office):]) <= name {
			return true
		}
	}
	return false
}

// arrives are how somebody gets to where something is done then.
var arrives = wordsOf("来到", "來到", "走进", "走進", "走到", "赶往", "趕往", "赶到", "趕到", "前往", "奔赴", "赶赴", "趕赴", "深入")

// doings are what was done there, told in the same breath.
var doings = wordsOf("开展", "開展", "举行", "舉行", "举办", "舉辦", "进行", "進行", "参观", "參觀", "调研", "慰问", "包括")

// leadsToDoing reports a clause that opens with for whom or with whom something is done.
func leadsToDoing(t string, s lang.Sentence, c int) bool {
	ws := wordsIn(s, c)
	if len(ws) == 0 {
		return false
	}
	switch ws[0].Slice(t) {
	case "为", "為", "对", "對", "向", "就", "与", "與", "给", "給", "把", "将", "將", "围绕", "圍繞", "同":
		return true
	}
	return false
}

// onlyWhere reports a clause that tells who was or came where, and not yet what they did.
func onlyWhere(t string, s lang.Sentence, c int, ws []lang.Word) bool {
	clause := s.Clauses[c].Slice(t)
	if last := clause[strings.LastIndex(strings.TrimRight(clause, "，, "), "，")+1:]; arrives().in(last) && !strings.ContainsAny(last, "了过過") && !doings().in(last) && c+1 < len(s.Clauses) && (subjectless(t, s, c+1) || leadsToDoing(t, s, c+1)) {
		return true // 志愿者再次来到社区，为老人理发
	}
	at := -1
	for i, w := range ws {
		if w.Slice(t) == "在" && w.Tag == lang.Prep {
			at = i
		}
	}
	const short = 8 // words of a place and nothing else
	if at == 0 && len(ws) < short && !strings.ContainsAny(s.Clauses[c].Slice(t), "了着著过過") {
		return true
	}
	if at < 1 || c+1 >= len(s.Clauses) || !subjectless(t, s, c+1) {
		return false
	}
	for _, w := range ws {
		if w.Tag == lang.Verb && w.Slice(t) != "位于" {
			return false
		}
	}
	return true
}
