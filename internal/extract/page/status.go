package page

import (
	"strings"

	"github.com/zhongdian/zhongdian/article"
)

// Bounds in runes of the body: a wall or an error page says little else.
const (
	fewWords = 300
	wallTail = 120 // a longer line at the end is the article's

	shellWords = 80 // an empty page that waits for its scripts
	listLinks  = 8  // lines of links that make a page a list, where it has no prose
	pictures   = 5  // captions that make a page a gallery, where it has no prose
)

var (
	verification = lazy(`(?i)环境异常|完成验证后|安全验证|人机验证|滑动验证|请输入验证码|拖动滑块|访问过于频繁|(?:verify|confirm) (?:that )?you are (?:a )?human|are you a robot|(?:are|re) not a (?:ro)?bot\b|press (?:&|and) hold|enter the characters you see|checking your browser|enable javascript and cookies|security check|unusual traffic|captcha|just a moment\.\.\.|attention required`)
	loginWall    = lazy(`(?i)(?:请先?|需要|须)登[录陆錄](?:后|之后|才能|以)?|登[录陆錄]后(?:即可|才能|可以?)?(?:查看|阅读|继续)|(?:log|sign) ?in to (?:continue|read|view|see)|please (?:log|sign) ?in|you must be logged in`)
	errorPage    = lazy(`(?i)^(?:404|403|500|502|503)\b|页面不存在|您访问的页面|文章(?:已被?删除|不存在)|该内容已被(?:发布者)?删除|此内容因违规无法查看|内容已下线|page not found|not found|access denied|internal server error|bad gateway|service unavailable|no longer available`)
	refused      = lazy(`(?i)not available in your (?:region|country|area|location)|(?:您|你)?所在的?(?:国家或)?地区(?:暂?不可|暂?无法|不支持)`)
	consent      = lazy(`(?i)\bcookies?\b|before you continue|your privacy|同意[^。]{0,12}(?:隐私|cookie)`)
	loading      = lazy(`(?i)^\W*(?:loading|please wait|(?:正在)?加载中?|载入中|载入|请稍[候后等])|enable javascript|请(?:开启|启用) ?javascript`)
	paywall      = lazy(`(?i)(?:订阅|付费|购买|开通会员|成为会员)(?:后|即可|才能|以)?[^。]{0,8}(?:阅读|查看|解锁)(?:全文|剩余|更多)|(?:剩余|还有)\s*\d+\s*%\s*(?:的)?内容|本文为付费|subscribe (?:now )?to (?:continue|read|keep)|to (?:continue|keep) reading|this (?:article|story|content) is (?:for|available to|reserved for) (?:our )?(?:paid )?(?:subscribers|members)|already a subscriber|unlock (?:this|the full) (?:article|story)`)
	cutOff       = lazy(`(?i)^(?:(?:点击|打开app|下载app|前往)?(?:阅读|查看|展开|继续阅读)(?:全文|剩余|余下)[^。]{0,12}|.{0,20}(?:\.\.\.|…)\]?\s*(?:read more|continue reading|more)|\[\+\d+ chars\]|(?:read|view) (?:the )?(?:full|entire|whole) (?:article|story)(?: here| at .{0,40})?|continue reading.{0,20})\s*[»>→]*$`)
)

// GoesOn is the reason of a status that further pages can mend.
const GoesOn = "the article goes on on further pages"

// status judges the whole page from its blocks as they came (all) and from what
// was kept as the article. It says less than the article only where a sign says
// so: an article that speaks of captchas is long and has sentences.
func (b *builder) status(all []Block) (article.Status, string) {
	words, sentences := 0, 0
	for _, bl := range b.blocks {
		n := runes(bl.Text)
		words += n
		if n >= 15 && endsSentence(bl.Text) {
			sentences++
		}
	}
	short := words < fewWords && sentences <= 4
	if short {
		text := b.Title + "\n" + joined(all, 4000)
		switch {
		case verification().MatchString(text):
			return article.Verification, "the page asks whether its reader is human"
		case loginWall().MatchString(text):
			return article.LoginWall, "the page asks its reader to sign in"
		case sentences <= 2 && words < fewWords/2 && len(all) > 0 && paywall().MatchString(all[0].Text):
			return article.LoginWall, "the page asks its reader to sign in" // it opens with that, ahead of any teaser
		case errorPage().MatchString(b.Title), sentences <= 2 && errorPage().MatchString(text):
			return article.NotArticle, "the page reports an error"
		case sentences <= 2 && words < fewWords/2 && refused().MatchString(text):
			return article.NotArticle, "the page is not shown where we are"
		case b.Links >= listLinks && sentences <= 1 && words < fewWords/2:
			return article.NotArticle, listNote
		case sentences <= 3 && words < fewWords/2 && consent().MatchString(text):
			return article.NotArticle, "the page asks for consent and shows no article"
		case words < shellWords && loading().MatchString(joined(b.blocks, 400)):
			return article.NotArticle, "the page shows nothing before its scripts have run"
		}
	}
	if b.gallery() {
		return article.NotArticle, "the page is a gallery of pictures"
	}
	if note := b.unfinished(all); note != "" {
		return article.Partial, note
	}
	if b.Next != "" {
		return article.Partial, GoesOn
	}
	if note := b.list(words, sentences); note != "" {
		return article.NotArticle, note
	}
	return article.Complete, ""
}

// unfinished finds the sign of a paywall or of a cut near the end of the page.
func (b *builder) unfinished(all []Block) string {
	for i := len(all) - 1; i >= 0 && i >= len(all)-tailBlocks; i-- {
		t := all[i].Text
		if longer(t, wallTail) {
			continue
		}
		if sells(t) && paywall().MatchString(t) {
			return "the rest is for subscribers"
		}
	}
	for i := len(all) - 1; i >= 0 && i >= len(all)-2; i-- {
		if t := all[i].Text; !longer(t, 30) && cutOff().MatchString(t) && strings.IndexFunc(t, isWord) >= 0 {
			return "the page shows the beginning only and links to the rest"
		}
	}
	if n := len(b.blocks); n > 0 {
		t := b.blocks[n-1].Text
		if strings.HasSuffix(t, "[…]") || strings.HasSuffix(t, "[...]") || strings.HasSuffix(t, " chars]") {
			return "the text is cut off at its end"
		}
	}
	return ""
}

// sells is a quick look for the words without which no line is a paywall's.
func sells(t string) bool {
	for _, w := range []string{"订阅", "付费", "购买", "会员", "剩余", "还有", "ubscri", "reading", "nlock", "members", "story", "article"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

func isWord(r rune) bool { return r != '.' && r != '…' && r != '[' && r != ']' && r != ' ' }

// list reports a page of many short lines without sentences: a list of other
// pages, or a gallery. Lists and tables that an author wrote are left alone.
func (b *builder) list(words, sentences int) string {
	lines, links := 0, 0
	for _, bl := range b.blocks {
		lines++
		if bl.Links {
			links++
		}
	}
	if lines >= 8 && 10*links >= 7*lines && sentences*10 < lines {
		return listNote
	}
	return ""
}

const listNote = "the page is a list of links to other pages"

// gallery reports a page of pictures with hardly a word beside their captions.
func (b *builder) gallery() bool {
	captions, words := 0, 0
	for _, bl := range b.blocks {
		if bl.Kind == article.Caption {
			captions++
		} else if words < 60 {
			words += runes(bl.Text)
		}
	}
	return captions >= pictures && words < 60
}

func joined(bs []Block, limit int) string {
	var s strings.Builder
	for _, b := range bs {
		s.WriteString(b.Text)
		s.WriteByte('\n')
		if s.Len() > limit {
			break
		}
	}
	return s.String()
}
