package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// A headline that a copy of a page runs into the head of its story (原标题：…) says what the
// news is. The ranker, which knows headlines that stand by themselves, hasn't seen it.

// headPart is what a sentence holds of a headline.
type headPart struct {
	text.Span
	sentence int
}

// runInHeadline gives the headline that the first of the sentences hold, which a mark may part
// in two: 石桥修好了！花了三百万元[东湖县6月12日宣布，….
func runInHeadline(d *lang.Document) []headPart {
	const within = 2 // sentences
	t := d.Article.Text
	if d.Lang != "zh" || d.Article.Title != "" {
		return nil
	}
	for i := range d.Sentences[:min(within, len(d.Sentences))] {
		s := d.Sentences[i]
		_, behind, ok := strings.Cut(s.Slice(t), "标题：")
		if !ok {
			continue
		}
		head := text.Span{Start: s.End - len(behind), End: storyAt(t, s)}
		parted := head.End <= head.Start && strings.ContainsAny(lastRune(trim(t, s.Span).Slice(t)), "！？")
		if parted {
			head.End = trim(t, s.Span).End
		}
		if least := shortestHead * len("字"); head.Len() < least || head.Len() > longestHead*2*len("字") {
			return nil
		}
		parts := []headPart{{head, i}}
		if parted && i+1 < len(d.Sentences) {
			next := d.Sentences[i+1]
			if more := (text.Span{Start: trim(t, next.Span).Start, End: storyAt(t, next)}); more.Len() > 0 && more.Len() <= longestHead*len("字") {
				parts = append(parts, headPart{more, i + 1})
			}
		}
		return parts
	}
	return nil
}

const (
	headedShare = 0.4  // of what the headline says, that the sentence says at the least
	leadShare   = 0.75 // of that, which a lead may say that makes it needless
	headedScore = 0.5  // how likely it is to be worth a point
)

// toldByHeadline gives the sentences that say what the headline says which a page has run into the
// head of the story, that which says most of it first: one of them is in every list.
func (j *judged) toldByHeadline(d *lang.Document, r *rank.Ranking) (told []int) {
	if j.one || j.speech {
		return nil
	}
	shares := headlineShares(d, r)
	best := -1
	for i, share := range shares {
		if share >= headedShare && r.Sentences[i] >= headedScore && (best < 0 || share > shares[best]) && j.speaks(d, i) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	told = append(told, best)
	for i, share := range shares {
		if i != best && share >= leadShare*shares[best] {
			told = append(told, i)
		}
	}
	return told
}

// headlineShares gives, for each sentence, how much of what the headline says it says, by weight,
// 0 to 1; nil where there is no headline that the ranker hasn't seen.
func headlineShares(d *lang.Document, r *rank.Ranking) []float64 {
	parts := runInHeadline(d)
	weights, all := map[int]float64{}, 0.0
	for _, p := range parts {
		r.Concepts(p.sentence, p.Span, func(c rank.Concept, _ int) {
			if weights[c.ID] == 0 {
				weights[c.ID] = c.Weight
				all += c.Weight
			}
		})
	}
	if all == 0 {
		return nil
	}
	shares := make([]float64, len(d.Sentences))
	for i, s := range d.Sentences {
		sp := s.Span
		for _, p := range parts {
			if i == p.sentence {
				sp.Start = p.End
			}
		}
		seen := map[int]bool{}
		r.Concepts(i, sp, func(c rank.Concept, _ int) {
			if !seen[c.ID] {
				seen[c.ID] = true
				shares[i] += weights[c.ID] / all
			}
		})
	}
	return shares
}
