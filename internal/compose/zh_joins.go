package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// When two Chinese sentences make one point, and how they are written as one.

// joins takes two sentences for one point where the second goes on about what
// the first says, and neither asks.
func (chinese) joins(d *lang.Document, r rank.Ranking, i, j int) bool {
	t := d.Article.Text
	a, b := trim(t, d.Sentences[i].Span).Slice(t), trim(t, d.Sentences[j].Span).Slice(t)
	if asks(a) || asks(b) || voiceless(a) || d.Sentences[i].Block != d.Sentences[j].Block && !strings.HasSuffix(a, "。") {
		return false
	}
	if x, y := strings.TrimRight(a, "。"), strings.TrimRight(b, "。"); strings.HasSuffix(x, y) || strings.HasSuffix(y, x) {
		return false // the same twice: below a picture, too
	}
	if n := storyOpens(b); n > 0 { // whoever says it is not of the sentence before the caption
		if b = b[n:]; strings.HasPrefix(b, "“") {
			return false
		}
	}
	if (strings.HasPrefix(b, "“") || strings.HasPrefix(b, "「")) && voiceless(b) && !speaker(d.Sentences[i]) {
		return false // nobody says it: “有人假扮我！”
	}
	if partsFrom(a[storyOpens(a):], b) || wasThere(b) {
		return false
	}
	s := d.Sentences[j]
	if titles(t, d.Sentences[i]) || titles(t, s) {
		return false
	}
	return bondsBack(t, s) || subjectless(t, s, 0) || r.Similarity(i, j) >= cohesion
}

// bondsBack reports a sentence that opens with what takes up the one before it, or
// turns it.
func bondsBack(t string, s lang.Sentence) bool {
	return slices.ContainsFunc(leads(t, s), func(c lang.Cue) bool {
		return c.Kind == lang.CueReference || c.Kind == lang.CueContrast
	})
}

// titles reports a few words of what is to be done, or was, by nobody: the heading of a
// part with a full stop, 加强员工培训。
func titles(t string, s lang.Sentence) bool {
	const most, more = 14, 24 // characters; with what it is good for
	body := trim(t, s.Span).Slice(t)
	if !subjectless(t, s, 0) || strings.Contains(body, "了") {
		return false
	}
	return width(body) <= most && !strings.Contains(body, "，") || width(body) <= more && containsAny(body, "，让", "，助", "，促", "，保")
}

// cohesion is the similarity from which two neighbours are about one thing.
const cohesion = 0.03

// join writes neighbours as one point.
func (chinese) join(d *lang.Document, u *unit) {
	for i := u.first; i < u.last; i++ {
		joinNext(d, u, i)
	}
}

// joinNext makes a semicolon of the full stop between sentence i and the next.
func joinNext(d *lang.Document, u *unit, i int) {
	t := d.Article.Text
	sp := trim(t, d.Sentences[i].Span)
	next := trim(t, d.Sentences[i+1].Span)
	next.Start += storyOpens(next.Slice(t))
	if rest := next.Slice(t); !strings.HasPrefix(rest, "但") && !strings.HasPrefix(rest, "而") && !strings.HasPrefix(rest, "不过") && !turns(t, d.Sentences[i+1]) && concluding(rest) == 0 {
		next.Start = cutOpenings(t, d.Sentences[i+1], &unit{}, next.Start)
	}
	for n := range u.edits {
		if e := &u.edits[n]; e.gone.End == sp.End && e.put == "。" { // its end was cut
			e.gone.End, e.put = next.Start, "；"
			return
		}
	}
	if body := strings.TrimRight(sp.Slice(t), "。"); len(body) < sp.Len() {
		u.swap(text.Span{Start: sp.Start + len(body), End: next.Start}, "；", text.Span{}, "two sentences as one")
	} else if gap := trim(t, d.Sentences[i+1].Span).Start; gap > sp.End {
		if body := t[gap:d.Sentences[i+1].End]; strings.HasSuffix(t[:sp.End], "；") {
			gap += len(body) - len(strings.TrimLeft(body, bullets))
		}
		u.cut(text.Span{Start: sp.End, End: gap}, "two sentences as one")
	}
}

// partsFrom reports that b, the sentence behind a, opens with a thing of its own, or goes on
// with what stands before a: an item of a list, other news, a predicate, a slogan.
func partsFrom(a, b string) bool {
	const cry, motto = 20, 24 // characters
	switch {
	case strings.HasSuffix(a, "！") && width(a) <= cry:
		return true // 水库我们来了！6月12日，…
	case otherNews().opens(b):
		return true
	case strings.HasPrefix(b, "一方面") && !strings.Contains(b, "另一方面"):
		return true // …；一方面是水少[。另一方面…]
	case strings.HasPrefix(b, "其次") || laterItems().opens(b) && !firstItems().in(a):
		return true // [三是…]四是…
	case strings.HasPrefix(b, "无疑"), strings.HasPrefix(b, "無疑"):
		return true // 修渠。无疑是大事。
	}
	return width(b) <= motto && mottoes().in(b)
}

var (
	otherNews  = wordsOf("另据", "另悉", "值得一提的是", "另外，", "后期，", "不过话说回来")
	laterItems = wordsOf("二是", "三是", "四是", "五是", "六是", "其次", "再次", "第二，", "第三，", "第四，", "其二", "其三", "二、", "三、", "四、")
	mottoes    = wordsOf("事关", "至关重要", "意义重大", "刻不容缓", "人人有责", "任重道远", "任重而道远", "势在必行")
)
