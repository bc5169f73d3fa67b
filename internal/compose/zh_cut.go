package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What a cut behind a clause may not part: a subject from what it does, one of two
// objects from the other, what is said of something from its last words; nor should
// it lose how it all ended.

// tells reports a predicate in clause c, and where that holds more than one comma in
// what stands behind the last: a short clause joins the next. A figure at its end is
// enough of one where what stands before has its own: 同比增长三成，合计四亿元.
func tells(t string, s lang.Sentence, c int) bool {
	end := trimMark(t, trim(t, s.Clauses[c])).End
	ok, before, figure := false, false, false
	for wi, w := range s.Words {
		if !s.Clauses[c].Contains(w.Span) || w.Start >= end {
			continue
		}
		switch word := w.Slice(t); {
		case word == "，" || word == ",":
			ok, before, figure = false, ok || figure && before, false
		case word == "的":
			ok = ok && wi > 0 && predicates(t, s, c, wi)
		case w.Tag == lang.Num, w.Tag == lang.Measure:
			figure = w.End == end
		case w.Tag == lang.Verb && accompanied(word):
		case w.Tag == lang.Verb, w.Tag == lang.Adj, w.Tag == lang.Idiom:
			// 经济的增长 is a noun, whatever the dictionary says.
			ok = ok || wi == 0 || s.Words[wi-1].Slice(t) != "的"
		}
	}
	return ok || figure && before
}

// accompanied reports a word with which a subject is only joined by another, or a
// noun is told apart: the dictionary has them as verbs.
func accompanied(w string) bool {
	switch w {
	case "会同", "會同", "联合", "聯合", "协同", "協同", "携手", "攜手", "相关", "相關", "有关", "有關", "等":
		return true
	}
	return false
}

// splits reports that clause c and what is cut behind it are halves of one thing.
func splits(t string, s lang.Sentence, c int) bool {
	ws := wordsIn(s, c)
	if c+1 >= len(s.Clauses) || len(ws) == 0 {
		return false
	}
	end := trimMark(t, trim(t, s.Clauses[c])).End
	kept := t[s.Clauses[c].Start:end]
	last := behindComma(kept)
	gone := strings.TrimLeft(t[end:s.End], "，,；; ")
	for _, more := range [...]string{"以及", "及其", "乃至", "或者是", "大约", "大約", "是在", "在于", "在於", "是因为", "是因為"} {
		if strings.HasPrefix(gone, more) {
			return true // 产品、食品，以及饮料; 第一次出现，大约是在凌晨
		}
	}
	if strings.HasPrefix(last, "加上") || strings.HasPrefix(last, "再加上") {
		return true // 内需扩大，加上经济向好，[都支持航空市场]
	}
	if strings.HasSuffix(last, "的") && containsAny(last, "如何", "怎么", "怎样") {
		return true // 村民如何用水的，[办法真是多]
	}
	if (furtherItems().opens(gone) || containsAny(gone, "；二是", "；三是", "，二是", "，三是", "；四是", "，四是")) && firstItems().in(t[s.Start:end]) {
		return true // two of five: 一是…；二是…[；三是…]
	}
	for _, items := range [...][2]string{{"1、", "2、"}, {"1.", "2."}, {"1．", "2．"}, {"（1）", "（2）"}, {"①", "②"}} {
		if strings.Contains(t[s.Start:end], items[0]) && strings.Contains(gone, items[1]) {
			return true // the first of a list
		}
	}
	if w := ws[len(ws)-1].Slice(t); w == "是" || w == "为" || strings.HasSuffix(w, "的是") {
		return true // 更严峻的信号是，
	}
	for _, then := range [...]string{"的，处", "的，由", "的，依", "的，应", "的，按", "的，可", "的，给予"} {
		if strings.Contains(gone, then) {
			return true // the case of a law without what it says of it: 数额较大的，处三年以下有期徒刑
		}
	}
	if is := strings.Index(t[end:s.End], "，是"); is >= 0 && !strings.HasPrefix(t[end+is:], "，是否") && toldOfWhat(t[s.Start:end+is]) || strings.HasPrefix(gone, "旨在") && toldOfWhat(t[s.Start:end]) {
		return true
	}
	next, _, _ := strings.Cut(strings.TrimRight(gone, "。！"), "，")
	switch {
	case halved(t[s.Start:end], last, gone, next), stranded(t[s.Start:end], last, gone):
		return true
	case onlyLeads(last) || strings.HasPrefix(last, "对") && strings.HasSuffix(next, "意义") || someoneWho(s, end-len(last), end, last) || framed(t[s.Start:end], gone):
		return true
	case strings.HasPrefix(strings.TrimPrefix(last, "并"), "就") && !strings.ContainsAny(last, "了是会要能可将") && !containsAny(last, "进行", "作出", "做出", "提出", "开展", "展开", "达成", "表示", "发布", "举行") && containsAny(gone, "作出", "做出", "作了", "进行", "提出", "达成", "交换", "展开"):
		return true // 就进一步治理水库，[作出部署]
	case strings.HasPrefix(last, "因") && (strings.HasPrefix(gone, "被") || strings.HasPrefix(gone, "导致")):
		return true // 因轨迹可疑，[被当场查获]
	case onPlans(last), onPlans(countedOut(t[s.Start:end])):
		return true // 该局围绕上级的工作部署，[开展了…]
	case strings.Contains(last, "经过") && !strings.Contains(last[strings.LastIndex(last, "经过"):], "了") && subjectless(t, s, c+1):
		return true // 经过32年的追凶，[抓获了…]
	case strings.Contains(last, "从") && reaches().opens(gone) && !containsAny(last[strings.LastIndex(last, "从"):], "到", "至", "了"):
		return true // 从成立之初的28家，[增加至52家]
	case hosts().closes(last) && containsAny(gone, "承办的", "協辦的", "协办的", "演出的", "实施的", "组织的", "支持的", "承接的"):
		return true // 县文化中心承办，[县剧团演出的音乐会开幕]
	case bareSubject(last) && (strings.HasPrefix(gone, "吸引") || strings.HasPrefix(gone, "让") || strings.HasPrefix(gone, "使") || strings.HasPrefix(gone, "令") || strings.HasPrefix(gone, "用于")):
		return true // 当地举办的一系列活动，[吸引了…]
	case strings.HasPrefix(last, "对") && !strings.ContainsAny(last, "0123456789") && !done(s, text.Span{Start: end - len(last), End: end}):
		return true // 对每起纠纷，[…]
	case strings.Contains(gone, "征求意见") && !containsAny(t[s.Start:end], "征求意见", "草案", "意见稿"):
		return true // what is only a draft is not told as made
	case onTheWay(last, gone), aimsOnly(t, s, c, end):
		return true
	case strings.HasPrefix(last, "当") && !nowAndThere().opens(last):
		return true // 当车行驶至石桥路段，[撞上了…]
	case strings.HasSuffix(last, "一行"), officeOnly(last), rollCall(last):
		return true // 县长王强一行，[看望了…]
	case nameOnly(t[s.Start:end]):
		return true // …；石桥教育机构，[无证办园]
	case endsAsMeans().closes(last) && !containsAny(last, "包括", "采取", "采用"):
		return true // 通过嘘寒问暖，提供关怀等方式，[取得信任]
	case strings.HasPrefix(last, "以") && !strings.Contains(last, "了") && withWhat(s, last, end) && subjectless(t, s, c+1):
		return true // 以细致的服务，[推动水价下降]
	case withWhat(s, last, end) && containsAny(gone[:runeBorder(gone, len("为"))], "为", "為", "向", "给", "給", "让", "讓", "对", "對", "把", "将", "將"):
		return true // 以热情的服务，[为村民…]
	case containsAny(last, "结合", "結合") && (strings.HasSuffix(last, "实际") || strings.HasSuffix(last, "实际情况") || strings.HasSuffix(last, "實際情況")):
		return true // 并结合实际情况，[配置了…]
	case strings.Contains(last, "由") && containsAny(last, "主办", "主辦") && containsAny(next, "承办的", "承辦的", "协办的", "協辦的", "主办的"):
		return true // 由甲主办，乙承办的展览开幕
	case strings.Contains(last, "会同") && !strings.ContainsAny(last, "了过"):
		return true // 支队会同甲、乙，在现场开展活动
	case strings.Contains(last, "在") && (strings.HasSuffix(last, "等地") || strings.HasSuffix(last, "等处")) && subjectless(t, s, c+1):
		return true // 先后在甲、乙等地，组织开展活动
	case strings.HasPrefix(gone, "——") && !done(s, text.Span{Start: end - len(last), End: end}):
		return true // 首个商用反应堆——“玲龙”吊装成功
	}
	return strings.Contains(last, "是") && !strings.Contains(last, "的") && namesOnly(t, s, c+1)
}

// behindComma is what stands behind the last comma of s, or all of it.
func behindComma(s string) string {
	if i := strings.LastIndex(s, "，"); i >= 0 {
		return s[i+len("，"):]
	}
	return s
}

// onlyLeads reports that last, what is kept behind the last comma, only says beside
// what, since when or with what in mind comes what the rest tells.
func onlyLeads(last string) bool {
	last = last[strings.LastIndex(last, " ")+1:]
	switch {
	case strings.HasPrefix(last, "受") && strings.HasSuffix(last, "影响"):
		return true
	case background().closes(last) || strings.HasPrefix(last, "不到") && strings.HasSuffix(last, "时间"):
		return true // 县工会在发放物资的基础上; 不到一分钟时间
	case strings.Contains(last, "通过") && channels().closes(last):
		through := last[strings.LastIndex(last, "通过"):]
		return !strings.HasPrefix(through, "通过了") && !containsAny(last, "审议", "表决", "顺利", "来", "对", "进行", "开展", "实现", "参加", "参与", "获得", "加入", "建立", "完成")
	case strings.HasPrefix(last, "为") && aims().opens(last[len("为"):]):
		return !containsAny(last, "提供", "打下", "奠定", "作出", "做出", "注入", "贡献", "助力", "积累", "护航", "赋能", "创造", "营造", "搭建", "添", "树立", "了")
	case strings.HasPrefix(last, "在") && scenes().closes(last):
		return !strings.ContainsAny(last, "了过")
	case strings.HasPrefix(last, "与") || strings.HasPrefix(last, "和") || strings.HasPrefix(last, "同") || strings.HasPrefix(last, "跟") || strings.HasPrefix(last, "與"):
		return strings.HasSuffix(last, "对比") || strings.HasSuffix(last, "相比") || strings.HasSuffix(last, "對比")
	case strings.HasPrefix(last, "从") || strings.HasPrefix(last, "自") || strings.HasPrefix(last, "從"):
		return strings.HasSuffix(last, "至今") || strings.HasSuffix(last, "以来") || strings.HasSuffix(last, "以來") || strings.HasSuffix(last, "起")
	case strings.HasPrefix(last, "以"):
		const longest = 6 * len("字")
		i := max(strings.LastIndex(last, "为"), strings.LastIndex(last, "為"))
		return i > 2*len("字") && len(last)-i <= longest // 以水车为推手
	}
	if i := strings.LastIndex(last, "从"); i > 0 && strings.HasSuffix(last, "起") {
		return utf8.RuneCountInString(last[i:]) <= 10 // 明确从今年7月起
	}
	return false
}

// scenes close a clause that only says where or when, which 在 opens.
var scenes = wordsOf("上", "中", "内", "里", "时", "前", "后", "際", "际", "现场", "期间")

// The first of several items, and the next of them.
var (
	firstItems   = wordsOf("一是", "第一是", "第一，", "第一个", "其一", "（一）", "(一)", "一、", "1、", "1.", "①", "首先")
	furtherItems = wordsOf("二是", "三是", "四是", "五是", "六是", "第二是", "第三是", "第二，", "第三，", "第四，", "第二个", "第三个", "其二", "其三", "（二）", "（三）", "(二)", "(三)", "二、", "三、", "四、", "2、", "3、", "4、", "②", "③", "④", "其次")
)

// onPlans reports that last ends with the plans, the wish or the law that what comes goes by.
func onPlans(last string) bool {
	for _, by := range [...]string{"围绕", "按照", "根据", "依照", "依据", "结合", "聚焦", "针对", "对照", "遵照"} {
		if i := strings.LastIndex(last, by); i >= 0 && plans().closes(last) && !strings.ContainsAny(last[i:], "了") {
			return true
		}
	}
	return false
}

// countedOut is what kept ends with from the 等 of a list on that has commas in it, with
// as much before: 结合水情，雨情等因素.
func countedOut(kept string) string {
	const longest = 40 * len("字")
	if i := strings.LastIndex(kept, "等"); i >= 0 && i > strings.LastIndex(kept, "，") {
		return kept[runeBorder(kept, max(i-longest, 0)):]
	}
	return ""
}

var plans = wordsOf("部署", "要求", "安排", "精神", "目标", "内容", "任务", "规定", "实际", "需求", "计划", "方案", "职责", "特点", "问题", "情况", "因素", "情形", "差异", "变化", "标准", "形势", "优势")

// reaches open what something came to from where it began.
var reaches = wordsOf("增加至", "增加到", "增至", "上升至", "上升到", "下降至", "下降到", "降至", "提高至", "提高到", "扩大至", "扩大到", "增长至", "增长到", "减少至", "减少到", "提升至", "提升到", "变为", "变成", "升级为", "发展到", "发展为")

// hosts end a clause that says who is behind what comes.
var hosts = wordsOf("支持", "主办", "承办", "协办", "指导", "主辦", "承辦", "实施")

// bareSubject reports a clause that is a noun with what is said of it, 当地举办的一系列
// 活动, or may be, since nothing in it says that something happened.
func bareSubject(last string) bool {
	return strings.Contains(last, "的") && !containsAny(last, "了", "着", "著", "过", "過", "将", "將", "已", "在", "是", "有", "为", "為", "会", "會", "能")
}

// nameOnly reports that kept ends behind a semicolon with hardly more than the name of one
// that acts.
func nameOnly(kept string) bool {
	const longest = 20 // characters of a name
	i := strings.LastIndexAny(kept, "；，")
	if i < 0 || !strings.HasPrefix(kept[i:], "；") {
		return false
	}
	name := kept[i+len("；"):]
	return actors().closes(name) && width(name) <= longest && !containsAny(name, "了", "过", "将", "已", "在", "是", "为", "被", "对", "向", "把", "由", "给", "让")
}

// onTheWay reports a clause that says by what, with what or in what time comes what gone
// tells: 经省里批准，, 会议采取投票方式，, 带着村民的重托，, 力争用三年时间，, 决定通过学习，[为…].
func onTheWay(last, gone string) bool {
	body := strings.TrimPrefix(last, "并")
	switch {
	case strings.HasPrefix(body, "经") && !throughs().opens(body):
		return !containsAny(body, "了", "已", "被")
	case containsAny(body, "采取", "采用") && (strings.HasSuffix(body, "方式") || strings.HasSuffix(body, "形式")):
		return true
	case containsAny(body, "带着", "怀着", "抱着", "本着") && borne().closes(body):
		return !containsAny(body, "了")
	case strings.HasSuffix(body, "时间") && strings.Contains(body, "用"):
		return strings.LastIndex(body, "用") >= len(body)-len("用三个月左右的时间")
	case strings.Contains(body, "通过") && !containsAny(body[strings.LastIndex(body, "通过"):], "了", "《"):
		return strings.HasPrefix(gone, "为") || strings.HasPrefix(gone, "帮助") || strings.HasPrefix(gone, "来")
	}
	return false
}

// borne is what those who do something bear in mind.
var borne = wordsOf("重托", "嘱托", "心情", "问候", "祝福", "期盼", "希望", "态度", "原则", "理念", "想法", "疑问", "心态", "敬意", "使命", "情怀", "目的")

// aimsOnly reports that what sentence s holds up to end, in clause c, closes with several
// clauses of what something is for, and that whose aim it is comes behind: 为确保用水，全力
// 支持水库，[西湖县…].
func aimsOnly(t string, s lang.Sentence, c, end int) bool {
	kept := t[s.Start:end]
	i := strings.LastIndex("，"+strings.ReplaceAll(kept, "：", "，"), "，为")
	if i < 0 || !strings.Contains(kept[i:], "，") || !purposes().opens(kept[i:]) && !aims().opens(kept[i+len("为"):]) {
		return false
	}
	for k := clauseAt(s, s.Start+i) + 1; k <= c; k++ {
		if !subjectless(t, s, k) {
			return false
		}
	}
	for k := c + 1; k < len(s.Clauses); k++ {
		if !subjectless(t, s, k) {
			return true
		}
	}
	return false
}

var (
	// purposes are more than aims (zh_more.go): what those open may go, and who acts
	// is looked for behind it; here it is only not the end.
	purposes    = wordsOf("为了", "为进一步", "为深入", "为切实", "为全面", "为确保", "为保障", "为推进", "为推动", "为提升", "为提高", "为加强", "为培养", "为有效", "为做好", "为防止", "为防范", "为避免", "为丰富", "为弘扬", "为落实", "为贯彻", "为方便", "为缓解", "为满足", "为增强", "为营造", "为庆祝", "为规范", "为充分", "为积极", "为认真")
	nowAndThere = wordsOf("当地", "当天", "当日", "当时", "当事", "当晚", "当年", "当前", "当场", "当选", "当局", "当中", "当月", "当街", "当众", "当庭", "当季", "当周", "当期", "当好", "当作", "当成", "当下", "当今", "当代", "当即")
)

// throughs begin with 经 and mean no way.
var throughs = wordsOf("经济", "经营", "经历", "经验", "经常", "经典", "经贸", "经费", "经纪", "经理", "经销", "经开", "经停", "经办", "经受", "经得", "经不")

// officeOnly reports a clause that is somebody by office and name, who does something
// behind it.
func officeOnly(last string) bool {
	const least, most = 2, 4 // characters of a name
	end := 0
	for _, office := range offices().list {
		if i := strings.LastIndex(last, office); i >= 0 {
			end = max(end, i+len(office))
		}
	}
	n := utf8.RuneCountInString(last[end:])
	return end > 0 && last[end:] != "助理" && n >= least && n <= most && strings.IndexFunc(last[end:], func(r rune) bool { return !isHan(r) }) < 0 && !containsAny(last, "了", "着", "过", "将", "已", "在", "是", "为", "被", "对", "向", "把", "由", "给", "让", "见", "访")
}

// rollCall reports that last only counts out persons, who do something behind it:
// 县长王强、镇长李明先生，[出席了…].
func rollCall(last string) bool {
	return strings.Count(last, "、") > 1 && styles().closes(last) && !containsAny(last, "有", "是", "了", "为", "為", "由", "对", "與", "与", "包括", "邀请", "會見", "会见", "任命", "担任")
}

var styles = wordsOf("先生", "女士", "教授", "研究员", "研究員", "院士", "同志", "老师", "老師", "博士")

// offices are what those are called whom news counts out.
var offices = wordsOf("书记", "县长", "市长", "区长", "省长", "镇长", "主任", "主席", "局长", "部长", "厅长", "处长", "科长", "会长", "院长", "校长", "所长", "队长", "董事长", "总经理", "理事长", "秘书长")

// actors end the name of one that acts.
var actors = wordsOf("机构", "機構", "公司", "集团", "集團", "医院", "醫院", "学校", "學校", "大学", "大學", "中学", "中心", "协会", "協會", "银行", "銀行", "法院", "检察院", "派出所", "公安局", "委员会", "有限合伙）")

// background closes what is only the ground of what comes.
var background = wordsOf("一段时间", "一段時間", "期间", "期間", "基础上", "基礎上", "的同时", "的同時", "过程中", "過程中", "情况下", "情況下", "背景下", "前提下")

// channels close a 通过 that only says by what way.
var channels = wordsOf("机制", "機制", "平台", "平臺", "渠道", "方式", "形式", "途径", "载体", "项目", "手段", "模式", "媒介")

// endsAsMeans ends a clause that is only the means to what comes.
var endsAsMeans = wordsOf("等方式", "等手段", "等形式", "等途径", "等渠道", "等方法", "等多种形式", "等多种方式", "等多种手段", "等多种渠道")

// frames are verbs and the nouns that close what they tell: 讲述了…的故事.
var frames = [...]struct{ opens, closes []string }{
	{[]string{"讲述", "讲了", "演绎", "描写", "描绘"}, []string{"的故事", "的经历", "的历程"}},
	{[]string{"萌生", "产生", "打消", "抱着", "怀着", "有了", "表达", "表明"}, []string{"的想法", "的念头", "的打算", "的心态", "的决心"}},
	{[]string{"暴露", "揭露", "看清", "掩盖"}, []string{"用心", "的图谋", "的面目", "的本质"}},
	{[]string{"利用", "趁", "借", "抓住"}, []string{"的时机", "的机会", "的契机", "的便利", "的心理", "的漏洞"}},
	{[]string{"，为打造", "，为推动", "，为建设", "，为促进"}, []string{"建言献策", "贡献力量", "贡献智慧"}},
	{[]string{"给予", "予以", "作出", "做出"}, []string{"的处罚", "的处分", "的处理", "的决定"}},
	{[]string{"具有", "存在", "呈现", "面临"}, []string{"等特点", "等特征", "等问题", "等优势", "等困难", "等情况", "等特性", "等趋势"}},
	{[]string{"是"}, []string{"方式", "途径", "举措", "抓手", "手段", "载体"}},
}

// framed reports that kept breaks off between a verb and the noun that closes what it
// tells, which gone has: 萌生借来水泵，[卖了还债的想法].
func framed(kept, gone string) bool {
	for part := range strings.SplitSeq(gone, "，") {
		part = strings.TrimRight(part, "。；")
		for _, f := range frames {
			if !slices.ContainsFunc(f.closes, func(noun string) bool { return strings.HasSuffix(part, noun) }) {
				continue
			}
			for _, verb := range f.opens {
				if i := strings.LastIndex(kept, verb); i >= 0 && !containsAny(kept[i:], "的", "。", "；") {
					return true
				}
			}
		}
	}
	return false
}

// someoneWho reports that last, which ends at offset end, breaks off in what is said of
// somebody before it says who: 找到一名自称有水，[能浇三百亩地的卖家].
func someoneWho(s lang.Sentence, from, end int, last string) bool {
	i := max(strings.LastIndex(last, "一名"), strings.LastIndex(last, "一位"))
	if i < 0 || strings.Contains(last[i:], "的") {
		return false
	}
	for _, w := range s.Words {
		if w.Start >= from+i+len("一名") && w.End <= end {
			return w.Tag == lang.Verb && w.End < end
		}
	}
	return false
}

// toldOfWhat reports that kept, behind who says it, has no more than what the rest
// of the sentence tells about: 王强认为，加快修建水库，[是治水的重点].
func toldOfWhat(kept string) bool {
	for _, says := range [...]string{"认为，", "認為，", "表示，", "介绍，", "介紹，", "指出，", "强调，", "強調，", "说，", "說，", "称，", "稱，"} {
		if i := strings.LastIndex(kept, says); i >= 0 {
			return !containsAny(kept[i+len(says):], "是", "为", "為", "于", "於", "了", "有", "在")
		}
	}
	return false
}

// withWhat reports that last, which ends at offset end, closes with what something is
// done with or by, and not with what is done: 也将以热情的服务.
func withWhat(s lang.Sentence, last string, end int) bool {
	from := -1
	for i := len(s.Words) - 1; i >= 0 && s.Words[i].Start >= end-len(last); i-- {
		if w := s.Words[i]; w.End <= end && w.Len() == len("以") && strings.HasPrefix(last[w.Start-(end-len(last)):], "以") {
			from = i + 1
			break
		}
	}
	if from < 0 {
		return false
	}
	of, at := false, end-len(last)
	for i := len(s.Words) - 1; i >= from; i-- {
		w := s.Words[i]
		if w.End > end {
			continue
		}
		if last[w.Start-at:w.End-at] == "的" {
			of = true
			break
		}
		if w.Tag == lang.Verb && w.End < end && !deeds().closes(last) {
			return false
		}
	}
	return of
}

// deeds are nouns that a verb may stand before: 教育活动.
var deeds = wordsOf("活动", "活動", "服务", "服務", "工作", "行动", "行動", "作风", "作風", "精神", "理念", "能力")

// done reports a verb in sp, or an adjective at its end.
func done(s lang.Sentence, sp text.Span) bool {
	for _, w := range s.Words {
		if sp.Contains(w.Span) && (w.Tag == lang.Verb || w.Tag == lang.Adj && w.End == sp.End) {
			return true
		}
	}
	return false
}

// namesOnly reports a clause that does something only to a noun at its end:
// 提升能力的有力途径.
func namesOnly(t string, s lang.Sentence, c int) bool {
	ws := wordsIn(s, c)
	if len(ws) == 0 || ws[0].Tag != lang.Verb {
		return false
	}
	of := -1
	for i, w := range ws {
		if w.Slice(t) == "的" {
			of = i
		}
	}
	if of < 0 || of == len(ws)-1 {
		return false
	}
	for _, w := range ws[of+1:] {
		if w.Tag != lang.Noun && w.Tag != lang.Adj && w.Tag != lang.Name {
			return false
		}
	}
	return true
}
