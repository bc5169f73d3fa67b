package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// An interview sets questions and answers under each other, each behind who speaks: 问：… 答：…, Q: … A: …. A
// question makes no point, whatever it tells; an answer is its speaker's, so that "I" and "we" in it mean
// somebody, and is told under his name where the article leaves no doubt who that is.

// A turn is what one speaker says in an interview, from a block to the next label.
type turn struct {
	lang.Turn
	who text.Span // the name of who answers, where the article has it; empty: not known
}

// underName is the power of the chance that an answer reads alone under the name of who gives it: what is learned has seen none.
const underName = 0.6

// leastAnswer is the width of a first sentence of an answer that is more than half of what the question began.
const leastAnswer = 20

// turnsOf gives the turn of each block of an interview, and nothing for any other article.
func turnsOf(d *lang.Document, persons map[string]called) map[int]turn {
	turns := lang.Turns(d.Article)
	if len(turns) == 0 {
		return nil
	}
	first := len(d.Article.Blocks)
	for b := range turns {
		first = min(first, b)
	}
	guest := guestOfHeadline(d, first)
	if guest.Empty() {
		guest = soleGuest(d, first, persons)
	}
	out := make(map[int]turn, len(turns))
	for b, now := range turns {
		who := now.Name
		if who.Empty() && !now.Asks {
			who = guest
		}
		out[b] = turn{now, who}
	}
	return out
}

// whoSpeaks is why a label is cut.
const whoSpeaks = "who speaks"

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

// questions reports whether sentence i is said by who asks.
func (x *standReader) questions(i int) bool { return x.turns[x.d.Sentences[i].Block].Asks }

// labelled cuts the label off a unit that opens an answer, and notes whose it is. It reports false where the unit goes
// over from one speaker to another.
func (x *standReader) labelled(u *unit) bool {
	b := x.d.Sentences[u.first].Block
	now, ok := x.turns[b]
	if !ok {
		return true
	}
	for i := u.first + 1; i <= u.last; i++ {
		if c := x.d.Sentences[i].Block; c != b && (!x.turns[c].Label.Empty() || x.turns[c].Asks) {
			return false
		}
	}
	u.answers = !now.Asks
	if u.answers {
		u.who = now.who
	}
	end := now.Label.End
	if end == 0 || u.span.Start >= end {
		return true
	}
	u.cut(text.Span{Start: u.span.Start, End: end}, whoSpeaks)
	s := &x.d.Sentences[u.first]
	verb := slices.ContainsFunc(s.Words, func(w lang.Word) bool { return w.Tag == lang.Verb })
	return verb && width(x.t[min(end, s.End):s.End]) >= leastAnswer && !replies(x.t[min(end, s.End):s.End])
}

// replies reports an answer that opens with a yes or a no: only the question tells to what.
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
	for _, now := range x.turns {
		if now.Asks && now.Label.Overlaps(sp) {
			return true
		}
	}
	return false
}
