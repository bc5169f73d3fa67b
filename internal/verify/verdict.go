package verify

import "github.com/zhongdian/zhongdian/digest"

// verdict weighs the whole. The model's probability decides; the checks say why.
func (j *judgement) verdict(r *Result) {
	failed, against := 0, false
	for _, c := range r.Checks {
		if c.Status != digest.Supported {
			failed++
			against = against || c.Status == digest.Contradicted
			if r.Reason == "" {
				r.Reason = c.Reason
			}
		}
	}
	supported := j.likely()
	if j.prob >= j.cut && failed == 0 {
		r.Verdict, r.Confidence, r.Reason = digest.Supported, max(supported, 0.5+hair*(j.prob-j.cut)), ""
		return
	}
	r.Confidence = 1 - min(supported, 0.5-hair*(1-j.prob))
	if float64(j.v[0][fPointCover]) < freely && !j.telling() {
		j.freelyWorded(r)
		return
	}
	switch {
	case against:
		r.Verdict = digest.Contradicted
	case float64(j.v[0][fPointCover]) > 0.5 && failed <= 2:
		r.Verdict = digest.Partly
	default:
		r.Verdict = digest.Unsupported
	}
	if failed == 0 {
		r.Checks = append(r.Checks, j.doubt())
		r.Reason = j.say.say(whyPoint, "")
	}
}

// freely is the share of a point that the passage must have in its own words for what is
// missing or turned to say anything by itself: of points worded further from the article, true
// ones look like wrong ones (docs/VERIFICATION.md).
const freely = 0.8

// telling reports whether a finding says by itself what is wrong, however a point is worded: a
// figure or a name from nowhere, two things exchanged, a word for its opposite.
func (j *judgement) telling() bool {
	for _, f := range j.found {
		if f.symptom.grave() && f.symptom != symptomForeign && f.symptom != symptomUnfounded {
			return true
		}
	}
	return len(j.broken[signFigure])+len(j.broken[signName]) > 0
}

// freelyWorded answers for a point that fails by its wording alone and is worded too far from
// the article for that: nobody is told that it is wrong, nor that it is right.
func (j *judgement) freelyWorded(r *Result) {
	r.Verdict, r.Freely = digest.Unchecked, true
	r.Reason = j.say.say(whyFreely, "")
	for i := range r.Checks {
		if c := &r.Checks[i]; c.Status != digest.Supported {
			c.Status = digest.Unchecked
		}
	}
}

// hair keeps two verdicts near the cut from having the same confidence.
const hair = 0.02

// likely is the chance that the point is supported. The model learned from as
// many wrong points as true ones; of those it is asked about, we take one in
// seven to be wrong.
func (j *judgement) likely() float64 {
	p := min(max(j.prob, 1e-6), 1-1e-6)
	return 6 * p / (6*p + 1 - p)
}

// doubt names the weakest word where the point fails as a whole.
func (j *judgement) doubt() digest.Check {
	lo := 0
	for i := range j.sup {
		if j.sup[i] < j.sup[lo] {
			lo = i
		}
	}
	w := j.p.words[lo]
	return digest.Check{
		Kind: digest.CheckWords, Text: w.Slice(j.p.text), Span: w.Span, Status: digest.Unsupported, Evidence: -1,
		Reason: j.say.say(whyPoint, ""), ReasonCode: string(whyPoint),
	}
}
