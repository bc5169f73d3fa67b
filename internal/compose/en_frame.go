package compose

import "github.com/zhongdian/zhongdian/lang"

// What only leads up to what an English sentence tells: "It's no surprise that the mill was shut",
// "Remember, the mill was shut", "That means the mill is shut".

// framedBy gives the length of such words at offset at, with the connectives before them, where a
// sentence of its own comes behind them.
func framedBy(d *lang.Document, u *unit, at int) int {
	t := d.Article.Text
	s := &d.Sentences[u.first]
	k, found, sure := wordFrom(s, at), false, false
	for k < len(s.Words) {
		if next := connective(t, s, k); next > k {
			k = next
			continue
		}
		if is(t, s, k, "so", "and", "but") && phraseAt(t, s, k+1, useFrame) > 0 {
			k++
		}
		n := phraseAt(t, s, k, useFrame)
		if n == 0 {
			break
		}
		found = true
		k += n
		for sure = false; is(t, s, k, ",", ":", "that", "--", "—", "–"); k++ {
			sure = true
		}
	}
	if n := granted(t, s, k); n > k {
		k, found, sure = n, true, true
	}
	if !found || !tellsFrom(t, s, k, sure) {
		return 0
	}
	return s.Words[k].Start - at
}

// tellsFrom reports that a sentence of its own begins with word k: what it is about is named there,
// and does something. Behind "that" or a comma it is sure to be a sentence.
func tellsFrom(t string, s *lang.Sentence, k int, sure bool) bool {
	if k+fewestNews > len(s.Words) {
		return false
	}
	rest := lang.Sentence{Span: s.Span, Words: s.Words[k:]}
	return (sure && s.Words[k].Tag != lang.Pron && s.Words[k].Tag != lang.Verb || subjectAt(t, s, k)) && finite(t, &rest, s.End)
}

// granted is the word behind "That may sound odd, but", which only grants something of what was said
// before, or k.
func granted(t string, s *lang.Sentence, k int) int {
	const most = 16 // words
	if !is(t, s, k, "that", "this", "it") || !is(t, s, k+1, "may", "might", "sounds", "seems") {
		return k
	}
	for n := k + 2; n < len(s.Words) && n < k+most; n++ {
		if is(t, s, n, ",") {
			if is(t, s, n+1, "but", "yet") {
				return n + 2
			}
			return k
		}
	}
	return k
}
