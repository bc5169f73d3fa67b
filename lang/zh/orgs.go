package zh

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// mostWords is how many words an organisation may have before its suffix.
const mostWords = 6

// org emits the organisation that ends with word k: a word of the dictionary, or
// a suffix (公司, 大学) with what stands before it, leftwards as far as there is a
// proper name. Common nouns between belong to it (北京 服装 学院), and to a suffix
// that is rarely said of one among many they are enough (最高 法院).
func (rd *reader) org(k int) {
	i, end := int(rd.from[k]), int(rd.from[k+1])
	if i == end || !rd.free(i, end) {
		return
	}
	w := rd.words[k]
	e := rd.find(i, classOrg)
	whole := e != nil && i+len(e.runes) == end && (w.Tag == lang.Noun || w.Tag == lang.Other || w.Tag == lang.Org || end-i > 1)
	if w.Tag == lang.Org && !whole {
		if end-i >= 4 && oneCountry(rd.g[i].r) != "" && oneCountry(rd.g[i+1].r) != "" {
			return // 中美关系 is of two countries
		}
		start := rd.orgStart(k, true)
		if !rd.adjacent(start, k) {
			start = i
		}
		rd.name(start, end, "org", orgValue(rd.key(start, end)))
		return
	}
	if !whole && end-i >= 3 {
		switch rd.g[end-1].r {
		case '署', '局', '厅', '处':
			rd.name(i, end, "org", rd.key(i, end))
			return
		}
	}
	if !whole || w.Tag == lang.Verb {
		return
	}
	generic := rd.find(i, classGeneric) != nil
	start := rd.orgStart(k, generic)
	if start == i || start == i-1 && rd.g[start].r == '上' {
		return // 告上法庭: to court
	}
	rd.name(start, end, "org", orgValue(rd.key(start, end)))
}

// orgStart gives the first glyph of the organisation that ends with word k: first
// over common words, then over the proper names before them, no further.
func (rd *reader) orgStart(k int, needProper bool) int {
	start := int(rd.from[k])
	proper, common, verbs := false, 0, 0
	for n := 1; n <= mostWords && k-n >= 0; n++ {
		at, to := int(rd.from[k-n]), int(rd.from[k-n+1])
		if at == to || !rd.free(at, to) || rd.g[to].gap && rd.words[k-n].Tag != lang.Latin || rd.isTitle(at, to) {
			return start
		}
		switch rd.words[k-n].Tag {
		case lang.Place, lang.Org, lang.Name, lang.Latin, lang.Person:
			if to-at < 2 {
				return start
			}
			start, proper = at, true
			continue
		case lang.Other:
			if to-at > 1 || rd.g[at].r < lexFrom || rd.find(at, classOrg) != nil {
				return start
			}
			start = at
			continue
		case lang.Verb:
			if verbs++; verbs > 1 || to-at < 2 || rd.find(at, classSay) != nil || rd.find(at, classCause) != nil {
				return start
			}
		case lang.Noun, lang.Adj:
			if to-at < 2 {
				return start
			}
			if common == n-1 && common < 2 && !needProper && verbs == 0 && rd.words[k-n].Tag == lang.Noun {
				start = at
			}
		default:
			return start
		}
		if common++; proper || common > 3 {
			return start
		}
	}
	return start
}

// adjacent reports whether only proper names stand between glyph start and word k.
func (rd *reader) adjacent(start, k int) bool {
	for k--; k >= 0 && int(rd.from[k]) >= start; k-- {
		switch rd.words[k].Tag {
		case lang.Place, lang.Org, lang.Name, lang.Latin:
		default:
			return false
		}
	}
	return true
}

// orgValue takes 公司 and the like off: 华为公司 is 华为.
func orgValue(s string) string {
	for _, suffix := range [...]string{"股份有限公司", "有限公司", "集团公司", "公司", "集团"} {
		if p, ok := strings.CutSuffix(s, suffix); ok && utf8.RuneCountInString(p) >= 2 {
			return p
		}
	}
	return s
}

// isTitle reports whether the word over glyphs i to j is a title.
func (rd *reader) isTitle(i, j int) bool {
	e := rd.find(i, classTitle)
	return e != nil && i+len(e.runes) == j
}
