package pdf

import (
	"strings"
	"unicode/utf16"
)

// maxMapped is how many codes one map may name.
const maxMapped = 1 << 17

// cmap says which text the codes of a font stand for.
type cmap struct {
	codes  codes
	single map[int]string
	ranges []mapRange
}

type mapRange struct {
	lo, hi int
	first  string
}

// text looks a code of n bytes up.
func (m *cmap) text(code, _ int) (string, bool) {
	if m == nil {
		return "", false
	}
	if t, ok := m.single[code]; ok {
		return t, true
	}
	for i := range m.ranges {
		r := &m.ranges[i]
		if code >= r.lo && code <= r.hi {
			rs := []rune(r.first)
			if len(rs) == 0 {
				return "", true
			}
			rs[len(rs)-1] += rune(code - r.lo)
			return string(rs), true
		}
	}
	return "", false
}

// readCmap reads the program of a map: its operators between begin and end,
// with what they are given. The counts in it are not trusted.
func readCmap(data []byte) *cmap {
	m := &cmap{single: map[int]string{}}
	l := lexer{data: data}
	var args []any
	in := ""
	for {
		v := l.next(0)
		if _, over := v.(end); over {
			break
		}
		k, ok := v.(keyword)
		if !ok {
			if in != "" && len(args) < 3*maxMapped {
				args = append(args, v)
			}
			continue
		}
		switch k := string(k); {
		case strings.HasPrefix(k, "begin"):
			in, args = k[len("begin"):], nil
		case strings.HasPrefix(k, "end") && in == k[len("end"):]:
			m.section(in, args)
			in, args = "", nil
		}
	}
	if len(m.ranges) > 64 { // looked through for every character
		m.flatten()
	}
	return m
}

func (m *cmap) section(kind string, args []any) {
	str := func(i int) []byte { b, _ := args[i].([]byte); return b }
	switch kind {
	case "codespacerange":
		for i := 0; i+1 < len(args) && len(m.codes.ranges) < 64; i += 2 {
			if n := len(str(i)); n >= 1 && n <= 4 && n == len(str(i+1)) {
				m.codes.ranges = append(m.codes.ranges, codeRange{n, field(str(i), 0), field(str(i+1), 0)})
			}
		}
	case "bfchar":
		for i := 0; i+1 < len(args) && len(m.single) < maxMapped; i += 2 {
			if len(str(i)) <= 4 {
				m.single[field(str(i), 0)] = utf16Text(str(i + 1))
			}
		}
	case "bfrange":
		for i := 0; i+2 < len(args); i += 3 {
			lo, hi := field(str(i), 0), field(str(i+1), 0)
			if len(str(i)) > 4 || hi < lo || hi-lo > 1<<16 {
				continue
			}
			if each, ok := args[i+2].(array); ok {
				for j, v := range each {
					if b, ok := v.([]byte); ok && lo+j <= hi && len(m.single) < maxMapped {
						m.single[lo+j] = utf16Text(b)
					}
				}
				continue
			}
			if len(m.ranges) < maxMapped {
				m.ranges = append(m.ranges, mapRange{lo, hi, utf16Text(str(i + 2))})
			}
		}
	}
}

// flatten puts the ranges among the single codes.
func (m *cmap) flatten() {
	for _, r := range m.ranges {
		one := cmap{ranges: []mapRange{r}}
		for c := r.lo; c <= r.hi && len(m.single) < maxMapped; c++ {
			if _, there := m.single[c]; !there {
				m.single[c], _ = one.text(c, 0)
			}
		}
	}
	m.ranges = nil
}

// utf16Text is the text of a string of big-endian UTF-16; of one byte, that
// character.
func utf16Text(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(u))
}
