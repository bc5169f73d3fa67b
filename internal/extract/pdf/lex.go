package pdf

import (
	"bytes"
	"strconv"
)

// The values of a PDF file. Numbers are float64, names and keywords have types
// of their own, strings are bytes.
type (
	name    string
	keyword string
	array   []any
	dict    map[name]any
	ref     struct{ n, gen int }
	stream  struct {
		dict
		at  int // of its bytes in the file; -1 where they stand in raw
		raw []byte
		id  ref // which object it is, for decryption
	}
)

// maxNest is how deep arrays and dictionaries may nest.
const maxNest = 100

// lexer reads values from data. It never fails: what is malformed is skipped,
// as viewers do.
type lexer struct {
	data []byte
	pos  int
	refs bool // "1 0 R" is a reference; in content streams there are none
	d    *decoder
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case space(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// end is the value that says there is no more.
type end struct{}

// next reads a value, a keyword, or end.
func (l *lexer) next(depth int) any {
	l.skipSpace()
	if l.pos >= len(l.data) {
		return end{}
	}
	switch c := l.data[l.pos]; {
	case depth >= maxNest && (c == '[' || c == '<' && l.at(1) == '<'):
		l.pos++ // no deeper: what it holds is read as if it stood here
		return nil
	case c == '/':
		l.pos++
		return l.name()
	case c == '(':
		l.pos++
		return l.literal()
	case c == '<' && l.at(1) == '<':
		l.pos += 2
		return l.dict(depth + 1)
	case c == '<':
		l.pos++
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(depth + 1)
	case c == '>' && l.at(1) == '>':
		l.pos += 2
		return keyword(">>")
	case c == ']' || c == '>' || c == ')' || c == '{' || c == '}':
		l.pos++
		return keyword(c)
	}
	return l.word()
}

func (l *lexer) at(i int) byte {
	if l.pos+i < len(l.data) {
		return l.data[l.pos+i]
	}
	return 0
}

// word reads a number, a reference, or a keyword.
func (l *lexer) word() any {
	start := l.pos
	for l.pos < len(l.data) && !space(l.data[l.pos]) && !delim(l.data[l.pos]) {
		l.pos++
	}
	w := l.data[start:l.pos]
	switch c := w[0]; {
	case c >= '0' && c <= '9', c == '-', c == '+', c == '.':
		v, ok := number(w)
		if !ok {
			return keyword(w)
		}
		if l.refs && c >= '0' && c <= '9' {
			if r, ok := l.reference(v); ok {
				return r
			}
		}
		return v
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(w)
}

// number reads what producers write: 1, -.5, +3., --4, 1.2.3.
func number(w []byte) (float64, bool) {
	if len(w) > 40 {
		return 0, false
	}
	neg := false
	for len(w) > 0 && (w[0] == '-' || w[0] == '+') {
		neg = neg || w[0] == '-'
		w = w[1:]
	}
	if i := bytes.IndexByte(w, '-'); i > 0 {
		w = w[:i]
	}
	v, err := strconv.ParseFloat(string(w), 64)
	if err != nil || len(w) == 0 || w[0] > '9' {
		return 0, false
	}
	if neg {
		v = -v
	}
	return v, true
}

// reference reads the rest of "n g R".
func (l *lexer) reference(n float64) (ref, bool) {
	save := l.pos
	l.skipSpace()
	start := l.pos
	for l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '9' {
		l.pos++
	}
	gen, err := strconv.Atoi(string(l.data[start:min(l.pos, start+10)]))
	if err == nil && l.pos > start {
		l.skipSpace()
		if l.at(0) == 'R' && (l.pos+1 >= len(l.data) || space(l.at(1)) || delim(l.at(1))) {
			l.pos++
			return ref{int(n), gen}, n == float64(int(n))
		}
	}
	l.pos = save
	return ref{}, false
}

func (l *lexer) name() name {
	var out []byte
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if space(c) || delim(c) {
			break
		}
		if c == '#' {
			if hi, lo := unhex(l.at(1)), unhex(l.at(2)); hi >= 0 && lo >= 0 {
				c = byte(hi<<4 | lo)
				l.pos += 2
			}
		}
		out = append(out, c)
		l.pos++
	}
	return name(out)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

func (l *lexer) hex() []byte {
	out := []byte{}
	half := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		v := unhex(c)
		switch {
		case v < 0:
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return l.decrypt(out)
}

// literal reads a string in round brackets, behind the first of them.
func (l *lexer) literal() []byte {
	out := []byte{}
	for depth := 1; l.pos < len(l.data); {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.decrypt(out)
			}
		case '\r':
			if l.at(0) == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		}
		out = append(out, c)
	}
	return l.decrypt(out)
}

// escape reads what follows a backslash; ok is false for a line that goes on.
func (l *lexer) escape() (c byte, ok bool) {
	c = l.at(0)
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		if l.at(0) == '\n' {
			l.pos++
		}
		return 0, false
	case '\n':
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := int(c - '0')
	for i := 0; i < 2 && l.at(0) >= '0' && l.at(0) <= '7'; i++ {
		v = v<<3 | int(l.at(0)-'0')
		l.pos++
	}
	return byte(v), true
}

func (l *lexer) decrypt(s []byte) []byte {
	if l.d == nil {
		return s
	}
	return l.d.bytes(s)
}

func (l *lexer) array(depth int) array {
	out := array{}
	for {
		switch v := l.next(depth).(type) {
		case end:
			return out
		case keyword:
			if v == "]" {
				return out
			}
			if v == ">>" || v == "endobj" || v == "stream" {
				return out
			}
		default:
			out = append(out, v)
		}
	}
}

func (l *lexer) dict(depth int) dict {
	out := dict{}
	for {
		switch k := l.next(depth).(type) {
		case end:
			return out
		case keyword:
			if k == ">>" || k == "endobj" || k == "stream" {
				return out
			}
		case name:
			v := l.next(depth)
			switch w := v.(type) {
			case keyword:
				if w == ">>" {
					return out
				}
				continue
			case end:
				return out
			}
			out[k] = v
		}
	}
}
