// Package compose turns ranked sentences and clauses into drafted points:
// chosen by coverage, cut by rule, readable alone.
package compose

import (
	"sort"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Length says how long a point should be.
type Length string

// The lengths: about 30, 50 and 80 Chinese characters, or 15, 25 and 40 words.
const (
	Short  Length = "short"
	Medium Length = "medium"
	Long   Length = "long"
)

// Options are a reader's wishes. The zero value lets the text decide.
type Options struct {
	Points int    // exact number wanted; 0: from the text itself
	Length Length // "" is Medium
	// Accept judges a draft before it is kept; a refused one is replaced by the
	// next best. nil keeps all.
	Accept func(Draft) bool
}

// Draft is one point before it is judged. Evidence is in source order.
type Draft struct {
	Text     string
	Evidence []text.Span // sentences of the article
	Edits    []digest.Edit
	Score    float64
}

// Points drafts the key points of d in the order of the article. There are
// fewer than wanted where the article has no more to give.
func Points(d *lang.Document, r rank.Ranking, o Options) []Draft {
	k := o.Points
	if k <= 0 {
		k = 5
	}
	order := make([]int, len(d.Sentences))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return r.Sentences[order[i]] > r.Sentences[order[j]] })
	var chosen []int
	for _, i := range order {
		dr := draft(d, i, r)
		if o.Accept != nil && !o.Accept(dr) {
			continue
		}
		if chosen = append(chosen, i); len(chosen) == k {
			break
		}
	}
	sort.Ints(chosen)
	out := make([]Draft, len(chosen))
	for n, i := range chosen {
		out[n] = draft(d, i, r)
	}
	return out
}

func draft(d *lang.Document, i int, r rank.Ranking) Draft {
	s := d.Sentences[i]
	return Draft{Text: strings.TrimSpace(d.Article.Slice(s.Span)), Evidence: []text.Span{s.Span}, Score: r.Sentences[i]}
}
