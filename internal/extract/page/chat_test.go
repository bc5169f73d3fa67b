package page

import (
	"strings"
	"testing"
)

// TestIsTurn: copied conversations are told from articles whose headline looks
// like somebody's turn.
func TestIsTurn(t *testing.T) {
	for name, tt := range map[string]struct {
		lines string
		want  bool
	}{
		"names":          {"张三\n明天的会改到三点。\n李四\n收到。\n张三\n谢谢。\n李四\n好的。\n张三\n辛苦了。", true},
		"stamps behind":  {"张三 2024-05-01 10:00:12\n明天的会改到三点。\n李四 2024-05-01 10:01\n收到。\n张三 2024-05-01 10:02\n谢谢。", true},
		"stamps before":  {"[2024/5/1 10:00:12] Alice: Hello all\n[2024/5/1 10:01:12] Bob: Got it.\n[2024/5/1 10:02:12] Alice: Thanks!", true},
		"exported":       {"12/05/2024, 10:00 - Alice: Hello all\n12/05/2024, 10:01 - Bob: Got it.\n12/05/2024, 10:02 - Alice: Thanks!", true},
		"colons":         {"张三：明天的会改到三点\n李四：收到。\n张三：谢谢！", true},
		"time below":     {"Alice Smith\n10:01 AM\nHello all.\nBob Jones\n10:02 AM\nGot it.\nAlice Smith\n10:05 AM\nThanks!", true},
		"headline":       {"张文：夜航会继续\n青屿市四日宣布，轮渡将试行夜航。\n张文说，夜航可能延长。\n票价为八元。", false},
		"interview":      {"专访张文：夜航会继续\n记者：夜航会继续吗？\n张文：会的，还可能延长。\n记者：票价呢？\n张文：八元。", false},
		"notice":         {"时间：周三下午\n地点：老地方\n内容：讨论夜航。", false},
		"twice":          {"轮渡试行夜航\n轮渡试行夜航\n青屿市四日宣布，轮渡将试行夜航。", false},
		"said again":     {"轮渡试行夜航\n青屿市四日宣布，轮渡将试行夜航。\n轮渡试行夜航\n票价为八元。", false},
		"with its time":  {"轮渡试行夜航 2024-05-01 10:00\n青屿市四日宣布，轮渡将试行夜航。\n票价为八元。", false},
		"English":        {"Ferry: night trips begin\nThe city said on Tuesday that its ferry will sail at night.\nA ticket costs 8 crowns.", false},
		"nothing":        {"。", false},
		"one line alone": {"张三：你好", false},
	} {
		var bs []Block
		for line := range strings.SplitSeq(tt.lines, "\n") {
			bs = append(bs, Block{Text: line})
		}
		if got := isTurn(bs, 0); got != tt.want {
			t.Errorf("%s: got %v, want %v", name, got, tt.want)
		}
	}
}
