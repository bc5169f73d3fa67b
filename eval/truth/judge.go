// Package truth measures how well points are judged: whether what is wrong in
// a text is found, and how often what is right is doubted.
package truth

import (
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/harness"
	"github.com/zhongdian/zhongdian/eval/metric"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Judgement is what a judge says of one text.
type Judgement struct {
	Score  float64 // that all of it is supported, 0 to 1
	Shown  bool    // it would be shown as supported
	Result verify.Result
	Failed bool // it panicked: wrong, whatever the truth
}

// Judge is a way to check a text against an article. Check makes the check of
// one article; Words, where it is not nil, gives the support of a stretch of the
// text that Check judged.
type Judge struct {
	Name  string
	Check func(d *lang.Document) func(point string) Judgement
	Word  func(d *lang.Document, point string, j Judgement, sp text.Span) float64
}

// Ours is the verifier, with the least support of the words of a stretch.
func Ours() Judge {
	set := harness.Languages()
	return Judge{
		Name: harness.Engine,
		Check: func(d *lang.Document) func(string) Judgement {
			c := verify.New(set, d)
			return func(point string) (j Judgement) {
				defer func() {
					if p := recover(); p != nil {
						j = Judgement{Failed: true, Result: verify.Result{Reason: fmt.Sprint("panic: ", p)}}
					}
				}()
				r := c.Check(point, nil)
				return Judgement{Score: chance(r), Shown: r.Verdict == digest.Supported, Result: r}
			}
		},
		Word: func(_ *lang.Document, _ string, j Judgement, sp text.Span) float64 {
			return leastSupport(j.Result.Words, sp)
		},
	}
}

// OursMean is Ours with the mean support of the words of a stretch.
func OursMean() Judge {
	j := Ours()
	j.Name += " (mean of words)"
	j.Word = func(_ *lang.Document, _ string, j Judgement, sp text.Span) float64 {
		return meanSupport(j.Result.Words, sp)
	}
	return j
}

// chance turns a verdict and the confidence that it is right into the chance
// that the point is supported.
func chance(r verify.Result) float64 {
	if r.Verdict == digest.Supported {
		return r.Confidence
	}
	return 1 - r.Confidence
}

// settle makes a failure the wrong answer.
func (j Judgement) settle(bad bool) Judgement {
	if j.Failed {
		j.Shown = bad
		if j.Score = 0; bad {
			j.Score = 1
		}
	}
	return j
}

func leastSupport(words []digest.WordSupport, sp text.Span) float64 {
	least, found := 1.0, false
	for _, w := range words {
		if w.Overlaps(sp) {
			least, found = min(least, w.Support), true
		}
	}
	if !found {
		return 0
	}
	return least
}

func meanSupport(words []digest.WordSupport, sp text.Span) float64 {
	sum, n := 0.0, 0.0
	for _, w := range words {
		if w.Overlaps(sp) {
			sum, n = sum+w.Support, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// Containment asks whether the words stand anywhere in the article, and scores
// the rest by the share of their bigrams that do.
func Containment() Judge {
	return Judge{
		Name: "containment",
		Check: func(d *lang.Document) func(string) Judgement {
			have := bigrams(d.Article.Text)
			return func(point string) Judgement {
				s := contained(metric.Tokens(point), have)
				return Judgement{Score: s, Shown: s == 1}
			}
		},
		Word: func(d *lang.Document, point string, _ Judgement, sp text.Span) float64 {
			word := sp.Slice(point)
			if strings.Contains(d.Article.Text, word) {
				return 1
			}
			return .99 * contained(metric.Tokens(word), bigrams(d.Article.Text))
		},
	}
}

// Rouge2 scores a text by the share of its bigrams that stand in the article.
func Rouge2() Judge {
	return Judge{
		Name: "ROUGE-2 precision",
		Check: func(d *lang.Document) func(string) Judgement {
			doc := metric.Tokens(d.Article.Text)
			return func(point string) Judgement {
				s := metric.RougeN(metric.Tokens(point), doc, 2).P
				return Judgement{Score: s, Shown: s > .5}
			}
		},
	}
}

func bigrams(t string) map[string]bool {
	toks := metric.Tokens(t)
	m := make(map[string]bool, len(toks))
	for i, w := range toks {
		m[w] = true
		if i+1 < len(toks) {
			m[w+" "+toks[i+1]] = true
		}
	}
	return m
}

// contained is the share of the bigrams of toks that the article has; of a
// single token, whether it has it.
func contained(toks []string, have map[string]bool) float64 {
	if len(toks) == 1 && have[toks[0]] {
		return 1
	}
	if len(toks) < 2 {
		return 0
	}
	hit := 0
	for i := range len(toks) - 1 {
		if have[toks[i]+" "+toks[i+1]] {
			hit++
		}
	}
	return float64(hit) / float64(len(toks)-1)
}

// marked are the stretches of the point that a judge says are wrong: failed
// checks, and words with less than half support.
func marked(r verify.Result) []text.Span {
	var out []text.Span
	for _, c := range r.Checks {
		if c.Status != digest.Supported && c.Status != digest.Unchecked && !c.Empty() {
			out = append(out, c.Span)
		}
	}
	for _, w := range r.Words {
		if w.Support < .5 {
			out = append(out, w.Span)
		}
	}
	return out
}
