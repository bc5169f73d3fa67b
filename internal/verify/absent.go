package verify

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// absent reports whether a is a name and the article has nothing that it could stand
// for: not its words, no abbreviation of it or it of one, no country of whose
// government it is the seat.
func (m *match) absent(a atom) bool {
	if a.Kind != lang.KindName || a.from >= a.to {
		return false
	}
	latin := m.p.text[a.Start] < utf8.RuneSelf
	if !latin && m.p.words[a.to-1].to-m.p.words[a.from].from < 2 {
		return false // a lone character is too often no name
	}
	switch a.Value {
	case "中国", "南北", "新旧", "东西", "china", "大都", "厚礼", "厚禮", "双碳", "雙碳", "中央政府", "党代会":
		return false // 我国 says the same; and no names at all
	}
	if m.hardlyName(a) || !m.unknown(a) || m.shortFor(a.from, a.to) {
		return false
	}
	return !latin || !m.opensOnly(a) && !m.seated(a) && !m.initialled(a) && !m.joinedUp(a)
}

// hardlyName reports whether a names somebody whom the article has without saying so
// much: 田某 is somebody called 田, 伊方 a side that it has the country of.
func (m *match) hardlyName(a atom) bool {
	from, to := m.p.words[a.from].from, m.p.words[a.to-1].to
	if to-from != 2 {
		return false
	}
	last := m.p.syms[to-1]
	return (last == '某' || last == '方') && len(m.ix.at.of(m.p.syms[from])) > 0
}

// opensOnly reports whether a is a single word of no known kind that opens its
// sentence: the capital may be the sentence's (Gunmen, Religion).
func (m *match) opensOnly(a atom) bool {
	return a.Sub == "other" && a.to-a.from == 1 && a.from == m.p.sents[a.sent].from && m.p.text[a.Start] < utf8.RuneSelf
}

// seats are the places that stand for the government of a country.
var seats = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"washington": "us", "washington dc": "us", "white house": "us", "pentagon": "us", "kremlin": "russia", "moscow": "russia", "beijing": "china", "tehran": "iran",
		"tokyo": "japan", "paris": "france", "berlin": "germany", "london": "uk", "downing street": "uk", "seoul": "south korea", "pyongyang": "north korea",
		"ankara": "turkey", "kiev": "ukraine", "kyiv": "ukraine", "delhi": "india", "new delhi": "india", "islamabad": "pakistan", "kabul": "afghanistan",
		"baghdad": "iraq", "damascus": "syria", "riyadh": "saudi arabia", "cairo": "egypt", "havana": "cuba", "caracas": "venezuela", "canberra": "australia",
		"ottawa": "canada", "rome": "italy", "madrid": "spain", "athens": "greece", "brussels": "eu", "taipei": "taiwan", "hanoi": "vietnam", "jakarta": "indonesia",
	}
})

// seated reports whether a is the seat of the government of a country that the article names.
func (m *match) seated(a atom) bool {
	country := seats()[a.Value]
	return country != "" && slices.ContainsFunc(m.ix.atoms, func(b atom) bool { return b.Kind == lang.KindName && b.Value == country })
}

// joinedUp reports whether the article has a part of a compound (American-style).
func (m *match) joinedUp(a atom) bool {
	if !strings.Contains(a.Value, "-") {
		return false
	}
	for part := range strings.SplitSeq(a.Value, "-") {
		for _, b := range m.ix.atoms {
			if b.Kind == lang.KindName && len(part) > 1 && sameVoice(part, b.Value) {
				return true
			}
		}
	}
	return false
}

// The letters of a name that initials are taken for.
const leastInitials, mostInitials = 2, 6

// initialled reports whether a is made of the first letters of words of the article that
// stand together (IMF, U.N.), or the article has the first letters of its words.
func (m *match) initialled(a atom) bool {
	name := a.Slice(m.p.text)
	if short := capitals(name); short != "" {
		return m.ix.spells(short)
	}
	short := ""
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			short += string(r)
		}
	}
	if len(short) < leastInitials {
		return false
	}
	for i := range m.ix.words {
		if capitals(m.ix.words[i].Slice(m.ix.text)) == short {
			return true
		}
	}
	return false
}

// capitals gives a word that is written in capitals alone, without its stops; empty: it
// is none.
func capitals(w string) string {
	w = strings.TrimSuffix(strings.ReplaceAll(w, ".", ""), "'s")
	if len(w) < leastInitials || len(w) > mostInitials {
		return ""
	}
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return ""
		}
	}
	return w
}

// spells reports whether words with capitals, one behind the other but for words of form,
// begin with the letters of short.
func (ix *index) spells(short string) bool {
	k := 0
	for i := range ix.words {
		w := &ix.words[i]
		c := ix.text[w.Start]
		switch {
		case c == short[k]:
		case k > 0 && !w.tag.Content() && (c < 'A' || c > 'Z'):
			continue // of, and, the
		case c == short[0]:
			k = 0
		default:
			k = 0
			continue
		}
		if k++; k == len(short) {
			return true
		}
	}
	return false
}
