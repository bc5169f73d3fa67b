package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Somebody's life as official news tells it: one sentence says who it is, 林知远，男，三十岁，
// and the next go on without a subject, 历任局长、县长。

// goesOnWithLife reports such a sentence; 生于东湖县的林知远是… has its subject.
func goesOnWithLife(s string) bool {
	if !lives().opens(s) {
		return false
	}
	clause, _, _ := strings.Cut(s, "，")
	return !strings.Contains(clause, "的")
}

var lives = wordsOf("曾任", "历任", "先后任", "先后担任", "曾先后", "现任", "毕业于", "出生于", "生于", "曾获", "曾被评为", "曾荣获")

// mendLife puts in, before what opens at offset at with such a verb, whose life it is: whom
// one of the sentences before opens with, and tells the sex or the birth of. It reports
// false where nobody is.
func mendLife(d *lang.Document, u *unit, at int) bool {
	const back = 4 // sentences
	t := d.Article.Text
	if !goesOnWithLife(t[at:d.Sentences[u.first].End]) {
		return true
	}
	for i := u.first - 1; i >= max(u.first-back, 0); i-- {
		s := d.Sentences[i]
		from := storyAt(t, s)
		if who := livesOf(t[from:s.End]); who > 0 {
			sp := text.Span{Start: from, End: from + who}
			u.put(at, sp.Slice(t), sp, "who is meant")
			return true
		}
		if !goesOnWithLife(t[from:s.End]) {
			return false
		}
	}
	return false
}

// livesOf gives the length of the name that opens s, whose sex, people or birth is told
// behind it.
func livesOf(s string) int {
	const shortest, longest = 2, 4 // characters of a name
	name, rest, ok := strings.Cut(s[:runeBorder(s, 24*len("字"))], "，")
	if n := utf8.RuneCountInString(name); !ok || n < shortest || n > longest || strings.IndexFunc(name, func(r rune) bool { return !isHan(r) }) >= 0 {
		return 0
	}
	if told := rest; strings.HasPrefix(told, "男") || strings.HasPrefix(told, "女") || strings.HasPrefix(told, "汉族") || strings.Contains(strings.SplitN(told, "，", 2)[0], "生") {
		return len(name)
	}
	return 0
}
