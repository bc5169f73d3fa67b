package service

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/fault"
)

// The limits of what can be checked at once. A summary has a few points; these
// keep a mistake (an article given as its own points) from taking minutes.
const (
	MaxPointsChecked = 1000
	MaxPointBytes    = 16 << 10
)

// LoadPoints reads points to be checked from a file or, for "-", from stdin.
func LoadPoints(name string, stdin io.Reader) ([]string, error) {
	const limit = 4 << 20
	var data []byte
	var err error
	if name == "-" {
		name = "standard input"
		data, err = readAll(stdin, name, limit)
	} else {
		data, err = loadFile(name, limit)
	}
	if err != nil {
		return nil, err
	}
	return ParsePoints(name, data)
}

// ParsePoints reads points: one a line (numbers and bullets before them are
// dropped), or a JSON list of strings or of objects with "text", or an object
// with such a list as "points", so that a digest is its own points file.
func ParsePoints(name string, data []byte) ([]string, error) {
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF")))
	if !utf8.Valid(data) {
		return nil, fault.New(fault.Invalid, "%s is not UTF-8 text: save the points as UTF-8", name)
	}
	var points []string
	switch {
	case len(data) == 0:
		return nil, fault.New(fault.Invalid, "there are no points in %s: write one a line", name)
	case data[0] == '{':
		var v struct{ Points Points }
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, fault.New(fault.Invalid, "%s looks like JSON but is not: %w", name, err)
		}
		points = v.Points
	case data[0] == '[' && json.Valid(data):
		var v Points
		if err := json.Unmarshal(data, &v); err != nil {
			return nil, fault.New(fault.Invalid, "%s must hold a JSON list of strings or of objects with a text: %w", name, err)
		}
		points = v
	default:
		for line := range strings.Lines(string(data)) {
			if p := trimMark(strings.Join(strings.Fields(line), " ")); p != "" {
				points = append(points, p)
			}
		}
	}
	if len(points) == 0 {
		return nil, fault.New(fault.Invalid, "there are no points in %s: write one a line", name)
	}
	return points, checkPoints(points)
}

// Points is a list of points in JSON: strings, or objects with a text.
type Points []string

// UnmarshalJSON takes either form, also mixed.
func (p *Points) UnmarshalJSON(data []byte) error {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return fault.New(fault.Invalid, "points must be a list")
	}
	*p = make(Points, 0, len(raw))
	for i, r := range raw {
		var t string
		if json.Unmarshal(r, &t) != nil {
			var o struct {
				Text *string `json:"text"`
			}
			if json.Unmarshal(r, &o) != nil || o.Text == nil {
				return fault.New(fault.Invalid, "point %d must be a string or an object with a text", i+1)
			}
			t = *o.Text
		}
		*p = append(*p, strings.ToValidUTF8(t, "\uFFFD"))
	}
	return nil
}

func checkPoints(points []string) error {
	if len(points) > MaxPointsChecked {
		return fault.New(fault.TooLarge, "there are %d points; at most %d are checked at once", len(points), MaxPointsChecked)
	}
	for i, p := range points {
		if len(p) > MaxPointBytes {
			return fault.New(fault.TooLarge, "point %d has %d bytes; a point has at most %d", i+1, len(p), MaxPointBytes)
		}
		if strings.TrimSpace(p) == "" {
			return fault.New(fault.Invalid, "point %d is empty", i+1)
		}
	}
	return nil
}

// trimMark takes the number or bullet off a line: "- ", "• ", "1. ", "(2) ",
// "3、", and the "01" of a copied list. "3.5 percent" and "2024年" keep theirs.
func trimMark(line string) string {
	for _, m := range []string{"- ", "* ", "+ ", "•", "·", "●", "– "} {
		if rest, ok := strings.CutPrefix(line, m); ok {
			return strings.TrimSpace(rest)
		}
	}
	rest := strings.TrimLeft(line, "(\uff08")
	n := 0
	for n < len(rest) && n < 2 && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	if n == 0 {
		return line
	}
	digits, rest := rest[:n], rest[n:]
	next, _ := utf8.DecodeRuneInString(rest)
	for _, m := range []string{"、", ". ", "\uff0e", ") ", ")", "\uff09"} {
		if after, ok := strings.CutPrefix(rest, m); ok && after != "" {
			return strings.TrimSpace(after)
		}
	}
	// "1.第一" has no space after its point; "1.5" does not count as one.
	if after, ok := strings.CutPrefix(rest, "."); ok && after != "" && (after[0] < '0' || after[0] > '9') {
		return strings.TrimSpace(after)
	}
	if n == 2 && digits[0] == '0' && next >= 0x2e80 {
		return rest
	}
	return line
}
