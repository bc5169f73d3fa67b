package zh

import (
	_ "embed"
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
	kind lang.CueKind
	lead bool // counts only where it opens its clause
}

// cueTable is the cue list, ready to be asked.
type cueTable struct {
	phrases map[string]cueEntry
	opens   map[rune]int // first character to the most bytes a phrase with it may take
	begin   characters   // all of opens
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
	out := &cueTable{phrases: make(map[string]cueEntry, 512), opens: make(map[rune]int, 256)}
	for line := range strings.Lines(cueText) {
		name, phrases, ok := strings.Cut(strings.TrimSpace(line), ": ")
		for kind, n := range cueKinds {
			if !ok || n != name {
				continue
			}
			for p := range strings.FieldsSeq(phrases) {
				p, lead := strings.CutPrefix(p, "^")
				out.phrases[p] = cueEntry{kind: lang.CueKind(kind), lead: lead}
				r := firstRune(p)
				out.begin.add(r)
				out.opens[r] = max(out.opens[r], 3*utf8.RuneCountInString(p)) // the text may have it full width
			}
		}
	}
	return out
})

// Cues appends the phrases of data/cues.txt that stand in the sentence, the
// longest at each place, from word border to word border. A cue leads where
// nothing but connectives and opening marks stands between it and the mark that
// closed the clause before.
func (c Chinese) Cues(dst []lang.Cue, t string, _ text.Span, words []lang.Word) []lang.Cue {
	table := cues()
	lead := true
	for i := 0; i < len(words); i++ {
		w := words[i]
		first, _ := utf8.DecodeRuneInString(t[w.Start:w.End])
		if first = foldRune(first); table.begin.has(first) {
			if e, n := c.longest(table, t, words[i:], table.opens[first], lead); n > 0 {
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

// longest finds the longest phrase that the words open, at most reach bytes
// long; n is how many words it has.
func (c Chinese) longest(table *cueTable, t string, words []lang.Word, reach int, lead bool) (e cueEntry, n int) {
	start := words[0].Start
	last := 0
	for last < len(words) && words[last].End-start <= reach {
		last++
	}
	for n = last; n > 0; n-- {
		found, ok := table.phrases[c.Key(t[start:words[n-1].End])]
		if ok && (lead || !found.lead) {
			return found, n
		}
	}
	return cueEntry{}, 0
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
