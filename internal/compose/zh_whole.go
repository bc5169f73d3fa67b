package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// half reports a point that has the first half of what belongs together and not
// the second: 一是 without 二是, 不仅 without 还, or an announcement of several
// things at its end.
func half(point string) bool {
	if firstHalves().in(point) && lacksHalf(point) {
		return true
	}
	if end := strings.ReplaceAll(strings.TrimRight(point, "。.．、 "), " ", ""); strings.HasSuffix(end, "：1") || strings.HasSuffix(end, "：一") || strings.HasSuffix(end, "：①") || strings.HasSuffix(end, "：（1）") {
		return true // the first item of a list that is not there
	}
	// Behind the number are at most four characters.
	end := strings.TrimRight(point, "。！；")
	end = end[max(len(end)-len("的两个")-4*utf8.UTFMax, 0):]
	if !ofSeveral().in(end) {
		return false
	}
	for _, n := range ofSeveral().list {
		if i := strings.LastIndex(end, n); i >= 0 && utf8.RuneCountInString(end[i+len(n):]) <= 4 && !isTwo(point) && !strings.ContainsAny(end[i+len(n):], "，是") {
			return true
		}
	}
	return false
}

var ofSeveral = wordsOf("的两个", "的兩個", "的三个", "的三個", "的两点", "的三点", "的几个", "的幾個", "的两大", "的三大")

// isTwo reports a last clause that says what something is: 其实是互相独立的两个指标.
func isTwo(point string) bool {
	return strings.Contains(point[strings.LastIndexAny(point, "，；：")+1:], "是")
}

var firstHalves = wordsOf("是第一，", "一是", "其一", "第一，", "不仅", "不僅", "不但", "不只", "不光")

func lacksHalf(point string) bool {
	if strings.Contains(point, "是第一，") && !strings.Contains(point, "第二") {
		return true
	}
	for _, one := range [...]string{"。一是", "；一是", "，一是", "：一是"} {
		if strings.Contains("。"+point, one) && !strings.Contains(point, "二是") {
			return true
		}
	}
	for _, pair := range [...][2]string{{"一是", "二是"}, {"其一", "其二"}, {"第一，", "第二"}} {
		if strings.Contains(point, pair[0]) && !strings.Contains(point, pair[1]) && containsAny(point, "意见", "意見", "要求", "方面", "点", "點", "：") {
			return true
		}
	}
	if before, _, ok := strings.Cut(point, "另一方面"); ok && !containsAny(before, "一方面", "一面") {
		return true
	}
	for _, not := range []string{"不仅", "不僅", "不但", "不只", "不光"} {
		if _, rest, ok := strings.Cut(point, not); ok && !containsAny(rest, "还", "還", "也", "而且", "更", "甚至", "同时", "同時", "并", "並", "亦", "反而", "而是", "，是", "都", "如此") {
			return true
		}
	}
	return false
}

// wordless reports a sentence that says nothing of anything: no verb or adverb
// stands in it. A heading or a name is set like this: 朝鲜半岛的紧张局势。
func wordless(t string, s lang.Sentence) bool {
	if body := strings.TrimRight(trim(t, s.Span).Slice(t), "。 "); pictures().closes(body) && utf8.RuneCountInString(body) <= 12 {
		return true // what a picture shows: 启动仪式现场
	}
	titles := 0
	for i, w := range s.Words {
		word := w.Slice(t)
		if (word == "为" || word == "為") && i > 0 && i+1 < len(s.Words) && s.Words[i+1].Tag == lang.Num {
			return false // 营业利润为11.7亿元
		}
		titles += strings.Count(word, "《")
		if titles > 0 {
			titles -= strings.Count(word, "》")
			continue // 《水库要满了》 says nothing
		}
		switch w.Tag {
		case lang.Verb, lang.Adv, lang.Idiom:
			return false
		case lang.Noun, lang.Other: // 股价收报29.45元，跌幅0.91%
			if priced().opens(w.Slice(t)) && i+1 < len(s.Words) && s.Words[i+1].Tag == lang.Num {
				return false
			}
		case lang.Adj: // 紧张局势 says nothing, 局势紧张 does
			if i+1 == len(s.Words) || s.Words[i+1].Tag != lang.Noun && s.Words[i+1].Tag != lang.Particle {
				return false
			}
		}
	}
	return true
}

// pictures end what a picture is called.
var pictures = wordsOf("现场", "現場", "合影", "示意图", "示意圖", "截屏", "截图", "截圖", "效果图", "资料图", "一角", "外景", "剧照")

// priced are what the market's prices do before a figure, though no dictionary has them for verbs.
var priced = wordsOf("收报", "报收", "收于", "跌幅", "涨幅", "报价", "市值")

// pageOf reports an opening that tells where in something it is read: 第 52 页，….
func pageOf(s string) bool {
	rest, ok := strings.CutPrefix(s, "第")
	rest = strings.TrimLeft(rest, " 0123456789")
	return ok && (strings.HasPrefix(rest, "页") || strings.HasPrefix(rest, "頁"))
}

// runIn reports marks of a caption, a byline or a heading that a page's text runs
// into its story.
func runIn(s string) bool {
	return captionMarks().in(s) || credited(s) || parted(s)
}

// captioned reports a sentence that a picture's credit follows in brackets: it is
// what the picture shows. 水库今年开工。（林知远 摄）
func captioned(t string, s lang.Sentence) bool {
	if strings.ContainsRune("△▲▼▽", firstOf(trim(t, s.Span).Slice(t))) {
		return true // and the story runs on behind it without a mark
	}
	if body := trim(t, s.Span).Slice(t); (strings.HasPrefix(body, "这是") || strings.HasPrefix(body, "這是") || strings.HasPrefix(body, "图为") || strings.HasPrefix(body, "圖為")) && containsAny(body, "拍摄的", "拍攝的", "摄的", "航拍的", "拍到的") {
		return true // 这是6月12日在东湖县拍摄的石桥。
	}
	const longest = 20 * len("字")
	next := strings.TrimLeft(t[s.End:runeBorder(t, s.End+longest)], " 　")
	if underneath(trim(t, s.Span).Slice(t), next) {
		return true
	}
	for _, took := range [...]string{"供图", "摄"} {
		i := strings.Index(next, took)
		if i <= 0 || strings.ContainsAny(next[:i], "，。；“《（") || took == "摄" && !strings.Contains(next[:i], "记者") {
			continue
		}
		if own := strings.Fields(next[:i]); len(own) > 1 && !writerMarks().in(own[0]) {
			continue // 发布现场 东湖县供图 has a caption of its own
		}
		if rest := next[i+len(took):]; rest == "" || took == "供图" || !strings.ContainsRune("影像制录入取製錄", firstOf(rest)) {
			return true // 东湖县水利局供图
		}
	}
	credit := aside(t[s.End:runeBorder(t, s.End+longest)])
	if rest, ok := behindAgency(next); ok {
		credit = aside(rest)
	}
	if body := strings.TrimRight(trim(t, s.Span).Slice(t), "。 "); credit == "" && strings.HasSuffix(body, "）") {
		credit = body[max(strings.LastIndex(body, "（"), 0):] // the splitter left it with the sentence
		if len(credit) > longest {
			return false
		}
	}
	if first := s.Start == 0 || strings.TrimSpace(t[:s.Start]) == ""; first && strings.Contains(credit, "来源：") && !strings.ContainsAny(credit, "，。") {
		return true // at the end of a story it is where the story comes from
	}
	return containsAny(credit, "摄）", "摄影）", "供图", "资料图", "图源", "图片来源", "摄)") && !strings.ContainsAny(credit, "，。")
}

// underneath reports that next, what stands behind a short sentence, says where its picture
// is from: 工人在水库边种树。图源：东湖日报…, …人民视觉 图….
func underneath(body, next string) bool {
	const longest, agency = 60, 8 // characters of what a picture shows, and of whose it is
	if width(body) > longest || cites().in(body) {
		return false
	}
	if pictureFrom().opens(next) {
		return true
	}
	i := strings.Index(next, " 图")
	return i > len("字") && i <= agency*len("字") && !strings.ContainsAny(next[:i], "，。；：、“《（") && !strings.HasPrefix(next[i+len(" 图"):], "片") && !strings.HasPrefix(next[i+len(" 图"):], "书")
}

var (
	pictureFrom = wordsOf("图源：", "图源:", "图片来源：", "图片来源:", "图自", "IC photo")
	// cites are in what a story says of somebody's words or deeds, and no picture shows.
	cites = wordsOf("报道", "据", "称，", "声称", "称其", "表示", "介绍", "通报", "依法", "认为", "核实", "指出", "说，", "说：")
)

// credited reports who took a picture, 新华社记者林知远 摄.
func credited(s string) bool {
	if !creditMarks().in(s) {
		return false
	}
	const far, name = 12 * len("字"), 4 * len("字")
	if _, who, ok := strings.Cut(s, "记者"); ok {
		if i := strings.Index(who[:runeBorder(who, name+len("摄"))], "摄"); i > len("字") && !strings.Contains(who[:i], "，") {
			return true // 记者林知远摄
		}
	}
	for _, took := range taken {
		if i := strings.Index(s, took); i > 0 {
			before := s[max(i-far, 0):i]
			if strings.Contains(before, "记者") || strings.Contains(before, "記者") || strings.Contains(before, "通讯员") || strings.Contains(before, "图") || took == "供图" {
				return true
			}
		}
	}
	return false
}

// taken stands between a picture and who took it.
var taken = [...]string{" 摄", "　摄", "/摄", "供图"}

// creditMarks are what a sentence has that names who took a picture.
var creditMarks = wordsOf("摄", "供图")

var captionMarks = wordsOf("｜", "|", ">>>", "--->", "====", "剧照", "劇照", "原创内容", "责任编辑", "責任編輯", "新社发", "新社發", "新华社发", "新華社發", "无人机照片", "無人機照片", "资料图片", "* ", "——*", "广告 ", " ×", "重要内容提示", "议案名称", "图自", "图源", "图说：", "图来自", "图片来自", "图片自", "图/视觉中国", "：视觉中国", ":视觉中国", "（视觉中国", "(视觉中国", "／视觉中国", "/视觉中国", "@视觉中国", "|视觉中国", " 视觉中国 ", "视觉中国供图", "图据视觉中国", "视觉中国 供", "↓", "↑", "来看看",
	"（左）", "（右）", "（左一", "（左二", "（左三", "（右一", "（右二", "（右三", "（左起", "（前排", "（后排", "（前左", "（前右", "视频剪辑", "(左一", "(左二", "(右一", "(右二")
