package plain

import (
	"regexp"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Mail reads the text of a letter into p: without the letter it answers, where
// that stands below it, and without its signature.
func Mail(s string, p page.Page) *article.Article {
	ls := splitLines(s)
	if kept := letter(ls); len(strings.TrimSpace(strings.Join(kept, ""))) > 0 {
		ls = kept
	}
	p.Blocks = blocks(ls)
	return page.Build(p)
}

var (
	// The line above a letter that is quoted whole.
	original = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\s*(?:-{2,}|_{5,}|={5,})\s*(?:(?:original|forwarded) message|原始邮件|原邮件|转发(?:的)?邮件(?:信息)?|原始郵件)?\s*(?:-{2,}|_*|=*)\s*$`)
	})
	// The line that says who wrote what is quoted below it.
	wrote = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:on\b.{4,120}\bwrote:|在.{4,80}写道[:：]|于.{4,80}写道[:：]|.{2,80}(?:写道|寫道|wrote)\s*[:：])\s*$`)
	})
	sentFrom = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:sent from my \S.{0,40}|get outlook for .{2,20}|发自我的.{1,20}|發自我的.{1,20})$`)
	})
)

// maxSignature is how many lines a signature has at most.
const maxSignature = 15

// letter cuts what stands below a letter.
func letter(ls []string) []string {
	for i, l := range ls {
		if original().MatchString(l) && headBelow(ls[i+1:]) || quotedToEnd(ls[i:]) {
			ls = ls[:i]
			break
		}
	}
	for i := len(ls) - 1; i >= 0 && i >= len(ls)-maxSignature; i-- {
		if l := strings.TrimRight(ls[i], "\r"); l == "-- " || l == "--" || sentFrom().MatchString(strings.TrimSpace(l)) {
			ls = ls[:i]
		}
	}
	return ls
}

// headBelow reports the head of a letter in the first lines.
func headBelow(ls []string) bool {
	n := 0
	for i, l := range ls {
		if i == 6 {
			break
		}
		name, _, ok := strings.Cut(strings.Replace(l, "：", ":", 1), ":")
		if ok && mailField(strings.Trim(name, "* ")) != "" {
			n++
		}
	}
	return n >= 2
}

// quotedToEnd reports a line that says who wrote, with nothing below it but
// quoted lines. That line may be broken in two.
func quotedToEnd(ls []string) bool {
	below := 1
	if !wrote().MatchString(strings.TrimSpace(ls[0])) {
		if len(ls) < 2 || !wrote().MatchString(strings.TrimSpace(ls[0])+" "+strings.TrimSpace(ls[1])) {
			return false
		}
		below = 2
	}
	quoted := 0
	for _, l := range ls[below:] {
		t := strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(t, ">"):
			quoted++
		case t == "" || t == "--":
		default:
			return false
		}
	}
	return quoted > 0
}
