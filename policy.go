package zhongdian

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/internal/write"
)

// sureEnough is the confidence that a point which a model wrote must reach to be
// shown as supported, by its language. A point that we cut is the article's own
// words; one that a model wrote is wrong more often, and its errors are better
// hidden. So the verifier's own line is not enough here: between that and this
// one a point is shown, but said not to be confirmed.
//
// The figures are read off the curve of eval/cmd/written so that at most one in
// twenty shown points carries an error that is not marked, where half of the
// points carry one: in Chinese of points/dev, in English of articles that were made up
// and kept aside. docs/MODELS.md has the curves.
var sureEnough = map[string]float64{"zh": 0.955, "en": 0.92}

// judged is what was found of a written point. The states are in falling order
// of worth.
type judged struct {
	state   state
	result  verify.Result
	reasons []string // to go back with it, in its language; none: it is fine
}

type state int

const (
	confirmed   state = iota // supported beyond doubt
	unconfirmed              // nothing speaks against it, and not enough for it
	failed                   // not what the article says
	unusable                 // in another language than asked for, or a repetition
)

func (j judged) betterThan(k judged) bool {
	if j.state != k.state {
		return j.state < k.state
	}
	if j.state == unconfirmed {
		return j.result.Confidence > k.result.Confidence
	}
	return len(j.reasons) < len(k.reasons)
}

// maxReasons is how many reasons go back with a point: the first ones tell
// enough, and a list of ten is not mended by any model.
const maxReasons = 4

// judge holds a written point against the article.
func (s *scribe) judge(p write.Point) (j judged) {
	if tag := s.z.set.For(p.Text).Tag(); tag != s.lang && letters(p.Text) > 3 {
		name := write.Say(s.lang, "language."+s.lang)
		return judged{state: unusable, result: verify.Result{Verdict: digest.Unchecked}, reasons: []string{write.Say(s.lang, "language", "language", name)}}
	}
	ss := s.z.set.ParseText(p.Text, s.doc.Article.Published)
	if s.across != nil {
		j = s.judgeAcross(p)
	} else {
		j = s.judgeHere(p)
	}
	if words := write.Leaning(p.Text, ss); words != "" {
		j.reasons = append(j.reasons, write.Say(s.lang, "leans", "words", words))
	}
	if write.Asks(p.Text) {
		j.reasons = append(j.reasons, write.Say(s.lang, "question"))
	}
	if write.TooLong(p.Text, s.lang, string(s.z.o.length)) {
		j.reasons = append(j.reasons, write.Say(s.lang, "too_long", "width", write.Say(s.lang, "width."+s.lang+"."+string(s.z.o.length))))
	}
	return j
}

// judgeHere asks the verifier about a point in the article's own language.
func (s *scribe) judgeHere(p write.Point) (j judged) {
	j.result = s.check.Check(p.Text, p.Evidence)
	switch r := j.result; {
	case r.Verdict == digest.Supported && r.Confidence >= sureEnough[s.lang]:
		j.state = confirmed
	case r.Freely:
		j.state = failed // the model can say it nearer to the article, or a cut point takes its place
		j.reasons = append(j.reasons, r.Reason)
	case r.Verdict == digest.Supported || r.Verdict == digest.Unchecked:
		j.state = unconfirmed
		j.reasons = append(j.reasons, write.Say(s.lang, "doubtful"))
	default:
		j.state = failed
		j.reasons = append(j.reasons, complaints(r)...)
	}
	return j
}

// judgeAcross compares a point in another language than the article's. What
// agrees is still not confirmed; only what fails can be mended.
func (s *scribe) judgeAcross(p write.Point) (j judged) {
	r := s.across.Check(p.Text, p.Evidence)
	j.result = verify.Result{Verdict: r.Verdict, Reason: r.Reason, Evidence: r.Evidence, Checks: r.Checks}
	if j.state = unconfirmed; r.Verdict != digest.Unchecked {
		j.state = failed
		j.reasons = complaints(j.result)
	}
	return j
}

// complaints are the reasons of the failing checks, each once.
func complaints(r verify.Result) []string {
	var out []string
	for _, c := range r.Checks {
		if c.Status == digest.Supported || c.Status == digest.Unchecked || c.Reason == "" || slices.Contains(out, c.Reason) {
			continue
		}
		if out = append(out, c.Reason); len(out) == maxReasons {
			break
		}
	}
	if len(out) == 0 {
		out = append(out, r.Reason)
	}
	return out
}

// repeats marks what an earlier point says already.
func (s *scribe) repeats(ds []draft) {
	for i := range ds {
		for k := range i {
			if ds[k].state == unusable || ds[i].state == unusable || !write.Same(ds[i].Text, ds[k].Text) {
				continue
			}
			// The better one stays.
			again, first := i, k
			if ds[i].state < ds[k].state {
				again, first = k, i
			}
			ds[again].state = unusable
			ds[again].reasons = append(ds[again].reasons, write.Say(s.lang, "repeats", "n", itoa(first+1)))
		}
	}
}

func letters(t string) int { return len([]rune(strings.TrimSpace(t))) }
