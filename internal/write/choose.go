package write

import (
	"slices"
	"sort"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/llm"
)

// leastRoom is the least of an article that a model is shown, in tokens, however
// little it says it holds: less is not worth the call.
const leastRoom = 500

// choose takes the sentences that the model is shown: all that fit in room
// tokens; where not all do, of every section its share of the room, the best
// first, and then the best of what is left. Order of the article.
func (t *Task) choose(r rank.Ranking, room int) {
	room = max(room, leastRoom)
	cost := make([]int, len(t.doc.Sentences))
	var all []int
	sum := 0
	for i := range t.doc.Sentences {
		if t.sayable(i) {
			cost[i] = llm.Estimate(t.line(len(all)+1, i)) + 1
			sum += cost[i]
			all = append(all, i)
		}
	}
	t.shown = all
	if sum > room {
		t.shown = t.best(r, all, cost, sum, room)
	}
	t.number = make(map[int]int, len(t.shown))
	kept := 0
	for n, i := range t.shown {
		t.number[i] = n + 1
		kept += t.doc.Sentences[i].Len()
	}
	whole := 0
	for _, s := range t.doc.Sentences {
		whole += s.Len()
	}
	if whole > 0 {
		t.read = float64(kept) / float64(whole)
	}
}

// best takes sentences within room.
func (t *Task) best(r rank.Ranking, all, cost []int, sum, room int) []int {
	taken := make([]bool, len(t.doc.Sentences))
	left := room
	take := func(i int) {
		if !taken[i] && cost[i]+gapCost <= left {
			taken[i] = true
			left -= cost[i] + gapCost
		}
	}
	byScore := func(ids []int) []int {
		ids = slices.Clone(ids)
		sort.SliceStable(ids, func(a, b int) bool { return r.Sentences[ids[a]] > r.Sentences[ids[b]] })
		return ids
	}
	take(all[0]) // what the article opens with tells what it is about
	for _, sec := range t.sections(all) {
		size := 0
		for _, i := range sec {
			size += cost[i]
		}
		// Its share of four fifths of the room; the rest is for the best anywhere.
		share := room * 4 / 5 * size / sum
		for _, i := range byScore(sec) {
			if share -= cost[i] + gapCost; share < 0 {
				break
			}
			take(i)
		}
	}
	for _, i := range byScore(all) {
		take(i)
	}
	var out []int
	for _, i := range all {
		if taken[i] {
			out = append(out, i)
		}
	}
	return out
}

const (
	gapCost     = 3  // tokens of a line that says that something was left out
	sectionSize = 30 // sentences of a section where no heading begins one
)

// sections parts the sentences at the headings, and where a part has no heading
// for long, after sectionSize of them.
func (t *Task) sections(all []int) [][]int {
	var out [][]int
	from := 0
	for k, i := range all {
		heading := t.doc.Article.Blocks[t.doc.Sentences[i].Block].Kind == article.Heading
		if k > from && (heading || k-from >= sectionSize) {
			out = append(out, all[from:k])
			from = k
		}
	}
	if from < len(all) {
		out = append(out, all[from:])
	}
	return out
}
