package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Chinese sentences that only lead up to the next one: it counts out what they announce,
// quotes whom they name, or takes back what they grant.

// looksAhead reports that the last sentence of u says no more than what comes.
func looksAhead(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	if u.last+1 >= len(d.Sentences) || u.cutShort() {
		return false
	}
	s := d.Sentences[u.last]
	body := strings.TrimRight(trim(t, s.Span).Slice(t), "。：:；")
	next := d.Sentences[u.last+1]
	rest := strings.TrimLeft(trim(t, next.Span).Slice(t), " 　")
	switch {
	case countsUp(body) && opensList(rest) && !opensStory(d, u.last):
		return true // 水利局把好“三道关”。一是…
	case strings.ContainsAny(firstRune(rest), "“「") && quoteAhead().closes(body):
		return true // 他的观点对我影响很大。“…”
	case likeThis(body):
		return true // 水价的道理是这样一种逻辑。先涨价，…
	case bePredicate().opens(rest):
		return true // 对村民来说，修渠。无疑是大事。
	case strings.Contains(body, "第一步") && !strings.Contains(body, "第二步") && stepBehind().opens(rest):
		return true // 第一步是关闸。然后…
	}
	return foil(d, u.last, body)
}

// countsUp reports that body ends with a number of things and does not name them: 有三个主要
// 部分, 把好“三道关”.
func countsUp(body string) bool {
	const far = 12 // characters from the end
	tail := strings.TrimRight(body, "”」")
	if !countedNouns().closes(tail) {
		return false
	}
	tail = tail[max(strings.LastIndex(tail, "，"), 0):]
	for n := 0; n < far && len(tail) > 0; n++ {
		r := lastRune(tail)
		tail = tail[:len(tail)-len(r)]
		if strings.ContainsAny(r, "个個道点點种種大方项項类類条條步招件关重把") && strings.ContainsAny(lastRune(tail), "两兩二三四五六七八九十几幾多23456789") {
			return true
		}
	}
	return false
}

// countedNouns are what is counted up and names nothing.
var countedNouns = wordsOf("部分", "方面", "关", "步", "步骤", "原因", "问题", "點", "点", "理由", "阶段", "层次", "情况", "可能", "特征", "特点", "标准", "条件", "環節", "环节", "要素", "因素", "类", "種", "种", "以下措施")

// likeThis reports that body ends with no more than that something is of such a kind.
func likeThis(body string) bool {
	const most = 6 // characters behind it
	i := strings.LastIndex(body, "这样一")
	return i >= 0 && width(body[i+len("这样一"):]) <= most
}

// opensList reports that s opens with the first of several items.
func opensList(s string) bool {
	return firstItems().opens(s) || strings.HasPrefix(s, "一方面") || strings.HasPrefix(s, "第一") || strings.HasPrefix(s, "1") && listMark(s) > 0
}

var (
	// quoteAhead closes a sentence behind which somebody is quoted.
	quoteAhead = wordsOf("典型", "影响很大", "影響很大", "写道", "說過", "说过", "名言", "这句话", "一段话", "这段话", "深刻", "精彩", "经典", "描述", "写过", "说法", "看法")
	// bePredicate open a sentence that is told of the one before it.
	bePredicate = wordsOf("无疑是", "無疑是", "无疑", "便是", "就是说")
	// stepBehind open the next step.
	stepBehind = wordsOf("然后", "接着", "之后", "随后", "第二步", "接下来", "再")
)

// foil reports a sentence with what many hold, which the author turns in one of the next: 不少
// 人认为水价太高。其实….
func foil(d *lang.Document, i int, body string) bool {
	const within = 2 // sentences
	if !manyPeople().in(body) || !heldSo().in(body) {
		return false
	}
	at := strings.LastIndexAny(body, "，；")
	if at >= 0 && !manyPeople().in(body[:at]) && !heldSo().in(body[at:]) {
		return false
	}
	if tritely().in(body) {
		return true // 大家一直说，…
	}
	t := d.Article.Text
	for k := i + 1; k < len(d.Sentences) && k <= i+within && d.Sentences[k].Block-d.Sentences[i].Block <= 1; k++ {
		if refutes().opens(strings.TrimLeft(trim(t, d.Sentences[k].Span).Slice(t), " 　“")) {
			return true
		}
	}
	return false
}

var (
	manyPeople = wordsOf("不少人", "很多人", "许多人", "大家", "人们", "有人", "一些人", "多数人", "有些人", "外界")
	heldSo     = wordsOf("认为", "觉得", "以为", "盲目", "普遍", "一直说", "总说", "常说", "都说", "误以为", "相信")
	tritely    = wordsOf("大家一直说", "大家都说", "大家总说", "人们总说", "人们常说", "有人总说", "很多人都说", "总有人说")
	refutes    = wordsOf("但", "然而", "不过", "事实上", "其实", "实际上", "可是", "我觉得", "我认为", "我不", "恰恰", "真相", "殊不知", "错", "非也")
)

// pleads reports a clause in which nobody in particular asks the readers to do something: 请广大
// 村民不要….
func pleads(kept string) bool {
	if !pleas().in(kept) || pleaders().in(kept) {
		return false
	}
	for clause := range strings.SplitSeq(strings.ReplaceAll(kept, "；", "，"), "，") {
		if pleas().opens(strings.TrimLeft(clause, " ")) {
			return true
		}
	}
	return false
}

// cutPlea leaves such a clause out with which a sentence ends: …，[请广大村民不要前往水库].
func cutPlea(d *lang.Document, u *unit) {
	t := d.Article.Text
	s := d.Sentences[u.first]
	if !pleas().in(s.Slice(t)) || pleaders().in(s.Slice(t)) {
		return
	}
	for c := 1; c < len(s.Clauses); c++ {
		if at := s.Clauses[c].Start; pleas().opens(t[at:s.End]) && (chinese{}).endsWell(d, u.first, c-1) && closed(t[u.opens():at]) {
			body := trimMark(t, trim(t, text.Span{Start: s.Start, End: at}))
			u.swap(text.Span{Start: body.End, End: trim(t, s.Span).End}, "。", text.Span{}, "to the reader")
			return
		}
	}
}

var (
	pleas    = wordsOf("请大家", "请广大", "请各位", "请辖区", "请市民", "敬请")
	pleaders = wordsOf("提醒", "提示", "呼吁", "表示", "说", "称", "指出", "强调", "介绍", "要求", "：", "发布", "通告", "通知", "倡议")
)

// leftBehind reports an opening whose partner stands before the unit: 等待无果后，, 可见….
func leftBehind(kept string) bool {
	switch {
	case strings.HasPrefix(kept, "可見"):
		return true
	case strings.HasPrefix(kept, "可见"):
		return !strings.HasPrefix(kept, "可见光") && !strings.HasPrefix(kept, "可见度")
	case strings.HasPrefix(kept, "否则"), strings.HasPrefix(kept, "否則"), strings.HasPrefix(kept, "而是"):
		return true
	case strings.HasSuffix(kept, "截图。"), strings.HasSuffix(kept, "截圖。"):
		return !strings.Contains(kept, "，") // what a picture shows
	case strings.HasPrefix(kept, "随后"):
		rest := strings.TrimPrefix(kept, "随后")
		return stepsOn().opens(rest)
	case strings.HasPrefix(kept, "就"):
		return handsOn().opens(kept[len("就"):]) // 就给对方过秤
	}
	for _, next := range [...]string{"之后，", "之後，", "然后，", "然後，", "接着，", "接著，", "于是，", "於是，"} {
		if rest, ok := strings.CutPrefix(kept, next); ok && handsOn().opens(rest) {
			return true
		}
	}
	head, _, ok := strings.Cut(kept[:runeBorder(kept, 12*len("字"))], "，")
	return ok && (strings.HasSuffix(head, "无果后") || strings.HasSuffix(head, "未果后") || strings.HasSuffix(head, "無果後"))
}

// handsOn open what is done with something by somebody who is not named.
var handsOn = wordsOf("给", "給", "把", "跟", "让", "讓", "被", "帮", "幫")

// stepsOn are what somebody did next who is not named.
var stepsOn = wordsOf("在", "又", "就", "也", "前往", "来到", "进行", "开展", "对", "向", "还", "便", "他", "她", "被", "将", "把", "从", "到", "走进", "参观")
