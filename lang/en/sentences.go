package en

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/text"
)

// Bounds that keep the splitter linear on text without ends: how far a
// parenthesis is followed, how far the word before a full stop is read, how
// many bytes an attribution after a quote may take, and how long a sentence may
// be that goes on over a full stop between capitals.
const (
	maxParen = 400
	maxToken = 32
	maxTail  = 80
	maxOver  = 400
)

// Sentences tiles block. A full stop ends a sentence unless the word before it
// is an abbreviation, an initial or a list number, or the next word says that
// the sentence goes on; ? and ! end one unless a small letter or an attribution
// follows (“Why?” he asked). Closing marks and the white space after them stay
// with the sentence. Sentences inside a quote are parted; those inside a
// parenthesis in the middle of a sentence are not.
func (English) Sentences(t string, block text.Span) []text.Span {
	s := splitter{t: t, start: block.Start, end: block.End, parenEnd: -1}
	for i := block.Start; i < block.End; {
		end, next := s.step(i)
		if end > 0 && end > s.start {
			s.out = append(s.out, text.Span{Start: s.start, End: end})
			s.start, s.parenEnd = end, -1
			next = end
		}
		i = next
	}
	if s.start < block.End {
		s.out = append(s.out, text.Span{Start: s.start, End: block.End})
	}
	return s.out
}

type splitter struct {
	t          string
	start, end int // of the sentence being read, of the block
	parenEnd   int // closing bracket of the parenthesis we are in, or -1
	out        []text.Span
}

// step looks at one rune. It gives the end of the sentence if there is one
// here, and where to look next.
func (s *splitter) step(i int) (end, next int) {
	switch c := s.t[i]; {
	case c == '.' || c == '!' || c == '?':
		return s.candidate(i)
	case c == '(' && i >= s.parenEnd && i > s.start:
		s.parenEnd = -1
		if n := strings.IndexByte(s.t[i:min(i+maxParen, s.end)], ')'); n > 0 {
			s.parenEnd = i + n
		}
	case c == '\n':
		// Text that stands alone may hold blank lines: a border whatever is before.
		if j := s.skipSpace(i); strings.Count(s.t[i:j], "\n") > 1 {
			return j, j
		}
	case c >= 0x80:
		r, w := utf8.DecodeRuneInString(s.t[i:s.end])
		if terminal(r) {
			return s.candidate(i)
		}
		return 0, i + w
	}
	return 0, i + 1
}

func terminal(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '‼', '⁇', '⁈', '⁉':
		return true
	}
	return false
}

// mark is what stands at a possible end of a sentence.
type mark struct {
	ask, ellipsis, wide bool // has ? or !, is …, is a full-width mark
	quoted, bracketed   bool // a closing quote or bracket follows
}

func (s *splitter) candidate(i int) (end, next int) {
	m, j := s.marks(i)
	if i-s.start < 8 && strings.Trim(s.t[s.start:i], " \"“‘'([") == "" {
		return 0, j // “… and so on: nothing has been said yet
	}
	k := s.closers(j, &m)
	if k >= s.end {
		return s.end, s.end
	}
	if s.parenEnd >= i && k <= s.parenEnd {
		return 0, j
	}
	r, _ := utf8.DecodeRuneInString(s.t[k:s.end])
	if !unicode.IsSpace(r) {
		if m.wide || s.glued(i, k, m) {
			return k, k
		}
		return 0, max(j, k)
	}
	n := s.skipSpace(k)
	if n >= s.end {
		return s.end, s.end
	}
	if m.wide || strings.Count(s.t[k:n], "\n") > 1 || s.ends(i, n, m) {
		return n, n
	}
	return 0, n
}

// marks reads the run of sentence marks at i, also ". . .".
func (s *splitter) marks(i int) (mark, int) {
	var m mark
	dots := 0
	j := i
	for j < s.end {
		r, w := utf8.DecodeRuneInString(s.t[j:s.end])
		if r == ' ' && dots > 0 && strings.HasPrefix(s.t[j:s.end], " .") && !strings.HasPrefix(s.t[j:s.end], " .0") {
			j += w
			continue
		}
		if !terminal(r) {
			break
		}
		switch r {
		case '.':
			dots++
		case '…':
			m.ellipsis = true
		case '。', '！', '？':
			m.wide = true
		default:
			m.ask = true
		}
		j += w
	}
	m.ellipsis = m.ellipsis || dots > 1
	return m, j
}

// closers passes the closing quotes, brackets and note numbers ([12]) at j.
func (s *splitter) closers(j int, m *mark) int {
	for j < s.end {
		r, w := utf8.DecodeRuneInString(s.t[j:s.end])
		switch r {
		case '"', '”', '’', '\'', '»', '」', '』':
			if after, _ := utf8.DecodeRuneInString(s.t[min(j+w, s.end):s.end]); (r == '\'' || r == '’') && unicode.IsLetter(after) {
				return j
			}
			m.quoted = true
		case ')', ']', '）', '】':
			m.bracketed = true
		case '*', '†': // of a note at the foot
		case '[':
			n := j + 1
			for n < s.end && n < j+5 && s.t[n] >= '0' && s.t[n] <= '9' {
				n++
			}
			if n == j+1 || n >= s.end || s.t[n] != ']' {
				return j
			}
			w = n + 1 - j
		default:
			return j
		}
		j += w
	}
	return j
}

func (s *splitter) skipSpace(i int) int {
	for i < s.end {
		r, w := utf8.DecodeRuneInString(s.t[i:s.end])
		if !unicode.IsSpace(r) {
			break
		}
		i += w
	}
	return i
}

// glued reports an end without white space, as web pages lose it:
// "… he said.The next". Only a word that can't be a part of a name or an
// address is believed, and an opening quote after a closing one.
func (s *splitter) glued(i, k int, m mark) bool {
	if r, _ := utf8.DecodeRuneInString(s.t[k:s.end]); r == '“' {
		return true
	}
	if k == s.start || i == s.start {
		return false
	}
	w := s.wordAt(k)
	rest := k + len(w)
	if len(w) < 2 || !upperByte(w[0]) || !lowerByte(w[1]) || rest >= s.end {
		return false
	}
	if (lowerByte(s.t[i-1]) || m.quoted) && s.t[rest] == ' ' && lookup(w).has(starter) {
		return true
	}
	return !m.quoted && len(w) > 3 && s.said(i)
}

// said reports an ordinary word or a plain number right before the mark at i, of
// the sentence that it ends: "fell in January.Stocks", "on Jan. 18.Japan's", and
// neither Booking.Holdings nor version 2.Beta.
func (s *splitter) said(i int) bool {
	from := i
	for from > s.start && i-from < maxToken && !tokenBorder(s.t[from-1]) {
		from--
	}
	tok := s.t[from:i]
	if digits(tok) {
		before := strings.TrimRight(s.t[s.start:from], " .")
		w := before[strings.LastIndexByte(before, ' ')+1:]
		return lookup(w).has(abMonth) || monthName(w)
	}
	if len(tok) < 3 {
		return false
	}
	for j := range len(tok) {
		if !lowerByte(tok[j]) {
			return false
		}
	}
	return lookup(tok).has(known)
}

func monthName(w string) bool {
	_, err := time.Parse("January", w)
	return err == nil
}

// ends decides at a mark with white space after it. next is the first byte of
// what follows.
func (s *splitter) ends(i, next int, m mark) bool {
	n := next
	opening := false
	for n < s.end {
		r, w := utf8.DecodeRuneInString(s.t[n:s.end])
		if !strings.ContainsRune("\"“‘'([«¿¡", r) {
			break
		}
		opening = true
		n += w
	}
	r, _ := utf8.DecodeRuneInString(s.t[n:s.end])
	lower := unicode.IsLower(r) && !branded(s.wordAt(n))
	switch {
	case s.agency(next):
		return false
	case lower && m.quoted:
		return opening // “Why?” he asked; but “Why.” “because …”
	case m.quoted && !opening && s.attribution(next, m.ask):
		return false
	case m.ask:
		return !lower || opening
	case m.ellipsis:
		return !lower && s.wordAt(n) != "I"
	case m.bracketed && lower:
		return false
	case r == '–' || r == '—' || r == '-' || r == ',' || r == ';' || r == ':':
		return false
	}
	return s.stopEnds(i, nextWord{word: s.wordAt(n), lower: lower, opening: opening, digit: unicode.IsDigit(r), closed: m.quoted || m.bracketed})
}

// agency reports the agency of a dateline, and its dash: COLUMBIA, S.C. (AP) —.
func (s *splitter) agency(i int) bool {
	rest, ok := strings.CutPrefix(s.t[i:s.end], "(")
	if !ok || i-s.start > maxParen {
		return false
	}
	w, rest, ok := strings.Cut(rest[:min(len(rest), maxToken)], ")")
	if !ok || w == "" || strings.TrimFunc(w, func(r rune) bool { return unicode.IsLetter(r) || r == ' ' || r == '/' }) != "" || !unicode.IsUpper(rune(w[0])) {
		return false
	}
	rest = strings.TrimLeft(rest, " ")
	return strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
}

type nextWord struct {
	word                          string
	lower, opening, digit, closed bool
}

// stopEnds decides at a single full stop at i.
func (s *splitter) stopEnds(i int, next nextWord) bool {
	from := i
	for from > s.start && i-from < maxToken && !tokenBorder(s.t[from-1]) {
		from--
	}
	for from < i && !utf8.RuneStart(s.t[from]) {
		from++
	}
	tok := strings.TrimLeft(s.t[from:i], "\"'([“‘")
	if k := strings.LastIndexByte(tok, ')'); k >= 0 && k+1 < len(tok) {
		tok = tok[k+1:] // (AP)U.S. officials: a dateline without its space
	}
	opener := lookup(next.word).has(starter) || next.opening
	switch {
	case tok == "":
		return !next.lower
	case digits(tok):
		return from != s.start || len(tok) > 3
	case len(tok) == 1 && asciiLetter(tok[0]):
		return from != s.start && !next.lower && (opener || next.closed)
	case dotted(tok):
		if (tok[0] == 'a' || tok[0] == 'p' || tok[0] == 'A' || tok[0] == 'P') && (tok[1:] == ".m" || tok[1:] == ".M") {
			return !next.lower && !next.digit && !lookup(next.word).has(zone|weekday|month)
		}
		return !lookup(strings.ReplaceAll(tok, ".", "")).has(abNever) && !next.lower && opener
	}
	switch f := lookup(tok); {
	case f.has(abTitle) && upperByte(tok[0]), f.has(abNever):
		return false
	case f.has(abNum):
		return !next.digit && !next.lower
	case f.has(abGen) && tok != "Al":
		// Behind a firm an ordinary word opens a sentence too, but for the titles:
		// "Acme Inc. Shares fell", "Acme Inc. Chief Executive Ann Lee".
		n := lookup(next.word)
		firm := nameWords()[strings.ToLower(tok)].sub == "org" && n.has(known) && !n.has(title)
		return !next.lower && !next.digit && (opener || firm)
	case f.has(abMonth) && upperByte(tok[0]):
		return !next.digit && !next.lower
	}
	// The ID. SPACE VIZZION: a name in capitals goes on over its full stop.
	if i-s.start <= maxOver && capitals(tok) && len(tok) <= 4 && capitals(next.word) && !opener && lookup(strings.ToLower(next.word)).has(known) {
		return false
	}
	// A small letter after an ordinary word is careless writing; after a short
	// or capitalised one it is an abbreviation we don't know.
	return !next.lower || len(tok) > 3 && lowerByte(tok[0]) && !strings.Contains(tok, ".")
}

// attribution reports whether a speaker tail follows a quote: a few words that
// begin with capitals, then a verb of saying. After a full stop the tail must
// end the sentence, since “…” Smith said that … opens a new one.
func (s *splitter) attribution(i int, ask bool) bool {
	limit := min(i+maxTail, s.end)
	for n := 0; n < 6 && i < limit; n++ {
		w := s.wordAt(i)
		if w == "" {
			return false
		}
		i += len(w)
		if n > 0 && lookup(w).has(say) {
			return ask || i >= s.end || s.t[i] == '.' || s.t[i] == ','
		}
		if !upperByte(w[0]) && !lookup(w).function() {
			return false
		}
		for i < limit && (s.t[i] == ' ' || s.t[i] == '.') {
			i++
		}
	}
	return false
}

// wordAt gives the run of letters at i, at most maxToken bytes.
func (s *splitter) wordAt(i int) string {
	j := i
	for j < s.end && j-i < maxToken {
		r, w := utf8.DecodeRuneInString(s.t[j:s.end])
		if !unicode.IsLetter(r) {
			break
		}
		j += w
	}
	return s.t[i:j]
}

// branded reports a name that begins small: iPhone, eBay.
func branded(w string) bool { return len(w) > 2 && lowerByte(w[0]) && upperByte(w[1]) }

// dotted reports single letters parted by full stops, "U.S", and "Ph.D".
func dotted(tok string) bool {
	if tok == "Ph.D" || tok == "PH.D" {
		return true
	}
	for i := 0; i < len(tok); i++ {
		if odd := i%2 == 1; odd && tok[i] != '.' || !odd && !asciiLetter(tok[i]) {
			return false
		}
	}
	return len(tok) > 2 && len(tok)%2 == 1
}

// capitals reports two capital letters and more, and nothing else.
func capitals(s string) bool {
	for i := 0; i < len(s); i++ {
		if !upperByte(s[i]) {
			return false
		}
	}
	return len(s) > 1
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func tokenBorder(c byte) bool {
	return c <= ' ' || c == '/' || c == '(' || c == '"' || c == '-'
}
func asciiLetter(c byte) bool { return lowerByte(c | 0x20) }
func lowerByte(c byte) bool   { return c >= 'a' && c <= 'z' }
func upperByte(c byte) bool   { return c >= 'A' && c <= 'Z' }
