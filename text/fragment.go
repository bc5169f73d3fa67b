package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a text fragment, in characters: a longer passage is named by its
// ends, a shorter one needs context even where it is unique today, since a
// comment below the article may hold it too.
const (
	maxExact   = 300
	shortExact = 20
	maxContext = 8 // pieces of context tried on each side
)

// Fragment gives the text fragment ("#:~:text=…") that makes a browser scroll
// to sp in a page showing t and mark it; "" where sp holds no words. The form
// is [prefix-,]start[,end][,-suffix] of the URL Fragment Text Directives draft.
//
// The passage stands whole where it has at most 300 characters and stays in one
// block (t has one LF between two blocks). Otherwise its first and last words
// stand, as many as make the match unambiguous. A prefix, then a suffix, from
// the same block grow until sp is the only match. Browsers match whole words of
// the reader's locale, and Chinese words differ by browser, so every cut falls
// on white space, punctuation or the border of a block. Browsers ignore case,
// so ASCII case is ignored when counting matches.
func Fragment(t string, sp Span) string {
	sp = trim(t, sp)
	if sp.Empty() {
		return ""
	}
	f := fragmenter{t: t, sp: sp}
	f.block = Span{strings.LastIndexByte(t[:sp.Start], '\n') + 1, len(t)}
	if i := strings.IndexByte(t[sp.End:], '\n'); i >= 0 {
		f.block.End = sp.End + i
	}
	if n := utf8.RuneCountInString(sp.Slice(t)); n <= maxExact && strings.IndexByte(sp.Slice(t), '\n') < 0 {
		return f.exact(n)
	}
	return f.ends()
}

type fragmenter struct {
	t, low string // low: see compared
	sp     Span
	block  Span // from the start of sp's first block to the end of its last
}

// compared is the text in small letters where the words of sp have letters of
// two sizes, which most Chinese sentences don't.
func (f *fragmenter) compared(sp Span) string {
	for _, c := range []byte(sp.Slice(f.t)) {
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			if f.low == "" {
				f.low = lowerASCII(f.t)
			}
			return f.low
		}
	}
	return f.t
}

func (f *fragmenter) exact(n int) string {
	if n >= shortExact && f.count(f.sp) == 1 {
		return directive("", f.sp.Slice(f.t), "", "")
	}
	pre, suf := f.sp.Start, f.sp.End
	only := false // Span{pre, suf} is
	for k := 0; k < maxContext && pre > f.block.Start && !only; k++ {
		pre = f.before(pre)
		only = f.count(Span{pre, suf}) == 1
	}
	only = only || pre == f.sp.Start && f.count(f.sp) == 1
	for k := 0; k < maxContext && suf < f.block.End && !only; k++ {
		suf = f.after(suf)
		only = f.count(Span{pre, suf}) == 1
	}
	return directive(f.t[pre:f.sp.Start], f.sp.Slice(f.t), "", f.t[f.sp.End:suf])
}

// ends names the passage by its first and last pieces. The browser takes the
// first match of start, then the first match of end behind it: both must be ours.
func (f *fragmenter) ends() string {
	first, last := f.sp.End, f.sp.Start
	if i := strings.IndexByte(f.sp.Slice(f.t), '\n'); i >= 0 {
		first = f.sp.Start + i
	}
	if i := strings.LastIndexByte(f.sp.Slice(f.t), '\n'); i >= 0 {
		last = f.sp.Start + i + 1
	}
	head := Span{f.sp.Start, f.sp.Start}
	for head.End < first {
		head.End = forward(f.t, head.End, first)
		if utf8.RuneCountInString(head.Slice(f.t)) >= shortExact && f.count(head) == 1 {
			break
		}
	}
	tail := Span{f.sp.End, f.sp.End}
	for floor := max(last, head.End); tail.Start > floor; {
		tail.Start = backward(f.t, tail.Start, floor)
		if utf8.RuneCountInString(tail.Slice(f.t)) < shortExact {
			continue
		}
		low := f.compared(tail)
		if i := find(low[head.End:], tail.Slice(low)); head.End+i == tail.Start {
			break
		}
	}
	if trim(f.t, tail).Empty() { // one piece holds it all
		return directive("", f.sp.Slice(f.t), "", "")
	}
	pre := f.sp.Start
	for range maxContext {
		if f.count(Span{pre, head.End}) == 1 {
			break
		}
		pre = f.before(pre)
	}
	return directive(f.t[pre:f.sp.Start], head.Slice(f.t), tail.Slice(f.t), "")
}

// count counts the places where the words of sp stand as whole words, up to
// two. Text that repeats one word without end counts as two.
func (f *fragmenter) count(sp Span) int {
	low := f.compared(sp)
	want := sp.Slice(low)
	n := 0
	for at, tries := 0, 0; tries < 1000; tries++ {
		i := find(low[at:], want)
		if i < 0 {
			return n
		}
		i += at
		if at = i + 1; bordered(low, i) && bordered(low, i+len(want)) {
			if n++; n == 2 {
				return n
			}
		}
	}
	return 2
}

// bordered reports that no Latin word goes on over offset i.
func bordered(t string, i int) bool {
	l, _ := utf8.DecodeLastRuneInString(t[:i])
	r, _ := utf8.DecodeRuneInString(t[i:])
	return !(unicode.Is(unicode.Latin, l) && unicode.Is(unicode.Latin, r))
}

func (f *fragmenter) before(i int) int { return backward(f.t, i, f.block.Start) }
func (f *fragmenter) after(i int) int  { return forward(f.t, i, f.block.End) }

// forward gives the next place after i, at most limit, where a cut is safe.
func forward(t string, i, limit int) int {
	seen := false
	for i < limit {
		r, w := utf8.DecodeRuneInString(t[i:limit])
		if !wordly(r) && seen {
			return i
		}
		seen = seen || wordly(r)
		i += w
	}
	return limit
}

func backward(t string, i, limit int) int {
	seen := false
	for i > limit {
		r, w := utf8.DecodeLastRuneInString(t[limit:i])
		if !wordly(r) && seen {
			return i
		}
		seen = seen || wordly(r)
		i -= w
	}
	return limit
}

// wordly reports a rune that may stand inside a word, the marks of don't and
// e-mail included.
func wordly(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '\'' || r == '’' || r == '-' || r == '.' || r == '_'
}

func trim(t string, sp Span) Span {
	s := sp.Slice(t)
	sp.Start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return Span{sp.Start, sp.Start + len(strings.TrimFunc(s, unicode.IsSpace))}
}

func directive(prefix, start, end, suffix string) string {
	const escaped = len("%00") // what a byte becomes
	var b strings.Builder
	b.Grow(escaped * (len(prefix) + len(start) + len(end) + len(suffix) + 8))
	b.WriteString("#:~:text=")
	if p := strings.TrimSpace(prefix); p != "" {
		escape(&b, p)
		b.WriteString("-,")
	}
	escape(&b, strings.TrimSpace(start))
	if e := strings.TrimSpace(end); e != "" {
		b.WriteByte(',')
		escape(&b, e)
	}
	if s := strings.TrimSpace(suffix); s != "" {
		b.WriteString(",-")
		escape(&b, s)
	}
	return b.String()
}

// escape leaves only letters, figures and . _ ~ as they are. The draft asks for
// - , & besides what no address may hold; brackets and quotes are escaped so
// that the address survives Markdown and HTML.
func escape(b *strings.Builder, s string) {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
}

// lowerASCII folds A-Z only, so that offsets stay.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; c >= 'A' && c <= 'Z' {
					b[i] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}
