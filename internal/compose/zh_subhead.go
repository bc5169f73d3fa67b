package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// Subheadings and captions that a page runs into a sentence in the midst of its story: what
// is behind them opens as no predicate does.

// subheadEnds is where s goes on behind such a heading that begins at offset at, or at where
// there is none: 水价下跌村民高兴由于今年多雨，….
func subheadEnds(t string, s lang.Sentence, at int) int {
	const least, most = 5, 34 // characters of a heading
	window := t[at:runeBorder(t[:s.End], min(at+(most+4)*len("字"), s.End))]
	if !freshOpeners().in(window) {
		return at
	}
	verb := false
	for wi, w := range s.Words {
		if w.Start <= at {
			verb = verb || w.Start == at && w.Tag == lang.Verb
			continue
		}
		head := t[at:w.Start]
		n := utf8.RuneCountInString(head)
		if n > most || strings.ContainsAny(lastRune(head), "。；：") {
			return at
		}
		if n >= least && freshOpeners().opens(t[w.Start:]) && opensAfresh(t, s, wi, head, verb) {
			return w.Start
		}
		verb = verb || w.Tag == lang.Verb
	}
	return at
}

// spacedHeadEnds is where s goes on behind a heading of two parts that begins at offset at and that
// nothing but the space in it tells: 狠抓检查 强化防范[该局…]. The story opens with a day, with 该局, with how
// the heading opens, or with a name behind the space. It is at where there is none.
func spacedHeadEnds(t string, s lang.Sentence, at int) int {
	const most, least, again, tells, spaces = 60, 6, 3, 10, 2 // characters of a heading, of its first part, that come again, and that tell the story; spaces
	body := t[at:runeBorder(t[:s.End], min(at+most*len("字"), s.End))]
	space := strings.Index(body, " ")
	if space < 0 || !parted(body) {
		return at
	}
	run := body
	if end := strings.IndexAny(run, "，。；：、！？“《（【"); end >= 0 {
		run = run[:end]
	}
	if space >= len(run) || strings.Count(run, " ") > spaces {
		return at
	}
	opens := body[:runeBorder(body, again*len("字"))]
	last := at + strings.LastIndex(run, " ")
	named, verb := at, false // where a name opens what is behind the space; a verb in the heading
	for _, w := range s.Words {
		if w.Start < at || w.Start >= at+len(run) {
			continue
		}
		rest, before := t[w.Start:s.End], lastRune(t[at:w.Start])
		switch {
		case w.Start <= at+space || strings.ContainsAny(before, notBefore+storyBinds):
		case openerOfStory(rest), before != " " && strings.HasPrefix(rest, opens), before != " " && thatBody().opens(rest):
			return w.Start
		}
		if w.Start == last+len(" ") && verb && last-at >= least*len("字") && utf8.RuneCountInString(t[w.Start:at+len(run)]) >= tells && (w.Tag == lang.Place || w.Tag == lang.Org || w.Slice(t) == "在") {
			named = w.Start
		}
		verb = verb || w.Tag == lang.Verb
	}
	if writerMarks().in(run) {
		return at
	}
	return named
}

// coupletEnds is where s goes on behind a heading of two parts of one length that begins at offset at,
// 宣传发动早预防，干群齐心治河道[东湖村通过…], or at where there is none.
func coupletEnds(t string, s lang.Sentence, at int) int {
	const least, most = 4, 10 // characters of each part
	first, rest, ok := strings.Cut(t[at:runeBorder(t[:s.End], min(at+(2*most+8)*len("字"), s.End))], "，")
	n := utf8.RuneCountInString(first)
	if !ok || n < least || n > most || len(first) != n*len("字") || len(rest) < len(first) || width(rest[:len(first)]) != n {
		return at
	}
	second := rest[:len(first)]
	end := at + len(first) + len("，") + len(second)
	if strings.IndexFunc(first+second, func(r rune) bool { return !isHan(r) }) >= 0 || strings.ContainsAny(first+second, "的了是在为将被把们我他她它这那年月日据") || strings.ContainsAny(lastRune(second), notBefore+storyBinds) {
		return at
	}
	told := [2]bool{}
	for wi, w := range s.Words {
		switch {
		case w.Start < at || w.Start > end:
		case w.Start < end && w.End > end:
			return at
		case w.Start == end:
			if !told[0] || !told[1] || wi == 0 || s.Words[wi-1].Tag == lang.Prep {
				return at
			}
			if rest := t[end:s.End]; openerOfStory(rest) || behindCouplet().opens(rest) {
				return end
			}
			return at
		case w.Tag == lang.Verb || w.Tag == lang.Adj || w.Tag == lang.Idiom:
			told[bit(w.Start > at+len(first))] = true
		}
	}
	return at
}

// behindCouplet opens a sentence behind such a heading.
var behindCouplet = wordsOf("针对", "随后，", "活动中", "活动当天", "活动现场", "为树牢", "为了", "在活动")

// thatBody is a body that the story has named.
var thatBody = wordsOf("该所", "该局", "该院", "该队", "该县", "该区", "该市", "该镇", "该乡", "该村", "该站", "该校", "该社区", "该街道", "该公司")

// freshOpeners open a sentence and go on with none: no subject stands before them without
// a comma, or hardly any.
var freshOpeners = wordsOf("由于", "正是因为", "据了解，", "据悉，", "据介绍，", "暑假伊始", "盛夏时节", "盛夏七月", "盛夏八月", "仲夏时节", "炎炎夏日", "截至目前，", "连日来，", "近日，", "日前，", "近年来，", "今年以来，", "目前，", "首先，", "对于此事，", "针对此事，", "记者采访了解到", "记者了解到，", "采访中了解到", "公开信息显示，", "公开资料显示，", "澎湃新闻", "极目新闻", "红星新闻", "上游新闻", "九派新闻", "大河报", "潇湘晨报", "IT之家", "财联社", "智通财经")

// opensAfresh reports that word wi of s begins a sentence of its own behind head, which has a
// verb or not.
func opensAfresh(t string, s lang.Sentence, wi int, head string, verb bool) bool {
	const heading = 6 // characters that a heading has where its opener may follow a name
	before := lastRune(head)
	if strings.ContainsAny(before, notBefore+storyBinds) || strings.ContainsAny(before, "是非多均正又都因或主也而但了") || strings.Contains(head, "，") && strings.HasPrefix(t[s.Words[wi].Start:], "由于") || !closed(head) || denies(head) {
		return false
	}
	prev := s.Words[wi-1].Tag
	if prev == lang.Prep || prev == lang.Conj || prev == lang.Adv || prev == lang.Pron || prev == lang.Time || prev == lang.Particle || containsAny(head, "@", "据") {
		return false
	}
	rest := t[s.Words[wi].Start:s.End]
	switch {
	case newsrooms().opens(rest):
		return verb && prev != lang.Verb && containsAny(rest[:runeBorder(rest, 14*len("字"))], "了解到", "获悉", "从", "注意到", "消息")
	case strings.HasPrefix(rest, "由于"):
		return (verb || prev == lang.Adj) && utf8.RuneCountInString(head) >= heading && strings.Contains(rest, "，") && !containsAny(head, "范围", "有") && !strings.ContainsAny(before, "人者们员生家众民司车") && !ofThese().opens(head)
	case strings.HasPrefix(rest, "记者") || strings.HasPrefix(rest, "采访"):
		return verb && utf8.RuneCountInString(head) >= heading && !strings.ContainsAny(head, "、")
	case strings.HasPrefix(rest, "正是"), strings.HasPrefix(rest, "据"):
		return true
	}
	return verb && utf8.RuneCountInString(head) >= heading && !strings.HasSuffix(head, "截止") && !(prev == lang.Verb && seasons().opens(rest))
}

var (
	// ofThese open a subject that goes on with why it is so.
	ofThese = wordsOf("本次", "此次", "该", "这", "其", "部分", "他", "她", "公司", "目前", "今年")
	seasons = wordsOf("盛夏", "仲夏", "炎炎夏日")
)

// newsrooms open with their name what they found out.
var newsrooms = wordsOf("澎湃新闻", "极目新闻", "红星新闻", "上游新闻", "九派新闻", "大河报", "潇湘晨报", "IT之家", "财联社", "智通财经")

// namedFirst gives the length of what a page calls something, or who speaks, before a sentence:
// each is asked for by the first characters alone.
func namedFirst(body string) int {
	near := body[:runeBorder(body, 22*len("字"))]
	m := 0
	switch firstOf(body) {
	case '《':
		m = poster(body)
	case '（':
		m = creditFirst(body)
	case '情', '警', '处', '事', '案', '致':
		m = noticeNamed(body)
	}
	if m == 0 && onAir().mayOpen(body) {
		m = correspondent(body)
	}
	if m == 0 && strings.Contains(near, "“") {
		m = quoteHeaded(body)
	}
	if m == 0 && strings.Contains(near, "现场") {
		m = sceneNamed(body)
	}
	if m == 0 && strings.Contains(near, "记者 ") {
		m = spacedByline(body)
	}
	if m == 0 && strings.Contains(near, "· ") {
		m = dotted(body)
	}
	if m == 0 {
		m = ofNotice(body)
	}
	return m
}

// echoed gives the length of a heading whose end the sentence behind it takes up at once:
// 避免水管漏水水管漏水会…; of two characters, 多种树种树不仅…, only where it says something of them.
func echoed(body string) int {
	const shortest, least, longest, most = 2, 3, 6, 16 // characters that come again, and of a heading
	var at [most + 1]int
	var runes [most + 1]rune
	n := 0
	for i, r := range body {
		if n > most || !isHan(r) {
			return 0
		}
		at[n], runes[n] = i, r
		for k := shortest; k <= longest && k < n; k++ {
			if runes[n-k] == r && strings.HasPrefix(body[i:], body[at[n-k]:i]) && (k >= least || saysOf().opens(body[i+i-at[n-k]:])) {
				return i
			}
		}
		n++
	}
	return 0
}

// saysOf open what is said of a short word that a heading ends with: 多种树种树不仅….
var saysOf = wordsOf("不仅", "可以", "能够", "有助于", "有利于", "会导致", "是指", "能有效")

// sceneNamed gives the length of what a picture of an event is called before how that went:
// 山歌会现场经过激烈的比拼，….
func sceneNamed(body string) int {
	const most = 10 // characters
	i := strings.Index(body[:runeBorder(body, most*len("字"))], "现场")
	if i < 2*len("字") || strings.ContainsAny(body[:i], "，。；：“《在") {
		return 0
	}
	n := i + len("现场")
	if wentOn().opens(body[n:]) {
		return n
	}
	return 0
}

var wentOn = wordsOf("经过激烈", "经过紧张", "经过一", "经过三", "经过多", "经过层层", "经过几", "经过两", "通过此次", "通过本次", "通过这次", "通过这样", "此次", "本次活动", "随着")

// quoteHeaded gives the length of a heading or a caption before somebody's words, where it ends
// with no word of saying: 改造后的水渠“村民都希望水渠宽一些。”王强说.
func quoteHeaded(body string) int {
	const least, most = 4, 20 // characters
	i := strings.Index(body[:runeBorder(body, (most+1)*len("字"))], "“")
	n := utf8.RuneCountInString(body[:max(i, 0)])
	if i < 0 || n < least || strings.IndexFunc(body[:i], func(r rune) bool { return !isHan(r) && r != ' ' }) >= 0 {
		return 0
	}
	shut := strings.Index(body[i:], "”")
	if shut < 0 || !strings.ContainsAny(body[i:i+shut], "。！？，") || !strings.ContainsAny(lastRune(body[i:i+shut]), "。！？，") {
		return 0
	}
	head := strings.TrimRight(body[:i], " ")
	if saysAtEnd().closes(head) || spoke().closes(head) || beforeWords().closes(head) || containsAny(head, "问", "评价", "感叹", "告诉", "直言", "坦言", "表示", "宣读", "表彰", "让人", "令人", "形容", "称赞") {
		return 0
	}
	return i
}

// beforeWords stand before what somebody says or cries, or what is written somewhere.
var beforeWords = wordsOf("说", "道", "问", "答", "喊", "叫", "是", "的", "出", "到", "着", "写", "以", "把", "将", "对", "为", "在", "和", "与", "有", "了", "句", "称", "曰", "名", "题", "示", "声", "呼吁", "提醒", "承诺", "坚持", "践行", "倡导", "践诺", "回复", "聚焦", "围绕", "践", "落实", "贯彻", "响应", "秉持", "秉承", "弘扬", "按照", "通过", "开展", "举办")

// poster gives the length of what a still or a cover is called: 《水库》剧照.
func poster(body string) int {
	const longest = 30 // characters
	if !strings.HasPrefix(body, "《") {
		return 0
	}
	head := body[:runeBorder(body, longest*len("字"))]
	i := strings.Index(head, "》")
	if i < 0 {
		return 0
	}
	i += len("》")
	for _, what := range posters {
		if rest, ok := strings.CutPrefix(head[i:], what); ok && rest != "" && !strings.ContainsRune("的是为，、；和与及。上中里已由", firstOf(rest)) {
			return i + len(what)
		}
	}
	return 0
}

var posters = [...]string{"剧照", "电影剧照", "专辑封面", "封面", "电影海报", "海报", "书影"}

// againLong gives the length of a caption that begins with six characters or more with which
// the sentence behind it begins again: 东湖县水利工程馆门口东湖县水利工程馆由….
func againLong(body string) int {
	const least, most = 6, 30 // characters
	opens := body[:runeBorder(body, least*len("字"))]
	if len(opens) < least*len("字") || strings.IndexFunc(opens, func(r rune) bool { return !isHan(r) }) >= 0 {
		return 0
	}
	window := body[:runeBorder(body, (most+least)*len("字"))]
	if end := strings.IndexAny(window, "，。；：！？、（《“"); end >= 0 {
		window = window[:end]
	}
	if len(window) <= len(opens) {
		return 0
	}
	i := strings.Index(window[len(opens):], opens)
	if i <= 0 {
		return 0
	}
	i += len(opens)
	if strings.ContainsAny(lastRune(body[:i]), notBefore+storyBinds+"发达访到了") || takesObject().closes(body[:i]) {
		return 0
	}
	return i
}

// takesObject close what the name that comes again is the object of.
var takesObject = wordsOf("导致", "提供", "参加", "代表", "参与", "组织", "前往", "走进", "干部", "致", "网传", "访问", "支持", "帮助", "加入", "离开", "进入", "召开", "举办", "举行", "公布", "显示", "表示", "获得", "成立", "打造", "建设", "成员", "员工", "志愿者")

// creditFirst gives the length of whose picture it is, where brackets say so before a sentence:
// （林知远 摄）.
func creditFirst(body string) int {
	if credit := aside(body); credit != "" && strings.HasPrefix(body, "（") && len(credit) < longestByline*len("字") && (strings.HasSuffix(credit, "摄）") || strings.HasSuffix(credit, "供图）") || strings.HasSuffix(credit, "摄影）")) {
		return len(credit)
	}
	return 0
}

// ofNotice gives the length of what a long notice is called, before what it is given for: 东湖县
// 开放水库的通告为满足….
func ofNotice(body string) int {
	const most = 50 // characters
	head := body[:runeBorder(body, most*len("字"))]
	if !noticeEnds().in(head) {
		return 0
	}
	for _, name := range noticeEnds().list {
		i := strings.Index(head, name)
		if i < shortestHead*len("字") || strings.ContainsAny(head[:i], "，。；：") || !closed(head[:i]) {
			continue
		}
		n := i + len(name)
		rest := strings.TrimLeft(body[n:], " 　")
		if why, ok := strings.CutPrefix(rest, "为"); ok && aims().opens(strings.TrimPrefix(why, "了")) || strings.HasPrefix(rest, "根据《") || strings.HasPrefix(rest, "近期，") || strings.HasPrefix(rest, "各") && addressees().in(rest[:runeBorder(rest, 12*len("字"))]) {
			return len(body) - len(rest)
		}
	}
	return 0
}

var noticeEnds = wordsOf("的通告", "的公告", "的通知", "倡议书", "公开信", "的函")

// noticeNamed gives the length of what a notice is called before it opens: 情况通报近期，….
func noticeNamed(body string) int {
	for _, name := range [...]string{"情况通报", "警情通报", "情况说明", "处理通报", "事件通报", "案情通报", "致歉声明"} {
		rest, ok := strings.CutPrefix(body, name)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " 　")
		if openerOfStory(rest) || strings.HasPrefix(rest, "关于") || strings.HasPrefix(rest, "针对") || dayAt(rest) > 0 {
			return len(body) - len(rest)
		}
	}
	return 0
}

// dotted gives the length of a heading between dots, behind what a page is called: 东湖公园发布
// 消息· 特别提醒 ·.
func dotted(body string) int {
	const longest = 34 // characters
	head := body[:runeBorder(body, longest*len("字"))]
	_, rest, ok := strings.Cut(head, "· ")
	name, behind, ok2 := strings.Cut(rest, " ·")
	if !ok || !ok2 || behind == "" || utf8.RuneCountInString(name) > longestOpening || strings.ContainsAny(head[:len(head)-len(behind)], "，。；：") {
		return 0
	}
	return len(head) - len(behind)
}

// correspondent gives the length of who speaks on the air: 总台记者 林知远：.
func correspondent(body string) int {
	const longest = 16 // characters
	if !onAir().opens(body) {
		return 0
	}
	head := body[:runeBorder(body, longest*len("字"))]
	if i := strings.Index(head, "："); i > 0 && containsAny(head[:i], "记者", "报道员", "主持人") && !strings.ContainsAny(head[:i], "，。") {
		return i + len("：")
	}
	return 0
}

var onAir = wordsOf("总台", "本台", "央视记者", "台记者")

// spacedByline gives the length of who wrote it where their name is spaced out: 本报记者 林 远7月….
func spacedByline(body string) int {
	const longest = 20 // characters
	who, rest, ok := strings.Cut(body[:runeBorder(body, longest*len("字"))], "记者 ")
	if !ok || strings.ContainsAny(who, "，。；：") {
		return 0
	}
	surname := firstRune(rest)
	rest, ok = strings.CutPrefix(rest, surname+" ")
	if !ok || !isHan(firstOf(surname)) {
		return 0
	}
	for i, r := range rest {
		if i > 0 && (dayAt(rest[i:]) > 0 || openerOfStory(rest[i:])) {
			return len(who) + len("记者 ") + len(surname) + len(" ") + i
		}
		if !isHan(r) && r != ' ' || i > 2*len("字") {
			break
		}
	}
	return 0
}

// numbered reports a heading that its number stands before, 02 县里…: no sentence of a story
// opens so.
func numbered(kept string) bool {
	rest, ok := strings.CutPrefix(kept, "0")
	if !ok || rest == "" || rest[0] < '1' || rest[0] > '9' {
		return false
	}
	rest = strings.TrimLeft(rest[1:], " .、．")
	r := firstOf(rest)
	return isHan(r) && !strings.ContainsRune("年月日时分点后号版级期批次届", r)
}
