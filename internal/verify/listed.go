package verify

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// A point may count what its evidence lists, "three firms" of A, B and C.
// Such a number stands nowhere in the article and is true all the same.

const (
	leastListed = 2
	mostListed  = 12
)

// listed reports whether a is a small count of things that the point itself or
// its evidence lists.
func (m *match) listed(a atom) bool {
	if a.Kind != lang.KindNumber || a.Low != a.High || a.Low < leastListed || a.Low > mostListed || a.Sub != "count" && a.Sub != "measure" {
		return false
	}
	n := int(a.Low)
	if lists(m.p.text, n) {
		return true
	}
	for _, k := range m.home {
		if lists(m.rows[k].Slice(m.ix.text), n) {
			return true
		}
	}
	return false
}

// lists reports whether t has a row of n things: n-1 marks of a row (、 or "and")
// in one clause, or its parts numbered up to n (一是…二是…, 1.… 2.…).
func lists(t string, n int) bool {
	if n+1 < len(ordinals) && strings.Contains(t, ordinals[n]+"是") && strings.Contains(t, ordinals[1]+"是") && !strings.Contains(t, ordinals[n+1]+"是") {
		return true
	}
	marks := 0
	for i := 0; i < len(t); {
		r, w := utf8.DecodeRuneInString(t[i:])
		switch r {
		case '、', '/':
			marks++
		case '和', '与', '與', '及', '暨':
			if marks > 0 || n == 2 {
				marks++
			}
		case '，', ',', '。', '；', ';', '：', ':', '！', '？', '\n':
			if marks == n-1 {
				return true
			}
			marks = 0
		}
		i += w
	}
	return marks == n-1
}

// ordinals are the numerals of a numbered row.
var ordinals = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"}
