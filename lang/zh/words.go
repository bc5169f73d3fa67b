package zh

import (
	"unicode"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh/internal/dictfile"
	"github.com/zhongdian/zhongdian/text"
)

// Words appends the words and marks of sp to dst. Runs of Han characters are
// cut into the likeliest row of dictionary words (unigram, Viterbi); what the
// dictionary does not know stays single characters. Numbers in figures and
// Latin words are kept whole with what belongs to them (3.5%, 1,200, COVID-19,
// an address), so are runs of Chinese numerals; marks stand alone, but …… and
// —— are one mark.
func (Chinese) Words(dst []lang.Word, t string, sp text.Span) []lang.Word {
	var l lattice
	for i := sp.Start; i < sp.End; {
		r, w := decode(t[i:sp.End])
		start := i
		i += w
		switch {
		case dictfile.Han(r):
			dst, i = l.run(dst, t, start, sp.End)
		case unicode.IsSpace(r):
		case digit(r):
			var tag lang.Tag
			i, tag = number(t, start, sp.End)
			dst = append(dst, lang.Word{Span: text.Span{Start: start, End: i}, Tag: tag})
		case letter(r):
			i = latin(t, start, sp.End)
			dst = append(dst, lang.Word{Span: text.Span{Start: start, End: i}, Tag: lang.Latin})
		default:
			i = mark(t, i, sp.End, r)
			dst = append(dst, lang.Word{Span: text.Span{Start: start, End: i}, Tag: lang.Mark})
		}
	}
	return dst
}

// The lattice looks at this many characters at a time, so that a text of one
// endless run needs no more memory than a sentence; words within edge of the end
// of a full window may be cut wrong and are done again with the next.
const (
	window = 256
	edge   = 2 * dictfile.MaxWord
)

// Costs in steps of 1/dictfile.CostScale, beside those of the dictionary.
const (
	unknownCost = 18 * dictfile.CostScale // a character alone that is no word
	numeralCost = 11 * dictfile.CostScale // a run of Chinese numerals
	farCost     = 1 << 30
)

// lattice is the scratch of one Words call: the best way to each place in the
// window.
type lattice struct {
	off  [window + 1]int32  // byte offset of each character from the window's start
	code [window]uint16     // its code in the trie
	next [window]uint64     // the unit of it and the character behind it, see search
	num  [window + 1]bool   // whether it is a numeral
	cost [window + 1]int32  // of the best way to here
	size [window + 1]uint8  // characters in the last word of it
	tag  [window + 1]uint8  // its tag
	path [window + 1]uint16 // the ends of the words of the best way, backwards
}

const numeralTag = 0xFF

// run cuts the Han run that starts at start and gives where it ends.
func (l *lattice) run(dst []lang.Word, t string, start, end int) ([]lang.Word, int) {
	for {
		n, more := l.fill(t, start, end)
		l.search(n)
		at := 0
		for i := n; i > 0; i -= int(l.size[i]) {
			l.path[at] = uint16(i)
			at++
		}
		from, done := 0, n
		if more {
			done = n - edge
		}
		for at--; at >= 0 && from < done; at-- {
			to := int(l.path[at])
			tag := lang.Num
			if l.tag[to] != numeralTag {
				tag = tags[l.tag[to]]
			}
			dst = append(dst, lang.Word{Span: text.Span{Start: start + int(l.off[from]), End: start + int(l.off[to])}, Tag: tag})
			from = to
		}
		start += int(l.off[from])
		if !more {
			return dst, start
		}
	}
}

// fill reads the characters of a window; more says that the run goes on.
func (l *lattice) fill(t string, start, end int) (n int, more bool) {
	i := start
	l.cost[0] = 0
	for i < end {
		r, w := decode(t[i:end])
		if !dictfile.Han(r) {
			break
		}
		if n == window {
			more = true
			break
		}
		l.code[n] = code(r)
		l.num[n] = numeral(r)
		l.off[n] = int32(i - start)
		n++
		l.cost[n] = farCost
		i += w
	}
	l.off[n] = int32(i - start)
	l.num[n] = false
	return n, more
}

// search finds the cheapest way to every place. The second character of a word stands
// in the trie where no other has been, out of reach of the caches: all are fetched before
// the first is needed, since none of them waits for another.
func (l *lattice) search(n int) {
	root := unit(0)
	for i := range n - 1 {
		l.next[i] = unit(child(unit(child(root, l.code[i])), l.code[i+1]))
	}
	for i := range n {
		here := l.cost[i]
		l.offer(i+1, here+unknownCost, 1, 0)
		state, u := uint32(0), root
		for j := i; j < n; j++ {
			next := child(u, l.code[j])
			v := l.next[i]
			if j != i+1 {
				v = unit(next)
			}
			if !follows(state, next, v, l.code[j]) {
				break
			}
			state, u = next, v
			if cost, tag, is := entry(u); is {
				l.offer(j+1, here+cost, j+1-i, tag)
			}
		}
		if l.num[i] && (i == 0 || !l.num[i-1]) {
			for j := i + 1; l.num[j] && j-i < 2*dictfile.MaxWord; j++ {
				l.offer(j+1, here+numeralCost, j+1-i, numeralTag)
			}
		}
	}
}

func (l *lattice) offer(to int, cost int32, size int, tag uint8) {
	if cost < l.cost[to] {
		l.cost[to], l.size[to], l.tag[to] = cost, uint8(size), tag
	}
}

func numeral(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十',
		'百', '千', '万', '萬', '亿', '億', '两', '兩':
		return true
	}
	return false
}
