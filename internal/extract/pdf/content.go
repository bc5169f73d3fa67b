package pdf

import (
	"math"
)

// Bounds of what is drawn.
const (
	maxFonts  = 10_000
	maxOps    = 20_000_000 // operators of a file
	maxRuns   = 200_000    // strings shown on one page
	maxText   = 6 << 20    // bytes of text of a file
	maxForms  = 5_000      // forms drawn in a file
	maxDepth  = 12         // of forms in forms
	maxStack  = 64         // of saved states
	tinyType  = 1.0        // points: smaller is not for readers
	spaceGap  = 0.18       // of the size: a wider gap is a space
	splitGap  = 0.9        // of the size: a wider gap ends a run
	riseLimit = 0.35       // of the size: within one line
)

type matrix [6]float64

var ident = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) ok() bool {
	for _, v := range m {
		if math.IsNaN(v) || math.Abs(v) > 1e7 {
			return false
		}
	}
	return true
}

// run is a piece of text on one line, as it was shown.
type run struct {
	text   []byte
	x0, x1 float64 // left and right end, in points
	y      float64 // of the baseline, upwards
	size   float64
	font   *font
	ghost  bool // neither filled nor drawn: the text under a scanned picture
}

// state is the graphics state that matters for text.
type state struct {
	ctm                         matrix
	font                        *font
	size                        float64
	char, word, scale, lead, up float64
	mode                        int
}

// reader draws pages to collect their text.
type reader struct {
	f      *file
	fonts  map[int]*font
	all    []*font
	ops    int
	forms  int
	bytes  int
	images int
}

// painter draws one page.
type painter struct {
	*reader
	runs     []run
	st       state
	stack    []state
	tm, line matrix
	marks    []bool // open marked content: whether it is furniture
	hidden   int    // how many of them are
}

// draw interprets a content stream with its resources.
func (p *painter) draw(data []byte, res dict, depth int) {
	l := lexer{data: data}
	args := make([]any, 0, 16)
	for p.ops < maxOps && len(p.runs) < maxRuns && p.bytes < maxText {
		v := l.next(0)
		if _, over := v.(end); over {
			return
		}
		k, ok := v.(keyword)
		if !ok {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		p.ops++
		if k == "BI" {
			skipImage(&l)
			p.images++
		} else {
			p.op(string(k), args, res, depth)
		}
		args = args[:0]
	}
}

// skipImage passes over the bytes of an inline image.
func skipImage(l *lexer) {
	for l.pos+2 < len(l.data) {
		if l.data[l.pos] == 'E' && l.data[l.pos+1] == 'I' && l.pos > 0 && space(l.data[l.pos-1]) && space(l.data[l.pos+2]) {
			l.pos += 2
			return
		}
		l.pos++
	}
	l.pos = len(l.data)
}

func (p *painter) op(k string, args []any, res dict, depth int) {
	num := func(i int) float64 {
		if i < len(args) {
			v, _ := args[i].(float64)
			return v
		}
		return 0
	}
	str := func(i int) []byte {
		if i < len(args) {
			b, _ := args[i].([]byte)
			return b
		}
		return nil
	}
	six := func() matrix { return matrix{num(0), num(1), num(2), num(3), num(4), num(5)} }
	switch k {
	case "q":
		if len(p.stack) < maxStack {
			p.stack = append(p.stack, p.st)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			p.st, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		p.st.ctm = six().mul(p.st.ctm)
	case "BT":
		p.tm, p.line = ident, ident
	case "Tf":
		if len(args) == 2 {
			n, _ := args[0].(name)
			p.st.font, p.st.size = p.reader.font(res, n), num(1)
		}
	case "Tc":
		p.st.char = num(0)
	case "Tw":
		p.st.word = num(0)
	case "Tz":
		p.st.scale = num(0) / 100
	case "TL":
		p.st.lead = num(0)
	case "Ts":
		p.st.up = num(0)
	case "Tr":
		p.st.mode = int(num(0))
	case "Td":
		p.move(num(0), num(1))
	case "TD":
		p.st.lead = -num(1)
		p.move(num(0), num(1))
	case "Tm":
		p.tm = six()
		p.line = p.tm
	case "T*":
		p.move(0, -p.st.lead)
	case "Tj":
		p.show(str(0))
	case "'":
		p.move(0, -p.st.lead)
		p.show(str(0))
	case "\"":
		p.st.word, p.st.char = num(0), num(1)
		p.move(0, -p.st.lead)
		p.show(str(2))
	case "TJ":
		if len(args) > 0 {
			list, _ := args[0].(array)
			p.showAll(list)
		}
	case "Do":
		if len(args) > 0 {
			n, _ := args[0].(name)
			p.object(res, n, depth)
		}
	case "BMC", "BDC":
		p.mark(args)
	case "EMC":
		if n := len(p.marks); n > 0 {
			if p.marks[n-1] {
				p.hidden--
			}
			p.marks = p.marks[:n-1]
		}
	}
}

// mark opens marked content. What the file itself calls an artifact is a header,
// a footer, a page number or a watermark.
func (p *painter) mark(args []any) {
	if len(p.marks) >= 1000 {
		return
	}
	tag, _ := first(args).(name)
	furniture := tag == "Artifact"
	if furniture {
		p.hidden++
	}
	p.marks = append(p.marks, furniture)
}

func first(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.mul(p.line)
	p.tm = p.line
}

// object draws a form: a page within the page. Pictures are counted.
func (p *painter) object(res dict, n name, depth int) {
	s, ok := p.f.resolve(p.f.dict(res["XObject"])[n]).(*stream)
	if !ok {
		return
	}
	if kind, _ := p.f.resolve(s.dict["Subtype"]).(name); kind != "Form" {
		p.images++
		return
	}
	if p.forms++; depth >= maxDepth || p.forms > maxForms {
		return
	}
	data, ok := p.f.unpack(s)
	if !ok {
		return
	}
	own := p.f.dict(s.dict["Resources"])
	if own == nil {
		own = res
	}
	save, stack, tm, line := p.st, p.stack, p.tm, p.line
	p.stack = nil
	if m, _ := p.f.resolve(s.dict["Matrix"]).(array); len(m) == 6 {
		var at matrix
		for i := range at {
			at[i] = p.f.number(m[i], ident[i])
		}
		p.st.ctm = at.mul(p.st.ctm)
	}
	p.draw(data, own, depth+1)
	p.st, p.stack, p.tm, p.line = save, stack, tm, line
}

// showAll shows the strings of TJ with the shifts between them.
func (p *painter) showAll(list array) {
	for _, v := range list {
		switch v := v.(type) {
		case []byte:
			p.show(v)
		case float64:
			p.tm = matrix{1, 0, 0, 1, -v / 1000 * p.st.size * p.st.scale, 0}.mul(p.tm)
		}
	}
}

// show puts a string on the page, in as many runs as it has wide gaps.
func (p *painter) show(s []byte) {
	st := &p.st
	if st.font == nil || len(s) == 0 {
		return
	}
	for len(s) > 0 && len(p.runs) < maxRuns && p.bytes < maxText {
		text, width, space, rest := st.font.next(s)
		s = rest
		at := matrix{st.size * st.scale, 0, 0, st.size, 0, st.up}.mul(p.tm).mul(st.ctm)
		step := width/1000*st.size + st.char
		if space {
			step += st.word
		}
		drawn := width / 1000 * at[0]
		p.tm = matrix{1, 0, 0, 1, step * st.scale, 0}.mul(p.tm)
		size := math.Abs(at[3])
		// Text that stands upright or on its head is a watermark or an axis.
		if !at.ok() || size < tinyType || math.Abs(at[1]) > 0.3*size || at[0] <= 0 || p.hidden > 0 || st.mode == 7 {
			continue
		}
		p.put(text, at[4], at[4]+drawn, at[5], size, st.mode == 3)
	}
}

// put adds a character to the last run, where it goes on with that.
func (p *painter) put(text string, x0, x1, y, size float64, ghost bool) {
	p.bytes += len(text)
	if n := len(p.runs); n > 0 {
		last := &p.runs[n-1]
		gap := x0 - last.x1
		same := last.font == p.st.font && last.ghost == ghost && math.Abs(last.size-size) < 0.01*size && math.Abs(last.y-y) < 0.01*size
		if same && gap > -0.5*size && gap < splitGap*size {
			if gap > spaceGap*size && !wideEnd(last.text) {
				last.text = append(last.text, ' ')
			}
			last.text = append(last.text, text...)
			last.x1 = max(last.x1, x1)
			return
		}
	}
	p.runs = append(p.runs, run{text: []byte(text), x0: x0, x1: x1, y: y, size: size, font: p.st.font, ghost: ghost})
}
