package zh

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/atoms.txt
var atomsData string

//go:embed data/names.txt
var namesData string

//go:embed data/units.txt
var unitsData string

// class is what a phrase of the lexicon is good for. A phrase may be in several.
type class uint8

const (
	classSkip class = iota // looks like something, is nothing
	classNeg
	classHedge
	classQuant
	classCond
	classComp
	classCause
	classSay
	classTitle    // 总统 市长 记者: stands beside a personal name
	classOrg      // 公司 大学: ends the name of an organisation
	classGeneric  // as classOrg, where no proper name stands before it is no name
	classPlace    // 省 市 县: ends the name of a place
	classCountry  // 中方 美国: normal form is the country
	classSurname  // 王 欧阳
	classGroup    // 警方 专家 业内人士: speaks without a name
	classUnit     // 公里 吨 人次
	classCounter  // 个 名 位: counts things one by one
	classCurrency // 美元
	classSpan     // 年 小时: measures time; sub is the ISO letter
	classRelative // 今年 昨天
	classDayPart  // 上午 凌晨
	classSeason   // 春 年底 上半年
	classBefore   // 约 超过: bounds the number behind it
	classAfter    // 以上 左右: bounds the number before it
	classAct      // 出任 去世: what a person does, behind a name
	classes
)

var classNames = [classes]string{
	"skip", "neg", "hedge", "quant", "cond", "comp", "cause", "say", "title", "org", "generic",
	"place", "country", "surname", "group", "unit", "counter", "currency", "span", "relative", "daypart",
	"season", "before", "after", "act",
}

// phrase is one phrase of the lexicon, folded.
type phrase struct {
	runes []rune
	class class
	sub   string
	value string
}

// The lexicon is looked up by the first character, most of which open nothing.
const (
	lexFrom = 0x4E00
	lexTo   = 0xA000
)

type lexiconTable struct {
	first   [lexTo - lexFrom]uint16
	ascii   [0x80]uint16
	buckets [][]phrase // longest first; 0 is empty
	masks   []uint32   // the classes in each, 1<<class
	sounds  [lexTo - lexFrom]uint8
	runes   []rune // of all phrases
}

var lexicon = sync.OnceValue(func() *lexiconTable {
	x := &lexiconTable{buckets: make([][]phrase, 1, 2048), masks: make([]uint32, 1, 2048)}
	x.runes = make([]rune, 0, (len(atomsData)+len(namesData)+len(unitsData))/3)
	for _, data := range []string{atomsData, namesData, unitsData} {
		for line := range strings.Lines(data) {
			x.add(strings.Fields(line))
		}
	}
	for _, r := range soundsToo {
		x.sounds[r-lexFrom] = 1
	}
	for _, r := range soundsMost {
		x.sounds[r-lexFrom] = 2
	}
	for _, b := range x.buckets {
		slices.SortStableFunc(b, func(a, b phrase) int { return len(b.runes) - len(a.runes) })
	}
	return x
})

func (x *lexiconTable) add(fields []string) {
	if len(fields) < 4 || strings.HasPrefix(fields[0], "#") {
		return
	}
	c := classes
	for i, n := range classNames {
		if n == fields[0] {
			c = class(i)
		}
	}
	if c == classes {
		return
	}
	for _, p := range fields[3:] {
		e := phrase{class: c, sub: fields[1], value: fields[2]}
		from := len(x.runes)
		for _, r := range p {
			x.runes = append(x.runes, foldRune(r))
		}
		e.runes = x.runes[from:len(x.runes):len(x.runes)]
		if e.value == "=" {
			e.value = string(e.runes)
		}
		k := x.bucket(e.runes[0])
		if k == 0 {
			k = uint16(len(x.buckets))
			x.buckets, x.masks = append(x.buckets, nil), append(x.masks, 0)
			switch r := e.runes[0]; {
			case r >= lexFrom && r < lexTo:
				x.first[r-lexFrom] = k
			case r < 0x80:
				x.ascii[r] = k
			}
		}
		x.buckets[k] = append(x.buckets[k], e)
		x.masks[k] |= 1 << c
	}
}

func (x *lexiconTable) bucket(r rune) uint16 {
	switch {
	case r >= lexFrom && r < lexTo:
		return x.first[r-lexFrom]
	case r >= 0 && r < 0x80:
		return x.ascii[r]
	}
	return 0
}

// find gives the longest phrase of class c that stands at glyph i, nil if none.
func (rd *reader) find(i int, c class) *phrase {
	if i < 0 || i >= len(rd.g) {
		return nil
	}
	k := rd.g[i].bucket
	if rd.lex.masks[k]>>c&1 == 0 {
		return nil
	}
	b := rd.lex.buckets[k]
	for k := range b {
		if b[k].class == c && rd.has(i, b[k].runes) {
			return &b[k]
		}
	}
	return nil
}

// findBack gives the longest phrase of class c that ends before glyph i.
func (rd *reader) findBack(i int, c class) *phrase {
	var best *phrase
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if rd.lex.masks[rd.g[k].bucket]>>c&1 == 0 {
			continue
		}
		if e := rd.find(k, c); e != nil && k+len(e.runes) == i {
			best = e
		}
		// A shorter phrase of the class may end right where the longest doesn't.
		if best == nil {
			for n, b := 0, rd.lex.buckets[rd.g[k].bucket]; n < len(b); n++ {
				if b[n].class == c && len(b[n].runes) == i-k && rd.has(k, b[n].runes) {
					best = &b[n]
				}
			}
		}
	}
	return best
}

// has reports whether the runes stand at glyph i.
func (rd *reader) has(i int, runes []rune) bool {
	if i < 0 || i+len(runes) > len(rd.g) {
		return false
	}
	for k, r := range runes {
		if rd.g[i+k].r != r {
			return false
		}
	}
	return true
}

// seq reports whether the characters of s stand at glyph i.
func (rd *reader) seq(i int, s string) bool {
	for _, r := range s {
		if i < 0 || i >= len(rd.g) || rd.g[i].r != r {
			return false
		}
		i++
	}
	return true
}
