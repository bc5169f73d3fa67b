package truth

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/text"
)

// Pair is a true point and a copy of it made wrong in one place.
type Pair struct {
	Item    int // articles with the same number are the same
	ID      string
	Article *article.Article
	Good    string
	Bad     string
	Kind    string
	Changed text.Span // in Bad: the changed words, or the neighbours of what was left out
}

// AlarmLimit is the share of true points that may be doubted.
const AlarmLimit = .03

// Kind is what a judge found of one kind of error.
type Kind struct {
	Name     string
	Cases    int
	AtLimit  int // found at the threshold that doubts AlarmLimit of the true points
	Shown    int // found by the verdict as shown
	MarkedAt int // of Shown: with marks on the changed words
}

// Corruption is what a judge got on pairs.
type Corruption struct {
	Set, Judge string
	Points     int
	Alarms     int     // true points not shown as supported
	Open       [2]int  // true and wrong points that are called neither right nor wrong, as they are worded too freely
	Threshold  float64 // that doubts at most AlarmLimit of the true points
	MarkedGood float64 // share of the bytes of the true points that are marked
	Kinds      []Kind  // by name, the sum of all last
	AUROC      metric.Interval
	Wrong      []Mistake
}

// Mistake is a pair that was judged wrongly, for looking at.
type Mistake struct {
	Pair
	FalseAlarm bool
	Judgement  Judgement
}

// PointPairs gives the pairs of points/dev or points/train; at most n articles.
func PointPairs(file string, n int) ([]Pair, error) {
	recs, err := corpus.Load[corpus.Points](file, 0)
	if err != nil {
		return nil, err
	}
	var out []Pair
	for i, r := range harness.Spread(recs, n) {
		a := corpus.Article(r.Title, r.Text, corpus.Day(""))
		for _, c := range r.Corrupted {
			good := r.Points[c.Point].Text
			out = append(out, Pair{Item: i, ID: r.ID, Article: a, Good: good, Bad: c.Text, Kind: c.Kind, Changed: changed(good, c.Text, c.Changed)})
		}
	}
	return out, nil
}

// MadePairs gives the pairs of the articles that were made up for this project, in one language:
// those that nothing is learned from, or the others.
func MadePairs(lang string, kept bool) ([]Pair, error) {
	ms, err := corpus.LoadMade(kept)
	var out []Pair
	for i, m := range ms {
		if m.Lang != lang {
			continue
		}
		a := corpus.Article(m.Headline(), m.Body(), corpus.Day(""))
		for _, w := range m.Wrong {
			good := m.True[w.Of]
			out = append(out, Pair{Item: i, ID: m.ID, Article: a, Good: good, Bad: w.Text, Kind: w.Kind, Changed: changed(good, w.Text, "")})
		}
	}
	return out, err
}

// changed finds the changed words in bad: the occurrence of words that holds
// the first difference, or else the place of the difference itself and a
// character on either side.
func changed(good, bad, words string) text.Span {
	start := 0
	for start < len(good) && start < len(bad) {
		_, w := utf8.DecodeRuneInString(bad[start:])
		if !strings.HasPrefix(good[start:], bad[start:start+w]) {
			break
		}
		start += w
	}
	end, rest := len(bad), len(good)
	for end > start && rest > start {
		_, w := utf8.DecodeLastRuneInString(bad[:end])
		if !strings.HasSuffix(good[:rest], bad[end-w:end]) {
			break
		}
		end, rest = end-w, rest-w
	}
	for at := 0; words != ""; {
		i := strings.Index(bad[at:], words)
		if i < 0 {
			break
		}
		sp := text.Span{Start: at + i, End: at + i + len(words)}
		if sp.Start <= start && start <= sp.End {
			return sp
		}
		at += i + 1
	}
	_, before := utf8.DecodeLastRuneInString(bad[:start])
	_, after := utf8.DecodeRuneInString(bad[end:])
	return text.Span{Start: start - before, End: end + after}
}

// Pairs runs a judge over pairs. The articles are read once each.
func Pairs(set string, j Judge, pairs []Pair) Corruption {
	good, bad := judgeAll(j, pairs)
	res := Corruption{Set: set, Judge: j.Name, Points: len(pairs)}
	var cases []metric.Case
	var mark, size int
	for i, p := range pairs {
		cases = append(cases, metric.Case{Score: good[i].Score, Group: p.Item}, metric.Case{Score: bad[i].Score, Bad: true, Group: p.Item})
		if !good[i].Shown {
			res.Alarms++
			res.Wrong = append(res.Wrong, Mistake{p, true, good[i]})
		}
		for k, j := range [...]Judgement{good[i], bad[i]} {
			if j.Result.Freely {
				res.Open[k]++
			}
		}
		mark += covered(marked(good[i].Result))
		size += len(p.Good)
	}
	res.AUROC = metric.Grouped(cases, metric.AUROC)
	res.Threshold = metric.ThresholdAt(cases, AlarmLimit)
	if size > 0 {
		res.MarkedGood = float64(mark) / float64(size)
	}
	kinds, all := map[string]*Kind{}, Kind{Name: "all"}
	for i, p := range pairs {
		if kinds[p.Kind] == nil {
			kinds[p.Kind] = &Kind{Name: p.Kind}
		}
		for _, k := range []*Kind{kinds[p.Kind], &all} {
			k.add(bad[i], res.Threshold, p.Changed)
		}
		if bad[i].Shown {
			res.Wrong = append(res.Wrong, Mistake{p, false, bad[i]})
		}
	}
	for _, k := range kinds {
		res.Kinds = append(res.Kinds, *k)
	}
	sort.Slice(res.Kinds, func(a, b int) bool { return res.Kinds[a].Name < res.Kinds[b].Name })
	res.Kinds = append(res.Kinds, all)
	return res
}

func (k *Kind) add(j Judgement, threshold float64, changed text.Span) {
	k.Cases++
	if j.Score < threshold {
		k.AtLimit++
	}
	if j.Shown {
		return
	}
	k.Shown++
	for _, m := range marked(j.Result) {
		if m.Overlaps(changed) {
			k.MarkedAt++
			break
		}
	}
}

func judgeAll(j Judge, pairs []Pair) (good, bad []Judgement) {
	good, bad = make([]Judgement, len(pairs)), make([]Judgement, len(pairs))
	var starts []int // of runs of pairs with one article
	for i, p := range pairs {
		if i == 0 || pairs[i-1].Article != p.Article {
			starts = append(starts, i)
		}
	}
	set := harness.Languages()
	harness.Each(len(starts), func(n int) {
		end := len(pairs)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		check := j.Check(set.Parse(pairs[starts[n]].Article))
		for i := starts[n]; i < end; i++ {
			good[i], bad[i] = check(pairs[i].Good).settle(false), check(pairs[i].Bad).settle(true)
		}
	})
	return good, bad
}

// covered is the number of bytes in the union of spans.
func covered(spans []text.Span) int {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	n, end := 0, 0
	for _, sp := range spans {
		if sp.End > end {
			n += sp.End - max(end, sp.Start)
			end = sp.End
		}
	}
	return n
}
