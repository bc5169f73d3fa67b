package compose

import "github.com/zhongdian/zhongdian/lang"

// undated reports whether the word at wi is a day or time that only what stands
// before the unit can tell, 当天 or 那时, and nothing in the unit dates it. Only
// the clause that opens the unit is asked: later ones have their own past.
func undated(d *lang.Document, u *unit, i, wi int) bool {
	if i != u.first {
		return false
	}
	t, s := d.Article.Text, &d.Sentences[i]
	w := s.Words[wi]
	if !thenOpens().mayOpen(w.Slice(t)) || w.Len() < len("当时") || w.Len() > len("那时候") || clauseAt(*s, w.Start) != clauseAt(*s, u.opens()) {
		return false
	}
	switch s.Language.Key(w.Slice(t)) {
	case "当时", "当年", "当天", "当日", "当晚", "当场", "这时", "那时", "此时", "这天", "那天", "这年", "那年", "次日", "翌日", "彼时", "其时", "那时候", "这时候", "同日", "同年":
		return !datedBefore(*s, w.Start)
	}
	return false
}

// thenOpens are the first characters of such words.
var thenOpens = wordsOf("当", "當", "噹", "这", "這", "那", "此", "次", "翌", "彼", "其", "同", "衕")
