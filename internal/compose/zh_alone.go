package compose

import (
	_ "embed" // the word lists
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

//go:embed data/zh-leaning.txt
var zhLeaningText string

// leaningWords are the lists of data/zh-leaning.txt, by key.
type leaningWords struct {
	opening, ending, anywhere *words
	bare, opinion             map[string]bool
}

var zhLeaning = sync.OnceValue(func() leaningWords {
	lists := map[string][]string{}
	section := ""
	for line := range strings.Lines(zhLeaningText) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = line
		default:
			lists[section] = append(lists[section], line)
		}
	}
	set := func(list []string) map[string]bool {
		m := map[string]bool{}
		for _, word := range list {
			m[word] = true
		}
		return m
	}
	return leaningWords{
		opening: newWords(lists["[opening]"]), ending: newWords(lists["[ending]"]), anywhere: newWords(lists["[anywhere]"]),
		bare: set(lists["[bare]"]), opinion: set(lists["[opinion]"]),
	}
})

// leansBack reports whether the unit begins with words that hang on what stands
// before it: 更不用说…, （2）…, or a bare 报告 that the article named earlier.
func leansBack(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := d.Sentences[u.first]
	if kept := t[u.opens():u.span.End]; pageOf(kept) || runIn(kept) || u.last > u.first && parted(trim(t, d.Sentences[u.last].Span).Slice(t)) {
		return true
	}
	if pointsOn(u.text(t)) || onlyBecause(t, s) && !containsAny(t[u.span.Start:max(u.opens(), u.span.Start)], "因为", "因為") || u.lostClause() && opensWith(t, s, "因") || opensWith(t, d.Sentences[u.last], "上面") {
		return true
	}
	head := t[u.opens():u.span.End]
	head = s.Language.Key(head[:runeBorder(head, 8*len("字"))])
	if _, last := utf8.DecodeLastRuneInString(head); zhLeaning().opening.opens(head[:len(head)-last]) {
		return true
	}
	if strings.HasPrefix(head, "接下来") && !strings.ContainsAny(t[u.opens():u.span.End], "0123456789") {
		return true // mostly a vow
	}
	if (instances().opens(head) || meanwhile().opens(t[u.opens():u.span.End])) && !u.goesOn(d) {
		return true
	}
	if questioned().in(t[u.opens():u.span.End]) {
		return true
	}
	if u.first == 0 {
		return false
	}
	if wordBehind(t, s, u.story) == "的" {
		return true // what a page leaves of a sentence
	}
	if rest, ok := strings.CutPrefix(t[u.opens():u.span.End], "并"); ok && !strings.ContainsRune("非不購购列肩网網无沒没存行发發", firstOf(rest)) {
		return true // 并针对问题提出…
	}
	if laterOn(t[u.opens():u.span.End]) || !introduced(d, u) {
		return true
	}
	if k := wordFrom(&s, u.opens()); k+1 < len(s.Words) && s.Words[k].Start == u.opens() && s.Words[k].Tag == lang.Verb && attributive(t, s, k) && occasions(s.Language.Key(s.Words[k].Slice(t))) {
		u.takesUp(s.Words[k].Slice(t))
	}
	if firm := bareFirm(d, u); firm != "" {
		u.takesUp(firm)
	}
	if what := scene(t[u.opens():u.span.End]); what != "" {
		u.takesUp(what)
	}
	opens, clause := u.opens(), -1
	for wi, w := range s.Words[:max(len(s.Words)-1, 0)] {
		if w.Start < opens || w.Tag == lang.Mark || u.gone(w.Span) {
			continue
		}
		if c := clauseAt(s, w.Start); c != clause { // the first word of a clause
			clause = c
			word := w.Slice(t)
			if len(word) == len("王") && isHan(firstOf(word)) && !predicate(w.Tag) && w.Tag != lang.Pron && says(s.Language.Key(s.Words[wi+1].Slice(t))) {
				return true // 王表示: of whom the article had the whole name
			}
			if zhLeaning().bare[s.Language.Key(word)] && !strings.Contains(t[opens:w.Start], word) &&
				(clause == clauseAt(s, opens) && predicate(s.Words[wi+1].Tag) || says(s.Language.Key(s.Words[wi+1].Slice(t)))) {
				u.takesUp(word)
			}
		}
	}
	return false
}

// instances open an example of what the sentence before tells.
var instances = wordsOf("例如", "比如", "譬如")

// meanwhile open what happened while, upon or the day after what the sentence before tells, or
// what else whoever it tells of did.
var meanwhile = wordsOf("在此期间", "在此过程", "在此基础", "以此为", "同时对", "同时为", "同时指出", "同时明确", "同时要求", "同时也是", "同时还", "同时也", "其余", "第二天，", "第二日，", "隔天", "隔日")

// questioned are in what a reporter asks, whose question may be cut.
var questioned = wordsOf("提问：", "记者问：", "問：", "请问", "記者問：")

// laterOn reports an opening that counts time from something said before:
// 两年后，…; 不久之後，….
func laterOn(s string) bool {
	head, _, ok := strings.Cut(s[:runeBorder(s, 8*len("字"))], "，")
	if !ok || !strings.HasSuffix(head, "后") && !strings.HasSuffix(head, "後") {
		return false
	}
	head = strings.TrimRight(head, "之以后後")
	r, _ := utf8.DecodeRuneInString(head)
	if !strings.ContainsRune("一二两兩三四五六七八九十几幾数數半不多若0123456789", r) {
		return false
	}
	// 18岁中学毕业后 and 2013年以后 count from nothing that was said.
	unit, w := utf8.DecodeLastRuneInString(head)
	if strings.HasSuffix(head, "久") {
		return true
	}
	year := strings.Trim(head[:len(head)-w], "0123456789") == "" && len(head)-w == 4
	return strings.ContainsRune("年月天日周週期时時钟鐘秒代晚夜季", unit) && !year
}

// waits reports a sentence that only says when something is, as if its full
// stop were a comma: 随着甲退休，乙准备接班时。
func waits(t string, s lang.Sentence) bool {
	body := strings.TrimRight(trim(t, s.Span).Slice(t), "。；;，, ")
	if hoursAndSuch().closes(body) {
		return false
	}
	if !strings.HasSuffix(body, "时") && !strings.HasSuffix(body, "時") && !strings.HasSuffix(body, "之际") && !strings.HasSuffix(body, "之際") {
		return false
	}
	for _, w := range s.Words {
		switch w.Slice(t) {
		case "当", "當", "随着", "隨著", "在", "每当", "每當", "就在", "正当", "正當":
			return true
		}
	}
	return false
}

// hoursAndSuch end in 时 and wait for nothing.
var hoursAndSuch = wordsOf("小时", "小時", "倒计时", "倒計時", "实时", "及时", "同时", "准时", "按时", "平时", "工时", "课时", "学时", "省时", "耗时", "用时", "限时", "随时")

// predicate reports a word that a noun before it is the subject of.
func predicate(tag lang.Tag) bool {
	return tag == lang.Verb || tag == lang.Adv || tag == lang.Adj || tag == lang.Conj
}

// wonders reports whether the unit only asks, though no question mark says so:
// 政府能否看出…. Behind a verb of asking or depending it tells something.
func wonders(d *lang.Document, u *unit) bool {
	s := u.text(d.Article.Text)
	if !asksWhether().in(s) {
		return false
	}
	for i := u.first; i <= u.last; i++ {
		if speaker(d.Sentences[i]) {
			return false
		}
	}
	return !strings.ContainsAny(s, "看问問定决決知确確疑论論验驗测測虑慮心关關键鍵")
}

var asksWhether = wordsOf("能否", "可否", "會否", "会否")

// saidBare reports whether the demonstrative at word wi opens what somebody
// says: 他说：“这是…”. What it points at was said before.
func saidBare(t string, s lang.Sentence, wi int) bool {
	marks := 0
	for wi--; wi >= 0 && s.Words[wi].Tag == lang.Mark; wi-- {
		marks++
	}
	if marks == 0 || wi < 0 {
		return false
	}
	if c := clauseAt(s, s.Words[wi].Start); c > 0 && marks == 1 {
		return false // …，我认为，这是: it means what came before
	}
	return says(s.Language.Key(s.Words[wi].Slice(t)))
}

// says reports a verb of saying, by its key.
func says(key string) bool {
	switch key {
	case "说", "称", "表示", "指出", "指", "认为", "强调", "回应", "写道", "坦言", "透露", "道", "显示":
		return true
	}
	return false
}

// other reports that 另一个, word wi, stands in the clause that opens the unit, where
// there was not yet one that this is another of. A word that was cut in two is not: 另据报道.
func other(t string, s *lang.Sentence, at, wi int) bool {
	w := s.Words[wi]
	return w.Start >= at && clauseAt(*s, w.Start) == clauseAt(*s, at) && !strings.Contains(t[at:w.Start], "一")
}

// behindFront reports a demonstrative that opens the main clause behind no more
// than a fronted phrase: 为了老人的健康，这种求助只能是暂时的.
func behindFront(t string, s lang.Sentence, at, wi int) bool {
	if wi == 0 || s.Words[wi-1].Slice(t) != "，" || strings.Count(t[at:s.Words[wi].Start], "，") != 1 {
		return false
	}
	for _, w := range s.Words {
		if w.Start < at || w.Tag == lang.Mark {
			continue
		}
		if first := w.Slice(t); w.Tag != lang.Prep && first != "到" && first != "到了" && first != "截至" {
			return false
		}
		break
	}
	ni := nounBehind(s.Words, wi)
	return ni < 0 || !strings.Contains(t[at:s.Words[wi].Start], s.Words[ni].Slice(t))
}

// topical reports a word that names a topic, which a pronoun then takes up:
// 对于工人来说，他们….
func topical(w string) bool {
	switch w {
	case "对", "對", "对于", "對於", "作为", "作為", "就", "像", "除了":
		return true
	}
	return false
}

// introducedBack is how many bytes before a unit the first mention of its
// subject is looked for.
const introducedBack = 2400

// introduced looks for a subject that is a bare noun, which the article brought in
// before as one of many: 一家餐厅… 餐厅原本是仓库. A point above may have told of it. It
// reports false where none can.
func introduced(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := d.Sentences[u.first]
	opens := u.opens()
	for wi, w := range s.Words[:max(len(s.Words)-1, 0)] {
		if w.Start < opens || w.Tag == lang.Mark {
			continue
		}
		if w.Tag != lang.Noun || w.Len() < len("餐厅") || !predicate(s.Words[wi+1].Tag) {
			return true
		}
		noun := w.Slice(t)
		before := t[runeBorder(t, max(opens-introducedBack, 0)):opens]
		if !strings.Contains(before, noun) {
			return true // mostly: the search from the end takes longer
		}
		for {
			i := strings.LastIndex(before, noun)
			if i < 0 {
				return true
			}
			before = before[:i]
			for _, m := range []string{"家", "間", "间", "部", "份", "篇", "名", "位", "座", "艘", "辆", "輛", "场", "場", "所", "支", "架", "幅", "栋", "棟", "宗"} {
				if strings.HasSuffix(before, m) {
					u.takesUp(noun)
					return true
				}
			}
		}
	}
	return true
}

// wholeBefore reports a 这 or 这些 without a noun in the first clause of a unit:
// it can only mean what was said before. 他放弃所有这些的方式….
func wholeBefore(t string, w lang.Word, at int) bool {
	switch w.Slice(t) {
	case "这", "這", "这些", "這些", "那些", "它", "它们", "它們":
	default:
		return false
	}
	if strings.HasPrefix(w.Slice(t), "它") && strings.HasPrefix(t[w.End:], "，") {
		return true // 相机都采用它，来生成照片: the object of the opening clause
	}
	for _, after := range []string{"的", "是", "不", "也", "就", "让", "讓", "使", "对", "對", "从", "從", "意味", "说明", "說明", "表明"} {
		if strings.HasPrefix(t[w.End:], after) {
			return !strings.Contains(t[at:w.Start], "，")
		}
	}
	return false
}

// unnamed reports 这批军品 and 该算法 where the unit has not said which: the
// noun did not come before. A 该 behind a name may be that body: 该公司.
func unnamed(t string, words []lang.Word, wi, at int) bool {
	w := words[wi].Slice(t)
	ni := nounBehind(words, wi)
	if ni < 0 || strings.Contains(t[at:words[wi].Start], words[ni].Slice(t)) {
		return false
	}
	if w == "该" || w == "該" {
		return !namedBefore(words[:wi], at) || !isBody(words[ni].Slice(t))
	}
	if w == "这" || w == "這" || w == "那" || w == "此" {
		w += words[min(wi+1, len(words)-1)].Slice(t) // 这 and 批 in two words
	}
	return len(w) == len("这批") && strings.ContainsAny(w[len("这"):], "批部场場位家支艘架幅座栋棟名")
}

// isBody reports a noun for a body of people or a place, by how it ends.
func isBody(noun string) bool {
	r, _ := utf8.DecodeLastRuneInString(noun)
	return strings.ContainsRune("司业業构構织織团團行国國党黨校院队隊部局会會厂廠店社城市省县縣州人员員者", r)
}

// pointsOn reports a unit that says only that something comes: 它的下场是这样的。
func pointsOn(s string) bool {
	s = strings.TrimRight(s, "。：！:")
	for _, end := range []string{"这样的", "這樣的", "是这样", "是這樣", "如下", "以下几点", "以下幾點"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// announcesList reports a unit that is the head of a list, with one of its items at
// most, 特通告如下：一、停课, or an item that counts on, 一是…；二是….
func announcesList(kept string) bool {
	if _, rest, ok := strings.Cut(kept, "如下："); ok {
		for _, one := range [...]string{"一", "1", "（一）", "(一)", "（1）", "(1)", "①"} {
			if strings.HasPrefix(strings.TrimLeft(rest, " 　"), one) {
				return true
			}
		}
	}
	if before, rest, ok := strings.Cut(kept, "："); ok && !strings.HasSuffix(before, "判决") && !strings.HasSuffix(before, "裁定") && (strings.HasPrefix(strings.TrimLeft(rest, " "), "一、") && !strings.Contains(rest, "二、") || strings.HasPrefix(strings.TrimLeft(rest, " "), "1、") && !strings.Contains(rest, "2、")) {
		return true
	}
	for _, item := range [...]string{"一是", "其一，", "一个是", "一個是"} {
		if rest, ok := strings.CutPrefix(kept, item); ok && !strings.HasPrefix(rest, "一") {
			return true
		}
	}
	return false
}

// onlyBecause reports an opening 因为 whose effect stands in the sentence before.
func onlyBecause(t string, s lang.Sentence) bool {
	if !strings.Contains(s.Slice(t), "因") {
		return false
	}
	switch firstWord(t, s) {
	case "因":
		for i, w := range s.Words[:len(s.Words)-1] {
			if w.Slice(t) == "，" {
				next := s.Words[i+1] // 因违规排污，一家工厂被罚: the effect has its subject
				return next.Tag == lang.Verb || next.Tag == lang.Prep || next.Tag == lang.Adv || next.Tag == lang.Other || next.Tag == lang.Mark
			}
		}
		return true
	case "因为", "因為":
		body := strings.ReplaceAll(s.Slice(t), "而且", "")
		return !strings.Contains(body, "，") && !strings.Contains(body, "所以") || !containsAny(body, "所以", "因此", "因而", "故", "就", "才", "而")
	}
	return false
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
