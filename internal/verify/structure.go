package verify

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// The symptoms look for what a bag of supported words can't show: a "not" or a
// "perhaps" that went missing over words that are all there, two names that
// changed places, a speaker who never said it. Each is weighed by how much more
// often it is found in wrong points than in true ones (train/truth -signs).

// A stance is a class of words that govern others, finer than group: what one
// of them does to a sentence no other class can undo.
type stance uint8

const (
	sNot stance = iota
	sHedge
	sWeak // 会 可以: a hedge that paraphrases drop
	sPlan
	sWill // will: no plan, and no "may" either
	sDone
	sCertain
	sDuty
	sAll
	sEach // 都: an all that comes and goes
	sOnly
	sFirst
	sSome
	sDegree
	sIf
	sAnyway
	sCause
	sComparison
	sSpeaker
	stances
	sNone = stances
)

var stanceNames = [stances]string{
	"not", "hedge", "weak", "plan", "will", "done", "certain", "duty", "all", "each", "only", "first", "some", "degree",
	"if", "anyway", "cause", "comparison", "speaker",
}

// stance of an atom of the stream.
func (st *stream) stance(a atom) stance {
	s := stanceOf(a.Atom)
	if s == sNot || s == sCertain {
		for _, bound := range [...]string{"不迟于", "不遲於", "不晚于", "不晚於", "不早于", "不早於"} {
			if strings.HasPrefix(st.text[a.Start:], bound) {
				return sNone
			}
		}
		switch a.Slice(st.text) {
		case "反驳", "反駁", "驳斥", "駁斥", "断言", "斷言", "终将", "終將":
			return sNone // what somebody does who speaks, or a figure of speech
		}
	}
	if s == sCertain {
		if s = st.certainty(a); s != sCertain {
			return s
		}
	}
	if s == sAll {
		switch w := a.Slice(st.text); {
		case w == "整体" || w == "整體" || w == "全年" || strings.HasPrefix(st.text[a.Start:], "任何一方"):
			return sNone // as a whole; either
		case w == "凡" && a.from > 0 && st.words[a.from-1].End == a.Start && !strings.HasPrefix(st.text[a.End:], "是"):
			return sNone // the end of a name
		case w == "每人" || w == "每名":
			return sEach // an amount for each
		case inPhrase(st.text, a.Span):
			return sNone
		}
	}
	if s == sDone && strings.HasPrefix(st.text[a.End:], "久") {
		return sNone // 已久 is how long
	}
	if a.to > a.from && !a.Empty() && st.text[a.Start] < utf8.RuneSelf {
		s = st.englishStance(a, s)
	}
	if s == sNot && int(a.to) < len(st.words) && st.words[a.to].tag == lang.Num {
		switch a.Slice(st.text) {
		case "不足", "不到", "未满", "未滿", "不满", "不滿", "不超过", "不超過", "不低于", "不低於", "不少于", "不少於", "不高于", "不高於":
			return sNone // a bound of a number: 低于 says the same
		}
	}
	switch {
	case s == sNot && a.Slice(st.text) == "不及":
		return sNone // less than
	case s == sIf && endsIn(st.text[:a.End], "除"):
		return sNone // 除甲外 makes no condition
	case s == sAll && endsIn(st.text[:a.End], "任何") && st.denied(a):
		return sNone // 没有任何 is no
	}
	if s == sCertain {
		switch strings.ToLower(a.Slice(st.text)) {
		case "must", "has to", "have to", "had to":
			return sDuty
		}
	}
	if s == sDone || s == sAll {
		switch a.Slice(st.text) {
		case "曾", "曾经", "曾經":
			return sNone
		case "都", "均", "皆", "都是":
			return sEach
		}
	}
	if s == sHedge || s == sPlan {
		switch a.Slice(st.text) {
		case "谣言", "謠言", "所谓", "所謂", "料", "大概", "被指":
			return sNone // about a word or a number, or too short to be sure
		case "容易", "宣称", "宣稱", "声称", "聲稱", "看好", "展望", "倾向于", "傾向於", "期望", "预期", "預期", "看来", "看來", "看似", "有时", "有時", "暂时", "暫時":
			return sWeak // what a paraphrase says in another way, or not at all
		case "会", "會", "能", "能够", "能夠", "可", "可以", "往往", "尝试", "嘗試", "试图", "試圖", "通常", "would", "can", "希望", "将", "將":
			return sWeak
		}
	}
	return s
}

func endsIn(t string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(t, e) {
			return true
		}
	}
	return false
}

// denied reports whether a word that denies stands before a in its clause.
func (st *stream) denied(a atom) bool {
	lo, hi := st.atomsOf(a.sent)
	for _, b := range st.atoms[lo:hi] {
		if b.Kind == lang.KindNegation && b.part == a.part && b.Start < a.Start {
			return true
		}
	}
	return false
}

// certainty gives the stance of a word of certainty: none where it only promises or is
// 一定 of 一定程度, and a doubt where it is denied (不一定, 尚未确定).
func (st *stream) certainty(a atom) stance {
	w, before := a.Slice(st.text), st.text[:a.Start]
	switch {
	case endsIn(before, "不", "未", "没", "不能", "无法", "無法", "没法", "不足以", "没有", "沒有", "不敢", "难以", "難以", "未能", "不可"):
		return sHedge
	case w == "肯定" && (strings.HasPrefix(st.text[a.End:], "了") || endsIn(before, "给予", "充分", "高度", "予以")):
		return sNone // to approve of
	case w == "承诺" || w == "承諾":
		if !strings.HasSuffix(before, "已") {
			return sNone
		}
	case w == "一定" && int(a.to) < len(st.words):
		if next := st.words[a.to]; next.Start == a.End && (next.tag == lang.Noun || strings.HasPrefix(st.text[a.End:], "的")) {
			return sNone
		}
	}
	return sCertain
}

// englishStance is what an English word of form claims where its kind says too much: to
// cancel is done like anything else, "any" only goes with a "not", a suspect is a person.
func (st *stream) englishStance(a atom, s stance) stance {
	tag, w := st.words[a.to-1].tag, ""
	if s == sAll || s == sOnly || s == sFirst || s == sHedge {
		w = strings.ToLower(a.Slice(st.text))
	}
	switch s {
	case sCertain:
		if st.denied(a) {
			return sHedge // what nobody has proved
		}
	case sNot:
		if a.Value != "not" && (tag != lang.Verb || a.Value == "stop" || a.Value == "prevent" || a.Value == "except") {
			return sNone
		}
	case sAll:
		switch w {
		case "any", "anyone", "anybody", "anything", "total":
			return sNone
		case "all", "full":
			if strings.HasSuffix(st.text[:a.End], "in "+w) || strings.HasSuffix(st.text[:a.End], "In "+w) {
				return sNone // in all: together
			}
		case "each":
			if strings.HasPrefix(st.text[a.End:], " other") {
				return sNone
			}
		}
	case sOnly:
		if w == "just" {
			return sNone // just outside, just now
		}
	case sFirst:
		if w == "first" && int(a.to) < len(st.words) && st.words[a.to].tag == lang.Verb {
			return sNone // first appeared: began to
		}
	case sHedge:
		switch {
		case tag == lang.Noun:
			return sNone
		case w == "could" || w == "potential":
			return sWeak
		}
	}
	return s
}

func stanceOf(a *lang.Atom) stance {
	switch a.Kind {
	case lang.KindNegation:
		return sNot
	case lang.KindHedge:
		switch a.Sub {
		case "certain":
			return sCertain
		case "duty":
			return sDuty
		case "plan":
			if a.Value == "will" {
				return sWill
			}
			return sPlan
		case "done":
			return sDone
		}
		return sHedge
	case lang.KindQuantifier:
		switch a.Sub {
		case "all":
			return sAll
		case "only":
			return sOnly
		case "first", "last":
			return sFirst
		case "superlative", "degree":
			return sDegree
		}
		return sSome
	case lang.KindCondition:
		if a.Value == "regardless" {
			return sAnyway
		}
		return sIf
	case lang.KindCause:
		return sCause
	case lang.KindComparison:
		return sComparison
	case lang.KindSpeaker:
		return sSpeaker
	}
	return sNone
}

// A symptom is one thing that can be found; data/signs.txt has their weights. Those of a stance come in fives.
type symptom uint8

const (
	lostSure  symptom = iota // governed words kept, the word itself gone, none like it in the sentence
	lostMaybe                // the same, one like it elsewhere in the sentence
	newSure                  // put before words of the article, none like it in the sentence
	newMaybe                 // the same, one like it elsewhere in the sentence
	newAlone                 // in no sentence that the point rests on
	perStance
)

const (
	symptomAntonym    = symptom(stances)*perStance + iota
	symptomSwapped    // two things changed places
	symptomRole       // who acts and who is acted on changed places
	symptomRoleHalf   // one of them stands on the other side, the other nowhere
	symptomMoved      // a name stands on the other side of its neighbours
	symptomShifted    // other words do
	symptomNumber     // a number stands where the article has another
	symptomNumberIn   // a number that the sentence hasn't got
	symptomNumberElse // the same, and the number occurs elsewhere in the article
	symptomName       // a name stands where the article has something else
	symptomNameIn     // the same, and the name occurs elsewhere in the article
	symptomNoun
	symptomNounIn
	symptomVerb
	symptomVerbIn
	symptomOther
	symptomSaidAbsent                                     // a speaker whom the article doesn't know
	symptomSaidFar                                        // a speaker who is far from what was said
	symptomSaidOther                                      // the sentence names another speaker
	symptomSaidBeside                                     // the same, though the speaker stands near
	symptomUnfounded                                      // a cause that the sentences know nothing of
	symptomForeign                                        // a clause that they hardly know
	symptomNoName                                         // a name that the article hasn't got
	symptomFigureThere                                    // a figure in the very place of another, whatever stands near
	symptomNameThere                                      // a name in the very place of another
	symptomMeasure                                        // as many of something else
	symptomSaidElse                                       // words that the article lets somebody else say
	symptomAnyway                                         // a condition of the article that the point says is none
	symptomSettled                                        // told as done or decided, and open in the article
	symptomTopmost                                        // a first or a most that is a second or one of several
	symptomWhole                                          // an all of which the article has a part
	symptomDenied                                         // told as so by a point without a denial, where the article denies something
	symptomUnlinked                                       // a cause that the carrying sentence gives none of
	symptomNameFar                                        // a name that stands far from what is told of it
	symptomCrossed                                        // two figures or names have exchanged their words
	symptomTopics                                         // two clauses open with the other's topic
	symptomCrossedHalf                                    // one of two has the words of the other
	symptomNameOther                                      // a name, where the sentence that tells it has another
	symptomTurned                                         // a word whose opposite the sentence has
	symptomCauseFar                                       // a cause that stands far from its effect
	symptomOffice                                         // somebody's office is another's, or more than it is
	symptomFigure                                         // + kind: a figure that the article hasn't got
	symptomFigureElse  = symptomFigure + symptom(figures) // + kind: one that it has far from the evidence
	symptoms           = symptomFigureElse + symptom(figures)
)

// A finding is one symptom that met a place of the point.
type finding struct {
	symptom  symptom
	from, to int32     // words of the point
	other    text.Span // of the article: what stands there instead; may be empty
}

// findings runs every symptom.
func (m *match) findings(an *atomFindings) []finding {
	return (&structure{match: m, an: an, eds: m.edits()}).findings()
}

func (x *structure) findings() []finding {
	m := x.match
	x.met = make([]bool, len(m.p.words))
	for i := range x.eds {
		ed := &x.eds[i]
		for w := m.p.parts[ed.part].from; w < m.p.parts[ed.part].to; w++ {
			x.met[w] = x.met[w] || metAll(ed, m.p.words[w].from, m.p.words[w].to)
		}
	}
	for i := range x.eds {
		ed := &x.eds[i]
		if ed.share < 0.3 {
			x.fresh(ed)
			x.unfounded(ed)
			x.foreign(ed)
			continue
		}
		x.exchanged(ed)
		x.unfounded(ed)
		x.foreign(ed)
		if ed.extra {
			continue // too little of it to say what governs what
		}
		x.lost(ed)
		x.added(ed)
		x.fresh(ed)
		x.antonyms(ed)
		x.refuted(ed)
		x.changedRoles(ed)
	}
	x.swaps()
	x.speakers()
	x.figuresOf()
	x.namesOf()
	x.misplaced()
	x.turnedRound()
	x.ledOtherwise()
	x.offices()
	x.misattributed()
	x.outOfTurn()
	x.unconditional()
	x.traded()
	x.elsewhereCause()
	for _, c := range x.carriedClauses() {
		x.settled(c)
		x.overdone(c)
		x.elsewhere(c)
		x.turned(c)
	}
	return x.found
}

// structure is a match with its edit scripts.
type structure struct {
	*match
	an    *atomFindings
	v     [][features]float32
	eds   []edit
	met   []bool // of each word of the point: its edit meets all of it
	found []finding
}

func (x *structure) add(r symptom, from, to int32, other text.Span) {
	for _, f := range x.found {
		if f.symptom == r {
			return // once is enough to tell, and keeps the weights apart
		}
	}
	x.found = append(x.found, finding{r, from, to, other})
}

// symbols gives the symbols of an atom: it may be part of a longer word (不符).
func (st *stream) symbols(a atom) (int32, int32) {
	if a.from >= a.to {
		return 0, 0
	}
	return st.symbolAt(a.from, a.Start, false), st.symbolAt(a.to-1, a.End, true)
}

// symbolAt gives the symbol of word w at byte off, or behind it.
func (st *stream) symbolAt(w int32, off int, behind bool) int32 {
	o := st.words[w]
	n := int(o.to - o.from)
	if n > 1 && o.Len()%n == 0 && off > o.Start && off < o.End {
		return o.from + int32((off-o.Start)/(o.Len()/n))
	}
	if behind {
		return o.to
	}
	return o.from
}

// weights are the log odds that each symptom adds against a point.
type weights [symptoms]float64

// sum adds up what the findings say.
func (w *weights) sum(fs []finding) float64 {
	plain, grave := w.apart(fs)
	return plain + grave
}

// apart adds up what the grave ones of the findings say, and the others.
func (w *weights) apart(fs []finding) (plain, grave float64) {
	for _, f := range fs {
		if f.symptom.grave() {
			grave += w[f.symptom]
		} else {
			plain += w[f.symptom]
		}
	}
	return plain, grave
}

// grave reports a symptom that wrong points show more than three times as often as
// true ones and that says by itself what is wrong: a figure or a name that isn't there,
// an "all", a "certainly", an "already" or a "no matter what" that the passage hasn't
// got, things exchanged, a word for its opposite, a cause or a clause that nothing speaks
// of. What the model says of the words takes little off them.
func (r symptom) grave() bool {
	switch s, k := stance(r/perStance), r%perStance; {
	case s == sAll || s == sCertain || s == sDone || s == sAnyway:
		return k == newSure || k == newAlone
	case r >= symptomFigure && r < symptomFigureElse:
		return r != symptomFigure+figOrdinal
	}
	switch r {
	case symptomAntonym, symptomSwapped, symptomNumber, symptomNumberIn, symptomFigureThere, symptomMeasure,
		symptomNoName, symptomNameThere, symptomUnfounded, symptomForeign, symptomOffice, symptomSaidElse, symptomAnyway, symptomCrossed, symptomTopics, symptomCrossedHalf, symptomSettled, symptomTopmost, symptomWhole:
		return true
	}
	return false
}

// against lowers a probability by log odds.
func against(prob, odds float64) float64 {
	prob = min(max(prob, 1e-6), 1-1e-6)
	return 1 / (1 + math.Exp(odds-math.Log(prob/(1-prob))))
}
