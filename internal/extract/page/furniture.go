package page

import (
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
)

// tailBlocks is how many blocks at the end of a page may be its foot.
const tailBlocks = 6

// Furniture lines are short; a paragraph that mentions 版权声明 is none.
const maxFurniture = 90

type furnitureRules struct {
	start, line, foot, whole, has, tail []string
	rest                                map[string]bool
}

var furnitureWords = sync.OnceValue(func() *furnitureRules {
	r := &furnitureRules{rest: map[string]bool{}}
	for _, l := range lines("furniture.txt") {
		how, what, _ := strings.Cut(l, " ")
		what = strings.ToLower(strings.TrimSpace(what))
		switch how {
		case "start":
			r.start = append(r.start, what)
		case "line":
			r.line = append(r.line, what)
		case "foot":
			r.foot = append(r.foot, what)
		case "whole":
			r.whole = append(r.whole, key(what))
		case "has":
			r.has = append(r.has, what)
		case "tail":
			r.tail = append(r.tail, what)
		case "rest":
			r.rest[key(what)] = true
		}
	}
	return r
})

// A line of the people who made the page: 编辑 张三 校对 李四; 摄影/王五.
var staffLine = lazy(`^[（(【]?(?:.{0,20}供稿\s*)?(?:(?:责任|值班|实习|本期|新媒体|网络|文字)?(?:编辑|編輯|校对|责编|审核|审校|摄影|制图|设计|主编|总编|监制|排版|供稿|统筹|终审|复审|初审|来源|图片|视频|策划|出品|播音|美编|运营)(?:\s?[/／|｜丨:：]\s?|\s)[\p{Han}·、&，,]{1,24}\s*)+[)）】]?$`)

var (
	counter = lazy(`^(?i:image|photo|slide|picture|图片?|第)?\s*\d{1,3}\s*(?:of|/|／)\s*\d{1,3}\s*(?:张)?$`)
	address = lazy(`^(?:https?://\S+|www\.\S+|\S+@\S+\.[a-z]{2,6}|(?:twitter|facebook)\.com/\S+|@\w+)$`)
)

// furniture reports a line that belongs to the page and not to the article.
// tail says that it stands near the end, where more is known to be furniture.
func furniture(t string, tail bool) bool {
	limit := maxFurniture
	if tail {
		limit = 3 * maxFurniture
	}
	if longer(t, limit) {
		return false
	}
	r := furnitureWords()
	low := strings.ToLower(strings.TrimLeft(t, "（([【*·•▶>»—- "))
	for _, s := range r.start {
		// A sentence of the body may begin so too: 扫码支付已经很普遍。
		if strings.HasPrefix(low, s) && (tail || runes(low) <= 40 && !(runes(low) > 12 && endsClause(low))) {
			return true
		}
	}
	for _, s := range r.line {
		if strings.HasPrefix(low, s) {
			return true
		}
	}
	if tail {
		for _, s := range r.foot {
			if strings.HasPrefix(low, s) {
				return true
			}
		}
	}
	if len(t) <= 60 {
		k := key(t)
		if k == "" && strings.Contains(t, "\uFFFD") {
			return true // a picture sign that the page lost
		}
		for _, s := range r.whole {
			if k == s {
				return true
			}
		}
		if strings.Trim(t, "-—_=*·.•~＊#…|/\\<> ") == "" {
			return true // a rule drawn with marks
		}
	}
	if !longer(low, 60) {
		for _, s := range r.has {
			if strings.Contains(low, s) {
				return true
			}
		}
	}
	if !longer(t, 60) && !endsClause(t) && strings.ContainsAny(t, "编編校责审摄制设监排供图视播美") && staffLine().MatchString(t) {
		return true
	}
	if counts(t) && counter().MatchString(t) || tail && address().MatchString(t) {
		return true
	}
	if tail && (!longer(low, 100) || !longer(low, 240) && !HasHan(low)) {
		for _, s := range r.tail {
			if strings.Contains(low, s) {
				return true
			}
		}
	}
	return false
}

// counts is a quick look for the end of a counter: a figure, or 张 behind it.
func counts(t string) bool {
	last := t[len(t)-1]
	return last >= '0' && last <= '9' || last <= ' ' || strings.HasSuffix(t, "张")
}

// cutTail drops a list of other articles at the end: a line such as 相关阅读
// and what follows it, as long as none of that is a sentence of a body.
func (b *builder) cutTail(in []Block) []Block {
	r := furnitureWords()
	for i, bl := range in {
		if i == 0 || len(bl.Text) > 60 || !r.rest[key(bl.Text)] {
			continue
		}
		titles := true
		for _, next := range in[i+1:] {
			if runes(next.Text) > 60 || endsClause(next.Text) && next.Kind != article.ListItem {
				titles = false
				break
			}
		}
		if titles {
			return in[:i]
		}
	}
	return in
}
