package write

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds on an answer's JSON.
const (
	maxDepth  = 12
	maxValues = 20_000
)

// A reader reads JSON as models write it: with commas too many, comments, single
// quotes, line feeds inside strings, and an end that may be missing. What can't
// be read ends the value that it stands in; what was read before is kept.
type reader struct {
	t    string
	at   int
	left *int // values that may still be read
	cut  bool // the text ended inside a value
}

// An object keeps its members in order: a model may say a name twice.
type member struct {
	name  string
	value any
}

type object []member

func (o object) get(names ...string) any {
	for _, n := range names {
		for _, m := range o {
			if strings.EqualFold(m.name, n) {
				return m.value
			}
		}
	}
	return nil
}

// readValue reads the value at the start of t: object, []any, string, float64,
// bool or nil. used is how far it went, cut whether the text ended before the
// value did. It takes the values it read from budget.
func readValue(t string, budget *int) (v any, used int, cut bool) {
	r := &reader{t: t, left: budget}
	v = r.value(0)
	return v, r.at, r.cut
}

func (r *reader) space() {
	for r.at < len(r.t) {
		switch c := r.t[r.at]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ',' || c == ';':
			r.at++
		case strings.HasPrefix(r.t[r.at:], "//"):
			n := strings.IndexByte(r.t[r.at:], '\n')
			if n < 0 {
				n = len(r.t) - r.at
			}
			r.at += n
		case strings.HasPrefix(r.t[r.at:], "/*"):
			n := strings.Index(r.t[r.at:], "*/")
			if n < 0 {
				n = len(r.t) - r.at - 2
			}
			r.at += n + 2
		case strings.HasPrefix(r.t[r.at:], "，"), strings.HasPrefix(r.t[r.at:], "\ufeff"):
			r.at += 3
		default:
			return
		}
	}
}

// peek gives the next byte that is no space, 0 at the end.
func (r *reader) peek() byte {
	r.space()
	if r.at >= len(r.t) {
		r.cut = true
		return 0
	}
	return r.t[r.at]
}

func (r *reader) value(depth int) any {
	if *r.left--; *r.left < 0 || depth > maxDepth {
		r.at, r.cut = len(r.t), true
		return nil
	}
	switch c := r.peek(); {
	case c == '{':
		return r.object(depth)
	case c == '[':
		return r.list(depth)
	case quote(r.t[r.at:]) != "":
		s, _ := r.str()
		return s
	}
	return r.bare()
}

func (r *reader) object(depth int) any {
	r.at++
	o := object{}
	for {
		c := r.peek()
		if c == 0 {
			return o
		}
		if c == '}' {
			r.at++
			return o
		}
		if c == ']' {
			return o // of the list around it
		}
		var name string
		if quote(r.t[r.at:]) != "" {
			name, _ = r.str()
		} else if name = r.word(); name == "" {
			r.at++ // a mark that means nothing here
			if *r.left--; *r.left < 0 {
				r.at, r.cut = len(r.t), true
			}
			continue
		}
		if r.peek(); r.cut {
			return o
		}
		if r.t[r.at] == ':' {
			r.at++
		} else if strings.HasPrefix(r.t[r.at:], "：") {
			r.at += 3
		} else {
			continue
		}
		v := r.value(depth + 1)
		if _, ok := v.(string); ok && r.cut {
			return o // half a string is no value
		}
		o = append(o, member{name, v})
	}
}

func (r *reader) list(depth int) any {
	r.at++
	l := []any{}
	for {
		c := r.peek()
		if c == 0 {
			return l
		}
		if c == ']' {
			r.at++
			return l
		}
		if c == '}' {
			return l
		}
		from := r.at
		v := r.value(depth + 1)
		if _, ok := v.(string); ok && r.cut {
			return l
		}
		if r.at == from {
			r.at++
			continue
		}
		l = append(l, v)
	}
}

// quote gives the mark that a string at the start of t opens with, and "" where
// there is none.
func quote(t string) string {
	for _, q := range []string{`"`, "'", "“", "”"} {
		if strings.HasPrefix(t, q) {
			return q
		}
	}
	return ""
}

// str reads a string. A quotation mark inside one that should have been escaped
// is told from its end by what follows: only a comma, colon or bracket may.
func (r *reader) str() (s string, ok bool) {
	open := quote(r.t[r.at:])
	end := open
	if open == "“" {
		end = "”"
	}
	r.at += len(open)
	var b strings.Builder
	for r.at < len(r.t) {
		switch rest := r.t[r.at:]; {
		case rest[0] == '\\' && len(rest) > 1:
			r.escape(&b)
		case strings.HasPrefix(rest, end) && closes(rest[len(end):]):
			r.at += len(end)
			return b.String(), true
		case open == "“" && rest[0] == '"' && closes(rest[1:]):
			r.at++
			return b.String(), true
		default:
			_, w := utf8.DecodeRuneInString(rest)
			b.WriteString(rest[:w])
			r.at += w
		}
	}
	r.cut = true
	return b.String(), false
}

func closes(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r\n")
	return rest == "" || strings.ContainsRune(",:;}]", rune(rest[0])) || strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, "：") ||
		strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*") || strings.HasPrefix(rest, "```")
}

func (r *reader) escape(b *strings.Builder) {
	c := r.t[r.at+1]
	r.at += 2
	switch c {
	case 'n', 'r', 't', 'f', 'b':
		b.WriteByte(' ')
	case 'u':
		u, n := unicodeEscape(r.t[r.at:])
		b.WriteRune(u)
		r.at += n
	default:
		r.at-- // a quotation mark, a slash, or a rune that needed no escape
		_, w := utf8.DecodeRuneInString(r.t[r.at:])
		b.WriteString(r.t[r.at : r.at+w])
		r.at += w
	}
}

// unicodeEscape reads what follows \u, and a second half where the first needs one.
func unicodeEscape(t string) (u rune, used int) {
	hex := func(t string) (rune, bool) {
		if len(t) < 4 {
			return 0, false
		}
		n, err := strconv.ParseUint(t[:4], 16, 32)
		return rune(n), err == nil
	}
	hi, ok := hex(t)
	if !ok {
		return utf8.RuneError, 0
	}
	if hi < 0xd800 || hi >= 0xe000 {
		return hi, 4
	}
	if lo, ok := hex(strings.TrimPrefix(t[4:], `\u`)); ok && strings.HasPrefix(t[4:], `\u`) && hi < 0xdc00 && lo >= 0xdc00 && lo < 0xe000 {
		return 0x10000 + (hi-0xd800)<<10 + (lo - 0xdc00), 10
	}
	return utf8.RuneError, 4
}

// word reads a name without quotation marks.
func (r *reader) word() string {
	from := r.at
	for r.at < len(r.t) {
		c, w := utf8.DecodeRuneInString(r.t[r.at:])
		if strings.ContainsRune(" \t\r\n,:;{}[]\"'：，", c) {
			break
		}
		r.at += w
	}
	return r.t[from:r.at]
}

// bare reads a number, a name of JSON, or any other word as itself.
func (r *reader) bare() any {
	w := r.word()
	switch w {
	case "null", "None", "":
		return nil
	case "true", "True":
		return true
	case "false", "False":
		return false
	}
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return f
	}
	return w
}
