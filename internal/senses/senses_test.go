package senses

import (
	"math"
	"testing"
)

func TestEncodeLookup(t *testing.T) {
	idfs := []float64{3, 4, 5}
	tab := string(Encode([]Entry{
		{"若", []uint16{0, 1}, 5},
		{"如果", []uint16{0}, 3},
		{"星期一", []uint16{2}, 5},
	}, idfs))
	a, b, c := lookup(tab, Hash("若")), lookup(tab, Hash("如果")), lookup(tab, Hash("星期一"))
	if got, want := float64(likeness(tab, a, b)), 9.0/15; math.Abs(got-want) > 0.01 {
		t.Errorf("若, 如果: got %.3f, want %.3f", got, want)
	}
	if got := likeness(tab, a, c); got != 0 {
		t.Errorf("若, 星期一: got %.3f, want 0", got)
	}
	if s := lookup(tab, Hash("无")); s.Known() || likeness(tab, s, a) != 0 {
		t.Errorf("a word that is not there: got %v, want nothing", s)
	}
	for _, bad := range []string{"", "ZDS1", "ZDB1aaaaaaaaaaaa"} {
		if lookup(bad, Hash("若")).Known() {
			t.Errorf("%q: got a word out of no table", bad)
		}
	}
}

// What the shipped table must know, in both languages.
func TestTable(t *testing.T) {
	for _, c := range []struct {
		a, b string
		like bool
	}{
		{"如果", "若", true}, {"立即", "马上", true}, {"增长", "下降", false}, {"星期一", "星期二", false},
		{"buy", "purchas", true}, {"begin", "start", true}, {"monday", "tuesday", false}, {"rise", "fall", false},
	} {
		if got := Likeness(Of(Hash(c.a)), Of(Hash(c.b))) > 0.1; got != c.like {
			t.Errorf("%s, %s: alike %v (%.2f), want %v", c.a, c.b, got, Likeness(Of(Hash(c.a)), Of(Hash(c.b))), c.like)
		}
	}
}

func BenchmarkLikeness(b *testing.B) {
	for b.Loop() {
		Likeness(Of(Hash("如果")), Of(Hash("若")))
	}
}
