package zh

import "github.com/zhongdian/zhongdian/lang"

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
		rd.name(rd.orgStart(k, true), end, "org", rd.key(rd.orgStart(k, true), end))
		return
	}
	if !whole {
		return
	}
	generic := rd.find(i, classGeneric) != nil
	start := rd.orgStart(k, generic)
	if start == i {
		return
	}
	rd.name(start, end, "org", rd.key(start, end))
}

// orgStart gives the first glyph of the organisation that ends with word k.
func (rd *reader) orgStart(k int, needProper bool) int {
	start := int(rd.from[k])
	nouns := 0
	for n := 1; n <= mostWords && k-n >= 0; n++ {
		at, to := int(rd.from[k-n]), int(rd.from[k-n+1])
		if at == to || !rd.free(at, to) || rd.g[to].gap && rd.words[k-n].Tag != lang.Latin {
			break
		}
		switch rd.words[k-n].Tag {
		case lang.Place, lang.Org, lang.Name, lang.Latin:
			start, nouns = at, 9
			continue
		case lang.Person:
			if to-at >= 2 {
				start, nouns = at, 9
			}
			continue
		case lang.Noun, lang.Adj:
			if rd.isTitle(at, to) {
				return start
			}
			if to-at >= 2 {
				if nouns < 2 && !needProper && nouns == n-1 {
					start = at
				}
				nouns++
				continue
			}
			if rd.words[k-n].Tag == lang.Noun && sound(rd.g[at].r) == 2 {
				start = at
				continue
			}
		case lang.Verb:
			if to-at >= 2 && rd.find(at, classSay) == nil {
				continue
			}
		case lang.Other:
			if to-at == 1 && rd.g[at].r >= lexFrom && rd.find(at, classOrg) == nil {
				start = at
				continue
			}
		}
		return start
	}
	return start
}

// isTitle reports whether the word over glyphs i to j is a title.
func (rd *reader) isTitle(i, j int) bool {
	e := rd.find(i, classTitle)
	return e != nil && i+len(e.runes) == j
}
