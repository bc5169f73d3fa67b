package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// Who does something, as far as it says whom a pronoun can mean.

// doer gives the words from which to which stands whoever does it to "them", "him" or "her"
// at word wi, and is not them: Harrow Council freed them; John Smith, a keeper, describes
// her. "Police closed in on Smith, capturing him" has its doer before its first verb. It is
// wi, wi where somebody else may be meant.
func doer(t string, s *lang.Sentence, wi int) (from, to int) {
	k := wi - 1
	if k < 1 || s.Words[k].Tag != lang.Verb || !is(t, s, wi, "them", "him", "her") {
		return wi, wi
	}
	if wi+1 < len(s.Words) && is(t, s, wi, "her") && (s.Words[wi+1].Tag == lang.Noun || s.Words[wi+1].Tag == lang.Adj || s.Words[wi+1].Tag == lang.Num || s.Words[wi+1].Tag == lang.Time || s.Words[wi+1].Tag == lang.Name && wi+2 < len(s.Words) && s.Words[wi+2].Tag == lang.Noun) {
		return wi, wi // her brother, her March, her Republican challenger
	}
	if is(t, s, k-1, ",") && strings.HasSuffix(s.Words[k].Slice(t), "ing") {
		for first := range k {
			if verbal(t, s, first) {
				return 0, first
			}
		}
	}
	for k > 0 && (s.Words[k-1].Tag == lang.Adv || verbal(t, s, k-1) || is(t, s, k-1, "to")) {
		k--
	}
	if is(t, s, k-1, ",") { // what stands between commas says who that is
		for k--; k > 0 && !is(t, s, k-1, ","); k-- {
		}
		k--
	}
	for k > 0 && (s.Words[k-1].Tag == lang.Name || s.Words[k-1].Tag == lang.Person || s.Words[k-1].Tag == lang.Org || s.Words[k-1].Tag == lang.Noun) {
		k--
	}
	return max(k, 0), wi
}

// doesOwn reports a name that nothing else is known of, and that does something and doesn't
// only say it: of a firm or a town one says "its". Norvik makes a living from his mills.
func doesOwn(t string, s *lang.Sentence, a lang.Atom) bool {
	k := wordFrom(s, a.End)
	return a.Sub == "other" && k < len(s.Words) && s.Words[k].Tag == lang.Verb && listed(s.Words[k].Slice(t))&useSay == 0 && !is(t, s, wordFrom(s, a.Start)-1, "the", "a", "an")
}
