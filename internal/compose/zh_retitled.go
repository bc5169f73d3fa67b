package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/text"
)

// A headline that a copy of a page runs into the story, 原标题：修好了东湖县8月4日…, and
// where it ends.

// retitled gives the length of 原标题：… where it is clear where the headline ends:
// where a story begins with its agency, its day, what it is told for or whom the
// headline is about.
func retitled(body string) int {
	rest, ok := strings.CutPrefix(body, "原标题：")
	if !ok {
		rest, ok = strings.CutPrefix(body, "来源标题：")
	}
	if !ok {
		return 0
	}
	for _, ends := range [...]func(string) int{signed, written, again, headline, titled, restarted, retold, laterClause} {
		if n := ends(rest); n > 0 && n < len(rest) {
			return len(body) - len(rest) + n
		}
	}
	return 0
}

// laterClause gives the length of a headline and of what a story is told for behind it, where it
// is not clear how they part: to the clause that tells the day, or that opens with who is in the
// headline. …修好了石桥每到雨季，村民绕路，[近日，东湖县…].
func laterClause(s string) int {
	const within, name, least = 160, 6, 12 // characters of both; of who it is; of the clause that tells of them
	head := mayBeHead(s, within)
	at := 0
	for {
		i := strings.Index(head[at:], "，")
		if i < 0 {
			return 0
		}
		at += i + len("，")
		if at < 2*shortestHead*len("字") || !closed(head[:at]) {
			continue
		}
		rest := s[at:]
		if openerOfStory(rest) && (dayAt(rest) > 0 || daysBefore().opens(rest)) {
			return at
		}
		opens := rest[:runeBorder(rest, name*len("字"))]
		end := strings.IndexAny(rest, "，。；：")
		if end < 0 || strings.HasPrefix(rest[end:], "：") || utf8.RuneCountInString(rest[:end]) < least || strings.IndexFunc(opens, func(r rune) bool { return !isHan(r) }) >= 0 {
			continue
		}
		if strings.Contains(head[:at], opens) && !strings.Contains(head[:at], rest[:end]) {
			return at
		}
	}
}

// daysBefore are days that a story is of.
var daysBefore = wordsOf("近日，", "日前，", "近期，", "昨日，", "昨天，", "今天，", "今日，", "近年来，", "连日来，", "今年以来，")

// headlineGoesOn gives the length of the rest of a headline that opens the sentence at sp behind a
// mark within it: 原标题：石桥修好了！村民回应[近日，东湖县…].
func headlineGoesOn(t string, sp text.Span) int {
	const few = 2 // characters of such a rest
	before := strings.TrimRight(t[runeBorder(t, max(sp.Start-2*longestHead*len("字"), 0)):sp.Start], " 　\n")
	if !strings.ContainsAny(lastRune(before), "！？…") {
		return 0
	}
	title := strings.LastIndex(before, "标题：")
	head := before[max(title, 0):]
	body := sp.Slice(t)
	if strings.Contains(head, "。") || utf8.RuneCountInString(head) > longestHead || openerOfStory(body) || takenForStory(body) {
		return 0
	}
	if title >= 0 {
		for _, ends := range [...]func(string) int{signed, written, again, retold} { // a story names again what it opens with
			if n := ends(body); n > 0 && n < len(body) {
				return n
			}
		}
	} else if strings.TrimSpace(t[:sp.Start]) != strings.TrimSpace(before) {
		return 0 // not the head of the page
	}
	return headlineOf(body, few)
}

// mayBeHead is what may hold the headline that opens s: at most so many characters, and
// no full stop.
func mayBeHead(s string, characters int) string {
	head := s[:runeBorder(s, characters*len("字"))]
	if end := strings.Index(head, "。"); end >= 0 {
		head = head[:end]
	}
	return head
}

// signed gives the length of a headline and of the agency's opening behind it: …
// 某网财经8月17日讯（记者 林知远）, …【某社特稿】.
func signed(s string) int {
	head := mayBeHead(s, longestHead+2*longestCredit)
	if i := strings.LastIndex(head, "【"); i > 0 {
		if k := strings.Index(s[i:], "】"); k > 0 && k < longestCredit*len("字") && containsAny(s[i:i+k], "稿", "讯", "电", "报道", "记者", "综合") {
			return i + k + len("】")
		}
	}
	for _, mark := range datelineMarks().list {
		i := strings.Index(head, mark)
		if i < 0 || mark == "正文：" || mark == "日报道" || strings.ContainsAny(mark, "摄") {
			continue
		}
		if cut := strings.LastIndexAny(head[:i], "，！？；"); strings.ContainsAny(head[max(cut, 0):i], "据據") {
			continue // 据某社12日电 says who says so
		}
		from := i - len(lastRune(s[:i]))
		if n := dateline(s[from:]); n > 0 && (!strings.HasPrefix(s[from+n:], "题：") || titledUnder(s[from+n:]) > 0) {
			if rest := s[from+n:]; strings.HasPrefix(rest, "）") && !closed(s[:from+n]) {
				n += len("）") // （某网讯）
			}
			return from + n
		}
	}
	return 0
}

// written gives the length of a headline and of who wrote it and when: …2023-08-17
// 08:41:21 作者：林知远 , …（图/文 林知远）.
func written(s string) int {
	head := mayBeHead(s, longestHead+2*longestCredit)
	if i := strings.Index(head, "作者："); i > 0 && strings.ContainsAny(head[:i], "0123456789") {
		name := s[i+len("作者："):]
		if k := strings.IndexAny(name[:runeBorder(name, 6*len("字"))], " 　"); k > len("字") {
			return len(s) - len(strings.TrimLeft(name[k:], " 　"))
		}
	}
	for _, credit := range [...]string{"（图/文", "（文/", "（图文", "（记者", "(记者", "（通讯员", "（作者", "（本文"} {
		if i := strings.Index(head, credit); i > 0 {
			if n := len(aside(s[i:])); n > 0 {
				return i + n
			}
		}
	}
	return 0
}

// again gives the length of a headline that stands twice before its story.
func again(s string) int {
	first := s[:runeBorder(s, shortestHead*len("字"))]
	window := s[:runeBorder(s, longestHead*len("字"))]
	if strings.ContainsAny(first, "。") || len(window) == len(first) {
		return 0
	}
	k := strings.Index(window[len(first):], first)
	if k < 0 {
		return 0
	}
	k += len(first)
	once := strings.TrimRight(s[:k], " 　")
	if strings.Contains(once, "。") || !strings.HasPrefix(s[k:], once) {
		return 0
	}
	rest := s[k+len(once):]
	if strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "　") || openerOfStory(rest) {
		return len(s) - len(strings.TrimLeft(rest, " 　"))
	}
	return k
}

// headline gives the length of a headline that a story follows without a mark.
func headline(s string) int { return headlineOf(s, shortestHead) }

// headlineOf is headline for one of so many characters at the least.
func headlineOf(s string, shortest int) int {
	runes, before := 0, rune(0)
	for i, r := range s {
		if runes > longestHead || strings.ContainsRune("。；", r) {
			return 0
		}
		if r == '为' && strings.ContainsRune("作成认视称因更尤较定化变列评选升分设改命", before) && !workDone().closes(s[:i]) {
			before = r
			runes++
			continue // 作为
		}
		if runes >= shortest && (!strings.ContainsRune("，,、：:（(“《—-在从自至到于為为將将以與与和及是的截0123456789年月", before) || before == '为' && deed().closes(s[:i])) && openerOfStory(s[i:]) && !ofWhere().closes(s[:i]) {
			return i
		}
		before = r
		runes++
	}
	return 0
}

// workDone closes a headline that 为 comes behind, which is no 作为 then: 开展宣传工作[为进一步….
var workDone = wordsOf("工作", "合作", "协作", "创作", "动作", "操作")

// ofWhere stand before a day that belongs to them: 截至当地时间[8月4日，].
var ofWhere = wordsOf("至当地时间", "至北京时间", "于当地时间", "于北京时间")

// deed ends with a 为 that leads to nothing.
var deed = wordsOf("作为", "行为", "难为", "认为", "何为")

// titled gives the length of a headline that begins as the story does: 东湖县：水渠修好了
// 东湖县3日说….
func titled(s string) int {
	const least, most = 2, 10 // characters of who it is about
	who, _, ok := strings.Cut(s[:runeBorder(s, (most+1)*len("字"))], "：")
	if n := utf8.RuneCountInString(who); !ok || n < least || n > most || strings.ContainsAny(who, "，。！？ ") {
		return 0
	}
	head := s[:runeBorder(s, (longestHead+most)*len("字"))]
	if end := strings.IndexAny(head, "。；"); end >= 0 {
		head = head[:end]
	}
	at := len(who) + len("：") + shortestHead*len("字")
	if at >= len(head) {
		return 0
	}
	i := strings.Index(head[at:], who)
	if i < 0 || strings.ContainsAny(lastRune(head[:at+i]), notBefore) {
		return 0
	}
	return at + i
}

// notBefore are the characters that no story begins behind.
const notBefore = "，、：的在和与对向为将由让使被有叫名是据从由经“‘《（市省县区"

// begun reports that what stands before the end of head is no headline's end: the story
// has begun with its day, or with a few words behind a comma.
func begun(head string, spaced bool) bool {
	const few = 4 // characters
	if spaced {
		return false
	}
	if i := strings.LastIndex(head, "月"); i > shortestHead*len("字") && strings.Contains(head[i:], "日") {
		return true
	}
	i := strings.LastIndex(head, "，")
	if i < 0 {
		return false
	}
	head = head[i+len("，"):]
	return utf8.RuneCountInString(head) < few || strings.ContainsRune("为為经經在对對由据據随隨从從与與向把将將", firstOf(head))
}

// restarted gives the length of a headline that the story takes up where it begins: with
// how the headline begins, 印度拟限制进口 多家公司反对印度计划从11月1日起…, or, behind a space
// or a mark, with three characters of it.
func restarted(s string) int {
	const within = 3 // characters that come again
	head := mayBeHead(s, longestHead)
	opens := strings.TrimPrefix(head, "图解")
	opens = opens[:runeBorder(opens, within*len("字"))]
	if strings.ContainsRune("就对對关關针針为為在从從将將", firstOf(opens)) {
		return 0 // 就石桥答记者问
	}
	runes := 0
	for i := range head {
		if runes++; runes <= shortestHead+2 {
			continue
		}
		before, rest := lastRune(head[:i]), head[i:]
		same := rest[:runeBorder(rest, within*len("字"))]
		if utf8.RuneCountInString(rest) < 2*within {
			return 0
		}
		spaced := strings.ContainsAny(before, " 　%！？")
		if strings.ContainsAny(lastRune(strings.TrimRight(head[:i], " 　")), notBefore) || begun(head[:i], spaced) || strings.ContainsAny(same, "，：！？、 ") || !(same == opens || spaced && isHan(firstOf(rest)) && strings.Contains(head[:i], same)) {
			continue
		}
		return i
	}
	return 0
}
