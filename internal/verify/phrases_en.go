package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/text"
)

// inPhrase reports whether an English word for all means something else where it stands: all the same, every
// month, one in every five, both sides.
func inPhrase(t string, sp text.Span) bool {
	w, next := strings.ToLower(sp.Slice(t)), firstWords(t[sp.End:])
	switch w {
	case "all":
		for _, p := range [...]string{"the same", "the more", "others", "other", "along", "told", "but"} {
			if strings.HasPrefix(next, p) {
				return true
			}
		}
		before := strings.ToLower(t[max(0, sp.Start-6):sp.Start])
		return strings.HasSuffix(before, "at ") || strings.HasSuffix(before, "after ") || strings.HasSuffix(before, "above ") || strings.HasSuffix(before, "in ")
	case "every", "each":
		for _, p := range [...]string{"day", "week", "month", "year", "hour", "minute", "night", "morning", "evening", "season", "summer", "winter", "spring", "autumn", "other ", "quarter", "time"} {
			if strings.HasPrefix(next, p) {
				return true
			}
		}
		return strings.HasSuffix(strings.ToLower(t[max(0, sp.Start-3):sp.Start]), "in ")
	case "both":
		return strings.HasPrefix(next, "sides") || strings.HasPrefix(next, "ways") || strings.HasPrefix(next, "parties")
	}
	return false
}

// firstWords gives what follows a word, in small letters.
func firstWords(t string) string {
	const some = 16
	return strings.ToLower(strings.TrimLeft(t[:min(len(t), some)], " "))
}
