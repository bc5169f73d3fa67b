package page

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
)

// Bounds of a page's own summary: more points, or longer ones, are an article.
const (
	maxPoints     = 20
	maxPointRunes = 400
	maxTries      = 20 // labels looked behind: each look takes time
	headBlocks    = 12 // where the head of a page ends at the latest
)

// A line of the page's own about its length: 全文1740字,阅读约需5分钟.
var pageHeader = lazy(`^(?i:[\p{So}\p{Sk}⏱|·•\s]*(?:` +
	`(?:本文|全文|文章)?(?:全文|共计|总共|共|约|大约|字数|字數)*[约約]?[:：]?\s*[\d,，.]+\s*(?:个)?字(?:数)?(?:[\s,，。.·|/;；]*.{0,30}(?:分钟|分鐘|秒).{0,14})?` +
	`|(?:本文|全文|文章)?(?:预计|預計|大约|约)?(?:阅读|閱讀|读完)(?:全文|本文|本篇)?(?:时间|時間|时长|用时)?.{0,10}\d+\s*(?:分钟|分鐘|秒).{0,14}` +
	`|(?:estimated\s+)?(?:reading|read)\s+time\s*[:：]?.{0,12}\d+\s*min.{0,10}` +
	`|(?:[\d,]+\s+words\s*[·|,，-]?\s*)?(?:about\s+|approx\.?\s+)?\d+(?:\s*[-–]\s*\d+)?[\s-]*min(?:ute)?s?\s+read\W*` +
	`|[\d,]+\s+words))$`)

// namesLength reports one of the words that every such line has: the pattern is
// dear to compile, and most articles have no such line.
func namesLength(t string) bool {
	if strings.ContainsAny(t, "字秒") || strings.Contains(t, "分钟") || strings.Contains(t, "分鐘") {
		return true
	}
	low := strings.ToLower(t)
	return strings.Contains(low, "min") || strings.Contains(low, "word")
}

// header drops the page's own line of count and reading time from its head.
func (b *builder) header() {
	for i := 0; i < len(b.blocks) && i < headBlocks; i++ {
		t := b.blocks[i].Text
		if !longer(t, 50) && strings.ContainsFunc(t, unicode.IsDigit) && namesLength(t) && pageHeader().MatchString(t) {
			b.blocks = without(b.blocks, i, i+1)
			i--
		}
	}
}

// summary finds the page's own summary block and takes it out of the blocks.
// It stays in the article where too little would be left without it.
func (b *builder) summary() {
	tries := 0
	for i := 0; i < len(b.blocks) && tries < maxTries; i++ {
		label, first, ok := summaryLabel(b.blocks[i])
		if !ok {
			continue
		}
		tries++
		s, end, bare := b.readSummary(i, label, first)
		if s == nil || !b.bodyWithout(i, end, bare) {
			continue
		}
		// Deep inside the text only a block that names its maker is the page's
		// own; a list under "Highlights" there is the author's.
		if i >= headBlocks && s.Attribution == "" && end < len(b.blocks)-tailBlocks {
			continue
		}
		b.sum = s
		b.blocks = without(b.blocks, i, end)
		return
	}
}

// summaryLabel reads a block as the label of a summary. first is what stands
// after the label in the same block.
func summaryLabel(bl Block) (label, first string, ok bool) {
	t := bl.Text
	if len(t) <= 90 && summaryLabels()[key(t)] && !strings.ContainsAny(t, "。？?！") {
		return strings.TrimSpace(strings.TrimRight(t, "：:")), "", true
	}
	head := t[:min(len(t), 60)]
	i := strings.IndexFunc(head, func(r rune) bool { return r == '：' || r == ':' || r == '】' || r == ']' })
	if i <= 0 {
		return "", "", false
	}
	_, w := utf8.DecodeRuneInString(head[i:])
	name := strings.TrimLeft(t[:i], "【[ ")
	if !summaryLabels()[key(name)] {
		return "", "", false
	}
	return name, strings.TrimLeft(t[i+w:], "：: 】]"), true
}

// readSummary reads the points after the label in block i, and the block after
// the last that belongs to them. bare: nothing but the label marks them.
func (b *builder) readSummary(i int, label, first string) (s *article.PageSummary, end int, bare bool) {
	s = &article.PageSummary{Label: label}
	end = i + 1
	if first != "" {
		// "摘要：…" in one block is a summary of one point, in the head only.
		if i >= headBlocks || !abstractLabels()[key(label)] || longer(first, maxPointRunes) {
			return nil, 0, false
		}
		s.Points, bare = []string{first}, true
	}
	if len(s.Points) == 0 {
		s.Points, end = b.points(i + 1)
	}
	if len(s.Points) == 0 {
		s.Points, end = b.unnumbered(i + 1)
	}
	if len(s.Points) == 0 && i < headBlocks && abstractLabels()[key(label)] && i+1 < len(b.blocks) {
		if t := b.blocks[i+1].Text; !longer(t, maxPointRunes) && endsSentence(t) {
			s.Points, end, bare = []string{t}, i+2, true
		}
	}
	if len(s.Points) == 0 {
		return nil, 0, false
	}
	if end < len(b.blocks) && attribution(b.blocks[end].Text) {
		s.Attribution = b.blocks[end].Text
		end++
	}
	return s, end, bare
}

// points reads numbered or bulleted points from block i on.
func (b *builder) points(i int) (ps []string, end int) {
	for ; i < len(b.blocks) && len(ps) < maxPoints; i++ {
		bl := b.blocks[i]
		if attribution(bl.Text) {
			break
		}
		p, ok := point(bl.Text, len(ps)+1)
		switch {
		case ok && p == "" && i+1 < len(b.blocks): // the number has a line of its own
			i++
			p = b.blocks[i].Text
		case !ok && bl.Kind == article.ListItem:
			p, ok = bl.Text, true
		}
		if !ok || p == "" || longer(p, maxPointRunes) {
			break
		}
		ps = append(ps, p)
	}
	return ps, i
}

// unnumbered reads bare paragraphs as points; only an attribution line after
// them shows that they are the page's own.
func (b *builder) unnumbered(i int) (ps []string, end int) {
	for ; i < len(b.blocks) && len(ps) < maxPoints; i++ {
		t := b.blocks[i].Text
		if attribution(t) {
			return ps, i
		}
		if longer(t, maxPointRunes) {
			break
		}
		ps = append(ps, t)
	}
	return nil, 0
}

// point takes the number n or a bullet off t.
func point(t string, n int) (string, bool) {
	if rest, ok := cutNumber(t, n); ok {
		return strings.TrimSpace(rest), true
	}
	r, w := utf8.DecodeRuneInString(t)
	if strings.ContainsRune("•·●○■□◆◇▪▫►▶‣⁃✓✔★☆※✅🔹🔸➤→–—*-", r) {
		rest := t[w:]
		if strings.ContainsRune("–—*-", r) && !strings.HasPrefix(rest, " ") {
			return "", false
		}
		return strings.TrimSpace(rest), true
	}
	return "", false
}

// cutNumber takes n off the start of t: 01… 1. 1、 (1) ① 一、. A bare number
// counts only with a leading zero, or alone on its line: "5 people" is no point.
func cutNumber(t string, n int) (string, bool) {
	arabic := strconv.Itoa(n)
	if n <= 20 {
		if rest, ok := strings.CutPrefix(t, string(rune('①'+n-1))); ok {
			return rest, true
		}
	}
	open := strings.HasPrefix(t, "(") || strings.HasPrefix(t, "（")
	body := strings.TrimLeft(t, "(（")
	for _, num := range []string{"0" + arabic, arabic, hanNumber(n)} {
		rest, ok := strings.CutPrefix(body, num)
		if !ok {
			continue
		}
		r, w := utf8.DecodeRuneInString(rest)
		switch {
		case rest == "":
			return "", !open
		case open:
			if r == ')' || r == '）' {
				return rest[w:], true
			}
		case strings.ContainsRune("、．)）:：|", r):
			return rest[w:], true
		case r == '.' && (len(rest) == 1 || rest[1] < '0' || rest[1] > '9'):
			return rest[1:], true
		case num[0] == '0' && !unicode.IsDigit(r):
			return rest, true
		}
	}
	return "", false
}

func hanNumber(n int) string {
	const digits = "零一二三四五六七八九"
	d := func(i int) string { return digits[3*i : 3*i+3] }
	switch {
	case n < 10:
		return d(n)
	case n == 10:
		return "十"
	case n < 20:
		return "十" + d(n-10)
	}
	return "二十"
}

var (
	made = lazy(`(?i)生成|总结|總結|提炼|撰写|整理|generated|summari[sz]ed|written by|created (?:by|with)|powered by|produced (?:by|with)`)
	// Who made it, or how far it can be relied on.
	maker = lazy(`(?i)模型|AI|人工智能|智能|机器|助手|算法|混元|文心|通义|豆包|元宝|星火|智谱|Kimi|DeepSeek|GPT|Claude|Gemini|Llama|仅供参考|僅供參考|请以原文为准|for reference|may contain (?:errors|mistakes)|automat`)
)

// attribution reports the line that ends a page's own summary: who made it.
func attribution(t string) bool {
	return len(t) <= 360 && !longer(t, 120) && (made().MatchString(t) && maker().MatchString(t) ||
		!longer(t, 30) && strings.Contains(t, "仅供参考")) && attributionStart().MatchString(t)
}

var attributionStart = lazy(`(?i)^[\s*（(【\[—–-]*(?:以上|上述|本|该|此|内容|内文|摘要|总结|要点|由|AI|人工智能|智能|仅供|the above|this|these|summary|key points|generated|ai|automatically|content|powered|created|produced)`)

// bodyWithout reports that something is left to read without blocks i to end:
// a sentence at least, and twice the length of a summary that only its label
// tells from the body (bare).
func (b *builder) bodyWithout(i, end int, bare bool) bool {
	n, left, taken := 0, 0, 0
	for j, bl := range b.blocks {
		if j >= i && j < end {
			taken += len(bl.Text)
			continue
		}
		left += len(bl.Text)
		if endsSentence(bl.Text) && runes(bl.Text) >= 10 {
			n++
		}
	}
	return n > 0 && (!bare || left >= 2*taken)
}
