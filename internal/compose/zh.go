package compose

import (
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

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
	cutAdding(t, s, u, at)
	u.unfit = u.unfit || !mendLife(d, u, at)
	if u.first == u.last {
		cutAnnouncement(d, u, at)
		cutPlea(d, u)
	}
	for i := u.first; i <= u.last; i++ {
		for wi, w := range d.Sentences[i].Words {
			switch word := w.Slice(t); {
			case w.Start < at || otherPeople(t, w) || personal(word) && ofTitle(t, d.Sentences[i], w):
			case personal(word) && !hasAntecedent(d, u, w):
				if !humanBefore(d, u, w) {
					mendPerson(d, u, i, w)
				}
			case demonstrative(word) && dangles(d, u, i, wi):
				mendDemonstrative(d, u, i, wi)
			}
		}
	}
	shutQuote(d, u)
	return c.stands(d, u)
}

func (chinese) stands(d *lang.Document, u *unit) bool {
	u.settle()
	if !u.stood.known || !slices.Equal(u.stood.edits, u.edits) {
		u.stood.yes, u.stood.known = readsAlone(d, u), true
		u.stood.edits = append(u.stood.edits[:0], u.edits...)
	}
	return u.stood.yes
}

func readsAlone(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	s := d.Sentences[u.first]
	u.needs = u.needs[:0]
	kept := u.text(t)
	if !closed(kept) || voiceless(kept) || half(kept) || asks(kept) || strung(kept) || strings.HasPrefix(kept, "，") {
		return false
	}
	if quotedOn(d, u.first) || breaksOff(kept) || calls(d, u) || phoneBook(kept) || numbered(kept) || sourceOnly(kept) || looksAhead(d, u) || pleads(kept) || leftBehind(kept) {
		return false
	}
	at := u.opens()
	if c := clauseAt(s, at); at > u.span.Start && addsOn(t, s, at) || c == 0 && !u.named(at) && subjectless(t, s, 0) && subjectlessFrom(t, s, 0, at) {
		return false
	}
	if announcesList(kept) || leansBack(d, u) || beside(kept) || outdoes(t, s, at) || wonders(d, u) || against(t, s, u) {
		return false
	}
	if whoseWhole(d, u) && !opensStory(d, u.first) {
		u.takesUp(somewhere)
	}
	if who := surnamed(kept); who != "" && !ofPlaceNamed(d, u, who) {
		if !strings.Contains(t[:u.span.Start], who) {
			return false
		}
		u.takesUp(who)
	}
	told, opening := heard(d, u), clauseAt(s, at)
	for i := u.first; i <= u.last; i++ {
		if purposeOnly(t, d.Sentences[i]) || waits(t, d.Sentences[i]) || onlySays(t, d.Sentences[i], u.opens()) && !(i > u.first && strings.HasSuffix(trim(t, d.Sentences[i-1].Span).Slice(t), "”")) || wordless(t, d.Sentences[i]) && !(i == u.first && u.named(at)) {
			return false
		}
		for wi, w := range d.Sentences[i].Words {
			if u.gone(w.Span) {
				continue
			}
			word := w.Slice(t)
			person, you, addressed := personal(word), word == "你" || word == "您", addresses(word)
			switch {
			case otherPeople(t, w), (person || addressed || word == "你") && ofTitle(t, d.Sentences[i], w):
			case told && wills(t, d.Sentences[i], wi), foresees(word) && i == u.first && justHeard(d, i):
				if i > u.first || !justHeard(d, i) || !u.goesOn(d) {
					return false
				}
			case you && inTitle(t, w):
			case you || addressed && told:
				if u.thesis && !told && word == "你" && anybody().closes(t[d.Sentences[i].Start:w.End]) {
					continue // what the whole is about is said of anybody
				}
				if told || !speaker(d.Sentences[i]) || closed(t[d.Sentences[i].Start:w.Start]) {
					return false // in a quotation whoever is quoted speaks to somebody
				}
			case person && !hasAntecedent(d, u, w):
				if i > u.first || !spelled(t, d.Sentences[i], w) && !u.takesPerson(d) {
					return false
				}
			case demonstrative(word) && dangles(d, u, i, wi):
				if noun := meant(t, d.Sentences[i].Words, wi); noun != "" && strings.Contains(t[:u.span.Start], noun) {
					u.takesUp(noun)
				} else if i > u.first || !follow(word) || !u.goesOn(d) {
					return false
				}
			case (person || strings.HasPrefix(word, "它")) && chained(d, u, w):
				if i > u.first || !u.goesOn(d) {
					return false
				}
			case i == u.first && sameAgain(t, &s, wi) && (wi == 0 || s.Words[wi-1].Tag != lang.Place && s.Words[wi-1].Tag != lang.Org && s.Words[wi-1].Tag != lang.Name) && clauseAt(s, w.Start) == opening:
				return false
			case i == u.first && person && strings.ContainsAny(word, "们們") && behindFront(t, s, at, wi) && !topical(firstWord(t, s)):
				return false
			case i == u.first && strings.HasPrefix(word, "另") && other(t, &s, at, wi):
				return false
			case undated(d, u, i, wi):
				if !u.takesDay(d) {
					return false
				}
			}
		}
	}
	return true
}

// anybody is a 你 that is whoever it concerns.
var anybody = wordsOf("如果你", "假如你", "要是你", "当你", "只要你", "除非你", "无论你", "不管你", "若你")

// named reports somebody who is put in where the unit opens, at offset at.
func (u *unit) named(at int) bool {
	for _, e := range u.edits {
		if e.gone.Empty() && e.gone.Start == at && e.reason == "who is meant" {
			return true
		}
	}
	return false
}

// ofTitle reports a word of a title in 《》: whoever is meant there, it is no one of the
// story.
func ofTitle(t string, s lang.Sentence, w lang.Word) bool {
	before := t[s.Start:w.Start]
	return strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
}

// addsOn reports that what stands at offset at goes on about whom the sentence before
// told of: [同时，]还在现场….
func addsOn(t string, s lang.Sentence, at int) bool {
	k := wordFrom(&s, at)
	if k+1 >= len(s.Words) || s.Words[k].Tag != lang.Adv {
		return false
	}
	switch s.Language.Key(s.Words[k].Slice(t)) {
	case "还", "也", "又", "并", "亦":
		return s.Words[k+1].Tag == lang.Prep || s.Words[k+1].Tag == lang.Verb
	}
	return false
}

// inTitle reports a word between quotation marks that stand close: what something is
// called, “追光少年‘暑’你行”, and nothing said to anybody.
func inTitle(t string, w lang.Word) bool {
	const most = 20 * len("字")
	before := t[runeBorder(t, max(w.Start-most, 0)):w.Start]
	behind := t[w.End:runeBorder(t, w.End+most)]
	open, shut := strings.LastIndex(before, "“"), strings.Index(behind, "”")
	return open >= 0 && shut >= 0 && !strings.ContainsAny(before[open:], "”，。：！？") && !strings.ContainsAny(behind[:shut], "“，。：！？") && len(before)-open+shut <= most
}

// cutAnnouncement leaves out what a notice ends its opening with, and the list that it
// opens: …公开征集线索，现将有关事项通告如下：一、….
func cutAnnouncement(d *lang.Document, u *unit, at int) {
	const least = 24 * len("字") // that tell what it is about
	t := d.Article.Text
	s := d.Sentences[u.first]
	body := trim(t, s.Span)
	if !strings.Contains(t[at:body.End], "如下：") {
		return
	}
	for _, now := range [...]string{"，现将", "，特将", "，特通告如下", "，特公告如下", "，现通告如下", "，现公告如下", "，现就", "，具体内容如下", "，具体如下", "，详情如下", "，全文如下", "，内容如下", "，具体情况如下"} {
		i := strings.Index(t[at:body.End], now)
		if i < least {
			continue
		}
		rest := t[at+i : body.End]
		if k := strings.Index(rest, "如下"); k > 0 && k < longestHead*len("字") && !strings.Contains(rest[:k], "。") && strings.HasPrefix(rest[k+len("如下"):], "：") && closed(t[at:at+i]) && endsNotice(t, s, at, at+i) {
			u.swap(text.Span{Start: at + i, End: body.End}, "。", text.Span{}, "clause after")
		}
		return
	}
}

// endsNotice reports whether the opening of a notice can end at offset end of sentence s,
// of which it keeps what stands from offset at on: it does not only say what for, or by
// what law, something is announced.
func endsNotice(t string, s lang.Sentence, at, end int) bool {
	kept := t[at:end]
	for _, only := range [...]string{"根据", "依据", "按照", "鉴于", "经"} {
		if strings.HasPrefix(kept, only) || strings.Contains(kept, "，"+only) {
			return false
		}
	}
	aim := strings.LastIndex("，"+kept, "，为")
	return aim < 0 || strings.Count(kept[aim:], "，") > 1 && !leadsUp(t, s, clauseAt(s, end-1))
}

// breaksOff reports a point that ends with dots, or with the figure of an item: what comes
// is left to the reader.
func breaksOff(kept string) bool {
	kept = strings.TrimRight(kept, "。”’」 ")
	body := strings.TrimRight(kept, "….")
	if item := strings.TrimRight(body, "0123456789"); len(item) < len(body) && len(body)-len(item) <= len("12") && strings.HasSuffix(kept, ".") && item != "" && !strings.ContainsAny(lastRune(item), ".,") {
		return true // the figure of what comes next: …到任 3.
	}
	return len(body) < len(kept) && kept[len(body):] != "." && !strings.HasSuffix(body, "。") && !strings.HasSuffix(body, "！")
}

// calls reports an opening sentence that cries out: a headline, which the story says again.
func calls(d *lang.Document, u *unit) bool {
	const story, longest = 3, 40 // sentences that an article has at the least; characters of a headline
	kept := strings.TrimRight(u.text(d.Article.Text), "”」")
	if !headsNext(d, u.first) {
		for _, a := range d.Sentences[u.first].Atoms {
			if a.Kind == lang.KindDate && !u.gone(a.Span) {
				return false // it tells when
			}
		}
	}
	return u.first == u.last && width(kept) <= longest && len(d.Sentences) > story && strings.HasSuffix(kept, "！") && opensStory(d, u.first)
}

// headsNext reports that the sentence behind i opens as stories do: what cries out before it
// is its headline.
func headsNext(d *lang.Document, i int) bool {
	if i+1 >= len(d.Sentences) {
		return false
	}
	next := trim(d.Article.Text, d.Sentences[i+1].Span).Slice(d.Article.Text)
	return openerOfStory(next) || strings.HasPrefix(next, "据")
}

// otherPeople reports a 他 that means another and nobody: 他国, 他人, 其他.
func otherPeople(t string, w lang.Word) bool {
	return w.Slice(t) == "他" && (w.End < len(t) && strings.ContainsRune("国國人乡鄉日方", firstOf(t[w.End:])) || strings.HasSuffix(t[:w.Start], "其")) // 及其他
}

// dateRelative writes the date behind 今天 where the article's own is known.
func dateRelative(d *lang.Document, u *unit, s lang.Sentence) {
	t := d.Article.Text
	p := d.Article.Published
	if !p.IsZero() && p.Hour() < smallHours && (p.Hour() > 0 || p.Minute() > 0 || p.Second() > 0) {
		return // at two in the morning 今天 may be the day before; midnight is a date alone
	}
	storyDay := sync.OnceValues(func() (string, text.Span) { return datelineDay(d) })
	for _, a := range s.Atoms {
		if a.Kind != lang.KindDate || !p.IsZero() && !isDay(a.Value) || !readersDays().closes(a.Slice(t)) {
			continue // 此前一天 counts from another day than the reader's
		}
		if strings.ContainsAny(a.Slice(t), "0123456789") || strings.HasPrefix(t[a.End:], "（") || strings.HasPrefix(t[a.End:], "(") {
			continue
		}
		if strings.HasPrefix(t[a.End:], "的") || strings.HasSuffix(t[:a.Start], "到") || strings.HasSuffix(t[:a.Start], "有") || !closed(t[s.Start:a.Start]) {
			continue // 发展到今天, 今天的高水平; in a quotation it is the speaker's day
		}
		if before, _ := utf8.DecodeLastRuneInString(t[:a.End-len("后天")]); strings.ContainsRune("今明昨前大", before) {
			continue // 明后天 are two days, 大前天 is another
		}
		if nowadays(a.Slice(t), s.Language.Key(t[a.End:runeBorder(t[:s.End], a.End+longestOpening*len("字"))])) {
			continue
		}
		if day, from := storyDay(); day != "" && !isOn(p, day) { // the page is of the next morning
			if strings.HasPrefix(a.Slice(t), "今") {
				u.put(a.End, "（"+day+"）", from, "date of the day")
			}
			continue // 昨天 would have to be counted from it
		}
		if p.IsZero() {
			continue
		}
		m, day := strings.TrimLeft(a.Value[5:7], "0"), strings.TrimLeft(a.Value[8:], "0")
		u.put(a.End, "（"+m+"月"+day+"日）", a.Span, "date of the day")
	}
}

// isOn reports that day, 8月12日 or 12日, is the one that something was published on.
func isOn(published time.Time, day string) bool {
	day = strings.ReplaceAll(day, " ", "")
	return !published.IsZero() && (day == published.Format("1月2日") || day == published.Format("2日"))
}

// datelineDay gives the day that the story is of, and where its date stands, by the
// agency's opening of it: 东湖社8月12日电. "" where there is none.
func datelineDay(d *lang.Document) (day string, from text.Span) {
	const within = 4 // sentences from the first on
	t := d.Article.Text
	for _, s := range d.Sentences[:min(within, len(d.Sentences))] {
		at := storyAt(t, s)
		if at == trim(t, s.Span).Start {
			continue
		}
		for _, b := range s.Atoms {
			if b.Kind != lang.KindDate || b.End > at || !filed().opens(strings.TrimLeft(t[b.End:at], " ")) {
				continue
			}
			day = b.Slice(t)
			if k := strings.LastIndex(day, "年"); k >= 0 {
				day = strings.TrimSpace(day[k+len("年"):])
			}
			if tight := strings.ReplaceAll(day, " ", ""); dayAt(tight) == len(tight) {
				return day, b.Span // as the article writes it
			}
		}
	}
	return "", text.Span{}
}

// filed stand behind the day of an agency's opening.
var filed = wordsOf("电", "讯", "消息")

// nowadays reports a day that is an age, 今天人类吃的小米, that begins a name,
// 今日俄罗斯电视台, or that is dated already, 今天是8月4日. rest is what comes behind
// it; both are in simplified form.
func nowadays(day, rest string) bool {
	if namedToday().opens(day+rest) || ages().opens(rest) {
		return true
	}
	date, ok := strings.CutPrefix(rest, "是")
	return ok && date != "" && date[0] >= '0' && date[0] <= '9'
}

// namedToday open names that are no day.
var namedToday = wordsOf("今日头条", "今日说法", "今日俄罗斯电视", "今日俄罗斯通讯", "今日俄罗斯国际", "今日俄罗斯媒体", "今日俄罗斯网", "今日俄罗斯报", "今日美国报", "今日美国网", "今日印度报", "今日印度网", "今日巴基斯坦")

// ages are whose 今天 is no day.
var ages = wordsOf("人类", "人们", "世界", "社会", "我们所", "年轻人", "许多人", "很多人")

// smallHours end when whoever writes 今天 surely means the new day.
const smallHours = 5

// readersDays are days that count from the day of the article.
var readersDays = wordsOf("今天", "昨天", "前天", "明天", "后天", "後天", "今日", "昨日", "明日", "今晚", "昨晚", "明晚", "昨夜", "今晨", "昨晨", "明晨", "今早", "明早")

func (chinese) trim(d *lang.Document, u *unit, most int) {
	long := width(u.text(d.Article.Text)) > most
	cutAsides(d, u, long)
	if long {
		cutBasis(d, u)
		cutAim(d, u)
		cutManner(d, u, most)
		cutSecondSaying(d, u, most)
		cutLists(d, u, most)
	}
}

func (chinese) stop() string { return "。" }

func asks(s string) bool {
	if strings.HasSuffix(s, "。") {
		return false // as nearly all end
	}
	s = strings.TrimRight(s, "”’」』）)\"'")
	return strings.HasSuffix(s, "？") || strings.HasSuffix(s, "?")
}

// turns reports a sentence that opens against the one before it: 然而，….
func turns(t string, s lang.Sentence) bool {
	for _, c := range leads(t, s) {
		if c.Kind == lang.CueContrast {
			return true
		}
	}
	return false
}

// isDay reports whether the value of a date names one day: 2006-01-02, and
// neither 2006-early nor 2006-W24.
func isDay(value string) bool {
	_, err := time.Parse(time.DateOnly, value)
	return err == nil
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
