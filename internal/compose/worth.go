package compose

import (
	"math"
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/rank/forest"
	"github.com/zhongdian/zhongdian/lang"
)

// judged is how the units of one document are given their worth.
type judged struct {
	alone  float64        // how much it counts that a unit reads alone: the power of its chance
	lean   float64        // what is left of the worth of a unit that a rule refuses
	one    bool           // there is one point only
	speech bool           // somebody speaks, in sentences that run on
	loose  bool           // two neighbours may be a point though they share no words
	strict bool           // only units that read alone are wanted
	given  bool           // a unit may take up what a point above it tells
	asked  bool           // a reader asked for a number of points: it is filled with what there is
	essay  bool           // the text is longer than news, and of several points; see inEssay
	worth  *forest.Forest // nil: units are worth what their sentences are
	print  *ChanceModel   // of an editor to print a unit; nil: nobody asks; see printing

	// sentences and main are the scores of sentences for many points and for
	// one, the best of each beside them.
	sentences, main     []float64
	bestScore, bestMain float64
	worthRow            []float32

	stories []int // see story; plus one
}

const (
	// A single point mostly opens the article: nothing can be missing that stands
	// before it, and there is little to choose from.
	aloneForOne, leaningForOne = 0.2, 0.6
	// One of several: the chance is an estimate, and worth is one, too.
	aloneForMany = 0.7
	// Hardly a spoken sentence stands by the rules for written ones.
	aloneInSpeech, leaningInSpeech = 0.1, 1
	// Where worth is learned it is told apart better, and needs less help.
	aloneInEnglish = 0.1
	// spokenFrom is the share of speech from which a text is taken for a transcript.
	spokenFrom = 0.75
)

// judge says how the units of d are given their worth where k points are wanted.
// Where there is one, r's sentences are scored for that: it is another question.
func judge(d *lang.Document, r *rank.Ranking, k int, m *WorthModel) judged {
	j := judged{alone: aloneForMany, lean: leaning, one: k == 1, sentences: r.Sentences, stories: make([]int, len(d.Sentences))}
	j.speech = d.Lang == "zh" && r.Spoken() >= spokenFrom
	j.essay = j.essayed(d)
	switch {
	case j.speech:
		j.alone, j.lean, j.worth = aloneInSpeech, leaningInSpeech, m.Speech
	case d.Lang == "en":
		j.alone, j.worth = aloneInEnglish, m.English
	case j.one:
		j.alone, j.lean = aloneForOne, leaningForOne
	}
	if j.worth != nil {
		j.know(r)
	}
	if j.one {
		r.Sentences = r.Main()
	}
	return j
}

// know looks up what the columns of units are filled from.
func (j *judged) know(r *rank.Ranking) {
	j.main = r.Main()
	for i := range j.main {
		j.bestMain, j.bestScore = max(j.bestMain, j.main[i]), max(j.bestScore, j.sentences[i])
	}
}

// The columns of a unit beside those of its first sentence, which come before.
const (
	wScore      = rank.Features + iota // of the first sentence
	wScoreLast                         // of the second one, 0 where there is none
	wScoreBest                         // the first's over the article's best
	wMain                              // of the first, for a single point
	wMainLast                          //
	wMainBest                          // over the article's best
	wPair                              //
	wWidth                             //
	wKept                              // share of the sentences' width that is kept
	wOpens                             // something was cut off the front
	wConcepts                          // concepts that are kept
	wWeight                            // their weight
	wWeightMean                        //
	wWeightTop                         // mean of the best five
	wDensity                           // weight over width
	wRare                              // mean idf
	wChance                            // that it reads alone
	wLeans                             //
	wEdits                             //
	wLastSize                          // of the second sentence
	wLastTextRank
	wLastTitle
	wLastQuoted
	wTurnLeft // how much of its turn stands before, and after, in hundreds of characters
	wTurnRight
	wTurnQuestion // the turn before ends with a question
	wTurn         // turns before
	wSaid
	worthColumns = wSaid + spokenCount
)

// WorthColumns is the number of columns of a unit.
const WorthColumns = worthColumns

// describeWorth fills the columns of a unit that has been built. The row is used
// again for the next one.
func (x *standReader) describeWorth(u *unit) []float32 {
	if x.worthRow == nil {
		x.worthRow = make([]float32, worthColumns)
	}
	w := x.worthRow
	copy(w, x.r.Row(u.first))
	clear(w[rank.Features:])
	w[wScore], w[wMain] = float32(x.sentences[u.first]), float32(x.main[u.first])
	w[wScoreBest] = float32(x.sentences[u.first] / max(x.bestScore, 1e-6))
	w[wMainBest] = float32(x.main[u.first] / max(x.bestMain, 1e-6))
	if u.first < u.last {
		row := x.r.Row(u.last)
		w[wPair] = 1
		w[wScoreLast], w[wMainLast] = float32(x.sentences[u.last]), float32(x.main[u.last])
		w[wLastSize], w[wLastTextRank], w[wLastTitle], w[wLastQuoted] = rank.Brief(row)
	}
	w[wWidth] = float32(u.width)
	whole := 0
	for i := u.first; i <= u.last; i++ {
		whole += width(x.d.Sentences[i].Slice(x.t))
	}
	w[wKept] = float32(u.width) / float32(max(whole, 1))
	w[wOpens] = mark01(u.opens() > u.span.Start)
	x.weights(u, w)
	if x.judged.speech {
		x.turn(u, w)
		spokenColumns(u.text(x.t), u.width, w[wSaid:])
	}
	w[wChance], w[wLeans], w[wEdits] = float32(u.chance), mark01(u.leans), float32(len(u.edits))
	return w
}

// weights fills the columns of the concepts that are kept.
func (x *standReader) weights(u *unit, w []float32) {
	var top [5]float32
	for _, c := range u.concepts {
		v := float32(c.Weight)
		w[wWeight] += v
		w[wRare] += x.r.IDF(c.ID)
		for k := range top {
			if v > top[k] {
				v, top[k] = top[k], v
			}
		}
	}
	n := float32(max(len(u.concepts), 1))
	w[wConcepts] = float32(len(u.concepts))
	w[wWeightMean], w[wRare] = w[wWeight]/n, w[wRare]/n
	for _, v := range top {
		w[wWeightTop] += v / float32(len(top))
	}
	w[wDensity] = w[wWeight] / float32(max(u.width, 1))
}

// worthOf is the learned worth of a unit, 0 to 1.
func (x *standReader) worthOf(u *unit) float64 {
	return 1 / (1 + math.Exp(-float64(x.worth.Score(x.describeWorth(u)))))
}

// turn fills the columns of what is around a unit in somebody's turn to speak.
func (x *standReader) turn(u *unit, w []float32) {
	b := x.d.Sentences[u.first].Block
	block := x.d.Article.Blocks[b]
	w[wTurnLeft] = float32(u.span.Start-block.Start) / 300
	w[wTurnRight] = float32(block.End-u.span.End) / 300
	w[wTurn] = float32(b)
	if b > 0 {
		w[wTurnQuestion] = mark01(asks(strings.TrimSpace(x.d.Article.Blocks[b-1].Slice(x.t))))
	}
}

var worthNames = [...]string{
	"score", "score_last", "score_best", "main", "main_last", "main_best", "pair", "unit_width", "kept", "cut_front",
	"concepts", "weight", "weight_mean", "weight_top", "weight_density", "unit_idf", "chance", "leans", "edits",
	"last_size", "last_textrank", "last_title", "last_quoted",
	"turn_left", "turn_right", "turn_question", "turn",
	"fillers", "counting", "opinion", "conclusion", "demands", "courtesies", "stories", "questions", "we", "you", "bonds",
	"filler_first", "commas", "repeats",
}

// WorthName is the name of a column.
func WorthName(c int) string {
	if c < rank.Features {
		return rank.FeatureName(c)
	}
	return worthNames[c-rank.Features]
}

// Every column has its name.
var _ = [1]struct{}{}[len(worthNames)-(worthColumns-rank.Features)]
