package verify

import (
	"slices"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A judgement is a match with what the model says of it, on the way to a Result.
type judgement struct {
	*match
	an      *atomFindings
	v       [][features]float32
	sup     []float64
	model   *Model
	prob    float64 // that it is supported, where every other point is wrong
	say     phrases
	found   []finding // by the symptoms
	weights *weights  // of the symptoms

	doubts []surprised // by the experts

	broken       [signs][]int32
	cut, wordCut float64 // below: a point, a word fails

	evidence []text.Span
	checks   []digest.Check
}

// result makes the answer: evidence first, since checks point into it.
func (j *judgement) result(ss []lang.Sentence) Result {
	j.prove()
	for k := range j.p.atoms {
		j.atom(k)
	}
	j.relations()
	j.structural()
	j.doubted()
	j.others()
	slices.SortStableFunc(j.checks, func(a, b digest.Check) int { return a.Start - b.Start })
	r := Result{Evidence: j.evidence, Checks: j.checks}
	j.verdict(&r)
	for _, s := range ss {
		for _, w := range s.Words {
			r.Words = append(r.Words, digest.WordSupport{Span: w.Span, Support: j.supportAt(w)})
		}
	}
	return r
}

func (j *judgement) supportAt(w lang.Word) float64 {
	i, ok := slices.BinarySearchFunc(j.p.words, w.Start, func(a word, at int) int { return a.Start - at })
	if !ok {
		return 1 // a mark says nothing that could be wrong
	}
	return j.sup[i]
}

// prove lists the sentences that carry the point, in the article's order.
func (j *judgement) prove() {
	var rows []int
	total := 0.0
	for n, k := range j.home {
		v := 0.0
		for i, w := range j.p.words {
			v += w.weight * j.rows[k].m[i]
		}
		total = max(total, v)
		if n == 0 || v > 0.15*total {
			rows = append(rows, k)
		}
	}
	slices.SortFunc(rows, func(a, b int) int { return j.rows[a].Start - j.rows[b].Start })
	for _, k := range rows {
		sp := j.rows[k].Span
		t := sp.Slice(j.ix.text)
		sp.End = sp.Start + len(strings.TrimRight(t, " \t\n\u3000"))
		j.evidence = append(j.evidence, sp)
	}
}

func (j *judgement) evidenceOf(off int) int {
	for i, sp := range j.evidence {
		if sp.Start <= off && off < sp.End {
			return i
		}
	}
	return -1
}

func checkKind(k lang.Kind) digest.CheckKind {
	switch k {
	case lang.KindName:
		return digest.CheckName
	case lang.KindNumber:
		return digest.CheckNumber
	case lang.KindDate:
		return digest.CheckDate
	case lang.KindNegation:
		return digest.CheckNegation
	case lang.KindHedge:
		return digest.CheckHedge
	case lang.KindQuantifier:
		return digest.CheckQuantifier
	case lang.KindCondition:
		return digest.CheckCondition
	case lang.KindComparison:
		return digest.CheckComparison
	case lang.KindCause:
		return digest.CheckCause
	}
	return digest.CheckSpeaker
}

// atom turns what was found of one atom into a check.
func (j *judgement) atom(k int) {
	a, f := j.p.atoms[k], j.an.found[k]
	if a.from >= a.to {
		return
	}
	words := a.Slice(j.p.text)
	c := digest.Check{Kind: checkKind(a.Kind), Text: words, Span: a.Span, Status: digest.Supported, Evidence: -1}
	if f.where >= 0 {
		c.Evidence = j.evidenceOf(j.ix.atoms[f.where].Start)
	}
	low := 1.0
	for w := a.from; w < a.to; w++ {
		low = min(low, j.sup[w])
	}
	if low >= j.wordCut && !j.breaks(a) && !j.absent(a) || f.state == atomNear && f.where < 0 {
		j.checks = append(j.checks, c) // of the latter no word of the article is the proof: see listed
		return
	}
	if j.ruled(a) {
		return // a rule says more of it
	}
	code, other := whyAbsent, ""
	c.Status = digest.Unsupported
	switch {
	case f.where >= 0 && (f.state == atomDoc || f.state == atomNear):
		code, other = whyElsewhere, j.paragraph(j.ix.atoms[f.where].Start)
	case a.Kind == lang.KindSpeaker && j.an.voices[k] == voiceOther:
		code, c.Status = whySaidBy, digest.Contradicted
	case f.state > atomNear:
		code = whyOrder
	case f.rivals > 0 && (a.Kind == lang.KindNumber || a.Kind == lang.KindDate):
		if b := j.rivalOf(a); b != "" {
			code, other, c.Status = whyDiffers, b, digest.Contradicted
		}
	}
	if code == whyAbsent && j.inOnePiece(a) {
		code = whyWords
	}
	c.Reason, c.ReasonCode = j.say.say(code, words, other), string(code)
	j.checks = append(j.checks, c)
}

func (j *judgement) rivalOf(a atom) string {
	home, _ := j.homeOf(a)
	if home < 0 {
		return ""
	}
	lo, hi := j.ix.atomsOf(j.rows[home].sent)
	best := ""
	for _, b := range j.ix.atoms[lo:hi] {
		if a.Sub == "duration" && a.Unit != b.Unit {
			continue // 19 minutes are no other form of 20 years
		}
		if b.Kind == a.Kind && rival(a.Atom, b.Atom) && !sameAtom(a.Atom, b.Atom) && !j.mine[keyOf(b.Atom)] {
			if best == "" || b.Unit == a.Unit {
				best = b.Slice(j.ix.text)
			}
		}
	}
	return best
}

// heed gives the signs their say beside the model: a point of which the article
// has next to nothing can't pass. Then, in a point that fails, they mark words.
func (j *judgement) heed() {
	missing := len(j.broken[signFigure])+len(j.broken[signName]) > 0
	cover := j.v[0][fPointCover]
	if cover < 0.25 || cover < 0.5 && missing {
		j.prob = against(j.prob, 4)
	}
	// Over words that are nearly all the article's own, a lost "not" can't be
	// the freedom of a paraphrase.
	turned := cover > 0.95 && len(j.broken[signNot])+len(j.broken[signHedge])+len(j.broken[signAll]) > 0
	switch {
	case j.hardened() || j.decided():
		j.prob = against(j.prob, 6)
	case turned && j.weights.sum(j.found) > 1:
		j.prob = against(j.prob, 4)
	}
	if j.prob >= j.cut {
		return
	}
	for _, ws := range j.broken {
		for _, w := range ws {
			j.sup[w] = min(j.sup[w], 0.3)
		}
	}
	// Of the experts only the surest marks words, and it is less sure of them
	// than of the claim.
	if d := j.worst(); d != nil {
		for w := d.from; w < d.to; w++ {
			j.sup[w] *= 0.85
		}
	}
}

// worst is the claim that weighs most, where it is told to the reader; nil: none.
func (j *judgement) worst() *surprised {
	var out *surprised
	for k := range j.doubts {
		if d := &j.doubts[k]; d.against >= tellableClaim && (out == nil || d.against > out.against) {
			out = d
		}
	}
	return out
}

// ruled reports whether a rule that is told to the reader met a word of form.
func (j *judgement) ruled(a atom) bool {
	if g := groupOf(a.Atom); g == gNone || g == gSpeaker || j.prob >= j.cut {
		return false
	}
	for _, f := range j.found {
		if _, code := f.symptom.check(); code != "" && j.weights[f.symptom] >= tellable && f.from < a.to && a.from < f.to {
			return true
		}
	}
	return false
}

// breaks reports whether an atom is one that breaks a rule in a point that fails.
func (j *judgement) breaks(a atom) bool {
	if j.prob >= j.cut {
		return false
	}
	for _, r := range [...]int{signFigure, signElsewhere, signName, signVoice, signSmall} {
		for _, w := range j.broken[r] {
			if w == a.from {
				return true
			}
		}
	}
	return false
}

// paragraph numbers the block at off from 1, as a reader counts.
func (j *judgement) paragraph(off int) string {
	n, block := 0, int32(-1)
	for _, s := range j.ix.sents {
		if s.Start > off {
			break
		}
		if s.block != block {
			n, block = n+1, s.block
		}
	}
	return strconv.Itoa(n)
}

// relations are the failings that no word shows alone: a "not" or a "perhaps"
// that went missing over words that are all there.
func (j *judgement) relations() {
	if j.prob >= j.cut {
		return
	}
	add := func(i int, kind digest.CheckKind, code why) {
		w := j.p.words[i]
		t := w.Slice(j.p.text)
		j.checks = append(j.checks, digest.Check{
			Kind: kind, Text: t, Span: w.Span, Status: digest.Contradicted, Evidence: -1,
			Reason: j.say.say(code, t), ReasonCode: string(code),
		})
	}
	for _, i := range j.broken[signNot] {
		if j.p.partHas(i, gNegation) > 0 {
			add(int(i), digest.CheckNegation, whyNewNot)
		} else {
			add(int(i), digest.CheckNegation, whyLostNot)
		}
	}
}

// others gathers the words without support that no atom speaks for.
func (j *judgement) others() {
	done := make([]bool, len(j.p.words))
	for _, c := range j.checks {
		if c.Status == digest.Supported {
			continue
		}
		for i, w := range j.p.words {
			done[i] = done[i] || c.Overlaps(w.Span)
		}
	}
	low := func(i int) bool {
		return i < len(done) && j.sup[i] < j.wordCut && !done[i]
	}
	for i := 0; i < len(done); i++ {
		if !low(i) {
			continue
		}
		from := i
		for low(i+1) && j.p.words[i+1].part == j.p.words[from].part {
			i++
		}
		j.unsupported(from, i)
	}
}

func (j *judgement) unsupported(from, to int) {
	content, there := false, true
	for i := from; i <= to; i++ {
		if j.p.words[i].tag.Content() {
			content = true
			there = there && j.v[i][fDocExact] > 0
		}
	}
	if !content {
		return // 的 alone is nobody's claim
	}
	code := whyWords
	if there { // the words stand there, but not to say this
		code = whyOtherwise
	}
	sp := text.Span{Start: j.p.words[from].Start, End: j.p.words[to].End}
	t := sp.Slice(j.p.text)
	j.checks = append(j.checks, digest.Check{
		Kind: digest.CheckWords, Text: t, Span: sp, Status: digest.Unsupported, Evidence: -1,
		Reason: j.say.say(code, t), ReasonCode: string(code),
	})
}
