package en

import (
	_ "embed" // the units
	"math"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

//go:embed data/units.txt
var unitsText string

type unit struct{ sub, name string }

// unitTable maps the words of units to their normal form.
var unitTable = sync.OnceValue(func() map[string]unit {
	m := make(map[string]unit, 150)
	for f := range fields(unitsText, 3) {
		for _, w := range strings.Fields(f[2]) {
			m[strings.ReplaceAll(w, "_", " ")] = unit{f[0], f[1]}
		}
	}
	return m
})

func unitOf(w string) unit { return unitTable()[w] }

// numbers finds the numbers that are not part of a date.
func (s *sentence) numbers() {
	for i := 0; i < len(s.words); {
		f, ok := s.figureAt(i)
		if !ok || f.words == 0 {
			i++
			continue
		}
		j := i + f.words
		a := lang.Atom{Kind: lang.KindNumber, Sub: f.sub, Low: f.lo, High: f.hi, Unit: f.unit, Value: f.value()}
		s.bounds(i, &a)
		if a.Sub == "count" || a.Sub == "ordinal" {
			a.Of = s.counted(j)
		}
		s.add(i, j, a)
		s.take(i, j)
		i = j
	}
}

func (f figure) value() string {
	v := format(f.lo)
	if f.hi != f.lo {
		v += ".." + format(f.hi)
	}
	switch {
	case f.ordinal:
		return "#" + v
	case f.unit == "%" || f.unit == "x":
		return v + f.unit
	case f.unit != "":
		return v + " " + f.unit
	}
	return v
}

// figureAt reads the number that begins at word i, its range, scale and unit.
func (s *sentence) figureAt(i int) (figure, bool) {
	if s.taken[i] || !s.figural(i) {
		return figure{}, false
	}
	if f, ok := s.special(i); ok {
		return f, true
	}
	f, ok := s.plain(i)
	if !ok {
		return f, false
	}
	j := i + f.words
	// 5 to 10 percent, between 5 and 10
	if to := s.word(j); to == "to" || to == "–" || to == "-" || to == "and" && s.word(i-1) == "between" || to == "or" && f.hi < 20 {
		if g, ok := s.plain(j + 1); ok && g.lo > f.lo && !g.ordinal && (f.unit == "" || f.unit == g.unit) && (to != "to" || f.lo*1000 > g.lo || f.hi < 20) {
			if s.scaled(j+1) && !s.scaled(i) && f.lo < 1000 {
				f.lo *= g.lo / s.bare(j+1)
			}
			f.hi, f.unit, f.sub = g.hi, g.unit, g.sub
			f.words += 1 + g.words
		}
	}
	return f, true
}

// bare gives the figure of word i without the scale behind it.
func (s *sentence) bare(i int) float64 {
	if f, ok := parseFigure(s.raw(i)); ok && f.lo != 0 {
		return f.lo
	}
	if v, ok := below(s.low[i]); ok && v != 0 {
		return v
	}
	return 1
}

func (s *sentence) scaled(i int) bool { return i+1 < len(s.low) && scale(s.low[i+1]) >= 1e3 }

// plain reads one number with its scale and unit.
func (s *sentence) plain(i int) (figure, bool) {
	if i >= len(s.words) || s.taken[i] {
		return figure{}, false
	}
	var f figure
	ok := false
	if c := s.raw(i); s.tag(i) == lang.Num && !asciiLetter(c[0]) || s.tag(i) == lang.Adj && c[0] >= '0' && c[0] <= '9' || currencyStart(c) {
		if f, ok = parseFigure(c); !ok {
			return f, false
		}
		f.words = 1
		for i+f.words < len(s.words) && !f.ordinal && f.unit != "%" {
			v := scale(s.low[i+f.words])
			if v < 1e2 || len(s.low[i+f.words]) == 1 && f.sub != "money" {
				break
			}
			f.lo, f.hi = f.lo*v, f.hi*v
			f.words++
		}
	} else if f, ok = s.spelled(i); !ok {
		return f, false
	}
	if f.unit == "" && !f.ordinal {
		s.unit(i, &f)
	}
	return f, true
}

func currencyStart(c string) bool {
	code, rest := cutCurrency(c)
	return code != "" && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// unit reads the words of a unit behind the number.
func (s *sentence) unit(i int, f *figure) {
	j := i + f.words
	if s.word(j) == "us" || s.word(j) == "u.s." || s.word(j) == "american" {
		if s.word(j+1) == "dollars" {
			j++
		}
	}
	for n := 2; n > 0; n-- {
		if j+n > len(s.low) {
			continue
		}
		w := s.low[j]
		if n == 2 {
			w += " " + s.low[j+1]
		}
		if u := unitOf(w); u.name != "" && s.tag(j) != lang.Mark || u.name == "%" {
			f.sub, f.unit = u.sub, u.name
			f.words = j + n - i
			return
		}
	}
}

// spelled reads a number in words: three, twenty-five, two hundred and six
// thousand, a million. One alone is mostly a pronoun and counts only before a
// noun.
func (s *sentence) spelled(i int) (figure, bool) {
	total, cur, group := 0.0, 0.0, false
	j := i
	if (s.word(i) == "a" || s.word(i) == "an") && scale(s.word(i+1)) > 0 {
		cur, group, j = 1, true, i+1
	}
	for j < len(s.low) {
		w := s.low[j]
		if v, ok := below(w); ok && (cur == 0 || math.Mod(cur, 100) == 0 || v > 0 && v < 10 && j > i && tensWord(s.low[j-1])) {
			cur, group = cur+v, true
		} else if v := scale(w); v > 0 && len(w) > 2 && group && w[len(w)-1] != 's' {
			if cur *= v; v >= 1e3 {
				total, cur = total+cur, 0
			}
		} else if w == "and" && j > i && s.low[j-1] == "hundred" {
			if _, ok := below(s.word(j + 1)); !ok {
				break
			}
		} else {
			break
		}
		j++
	}
	if !group || j == i {
		return figure{}, false
	}
	if v := total + cur; v == 1 && j == i+1 && !(s.tag(j) == lang.Noun || s.tag(j) == lang.Time || s.tag(j) == lang.Adj) || s.word(i-1) == "no" {
		return figure{}, false
	} else {
		return figure{lo: v, hi: v, sub: "count", words: j - i}, true
	}
}

// special reads multiples, fractions, ordinals and vague plurals.
func (s *sentence) special(i int) (figure, bool) {
	w := s.low[i]
	one := func(v float64, sub, unit string, n int) (figure, bool) {
		return figure{lo: v, hi: v, sub: sub, unit: unit, words: n}, true
	}
	switch w {
	case "twice", "double", "doubled", "doubles", "doubling", "twofold", "two-fold":
		return one(2, "multiple", "x", 1)
	case "triple", "tripled", "triples", "tripling", "threefold", "three-fold", "thrice":
		return one(3, "multiple", "x", 1)
	case "quadruple", "quadrupled", "fourfold", "four-fold":
		return one(4, "multiple", "x", 1)
	case "halve", "halved", "halves", "halving":
		return one(.5, "multiple", "x", 1)
	case "dozens", "hundreds", "thousands", "millions", "billions", "trillions", "tens":
		v, n := scale(w), 1
		if w == "tens" {
			v = 10
		}
		for s.word(i+n) == "of" && scale(s.word(i+n+1)) >= 1e3 {
			v *= scale(s.word(i + n + 1))
			n += 2
		}
		return figure{lo: v, hi: v * 99, sub: "count", words: n}, w != "tens" || n > 1
	}
	if f, ok := s.fractionAt(i); ok {
		return f, true
	}
	if v := ordinalWord(w); v > 0 || w == "second" && s.word(i-1) == "the" {
		f, _ := one(max(v, 2), "ordinal", "", 1)
		f.ordinal = true
		return f, s.word(i+1) != "of" || v == 0 || s.tag(i+2) != lang.Particle
	}
	if v, ok := below(w); ok && s.word(i+1) == "times" {
		return one(v, "multiple", "x", 2)
	}
	return figure{}, false
}

// fractionAt reads half, a third of, two-thirds, three quarters.
func (s *sentence) fractionAt(i int) (figure, bool) {
	w := s.low[i]
	top, n := 1.0, 1
	bottom := ""
	switch {
	case w == "half" && s.word(i-1) != "first" && s.word(i-1) != "second":
		if s.word(i+1) == "a" && scale(s.word(i+2)) >= 1e3 {
			v := scale(s.word(i+2)) / 2
			return figure{lo: v, hi: v, sub: "count", words: 3}, true
		}
		return figure{lo: .5, hi: .5, sub: "fraction", words: 1}, true
	case (w == "a" || w == "one") && fraction(s.word(i+1)) > 2 && (s.word(i+2) == "of" || s.partBefore(i)):
		bottom, n = s.low[i+1], 2
	case strings.Contains(w, "-"):
		a, b, _ := strings.Cut(w, "-")
		v, ok := units(a)
		if !ok || fraction(b) == 0 {
			return figure{}, false
		}
		top, bottom = v, b
	default:
		v, ok := units(w)
		if next := s.word(i + 1); !ok || !strings.HasSuffix(next, "s") || fraction(next) < 3 || next == "quarters" && s.word(i+2) != "of" {
			return figure{}, false
		}
		top, bottom, n = v, s.low[i+1], 2
	}
	v := math.Round(top/fraction(bottom)*1e4) / 1e4
	return figure{lo: v, hi: v, sub: "fraction", words: n}, true
}

// partBefore reports whether the words before i measure: "by a fifth" and "fewer than a third"
// are parts, "for a third term" is none.
func (s *sentence) partBefore(i int) bool {
	switch s.word(i - 1) {
	case "by", "than", "nearly", "almost", "about", "around", "roughly", "over", "under", "barely":
		return s.word(i+3) == "" || s.tag(i+2) != lang.Noun && s.tag(i+2) != lang.Verb
	}
	return false
}

// bounds widens a number by the words before it: more than, nearly, about. The
// Value stays that of the figure itself.
func (s *sentence) bounds(i int, a *lang.Atom) {
	lo, hi := a.Low, a.High
	two := s.word(i-2) + " " + s.word(i-1)
	switch two {
	case "more than", "at least", "excess of", "upwards of", "less than0":
		a.High = math.Inf(1)
		return
	case "less than", "fewer than", "up to", "at most", "as many", "no more":
		a.Low = min(0, lo)
		return
	case "close to":
		a.Low, a.High = lo*.9, hi*1.1
		return
	}
	switch s.word(i - 1) {
	case "over", "above", "exceeding", "beyond":
		a.High = math.Inf(1)
	case "under", "below":
		a.Low = min(0, lo)
	case "about", "around", "roughly", "approximately", "some", "circa", "estimated":
		a.Low, a.High = lo*.9, hi*1.1
	case "nearly", "almost":
		a.Low = lo * .9
	}
}

// counted gives the noun phrase behind a number: adjectives and nouns, at most
// four words.
func (s *sentence) counted(j int) text.Span {
	if s.word(j) == "of" && s.word(j+1) == "the" {
		j += 2
	}
	k := j
	noun := false
	for k < len(s.words) && k-j < 4 {
		tag := s.tag(k)
		if tag == lang.Noun || tag == lang.Name || tag == lang.Place || tag == lang.Org || tag == lang.Time {
			noun = true
		} else if noun || tag != lang.Adj {
			break
		}
		k++
	}
	if !noun {
		return text.Span{}
	}
	return s.cover(j, k)
}
