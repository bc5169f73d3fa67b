package verify

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// The features of a speaker: how the article knows the one who is said to say
// it, and whom it lets speak where the words stand.
const (
	spAuthor     = iota // the article itself
	spKnown             // share of the speaker's words that the article has
	spHeadKnown         // the name, or the last noun, is among them
	spHeadName          // it is a name
	spHeadSeen          // in how many sentences, log
	spBefore            // sentences back to where it last stands; 0: in the very sentence
	spAfter             // sentences on to where it next stands
	spBlock             // it stands in the same paragraph
	spSame              // the sentence, or one beside it, lets the same one speak
	spOther             // the sentence lets another one speak, named
	spPronoun           // ... or one named before
	spPast              // the last one whom the article lets speak: 1 the same, -1 another, 0 nobody
	spPastFar           // how many sentences back
	spBetween           // other names between the speaker's and the words
	spRecent            // how many other persons and bodies were named since
	spCover             // how well the words are covered
	spShare             // how much of them one sentence covers
	spFirst             // the sentence says "I" or "we"
	spVoices            // how many the article lets speak, log
	spNamesHere         // names in the sentence that the point hasn't got
	spSpan              // words of the speaker
	spIDF               // of the head
	spVerbKnown         // the verb of speech stands near
	spNeighbours        // the head's own sentence shares words with what is said
	spLead              // the head stands before the words in its sentence
	spSigned            // it stands in the line that signs the words
	spFeatures
)

// A mention is a place in the article where a speaker's head stands.
type mention struct{ word, sent int32 }

func (x *structure) speakerClaims(out []claim) []claim {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindSpeaker || a.from >= a.to || a.Scope.Empty() || x.byInitials(a) {
			continue
		}
		f := make([]float32, spFeatures)
		if !x.speakerFeatures(f, a) {
			continue
		}
		out = append(out, claim{kind: claimSpeaker, from: a.from, to: a.to, x: f})
	}
	return out
}

// byInitials reports whether the article writes out what a has the initials of: the IMF.
func (m *match) byInitials(a atom) bool {
	for w := a.from; w < a.to; w++ {
		if m.spelt(m.p.words[w]) {
			return true
		}
	}
	return false
}

// said finds the sentence of the article that has most of what speaker a says;
// ok is false where next to nothing of it is there.
func (x *structure) said(a atom) (sent int32, cover, share float64, ok bool) {
	total := 0.0
	best := -1.0
	all := make([]bool, len(x.p.words))
	for i, w := range x.p.words {
		if a.Scope.Overlaps(w.Span) && !(int32(i) >= a.from && int32(i) < a.to) {
			total += w.weight
			all[i] = true
		}
	}
	if total == 0 {
		return 0, 0, 0, false
	}
	for _, k := range x.sents {
		r := &x.rows[k]
		v := 0.0
		for i := range all {
			if all[i] {
				v += r.m[i] * x.p.words[i].weight
			}
		}
		if v > best {
			best, sent = v, r.sent
		}
	}
	sum := 0.0
	for i := range all {
		if all[i] {
			sum += x.covered[i] * x.p.words[i].weight
		}
	}
	return sent, sum / total, best / total, best > 0
}

// headSymbols gives the symbols of the name or noun that says who speaks.
func (st *stream) headSymbols(a atom) (from, to, word int32, name bool) {
	lo, hi := st.atomsOf(a.sent)
	for _, b := range st.atoms[lo:hi] {
		if b.Kind == lang.KindName && b.from >= a.from && b.to <= a.to && b.from < b.to && b.Sub != "work" {
			from, to, word, name = st.words[b.from].from, st.words[b.to-1].to, b.from, true
			if last := st.words[b.to-1]; last.to-last.from > 1 && to-from > 4 || st.syms[last.from] > firstWord {
				from, word = last.from, b.to-1 // the family name, as articles go on calling people
			}
		}
	}
	if name {
		return from, to, word, true
	}
	h := st.headOfSpeaker(a)
	return st.words[h].from, st.words[h].to, h, isName(st.words[h].tag)
}

// mentions lists where symbols [from,to) of the point stand in the article.
func (x *structure) mentions(from, to int32) []mention {
	var out []mention
	for _, at := range x.ix.at.of(x.p.syms[from]) {
		if len(out) >= maxMentions {
			break
		}
		if x.sameAt(word{from: from, to: to}, at) {
			w := x.ix.owner[at]
			out = append(out, mention{w, x.ix.words[w].sent})
		}
	}
	return out
}

const (
	maxMentions = 256
	farAway     = 25 // sentences: as good as nowhere
)

func (x *structure) speakerFeatures(f []float32, a atom) bool {
	sent, cover, share, ok := x.said(a)
	if !ok {
		return false
	}
	from, to, head, name := x.p.headSymbols(a)
	f[spAuthor] = bit(author(a.Value) || authorial(a.Slice(x.p.text)))
	f[spCover], f[spShare] = float32(cover), float32(share)
	f[spSpan], f[spIDF], f[spHeadName] = float32(a.to-a.from), float32(x.p.words[head].idf), bit(name)
	known, all := 0.0, 0.0
	for w := a.from; w < a.to; w++ {
		o := x.p.words[w]
		if o.tag.Content() && o.tag != lang.Verb {
			all += o.weight
			known += x.doc[w] * o.weight
		}
		if o.tag == lang.Verb {
			f[spVerbKnown] = max(f[spVerbKnown], float32(x.covered[w]))
		}
	}
	f[spKnown] = float32(ratio(known, all))
	ms := x.mentions(from, to)
	f[spHeadKnown] = bit(len(ms) > 0)
	x.speakerPlace(f, a, sent, ms)
	x.speakerVoices(f, a, sent)
	return true
}

// speakerPlace fills in where the speaker is named.
func (x *structure) speakerPlace(f []float32, a atom, sent int32, ms []mention) {
	f[spBefore], f[spAfter] = farAway, farAway
	sents, last := 0, int32(-1)
	var nearest mention
	for _, m := range ms {
		if m.sent != last {
			sents, last = sents+1, m.sent
		}
		d := float32(sent - m.sent)
		if d >= 0 && d <= f[spBefore] {
			f[spBefore], nearest = d, m
		}
		if d <= 0 && -d < f[spAfter] {
			f[spAfter] = -d
		}
		if x.ix.sents[m.sent].block == x.ix.sents[sent].block {
			f[spBlock] = 1
		}
		for _, k := range x.sents {
			if r := &x.rows[k]; r.sent == m.sent {
				v := 0.0
				for i, w := range x.p.words {
					if a.Scope.Overlaps(w.Span) {
						v += r.m[i] * w.weight
					}
				}
				f[spNeighbours] = max(f[spNeighbours], float32(v))
			}
		}
	}
	f[spHeadSeen] = float32(math.Log1p(float64(sents)))
	f[spSigned] = bit(x.ix.signedBy(ms, sent))
	s := x.ix.sents[sent]
	for w := s.from; w < s.to; w++ {
		o := x.ix.words[w]
		switch o.Slice(x.ix.text) {
		case "我", "我们", "我們", "笔者", "筆者", "I", "we", "We", "my", "our":
			f[spFirst] = 1
		}
		if isName(o.tag) && !x.p.keys[o.key] {
			f[spNamesHere]++
		}
	}
	f[spBetween], f[spRecent] = -1, -1
	if f[spBefore] >= farAway {
		return
	}
	f[spBetween], f[spRecent] = 0, 0
	seen := map[string]bool{}
	for _, b := range x.ix.atoms {
		if b.Kind != lang.KindName || b.from <= nearest.word || b.from >= s.to || sameVoice(b.Value, a.Value) {
			continue
		}
		f[spBetween]++
		if (b.Sub == "person" || b.Sub == "org") && !seen[b.Value] {
			seen[b.Value] = true
			f[spRecent]++
		}
	}
	f[spBetween] = min(f[spBetween], 40)
	if nearest.sent == sent {
		f[spLead] = bit(nearest.word-s.from < (s.to-s.from)/3)
	}
}

// A voice is one whom the article lets speak.
type voice struct {
	atom    *atom
	letters string
	pronoun bool
	agent   bool
}

// speakers lists the voices of an article.
func (ix *index) speakers() []voice {
	var out []voice
	for k := range ix.atoms {
		a := &ix.atoms[k]
		if a.Kind != lang.KindSpeaker || a.from >= a.to {
			continue
		}
		l := ix.letters(ix.words[a.from].from, ix.words[a.to-1].to)
		out = append(out, voice{a, l, pronoun(l), ix.agent(*a)})
	}
	return out
}

// speakerVoices fills in whom the article lets speak there.
func (x *structure) speakerVoices(f []float32, a atom, sent int32) {
	seen := map[string]bool{}
	f[spPastFar] = farAway
	for _, b := range x.ix.who() {
		seen[b.atom.Value] = true
		d := sent - b.atom.sent
		if d < -1 || d > farAway {
			continue
		}
		same := sameVoice(a.Value, b.atom.Value) || x.shares(a, b.letters)
		if d >= -1 && d <= 1 && same {
			f[spSame] = max(f[spSame], 1-0.3*bit(d != 0))
		}
		if d == 0 && !same {
			if b.pronoun {
				f[spPronoun] = 1
			} else if !author(b.atom.Value) {
				f[spOther] = 1
			}
		}
		if d >= 0 && float32(d) <= f[spPastFar] && !b.pronoun && b.agent {
			f[spPastFar] = float32(d)
			f[spPast] = -1
			if same {
				f[spPast] = 1
			}
		}
	}
	f[spVoices] = float32(math.Log1p(float64(len(seen))))
}

// signedBy reports whether one of the mentions stands in the line that signs
// sentence s: the next one behind it that signs anything. Letters to an editor end so.
func (ix *index) signedBy(ms []mention, s int32) bool {
	for _, m := range ms {
		if m.sent <= s || !ix.signature(m.sent) {
			continue
		}
		k := s + 1
		for k < m.sent && !ix.signature(k) {
			k++
		}
		return k == m.sent
	}
	return false
}

// signature reports a line that says who wrote what stands before it: a short
// block of its own with a name, which no mark ends.
func (ix *index) signature(s int32) bool {
	const longest = 24
	sent := ix.sents[s]
	if n := sent.to - sent.from; n < 2 || n > longest || s == 0 || ix.sents[s-1].block == sent.block || int(s)+1 < len(ix.sents) && ix.sents[s+1].block == sent.block {
		return false
	}
	t := strings.TrimRight(sent.Slice(ix.text), " \n\t\u3000")
	if r, _ := utf8.DecodeLastRuneInString(t); strings.ContainsRune("。！？!?.”」：:；;…", r) {
		return false
	}
	for w := sent.from; w < sent.to; w++ {
		if isName(ix.words[w].tag) {
			return true
		}
	}
	return false
}
