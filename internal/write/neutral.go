package write

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/internal/guard"
	"golang.org/x/text/unicode/norm"
)

// Marks that mean something to models or to our own prompt. In the copy that a
// model is shown they become others that look alike and mean nothing; spans are
// never taken from that copy.
var (
	disarm = strings.NewReplacer(
		"<|", "‹¦", "|>", "¦›", "```", "ˋˋˋ", "~~~", "∼∼∼", "<<", "‹‹", ">>", "››", "</", "‹/", "[INST]", "(INST)", "[/INST]", "(/INST)",
		"[…]", "(…)", "[...]", "(...)",
	)
	numbered = lazy(`[\[［【]\s*(\d{1,5})\s*[\]］】]`)
	ruler    = lazy(`[=#*_\-—]{4,}`)
	element  = lazy(`<(/?[A-Za-z!?][^<>]{0,40})>`)
)

// neutral gives a sentence as a model is shown it: one line of visible
// characters, in which nothing looks like a fence, a sentence number, an element
// or a change of speaker.
func neutral(s string) string {
	s = strings.Join(strings.Fields(guard.Visible(s)), " ")
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	s = element().ReplaceAllString(s, "‹$1›")
	s = disarm.Replace(s)
	s = numbered().ReplaceAllString(s, "($1)")
	return ruler().ReplaceAllStringFunc(s, func(m string) string {
		r, _ := utf8.DecodeRuneInString(m)
		return strings.Repeat(string(r), 2)
	})
}

// clip cuts t to at most n bytes, on a rune border.
func clip(t string, n int) string {
	if len(t) <= n {
		return t
	}
	for n > 0 && !utf8.RuneStart(t[n]) {
		n--
	}
	return t[:n]
}
