package pdf

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

var pageNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^[-–—·•|\s]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}(?:\s*[/／]\s*\d{1,4})?|[ivxlc]{1,6})[-–—·•|\s]*$`)
})

// Lines of a page within this share of its height from head or foot may be
// its furniture.
const margin = 0.12

// dropFurniture removes page numbers, and the lines at the head and foot of
// pages that come again on others.
func dropFurniture(pages [][]line) {
	seen := map[string]map[int]bool{}
	for i, ls := range pages {
		for _, l := range ls {
			if k := furnitureKey(l); k != "" {
				if seen[k] == nil {
					seen[k] = map[int]bool{}
				}
				seen[k][i] = true
			}
		}
	}
	for i, ls := range pages {
		kept := ls[:0]
		for _, l := range ls {
			k := furnitureKey(l)
			often := len(seen[k]) >= 3 || len(seen[k]) == 2 && len(pages) <= 4
			if k != "" && (often || pageNumber().MatchString(l.text)) {
				continue
			}
			kept = append(kept, l)
		}
		pages[i] = kept
	}
}

// furnitureKey is what a line near the edge of the page has in common with the
// same line of other pages: its words without figures, and where it stands.
func furnitureKey(l line) string {
	if l.inner > margin && l.inner < 1-margin || len(l.text) > 300 {
		return ""
	}
	where := "foot "
	if l.inner > 0.5 {
		where = "head "
	}
	return where + strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, l.text)
}
