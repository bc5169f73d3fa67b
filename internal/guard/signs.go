package guard

import (
	_ "embed" // the signs
	"sync"
)

//go:embed data/en-signs.txt
var englishSigns string

//go:embed data/zh-signs.txt
var chineseSigns string

var (
	signsEnglish = sync.OnceValue(func() signs { return readSigns("en-signs.txt", englishSigns) })
	signsChinese = sync.OnceValue(func() signs { return readSigns("zh-signs.txt", chineseSigns) })
)

// signs are the kinds of words that a sentence meant for a machine has several
// of. The patterns know orders by their wording; the signs know wording that
// nobody has written down.
type signs map[string]expression

func readSigns(file, data string) signs {
	s := signs{}
	of := needs().of[file]
	for line := range lines(data) {
		kind, text, _ := part(line)
		s[kind] = newExpression(func() string { return text }, of[len(s)])
	}
	return s
}

// enough is how many kinds must meet, one of them the machine or what it makes,
// one an order or the end of an earlier one. Without the machine and what it
// makes it takes one more. On 125,700 sentences of news and essays one is wrongly
// taken for such; with four in any case it would be none, and a third of the
// orders that the patterns don't know would be missed.
const enough = 3

// many reports whether f, folded, which holds h, has enough signs.
func (s signs) many(f string, h wants) bool {
	if !meet(func(kind string) int { return one(h.all(s[kind].needs)) }) {
		return false // too few have their words, which is cheap to see
	}
	return meet(func(kind string) int {
		e := s[kind]
		return one(e.match(f, h))
	})
}

// meet reports whether enough kinds meet; has gives 1 for each that is there.
func meet(has func(kind string) int) bool {
	command, override := has("command"), has("override")
	if command+override == 0 {
		return false
	}
	n := has("machine") + has("product")
	least := enough
	if n == 0 {
		least++
	}
	n += command + override
	for _, kind := range [...]string{"pointing", "you", "exact", "itself"} {
		n += has(kind)
	}
	return n >= least
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
