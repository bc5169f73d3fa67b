package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// cutAsides leaves out parentheses that speak to the page and not to the reader
// (见图一), and where the point is long all that hold nothing to be checked. One
// inside a title or a quotation is part of a name or of somebody's words: 《…（草案）》.
func cutAsides(d *lang.Document, u *unit, long bool) {
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		s := d.Sentences[i]
		for _, sp := range parentheses(t, s.Span) {
			_, w := utf8.DecodeRuneInString(sp.Slice(t))
			_, v := utf8.DecodeLastRuneInString(sp.Slice(t))
			if toPage(t[sp.Start+w:sp.End-v]) || long && !protected(s, sp) {
				u.cut(sp, "aside")
			}
		}
	}
}

// parentheses gives the outermost pairs of round brackets in sp that stand
// outside titles and quotations.
func parentheses(t string, sp text.Span) []text.Span {
	var out []text.Span
	depth, named, start := 0, 0, 0
	for i, r := range sp.Slice(t) {
		switch r {
		case '《', '“', '「', '『', '〈':
			named++
		case '》', '”', '」', '』', '〉':
			named--
		case '（', '(':
			if depth++; depth == 1 {
				start = sp.Start + i
			}
		case '）', ')':
			if depth--; depth == 0 && named == 0 {
				out = append(out, text.Span{Start: start, End: sp.Start + i + utf8.RuneLen(r)})
			}
			depth = max(depth, 0)
		}
	}
	return out
}

// toPage reports whether a parenthesis points at something on the page.
func toPage(aside string) bool {
	if containsAny(aside, "邮箱", "郵箱", "@", "热线：", "电话：") {
		return true // （报料邮箱：…）
	}
	if utf8.RuneCountInString(aside) > 14 {
		return strings.HasPrefix(aside, "记者") || strings.HasPrefix(aside, "本报记者")
	}
	for _, head := range []string{"见", "見", "详见", "詳見", "如图", "如圖", "图", "圖", "附图", "附圖", "资料图", "记者", "點擊", "点击", "摄影", "供图", "来源："} {
		if strings.HasPrefix(aside, head) {
			return true
		}
	}
	return false
}
