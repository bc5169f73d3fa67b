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
	an    *atomFindings
	v     [][features]float32
	sup   []float64
	model *Model
	prob  float64
	say   phrases
	found []finding // by the symptoms

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
	if low >= j.model.WordCut {
		j.checks = append(j.checks, c)
		return
	}
	code, other := whyAbsent, ""
	c.Status = digest.Unsupported
	switch {
	case f.state == atomDoc:
		code, other = whyElsewhere, j.paragraph(j.ix.atoms[f.where].Start)
	case f.state > atomDoc:
		code = whyOrder
	case f.rivals > 0 && (a.Kind == lang.KindNumber || a.Kind == lang.KindDate):
		if b := j.rivalOf(a); b != "" {
			code, other, c.Status = whyDiffers, b, digest.Contradicted
		}
	}
	if code == whyAbsent && j.everywhere(a) {
		code = whyWords
	}
	c.Reason, c.ReasonCode = j.say.say(code, words, other), string(code)
	j.checks = append(j.checks, c)
}

// everywhere reports whether the article has all words of an atom somewhere.
func (j *judgement) everywhere(a atom) bool {
	for w := a.from; w < a.to; w++ {
		if !j.docExact[w] {
			return false
		}
	}
	return true
}

func (j *judgement) rivalOf(a atom) string {
	home, _ := j.homeOf(a)
	if home < 0 {
		return ""
	}
	lo, hi := j.ix.atomsOf(j.rows[home].sent)
	best := ""
	for _, b := range j.ix.atoms[lo:hi] {
		if b.Kind == a.Kind && rival(a.Atom, b.Atom) && !sameAtom(a.Atom, b.Atom) && !j.mine[keyOf(b.Atom)] {
			if best == "" || b.Unit == a.Unit {
				best = b.Slice(j.ix.text)
			}
		}
	}
	return best
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
	if j.prob >= j.model.PointCut {
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
	seen := map[why]bool{}
	once := func(i int, kind digest.CheckKind, code why) {
		if !seen[code] {
			seen[code] = true
			add(i, kind, code)
		}
	}
	for i, w := range j.p.words {
		x := &j.v[i]
		if x[fDocExact] == 0 || (w.tag != lang.Verb && w.tag != lang.Adj) {
			continue
		}
		switch {
		case x[fNegHere] > 0:
			once(i, digest.CheckNegation, whyNewNot)
		case x[fNegHere] < 0:
			once(i, digest.CheckNegation, whyLostNot)
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
		return i < len(done) && j.sup[i] < j.model.WordCut && !done[i]
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
	sp := text.Span{Start: j.p.words[from].Start, End: j.p.words[to].End}
	t := sp.Slice(j.p.text)
	j.checks = append(j.checks, digest.Check{
		Kind: digest.CheckWords, Text: t, Span: sp, Status: digest.Unsupported, Evidence: -1,
		Reason: j.say.say(whyWords, t), ReasonCode: string(whyWords),
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
	cover := float64(j.v[0][fPointCover])
	switch {
	case j.prob >= j.model.PointCut:
		r.Verdict, r.Confidence = digest.Supported, j.prob
		if failed > 0 {
			r.Verdict = digest.Partly
		} else {
			r.Reason = ""
		}
		return
	case against:
		r.Verdict = digest.Contradicted
	case cover > 0.5 && failed <= 2:
		r.Verdict = digest.Partly
	default:
		r.Verdict = digest.Unsupported
	}
	r.Confidence = 1 - j.prob
	if failed == 0 {
		r.Checks = append(r.Checks, j.doubt())
		r.Reason = j.say.say(whyPoint, "")
	}
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

// verbatim lifts a point that is the article's own words in their order: what
// was left out between them must not be a word that governs them.
func (j *judgement) verbatim() {
	for _, k := range j.home {
		if j.cut(&j.rows[k]) {
			for i := range j.sup {
				j.sup[i] = max(j.sup[i], 0.98)
			}
			j.prob = max(j.prob, 0.98)
			return
		}
	}
}

// cut reports whether the point is row r with nothing but harmless words left out.
func (j *judgement) cut(r *row) bool {
	if !r.whole {
		return false
	}
	at := r.from
	kept := make([]bool, r.to-r.from)
	for _, w := range j.p.words {
		for at < r.to && j.ix.words[at].key != w.key {
			at++
		}
		if at == r.to || w.key < 0 {
			return false
		}
		kept[at-r.from] = true
		at++
	}
	lo, hi := j.ix.atomsOf(r.sent)
	for _, a := range j.ix.atoms[lo:hi] {
		g := groupOf(a.Atom)
		if g == gNone || g == gCause || g == gDegree || g == gDone {
			continue
		}
		lost, touches := false, a.Scope.Empty()
		for w := a.from; w < a.to; w++ {
			lost = lost || !kept[w-r.from]
		}
		for w := r.from; w < r.to && !touches; w++ {
			touches = kept[w-r.from] && a.Scope.Overlaps(j.ix.words[w].Span)
		}
		if lost && touches && j.keeps(kept, r, a) {
			return false
		}
	}
	return true
}

// keeps reports whether a word of the atom's clause was kept: an atom that went
// with its whole clause took nothing away from the rest.
func (j *judgement) keeps(kept []bool, r *row, a atom) bool {
	if !a.Scope.Empty() {
		return true
	}
	for w := r.from; w < r.to; w++ {
		if kept[w-r.from] && j.ix.words[w].part == a.part {
			return true
		}
	}
	return false
}
