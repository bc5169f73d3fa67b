package verify

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Where the words before a person's name (chief financial officer, 副市长) are looked for.
const (
	titleWords = 3 // before the name, in the point and before another person
	ownWords   = 7 // to either side of the name in the article
)

// calls reports whether a word may say what somebody is: in Chinese by how it ends.
func calls(w string) bool {
	if w[0] < utf8.RuneSelf {
		return true
	}
	r, size := utf8.DecodeLastRuneInString(w)
	return len(w) > size && strings.ContainsRune("长長员員官席理记記师師家授总總手任监監事使者裁统統相", r)
}

// lesser are words that make another office of one.
var lesser = [...]string{"副", "前", "原", "代", "时任", "時任", "former", "ex", "deputy", "vice", "acting", "assistant", "interim"}

// offices looks for an office that the article gives somebody else, and for one that has
// lost its 副 or "former".
func (x *structure) offices() {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindName || a.Sub != "person" || a.from >= a.to {
			continue
		}
		own := x.namedAt(a)
		if !x.called(own) {
			continue
		}
		for w := a.from - 1; w >= 0 && w >= a.from-titleWords; w-- {
			pw := &x.p.words[w]
			if pw.sent != a.sent || x.p.parted(x.p.words[w+1].from) || !pw.tag.Content() || pw.tag == lang.Verb || isName(pw.tag) || x.p.named[w] {
				break
			}
			if pw.key < 0 || isLesser(x.p, w) || pw.tag != lang.Noun && pw.tag != lang.Adj || !calls(pw.Slice(x.p.text)) || x.besideOwn(pw.key, own) {
				continue
			}
			if at := x.beforeOther(a, pw.key); at >= 0 {
				x.add(symptomOffice, w, w+1, x.ix.words[at].Span)
				return
			}
		}
		if w := a.from - 1; w >= 0 && x.p.words[w].sent == a.sent && calls(x.p.words[w].Slice(x.p.text)) && !isLesser(x.p, w) {
			if other := x.lessened(x.p.words[w].Slice(x.p.text), own); !other.Empty() {
				x.add(symptomOffice, w, w+1, other)
				return
			}
		}
	}
}

// namedAt gives the places where the article names the person of a.
func (x *structure) namedAt(a atom) (out []atom) {
	for _, b := range x.ix.atoms {
		if b.Kind == lang.KindName && b.from < b.to && sameVoice(a.Value, b.Value) {
			out = append(out, b)
		}
	}
	return out
}

// called reports whether the article says what the person is before the name somewhere.
func (x *structure) called(own []atom) bool {
	for _, b := range own {
		if q := b.from - 1; q >= x.ix.sents[b.sent].from && x.ix.words[q].tag.Content() && x.ix.words[q].tag != lang.Verb && !x.ix.parted(x.ix.words[b.from].from) {
			return true
		}
	}
	return false
}

// besideOwn reports whether a word stands beside one of the places.
func (x *structure) besideOwn(key int32, own []atom) bool {
	for _, b := range own {
		s := x.ix.sents[b.sent]
		for q := max(s.from, b.from-ownWords); q < min(s.to, b.to+ownWords); q++ {
			if x.ix.words[q].key == key {
				return true
			}
		}
	}
	return false
}

// beforeOther finds the word before the name of another person; -1: nowhere.
func (x *structure) beforeOther(a atom, key int32) int32 {
	for _, b := range x.ix.atoms {
		if b.Kind != lang.KindName || b.Sub != "person" || b.from >= b.to || sameVoice(a.Value, b.Value) {
			continue
		}
		for q := max(x.ix.sents[b.sent].from, b.from-titleWords); q < b.from; q++ {
			if x.ix.words[q].key == key {
				return q
			}
		}
	}
	return -1
}

// isLesser reports whether word w or the one before it makes another office of one.
func isLesser(st *stream, w int32) bool {
	word, before := strings.ToLower(st.words[w].Slice(st.text)), ""
	if w > 0 {
		before = strings.ToLower(st.words[w-1].Slice(st.text))
	}
	for _, l := range lesser {
		if word == l || before == l || strings.HasPrefix(word, l) && (l[0] >= utf8.RuneSelf || word[len(l)] == '-') {
			return true // an executive is no ex
		}
	}
	return false
}

// lessened gives the lesser office where every place that gives the person the office has
// it so.
func (x *structure) lessened(office string, own []atom) (out text.Span) {
	for _, b := range own {
		before, ok := strings.CutSuffix(strings.TrimRight(x.ix.text[x.ix.sents[b.sent].Start:b.Start], " "), office)
		if !ok {
			continue
		}
		before = strings.TrimRight(before, " ")
		found := false
		for _, l := range lesser {
			whole := l[0] >= utf8.RuneSelf || len(before) == len(l) || len(before) > len(l) && before[len(before)-len(l)-1] == ' '
			if whole && len(before) >= len(l) && strings.EqualFold(before[len(before)-len(l):], l) {
				found = true
				out = text.Span{Start: x.ix.sents[b.sent].Start + len(before) - len(l), End: b.Start}
			}
		}
		if !found {
			return text.Span{}
		}
	}
	return out
}
