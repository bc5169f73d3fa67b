package zh

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

var _ lang.Aliaser = Chinese{}

// Aliases finds what a document says in brackets behind a name (北大西洋公约组织
// （北约）, 以下简称…), the last part of a name with a dot (史密斯 for 威尔·史密斯), a
// surname with a title (王外长), and an organisation without its suffix. Each must
// fit one name only.
func (Chinese) Aliases(d *lang.Document, into map[string]string) {
	x := aliases{lex: lexicon(), subs: map[string]string{}, long: map[string]string{}}
	t := d.Article.Text
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Language.Tag() != "zh" {
			continue
		}
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || a.Sub == "term" || a.Sub == "work" {
				continue
			}
			x.subs[a.Value] = a.Sub
			if short := bracketed(t[a.End:s.End], a.Value); short != "" {
				x.add(short, a.Value)
			}
		}
	}
	names := make([]string, 0, len(x.subs))
	for n := range x.subs {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		x.parts(n, names)
	}
	for short, long := range x.long {
		if long != "" && short != long {
			into[short] = long
		}
	}
}

// aliases collects the long form of each short one; "" where two would fit.
type aliases struct {
	lex  *lexiconTable
	subs map[string]string
	long map[string]string
}

func (x *aliases) add(short, long string) {
	if old, ok := x.long[short]; ok && old != long {
		long = ""
	}
	x.long[short] = long
}

// parts adds the forms of the name n that stand in the document themselves.
func (x *aliases) parts(n string, names []string) {
	if i := strings.LastIndex(n, "·"); i > 0 {
		if last := n[i+len("·"):]; x.subs[last] != "" {
			x.add(last, n)
		}
	}
	switch x.subs[n] {
	case "person":
		// 王外长 is the only 王 among the persons.
		surname, size := utf8.DecodeRuneInString(n)
		if !x.ends(classTitle, n[size:]) {
			return
		}
		for _, m := range names {
			if first, _ := utf8.DecodeRuneInString(m); first == surname && m != n && x.subs[m] == "person" &&
				!strings.Contains(m, "·") && utf8.RuneCountInString(m) <= 4 && !x.ends(classTitle, m[size:]) {
				x.add(n, m)
			}
		}
	case "org":
		for _, m := range names {
			if rest, ok := strings.CutPrefix(n, m); ok && m != n && x.subs[m] != "place" && len(m) >= 6 && x.ends(classOrg, rest) {
				x.add(m, n)
			}
		}
	}
}

// ends reports whether s is a phrase of class c.
func (x *aliases) ends(c class, s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	for _, p := range x.buckets(first) {
		if p.class == c && string(p.runes) == s {
			return true
		}
	}
	return false
}

func (x *aliases) buckets(r rune) []phrase { return x.lex.buckets[x.lex.bucket(r)] }

// mostBracket is how many bytes a short form in brackets may have.
const mostBracket = 60

// bracketed gives the short form in the brackets that open rest, "" if there is
// none: one that is called so (简称), Latin, or made of characters of the name.
func bracketed(rest, long string) string {
	inner := ""
	for _, open := range [...]string{"（", "("} {
		if s, ok := strings.CutPrefix(rest, open); ok {
			inner = s
		}
	}
	if end := strings.IndexAny(inner, "）)，,；;。"); end > 0 && end <= mostBracket {
		inner = inner[:end]
	} else {
		return ""
	}
	inner = Chinese{}.Key(strings.Trim(inner, " 　"))
	called := false
	for _, lead := range [...]string{"以下简称", "以下称", "下称", "简称", "又称", "也称", "即", "英文名", "英文", "英语", "缩写为", "缩写"} {
		if s, ok := strings.CutPrefix(inner, lead); ok {
			inner, called = s, true
			break
		}
	}
	inner = strings.Trim(inner, " 为:“”「」『』\"'")
	switch n := utf8.RuneCountInString(inner); {
	case n < 2 || n > 20 || inner == long:
		return ""
	case called || acronym(inner) || subsequence(inner, long):
		return inner
	}
	return ""
}

// acronym reports whether s is Latin letters, figures and the marks between.
func acronym(s string) bool {
	letters := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			letters++
		case c >= '0' && c <= '9', c == ' ', c == '-', c == '.', c == '&':
		default:
			return false
		}
	}
	return letters >= 2
}

// subsequence reports whether the characters of short stand in long in this order.
func subsequence(short, long string) bool {
	for _, r := range short {
		i := strings.IndexRune(long, r)
		if i < 0 {
			return false
		}
		long = long[i+utf8.RuneLen(r):]
	}
	return true
}
