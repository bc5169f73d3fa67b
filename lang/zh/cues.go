package zh

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

//go:embed data/cues.txt
var cueText string

// cueEntry is one phrase of the cue list.
type cueEntry struct {
	phrase string
	runes  []rune // of the phrase
	kind   lang.CueKind
	lead   bool // counts only where it opens its clause
}

// cueTable is the cue list, ready to be asked.
type cueTable struct {
	opens map[rune][]cueEntry // by first character, the longest first
	begin characters          // all of opens
}

// cueKinds names the lines of data/cues.txt.
var cueKinds = [...]string{
	lang.CueConclusion: "conclusion", lang.CueContrast: "contrast", lang.CueAddition: "addition",
	lang.CueExample: "example", lang.CueBackground: "background", lang.CueCause: "cause",
	lang.CueCondition: "condition", lang.CueConcession: "concession", lang.CueQuestion: "question",
	lang.CueOpinion: "opinion", lang.CueEmphasis: "emphasis", lang.CueTime: "time",
	lang.CueReference: "reference", lang.CueFurniture: "furniture",
}

// cues parses the list the first time it is asked for.
var cues = sync.OnceValue(func() *cueTable {
	out := &cueTable{opens: make(map[rune][]cueEntry, 256)}
	for line := range strings.Lines(cueText) {
		name, phrases, ok := strings.Cut(strings.TrimSpace(line), ": ")
		for kind, n := range cueKinds {
			if !ok || n != name {
				continue
			}
			for p := range strings.FieldsSeq(phrases) {
				p, lead := strings.CutPrefix(p, "^")
				out.add(cueEntry{p, []rune(p), lang.CueKind(kind), lead})
			}
		}
	}
	for _, es := range out.opens {
		slices.SortStableFunc(es, func(a, b cueEntry) int { return utf8.RuneCountInString(b.phrase) - utf8.RuneCountInString(a.phrase) })
	}
	return out
})

// add notes a phrase; of two that are alike the later one counts.
func (c *cueTable) add(e cueEntry) {
	r := firstRune(e.phrase)
	c.begin.add(r)
	for i, old := range c.opens[r] {
		if old.phrase == e.phrase {
			c.opens[r][i] = e
			return
		}
	}
	c.opens[r] = append(c.opens[r], e)
}

// Cues appends the phrases of data/cues.txt that stand in the sentence, the
// longest at each place, from word border to word border. A cue leads where
// nothing but connectives and opening marks stands between it and the mark that
// closed the clause before.
func (Chinese) Cues(dst []lang.Cue, t string, _ text.Span, words []lang.Word) []lang.Cue {
	table := cues()
	lead := true
	for i := 0; i < len(words); i++ {
		w := words[i]
		first, _ := decode(t[w.Start:w.End])
		if first = foldRune(first); table.begin.has(first) {
			if e, n := longest(table.opens[first], t, words[i:], lead); n > 0 {
				sp := text.Span{Start: w.Start, End: words[i+n-1].End}
				dst = append(dst, lang.Cue{Span: sp, Kind: e.kind, Lead: lead && w.Tag != lang.Mark})
				// After 但 another cue may still open the clause: 但如果…
				lead = lead && e.lead
				i += n - 1
				if words[i].Tag == lang.Mark {
					lead = opensClause(t, words[i])
				}
				continue
			}
		}
		switch w.Tag {
		case lang.Mark:
			lead = opensClause(t, w)
		case lang.Conj:
		default:
			lead = false
		}
	}
	return dst
}

// longest finds the longest of some phrases that the words open; n is how many
// words it has.
func longest(phrases []cueEntry, t string, words []lang.Word, lead bool) (e cueEntry, n int) {
	start := words[0].Start
	_, w := decode(t[start:])
	second, _ := decode(t[start+w:])
	plain := foldRune(second)
	for i := range phrases {
		e := &phrases[i]
		if len(e.runes) > 1 && e.runes[1] != second && e.runes[1] != plain {
			continue // most end here
		}
		size := folds(t[start:], e.runes)
		if size == 0 || !lead && e.lead {
			continue
		}
		for n < len(words) && words[n].End < start+size {
			n++
		}
		if n < len(words) && words[n].End == start+size {
			return *e, n + 1
		}
		n = 0
	}
	return cueEntry{}, 0
}

// folds gives how many bytes of s the folded phrase stands in that opens it, 0
// where it does not.
func folds(s string, phrase []rune) int {
	n := 0
	for _, want := range phrase {
		r, w := decode(s[n:])
		if r != want && foldRune(r) != want {
			return 0
		}
		n += w
	}
	return n
}

// opensClause reports whether a clause may begin behind the mark; behind a title
// or a list's 、 none does.
func opensClause(t string, w lang.Word) bool {
	switch w.Slice(t) {
	case "、", "》", "〉", "·", "”", "’", "」", "』", "）", ")", "】", "/", "-", "%", "~":
		return false
	}
	return true
}
