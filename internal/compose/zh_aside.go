package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// cutAsides leaves out parentheses that speak to the page and not to the reader
// (见图一), and where the point is long all that hold nothing to be checked. One
// inside a title or a quotation is part of a name or of somebody's words: 《…（草案）》.
func cutAsides(d *lang.Document, u *unit, long bool) {
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		s := d.Sentences[i]
		for _, sp := range parentheses(t, s.Span) {
			if asciiWord(t, sp.Start-1) && asciiWord(t, sp.End) {
				continue // without it two words would be one: 1Tb（128GB）TLC
			}
			_, w := utf8.DecodeRuneInString(sp.Slice(t))
			_, v := utf8.DecodeLastRuneInString(sp.Slice(t))
			if aside := t[sp.Start+w : sp.End-v]; toPage(aside) || quoted(aside) || long && docket(aside) || long && !protected(s, sp) && !qualifies(aside) && !namesFirm(t[sp.End:s.End]) && !inName(t, s, sp, aside) && !ofDay(t[sp.End:s.End], aside) && !narrows(s, sp) && !named(t, s, sp, aside) && !glosses(t[:sp.Start], aside) && !reckons(t[s.Start:sp.Start], t[sp.End:s.End]) && !byNumber(t[s.Start:sp.Start]) {
				u.cut(withMark(t, s.Span, sp), "aside")
			}
		}
	}
}

// withMark is an aside with one of the two spaces or commas that stand around it.
func withMark(t string, s, sp text.Span) text.Span {
	for _, mark := range [...]string{" ", "，"} {
		if strings.HasSuffix(t[s.Start:sp.Start], mark) && strings.HasPrefix(t[sp.End:s.End], mark) {
			sp.End += len(mark)
			break
		}
	}
	return sp
}

// asciiWord reports a letter or a digit of one byte at offset i.
func asciiWord(t string, i int) bool {
	if i < 0 || i >= len(t) {
		return false
	}
	c := t[i] | 0x20
	return c >= 'a' && c <= 'z' || t[i] >= '0' && t[i] <= '9'
}

// parentheses gives the outermost pairs of round brackets in sp that stand
// outside titles and quotations.
func parentheses(t string, sp text.Span) []text.Span {
	var out []text.Span
	depth, named, start := 0, 0, 0
	in := sp.Slice(t)
	for i := 0; i < len(in); i++ {
		if !mayPair[in[i]] {
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(in[i:]); r {
		case '《', '“', '「', '『', '〈':
			named++
		case '》', '”', '」', '』', '〉':
			named--
		case '（', '(':
			if depth++; depth == 1 {
				start = sp.Start + i
			}
		case '）', ')':
			if depth--; depth == 0 && named == 0 {
				out = append(out, text.Span{Start: start, End: sp.Start + i + utf8.RuneLen(r)})
			}
			depth = max(depth, 0)
		}
	}
	return out
}

// qualifies reports a parenthesis without which what stands before it is another
// thing or another sum: 县（市、区）, 第（一）项, （1）北岸（2）南岸, 4000亿元（新台币，下同）, 王丽（化名）.
func qualifies(aside string) bool {
	if r, w := utf8.DecodeRuneInString(aside); w == len(aside) && r > unicode.MaxLatin1 {
		return true
	}
	if strings.Trim(aside, "省市区區縣县自治直辖轄鄉乡镇鎮村社州旗街道组組站所馆館户条條套项人次元、") == "" {
		return true
	}
	return strings.HasPrefix(aside, "包括") || containsAny(aside, "下同", "化名", "预警", "含", "税", "稅", "除", "使前", "使后", "暂", "草案", "试行", "意见稿", "年化", "估算", "另案", "主持", "挂职", "兼", "代理") ||
		strings.Trim(aside, "0123456789") == "" // （2024）湖01破申24号
}

// quoted reports the price of a share and how it moved, which a page sets behind the
// name of its firm: (21.71, 0.29, 1.35%).
func quoted(aside string) bool {
	rest, ok := strings.CutSuffix(aside, "%")
	return ok && strings.Count(rest, ",") == 2 && strings.Trim(rest, "0123456789.,+- ") == ""
}

// inName reports a parenthesis of a few characters in the midst of a name: 大赛（东湖
// 赛区）启动仪式, 镇（东湖）高级中学.
func inName(t string, s lang.Sentence, sp text.Span, aside string) bool {
	const most = 6 // characters
	if n := utf8.RuneCountInString(aside); n > most || len(aside) != n*len("字") || strings.ContainsAny(aside, "，、：") {
		return false
	}
	if partsOf().closes(aside) {
		return true
	}
	k := wordFrom(&s, sp.End)
	if k >= len(s.Words) || s.Words[k].Start != sp.End || s.Words[k].Tag == lang.Mark {
		return false
	}
	if in := wordFrom(&s, sp.Start+1); in < k-1 && s.Words[in].Tag == lang.Place && s.Words[in].Len() == len(aside) {
		return true // 湾区（东湖）产融基金
	}
	switch s.Words[k].Tag {
	case lang.Noun, lang.Adj, lang.Org, lang.Place, lang.Name:
		return true
	}
	return false
}

// partsOf end what a part of something is called.
var partsOf = wordsOf("赛区", "分赛区", "站", "专场", "分会场", "赛段", "片区")

// ofDay reports the day in 昨（5）日.
func ofDay(rest, aside string) bool {
	return strings.Trim(aside, "0123456789") == "" && (strings.HasPrefix(rest, "日") || strings.HasPrefix(rest, "月") || strings.HasPrefix(rest, "晚"))
}

// narrows reports places in brackets behind a place: 东湖（西南部）, 东湖（东湖镇、西湖镇）.
func narrows(s lang.Sentence, sp text.Span) bool {
	k := wordFrom(&s, sp.Start)
	if k == 0 || k+1 >= len(s.Words) || s.Words[k-1].Tag != lang.Place || s.Words[k-1].End != sp.Start {
		return false
	}
	for _, w := range s.Words[k+1:] {
		if w.End >= sp.End {
			break
		}
		if w.Tag == lang.Place {
			return true
		}
	}
	return false
}

// named reports a short name that brackets give and the rest of the sentence uses: …
// （以下简称“规定”）…“规定”.
func named(t string, s lang.Sentence, sp text.Span, aside string) bool {
	_, short, ok := strings.Cut(aside, "简称")
	short = strings.Trim(short, "“”‘’「」：:为 ")
	return ok && short != "" && strings.Contains(t[sp.End:s.End], short)
}

// glosses reports a parenthesis that says in Chinese what a foreign word before it is:
// Beyfortus（尼塞韦单抗）.
func glosses(before, aside string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	return unicode.Is(unicode.Latin, r) && strings.IndexFunc(aside, isHan) >= 0
}

// docket reports under what number an office keeps a paper: （东监罚决字〔2023〕25号）.
func docket(aside string) bool {
	return strings.HasSuffix(aside, "号") && containsAny(aside, "〔", "字[", "字（") && !strings.ContainsAny(aside, "，；")
}

// reckons reports a parenthesis that stands in a formula: (水量-100)*2.
func reckons(before, behind string) bool {
	const signs = "*+/×÷=^＝＋"
	return strings.ContainsRune(signs, firstOf(strings.TrimLeft(behind, " "))) || before != "" && strings.ContainsAny(lastRune(strings.TrimRight(before, " ")), signs)
}

// byNumber reports that before ends with what a slogan calls several things by their number,
// which the parenthesis behind it names: “三新”（…）, “一老一小”（…）.
func byNumber(before string) bool {
	const longest = 5 // characters
	body, ok := strings.CutSuffix(before, "”")
	i := strings.LastIndex(body, "“")
	return ok && i >= 0 && utf8.RuneCountInString(body[i+len("“"):]) <= longest && strings.ContainsRune("一二两三四五六七八九十双0123456789", firstOf(body[i+len("“"):]))
}

// namesFirm reports that rest goes on with the name of a firm or house that a
// parenthesis belongs to: 东湖科技（浙江）有限公司.
func namesFirm(rest string) bool {
	for _, of := range [...]string{"有限", "股份", "集团", "集團", "公司", "投资", "投資", "控股", "科技", "医院", "醫院", "大学", "大學", "律师", "律師", "会计师", "研究院"} {
		if strings.HasPrefix(rest, of) {
			return true
		}
	}
	return false
}

// toPage reports whether a parenthesis points at something on the page.
func toPage(aside string) bool {
	if containsAny(aside, "家注：", "编者注", "www.", "http", "邮箱", "郵箱", "@", "热线：", "电话：") {
		return true // （报料邮箱：…）
	}
	if utf8.RuneCountInString(aside) > 14 {
		return strings.HasPrefix(aside, "记者") || strings.HasPrefix(aside, "本报记者")
	}
	for _, head := range []string{"见", "見", "详见", "詳見", "如图", "如圖", "图", "圖", "附图", "附圖", "资料图", "记者", "點擊", "点击", "摄影", "供图", "来源："} {
		if strings.HasPrefix(aside, head) {
			return true
		}
	}
	return false
}
