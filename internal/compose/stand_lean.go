package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// firstContent is the first word that is kept and is no mark, or -1.
func (x *standReader) firstContent() int {
	for i := range x.words {
		if x.words[i].Tag != lang.Mark {
			return i
		}
	}
	return -1
}

// opening fills the columns of how the unit begins.
func (x *standReader) opening() {
	r := x.row
	at := x.firstContent()
	if at < 0 {
		return
	}
	r[sOpenQuote] = mark01(x.words[at].quoted)
	w := &x.words[at]
	switch w.Tag {
	case lang.Name, lang.Person, lang.Org, lang.Place, lang.Latin:
		r[sOpenName] = 1
	case lang.Noun, lang.Adj, lang.Idiom:
		r[sOpenNoun] = 1
	case lang.Pron:
		r[sOpenPronoun] = 1
	case lang.Num:
		r[sOpenNumber] = 1
	case lang.Time:
		r[sOpenTime] = 1
	case lang.Prep:
		r[sOpenPrep] = 1
	case lang.Verb:
		r[sOpenVerb] = 1
	case lang.Adv:
		r[sOpenAdverb] = 1
	case lang.Conj:
		r[sOpenConj] = 1
	}
	r[sOpenDefinite] = mark01(w.low == "the")
	r[sOpenIndefinite] = mark01(w.low == "a" || w.low == "an" || strings.HasPrefix(w.low, "一") && w.Tag == lang.Num)
	r[sTwo] = mark01(x.two(at))
	for i := at; i < len(x.words); i++ {
		if c := x.words[i].concept; c >= 0 {
			r[sOpenGiven] = x.givenness(i)
			r[sOpenRare] = x.r.IDF(c)
			break
		}
	}
	x.subject(at)
}

// givenness is 2 for a concept of the sentence before the unit, 1 for one that
// the article has further up, 0 for a new one.
func (x *standReader) givenness(i int) float32 {
	w := &x.words[i]
	switch {
	case w.concept < 0 || !w.given:
		return 0
	case x.r.Holds(x.u.first-1, w.concept):
		return 2
	}
	return 1
}

// subject counts the words before the first verb, and of those that mean
// something the ones that the article had before.
func (x *standReader) subject(at int) {
	r := x.row
	n, given, content := 0, 0, 0
	for i := at; i < len(x.words); i++ {
		w := &x.words[i]
		if w.Tag == lang.Verb || w.Tag == lang.Mark && (w.low == "，" || w.low == ",") {
			break
		}
		n++
		if w.concept >= 0 && w.Tag.Content() && w.Tag != lang.Num && w.Tag != lang.Time {
			content++
			given += bit(w.given)
		}
	}
	r[sSubjectWords] = float32(min(n, 20))
	if content > 0 {
		r[sSubjectGiven] = float32(given) / float32(content)
	} else {
		r[sSubjectGiven] = -1
	}
}

// pronouns fills the columns of what stands for something else.
func (x *standReader) pronouns() {
	r := x.row
	r[sPersonalAt], r[sPointingAt] = 1, 1
	r[sTells] = mark01(x.tells())
	n := float32(max(len(x.words), 1))
	person, thing := false, false // named before
	for i := range x.words {
		w := &x.words[i]
		switch w.Tag {
		case lang.Person:
			person, thing = true, true
		case lang.Name:
			person, thing = true, true
		case lang.Noun:
			thing = true
			if w.low[0] < 0x80 {
				person = person || listed(w.low)&usePerson != 0
			} else {
				person = person || somebody(w.low)
			}
		case lang.Org, lang.Place, lang.Latin:
			thing = true
		}
		at := float32(i) / n
		switch p := standPronoun(w.low); p {
		case 0:
			continue
		case ofI:
			if !x.u.who.Empty() {
				continue // it is said who
			}
			r[sI]++
		case ofWe:
			if !x.u.who.Empty() {
				continue
			}
			r[sWe]++
		case ofYou:
			r[sYou]++
		case ofHe:
			r[sPersonal]++
			r[sPersonalFree] += mark01(!person)
			r[sPersonalAt] = min(r[sPersonalAt], at)
		case ofThem:
			r[sMany]++
			r[sPersonalFree] += mark01(!thing)
			r[sPersonalAt] = min(r[sPersonalAt], at)
		case ofIt:
			r[sThing]++
			r[sPersonalFree] += mark01(!thing)
			r[sPersonalAt] = min(r[sPersonalAt], at)
		case ofThis:
			x.pointing(i, at, thing)
		}
		r[sQuotedPronouns] += mark01(w.quoted)
	}
}

// pointing fills the columns of a demonstrative at word i.
func (x *standReader) pointing(i int, at float32, thing bool) {
	r := x.row
	r[sPointing]++
	r[sPointingAt] = min(r[sPointingAt], at)
	for j := i + 1; j < len(x.words) && j <= i+4; j++ {
		w := &x.words[j]
		if w.Tag == lang.Noun || w.Tag == lang.Place || w.Tag == lang.Org {
			r[sPointingGiven] += mark01(w.given && !w.before)
			r[sPointingFree] += mark01(!w.before)
			return
		}
		if w.Tag == lang.Mark || w.Tag == lang.Verb {
			break
		}
	}
	r[sPointingFree] += mark01(!thing)
}

// Sorts of pronouns.
const (
	ofI = 1 + iota
	ofWe
	ofYou
	ofHe
	ofThem
	ofIt
	ofThis
)

// standPronoun is the sort of a pronoun in small letters or simplified, or 0.
func standPronoun(w string) int {
	switch r, n := utf8.DecodeRuneInString(w); r {
	case '这', '那', '该':
		if len(w) > n && len(w) <= 3*n {
			return ofThis
		}
	}
	switch w {
	case "i", "me", "my", "mine", "myself", "我", "本人", "笔者":
		return ofI
	case "we", "us", "our", "ours", "我们", "咱们", "我国", "本报", "咱":
		return ofWe
	case "you", "your", "yours", "你", "您", "你们":
		return ofYou
	case "he", "she", "him", "his", "her", "hers", "himself", "herself", "他", "她":
		return ofHe
	case "they", "them", "their", "theirs", "themselves", "他们", "她们", "它们", "两人", "二人", "双方", "大家":
		return ofThem
	case "it", "its", "itself", "它", "其":
		return ofIt
	case "this", "these", "those", "该", "此", "这", "那", "这些", "那些", "这个", "那个", "这种", "那种", "这样", "那样", "如此", "这一", "上述", "对此", "为此", "此次", "本次", "这里", "那里", "其中", "此举", "这是", "那是", "这位", "那位", "这名", "该名", "这次", "那次", "这场", "这份", "前者", "后者":
		return ofThis
	}
	return 0
}

// bonds fills the columns of words that hang on what stands before.
func (x *standReader) bonds() {
	r := x.row
	if r[sSpoken] = x.spoken; x.u.answers {
		r[sSpoken] = 0 // an interview is no blog
	}
	for i := range x.words {
		w := &x.words[i]
		at := float32(1)
		if i < 8 {
			at = 2 // near the opening it matters more
		}
		switch bondWord(w.low) {
		case sDeixis:
			r[sDeixis] += at
		case sToday:
			r[sToday] += at
		case sAlso:
			r[sAlso] += at
		case sOther:
			r[sOther] += at
		case sMore:
			r[sMore] += at
		case sContrast:
			r[sContrast] += at
		}
	}
	for i := x.u.first; i <= x.u.last; i++ {
		for _, c := range x.d.Sentences[i].Cues {
			if x.u.gone(c.Span) || i > x.u.first {
				continue
			}
			switch c.Kind {
			case lang.CueContrast, lang.CueAddition, lang.CueExample, lang.CueConclusion, lang.CueTime, lang.CueCause:
				r[sBondCues] += 1 + mark01(c.Lead)
			case lang.CueReference:
				r[sReferenceCues] += 1 + mark01(c.Lead)
			}
		}
	}
	r[sListed] = mark01(listMark(x.t[x.u.opens():x.u.span.End]) > 0)
}

// bondWord is the column that a word counts for, or -1.
func bondWord(w string) int {
	switch w {
	case "then", "later", "after", "afterward", "afterwards", "meanwhile", "there", "here", "since", "eventually", "当时", "后来", "此后", "随后", "之后", "后", "当天", "当年", "那时", "届时", "此前", "事后", "期间", "同时", "以后", "那么", "接着", "接下来", "当地":
		return sDeixis
	case "today", "yesterday", "tomorrow", "ago", "recently", "now", "今天", "今日", "昨日", "昨天", "明天", "现在", "目前", "如今", "近日", "日前", "今年", "去年", "上周", "本周", "上月", "本月":
		return sToday
	case "also", "too", "again", "still", "even", "already", "both", "either", "neither", "instead", "so", "也", "还", "又", "再", "仍", "依然", "依旧", "同样", "亦", "并", "均", "都", "还是", "仍然":
		return sAlso
	case "another", "other", "others", "same", "such", "second", "third", "next", "previous", "former", "latter", "similar", "additional", "另", "另外", "其他", "其它", "其余", "类似", "第二", "第三", "另一", "其次", "首先", "相关", "有关", "上面", "以上", "前面", "前文":
		return sOther
	case "more", "less", "than", "better", "further", "bigger", "larger", "更", "更加", "较", "更为", "相比", "比":
		return sMore
	case "but", "however", "though", "yet", "although", "while", "则", "却", "而", "反而", "而是", "但", "但是", "不过", "然而", "就", "才", "只是", "倒":
		return sContrast
	}
	return -1
}

const hanCount = "一二三四五六七八九十"

// listMark gives the length of the number of a list that opens s: 2、 or (3)
// or 四，; 0 where there is none.
func listMark(s string) int {
	i := 0
	for i < len(s) && i < 2 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 {
		for _, m := range []string{"、", ".", "）", ")"} {
			if strings.HasPrefix(s[i:], m) {
				if n := i + len(m); n >= len(s) || m != "." || s[n] < '0' || s[n] > '9' {
					return n
				}
			}
		}
	}
	if rest := strings.TrimLeft(s, hanCount); len(rest) < len(s) && len(s)-len(rest) <= 3*len("十") {
		for _, m := range []string{"，", "．"} { // behind 、 a heading is mostly run into its text
			if after, ok := strings.CutPrefix(rest, m); ok && strings.TrimLeft(after, hanCount) == after { // 三，四月间
				return len(s) - len(after)
			}
		}
	}
	for _, m := range []string{"（", "("} {
		if rest, ok := strings.CutPrefix(s, m); ok {
			for _, c := range []string{"）", ")"} {
				if k := strings.Index(rest, c); k > 0 && k <= 6 && strings.Trim(rest[:k], "0123456789"+hanCount) == "" {
					return len(m) + k + len(c)
				}
			}
		}
	}
	return 0
}

// two reports 两名司机 and the like at word at, near the opening of the unit.
func (x *standReader) two(at int) bool {
	for i := at; i+1 < len(x.words) && i < at+4; i++ {
		switch x.words[i].low {
		case "两", "二", "三", "几", "数", "两名", "两个", "两人", "两位", "两家", "两者", "多名", "两间", "两种", "三人", "二人":
			return x.words[i+1].Tag == lang.Measure || x.words[i+1].Tag == lang.Noun && x.words[i+1].given
		case "two", "three", "four", "five":
			return i > 0 && x.words[i-1].low == "the"
		}
	}
	return false
}
