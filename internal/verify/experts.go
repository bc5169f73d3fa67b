package verify

import (
	"math"

	"github.com/zhongdian/zhongdian/digest"
)

// rungs are the surprises at which an expert's odds are kept: that of a
// surprise s has only e^-s of the true points below it.
var rungs = [...]float64{1.5, 2, 2.5, 3, 3.5, 4.2, 5, 6}

// steps are the surprises from which a claim weighs, each more than the last.
var steps = [...]float64{2, 3, 4.2}

// Rungs and Steps are how many there are of each.
const (
	Rungs = len(rungs)
	Steps = len(steps)
)

// An Expert judges the claims of one kind. Its trees give the log odds of a
// claim; how rare such odds are among true points makes a surprise of them, and
// only surprises weigh: what is merely odd says nothing, since a point makes
// dozens of claims.
type Expert struct {
	Trees *Trees
	// Odds at each of the rungs, falling.
	Ladder [Rungs]float64
	// Log odds against a point for each unit of surprise beyond each step.
	Weights [Steps]float64
}

// Surprise says how rare the odds of a claim are among those of true points:
// minus the log of the share that has lower ones, 0 to the last rung.
func (e *Expert) Surprise(odds float64) float64 {
	l := &e.Ladder
	if odds > l[0] {
		return 0
	}
	for k := 1; k < Rungs; k++ {
		if odds > l[k] {
			share := (l[k-1] - odds) / max(l[k-1]-l[k], 1e-9)
			return rungs[k-1] + share*(rungs[k]-rungs[k-1])
		}
	}
	return rungs[Rungs-1]
}

// Against is what a surprise weighs: log odds against the point.
func (e *Expert) Against(surprise float64) float64 {
	sum := 0.0
	for k, s := range Beyond(surprise) {
		sum += e.Weights[k] * s
	}
	return sum
}

// Beyond gives how far a surprise is above each step.
func Beyond(surprise float64) (b [Steps]float64) {
	for k, s := range steps {
		b[k] = max(0, surprise-s)
	}
	return b
}

// LadderOf gives the rungs of a set of true points: odds are the lowest of each
// that makes such a claim, in ascending order, points how many points there are.
func LadderOf(odds []float64, points int) (l [Rungs]float64) {
	for k, s := range rungs {
		at := math.Exp(-s) * float64(points)
		i := int(at)
		switch {
		case len(odds) == 0:
			l[k] = math.Inf(-1)
		case i >= len(odds):
			l[k] = odds[len(odds)-1]
		case i+1 < len(odds):
			l[k] = odds[i] + (at-float64(i))*(odds[i+1]-odds[i])
		default:
			l[k] = odds[i]
		}
		if k > 0 {
			l[k] = min(l[k], l[k-1])
		}
	}
	return l
}

// A Mix says how the parts of the model add up to the log odds of a point.
type Mix struct{ Trees, Sum, Against, Grave, Bias float64 }

// Odds are the log odds of a point: of its features, of what the symptoms say
// against it, the grave ones apart, and of what the experts do.
func (m *Model) Odds(x []float32, symptoms, grave, claims float64) float64 {
	return m.Mix.Trees*m.Points.Odds(x) + m.Mix.Sum*m.Sum.Odds(x) - m.Mix.Against*symptoms - m.Mix.Grave*grave - claims + m.Mix.Bias
}

// A surprise is the claim of its kind that is least like those of true points.
type surprised struct {
	claim
	against float64
	odds    float64
}

// surprises asks the experts about the claims of a point and gives, of each
// kind, the worst that weighs.
func (m *Model) surprises(cs []claim) []surprised {
	var worst [claimKinds]surprised
	var any [claimKinds]bool
	for _, c := range cs {
		e := &m.Experts[c.kind]
		odds := e.Trees.Odds(c.x)
		if !any[c.kind] || odds < worst[c.kind].odds {
			worst[c.kind], any[c.kind] = surprised{claim: c, odds: odds}, true
		}
	}
	var out []surprised
	for k := range worst {
		e := &m.Experts[k]
		if !any[k] {
			continue
		}
		if worst[k].against = e.Against(e.Surprise(worst[k].odds)); worst[k].against > 0 {
			out = append(out, worst[k])
		}
	}
	return out
}

// tellableClaim is the weight from which a claim's failing is told to the reader.
const tellableClaim = 1

// doubted turns the claims that fail into checks, where the point fails; the
// rules, which know more of the passage, have been heard before.
func (j *judgement) doubted() {
	if j.prob >= j.cut {
		return
	}
	for _, s := range j.doubts {
		kind, code := s.check()
		if s.against < tellableClaim || code == "" {
			continue
		}
		for _, at := range s.spans(j.p) {
			if j.failed(at) {
				continue
			}
			words := at.Slice(j.p.text)
			j.checks = append(j.checks, digest.Check{
				Kind: kind, Text: words, Span: at, Status: digest.Contradicted, Evidence: -1,
				Reason: j.say.say(code, words, s.other.Slice(j.ix.text)), ReasonCode: string(code),
			})
		}
	}
}
