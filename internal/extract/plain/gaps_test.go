package plain

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// A page that was copied as one line has its paragraphs where its wide gaps are.
func TestParagraphs(t *testing.T) {
	zh := strings.Repeat("东湖县今年修好了三座石桥，村民很高兴。", 6)
	en := strings.Repeat("The bridge was mended last year, and the people are glad. ", 6)
	for _, c := range []struct {
		name, in string
		blocks   int
	}{
		{"three spaces", zh + "   " + zh, 2},
		{"two wide spaces", zh + "　　" + zh + "　　" + zh, 3},
		{"one space", zh + " " + zh, 1},
		{"two spaces", zh + "  " + zh, 1},
		{"justified English", en + "   " + en, 1},
		{"a table", "石桥   三座   木桥   两座", 1},
		{"at the start", "　　" + zh, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a := Article(c.in, page.Page{}); len(a.Blocks) != c.blocks {
				t.Errorf("%d blocks, want %d", len(a.Blocks), c.blocks)
			}
		})
	}
}
