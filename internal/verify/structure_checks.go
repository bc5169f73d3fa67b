package verify

import (
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

// weigh makes the point's probability of what the model, the symptoms and the
// experts say of it.
func (j *judgement) weigh() {
	x := &structure{match: j.match, an: j.an, v: j.v, eds: j.edits()}
	j.found = x.findings()
	j.doubts = j.model.surprises(x.claims())
	claims := 0.0
	for _, d := range j.doubts {
		claims += d.against
	}
	plain, grave := j.weights.apart(j.found)
	j.prob = logistic(j.model.Odds(j.pointVector(j.v, j.sup, j.an), plain, grave, claims))
}

// tellable is the weight from which a symptom is told to the reader.
const tellable = 0.55

// structural turns what the symptoms found into checks, where the point fails.
func (j *judgement) structural() {
	if j.prob >= j.cut {
		return
	}
	for _, f := range j.found {
		kind, code := f.symptom.check()
		if j.weights[f.symptom] < tellable || code == "" {
			continue
		}
		sp := text.Span{Start: j.p.words[f.from].Start, End: j.p.words[f.to-1].End}
		if j.failed(sp) {
			continue
		}
		if code == whyDiffers && f.other.Empty() {
			code = whyWords
		}
		words := sp.Slice(j.p.text)
		j.checks = append(j.checks, digest.Check{
			Kind: kind, Text: words, Span: sp, Status: digest.Contradicted, Evidence: j.evidenceOf(f.other.Start),
			Reason: j.say.say(code, words, f.other.Slice(j.ix.text)), ReasonCode: string(code),
		})
	}
}

// failed reports whether a check already says that something in sp is wrong;
// a check that calls it supported gives way.
func (j *judgement) failed(sp text.Span) bool {
	kept := j.checks[:0]
	failed := false
	for _, c := range j.checks {
		if c.Overlaps(sp) && c.Status != digest.Supported {
			failed = true
		}
		if c.Status != digest.Supported || c.Span != sp {
			kept = append(kept, c)
		}
	}
	j.checks = kept
	return failed
}

// check says under which kind and for which reason a symptom's finding is shown;
// no reason: it only weighs.
func (r symptom) check() (digest.CheckKind, why) {
	s := stance(r / perStance)
	if s < stances {
		return s.check(r%perStance == lostSure || r%perStance == lostMaybe)
	}
	if r >= symptomFigure {
		return figureCheck(r)
	}
	switch r {
	case symptomAntonym, symptomTurned:
		return digest.CheckNegation, whyAntonym
	case symptomSwapped, symptomRole, symptomRoleHalf, symptomMoved:
		return digest.CheckRole, whySwapped
	case symptomNumber, symptomNumberIn, symptomNumberElse, symptomFigureThere, symptomMeasure:
		return digest.CheckNumber, whyDiffers
	case symptomName, symptomNameIn, symptomNameThere:
		return digest.CheckName, whyDiffers
	case symptomNoName:
		return digest.CheckName, whyAbsent
	case symptomSettled:
		return digest.CheckHedge, whyTooSure
	case symptomTopmost, symptomWhole:
		return digest.CheckQuantifier, whyTooMuch
	case symptomDenied:
		return digest.CheckNegation, whyLostNot
	case symptomUnlinked, symptomCauseFar:
		return digest.CheckCause, whyNoCause
	case symptomNameFar:
		return digest.CheckName, whyOtherwise
	case symptomNameOther:
		return digest.CheckName, whyDiffers
	case symptomCrossed, symptomTopics, symptomCrossedHalf:
		return digest.CheckRole, whySwapped
	case symptomAnyway:
		return digest.CheckCondition, whyAnyway
	case symptomOffice:
		return digest.CheckRole, whyDiffers
	case symptomForeign:
		return digest.CheckWords, whyWords
	case symptomUnfounded:
		return digest.CheckCause, whyNoCause
	case symptomSaidAbsent, symptomSaidFar, symptomSaidOther, symptomSaidBeside, symptomSaidElse:
		return digest.CheckSpeaker, whySaidBy
	}
	return digest.CheckWords, ""
}

// figureCheck says how a figure that isn't there is shown.
func figureCheck(r symptom) (digest.CheckKind, why) {
	code := whyAbsent
	if r >= symptomFigureElse {
		r, code = r-symptomFigureElse, whyOtherwise
	} else {
		r -= symptomFigure
	}
	switch r {
	case figDate, figDuration, figRate, figRelative:
		return digest.CheckDate, code
	}
	return digest.CheckNumber, code
}

func (s stance) check(lost bool) (digest.CheckKind, why) {
	switch s {
	case sNot:
		if lost {
			return digest.CheckNegation, whyLostNot
		}
		return digest.CheckNegation, whyNewNot
	case sHedge, sWeak, sPlan, sWill:
		if lost {
			return digest.CheckHedge, whyLostHedge
		}
		return digest.CheckHedge, whyNewHedge
	case sDone, sCertain:
		if !lost {
			return digest.CheckHedge, whyTooSure
		}
	case sAll, sEach, sOnly, sFirst, sSome, sDegree:
		if lost {
			return digest.CheckQuantifier, whySomeOnly
		}
		return digest.CheckQuantifier, whyTooMuch
	case sIf:
		if lost {
			return digest.CheckCondition, whyLostIf
		}
	case sAnyway:
		if !lost {
			return digest.CheckCondition, whyAnyway
		}
	case sComparison:
		return digest.CheckComparison, whyOrder
	case sSpeaker:
		return digest.CheckSpeaker, whyOrder
	}
	return digest.CheckWords, ""
}
