package compose

import (
	"strings"
	"unicode/utf8"
)

// What a reader learns next to nothing from, however well it stands: what somebody
// means to go on doing, a saying, who was there.

// little is what is left of the worth of a unit that says little, nothing of one that says
// who was there.
const little, nothing = 0.5, 0.1

// saysSomething gives what is left of the worth of a point for what it says.
func saysSomething(kept string) float64 {
	switch {
	case wasThere(kept):
		return nothing
	case vowsOnly(kept), hostsOnly(kept), statute(kept), opensLaw(kept), hollow(kept), routine(kept), overture(kept), careerStep(kept), standingFacts(kept), advises(kept), tenures().in(kept[:runeBorder(kept, 6*len("字"))]):
		return little
	}
	return 1
}

// vowsOnly reports a point that only vows to go on, 下一步，县里将不断提升服务水平, or
// quotes a saying. A vow with a figure or a day in it is a plan.
func vowsOnly(kept string) bool {
	body := strings.TrimRight(kept, "。！”")
	if proverbs().opens(body) {
		return true
	}
	vow := urges(body)
	if will := strings.Index(body, "将"); will >= 0 && !vow {
		vow = goingOn().opens(body[will+len("将"):]) || nextSteps().opens(body) && vows().in(body[will:])
	}
	return vow && !counts(body)
}

// counts reports a figure with what it is of: three reservoirs, a day, not 6.0版 or 2023“挑战杯”.
func counts(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.' || s[i] == ',') {
			i++
		}
		if rest := strings.TrimLeft(s[i:], " 余多"); rest == "" || strings.ContainsRune("年月日时%％万亿个個名家项項座人元公千米里吨辆輛处處所条條场場户戶套倍成起件只台亩畝平分小天周届批期次款至-—~～", firstOf(rest)) {
			return true
		}
	}
	return false
}

// hostsOnly reports a point that only says who had something held: 本次活动由县文化局主办。
func hostsOnly(kept string) bool {
	body := strings.TrimRight(kept, "。！")
	return holders().closes(body) && strings.Contains(body, "由") && !begins().in(body)
}

// statute reports a point that only gives the wording of a law: 《水法》第三条规定，….
func statute(kept string) bool {
	const near = 45 * len("字") // of a law's name
	head := kept[:runeBorder(kept, near)]
	if !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(head, "根据"), "依据"), "《") {
		return false
	}
	_, rest, ok := strings.Cut(head, "》第")
	if !ok || !strings.Contains(rest, "条") {
		return false
	}
	_, rest, _ = strings.Cut(kept, "》第")
	return !ruled().in(rest)
}

// advises reports a point in which somebody whose trade it is tells everybody to be careful:
// 警方提醒，….
func advises(kept string) bool {
	const within = 12 * len("字")
	head := kept[:runeBorder(kept, within)]
	i := strings.Index(head, "提醒")
	if i < 0 {
		i = strings.Index(head, "提示")
	}
	if i <= 0 || !advisers().in(head[:i]) || strings.Contains(head[:i], "气象") {
		return false
	}
	r := firstOf(head[i+len("提醒"):])
	if i <= 6*len("字") && !strings.ContainsRune("过了他她其其王司机0123456789", r) {
		return true
	}
	return r == '，' || r == '：' || r == '广' || r == '大' || r == '市'
}

var advisers = wordsOf("警方", "民警", "交警", "法官", "检察官", "律师", "部门", "消防", "办案", "公安", "网警", "反诈")

// standingFacts reports a point that tells of a firm or somebody what always holds: what a firm
// lives by, since when it exists, where somebody was born and which tenures they held.
func standingFacts(kept string) bool {
	switch {
	case firms().in(kept):
		return true
	case born().in(kept):
		return careers().in(kept)
	}
	return false
}

// urges reports a point in which the article itself, and nobody whom it names, says what
// others ought to do: 各部门应当…, 我们要….
func urges(body string) bool {
	const within = 16 * len("字")
	head, rest, _ := strings.Cut(body, "，")
	if givenThat().opens(head) { // 在两人之间，应该…
		head, _, _ = strings.Cut(rest, "，")
	}
	return oughts().in(head[:runeBorder(head, within)]) && !saids().in(body)
}

// wasThere reports a point that only counts out who was there.
func wasThere(kept string) bool {
	body := strings.TrimRight(kept, "。！”")
	if presides().closes(body) && !begins().in(body) && utf8.RuneCountInString(body) <= shortHost {
		return true
	}
	if countsHeads(body) {
		return true
	}
	return (presences().closes(body) && !begins().in(body) || attends(body)) && (!strings.ContainsAny(body, "0123456789，") || strings.Count(body, "、") > 2)
}

// countsHeads reports a point that ends with how many were at something: …共80余人参加了通水仪式.
func countsHeads(body string) bool {
	at := strings.LastIndex(body, "人参加")
	if at < 0 || !strings.Contains(body[:at], "共") || strings.Contains(body, "，") {
		return false
	}
	rest := strings.TrimPrefix(body[at+len("人参加"):], "了")
	return rest == "" || gatherings().closes(rest) && utf8.RuneCountInString(rest) <= 12
}

var gatherings = wordsOf("仪式", "活动", "会议", "典礼", "大会", "座谈会", "发布会", "培训", "启动会")

// shortHost is the most characters of a point that only says who presided.
const shortHost = 30

// attends reports a last clause that ends with what several were at: …等参加开幕活动.
func attends(body string) bool {
	const most = 8 // characters of what it was
	if strings.Count(body, "、") < 2 && !strings.Contains(body, "等") {
		return false // 县长王强出席开幕式: one of whom it is told
	}
	for _, at := range [...]string{"参加", "出席", "陪同", "参与"} {
		if i := strings.LastIndex(body, at); i > 0 && utf8.RuneCountInString(body[i+len(at):]) <= most && !strings.ContainsAny(body[i:], "，。了过的") && !begins().in(body[:i]) {
			return true
		}
	}
	return false
}

var (
	proverbs  = wordsOf("俗话说", "常言道", "古人云", "古语云", "老话说", "正所谓")
	presides  = wordsOf("主持", "主持会议", "主持仪式", "表示祝贺", "表示热烈祝贺", "表示热烈欢迎", "表示感谢", "表示衷心感谢", "合影留念")
	begins    = wordsOf("举行", "举办", "召开", "帷幕", "开幕", "启动", "揭幕", "揭牌")
	presences = wordsOf("参会", "与会", "出席", "参加", "陪同参加", "出席会议", "参加会议", "参加活动", "出席活动", "出席仪式", "参加仪式", "参加调研", "陪同调研", "参加座谈", "主持会议", "出席开幕式", "出席发布会", "参加发布会", "回答记者提问", "陪同活动")
	oughts    = wordsOf("应当", "应该", "应及时", "应尽量", "应尽快", "应积极", "应加强", "应迅速", "要加强", "要坚持", "要严格", "要积极", "要始终", "要切实", "要进一步", "要时刻", "必须", "需要加强", "切勿", "请广大", "市民要", "大家要", "我们要", "也要", "都要")
	givenThat = wordsOf("在", "如果", "对于", "遇到", "面对", "若", "一旦")
	saids     = wordsOf("要求", "表示", "指出", "强调", "规定", "认为", "称", "判", "提出", "介绍", "说")
	holders   = wordsOf("主办", "承办", "协办", "共同主办", "联合主办", "联合举办", "共同举办", "指导", "支持", "执行", "提供支持", "协调")
	ruled     = wordsOf("对其", "决定对", "决定责令", "对当事人", "罚款人民币", "的规定，决定", "的规定，责令", "判定", "认定", "全部责任", "决定给予", "判决", "判处被告", "裁定", "已构成", "作出")
	firms     = wordsOf("主营业务：", "主营业务为", "主营业务是", "经营范围", "成立于1", "成立于2", "总部位于")
	born      = wordsOf("年生，", "月生，", "出生于", "年出生", "月出生", "生于1")
	careers   = wordsOf("历任", "曾任", "参加工作", "学历", "入党", "毕业", "加入中国共产党")
	tenures   = wordsOf("历任", "先后任", "先后担任", "曾先后")
	nextSteps = wordsOf("下一步", "接下来", "今后", "未来", "下阶段", "下一阶段", "后续", "将来")
	goingOn   = wordsOf("继续", "不断", "持续", "进一步", "始终", "一如既往", "充分发挥", "充分履行", "坚决", "全力", "立足", "以此为契机", "以此次", "加大", "深入", "严格", "严厉", "结合", "密切", "积极", "努力", "坚持", "切实", "强化", "加强", "着力", "大力", "秉承", "秉持", "保持", "聚焦", "紧扣", "以更")
	vows      = wordsOf("不断", "持续", "进一步", "继续", "坚持", "全力", "切实", "深入", "积极", "努力")
)
