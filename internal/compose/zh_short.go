package compose

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Letters that stand for a Chinese term, as the article brings them in: 地质雷达探测法（GPR）.

// letterTerms gives the letters that an article brings in so, with the term and them.
func letterTerms(d *lang.Document) map[string]spelt {
	var out map[string]spelt
	t := d.Article.Text
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for k := 1; k+2 < len(s.Words); k++ {
			w := s.Words[k+1]
			if w.Tag == lang.Mark || !rareLetters(w.Slice(t)) || !bracketOpens(s.Words[k].Slice(t)) || !bracketShuts(s.Words[k+2].Slice(t)) {
				continue
			}
			from := termBefore(t, s, k)
			if from < 0 {
				continue
			}
			if out == nil {
				out = map[string]spelt{}
			}
			word, term := w.Slice(t), text.Span{Start: from, End: s.Words[k+2].End}
			if in, ok := out[word]; ok {
				in.several = in.several || in.Slice(t) != term.Slice(t)
				out[word] = in
			} else {
				out[word] = spelt{Span: term, sentence: i}
			}
		}
	}
	return out
}

func bracketOpens(s string) bool { return s == "（" || s == "(" }

func bracketShuts(s string) bool { return s == "）" || s == ")" }

// rareLetters reports letters that not everybody knows.
func rareLetters(w string) bool {
	if len(w) < fewestInitials-1 || len(w) > mostInitials || strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	switch w {
	case "AI", "GDP", "CPI", "PPI", "PMI", "APP", "VR", "AR", "IPO", "CEO", "CFO", "CTO", "COO", "NBA", "CBA", "WTO", "ETF", "ICU", "USB", "GPU", "CPU", "KTV", "ATM", "PPT", "IP", "IT", "PC", "TV", "LED", "GPS", "VIP", "SUV", "MBA":
		return false
	}
	return true
}

// termBefore is where the term begins that stands right before the bracket at word k of s, or
// -1 where that is not sure: it is of nouns alone, and something else stands before it.
func termBefore(t string, s *lang.Sentence, k int) int {
	const least, most = 4, 14 // characters of a term
	j := k
	for j > 0 && s.Words[j-1].End == s.Words[j].Start {
		w := s.Words[j-1]
		if !(w.Tag == lang.Noun || w.Tag == lang.Org || w.Tag == lang.Place || w.Tag == lang.Name || w.Tag == lang.Adj && j < k || j < k && (w.Slice(t) == "后" || w.Slice(t) == "性")) {
			break
		}
		j--
	}
	if j == k || s.Words[j].Tag == lang.Other || s.Words[j].Slice(t) == "后" {
		return -1
	}
	n := utf8.RuneCountInString(t[s.Words[j].Start:s.Words[k].Start])
	if n < least || n > most || !isHan(firstOf(t[s.Words[j].Start:])) {
		return -1
	}
	if j > 0 && s.Words[j-1].End == s.Words[j].Start {
		switch w := s.Words[j-1]; w.Tag {
		case lang.Mark, lang.Particle, lang.Prep, lang.Conj, lang.Adv, lang.Time, lang.Pron, lang.Measure:
		case lang.Verb:
			if w.Len() < len("发生") && w.Slice(t) != "是" && w.Slice(t) != "为" && w.Slice(t) != "叫" {
				return -1
			}
		default:
			return -1
		}
	}
	return s.Words[j].Start
}

// termInFull puts the term before letters that the unit has first.
func (x *standReader) termInFull(u *unit) {
	if !x.lettersRead {
		x.letters, x.lettersRead = letterTerms(x.d), true
	}
	if len(x.letters) == 0 {
		return
	}
	done := map[string]bool{}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		for k, w := range s.Words {
			in, ok := x.letters[w.Slice(x.t)]
			if !ok || done[w.Slice(x.t)] || u.gone(w.Span) {
				continue
			}
			done[w.Slice(x.t)] = true
			if in.several || in.sentence >= u.first || u.touches(w.Span) || !closed(x.t[s.Start:w.Start]) {
				continue
			}
			if k > 0 && (bracketOpens(s.Words[k-1].Slice(x.t)) || s.Words[k-1].Tag == lang.Latin && s.Words[k-1].End == w.Start) || k+1 < len(s.Words) && bracketOpens(s.Words[k+1].Slice(x.t)) {
				continue
			}
			if strings.Contains(u.text(x.t), termOf(in.Slice(x.t))) {
				continue
			}
			u.swap(w.Span, in.Slice(x.t), in.Span, termWritten)
		}
	}
}

// termOf is the term of 地质雷达探测法（GPR）.
func termOf(s string) string {
	if i := strings.IndexAny(s, "（("); i > 0 {
		return s[:i]
	}
	return s
}

// termWritten is why a term is put in for letters.
const termWritten = "what letters stand for"
