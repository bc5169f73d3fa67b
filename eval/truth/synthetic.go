package truth

import (
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
)

// breaker makes one kind of error in a sentence by rule, or gives "" where the
// sentence offers nothing to break. words are the changed ones, "" where words
// were left out.
type breaker struct {
	kind  string
	apply func(s string, r *rand.Rand) (bad, words string)
}

// swaps are the pairs of words that one kind of error puts for each other.
var swaps = []struct {
	kind  string
	pairs [][2]string
}{
	{"unit", [][2]string{{"亿元", "万元"}, {"万元", "亿元"}, {"公里", "米"}, {"万吨", "亿吨"}, {"亿吨", "万吨"}, {"%", "倍"}, {"万人", "人"}, {"小时", "分钟"}}},
	{"hedge", [][2]string{{"将", "已"}, {"有望", "必将"}, {"预计", "确定"}, {"计划", "已经"}, {"可能", "一定"}}},
	{"direction", [][2]string{{"增长", "下降"}, {"下降", "增长"}, {"提高", "降低"}, {"扩大", "缩小"}, {"超过", "不足"}, {"增加", "减少"}}},
	{"exaggeration", [][2]string{{"部分", "全部"}, {"之一", "中唯一的一个"}, {"近", "超"}, {"多数", "所有"}}},
}

func breakers() []breaker {
	out := []breaker{{"number", breakNumber}, {"date", breakDate}, {"negation", breakNegation}}
	for _, s := range swaps {
		out = append(out, breaker{s.kind, func(t string, r *rand.Rand) (string, string) {
			for _, i := range r.Perm(len(s.pairs)) {
				if p := s.pairs[i]; strings.Contains(t, p[0]) {
					return strings.Replace(t, p[0], p[1], 1), p[1]
				}
			}
			return "", ""
		}})
	}
	return out
}

var (
	numberPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+(\.\d+)?[%万亿多个家条名人吨元公]`) })
	datePattern   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+[年月日]`) })
	// Not one of these is part of a longer word that isn't a negation.
	negation = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`没有|不会|不能|不再|未能|不得|尚未`) })
	modal    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`能够|可以|已经|应当|将会|必须`) })
)

func breakNumber(s string, r *rand.Rand) (string, string) { return breakDigit(s, numberPattern(), r) }
func breakDate(s string, r *rand.Rand) (string, string)   { return breakDigit(s, datePattern(), r) }

// breakDigit puts another digit for the first of one match.
func breakDigit(s string, re *regexp.Regexp, r *rand.Rand) (string, string) {
	all := re.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return "", ""
	}
	m := all[r.IntN(len(all))]
	old := s[m[0]]
	digit := byte('1' + r.IntN(9))
	if digit == old {
		digit = '1' + (old-'0')%9
	}
	_, w := utf8.DecodeLastRuneInString(s[:m[1]])
	words := string(digit) + s[m[0]+1:m[1]-w]
	return s[:m[0]] + words + s[m[1]-w:], words
}

func breakNegation(s string, _ *rand.Rand) (string, string) {
	if m := negation().FindStringIndex(s); m != nil {
		_, w := utf8.DecodeRuneInString(s[m[0]:])
		return s[:m[0]] + s[m[0]+w:], ""
	}
	if m := modal().FindStringIndex(s); m != nil {
		return s[:m[0]] + "没有" + s[m[1]:], "没有"
	}
	return "", ""
}

// SyntheticPairs breaks, by rule, the longest sentence of each of n news stories
// in every way it offers. The true side is the sentence as it stands: what rules
// break is much easier to find than what somebody who writes gets wrong.
func SyntheticPairs(n int) ([]Pair, error) {
	recs, err := corpus.Load[corpus.Story](corpus.StoriesDev, 0)
	if err != nil {
		return nil, err
	}
	set := harness.Languages()
	var out []Pair
	for i, rec := range harness.Spread(recs, n) {
		a := corpus.Article(rec.Title, rec.Text, corpus.Day(rec.Date))
		good := ""
		for _, s := range set.Parse(a).Sentences {
			if t := strings.TrimSpace(a.Slice(s.Span)); len(t) > len(good) && len(t) < 400 {
				good = t
			}
		}
		h := fnv.New64a()
		h.Write([]byte(rec.ID))
		r := rand.New(rand.NewPCG(h.Sum64(), 1))
		for _, b := range breakers() {
			if bad, words := b.apply(good, r); bad != "" && bad != good {
				out = append(out, Pair{Item: i, ID: rec.ID, Article: a, Good: good, Bad: bad, Kind: b.kind, Changed: changed(good, bad, words)})
			}
		}
	}
	return out, nil
}
