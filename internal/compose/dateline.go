package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

var datelineMarks = wordsOf("日电", "日讯", "日消息", "晚间消息，", "早间消息，", "上午消息，", "下午消息，", "报讯", "网讯", "社讯", "讯（", "讯(", "正文：", "日报道", "网消息：", "社消息：", "报消息：", "客户端讯", "客户端消息：", "APP讯，", "社电 ", "社电　", "讯 ", "讯　", " 摄 ", "　摄　", "/摄 ", "/摄")

// dateline finds the agency's opening of a Chinese news story in body ("新华社
// 北京6月12日电（记者 张三）", "本报讯", "某网8月9日消息，") and gives its length in
// bytes, 0 where there is none. What follows is the story.
func dateline(body string) int {
	head := body[:runeBorder(body, 240)]
	if !datelineMarks().in(head) {
		return 0
	}
	for _, mark := range datelineMarks().list {
		i := strings.Index(head, mark)
		if i < 0 {
			continue
		}
		end := i + len(mark)
		if strings.HasSuffix(mark, "（") || strings.HasSuffix(mark, "(") {
			end = i + len("讯")
		}
		// A sentence of its own before the mark: "他周三打来电话。本报讯" is no dateline.
		most := 40
		if mark == "日电" || mark == "日讯" { // another headline may
			most = 60
		}
		if mark == "正文：" { // the page's path may stand before it
			most = 80
		}
		if strings.ContainsAny(head[:i], "。！？；“") || utf8.RuneCountInString(head[:i]) > most {
			continue
		}
		end += len(aside(body[end:]))
		rest := strings.TrimLeft(body[end:], " ，,：:　)）")
		n := len(body) - len(rest)
		if strings.ContainsAny(head[:i], "据據") || mark == "日报道" && (reportedWhat().opens(rest) || containsAny(head[:i], "媒体", "媒", "韩联社", "路透", "法新", "美联", "共同社", "塔斯社", "俄新社", "卫星", "彭博", "时报", "卫报", "邮报", "电视台")) {
			continue // 据某社12日报道 says who says so
		}
		if mark == "日消息" && n == end && !strings.HasPrefix(rest, "，") {
			continue // 6月12日消息传来
		}
		return n
	}
	return 0
}

// reportedWhat opens what somebody reported: it is told of them.
var reportedWhat = wordsOf("称", "了", "的", "过", "中", "时", "后", "说", "指")

// aside is the parenthesis that opens s, spaces before it included.
func aside(s string) string {
	body := strings.TrimLeft(s, " 　")
	for _, p := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if strings.HasPrefix(body, p[0]) {
			if i := strings.Index(body, p[1]); i > 0 && i < 120 {
				return s[:len(s)-len(body)+i+len(p[1])]
			}
		}
	}
	return ""
}

func runeBorder(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// cutDateline leaves out what stands before the story in s and gives where the
// sentence opens then.
func cutDateline(t string, s lang.Sentence, u *unit) int {
	sp := trim(t, s.Span)
	at := u.story
	if at == sp.End {
		return sp.Start
	}
	at = headlineEnds(t, s, at)
	if at > sp.Start {
		u.cut(text.Span{Start: sp.Start, End: at}, "dateline")
	}
	return at
}
