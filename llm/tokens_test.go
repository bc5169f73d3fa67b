package llm

import (
	"strings"
	"testing"
)

// The figures are those of two real vocabularies (o200k_base, cl100k_base) on
// these sentences; the estimate must not fall far below the newer one, and must
// not be so high that it would keep articles from a model that has room.
func TestEstimate(t *testing.T) {
	for _, c := range []struct {
		name, text string
		low, high  int
	}{
		{"empty", "", 0, 0},
		{"white space", "   \t ", 0, 0},
		{"Chinese", "青屿市交通运输局3月17日宣布，连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航。", 25, 45},
		{"English", "The tidal farm off Skerra Sound won approval on Tuesday, with conditions on noise and fishing.", 18, 26},
		{"mixed", "去年GDP增长5%，the highest since 2019。", 12, 22},
		{"figures", "1234567890", 4, 6},
		{"a long word", "Donaudampfschifffahrtsgesellschaft", 7, 10},
		{"emoji", "👩‍👩‍👧‍👦", 8, 24},
		{"bad bytes", "\xff\xfe\x00", 2, 10},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Estimate(c.text); got < c.low || got > c.high {
				t.Errorf("Estimate(%q) = %d, want %d to %d", c.text, got, c.low, c.high)
			}
		})
	}
}

func TestEstimateGrows(t *testing.T) {
	one := Estimate("夜航试行六个月。It runs for six months.\n")
	if got := Estimate(strings.Repeat("夜航试行六个月。It runs for six months.\n", 50)); got < 45*one || got > 50*one {
		t.Errorf("50 times the text is %d tokens, once is %d", got, one)
	}
}

func TestEstimateRequest(t *testing.T) {
	r := Request{Messages: []Message{{System, "Say yes."}, {User, "Yes?"}}, Schema: []byte(`{"type":"object"}`)}
	want := Estimate("Say yes.") + Estimate("Yes?") + Estimate(`{"type":"object"}`) + 2*messageTokens
	if got := EstimateRequest(r); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestSpent(t *testing.T) {
	r := Reply{Usage: Usage{Input: 3, Output: 4}}
	if got := r.Spent().Total(); got != 7 {
		t.Errorf("a fresh reply cost %d, want 7", got)
	}
	r.Cached = true
	if got := r.Spent().Total(); got != 0 {
		t.Errorf("a kept reply cost %d, want 0", got)
	}
}
