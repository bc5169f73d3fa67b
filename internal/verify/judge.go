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

// hardened reports whether a "not" or a "perhaps" is gone from the point, an
// "all" or a "certainly" come to it, a word turned into its opposite, an office given to
// another, a figure or a name put in the place of another, two things exchanged or what is
// open told as settled, while the passage has every other word of content.
func (j *judgement) hardened() bool {
	for _, f := range j.found {
		if f.symptom == symptomNameThere && pronoun(" "+strings.ToLower(f.other.Slice(j.ix.text))+" ") {
			continue // a name for "we" is whom a quotation is of
		}
		if f.symptom.hardens() && j.kept(f) {
			return true
		}
	}
	return false
}

// hardens reports a symptom that no paraphrase shows which leaves all other words as they are.
func (r symptom) hardens() bool {
	switch r {
	case symptom(sNot)*perStance + lostSure, symptom(sHedge)*perStance + lostSure, symptom(sAll)*perStance + newSure, symptom(sCertain)*perStance + newSure,
		symptomAntonym, symptomOffice, symptomSwapped, symptomCrossed, symptomNameThere, symptomNumber, symptomFigureThere, symptomSettled, symptomWhole:
		return true
	}
	return r >= symptomFigure && r < symptomFigureElse && r != symptomFigure+figOrdinal
}

// decided reports a finding that no paraphrase makes: words that the article lets somebody else
// say, a condition told as none.
func (j *judgement) decided() bool {
	for _, f := range j.found {
		if f.symptom == symptomSaidElse || f.symptom == symptomAnyway {
			return true
		}
	}
	return false
}

// kept reports whether the passage has all words of content but those of f and
// those that govern others.
func (j *judgement) kept(f finding) bool {
	for i, w := range j.p.words {
		at := int32(i)
		if w.tag.Content() && j.covered[i] < 0.9 && (at < f.from || at >= f.to) && !j.p.governing(at) && !j.spelt(w) && !auxiliary(w.Slice(j.p.text)) {
			return false
		}
	}
	return true
}

// auxiliary reports whether a word only says that something has to be, can be or is done.
func auxiliary(w string) bool {
	switch w {
	case "要", "需", "需要", "须", "須", "be", "been", "is", "are", "was", "were", "has", "have", "had":
		return true
	}
	return false
}

// spelt reports whether the article writes out what a word has the initials of (CEO).
func (m *match) spelt(w word) bool {
	short := capitals(w.Slice(m.p.text))
	return short != "" && m.ix.spells(short)
}

// speltWords lifts the words that the article writes out.
func (m *match) speltWords(sup []float64) {
	for w := range m.p.words {
		if m.spelt(m.p.words[w]) {
			sup[w] = max(sup[w], borneOut)
		}
	}
}

// governing reports whether word w is one that governs others: will, may, not.
func (st *stream) governing(w int32) bool {
	lo, hi := st.atomsOf(st.words[w].sent)
	for _, a := range st.atoms[lo:hi] {
		if a.from <= w && w < a.to && st.stance(a).family() >= 0 {
			return true
		}
	}
	return false
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
