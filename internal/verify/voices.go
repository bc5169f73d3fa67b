package verify

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// How the speaker of a point stands to the voices of its source.
const (
	voiceNone    = -1 // the word belongs to no speaker
	voiceUnknown = 0  // named nowhere in the article
	voiceFar     = 1  // named, far from what is said
	voiceNear    = 2  // named beside it
	voiceSame    = 3  // the one who says it in the article
	voiceOther   = 4  // somebody else says it in the article
	voiceAuthor  = 5  // the author, and nobody else is named
	voiceMistake = 6  // the author, though the article names somebody
)

// author reports whether a speaker is the article itself.
func author(v string) bool {
	switch v {
	case "作者", "笔者", "文章", "本文", "报道", "报告", "author", "the author", "article", "the article", "writer", "he", "she", "they", "it", "他", "她", "他们", "其", "i", "we", "我", "我们":
		return true
	}
	return false
}

// sameVoice reports whether two normal forms name the same speaker: one within
// the other, or an abbreviation of it (its characters in their order).
func sameVoice(a, b string) bool {
	if a == b {
		return true
	}
	if a != "" && b != "" && a[0] < utf8.RuneSelf && b[0] < utf8.RuneSelf {
		return strings.Contains(" "+a, " "+b) || strings.Contains(" "+b, " "+a) // us is no part of russia
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return false
	}
	k := 0
	for _, r := range y {
		if k < len(x) && x[k] == r {
			k++
		}
	}
	return k == len(x) && x[0] > 0x2E80
}

// initialsIn reports whether a name in small letters has the initials that text has in capitals: the IMF, of the
// international monetary fund.
func initialsIn(name, text string) bool {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		if w != "the" && w != "of" && w != "and" && w != "for" {
			b.WriteString(strings.ToUpper(w[:1]))
		}
	}
	return b.Len() >= leastInitials && strings.Contains(text, b.String())
}

// voice judges one speaker of the point by what its words meet.
func (m *match) voice(a atom, meet []int32) int {
	votes := map[string]float64{}
	sents := map[int32]bool{}
	for i, w := range m.p.words {
		if meet[i] < 0 || w.sent != a.sent || int32(i) >= a.from && int32(i) < a.to || !a.Scope.Overlaps(w.Span) || !w.tag.Content() {
			continue
		}
		at := m.ix.words[meet[i]]
		sents[at.sent] = true
		lo, hi := m.ix.atomsOf(at.sent)
		for _, b := range m.ix.atoms[lo:hi] {
			if b.Kind == lang.KindSpeaker && b.Scope.Overlaps(at.Span) {
				votes[b.Value] += w.weight
			}
		}
	}
	same, other := 0.0, 0.0
	for v, n := range votes {
		switch {
		case sameVoice(a.Value, v), m.byInitials(a) && initialsIn(v, a.Slice(m.p.text)):
			same += n
		case !author(v):
			other += n
		}
	}
	switch {
	case author(a.Value) && other > 0 && other > same:
		return voiceMistake
	case author(a.Value):
		return voiceAuthor
	case same > 0 && same >= 0.3*other:
		return voiceSame
	}
	// A title or a name that stands beside what is said is enough: the article
	// may call the speaker by another.
	near := m.named(a, sents)
	if other > 0 && near < voiceNear {
		return voiceOther
	}
	return near
}

// named looks for the speaker's name beside the sentences that are met.
func (m *match) named(a atom, sents map[int32]bool) int {
	best := voiceUnknown
	for i := a.from; i < a.to; i++ {
		w := m.p.words[i]
		if !isName(w.tag) && !m.p.named[i] && w.tag != lang.Noun {
			continue
		}
		for _, at := range m.ix.at.of(m.p.syms[w.from]) {
			if !m.sameAt(w, at) {
				continue
			}
			best = max(best, voiceFar)
			s := m.ix.words[m.ix.owner[at]].sent
			for d := int32(-2); d <= 2; d++ {
				if sents[s+d] {
					return voiceNear
				}
			}
		}
	}
	return best
}
