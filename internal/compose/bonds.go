package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// bond says what ties a clause to its neighbours, so that a cut never parts
// what means something only together (Zhang et al. 2023 found a broken bond in
// one extractive summary of ten).
type bond uint8

const (
	bondNext bond = 1 << iota // needs the clause after it: 如果…, 某人表示，
	bondPrev                  // needs the clause before it: 从而…, 而是…
	bondRest                  // governs what follows: 使得…，…; not to be left behind
	bondTurn                  // turns what came before: must not be dropped alone
	bondDeny                  // denies something: not to be dropped right behind what is kept
)

// longSentence is how many bytes a Chinese sentence has that goes on from one thing to
// another, of 150 characters and more.
const longSentence = 150 * len("字")

// bonds gives the ties of every clause of a sentence.
func bonds(d *lang.Document, s lang.Sentence) []bond {
	t := d.Article.Text
	out := make([]bond, len(s.Clauses))
	denies := bondTurn
	if s.Language.Tag() == "zh" && s.Len() > longSentence { // a 不 far behind is of another thing
		denies = bondDeny
	}
	for i, c := range s.Clauses {
		for _, cue := range s.Cues {
			if !c.Contains(cue.Span) || !opens(t, c, cue.Start) {
				continue
			}
			switch cue.Kind {
			case lang.CueCondition, lang.CueConcession:
				out[i] |= bondNext
				if i > 0 {
					out[i] |= bondTurn
				}
			case lang.CueCause:
				out[i] |= bondNext
			case lang.CueContrast:
				out[i] |= bondTurn
			case lang.CueReference:
				out[i] |= bondPrev
			case lang.CueConclusion:
				out[i] |= bondPrev
			}
		}
		if i > 0 && reports(t, s, i) {
			out[i] |= bondPrev // 屋宇署发稿，指署方已回复: what is said, by whom, parted by a comma
			out[i-1] |= bondNext
		}
		if i+1 < len(out) && fronts(strings.TrimRight(c.Slice(t), "，,；;： ")) {
			out[i] |= bondNext // 本次发行前，控股股东持有…: true of that time only
		}
		for _, a := range s.Atoms {
			switch {
			case a.Kind == lang.KindDate && c.Contains(a.Span):
				out[i] |= bondRest
			case a.Kind == lang.KindSpeaker && c.Overlaps(a.Span) && a.Scope.End > c.End:
				out[i] |= bondNext // what is said stays with who says it
			case a.Kind == lang.KindSpeaker && c.Overlaps(a.Span) && !a.Scope.Empty() && a.Scope.Start < c.Start:
				out[i] |= bondPrev
			case a.Kind == lang.KindNegation && i > 0 && c.Contains(a.Span) && a.Slice(t) != "非": // 扣非净利润
				out[i] |= denies // 噪声为52分贝，没有超过限值: what is denied may be the point
			case a.Kind == lang.KindCause && c.Contains(a.Span):
				out[i] |= bondRest
			case a.Kind == lang.KindCondition && c.Contains(a.Span) && i+1 < len(out):
				out[i] |= bondNext // also in the middle: 重申若遭到攻击，
			}
		}
	}
	return out
}

// reports reports whether clause i opens with a bare verb of saying, whose
// subject is in the clause before.
func reports(t string, s lang.Sentence, i int) bool {
	for _, w := range s.Words {
		if !s.Clauses[i].Contains(w.Span) || w.Tag == lang.Mark {
			continue
		}
		switch s.Language.Key(w.Slice(t)) {
		case "指", "称", "指出", "表示", "说", "认为", "并称", "并指", "强调", "透露", "saying", "said", "says", "adding", "add", "warning", "telling", "tell":
			return true
		}
		return false
	}
	return false
}

// opens reports whether offset at is where the words of clause c begin, a
// subject of up to two words aside.
func opens(t string, c text.Span, at int) bool {
	head := strings.TrimLeft(t[c.Start:at], " \t“\"‘「『（(")
	return len(head) <= 12 // four Han characters
}

// soleVoice is the one person who speaks in a sentence where nobody else does, or
// nothing. person tells whose names are persons'.
func soleVoice(s lang.Sentence, person func(lang.Atom) bool) text.Span {
	var who text.Span
	voices := 0
	for _, a := range s.Atoms {
		if a.Kind != lang.KindSpeaker {
			continue
		}
		voices++
		for _, b := range s.Atoms {
			if b.Kind == lang.KindName && b.Overlaps(a.Span) && person(b) {
				if !who.Empty() {
					return text.Span{}
				}
				who = b.Span
			}
		}
	}
	if voices != 1 {
		return text.Span{}
	}
	return who
}

// closed reports whether every quote and bracket that opens in s closes in it,
// in order.
func closed(s string) bool {
	stack := make([]rune, 0, 8)
	straight := 0
	if n := strings.Count(s, "”"); n > 0 && n%2 == 0 && !strings.Contains(s, "“") {
		s = strings.ReplaceAll(s, "”", "\"") // ”规范”: both marks are typed alike
	}
	if strings.Contains(s, "\"") && strings.Count(s, "“") != strings.Count(s, "”") {
		s = strings.NewReplacer("“", "\"", "”", "\"").Replace(s) // “规范": one of the two is typed straight
	}
	for i := 0; i < len(s); i++ {
		if !mayPair[s[i]] {
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(s[i:]); r {
		case '“', '‘', '「', '『', '（', '(', '《', '【', '[':
			stack = append(stack, r)
		case '”', '」', '』', '）', ')', '》', '】', ']':
			if len(stack) == 0 || !pair(stack[len(stack)-1], r) {
				return false
			}
			stack = stack[:len(stack)-1]
		case '’': // also an apostrophe
			if len(stack) > 0 && stack[len(stack)-1] == '‘' {
				stack = stack[:len(stack)-1]
			}
		case '"':
			straight++
		}
	}
	return len(stack) == 0 && straight%2 == 0
}

// mayPair are the bytes that quotes and brackets begin with: few others have to be
// decoded.
var mayPair = [256]bool{'"': true, '(': true, ')': true, '[': true, ']': true, 0xE2: true, 0xE3: true, 0xEF: true}

func pair(open, close rune) bool {
	switch open {
	case '“':
		return close == '”'
	case '「':
		return close == '」'
	case '『':
		return close == '』'
	case '（', '(':
		return close == '）' || close == ')'
	case '《':
		return close == '》'
	case '【', '[':
		return close == '】' || close == ']'
	}
	return false
}
