package pdf

import (
	"bytes"
	"strconv"

	"github.com/zhongdian/zhongdian/fault"
)

// Bounds of one file. A bound that is hit ends the reading of what hit it, not
// of the file.
const (
	maxObjects = 500_000
	maxBudget  = 96 << 20 // of all that is unpacked
	maxStream  = 8 << 20  // of one stream, and of the content of one page
	maxKept    = 16 << 20 // of object streams that stay unpacked
	maxChain   = 64       // of references to references, of parents, of older tables
)

// file is a PDF file whose objects are found when they are asked for.
type file struct {
	data    []byte
	where   map[int]place
	trailer dict
	cache   map[int]any
	packed  map[int]*objStream
	busy    map[int]bool // object streams being opened: none can hold itself
	budget  int
	kept    int
	mended  bool
	crypt   *crypt
}

// place is where an object stands: at an offset of the file, or in an object
// stream.
type place struct {
	at    int
	in    int // number of the object stream; 0: none
	index int
}

// open finds the objects of a file. A file whose tables are damaged is searched
// for its objects, as viewers do.
func open(data []byte) (*file, error) {
	f := &file{data: data, where: map[int]place{}, trailer: dict{}, cache: map[int]any{}, packed: map[int]*objStream{}, busy: map[int]bool{}, budget: maxBudget}
	if !f.tables() || f.dict(f.trailer["Root"]) == nil {
		f.mend()
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if f.pagesRoot() == nil && !f.mended {
		f.mend()
	}
	if f.pagesRoot() == nil {
		return nil, fault.New(fault.Invalid, "the PDF file is damaged: it has no pages that can be found; open it in a viewer and save or print it anew")
	}
	return f, nil
}

func (f *file) pagesRoot() dict {
	return f.dict(f.get(f.dict(f.trailer["Root"]), "Pages"))
}

// tables reads the cross-reference tables from the last to the first.
func (f *file) tables() bool {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return false
	}
	l := lexer{data: tail, pos: i + len("startxref")}
	at, ok := l.next(0).(float64)
	seen := map[int]bool{}
	for n := 0; ok && n < maxChain; n++ {
		start := int(at)
		if start < 0 || start >= len(f.data) || seen[start] {
			return n > 0
		}
		seen[start] = true
		t := f.table(start)
		if t == nil {
			return false
		}
		for k, v := range t {
			if _, newer := f.trailer[k]; !newer {
				f.trailer[k] = v
			}
		}
		if extra, isInt := t["XRefStm"].(float64); isInt && !seen[int(extra)] && extra >= 0 && int(extra) < len(f.data) {
			seen[int(extra)] = true
			f.table(int(extra))
		}
		at, ok = t["Prev"].(float64)
	}
	return len(f.where) > 0
}

// table reads one table, plain or as a stream, and gives its trailer.
func (f *file) table(at int) dict {
	l := &lexer{data: f.data, pos: at, refs: true}
	switch v := l.next(0).(type) {
	case keyword:
		if v == "xref" {
			return f.plainTable(l)
		}
	case float64:
		l.pos = at
		if s, ok := f.objectAt(at, ref{}).(*stream); ok {
			return f.streamTable(s)
		}
	}
	return nil
}

func (f *file) plainTable(l *lexer) dict {
	l.refs = false
	for {
		first, ok := l.next(0).(float64)
		if !ok { // the keyword trailer
			break
		}
		n, _ := l.next(0).(float64)
		for i := 0; i < int(n) && i < maxObjects; i++ {
			at, ok := l.next(0).(float64)
			if !ok {
				return nil
			}
			l.next(0)
			if l.next(0) == keyword("n") {
				f.put(int(first)+i, place{at: int(at)})
			}
		}
	}
	l.refs = true
	t, _ := l.next(0).(dict)
	return t
}

func (f *file) put(n int, p place) {
	if n <= 0 || n > 1<<24 || len(f.where) >= maxObjects {
		return
	}
	if _, newer := f.where[n]; !newer {
		f.where[n] = p
	}
}

func (f *file) streamTable(s *stream) dict {
	data, ok := f.unpack(s)
	w, isArray := s.dict["W"].(array)
	if !ok || !isArray || len(w) < 3 {
		return nil
	}
	var width [3]int
	for i := range width {
		v, _ := w[i].(float64)
		if v < 0 || v > 8 {
			return nil
		}
		width[i] = int(v)
	}
	index, _ := s.dict["Index"].(array)
	if len(index) < 2 {
		size, _ := s.dict["Size"].(float64)
		index = array{0.0, size}
	}
	step := width[0] + width[1] + width[2]
	for i := 0; i+1 < len(index) && step > 0; i += 2 {
		first, _ := index[i].(float64)
		n, _ := index[i+1].(float64)
		for j := 0; j < int(n) && len(data) >= step; j++ {
			kind, a, b := field(data[:width[0]], 1), field(data[width[0]:width[0]+width[1]], 0), field(data[width[0]+width[1]:step], 0)
			data = data[step:]
			switch kind {
			case 1:
				f.put(int(first)+j, place{at: a})
			case 2:
				f.put(int(first)+j, place{in: a, index: b})
			}
		}
	}
	return s.dict
}

func field(b []byte, def int) int {
	if len(b) == 0 {
		return def
	}
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v & (1<<53 - 1)
}

// mend looks through the file for "n g obj". A later object of the same number
// is the newer one.
func (f *file) mend() {
	f.mended = true
	f.where, f.cache, f.packed = map[int]place{}, map[int]any{}, map[int]*objStream{}
	var streams []int
	for at := 0; len(f.where) < maxObjects; {
		i := bytes.Index(f.data[at:], []byte(" obj"))
		if i < 0 {
			break
		}
		at += i
		if n, start, ok := objectHead(f.data, at); ok {
			f.where[n] = place{at: start}
			head := f.data[at:min(len(f.data), at+400)]
			if bytes.Contains(head, []byte("/ObjStm")) {
				streams = append(streams, n)
			}
			f.trail(head, at)
		}
		at += 4
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		l := lexer{data: f.data, pos: at, refs: true}
		if t, ok := l.next(0).(dict); ok {
			for k, v := range t {
				f.trailer[k] = v
			}
		}
	}
	for _, n := range streams {
		if o := f.objStream(n); o != nil {
			for i, id := range o.ids {
				if _, there := f.where[id]; !there {
					f.put(id, place{in: n, index: i})
				}
			}
		}
	}
	if f.dict(f.trailer["Root"]) == nil {
		last := 0 // the newest of them: a map has no order
		for n := range f.where {
			if d := f.dict(ref{n: n}); d != nil && d["Type"] == name("Catalog") && n > last {
				last = n
			}
		}
		f.trailer["Root"] = ref{n: last}
	}
}

// trail takes what a trailer would say from the header of a stream of tables.
func (f *file) trail(head []byte, at int) {
	if !bytes.Contains(head, []byte("/XRef")) {
		return
	}
	l := lexer{data: f.data, pos: at + 4, refs: true}
	if t, ok := l.next(0).(dict); ok {
		for _, k := range []name{"Root", "Info", "Encrypt", "ID"} {
			if t[k] != nil {
				f.trailer[k] = t[k]
			}
		}
	}
}

// objectHead reads "n g" before the space at data[at:].
func objectHead(data []byte, at int) (n, start int, ok bool) {
	i := at
	for i > 0 && data[i-1] >= '0' && data[i-1] <= '9' && at-i < 6 {
		i--
	}
	if i == at || i == 0 || !space(data[i-1]) {
		return 0, 0, false
	}
	j := i - 1
	for j > 0 && data[j-1] >= '0' && data[j-1] <= '9' && i-j < 10 {
		j--
	}
	n, err := strconv.Atoi(string(data[j : i-1]))
	return n, j, err == nil && n > 0 && n <= 1<<24
}

// objectAt reads "n g obj …" at an offset; nil where nothing like it is there.
func (f *file) objectAt(at int, want ref) any {
	if at < 0 || at >= len(f.data) {
		return nil
	}
	l := &lexer{data: f.data, pos: at}
	n, ok1 := l.next(0).(float64)
	gen, ok2 := l.next(0).(float64)
	if !ok1 || !ok2 || l.next(0) != keyword("obj") || want.n != 0 && int(n) != want.n {
		return nil
	}
	id := ref{int(n), int(gen)}
	l.refs = true
	l.d = f.crypt.decoder(id)
	v := l.next(0)
	d, ok := v.(dict)
	if !ok {
		return v
	}
	save := l.pos
	if l.next(0) != keyword("stream") {
		l.pos = save
		return d
	}
	if l.at(0) == '\r' {
		l.pos++
	}
	if l.at(0) == '\n' {
		l.pos++
	}
	return &stream{dict: d, at: l.pos, id: id}
}

// rawBytes are the bytes of a stream: as many as it says, or up to endstream
// where that is wrong.
func (f *file) rawBytes(s *stream) []byte {
	n := -1
	if v, ok := f.resolve(s.dict["Length"]).(float64); ok && v >= 0 && v <= float64(len(f.data)-s.at) {
		n = int(v)
		rest := bytes.TrimLeft(f.data[s.at+n:min(len(f.data), s.at+n+20)], "\r\n \t")
		if !bytes.HasPrefix(rest, []byte("endstream")) && s.at+n < len(f.data) {
			n = -1
		}
	}
	if n < 0 {
		n = bytes.Index(f.data[s.at:], []byte("endstream"))
		if n < 0 {
			n = len(f.data) - s.at
		}
	}
	raw := f.data[s.at : s.at+n]
	if d := f.crypt.decoder(s.id); d != nil && s.dict["Type"] != name("XRef") {
		raw = d.bytes(raw)
	}
	return raw
}

// resolve follows references. It never loops and never fails: what is not
// there is nil.
func (f *file) resolve(v any) any {
	for range maxChain {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(r)
	}
	return nil
}

func (f *file) object(r ref) any {
	if v, ok := f.cache[r.n]; ok {
		return v
	}
	p, ok := f.where[r.n]
	if !ok {
		return nil
	}
	var v any
	if p.in == 0 {
		v = f.objectAt(p.at, r)
		if v == nil && !f.mended && f.data != nil && !f.isNull(p.at, r) {
			f.mend()
			return f.object(r)
		}
	} else if o := f.objStream(p.in); o != nil {
		v = o.object(r.n, p.index)
	}
	if len(f.cache) < maxObjects {
		f.cache[r.n] = v
	}
	return v
}

// isNull tells an object that is null from a table that points nowhere.
func (f *file) isNull(at int, want ref) bool {
	if at < 0 || at >= len(f.data) {
		return false
	}
	l := &lexer{data: f.data, pos: at}
	n, ok := l.next(0).(float64)
	l.next(0)
	return ok && int(n) == want.n && l.next(0) == keyword("obj")
}

// objStream is an object stream, unpacked once.
type objStream struct {
	data  []byte
	ids   []int
	where []int
}

func (f *file) objStream(n int) *objStream {
	if o, ok := f.packed[n]; ok {
		return o
	}
	if p := f.where[n]; p.in != 0 || f.busy[n] { // none may stand in another
		return nil
	}
	f.busy[n] = true
	defer delete(f.busy, n)
	s, ok := f.objectAt(f.where[n].at, ref{n: n}).(*stream)
	if !ok {
		return nil
	}
	count, _ := f.resolve(s.dict["N"]).(float64)
	first, _ := f.resolve(s.dict["First"]).(float64)
	data, ok := f.unpack(s)
	if !ok || first < 0 || int(first) > len(data) || f.kept > maxKept {
		return nil
	}
	f.kept += len(data)
	o := &objStream{data: data}
	l := lexer{data: data[:int(first)]}
	for range min(int(count), maxObjects) {
		id, ok1 := l.next(0).(float64)
		at, ok2 := l.next(0).(float64)
		if !ok1 || !ok2 {
			break
		}
		o.ids, o.where = append(o.ids, int(id)), append(o.where, int(first)+int(at))
	}
	f.packed[n] = o
	return o
}

func (o *objStream) object(n, index int) any {
	if index < 0 || index >= len(o.ids) || o.ids[index] != n {
		index = -1
		for i, id := range o.ids {
			if id == n {
				index = i
			}
		}
		if index < 0 {
			return nil
		}
	}
	at := o.where[index]
	if at < 0 || at >= len(o.data) {
		return nil
	}
	l := lexer{data: o.data, pos: at, refs: true}
	v := l.next(0)
	if _, ok := v.(keyword); ok {
		return nil
	}
	return v
}

// get is the first of some keys that d has, resolved.
func (f *file) get(d dict, keys ...name) any {
	for _, k := range keys {
		if v := f.resolve(d[k]); v != nil {
			return v
		}
	}
	return nil
}

// dict is v as a dictionary, also that of a stream; nil where it is none.
func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) number(v any, def float64) float64 {
	if n, ok := f.resolve(v).(float64); ok {
		return n
	}
	return def
}
