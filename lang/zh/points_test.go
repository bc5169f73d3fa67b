package zh_test

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

var misses = flag.String("misses", "", "show what TestPoints misses of this kind of change, or \"gold\"")

type pointRecord struct {
	Text      string
	Sentences []text.Span
	Points    []struct {
		Text     string
		Evidence []int
	}
	Corrupted []struct {
		Point             int
		Kind, Text        string
		Original, Changed string
	}
}

func allAtoms(t string) []lang.Atom {
	z := zh.New()
	var out []lang.Atom
	for _, sp := range z.Sentences(t, text.Span{End: len(t)}) {
		out = z.Atoms(out, t, sp, z.Words(nil, t, sp), lang.Context{Published: time.Time{}})
	}
	return out
}

// kindsOf says in which kinds of atom a kind of change can show.
var kindsOf = map[string][]lang.Kind{
	"name":   {lang.KindName, lang.KindSpeaker},
	"number": {lang.KindNumber, lang.KindDate},
	"unit":   {lang.KindNumber, lang.KindDate},
	"date":   {lang.KindDate},
	"swap":   {lang.KindName, lang.KindNumber, lang.KindDate},
	"role":   {lang.KindName},
	"negation": {
		lang.KindNegation, lang.KindQuantifier,
	},
	"hedge":        {lang.KindHedge, lang.KindQuantifier, lang.KindSpeaker},
	"exaggeration": {lang.KindQuantifier, lang.KindHedge, lang.KindNumber, lang.KindNegation},
	"condition":    {lang.KindCondition, lang.KindQuantifier, lang.KindNegation},
	"cause":        {lang.KindCause, lang.KindName},
	"speaker":      {lang.KindSpeaker, lang.KindName},
}

// row is the atoms of some kinds in the order of the text.
func row(as []lang.Atom, kinds []lang.Kind) string {
	var b strings.Builder
	for _, a := range as {
		if slices.Contains(kinds, a.Kind) {
			fmt.Fprintf(&b, "%d:%s ", a.Kind, a.Value)
		}
	}
	return b.String()
}

// The figures that TestPoints holds on to: shares of the dev points, a little
// under what was measured.
var floors = map[string]float64{
	"condition": 0.80, "date": 0.80, "exaggeration": 0.80, "hedge": 0.90, "name": 0.78, "negation": 0.88,
	"number": 0.95, "speaker": 0.88, "swap": 0.72, "unit": 0.85,
	"gold date": 0.94, "gold name": 0.85, "gold name, text": 0.90, "gold number": 0.93,
}

// TestPoints measures on points that others wrote and others changed: how many
// changes show as a difference of atoms of the right kind, and how many names,
// numbers and dates of the right points stand in their evidence in the same
// normal form.
func TestPoints(t *testing.T) {
	file := "points/dev.jsonl.gz"
	if *misses != "" {
		file = "points/train.jsonl.gz"
	}
	seen, all := map[string]int{}, map[string]int{}
	for _, r := range records[pointRecord](t, file) {
		for _, c := range r.Corrupted {
			kinds := kindsOf[c.Kind]
			if kinds == nil || c.Point >= len(r.Points) {
				continue
			}
			all[c.Kind]++
			if row(allAtoms(r.Points[c.Point].Text), kinds) != row(allAtoms(c.Text), kinds) {
				seen[c.Kind]++
			} else if *misses == c.Kind {
				fmt.Printf("%s\n   %s => %s\n", c.Text, c.Original, c.Changed)
			}
		}
		for _, p := range r.Points {
			var ev []lang.Atom
			folded := ""
			for _, k := range p.Evidence {
				if k < len(r.Sentences) {
					s := r.Sentences[k].Slice(r.Text)
					ev = append(ev, allAtoms(s)...)
					folded += zh.New().Key(s)
				}
			}
			for _, a := range allAtoms(p.Text) {
				if a.Kind > lang.KindDate && a.Kind != lang.KindSpeaker {
					continue
				}
				kind := [...]string{lang.KindName: "gold name", lang.KindNumber: "gold number", lang.KindDate: "gold date", lang.KindSpeaker: "gold speaker"}[a.Kind]
				all[kind]++
				ok := slices.ContainsFunc(ev, func(b lang.Atom) bool {
					return b.Kind == a.Kind && (b.Value == a.Value || a.Kind == lang.KindDate && lang.DatesAgree(a.Value, b.Value))
				})
				if a.Kind == lang.KindName {
					all["gold name, text"]++
					if ok || strings.Contains(folded, a.Value) {
						seen["gold name, text"]++
					}
				}
				if *misses == "absent" && a.Kind == lang.KindName && !ok && !strings.Contains(folded, a.Value) {
					fmt.Printf("absent: %s %s | %s\n", a.Sub, a.Value, p.Text)
				}
				if ok {
					seen[kind]++
				} else if strings.HasPrefix(*misses, "gold") && strings.Contains(kind, (*misses)[4:]) {
					fmt.Printf("%s: %s=%s | %s\n   %s\n", kind, a.Slice(p.Text), a.Value, row(ev, []lang.Kind{a.Kind}), folded)
				}
			}
		}
	}
	kinds := []string{}
	for k := range all {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		share := float64(seen[k]) / float64(all[k])
		t.Logf("%-14s %4d of %4d = %.3f", k, seen[k], all[k], share)
		if *misses == "" && share < floors[k] {
			t.Errorf("%s: %.3f, want %.3f or more", k, share, floors[k])
		}
	}
}
