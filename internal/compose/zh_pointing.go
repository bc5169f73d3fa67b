package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What 这, 该, 其 and the like mean: whether it stands in the unit, and its name
// where that is certain. Persons are in zh_refer.go.

// dangles reports whether the demonstrative at word wi of sentence i points at
// something before what is kept of the unit: it opens it, or its noun was named
// in the two sentences before and not yet in the unit.
func dangles(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	words := d.Sentences[i].Words
	at := u.opens()
	if here(t, words, wi) || titledBehind(t, words, wi) || degree(t, words, wi) || counted(t, words, wi) || apposed(t, words, wi, at) || i == u.first && own(t, words, wi, at) || i == u.first && takesUp(t, words, wi, at) {
		return false
	}
	if thoseWho(t, words, wi) {
		return false
	}
	if i == u.first && clauseAt(d.Sentences[i], words[wi].Start) > clauseAt(d.Sentences[i], at) && !severalMeant(words[wi].Slice(t)) && opensStory(d, i) {
		return false // nothing was told before it
	}
	if thisWeek(t, words, wi) || announced(t, words, wi) || oneOfThese(t, words, wi, at) || bothHere(t, words, wi, at) {
		return false
	}
	if w := words[wi].Slice(t); w == "上述" || w == "前述" || w == "以上" {
		ni := nounBehind(words, wi)
		return ni < 0 || !strings.Contains(t[at:words[wi].Start], words[ni].Slice(t))
	}
	led := false
	for _, v := range words[:wi] {
		if !u.removed(v.Span) && (v.Tag.Content() && v.Tag != lang.Time && v.Tag != lang.Verb || v.Tag == lang.Pron) {
			led = true
		}
	}
	if !led && (i == u.first || u.removed(trim(t, d.Sentences[u.first].Span))) {
		return true
	}
	if i == u.first && strings.HasPrefix(words[wi].Slice(t), "它") && !namesBefore(words[:wi], at) {
		return true
	}
	if i == u.first && (wholeBefore(t, words[wi], at) || unnamed(t, words, wi, at)) {
		return true
	}
	if i == u.first && behindFront(t, d.Sentences[i], at, wi) {
		return true
	}
	if i == u.first && saidBare(t, d.Sentences[i], wi) {
		return true
	}
	if wi+1 < len(words) && words[wi+1].Tag == lang.Person && !strings.Contains(t[at:words[wi].Start], words[wi+1].Slice(t)) {
		return true // 这位史密斯先生
	}
	if w := words[wi].Slice(t); len(w) == len("该国") && strings.HasPrefix(d.Sentences[i].Language.Key(w), "该") {
		return i == u.first && !namedBefore(words[:wi], at) // 该国, 该市
	}
	ni := nounBehind(words, wi)
	if ni < 0 {
		if w := words[wi].Slice(t); i == u.first && len(w) == len("这次") && strings.ContainsAny(w[len("这"):], "次番") && clauseAt(d.Sentences[i], words[wi].Start) == clauseAt(d.Sentences[i], at) {
			return true // 去年的这次普查, 此次打响第一枪的…
		}
		// 教官对此的解释是…: the thing is in another sentence, unless a clause
		// of this one came before.
		return i == u.first && clauseAt(d.Sentences[i], words[wi].Start) == clauseAt(d.Sentences[i], at) && (alone(words[wi].Slice(t)) || onePoint(t, words[wi]))
	}
	head := words[ni].Slice(t)
	if led && words[wi].Slice(t) == "其中" || strings.Contains(t[at:words[wi].Start], head) {
		return false // 其中加州和德州: of what stands before it, not of California
	}
	if i == u.first && clauseAt(d.Sentences[i], words[wi].Start) == clauseAt(d.Sentences[i], at) {
		w := words[wi].Slice(t)
		return !namedBefore(words[:wi], at) || w != "该" && w != "該"
	}
	if i > u.first && severalMeant(words[wi].Slice(t)) && !sumsUp(head) {
		return true // 这些规定: of a sentence before, and not of the one that is here
	}
	if len(head) < 6 {
		return false
	}
	for j := u.first - 1; j >= 0 && j >= u.first-farBack; j-- {
		if strings.Contains(d.Sentences[j].Slice(t), head) {
			return true
		}
	}
	return false
}

// here reports a 这 that is a place and stands in a quotation, which the speaker and not the
// reader sees: “当你在这的时候…”.
func here(t string, words []lang.Word, wi int) bool {
	if w := words[wi].Slice(t); w != "这" && w != "這" || wi == 0 {
		return false
	}
	before := words[wi-1].Slice(t)
	return (before == "在" || before == "到") && strings.HasPrefix(t[words[wi].End:], "的时候")
}

// thoseWho reports a 那些 that says which ones itself: 那些注定要发生的变革, 那些保护垄断的大公司.
func thoseWho(t string, words []lang.Word, wi int) bool {
	const far = 12 // words
	if words[wi].Slice(t) != "那些" || wi+1 >= len(words) || words[wi+1].Tag == lang.Noun && words[wi+1].Len() > len("人") {
		return false
	}
	does := false
	for k := wi + 1; k+1 < len(words) && k <= wi+far && words[k].Tag != lang.Mark; k++ {
		if does && words[k].Slice(t) == "的" && words[k+1].Tag != lang.Mark {
			return true
		}
		does = does || words[k].Tag == lang.Verb
	}
	return false
}

// opensStory reports that no sentence of the article's own text stands before i: what a
// page sets there is a headline, or says where the story is from.
func opensStory(d *lang.Document, i int) bool {
	furniture := func(c lang.Cue) bool { return c.Kind == lang.CueFurniture }
	var j judged
	for k, s := range d.Sentences[:i] {
		if j.speaks(d, k) || strings.HasSuffix(trim(d.Article.Text, s.Span).Slice(d.Article.Text), "。") && !slices.ContainsFunc(s.Cues, furniture) {
			return false
		}
	}
	return true
}

// thisWeek reports 这周四 and 这几年, which the reader counts from the article's day.
func thisWeek(t string, words []lang.Word, wi int) bool {
	if w := words[wi].Slice(t); w != "这" && w != "這" || wi+1 >= len(words) {
		return false
	}
	return thisTimes().opens(t[words[wi].End:])
}

var thisTimes = wordsOf("周一", "周二", "周三", "周四", "周五", "周六", "周日", "周末", "星期", "个星期", "个周末", "几年", "几天", "些年", "幾年", "幾天", "個星期")

// degree reports a 如此 that says how much and means nothing: 变化如此迅速.
func degree(t string, words []lang.Word, wi int) bool {
	return words[wi].Slice(t) == "如此" && wi > 0 && wi+1 < len(words) && words[wi-1].Tag != lang.Mark &&
		(words[wi+1].Tag == lang.Adj || words[wi+1].Tag == lang.Adv || words[wi+1].Tag == lang.Verb || words[wi+1].Tag == lang.Noun || words[wi+1].Tag == lang.Idiom)
}

// apposed reports a demonstrative right behind what it means: 疫苗这东西,
// 欧美这些国家, “爆笑”这个词, 免费这种事.
func apposed(t string, words []lang.Word, wi, at int) bool {
	if wi == 0 || words[wi-1].Start < at || words[wi-1].End != words[wi].Start || !strings.HasPrefix(words[wi].Slice(t), "这") && !strings.HasPrefix(words[wi].Slice(t), "這") {
		return false
	}
	before := words[wi-1]
	if before.Tag == lang.Noun && before.Len() > len("人") || namesSomething(before.Tag) || strings.ContainsAny(before.Slice(t), "”」》") {
		return true
	}
	ni := nounBehind(words, wi)
	return ni > 0 && before.Tag.Content() && before.Len() > len("人") && wordsAndThings().opens(words[ni].Slice(t)+" ")
}

// wordsAndThings is what anything may be called right behind itself.
var wordsAndThings = wordsOf("词 ", "詞 ", "事 ", "事儿 ", "事兒 ", "东西 ", "東西 ", "说法 ", "說法 ", "概念 ", "国家 ", "國家 ")

// announced reports a 这样 that means what comes behind the colon: 是这样一句话：….
func announced(t string, words []lang.Word, wi int) bool {
	switch words[wi].Slice(t) {
	case "这样", "這樣", "如此":
	default:
		return false
	}
	for k := wi + 1; k < len(words) && k <= wi+4; k++ {
		if strings.HasPrefix(words[k].Slice(t), "：") {
			return k+1 < len(words)
		}
	}
	return false
}

// oneOfThese reports a 当中 right behind whom it means, 人类当中, or behind some that
// the unit counts: 4款报告，当中3款….
func oneOfThese(t string, words []lang.Word, wi, at int) bool {
	switch words[wi].Slice(t) {
	case "当中", "當中", "其中":
	default:
		return false
	}
	for k := wi - 1; k >= 0 && words[k].Start >= at; k-- {
		if k == wi-1 && words[k].Tag == lang.Noun || k+1 < wi && words[k].Tag == lang.Num && words[k+1].Tag == lang.Measure {
			return true
		}
	}
	return false
}

// bothHere reports a 前者 behind two things that the unit names: A或B：前者…，后者….
func bothHere(t string, words []lang.Word, wi, at int) bool {
	switch words[wi].Slice(t) {
	case "前者", "后者", "後者":
	default:
		return false
	}
	for _, w := range words[:wi] {
		if w.Start < at {
			continue
		}
		switch w.Slice(t) {
		case "和", "与", "與", "或", "及", "以及", "跟", "还是", "還是":
			return containsAny(t[w.End:words[len(words)-1].End], "后者", "後者")
		}
	}
	return false
}

// takesUp reports a demonstrative that opens a clause behind a whole one of the
// unit, and takes up what that says: 台积电举行了仪式，这场盛事宣告….
func takesUp(t string, words []lang.Word, wi, at int) bool {
	if wi == 0 || words[wi-1].Tag != lang.Mark || !strings.ContainsAny(words[wi-1].Slice(t), "，,—") || !strings.HasPrefix(words[wi].Slice(t), "这") && !strings.HasPrefix(words[wi].Slice(t), "這") {
		return false
	}
	if wi > 1 && (says(words[wi-2].Slice(t)) || learns(words[wi-2].Slice(t))) {
		return false // 记者获悉，这名患者…: nothing was said of it yet
	}
	subject, first := false, !strings.Contains(words[wi-1].Slice(t), "—") // what a dash adds is of what stands before it
	for _, v := range words[:wi] {
		if v.Start < at || v.Tag == lang.Mark {
			continue
		}
		if first && (v.Tag == lang.Prep || v.Tag == lang.Conj || v.Tag == lang.Verb || v.Tag == lang.Pron) && !whole(v.Slice(t)) {
			return false
		}
		first = false
		switch v.Tag {
		case lang.Noun, lang.Person, lang.Org, lang.Place, lang.Name, lang.Latin:
			subject = true
		case lang.Verb, lang.Idiom:
			if subject {
				return true
			}
		}
	}
	return false
}

// learns reports a verb of hearing what comes.
func learns(w string) bool {
	switch w {
	case "获悉", "獲悉", "了解到", "介绍", "介紹", "告诉", "得知", "报道", "報道", "發現", "发现", "看到", "记者":
		return true
	}
	return false
}

// whole reports a word that opens a clause with a subject of its own.
func whole(w string) bool {
	switch w {
	case "随着", "隨著", "由于", "由於", "因为", "因為":
		return true
	}
	return false
}

// counted reports a 以上 or 以下 that belongs to a figure: 65岁或以上.
func counted(t string, words []lang.Word, wi int) bool {
	switch words[wi].Slice(t) {
	case "以上", "以下":
	default:
		return false
	}
	if wi > 1 && words[wi-1].Tag == lang.Noun && words[wi-2].Tag == lang.Num {
		return true // 5人以上
	}
	return wi > 0 && (words[wi-1].Tag == lang.Num || words[wi-1].Tag == lang.Measure || words[wi-1].Slice(t) == "或" || words[wi-1].Slice(t) == "及")
}

// own reports a 其, or an 其他, whose owner or whose first stands in the unit: a
// noun or a name before it, and not in a phrase that only fronts what is told.
func own(t string, words []lang.Word, wi, at int) bool {
	switch words[wi].Slice(t) {
	case "其", "其他", "其它":
	default:
		return false
	}
	fronted := false
	first := true
	for _, v := range words[:wi] {
		if v.Start < at {
			continue
		}
		if v.Tag == lang.Mark {
			if strings.ContainsAny(v.Slice(t), "，,") {
				fronted = false
			}
			continue
		}
		if first {
			fronted, first = v.Tag == lang.Prep, false
		}
		switch v.Tag {
		case lang.Person, lang.Org, lang.Latin:
			return true
		case lang.Noun, lang.Name, lang.Place:
			if !fronted {
				return true
			}
		}
	}
	return false
}

// onePoint reports 这一点 and 这点, which are what was said before.
func onePoint(t string, w lang.Word) bool {
	for _, p := range []string{"这一点", "這一點", "这点", "這點"} {
		if strings.HasPrefix(t[w.Start:], p) {
			return true
		}
	}
	return false
}

func datedBefore(s lang.Sentence, at int) bool {
	for _, a := range s.Atoms {
		if a.Kind == lang.KindDate && a.End <= at {
			return true
		}
	}
	return false
}

// farBack is how many sentences before the unit the noun of a demonstrative is
// looked for.
const farBack = 4

// namedBefore reports a name among words from offset at on: 某公司称该企业….
func namedBefore(words []lang.Word, at int) bool {
	for _, w := range words {
		if w.Start < at {
			continue
		}
		switch w.Tag {
		case lang.Org, lang.Person, lang.Place, lang.Name, lang.Latin:
			return true
		}
	}
	return false
}

// namesBefore reports a thing among words from offset at on that 它 may mean: 十年后的今天，它… has none.
func namesBefore(words []lang.Word, at int) bool {
	return slices.ContainsFunc(words, func(w lang.Word) bool {
		return w.Start >= at && w.Tag != lang.Time && w.Tag != lang.Mark && w.Tag != lang.Adv && w.Tag != lang.Num && w.Tag != lang.Measure && w.Tag.Content()
	})
}

// alone reports whether a demonstrative stands for a whole thing said before.
func alone(w string) bool {
	switch w {
	case "对此", "對此", "为此", "為此", "此举", "此舉", "这样", "這樣", "如此", "前者", "后者", "後者", "其中", "当中", "當中":
		return true
	}
	return false
}

// nounBehind is the index of the noun that the demonstrative at wi stands with,
// over a measure word or a number, or -1.
func nounBehind(words []lang.Word, wi int) int {
	for ni := wi + 1; ni < len(words) && ni <= wi+3; ni++ {
		switch words[ni].Tag {
		case lang.Measure, lang.Num:
		case lang.Verb: // 这笔委托投资
			if ni+1 >= len(words) || words[ni+1].Tag != lang.Noun || ni == wi+1 && words[wi].Len() == len("这") {
				return -1
			}
		case lang.Noun, lang.Place, lang.Org:
			return ni
		default:
			return -1
		}
	}
	return -1
}

func demonstrative(w string) bool {
	if !demonstratives().mayOpen(w) {
		return false // every word of a text is asked: most are none by their first character
	}
	switch w {
	case "这", "這", "那", "该", "該", "此", "其", "这些", "這些", "那些", "这个", "這個", "那个", "那個", "这种", "這種",
		"此举", "此舉", "对此", "對此", "为此", "為此", "它", "它们", "它們", "其中", "当中", "當中", "前者", "后者", "後者", "双方", "雙方",
		"两者", "兩者", "二者", "这样", "這樣", "这里", "這裡", "这里面", "如此", "这一", "這一", "此次", "本次", "今次", "是次", "此番", "两国", "兩國", "两人", "兩人",
		"另一", "另一个", "另一個", "其他", "其它", "此人", "下面", "以下", "上述", "前述", "上图", "上圖", "下图", "下圖", "以上":
		return true
	}
	_, n := utf8.DecodeRuneInString(w)
	switch w[:n] { // 这部, 那场, 该名: with a measure as one word
	case "该", "該":
		return len(w) == len("该国")
	case "这", "這", "那", "此":
		return len(w) > n && strings.ContainsAny(w[n:], "部场場位份本篇段条條家所支批座件幅张張项項类類名届屆套栋棟轮輪款宗笔筆次番群帮幫")
	}
	return false
}

// demonstratives are the first characters of such words.
var demonstratives = wordsOf("这", "這", "那", "当", "當", "该", "該", "此", "其", "对", "對", "为", "為", "它", "前", "后", "後", "双", "雙", "两", "兩", "二", "如", "本", "今", "是", "另", "下", "上", "以")

// mendDemonstrative puts the name in for 该公司 where exactly one name in the
// three sentences before ends in that noun.
func mendDemonstrative(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	w := s.Words[wi]
	switch w.Slice(t) {
	case "该", "該", "这", "這", "此", "这个", "這個", "这一", "這一":
	default:
		return false
	}
	ni := nounBehind(s.Words, wi)
	if ni < 0 {
		return false
	}
	noun := s.Words[ni]
	head := noun.Slice(t)
	if len(head) < 6 { // one character matches too much
		return false
	}
	var who text.Span
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind != lang.KindName || who.Slice(t) == a.Slice(t) {
				continue
			}
			// One character before the noun is no name but a piece of one: 脱[欧协议].
			ends := strings.HasSuffix(strings.TrimRight(a.Slice(t), "》”」"), head) && a.Len() >= len(head)+len("脱欧")
			if k := wordFrom(&d.Sentences[j], a.Start); ends && d.Sentences[j].Words[k].Tag == lang.Place && d.Sentences[j].Words[k].Len()+len(head) == a.Len() {
				return false // 中国公司 is any firm of China
			}
			switch {
			case ends && (!who.Empty() || strings.HasPrefix(t[a.End:], "的")):
				return false // 伯恩斯坦公司的某人说起别家
			case ends:
				who = a.Span
			case a.Sub == "org" && isBody(head) && who.Empty():
				return false // nearer than any that ends so
			}
		}
	}
	if who.Empty() {
		return false
	}
	u.swap(text.Span{Start: w.Start, End: noun.End}, who.Slice(t), who, "what is meant")
	return true
}

// meant is the noun of 该工艺 and 这场发布会, one thing that was told of, or "".
func meant(t string, words []lang.Word, wi int) string {
	w := words[wi].Slice(t)
	switch w {
	case "该", "該", "此", "这", "這", "这个", "這個", "这一", "這一", "此次", "本次", "今次", "是次", "上述", "前述":
	default:
		if len(w) != len("这场") || severalMeant(w) || !strings.ContainsAny(firstRune(w), "这這此") || strings.ContainsAny(w, "种種样樣里裡") {
			return ""
		}
	}
	ni := nounBehind(words, wi)
	if ni < 0 || words[ni].Len() < len("工艺") || words[wi].End != words[wi+1].Start {
		return ""
	}
	for ni+1 < len(words) && words[ni+1].Tag == lang.Noun && words[ni].End == words[ni+1].Start && words[ni+1].Len() >= len("工艺") {
		ni++ // 上述网友质疑: what is meant are the doubts
	}
	return words[ni].Slice(t)
}
