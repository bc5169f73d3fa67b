package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Of a long sentence that quotes somebody and goes on with what they say, one of the two
// is enough: “今年修渠。”县长王强说，[全县的水费不涨]。

// cutSecondSaying keeps the quotation of such a unit with who says it, or, where that is
// too long or holds no figure and the rest does, the rest with its speaker.
func cutSecondSaying(d *lang.Document, u *unit, most int) {
	t := d.Article.Text
	s := d.Sentences[u.first]
	if u.first < u.last {
		return
	}
	at := u.opens()
	body := text.Span{Start: at, End: trim(t, s.Span).End}
	if !strings.HasPrefix(body.Slice(t), "“") {
		return
	}
	shut := strings.Index(body.Slice(t), "”")
	if shut < 0 || !strings.ContainsAny(lastRune(body.Slice(t)[:shut]), "。！？") {
		return
	}
	who := at + shut + len("”")
	said := speakerEnds(t[who:body.End])
	if said == 0 {
		return
	}
	end := who + said
	rest := text.Span{Start: end + len("，"), End: body.End}
	if !closed(rest.Slice(t)) || !closed(t[at:end]) {
		return
	}
	first, second := width(t[at:end]), width(t[who:body.End])
	const shortest = 24 // what a quotation tells something with
	keepsFirst := first <= most && first >= shortest
	if second <= most && !leansOnQuote(rest.Slice(t)) && (!keepsFirst || figures(s, rest) && !figures(s, text.Span{Start: at, End: who})) {
		u.cut(text.Span{Start: at, End: who}, "what was said before")
		return
	}
	if keepsFirst {
		u.swap(text.Span{Start: end, End: body.End}, "。", text.Span{}, "what was said besides")
	}
}

// speakerEnds gives the length of who says it, which opens s to a comma: 县长王强介绍说.
// It is 0 where there is nobody.
func speakerEnds(s string) int {
	const longest = 40 * len("字")
	i := strings.IndexAny(s[:runeBorder(s, longest)], "，,。；：“")
	if i <= 2*len("字") || !strings.HasPrefix(s[i:], "，") || !saysAtEnd().closes(s[:i]) || strings.HasPrefix(s, "听") {
		return 0 // 听完介绍，: who listens
	}
	return i
}

// saysAtEnd close who says something.
var saysAtEnd = wordsOf("说", "表示", "介绍", "告诉记者", "透露", "指出", "认为", "坦言", "强调", "称", "介绍道", "介绍到", "感慨", "感慨道", "感叹道", "坦言道", "直言", "解释", "解释道", "回忆", "回忆道", "告诉笔者", "补充道")

// leansOnQuote reports that rest takes up what was quoted before it.
func leansOnQuote(rest string) bool {
	return takesUpQuote().opens(rest) || containsAny(rest, "上述", "这一", "这些", "这种", "该", "此举", "也")
}

var takesUpQuote = wordsOf("这", "那", "此", "其", "该", "他", "她", "它", "同时", "另外", "但", "不过", "然而", "因此", "所以", "于是", "而", "除此", "还", "也", "又", "并", "接下来", "如此", "正因", "可", "只")

// figures reports a number or a day in sp.
func figures(s lang.Sentence, sp text.Span) bool {
	for _, a := range s.Atoms {
		if sp.Contains(a.Span) && (a.Kind == lang.KindNumber || a.Kind == lang.KindDate) {
			return true
		}
	}
	return false
}
