package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/fault"
)

// The limits of JSON from outside. Ours is flat; these keep the rest away from
// the decoder.
const (
	maxJSONDepth  = 16
	maxJSONValues = 20_000
)

// decodeStrict reads one JSON object into v. What two readers could understand
// differently is refused: bytes that are not UTF-8, half a surrogate pair, a
// field given twice, a field we don't know, something after the end. Errors:
// fault.Invalid, TooLarge.
func decodeStrict(data []byte, v any) error {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return fault.New(fault.Invalid, "the body is not UTF-8: send JSON as UTF-8")
	}
	if err := checkJSON(data); err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return jsonFault(err)
	}
	return nil
}

// jsonFault says what is wrong without the words of the decoder's insides.
func jsonFault(err error) error {
	var f *fault.Error
	var typ *json.UnmarshalTypeError
	var syn *json.SyntaxError
	switch {
	case errors.As(err, &f):
		return f
	case errors.As(err, &typ):
		field := typ.Field
		if field == "" {
			field = "the body"
		}
		return fault.New(fault.Invalid, "%.100s is a JSON %.40s, which does not fit", field, typ.Value)
	case errors.As(err, &syn):
		return fault.New(fault.Invalid, "the body is not JSON: byte %d: %.100s", syn.Offset, syn.Error())
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.Invalid, "the body is not JSON: it ends too early")
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return fault.New(fault.Invalid, "there is no field %.100s", name)
	}
	return fault.New(fault.Invalid, "the body is not JSON that fits")
}

// level is one object or list that is open.
type level struct {
	keys  map[string]bool // nil in a list
	isKey bool            // the next token is a key
}

// checkJSON walks over the tokens of one JSON object.
func checkJSON(data []byte) error {
	if err := checkSurrogates(data); err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber() // a number of a thousand digits is nobody's float here
	var stack []level
	for n := 0; ; n++ {
		tok, err := dec.Token()
		if err != nil {
			return jsonFault(err)
		}
		if n == 0 && tok != json.Delim('{') {
			return fault.New(fault.Invalid, "the body must be a JSON object")
		}
		if n > maxJSONValues {
			return fault.New(fault.TooLarge, "the body has more than %d values", maxJSONValues)
		}
		switch tok {
		case json.Delim('{'), json.Delim('['):
			if len(stack) == maxJSONDepth {
				return fault.New(fault.Invalid, "the body is nested deeper than %d", maxJSONDepth)
			}
			l := level{}
			if tok == json.Delim('{') {
				l = level{keys: map[string]bool{}, isKey: true}
			}
			stack = append(stack, l)
			continue
		case json.Delim('}'), json.Delim(']'):
			stack = stack[:len(stack)-1]
			if len(stack) == 0 {
				return atEnd(dec)
			}
		}
		if err := stack[len(stack)-1].take(tok); err != nil {
			return err
		}
	}
}

// take notes a key, or the end of a value.
func (l *level) take(tok json.Token) error {
	if l.keys == nil {
		return nil
	}
	if !l.isKey {
		l.isKey = true
		return nil
	}
	// The decoder of Go takes "URL" for "url", and the long s for an s: so do we,
	// or a field could be given twice after all.
	key := strings.ToLower(strings.ToUpper(fmt.Sprint(tok)))
	if l.keys[key] {
		return fault.New(fault.Invalid, "the field %.100q is given twice", key)
	}
	l.keys[key], l.isKey = true, false
	return nil
}

func atEnd(dec *json.Decoder) error {
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "the body goes on after its JSON object")
	}
	return nil
}

// checkSurrogates refuses an escape that is half a character: the decoder would
// put U+FFFD in its place and nobody would know.
func checkSurrogates(data []byte) error {
	for i := 0; i < len(data); {
		j := bytes.IndexByte(data[i:], '\\')
		if j < 0 || i+j+1 >= len(data) {
			return nil
		}
		i += j
		if data[i+1] != 'u' {
			i += 2
			continue
		}
		switch c := hex4(data[i+2:]); {
		case c >= 0xd800 && c < 0xdc00:
			if i+8 > len(data) || data[i+6] != '\\' || data[i+7] != 'u' {
				return errSurrogate()
			}
			if d := hex4(data[i+8:]); d < 0xdc00 || d >= 0xe000 {
				return errSurrogate()
			}
			i += 12
		case c >= 0xdc00 && c < 0xe000:
			return errSurrogate()
		default:
			i += 2 // what is no number is the decoder's to say
		}
	}
	return nil
}

func errSurrogate() error {
	return fault.New(fault.Invalid, "the body has an escape of half a character (a surrogate alone)")
}

// hex4 reads four hexadecimal digits; -1 where they aren't.
func hex4(b []byte) int {
	if len(b) < 4 {
		return -1
	}
	n := 0
	for _, c := range b[:4] {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 | int(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 | int(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return n
}
