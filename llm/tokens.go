package llm

import (
	"unicode"
	"unicode/utf8"
)

// Tokens of a message beside its text: role and separators.
const messageTokens = 6

// Estimate guesses how many tokens a text will be, without the tokenizer of any
// model: tokenizers differ by more than a good guess is wrong. It leans to the
// high side, since what hangs on it are caps and the room in a context.
//
// A Han character counts 0.8, a letter of another script that is written without
// spaces 1; a Latin word 1 for its first seven letters and 1 for each four more;
// two digits 1; a mark of punctuation 1; any other letter 0.5, and everything
// else, emoji among it, 2. White space counts nothing but a line's end, 0.5.
//
// Against o200k_base on 600 articles of both languages: 0.88 to 1.32 times the
// true number, half of them within 8 %. Vocabularies of 2023 and before take half
// as many again for Chinese.
func Estimate(text string) int {
	var tenths int // of a token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case latin(r):
			n := 0
			for i < len(text) {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !latin(r) {
					break
				}
				i += size
				n++
			}
			tenths += 10 + max(0, n-7+3)/4*10
			continue
		case r >= '0' && r <= '9':
			tenths += 5
		case unicode.Is(unicode.Han, r):
			tenths += 8
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai):
			tenths += 10
		case r == '\n':
			tenths += 5
		case unicode.IsSpace(r):
		case unicode.IsPunct(r):
			tenths += 10
		case unicode.IsLetter(r):
			tenths += 5
		default:
			tenths += 20
		}
		i += size
	}
	return (tenths + 9) / 10
}

func latin(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250 && unicode.IsLetter(r)
}

// EstimateRequest guesses the tokens of a request's prompt, its schema included.
func EstimateRequest(r Request) int {
	n := Estimate(string(r.Schema))
	for _, m := range r.Messages {
		n += messageTokens + Estimate(m.Content)
	}
	return n
}
