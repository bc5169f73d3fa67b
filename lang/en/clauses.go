package en

import (
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Clauses tiles a sentence at semicolons, dashes, colons and those commas that
// have a verb on both sides and a conjunction, a relative or a subject behind
// them. A list, an apposition without a verb, a fronted "On Monday," and a tail
// that only names the speaker (“…,” he said) stay with their neighbour; nothing
// is cut inside quotes and brackets.
func (English) Clauses(t string, sp text.Span, words []lang.Word) []text.Span {
	out := make([]text.Span, 0, 4)
	start, from := sp.Start, 0
	depth := 0
	verbLeft := false
	for i, w := range words {
		if w.Tag != lang.Mark {
			verbLeft = verbLeft || finite(w.Tag)
			continue
		}
		m := w.Slice(t)
		depth = nest(depth, m)
		if depth > 0 || i+1 >= len(words) || !verbLeft || i-from < 2 {
			continue
		}
		switch m {
		case ";", "—", "–", "--":
		case ",", "，":
			if !opensClause(t, words, i) {
				continue
			}
		default:
			continue
		}
		if speakerTail(t, words, i+1) || !verbBefore(t, words, i+1) {
			continue
		}
		out = append(out, text.Span{Start: start, End: words[i+1].Start})
		start, from, verbLeft = words[i+1].Start, i+1, false
	}
	return append(out, text.Span{Start: start, End: sp.End})
}

// maxNest bounds how deep quotes and brackets are followed.
const maxNest = 8

func nest(depth int, m string) int {
	switch m {
	case "(", "[", "“", "（":
		return min(depth+1, maxNest)
	case ")", "]", "”", "）":
		return max(depth-1, 0)
	case "\"": // straight quotes toggle; they don't nest
		return depth ^ 1
	}
	return depth
}

func finite(t lang.Tag) bool { return t == lang.Verb || t == lang.Particle }

// opensClause reports that what follows the comma at i can open a clause.
func opensClause(t string, words []lang.Word, i int) bool {
	next := words[i+1]
	switch next.Tag {
	case lang.Conj, lang.Pron:
		return small(next.Slice(t)) != "that" // "said on Monday, that …"
	case lang.Particle, lang.Noun, lang.Name, lang.Person, lang.Org, lang.Place, lang.Adj, lang.Num:
		// "If it rains, the match …", "He left, and the …"
		w := small(next.Slice(t))
		return w == "the" || w == "a" || w == "there" || next.Tag != lang.Particle && i+2 < len(words) && finite(words[i+2].Tag)
	}
	return false
}

// verbBefore reports a verb between word i and the next mark that parts clauses.
func verbBefore(t string, words []lang.Word, i int) bool {
	for n := 0; i < len(words) && n < 40; i, n = i+1, n+1 {
		switch words[i].Tag {
		case lang.Verb:
			return true
		case lang.Particle:
			switch small(words[i].Slice(t)) {
			case "a", "an", "the", "'s", "there":
			default:
				return true
			}
		case lang.Mark:
			if m := words[i].Slice(t); m == "," || m == ";" || m == "—" {
				return false
			}
		}
	}
	return false
}

// speakerTail reports that from word i to the end of the sentence there is
// little but who said it.
func speakerTail(t string, words []lang.Word, i int) bool {
	rest := len(words) - i
	if rest > 12 {
		return false
	}
	for n := 0; n < 6 && i < len(words); n, i = n+1, i+1 {
		if w := words[i].Slice(t); lookup(w).has(say) {
			return rest-n < 6
		} else if small(w) == "according" {
			return true
		}
	}
	return false
}
