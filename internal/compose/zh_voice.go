package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// speaksOfItself reports a point in which the page speaks: of itself or to its
// readers, or that ends where what it leads up to should begin.
func speaksOfItself(point string) bool {
	of := zhLeaning().anywhere.in(point)
	if of {
		for _, w := range innocent().list {
			point = strings.ReplaceAll(point, w, "")
		}
		of = zhLeaning().anywhere.in(point)
	}
	return of || zhLeaning().ending.closes(strings.TrimRight(point, "。：！ ”"))
}

// innocent words have in them what a page says of itself, and say something else.
var innocent = wordsOf("试图为", "企图为", "意图为", "力图为", "版图为", "地图为", "蓝图为", "版本号", "样本号", "上文化", "上文旅", "下文化", "下文旅", "日本文", "本文化", "本文旅", "本文创", "下文简称", "下文称", "点击量", "点击率", "点击数", "点击链接", "扫码支付", "扫码付款")

// tells reports a unit in which an I tells what it did or has: of whom the point
// says nothing. An opinion is whole whoever holds it, and what is quoted is its
// speaker's.
func (x *standReader) tells() bool {
	for i := range x.words {
		w := &x.words[i]
		if w.quoted || w.low != "我" && w.low != "笔者" && w.low != "本人" {
			continue
		}
		if s := x.d.Sentences[w.in]; !speaker(s) {
			return true
		}
	}
	return false
}

// onlySays reports a sentence that tells who spoke and not what was said: 杨丽云说。
// What was said stands in the one before it, in quotes of its own, or before offset from.
func onlySays(t string, s lang.Sentence, from int) bool {
	if body := strings.TrimRight(t[max(s.Start, from):s.End], "。 "); askedThen().closes(body) && !strings.ContainsAny(body, "”」“「") {
		return true
	}
	last := len(s.Words) - 1
	for last >= 0 && s.Words[last].Tag == lang.Mark {
		last--
	}
	if last < 0 {
		return false
	}
	word := strings.TrimPrefix(s.Language.Key(s.Words[last].Slice(t)), "纷纷")
	if word == "道" && last > 0 { // 感慨|道, not 从此出|道
		switch s.Language.Key(s.Words[last-1].Slice(t)) {
		case "感慨", "感叹", "评论", "反馈", "回答", "回忆", "解释", "补充", "回应", "说", "笑", "问", "喊":
			word = "说"
		}
	}
	if strings.HasSuffix(t[s.Start:s.Words[last].End], "如是说") {
		return !strings.ContainsAny(t[max(s.Start, from):s.End], "”」")
	}
	switch word {
	case "说", "说道", "表示", "介绍", "坦言", "透露", "感慨", "感叹", "强调", "指出", "坦承", "直言", "笑称", "回忆", "回忆道", "坦言道", "感叹道", "感慨道", "解释道", "回应道", "补充道", "笑道":
		return !strings.ContainsAny(t[max(s.Start, from):s.End], "”」") && !afterwards(t, s, last)
	}
	return false
}

// askedThen close who said it when, and not what.
var askedThen = wordsOf("采访时说", "采访时表示", "采访时介绍", "采访时称", "采访时指出", "如是说", "致辞时说", "发言时说", "讲话时说")

// afterwards reports a speaker who is named behind what was said: 利率要降到个位数，
// 世界银行的西蒙·沃利说。 The clause has nothing but the name and what they are.
func afterwards(t string, s lang.Sentence, last int) bool {
	named := false
	for k := last - 1; k >= 0; k-- {
		if _, ok := nameAt(&s, s.Words[k].Start); ok {
			named = true
			continue
		}
		switch w := s.Words[k]; w.Tag {
		case lang.Person, lang.Name, lang.Latin:
			named = true
		case lang.Noun, lang.Org, lang.Place, lang.Adj:
		case lang.Mark:
			if w.Slice(t) == "，" || w.Slice(t) == "," {
				return named && utf8.RuneCountInString(t[s.Start:w.Start]) >= 10
			}
			if w.Slice(t) != "·" {
				return false
			}
		default:
			if w.Slice(t) != "的" {
				return false
			}
		}
	}
	return false
}

// somewhere is what a unit takes up that says 全市 or 我省 and names no place: a point above
// has to name one.
const somewhere = "\x03"

// whoseWhole reports 全市 and 我省 in a unit that names no place, and so leaves open which
// one.
func whoseWhole(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	for _, e := range u.edits {
		if !e.from.Empty() {
			return false // somebody's office or what was named
		}
	}
	whole := false
	for i := u.first; i <= u.last; i++ {
		words := d.Sentences[i].Words
		for k, w := range words {
			if w.Slice(t) == "我" && k+1 < len(words) && words[k+1].Start == w.End && (words[k+1].Slice(t) == "局" || words[k+1].Slice(t) == "司") {
				whole = whole || !u.removed(w.Span)
			}
			if w.Len() != len("全市") || u.removed(w.Span) {
				continue
			}
			switch r, _ := utf8.DecodeRuneInString(t[w.Start:]); r {
			case '全', '我', '本':
				whole = whole || strings.ContainsAny(d.Sentences[i].Language.Key(w.Slice(t)), "市县省区镇乡校村院")
			}
		}
	}
	return whole && !u.namesPlace(d)
}

// namesPlace reports a place, a body or another name in what is kept of the unit.
func (u *unit) namesPlace(d *lang.Document) bool {
	for i := u.first; i <= u.last; i++ {
		for _, w := range d.Sentences[i].Words {
			if (w.Tag == lang.Place || w.Tag == lang.Org || w.Tag == lang.Name) && !u.removed(w.Span) {
				return true
			}
		}
	}
	return false
}

// stageVoice reports a line of a play, 公主（看着前方）：….
func stageVoice(point string) bool {
	name, _, ok := strings.Cut(point, "：")
	return ok && utf8.RuneCountInString(name) <= 16 && strings.HasSuffix(name, "）") ||
		ok && utf8.RuneCountInString(name) <= 4 && utf8.RuneCountInString(point) < 20
}

// against reports a 则 in the clause that opens the unit, which sets what is said
// against something that the unit does not have, or a 也就, which makes it follow from
// that.
func against(t string, s lang.Sentence, u *unit) bool {
	at := u.opens()
	opening := clauseAt(s, at)
	for wi, w := range s.Words {
		if w.Start < at || u.removed(w.Span) {
			continue
		}
		if clauseAt(s, w.Start) != opening {
			return false
		}
		if strings.HasPrefix(t[w.Start:], "也就") && w.Start > at && !strings.HasPrefix(t[w.Start:], "也就是") && !containsAny(t[at:w.Start], "如", "若", "因", "既", "一", "只") {
			return true // 甲也就无法指望乙: of what was told before
		}
		if then := w.Slice(t); then == "则" || then == "則" || then == "则是" || then == "則是" {
			return wi > 0 && w.Start > at && !containsAny(t[at:w.Start], "如", "若", "否", "一", "凡", "要")
		}
	}
	return false
}

// lettered reports somebody called by a letter only, 朋友B and 商人甲, whom the
// article has told of before.
func lettered(point string) bool {
	if !somebodies().in(point) {
		return false
	}
	for _, who := range somebodies().list {
		for rest := point; ; {
			i := strings.Index(rest, who)
			if i < 0 {
				break
			}
			rest = rest[i+len(who):]
			r, w := utf8.DecodeRuneInString(rest)
			if strings.ContainsRune("ABCDEFGH甲乙丙丁", r) && w > 0 && !(len(rest) > 1 && rest[1] >= 'A' && rest[1] <= 'z') {
				return true
			}
		}
	}
	return false
}

var somebodies = wordsOf("朋友", "商人", "男子", "女子", "客户", "客戶", "同学", "同事", "员工", "受害人", "当事人")

// surnamed gives 李先生 in a point that has not told who that is: neither a fuller name nor
// what they are stands before it. "" where there is none.
func surnamed(point string) string {
	if !courtesies().in(point) {
		return ""
	}
	for _, mr := range courtesies().list {
		at := 0
		for {
			i := strings.Index(point[at:], mr)
			if i < 0 {
				break
			}
			at += i
			name, w := utf8.DecodeLastRuneInString(point[:at])
			before, _ := utf8.DecodeLastRuneInString(point[:at-w])
			if name >= 0x4e00 && (at == w || !isHan(before) || strings.ContainsRune("的和與对對据據但而是", before)) && strings.Index(point, string(name)) == at-w && !saysWho(point[:at-w]) {
				return point[at-w : at+len(mr)]
			}
			at += len(mr)
		}
	}
	return ""
}

// saysWho reports that what stands before a name says who that is: 33岁的, 家住城东的.
func saysWho(before string) bool {
	const near = 16 * len("字")
	before, ok := strings.CutSuffix(before, "的")
	if !ok {
		return false
	}
	before = before[runeBorder(before, max(len(before)-near, 0)):]
	return containsAny(before[strings.LastIndexAny(before, "，。；：")+1:], "岁", "住", "来自", "从事", "工作", "经营", "任职", "就读")
}

// ofPlaceNamed reports that the unit says whence who is: 浙江丽水的钟女士.
func ofPlaceNamed(d *lang.Document, u *unit, who string) bool {
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		s := &d.Sentences[i]
		at := strings.Index(t[s.Start:s.End], "的"+who)
		if at < 0 {
			continue
		}
		for _, a := range s.Atoms {
			if a.Kind == lang.KindName && a.Sub == "place" && a.End == s.Start+at {
				return true
			}
		}
	}
	return false
}

var courtesies = wordsOf("先生", "女士", "小姐", "太太")

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// quotedOn reports a sentence that goes on with what somebody says in quotation
// marks that open before it and close behind, paragraphs apart maybe: alone it is nobody's.
func quotedOn(d *lang.Document, i int) bool {
	const longest = 500 * len("字")
	t := d.Article.Text
	s := d.Sentences[i]
	before := t[runeBorder(t, max(s.Start-longest, 0)):s.Start]
	behind := t[s.Start:runeBorder(t, min(s.Start+longest, len(t)))]
	for _, q := range [...][2]string{{"“", "”"}, {"「", "」"}} {
		if strings.Index(t, q[1]) < strings.Index(t, q[0]) {
			continue // typed the wrong way round: what stands between two pairs is nobody's words
		}
		shut := strings.Index(behind, q[1])
		if shut < 0 || strings.Contains(behind[:shut], q[0]) {
			continue
		}
		if open := strings.LastIndex(before, q[0]); open >= 0 && !strings.Contains(before[open:], q[1]) && !strings.HasPrefix(before[open+len(q[0]):], "\n") {
			return true
		}
	}
	return false
}

// unpunctuated reports a poster's or a film's text whose lines a page has run together
// without marks: no sentence goes on for so long, whatever it quotes. The longest of 4,000
// points that was one, with the names of two fairs in it, has 65 characters between marks.
func unpunctuated(kept string) bool {
	const most, mostQuoting, few = 90, 110, 5 // Han characters; with quotations and lists in them; such marks
	if len(kept) <= len("字")*most {
		return false
	}
	n, long, marks := 0, 0, 0
	for _, r := range kept {
		switch {
		case unicode.Is(unicode.Han, r):
			n++
			long++
		case strings.ContainsRune("“”‘’、：（）", r):
			n = 0
			marks += bit(r == '、')
		case r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r):
			n, long, marks = 0, 0, 0
		}
		if n > most || long > mostQuoting && marks <= few {
			return true
		}
	}
	return false
}
