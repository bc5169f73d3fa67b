package compose

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// edit is one change of the article's wording: words left out (gone), words put
// in at gone.Start, or both. from is where the inserted words stand in the
// article; it is empty for marks of our own.
type edit struct {
	gone   text.Span
	put    string
	from   text.Span
	name   text.Span // the name alone, where put says who that is too
	reason string
}

// unit is a stretch of the article on its way to becoming a point.
type unit struct {
	first, last int // sentences of the document, both included
	span        text.Span
	story       int // where the story of its first sentence opens, see storyAt
	edits       []edit
	score       float64
	ranked      float64        // what its sentences are worth to the ranker
	thesis      bool           // no sentence is likelier to say what the whole article is about
	little      bool           // it says little, however well it stands
	concepts    []rank.Concept // of what is kept, each once
	width       int
	answers     bool      // somebody answers in it who is asked; see turnsOf
	who         text.Span // his name; empty: not known
	leans       bool      // does not read alone, by the rules
	kept        string    // its wording, once it is built
	strangers   []string  // persons it names, told of before it, and doesn't say who they are
	needs       []string  // nouns that it takes up: a point above must have told of them
	unfit       bool      // does not read alone, whatever else is cut
	pardoned    float64   // the chance to be printed of what a rule refuses and is one of the best; else 0
	chance      float64   // that it reads alone, as far as can be told: 0 to 1
	quoted      [3]struct {
		spans []text.Span
		known bool
	} // by sentence, see quotes
	stood struct { // what was answered last, and of which edits
		edits      []edit
		yes, known bool
	}
}

func (u *unit) cut(sp text.Span, reason string) {
	u.edits = append(u.edits, edit{gone: sp, reason: reason})
}

func (u *unit) put(at int, words string, from text.Span, reason string) {
	u.edits = append(u.edits, edit{gone: text.Span{Start: at, End: at}, put: words, from: from, reason: reason})
}

func (u *unit) swap(sp text.Span, words string, from text.Span, reason string) {
	u.edits = append(u.edits, edit{gone: sp, put: words, from: from, reason: reason})
}

// settle sorts the edits and drops those that lie inside an earlier deletion.
func (u *unit) settle() {
	slices.SortStableFunc(u.edits, func(a, b edit) int { return a.gone.Start - b.gone.Start })
	kept := u.edits[:0]
	at := u.span.Start
	for _, e := range u.edits {
		if e.gone.Start < at || e.gone.End > u.span.End {
			continue
		}
		at = max(at, e.gone.End)
		kept = append(kept, e)
	}
	u.edits = kept
}

// text applies the edits.
func (u *unit) text(t string) string {
	u.settle()
	if len(u.edits) == 0 {
		return u.span.Slice(t)
	}
	var b strings.Builder
	b.Grow(u.span.Len() + 32)
	at := u.span.Start
	for _, e := range u.edits {
		b.WriteString(t[at:e.gone.Start])
		b.WriteString(e.put)
		at = e.gone.End
	}
	b.WriteString(t[at:u.span.End])
	return b.String()
}

// opens is where what is kept of the unit begins.
func (u *unit) opens() int {
	u.settle()
	at := u.span.Start
	for _, e := range u.edits {
		if e.gone.Start == at && e.put == "" {
			at = e.gone.End
		}
	}
	return at
}

func (u *unit) draft(d *lang.Document) Draft {
	t := d.Article.Text
	dr := Draft{Text: u.text(t), Score: u.score, Alone: u.chance}
	for i := u.first; i <= u.last; i++ {
		sp := trim(t, d.Sentences[i].Span)
		dr.Evidence = append(dr.Evidence, sp)
	}
	for _, e := range u.edits {
		if !e.gone.Empty() {
			dr.Edits = append(dr.Edits, digest.Edit{Kind: digest.Delete, Span: e.gone, Text: e.gone.Slice(t), Reason: e.reason})
		}
		if e.put == "" {
			continue
		}
		from := e.from
		if from.Empty() {
			from = text.Span{Start: e.gone.End, End: e.gone.End}
		} else if !inside(dr.Evidence, from) {
			dr.Evidence = append(dr.Evidence, holder(d, from))
		}
		dr.Edits = append(dr.Edits, digest.Edit{Kind: digest.Insert, Span: from, Text: e.put, Reason: e.reason})
	}
	sort.Slice(dr.Evidence, func(i, j int) bool { return dr.Evidence[i].Start < dr.Evidence[j].Start })
	return dr
}

func inside(spans []text.Span, sp text.Span) bool {
	for _, s := range spans {
		if s.Contains(sp) {
			return true
		}
	}
	return false
}

// holder is the sentence that sp stands in.
func holder(d *lang.Document, sp text.Span) text.Span {
	for _, s := range d.Sentences {
		if s.Overlaps(sp) {
			return trim(d.Article.Text, s.Span)
		}
	}
	return sp
}

// trim takes white space off both ends of a span.
func trim(t string, sp text.Span) text.Span {
	for sp.Start < sp.End {
		r, w := utf8.DecodeRuneInString(t[sp.Start:sp.End])
		if r > lastSpace || !unicode.IsSpace(r) {
			break
		}
		sp.Start += w
	}
	for sp.Start < sp.End {
		r, w := utf8.DecodeLastRuneInString(t[sp.Start:sp.End])
		if r > lastSpace || !unicode.IsSpace(r) {
			break
		}
		sp.End -= w
	}
	return sp
}

// lastSpace is the last character that is white space.
const lastSpace = '\u3000'

// width is how much there is to read in s: a Han, kana or hangul character is
// 1, a Latin word or a number 2, marks and space nothing.
func width(s string) int {
	n, inWord := 0, false
	for i := 0; i < len(s); {
		// U+4E00 to U+9FFF: most of what a Chinese text has.
		if s[i] >= 0xE4 && s[i] <= 0xE9 && i+2 < len(s) && (s[i] > 0xE4 || s[i+1] >= 0xB8) {
			n, inWord = n+1, false
			i += 3
			continue
		}
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch {
			case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9':
				if !inWord {
					n += 2
				}
				inWord = true
			case c == '\'', c == '-', c == '.':
			default:
				inWord = false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r >= 0x2000 && r <= 0x2070, r >= 0x3000 && r <= 0x3004, r >= 0x3008 && r <= 0x3020, r >= 0xFF01 && r <= 0xFF0F, r >= 0xFF1A && r <= 0xFF20: // the marks of Chinese, fast
			inWord = inWord && r == '’'
		case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3040 && r <= 0x30FF, r >= 0xAC00 && r <= 0xD7A3, r >= 0x3400 && r <= 0x4DBF, r >= 0x20000:
			n, inWord = n+1, false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				n += 2
			}
			inWord = true
		default:
			inWord = false
		}
	}
	return n
}

// fullStop closes a point that ends without a mark, such as a list item, and takes
// one stop for two.
func fullStop(d *lang.Document, u *unit, stop string) {
	if body := strings.TrimRight(u.span.Slice(d.Article.Text), "。"); u.span.Len()-len(body) > len("。") {
		u.cut(text.Span{Start: u.span.Start + len(body) + len("。"), End: u.span.End}, "full stop") // 等业务。。
	}
	end := strings.TrimRight(u.text(d.Article.Text), "”’」』）)\"' ")
	if strings.ContainsAny(lastRune(end), "。！？!?….") {
		return
	}
	if body := trimMark(d.Article.Text, u.span); body.End < u.span.End {
		u.swap(text.Span{Start: body.End, End: u.span.End}, stop, text.Span{}, "full stop")
		return
	}
	u.put(u.span.End, stop, text.Span{}, "full stop")
}

func lastRune(s string) string {
	_, w := utf8.DecodeLastRuneInString(s)
	return s[len(s)-w:]
}

// footnoteMark is a note's number as pages set it: [12], or (3) before a full stop or
// a comma.
var footnoteMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[ \x{00A0}]?\[\d{1,3}\]|[ \x{00A0}]?\(\d{1,2}(, ?\d{1,2})*\)([.,;。，；])`)
})

// cutFootnotes leaves out the numbers of notes: there are none under a list of points.
func (u *unit) cutFootnotes(t string) {
	s := u.span.Slice(t)
	for _, mark := range [...]string{".*", ".†"} {
		if i := strings.Index(s, mark); i >= 0 && (i+len(mark) == len(s) || s[i+len(mark)] == ' ') {
			u.cut(text.Span{Start: u.span.Start + i + len("."), End: u.span.Start + i + len(mark)}, "footnote")
		}
	}
	if !strings.Contains(s, "[") && !strings.Contains(s, "(") {
		return
	}
	for _, m := range footnoteMark().FindAllStringSubmatchIndex(s, -1) {
		sp := text.Span{Start: u.span.Start + m[0], End: u.span.Start + m[1]}
		if m[4] >= 0 {
			sp.End = u.span.Start + m[4]
		}
		if m[0] > 0 {
			u.cut(sp, "footnote")
		}
	}
}
