package pdf

import (
	"bytes"
	"compress/flate"
	"io"
)

// unpack undoes the filters of a stream, within what is left of the budget.
// What is damaged gives what came before the damage. ok is false for filters of
// pictures, and for others that are not known.
func (f *file) unpack(s *stream) (data []byte, ok bool) {
	raw := s.raw
	if s.at >= 0 {
		raw = f.rawBytes(s)
	}
	filters, parms := list(f.get(s.dict, "Filter", "F")), list(f.get(s.dict, "DecodeParms", "DP"))
	if len(filters) > 8 {
		return nil, false
	}
	for i, v := range filters {
		kind, _ := f.resolve(v).(name)
		var parm dict
		if i < len(parms) {
			parm, _ = f.resolve(parms[i]).(dict)
		}
		limit := min(maxStream, f.budget)
		switch kind {
		case "FlateDecode", "Fl":
			raw = f.predict(inflate(raw, limit), parm)
		case "LZWDecode", "LZW":
			early := 1
			if v, ok := f.get(parm, "EarlyChange").(float64); ok {
				early = int(v)
			}
			raw = f.predict(unlzw(raw, early, limit), parm)
		case "ASCIIHexDecode", "AHx":
			l := lexer{data: raw}
			raw = l.hex()
		case "ASCII85Decode", "A85":
			raw = un85(raw)
		case "RunLengthDecode", "RL":
			raw = unrun(raw, limit)
		case "Crypt":
		default:
			return nil, false
		}
		f.budget -= len(raw)
	}
	return raw, true
}

// list is v as a list: a name alone is a list of one.
func list(v any) array {
	switch v := v.(type) {
	case nil:
		return nil
	case array:
		return v
	}
	return array{v}
}

// inflate takes the zlib header on trust and ignores the checksum: both are
// often wrong in files that every viewer opens.
func inflate(data []byte, limit int) []byte {
	if len(data) < 2 {
		return nil
	}
	body := data
	if data[0]&0x0F == 8 && (int(data[0])<<8|int(data[1]))%31 == 0 {
		body = data[2:]
	}
	out, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), int64(max(0, limit))))
	return out
}

// unlzw undoes LZW as PDF and TIFF write it: codes of 9 to 12 bits, the longest
// first.
func unlzw(data []byte, early, limit int) []byte {
	const clearCode, endCode = 256, 257
	type entry struct {
		prev int
		last byte
		n    int
	}
	table := make([]entry, 258, 4097)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	bits, have, width, prev := 0, 0, 9, -1
	for _, c := range data {
		bits, have = bits<<8|int(c), have+8
		for have >= width {
			code := bits >> (have - width) & (1<<width - 1)
			have -= width
			bits &= 1<<have - 1
			switch {
			case code == endCode:
				return out
			case code == clearCode:
				table, width, prev = table[:258], 9, -1
				continue
			case code > len(table) || code == len(table) && prev < 0:
				return out
			}
			from := code
			if code == len(table) {
				from = prev
			}
			n := table[from].n
			if len(out)+n+1 > limit {
				return out
			}
			start := len(out)
			out = append(out, make([]byte, n)...)
			for i, e := n-1, from; i >= 0; i-- {
				out[start+i] = table[e].last
				e = table[e].prev
			}
			first := out[start]
			if code == len(table) {
				out = append(out, first)
			}
			if prev >= 0 && len(table) < 4096 {
				table = append(table, entry{prev, first, table[prev].n + 1})
			}
			prev = code
			if n := len(table) + early; n > 1<<width-1 && width < 12 {
				width++
			}
		}
	}
	return out
}

func un85(data []byte) []byte {
	var out []byte
	var group [5]byte
	n := 0
	flush := func(have int) {
		for i := have; i < 5; i++ {
			group[i] = 84
		}
		var v uint32
		for _, c := range group {
			v = v*85 + uint32(c)
		}
		b := [4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}
		out = append(out, b[:have-1]...)
		n = 0
	}
	for _, c := range data {
		switch {
		case c == '~':
			if n > 1 {
				flush(n)
			}
			return out
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				flush(5)
			}
		}
	}
	if n > 1 {
		flush(n)
	}
	return out
}

func unrun(data []byte, limit int) []byte {
	var out []byte
	for len(data) > 1 && len(out) < limit {
		n := int(data[0])
		switch {
		case n == 128:
			return out
		case n < 128:
			n = min(n+1, len(data)-1)
			out = append(out, data[1:1+n]...)
			data = data[1+n:]
		default:
			out = append(out, bytes.Repeat(data[1:2], 257-n)...)
			data = data[2:]
		}
	}
	return out
}

// predict undoes the differences between rows that a predictor has left.
func (f *file) predict(data []byte, parm dict) []byte {
	kind, _ := f.get(parm, "Predictor").(float64)
	if kind < 2 {
		return data
	}
	number := func(key name, def int) int {
		if v, ok := f.get(parm, key).(float64); ok && v >= 1 && v <= 1<<16 {
			return int(v)
		}
		return def
	}
	colors, bits, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	pixel := max(1, (colors*bits+7)/8)
	row := (colors*bits*columns + 7) / 8
	if row > len(data) {
		return nil
	}
	if kind < 10 {
		if bits == 8 {
			for at := 0; at+row <= len(data); at += row {
				for i := pixel; i < row; i++ {
					data[at+i] += data[at+i-pixel]
				}
			}
		}
		return data
	}
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for len(data) > 1 {
		how := data[0]
		line := data[1:min(len(data), 1+row)]
		data = data[1+len(line):]
		unfilter(how, line, before, pixel)
		out = append(out, line...)
		copy(before, line)
	}
	return out
}

// unfilter undoes one of the five filters of PNG.
func unfilter(how byte, line, before []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], before[i-pixel]
		}
		switch how {
		case 1:
			line[i] += left
		case 2:
			line[i] += before[i]
		case 3:
			line[i] += byte((int(left) + int(before[i])) / 2)
		case 4:
			line[i] += paeth(left, before[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	da, db, dc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
