package guard

import (
	_ "embed" // the patterns
	"iter"
	"strings"
	"sync"
	"unicode"

	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

//go:embed data/en.txt
var englishText string

//go:embed data/zh.txt
var chineseText string

var (
	english = sync.OnceValue(func() []pattern { return patterns("en.txt", englishText) })
	chinese = sync.OnceValue(func() []pattern { return patterns("zh.txt", chineseText) })
)

// A pattern is tried where a sentence is about something that it names; one that
// names nothing, everywhere.
type pattern struct {
	expression
	about about
}

// patterns reads a data file: named parts first, then a pattern a line.
func patterns(file, data string) []pattern {
	var out []pattern
	of := needs().of[file]
	for line := range expressions(data) {
		p := pattern{expression: newExpression(func() string { return whole(data, line) }, of[len(out)])}
		for name, is := range map[string]about{
			"{override}": aboutOverride, "{model}": aboutModel, "{out}": aboutPoints, "{reply}": aboutReply,
		} {
			if strings.Contains(line, name) {
				p.about |= is
			}
		}
		out = append(out, p)
	}
	return out
}

// expressions gives the lines of a data file that are patterns.
func expressions(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range lines(data) {
			if _, _, is := part(line); !is && !yield(line) {
				return
			}
		}
	}
}

// whole puts the named parts of a data file into one of its patterns.
func whole(data, pattern string) string {
	var parts []string
	for line := range lines(data) {
		if name, p, is := part(line); is { // a part may use those before it
			parts = append(parts, "{"+name+"}", strings.NewReplacer(parts...).Replace(p))
		}
	}
	return strings.NewReplacer(parts...).Replace(pattern)
}

func part(line string) (name, expression string, is bool) {
	name, expression, is = strings.Cut(line, " = ")
	return name, expression, is && plainName(name)
}

// lines gives those of a data file that hold something.
func lines(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimRight(line, "\r\n")
			if line != "" && !strings.HasPrefix(line, "# ") && !yield(line) {
				return
			}
		}
	}
}

func plainName(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// maxSentence bounds what is looked at of one sentence, in bytes. What is longer
// is looked at piece by piece.
const maxSentence = 4096

// Speaks reports whether a sentence speaks to a language model, also where what
// it says is made invisible, spaced out or encoded.
func Speaks(t string) bool {
	for len(t) > maxSentence {
		cut := maxSentence
		for cut > maxSentence-4 && t[cut]&0xc0 == 0x80 {
			cut--
		}
		if speaks(t[:cut]) {
			return true
		}
		t = t[cut-cut/8:] // an order may lie across the border
		for len(t) > 0 && t[0]&0xc0 == 0x80 {
			t = t[1:]
		}
	}
	return speaks(t)
}

func speaks(t string) bool {
	g := look(t)
	if g.smuggles {
		return true
	}
	if g.is&^turnedRound != 0 && !g.odd && plainly(t, g.is) {
		return true
	}
	if g.odd && plainly(Visible(t), aboutAll) {
		return true
	}
	if g.spaced && plainly(closeUp(Visible(t)), aboutAll) {
		return true
	}
	if g.encoded || g.is&turnedRound != 0 {
		for _, d := range decoded(Visible(t)) {
			if plainly(d, aboutAll) {
				return true
			}
		}
	}
	return false
}

// plainly reports whether t, as it stands, speaks to a model. is says what its
// words are about.
func plainly(t string, is about) bool {
	f := fold(t)
	if hasHan(f) {
		bare := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, f)
		if h := held(bare); matches(chinese(), bare, h, is) || signsChinese().many(bare, h) {
			return true
		}
		if latin(f) < 8 {
			return false
		}
	}
	h := held(f)
	return matches(english(), f, h, is) || signsEnglish().many(f, h)
}

func matches(ps []pattern, f string, h wants, is about) bool {
	for i := range ps {
		p := &ps[i]
		if (p.about == 0 || is&aboutRest != 0 || p.about&is != 0) && p.match(f, h) {
			return true
		}
	}
	return false
}

// fold gives the form in which patterns are compared: as text.Fold, simplified,
// and with the letters of other alphabets that pass for Latin ones.
func fold(t string) string {
	if strings.ContainsFunc(t, func(r rune) bool { return lookalike(r) != 0 }) {
		t = strings.Map(func(r rune) rune {
			if l := lookalike(r); l != 0 {
				return l
			}
			return r
		}, t)
	}
	return zh.New().Key(text.Fold(t))
}

// latin counts the letters of English in t.
func latin(t string) (n int) {
	for i := 0; i < len(t); i++ {
		if t[i] >= 'a' && t[i] <= 'z' {
			n++
		}
	}
	return n
}

func hasHan(t string) bool {
	for _, r := range t {
		if r >= 0x3400 && unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
