package write

import (
	"encoding/json"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/text"
)

// Point is what a model wrote: words, and the sentences it says they rest on.
type Point struct {
	N        int         // of a mended point, which of the first answer; else its place from 1
	Text     string      // one line, visible characters only, at most maxPoint bytes
	IDs      []int       // sentence numbers as they were shown
	Evidence []text.Span // those sentences in the article, in its order; may be empty
}

// Problem is the code of something that was wrong with an answer.
type Problem string

// The problems of an answer. All but the last four leave points to be judged.
const (
	Reasoning  Problem = "reasoning"  // it thought aloud
	Fenced     Problem = "fenced"     // JSON inside a code fence or between words
	Malformed  Problem = "malformed"  // JSON with mistakes, or another form than asked for
	PlainList  Problem = "plain_list" // a list of lines instead of JSON
	CutOff     Problem = "cut_off"    // it broke off
	WrongIDs   Problem = "wrong_ids"  // numbers of sentences that there are not
	NoIDs      Problem = "no_ids"     // a point without a sentence
	TooMany    Problem = "too_many"   // more points than asked for
	Repeated   Problem = "repeated"   // the same point again
	Oversize   Problem = "oversize"   // a point or an answer that is no point any more
	Empty      Problem = "empty"      // nothing at all
	Filtered   Problem = "filtered"   // withheld by the server
	Unreadable Problem = "unreadable" // words, but no points
	NoPoints   Problem = "no_points"  // a list of points with none in it
)

// Answer is what could be read from a reply. Problems name each kind once, in
// the order of their meeting.
type Answer struct {
	Points   []Point
	Problems []Problem
}

func (a *Answer) note(p Problem) {
	for _, q := range a.Problems {
		if q == p {
			return
		}
	}
	a.Problems = append(a.Problems, p)
}

// Bounds on what is taken from an answer, in bytes.
const (
	maxAnswer = 256 << 10
	maxPoint  = 1200
	maxRead   = 100 // points
)

// Parse reads a reply, whatever it is.
func (t *Task) Parse(r llm.Reply) Answer {
	var a Answer
	words := strings.ToValidUTF8(r.Text, "\uFFFD")
	if len(words) > maxAnswer {
		words = clip(words, maxAnswer)
		a.note(Oversize)
	}
	if r.Finish == llm.FinishLength {
		a.note(CutOff)
	}
	words = a.withoutReasoning(words)
	raw := a.find(words)
	a.take(t, raw)
	if len(a.Points) == 0 {
		switch {
		case r.Finish == llm.FinishFilter:
			a.note(Filtered)
		case strings.TrimSpace(words) == "":
			a.note(Empty)
		case raw != nil:
			a.note(NoPoints)
		default:
			a.note(Unreadable)
		}
	}
	return a
}

var thought = lazy(`(?is)<(think|thinking|reasoning|thought|scratchpad|analysis)>.*?</(?:think|thinking|reasoning|thought|scratchpad|analysis)>`)

// withoutReasoning takes out what a model thought aloud. Where only the end of
// it is marked, all before is thought; where only its beginning is, it never
// came to an answer.
func (a *Answer) withoutReasoning(t string) string {
	s := thought().ReplaceAllString(t, "")
	if i := strings.LastIndex(s, "</think>"); i >= 0 {
		s = s[i+len("</think>"):]
	}
	if i := strings.Index(s, "<think>"); i >= 0 {
		s = s[:i]
	}
	if len(s) != len(t) {
		a.note(Reasoning)
	}
	return s
}

// raw is a point as it was found.
type raw struct {
	n    int
	text string
	ids  []int
	bad  bool // it named numbers that are none
}

// find looks for points: in the JSON that has most of them, the last of several,
// or else in a list of lines. It gives nil where there is nothing like points.
func (a *Answer) find(t string) []raw {
	var best []raw
	found, cut, exact := false, false, false
	budget := maxValues
	for i := 0; i < len(t); {
		k := strings.IndexAny(t[i:], "{[")
		if k < 0 {
			break
		}
		i += k
		v, used, c := readValue(t[i:], &budget)
		if ps, ok := pointsOf(v); ok && len(ps) >= len(best) {
			best, cut, found = ps, c, true
			exact = strings.TrimSpace(t[:i]) == "" && strings.TrimSpace(t[i+used:]) == "" && json.Valid([]byte(t[i:i+used]))
			i += max(used, 1)
			continue
		}
		if i++; budget <= 0 {
			break
		}
	}
	if found {
		if cut {
			a.note(CutOff)
		} else if !exact {
			a.note(Fenced)
		}
		return best
	}
	if ps := lines(t); len(ps) > 0 {
		a.note(PlainList)
		return ps
	}
	return nil
}

// pointsOf reads points from a JSON value: an object with a list of them, a list
// of objects or of strings.
func pointsOf(v any) ([]raw, bool) {
	switch v := v.(type) {
	case object:
		if l, ok := v.get("points", "key_points", "keypoints", "要点", "划重点", "bullets", "items", "results", "summary").([]any); ok {
			return listOf(l), true
		}
		if o, ok := v.get("points", "key_points", "result", "data", "output", "answer", "response").(object); ok {
			return pointsOf(o)
		}
		if p, ok := pointOf(v); ok {
			return []raw{p}, true
		}
	case []any:
		ps := listOf(v)
		return ps, len(ps) > 0
	}
	return nil, false
}

func listOf(l []any) []raw {
	out := []raw{}
	for _, v := range l {
		switch v := v.(type) {
		case object:
			if p, ok := pointOf(v); ok {
				out = append(out, p)
			}
		case string:
			if p := cited(v); strings.IndexFunc(p.text, unicode.IsLetter) >= 0 {
				out = append(out, p)
			}
		}
		if len(out) >= maxRead {
			break
		}
	}
	return out
}

func pointOf(o object) (raw, bool) {
	t, ok := o.get("text", "point", "content", "要点", "内容", "sentence", "summary", "statement", "claim", "title").(string)
	if !ok || strings.TrimSpace(t) == "" {
		return raw{}, false
	}
	p := cited(t)
	ids, bad := numbers(o.get("evidence", "evidence_ids", "ids", "id", "sentences", "sentence_ids", "sources", "source", "refs", "依据", "句子编号", "编号", "citations"))
	if len(ids) > 0 {
		p.ids = ids
	}
	p.bad = p.bad || bad
	if n, _ := numbers(o.get("n", "number", "index", "条号", "no")); len(n) == 1 {
		p.n = n[0]
	}
	return p, true
}
