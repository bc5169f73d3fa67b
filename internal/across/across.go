// Package across compares a point with an article in another language, as far as
// that goes without translating: numbers, dates, and names that are written with
// Latin letters in both. The rest stays unchecked, so that no such point is ever
// supported.
package across

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// Result is what was found. Spans of Checks are in the point, those of Evidence
// in the article, in its order. Verdict is Unchecked, or Unsupported where a
// check fails. Compared counts the checks that did not.
type Result struct {
	Verdict  digest.Verdict
	Reason   string
	Evidence []text.Span
	Checks   []digest.Check
	Compared int
}

// Codes of the reasons.
const (
	CodeAbsent    = "not_in_article"
	CodeElsewhere = "elsewhere"
	CodeNoSource  = "no_evidence"
)

// Checker compares points with one article. It is safe for concurrent use.
type Checker struct {
	set   lang.Set
	doc   *lang.Document
	latin map[string][]int // folded Latin words of the article: sentences that have them
}

// New prepares a checker for d.
func New(set lang.Set, d *lang.Document) *Checker {
	c := &Checker{set: set, doc: d, latin: map[string][]int{}}
	for i, s := range d.Sentences {
		if len(s.Words) == 0 {
			continue // silenced
		}
		for _, sp := range latinWords(d.Article.Text, s.Span) {
			w := text.Fold(sp.Slice(d.Article.Text))
			if at := c.latin[w]; len(at) == 0 || at[len(at)-1] != i {
				c.latin[w] = append(at, i)
			}
		}
	}
	return c
}

// small is the count up to which a number may be the point's own: it counts what
// the article tells one by one ("two reasons").
const small = 10

// Check compares a point with the sentences that its writer names.
func (c *Checker) Check(point string, hint []text.Span) Result {
	r := Result{Verdict: digest.Unchecked}
	var named []int
	for i, s := range c.doc.Sentences {
		if len(s.Words) > 0 && slices.ContainsFunc(hint, s.Overlaps) {
			named = append(named, i)
			sp := s.Span
			sp.End = sp.Start + len(strings.TrimRight(sp.Slice(c.doc.Article.Text), " \t\n\u3000"))
			r.Evidence = append(r.Evidence, sp)
		}
	}
	ss := c.set.ParseText(point, c.doc.Article.Published)
	tag := "en"
	if len(ss) > 0 && ss[0].Language.Tag() == "zh" {
		tag = "zh"
	}
	if len(named) == 0 {
		r.Verdict, r.Reason = digest.Unsupported, say(tag, CodeNoSource, "", 0)
		return r
	}
	for _, s := range ss {
		for _, a := range s.Atoms {
			if a.Kind == lang.KindNumber || a.Kind == lang.KindDate {
				c.atom(&r, point, a, named, tag)
			}
		}
	}
	c.names(&r, point, ss, named, tag)
	slices.SortStableFunc(r.Checks, func(a, b digest.Check) int { return a.Start - b.Start })
	for _, k := range r.Checks {
		if k.Status == digest.Supported {
			r.Compared++
		} else if k.Status == digest.Unsupported && r.Verdict == digest.Unchecked {
			r.Verdict, r.Reason = digest.Unsupported, k.Reason
		}
	}
	if r.Verdict == digest.Unchecked {
		r.Reason = say(tag, "", "", r.Compared)
	}
	return r
}

// atom compares a number or a date of the point.
func (c *Checker) atom(r *Result, point string, a lang.Atom, named []int, tag string) {
	k := digest.Check{Kind: digest.CheckNumber, Text: a.Slice(point), Span: a.Span, Status: digest.Supported, Evidence: -1}
	if a.Kind == lang.KindDate {
		k.Kind = digest.CheckDate
	}
	for n, i := range named {
		if c.has(i, a) {
			k.Evidence = n
			r.Checks = append(r.Checks, k)
			return
		}
	}
	if a.Kind == lang.KindNumber && a.Low == a.High && a.Low <= small && (a.Unit == "" || a.Unit == "个") || a.Sub == "relative" || a.Sub == "ordinal" {
		k.Status = digest.Unchecked
		r.Checks = append(r.Checks, k)
		return
	}
	k.Status, k.ReasonCode = digest.Unsupported, CodeAbsent
	for i := range c.doc.Sentences {
		if c.has(i, a) {
			k.ReasonCode = CodeElsewhere
			break
		}
	}
	k.Reason = say(tag, k.ReasonCode, k.Text, 0)
	r.Checks = append(r.Checks, k)
}

// has reports whether sentence i has a number or date that agrees with a.
func (c *Checker) has(i int, a lang.Atom) bool {
	for _, b := range c.doc.Sentences[i].Atoms {
		if a.Kind == lang.KindDate && b.Kind == lang.KindDate && (a.Value == b.Value || lang.DatesAgree(a.Value, b.Value) || sameHour(a.Value, b.Value)) {
			return true
		}
		if a.Kind == lang.KindNumber && b.Kind == lang.KindNumber && sameNumber(a, b) {
			return true
		}
	}
	return false
}

// sameHour: 22时 is "T22", 10 pm "T22:00".
func sameHour(a, b string) bool {
	return strings.HasPrefix(a, "T") && strings.HasPrefix(b, "T") && strings.TrimSuffix(a, ":00") == strings.TrimSuffix(b, ":00")
}

// rounding is how far two numbers may be apart, as a share: 约260万 and "some
// 2.6 million" have bounds of their own.
const rounding = 0.005

func sameNumber(a, b lang.Atom) bool {
	if math.IsNaN(a.Low+a.High+b.Low+b.High) || !unitsAgree(a, b) {
		return false
	}
	near := func(x, y float64) bool {
		return x == y || math.Abs(x-y) <= rounding*math.Max(math.Abs(x), math.Abs(y))
	}
	if near(a.Low, b.Low) && near(a.High, b.High) {
		return true
	}
	// The point may be less exact than the article, or as exact with a limit.
	mid := (b.Low + b.High) / 2
	return !math.IsInf(mid, 0) && a.Low <= mid && mid <= a.High || near(a.Low, b.Low) && (math.IsInf(a.High, 1) || math.IsInf(b.High, 1))
}

// currencies and shares decide; of other units the languages know each other's
// too little.
var unitOf = map[string]string{
	"元": "CNY", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "卢布": "RUB", "卢比": "INR", "法郎": "CHF", "比索": "MXN", "里拉": "TRY",
	"韩元": "KRW", "港元": "HKD", "加元": "CAD", "澳元": "AUD", "lb": "GBP", "%": "%", "百分点": "pp", "pp": "pp",
}

func unitsAgree(a, b lang.Atom) bool {
	x, y := norm(a), norm(b)
	return x == y || x == "" && y != "%" && y != "pp" || y == "" && x != "%" && x != "pp"
}

func norm(a lang.Atom) string {
	if u, ok := unitOf[a.Unit]; ok {
		return u
	}
	if len(a.Unit) == 3 && a.Unit == strings.ToUpper(a.Unit) && a.Unit[0] < 0x80 {
		return a.Unit // a currency by its code
	}
	return ""
}

// names compares words in Latin letters. An English point has many that a
// Chinese article can't have: there only what the article has is said.
func (c *Checker) names(r *Result, point string, ss []lang.Sentence, named []int, tag string) {
	foreign := tag == "zh" // a Latin word in a Chinese point was taken from somewhere
	for _, s := range ss {
		for _, sp := range latinWords(point, s.Span) {
			w := sp.Slice(point)
			if slices.ContainsFunc(r.Checks, func(k digest.Check) bool { return k.Overlaps(sp) }) || !foreign && !capital(w) {
				continue
			}
			k := digest.Check{Kind: digest.CheckName, Text: w, Span: sp, Status: digest.Supported, Evidence: -1}
			at := c.latin[text.Fold(w)]
			for n, i := range named {
				if slices.Contains(at, i) {
					k.Evidence = n
				}
			}
			switch {
			case len(at) > 0:
			case foreign && len(w) > 1:
				k.Status, k.ReasonCode = digest.Unsupported, CodeAbsent
				k.Reason = say(tag, CodeAbsent, w, 0)
			default:
				continue
			}
			r.Checks = append(r.Checks, k)
		}
	}
}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// latinWords gives the words of sp that begin with a Latin letter.
func latinWords(t string, sp text.Span) []text.Span {
	var out []text.Span
	start := -1
	for i, r := range sp.Slice(t) {
		switch letter := unicode.Is(unicode.Latin, r); {
		case letter && start < 0:
			start = i
		case start >= 0 && !letter && !unicode.IsDigit(r) && r != '-':
			out = append(out, text.Span{Start: sp.Start + start, End: sp.Start + i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, text.Span{Start: sp.Start + start, End: sp.End})
	}
	return out
}

// say words a reason in the language of the point.
func say(tag, code, words string, n int) string {
	zh := tag == "zh"
	switch {
	case code == CodeAbsent && zh:
		return fmt.Sprintf("“%s”在文章里没有出现", words)
	case code == CodeAbsent:
		return fmt.Sprintf("“%s” does not occur in the article.", words)
	case code == CodeElsewhere && zh:
		return fmt.Sprintf("“%s”不在依据句里，在文章别处", words)
	case code == CodeElsewhere:
		return fmt.Sprintf("“%s” is not in the sentences named, only elsewhere in the article.", words)
	case code == CodeNoSource && zh:
		return "没有给出依据句"
	case code == CodeNoSource:
		return "No sentence of the article was named for this."
	case zh:
		return fmt.Sprintf("要点与文章语言不同，只核对了数字、时间和名称（%d 项相符），其余未核对", n)
	}
	return fmt.Sprintf("Written in another language than the article: only numbers, dates and names were compared (%d agree), the rest is not checked.", n)
}
