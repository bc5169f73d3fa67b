package rank

import (
	"math"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/background"
)

func TestCompanyKeepsWords(t *testing.T) {
	words := []CompanyWord{
		{Hash: background.Word("港口"), Weight: 0.5, Worth: 0.8},
		{Hash: background.Word("天气"), Weight: 1, Worth: -1.6},
		{Hash: 7, Weight: 2, Worth: 0}, // a weight past 1 is 1
	}
	made := NewCompany(words, 0.25)
	read, err := parseCompany(string(made.append(nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Company{&made, &read} {
		for _, w := range words {
			weight, worth := c.word(w.Hash)
			if math.Abs(float64(weight)-min(w.Weight, 1)) > 0.01 || math.Abs(float64(worth)-w.Worth) > 0.02 {
				t.Errorf("%d: got weight %.3f and worth %.3f, want %v", w.Hash, weight, worth, w)
			}
		}
		if weight, worth := c.word(background.Word("灯塔")); weight != 0 || worth != 0 {
			t.Errorf("a word that is not in it: %v, %v", weight, worth)
		}
		if c.base != 0.25 {
			t.Errorf("base: %v", c.base)
		}
	}
}

// A sentence's words count by how far they lie from the article's, so that a text all of
// one kind of words is ranked as without them.
func TestCompanyIsCentred(t *testing.T) {
	m := *shipped()
	none := m
	none.Company = Company{}
	d := parse("", "港口今天关闭。港口昨天关闭。港口明天关闭。")
	with, without := ScoreBy(d, &m), ScoreBy(d, &none)
	m.Company = NewCompany([]CompanyWord{{Hash: background.Word("港口"), Weight: 1, Worth: 3}, {Hash: background.Word("关闭"), Weight: 1, Worth: 3}}, 0)
	same := ScoreBy(d, &m)
	for i := range without.Sentences {
		if math.Abs(same.Sentences[i]-without.Sentences[i]) > 1e-5 {
			t.Errorf("sentence %d: %v with words that all have, %v without", i, same.Sentences[i], without.Sentences[i])
		}
	}
	if with.Sentences[0] == without.Sentences[0] {
		t.Error("the shipped model knows no company")
	}
}

// A table without an empty slot would be searched for ever.
func TestCompanyRefusesBrokenTables(t *testing.T) {
	for name, s := range map[string]string{
		"short": "1234567", "cut": strings.Repeat("a", 100), "full": strings.Repeat("a", 8+4*companySlots),
	} {
		if _, err := parseCompany(s); err == nil {
			t.Errorf("%s: read", name)
		}
	}
	if _, err := parseCompany(strings.Repeat("\x00", 8)); err != nil {
		t.Errorf("empty: %v", err)
	}
}
