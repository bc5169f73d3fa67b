package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// para is a paragraph on its way: its lines, and what they look like.
type para struct {
	lines []line
	text  strings.Builder
	size  float64
	bold  bool
	item  bool
	note  bool
	row   bool // of a table
}

// style is what the lines of the whole file have in common.
type style struct {
	body    float64         // size of most characters
	leading float64         // usual distance of two lines, in sizes
	words   map[string]bool // words that stand whole somewhere, in lower case
}

func styleOf(pages [][]line) style {
	sizes := map[int]int{}
	var leads []float64
	st := style{words: map[string]bool{}}
	for _, ls := range pages {
		for i, l := range ls {
			sizes[int(math.Round(4*l.size))] += utf8.RuneCountInString(l.text)
			if i > 0 && ls[i-1].col == l.col && sameSize(ls[i-1].size, l.size) {
				if gap := (ls[i-1].y - l.y) / l.size; gap > 0.5 && gap < 4 {
					leads = append(leads, gap)
				}
			}
			fs := strings.FieldsFunc(strings.ToLower(l.text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
			for j, w := range fs {
				if j < len(fs)-1 && len(w) > 3 && len(st.words) < 200_000 { // the last may be cut
					st.words[w] = true
				}
			}
		}
	}
	most := 0
	for q, n := range sizes {
		if n > most || n == most && float64(q)/4 < st.body {
			most, st.body = n, float64(q)/4
		}
	}
	st.leading = 1.2
	if len(leads) > 0 {
		slices.Sort(leads)
		st.leading = leads[len(leads)/2]
	}
	return st
}

func sameSize(a, b float64) bool { return math.Abs(a-b) <= 0.08*max(a, b) }

// paragraphs joins the lines of all pages, in reading order.
func paragraphs(pages [][]line, st style) []*para {
	var out, notes []*para
	var cur, note *para
	for _, ls := range pages {
		note = nil
		small := footnotes(ls, st)
		for i, l := range ls {
			if small[i] {
				if note == nil || !st.joins(note, l) {
					note = &para{size: l.size, bold: l.bold, note: true}
					notes = append(notes, note)
				}
				st.add(note, l)
				continue
			}
			if cur == nil || !st.joins(cur, l) {
				cur = &para{size: l.size, bold: l.bold, row: l.row}
				_, cur.item = bullet(l.text)
				out = append(out, cur)
			}
			st.add(cur, l)
		}
	}
	return append(out, notes...)
}

// footnotes marks the small lines below the text of a page.
func footnotes(ls []line, st style) []bool {
	out := make([]bool, len(ls))
	for i := len(ls) - 1; i >= 0; i-- {
		l := ls[i]
		below := i == len(ls)-1 || ls[i+1].col != l.col || out[i+1]
		out[i] = below && l.inner < 0.35 && l.size < 0.87*st.body
	}
	return out
}

// joins reports whether l goes on with the paragraph p.
func (st style) joins(p *para, l line) bool {
	prev := p.lines[len(p.lines)-1]
	if prev.row || l.row {
		return false
	}
	if _, item := bullet(l.text); item || !sameSize(prev.size, l.size) || prev.bold != l.bold || p.text.Len() > maxParagraph {
		return false
	}
	large := l.size > headingSize*st.body
	flows := !ended(prev.text) && goesOn(prev.text, l.text)
	if prev.col != l.col || prev.page != l.page {
		return !large && !p.bold && !ended(prev.text) && l.x0-l.left < indent*l.size && (flows || prev.right-prev.x1 < 3*prev.size)
	}
	gap := prev.y - l.y
	if gap <= 0 || gap > 1.35*max(1, st.leading)*l.size {
		return large && gap > 0 && gap < 1.8*l.size
	}
	if large {
		return true
	}
	if l.x0-prev.x0 > indent*l.size && (len(p.lines) > 1 || prev.x0-prev.left < indent*l.size) && !p.item {
		return false // it begins with an indent
	}
	// A line that had room for the next word was the last of its paragraph.
	return flows || prev.right-prev.x1 < st.firstWord(l)+0.6*l.size
}

// goesOn reports a line that can't be the last of its paragraph, or the next
// that can't be the first of one.
func goesOn(t, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(t)
	first, _ := utf8.DecodeRuneInString(next)
	return strings.ContainsRune("，、,", last) || unicode.IsLower(first)
}

// maxParagraph is the most bytes of one paragraph: no writer's is as long.
const maxParagraph = 64 << 10

// indent is the least that begins a paragraph, in sizes.
const indent = 1.1

// firstWord is the width of the first word of l; where words have no spaces
// between them, of its first character with the marks that no line's end parts
// from it: 里， moves to the next line whole.
func (style) firstWord(l line) float64 {
	n, held := 0, false
	for _, r := range l.text {
		if r == ' ' || held && !strings.ContainsRune("，。、；：？！）」』】〕》〉”’…", r) {
			break
		}
		n++
		if page.Wide(r) {
			n++
			held = held || !strings.ContainsRune("（「『【〔《〈", r)
		}
	}
	return (l.x1 - l.x0) * float64(n) / float64(max(1, page.Cells(l.text)))
}

func ended(t string) bool { return page.EndsSentence(t) }

var bulletMark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[•●○■□◆◇▪▫‣⁃·–—*-]|\x{F0B7}|\x{F06C}|\x{F0A7}|\x{F0D8})\s*(\S.*)$`)
})

// bullet takes the mark of a list item off t.
func bullet(t string) (string, bool) {
	r, w := utf8.DecodeRuneInString(t)
	if r == '-' || r == '–' || r == '—' || r == '*' || r == '·' {
		if !strings.HasPrefix(t[w:], " ") {
			return t, false
		}
	}
	if m := bulletMark().FindStringSubmatch(t); m != nil {
		return m[1], true
	}
	return t, false
}

// add appends a line to a paragraph, with or without a space, and joins a word
// that was broken.
func (st style) add(p *para, l line) {
	t := l.text
	if rest, item := bullet(t); item && len(p.lines) == 0 {
		t = rest
	}
	p.lines = append(p.lines, l)
	before := p.text.String()
	if before == "" {
		p.text.WriteString(t)
		return
	}
	if head, ok := strings.CutSuffix(before, "\u00AD"); ok {
		p.reset(head)
	} else if st.broken(before, t) {
		p.reset(before[:len(before)-1])
	} else if last, _ := utf8.DecodeLastRuneInString(before); page.Spaced(last, t) && !hyphenEnd(before, t) {
		p.text.WriteByte(' ')
	}
	p.text.WriteString(t)
}

func (p *para) reset(s string) {
	p.text.Reset()
	p.text.WriteString(s)
}

// hyphenEnd reports a hyphen that ends a line inside a word and stays: no space
// follows it.
func hyphenEnd(before, next string) bool {
	if !strings.HasSuffix(before, "-") || len(before) < 2 {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(before[:len(before)-1])
	b, _ := utf8.DecodeRuneInString(next)
	return (unicode.IsLetter(a) || unicode.IsDigit(a)) && (unicode.IsLetter(b) || unicode.IsDigit(b))
}

// broken reports a hyphen at the end of a line that is there for the line's end
// alone. It stays where the word is known with it, or as two.
func (st style) broken(before, next string) bool {
	if !hyphenEnd(before, next) {
		return false
	}
	head := before[strings.LastIndexFunc(before[:len(before)-1], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })+1 : len(before)-1]
	tail := next
	if i := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		tail = next[:i]
	}
	head, low := strings.ToLower(head), strings.ToLower(tail)
	if r, _ := utf8.DecodeRuneInString(tail); !unicode.IsLower(r) || head == "" || strings.Contains(head, "-") {
		return false
	}
	switch {
	case st.words[head+low]:
		return true
	case st.words[head+"-"+low]:
		return false
	}
	return true
}

// Sizes of headings, in sizes of the body.
const (
	headingSize = 1.12
	titleSize   = 1.25
	maxHeading  = 200 // cells
)

// blocks makes the blocks of an article, with the levels of headings by their
// size. title is what the first page has of the title that the file gives
// itself (named), else the text of its largest line, "" where none is large.
func blocks(ps []*para, st style, named string) (out []page.Block, title string) {
	var sizes []float64
	big := 0.0
	whole := ""
	for _, p := range ps {
		if p.lines[0].page == 0 && whole == "" && page.SameTitle(p.text.String(), named) {
			whole = page.Fold(p.text.String())
		}
		if p.heading(st) && !slices.ContainsFunc(sizes, func(s float64) bool { return sameSize(s, p.size) }) {
			sizes = append(sizes, p.size)
		}
		if p.heading(st) && p.lines[0].page == 0 && p.size > titleSize*st.body && p.size > 1.05*big {
			big, title = p.size, page.Fold(p.text.String())
		}
	}
	if whole != "" {
		title = whole
	}
	slices.SortFunc(sizes, func(a, b float64) int { return sign(b - a) })
	top := 2
	if title != "" && len(sizes) > 0 && sameSize(sizes[0], big) {
		top = 1
	}
	for _, p := range ps {
		b := page.Block{Text: p.text.String(), Gap: true}
		switch {
		case p.row:
			b.Kind = article.Table
		case p.heading(st):
			b.Kind = article.Heading
			b.Level = min(6, top+slices.IndexFunc(sizes, func(s float64) bool { return sameSize(s, p.size) }))
			if page.Fold(b.Text) == title {
				b.Level = 1
			}
		case p.item:
			b.Kind, b.Level = article.ListItem, 1
		case p.note:
			b.Kind = article.Paragraph
		case p.bold:
			b.Kind, b.Strong = article.Paragraph, true
		}
		out = append(out, b)
	}
	return out, title
}

func (p *para) heading(st style) bool {
	return p.size > headingSize*st.body && !p.row && !p.note && !p.item && page.Cells(p.text.String()) <= maxHeading && strings.IndexFunc(p.text.String(), unicode.IsLetter) >= 0
}
