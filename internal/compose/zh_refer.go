package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// addresses reports whether a word is said by somebody to somebody.
func addresses(w string) bool {
	switch w {
	case "你", "您", "你们", "你們", "我", "我们", "我們", "咱们", "咱們":
		return true
	}
	return false
}

// wills reports whether the word at wi says what somebody wants or promises: behind a
// speaker it is that speaker's, and alone it would pass for a fact. What the sentence
// itself has somebody want, 各地要…, is told.
func wills(t string, s lang.Sentence, wi int) bool {
	switch s.Words[wi].Slice(t) {
	case "愿", "愿意", "願", "願意", "要", "应", "應", "应当", "應當", "应该", "應該", "必须", "必須", "希望", "感谢", "感謝", "呼吁", "呼籲":
		return wi == 0 || s.Words[wi-1].Tag == lang.Mark && subjectless(t, s, 0)
	case "中方", "我方", "美方", "俄方", "坚决", "堅決", "坚定", "堅定":
		return true
	}
	return false
}

// foresees reports a word of what is to come, or should: right behind somebody's words
// it is theirs.
func foresees(w string) bool {
	switch w {
	case "有望", "料将", "或将", "势必", "必将", "将为", "有助于", "建议", "應該", "应该", "应当":
		return true
	}
	return false
}

// justHeard reports that somebody speaks in the sentence before i, and nobody is named in
// i to whom else its words may belong.
func justHeard(d *lang.Document, i int) bool {
	if i == 0 || d.Sentences[i-1].Block != d.Sentences[i].Block || speaker(d.Sentences[i]) || speaksFirst(d.Article.Text, d.Sentences[i]) {
		return false
	}
	return speaker(d.Sentences[i-1])
}

// heard reports whether the unit may be what somebody said who was named in the
// paragraph before it: "某人指出，…。我们愿…" is still theirs.
func heard(d *lang.Document, u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		if speaker(d.Sentences[i]) || speaksFirst(d.Article.Text, d.Sentences[i]) {
			return false
		}
	}
	for i := u.first - 1; i >= 0 && d.Sentences[i].Block == d.Sentences[u.first].Block; i-- {
		if speaker(d.Sentences[i]) {
			return true
		}
	}
	return false
}

// speaksFirst reports a sentence that opens with a noun and that it says what comes:
// 会议指出，….
func speaksFirst(t string, s lang.Sentence) bool {
	for wi, w := range s.Words[:max(len(s.Words)-1, 0)] {
		switch {
		case w.Tag == lang.Mark:
			return false
		case says(s.Language.Key(w.Slice(t))):
			return wi > 0 && s.Words[wi-1].Tag == lang.Noun && s.Words[wi+1].Tag == lang.Mark
		}
	}
	return false
}

func speaker(s lang.Sentence) bool {
	for _, a := range s.Atoms {
		if a.Kind == lang.KindSpeaker {
			return true
		}
	}
	return false
}

// hasAntecedent reports whether somebody is named in what is kept of the unit
// before the pronoun w. Any noun will do for things and for groups.
func hasAntecedent(d *lang.Document, u *unit, w lang.Word) bool {
	t := d.Article.Text
	one := strings.Contains("他她", w.Slice(t)) // one person
	for _, e := range u.edits {
		if (e.reason == "who is meant" || e.reason == "name in full") && e.gone.End <= w.Start {
			return true
		}
	}
	for i := u.first; i <= u.last; i++ {
		for _, a := range d.Sentences[i].Atoms {
			if a.Kind == lang.KindName && a.Sub == "person" && a.End <= w.Start && !u.removed(a.Span) {
				return true
			}
		}
		for wi, v := range d.Sentences[i].Words {
			if v.End > w.Start || u.removed(v.Span) {
				continue
			}
			switch v.Tag {
			case lang.Person:
				return true
			case lang.Noun, lang.Org, lang.Place, lang.Name, lang.Latin:
				if !one || somebody(v.Slice(t)) || human(t, v) || wi > 0 && latinName(t, d.Sentences[i].Words[wi-1], v) || latinSurname(t, v) {
					return true
				}
			}
		}
	}
	return false
}

// latinSurname reports the last word of somebody whom the article called by two words
// with capitals before: Schmid after Jeff Schmid.
func latinSurname(t string, w lang.Word) bool {
	if s := w.Slice(t); w.Tag != lang.Latin || len(s) < 4 || s[0] < 'A' || s[0] > 'Z' || s[1] < 'a' || s[1] > 'z' {
		return false
	}
	i := strings.Index(t[:w.Start], " "+w.Slice(t))
	return i > 0 && t[i-1] >= 'a' && t[i-1] <= 'z'
}

// latinName reports two words with capitals side by side, as Cath Bishop writes
// herself.
func latinName(t string, a, b lang.Word) bool {
	upper := func(w lang.Word) bool {
		s := w.Slice(t)
		return w.Tag == lang.Latin && len(s) > 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'a' && s[1] <= 'z'
	}
	return upper(a) && upper(b) && strings.Trim(t[a.End:b.Start], " .") == ""
}

// somebody reports whether a noun names a person by what they are.
func somebody(noun string) bool { return somebodyEnds().closes(noun) }

var somebodyEnds = wordsOf(
	"人", "员", "員", "记者", "記者", "作者", "学者", "學者", "长", "長", "家", "师", "師", "生", "手", "官", "兵", "友", "妈", "媽", "爸", "父", "母", "子",
	"女", "妻", "司机", "司機", "居民", "村民", "市民", "渔民", "农民", "難民", "难民", "网民", "警察", "民警", "患者", "伤者", "犯", "夫", "哥", "弟", "姐", "妹", "总统", "總統", "主席", "总理", "總理", "教授", "博士", "总", "總", "帅", "帥", "星", "侠", "客", "记", "記", "爵士", "女士", "院士", "护士", "護士", "人士", "首富", "富豪", "顾问", "顧問")

// human reports a noun that 他 or 她 can mean, of somebody who is brought in with it: 一名
// 女孩, 12岁女孩. Who is only called the girl was told of before.
func human(t string, w lang.Word) bool {
	return humans().closes(w.Slice(t)) && broughtIn().closes(t[:w.Start])
}

// humanBefore reports a noun in the unit that the pronoun w may mean: then nobody's name is
// put in for it, 担心耽误她上课 of a girl whom the unit tells of.
func humanBefore(d *lang.Document, u *unit, w lang.Word) bool {
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		for _, v := range d.Sentences[i].Words {
			if v.End <= w.Start && v.Tag == lang.Noun && !u.removed(v.Span) && humans().closes(v.Slice(t)) {
				return true
			}
		}
	}
	return false
}

var broughtIn = wordsOf("名", "位", "岁", "歲", "个", "個", "对", "對")

var humans = wordsOf("孩", "孩童", "儿童", "兒童", "婴儿", "嬰兒", "幼童", "少年", "青年", "小伙", "小夥", "姑娘", "大爷", "大爺", "大妈", "大媽", "大叔", "大娘", "大姐", "阿姨", "奶奶", "爷爷", "爺爺", "外婆", "外公", "姥姥", "老公", "老婆", "老伴", "婆婆", "儿媳", "兒媳",
	"员工", "員工", "职工", "職工", "民工", "女工", "保安", "保姆", "店主", "车主", "車主", "业主", "業主", "户主", "戶主", "房主", "失主", "机主", "機主", "船主", "楼主", "博主", "主播", "网红", "網紅", "老板", "老闆", "经理", "經理", "总监", "總監", "主任", "代表",
	"教练", "教練", "裁判", "门将", "前锋", "后卫", "老将", "小将", "名将", "新秀", "导演", "導演", "编剧", "同事", "同学", "同學", "邻居", "鄰居", "首相", "国王", "國王", "女王", "将军", "將軍", "上将", "战士", "戰士", "勇士", "英雄", "当事人", "嫌疑人")

func personal(w string) bool {
	switch w {
	case "他", "她", "他们", "她们", "他們", "她們", "Ta", "TA", "Ta们", "TA们":
		return true
	}
	return false
}

// opensWithPerson reports a sentence whose story opens with such a pronoun. Where that is
// is looked for only if the sentence has one.
func opensWithPerson(t string, s lang.Sentence) bool {
	return slices.ContainsFunc(s.Words, func(w lang.Word) bool { return personal(w.Slice(t)) }) && personal(firstWord(t, s))
}

// mendPerson puts the name in for 他 or 她 where exactly one person was named in
// the two sentences before. Plurals are left alone.
func mendPerson(d *lang.Document, u *unit, i int, w lang.Word) bool {
	t := d.Article.Text
	if strings.HasSuffix(w.Slice(t), "们") || strings.HasSuffix(w.Slice(t), "們") {
		return false
	}
	if !closed(t[d.Sentences[i].Start:w.Start]) {
		return false // who is quoted knows whom they mean
	}
	if who := sameVoice(d, i, w); !who.Empty() {
		return putName(d, u, i, w, who)
	}
	var who text.Span
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if speakerUnnamed(t, d.Sentences[j]) {
			return false // 一名发言人说，梅德韦杰夫…: it may be the one who speaks
		}
		if j == i-2 && who.Empty() && !opensWithPerson(t, d.Sentences[i-1]) {
			return false // the sentence between has a subject of its own, whom the reader may not know
		}
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind != lang.KindName || a.Sub != "person" {
				continue
			}
			if !surely(t, d.Sentences[j], a) || who.Empty() && !subjectOf(t, d.Sentences[j], a) {
				return false
			}
			if !who.Empty() && !sameName(who.Slice(t), a.Slice(t)) {
				return false
			}
			if who.Empty() || a.Len() > who.Len() {
				who = a.Span
			}
		}
	}
	return putName(d, u, i, w, who)
}

// putName puts the name at who in for the pronoun w of sentence i, unless it is only
// the rest of one or the sentence speaks of somebody of that name, too.
func putName(d *lang.Document, u *unit, i int, w lang.Word, who text.Span) bool {
	t := d.Article.Text
	if who.Empty() || clipped(t, who.Slice(t)) {
		return false
	}
	if s := d.Sentences[i]; strings.Count(s.Slice(t), who.Slice(t)) > 0 {
		return false // 他说李梅…: whoever he is, not her
	}
	u.swap(w.Span, who.Slice(t), who, "who is meant")
	return true
}

// sameVoice is the one person who spoke in the sentence before i, where i goes on with
// 他表示: whoever else is named there, it is that speaker who goes on.
func sameVoice(d *lang.Document, i int, w lang.Word) text.Span {
	t := d.Article.Text
	if i == 0 || !goesOnSaying(t, d.Sentences[i], w) || w.Slice(t) != firstWord(t, d.Sentences[i]) {
		return text.Span{}
	}
	return soleVoice(d.Sentences[i-1], func(a lang.Atom) bool {
		return a.Sub == "person" && surely(t, d.Sentences[i-1], a)
	})
}

// goesOnSaying reports a verb of saying behind the pronoun w: 他还表示，….
func goesOnSaying(t string, s lang.Sentence, w lang.Word) bool {
	for _, v := range s.Words {
		if v.Start < w.End {
			continue
		}
		if v.Tag == lang.Adv || v.Slice(t) == "并" {
			continue
		}
		return says(s.Language.Key(v.Slice(t)))
	}
	return false
}

// speakerUnnamed reports a sentence in which somebody speaks whose name it does not
// have, or has in Latin letters: a spokesman, an expert, Sebastian Mullins.
func speakerUnnamed(t string, s lang.Sentence) bool {
	for wi, w := range s.Words {
		if wi > 0 && latinName(t, s.Words[wi-1], w) && !strings.HasSuffix(t[:s.Words[wi-1].Start], "（") && !strings.HasSuffix(t[:s.Words[wi-1].Start], "(") {
			return true // 玛丽·米克尔（Mary Meeker） is named
		}
	}
	for _, a := range s.Atoms {
		if a.Kind != lang.KindSpeaker {
			continue
		}
		named, body := false, false
		for _, w := range s.Words {
			if a.Contains(w.Span) {
				named = named || w.Tag == lang.Person || w.Tag == lang.Name
				body = body || somebody(w.Slice(t))
			}
		}
		for _, b := range s.Atoms {
			named = named || b.Kind == lang.KindName && b.Sub == "person" && b.Overlaps(a.Span)
		}
		if body && !named {
			return true
		}
	}
	return false
}

// clipped reports a name that is the rest of a longer one everywhere, as far as the
// dictionary could read it: 林肯 of 布林肯, 肯尼迪 of 小肯尼迪.
func clipped(t, name string) bool {
	n := 0
	before := rune(0)
	for rest := t; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return n > 1
		}
		r, _ := utf8.DecodeLastRuneInString(rest[:i])
		if !isHan(r) || n > 0 && r != before || somebody(rest[:i]) {
			return false // 总统拜登
		}
		before = r
		n++
		rest = rest[i+len(name):]
	}
}

// subjectOf reports a name that a clause of s opens with: nothing but when it was and
// what they are stands before it, and nothing is said to be theirs. Whom a sentence
// names beside its subject (与林知远不同，…) the next one does not go on about.
func subjectOf(t string, s lang.Sentence, a lang.Atom) bool {
	if strings.HasPrefix(t[a.End:], "的") {
		return false
	}
	for k := len(s.Words) - 1; k >= 0; k-- {
		w := s.Words[k]
		if w.End > a.Start {
			continue
		}
		switch w.Tag {
		case lang.Mark:
			return !strings.ContainsAny(w.Slice(t), "、")
		case lang.Noun, lang.Place, lang.Org, lang.Adj, lang.Num, lang.Measure, lang.Time, lang.Adv, lang.Latin, lang.Name:
		default:
			return false
		}
	}
	return true
}

// surely reports whether a name is a person beyond doubt: the dictionary says
// so, or it is written like a foreign name, and the article says it twice.
func surely(t string, s lang.Sentence, a lang.Atom) bool {
	name := a.Slice(t)
	known := strings.ContainsAny(name, "·•‧・")
	for _, w := range s.Words {
		known = known || w.Tag == lang.Person && a.Contains(w.Span)
	}
	return known && strings.Count(t, name) >= 2
}

// sameName takes 特朗普 and 唐纳德·特朗普 for one.
func sameName(a, b string) bool { return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) }

// refers reports whether clause c points back at something.
func refers(t string, s lang.Sentence, c int) bool {
	for _, w := range s.Words {
		if s.Clauses[c].Contains(w.Span) && (personal(w.Slice(t)) || demonstrative(w.Slice(t))) {
			return true
		}
	}
	return false
}

// voiceless reports whether a point is a quotation and nothing else: it says
// what somebody said and not who. A sentence with a quoted term in it is not.
func voiceless(point string) bool {
	depth, outside := 0, 0
	for _, r := range point {
		switch r {
		case '“', '「', '『':
			depth++
		case '”', '」', '』':
			depth--
		default:
			if depth == 0 && (isHan(r) || unicode.IsLetter(r) || unicode.IsDigit(r)) {
				if outside++; outside == 4 {
					return false
				}
			}
		}
	}
	return true
}
