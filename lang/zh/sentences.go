package zh

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang/zh/internal/dictfile"
	"github.com/zhongdian/zhongdian/text"
)

// How far a quotation may reach, in bytes from the start of its sentence, and
// be kept whole; how far a bracket may reach from its own start. About 90 and
// 100 characters. A mark that is not closed within that is no pair at all, so
// one lost mark never swallows the block, and looking ahead stays linear.
const (
	quoteReach   = 270
	bracketReach = 300
)

// Sentences tiles the block. A sentence ends after 。！？, after …… where one
// plainly ends, after half-width . ! ? beside Chinese, and at a line feed;
// never at ；, inside numbers or Latin words, or behind the number of a list
// item. Closing marks stay with it.
//
// A quotation stays with its sentence and with the speaker named behind it
// (“……。”他说。) while the whole is short enough to be shown as one passage:
// what is quoted and who says it must not be parted, or a claim would be shown
// as a fact. A longer quotation is split at its inner full stops like any text,
// since a point has to rest on less than half a page.
func (Chinese) Sentences(t string, block text.Span) []text.Span {
	s := splitter{t: t, start: block.Start, end: block.End, out: make([]text.Span, 0, block.Len()/96+1)}
	for i := block.Start; i < block.End; {
		r, w := decode(t[i:block.End])
		if dictfile.Han(r) || r < 0x80 && (letter(r) || digit(r) || r == ' ') {
			i += w
			continue
		}
		i = s.at(i, r, w)
	}
	if s.start < block.End {
		s.out = append(s.out, text.Span{Start: s.start, End: block.End})
	}
	return s.out
}

// splitter holds the sentences found so far.
type splitter struct {
	t          string
	start, end int  // of the sentence at hand; of the block
	straight   bool // inside a straight quote too long to be kept whole
	out        []text.Span
}

// at looks at the mark r at i and gives where to go on.
func (s *splitter) at(i int, r rune, w int) int {
	if c := closerOf(r); c != "" {
		return s.pair(i, w, r, c)
	}
	switch {
	case r == '”' && strings.HasSuffix(s.t[s.start:i], "：") && i+w < s.end:
		return s.pair(i, w, '“', "”") // a quotation opened with the wrong mark
	case r == '"':
		s.straight = !s.straight
	case r == '\n':
		return s.cut(i + w)
	case s.ends(i, r, w):
		j, quoted := s.closing(i + w)
		if r == '…' && s.goesOn(i, j, quoted) || quoted && (s.tail(j) || s.continues(j)) {
			return j
		}
		return s.cut(j)
	}
	return i + w
}

// cut ends the sentence at i and the white space behind it.
func (s *splitter) cut(i int) int {
	for i < s.end {
		r, w := utf8.DecodeRuneInString(s.t[i:s.end])
		if !unicode.IsSpace(r) {
			break
		}
		i += w
	}
	s.out = append(s.out, text.Span{Start: s.start, End: i})
	s.start = i
	return i
}

// closerOf gives the mark that closes an opening one, "" for any other.
func closerOf(r rune) string {
	switch r {
	case '“':
		return "”"
	case '‘':
		return "’"
	case '「':
		return "」"
	case '『':
		return "』"
	case '"':
		return `"`
	case '《':
		return "》"
	case '〈':
		return "〉"
	case '（':
		return "）"
	case '(':
		return ")"
	case '【':
		return "】"
	case '[':
		return "]"
	case '〔':
		return "〕"
	}
	return ""
}

// pair passes over a quotation or bracket in one step where its closing mark is
// near, and ends the sentence behind it where the sentence ended inside.
func (s *splitter) pair(i, w int, open rune, closer string) int {
	reach := i + bracketReach
	quote := strings.ContainsRune("“‘「『\"", open)
	if quote {
		reach = s.start + quoteReach
	}
	if open == '"' && s.straight { // this one closes
		s.straight = false
		return i + w
	}
	body := i + w
	n := -1
	if reach = min(reach, s.end); reach > body {
		n = strings.Index(s.t[body:reach], closer)
	}
	if n < 0 || strings.Contains(s.t[body:body+n], "\n") {
		s.straight = open == '"'
		return body
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.t[body:body+n], " "))
	j, _ := s.closing(body + n + len(closer))
	if n == 0 || !strings.ContainsRune("。！？!?….", last) {
		return body + n + len(closer)
	}
	if s.embedded(i, j, open, last, quote) || quote && s.tail(j) {
		return j
	}
	return s.cut(j)
}

// embedded reports whether the sentence goes on behind a quotation or bracket
// from i to j that has an end mark inside: a title, a bracket that did not open
// the sentence, a shout in the middle of one (高喊“加油！”冲向终点).
func (s *splitter) embedded(i, j int, open rune, last rune, quote bool) bool {
	before, _ := utf8.DecodeLastRuneInString(s.t[s.start:i])
	opens := i == s.start
	switch {
	case endedBy(s.t[:j]):
		return false
	case open == '《' || open == '〈':
		return true
	case !quote:
		return !opens
	case s.continues(j):
		return true
	}
	return last != '。' && !opens && (dictfile.Han(before) || digit(before) || letter(before))
}

// endedBy reports whether s ends with an end mark itself (”。).
func endedBy(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？!?", r)
}

// continues reports whether what stands at i can't open a sentence.
func (s *splitter) continues(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.t[i:s.end])
	return i < s.end && strings.ContainsRune("，、；：,;:的地得等）)》】", r)
}

// closing passes over further end marks and closing marks; quoted says whether
// a quotation was closed.
func (s *splitter) closing(i int) (end int, quoted bool) {
	for i < s.end {
		r, w := utf8.DecodeRuneInString(s.t[i:s.end])
		switch {
		case strings.ContainsRune("”’」』", r):
			quoted = true
		case r == '"' && s.straight:
			quoted, s.straight = true, false
		case strings.ContainsRune("。！？!?…）】》〉〕", r):
		case r == ')' || r == ']':
		case r == '.' && i > s.start && strings.HasPrefix(s.t[i-1:s.end], ".."):
		default:
			return i, quoted
		}
		i += w
	}
	return i, quoted
}

// ends reports whether the mark r at i can end a sentence.
func (s *splitter) ends(i int, r rune, w int) bool {
	switch r {
	case '。', '！', '？', '…', '｡':
		return true
	case '!', '?':
		if s.inName(i, i+w) {
			return false
		}
		next, _ := utf8.DecodeRuneInString(s.t[i+w : s.end])
		return next >= 0x80 || !letter(next) && !digit(next) && !strings.ContainsRune("=&/%-_,", next)
	case '.', '．':
		return s.stop(i, w)
	}
	return false
}

// oneCase reports letters that are all large or all small, as in a name that begins with the mark before
// them: .NET, .com.
func oneCase(s string) bool {
	n := strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 || !letter(r) })
	if n < 0 {
		n = len(s)
	}
	return n > 1 && (strings.ToUpper(s[:n]) == s[:n] || strings.ToLower(s[:n]) == s[:n])
}

// inName reports a mark inside a foreign name in a Chinese sentence: Yum! Brands.
func (s *splitter) inName(i, after int) bool {
	from := i
	for from > s.start && s.t[from-1] < 0x80 && letter(rune(s.t[from-1])) {
		from--
	}
	if from == i || s.t[from] < 'A' || s.t[from] > 'Z' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.t[s.start:from], " "))
	rest, ok := strings.CutPrefix(s.t[after:s.end], " ")
	return ok && dictfile.Han(before) && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// stop reports whether the half-width full stop at i ends a sentence.
func (s *splitter) stop(i, w int) bool {
	rest := s.t[i+w : s.end]
	if i > s.start && s.t[i-1] == '.' { // the last of three stops speaks for all
		return !strings.HasPrefix(rest, ".") && !s.goesOn(i, i+w, false)
	}
	if strings.HasPrefix(rest, ".") {
		return false
	}
	before := strings.TrimRight(s.t[s.start:i], "\"'”’)）】》」』")
	prev, pw := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case before == "" || itemNumber(before):
		return false
	case letter(next) && !dictfile.Han(next) || digit(next):
		return dictfile.Han(prev) && len(before) > 6 && !oneCase(rest) // 他走了.2024年
	case dictfile.Han(prev), prev == '%', prev == '％', len(before) < i-s.start:
		return true
	case digit(prev): // 3. 5 is a number with a slip of the space bar
		then, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
		return len(before) > 12 && !digit(then)
	case letter(prev):
		// J.K.罗琳 goes on; 他用Python.后来 ends, as does an English sentence.
		n := len(before) - pw
		for n > 0 && before[n-1] < 0x80 && letter(rune(before[n-1])) {
			n--
		}
		return len(before)-n > 2
	}
	return false
}

// itemNumber reports whether s is the number of a list item: 1 一 (1) 第一.
func itemNumber(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 12 {
		return false
	}
	for _, r := range s {
		if !digit(r) && !numeral(r) && !strings.ContainsRune("第(（)）.", r) && !(letter(r) && len(s) == 1) {
			return false
		}
	}
	return true
}

// goesOn reports whether a sentence goes on behind the …… from i to j: before a
// mark or 的, and where so little stands before it that it is a falter.
func (s *splitter) goesOn(i, j int, quoted bool) bool {
	if j >= s.end || endedBy(s.t[:j]) {
		return false
	}
	if s.continues(j) {
		return true
	}
	if quoted {
		return false
	}
	const falter = 4 * 3 // bytes of four characters
	k := i
	for n := 0; k > s.start; n++ {
		r, w := utf8.DecodeLastRuneInString(s.t[s.start:k])
		if !dictfile.Han(r) && !letter(r) && !digit(r) && r != '…' && r != '.' {
			break
		}
		if k -= w; i-k > falter {
			return false
		}
	}
	// A list that runs out (煤、电、气……) has spoken before its last item.
	last, _ := utf8.DecodeLastRuneInString(s.t[s.start:k])
	return last != '、' && !endedBy(s.t[s.start:i])
}

// sayings end the clause that names who said the quotation before it.
const sayings = "说 道 称 表示 指出 认为 强调 透露 坦言 回应 解释 补充 介绍 回忆 感叹 问 答 喊 回答 写 告诉记者 说到 说着 承认 警告 评论 评价 呼吁 總結 总结 " +
	"說 稱 認為 強調 回應 解釋 補充 介紹 回憶 問 喊道 寫道 告訴記者 指稱"

// tail reports whether a speaker is named at i, behind a quotation: a short
// clause that ends with a verb of saying and then with a comma or full stop. A
// colon would make it the head of the next quotation.
func (s *splitter) tail(i int) bool {
	const reach = 20 * 3
	rest := s.t[i:min(i+reach, s.end)]
	n := strings.IndexAny(rest, "，。！,.：:；“”「」《（")
	if n < 0 {
		if i+len(rest) < s.end {
			return false
		}
		n = len(rest)
	} else if r, _ := utf8.DecodeRuneInString(rest[n:]); !strings.ContainsRune("，。！,.", r) {
		return false
	}
	clause := rest[:n]
	for verb := range strings.FieldsSeq(sayings) {
		if len(clause) > len(verb) && strings.HasSuffix(clause, verb) {
			return true
		}
	}
	return false
}
