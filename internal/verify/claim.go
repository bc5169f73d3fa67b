package verify

import (
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/text"
)

// A claim is one thing that a point says and that can be wrong by itself: who
// says it, what stands in whose place, whether it is so at all. Each kind has
// features and a small model of its own, an Expert, that learns from many errors
// of this kind; so what is rare in one kind isn't lost among the words of all.
type claim struct {
	kind     int
	from, to int32     // words of the point
	also     int32     // where the second of two things begins; 0: there is one
	lost     bool      // the article has it, and the point doesn't
	other    text.Span // of the article: the word that was lost, or what stands there; may be empty
	x        []float32
}

// The kinds of claim.
const (
	claimSpeaker = iota // who says it
	claimPlace          // a thing where another could stand
	claimRole           // two things, each in its place
	claimNot            // a "not", there or missing
	claimMaybe          // a "perhaps", a plan, a "certainly"
	claimMuch           // an "all", a "some", a "most"
	claimIf             // an "if", a "because"
	claimKinds
)

// ClaimKinds is the number of the kinds of claim; those from FirstStance on are
// about words that govern others.
const (
	ClaimKinds  = claimKinds
	FirstStance = claimNot
)

var claimNames = [claimKinds]string{"speaker", "place", "role", "not", "maybe", "much", "if"}

// claimFeatures are how many features the claims of each kind have.
var claimFeatures = [claimKinds]int{spFeatures, placeFeatures, roFeatures, stFeatures, stFeatures, stFeatures, stFeatures}

// ClaimNames names the kinds of claim.
func ClaimNames() []string { return claimNames[:] }

// claims lists what the point claims.
func (x *structure) claims() []claim {
	if len(x.v) == 0 || len(x.rows) == 0 {
		return nil
	}
	out := x.speakerClaims(nil)
	out = x.stanceClaims(out)
	f := x.field()
	out = f.placeClaims(out)
	return f.roleClaims(out)
}

// spans are the words of the point that a claim is about.
func (c *claim) spans(p *stream) []text.Span {
	out := []text.Span{{Start: p.words[c.from].Start, End: p.words[c.to-1].End}}
	if c.also > 0 {
		out = append(out, p.words[c.also].Span)
	}
	return out
}

// check says under which kind and for which reason a failing claim is shown.
func (c *claim) check() (digest.CheckKind, why) {
	switch c.kind {
	case claimSpeaker:
		return digest.CheckSpeaker, whySaidBy
	case claimPlace:
		return digest.CheckWords, whyOtherwise
	case claimRole:
		return digest.CheckRole, whySwapped
	}
	return stance(c.x[stStance]).check(c.lost)
}
