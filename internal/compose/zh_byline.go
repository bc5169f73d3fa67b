package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// Who wrote a story, where it is run into its head.

// bracketedByline gives the length of what stands before 【东湖网报道 记者 林知远】
// and of that itself, or of 某报综合（某报记者 林知远）.
func bracketedByline(body string) int {
	for _, b := range [...]struct {
		open, shut string
		far        int // characters before the bracket
	}{{"【", "】", longestHead}, {"（", "）", longestCredit}, {"〔", "〕", longestHead}, {"[", "]", longestHead}} {
		head := body[:runeBorder(body, b.far*len("字"))]
		i := strings.Index(head, b.open)
		if i < 0 || strings.ContainsAny(head[:i], "。；，") && b.open == "（" || strings.Contains(head[:i], "。") {
			continue
		}
		in := body[i+len(b.open):]
		k := strings.Index(in[:runeBorder(in, longestByline*len("字"))], b.shut)
		if k < 0 || !containsAny(in[:k], "记者 ", "记者　", "通讯员 ", "网报道") && !strings.Contains(head[:i], "摄") && !reportedBy(in[:k]) || strings.ContainsAny(in[:k], "，。：") {
			continue
		}
		if n := i + len(b.open) + k + len(b.shut); n < len(body) {
			return n
		}
	}
	return 0
}

// reportedBy reports whether the words between brackets are those of Traditional pages:
// 記者林佩璇／台中報導, 中央社記者林佩璇台中30日電.
func reportedBy(in string) bool {
	return strings.Contains(in, "記者") && (strings.HasSuffix(in, "報導") || strings.HasSuffix(in, "報道") || strings.HasSuffix(in, "電"))
}

// writers are what those who write a story are called before their names.
var writers = [...]string{"见习记者", "实习记者", "记者", "通讯员", "实习生", "摄影", "作者", "撰文", "采写"}

// authors are writers where a bar parts them from their names.
var authors = wordsOf("作者", "撰文", "采写")

var writerMarks = wordsOf("记者", "通讯员", "实习生", "摄影", "作者", "撰文", "采写")

// bars part a role from a name: 记者 | 林知远.
const bars = "|｜丨"

// byline gives the length of 某报记者 林知远 通讯员 周明岚 where it is clear where the
// last name ends: before a day, a quotation or 摄.
func byline(body string) int {
	head := body[:runeBorder(body, longestByline*len("字"))]
	if !writerMarks().in(head) {
		return 0
	}
	if who, rest, ok := strings.Cut(head, "记者"); ok && utf8.RuneCountInString(who) <= longestCredit && !strings.ContainsAny(who, "，。：；（") {
		if m, last, _ := name(rest); last && !strings.HasPrefix(rest[m:], "“") { // 某报记者林知远摄
			return len(who) + len("记者") + m
		}
	}
	n := 0
	for {
		i, role := -1, ""
		for _, w := range writers {
			for _, space := range [...]string{" ", "　"} {
				if k := strings.Index(head[n:], w+space); k >= 0 && (i < 0 || k < i) {
					i, role = k, w+space
				}
			}
		}
		if i < 0 || strings.ContainsAny(head[n:n+i], "，。：；！？“《（、") || n == 0 && utf8.RuneCountInString(head[:i]) > longestCredit {
			return 0
		}
		n += i + len(role)
		end, more := names(body[n:])
		if end == 0 {
			return 0
		}
		n += end
		if !more {
			return n
		}
	}
}

// names gives the length of the names that open s, spaces between them, or 0
// where it is not clear where the last ends; more says that another role follows.
func names(s string) (n int, more bool) {
	for {
		n += len(s[n:]) - len(strings.TrimLeft(s[n:], " 　、"))
		m, last, role := name(s[n:])
		n += m
		switch {
		case m == 0:
			return 0, false
		case last || role:
			return n, role
		}
		next := strings.TrimLeft(s[n:], " 　、")
		if after, ok := strings.CutPrefix(next, "图"); ok && dayAt(after) > 0 {
			next = after
		}
		if after, ok := strings.CutPrefix(next, "摄"); ok {
			return len(s) - len(after), false
		}
		if dayAt(next) > 0 || openerOfStory(next) || strings.HasPrefix(next, "“") {
			return len(s) - len(next), false
		}
		for _, w := range writers {
			if i := strings.Index(next[:runeBorder(next, 8*len("字"))], w); i >= 0 && !strings.ContainsAny(next[:i], " 　") {
				return len(s) - len(next), true
			}
		}
	}
}

// name gives the length of the name of two to four characters that opens s, and
// whether the story follows on it or another role; 0 where neither does and no
// space.
func name(s string) (n int, last, role bool) {
	const shortest, longest = 2, 4
	han := 0
	for i, r := range s {
		rest := s[i:]
		if han >= shortest {
			switch {
			case dayAt(rest) > 0, strings.HasPrefix(rest, "“"), openerOfStory(rest):
				return i, true, false
			case strings.HasPrefix(rest, "摄"):
				return i + len("摄"), true, false
			case strings.HasPrefix(rest, "报道"):
				return i + len("报道"), true, false
			case strings.ContainsRune(" 　、", r):
				return i, false, false
			}
			for _, w := range writers {
				if strings.HasPrefix(rest, w) {
					return i, false, true
				}
			}
		}
		if !isHan(r) || han == longest {
			return 0, false, false
		}
		han++
	}
	return 0, false, false
}

// bylined is where the story goes on behind those who wrote it, at and behind offset at
// of s: 极目新闻记者 林知远通讯员 周明岚女童出生时…. Where the last name ends the words
// tell: it is a surname with one or two characters, and a word of more than one begins
// behind it. It is at where nobody stands there, or where the reporter does something.
func bylined(t string, s lang.Sentence, at int) int {
	head := t[at:runeBorder(t[:s.End], at+(longestHead+longestByline)*len("字"))]
	if !writerMarks().in(head) {
		return at
	}
	i, n := roleAt(head)
	if i < 0 || strings.ContainsAny(head[:i], "。；《") || !closed(head[:i]) {
		return at
	}
	who := head[:i]
	if k := strings.LastIndexAny(who, " 　●□◎"+bars); k >= 0 {
		who = who[k:]
	}
	if outlet := outlets().closes(strings.TrimRight(who, " 　"+bars)); !outlet && (utf8.RuneCountInString(head[:i]) > longestCredit || strings.Contains(head[:i], "，")) {
		return at
	}
	for {
		for n < len(head) {
			end := nameEnds(t, s, at+n)
			if end == 0 {
				return at
			}
			n = end - at
			rest := strings.TrimLeft(t[end:s.End], " 　、")
			next := len(t[at:s.End]) - len(rest)
			if k, after := roleAt(rest); k == 0 {
				n = next + after
				break // another role
			}
			if next == n || nameEnds(t, s, at+next) == 0 { // the story
				return at + next + credit(t[at+next:s.End])
			}
			n = next
		}
		if n >= len(head) {
			return at
		}
	}
}

// credit gives the length of what those named did, which opens s: 摄影报道.
func credit(s string) int {
	for _, whose := range [...]string{"图/受访者提供", "图/受访者供图", "图/受访单位提供", "图/资料图"} {
		if rest, ok := strings.CutPrefix(s, whose); ok {
			return len(s) - len(rest)
		}
	}
	if rest, ok := strings.CutPrefix(s, "摄影报道"); ok {
		return len(s) - len(strings.TrimLeft(rest, " 　"))
	}
	for _, did := range [...]string{"报道", "摄", "文/图", "文图", "图"} {
		if rest, ok := strings.CutPrefix(s, did); ok && (dayAt(rest) > 0 || openerOfStory(rest) || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "“")) {
			return len(s) - len(strings.TrimLeft(rest, " 　"))
		}
	}
	return 0
}

// outlets end what those are called for whom somebody reports.
var outlets = wordsOf("新闻", "日报", "晚报", "早报", "时报", "都市报", "商报", "晨报", "报", "网", "社", "客户端", "电视台", "台", "媒体", "全媒", "融媒", "本报", "首席", "见习", "实习", "特约", "●", "□", "◎", "文/")

// roleAt is the place in s of what somebody who writes is called, and of the name
// behind it: 记者 林知远.
func roleAt(s string) (i, n int) {
	i = -1
	for _, w := range writers {
		for from := 0; ; {
			k := strings.Index(s[from:], w)
			if k < 0 || i >= 0 && from+k >= i {
				break
			}
			from += k + len(w)
			name := strings.TrimLeft(strings.TrimPrefix(s[from:], "："), " 　"+bars)
			if mark := s[from : len(s)-len(name)]; mark != "" && (!authors().opens(w) || strings.ContainsAny(mark, bars)) {
				i, n = from-len(w), len(s)-len(name)
			}
		}
	}
	return i, n
}

// nameEnds is where the name at offset at ends, 0 where none is sure to.
func nameEnds(t string, s lang.Sentence, at int) int {
	surname := firstOf(t[at:s.End])
	if !strings.ContainsRune(surnames, surname) {
		return 0
	}
	for _, size := range [...]int{3, 2} {
		end := at
		for range size {
			r, w := utf8.DecodeRuneInString(t[end:s.End])
			if !isHan(r) {
				end = 0
				break
			}
			end += w
		}
		if end == 0 || strings.ContainsAny(lastRune(t[:end]), "从在于据就对向到和与为由经以被将走来报的说称") {
			continue
		}
		rest := t[end:s.End]
		if k, _ := roleAt(rest); k == 0 || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "　") || strings.HasPrefix(rest, "、") {
			return end
		}
		if strings.HasPrefix(rest, "“") || strings.HasPrefix(rest, "据") && !strings.HasPrefix(rest, "据此") || dayAt(rest) > 0 || openerOfStory(rest) {
			return end
		}
		w := wordFrom(&s, end)
		if w < len(s.Words) && s.Words[w].Start == end && size == 3 && strings.ContainsRune("由为受与自随", firstOf(rest)) && s.Words[w].Tag == lang.Prep {
			return end
		}
		if w < len(s.Words) && s.Words[w].Start == end && utf8.RuneCountInString(s.Words[w].Slice(t)) > 1 && !reporterDoes().opens(rest) {
			return end
		}
	}
	return 0
}

// surnames are the commonest.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"

// reporterDoes opens what a reporter does: the name is that of a subject.
var reporterDoes = wordsOf("报道", "采访", "了解", "获悉", "注意", "看到", "走进", "来到", "联系", "探访", "摄影", "表示", "发现", "询问", "致电", "梳理", "查询", "实地", "通过", "从", "在", "就", "跟随", "跟着", "拨打", "赶到", "前往", "介绍", "告诉", "认为", "问", "说", "编辑", "视频", "供图", "综合", "整理", "体验", "返回", "校对", "责编", "来源", "流程", "资料来源")
