package compose

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

//go:embed data/zh-openings.txt
var zhOpeningsText string

// zhOpenings are the openings that go, by their key (simplified form).
var zhOpenings = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(zhOpeningsText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
})

// longestOpening is the most characters an opening has.
const longestOpening = 8

// zhOpening gives the length in bytes of the opening of body that a point does
// without, the comma behind it included; 0 where there is none.
func zhOpening(body string, l lang.Language) int {
	n, best := 0, 0
	for range longestOpening {
		_, w := utf8.DecodeRuneInString(body[n:])
		if w == 0 {
			break
		}
		n += w
		if rest := body[n:]; strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "：") {
			if zhOpenings()[l.Key(body[:n])] {
				best = n + len(rest) - len(strings.TrimLeft(rest, "，,： "))
			}
		}
	}
	return best
}

// bareConjunction reports whether a word opens a sentence without a comma and
// says only how it hangs on the one before: 但俄罗斯否认…, not 而立之年.
func bareConjunction(key string) bool {
	switch key {
	case "但", "但是", "不过", "然而", "可是", "而", "而且", "而后", "并且", "因此", "所以", "于是", "此外", "况且", "且", "却", "毕竟", "事实上", "其实", "当然", "甚至":
		return true
	}
	return false
}

// cutAdding leaves out what adds the clause that opens the unit, from offset at
// on, to one that is not there: 还表示, 也指出; and 却, which turns against
// what stands before.
func cutAdding(t string, s lang.Sentence, u *unit, at int) {
	c := clauseAt(s, at)
	for i, w := range s.Words[:max(len(s.Words)-1, 0)] {
		if w.Start <= at || w.Len() != len("还") || clauseAt(s, w.Start) != c || s.Words[i+1].Start != w.End {
			continue
		}
		adds := false
		switch s.Language.Key(w.Slice(t)) {
		case "还", "也", "又", "亦":
			next := s.Language.Key(s.Words[i+1].Slice(t))
			adds = says(next) || mentions(next) || w.Slice(t) == "也" && addedTo().in(t[s.Start:at]) && !containsAny(t[at:w.Start], "，", "再", "即", "连", "谁", "不", "虽")
		case "则":
			adds = w.Start > at && !containsAny(t[at:w.Start], "如", "若", "否", "一", "凡", "要", "，") && (s.Words[i+1].Tag == lang.Verb || startsDeed(s.Language.Key(s.Words[i+1].Slice(t))))
		case "却":
			before := t[at:w.Start]
			if turnWords().opens(t[s.Start:at]) && strings.HasPrefix(before, "在") {
				_, before, _ = strings.Cut(before, "，") // 然而，在东湖县，水价却上涨
			}
			adds = !containsAny(before, "虽", "雖", "尽管", "儘管", "本", "原", "明明", "看似", "，", "不")
		}
		if adds && closed(t[s.Start:w.Start]) {
			u.cut(w.Span, "adding")
			return
		}
	}
}

// addedTo are openings that add a sentence to the one before it.
var addedTo = wordsOf("同时", "此外", "另外", "除此之外", "除此以外")

// startsDeed reports a word that what somebody does begins with.
func startsDeed(key string) bool {
	switch key {
	case "将", "已", "已经", "在", "从", "由", "以", "需", "可", "要", "正":
		return true
	}
	return false
}

// labelled gives the length of a label in brackets that opens body, 【编前语】, or
// of where its picture is from, 图自东湖网: 0 where there is none.
func labelled(body string) int {
	const longest = 15 * len("字")
	if strings.HasPrefix(body, "【") {
		if i := strings.Index(body[:runeBorder(body, longest)], "】"); i > 0 && i+len("】") < len(body) {
			n := i + len("】")
			return n + len(body[n:]) - len(strings.TrimLeft(body[n:], " 　："))
		}
	}
	if strings.HasPrefix(body, "#") { // of a network: #以药养医副作用太大#
		if i := strings.Index(body[1:runeBorder(body, 2*longest)], "#"); i > 0 && len(body) > i+2 {
			return len(body) - len(strings.TrimLeft(body[i+2:], " 　，："))
		}
	}
	if i := strings.Index(body[:runeBorder(body, 6*len("字"))], "摄 "); i > len("字") {
		return len(body) - len(strings.TrimLeft(body[i+len("摄 "):], " 　"))
	}
	for _, label := range [...]string{"基本案情", "案情简介", "案情回顾", "简要案情"} {
		if rest, ok := strings.CutPrefix(body, label); ok && !strings.HasPrefix(rest, "是") && !strings.HasPrefix(rest, "为") && !strings.HasPrefix(rest, "如") {
			return len(body) - len(strings.TrimLeft(rest, " 　：:"))
		}
	}
	if rest, ok := strings.CutPrefix(body, "资料图"); ok {
		if i := strings.Index(rest[:runeBorder(rest, longest)], "）"); i > 0 && strings.HasPrefix(rest, "（") {
			return len(body) - len(rest) + i + len("）") // 资料图（东湖社）东湖县…
		}
		if openerOfStory(rest) || strings.HasPrefix(rest, "据") {
			return len(body) - len(rest)
		}
	}
	if strings.HasPrefix(body, "图自") || strings.HasPrefix(body, "图源") {
		if i := strings.IndexAny(body[:runeBorder(body, longest)], " 　"); i > 0 {
			return len(body) - len(strings.TrimLeft(body[i:], " 　"))
		}
	}
	return 0
}

// onWhat gives the length of a front that only says that what comes is about what was said,
// 对于以上话题，: 0 where there is none, or where no name opens what comes.
func onWhat(t string, s lang.Sentence, at int) int {
	const longest = 14 * len("字")
	head := t[at:s.End]
	i := strings.Index(head[:runeBorder(head, longest)], "，")
	if i < 0 || !onThat().opens(head) {
		return 0
	}
	n := i + len("，")
	if k := wordFrom(&s, at+n); k < len(s.Words) && s.Words[k].Start == at+n {
		switch s.Words[k].Tag {
		case lang.Person, lang.Org, lang.Place, lang.Name, lang.Latin, lang.Noun:
			return n
		}
	}
	return 0
}

var onThat = wordsOf("对于以上", "针对以上", "就以上", "关于以上", "对于上述", "针对上述", "就上述", "关于上述", "针对此事", "就此事", "对于此事", "针对这一情况", "针对这一问题", "针对该情况", "就此")

// framing gives the length of an opening clause that only says that what comes is
// to be read in the light of what was said, 正是在这样一个时机，: 0 where there is
// none, or where no name opens what comes. A condition is not one.
func framing(t string, s lang.Sentence, at int) int {
	const longest = 16 * len("字")
	head := t[at:s.End]
	if !containsAny(head[:runeBorder(head, longest)], "这", "這", "此") {
		return 0
	}
	i := strings.IndexAny(head[:runeBorder(head, longest)], "，,")
	if i < 0 || !containsAny(head[:i], "这", "這", "此", "如此") || !closesFrame().closes(strings.TrimRight(head[:i], "之")) {
		return 0
	}
	n := i + len(head[i:]) - len(strings.TrimLeft(head[i:], "，, "))
	for _, w := range s.Words {
		switch {
		case w.Start < at+n && (namesSomething(w.Tag) || w.Tag == lang.Num && w.Slice(t) != "一个" && w.Slice(t) != "一"):
			return 0
		case w.Start == at+n && namesSomething(w.Tag):
			return n
		}
	}
	return 0
}

// concluding gives the length of an opening that makes what comes the sum of what
// was said, 这意味着: the article says so itself, and the point does. What something shows,
// 这表明, is somebody's inference and stays.
func concluding(body string) int {
	for _, this := range [...]string{"这也就", "這也就", "这也", "這也", "这就", "這就", "这", "這"} {
		rest, ok := strings.CutPrefix(body, this)
		if !ok {
			continue
		}
		for _, means := range [...]string{"意味着", "意味著", "等于说", "等於說"} {
			if after, ok := strings.CutPrefix(rest, means); ok && !strings.HasPrefix(after, "什") && !strings.HasPrefix(after, "的") {
				return len(body) - len(strings.TrimLeft(after, "，,： "))
			}
		}
	}
	return 0
}

// stressing gives the length of an opening that only says how to take what comes:
// 更让人深思的是，.
func stressing(body string) int {
	const longest = 10 * len("字")
	i := strings.Index(body[:runeBorder(body, longest+len("，"))], "的是，")
	if i < 0 {
		return 0
	}
	for _, how := range [...]string{"更", "最", "令人", "让人", "讓人", "值得", "有趣", "遗憾", "遺憾", "可喜", "不幸", "幸运", "幸運", "关键", "關鍵", "重要", "难得", "難得", "可贵", "可貴"} {
		if strings.HasPrefix(body, how) {
			return i + len("的是，")
		}
	}
	return 0
}

// counting gives the length of an opening that only numbers what the article itself
// concludes, 第二个教训是，: what somebody else thinks, 第二种观点是, is no such thing.
func counting(body string) int {
	const longest = 10 * len("字")
	rest, ok := strings.CutPrefix(body, "第")
	if !ok {
		return 0
	}
	rest = strings.TrimLeft(rest, "一二三四五六七八九十0123456789")
	rest = strings.TrimLeft(rest, "个個条條点點大")
	for _, what := range [...]string{"教训", "教訓", "启示", "啟示", "结论", "結論", "经验", "經驗"} {
		if after, ok := strings.CutPrefix(rest, what+"是"); ok && len(body)-len(after) < longest {
			return len(body) - len(strings.TrimLeft(after, "，,： "))
		}
	}
	return 0
}

// giving gives the length of an opening 因为 of a sentence that is a reason and nothing
// else: what it is the reason of stands before it, and the article says it as a fact.
// Where a verb stands before the first comma, what comes behind may be its effect.
func giving(t string, s lang.Sentence, at int) int {
	body := t[at:s.End]
	rest, ok := strings.CutPrefix(body, "因为")
	if !ok {
		rest, ok = strings.CutPrefix(body, "因為")
	}
	if !ok || containsAny(body, "所以", "因此", "因而", "于是", "於是", "才", "就", "而", "故", "以至", "以致", "导致", "導致") {
		return 0
	}
	n := len(body) - len(strings.TrimLeft(rest, "，, "))
	comma := strings.IndexAny(body[n:], "，,；;：")
	subject := false
	for _, w := range s.Words {
		switch {
		case w.Start < at+n || w.Tag == lang.Mark:
		case comma >= 0 && w.Start >= at+n+comma:
			return n
		case w.Tag == lang.Verb && comma >= 0:
			return 0
		case w.Tag == lang.Noun, w.Tag == lang.Pron, namesSomething(w.Tag):
			subject = true
		case w.Tag == lang.Verb && !subject:
			return 0
		}
	}
	return n
}

// itemMark gives the length of what counts an item that has a subject of its own, 二是多地
// 发生山洪: what is counted so needs no count.
func itemMark(t string, s lang.Sentence, at int) int {
	for _, item := range [...]string{"一是", "二是", "三是", "四是", "五是", "六是", "其二，", "其三，", "其四，"} {
		if rest, ok := strings.CutPrefix(t[at:s.End], item); ok && !strings.ContainsAny(rest, "；：") && !strings.HasPrefix(rest, "一") {
			k := wordFrom(&s, at+len(item))
			if k == len(s.Words) || subjectlessFrom(t, s, clauseAt(s, at+len(item)), at+len(item)) {
				return 0
			}
			if s.Words[k].Tag == lang.Adj && verbNext(s, k) {
				return 0 // 二是严把质量关: nobody in particular
			}
			switch s.Words[k].Tag {
			case lang.Noun, lang.Adj, lang.Num, lang.Place, lang.Org, lang.Person, lang.Name, lang.Latin:
				return len(item)
			}
			return 0
		}
	}
	return 0
}

var closesFrame = wordsOf("时机", "時機", "背景下", "背景之下", "情况下", "情況下", "形势下", "形勢下", "局势下", "基础上", "基礎上", "时刻", "時刻", "关头", "關頭", "节点", "節點", "意义上", "意義上", "之际", "之際", "同时", "同時", "过程中", "過程中", "环境下", "環境下")

func namesSomething(tag lang.Tag) bool {
	switch tag {
	case lang.Person, lang.Org, lang.Place, lang.Name, lang.Latin:
		return true
	}
	return false
}

// mentions reports a verb of saying something beside something else.
func mentions(key string) bool {
	switch key {
	case "提到", "谈到", "说到", "介绍", "补充", "补充道", "补充说", "提醒", "提出", "呼吁", "警告", "预测", "预计", "解释", "称赞":
		return true
	}
	return false
}

// especially gives the length of a 特别是 at offset at that a subject stands behind: what holds
// for it is told of it alone.
func especially(s lang.Sentence, at int) int {
	if k := wordFrom(&s, at+len("特别是")); k < len(s.Words) && s.Words[k].Start == at+len("特别是") {
		switch s.Words[k].Tag {
		case lang.Person, lang.Org, lang.Place, lang.Name, lang.Latin, lang.Noun, lang.Num, lang.Time:
			return len("特别是")
		}
	}
	return 0
}

// bullets are what a page sets before an item of a list, or for show.
const bullets = "…|·•．●○◎◆◇■□►▶★☆※✦✅❗‼🚩📍👉🔴🔹🔸\uFE0F*＊× "

// cutOpenings leaves out the openings of the sentence from offset at on, one
// after the other, and gives where the sentence opens then.
func cutOpenings(t string, s lang.Sentence, u *unit, at int) int {
	for at < s.End {
		n := len(t[at:s.End]) - len(strings.TrimLeft(t[at:s.End], bullets))
		if n == 0 && strings.HasPrefix(t[at:s.End], "- ") {
			n = len("- ")
		}
		if n == 0 {
			n = listMark(t[at:s.End])
		}
		if n == 0 && !u.span.Empty() {
			n = itemMark(t, s, at)
		}
		if n == 0 {
			n = labelled(t[at:s.End])
		}
		if n == 0 {
			n = zhOpening(t[at:s.End], s.Language)
		}
		if n == 0 && strings.HasPrefix(t[at:s.End], "另据") {
			n = len("另")
		}
		if n == 0 && strings.HasPrefix(t[at:s.End], "特别是") {
			n = especially(s, at)
		}
		if n == 0 && (strings.HasPrefix(t[at:s.End], "也有") || strings.HasPrefix(t[at:s.End], "也不")) {
			n = len("也")
		}
		if n == 0 {
			n = max(onWhat(t, s, at), framing(t, s, at), concluding(t[at:s.End]), stressing(t[at:s.End]), counting(t[at:s.End]), giving(t, s, at))
		}
		for _, w := range s.Words {
			if n == 0 && w.Start == at && bareConjunction(s.Language.Key(w.Slice(t))) {
				n = w.Len()
			}
		}
		if n == 0 {
			return at
		}
		if rest := t[at+n : s.End]; strings.HasPrefix(t[at:], "第") && strings.HasPrefix(rest, "是") && !strings.HasPrefix(rest, "是否") && !strings.HasPrefix(rest, "是不是") {
			n += len("是") // 第三，是村民勤劳
		}
		u.cut(text.Span{Start: at, End: at + n}, "opening")
		at += n
	}
	return at
}
