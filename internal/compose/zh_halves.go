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
	case related(last, gone), aimAtEnd(last), respects(last), countsOut().closes(last):
		return true
	case thens().opens(gone):
		return true // 吸入孢子，[就可能发病]; 天气异常，[主要与台风有关]
	case containsAny(last, "采取", "采用", "通过") && containsAny(next, "的方式", "的形式", "的办法", "的手段", "的做法") && !strings.Contains(last[strings.LastIndexAny(last, "取用过"):], "了"):
		return true // 采取以案释法，[情理结合的方式宣传]
	}
	return handled(kept, gone)
}

// leadIns lead up to what comes.
var leadIns = wordsOf("不负有心人", "话音刚落", "说干就干", "不仅如此", "除此之外", "除此以外", "无独有偶", "众所周知", "值得一提的是", "值得注意的是", "需要注意的是", "话虽如此", "久而久之", "长此以往")

// thens open what a clause leads to, or what it is put down to.
var thens = wordsOf("就", "便", "才", "即可", "方可", "则可", "主要与", "主要是", "主要由", "主要因", "原因是", "其原因")

// countsOut end a clause that says that something is counted out behind it.
var countsOut = wordsOf("下列情形", "以下情形", "下列条件", "以下条件", "下列行为", "以下行为", "下列规定", "以下内容", "以下问题", "之一的")

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
	if i <= 0 || strings.ContainsAny(lastRune(last[:i]), "作成认视称因更尤较定化变列评选升分设改命行以") || containsAny(last[i:], "提供", "打下", "奠定", "作出", "做出", "注入", "贡献", "助力", "积累", "护航", "赋能", "创造", "搭建", "添", "树立", "了") {
		return false
	}
	aim := strings.TrimPrefix(last[i+len("为"):], "了")
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
