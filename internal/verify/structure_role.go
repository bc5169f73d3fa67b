package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// How many words to each side of a pivot are looked at.
const (
	roleReachPoint = 6
	roleReachText  = 9
	maxPivots      = 6 // places of one word in a sentence
)

// roles looks at each verb and preposition that the point shares with its
// sentence: who stands before it there and behind it here, and the other way,
// has changed roles.
func (x *structure) changedRoles(ed *edit) {
	pt := x.p.parts[ed.part]
	for w := pt.from; w < pt.to; w++ {
		if !pivot(x.p.words[w].tag, x.p.letters(x.p.words[w].from, x.p.words[w].to)) {
			continue
		}
		left, right := x.p.side(w, -1, roleReachPoint), x.p.side(w, 1, roleReachPoint)
		if len(left) == 0 || len(right) == 0 {
			continue
		}
		x.roleAt(ed, w, left, right)
	}
}

// roleAt compares the sides of pivot w with those of the same word in the
// sentence; one place where nobody changed sides clears it.
func (x *structure) roleAt(ed *edit, w int32, left, right []int32) {
	s := x.ix.sents[ed.sent]
	full, half, tries := int32(-1), int32(-1), maxPivots
	for k := s.from; k < s.to; k++ {
		if o := x.ix.words[k]; o.from < ed.first-3 || o.from >= ed.end+3 {
			continue
		}
		if x.ix.words[k].key != x.p.words[w].key || x.p.words[w].key < 0 {
			continue
		}
		if tries--; tries < 0 {
			return
		}
		lt, rt := x.sideText(k, -1), x.sideText(k, 1)
		lr := x.crossed(left, rt, lt) // stands left here, right there
		rl := x.crossed(right, lt, rt)
		switch {
		case lr.stays || rl.stays:
			return
		case lr.who >= 0 && rl.who >= 0:
			full = lr.who
		case lr.who >= 0:
			half = lr.who
		case rl.who >= 0:
			half = rl.who
		}
	}
	if x.passive(ed) {
		return
	}
	switch {
	case full >= 0:
		x.add(symptomRole, full, full+1, x.ix.words[s.from].Span)
	case half >= 0:
		x.add(symptomRoleHalf, half, half+1, x.ix.words[s.from].Span)
	}
}

type crossing struct {
	who   int32 // word that stands on the other side; -1: none
	stays bool  // one that stands on this side
}

func (x *structure) crossed(words []int32, there, here string) crossing {
	c := crossing{who: -1}
	for _, w := range words {
		t := x.p.letters(x.p.words[w].from, x.p.words[w].to)
		switch h := strings.Contains(here, t); {
		case h:
			c.stays = true
		case strings.Contains(there, t) && c.who < 0:
			c.who = w
		}
	}
	return c
}

// pivot reports whether a word can part two who act on each other.
func pivot(t lang.Tag, s string) bool {
	switch s {
	case "是", "有", "在", "于", "说", "称", "为", "以", "从", "表示", "认为", "指出", "中", "到", "会", "要", "也":
		return false
	}
	return t == lang.Verb || t == lang.Prep || t == lang.Conj
}

// side gives the things that stand up to n words before (d -1) or behind w in
// its clause.
func (st *stream) side(w, d int32, n int) []int32 {
	var out []int32
	part := st.words[w].part
	for k := w + d; n > 0 && k >= 0 && int(k) < len(st.words) && st.words[k].part == part; k, n = k+d, n-1 {
		if d > 0 && st.parted(st.words[k].from) || d < 0 && st.parted(st.words[k+1].from) {
			break
		}
		if o := st.words[k]; isThing(o.tag) && o.tag != lang.Num && o.tag != lang.Time && (o.to-o.from > 1 || st.syms[o.from] > firstWord) {
			out = append(out, k)
		}
	}
	return out
}

// sideText gives the letters beside word k of the article.
func (x *structure) sideText(k, d int32) string {
	st := x.ix.stream
	end := k
	for n := 0; n < roleReachText; n++ {
		next := end + d
		if next < 0 || int(next) >= len(st.words) || st.words[next].part != st.words[k].part {
			break
		}
		end = next
	}
	if d < 0 {
		return st.letters(st.words[end].from, st.words[k].from)
	}
	return st.letters(st.words[k].to, st.words[end].to)
}

// passive reports whether just one of clause and sentence is in the passive:
// then all sides are changed, and rightly.
func (x *structure) passive(ed *edit) bool {
	s := x.ix.sents[ed.sent]
	return x.p.turned(ed.p0, ed.p1) != x.ix.turned(x.ix.words[s.from].from, x.ix.words[s.to-1].to)
}

// turned says which of the words by which the sides of a verb change stand among
// symbols [from,to), a bit each.
func (st *stream) turned(from, to int32) (out uint16) {
	for i := from; i < to; i++ {
		switch st.syms[i] {
		case '被':
			out |= 1
		case '由':
			out |= 1 << 1
		case '遭':
			out |= 1 << 2
		case '受':
			out |= 1 << 3
		case '获':
			out |= 1 << 4
		case '让':
			out |= 1 << 5
		case '把':
			out |= 1 << 6
		case '将':
			out |= 1 << 7
		default:
			if w := st.words[st.owner[i]].Span; w.Len() == len("by") && strings.EqualFold(w.Slice(st.text), "by") {
				out |= 1 << 8
			}
		}
	}
	return out
}
