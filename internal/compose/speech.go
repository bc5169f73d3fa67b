package compose

import "strings"

// sayings are what people say beside what they have to say, by what it tells of
// a stretch of speech. Each kind has a column: how often its words stand there.
var sayings = [...][]string{
	{"就是", "那个", "这个", "然后", "的话", "其实", "是吧", "对吧", "呢", "啊", "嘛", "嗯", "呃", "那么", "什么的"},       // fillers
	{"第一", "第二", "第三", "首先", "其次", "最后", "一个是", "一是", "二是", "另外", "还有一个", "再一个", "一方面"},          // counting out
	{"我觉得", "我认为", "我想", "我们认为", "我们觉得", "我个人", "我相信", "在我看来", "我理解", "我的观点"},                    // opinion
	{"所以", "因此", "总结", "总的来说", "总之", "也就是说", "换句话说", "说白了", "归根", "核心", "关键", "本质", "最重要", "重点"}, // conclusion
	{"需要", "应该", "必须", "要", "希望", "建议", "能够", "可以", "目标"},                                        // what to do
	{"谢谢", "感谢", "大家好", "欢迎", "有请", "请", "掌声", "主持人", "各位", "老师", "嘉宾", "刚才"},                    // courtesies
	{"比如", "例如", "举个例子", "像", "当时", "那时候", "有一次", "记得"},                                          // examples and stories
	{"问题", "为什么", "怎么", "什么", "如何", "是不是", "有没有", "哪", "吗"},                                      // questions
	{"我", "我们", "咱们"},
	{"你", "您", "他", "她", "它"},
	{"因为", "由于", "导致", "如果", "但是", "不过", "而且"},
}

// spokenColumns counts the sayings of a stretch of speech, a hundred characters.
func spokenColumns(said string, size int, w []float32) {
	for k, words := range sayings {
		n := 0
		for _, x := range words {
			n += strings.Count(said, x)
		}
		w[k] = 100 * float32(n) / float32(max(size, 10))
	}
	w[len(sayings)] = 0
	for _, x := range sayings[0] {
		if strings.HasPrefix(said, x) {
			w[len(sayings)] = 1
		}
	}
	w[len(sayings)+1] = float32(strings.Count(said, "，"))
	w[len(sayings)+2] = repeats(said)
}

// repeats is the share of pairs of characters that a stretch has said before: who
// looks for words says the same ones again.
func repeats(said string) float32 {
	seen := map[[2]rune]bool{}
	again, n := 0, 0
	last := rune(0)
	for _, r := range said {
		if r < 0x2E80 || r >= 0xFF00 {
			last = 0
			continue
		}
		if last != 0 {
			n++
			again += bit(seen[[2]rune{last, r}])
			seen[[2]rune{last, r}] = true
		}
		last = r
	}
	return float32(again) / float32(max(n, 1))
}

const spokenCount = len(sayings) + 3
