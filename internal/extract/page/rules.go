package page

import (
	"embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed data/*.txt
var data embed.FS

// lazy compiles a pattern when it is first asked for: most runs need few.
func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var headingNumber = lazy(`^(?:[一二三四五六七八九十百]{1,4}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]|` +
	`第[一二三四五六七八九十百零\d]{1,5}[章节節部篇回条條卷幕]|\d{1,2}(?:\.\d{1,2}){0,3}(?:[.、．]\s?|\s)[^\d\s]|0?\d{1,2}$|(?i:part|chapter|section)\s+[\divxlc]+\b)`)

var numeralAlone = lazy(`^(?:0?\d{1,2}[.、]?|[一二三四五六七八九十]{1,3}[、.]?|[（(][一二三四五六七八九十\d]{1,2}[)）]|[IVX]{1,4}\.?)$`)

// lines reads a data file: one item a line, # begins a comment.
func lines(name string) []string {
	raw, err := data.ReadFile("data/" + name)
	if err != nil {
		panic("page: " + err.Error()) // embedded: it can't be missing
	}
	var out []string
	for l := range strings.Lines(string(raw)) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

// section gives the lines under [name] of the labels file.
func section(name string) []string {
	var out []string
	in := false
	for _, l := range lines("labels.txt") {
		if strings.HasPrefix(l, "[") {
			in = l == "["+name+"]"
		} else if in {
			out = append(out, l)
		}
	}
	return out
}

var (
	titleLabels    = sync.OnceValue(func() []string { return section("title") })
	summaryLabels  = sync.OnceValue(func() map[string]bool { return set(section("summary")) })
	abstractLabels = sync.OnceValue(func() map[string]bool { return set(section("abstract")) })
)

func set(in []string) map[string]bool {
	m := make(map[string]bool, len(in))
	for _, s := range in {
		m[key(s)] = true
	}
	return m
}

// labelled gives what follows a label and its colon: "标题：…" or "Title: …".
// Labels without letters are compared as they are, the rest without case.
func labelled(t string, labels []string) (string, bool) {
	i := strings.IndexAny(t, "：:")
	if i < 0 || i > 40 {
		return "", false
	}
	k := strings.TrimSpace(strings.Trim(t[:i], "【】[] "))
	for _, l := range labels {
		if strings.EqualFold(k, l) {
			rest := strings.TrimLeft(t[i:], "：:")
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}
