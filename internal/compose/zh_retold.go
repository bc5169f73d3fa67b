package compose

import (
	"strings"
	"unicode/utf8"
)

// Where a story begins behind its headline with no more than a day, with who says so, or
// with what it is told for, and takes up what the headline has said, or a mark closes that.

// retold gives the length of the headline that opens s, 县里关闭三家工厂8月4日东湖县水利局
// 公布，县里关闭….
func retold(s string) int {
	const common, least = 3, 14 // characters that headline and story share, and of such a headline
	head := mayBeHead(s, longestHead+longestCredit)
	runes, before := 0, rune(0)
	for i, r := range head {
		at := strings.TrimLeft(s[i:], " 　")
		switch {
		case runes < shortestHead+2 || strings.ContainsRune(notBefore+storyBinds, before) || !takenForStory(at):
		case !closed(head[:i]):
		case strings.ContainsRune("”》！？!?】", before), strings.HasPrefix(at, "据"),
			runes >= least && shares(head[:i], sentenceOf(at), common):
			return i
		}
		if r != ' ' && r != '　' {
			before = r
		}
		runes++
	}
	return 0
}

// reported gives the length of who reports from where, 东湖网 城东报道, before a story that
// opens as stories do.
func reported(body string) int {
	const longest = 20 // characters
	head := body[:runeBorder(body, longest*len("字"))]
	i := strings.Index(head, "报道")
	if i < 0 || strings.ContainsAny(head[:i], "，。；：“《据據") || !strings.ContainsAny(head[:i], " 　") {
		return 0
	}
	n := i + len("报道")
	if rest := strings.TrimLeft(body[n:], " 　"); openerOfStory(rest) || takenForStory(rest) {
		return len(body) - len(rest)
	}
	return 0
}

// filedBy gives the length of an agency's opening that lacks its 电: 东湖网城东7月27日 (林知远).
func filedBy(body string) int {
	const longest = 16 // characters before the names
	if !wires().opens(body) {
		return 0
	}
	head := body[:runeBorder(body, longest*len("字"))]
	i := strings.IndexAny(head, "（(")
	if i < 0 || !strings.Contains(head[:i], "月") || strings.ContainsAny(head[:i], "，。：；") {
		return 0
	}
	n := len(aside(body[i:]))
	if n == 0 || strings.ContainsAny(body[i:i+n], "，。") {
		return 0
	}
	return i + n
}

var wires = wordsOf("中新网", "中新社", "新华社", "人民网", "央广网", "光明网", "新华网", "中国网", "央视网")

// sourceIn gives the length of a bracket that tells where a story is from, 【来源：东湖县科协】.
func sourceIn(body string) int {
	const longest = 30 // characters
	if !strings.HasPrefix(body, "【来源：") {
		return 0
	}
	if i := strings.Index(body[:runeBorder(body, longest*len("字"))], "】"); i > 0 {
		return i + len("】")
	}
	return 0
}

// storyBinds are further characters that what comes next belongs to.
const storyBinds = "0123456789年月日—-~～:：.至到于自及以起前后定成作认因较截迎过拟等当就如并中月将近称更非数证依根占收票论凭割盘）)"

// sentenceOf is s to its first full stop.
func sentenceOf(s string) string {
	if end := strings.Index(s, "。"); end >= 0 {
		return s[:end]
	}
	return s
}

// takenForStory reports what a story opens with: a day, who says so, or a front that tells
// what for or since when.
func takenForStory(s string) bool {
	const front = 45 // characters to the comma of a front
	if d := dayAt(s); d > 0 {
		return !daysOf().opens(s[d:]) && !daysDeed().opens(s[d:])
	}
	for _, day := range tellsDays().list {
		if rest, ok := strings.CutPrefix(s, day); ok {
			return !daysDeed().opens(rest)
		}
	}
	head, _, ok := strings.Cut(s[:runeBorder(s, front*len("字"))], "，")
	if !ok || utf8.RuneCountInString(head) < shortestHead {
		return false
	}
	switch firstOf(s) {
	case '自':
		return strings.HasSuffix(head, "以来")
	case '在':
		return strings.HasSuffix(head, "之际") || strings.HasSuffix(head, "声中")
	case '据':
		return tellers().closes(head)
	case '为':
		return toldFor().opens(s)
	}
	return false
}

var (
	daysOf    = wordsOf("起", "至", "前", "后", "止", "截止", "开始", "开幕", "上映", "开播", "-", "—", "~", "～", "、", "的", "将", "）", ")")
	tellsDays = wordsOf("近日", "日前", "近期", "昨日", "昨天", "前不久", "连日来", "记者从", "记者近日", "当地时间", "北京时间")
	daysDeed  = wordsOf("表示", "发布", "就", "在", "从", "公布", "组织", "发文", "发表", "宣布", "印发", "召开", "举行", "举办", "开展", "拍摄", "称", "说", "指出", "透露", "通报", "消息", "报道称", "披露", "股东", "涨", "跌", "收", "查获", "接到", "抓获", "破获")
	tellers   = wordsOf("报道", "消息", "通报", "通报称", "获悉", "了解", "介绍", "公告", "发布", "数据", "显示", "统计")
	toldFor   = wordsOf("为让", "为使", "为了", "为答谢", "为贯彻", "为进一步", "为深入", "为切实", "为全面", "为推", "为加", "为提", "为营造", "为确保", "为庆祝", "为丰富", "为帮助", "为增", "为促进", "为引导", "为做好", "为有效", "为防")
)

// shares reports n characters in a row, none of them a mark or a figure, that both a and b
// have.
func shares(a, b string, n int) bool {
	for i, r := range a {
		if !isHan(r) {
			continue
		}
		run, runes := a[i:], 0
		for k, r := range run {
			if !isHan(r) {
				break
			}
			if runes++; runes == n {
				if strings.Contains(b, run[:k+utf8.RuneLen(r)]) {
					return true
				}
				break
			}
		}
	}
	return false
}
