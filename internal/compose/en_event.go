package compose

import "github.com/zhongdian/zhongdian/lang"

// "Smith's apology", "the Harrow Mills reversal": whose it was is said, and what it was is
// told elsewhere. Such a unit takes it up.

// namedEvents notes the deeds that a unit has only under somebody's name.
func namedEvents(d *lang.Document, u *unit) {
	if u.first == 0 {
		return
	}
	t := d.Article.Text
	for i := u.first; i <= u.last; i++ {
		s := &d.Sentences[i]
		qs := u.quotes(d, i)
		for k := 1; k < len(s.Words); k++ {
			noun := s.Words[k].Slice(t)
			if !deedNoun(noun) || within(qs, s.Words[k].Start) || saysWhich(t, s, k+1) {
				continue
			}
			if (is(t, s, k-1, "'s", "’s", "'", "’") || theNamed(t, s, k)) && !wordBefore(d, u, i, k, noun) {
				u.takesUp(noun)
			}
		}
	}
}

// theNamed reports "the" and a name before the noun at word k: the Harrow Mills reversal.
func theNamed(t string, s *lang.Sentence, k int) bool {
	j := k - 1
	for ; j > 0 && k-j <= maxFullName; j-- {
		if tag := s.Words[j].Tag; tag != lang.Name && tag != lang.Org && tag != lang.Place && tag != lang.Person {
			break
		}
	}
	return j < k-1 && is(t, s, j, "the")
}

// saysWhich reports that what stands behind a deed, at word k, tells what it was: to close
// two mills, of the keeper, that …
func saysWhich(t string, s *lang.Sentence, k int) bool {
	if k >= len(s.Words) {
		return false
	}
	return goesOn(t, s, k) || is(t, s, k, "to", "on", "about", "over", "against", "by", ":", "not", "when", "after", "with", "\"", "“", "between", "during")
}

// deedNoun reports a noun for what somebody did or said that means nothing alone.
func deedNoun(w string) bool {
	switch w {
	case "apology", "decision", "reversal", "piece", "essay", "announcement", "resignation", "execution", "executions", "capture", "release",
		"refusal", "denial", "admission", "acquittal", "dismissal", "firing", "appointment", "remark", "remarks", "opinion", "ban", "purchase", "merger", "boycott", "suspension", "withdrawal", "comeback", "departure":
		return true
	}
	return false
}
