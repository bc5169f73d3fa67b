package compose

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// minWidth is the least a point can say something with.
const minWidth = 8

// leaning is what is left of the worth of a unit that does not read alone: it
// is taken only where the article has nothing better.
const leaning = 0.15

// an outline is a unit before it is built: its sentences, and the most worth it
// can have.
type outline struct {
	first, last int
	most        float64
	part        run // of the one sentence: what is kept of it; empty: as much as fits
}

// outlines lists every sentence that may make a point, every pair of neighbours
// that speak of one thing and, where a number of points is asked for, every such pair
// with what turns it or takes it up behind it, the most promising first.
func outlines(d *lang.Document, r rank.Ranking, j judged) []outline {
	out := make([]outline, 0, 2*len(d.Sentences))
	lines := j.loose && d.Lang == "zh" && inLines(d)
	heading := headings(d)
	spoke, before := false, false  // this sentence, and the one before it
	joined, paired := false, false // this sentence with the one before it, and that with its own
	for i, s := range d.Sentences {
		before, spoke = spoke, j.speaks(d, i) && (j.asked || s.Language.Tag() != "en" || !noticed(d.Article.Text, &d.Sentences[i]))
		paired, joined = joined, false
		if !spoke {
			continue
		}
		out = append(out, outline{first: i, last: i, most: r.Sentences[i] * j.promised(&r, i, i)})
		if j.speech {
			for _, p := range parts(d, i, r) {
				out = append(out, outline{first: i, last: i, most: r.Sentences[i] * math.Pow(p.worth, 0.5), part: p})
			}
		}
		if heading[s.Block] || i > 0 && heading[d.Sentences[i-1].Block] {
			continue
		}
		if !before || !rulesFor(s.Language).joins(d, r, i-1, i) && !(d.Lang == "zh" && j.loose && follows(d, i, lines)) {
			continue
		}
		// A new paragraph is a new thought unless its words say otherwise.
		if gap := s.Block - d.Sentences[i-1].Block; gap > 1 || gap == 1 && (!lines && r.Similarity(i-1, i) < cohesion || unmarked(d, i-1) || unmarked(d, i)) {
			continue
		}
		joined = true
		out = append(out, outline{first: i - 1, last: i, most: scoreOf(r, i-1, i) * j.promised(&r, i-1, i)})
		if paired && d.Lang == "zh" && !j.one && !j.strict && !j.speech && (lines || s.Block == d.Sentences[i-1].Block) && bondsBack(d.Article.Text, s) {
			out = append(out, outline{first: i - 2, last: i, most: scoreOf(r, i-2, i) * j.promised(&r, i-2, i)})
		}
	}
	slices.SortStableFunc(out, func(a, b outline) int { return cmp.Compare(b.most, a.most) })
	return out
}

// units builds the best enough candidates that read alone, or all where there
// are no more: sentences cut to fit, and pairs where both fit. Building only
// ever lowers a unit's worth, so that it can stop as soon as hardly one of those
// to come can be better, or enough of them read alone; whole says whether it went
// on to the end. Where j is strict, units that do not read alone are left out, and
// are not built further than it takes to know that.
func units(d *lang.Document, r rank.Ranking, l Length, enough int, j judged) (out []*unit, whole bool) {
	most := l.budget()
	x := newStandReader(d, r)
	x.judged = j
	for n, o := range outlines(d, r, j) {
		if n%8 == 0 && n >= enough {
			if x.worth != nil && n >= 2*enough {
				return out, false // what is learned is not bounded by the sentences' worth
			}
			better := 0
			for _, u := range out {
				better += bit(!u.leans && (u.score >= o.most*likely || u.chance >= barFor(d.Lang).floor))
			}
			if better >= enough/tried {
				return out, false
			}
		}
		if x.questions(o.first) || x.questions(o.last) {
			continue
		}
		u := x.build(o.first, o.last, most, o.part)
		if u.leans && j.strict || o.first < o.last && (u.leans || u.width > j.room(rulesFor(d.Sentences[o.first].Language), o.first < o.last, most)) {
			continue
		}
		out = append(out, u)
	}
	return out, true
}

// headings gives the paragraphs of a Chinese article that are one line without a mark at its end where most
// others have one: they name what comes and belong to no sentence beside them.
func headings(d *lang.Document) map[int]bool {
	const least = 60 // per cent of the paragraphs that end with a mark
	if d.Lang != "zh" {
		return nil
	}
	bare := map[int]bool{}
	for i, s := range d.Sentences {
		first := i == 0 || d.Sentences[i-1].Block != s.Block
		last := i+1 == len(d.Sentences) || d.Sentences[i+1].Block != s.Block
		if first && last && unmarked(d, i) {
			bare[s.Block] = true
		}
	}
	if 100*len(bare) > (100-least)*len(d.Article.Blocks) {
		return nil
	}
	return bare
}

// unmarked reports that no mark ends sentence i: it is a line, and no whole
// thing that another could be joined to.
func unmarked(d *lang.Document, i int) bool {
	body := trim(d.Article.Text, d.Sentences[i].Span).Slice(d.Article.Text)
	return !strings.ContainsAny(lastRune(body), "。！？；：…，、”」』）》!?.:;,)\"'’")
}

// follows reports that sentence i goes on in the paragraph of the one before it, or
// in the next where every line is one, and that neither asks: where there is one
// point only, it may need both.
func follows(d *lang.Document, i int, lines bool) bool {
	a, b := d.Sentences[i-1], d.Sentences[i]
	first, second := trim(d.Article.Text, a.Span).Slice(d.Article.Text), trim(d.Article.Text, b.Span).Slice(d.Article.Text)
	return (a.Block == b.Block || lines) && !strings.HasSuffix(strings.TrimRight(first, "。"), strings.TrimRight(second, "。")) && !asks(first) && !asks(second) && !(d.Lang == "zh" && (wasThere(second) || laterItems().opens(second) && !firstItems().in(first)))
}

// inLines reports an article written in lines, one sentence each, as blogs for small
// screens are: a new line is no new thought there.
func inLines(d *lang.Document) bool {
	const fewest = 10 // lines
	lines, paragraphs := 0, 0
	for i := 0; i < len(d.Sentences); paragraphs++ {
		next := i + 1
		for next < len(d.Sentences) && d.Sentences[next].Block == d.Sentences[i].Block {
			next++
		}
		lines += bit(next == i+1)
		i = next
	}
	return paragraphs >= fewest && 10*lines > 7*paragraphs
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// build makes a point of sentences first to last, or of a part of the one.
func (x *standReader) build(first, last, most int, part run) *unit {
	d, r := x.d, x.r
	ru := rulesFor(d.Sentences[first].Language)
	most = x.room(ru, first < last, most)
	u := x.newUnit(first, last)
	x.which(u)
	whole := x.labelled(u)
	ok := ru.mend(d, u) && whole
	if (!ok || len(u.needs) > 0) && first == last && part.to == 0 && opensLater(d, first, ru) {
		// What leans may be the opening alone, and the rest stand by itself.
		v := x.newUnit(first, last)
		x.which(v)
		x.labelled(v)
		if v.fit(d, r, most, ru, true) {
			u, ok = v, true
		}
	}
	if u.leans = !ok || len(u.needs) > 0 && !x.given; u.leans && x.strict && !x.nearBest(u) {
		return u
	}
	u.cutFootnotes(d.Article.Text)
	ru.trim(d, u, most)
	if d.Lang == "en" {
		x.keepIntroductions(u)
	}
	if part.to > 0 {
		u.keep(d, first, part, ru.stop())
	} else if first == last {
		all := width(u.text(d.Article.Text))
		u.fit(d, r, most, ru, false)
		if all <= most*roomForOutcome/100 && u.losesOutcome(d) {
			u.uncut()
		}
	} else {
		ru.join(d, u)
	}
	x.nameInFull(u)
	x.writeOut(u)
	x.nameWhole(u)
	ru.polish(d, u)
	finish(d, u, ru.stop(), most)
	u.leans = !ok || u.unfit || x.strict && (first < last && (u.width > most || !turns(d.Article.Text, d.Sentences[last]) && tooManyLetters(d, u, most)) || 2*u.width > 5*most) || !ru.stands(d, u)
	x.attribute(u)
	u.leans = u.leans || u.unfit
	u.kept = u.text(d.Article.Text)
	u.needs = slices.DeleteFunc(u.needs, func(noun string) bool { return noun[0] >= ' ' && !tellsOf(u.kept, noun) })
	if u.leans = u.leans || len(u.needs) > 0 && (!x.given || x.judged.speech && u.goesOnFrom()); u.leans && x.nearBest(u) {
		x.pardon(u)
	}
	if u.leans && x.strict {
		return u
	}
	u.count(d, r)
	if u.chance = refused; !u.leans {
		u.chance = max(shippedStand().chance(x.describe(u)), u.pardoned)
		if !u.who.Empty() {
			u.chance = math.Pow(u.chance, underName)
		}
	}
	if d.Lang == "zh" && x.given && !x.judged.speech && !u.leans && tellsToll(u.kept) {
		u.chance, u.score = max(u.chance, tollChance), max(u.score, tollWorth)
	}
	if d.Lang == "en" && !u.leans && (first <= headGoesOn || u.ranked >= sparedScore) && tellsTollInEnglish(x.t, &d.Sentences[first]) {
		u.chance = max(u.chance, enToll)
	}
	if d.Lang == "en" && x.given && !u.leans && u.chance < barFor(d.Lang).sure {
		u.turnsBelow(d)
	}
	if !u.leans && len(u.needs) > 0 {
		u.chance = max(u.chance, chanceGiven(d.Lang))
		if u.goesOnFrom() {
			u.chance = min(u.chance, chanceBelow)
		}
	}
	if x.worth != nil {
		u.score = x.worthOf(u)
	}
	if u.leans {
		u.score *= x.lean
	}
	if asks(u.kept) {
		u.score *= asking
	}
	if !x.judged.speech && d.Lang == "zh" {
		says := saysSomething(u.kept)
		u.little = says < 1
		u.score *= says
	}
	if !x.judged.speech && d.Lang == "zh" && x.given && outcomes().in(u.kept) && !strings.Contains(u.kept, "规定") && !strings.Contains(u.kept, "法律") {
		u.score = min(u.score*ends, 1)
	}
	if !x.judged.speech && overturned(d, last) && !slices.ContainsFunc(u.edits, func(e edit) bool { return e.reason == quotationAfter }) {
		u.score *= turned
		if d.Lang == "en" && u.first > headGoesOn {
			u.score *= turned // at the head the news may be what is turned
		}
	}
	if x.essay {
		u.score *= x.promised(&x.r, u.first, u.last) * inEssay(u)
	}
	u.score *= math.Pow(u.chance, x.alone)
	if u.width < short && x.worth == nil { // what is learned knows
		u.score *= float64(u.width) / short
	}
	if x.print != nil && !u.leans {
		u.score *= x.printChance(u)
	}
	return u
}

// opensLater reports whether sentence i may be kept from a later clause on.
func opensLater(d *lang.Document, i int, ru rules) bool {
	for c := 1; c < len(d.Sentences[i].Clauses); c++ {
		if ru.opensWell(d, i, c) {
			return true
		}
	}
	return false
}

// room is the width that a point of one sentence, or of two, may have. Two are
// not cut to fit: of Chinese pairs that had lost a clause two in three were
// faulty, of the others one in three.
//
// Where nobody asked for a number of points, they are held to what reads well. Two
// Chinese sentences may take a little more than one: held to less they cover less of
// an article (docs/EXPERIMENTS.md).
func (j judged) room(ru rules, pair bool, most int) int {
	switch {
	case j.strict && pair && ru.pairShare() > ru.share():
		return most * pairReadsWell / 100
	case j.strict:
		return most * min(ru.share(), ru.pairShare()) / 100 * readsWell / 100
	case pair:
		return most * ru.pairShare() / 100
	}
	return most * ru.share() / 100
}

// readsWell is the share of a length's budget that reads well, in hundredths: 75
// of 80 Chinese characters, 34 English words.
const readsWell = 94

// pairReadsWell is that for two sentences of a language whose pairs need more room than
// one: 84 Chinese characters.
const pairReadsWell = 105

// lettersReadWell is how many characters of any width two Chinese sentences may have, in per
// cent of the most width of a point: each letter is narrow and takes time all the same.
const lettersReadWell = 140

// tooManyLetters reports two Chinese sentences with so much in Latin letters that they are long
// to read.
func tooManyLetters(d *lang.Document, u *unit, most int) bool {
	return d.Lang == "zh" && 100*utf8.RuneCountInString(u.text(d.Article.Text)) > lettersReadWell*most
}

// refused is the chance of a unit that a rule refuses.
const refused = 0.15

// short is the width under which a unit tells little, and loses worth by as much:
// 24 Chinese characters, 12 English words.
const short = 24

const (
	// likely is a chance of reading alone that few units exceed.
	likely = 0.8
	// tried is how many units are looked at for each that must be a good one.
	tried = 3
)

// turned is what is left of the worth of a unit that the next sentence turns, or that
// only sets up what that tells.
const turned = 0.7

// overturned reports that the paragraph goes on behind sentence i with what it was
// leading up to, or against it: 但…, 结果…, "But …".
func overturned(d *lang.Document, i int) bool {
	if i+1 >= len(d.Sentences) || d.Sentences[i+1].Block != d.Sentences[i].Block {
		return false
	}
	next := d.Sentences[i+1]
	rest := strings.TrimLeft(trim(d.Article.Text, next.Span).Slice(d.Article.Text), "“\"")
	return turns(d.Article.Text, next) || payoffs().opens(next.Language.Key(rest[:runeBorder(rest, 24)]))
}

// payoffs open a sentence that tells what the one before it set up.
var payoffs = wordsOf("结果", "结论", "答案", "不料", "没想到", "谁知", "殊不知", "岂料", "其实", "事实上", "实际上", "instead", "in fact", "in reality", "not so", "turns out", "as it turned out", "it turned out", "until ",
	"unfortunately", "sadly", "they were able to", "they found ", "they concluded", "the results ", "the result ", "that changed", "all that changed", "not anymore", "then came", "now only", "enter ")

// asking is what is left of the worth of a question: it says nothing yet.
const asking = 0.2

// speaks reports whether sentence i is the article's own running text, from
// which a point may be taken.
func (j *judged) speaks(d *lang.Document, i int) bool {
	s := d.Sentences[i]
	switch d.Article.Blocks[s.Block].Kind {
	case article.Paragraph, article.ListItem, article.Quote:
	default:
		return false
	}
	furniture := -1 // the last of it
	for _, c := range s.Cues {
		if c.Kind == lang.CueFurniture {
			furniture = max(furniture, c.Start)
		}
	}
	// What a copy of a page runs into the head of its story goes with the dateline.
	if furniture >= 0 && furniture >= j.story(d, i) {
		return false
	}
	t := s.Slice(d.Article.Text)
	head := t[:runeBorder(t, 16*minWidth)] // mostly enough
	return !captioned(d.Article.Text, s) && (width(head) >= minWidth || width(t) >= minWidth) && !bracketed(trim(d.Article.Text, s.Span).Slice(d.Article.Text))
}

// bracketed reports whether a sentence stands in brackets as a whole: it speaks
// beside the text (See also …), not in it.
func bracketed(s string) bool {
	return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") || strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）") ||
		strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]")
}

func (x *standReader) newUnit(first, last int) *unit {
	sp := x.d.Sentences[first].Span.Cover(x.d.Sentences[last].Span)
	score := scoreOf(x.r, first, last)
	u := &unit{first: first, last: last, span: trim(x.t, sp), score: score, ranked: score}
	if x.d.Sentences[first].Language.Tag() == "zh" {
		u.story = x.story(x.d, first)
	}
	u.thesis = first < len(x.main) && x.main[first] >= thesisMain && x.main[first] >= thesisShare*x.bestMain
	return u
}

// How likely a sentence is to say what the whole is about that says it as no other does, by itself
// and by the likeliest.
const thesisMain, thesisShare = 0.5, 0.9

// story is where that of sentence i opens: it is looked for once, for all who ask of i.
func (j *judged) story(d *lang.Document, i int) int {
	if j.stories == nil {
		j.stories = make([]int, len(d.Sentences))
	}
	if j.stories[i] == 0 {
		j.stories[i] = storyAt(d.Article.Text, d.Sentences[i]) + 1
	}
	return j.stories[i] - 1
}

// scoreOf is what sentences first to last are worth together. Scores are chances
// to be worth a point: that of two is that one is.
func scoreOf(r rank.Ranking, first, last int) (score float64) {
	for i := first; i <= last; i++ {
		score += r.Sentences[i] * (1 - score)
	}
	return score
}

// finish closes the point, settles the edits and measures what is left. A unit
// that is still too long loses worth by as much.
func finish(d *lang.Document, u *unit, stop string, most int) *unit {
	if stop != "" {
		fullStop(d, u, stop)
	}
	u.settle()
	u.width = width(u.text(d.Article.Text))
	if u.width > most {
		u.score *= float64(most) / float64(u.width)
	}
	return u
}

// count notes the concepts of what is kept, each once.
func (u *unit) count(d *lang.Document, r rank.Ranking) {
	words := 0
	for i := u.first; i <= u.last; i++ {
		words += len(d.Sentences[i].Words)
	}
	u.concepts = make([]rank.Concept, 0, words)
	for i := u.first; i <= u.last; i++ {
		r.Concepts(i, d.Sentences[i].Span, func(c rank.Concept, at int) {
			if !u.gone(text.Span{Start: at, End: at + 1}) {
				u.concepts = append(u.concepts, c)
			}
		})
	}
	slices.SortFunc(u.concepts, func(a, b rank.Concept) int { return a.ID - b.ID })
	u.concepts = slices.CompactFunc(u.concepts, func(a, b rank.Concept) bool { return a.ID == b.ID })
}

// removed reports words that were left out with nothing in their place: a name
// that is put in full is still there.
func (u *unit) removed(sp text.Span) bool {
	for _, e := range u.edits {
		if e.put == "" && e.gone.Contains(sp) && !sp.Empty() {
			return true
		}
	}
	return false
}

// gone reports words that an edit left out or put others in the place of.
func (u *unit) gone(sp text.Span) bool {
	for _, e := range u.edits {
		if e.gone.Contains(sp) && !sp.Empty() {
			return true
		}
	}
	return false
}
