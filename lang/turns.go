package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/text"
)

// A Turn is what one speaker says in an interview, which sets questions and answers under each other, each
// behind who speaks: 问：… 答：…, Q: … A: …, 沈星河：….
type Turn struct {
	Asks  bool
	Label text.Span // who speaks, with the colon, at the head of a turn's first block; empty in those behind it
	Name  text.Span // of who answers, as the label has it; empty where it has none (答：) and for who asks
}

// leastTurns is how many questions and how many answers make an interview; leastNamed how many answers under a name.
const leastTurns, leastNamed = 3, 2

// Turns gives the turn of each block of an interview by the block's number, and nothing for any other article. What
// stands before the first label, and behind a heading up to the next one, is nobody's turn.
func Turns(a *article.Article) map[int]Turn {
	labels, asking := labelsOf(a)
	if labels == nil {
		return nil
	}
	out := make(map[int]Turn, len(labels))
	now, begun := Turn{}, false
	for b, l := range labels {
		block := a.Blocks[b]
		switch {
		case block.Kind == article.Heading:
			begun = false
		case l != "":
			now, begun = Turn{Asks: asking[l], Label: text.Span{Start: block.Start, End: block.Start + labelBytes(block.Slice(a.Text))}}, true
			if !now.Asks && !answersBy(l) {
				now.Name = text.Span{Start: block.Start, End: block.Start + len(l)}
			}
			out[b] = now
		case begun:
			now.Label = text.Span{}
			out[b] = now
		}
	}
	return out
}

// labelsOf gives who speaks by the head of each block, empty where it says nothing of that, and which of them ask;
// nothing where the article is no interview.
func labelsOf(a *article.Article) (labels []string, asking map[string]bool) {
	labels = make([]string, len(a.Blocks))
	blocks, questions := map[string]int{}, map[string]int{}
	for b := range a.Blocks {
		if k := a.Blocks[b].Kind; k == article.Paragraph || k == article.ListItem {
			said := a.Blocks[b].Slice(a.Text)
			if labels[b] = labelOf(said); labels[b] == "" {
				continue
			}
			blocks[labels[b]]++
			if t := strings.TrimSpace(said); strings.HasSuffix(t, "？") || strings.HasSuffix(t, "?") {
				questions[labels[b]]++
			}
		}
	}
	asking = map[string]bool{}
	asked, answered := 0, 0
	for b, l := range labels {
		switch {
		case l == "":
		case asksBy(l), !answersBy(l) && questions[l] >= leastTurns && 10*questions[l] >= 6*blocks[l]:
			asking[l] = true // the latter by a name of its own, 新京报：, BA:, that mostly asks
			asked++
		case answersBy(l), blocks[l] >= leastNamed:
			answered++
		default:
			labels[b] = ""
		}
	}
	if asked < leastTurns || answered < leastTurns {
		return nil, nil
	}
	return labels, asking
}

// longestLabel is how many bytes who speaks may take at the head of a block.
const longestLabel = 36

// labelOf gives who speaks by the head of a block: 问, Q, 鲜于岱; empty where it says nothing of that.
func labelOf(t string) string {
	at := strings.IndexAny(t, "：:")
	if at <= 0 || at > longestLabel {
		return ""
	}
	l := strings.TrimRight(t[:at], " 　")
	if asksBy(l) || answersBy(l) {
		return l
	}
	r, _ := utf8.DecodeRuneInString(l)
	switch {
	case unicode.Is(unicode.Han, r):
		const least, most = 2, 5 // characters of a name
		if n := utf8.RuneCountInString(l); n < least || n > most || strings.ContainsAny(l, "，。、“”（） ") {
			return ""
		}
	case !unicode.IsUpper(r) || len(strings.Fields(l)) > 3:
		return ""
	}
	return l
}

// labelBytes is how many bytes a label takes with its colon and the space behind it.
func labelBytes(t string) int {
	at := strings.IndexAny(t, "：:")
	_, n := utf8.DecodeRuneInString(t[at:])
	return len(t) - len(strings.TrimLeft(t[at+n:], " 　"))
}

func asksBy(label string) bool {
	switch strings.ToLower(label) {
	case "问", "問", "提问", "提問", "q", "question", "interviewer", "主持人", "采访者", "採訪者":
		return true
	}
	return strings.HasSuffix(label, "记者") || strings.HasSuffix(label, "記者")
}

func answersBy(label string) bool {
	switch strings.ToLower(label) {
	case "答", "a", "answer", "受访者", "受訪者", "嘉宾", "嘉賓", "回答":
		return true
	}
	return false
}
