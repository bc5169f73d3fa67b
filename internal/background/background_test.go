package background

import (
	"math"
	"testing"
)

func TestEncodeAndLookup(t *testing.T) {
	entries := []Entry{{Word("the"), 900}, {Pair('经', '济'), 300}, {Pair('量', '子'), 10}, {Word("graphene"), 3}}
	table, kept := Encode(entries, 1000, 8, 4)
	if kept != len(entries) {
		t.Fatalf("kept %d of %d terms", kept, len(entries))
	}
	step := float64(table[5]) / 100
	for _, e := range entries {
		want := math.Log(1000 / float64(e.Docs))
		if got := float64(lookup(string(table), e.Term)); math.Abs(got-want) > step {
			t.Errorf("idf of a term in %d documents: got %.2f, want %.2f", e.Docs, got, want)
		}
	}
	for term, docs := range map[uint32]float64{Word("unheard-of"): 4, Pair('饕', '餮'): 2} {
		if got, want := float64(lookup(string(table), term)), math.Log(1000/docs); math.Abs(got-want) > step {
			t.Errorf("idf of an unknown term: got %.2f, want %.2f", got, want)
		}
	}
}

func TestCrowdedTableLosesTheRarest(t *testing.T) {
	var entries []Entry
	for i := range 64 {
		entries = append(entries, Entry{Pair(rune(0x4e00+i), '的'), 640 - i})
	}
	table, kept := Encode(entries, 1000, 4, 2)
	if kept >= 16+1 || kept < 8 {
		t.Errorf("kept %d terms in 16 slots", kept)
	}
	if got, want := lookup(string(table), entries[0].Term), float32(math.Log(1000/640.0)); math.Abs(float64(got-want)) > 0.1 {
		t.Errorf("the commonest term was lost: got idf %.2f, want %.2f", got, want)
	}
}

func TestShippedTable(t *testing.T) {
	common, rare := IDF(Pair('中', '国')), IDF(Pair('饕', '餮'))
	if common > 2 || rare < 6 {
		t.Errorf("idf of 中国 is %.1f (want at most 2), of 饕餮 %.1f (want 6 or more)", common, rare)
	}
	if got := IDFOf("中国"); got != common {
		t.Errorf("IDFOf and IDF differ: %.2f, %.2f", got, common)
	}
	year, rareWord := IDFOf("year"), IDFOf("zyxomma")
	if year > 3 || rareWord < 4 {
		t.Errorf("idf of year is %.1f (want at most 3), of a rare word %.1f (want 4 or more)", year, rareWord)
	}
	if n := testing.AllocsPerRun(100, func() { IDFOf("经济"); IDFOf("inflation") }); n != 0 {
		t.Errorf("a look-up allocates %v times", n)
	}
}

func TestNoTable(t *testing.T) {
	if got := lookup("", Word("x")); got <= 0 {
		t.Errorf("without a table: got %v, want a positive idf", got)
	}
}
