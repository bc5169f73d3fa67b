package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// The sentences of an essay are worth much the same, and most of what tells them apart the ranking
// knows. What it doesn't know is what a point of one is liked for, and blamed for, when the list is
// read (docs/EXPERIMENTS.md): that it says something of what the headline promises; that its author
// comes into it by the way; that it grants something first, mostly what was said before.

const (
	ofHeadline = 2   // what a point that has all of the headline's terms is worth more
	ofAuthor   = 0.5 // what is left of one that has its author in it by the way
	granting   = 0.6 // what is left of one that opens with what it grants
)

// essayed reports a Chinese text of several points that is longer than news: a commentary, a
// report, a blog.
func (j *judged) essayed(d *lang.Document) bool {
	return d.Lang == "zh" && !j.speech && !j.one && width(d.Article.Text) > longestJudged
}

// promised is what sentences first to last of an essay are worth for what they say of its headline.
func (j *judged) promised(r *rank.Ranking, first, last int) float64 {
	if !j.essay {
		return 1
	}
	most := float32(0)
	for i := first; i <= last; i++ {
		_, _, share, _ := rank.Brief(r.Row(i))
		most = max(most, share)
	}
	return 1 + ofHeadline*float64(most)
}

// inEssay is what is left of the worth of a point of an essay for how it is said.
func inEssay(u *unit) float64 {
	worth := 1.0
	if byTheWay(u.kept) {
		worth *= ofAuthor
	}
	if concedes().opens(u.kept) {
		worth *= granting
	}
	return worth
}

// byTheWay reports an I that comes into a point behind its opening and holds no view there: how
// the author came upon the subject, whom they met, what they did. So does what somebody else says of
// themselves, 他说：“我…”. A point that opens with its author is about them.
func byTheWay(kept string) bool {
	const near = 8 * len("字") // where a view is held
	if author().opens(kept) {
		return false
	}
	for at := 0; ; at += len("我") {
		i := author().index(kept[at:])
		if i < 0 {
			return false
		}
		at += i
		here := kept[at:runeBorder(kept, min(at+near, len(kept)))]
		if !notI().opens(here) && !strings.HasSuffix(kept[:at], "自") && !opinions().in(here) {
			return true
		}
	}
}

var (
	author = wordsOf("我", "笔者", "筆者")
	// notI begin with the sign for I and mean others, too.
	notI = wordsOf("我们", "我們", "我国", "我國", "我省", "我市", "我县", "我縣", "我区", "我區", "我军", "我軍", "我党", "我黨", "我方", "我行我素")
	// opinions are what an author holds, said right behind them or with them.
	opinions = wordsOf("认为", "認為", "觉得", "覺得", "建议", "建議", "相信", "主张", "主張", "我想，", "看来", "看來", "估算", "估计", "估計", "观察", "觀察", "判断", "判斷", "看法", "观点", "觀點", "结论", "結論", "看好", "赞成", "贊成", "反对", "反對")
	// concedes open a sentence with what it grants before it turns.
	concedes = wordsOf("虽然", "雖然", "尽管", "儘管")
)
