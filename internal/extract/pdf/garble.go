package pdf

import (
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Bounds of what text looks like. They are far from any real text: what is
// refused here would be read by nobody.
const (
	enough     = 80   // characters before a text is judged
	lostShare  = 0.1  // of characters without text in a readable file
	fontShare  = 0.3  // … of one font
	commonHan  = 0.12 // of Han characters that are among the commonest; real text has half
	commonABC  = 0.40 // of Latin letters that are e a i n o r s t; real text has six in ten
	mixedWords = 0.15 // of words that mix alphabets
)

// The commonest characters of written Chinese, simplified and traditional.
const oftenHan = "的一是了在不有人这这個个上大来來他我们們中国國到说說和地也子时時道出而要于於就下得可你年生自会會那后後能对對着著事其里裡所去行过過家十用发發天如然作方成者多日都三小军軍二无無同么麼经經法当當起与與好看学學进進种種将將还還分此心前面又定见見只主没沒公从從以为為之第新市月本报報电電部高业業长長明工问問力理体體实實加动動意产產"

// garbled says why a text can't be what the page shows; "" for one that can.
func garbled(t string) string {
	var han, often, latin, common, shown, odd int
	for _, r := range t {
		switch {
		case unicode.IsSpace(r):
			continue
		case r == '\uFFFD', unicode.Is(unicode.Co, r), unicode.IsControl(r):
			odd++
			continue
		}
		shown++
		switch {
		case unicode.Is(unicode.Han, r):
			han++
			if strings.ContainsRune(oftenHan, r) {
				often++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
			if strings.ContainsRune("eainorstEAINORST", r) || r > 0x7F {
				common++
			}
		}
	}
	switch {
	case shown+odd < enough:
		return ""
	case float64(odd) > lostShare*float64(shown+odd):
		return "its fonts don't say which characters they show"
	case han > enough && float64(often) < commonHan*float64(han):
		return "its characters are not those of any Chinese text"
	case latin > 2*enough && 3*latin > shown && float64(common) < commonABC*float64(latin):
		return "its letters are not those of any language"
	case mixed(t):
		return "its words mix the letters of several alphabets"
	}
	return ""
}

// mixed reports a text in which alphabets change within words, which is what
// shifted codes look like.
func mixed(t string) bool {
	words, odd := 0, 0
	for w := range strings.FieldsSeq(t) {
		var last *unicode.RangeTable
		letters, changed := 0, false
		for _, r := range w {
			s := alphabet(r)
			if s == nil {
				continue
			}
			letters++
			changed = changed || last != nil && s != last
			last = s
		}
		if letters >= 3 {
			words++
			if changed {
				odd++
			}
		}
	}
	return words >= 20 && float64(odd) > mixedWords*float64(words)
}

// alphabet is that of a letter; nil for marks, figures, and the characters of
// East Asia, beside which Latin words stand without a space.
func alphabet(r rune) *unicode.RangeTable {
	switch { // most letters, without a search
	case r|0x20 >= 'a' && r|0x20 <= 'z':
		return unicode.Latin
	case r < 0x80, page.Wide(r):
		return nil
	}
	for _, s := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Thai, unicode.Devanagari, unicode.Armenian, unicode.Georgian, unicode.Ethiopic, unicode.Khmer, unicode.Tamil} {
		if unicode.Is(s, r) {
			return s
		}
	}
	return nil
}
