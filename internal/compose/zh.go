package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// chinese is what compose knows of Chinese.
type chinese struct{}

var _ rules = chinese{}

func (c chinese) mend(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		dateRelative(d, u, d.Sentences[i])
	}
	s := d.Sentences[u.first]
	at := cutOpenings(t, s, u, cutDateline(t, s, u))
	for i := u.first; i <= u.last; i++ {
		for wi, w := range d.Sentences[i].Words {
			switch word := w.Slice(t); {
			case w.Start < at:
			case personal(word) && !hasAntecedent(d, u, w):
				mendPerson(d, u, i, w)
			case demonstrative(word) && dangles(d, u, i, wi):
				mendDemonstrative(d, u, i, wi)
			}
		}
	}
	return c.stands(d, u)
}

func (chinese) stands(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := d.Sentences[u.first]
	if !closed(u.text(t)) {
		return false
	}
	at := u.opens()
	if c := clauseAt(s, at); c == 0 && subjectless(t, s, 0) {
		return false
	}
	told := heard(d, u)
	for i := u.first; i <= u.last; i++ {
		for wi, w := range d.Sentences[i].Words {
			if u.gone(w.Span) {
				continue
			}
			switch word := w.Slice(t); {
			case told && wills(word):
				return false
			case word == "你" || word == "您" || addresses(word) && told:
				return false
			case personal(word) && !hasAntecedent(d, u, w):
				return false
			case demonstrative(word) && dangles(d, u, i, wi):
				return false
			}
		}
	}
	return true
}

// addresses reports whether a word is said by somebody to somebody.
func addresses(w string) bool {
	switch w {
	case "你", "您", "你们", "你們", "我", "我们", "我們", "咱们", "咱們":
		return true
	}
	return false
}

// wills reports whether a word says what somebody wants or promises: behind a
// speaker it is that speaker's, and alone it would pass for a fact.
func wills(w string) bool {
	switch w {
	case "愿", "愿意", "願", "願意", "要", "应", "應", "应当", "應當", "应该", "應該", "必须", "必須", "希望", "感谢", "感謝", "呼吁", "呼籲",
		"中方", "我国", "我國", "我方", "美方", "俄方", "双方", "雙方", "坚决", "堅決", "坚定", "堅定":
		return true
	}
	return false
}

// heard reports whether the unit may be what somebody said who was named in the
// paragraph before it: "某人指出，…。我们愿…" is still theirs.
func heard(d *lang.Document, u *unit) bool {
	for i := u.first; i <= u.last; i++ {
		if speaker(d.Sentences[i]) {
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
	for i := u.first; i <= u.last; i++ {
		for _, a := range d.Sentences[i].Atoms {
			if a.Kind == lang.KindName && a.Sub == "person" && a.End <= w.Start && !u.gone(a.Span) {
				return true
			}
		}
		for _, v := range d.Sentences[i].Words {
			if v.End > w.Start || u.gone(v.Span) {
				continue
			}
			switch v.Tag {
			case lang.Person:
				return true
			case lang.Noun, lang.Org, lang.Place, lang.Name, lang.Latin:
				if !one || somebody(v.Slice(t)) {
					return true
				}
			}
		}
	}
	return false
}

// somebody reports whether a noun names a person by what they are.
func somebody(noun string) bool {
	for _, end := range []string{"人", "员", "員", "者", "长", "長", "家", "师", "師", "生", "民", "手", "官", "兵", "友", "妈", "媽", "爸", "父", "母", "子", "女",
		"妻", "夫", "哥", "弟", "姐", "妹", "总统", "總統", "主席", "总理", "總理", "教授", "博士", "总", "總", "帅", "帥", "星", "侠", "客", "记", "記"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// dangles reports whether the demonstrative at word wi of sentence i points at
// something before what is kept of the unit: it opens it, or its noun was named
// in the two sentences before and not yet in the unit.
func dangles(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	words := d.Sentences[i].Words
	at := u.opens()
	led := false
	for _, v := range words[:wi] {
		if !u.gone(v.Span) && (v.Tag.Content() && v.Tag != lang.Time && v.Tag != lang.Verb || v.Tag == lang.Pron) {
			led = true
		}
	}
	if !led && (i == u.first || u.gone(trim(t, d.Sentences[u.first].Span))) {
		return true
	}
	ni := nounBehind(words, wi)
	if ni < 0 {
		// 教官对此的解释是…: the thing is in another sentence, unless a clause
		// of this one came before.
		return i == u.first && clauseAt(d.Sentences[i], words[wi].Start) == clauseAt(d.Sentences[i], at) && alone(words[wi].Slice(t))
	}
	head := words[ni].Slice(t)
	if len(head) < 6 || strings.Contains(t[at:words[wi].Start], head) {
		return false
	}
	for j := u.first - 1; j >= 0 && j >= u.first-2; j-- {
		if strings.Contains(d.Sentences[j].Slice(t), head) {
			return true
		}
	}
	return false
}

// alone reports whether a demonstrative stands for a whole thing said before.
func alone(w string) bool {
	switch w {
	case "对此", "對此", "为此", "為此", "此举", "此舉", "这样", "這樣", "如此", "前者", "后者", "後者", "其中":
		return true
	}
	return false
}

// nounBehind is the index of the noun that the demonstrative at wi stands with,
// over a measure word or a number, or -1.
func nounBehind(words []lang.Word, wi int) int {
	for ni := wi + 1; ni < len(words) && ni <= wi+3; ni++ {
		switch words[ni].Tag {
		case lang.Measure, lang.Num:
		case lang.Noun, lang.Place, lang.Org:
			return ni
		default:
			return -1
		}
	}
	return -1
}

// clauseAt is the clause of s that offset at lies in.
func clauseAt(s lang.Sentence, at int) int {
	for c, sp := range s.Clauses {
		if at < sp.End {
			return c
		}
	}
	return len(s.Clauses)
}

func personal(w string) bool {
	switch w {
	case "他", "她", "他们", "她们", "他們", "她們":
		return true
	}
	return false
}

func demonstrative(w string) bool {
	switch w {
	case "这", "這", "那", "该", "該", "此", "其", "这些", "這些", "那些", "这个", "這個", "那个", "那個", "这种", "這種",
		"此举", "此舉", "对此", "對此", "为此", "為此", "它", "它们", "它們", "其中", "前者", "后者", "後者", "双方", "雙方",
		"两者", "兩者", "二者", "这样", "這樣", "这里", "這裡", "这里面", "如此", "这一", "這一", "此次", "两国", "兩國", "两人", "兩人",
		"另一", "另一个", "另一個", "其他", "其它", "此人", "下面", "以下", "上述", "上图", "上圖", "下图", "下圖", "以上":
		return true
	}
	return false
}

// mendPerson puts the name in for 他 or 她 where exactly one person was named in
// the two sentences before. Plurals are left alone.
func mendPerson(d *lang.Document, u *unit, i int, w lang.Word) bool {
	t := d.Article.Text
	if strings.HasSuffix(w.Slice(t), "们") || strings.HasSuffix(w.Slice(t), "們") {
		return false
	}
	var who text.Span
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind != lang.KindName || a.Sub != "person" {
				continue
			}
			if !surely(t, d.Sentences[j], a) {
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
	if who.Empty() {
		return false
	}
	u.swap(w.Span, who.Slice(t), who, "who is meant")
	return true
}

// surely reports whether a name is a person beyond doubt: the dictionary says
// so, or it is written like a foreign name, and the article says it twice.
func surely(t string, s lang.Sentence, a lang.Atom) bool {
	name := a.Slice(t)
	known := strings.ContainsAny(name, "·•")
	for _, w := range s.Words {
		known = known || w.Tag == lang.Person && a.Contains(w.Span)
	}
	return known && strings.Count(t, name) >= 2
}

// sameName takes 特朗普 and 唐纳德·特朗普 for one.
func sameName(a, b string) bool { return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) }

// mendDemonstrative puts the name in for 该公司 where exactly one name in the
// three sentences before ends in that noun.
func mendDemonstrative(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	w := s.Words[wi]
	switch w.Slice(t) {
	case "该", "該", "这", "這", "此", "这个", "這個", "这一", "這一":
	default:
		return false
	}
	ni := nounBehind(s.Words, wi)
	if ni < 0 {
		return false
	}
	noun := s.Words[ni]
	head := noun.Slice(t)
	if len(head) < 6 { // one character matches too much
		return false
	}
	var who text.Span
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		for _, a := range d.Sentences[j].Atoms {
			if a.Kind != lang.KindName || !strings.HasSuffix(strings.TrimRight(a.Slice(t), "》”」"), head) || a.Len() <= len(head) {
				continue
			}
			if !who.Empty() && who.Slice(t) != a.Slice(t) {
				return false
			}
			who = a.Span
		}
	}
	if who.Empty() {
		return false
	}
	u.swap(text.Span{Start: w.Start, End: noun.End}, who.Slice(t), who, "what is meant")
	return true
}

// subjectless reports whether clause c of s says of nobody in particular what
// it says: no noun, name or pronoun stands before its first verb.
func subjectless(t string, s lang.Sentence, c int) bool {
	if c >= len(s.Clauses) {
		return true
	}
	sp := s.Clauses[c]
	fronted := false // 在…下, 随着…: a subject may come after it
	for _, w := range s.Words {
		if !sp.Contains(w.Span) {
			continue
		}
		switch w.Tag {
		case lang.Mark, lang.Adv, lang.Conj, lang.Time, lang.Other, lang.Particle:
		case lang.Prep:
			fronted = true
		case lang.Verb:
			switch w.Slice(t) {
			case "有", "是", "据", "據", "截至", "作为", "作為", "没有", "沒有":
				return false
			}
			return !fronted && !nominal(t, s, sp, w)
		default:
			return false
		}
	}
	return c+1 >= len(s.Clauses)
}

// nominal reports whether the verb w that opens clause sp is part of a subject:
// 摧毁结构的力量…, 选择投资者是谈判.
func nominal(t string, s lang.Sentence, sp text.Span, w lang.Word) bool {
	for _, v := range s.Words {
		if v.Start > w.Start && sp.Contains(v.Span) && (v.Slice(t) == "的" || v.Slice(t) == "是") {
			return true
		}
	}
	return false
}

// dateRelative writes the date behind 今天 where the article's own is known.
func dateRelative(d *lang.Document, u *unit, s lang.Sentence) {
	t := d.Article.Text
	if d.Article.Published.IsZero() {
		return
	}
	for _, a := range s.Atoms {
		if a.Kind != lang.KindDate || len(a.Value) != len("2006-01-02") || strings.Contains(a.Slice(t), "日") && !strings.HasSuffix(a.Slice(t), "今日") && !strings.HasSuffix(a.Slice(t), "昨日") && !strings.HasSuffix(a.Slice(t), "明日") {
			continue
		}
		if strings.ContainsAny(a.Slice(t), "0123456789") || strings.HasPrefix(t[a.End:], "（") || strings.HasPrefix(t[a.End:], "(") {
			continue
		}
		if strings.HasPrefix(t[a.End:], "的") || strings.HasSuffix(t[:a.Start], "到") || !closed(t[s.Start:a.Start]) {
			continue // 发展到今天, 今天的高水平; in a quotation it is the speaker's day
		}
		m, day := strings.TrimLeft(a.Value[5:7], "0"), strings.TrimLeft(a.Value[8:], "0")
		u.put(a.End, "（"+m+"月"+day+"日）", a.Span, "date of the day")
	}
}

func (chinese) trim(d *lang.Document, u *unit, most int) {
	cutAsides(d, u, width(u.text(d.Article.Text)) > most)
}

func (chinese) stop() string { return "。" }

func (chinese) opensWell(d *lang.Document, i, c int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	return hasSubject(t, s, c) && !refers(t, s, c)
}

func (chinese) pointsBack(d *lang.Document, i, c int) bool {
	return refers(d.Article.Text, d.Sentences[i], c)
}

// endsWell wants a predicate of its own in the clause: "朝鲜提供的援助，" is only
// the subject of what follows.
func (chinese) endsWell(d *lang.Document, i, c int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	ok := false
	for wi, w := range s.Words {
		if !s.Clauses[c].Contains(w.Span) {
			continue
		}
		switch word := w.Slice(t); {
		case word == "的":
			ok = ok && wi > 0 && predicates(t, s, c, wi)
		case w.Tag == lang.Verb, w.Tag == lang.Adj, w.Tag == lang.Idiom:
			// 经济的增长 is a noun, whatever the dictionary says.
			ok = ok || wi == 0 || s.Words[wi-1].Slice(t) != "的"
		}
	}
	return ok && !fronts(strings.TrimRight(s.Clauses[c].Slice(t), "，,；;： "))
}

// fronts reports whether a clause says only when or beside what something is:
// its last words wait for the rest.
func fronts(clause string) bool {
	for _, end := range []string{"时", "時", "后", "後", "前", "之际", "之際", "以来", "以來", "中", "下", "的情况下", "的情況下", "而言", "来说", "來說", "来看", "來看", "的话", "的話", "为止", "為止", "为什么", "為什麼"} {
		if strings.HasSuffix(clause, end) {
			return true
		}
	}
	return strings.Contains(clause, "随着") || strings.Contains(clause, "隨著") || strings.Contains(clause, "连同") || strings.Contains(clause, "連同")
}

// predicates reports whether clause c has, before word wi, a verb that the 的
// at wi can't have swallowed: one with an aspect, or a copula.
func predicates(t string, s lang.Sentence, c, wi int) bool {
	for _, w := range s.Words[:wi] {
		if !s.Clauses[c].Contains(w.Span) {
			continue
		}
		switch w.Slice(t) {
		case "了", "着", "著", "是", "有", "为", "為", "成为", "成為", "将", "將", "已", "已经", "已經", "表示", "称", "稱", "说", "說", "认为", "認為", "指出":
			return true
		}
	}
	return false
}

// hasSubject reports whether clause c opens with somebody or something that it
// then says something of.
func hasSubject(t string, s lang.Sentence, c int) bool {
	noun := false
	for _, w := range s.Words {
		if !s.Clauses[c].Contains(w.Span) {
			continue
		}
		switch w.Tag {
		case lang.Noun, lang.Person, lang.Place, lang.Org, lang.Name, lang.Latin:
			noun = true
		case lang.Verb, lang.Adj, lang.Adv, lang.Idiom:
			return noun
		case lang.Prep, lang.Conj, lang.Pron, lang.Particle:
			if !noun {
				return false
			}
		}
	}
	return false
}

// refers reports whether clause c points back at something.
func refers(t string, s lang.Sentence, c int) bool {
	for _, w := range s.Words {
		if s.Clauses[c].Contains(w.Span) && (personal(w.Slice(t)) || demonstrative(w.Slice(t))) {
			return true
		}
	}
	return false
}

// joins takes two sentences for one point where the second goes on about what
// the first says, and neither asks.
func (chinese) joins(d *lang.Document, r rank.Ranking, i, j int) bool {
	t := d.Article.Text
	a, b := trim(t, d.Sentences[i].Span).Slice(t), trim(t, d.Sentences[j].Span).Slice(t)
	if asks(a) || asks(b) {
		return false
	}
	s := d.Sentences[j]
	for _, c := range leads(t, s) {
		if c.Kind == lang.CueReference || c.Kind == lang.CueContrast {
			return true
		}
	}
	return subjectless(t, s, 0) || r.Similarity(i, j) >= cohesion
}

// cohesion is the similarity from which two neighbours are about one thing.
const cohesion = 0.06

func asks(s string) bool {
	return strings.HasSuffix(strings.TrimRight(s, "”’」』）)\"'"), "？") || strings.HasSuffix(strings.TrimRight(s, "”’」』）)\"'"), "?")
}

// join writes a pair as one point: the first full stop becomes a semicolon.
func (chinese) join(d *lang.Document, u *unit) {
	t := d.Article.Text
	sp := trim(t, d.Sentences[u.first].Span)
	next := trim(t, d.Sentences[u.last].Span)
	if rest := next.Slice(t); !strings.HasPrefix(rest, "但") && !strings.HasPrefix(rest, "而") && !strings.HasPrefix(rest, "不过") {
		next.Start = cutOpenings(t, d.Sentences[u.last], &unit{}, next.Start)
	}
	for n := range u.edits {
		if e := &u.edits[n]; e.gone.End == sp.End && e.put == "。" { // its end was cut
			e.gone.End, e.put = next.Start, "；"
			return
		}
	}
	if strings.HasSuffix(sp.Slice(t), "。") {
		u.swap(text.Span{Start: sp.End - len("。"), End: next.Start}, "；", text.Span{}, "two sentences as one")
	}
}
