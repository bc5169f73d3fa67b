package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// spelt is what initials stand for, where the article first writes it out.
type spelt struct {
	text.Span
	sentence int
	several  bool // they may stand for something else too
}

const (
	fewestInitials = 3
	mostInitials   = 6
)

// initialsOf finds what the initials of an English article stand for: a run of
// words written large whose first letters they are, "Foreign and Commonwealth
// Office", or any words right before them in brackets.
func initialsOf(d *lang.Document) map[string]spelt {
	t := d.Article.Text
	out := map[string]spelt{}
	for i := range d.Sentences {
		for _, w := range d.Sentences[i].Words {
			if word := w.Slice(t); initials(word) {
				out[word] = spelt{sentence: never}
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	var begin [256]bool // the letters that they begin with
	for word := range out {
		begin[word[0]], begin[word[0]|0x20] = true, true
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for k, w := range s.Words {
			if begin[t[w.Start]] {
				spells(out, t, s, i, k)
				spelledBefore(out, t, s, i, k)
			}
		}
	}
	return out
}

// spells notes the initials that words from k on spell.
func spells(out map[string]spelt, t string, s *lang.Sentence, i, k int) {
	var letters [mostInitials]byte
	n, small := 0, false
	for j := k; j < len(s.Words) && n < mostInitials; j++ {
		w := s.Words[j]
		if is(t, s, j, "of", "and", "for", "the", "&", "in") && j > k {
			continue
		}
		if w.Tag == lang.Mark || !letter(t[w.Start]) || initials(w.Slice(t)) {
			return
		}
		small = small || !large(t, w)
		letters[n] = t[w.Start] &^ 0x20
		n++
		if n < fewestInitials && !small || n < fewestInitials-1 {
			continue
		}
		in, ok := out[string(letters[:n])]
		if !ok || small && !(is(t, s, j+1, "(") && is(t, s, j+2, string(letters[:n])) && is(t, s, j+3, ")")) {
			continue
		}
		full := text.Span{Start: s.Words[k].Start, End: w.End}
		if in.sentence == never {
			in.Span, in.sentence = full, i
		} else if !strings.EqualFold(in.Slice(t), full.Slice(t)) {
			in.several = true
		}
		out[string(letters[:n])] = in
	}
}

// spelledBefore notes what initials at word k stand for that are set in brackets behind
// it, where some of its words have no letter there: "Five-hundred-meter Aperture
// Spherical Radio Telescope (FAST)".
func spelledBefore(out map[string]spelt, t string, s *lang.Sentence, i, k int) {
	const spare = 4 // words without a letter
	word := s.Words[k].Slice(t)
	in, ok := out[word]
	if !ok || in.sentence != never || len(word) < fewestInitials || !is(t, s, k-1, "(") || !is(t, s, k+1, ")") {
		return
	}
	left, more := len(word)-1, spare
	for j := k - 2; j >= 0; j-- {
		w := s.Words[j]
		switch {
		case is(t, s, j, "-", "of", "and", "for", "the", "&", "in", "to", "on"):
			continue
		case w.Tag == lang.Mark:
			return
		case t[w.Start]&^0x20 == word[left]:
			if left--; left < 0 {
				if large(t, w) && large(t, s.Words[k-2]) {
					in.Span, in.sentence = text.Span{Start: w.Start, End: s.Words[k-2].End}, i
					out[word] = in
				}
				return
			}
		default:
			if more--; more < 0 {
				return
			}
		}
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func large(t string, w lang.Word) bool { return t[w.Start] >= 'A' && t[w.Start] <= 'Z' }

// initials reports a word of capitals that not everybody knows.
func initials(w string) bool {
	if len(w) < fewestInitials-1 || len(w) > mostInitials {
		return false
	}
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	switch w {
	case "US", "UK", "UN", "EU", "USA", "FBI", "CIA", "NATO", "NASA", "BBC", "CNN", "NBC", "CBS", "ABC", "ISIS", "HIV", "AIDS", "DNA", "NBA", "NFL", "NHL", "GOP", "IRA", "WHO":
		return false
	}
	return true
}

// writeOut says what initials stand for where the unit has them and the article has it
// in full elsewhere: in their place behind "the", else in brackets.
func (x *standReader) writeOut(u *unit) {
	if x.spelt == nil || x.d.Sentences[u.first].Language.Tag() != "en" {
		return
	}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		for k, w := range s.Words {
			in, ok := x.spelt[w.Slice(x.t)]
			if !ok || in.several || in.sentence == never || in.sentence >= u.first && in.sentence <= u.last || u.gone(w.Span) || u.touches(w.Span) || within(u.quotes(x.d, i), w.Start) || wordBefore(x.d, u, i, k, w.Slice(x.t)) {
				continue
			}
			full := in.Slice(x.t)
			if strings.Contains(u.text(x.t), full) {
				continue
			}
			if _, rest, _ := strings.Cut(full, " "); strings.ToLower(rest) == rest {
				full = strings.ToLower(full[:1]) + full[1:] // it opened its sentence
			}
			next := x.t[w.End:min(w.End+1, len(x.t))]
			switch {
			case is(x.t, s, k+1, "'s", "’s") && strings.HasSuffix(full, "s"):
			case is(x.t, s, k-1, "the"):
				u.swap(w.Span, full, in.Span, "initials")
			case strings.HasPrefix(next, " ") || strings.HasPrefix(next, ",") || strings.HasPrefix(next, "."):
				if !is(x.t, s, k+1, "'s", "’s", "(") && !is(x.t, s, k-1, "(") {
					u.swap(w.Span, w.Slice(x.t)+" ("+full+")", in.Span, "initials")
				}
			}
		}
	}
}
