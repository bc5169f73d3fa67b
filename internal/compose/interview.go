package compose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// An interview sets questions and answers under each other, each behind who speaks: 问：… 答：…, Q: … A: …. A
// question makes no point, whatever it tells; an answer is its speaker's, so that "I" and "we" in it mean
// somebody, and is told under his name where the article leaves no doubt who that is.

// A turn is what one speaker says in an interview, from a block to the next label.
type turn struct {
	asks  bool
	label int       // bytes at the head of its first block that say who speaks
	who   text.Span // the name of who answers, where the article has it; empty: not known
}

// underName is the power of the chance that an answer reads alone under the name of who gives it: what is learned has seen none.
const underName = 0.6

// leastAnswer is the width of a first sentence of an answer that is more than half of what the question began.
const leastAnswer = 20

// leastTurns is how many questions and how many answers make an interview.
const leastTurns = 3

// turnsOf gives the turn of each block of an interview, and nothing for any other article.
func turnsOf(d *lang.Document, persons map[string]called) map[int]turn {
	labels, asking := labelsOf(d.Article)
	first := slices.IndexFunc(labels, func(l string) bool { return l != "" })
	if first < 0 {
		return nil
	}
	guest := guestOfHeadline(d, first)
	if guest.Empty() {
		guest = soleGuest(d, first, persons)
	}
	out := make(map[int]turn, len(labels))
	now, begun := turn{}, false
	for b := first; b < len(labels); b++ {
		block, l := d.Article.Blocks[b], labels[b]
		switch {
		case block.Kind == article.Heading:
			begun = false // what a heading opens is the page's own again
		case l != "":
			now, begun = turn{asks: asking[l], label: labelBytes(block.Slice(d.Article.Text))}, true
			if answersBy(l) {
				now.who = guest
			} else if !now.asks {
				now.who = text.Span{Start: block.Start, End: block.Start + len(l)}
			}
			out[b] = now
		case begun:
			now.label = 0
			out[b] = now
		}
	}
	return out
}

// labelsOf gives who speaks by the head of each block, empty where it says nothing of that, and which of them ask. There are
// none where the article is no interview.
func labelsOf(a *article.Article) (labels []string, asking map[string]bool) {
	labels = make([]string, len(a.Blocks))
	blocks, questions := map[string]int{}, map[string]int{}
	for b := range a.Blocks {
		if k := a.Blocks[b].Kind; k == article.Paragraph || k == article.ListItem {
			said := a.Blocks[b].Slice(a.Text)
			labels[b] = labelOf(said)
			blocks[labels[b]]++
			questions[labels[b]] += bit(asks(strings.TrimSpace(said)))
		}
	}
	asking = map[string]bool{}
	asked, answered := 0, 0
	for b, l := range labels {
		switch {
		case l == "":
		case asksBy(l), !answersBy(l) && questions[l] >= leastTurns && 10*questions[l] >= 6*blocks[l]:
			asking[l] = true // the latter by a name of its own, 新京报：, BA:, that mostly asks
			asked++
		case answersBy(l), blocks[l] >= leastTurns:
			answered++
		default:
			labels[b] = ""
		}
	}
	if asked < leastTurns || answered < leastTurns {
		return nil, nil
	}
	return labels, asking
}

// whoSpeaks is why a label is cut.
const whoSpeaks = "who speaks"

// longestLabel is how many bytes who speaks may take at the head of a block.
const longestLabel = 36

// labelOf gives who speaks by the head of a block: 问, Q, 鲜于岱; empty where the block says nothing of it.
func labelOf(t string) string {
	at := strings.IndexAny(t[:runeBorder(t, longestLabel)], "：:")
	if at <= 0 {
		return ""
	}
	l := strings.TrimSpace(t[:at])
	if asksBy(l) || answersBy(l) {
		return l
	}
	words := strings.Fields(l)
	r, _ := utf8.DecodeRuneInString(l)
	switch {
	case unicode.Is(unicode.Han, r):
		n := utf8.RuneCountInString(l)
		if n < 2 || n > 5 || strings.ContainsAny(l, "，。、“”（） ") {
			return ""
		}
	case len(words) > 3 || !unicode.IsUpper(r):
		return ""
	}
	return l
}

// labelBytes is how many bytes a label takes with its colon and what space follows.
func labelBytes(t string) int {
	at := strings.IndexAny(t, "：:")
	_, n := utf8.DecodeRuneInString(t[at:])
	rest := t[at+n:]
	return len(t) - len(strings.TrimLeft(rest, " 　"))
}

func asksBy(label string) bool {
	switch strings.ToLower(label) {
	case "问", "問", "提问", "q", "question", "interviewer", "主持人", "记者", "記者", "本报记者", "采访者":
		return true
	}
	return strings.HasSuffix(label, "记者") || strings.HasSuffix(label, "記者")
}

func answersBy(label string) bool {
	switch strings.ToLower(label) {
	case "答", "a", "answer", "受访者", "受訪者", "嘉宾", "嘉賓", "回答":
		return true
	}
	return false
}

// soleGuest is the one person whom an article names before the first question, but for who asks; empty where
// there are others, or nobody.
func soleGuest(d *lang.Document, before int, persons map[string]called) (who text.Span) {
	t := d.Article.Text
	value := ""
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Block >= before {
			break
		}
		for _, a := range s.Atoms {
			n, known := persons[a.Value]
			person := known && n.person != nil && n.sure
			opens := d.Lang == "en" && a.Start == trim(t, s.Span).Start && strings.Count(a.Value, " ") == 1 && acts(t, s, a) // Ann Lee has looked after clocks for years
			if a.Kind != lang.KindName || a.Sub != "person" && !person && !opens || interviews(t, a.Span) {
				continue
			}
			switch {
			case value == "":
				value, who = a.Value, a.Span
			case a.Value != value && !strings.Contains(value, a.Value):
				return text.Span{}
			}
		}
	}
	return who
}

// guestOfHeadline is the person whose name ends what stands before the colon of a Chinese headline and who is named before
// the first question, too: 对话养护人鲜于岱：….
func guestOfHeadline(d *lang.Document, before int) (who text.Span) {
	head, _, ok := strings.Cut(strings.ReplaceAll(d.Article.Title, ":", "："), "：")
	if !ok || d.Lang != "zh" || before == 0 || before >= len(d.Article.Blocks) {
		return who
	}
	lead := d.Article.Text[:d.Article.Blocks[before].Start]
	runes := []rune(head)
	for n := 4; n >= 2; n-- {
		if len(runes) < n {
			continue
		}
		name := string(runes[len(runes)-n:])
		if at := strings.Index(lead, name); at >= 0 {
			return noWord(d, text.Span{Start: at, End: at + len(name)})
		}
	}
	return who
}

// noWord gives sp where it is no word of the dictionary that is none of a person.
func noWord(d *lang.Document, sp text.Span) text.Span {
	for i := range d.Sentences {
		for _, w := range d.Sentences[i].Words {
			if w.Span == sp && w.Tag != lang.Name && w.Tag != lang.Person {
				return text.Span{}
			}
		}
	}
	return sp
}

// interviews reports whether a name is that of who asks: 记者…, "talks to …".
func interviews(t string, name text.Span) bool {
	before := strings.TrimRight(t[max(0, name.Start-24):name.Start], " ：:/|｜")
	for _, w := range [...]string{"记者", "記者", "整理", "采访", "採訪", "编辑", "撰文", " to", " with", " by", "By", "reporter", "correspondent", "editor"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// questioned reports whether sentence i is said by who asks.
func (x *standReader) questions(i int) bool { return x.turns[x.d.Sentences[i].Block].asks }

// labelled cuts the label off a unit that opens an answer, and notes whose it is. It reports false where the unit goes
// over from one speaker to another.
func (x *standReader) labelled(u *unit) bool {
	b := x.d.Sentences[u.first].Block
	now, ok := x.turns[b]
	if !ok {
		return true
	}
	for i := u.first + 1; i <= u.last; i++ {
		if c := x.d.Sentences[i].Block; c != b && (x.turns[c].label > 0 || x.turns[c].asks) {
			return false
		}
	}
	u.answers = !now.asks
	u.who = now.who
	s := &x.d.Sentences[u.first]
	if now.label > 0 && s.Start <= x.d.Article.Blocks[b].Start+now.label && (replies(x.t[x.d.Article.Blocks[b].Start+now.label:s.End]) || width(s.Slice(x.t))-width(s.Slice(x.t)[:now.label]) < leastAnswer || !slices.ContainsFunc(s.Words, func(w lang.Word) bool { return w.Tag == lang.Verb })) {
		return false
	}
	if end := x.d.Article.Blocks[b].Start + now.label; now.label > 0 && u.span.Start < end {
		u.cut(text.Span{Start: u.span.Start, End: end}, whoSpeaks)
	}
	return true
}

// replies reports an answer that opens with a yes or a no: only the question tells to what. (Neither is one without a
// verb an answer to a reader.)
func replies(t string) bool {
	end := strings.IndexAny(t, "，。,.!！；; ")
	if end < 0 {
		return false
	}
	switch strings.ToLower(t[:end]) {
	case "对", "对的", "對", "是", "是的", "没错", "沒錯", "不", "不是", "不是的", "没有", "沒有", "有", "当然", "當然", "嗯", "会", "不会", "能", "可以", "确实", "好", "yes", "no", "right", "exactly", "certainly", "absolutely", "true", "sure", "well", "yeah", "indeed", "never", "not":
		return true
	}
	return false
}

// attribute puts the name of who answers before what he says.
func (x *standReader) attribute(u *unit) {
	for _, e := range u.edits {
		if e.put != "" && x.inLabel(e.from) {
			u.unfit = true // who asks is no name of anything
		}
	}
	if u.who.Empty() {
		return
	}
	colon := ": "
	if x.d.Sentences[u.first].Language.Tag() == "zh" {
		colon = "："
	}
	for k, e := range u.edits {
		if e.reason == whoSpeaks && e.gone.Contains(u.who) && u.opens() == e.gone.End {
			u.edits = slices.Delete(u.edits, k, k+1) // the page has put it there
			return
		}
	}
	at := u.opens()
	// Before what else is put in there.
	u.edits = slices.Insert(u.edits, 0, edit{gone: text.Span{Start: at, End: at}, put: u.who.Slice(x.t) + colon, from: u.who, reason: "who answers"})
}

// inLabel reports whether a span is in what says who speaks.
func (x *standReader) inLabel(sp text.Span) bool {
	for b, now := range x.turns {
		if at := x.d.Article.Blocks[b].Start; now.label > 0 && now.asks && sp.Start >= at && sp.Start < at+now.label {
			return true
		}
	}
	return false
}
