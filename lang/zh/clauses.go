package zh

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Clauses tiles the sentence at ，；： and —— where they part clauses. Nothing is
// cut inside quotations, brackets or 《》.
//
// A stretch between two commas is a clause of its own when it has a predicate.
// What has none, or only leads in, stays with what it belongs to: the head of a
// report (某人表示，), a fronted time, place or condition (今年以来， 在…下，
// 会议结束后，), a lone connective or topic (因此， 中国方面，) with the stretch
// behind it; the further members of a list or an afterthought with the one
// before it.
func (Chinese) Clauses(t string, sentence text.Span, words []lang.Word) []text.Span {
	var room [16]stretch
	parts := stretches(room[:0], t, words)
	if len(parts) < 2 {
		return []text.Span{sentence}
	}
	out := make([]text.Span, 0, len(parts))
	start, fresh := sentence.Start, true
	for i := range parts[:len(parts)-1] {
		p, next := &parts[i], &parts[i+1]
		cut := p.mark == '；'
		if !cut {
			cut = parted(p, next, fresh, i+2 == len(parts))
		}
		// A fragment that was hung on to what stands before it leads nothing in.
		fresh = cut || (p.leads || p.says) && fresh
		if cut {
			end := words[next.from].Start
			out = append(out, text.Span{Start: start, End: end})
			start = end
		}
	}
	return append(out, text.Span{Start: start, End: sentence.End})
}

// stretch is a row of words up to a mark that may part clauses.
type stretch struct {
	from, to  int  // in words; to is behind the mark
	mark      rune // ， ； ： — or 0 at the end
	runes     int  // characters, about
	predicate bool // a verb, an adjective, a set phrase, or a figure with its unit
	leads     bool // only leads in what follows
	says      bool // ends with a verb of saying
}

// parted reports whether clauses part between p and next. first says that p
// opens its clause, last that next ends the sentence.
func parted(p, next *stretch, first, last bool) bool {
	switch {
	case first && (p.leads || p.says || !p.predicate):
		return false
	case p.mark == '：':
		return p.predicate && next.predicate && p.runes >= 8
	case p.mark == '—':
		return p.predicate && next.predicate && p.runes >= 6 && next.runes >= 6
	case next.leads && !last:
		return true
	case !next.predicate:
		return next.says && !last
	}
	const tooShort = 4 // 更不用说， 失职失责，: a breath, not a clause
	return p.runes > tooShort
}

// stretches finds the marks outside quotations and brackets.
func stretches(dst []stretch, t string, words []lang.Word) []stretch {
	s := stretch{}
	lost := "" // opening marks that nothing closes
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w.Tag != lang.Mark {
			continue
		}
		m := w.Slice(t)
		var mark rune
		switch m {
		case "，", ",":
			mark = '，'
		case "；", ";":
			mark = '；'
		case "：", ":":
			mark = '：'
		case "——", "—":
			mark = '—'
		default:
			if !strings.Contains(lost, m) {
				if j := closedAt(t, words, i); j > i {
					i = j
				} else if j < 0 {
					lost += m
				}
			}
			continue
		}
		if i+1 == len(words) {
			break
		}
		s.to, s.mark = i+1, mark
		dst = append(dst, describe(s, t, words))
		s = stretch{from: i + 1}
	}
	if s.to = len(words); s.from < s.to {
		dst = append(dst, describe(s, t, words))
	}
	return dst
}

// closedAt gives the word that closes the mark words[i], i itself for a mark
// that opens nothing, -1 where the closing mark is lost.
func closedAt(t string, words []lang.Word, i int) int {
	closer := closerOf(firstRune(words[i].Slice(t)))
	if closer == "" {
		return i
	}
	for j := i + 1; j < len(words); j++ {
		if words[j].Tag == lang.Mark && words[j].Slice(t) == closer {
			return j
		}
	}
	return -1
}

// describe finds out what a stretch can do.
func describe(s stretch, t string, words []lang.Word) stretch {
	ws := words[s.from:s.to]
	for len(ws) > 0 && ws[len(ws)-1].Tag == lang.Mark {
		ws = ws[:len(ws)-1]
	}
	for len(ws) > 0 && ws[0].Tag == lang.Mark && closerOf(firstRune(ws[0].Slice(t))) == "" {
		ws = ws[1:]
	}
	if len(ws) == 0 {
		return s
	}
	s.runes = (ws[len(ws)-1].End - ws[0].Start) / 3
	light, times := true, false
	for i, w := range ws {
		switch w.Tag {
		case lang.Verb, lang.Adj, lang.Idiom:
			s.predicate, light = true, false
		case lang.Measure:
			// 总额1200亿元 says something, 三个苹果 does not.
			s.predicate = s.predicate || i == len(ws)-1 && i > 1 && ws[i-1].Tag == lang.Num && nominal(ws[0].Tag)
		case lang.Time:
			times = true
		case lang.Noun, lang.Person, lang.Place, lang.Org, lang.Name, lang.Latin, lang.Mark:
			light = false
		case lang.Num:
			if last := firstRune(w.Slice(t)); digit(last) && strings.HasSuffix(w.Slice(t), "%") && i > 0 && nominal(ws[0].Tag) {
				s.predicate = true
			}
		}
	}
	last := ws[len(ws)-1].Slice(t)
	s.says = s.runes <= 40 && (saying(last) || len(ws) > 1 && (last == "道" || last == "了" || last == "，") && saying(ws[len(ws)-2].Slice(t)))
	s.leads = light || times && !s.predicate || s.runes <= 30 && fronted(t, ws)
	return s
}

func nominal(t lang.Tag) bool {
	switch t {
	case lang.Noun, lang.Person, lang.Place, lang.Org, lang.Name, lang.Latin, lang.Pron:
		return true
	}
	return false
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// fronted reports whether the words are a phrase of time, place, source or
// purpose that opens a clause.
func fronted(t string, ws []lang.Word) bool {
	for len(ws) > 1 && (ws[0].Tag == lang.Conj || ws[0].Tag == lang.Adv) { // 而随着…
		ws = ws[1:]
	}
	s := t[ws[0].Start:ws[len(ws)-1].End]
	switch ws[0].Slice(t) {
	case "据", "據", "根据", "根據", "按照", "依照", "随着", "隨着", "隨著", "为", "為", "为了", "為了", "对于", "對於", "关于", "關於",
		"截至", "截止", "鉴于", "鑑於", "除了", "除", "自从", "自從", "每当", "每當", "每到", "经过", "經過", "作为", "作為", "面对", "面對", "针对", "針對",
		"据悉", "据了解", "据介绍", "據悉", "據了解", "據介紹":
		return true
	case "以":
		return hasAnySuffix(s, "为例", "為例", "为准", "為準")
	case "在", "从", "從", "自", "于", "於", "当", "當", "到", "随", "隨", "就", "对", "對", "与", "與", "和", "经", "經", "至":
		if closesPlace().close(s) {
			return true
		}
	}
	return closesFront().close(s)
}

// How a phrase ends that opens a clause, behind a preposition and by itself.
var (
	closesPlace = endingsOf("下", "中", "上", "里", "裡", "内", "內", "外", "间", "間", "起", "来看", "來看", "看来", "看來", "来说", "來說", "而言", "相比", "一起", "此")
	closesFront = endingsOf("后", "後", "之前", "以前", "时", "時", "时候", "時候", "之际", "之際", "以来", "以來", "期间", "期間",
		"前不久", "的是", "来看", "來看", "来说", "來說", "而言", "同时", "同時", "方面", "过程中", "過程中", "的话", "的話")
)

// endings are asked for together: the last character tells most texts apart.
type endings struct {
	last characters
	list []string
}

// endingsOf makes them at the first use.
func endingsOf(list ...string) func() *endings {
	return sync.OnceValue(func() *endings {
		e := &endings{list: list}
		for _, end := range list {
			r, _ := utf8.DecodeLastRuneInString(end)
			e.last.add(r)
		}
		return e
	})
}

func (e *endings) close(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return e.last.has(r) && hasAnySuffix(s, e.list...)
}

func hasAnySuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// saying reports whether a word is a verb that opens a report of what was said
// or thought.
func saying(w string) bool {
	switch w {
	case "说", "称", "表示", "指出", "认为", "强调", "透露", "坦言", "回应", "解释", "补充", "介绍", "介绍说", "说道", "写道",
		"回忆", "感叹", "警告", "宣布", "宣称", "声称", "承认", "否认", "预计", "预测", "显示", "证实", "相信", "希望", "建议", "呼吁",
		"提出", "提到", "发现", "意味着", "获悉", "告诉", "记者", "报道", "报导", "直言", "重申", "主张", "断言", "估计", "发文称", "问道",
		"說", "稱", "認為", "強調", "回應", "解釋", "補充", "介紹", "說道", "寫道", "回憶", "感嘆", "宣稱", "聲稱", "承認", "否認",
		"預計", "預測", "顯示", "證實", "建議", "呼籲", "發現", "意味著", "獲悉", "告訴", "記者", "報道", "報導", "主張", "斷言", "估計":
		return true
	}
	return strings.HasSuffix(w, "称") && len(w) <= 6 && w != "名称" && w != "简称" && w != "职称"
}
