package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// rules is what compose knows of one language. Every method only adds edits to
// the unit; none may touch a negation, hedge, quantifier, condition, time, unit,
// comparison or speaker.
type rules interface {
	// mend puts in what the unit needs to read alone, where that is certain: a
	// pronoun that opens it gets its name. It reports whether the unit stands.
	mend(d *lang.Document, u *unit) bool
	// stands reports whether what is kept of the unit reads alone; it is asked
	// again after every cut.
	stands(d *lang.Document, u *unit) bool
	// trim leaves out what a point never needs: leading connectives, hearsay
	// openings, and, where the unit is longer than most, asides.
	trim(d *lang.Document, u *unit, most int)
	// opensWell reports whether clause c of sentence i can open a point.
	opensWell(d *lang.Document, i, c int) bool
	// pointsBack reports whether clause c of sentence i needs what stands before.
	pointsBack(d *lang.Document, i, c int) bool
	// endsWell reports whether a point can end with clause c of sentence i.
	endsWell(d *lang.Document, i, c int) bool
	// joins reports whether sentences i and j, neighbours, make one point.
	joins(d *lang.Document, r rank.Ranking, i, j int) bool
	// join makes one sentence, or a clean pair, of two.
	join(d *lang.Document, u *unit)
	// polish comes last, when it is settled what is left: a capital letter
	// where the opening was cut, and the like.
	polish(d *lang.Document, u *unit)
	// stop is the full stop of the language.
	stop() string
	// share is the part of a length's budget that the language needs, in
	// hundredths.
	share() int
	// pairShare is that for a point of two sentences.
	pairShare() int
}

func rulesFor(l lang.Language) rules {
	switch l.Tag() {
	case "zh":
		return chinese{}
	case "en":
		return english{}
	}
	return plain{}
}

// plain knows no language and changes nothing.
type plain struct{}

func (plain) mend(*lang.Document, *unit) bool                   { return true }
func (plain) trim(*lang.Document, *unit, int)                   {}
func (plain) opensWell(*lang.Document, int, int) bool           { return false }
func (plain) pointsBack(*lang.Document, int, int) bool          { return false }
func (plain) endsWell(*lang.Document, int, int) bool            { return false }
func (plain) joins(*lang.Document, rank.Ranking, int, int) bool { return false }
func (plain) join(*lang.Document, *unit)                        {}
func (plain) polish(*lang.Document, *unit)                      {}
func (plain) stop() string                                      { return "" }

// A question, an announcement and a row of entries are no points in any language.
func (plain) stands(d *lang.Document, u *unit) bool {
	kept := u.text(d.Article.Text)
	return !asks(kept) && !strings.HasSuffix(kept, ":") && !strung(kept)
}

// strung reports a row of entries with marks between, as a menu has them:
// Home · News · Sport · Weather, or a list of who did what: Director_Lund, Writer_Lee.
func strung(kept string) bool {
	for _, mark := range [...]string{"_", " · ", " • ", " | ", "｜", " ∙ "} {
		if strings.Count(kept, mark) > 2 {
			return true
		}
	}
	return false
}

func (plain) share() int     { return 100 }
func (plain) pairShare() int { return 100 }

// polish asks what takes long to ask, once and of the final wording.
func (chinese) polish(d *lang.Document, u *unit) {
	kept := u.text(d.Article.Text)
	u.unfit = u.unfit || speaksOfItself(kept) || stageVoice(kept) || lettered(kept) || unpunctuated(kept)
}

func (chinese) share() int { return 100 }

// Two Chinese sentences need a fifth more: 96 characters of a medium point.
func (chinese) pairShare() int { return 120 }

// An English point of 35 words says what a Chinese one of 78 characters does.
func (english) share() int     { return 90 }
func (english) pairShare() int { return 90 }

// protected reports whether sp holds something that a cut would bend.
func protected(s lang.Sentence, sp text.Span) bool {
	for _, a := range s.Atoms {
		if !sp.Overlaps(a.Span) {
			continue
		}
		switch a.Kind {
		case lang.KindNegation, lang.KindHedge, lang.KindQuantifier, lang.KindCondition,
			lang.KindComparison, lang.KindSpeaker, lang.KindDate:
			return true
		}
	}
	return false
}

// leads gives the cues that open the sentence, one after the other.
func leads(t string, s lang.Sentence) []lang.Cue {
	var out []lang.Cue
	at := trim(t, s.Span).Start
	for _, c := range s.Cues {
		if c.Start != at {
			continue
		}
		out = append(out, c)
		at = c.End + len(t[c.End:s.End]) - len(strings.TrimLeft(t[c.End:s.End], "，, "))
	}
	return out
}
