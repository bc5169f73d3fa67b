package compose

import (
	"strings"
)

// More halves that a cut behind a clause may not part (zh_cut.go): what something has to
// do with from its 有关, a way from its 方式, those something is done to from what is done.

// halved reports that kept, whose last clause is last, breaks off in what gone ends; next
// is the first clause of gone.
func halved(kept, last, gone, next string) bool {
	switch {
	case leadIns().closes(last):
		return true // 功夫不负有心人，[民警抓获了…]
	case unanswered(kept):
		return true // 只要水价不变（以今年为准），[村民就不搬走]
	case strings.HasPrefix(strings.TrimPrefix(gone, "再"), "加上"):
		return true // 到去年大雪封山，[加上水渠失修，半数村民搬走]
	case strings.HasSuffix(last, "为由"), strings.Contains(last, "是继") && strings.HasSuffix(last, "外"), means(last), around(kept, gone):
		return true
	case containsAny(last, "只需", "只要") && containsAny(gone, "即可", "就能", "就可"), strings.HasPrefix(gone, "——") && strings.Contains(last, "是"):
		return true // 只需购买车票，[凭码即可游湖]; 是县里的水渠[——石桥工程之一]
	case related(last, gone), aimAtEnd(last), respects(last), countsOut().closes(last):
		return true
	case strings.Contains(kept, "从") && (strings.HasPrefix(gone, "再到") || strings.HasPrefix(gone, "又到")), strings.Contains(last, "先是") && containsAny(gone, "紧接着", "随后", "接着", "后来", "再"):
		return true // 从一口井，到三座水库，[再到三百公里水渠]
	case strings.Contains(last, "一行") && width(last[strings.LastIndex(last, "一行"):]) <= 8:
		return true // 县长王强一行7人，[前往…]
	case focuses(last), meetingsAt().closes(last), whereOnly(kept), invited(last), hostedBy(last, gone), handedOn(last), isWhat(last, next), toldTogether(last, gone, next):
		return true
	case background().closes(next) && !strings.HasPrefix(next, "在") && !strings.HasPrefix(next, "于"):
		return true // 在有七千人的规模，[三百个村庄参与的情况下，…]
	case verdicts().closes(last) && (strings.HasPrefix(gone, "以") || strings.HasPrefix(gone, "对") || strings.HasPrefix(gone, "判") || strings.HasPrefix(gone, "认定")):
		return true // 法院公开宣判，[判处王强三年徒刑]
	case strings.HasSuffix(last, "记者") && containsAny(last, "回复", "告诉", "回应", "答复"):
		return true // 水利局回复东湖晚报记者，[…]
	case thens().opens(gone):
		return true // 吸入孢子，[就可能发病]; 天气异常，[主要与台风有关]
	case changes().opens(gone) && strings.ContainsAny(last, "0123456789"):
		return true // 净利润为3亿元，[同比下降一成]
	case duties().opens(gone) && !duties().in(kept):
		return true // 在公共场所使用摄像头，[应当为安全所必需]
	case together().opens(gone) && endsWithPerson(last):
		return true // 县长王强与水利局负责人，[共同走访了村民]
	case strings.Contains(last, "是由") && !strings.Contains(last, "的") && strings.Contains(next, "的"):
		return true // 这是由水利局指导，[县工会打造的平台]
	case casts().closes(last) && containsAny(gone, "主演的", "出演的", "执导的", "编剧的", "配音的"):
		return true // 王强领衔主演，[林知远主演的影片定档]
	case announcing().closes(last) && (published().opens(gone) || width(kept) < shortNotice):
		return true // 县里举行新闻发布会，[公布了水价]
	case containsAny(last, "采取", "采用", "通过") && containsAny(next, "的方式", "的形式", "的办法", "的手段", "的做法") && !strings.Contains(last[strings.LastIndexAny(last, "取用过"):], "了"):
		return true // 采取以案释法，[情理结合的方式宣传]
	}
	return handled(kept, gone)
}

// unanswered reports a condition in kept of which kept doesn't say what follows: the clauses
// behind it say no more than in what way, or stand in brackets.
func unanswered(kept string) bool {
	if !conditions().in(kept) {
		return false
	}
	at := -1
	for i, r := range kept {
		if i > 0 && r != '，' && r != '；' && r != '：' && r != '“' && r != '「' {
			continue
		}
		clause := strings.TrimLeft(kept[i:], "，；：“「")
		for _, turn := range [...]string{"但是", "但", "而", "且", "所以", "那么"} {
			clause = strings.TrimPrefix(clause, turn)
		}
		if conditions().opens(clause) && !strings.HasPrefix(clause, "若干") {
			at = len(kept) - len(clause)
		}
	}
	if at < 0 {
		return false
	}
	_, rest, more := strings.Cut(kept[at:], "，")
	rest = withoutBrackets(rest)
	for _, or := range [...]string{"还是", "還是"} { // 无论是县里还是村里
		rest = strings.ReplaceAll(rest, or, "")
	}
	return more && !consequences().in(rest)
}

// conditions open a clause that something follows from.
var conditions = wordsOf("如果", "假如", "假若", "倘若", "要是", "只要", "只有", "一旦", "除非", "若", "如若", "即使", "即便", "哪怕", "无论", "無論", "不论", "不論", "不管", "考虑到", "考慮到", "鉴于", "鑒於")

// consequences stand in what follows from a condition.
var consequences = wordsOf("就", "则", "則", "便", "都", "也", "还", "還", "将", "將", "会", "會", "才", "要", "可", "能", "应", "應", "必", "须", "須", "得")

// withoutBrackets leaves out what stands in Chinese brackets.
func withoutBrackets(s string) string {
	for {
		from := strings.Index(s, "（")
		if from < 0 {
			return s
		}
		to := strings.Index(s[from:], "）")
		if to < 0 {
			return s[:from]
		}
		s = s[:from] + s[from+to+len("）"):]
	}
}

// leadIns lead up to what comes.
var leadIns = wordsOf("不负有心人", "话音刚落", "说干就干", "不仅如此", "除此之外", "除此以外", "无独有偶", "众所周知", "值得一提的是", "值得注意的是", "需要注意的是", "话虽如此", "久而久之", "长此以往")

// thens open what a clause leads to, or what it is put down to.
var thens = wordsOf("非法收受", "非法索取", "必将", "必然", "终将", "势必", "就", "便", "才", "即可", "方可", "则可", "主要与", "主要是", "主要由", "主要因", "原因是", "其原因")

var (
	// changes open by how much a figure has changed.
	changes = wordsOf("同比", "环比", "比上年", "比去年", "较上年", "较去年", "降幅", "增幅", "涨幅", "跌幅")
	// duties open what somebody has to do.
	duties = wordsOf("应当", "应该", "必须", "不得", "须")
	// together open what several do.
	together = wordsOf("共同", "一起", "一同", "分别", "先后", "就", "围绕")
	// casts close who plays in what is named behind it, or made it.
	casts = wordsOf("主演", "出演", "执导", "编剧", "监制", "担纲", "加盟", "特邀主演")
	// announcing closes where something was made known, published opens that.
	announcing = wordsOf("新闻发布会", "新闻通气会", "发布会", "记者会", "情况通报会")
	published  = wordsOf("发布", "正式发布", "通报", "公布", "介绍", "宣布", "解读", "就")
)

// shortNotice is the width under which that something was announced tells nothing yet.
const shortNotice = 36

// countsOut end a clause that says that something is counted out behind it.
var countsOut = wordsOf("下列情形", "以下情形", "下列条件", "以下条件", "下列行为", "以下行为", "下列规定", "以下内容", "以下问题", "之一的", "不同情形", "不同情况")

// focuses reports that last only says what somebody has in view, 聚焦用水高峰, 结合节水周,
// and not yet what they do.
func focuses(last string) bool {
	if i := strings.LastIndex(last, "结合"); i >= 0 {
		return !asOne().closes(last[:i]) && !containsAny(last[i:], "结合起来", "结合在", "结合了", "结合的") && !strings.ContainsAny(last[i:], "了把将")
	}
	for _, also := range [...]string{"尤其是", "特别是", "并", "这次", "此次"} {
		last = strings.TrimPrefix(last, also)
	}
	if i := strings.LastIndex(last, "针对"); i > 0 {
		return !strings.Contains(last[i:], "了") && !containsAny(last[i:], "提出", "制定", "开展", "进行", "给予", "作出", "性")
	}
	return views().opens(last) && !strings.ContainsAny(last, "了着")
}

// means reports that last breaks off behind what somebody makes use of: 他们利用水位的数据，
// [算出了…].
func means(last string) bool {
	i := max(strings.LastIndex(last, "利用"), strings.LastIndex(last, "发挥"))
	return i > 0 && strings.Contains(last[i:], "利用") && used().closes(last) && !strings.ContainsAny(last[i:], "了将为")
}

var used = wordsOf("数据", "资源", "优势", "平台", "技术", "机会", "时机", "契机", "时间", "条件", "手段", "方法", "模型", "渠道", "空间", "材料")

// around reports that kept breaks off in what is talked about, which only gone says: 专家围
// 绕水渠，水库，[展开了讨论].
func around(kept, gone string) bool {
	i := strings.LastIndex(kept, "围绕")
	return i >= 0 && !talks().in(kept[i:]) && !strings.ContainsAny(kept[i:], "了将：") && talks().in(gone)
}

var talks = wordsOf("展开", "进行", "开展", "交流", "讨论", "研讨", "探讨", "座谈", "发言", "分享", "讲解", "调研")

// invited reports that last ends with at whose wish somebody does what comes: 应县里邀请.
func invited(last string) bool {
	i := strings.LastIndex(last, "应")
	return i >= 0 && (strings.HasSuffix(last, "邀请") || strings.HasSuffix(last, "之邀") || strings.HasSuffix(last, "请求")) && !strings.ContainsAny(last[i:], "了将")
}

// hostedBy reports that last breaks off among those by whom something is held, which gone
// says: 由县水利局，[县工会联合主办].
func hostedBy(last, gone string) bool {
	i := strings.LastIndex(last, "由")
	return i >= 0 && bodiesEnd().closes(last) && !hosts().in(last[i:]) && !strings.ContainsAny(last[i:], "了将的") && containsAny(gone, "主办", "承办", "协办", "指导", "出品", "组成")
}

var bodiesEnd = wordsOf("局", "司", "委", "厅", "部", "办", "会", "院", "公司", "集团", "中心", "政府", "协会", "大学", "学院", "馆", "社", "网", "台")

// handedOn reports that last opens with what something is done to by 将 or 把, and has not
// yet what.
func handedOn(last string) bool {
	rest, ok := strings.CutPrefix(last, "将")
	if !ok {
		rest, ok = strings.CutPrefix(last, "把")
	}
	return ok && dutiesOf().closes(rest) && !strings.ContainsAny(rest, "到为给成在进入出了至作交由")
}

var dutiesOf = wordsOf("职责", "职能", "权限", "工作", "业务", "机构", "人员", "任务", "内容", "事项")

// isWhat reports that last says that something is what only next has the noun of: 也是县里
// 探索治水的新模式，[培育节水风气的重要实践].
func isWhat(last, next string) bool {
	i := strings.LastIndex(last, "是")
	of := strings.LastIndex(next, "的")
	return i >= 0 && !strings.Contains(last[i:], "的") && of > 0 && whats().closes(next) && width(next[of:]) <= 8 && !strings.Contains(next, "是")
}

var whats = wordsOf("实践", "体现", "举措", "保障", "探索", "支撑", "抓手", "平台", "载体", "力量", "途径", "环节", "内容", "组成部分", "标志", "里程碑", "契机", "品牌", "窗口", "基础", "方式", "手段", "路径", "阵地", "桥梁", "纽带")

// toldTogether reports that last is one of several that gone tells of together: 三组王强，[四组林
// 知远分别获得一、二等奖]; 主任王强，[局长周明岚，…].
func toldTogether(last, gone, next string) bool {
	if !strings.Contains(last, "获") && containsAny(gone, "分别获", "分获", "分别荣获", "分列") {
		return true
	}
	return endsWithPerson(last) && (endsWithPerson(next) || containsAny(next, "分别", "依次") || guests().in(gone))
}

// guests count those up who were listed.
var guests = wordsOf("位专家", "位嘉宾", "位代表", "位学者", "名专家", "名嘉宾", "名代表", "位选手", "名选手", "位老师", "位艺术家", "位演员")

// asOne stand before a 结合 that is part of what something is called.
var asOne = wordsOf("相", "医养", "产教", "农旅", "文旅", "军民", "体教", "劳逸", "虚实", "点面", "动静", "紧密", "有机", "中西医")

var views = wordsOf("利用", "借助", "借着", "作为", "聚焦", "围绕", "紧紧围绕", "紧扣", "针对", "立足", "紧盯", "着眼", "面对", "对标")

// meetingsAt close a clause that only says where something was said.
var meetingsAt = wordsOf("发布会上", "会议上", "座谈会上", "仪式上", "论坛上", "大会上", "会上", "活动上", "比赛上", "讲座上", "沙龙上", "开幕式上", "现场会上", "市集上")

// verdicts close that a verdict was given, and not which.
var verdicts = wordsOf("公开宣判", "一审宣判", "当庭宣判", "二审宣判", "作出判决", "作出宣判")

// whereOnly reports that kept is one clause that only says where: 在东湖县的西湖镇中学.
func whereOnly(kept string) bool {
	kept = strings.TrimLeft(kept, " 　")
	return strings.HasPrefix(kept, "在") && !strings.Contains(kept, "，") && !strings.ContainsAny(kept, "了着过有是将已为被把让使") && !containsAny(kept, "举行", "召开", "举办", "开展", "启动", "开幕", "揭晓", "发布", "看来", "落下", "拉开", "成立", "开业", "进行")
}

// respects reports that last ends with in what respects something is done, or with all that
// it is told of: 《意见》从六个方面，[提出三十条举措]; 从买菜到修图，[她都学会了].
func respects(last string) bool {
	i := strings.LastIndex(last, "从")
	if i < 0 || strings.Contains(last[i:], "了") {
		return false
	}
	return angles().closes(last) || i == 0 && strings.Contains(last, "到")
}

// angles are in what respects something is told or done.
var angles = wordsOf("方面", "角度", "层面", "维度", "领域", "环节", "视角", "方向")

// related reports a 与 in last whose 有关 is in gone: 与当前政策引导融资，[同时抑制空转有关].
func related(last, gone string) bool {
	i := max(strings.LastIndex(last, "与"), strings.LastIndex(last, "跟"))
	if i < 0 || strings.HasPrefix(last[i:], "与会") || ties().in(last[i:]) {
		return false
	}
	for part := range strings.SplitSeq(strings.TrimRight(gone, "。；！"), "，") {
		if strings.Contains(part, "与") {
			return false // 与甲交谈，[与乙有关]
		}
		if ties().closes(part) {
			return true
		}
	}
	return false
}

// ties end what something has to do with something.
var ties = wordsOf("有关", "無關", "有關", "无关", "相关", "相關", "分不开", "密不可分", "相比", "一致", "相结合", "挂钩", "不符", "相符")

// aimAtEnd reports that last closes with what somebody does something for: 派出所为切实维护
// 村民的利益，[…].
func aimAtEnd(last string) bool {
	i := strings.LastIndex(last, "为")
	aim := ""
	if i > 0 {
		aim = strings.TrimPrefix(last[i+len("为"):], "了")
	}
	if strings.HasPrefix(aim, "让") && !strings.Contains(aim, "了") {
		return true
	}
	if i <= 0 || strings.ContainsAny(lastRune(last[:i]), "作成认视因更尤较定化变列评选升分设改命行以") || containsAny(last[i:], "提供", "打下", "奠定", "作出", "做出", "注入", "贡献", "助力", "积累", "护航", "赋能", "创造", "搭建", "添", "树立", "了") {
		return false
	}
	return aims().opens(aim) || strings.HasPrefix(aim, "让") || strings.HasPrefix(aim, "使") || strings.HasPrefix(aim, "维护")
}

// handled reports a clause in kept that says to whom or what something is done, which is
// told in gone: 对收受礼品的，接受宴请的，[一律予以处分].
func handled(kept, gone string) bool {
	i := strings.LastIndex("，"+kept, "，对")
	if i < 0 {
		return false
	}
	return !treats().in(kept[i:]) && !strings.ContainsAny(kept[i:], "了已将要应") && treats().in(gone)
}

// treats are what is done to those whom 对 names.
var treats = wordsOf("予以", "给予", "一律", "依法", "依规", "严肃", "进行", "坚决", "追究", "处理", "实施", "采取", "开展", "作出")
