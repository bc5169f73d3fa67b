package compose

import (
	"strings"
	"unicode/utf8"
)

// Headings, captions and lines for the reader that a page sets before a sentence without a
// mark that would end them.

// tabled gives the length of what says that a table or a picture comes, 详细售价如下：, and
// of which the page keeps nothing; what is decided or counted out behind it is the story.
func tabled(body string) int {
	const longest = 24 // characters
	i := strings.Index(body[:runeBorder(body, (longest+3)*len("字"))], "：")
	if i < 0 || strings.ContainsAny(body[:i], "。！？；“") || !tableEnds().closes(body[:i]) {
		return 0
	}
	rest := strings.TrimLeft(body[i+len("："):], " 　")
	if rest == "" || firstItems().opens(rest) || !isHan(firstOf(rest)) || !strings.Contains(rest, "，") {
		return 0
	}
	return len(body) - len(rest)
}

// tableEnds close a line that only says what comes.
var tableEnds = wordsOf("公布如下", "通报如下", "说明如下", "反馈如下", "见下表", "见下图", "如下表", "如下图", "如图", "如下图所示", "如下表所示", "如下所示", "售价如下", "价格如下", "参数如下", "走势如下", "排名如下", "详情如下", "具体如下", "标准如下", "数据如下", "海报如下", "截图如下", "图片如下", "介绍如下", "对比如下", "表现如下", "持仓股如下", "重仓股如下", "公告原文如下", "一览如下", "链接如下", "地址如下", "信息如下", "汇总如下")

// underPicture gives the length of what a picture is called, where the story behind it opens
// as stories do: 水库实景图据悉，….
func underPicture(body string) int {
	const longest = 24 // characters
	head := body[:runeBorder(body, longest*len("字"))]
	if !strings.Contains(head, "图") && !strings.Contains(head, "照") {
		return 0
	}
	for _, end := range pictureNames().list {
		i := strings.Index(head, end)
		if i <= len("字") || strings.ContainsAny(head[:i], "，。；：！？《“") {
			continue
		}
		rest := strings.TrimLeft(body[i+len(end):], " 　")
		if storyGoesOn().opens(rest) || openerOfStory(rest) {
			return len(body) - len(rest)
		}
	}
	return 0
}

var (
	pictureNames = wordsOf("实景图", "效果图", "鸟瞰图", "示意图", "走势图", "对比图", "现场图", "截图", "配图", "资料图", "剧照", "定妆照", "宣传照", "合影照")
	// storyGoesOn opens what a story goes on with.
	storyGoesOn = wordsOf("公告指出", "公告称", "通报称", "报告指出", "声明称", "声明表示", "视频显示", "此外", "报道称，", "随后，", "之后，", "目前", "据悉", "据了解", "据介绍", "据", "值得一提的是", "值得注意的是", "与此同时", "同时，", "目前，", "此次", "此前，", "记者", "日前", "近日", "当天", "当日", "截至", "作为", "随着", "本次", "如今", "另外", "其中", "除了", "今年以来", "去年以来", "昨日，", "今日，")
)

// overFiled gives the length of a headline with quotations or commas in it and of the
// agency's opening behind it: 水库“满了” 村民用上水中新社东湖8月15日电 .
func overFiled(body string) int {
	const place = 6 // characters between an agency and its day
	head := body[:runeBorder(body, (longestHead+longestCredit)*len("字"))]
	if i := strings.Index(head, "。"); i >= 0 {
		head = head[:i]
	}
	if !filedMarks().in(head) {
		return 0
	}
	for _, agency := range agencyNames {
		i := strings.Index(head, agency)
		if i < shortestHead*len("字") || !closed(head[:i]) || strings.ContainsAny(lastRune(head[:i]), "据據") {
			continue
		}
		n := i + len(agency)
		for k := 0; k < place && isHan(firstOf(body[n:])) && dayAt(body[n:]) == 0; k++ {
			n += len(firstRune(body[n:]))
		}
		day := dayAt(body[n:])
		if rest := body[n+day:]; day > 0 && (strings.HasPrefix(rest, "电") || strings.HasPrefix(rest, "讯")) {
			n += day + len("电")
			if by := aside(body[n:]); by != "" || strings.HasPrefix(body[n:], " ") || strings.HasPrefix(body[n:], "　") {
				return n + len(by)
			}
		}
	}
	if label, rest, ok := strings.Cut(head, "】"); ok {
		if i := strings.LastIndex(label, "【"); i > shortestHead*len("字") && len(label)-i <= longestCredit*len("字") && closed(label[:i]) && openerOfStory(body[len(label)+len("】"):]) && rest != "" {
			return len(label) + len("】")
		}
	}
	if i := strings.Index(head, "→"); i > 0 && openerOfStory(body[i+len("→"):]) {
		return i + len("→")
	}
	if i := strings.IndexAny(head, "↘↓"); i > 0 && strings.HasPrefix(body[i+len("↘"):], " ") {
		return i + len("↘")
	}
	for _, said := range [...]string{"日消息", "报道", "讯"} {
		const longest = 16 * len("字") // of who reports
		if i := strings.Index(head[:runeBorder(head, longest)], said); i > len("字") && !strings.ContainsAny(head[:i], "，据據《“") && dayAt(body[i+len(said):]) > 0 && openerOfStory(body[i+len(said):]) {
			return i + len(said)
		}
	}
	for _, outlet := range [...]string{"网讯 ", "报讯 ", "媒讯 "} {
		if i := strings.Index(head, outlet); i > shortestHead*len("字") && closed(head[:i]) && openerOfStory(body[i+len(outlet):]) {
			return i + len(outlet)
		}
	}
	return 0
}

// filedMarks are in what an agency or an outlet sets before its story.
var filedMarks = wordsOf("日电", "讯", "→", "↘", "↓", "】", "报道", "日消息")

var agencyNames = [...]string{"新华社", "新华网", "中新社", "中新网", "人民网", "央广网", "央视网", "中国网", "光明网"}

// partHeaded gives the length of what a page calls its first lines, 摘要：, or of the heading
// of a part, 案情回顾.
func partHeaded(body string) int {
	const longest = 8 // characters of who notes something
	if i := strings.Index(body[:runeBorder(body, (longest+1)*len("字"))], "注："); i >= 0 && i+len("注：") < len(body) && !strings.ContainsAny(body[:i], "，。；“") && (i == 0 || strings.HasPrefix(body, "IT之家") || strings.HasPrefix(body, "编者") || strings.HasPrefix(body, "作者") || strings.HasPrefix(body, "备")) {
		return i + len("注：")
	}
	for _, label := range labels {
		if rest, ok := strings.CutPrefix(body, label); ok && rest != "" {
			return len(label)
		}
	}
	for _, label := range [...]string{"此前报道：", "此前消息：", "早前报道：", "摄影报道：", "通讯员报道："} { // behind who signs, or who reports
		const signed = 30 // characters
		if i := strings.Index(body[:runeBorder(body, signed*len("字"))], label); i > 0 && !strings.ContainsAny(body[:i], "，。；据") {
			return i + len(label)
		}
	}
	at := strings.TrimLeft(body, "0123456789.、 ")
	if len(body)-len(at) > len("02. ") || len(at) == len(body) && !partHeads().opens(at) {
		return 0
	}
	for _, part := range partHeads().list {
		rest, ok := strings.CutPrefix(at, part)
		if !ok {
			continue
		}
		next := strings.TrimLeft(rest, " 　：:")
		if next == "" || strings.HasPrefix(next, "方面") || strings.ContainsRune("的是为，、；和与及", firstOf(next)) || !isHan(firstOf(next)) && dayAt(next) == 0 {
			return 0
		}
		return len(body) - len(next)
	}
	return 0
}

var (
	labels    = [...]string{"摘要：", "导读：", "导语：", "核心提示：", "提要：", "内容提要：", "文章摘要：", "编者按：", "央视网消息(新闻联播)：", "央视网消息（新闻联播）："}
	partHeads = wordsOf("案情回顾", "案件回顾", "案例回顾", "事件回顾", "基本案情", "案情简介", "案件详情", "事件经过", "事件起因", "处置措施", "召回原因", "违纪违法事实", "法官说法", "检察官说法", "律师说法", "法官释法", "以案说法", "裁判结果", "简要案情")
)

// underTriangle gives the length of a caption that ▲ opens, where the story behind it opens
// as stories do: ▲水库满了随后，….
func underTriangle(body string) int {
	if !strings.ContainsRune("▲△▼▽↑", firstOf(body)) {
		return 0
	}
	head := body[:runeBorder(body, longestHead*len("字"))]
	for i := range head {
		if i <= len("▲水库") || strings.ContainsAny(lastRune(head[:i]), "在于从自到由") {
			continue
		}
		if rest := body[i:]; storyGoesOn().opens(rest) && !strings.HasPrefix(rest, "记者") && !strings.HasPrefix(rest, "作为") || openerOfStory(rest) {
			return i
		}
		if strings.HasPrefix(body[i:], "。") || strings.HasPrefix(body[i:], "，") {
			return 0
		}
	}
	return 0
}

// ofItself gives the length of a heading that names what the sentence behind it is about:
// 林知远简历林知远，男，…; 东湖公司简介东湖公司是….
func ofItself(body string) int {
	const shortest, longest = 2, 12 // characters of a name
	head := body[:runeBorder(body, (longest+4)*len("字"))]
	for _, end := range profiles().list {
		i := strings.Index(head, end)
		if i < shortest*len("字") || strings.ContainsAny(head[:i], "，。；：！？、“”") {
			continue
		}
		rest := strings.TrimLeft(body[i+len(end):], " 　：")
		if name := strings.TrimRight(head[:i], " 　的个人"); utf8.RuneCountInString(name) >= shortest && strings.HasPrefix(rest, name) {
			return len(body) - len(rest)
		}
	}
	return 0
}

var profiles = wordsOf("个人简历", "人物简介", "公司简介", "基本情况", "简历", "简介", "履历", "资料", "介绍", "档案", "概况", "小传")

// reachable gives the length of a line that says where somebody is reached, to the last
// figure of it: 广告合作：0351—4660855.
func reachable(body string) int {
	const longest, least = 14, 7 // characters before the figures; figures
	i := colons().index(body[:runeBorder(body, (longest+1)*len("字"))])
	if i < 0 || !contacts().in(body[:i]) || strings.ContainsAny(body[:i], "，。；") {
		return 0
	}
	colon := len(firstRune(body[i:]))
	number := strings.TrimLeft(body[i+colon:], "0123456789-—－/、() （）")
	line := body[i+colon : len(body)-len(number)]
	figures := len(line) - len(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, line))
	if figures < least || number == "" || !isHan(firstOf(number)) || strings.HasSuffix(line, "（") || strings.HasPrefix(number, "转") {
		return 0
	}
	return len(body) - len(number)
}

// colons end what such a line is for, contacts.
var colons = wordsOf("：", ":")

var contacts = wordsOf("合作", "热线", "电话", "微信", "投稿", "报料", "爆料", "咨询", "联系", "客服", "QQ", "广告", "传真")

// filedFrom gives the length of an agency's opening without a day: 新华社东湖电（记者林知远）.
func filedFrom(body string) int {
	const place = 6 // characters
	for _, agency := range agencyNames {
		rest, ok := strings.CutPrefix(body, agency)
		if !ok {
			continue
		}
		i := strings.Index(rest[:runeBorder(rest, (place+1)*len("字"))], "电")
		if i < 2*len("字") || strings.IndexFunc(rest[:i], func(r rune) bool { return !isHan(r) }) >= 0 {
			return 0
		}
		n := len(body) - len(rest) + i + len("电")
		by := aside(body[n:])
		if by == "" && !strings.HasPrefix(body[n:], " ") && !strings.HasPrefix(body[n:], "　") && !strings.HasPrefix(body[n:], "记者") {
			return 0
		}
		return n + len(by)
	}
	return 0
}

// coded gives the length of a page's code before its story: .img{width:40px;}.
func coded(body string) int {
	const longest = 1200 // bytes
	if c := firstOf(body); c != '.' && c != '#' && (c|0x20 < 'a' || c|0x20 > 'z') {
		return 0
	}
	end := strings.IndexFunc(body, isHan)
	if end <= 0 || end > longest {
		return 0
	}
	code := body[:end]
	if shut := strings.LastIndex(code, "}"); shut > 0 && strings.Contains(code, "{") && strings.ContainsAny(code, ":;") {
		rest := strings.TrimLeft(body[shut+len("}"):], "); \t\n　")
		return len(body) - len(rest)
	}
	return 0
}
