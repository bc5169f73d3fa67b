package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// What a clause of the point claims in words of its own is held against the sentence that carries
// it: whether that sentence is as settled, as far-reaching and as affirmative.

// A carried clause is one of the point with the sentence of the article that has most of it.
type carried struct {
	part  int32
	row   *row
	share float64
	mine  string // the clause, in lower case
	its   string // the sentence, in lower case
}

// leastCarried is the share of a clause that its sentence must have.
const leastCarried = 0.4

// wellCarried is the share from which on a name that isn't there says something.
const wellCarried = 0.55

// carriedClauses finds for each clause of the point the sentence that has most of it.
func (x *structure) carriedClauses() (out []carried) {
	for n, pt := range x.p.parts {
		r, share, words := x.carrying(func(w int32) bool { return w >= pt.from && w < pt.to })
		if words < 3 || share < leastCarried {
			continue
		}
		out = append(out, carried{int32(n), r, share, strings.ToLower(pt.Slice(x.p.text)), strings.ToLower(r.Slice(x.ix.text))})
	}
	return out
}

// carrying finds the sentence that has most of the words of content that in takes, the share of
// them it has, and how many they are; no row and a share of 0 where there is nothing to carry.
func (x *structure) carrying(in func(w int32) bool) (at *row, share float64, words int) {
	total, best := 0.0, -1.0
	for w := range x.p.words {
		if in(int32(w)) && x.p.words[w].tag.Content() {
			total, words = total+x.p.words[w].weight, words+1
		}
	}
	for _, k := range x.sents {
		r, v := &x.rows[k], 0.0
		for w := range x.p.words {
			if in(int32(w)) && x.p.words[w].tag.Content() {
				v += r.m[w] * x.p.words[w].weight
			}
		}
		if v > best {
			best, at = v, r
		}
	}
	if at == nil || total == 0 {
		return nil, 0, words
	}
	return at, best / total, words
}

// Words that say a thing is settled, and words that say it is open.
var (
	settledZH = [...]string{"已经", "已", "批准", "决定", "确定", "认定", "敲定", "签署", "签下", "签了", "完成", "谈妥", "立案", "证实", "查明", "宣布", "获批", "承诺", "证明", "一定", "必将", "建成", "开工", "达成", "起诉"}
	openZH    = [...]string{"可能", "或将", "或可", "拟", "计划", "考虑", "尚未", "尚无", "尚待", "还没", "未", "研究", "征求意见", "正在", "申请", "有望", "希望", "建议", "是否", "视", "待", "猜", "怀疑", "如果", "若", "打算", "预计", "争取", "评估", "商谈", "磋商", "不能确定", "不确定", "等待", "还在", "还要"}
	settledEN = [...]string{"agreed", "decided", "approved", "approval", "completed", "secured", "granted", "ordered", "signed", "lodged", "confirmed", "ruled out", "established", "proved", "proven", "shown", "certain", "resolved", "appointed", "already", "concluded", "accepted", "opened", "began", "started", "installed", "compulsory", "announced", "pulled out", "bought", "sold", "showed that", "cleared", "caused", "sure that", "bound to"}
	openEN    = [...]string{"may ", "might", "could", "considering", "consider", "whether", " if ", "unless", "plans", "planned", "planning", "hope", "propos", "recommend", "not yet", "no decision", "yet to", "applied", "application", "under review", "talks", "expected", "not decided", "undecided", "possibl", "probabl", "put off", "asked for", "urged", "wants", "would ", "should ", "doubt", "suspect", "thought to", "believed", "awaiting", "pending", "subject to", "until ", "had not", "has not", "have not", "were to have", "was to have", "not been", "up to", "depends on", "asking for", "about to", "before deciding", "would not say", "possibility", "expects", "still to"}
)

// Of the latter those that leave open what a clause tells, wherever they stand in it.
var (
	hedgesZH = [...]string{"可能", "或将", "或可", "拟", "打算", "计划", "考虑", "尚", "还没", "未", "是否", "能否", "如果", "若", "待", "等", "希望", "预计", "有望", "不", "没有"}
	hedgesEN = [...]string{"may ", "might", "could", "would ", "should ", " if ", "whether", "unless", "plan", "consider", "not ", "n't", "yet to", "propos", "expected", "no decision", "hope", "never", "until ", "doubt", "to have been", "was to ", "were to ", "due to be"}
)

// settled looks for a clause that tells as done or decided what its sentence leaves open.
func (x *structure) settled(c carried) {
	done, open, hedges := settledEN[:], openEN[:], hedgesEN[:]
	if x.p.hanPart(c.part) {
		done, open, hedges = settledZH[:], openZH[:], hedgesZH[:]
	}
	sp, ok := first(c.mine, done)
	if !ok || has(c.mine, hedges) || x.p.partHas(x.p.parts[c.part].from, gNegation) > 0 {
		return
	}
	word := sp.Slice(c.mine)
	if word == "已" || word == "已经" || word == "already" {
		if word = x.verbAfter(c.part, x.p.parts[c.part].Start+sp.End); word == "" {
			return
		}
	}
	if saysSo(c.its, word, hedges) {
		return
	}
	o, ok := first(c.its, open)
	if !ok {
		return
	}
	x.addIn(symptomSettled, c, sp, text.Span{Start: c.row.Start + o.Start, End: c.row.Start + o.End})
}

// verbAfter gives the first verb of a clause of the point behind a byte, in lower case.
func (x *structure) verbAfter(part int32, off int) string {
	pt := x.p.parts[part]
	for w := pt.from; w < pt.to; w++ {
		if o := x.p.words[w]; o.Start >= off && o.tag == lang.Verb {
			return strings.ToLower(o.Slice(x.p.text))
		}
	}
	return ""
}

// openBefore is how many bytes before a word those stand that leave it open.
const openBefore = 24

// saysSo reports whether word stands in t with nothing right before it that leaves it open.
func saysSo(t, word string, open []string) bool {
	for at := 0; ; {
		i := strings.Index(t[at:], word)
		if i < 0 {
			return false
		}
		at += i
		if before := t[max(0, at-openBefore):at]; !has(before, open) && !has(before, []string{"没有", "不", "无", "not ", "no "}) {
			return true
		}
		at += len(word)
	}
}

var (
	topZH    = [...]string{"首个", "首次", "首位", "首支", "首家", "第一", "最", "历来", "空前", "史上", "创办以来", "从未"}
	belowZH  = [...]string{"第二", "第三", "之一", "以来", "仅次于", "第2", "再次", "又一"}
	topEN    = [...]string{"largest", "biggest", "highest", "best", "worst", "hardest", "strongest", "fastest", "youngest", "oldest", "longest", "smallest", "lowest", "greatest", "most", "first", " ever", "never before", "in the history", "a record", "record high", "record low"}
	belowEN  = [...]string{"second", "third-", "third ", "since ", "one of the", "in a decade", "in years", "for years", "again"}
	wholeZH  = [...]string{"全部", "所有", "都", "均", "个个", "一个也", "无一", "一律", "全", "每", "完全", "整个"}
	someZH   = [...]string{"其中", "大部分", "多数", "部分", "只有", "仅", "除", "个别", "一些", "有的", "大多", "约", "近", "超过", "其余"}
	wholeEN  = [...]string{"all ", "every", "none", "everyone", "no one", "nobody", "nothing", "never", "entire", "whole", "any ", "always", "both", "without exception"}
	someEN   = [...]string{"most", "some", " of the", "half", "except", "apart from", "only", "many", "several", "a few", "part", "one ", "two ", "three ", "four ", "five ", "exempt", "though", "but "}
	deniesZH = [...]string{"否认", "没有证据", "并非", "不属实", "不认同", "不赞成", "没有", "未", "不是", "拒绝", "驳回", "不能", "无法", "不", "并不", "尚无", "反对"}
	deniesEN = [...]string{"denied", "denies", "no evidence", "not ", "n't", "neither", "nor ", "never", "no ", "reject", "refus", "declin", "without", "unable", "failed", "against", "oppose", "nobody", "nothing", "none"}
	causeZH  = [...]string{"因为", "因", "由于", "导致", "原因", "造成", "所致", "引起", "有关", "缘于", "归因", "带动"}
	causeEN  = [...]string{"because", "due to", "caused", "cause", "reason", "result of", "led to", "thanks to", "owing", "put down to", "blamed", "after ", "from ", "by "}
)

// overdone looks for a first, an all or a yes that the carrying sentence has not.
func (x *structure) overdone(c carried) {
	han := x.p.hanPart(c.part)
	pick := func(zh, en []string) []string {
		if han {
			return zh
		}
		return en
	}
	if sp, ok := first(c.mine, pick(topZH[:], topEN[:])); ok && !has(c.mine, pick(belowZH[:], belowEN[:])) {
		if o, ok := first(c.its, pick(belowZH[:], belowEN[:])); ok {
			x.addIn(symptomTopmost, c, sp, text.Span{Start: c.row.Start + o.Start, End: c.row.Start + o.End})
		}
	}
	if sp, ok := first(c.mine, pick(wholeZH[:], wholeEN[:])); ok && !has(c.mine, pick(someZH[:], someEN[:])) && !has(c.its, pick(wholeZH[:], wholeEN[:])) {
		if o, ok := first(c.its, pick(someZH[:], someEN[:])); ok {
			x.addIn(symptomWhole, c, sp, text.Span{Start: c.row.Start + o.Start, End: c.row.Start + o.End})
		}
	}
	if !has(strings.ToLower(x.p.text), pick(deniesZH[:], deniesEN[:])) {
		if o, ok := first(c.its, pick(deniesZH[:], deniesEN[:])); ok {
			x.addIn(symptomDenied, c, text.Span{End: len(c.mine)}, text.Span{Start: c.row.Start + o.Start, End: c.row.Start + o.End})
		}
	}
	if sp, ok := first(c.mine, pick(causeZH[:], causeEN[:5])); ok && !has(c.its, pick(causeZH[:], causeEN[:])) {
		x.addIn(symptomUnlinked, c, sp, text.Span{})
	}
}

// addIn adds a finding at bytes of a clause.
func (x *structure) addIn(r symptom, c carried, in text.Span, other text.Span) {
	pt := x.p.parts[c.part]
	in.Start, in.End = in.Start+pt.Start, in.End+pt.Start
	from, to := int32(-1), pt.to
	for w := pt.from; w < pt.to; w++ {
		if o := x.p.words[w]; o.Overlaps(in) {
			if from < 0 {
				from = w
			}
			to = w + 1
		}
	}
	if from < 0 {
		from = pt.from
	}
	x.add(r, from, to, other)
}

// elsewhere looks for a name that the article has, but far from the sentence that carries the rest of its clause.
func (x *structure) elsewhere(c carried) {
	const far = 2 // sentences
	if c.share <= wellCarried {
		return
	}
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindName || a.part != c.part || a.from >= a.to || a.Sub == "work" || a.Sub == "term" {
			continue
		}
		sp, se, _, ok := x.p.headSymbols(a)
		if !ok {
			continue
		}
		ms := x.mentions(sp, se)
		if len(ms) == 0 {
			continue
		}
		near := false
		for _, m := range ms {
			d := m.sent - c.row.sent
			near = near || d >= -far && d <= far || x.ix.sents[m.sent].block == x.ix.sents[c.row.sent].block
		}
		if !near {
			x.add(symptomNameFar, a.from, a.to, text.Span{})
		}
		if b, ok := x.otherName(a, c, ms); ok {
			x.add(symptomNameOther, a.from, a.to, b.Span)
		}
	}
}

// turned looks for a word whose opposite stands in the carrying sentence, while neither text has
// the other's.
func (x *structure) turned(c carried) {
	pt := x.p.parts[c.part]
	mine := x.p.letters(x.p.words[pt.from].from, x.p.words[pt.to-1].to)
	theirs := x.ix.letters(x.ix.words[c.row.from].from, x.ix.words[c.row.to-1].to)
	for w := pt.from; w < pt.to; w++ {
		pw := &x.p.words[w]
		if !pw.tag.Content() || c.row.m[w] >= 0.9 {
			continue
		}
		eachOpposite(x.p.languages[pw.sent], x.p.letters(pw.from, pw.to), func(a, b string) bool {
			if slight(a) || strings.Contains(theirs, a) || !strings.Contains(theirs, b) || strings.Contains(mine, b) || deniedIn(mine, a) != deniedIn(theirs, b) {
				return false
			}
			x.add(symptomTurned, w, w+1, c.row.Span)
			return true
		})
	}
}

// elsewhereCause looks for a cause whose words the article has, but not where it tells the effect.
func (x *structure) elsewhereCause() {
	for _, a := range x.p.atoms {
		if a.Kind != lang.KindCause || a.from >= a.to {
			continue
		}
		pt := x.p.parts[a.part]
		s := x.p.sents[a.sent]
		effect, share, _ := x.carrying(func(w int32) bool { return w >= s.from && w < s.to && (w < a.from || w >= pt.to) })
		if share < leastCarried {
			continue
		}
		sent := effect.sent
		there, all := 0.0, 0.0
		words := 0
		for w := a.to; w < pt.to; w++ {
			o := &x.p.words[w]
			if !o.tag.Content() {
				continue
			}
			words++
			all += o.weight
			for d := max(0, sent-1); d <= min(sent+1, int32(len(x.ix.sents))-1); d++ {
				if x.ix.sents[d].block == x.ix.sents[sent].block && x.ix.hasKey(d, o.key) {
					there += o.weight
					break
				}
			}
		}
		if words > 0 && there < leastCarried*all {
			x.add(symptomCauseFar, a.from, pt.to, x.ix.sents[sent].Span)
		}
	}
}

// hasKey reports whether a sentence has a word.
func (st *stream) hasKey(sent, key int32) bool {
	for w := st.sents[sent].from; w < st.sents[sent].to; w++ {
		if st.words[w].key == key {
			return true
		}
	}
	return false
}

// otherName gives a name like a in the sentence that carries its clause, where a isn't and the
// point hasn't got it, and nothing stands for a.
func (x *structure) otherName(a atom, c carried, ms []mention) (out atom, ok bool) {
	for _, m := range ms {
		if m.sent == c.row.sent {
			return out, false
		}
	}
	if pronoun(" " + x.ix.letters(x.ix.words[c.row.from].from, x.ix.words[c.row.to-1].to) + " ") {
		return out, false
	}
	lo, hi := x.ix.atomsOf(c.row.sent)
	for _, b := range x.ix.atoms[lo:hi] {
		if b.Kind != lang.KindName || b.Sub != a.Sub || b.from >= b.to || x.shares(a, x.ix.letters(x.ix.words[b.from].from, x.ix.words[b.to-1].to)) {
			continue
		}
		mine := false
		for w := b.from; w < b.to; w++ {
			mine = mine || x.p.keys[x.ix.words[w].key]
		}
		if !mine {
			return b, true
		}
	}
	return out, false
}

// first finds the first of words in t: an English one where a word begins with it.
func first(t string, words []string) (sp text.Span, ok bool) {
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(t[at:], w)
			if i < 0 || ok && at+i >= sp.Start {
				break
			}
			if at += i; at > 0 && latin(t[at-1]) && latin(w[0]) && w != "n't" {
				at += len(w)
				continue
			}
			sp, ok = text.Span{Start: at, End: at + len(w)}, true
			break
		}
	}
	return sp, ok
}

func latin(c byte) bool { return 'a' <= c && c <= 'z' }

func has(t string, words []string) bool {
	_, ok := first(t, words)
	return ok
}

// hanPart reports whether a clause is mostly Chinese.
func (st *stream) hanPart(part int32) bool {
	pt := st.parts[part]
	han, all := 0, 0
	for w := pt.from; w < pt.to; w++ {
		for k := st.words[w].from; k < st.words[w].to; k++ {
			if st.syms[k] < firstWord {
				han++
			}
			all++
		}
	}
	return 2*han > all
}
