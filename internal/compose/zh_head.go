package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A copy of a page runs much into the head of its story: where it is from, another
// headline, who wrote it, whose picture stood above it. None of it is the story.

// storyOpens gives the length of what stands before the story in body, a sentence:
// 0 where it opens with the story, as nearly all do.
func storyOpens(body string) int {
	n := max(twice(body), coded(body), echoed(body), againLong(body))
	for n < len(body) {
		rest := body[n:]
		m := namedFirst(rest)
		if m == 0 && !headMarks().in(rest[:runeBorder(rest, longestOfAll)]) {
			break
		}
		if m == 0 {
			m = dateline(rest)
		}
		for _, head := range [...]func(string) int{forwarded, sourced, addressed, retitled, advertised, bracketedByline, byline, shotBy, titledUnder, pictured, takenBy, captionOver, agencies, filedFrom, overFiled, partHeaded, underTriangle, tabled, underPicture, ofItself, reachable, headed, ledBy, reported, filedBy, sourceIn} {
			if m == 0 {
				m = head(rest)
			}
		}
		if m == 0 {
			break
		}
		n += m
		n += len(body[n:]) - len(strings.TrimLeft(body[n:], " 　；，："))
		n += coded(body[n:])
	}
	if denies(body[:n]) {
		return 0
	}
	return n
}

// twice gives the length of what a sentence opens with and then opens with again: a
// heading or a caption, 东湖公园东湖公园内…, 起风了《起风了》….
func twice(body string) int {
	const least, most = 3, 40 // characters
	n, first := 0, firstOf(body)
	for i, r := range body {
		switch r {
		case '，', '。', '；', '：', '！', '？':
			if i > 0 {
				return 0
			}
		}
		if n > most {
			return 0
		}
		if n >= least && (r == first || r == '《') && !insideLatin(body, i) && strings.HasPrefix(strings.TrimPrefix(body[i:], "《"), body[:i]) {
			return i
		}
		n++
	}
	return 0
}

// insideLatin reports that a word of another script goes on at byte i of s: what is left
// of NOVANOVA stands nowhere in the article as a word.
func insideLatin(s string, i int) bool {
	return i > 0 && i < len(s) && letterOrDigit(s[i-1]) && letterOrDigit(s[i])
}

func letterOrDigit(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}

// denies reports a "not" in a head without marks: it goes only where its clause is
// sure to end with what is cut.
func denies(head string) bool {
	const signs = "不没沒未无無非否勿莫别別"
	if !strings.ContainsAny(head, signs) || strings.ContainsAny(head, "，。；！？：、（）()——,;:.!?…”“") {
		return false
	}
	for _, w := range harmless().list {
		head = strings.ReplaceAll(head, w, "")
	}
	return strings.ContainsAny(head, signs)
}

// harmless words have such a sign and deny nothing.
var harmless = wordsOf("不过", "不仅", "不断", "不少", "无论", "未来", "非常", "无人机", "无期徒刑", "莫斯科", "非遗", "非洲", "特别", "分别", "送别", "告别", "区别", "级别", "类别", "性别", "辨别")

// filedEnds end who says so before a space.
var filedEnds = wordsOf("电", "讯", "消息", "报道")

// headMarks are in all that stands before a story: hardly any sentence has to be
// looked at more closely.
var headMarks = wordsOf("电", "讯", "消息", "报道", "正文", "摄", "记者", "記者", "通讯员", "实习生", "原标题", "近日，", "日前，", "近期，", "据", "【", "图", " ", "　", "社/", "社／", "广告 ", "动为", "式为", "会为", "训为", "练为", "赛为", "展为", "课为", "：", "简历", "简介", "履历", "资料", "介绍", "档案", "概况", "→", "↘", "↓", "▲", "△", "▼", "▽", "↑", "回顾", "案情", "案件详情", "事件经过", "事件起因", "处置措施", "召回原因", "违法事实", "说法", "释法", "裁判结果")

// longestOfAll is how many bytes what stands before a story has at the most.
const longestOfAll = 240

// storyAt is where the story of s opens; what is left out before it denies nothing.
func storyAt(t string, s lang.Sentence) int {
	sp := trim(t, s.Span)
	if at := behindHeads(t, s, sp); !denies(t[sp.Start:at]) {
		return at
	}
	return sp.Start
}

func behindHeads(t string, s lang.Sentence, sp text.Span) int {
	at := sp.Start + headlineGoesOn(t, sp)
	at += storyOpens(t[at:sp.End])
	if at == sp.Start && len(s.Words) > 2 {
		if a, b := s.Words[0], s.Words[1]; a.Tag == lang.Noun && a.Len() >= len("水库") && a.Start == at && a.End == b.Start && a.Slice(t) == b.Slice(t) {
			return b.Start // a heading of one word: 水库水库是…
		}
	}
	if by := bylined(t, s, at); by > at {
		by += storyOpens(t[by:sp.End])
		if !denies(t[sp.Start:by]) {
			return by
		}
	}
	if end := max(spacedHeadEnds(t, s, at), coupletEnds(t, s, at)); end > at {
		return end
	}
	return subheadEnds(t, s, at)
}

// longestHead is the most characters of a headline, longestCredit of who made a
// picture, longestByline of those who wrote a story.
const longestHead, longestCredit, longestByline = 60, 15, 45

// shortestHead is the least characters of a headline.
const shortestHead = 6

// storyWords begin a story, those of the first list before a comma.
var (
	storyDays    = [...]string{"近日", "日前", "近期", "今日", "昨日", "今天", "昨天", "连日来", "近年来", "近几年", "今年以来", "入夏以来", "暑期以来", "前不久", "近段时间", "当前", "眼下", "一直以来", "多年来", "多年以来", "长期以来", "前段时间", "一段时间以来", "最近", "近来", "今年入夏以来", "今年暑假", "今年暑期", "众所周知", "周一", "周二", "周三", "周四", "周五", "周六", "周日"}
	storyAims    = [...]string{"截至", "为进一步", "为深入", "为切实", "为全面", "为贯彻", "为落实", "为认真", "为确保", "为充分", "为丰富", "为庆祝", "为做好", "为有效", "为加强", "为提升", "为提高", "为保障", "为推动", "为推进", "为弘扬", "为营造", "为增强", "为规范", "为迎接", "为满足", "为深化", "为传承", "为强化", "为普及", "为维护", "为激发", "为助力", "为培养", "为缓解", "为帮助", "为解决", "为应对", "为更好", "为持续", "为预防", "为防范", "为引导", "为促进", "为保护", "为扎实", "为大力", "为严厉", "为答谢", "为了进一步", "为了使", "为了让", "为了更好", "当地时间", "北京时间", "企查查APP显示", "企查查显示", "天眼查App显示", "天眼查APP显示", "天眼查显示", "记者从", "智通财经APP获悉", "随着", "正值", "受台风", "据新华社电", "根据"}
	storySources = [...]string{"据", "综合"}
)

// openerOfStory reports words that a story begins with: 8月4日下午，, 近日，, 为进一步….
func openerOfStory(s string) bool {
	const hour = 10 // characters between the day and its comma
	n := len(s) - len(strings.TrimLeft(s, " 　"))
	s = s[n:]
	if m := strings.TrimLeft(s, "0123456789"); len(m) < len(s) && (strings.HasPrefix(m, "月，") || strings.HasPrefix(m, "月份，")) {
		return true
	}
	if m := strings.TrimLeft(s, "0123456789"); len(s)-len(m) == 4 && (strings.HasPrefix(m, "年以来，") || monthOnly(m)) {
		return true
	}
	if d := max(dayAt(s), hourOf(s)); d > 0 {
		rest := s[d:]
		i := strings.Index(rest[:runeBorder(rest, (hour+1)*len("字"))], "，")
		return i == 0 || i > 0 && !strings.ContainsAny(rest[:i], "、；的在（“") && hours(rest[:i])
	}
	for _, w := range storyDays {
		if rest, ok := strings.CutPrefix(s, w); ok {
			day := aside(rest) // 今天（8月4日），
			return strings.HasPrefix(rest[len(day):], "，") && (day == "" || strings.HasSuffix(strings.TrimRight(day, "）)"), "日"))
		}
	}
	for _, w := range storySources {
		const source = 20 // characters between 据 and 报道
		if !strings.HasPrefix(s, w) {
			continue
		}
		if said, _, ok := strings.Cut(s[:runeBorder(s, source*len("字"))], "，"); ok {
			return strings.HasSuffix(said, "报道") || strings.HasSuffix(said, "消息") || strings.HasSuffix(said, "数据") || strings.HasSuffix(said, "介绍")
		}
	}
	for _, w := range storyAims {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	aim, ok := strings.CutPrefix(s, "为")
	return ok && aims().opens(strings.TrimPrefix(aim, "了"))
}

// monthOnly reports 年8月， behind its figure.
func monthOnly(s string) bool {
	s, ok := strings.CutPrefix(s, "年")
	m := strings.TrimLeft(s, "0123456789")
	return ok && len(m) < len(s) && strings.HasPrefix(m, "月，")
}

// hours reports what stands between a day and its comma: 上午10时许, 至13日, 消息.
func hours(s string) bool {
	if s[0] >= '0' && s[0] <= '9' {
		return true
	}
	for _, h := range [...]string{"上午", "下午", "中午", "午后", "午间", "晚", "夜", "凌晨", "早", "清晨", "傍晚", "深夜", "当天", "当日", "一早", "一大早", "周", "星期", "至", "—", "-", "~", "～", "以来", "起", "报道", "消息", "讯", "电"} {
		if strings.HasPrefix(s, h) {
			return true
		}
	}
	return false
}

// hourOf gives the length of a day of the month that opens s, where an hour comes
// behind it: 6日2时33分, 8日下午.
func hourOf(s string) int {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	rest, ok := strings.CutPrefix(s[digits:], "日")
	if !ok || digits == 0 || digits > 2 {
		return 0
	}
	if n := len(rest) - len(strings.TrimLeft(rest, "0123456789")); n > 0 && strings.HasPrefix(rest[n:], "时") {
		return digits + len("日") + n + len("时")
	}
	for _, h := range [...]string{"上午", "下午", "凌晨", "中午", "晚", "早"} {
		if strings.HasPrefix(rest, h) {
			return digits + len("日")
		}
	}
	return 0
}

// dayAt gives the length of a date that opens s, to its day: 2023年8月4日, 8月4日.
func dayAt(s string) int {
	n := 0
	for _, unit := range [...]string{"年", "月", "日"} {
		digits := 0
		for digits < len(s)-n && s[n+digits] >= '0' && s[n+digits] <= '9' {
			digits++
		}
		switch {
		case digits > 0 && digits <= 4 && strings.HasPrefix(s[n+digits:], unit):
			n += digits + len(unit)
		case unit != "年":
			return 0
		}
	}
	return n
}

// pictured gives the length of the caption that opens body and says at its end
// where the picture is from: 东湖新闻 图…, 东湖县县长林知远 资料图….
func pictured(body string) int {
	head := body[:runeBorder(body, longestHead*len("字"))]
	if i := strings.Index(head, "供图"); i > len("字") && !strings.ContainsAny(head[:i], "，。；：！？“《（") && utf8.RuneCountInString(head[:i]) <= longestCredit && i+len("供图") < len(body) {
		return i + len("供图") // 东湖县水利局供图
	}
	for _, from := range [...]string{" 资料图片", "　资料图片", " 资料图", "　资料图", " 视频截图", "　视频截图", "截图 ", "（资料图）", "（资料图片）", " 供图", "供图 ", " 图"} {
		i := strings.Index(head, from)
		if i < 2*len("字") || strings.ContainsAny(head[:i], "，。；：！？“《") {
			continue
		}
		end := i + len(from)
		end += len(aside(body[end:]))
		rest := body[end:]
		if r := firstOf(rest); rest == "" || !isHan(r) && dayAt(rest) == 0 && r != ' ' && r != '“' && !strings.HasPrefix(strings.TrimLeft(rest, "0123456789"), "日") {
			continue
		}
		if (from == " 图" || from == "供图 ") && utf8.RuneCountInString(head[:i]) > longestCredit || from == " 图" && containsAny(rest[:runeBorder(rest, len("片"))], "片", "表", "中", "像", "为", "书", "源", "自") {
			continue
		}
		return end
	}
	return 0
}

// advertised gives the length of an advertisement that a page sets before its story,
// to the cross that closes it: 广告 文房四宝，特价 ×.
func advertised(body string) int {
	rest, ok := strings.CutPrefix(body, "广告 ")
	if !ok {
		return 0
	}
	if i := strings.Index(rest[:runeBorder(rest, longestHead*len("字"))], "×"); i > 0 {
		return len(body) - len(rest) + i + len("×")
	}
	return 0
}

// takenBy gives the length of a caption and of who took the picture, above a story that opens behind it
// without a mark: 中新社发 林知远 摄7月31日，…, 石桥通车 林知远 摄东湖县….
func takenBy(body string) int {
	const longest = 45 // characters of both
	if rest, ok := behindAgency(body); ok {
		if credit := aside(rest); strings.HasSuffix(credit, "摄）") || strings.HasSuffix(credit, "供图）") {
			return len(body) - len(rest) + len(credit)
		}
		if next := firstOf(rest); isHan(next) && !strings.ContainsRune("言布表出稿展现給给行文", next) {
			return len(body) - len(rest)
		}
	}
	head := body[:runeBorder(body, longest*len("字"))]
	i := strings.Index(head, " 摄")
	if i < 0 || strings.ContainsAny(head[:i], "，。；：“《（") {
		return 0
	}
	n := i + len(" 摄")
	if next := firstOf(body[n:]); dayAt(body[n:]) == 0 && (!isHan(next) || strings.ContainsRune("影像氏入取制录製錄氏图圖于", next)) {
		return 0
	}
	return n
}

// behindAgency is what follows 新华社发, whose picture it is, at the head of s.
func behindAgency(s string) (rest string, ok bool) {
	for _, agency := range [...]string{"新华社发", "中新社发"} {
		if rest, ok = strings.CutPrefix(s, agency); ok {
			return rest, true
		}
	}
	return s, false
}

// captionOver gives the length of what a picture shows and whose it is, in brackets, 村民种树（东湖县供图）,
// of a still without a word, 视频截图, or of a caption that points up, 会议现场↑, before a story that goes on
// without a mark.
func captionOver(body string) int {
	const longest = 40 // characters of a caption
	head := body[:runeBorder(body, longest*len("字"))]
	if i := strings.IndexAny(head, "（(↑"); i > len("字") && !strings.ContainsAny(head[:i], "，。；：“《、") {
		if rest, ok := strings.CutPrefix(body[i:], "↑"); ok && (isHan(firstOf(rest)) || strings.HasPrefix(rest, "“")) {
			return len(body) - len(rest)
		}
		if credit := aside(body[i:]); creditEnds().closes(credit) && i+len(credit) < len(body) && !strings.ContainsAny(credit, "，。") {
			return i + len(credit)
		}
	}
	for _, still := range [...]string{"视频截图", "网传视频截图", "监控截图", "监控视频截图", "网络截图", "网页截图", "新闻截图", "通报截图"} {
		if rest, ok := strings.CutPrefix(body, still); ok && isHan(firstOf(rest)) && !strings.ContainsRune("显中里上内的来称后是为由及和与截或在流被曝经", firstOf(rest)) {
			return len(still)
		}
	}
	return 0
}

var creditEnds = wordsOf("供图）", "供图)", "摄）", "摄)", "摄影）", "摄影)")

// titledUnder gives the length of a headline that an agency sets under its own name, and of who wrote
// it: 题：三座石桥通车 东湖网记者 林知远 .
func titledUnder(body string) int {
	const most = 4 // characters of a name
	rest, ok := strings.CutPrefix(body, "题：")
	if !ok {
		return 0
	}
	head := rest[:runeBorder(rest, (longestHead+longestCredit)*len("字"))]
	i := strings.Index(head, "记者")
	if i < 0 || strings.ContainsAny(head[:i], "。；") {
		return 0
	}
	named := false
	for rest = strings.TrimLeft(rest[i+len("记者"):], " 　"); ; named = true {
		name, story, ok := strings.Cut(rest, " ")
		if !ok || utf8.RuneCountInString(name) > most || strings.IndexFunc(name, func(r rune) bool { return !isHan(r) }) >= 0 {
			break
		}
		rest = strings.TrimLeft(story, " 　")
	}
	if !named {
		return 0
	}
	return len(body) - len(rest)
}

// forwarded gives the length of a headline and of whose story a page carries: …本文转自
// 【东湖日报】；.
func forwarded(body string) int {
	head := body[:runeBorder(body, (2*longestHead+longestCredit)*len("字"))]
	i := strings.Index(head, "本文转自【")
	if i < 0 || strings.Contains(head[:i], "。") && utf8.RuneCountInString(head[:i]) > longestHead {
		return 0
	}
	k := strings.Index(head[i:], "】")
	if k < 0 {
		return 0
	}
	return i + k + len("】")
}

// sourced gives the length of where a story or its picture is from, where that ends as
// such pages end it: 来源：东湖网－水利频道.
func sourced(body string) int {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(body, "图片"), "来源：")
	if !ok {
		return 0
	}
	head := rest[:runeBorder(rest, longestCredit*len("字"))]
	for _, end := range [...]string{"频道 原创稿", "频道", "原创稿", "社发 "} {
		if i := strings.Index(head, end); i >= 0 && !strings.ContainsAny(head[:i], "，。") {
			return len(body) - len(rest) + i + len(end)
		}
	}
	return 0
}

// shotBy gives the length of who took a picture, where nothing parts it from the story:
// 林知远摄演讲结束后，….
func shotBy(body string) int {
	const most = 5 // characters of a name and 摄
	if !strings.Contains(body[:runeBorder(body, most*len("字"))], "摄") {
		return 0
	}
	n, last, _ := name(body)
	if !last || !strings.HasSuffix(body[:n], "摄") || strings.HasSuffix(body[:n], "拍摄") || strings.ContainsRune("影像氏入取制录製錄护護食理政者的", firstOf(body[n:])) {
		return 0
	}
	return n
}

// addressed gives the length of whom a letter or a notice speaks to, or of what it calls
// itself: 全县父老乡亲：, 综合消息：, 通报全文如下：.
func addressed(body string) int {
	const most = 20 // characters
	who, _, ok := strings.Cut(body[:runeBorder(body, (most+1)*len("字"))], "：")
	if !ok || strings.ContainsAny(who, "。！？“《") || !(greetings().opens(who) && addressees().closes(who)) && !callsItself().closes(who) {
		return 0
	}
	return len(who) + len("：")
}

var (
	greetings   = wordsOf("各位", "尊敬的", "全市", "全县", "全区", "全省", "全体", "广大", "亲爱的")
	addressees  = wordsOf("乡亲", "父老", "朋友", "们", "同志", "居民", "市民", "村民", "家长", "股东", "观众", "旅客", "乘客", "游客", "读者", "球迷", "业主", "客户", "用户", "投资者", "同学", "群众", "网友")
	callsItself = wordsOf("综合消息", "综合报道", "全文如下", "原文如下", "通报如下", "公告如下", "通告如下", "声明如下", "内容如下", "情况如下", "排名如下", "见下表")
)

// agencies gives the length of the agencies a picture is from, which a page sets before
// the story without a mark: 新华社/东湖日报当地警方说….
func agencies(body string) int {
	for _, from := range [...]string{"新华社", "中新社", "法新社", "路透社", "美联社", "视觉中国", "东方IC", "CFP", "VCG"} {
		rest, ok := strings.CutPrefix(body, from)
		if !ok || !strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, "／") {
			continue
		}
		rest = strings.TrimLeft(rest, "/／")
		head := rest[:runeBorder(rest, 8*len("字"))]
		for _, outlet := range [...]string{"日报", "晚报", "早报", "时报", "新闻", "网", "社"} {
			if i := strings.Index(head, outlet); i > 0 {
				return len(body) - len(rest) + i + len(outlet)
			}
		}
	}
	return 0
}

// headed gives the length of a heading that only a space parts from the story,
// where that begins with its day or with who says so.
func headed(body string) int {
	head := body[:runeBorder(body, longestHead*len("字"))]
	said, spaces := false, 0 // 专家：…, a part of the heading or of the story
	for i, r := range head {
		switch r {
		case '，', '。', '；', '“', '《', '（', '【':
			return 0
		}
		said = said || r == '：'
		if (r == ' ' || r == '　') && i >= 2*len("字") {
			rest := strings.TrimLeft(body[i:], " 　")
			spaces++
			if (!said || spaces > 1) && openerOfStory(rest) || strings.HasPrefix(rest, "据") && utf8.RuneCountInString(body[:i]) >= shortestHead {
				return len(body) - len(rest)
			}
		}
	}
	return 0
}

// parted reports a space between two words of the clause that opens a point: a
// heading or a caption stands before it. Who speaks in an interview is set so, too,
// 县长 林知远：….
func parted(point string) bool {
	left, spaced, handle := 0, false, false
	for i, r := range point {
		switch {
		case handle: // @东湖发布 is one name, whatever space comes behind
			handle = r != ' ' && r != '　'
			left, spaced = 0, false
		case r == '@':
			handle, left, spaced = true, 0, false
		case r == '，', r == '。', r == '；', r == '“', r == '《', r == '【', r == '（', r == '「':
			return false
		case r == ' ' || r == '　':
			spaced = true
		case !isHan(r):
			left, spaced = 0, false
		case spaced && left >= 2 && strings.HasPrefix(point, "据") && filedEnds().closes(strings.TrimRight(point[:i], " 　")):
			spaced, left = false, 1 // 据东湖社电 东湖县…
		case spaced && left >= 2:
			next, _ := utf8.DecodeRuneInString(point[i+utf8.RuneLen(r):])
			return isHan(next) && !strings.ContainsRune(point[:runeBorder(point, i+6*len("字"))][i:], '：')
		default:
			if spaced {
				left = 0
			}
			left++
			spaced = false
		}
	}
	return false
}
