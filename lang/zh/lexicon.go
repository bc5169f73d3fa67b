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
	runes  []rune
	second rune // of runes; 0 where there is but one
	class  class
	sub    string
	value  string
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
	figures characters
}

var lexicon = sync.OnceValue(func() *lexiconTable {
	room := (len(atomsData) + len(namesData) + len(unitsData)) / 3
	x := &lexiconTable{masks: make([]uint32, 1, 2048), runes: make([]rune, 0, room)}
	all := make([]phrase, 0, room/2)
	for _, data := range []string{atomsData, namesData, unitsData} {
		for line := range strings.Lines(data) {
			all = x.read(all, line)
		}
	}
	x.fill(all)
	for _, r := range figureOpeners {
		x.figures.add(r)
	}
	for _, r := range soundsToo {
		x.sounds[r-lexFrom] = 1
	}
	for _, r := range soundsMost {
		x.sounds[r-lexFrom] = 2
	}
	return x
})

// read adds the phrases of a line behind all: its class, what goes with it, and they.
func (x *lexiconTable) read(all []phrase, line string) []phrase {
	if strings.HasPrefix(line, "#") {
		return all
	}
	e, n := phrase{class: classes}, 0
	for f := range strings.FieldsSeq(line) {
		switch n++; n {
		case 1:
			if e.class = classOf(f); e.class == classes {
				return all
			}
		case 2:
			e.sub = f
		case 3:
			e.value = f
		default:
			all = append(all, x.folded(f, e))
		}
	}
	return all
}

func classOf(name string) class {
	for i, n := range classNames {
		if n == name {
			return class(i)
		}
	}
	return classes
}

// folded makes a phrase of the words p and what its line says of them.
func (x *lexiconTable) folded(p string, e phrase) phrase {
	from, same := len(x.runes), true
	for _, r := range p {
		f := foldRune(r)
		same = same && f == r
		x.runes = append(x.runes, f)
	}
	e.runes = x.runes[from:len(x.runes):len(x.runes)]
	if len(e.runes) > 1 {
		e.second = e.runes[1]
	}
	switch {
	case e.value == "=" && same:
		e.value = p
	case e.value == "=":
		e.value = string(e.runes)
	}
	return e
}

// fill puts all phrases into their buckets, which lie one behind the other.
func (x *lexiconTable) fill(all []phrase) {
	sizes := make([]int, 1, cap(x.masks))
	for i := range all {
		r := all[i].runes[0]
		k := x.bucket(r)
		if k == 0 {
			k = uint16(len(sizes))
			sizes, x.masks = append(sizes, 0), append(x.masks, 0)
			switch {
			case r >= lexFrom && r < lexTo:
				x.first[r-lexFrom] = k
			case r < 0x80:
				x.ascii[r] = k
			}
		}
		sizes[k]++
		x.masks[k] |= 1 << all[i].class
	}
	x.buckets = make([][]phrase, len(sizes))
	room := make([]phrase, len(all))
	for k, n := range sizes {
		x.buckets[k], room = room[:0:n], room[n:]
	}
	for i := range all {
		if k := x.bucket(all[i].runes[0]); k != 0 {
			x.buckets[k] = append(x.buckets[k], all[i])
		}
	}
	for _, b := range x.buckets {
		slices.SortStableFunc(b, func(a, b phrase) int { return len(b.runes) - len(a.runes) })
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
	b, next := rd.lex.buckets[k], rd.at(i+1)
	for k := range b {
		if e := &b[k]; e.class == c && e.mayStand(next) && rd.has(i, e.runes) {
			return e
		}
	}
	return nil
}

// mayStand is a quick look at a phrase whose first character stands before next.
func (e *phrase) mayStand(next rune) bool { return e.second == 0 || e.second == next }

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
