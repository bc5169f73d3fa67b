package compose

import (
	"strings"
)

// Official prose has sentences that are whole and true and tell nothing: what was gained by
// it all (营造了良好氛围), in what spirit (以…为抓手), how it felt (一片欢声笑语).

// hollow reports a point of such words and without anything that could be counted: two of
// them, one where it only says what comes next or what something was good for, one that
// paints a scene; more where there is a figure.
func hollow(kept string) bool {
	const some, many = 2, 4
	if !hollows().in(kept) && !scenery().in(kept) || dayFirst().opens(kept) || dealtWith().in(kept) {
		return false
	}
	scene := scenery().in(kept) && !begins().in(kept) && !strings.Contains(kept, "开展")
	n, figures := hollows().count(kept), runsOfDigits(sinceYear(kept))
	if figures > 0 {
		return figures == 1 && (n >= many || scene)
	}
	return n >= some || n > 0 && gained().opens(kept) || scene
}

// routine reports what belongs to every meeting: who read what out, where they were shown round.
func routine(kept string) bool {
	return runsOfDigits(kept) == 0 && routines().in(kept) && !dayFirst().opens(kept) && !begins().in(kept)
}

// overture reports an opening that says no more than what season it is or how the times change,
// or an opinion that is nobody's.
func overture(kept string) bool {
	return overtures().opens(kept) && runsOfDigits(kept) == 0 && !begins().in(kept) && !strings.Contains(kept, "开展")
}

// careerStep reports which office somebody had from when to when: 1985年8月至2000年9月，历任….
func careerStep(kept string) bool {
	const within = 28 * len("字")
	if len(kept) < len("1985年") || runsOfDigits(kept[:4]) == 0 || !strings.HasPrefix(kept[4:], "年") {
		return false
	}
	head := kept[:runeBorder(kept, within)]
	return steps().in(head) && !strings.Contains(head, "责任")
}

// noLead reports what no story is about, wherever it stands.
func noLead(kept string) bool {
	return hollow(kept) || overture(kept) || vowsOnly(kept) || advises(kept)
}

// sinceYear is what stands behind 2023年以来，.
func sinceYear(kept string) string {
	const year = "年以来，"
	if i := strings.Index(kept[:runeBorder(kept, 8*len("字"))], year); i >= 0 {
		return kept[i+len(year):]
	}
	return kept
}

// runsOfDigits counts the figures of s.
func runsOfDigits(s string) (n int) {
	before := false
	for i := range len(s) {
		digit := '0' <= s[i] && s[i] <= '9'
		if digit && !before {
			n++
		}
		before = digit
	}
	return n
}

var (
	// dayFirst opens what somebody did on a day, however it is told.
	dayFirst = wordsOf("近日", "日前", "昨日", "昨天", "今天", "今日", "当天", "当日", "连日来", "为")
	// dealtWith is in what was done about somebody, or on a day.
	dealtWith = wordsOf("近日，", "日前，", "经查", "违反", "违法所得", "涉嫌", "开除", "判处", "罚款", "立案", "违规", "被指", "丧失", "拘留", "抓获", "逮捕", "死亡", "遇难")
	// gained open what comes next, and what something was good for.
	gained = wordsOf("下一步", "接下来", "今后", "未来", "下阶段", "下一阶段", "后续", "通过", "此次", "本次", "这次", "此举", "作为", "近年来", "一直以来", "长期以来", "新征程", "活动", "随着", "同时", "希望")
	// scenery is how a place looked.
	scenery = wordsOf("欢声笑语", "热火朝天", "意犹未尽", "其乐融融", "热血沸腾", "络绎不绝", "人头攒动", "掌声不断", "阵阵掌声", "热情高涨", "喜笑颜开", "热闹非凡", "暖意融融", "笑容满面", "井然有序", "如火如荼", "汗流浃背", "挥汗如雨")
	// routines are what is done at every meeting.
	routines = wordsOf("宣读倡议书", "倡议书；", "倡议书。", "宣读了贺信", "宣读贺信", "宣读了表彰", "宣读了名单", "宣读了《", "集体参观", "相继开展", "依次进行", "依次开展", "观看了宣传片", "观看宣传片", "的相关情况。", "奏唱国歌", "重温入党誓词")
	// overtures open a story before it.
	overtures = wordsOf("炎炎夏日", "烈日炎炎", "盛夏时节", "骄阳似火", "酷暑难耐", "今夏入伏以来", "随着社会的发展", "随着人们生活水平", "随着时代的", "随着生活水平", "随着年纪", "有人认为", "有人呼吁", "有人说", "众所周知", "大家都知道")
	// steps are in what office somebody had.
	steps   = wordsOf("历任", "先后任", "，任", "月任", "起任", "月参加工作", "月加入中国共产党")
	hollows = wordsOf(
		"营造", "筑牢", "走深走实", "扛牢扛实", "扛稳", "保驾护航", "新篇章", "新格局", "初见成效", "扎实成效", "显著成效", "明显成效", "良好成效", "积极成效", "压实", "明确职责", "强力推进", "全力推进", "不断推动", "不断推进", "持续激发",
		"凝聚", "汇聚", "彰显", "展现", "思想自觉", "行动自觉", "履职尽责", "履职水平", "深入人心", "外化于行", "内化于心", "更加突出", "更加深化", "更加凸显", "更加紧密", "安全意识", "法律意识", "自觉遵守", "自觉维护", "自觉远离", "法外之地", "不信谣",
		"示范引领", "引领作用", "带头作用", "模范作用", "搭建起", "搭建了", "友谊", "为契机", "为抓手", "为导向", "为牵引", "为载体", "为核心", "为目标", "全方位", "多维度", "多层次", "多形式", "多角度", "立体化", "全覆盖",
		"进一步规范", "进一步拓宽", "进一步强化", "进一步加深", "进一步提升", "进一步提高", "进一步增强", "进一步加强", "进一步完善", "进一步推动", "进一步深化", "进一步激发", "进一步优化", "进一步夯实", "进一步落实",
		"有效提升", "有效提高", "有效增强", "切实提升", "切实提高", "切实增强", "切实维护", "不断提升", "不断提高", "不断增强", "不断完善", "不断优化", "不断加强", "持续优化", "持续推进", "持续推动", "持续提升", "持续深化", "持续深耕", "持续发力",
		"良好习惯", "良好环境", "良好氛围", "浓厚氛围", "良好的", "感悟", "共谋", "携手并进", "互利共赢", "合作共赢", "行稳致远", "劈波斩浪", "重于泰山", "舌尖上的安全", "满意度", "知晓度", "贡献力量", "贡献智慧", "添砖加瓦", "绽放", "新动能", "新活力", "新动力", "积极信号",
		"勇于担当", "敢于担当", "担当作为", "砥砺前行", "踔厉奋发", "责任感", "使命感", "责任与担当", "责任担当", "获得感", "幸福感", "安全感", "归属感", "一致好评", "高度评价", "高度重视", "坚实基础", "坚实保障", "坚强保障", "有力保障", "坚强后盾", "良好基础", "最后一公里",
		"向纵深", "高质量发展", "战斗精神", "主动作为", "做大做强", "乐于奉献", "甘于奉献", "积极投身", "积极引导", "引导群众", "引导广大", "引导居民", "纷纷表示", "表达了", "增进", "加深了", "促进了", "弘扬", "传承", "丰富了", "增强了", "提升了", "提高了", "拓宽了", "净化了", "激发了", "坚定了",
		"厚植", "赋能", "助力", "家国情怀", "爱国情怀", "初心", "使命", "血脉", "防线", "防火墙", "合力", "屏障", "有信心", "再接再厉", "继续努力", "问需于民", "问计于民", "新征程", "严峻的“烤", "美好生活", "强大韧性", "和睦", "增强邻里", "积极响应", "主动参与", "严厉打击", "清理整顿", "依法取缔", "彻底铲除", "着力推进", "落地显效", "回升向好", "为起点", "为翼", "致敬", "正能量", "人人参与", "良好生态", "良好局面")
)

// opensLaw reports the wording of an article of a law without the law's name: 第九条规定：….
func opensLaw(kept string) bool {
	const near = 20 * len("字")
	head, _, ok := strings.Cut(kept[:runeBorder(kept, near)], "条规定")
	return ok && strings.HasPrefix(head, "第")
}
