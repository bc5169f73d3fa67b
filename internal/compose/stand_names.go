package compose

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
)

// named fills the columns of names.
func (x *standReader) named() {
	r := x.row
	r[sNameAt] = 1
	kept := float32(max(x.u.width, 1))
	for i := x.u.first; i <= x.u.last; i++ {
		for _, a := range x.d.Sentences[i].Atoms {
			if x.u.gone(a.Span) {
				continue
			}
			switch a.Kind {
			case lang.KindName:
				x.name(a, i)
				r[sNameBytes] += float32(width(a.Slice(x.t))) / kept
			case lang.KindSpeaker:
				r[sSpeaker] = 1
				if w, _, _ := strings.Cut(a.Slice(x.t), " "); isThird(strings.ToLower(w)) {
					r[sSpeakerPronoun] = 1
				}
			case lang.KindNegation:
				r[sNegations]++
			case lang.KindHedge:
				r[sHedges]++
			case lang.KindQuantifier:
				r[sSuperlatives] += mark01(a.Sub == "superlative" || a.Sub == "first" || a.Sub == "last")
			case lang.KindComparison:
				r[sMore]++
			case lang.KindCause:
				r[sCause]++
			}
		}
	}
}

func (x *standReader) name(a lang.Atom, i int) {
	r := x.row
	n := x.names[a.Value]
	if a.Sub == "term" || n == nil {
		return
	}
	r[sNames]++
	r[sPersons] += mark01(a.Sub == "person")
	r[sShortNames] += mark01(n.fuller < x.u.first)
	r[sMainName] = max(r[sMainName], float32(n.sentences)/float32(len(x.d.Sentences)))
	if at := float32(a.Start-x.u.opens()) / float32(max(x.u.span.Len(), 1)); at < r[sNameAt] {
		r[sNameAt] = max(at, 0)
	}
	if x.firstAt(a.Slice(x.t)) >= x.u.span.Start {
		r[sNewNames]++
	}
}

// firstAt is where the article first has these words of its own.
func (x *standReader) firstAt(words string) int {
	at, ok := x.firsts[words]
	if !ok {
		at = strings.Index(x.t, words)
		x.firsts[words] = at
	}
	return at
}

func isThird(w string) bool {
	switch w {
	case "he", "she", "they", "it", "他", "她", "他们", "她们", "它":
		return true
	}
	return false
}

// strange adds those whom the unit calls by a surname and no more, 陈某, 付女士, and whom
// the article brought in before it. Whoever is brought in here has what they are before
// them: 男子陈某.
func (x *standReader) strange(out []string) []string {
	if x.d.Lang != "zh" {
		return out
	}
	kept := x.u.text(x.t)
	for _, called := range [...]string{"某", "女士", "先生"} {
		for at := 0; ; {
			i := strings.Index(kept[at:], called)
			if i < 0 {
				break
			}
			at += i
			name, before := lastRune(kept[:at]), ""
			if name != "" {
				before = kept[:at-len(name)]
			}
			at += len(called)
			if name == "" || !strings.Contains(surnames, name) || called == "某" && strings.HasPrefix(kept[at:], "些") {
				continue
			}
			who := name + called
			if first := x.firstAt(who); first < 0 || first >= x.u.span.Start || somebody(before) || strings.HasSuffix(before, "的") {
				continue
			}
			out = append(out, who)
		}
	}
	return out
}

// persons counts those who are named and of whom it is not said who they are.
func (x *standReader) persons() {
	r := x.row
	x.u.strangers = x.strange(x.u.strangers[:0])
	open := x.firstContent()
	for i := 0; i < len(x.words); i++ {
		w := &x.words[i]
		if w.Tag == lang.Name && len(w.low) >= 2 && len(w.low) <= 5 && w.Slice(x.t) == strings.ToUpper(w.low) {
			r[sAcronyms]++
		}
		a, ok := nameAt(&x.d.Sentences[w.in], w.Start)
		if !ok || w.Tag == lang.Mark {
			continue
		}
		n, known := x.full[a.Value]
		if a.Sub != "person" && !(a.Sub == "other" && known && (n.sure || !n.first && n.value != a.Value)) {
			continue
		}
		from := i
		for i+1 < len(x.words) && x.words[i+1].Start < a.End {
			i++ // to the last word of the name
		}
		if x.introduced(from, i) {
			continue
		}
		r[sPersonsBare]++
		if x.firstAt(a.Slice(x.t)) < x.u.span.Start {
			r[sPersonsLater]++
			x.u.strangers = append(x.u.strangers, x.words[i].Slice(x.t))
		}
		r[sPersonsShort] += mark01(from == i && w.low[0] < 0x80)
		r[sPersonsOpens] = max(r[sPersonsOpens], mark01(from <= open+1))
		for k := from; k <= i; k++ {
			if c := x.words[k].concept; c >= 0 {
				r[sPersonsRare] = max(r[sPersonsRare], x.r.IDF(c))
			}
		}
	}
}

// introduced reports whether what stands beside words from to to says who they
// name: President …, 校長…, …, a judge.
func (x *standReader) introduced(from, to int) bool {
	if from > 0 {
		switch w := &x.words[from-1]; w.Tag {
		case lang.Noun, lang.Adj, lang.Org:
			return true
		case lang.Name:
			return w.low[0] < 0x80
		}
	}
	if to+1 < len(x.words) && x.words[to+1].Tag == lang.Noun && x.words[to+1].low[0] >= 0x80 {
		return true // 王强教授
	}
	if to+2 >= len(x.words) || x.words[to+1].low != "," && x.words[to+1].low != "，" {
		return false
	}
	switch x.words[to+2].low {
	case "a", "an", "the", "who", "whose", "one":
		return true
	}
	return x.words[to+2].Tag == lang.Num
}
