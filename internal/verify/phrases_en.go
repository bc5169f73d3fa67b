package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/text"
)

// inPhrase reports whether an English word for all means something else where it stands: all the same, every
// month, one in every five, both sides.
func inPhrase(t string, sp text.Span) bool {
	switch strings.ToLower(sp.Slice(t)) {
	case "all":
		next := firstWords(t[sp.End:])
		for _, p := range [...]string{"the same", "the more", "others", "other", "along", "told", "but"} {
			if strings.HasPrefix(next, p) {
				return true
			}
		}
		before := strings.ToLower(t[max(0, sp.Start-6):sp.Start])
		return strings.HasSuffix(before, "at ") || strings.HasSuffix(before, "after ") || strings.HasSuffix(before, "above ") || strings.HasSuffix(before, "in ")
	case "every", "each":
		next := firstWords(t[sp.End:])
		for _, p := range [...]string{"day", "week", "month", "year", "hour", "minute", "night", "morning", "evening", "season", "summer", "winter", "spring", "autumn", "other ", "quarter", "time"} {
			if strings.HasPrefix(next, p) {
				return true
			}
		}
		return strings.HasSuffix(strings.ToLower(t[max(0, sp.Start-3):sp.Start]), "in ")
	case "both":
		next := firstWords(t[sp.End:])
		return strings.HasPrefix(next, "sides") || strings.HasPrefix(next, "ways") || strings.HasPrefix(next, "parties")
	}
	return false
}

// firstWords gives what follows a word, in small letters.
func firstWords(t string) string {
	const some = 16
	return strings.ToLower(strings.TrimLeft(t[:min(len(t), some)], " "))
}

// shuns reports whether an English word denies what stands near it without being a "not": unless, rather
// than, spared, unaware.
func shuns(w string) bool {
	w = strings.ToLower(w)
	switch w {
	case "unless", "without", "rather", "instead", "except", "yet", "free", "alone", "out", "off", "over", "although", "though", "lost", "lose", "loses", "losing", "forgo", "forgoes", "empty", "absent", "denial", "refusal", "withheld", "denied", "denies":
		return true
	}
	if rest, ok := strings.CutPrefix(w, "un"); ok {
		return len(rest) > 3 && !strings.HasPrefix(rest, "der") && !strings.HasPrefix(rest, "i") && rest != "til"
	}
	stem := w
	for _, end := range [...]string{"ing", "ed", "es", "s", "d"} {
		if cut, ok := strings.CutSuffix(w, end); ok {
			stem = cut
			break
		}
	}
	switch strings.TrimSuffix(stem, "e") {
	case "spar", "fail", "refus", "reject", "declin", "deny", "avoid", "prevent", "lack", "exclud", "dismiss", "oppos", "barr", "bann", "withhold", "miss", "elud", "stop", "stopp", "rul":
		return true
	}
	return false
}

// converse reports whether two opposites, word a of one text and word b of the other, say no opposite there: to give up
// is not to give, and what one lends is borrowed from him.
func converse(mine, a, theirs, b string) bool {
	return phrasal(mine, a) || phrasal(theirs, b) || strings.Contains(mine, a+" by ") != strings.Contains(theirs, b+" by ")
}

// phrasal reports whether word w of an English text, both as letters writes them, is part of a phrase that means
// something else.
func phrasal(t, w string) bool {
	for _, p := range [...]string{" give  up ", " given  up ", " gave  up ", " give  or  take ", " end  up ", " down  to ", " up  to ", " take  up ", " took  up ", " set  up ", " make  up ", " made  up ", " give  way ", " keep  from ", " open  to ", " fall  to ", " fell  to ", " rise  to "} {
		if strings.Contains(p, w) && strings.Contains(t, p) {
			return true
		}
	}
	return false
}
