package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// line is one line of a column of a page.
type line struct {
	text   string
	x0, x1 float64
	y      float64
	size   float64
	bold   bool
	page   int
	col    int     // columns are numbered through the file
	left   float64 // edges of the column
	right  float64
	inner  float64 // place on the page: 0 its foot, 1 its head
	cells  []span  // of its pieces that stand apart, where there are several
	row    bool    // its pieces are the cells of a table
}

// span is where a piece of a line begins and ends, in points.
type span struct{ x0, x1 float64 }

// wideEnd reports text that ends in a character written without spaces.
func wideEnd(t []byte) bool {
	r, _ := utf8.DecodeLastRune(t)
	return page.Wide(r) || r == ' '
}

// rows joins the runs of a page that stand on one line and close together. A
// wide gap between two is the space between columns.
func rows(runs []run) []line {
	slices.SortStableFunc(runs, func(a, b run) int {
		if a.y != b.y {
			if a.y > b.y {
				return -1
			}
			return 1
		}
		return sign(a.x0 - b.x0)
	})
	var out []line
	for i := 0; i < len(runs); {
		j, main := i+1, runs[i] // small figures stand around the largest
		for j < len(runs) && oneLine(main, runs[j]) {
			if runs[j].size > main.size {
				main = runs[j]
			}
			j++
		}
		band := runs[i:j]
		slices.SortStableFunc(band, func(a, b run) int { return sign(a.x0 - b.x0) })
		out = append(out, across(band)...)
		i = j
	}
	return out
}

// oneLine reports whether b, not above a, may stand on its line. Small figures
// stand higher or lower.
func oneLine(a, b run) bool {
	limit := riseLimit
	if big := max(a.size, b.size); min(a.size, b.size) < 0.8*big {
		limit = 0.5
	}
	return a.y-b.y < limit*max(a.size, b.size)
}

func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

// across cuts the runs of one height into lines at wide gaps.
func across(band []run) []line {
	var out []line
	var text strings.Builder
	var cur line
	bold, n := 0, 0
	flush := func() {
		cur.text = plainLetters(page.Fold(text.String()))
		cur.bold = 2*bold > n
		if cur.text != "" {
			out = append(out, cur)
		}
		text.Reset()
		bold, n = 0, 0
	}
	for i, r := range band {
		gap := r.x0 - cur.x1
		size := max(r.size, cur.size)
		if i > 0 && gap < 1.3*size {
			// Bold made by printing twice: the same text in the same place.
			if gap < -0.8*(r.x1-r.x0) && strings.HasSuffix(text.String(), string(r.text)) {
				continue
			}
			before, _ := utf8.DecodeLastRuneInString(text.String())
			if rise := r.y - cur.y; r.size < 0.8*cur.size && math.Abs(rise) > 0.12*cur.size {
				r.text = small(r.text, rise > 0)
			}
			if gap > spaceGap*size && page.Spaced(before, string(r.text)) {
				text.WriteByte(' ')
			}
			if n < len(r.text) {
				cur.size, cur.y = r.size, r.y
			}
			cur.x1 = max(cur.x1, r.x1)
		} else {
			if i > 0 {
				flush()
			}
			cur = line{x0: r.x0, x1: r.x1, y: r.y, size: r.size}
		}
		text.Write(r.text)
		n += len(r.text)
		if r.font.bold {
			bold += len(r.text)
		}
	}
	flush()
	return out
}

// small writes small raised and lowered figures as such: 10 with a small 5 above
// it is not 105, and the mark of a footnote is not part of the number before it.
func small(t []byte, up bool) []byte {
	figures := []rune("₀₁₂₃₄₅₆₇₈₉")
	if up {
		figures = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	}
	out := make([]byte, 0, 3*len(t))
	for _, c := range t {
		switch {
		case c >= '0' && c <= '9':
			out = utf8.AppendRune(out, figures[c-'0'])
		case c == '-' || c == ',' || c == ' ' || c == '*' || c == '[' || c == ']':
			out = append(out, c)
		default:
			return t
		}
	}
	return out
}

// order puts the lines of a page in reading order: column by column, between
// the lines that run over all columns.
func order(ls []line, firstCol int) []line {
	gutters := findGutters(ls)
	if len(gutters) == 0 {
		ls = whole(ls)
		setColumn(ls, firstCol)
		return ls
	}
	var out []line
	col := firstCol
	var band [][]line
	reset := func() { band = make([][]line, len(gutters)+1) }
	flush := func() {
		for _, b := range band {
			if len(b) > 0 {
				b = whole(b)
				setColumn(b, col)
				out = append(out, b...)
				col++
			}
		}
		reset()
	}
	reset()
	var over []line
	for i, l := range ls {
		c := columnOf(l, gutters)
		if c < 0 {
			flush()
			over = append(over, l)
			continue
		}
		if below(band, l) && (alone(ls[i:], gutters, c) || heads(ls[i:], band[c])) {
			flush()
		}
		if len(over) > 0 {
			over = whole(over)
			setColumn(over, col)
			col++
			out = append(out, over...)
			over = nil
		}
		band[c] = append(band[c], l)
	}
	flush()
	if len(over) > 0 {
		over = whole(over)
		setColumn(over, col)
		out = append(out, over...)
	}
	return out
}

// below reports a line that stands apart below all columns.
func below(band [][]line, l line) bool {
	for _, b := range band {
		if len(b) == 0 || b[len(b)-1].y-l.y < 1.9*l.size {
			return false
		}
	}
	return true
}

// alone reports that the lines from here on stand in column c, up to one that
// runs over all: what follows below the columns is not the end of one of them.
func alone(ls []line, gutters []float64, c int) bool {
	for _, l := range ls {
		switch columnOf(l, gutters) {
		case c:
		case -1:
			return true
		default:
			return false
		}
	}
	return true
}

// heads reports a line in larger type than the column above it, with nothing
// beside it: the heading of what stands below in all columns.
func heads(ls []line, above []line) bool {
	l := ls[0]
	if len(above) == 0 || l.size < 1.1*above[len(above)-1].size {
		return false
	}
	return len(ls) < 2 || ls[1].y < l.y-l.size
}

// whole joins the pieces of one line of a column: words far apart in a justified
// line, a list mark and its item, the cells of a row.
func whole(ls []line) []line {
	out := ls[:0]
	for _, l := range ls {
		if n := len(out); n > 0 {
			prev := &out[n-1]
			if math.Abs(prev.y-l.y) < 0.3*min(prev.size, l.size) && l.x0 >= prev.x1 {
				if prev.cells == nil {
					prev.cells = []span{{prev.x0, prev.x1}}
				}
				prev.cells = append(prev.cells, span{l.x0, l.x1})
				prev.text += " " + l.text
				prev.x1 = l.x1
				prev.bold = prev.bold && l.bold
				continue
			}
		}
		out = append(out, l)
	}
	for i := 1; i < len(out); i++ {
		if aligned(out[i-1].cells, out[i].cells) {
			out[i-1].row, out[i].row = true, true
		}
	}
	return out
}

// aligned reports the cells of two rows of a table: as many, and each but the
// first begins, ends or has its middle below the other's.
func aligned(a, b []span) bool {
	if len(a) < 2 || len(a) != len(b) {
		return false
	}
	const near = 3
	for i := 1; i < len(a); i++ {
		left, right := math.Abs(a[i].x0-b[i].x0), math.Abs(a[i].x1-b[i].x1)
		middle := math.Abs(a[i].x0+a[i].x1-b[i].x0-b[i].x1) / 2
		if min(left, right, middle) > near {
			return false
		}
	}
	return true
}

// columnOf is the column of a line between gutters, -1 for one that crosses
// any.
func columnOf(l line, gutters []float64) int {
	for i, g := range gutters {
		if l.x0 < g-1 && l.x1 > g+1 {
			return -1
		}
		if l.x1 <= g+1 {
			return i
		}
	}
	return len(gutters)
}

// setColumn numbers the lines of a column and gives them its edges.
func setColumn(ls []line, col int) {
	left, right := math.Inf(1), math.Inf(-1)
	for _, l := range ls {
		left, right = min(left, l.x0), max(right, l.x1)
	}
	for i := range ls {
		ls[i].col, ls[i].left, ls[i].right = col, left, right
	}
}

// Bounds of columns.
const (
	minColumnLines = 5   // a column has at least so many lines
	maxColumns     = 5   // of a page
	fullLine       = 0.6 // lines fill this share of their column, or it is a table
)

// findGutters gives the middles of the empty strips between columns of prose.
func findGutters(ls []line) []float64 {
	if len(ls) < 2*minColumnLines {
		return nil
	}
	left, right := math.Inf(1), math.Inf(-1)
	for _, l := range ls {
		left, right = min(left, l.x0), max(right, l.x1)
	}
	const bins = 400
	width := (right - left) / bins
	if width <= 0 || math.IsInf(width, 0) {
		return nil
	}
	var cover [bins + 1]int // how many lines lie over each strip
	for _, l := range ls {
		a, b := int((l.x0-left)/width), int((l.x1-left)/width)
		for i := max(0, a); i <= min(bins, b); i++ {
			cover[i]++
		}
	}
	few := len(ls) / 8
	var out []float64
	for i := 20; i < bins-20 && len(out) < maxColumns-1; i++ {
		if cover[i] > few {
			continue
		}
		best, j := i, i
		for ; j < bins && cover[j] <= few; j++ {
			if cover[j] < cover[best] {
				best = j
			}
		}
		end := best
		for end < j && cover[end] == cover[best] {
			end++
		}
		g := left + width*float64(best+end)/2
		if prose(ls, out, g) {
			out = append(out, g)
		}
		i = j
	}
	if len(out) > 0 && !prose(ls, out, math.Inf(1)) {
		return nil
	}
	return out
}

// prose reports whether the lines between the last of the gutters and g are a
// column of text: enough of them, and most as wide as it.
func prose(ls []line, gutters []float64, g float64) bool {
	from := math.Inf(-1)
	if len(gutters) > 0 {
		from = gutters[len(gutters)-1]
	}
	left, right := math.Inf(1), math.Inf(-1)
	n, sum, ys := 0, 0.0, map[int]bool{}
	for _, l := range ls {
		if l.x0 >= from-1 && l.x1 <= g+1 {
			left, right = min(left, l.x0), max(right, l.x1)
			n++
			sum += l.x1 - l.x0
			ys[int(l.y)] = true
		}
	}
	return n >= minColumnLines && len(ys) >= minColumnLines && sum >= fullLine*float64(n)*(right-left)
}
