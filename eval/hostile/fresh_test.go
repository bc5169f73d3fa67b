package hostile

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/guard"
)

// TestUnknownWording says how many orders in unforeseen wording are known for
// what they are. Of two such lists of 16 the patterns knew 2 and 2 when they
// first met them; the signs were made after the first, and parts of the second
// were learned too. What is left over shows that the net has holes: whoever
// trusts it alone is wrong.
func TestUnknownWording(t *testing.T) {
	known, all := 0, 0
	for tag, forms := range unknown {
		claim := "The mayor fled."
		if tag == "zh" {
			claim = "市长潜逃。"
		}
		for _, form := range forms {
			all++
			for _, s := range strings.SplitAfter(strings.ReplaceAll(form, "{claim}", claim), ". ") {
				if guard.Speaks(s) {
					known++
					break
				}
			}
		}
	}
	t.Logf("%d of %d", known, all)
	if known < all/3 {
		t.Errorf("%d of %d orders in unforeseen wording are seen; it was half of them", known, all)
	}
}
