package text

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	few, many := []rune("中国经济a，。"), []rune("中国经济增长的速度在今年第二季度有所放缓，专家认为这是正常现象。abc")
	text := func(of []rune, n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(of[rnd.IntN(len(of))])
		}
		return b.String()
	}
	for range 3000 {
		of := few
		if rnd.IntN(2) == 0 {
			of = many
		}
		s := text(of, rnd.IntN(400))
		words := text(of, 1+rnd.IntN(6))
		if i := rnd.IntN(len(s) + 1); rnd.IntN(2) == 0 {
			words = s[i : i+rnd.IntN(len(s)-i+1)]
		}
		if got, want := find(s, words), strings.Index(s, words); got != want {
			t.Fatalf("find(%q, %q) = %d, want %d", s, words, got, want)
		}
	}
	for _, s := range []string{strings.Repeat("啊", 5000), ""} {
		words := strings.Repeat("啊", 900) + "吧"
		if got := find(s, words); got != -1 {
			t.Errorf("found at %d what is not there", got)
		}
	}
}

func BenchmarkQuote(b *testing.B) {
	rnd := rand.New(rand.NewPCG(3, 4))
	var s strings.Builder
	for s.Len() < 15000 {
		s.WriteRune(0x4e00 + rune(rnd.IntN(2500)))
		if rnd.IntN(12) == 0 {
			s.WriteString("，")
		}
	}
	sp := Span{Start: 12000, End: 12120}
	b.ReportAllocs()
	for b.Loop() {
		NewQuote(s.String(), sp)
		Fragment(s.String(), sp)
	}
}
