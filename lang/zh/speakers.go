package zh

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// speakers emits who says what: 李明表示, 据新华社报道, 在他看来, “……”王芳说. The atom
// covers the subject and its verb; its normal form is that of the subject, with
// no title before a name; its scope is what is said, behind the verb or, where
// nothing is there, the quotation before the subject.
func (rd *reader) speakers() {
	names := rd.dst[rd.mine:len(rd.dst):len(rd.dst)]
	last := 0
	for i := 0; i < len(rd.g); {
		from, to, value := rd.source(i, last)
		if from < 0 {
			i++
			continue
		}
		s := rd.subject(names, from, to)
		if value == "" {
			value = s
		}
		if value == "" {
			i = max(i+1, to)
			continue
		}
		end := rd.sayEnd(to)
		rd.emit(from, end, lang.Atom{Kind: lang.KindSpeaker, Sub: "say", Value: value, Scope: rd.said(from, end)})
		last = end
		i = end
	}
}

// source looks for a speaker whose verb, or whose 据 or 在, stands at glyph i. It
// gives the subject's glyphs; from is -1 where there is none.
func (rd *reader) source(i, last int) (from, to int, value string) {
	if !rd.g[i].first {
		return -1, 0, ""
	}
	switch rd.g[i].r {
	case '据':
		// 据X报道, 据X统计
		if i+1 >= len(rd.g) || !rd.g[i].last {
			return -1, 0, ""
		}
		end := i + 1
		for end < len(rd.g) && end-i < 24 && !stops(rd.g[end].r) && !(rd.find(end, classSay) != nil && rd.g[end].first && rd.says(end)) {
			end++
		}
		if end > i+1 && end < len(rd.g) {
			return i, end, ""
		}
		return -1, 0, ""
	case '在':
		for end := i + 2; end < len(rd.g) && end-i < 16 && !stops(rd.g[end].r); end++ {
			if rd.at(end) == '看' && rd.at(end+1) == '来' {
				return i, end, ""
			}
		}
		return -1, 0, ""
	}
	e := rd.find(i, classSay)
	if e == nil || !rd.says(i) {
		return -1, 0, ""
	}
	from = i
	for from > last && i-from < 30 && !rd.parts(from-1) {
		from--
	}
	if from == i {
		return -1, 0, ""
	}
	return from, i, ""
}

// says reports whether the verb of speech at glyph i is one here: a word of its
// own, behind which something is said.
func (rd *reader) says(i int) bool {
	e := rd.find(i, classSay)
	to := i + len(e.runes)
	if !rd.g[to-1].last || rd.skips(i) {
		return false
	}
	if len(e.runes) > 1 && rd.tag(i) == lang.Noun && !rd.parts(to) {
		return false
	}
	if len(e.runes) == 1 && rd.tag(i) != lang.Verb && rd.tag(i) != lang.Other {
		return false
	}
	switch rd.at(to) {
	case '的', '和', '与', '、', ')', '了':
		return rd.at(to) == '了' && len(e.runes) > 1
	case 0, '。':
		return len(e.runes) > 1 || rd.at(i) == '说'
	}
	return true
}

// parts reports whether glyph i ends the subject's clause.
func (rd *reader) parts(i int) bool {
	if i >= len(rd.g) {
		return true
	}
	r := rd.g[i].r
	return stops(r) || r == '”' || r == '」' || r == '"'
}

// subject gives the normal form of who speaks in glyphs i to j: the last person
// or organisation among the names, else a word for people who speak (专家), else
// the last nouns.
func (rd *reader) subject(names []lang.Atom, i, j int) string {
	if i >= j {
		return ""
	}
	sp := rd.span(i, j)
	best := ""
	for _, a := range names {
		if a.Kind != lang.KindName || a.Start < sp.Start || a.End > sp.End {
			continue
		}
		if a.Sub == "work" || a.Sub == "term" && best != "" {
			continue
		}
		best = a.Value
		if rd.behind(a.End, j) == "" && a.Sub == "person" {
			break
		}
	}
	if best != "" {
		return best
	}
	weak := ""
	for k := i; k < j; k++ {
		if e := rd.find(k, classGroup); e != nil && k+len(e.runes) <= j && rd.g[k].first && rd.g[k+len(e.runes)-1].last {
			if e.sub == "weak" {
				weak = e.value
			} else {
				best = e.value
			}
			k += len(e.runes) - 1
		}
	}
	if best != "" {
		return best
	}
	if n := rd.nouns(i, j); n != "" && weak == "" {
		return n
	}
	return weak
}

// behind gives the title that stands between byte at and glyph j.
func (rd *reader) behind(at, j int) string {
	for k := j - 1; k >= 0 && int(rd.g[k].at) >= at; k-- {
		if e := rd.find(k, classTitle); e != nil {
			return e.value
		}
	}
	return ""
}

// nouns gives the last run of nouns or pronouns in glyphs i to j.
func (rd *reader) nouns(i, j int) string {
	end := j
	for end > i {
		k := rd.wordStart(end - 1)
		switch rd.tag(k) {
		case lang.Noun, lang.Pron:
			from := k
			for from > i && rd.tag(from-1) == lang.Noun {
				from = rd.wordStart(from - 1)
			}
			return rd.key(max(from, i), end)
		}
		end = k
	}
	return ""
}

// sayEnd gives the glyph behind the verb at glyph i.
func (rd *reader) sayEnd(i int) int {
	if rd.at(i) == '看' {
		return i + 2
	}
	if e := rd.find(i, classSay); e != nil {
		return i + len(e.runes)
	}
	return i
}

// said gives what is said: the rest of the sentence, or what stands before from.
func (rd *reader) said(from, to int) text.Span {
	for to < len(rd.g) && rd.tag(to) == lang.Mark && !opens(rd.g[to].r) {
		to++
	}
	if to < len(rd.g) {
		return rd.span(to, len(rd.g))
	}
	for from > 0 && stops(rd.g[from-1].r) && rd.g[from-1].r != '。' {
		from--
	}
	return rd.span(0, from)
}
