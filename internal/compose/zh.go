package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// chinese is what compose knows of Chinese.
type chinese struct{}

var _ rules = chinese{}

func (chinese) mend(d *lang.Document, u *unit) bool {
	t := d.Article.Text
	ok := true
	for i := u.first; i <= u.last; i++ {
		s := d.Sentences[i]
		for wi, w := range s.Words {
			switch word := w.Slice(t); {
			case w.Tag == lang.Pron && person(word):
				if !namedBefore(d, u, w.Start, lang.Person) && !mendPerson(d, u, i, w) {
					ok = false
				}
			case i == u.first && demonstrative(word) && w.Start < opening(t, s):
				if !mendDemonstrative(d, u, i, wi) {
					ok = false
				}
			}
		}
		dateRelative(d, u, s)
	}
	first := d.Sentences[u.first]
	return ok && !subjectless(t, first, 0) && closed(u.span.Slice(t))
}

// opening is the end of the first clause.
func opening(t string, s lang.Sentence) int {
	if len(s.Clauses) == 0 {
		return s.End
	}
	return s.Clauses[0].End
}

func person(w string) bool {
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
		"两者", "兩者", "二者", "这样", "這樣", "这里", "這裡", "这里面", "如此", "这一", "這一", "此次", "两国", "兩國", "两人", "兩人":
		return true
	}
	return false
}

// namedBefore reports whether a name of the kind stands in the unit before
// offset at: then a pronoun has its own antecedent with it.
func namedBefore(d *lang.Document, u *unit, at int, tag lang.Tag) bool {
	for i := u.first; i <= u.last; i++ {
		for _, a := range d.Sentences[i].Atoms {
			if a.Kind == lang.KindName && a.Sub == "person" && a.End <= at {
				return true
			}
		}
		for _, w := range d.Sentences[i].Words {
			if w.End > at {
				return false
			}
			if w.Tag == tag {
				return true
			}
		}
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

// sameName takes 特朗普 and 唐纳德·特朗普 for one.
func sameName(a, b string) bool { return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) }

// mendDemonstrative puts the name in for 该公司 where exactly one name in the
// three sentences before ends in that noun.
func mendDemonstrative(d *lang.Document, u *unit, i, wi int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	w := s.Words[wi]
	switch w.Slice(t) {
	case "对此", "對此", "为此", "為此":
		end := w.End
		if rest := t[end:s.End]; strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, ",") {
			u.cut(text.Span{Start: w.Start, End: end + len(rest) - len(strings.TrimLeft(rest, "，, "))}, "points back")
			return true
		}
		return false
	case "该", "該", "这", "這", "此", "这个", "這個", "这一", "這一":
	default:
		return false
	}
	// Skip a measure word: 这家公司, 这份报告.
	ni := wi + 1
	for ni < len(s.Words) && (s.Words[ni].Tag == lang.Measure || s.Words[ni].Tag == lang.Num) {
		ni++
	}
	if ni >= len(s.Words) {
		return false
	}
	noun := s.Words[ni]
	if noun.Tag != lang.Noun && noun.Tag != lang.Place && noun.Tag != lang.Org {
		return false
	}
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
			return !fronted
		default:
			return false
		}
	}
	return c+1 >= len(s.Clauses)
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
		m, day := strings.TrimLeft(a.Value[5:7], "0"), strings.TrimLeft(a.Value[8:], "0")
		u.put(a.End, "（"+m+"月"+day+"日）", a.Span, "date of the day")
	}
}

func (chinese) trim(d *lang.Document, u *unit, most int) {
	cutDateline(d.Article.Text, u)
	cutLeads(d, u)
	if width(u.text(d.Article.Text)) > most {
		cutAsides(d, u)
	}
}

func (chinese) stop() string { return "。" }

func (chinese) opensWell(d *lang.Document, i, c int) bool {
	t := d.Article.Text
	s := d.Sentences[i]
	return !subjectless(t, s, c) && !refers(t, s, c)
}

// refers reports whether clause c points back at something.
func refers(t string, s lang.Sentence, c int) bool {
	for _, w := range s.Words {
		if s.Clauses[c].Contains(w.Span) && (w.Tag == lang.Pron || demonstrative(w.Slice(t))) && (person(w.Slice(t)) || demonstrative(w.Slice(t))) {
			return true
		}
	}
	return false
}

// cutAsides leaves out parentheses that hold nothing to be checked.
func cutAsides(d *lang.Document, u *unit) {
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		s := d.Sentences[i]
		body := t[s.Start:s.End]
		for at := 0; ; {
			o := strings.IndexAny(body[at:], "（(")
			if o < 0 {
				break
			}
			o += at
			c := strings.IndexAny(body[o:], "）)")
			if c < 0 {
				break
			}
			c += o
			end := c + len("）")
			if body[c] == ')' {
				end = c + 1
			}
			sp := text.Span{Start: s.Start + o, End: s.Start + end}
			if !protected(s, sp) && !strings.ContainsAny(body[o+1:c], "（(") {
				u.cut(sp, "aside")
			}
			at = end
		}
	}
}

// join writes a pair as one point: the first full stop becomes a semicolon.
func (chinese) join(d *lang.Document, u *unit) {
	t := d.Article.Text
	sp := trim(t, d.Sentences[u.first].Span)
	next := trim(t, d.Sentences[u.last].Span)
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
