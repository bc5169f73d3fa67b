package compose

import "strings"

// Cuts that would strand a reader before the predicate or the object that is the news: what
// is kept ends on a day, a ground or a place, or before what was decided.

// stranded reports that kept, whose last clause is last, waits for what gone tells.
func stranded(kept, last, gone string) bool {
	switch {
	case strings.HasSuffix(last, "一起") && containsAny(last, "与", "和", "同", "跟"), sinceOnly(last), withHosts(last), wentInto(last), groundOpen(kept), parallel(kept, gone), plot(kept):
		return true
	case strings.HasPrefix(last, "按") && containsAny(last, "口径", "计算", "计价"):
		return true // 按可比口径计算，[增长一成]
	case madeKnown().in(kept) && decision().in(gone) && !decision().in(kept):
		return true // 水利局发布通知，因水位上涨，[决定今日放水]
	case timedPlace(kept):
		return true // 昨日上午，在东湖县水利局，[三座水泵启用]
	}
	before, _, ok := strings.Cut(kept, "：")
	return ok && (strings.HasSuffix(before, "预警") || strings.HasSuffix(before, "以下")) && strings.Contains(before, "、")
}

// sinceOnly reports a clause that ends with the day since when what comes holds: 决定自即日起.
func sinceOnly(last string) bool {
	const longest = 14 * len("字")
	if !strings.HasSuffix(last, "起") {
		return false
	}
	for _, since := range [...]string{"自", "从", "於", "于"} {
		if i := strings.LastIndex(last, since); i >= 0 && len(last)-i <= longest && !strings.ContainsAny(last[i:], "了发引掀兴") {
			return true
		}
	}
	return strings.HasSuffix(last, "即日起") || strings.HasSuffix(last, "当日起") || strings.HasSuffix(last, "今日起")
}

// withHosts reports that last ends with those together with whom somebody does what comes: 县水
// 利局联合三所学校，县志愿者协会.
func withHosts(last string) bool {
	for _, with := range [...]string{"联合", "会同", "携手", "协同"} {
		i := strings.LastIndex(last, with)
		if i < 0 {
			continue
		}
		rest := last[i+len(with):]
		return (bodiesEnd().closes(rest) || strings.HasSuffix(rest, "团队") || strings.HasSuffix(rest, "单位") || strings.HasSuffix(rest, "部门")) && !strings.ContainsAny(rest, "了将在于对为的向") && !jointly().in(rest)
	}
	return false
}

// jointly is what is done together.
var jointly = wordsOf("开展", "举办", "举行", "召开", "组织", "发布", "出台", "推出", "成立", "打造", "主办", "承办", "走进", "印发", "签署", "启动", "建立", "建设", "制定", "推进", "参与", "进行")

// wentInto reports that last only tells where somebody went to do what comes: 深入村民家中.
func wentInto(last string) bool {
	const longest = 10 // characters
	if rest, ok := strings.CutPrefix(last, "组织"); ok && (strings.HasSuffix(rest, "等单位") || strings.HasSuffix(rest, "等部门") || strings.HasSuffix(rest, "人员")) {
		return !strings.ContainsAny(rest, "了对") // 组织派出所等单位，[排查隐患]
	}
	return width(last) <= longest && arrives().opens(last) && !strings.ContainsAny(last, "了过") && (!strings.HasPrefix(last, "深入") || peopleOrPlaces().in(last))
}

// peopleOrPlaces are where somebody goes, and 深入 before others says how something is done.
var peopleOrPlaces = wordsOf("村", "群众", "基层", "企业", "学校", "家", "一线", "现场", "街", "农户", "田间", "居民", "商户", "校园", "工地")

// groundOpen reports that kept ends with the plan or the rule that what comes is done by, and
// that the plan has a comma in it: 按照先修渠，再放水的要求.
func groundOpen(kept string) bool {
	const longest = 60 * len("字")
	if !grounded().closes(kept) {
		return false
	}
	tail := kept[runeBorder(kept, max(len(kept)-longest, 0)):]
	for _, by := range [...]string{"按照", "根据", "依据", "遵照", "本着", "秉持", "围绕", "坚持"} {
		if i := strings.LastIndex(tail, by); i >= 0 && strings.Contains(tail[i:], "，") && !strings.ContainsAny(tail[i:], "了；：") {
			return true
		}
	}
	return false
}

var grounded = wordsOf("的要求", "的原则", "的思路", "的部署", "的安排", "的步骤", "的标准", "的方针", "的理念", "的目标", "的方式", "的路径", "等要求", "等原则")

// parallel reports a cut in the midst of one of several parts that go alike: 甲净值为1元，
// 每份派2元；乙净值为3元，[每份派4元].
func parallel(kept, gone string) bool {
	const least = 6 // characters that come again
	i := strings.LastIndex(kept, "；")
	if i < 0 || strings.HasPrefix(gone, "；") {
		return false
	}
	head := gone[:runeBorder(gone, least*len("字"))]
	return len(head) >= least*len("字") && !strings.ContainsAny(head, "，；。") && strings.Contains(kept[:i], head)
}

// plot reports that kept breaks off in what something tells of: 影片讲述了王强上山，[找到水源].
func plot(kept string) bool {
	i := strings.LastIndex(kept, "讲述")
	return i >= 0 && works().in(kept) && !strings.ContainsAny(kept[i:], "。；") && !strings.Contains(kept[i:], "故事")
}

// works have a plot.
var works = wordsOf("影片", "电影", "该片", "电视剧", "剧集", "小说", "舞剧", "话剧", "短剧", "纪录片", "动画")

var (
	// madeKnown is how something is made known, decision what was.
	madeKnown = wordsOf("发布通知", "下发通知", "印发通知", "发出通知", "发布公告", "发布通告", "发布通报", "召开会议", "研究决定")
	decision  = wordsOf("，决定", "。决定", "决定自", "决定从", "决定对", "决定于", "决定将")
)

// timedPlace reports that kept is no more than when and where.
func timedPlace(kept string) bool {
	kept = strings.TrimLeft(kept, " 　")
	when, where, ok := strings.Cut(kept, "，")
	if !ok || !dayParts().closes(when) || width(when) > 12 {
		return false
	}
	return whereOnly(strings.TrimSuffix(where, "有限公司"))
}

// dayParts close what only says when.
var dayParts = wordsOf("上午", "下午", "中午", "晚", "晚上", "凌晨", "日", "天", "夜", "早", "清晨", "傍晚", "时", "时许", "分", "月", "年", "日前", "近期", "当天", "当日", "当晚")
