package main

import (
	"math/rand/v2"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// forgeSpeakers puts what the true points let somebody say into other mouths:
// up to n copies of each speaker, most of them people and bodies of the article
// itself.
func forgeSpeakers(es []*example, n int, seed uint64) []*example {
	var out []*example
	rng := rand.New(rand.NewPCG(seed, 11))
	var elsewhere []string
	docs := map[*source]*lang.Document{}
	for _, e := range es {
		if docs[e.src] != nil {
			continue
		}
		d := set().Parse(document(e.src.title, e.src.text, e.src.date))
		docs[e.src] = d
		for i, s := range mouths(d.Article.Text, d.Sentences) {
			if i%5 == 2 {
				elsewhere = append(elsewhere, s)
			}
		}
	}
	for _, e := range es {
		if !e.gold() {
			continue
		}
		d := docs[e.src]
		here := mouths(d.Article.Text, d.Sentences)
		for _, s := range set().ParseText(e.text, e.src.date) {
			for _, a := range s.Atoms {
				if a.Kind != lang.KindSpeaker {
					continue
				}
				who := subjectOf(e.text, s, a)
				if who.Empty() {
					continue
				}
				for k := 0; k < n; k++ {
					from := here
					if k%4 == 3 || len(here) == 0 {
						from = elsewhere
					}
					with := from[rng.IntN(len(from))]
					if strings.Contains(e.text, with) || strings.Contains(with, who.Slice(e.text)) {
						continue
					}
					x := &example{src: e.src, kind: "speaker", whole: true, made: true}
					x.text = e.text[:who.Start] + with + e.text[who.End:]
					x.bad = []text.Span{{Start: who.Start, End: who.Start + len(with)}}
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// mouths are the names of people and bodies in a text, and whom it lets speak.
func mouths(t string, ss []lang.Sentence) []string {
	seen := map[string]bool{}
	var out []string
	add := func(s string) {
		if len(s) > 3 && len(s) < 40 && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, s := range ss {
		for _, a := range s.Atoms {
			switch {
			case a.Kind == lang.KindName && (a.Sub == "person" || a.Sub == "org"):
				add(a.Slice(t))
			case a.Kind == lang.KindSpeaker:
				add(subjectOf(t, s, a).Slice(t))
			}
		}
	}
	return out
}

// subjectOf is the part of a speaker before its verb.
func subjectOf(t string, s lang.Sentence, a lang.Atom) text.Span {
	sp := text.Span{Start: a.Start, End: a.Start}
	for _, w := range s.Words {
		if w.Start < a.Start || w.End > a.End {
			continue
		}
		if w.Tag == lang.Verb && w.End == a.End {
			break
		}
		sp.End = w.End
	}
	if len(sp.Slice(t)) > 60 || sp.End == a.End && len(sp.Slice(t)) < 4 {
		return text.Span{Start: a.Start, End: a.Start}
	}
	return sp
}

// forgePlaces changes a thing for another of its kind that the article has, or,
// with both, exchanges two things of one sentence of the point.
func forgePlaces(es []*example, n int, seed uint64, both bool) []*example {
	var out []*example
	rng := rand.New(rand.NewPCG(seed, 12))
	docs := map[*source]*lang.Document{}
	for _, e := range es {
		if !e.gold() {
			continue
		}
		d := docs[e.src]
		if d == nil {
			d = set().Parse(document(e.src.title, e.src.text, e.src.date))
			docs[e.src] = d
		}
		f := &forger{rng: rng, doc: d.Sentences, text: d.Article.Text, point: e.text}
		f.ss = set().ParseText(e.text, e.src.date)
		mine := things(e.text, f.ss)
		theirs := things(f.text, f.doc)
		for k := 0; k < n && len(mine) > 1; k++ {
			a := mine[rng.IntN(len(mine))]
			if both {
				b := mine[rng.IntN(len(mine))]
				if a.kind != b.kind || a.End >= b.Start || a.Slice(e.text) == b.Slice(e.text) || b.Start-a.End > 90 {
					continue
				}
				out = append(out, f.apply(e, []edit{{"role", a.Span, b.Slice(e.text)}, {"role", b.Span, a.Slice(e.text)}}))
				continue
			}
			var c []string
			for _, t := range theirs {
				if w := t.Slice(f.text); t.kind == a.kind && !strings.Contains(e.text, w) && !strings.Contains(w, a.Slice(e.text)) {
					c = append(c, w)
				}
			}
			if len(c) > 0 {
				out = append(out, f.apply(e, []edit{{"swap", a.Span, c[rng.IntN(len(c))]}}))
			}
		}
	}
	return out
}

type thingIn struct {
	text.Span
	kind string
}

// things are what can stand in another's place: names, figures, nouns.
func things(t string, ss []lang.Sentence) []thingIn {
	var out []thingIn
	for _, s := range ss {
		end := 0
		for _, a := range s.Atoms {
			if a.Kind == lang.KindName || a.Kind == lang.KindNumber || a.Kind == lang.KindDate {
				if a.Start >= end {
					k := a.Sub
					if a.Kind == lang.KindNumber {
						k += a.Unit
					}
					out = append(out, thingIn{a.Span, k})
					end = a.End
				}
			}
		}
		for _, w := range s.Words {
			if w.Tag == lang.Noun && w.Len() > 3 {
				in := false
				for _, a := range s.Atoms {
					in = in || a.Kind <= lang.KindDate && a.Overlaps(w.Span)
				}
				if !in {
					out = append(out, thingIn{w.Span, "noun"})
				}
			}
		}
	}
	return out
}

// forgeKind makes up to n errors of one kind in each true point.
func forgeKind(es []*example, n int, seed uint64, kind string) []*example {
	var out []*example
	f := &forger{rng: rand.New(rand.NewPCG(seed, 13))}
	for _, e := range es {
		if !e.gold() {
			continue
		}
		f.point, f.ss, f.words = e.text, set().ParseText(e.text, e.src.date), f.words[:0]
		for _, s := range f.ss {
			for _, w := range s.Words {
				if w.Tag != lang.Mark {
					f.words = append(f.words, w)
				}
			}
		}
		if len(f.ss) == 0 {
			continue
		}
		f.zh = f.ss[0].Language.Tag() == "zh"
		seen := map[string]bool{e.text: true}
		for k := 0; k < n; k++ {
			var eds []edit
			switch kind {
			case "negation":
				eds = f.negate()
			case "hedge":
				eds = f.hedge()
			case "exaggeration":
				eds = f.degree()
			}
			if len(eds) == 0 {
				continue
			}
			if x := f.apply(e, eds); !seen[x.text] {
				seen[x.text] = true
				out = append(out, x)
			}
		}
	}
	return out
}
