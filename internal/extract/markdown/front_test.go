package markdown

import (
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// The forms that front matter has in the wild.
func TestFrontMatter(t *testing.T) {
	zone := time.FixedZone("", 8*60*60)
	day := time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC)
	for name, tt := range map[string]struct {
		in            string
		title, author string
		date          time.Time
	}{
		"jekyll": {"---\nlayout: post\ntitle:  \"The ferry: at night\"\ndate:   2026-03-18 10:30:00 +0800\ncategories: [a, b]\ntags:\n  - ferry\n  - night\nauthor: Jane Doe\n---\n", "The ferry: at night", "Jane Doe", time.Date(2026, 3, 18, 10, 30, 0, 0, zone)},
		"hugo":   {"+++\ntitle = 'The ferry'\ndate = 2026-03-18T10:30:00+08:00\nauthors = [\"Jane Doe\", \"Sam Roe\"]\ndraft = false\n+++\n", "The ferry", "Jane Doe, Sam Roe", time.Date(2026, 3, 18, 10, 30, 0, 0, zone)},
		"hexo":   {"---\ntitle: 渡口的灯\ndate: 2026-03-18 10:30:00\ntags: [渡口, 夜航]\nauthor: 林小满\n---\n", "渡口的灯", "林小满", time.Date(2026, 3, 18, 10, 30, 0, 0, zone)},
		"中文键":    {"---\n标题: 渡口的灯\n作者: 林小满\n日期: 2026年3月18日\n---\n", "渡口的灯", "林小满", day},
		"pandoc": {"---\ntitle: >-\n  The ferry sails\n  at night\nauthor:\n- name: Jane Doe\n  affiliation: Harbour Notes\n- name: Sam Roe\ndate: March 18, 2026\n...\n", "The ferry sails at night", "Jane Doe, Sam Roe", day},
		"quarto": {"---\ntitle: \"The ferry\"\nauthor:\n  name: Jane Doe\n  url: https://jane.example\ndate: 2026-03-18\n---\n", "The ferry", "Jane Doe", day},
		"list":   {"---\r\ntitle: The ferry\r\nauthor:\r\n  - Jane Doe\r\n  - Sam Roe\r\npublished: 2026-03-18\r\n---\r\n", "The ferry", "Jane Doe, Sam Roe", day},
		"none":   {"---\n\nA rule, and a text: with a colon.\n\n---\n", "", "", time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			var p page.Page
			rest := frontMatter(tt.in+"One sentence.\n", &p)
			if p.Title != tt.title || p.Byline != tt.author || !p.Published.Equal(tt.date) {
				t.Errorf("got %q by %q at %v, want %q by %q at %v", p.Title, p.Byline, p.Published, tt.title, tt.author, tt.date)
			}
			if tt.title != "" && rest != "One sentence.\n" {
				t.Errorf("rest: %q", rest)
			}
		})
	}
}
