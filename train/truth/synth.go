package main

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A forger makes wrong copies of true points: the errors of people and models
// in small, each with the words that are wrong. They are for learning only;
// figures on them are reported apart from those on errors that others made.
type forger struct {
	rng   *rand.Rand
	doc   []lang.Sentence // of the article
	text  string
	point string
	ss    []lang.Sentence
	words []lang.Word
	zh    bool
	other []string // names of other articles
}

type edit struct {
	kind string
	at   text.Span
	with string
}

// forge gives up to n wrong copies of e.
func (f *forger) forge(e *example, n int) []*example {
	f.point = e.text
	f.ss = set().ParseText(e.text, e.src.date)
	f.words = f.words[:0]
	for _, s := range f.ss {
		for _, w := range s.Words {
			if w.Tag != lang.Mark {
				f.words = append(f.words, w)
			}
		}
	}
	if len(f.words) < 4 {
		return nil
	}
	f.zh = f.ss[0].Language.Tag() == "zh"
	var out []*example
	seen := map[string]bool{e.text: true}
	tries := []func() []edit{f.name, f.name, f.number, f.number, f.unit, f.negate, f.negate, f.hedge, f.degree, f.role, f.speaker, f.drop, f.clause, f.word, f.opposite}
	for k := 0; k < 4*n && len(out) < n; k++ {
		eds := tries[f.rng.IntN(len(tries))]()
		if len(eds) == 0 {
			continue
		}
		x := f.apply(e, eds)
		if !seen[x.text] {
			seen[x.text] = true
			out = append(out, x)
		}
	}
	return out
}

// apply makes the copy; edits are in order and don't overlap.
func (f *forger) apply(e *example, eds []edit) *example {
	x := &example{src: e.src, kind: eds[0].kind, whole: true, made: true}
	var b strings.Builder
	at := 0
	for _, ed := range eds {
		b.WriteString(f.point[at:ed.at.Start])
		from := b.Len()
		b.WriteString(ed.with)
		x.bad = append(x.bad, text.Span{Start: from, End: b.Len()})
		at = ed.at.End
	}
	b.WriteString(f.point[at:])
	x.text = b.String()
	return x
}

func (f *forger) slice(sp text.Span) string { return sp.Slice(f.point) }

func named(t lang.Tag) bool {
	return t == lang.Person || t == lang.Place || t == lang.Org || t == lang.Name || t == lang.Latin
}

func (f *forger) pick(ok func(lang.Word) bool) (lang.Word, bool) {
	var c []lang.Word
	for _, w := range f.words {
		if ok(w) {
			c = append(c, w)
		}
	}
	if len(c) == 0 {
		return lang.Word{}, false
	}
	return c[f.rng.IntN(len(c))], true
}

// fromArticle is another word of the article that passes ok and is not in the point.
func (f *forger) fromArticle(ok func(lang.Word) bool) string {
	var c []string
	for _, s := range f.doc {
		for _, w := range s.Words {
			if ok(w) {
				if t := w.Slice(f.text); !strings.Contains(f.point, t) {
					c = append(c, t)
				}
			}
		}
	}
	if len(c) == 0 {
		return ""
	}
	return c[f.rng.IntN(len(c))]
}

// nameSpans are the name atoms of the point, or its words tagged as names.
func nameSpans(t string, ss []lang.Sentence) []text.Span {
	var out []text.Span
	for _, s := range ss {
		for _, a := range s.Atoms {
			if a.Kind == lang.KindName {
				out = append(out, a.Span)
			}
		}
		if len(s.Atoms) == 0 {
			for _, w := range s.Words {
				if named(w.Tag) {
					out = append(out, w.Span)
				}
			}
		}
	}
	return out
}

func (f *forger) name() []edit {
	mine := nameSpans(f.point, f.ss)
	if len(mine) == 0 {
		return nil
	}
	sp := mine[f.rng.IntN(len(mine))]
	var with string
	if f.rng.IntN(2) == 0 && len(f.other) > 0 {
		with = f.other[f.rng.IntN(len(f.other))]
	} else if theirs := nameSpans(f.text, f.doc); len(theirs) > 0 {
		with = theirs[f.rng.IntN(len(theirs))].Slice(f.text)
	}
	if with == "" || strings.Contains(f.point, with) || strings.Contains(with, f.slice(sp)) {
		return nil
	}
	return []edit{{"name", sp, with}}
}

func figures(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

func (f *forger) number() []edit {
	w, ok := f.pick(func(w lang.Word) bool {
		return w.Tag == lang.Num || (w.Tag == lang.Time && figures(f.slice(w.Span)))
	})
	if !ok {
		return nil
	}
	t := f.slice(w.Span)
	if f.rng.IntN(2) == 0 {
		like := f.fromArticle(func(v lang.Word) bool {
			x := v.Slice(f.text)
			return v.Tag == w.Tag && figures(x) == figures(t) && strings.HasSuffix(x, "%") == strings.HasSuffix(t, "%")
		})
		if like == "" {
			return nil
		}
		return []edit{{"number", w.Span, like}}
	}
	with := f.spoil(t)
	if with == t {
		return nil
	}
	return []edit{{"number", w.Span, with}}
}

// spoil changes one figure of a number, or its size.
func (f *forger) spoil(t string) string {
	const han = "一二三四五六七八九"
	r := []rune(t)
	var at []int
	for i, c := range r {
		if c >= '0' && c <= '9' || strings.ContainsRune(han, c) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return t
	}
	i := at[0]
	if f.rng.IntN(3) == 0 {
		i = at[f.rng.IntN(len(at))]
	}
	if r[i] >= '0' && r[i] <= '9' {
		d := int(r[i]-'0') + 1 + f.rng.IntN(8)
		if d > 9 {
			d -= 9
		}
		if f.rng.IntN(6) == 0 && len(r) < 4 {
			return strconv.Itoa(d) + t
		}
		r[i] = rune('0' + d)
		return string(r)
	}
	h := []rune(han)
	for {
		if c := h[f.rng.IntN(len(h))]; c != r[i] {
			r[i] = c
			return string(r)
		}
	}
}

// swaps are pairs of words that exchange one error for a truth.
func (f *forger) exchange(kind string, pairs [][2]string) []edit {
	type hit struct {
		at   text.Span
		with string
	}
	var hits []hit
	for _, p := range pairs {
		for from := 0; ; {
			i := strings.Index(f.point[from:], p[0])
			if i < 0 {
				break
			}
			sp := text.Span{Start: from + i, End: from + i + len(p[0])}
			if f.atBorder(sp) {
				hits = append(hits, hit{sp, p[1]})
			}
			from = sp.End
		}
	}
	if len(hits) == 0 {
		return nil
	}
	h := hits[f.rng.IntN(len(hits))]
	return []edit{{kind, h.at, h.with}}
}

// atBorder keeps an English exchange from cutting words.
func (f *forger) atBorder(sp text.Span) bool {
	if f.zh {
		return true
	}
	letter := func(i int) bool {
		return i >= 0 && i < len(f.point) && unicode.IsLetter(rune(f.point[i]))
	}
	return !letter(sp.Start-1) && !letter(sp.End)
}

func both(p [][2]string) [][2]string {
	for _, x := range p {
		p = append(p, [2]string{x[1], x[0]})
	}
	return p
}

func (f *forger) unit() []edit {
	if !f.zh {
		return f.exchange("unit", both([][2]string{{"million", "billion"}, {"percent", "percentage points"}, {"days", "weeks"}, {"months", "years"}, {"hours", "minutes"}, {"$", "£"}, {"miles", "kilometers"}}))
	}
	return f.exchange("unit", both([][2]string{{"万", "亿"}, {"美元", "元"}, {"美元", "欧元"}, {"亿元", "亿美元"}, {"万元", "万美元"}, {"个月", "年"}, {"年", "个月"}, {"天", "周"}, {"小时", "分钟"}, {"个百分点", "%"}, {"公里", "米"}, {"吨", "公斤"}, {"倍", "成"}, {"人", "户"}, {"英镑", "美元"}, {"千", "万"}, {"宗", "万宗"}}))
}

func (f *forger) negate() []edit {
	if f.rng.IntN(2) == 0 {
		var p [][2]string
		if f.zh {
			p = [][2]string{{"并不", ""}, {"并非", "正"}, {"不会", "会"}, {"不是", "是"}, {"没有", "有"}, {"没有", "已经"}, {"尚未", "已"}, {"未", "已"}, {"未能", "成功"}, {"不", ""}, {"无法", "能够"}, {"不能", "可以"}, {"拒绝", "同意"}, {"否认", "承认"}, {"不再", "仍"}, {"而非", "和"}, {"难以", "容易"}, {"反对", "支持"}}
		} else {
			p = [][2]string{{"not ", ""}, {"n't", ""}, {"no ", "a "}, {"never", "often"}, {"denied", "confirmed"}, {"refused to", "agreed to"}, {"without", "with"}, {"failed to", "managed to"}}
		}
		return f.exchange("negation", p)
	}
	if !f.zh {
		return f.exchange("negation", [][2]string{{"is ", "is not "}, {"was ", "was not "}, {"will ", "will not "}, {"has ", "has not "}, {"have ", "have not "}, {"are ", "are not "}, {"were ", "were not "}, {"can ", "cannot "}, {"said ", "denied "}})
	}
	w, ok := f.pick(func(w lang.Word) bool { return w.Tag == lang.Verb || w.Tag == lang.Adj })
	if !ok {
		return nil
	}
	t := f.slice(w.Span)
	with := []string{"不", "没有", "并未", "不会", "并不"}[f.rng.IntN(5)] + t
	return []edit{{"negation", w.Span, with}}
}

func (f *forger) hedge() []edit {
	if !f.zh {
		return f.exchange("hedge", [][2]string{{"may", "will"}, {"might", "will"}, {"could", "will"}, {"reportedly ", ""}, {"allegedly ", ""}, {"likely", "certain"}, {"plans to", "has begun to"}, {"expected to", "certain to"}, {"about ", ""}, {"suspected", "proven"}, {"some ", "all "}, {"will", "may"}, {"has ", "may have "}})
	}
	if f.rng.IntN(3) == 0 {
		w, ok := f.pick(func(w lang.Word) bool { return w.Tag == lang.Verb })
		if !ok {
			return nil
		}
		return []edit{{"hedge", w.Span, []string{"可能", "已经", "必将", "或许", "计划"}[f.rng.IntN(5)] + f.slice(w.Span)}}
	}
	return f.exchange("hedge", [][2]string{{"可能", "必将"}, {"可能", ""}, {"可能", "已经"}, {"或将", "已"}, {"将", "已"}, {"拟", "已"}, {"计划", "已经"}, {"预计", "确定"}, {"有望", "必将"}, {"疑似", "确认"}, {"据称", ""}, {"或许", "一定"}, {"也许", "一定"}, {"似乎", "确实"}, {"估计", "证实"}, {"认为", "证实"}, {"希望", "要求"}, {"考虑", "决定"}, {"建议", "决定"}, {"预计", ""}, {"大概", "必然"}, {"容易", "必然"}, {"如果", "因为"}, {"初步", "最终"}, {"能", "必能"}, {"会", "已"}})
}

func (f *forger) degree() []edit {
	if !f.zh {
		return f.exchange("exaggeration", both([][2]string{{"some", "all"}, {"most", "all"}, {"many", "all"}, {"one of the", "the only"}, {"often", "always"}, {"more than", "less than"}, {"at least", "at most"}, {"first", "only"}, {"several", "hundreds of"}, {"partly", "entirely"}, {"nearly", "more than"}}))
	}
	if f.rng.IntN(3) == 0 {
		w, ok := f.pick(func(w lang.Word) bool { return w.Tag == lang.Noun })
		if !ok {
			return nil
		}
		return []edit{{"exaggeration", w.Span, []string{"所有", "全部", "唯一的", "每个", "最大的", "首个"}[f.rng.IntN(6)] + f.slice(w.Span)}}
	}
	return f.exchange("exaggeration", [][2]string{{"部分", "全部"}, {"一些", "所有"}, {"有些", "所有"}, {"不少", "所有"}, {"许多", "所有"}, {"多数", "全部"}, {"大部分", "全部"}, {"之一", ""}, {"主要", "唯一"}, {"最", "唯一最"}, {"往往", "总是"}, {"有时", "总是"}, {"经常", "从来都"}, {"很难", "绝不可能"}, {"很", "极其"}, {"较", "最"}, {"约", "超过"}, {"近", "超过"}, {"很多", "全部"}, {"几乎", "完全"}, {"一定程度", "根本"}, {"超过", "远超"}, {"增长", "暴涨"}, {"下降", "暴跌"}, {"下跌", "暴跌"}, {"影响", "摧毁"}, {"重要", "决定性"}, {"少数", "绝大多数"}, {"个别", "普遍"}, {"至少", "恰好"}})
}

// role exchanges two names or nouns of one sentence.
func (f *forger) role() []edit {
	mine := nameSpans(f.point, f.ss)
	if len(mine) < 2 || f.rng.IntN(3) == 0 {
		mine = nil
		for _, w := range f.words {
			if w.Tag == lang.Noun || named(w.Tag) {
				mine = append(mine, w.Span)
			}
		}
	}
	if len(mine) < 2 {
		return nil
	}
	i := f.rng.IntN(len(mine) - 1)
	j := i + 1 + f.rng.IntN(min(3, len(mine)-1-i))
	a, b := mine[i], mine[j]
	if a.End > b.Start || f.slice(a) == f.slice(b) || b.Start-a.End > 60 || b.Start-a.End < 3 {
		return nil
	}
	return []edit{{"role", a, f.slice(b)}, {"role", b, f.slice(a)}}
}

// speaker puts what was said into somebody else's mouth.
func (f *forger) speaker() []edit {
	verbs := []string{"表示", "认为", "指出", "说", "称", "强调", "透露", "警告", "said", "says", "told", "added"}
	for _, s := range f.ss {
		for i, w := range s.Words {
			if i == 0 || i > 8 {
				continue
			}
			for _, v := range verbs {
				if f.slice(w.Span) != v {
					continue
				}
				at := text.Span{Start: s.Words[0].Start, End: s.Words[i-1].End}
				names := nameSpans(f.text, f.doc)
				if len(names) == 0 {
					return nil
				}
				with := names[f.rng.IntN(len(names))].Slice(f.text)
				if f.rng.IntN(3) == 0 && len(f.other) > 0 {
					with = f.other[f.rng.IntN(len(f.other))]
				}
				if !f.zh {
					at = s.Words[i-1].Span
				}
				if strings.Contains(f.slice(at), with) {
					return nil
				}
				return []edit{{"speaker", at, with}}
			}
		}
	}
	return nil
}

// drop leaves out a condition, or the attribution.
func (f *forger) drop() []edit {
	var marks []string
	if f.zh {
		marks = []string{"如果", "若", "只要", "除非", "一旦", "当", "只有", "在"}
	} else {
		marks = []string{"if ", "If ", "unless ", "when ", "provided "}
	}
	for _, s := range f.ss {
		for k, c := range s.Clauses {
			t := f.slice(c)
			for _, m := range marks {
				if strings.HasPrefix(strings.TrimSpace(t), m) && k+1 < len(s.Clauses) {
					return []edit{{"condition", c, ""}}
				}
			}
		}
	}
	return nil
}

// clause puts a clause of the article that has nothing to do with it in the
// place of one of the point's.
func (f *forger) clause() []edit {
	s := f.ss[f.rng.IntN(len(f.ss))]
	if len(s.Clauses) < 2 || len(f.doc) == 0 {
		return nil
	}
	c := s.Clauses[f.rng.IntN(len(s.Clauses))]
	d := f.doc[f.rng.IntN(len(f.doc))]
	if len(d.Clauses) < 1 {
		return nil
	}
	with := d.Clauses[f.rng.IntN(len(d.Clauses))].Slice(f.text)
	if n := len(with); n < 12 || n > 90 || f.rng.IntN(2) == 0 {
		return nil
	}
	return []edit{{"fabricated", c, with}}
}

// word puts another word of the article, or of another article, of the same
// sort in the place of one.
func (f *forger) word() []edit {
	w, ok := f.pick(func(w lang.Word) bool {
		return (w.Tag == lang.Noun || w.Tag == lang.Verb || w.Tag == lang.Adj || w.Tag == lang.Idiom) && w.Len() >= 6
	})
	if !ok {
		return nil
	}
	with := f.fromArticle(func(v lang.Word) bool { return v.Tag == w.Tag && v.Len() >= 6 })
	if with == "" {
		return nil
	}
	return []edit{{"fabricated", w.Span, with}}
}

func (f *forger) opposite() []edit {
	if !f.zh {
		return f.exchange("opposite", both([][2]string{{"increase", "decrease"}, {"increased", "decreased"}, {"rose", "fell"}, {"higher", "lower"}, {"more", "less"}, {"won", "lost"}, {"before", "after"}, {"largest", "smallest"}, {"support", "oppose"}, {"success", "failure"}, {"best", "worst"}, {"first", "last"}, {"accepted", "rejected"}, {"above", "below"}}))
	}
	return f.exchange("opposite", both([][2]string{{"增长", "下降"}, {"上升", "下降"}, {"增加", "减少"}, {"上涨", "下跌"}, {"提高", "降低"}, {"支持", "反对"}, {"成功", "失败"}, {"同意", "拒绝"}, {"高于", "低于"}, {"多于", "少于"}, {"扩大", "缩小"}, {"加强", "削弱"}, {"有利", "不利"}, {"乐观", "悲观"}, {"增", "减"}, {"最大", "最小"}, {"最高", "最低"}, {"以前", "以后"}, {"之前", "之后"}, {"买", "卖"}, {"好", "坏"}, {"多", "少"}, {"高", "低"}, {"强", "弱"}, {"加快", "放缓"}, {"肯定", "否定"}, {"开始", "结束"}, {"容易", "困难"}}))
}
