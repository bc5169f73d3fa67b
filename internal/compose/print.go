package compose

import (
	_ "embed" // the model
	"slices"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// Would an editor print it? Reading alone is not enough: a point may be whole and say what nobody
// wants to know. What is known of that comes from lists that were read beside their articles, point by point.

// printBytes is what `go run ./train/stand -print` makes of Chinese lists: see data/print.json beside it. English
// lists got no better by one of theirs (docs/EXPERIMENTS.md).
//
//go:embed data/print.bin
var printBytes string

// shippedPrint is the model of how likely an editor is to print a unit; where it does not fit the columns nobody asks.
var shippedPrint = embedded(printBytes, PrintColumns)

// The columns behind those of reading alone.
const (
	pChance      = standColumns + iota  // of reading alone
	pRanked                             // what its sentences are worth
	pFirst                              // the score of its first sentence
	pLast                               // and of its last
	pNeeds                              // how much a point above it must tell
	pLittle                             // says next to nothing
	pThesis                             // says what the whole is about
	pRow                                // and what the ranking knows of its better sentence, its cues aside
	printColumns = pRow + rank.Features // the most there can be
)

// cuesAside are the columns of the ranking that tell more than those of reading alone do: a forest has
// room for 255.
var cuesAside = sync.OnceValue(func() (out []int) {
	for c := range rank.Features {
		if !strings.HasPrefix(rank.FeatureName(c), "cue_") {
			out = append(out, c)
		}
	}
	return out
})

// PrintColumns names what is known of a unit that an editor may print.
var PrintColumns = sync.OnceValue(func() []string {
	names := append(slices.Clone(standNames[:]), "chance", "ranked", "score_first", "score_last", "needs", "little", "thesis")
	for _, c := range cuesAside() {
		names = append(names, "rank_"+rank.FeatureName(c))
	}
	return names
})

// describePrint fills the row of u, of which describe was asked last, to the end.
func (x *standReader) describePrint(u *unit) []float32 {
	of := cuesAside()
	r := x.row[:pRow+len(of)]
	r[pChance], r[pRanked] = float32(u.chance), float32(u.ranked)
	r[pFirst], r[pLast] = float32(x.r.Sentences[u.first]), float32(x.r.Sentences[u.last])
	r[pNeeds], r[pLittle], r[pThesis] = float32(len(u.needs)), mark01(u.little), mark01(u.thesis)
	better := u.first
	for i := u.first + 1; i <= u.last; i++ {
		if x.r.Sentences[i] > x.r.Sentences[better] {
			better = i
		}
	}
	known := x.r.Row(better)
	for i, c := range of {
		r[pRow+i] = known[c]
	}
	return r
}

// longestJudged is the greatest width of the texts that lists were judged of, news all but some. In
// essays what the whole is about takes more than points that each are worth printing.
const longestJudged = 1200

// printing asks what an editor prints of a text with these scores of sentences.
func (j *judged) printing(m *ChanceModel, scores []float64) {
	j.print = m
	for _, s := range scores {
		j.bestScore = max(j.bestScore, s)
	}
}

// printChance is how likely an editor is to print u, of which describe was asked last. A sentence
// that is worth most of all and no longer than it need be is not left out for a doubt.
func (x *standReader) printChance(u *unit) float64 {
	const (
		share   = 0.9 // of the worth of the best sentence
		atLeast = 0.8 // its chance
		longest = 100 // of width
	)
	if u.pardoned > 0 {
		return u.pardoned
	}
	chance := x.print.chance(x.describePrint(u))
	if u.first == u.last && u.width <= longest && x.r.Sentences[u.first] >= share*x.bestScore {
		return max(chance, atLeast)
	}
	return chance
}

// nearBest reports one of the sentences that are worth most of a text of which it is asked what an
// editor prints.
func (x *standReader) nearBest(u *unit) bool {
	const share, least = 0.6, 0.45 // of the best one's worth; of worth
	if x.print == nil || u.first < u.last {
		return false
	}
	worth := x.r.Sentences[u.first]
	return worth >= least && worth >= share*x.bestScore
}

// pardon takes a unit for one that reads alone which a rule refuses and an editor may well print: of
// 100 such sentences 40 are whole, and without them the news is missing oftener than they are faulty
// (docs/EXPERIMENTS.md).
func (x *standReader) pardon(u *unit) {
	const likely = 0.3
	u.chance, u.little = refused, saysSomething(u.kept) < 1
	x.describe(u)
	if chance := x.print.chance(x.describePrint(u)); chance >= likely {
		u.leans, u.pardoned = false, chance
	}
}
