package write

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/zhongdian/zhongdian/internal/guard"
	"github.com/zhongdian/zhongdian/text"
)

// lazy compiles a pattern when it is first asked for: most runs need none.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var (
	lineMark = lazy(`^(?:[-*•·●–—]\s*|#{1,6}\s*)*(?:(?:第?[\d０-９]{1,2}\s*[.、)）．:：条](?:[^\d０-９]|$))|(?:[\d０-９]{1,2}\s+)|[（(][\d０-９]{1,2}[)）])?`)
	citation = lazy(`[\[【［(（]\s*(?:(?:依据|来源|句|见句|sentences?|sources?|evidence|s|ids?)?\s*[:：]?\s*#?\d{1,5}\s*(?:[-–—~至到]\s*\d{1,5})?\s*[,，、;；]?\s*)+[\]】］)）]`)
	bracket  = lazy(`[\[【［]\s*(\d{1,5}(?:\s*[-–—~,，、至到]\s*\d{1,5})*)\s*[\]】］]`)
	figures  = lazy(`(\d{1,6})(?:\s*(?:-|–|—|~|至|到|to)\s*(\d{1,6}))?`)
)

// maxRange bounds what "3-400" stands for.
const maxRange = 12

// cited takes the sentence numbers that stand in square brackets, or in any at
// the end, off the words of a point.
func cited(t string) raw {
	p := raw{text: t}
	add := func(s string) {
		ids, bad := numbers(s)
		p.ids, p.bad = append(p.ids, ids...), p.bad || bad
	}
	p.text = bracket().ReplaceAllStringFunc(p.text, func(m string) string {
		add(m)
		return ""
	})
	tail := strings.TrimRight(p.text, " 。.;；")
	if locs := citation().FindAllStringIndex(tail, -1); len(locs) > 0 {
		// A year in brackets is no citation: numbers of one to three figures are.
		if last := locs[len(locs)-1]; last[1] == len(tail) && !longNumber().MatchString(tail[last[0]:]) {
			add(tail[last[0]:])
			p.text = tail[:last[0]] + p.text[len(tail):]
		}
	}
	return p
}

var longNumber = lazy(`\d{4}`)

// numbers reads sentence numbers from a value: numbers, strings with numbers or
// ranges, lists of them. bad says that something was no number.
func numbers(v any) (ids []int, bad bool) {
	switch v := v.(type) {
	case nil:
	case float64:
		if v != math.Trunc(v) || v < 0 || v > 1e6 {
			return nil, true
		}
		return []int{int(v)}, false
	case string:
		ms := figures().FindAllStringSubmatch(v, maxRead)
		for _, m := range ms {
			from, _ := strconv.Atoi(m[1])
			to := from
			if m[2] != "" {
				to, _ = strconv.Atoi(m[2])
			}
			if to < from || to-from > maxRange {
				ids, bad = append(ids, from), true
				continue
			}
			for ; from <= to; from++ {
				ids = append(ids, from)
			}
		}
		return ids, bad || len(ms) == 0 && strings.TrimSpace(v) != ""
	case []any:
		for _, x := range v[:min(len(v), maxRead)] {
			more, b := numbers(x)
			ids, bad = append(ids, more...), bad || b
		}
	case object:
		return numbers(v.get("id", "n", "number", "index", "sentence", "evidence"))
	default:
		return nil, true
	}
	return ids, bad
}

// lines reads a list that is no JSON: lines with a number or a bullet before
// them. Lines without either are talk, unless all lines are alike.
func lines(t string) []raw {
	var marked, bare []raw
	for line := range strings.Lines(t) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "```") || len(marked) >= maxRead {
			continue
		}
		mark := lineMark().FindString(line)
		open := bracket().FindStringIndex(line)
		rest := line[len(trimMark(mark)):]
		p := cited(rest)
		if strings.TrimSpace(p.text) == "" {
			continue
		}
		switch {
		case trimMark(mark) != "" || open != nil && open[0] == 0:
			marked = append(marked, p)
		case len(p.ids) > 0:
			bare = append(bare, p)
		}
	}
	if len(marked) > 0 {
		return marked
	}
	return bare
}

// trimMark gives the part of a line's mark that is no word of the line.
func trimMark(m string) string {
	for m != "" {
		r := []rune(m)
		last := r[len(r)-1]
		if unicode.IsSpace(last) || unicode.IsDigit(last) || strings.ContainsRune(".、)）．:：条-*•·●–—#", last) {
			return m
		}
		m = string(r[:len(r)-1])
	}
	return m
}

// take checks what was found and keeps what can be judged.
func (a *Answer) take(t *Task, found []raw) {
	seen := map[string]bool{}
	for i, f := range found {
		p := Point{N: f.n, Text: tidy(f.text)}
		if p.N == 0 {
			p.N = i + 1
		}
		key := text.Fold(strings.TrimRight(p.Text, "。.!！ "))
		switch {
		case p.Text == "" || strings.IndexFunc(p.Text, unicode.IsLetter) < 0:
			a.note(Malformed)
			continue
		case len(p.Text) > maxPoint:
			a.note(Oversize)
			continue
		case seen[key]:
			a.note(Repeated)
			continue
		case len(a.Points) >= t.most:
			a.note(TooMany)
			return
		}
		seen[key] = true
		if f.bad {
			a.note(WrongIDs)
		}
		for _, id := range f.ids {
			switch {
			case id < 1 || id > len(t.shown):
				a.note(WrongIDs)
			case !slices.Contains(p.IDs, id) && len(p.IDs) < maxRange:
				p.IDs = append(p.IDs, id)
			}
		}
		if slices.Sort(p.IDs); len(p.IDs) == 0 {
			a.note(NoIDs)
		}
		for _, id := range p.IDs {
			p.Evidence = append(p.Evidence, t.span(id))
		}
		a.Points = append(a.Points, p)
	}
}

var emphasis = lazy(`\*\*([^*]+)\*\*|__([^_]+)__`)

// tidy makes one clean line of a point's words.
func tidy(s string) string {
	s = strings.Join(strings.Fields(guard.Visible(s)), " ")
	s = emphasis().ReplaceAllString(s, "$1$2")
	if m := trimMark(lineMark().FindString(s)); m != "" && strings.IndexFunc(m, unicode.IsSpace) >= 0 || strings.HasSuffix(m, "、") {
		s = s[len(m):]
	}
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "`"))
	for _, q := range []string{`""`, "“”", "''", "「」"} {
		open, end := string([]rune(q)[0]), string([]rune(q)[1])
		if in, ok := strings.CutPrefix(s, open); ok {
			if in, ok = strings.CutSuffix(in, end); ok && !strings.Contains(in, open) && !strings.Contains(in, end) {
				s = strings.TrimSpace(in)
			}
		}
	}
	return s
}

// asJSON gives points as they were asked for.
func asJSON(ps []Point) string {
	type point struct {
		Evidence []int  `json:"evidence"`
		Text     string `json:"text"`
	}
	var v struct {
		Points []point `json:"points"`
	}
	for _, p := range ps {
		v.Points = append(v.Points, point{append([]int{}, p.IDs...), p.Text})
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "{}" // strings and numbers alone can always be written
	}
	return strings.TrimSpace(b.String())
}
