package openai

import "strings"

// Reasoning that stands in the text itself, by the marks models put around it.
var thinkMarks = [][2]string{{"<think>", "</think>"}, {"<thinking>", "</thinking>"}, {"<reasoning>", "</reasoning>"}, {"[THINK]", "[/THINK]"}}

// apart splits a text into what the model answers and what it thought before.
// The opening mark may be missing, where the server has put it into the prompt;
// the closing one, where the tokens ran out, and then there is no answer. Marks
// further on are text like any other.
func apart(s string) (text, inside string) {
	t := strings.TrimSpace(s)
	for _, m := range thinkMarks {
		rest, opened := strings.CutPrefix(t, m[0])
		before, after, closed := strings.Cut(rest, m[1])
		switch {
		case opened && !closed:
			return "", rest
		case opened, closed && !strings.ContainsAny(firstLine(before), "{["):
			return answerOf(after), before
		}
	}
	return answerOf(t), ""
}

// firstLine is where an answer that begins with its JSON shows: a closing mark
// inside such an answer closes nothing.
func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line[:min(len(line), 1)]
}

// answerOf takes away the marks that Hunyuan's open models put around the answer.
func answerOf(s string) string {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "<answer>"); ok {
		rest, _ = strings.CutSuffix(strings.TrimSpace(rest), "</answer>")
		return strings.TrimSpace(rest)
	}
	return s
}

// splitter keeps reasoning out of what is told of a stream. It knows only marks
// that open at the start; the reply itself is made by apart from the whole.
type splitter struct {
	held  string // what may yet become a mark
	state int    // 0: at the start, 1: inside, 2: in the answer
	close string
	shown int
}

const (
	atStart = iota
	thinking
	answering
)

// add takes a piece and gives what of it, and of what was held, can be shown.
func (p *splitter) add(s string) string {
	if p.state == answering {
		return p.answer(s)
	}
	p.held += s
	if p.state == atStart {
		t := strings.TrimLeft(p.held, " \t\r\n")
		maybe := t == ""
		for _, m := range thinkMarks {
			if strings.HasPrefix(t, m[0]) {
				p.state, p.close, p.held = thinking, m[1], t[len(m[0]):]
				break
			}
			maybe = maybe || strings.HasPrefix(m[0], t)
		}
		if p.state == atStart {
			if maybe {
				return ""
			}
			return p.answer(p.held)
		}
	}
	if _, after, ok := strings.Cut(p.held, p.close); ok {
		return p.answer(after)
	}
	// Only the tail can be the start of the closing mark.
	p.held = p.held[max(0, len(p.held)-len(p.close)):]
	return ""
}

func (p *splitter) answer(s string) string {
	p.state, p.held = answering, ""
	if p.shown == 0 {
		s = strings.TrimLeft(s, " \t\r\n")
	}
	p.shown += len(s)
	return s
}
