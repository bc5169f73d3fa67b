package zh

import (
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// glyph is one character of a sentence, folded, white space left out.
type glyph struct {
	r      rune
	at     int32  // first byte in the text
	end    int32  // byte behind it
	word   int32  // index of its word
	bucket uint16 // the phrases it opens
	first  bool   // opens its word
	last   bool   // ends its word
	gap    bool   // white space stands before it
}

// reader finds the atoms of one sentence. All places in it are glyph indexes.
type reader struct {
	t     string
	sp    text.Span
	words []lang.Word
	from  []int32 // first glyph of each word, and one more
	ctx   lang.Context
	lex   *lexiconTable
	g     []glyph
	dst   []lang.Atom
	mine  int      // where the atoms of this sentence begin in dst
	taken []uint8  // per glyph: what kind of atom covers it already
	asked struct { // the number that was asked for last, see quantity
		at        int
		q         quantity
		ok, known bool
	}
}

// What covers a glyph.
const (
	takenFigure uint8 = 1 << iota // a number or date
	takenName
)

var readers = sync.Pool{New: func() any { return new(reader) }}

// Atoms appends the numbers, dates, names, speakers, negations, hedges,
// quantifiers, conditions, comparisons and causes of a sentence. Their normal
// forms are described beside the methods that find them.
func (Chinese) Atoms(dst []lang.Atom, t string, sentence text.Span, words []lang.Word, c lang.Context) []lang.Atom {
	if len(words) == 0 {
		return dst
	}
	rd := readers.Get().(*reader)
	rd.t, rd.sp, rd.words, rd.ctx, rd.lex = t, sentence, words, c, lexicon()
	rd.dst, rd.mine = dst, len(dst)
	rd.asked.known = false
	rd.fill()
	rd.figures()
	rd.names()
	rd.polarity()
	rd.speakers()
	out := rd.dst
	mine := out[rd.mine:]
	slices.SortStableFunc(mine, func(a, b lang.Atom) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return int(a.Kind) - int(b.Kind)
	})
	rd.t, rd.words, rd.dst = "", nil, nil
	readers.Put(rd)
	return out
}

// fill reads the glyphs of the sentence.
func (rd *reader) fill() {
	rd.g, rd.from = rd.g[:0], rd.from[:0]
	at := rd.sp.Start
	for k, w := range rd.words {
		rd.from = append(rd.from, int32(len(rd.g)))
		gap := w.Start > at
		for i := w.Start; i < w.End; {
			r, n := decode(rd.t[i:w.End])
			if r <= 0x3000 && unicode.IsSpace(r) { // none is beyond
				i += n
				continue
			}
			folded := foldRune(r)
			rd.g = append(rd.g, glyph{
				r: folded, bucket: rd.lex.bucket(folded), at: int32(i), end: int32(i + n), word: int32(k),
				first: i == w.Start, last: i+n == w.End, gap: gap && i == w.Start,
			})
			i += n
		}
		at = w.End
	}
	rd.from = append(rd.from, int32(len(rd.g)))
	rd.taken = rd.taken[:0]
	for range rd.g {
		rd.taken = append(rd.taken, 0)
	}
}

// at gives the character at glyph i, 0 outside the sentence.
func (rd *reader) at(i int) rune {
	if i < 0 || i >= len(rd.g) {
		return 0
	}
	return rd.g[i].r
}

// tag gives the tag of the word that glyph i is in.
func (rd *reader) tag(i int) lang.Tag {
	if i < 0 || i >= len(rd.g) {
		return lang.Mark
	}
	return rd.words[rd.g[i].word].Tag
}

// span gives the bytes of glyphs i to j.
func (rd *reader) span(i, j int) text.Span {
	if i >= j {
		return text.Span{}
	}
	return text.Span{Start: int(rd.g[i].at), End: int(rd.g[j-1].end)}
}

// key gives the folded characters of glyphs i to j.
func (rd *reader) key(i, j int) string {
	b := make([]byte, 0, 3*(j-i))
	for ; i < j; i++ {
		b = utf8.AppendRune(b, rd.g[i].r)
	}
	return string(b)
}

// emit appends an atom over glyphs i to j.
func (rd *reader) emit(i, j int, a lang.Atom) {
	if i >= j || a.Value == "" {
		return
	}
	a.Span = rd.span(i, j)
	rd.dst = append(rd.dst, a)
}

// take marks glyphs i to j as covered.
func (rd *reader) take(i, j int, by uint8) {
	for ; i < j; i++ {
		rd.taken[i] |= by
	}
}

// wordStart and wordEnd give the glyph borders of the word that glyph i is in.
func (rd *reader) wordStart(i int) int { return int(rd.from[rd.g[i].word]) }
func (rd *reader) wordEnd(i int) int   { return int(rd.from[rd.g[i].word+1]) }
