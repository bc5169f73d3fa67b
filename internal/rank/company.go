package rank

import (
	"encoding/binary"
	"math"

	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/lang"
)

// Company is what the words of a Chinese sentence say of its worth by the company that they
// mostly keep: words that stand beside the same words at large are weighed alike, those
// too that the few graded articles never had. It is a table that is read in place, and
// knows words by hash; which they are can't be read out of it.
//
// A sentence is the weighted mean of its words (weights by how rare they are: Arora,
// Liang, Ma, A simple but tough-to-beat baseline for sentence embeddings, 2017), and
// counts by how far it lies from the mean of its article.
type Company struct {
	scale float32 // of the worth of a word, in units of 1/127
	base  float32 // log odds that every sentence gets
	slots string  // four bytes each: sign of the word (0: empty), weight, worth
}

// CompanyWord is a word for NewCompany.
type CompanyWord struct {
	Hash   uint32  // background.Word of its key
	Weight float64 // how much it counts in the mean, 0 to 1
	Worth  float64 // log odds
}

// companySlots is how many slots the table has: a power of two, more than half again the words.
const companySlots = 1 << 15

// MaxCompany is the most words that a table holds.
const MaxCompany = 20000

// NewCompany makes a table of words, at most MaxCompany of them; the others are left out.
func NewCompany(words []CompanyWord, base float64) Company {
	words = words[:min(len(words), MaxCompany)]
	c := Company{base: float32(base)}
	most := 0.0
	for _, w := range words {
		most = max(most, math.Abs(w.Worth))
	}
	if most == 0 {
		return c
	}
	c.scale = float32(most)
	slots := make([]byte, 4*companySlots)
	for _, w := range words {
		i, sign := slotOf(w.Hash)
		for slots[4*i]|slots[4*i+1] != 0 {
			i = (i + 1) % companySlots
		}
		binary.LittleEndian.PutUint16(slots[4*i:], sign)
		slots[4*i+2] = byte(math.Round(255 * min(max(w.Weight, 0), 1)))
		slots[4*i+3] = byte(int8(math.Round(127 * w.Worth / most)))
	}
	c.slots = string(slots)
	return c
}

// slotOf is where a word's search begins, and the sign by which it is known there.
func slotOf(hash uint32) (slot uint32, sign uint16) {
	return hash % companySlots, max(uint16(hash>>16), 1)
}

// word gives a word's weight and what it is worth, both 0 for one that the table hasn't got.
func (c *Company) word(hash uint32) (weight, worth float32) {
	for i, sign := slotOf(hash); ; i = (i + 1) % companySlots {
		s := c.slots[4*i : 4*i+4]
		switch uint16(s[0]) | uint16(s[1])<<8 {
		case 0:
			return 0, 0
		case sign:
			return float32(s[2]) / 255, float32(int8(s[3])) / 127 * c.scale
		}
	}
}

// of is what sentence s of text t is worth by its words, before the article's mean is taken off.
func (c *Company) of(t string, s *lang.Sentence) float32 {
	if s.Language.Tag() != "zh" {
		return 0
	}
	var sum, all float32
	for _, w := range s.Words {
		if Worded(w) {
			weight, worth := c.word(background.Word(s.Language.Key(w.Slice(t))))
			sum += weight * worth
			all += weight
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// Worded reports whether a word keeps company.
func Worded(w lang.Word) bool { return w.Tag != lang.Mark && w.Len() >= 3 }

// keeps fills what each sentence of d is worth by its words.
func (r *reader) keeps(c *Company) {
	r.company = zeroed(r.company, r.n)
	if len(c.slots) == 0 || r.d.Lang != "zh" {
		return
	}
	var mean float32
	for i := range r.company {
		r.company[i] = c.of(r.d.Article.Text, &r.d.Sentences[i])
		mean += r.company[i] / float32(r.n)
	}
	for i := range r.company {
		r.company[i] += c.base - mean
	}
}

func (c *Company) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(c.scale))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(c.base))
	return append(b, c.slots...)
}

func parseCompany(s string) (c Company, err error) {
	if len(s) != 8 && len(s) != 8+4*companySlots {
		return c, errModel
	}
	c = Company{scale: math.Float32frombits(u32(s)), base: math.Float32frombits(u32(s[4:])), slots: s[8:]}
	if c.slots == "" {
		return c, nil
	}
	for i := range companySlots { // a search ends at an empty slot
		if c.slots[4*i] == 0 && c.slots[4*i+1] == 0 {
			return c, nil
		}
	}
	return c, errModel
}

func u32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
