// Package langtest checks the laws that every lang.Language keeps: spans that
// slice back, sentences that tile their block, clauses that tile their
// sentence, words with nothing but white space between them.
package langtest

import (
	"reflect"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Check reads t as one block with l, and again as a block in the middle of a
// longer text, and fails tb at the first broken law. Bytes that are not UTF-8
// are replaced first, as an Article never holds any.
//
// The second reading is what finds an offset that was counted from the start of
// the block in place of the text; both readings must be the same but for the
// shift.
func Check(tb testing.TB, l lang.Language, t string) {
	tb.Helper()
	t = valid(t)
	a := read(tb, l, t, text.Span{End: len(t)})
	const before, after = "前文。Before it. ", "后文。After it."
	shift := len(before)
	b := read(tb, l, before+t+after, text.Span{Start: shift, End: shift + len(t)})
	b.moveBy(-shift)
	if !reflect.DeepEqual(a, b) {
		tb.Errorf("%s: reading depends on what stands around the block %q:\n alone %+v\ninside %+v", l.Tag(), t, a, b)
	}
}

// Seeds are naughty texts for the fuzz targets of every language.
func Seeds() []string {
	return []string{
		"", "a", "中", " ", "\n", "\r\n", "\ufeff中文。", "a\x00b", "\xff\xfe中", "\xe4\xb8",
		"👨‍👩‍👧‍👦来了。", "e\u0301tude. E\u0301cole.", "２０２４年１２月，增长３．５％。", "ｶﾞﾊﾞﾅﾝｽ。ガバナンス",
		"“他说‘好。’”她说。", "「他說『好。』」她說。", "“没有结束的引号。还有一句。", "”先关。“后开", "他走了……后来又回来了。", "。。。！！？？", "……",
		"《论语》（第二版）。【完】", "((([[[{{{", ")))]]]}}}", "Dr. Smith paid $3.5 to U.S. Inc. yesterday.", "“Yes.” he said. ‘No?’ she asked!",
		"1. 一。2. 二。", "一、总则", "（1）适用", "去年GDP增长5%。今年1.2万亿元", "http://example.com/a?b=c。下一句", "COVID-19 A320neo 3,000.50",
		"नमस्ते। कैसे हो?", "مرحبا؟ نعم.", "สวัสดีครับ ผมชื่อ", "안녕하세요. 네!", "——他说——不。", "A.B.C.", "...", "3.", ".5", "。”』」）》】",
	}
}

func valid(t string) string {
	if utf8.ValidString(t) {
		return t
	}
	out := make([]rune, 0, len(t))
	for _, r := range t {
		out = append(out, r)
	}
	return string(out)
}

// sentence is all that a language gives for one sentence.
type sentence struct {
	text.Span
	Clauses []text.Span
	Words   []lang.Word
	Atoms   []lang.Atom
	Cues    []lang.Cue
}

type reading []sentence

func read(tb testing.TB, l lang.Language, t string, block text.Span) reading {
	tb.Helper()
	var out reading
	at := block.Start
	for _, sp := range l.Sentences(t, block) {
		tiles(tb, l, "sentence", t, block, at, sp)
		at = sp.End
		w := l.Words(nil, t, sp)
		words(tb, l, t, sp, w)
		s := sentence{Span: sp, Words: w, Clauses: l.Clauses(t, sp, w)}
		in := sp.Start
		for _, c := range s.Clauses {
			tiles(tb, l, "clause", t, sp, in, c)
			in = c.End
		}
		if in != sp.End {
			tb.Fatalf("%s: clauses of %q end at %d, not %d", l.Tag(), sp.Slice(t), in, sp.End)
		}
		s.Atoms = l.Atoms(nil, t, sp, w, lang.Context{Published: time.Date(2024, 6, 12, 0, 0, 0, 0, time.UTC)})
		atoms(tb, l, t, sp, s.Atoms)
		s.Cues = l.Cues(nil, t, sp, w)
		last := sp.Start
		for _, c := range s.Cues {
			if c.Empty() || !c.ValidIn(t) || !sp.Contains(c.Span) || c.Start < last {
				tb.Fatalf("%s: cue %v outside, empty or out of order in %q", l.Tag(), c, sp.Slice(t))
			}
			last = c.Start
		}
		out = append(out, s)
	}
	if at != block.End {
		tb.Fatalf("%s: sentences of %q end at %d, not %d", l.Tag(), block.Slice(t), at, block.End)
	}
	return out
}

func tiles(tb testing.TB, l lang.Language, what, t string, outer text.Span, at int, sp text.Span) {
	tb.Helper()
	if sp.Empty() || sp.Start != at || sp.End > outer.End || !sp.ValidIn(t) {
		tb.Fatalf("%s: %s %v does not go on from %d in %q", l.Tag(), what, sp, at, outer.Slice(t))
	}
}

func words(tb testing.TB, l lang.Language, t string, sp text.Span, ws []lang.Word) {
	tb.Helper()
	at := sp.Start
	for _, w := range ws {
		if w.Empty() || !w.ValidIn(t) || w.Start < at || w.End > sp.End {
			tb.Fatalf("%s: word %v outside, empty or out of order in %q", l.Tag(), w, sp.Slice(t))
		}
		if w.Tag > lang.Mark {
			tb.Fatalf("%s: word %q has no such tag %d", l.Tag(), w.Slice(t), w.Tag)
		}
		space(tb, l, t[at:w.Start])
		at = w.End
		if k := l.Key(w.Slice(t)); !utf8.ValidString(k) {
			tb.Fatalf("%s: key of %q is broken: %q", l.Tag(), w.Slice(t), k)
		}
	}
	space(tb, l, t[at:sp.End])
}

func space(tb testing.TB, l lang.Language, gap string) {
	tb.Helper()
	for _, r := range gap {
		if !unicode.IsSpace(r) {
			tb.Fatalf("%s: %q lies between two words", l.Tag(), gap)
		}
	}
}

func atoms(tb testing.TB, l lang.Language, t string, sp text.Span, as []lang.Atom) {
	tb.Helper()
	var end [lang.KindSpeaker + 1]int
	last := sp.Start
	for _, a := range as {
		if a.Empty() || !a.ValidIn(t) || !sp.Contains(a.Span) || a.Start < last {
			tb.Fatalf("%s: atom %+v outside, empty or out of order in %q", l.Tag(), a, sp.Slice(t))
		}
		if a.Kind > lang.KindSpeaker || a.Value == "" {
			tb.Fatalf("%s: atom %+v has no kind or no value", l.Tag(), a)
		}
		if a.Start < end[a.Kind] {
			tb.Fatalf("%s: atom %+v overlaps one of its kind in %q", l.Tag(), a, sp.Slice(t))
		}
		last, end[a.Kind] = a.Start, a.End
		for _, in := range []text.Span{a.Of, a.Scope} {
			if in != (text.Span{}) && (!in.ValidIn(t) || !sp.Contains(in)) {
				tb.Fatalf("%s: atom %+v points outside %q", l.Tag(), a, sp.Slice(t))
			}
		}
	}
}

func (r reading) moveBy(n int) {
	move := func(sp *text.Span) {
		if *sp != (text.Span{}) {
			sp.Start, sp.End = sp.Start+n, sp.End+n
		}
	}
	for i := range r {
		move(&r[i].Span)
		for j := range r[i].Clauses {
			move(&r[i].Clauses[j])
		}
		for j := range r[i].Words {
			move(&r[i].Words[j].Span)
		}
		for j := range r[i].Atoms {
			a := &r[i].Atoms[j]
			move(&a.Span)
			move(&a.Of)
			move(&a.Scope)
		}
		for j := range r[i].Cues {
			move(&r[i].Cues[j].Span)
		}
	}
}
