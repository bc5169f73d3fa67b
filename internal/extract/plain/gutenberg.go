package plain

import (
	"regexp"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// gutenberg keeps what stands between the START and END marks of a Project
// Gutenberg file, with the title and author named before them. ok reports that
// it is one.
func gutenberg(ls []string, p *page.Page) (kept []string, ok bool) {
	start, end := -1, len(ls)
	for i, l := range ls {
		if !strings.HasPrefix(l, "***") || !strings.Contains(l, "PROJECT GUTENBERG") {
			continue
		}
		mark := strings.TrimSpace(strings.TrimLeft(l, "* "))
		if strings.HasPrefix(mark, "START OF") && start < 0 {
			start = i + 1
		} else if strings.HasPrefix(mark, "END OF") && start >= 0 {
			end = i
			break
		}
	}
	if start < 0 {
		return ls, false
	}
	for _, l := range ls[:start] {
		if v, ok := strings.CutPrefix(l, "Title:"); ok && p.Title == "" {
			p.Title = strings.TrimSpace(v)
		}
		if v, ok := strings.CutPrefix(l, "Author:"); ok && p.Byline == "" {
			p.Byline = strings.TrimSpace(v)
		}
	}
	return ls[start:end], true
}

var (
	chapter = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?i:chapter|book|part|act|scene|stave|letter|canto|volume)\s+(?:[IVXLC]{1,8}|\d{1,3}|[A-Z]{3,12})\b[.:]?(?:\s.{0,80})?$|^第[一二三四五六七八九十百零\d]{1,6}[回章卷节]\S{0,2}(?:\s.{0,40})?$`)
	})
	volunteers = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:e-?text )?(?:produced|prepared|transcribed|scanned|this etext was (?:produced|prepared)) (?:by|from)\b`)
	})
	emphasis = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[^\pL\pN_])_([^_\n]+)_`) })
)

// bookBlocks reads the habits of these files: who typed it stands at the top,
// chapters have a line of their own, _words_ are in italics.
func bookBlocks(bs []page.Block) []page.Block {
	out := bs[:0]
	for i, b := range bs {
		if i < 4 && volunteers().MatchString(b.Text) {
			continue
		}
		if len(b.Text) < 120 && b.Kind == "" && chapter().MatchString(strings.TrimSpace(b.Text)) {
			b.Kind, b.Level = article.Heading, 2
		}
		if strings.Contains(b.Text, "_") {
			b.Text = emphasis().ReplaceAllString(b.Text, "$1$2")
		}
		out = append(out, b)
	}
	return out
}
