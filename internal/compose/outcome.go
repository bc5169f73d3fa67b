package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// outcomes are how it ended for people, and what it cost them.
var outcomes = wordsOf(
	"死亡", "遇难", "遇難", "身亡", "丧生", "喪生", "受伤", "受傷", "获救", "獲救", "失联", "失聯", "判处", "判處", "获刑", "獲刑", "拘留", "拘捕", "逮捕", "抓获", "罚款", "罰款", "赔偿", "賠償",
	"开除公职", "移送检察", "提起公诉", "免职", "撤职", "裁定", "判决", "判決", "夺冠", "奪冠", "夺得", "奪得", "获胜", "獲勝", "开枪", "开火", "击毙", "征求意见",
	" fatally", " killing ", " killed ", " dead", " died", " wounding ", " wounded ", " injuring ", " injured ", " arrested", " sentenced", " convicted", " acquitted", " guilty", " was shot", " were shot", " denied",
)

// losesOutcome reports that what was cut off at the end of u held the sum or the
// outcome.
func (u *unit) losesOutcome(d *lang.Document) bool {
	for _, e := range u.edits {
		if e.reason != "clause after" {
			continue
		}
		if outcomes().in(e.gone.Slice(d.Article.Text)) {
			return true
		}
		lost, kept := false, 0
		for _, a := range d.Sentences[u.last].Atoms {
			switch {
			case a.Sub != "money":
			case e.gone.Contains(a.Span):
				lost = true
			case !u.gone(a.Span):
				kept++
			}
		}
		if lost && kept < several {
			return true
		}
	}
	return false
}

// several sums make a list, which loses no outcome where it loses its end: 收入3亿元，
// 利润1亿元[，税费2000万元].
const several = 2

// roomForOutcome is the share of a point's room that one may have which would lose
// the sum or the outcome otherwise, in hundredths.
const roomForOutcome = 140

// uncut puts back what was cut off at the end of u.
func (u *unit) uncut() {
	kept := u.edits[:0]
	for _, e := range u.edits {
		if e.reason != "clause after" {
			kept = append(kept, e)
		}
	}
	u.edits = kept
}

// What a point is worth at the least that tells how many died, were hurt or are missing, and
// how likely it is to read at the least: no list of news lacks that.
const tollWorth, tollChance = 0.5, 0.45

// ends is what a point is worth more that tells how something ended for people.
const ends = 1.2

// tellsToll reports a point that tells, with a figure, how it ended for people.
func tellsToll(kept string) bool {
	if !tolls().in(kept) {
		return false
	}
	for _, w := range tolls().list {
		for rest := kept; ; {
			i := strings.Index(rest, w)
			if i < 0 {
				break
			}
			const near = 5 * len("字") // between the figure and what happened
			before := rest[runeBorder(rest, max(i-near, 0)):i]
			if k := strings.IndexAny(before, "人名"); k > 0 && strings.ContainsAny(before[:k], "0123456789一二两三四五六七八九十") && !strings.ContainsAny(before[k:], "，。") {
				return true
			}
			rest = rest[i+len(w):]
		}
	}
	return false
}

var tolls = wordsOf("死亡", "遇难", "身亡", "丧生", "受伤", "失联", "失踪", "获救", "轻伤", "重伤", "溺亡", "溺水身亡", "罹难", "无生命危险")

// enToll is how likely an English point is to read at the least that tells how many were
// killed or hurt, at the head of an article or where the ranker thinks much of it.
const enToll = 0.3

// tellsTollInEnglish reports an English sentence that tells, with a figure, how it ended for
// people: one civilian was killed and 82 others wounded.
func tellsTollInEnglish(t string, s *lang.Sentence) bool {
	const near = 4 // words between the figure and what happened
	for k := range s.Words {
		if !is(t, s, k, "killed", "killing", "dead", "died", "wounded", "wounding", "injured", "injuring", "missing", "drowned") {
			continue
		}
		for j := max(k-near, 0); j < min(k+near+1, len(s.Words)); j++ {
			if w := s.Words[j]; w.Tag == lang.Num && w.Len() != len("2005") { // no year
				return true
			}
		}
	}
	return false
}
