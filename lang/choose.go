package lang

import (
	"unicode"
	"unicode/utf8"
)

// maxSample bounds how much of a block is read to tell its language.
const maxSample = 16 << 10

// For gives the language of a stretch of text that stands alone. Chinese
// (simplified or traditional) where Han is a quarter of its letters or more and
// kana or hangul don't say otherwise; English where Latin is most of them and
// the little words are English ones, or where there are none at all; the
// fallback everywhere else: German, Spanish, Japanese and Korean are not read by
// rules that were made for something else.
func (s Set) For(t string) Language {
	l, _, _ := s.choose(t)
	return l
}

// script is the family of scripts a text is written in. None, for figures and
// marks alone, goes with every family.
type script int

const (
	noScript script = iota
	hanScript
	latinScript
	otherScript
	scriptCount
)

// choose also gives the script and whether the text itself shows its language.
// A short heading often doesn't: it goes with the rest of its document.
func (s Set) choose(t string) (l Language, sc script, sure bool) {
	n := sample(t)
	switch {
	case n.kana > 0 && n.kana*10 >= n.han && n.latin < 8*(n.kana+n.han):
		return s.other, hanScript, true
	case n.hangul*2 > n.han && n.hangul*4 > n.latin:
		return s.other, otherScript, true
	case n.han > 0 && n.han*4 >= n.latin && n.rest*4 < n.han:
		return s.tagged("zh"), hanScript, n.han >= 30 || n.latin > n.han
	case n.latin > 0 && n.rest+n.hangul < n.latin:
		l, sure = s.latin(n)
		return l, latinScript, sure
	case n.han == 0 && n.latin == 0 && n.rest == 0 && n.hangul == 0 && n.kana == 0 && len(s.languages) > 0:
		return s.languages[0], noScript, false // anybody can read them
	}
	return s.other, otherScript, true
}

// latin tells English from the other languages of its script. One word in ten
// of running English is in our short list; a text without them that is long
// enough, or full of letters English lacks, is something else.
func (s Set) latin(n letters) (Language, bool) {
	switch {
	case n.foreign > n.english:
		return s.other, n.foreign > 1
	case n.english*25 >= n.words && n.english > 1:
		return s.tagged("en"), true
	case n.words >= 25, n.accents*25 > n.latin && n.accents > 2 && n.english == 0:
		return s.other, true
	}
	return s.tagged("en"), false
}

// letters counts what a sample is written in.
type letters struct {
	han, kana, hangul, latin, rest int
	accents                        int // Latin letters that English hardly has
	words, english, foreign        int // Latin words, and little words that tell
}

func sample(t string) letters {
	var n letters
	if len(t) > maxSample {
		t = t[:maxSample]
	}
	word := 0
	for i := 0; i < len(t); {
		c := t[i]
		if c < 0x80 {
			if c|0x20 >= 'a' && c|0x20 <= 'z' {
				n.latin++
			} else if i > word {
				n.word(t[word:i])
				word = i + 1
			} else {
				word = i + 1
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(t[i:])
		i += w
		switch {
		case r >= 0xc0 && r < 0x250 && r != '×' && r != '÷':
			n.latin++
			n.accents++
			continue
		case r >= 0x3040 && r <= 0x30ff && r != '・' && r != 'ー':
			n.kana++
		case r >= 0xac00 && r <= 0xd7a3:
			n.hangul++
		case r >= 0x4E00 && r < 0x9FA6: // the common ones, and the common marks, need no table
			n.han++
		case r >= 0x2010 && r <= 0x2026, r == 0x3001, r == 0x3002, r >= 0x3008 && r <= 0x3011, r >= 0xFF01 && r <= 0xFF0F, r >= 0xFF1A && r <= 0xFF20:
		case unicode.Is(unicode.Han, r):
			n.han++
		case unicode.Is(unicode.Latin, r):
			n.latin++
			n.accents++
			continue
		case unicode.IsLetter(r):
			n.rest++
		}
		if i-w > word {
			n.word(t[word : i-w])
		}
		word = i
	}
	if len(t) > word {
		n.word(t[word:])
	}
	return n
}

func (n *letters) word(w string) {
	n.words++
	if len(w) > 5 {
		return
	}
	var b [5]byte
	for i := 0; i < len(w); i++ {
		b[i] = w[i]
		if c := w[i]; c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	switch tells(string(b[:len(w)])) {
	case 1:
		n.english++
	case -1:
		n.foreign++
	}
}

// tells is 1 for a little word of English that the big languages of its script
// don't have, -1 for one of theirs that English lacks.
func tells(w string) int {
	switch w {
	case "the", "of", "and", "to", "that", "for", "with", "by", "from", "are", "this", "be", "have", "has", "not", "his", "they", "which", "it", "he", "she", "you", "their", "been", "were", "would", "but", "or", "said", "its", "who", "than", "is", "after", "when", "what", "about", "there", "can", "if", "how", "why":
		return 1
	case "der", "die", "das", "und", "ist", "nicht", "den", "dem", "ein", "eine", "mit", "auf", "sich", "von", "zu", "im", "auch", "wird", "bei", // German
		"le", "la", "les", "des", "et", "une", "du", "est", "que", "qui", "dans", "pour", "pas", "sur", "au", "aux", "avec", "ce", // French
		"el", "los", "las", "del", "y", "en", "una", "por", "con", "para", "se", "su", "como", "lo", // Spanish
		"il", "di", "che", "per", "della", "non", "gli", "sono", "alla", "nel", "si", "da", // Italian
		"os", "uma", "um", "dos", "na", "com", "mais", "ao", // Portuguese
		"het", "een", "van", "voor", "dat", "niet", "zijn", "aan", "met", "ook", "de", // Dutch
		"och", "att", "det", "som", "av", "ett", "til", "og", "ikke", "af", "med", "er", // Scandinavian
		"nie", "jest", "oraz", "yang", "dan", "dengan", "untuk", "ve", "bir", "bu": // Polish, Indonesian, Turkish
		return -1
	}
	return 0
}

func (s Set) tagged(tag string) Language {
	for _, l := range s.languages {
		if l.Tag() == tag {
			return l
		}
	}
	return s.other
}
