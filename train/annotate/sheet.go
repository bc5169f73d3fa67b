package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/lang"
)

// kinds of errors, as points/* names them.
var kinds = []string{"name", "number", "unit", "date", "negation", "hedge", "speaker", "swap", "role", "condition", "cause", "exaggeration", "fabricated"}

// sheet reads what was written, article by article, and refuses what can't be
// meant so.
type sheet struct {
	at    map[string]source
	src   source
	sents []lang.Sentence
	out   []corpus.Written
	skip  bool
}

func readSheet(file string) ([]corpus.Written, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := sheet{at: map[string]source{}}
	for _, set := range []string{"points/train", "crud", "cnndm", "pages"} {
		all, err := sources(set)
		if err != nil {
			return nil, err
		}
		for _, x := range all {
			s.at[x.id] = x
		}
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	bad := 0
	for n := 1; lines.Scan(); n++ {
		if err := s.line(strings.TrimSpace(lines.Text())); err != nil {
			fmt.Fprintf(os.Stderr, "%s:%d: %v\n", file, n, err)
			bad++
		}
	}
	if bad > 0 {
		return nil, fmt.Errorf("%d lines are not in order", bad)
	}
	return s.out, lines.Err()
}

func (s *sheet) line(l string) error {
	if l == "" || l[0] == '#' {
		return nil
	}
	mark, rest, _ := strings.Cut(l, " ")
	rest = strings.TrimSpace(rest)
	if mark == "@" {
		return s.article(rest)
	}
	if s.skip {
		return nil
	}
	if len(s.out) == 0 {
		return fmt.Errorf("no article yet")
	}
	r := &s.out[len(s.out)-1]
	switch mark {
	case "g":
		return s.grades(r, rest)
	case "p":
		return s.point(r, rest)
	case "x":
		return wrong(r, rest)
	}
	return fmt.Errorf("a line begins with @, g, p or x, not with %q", mark)
}

func (s *sheet) article(rest string) error {
	id, note, _ := strings.Cut(rest, " ")
	if s.skip = strings.TrimSpace(note) == "skip"; s.skip {
		return nil
	}
	x, ok := s.at[id]
	if !ok {
		s.skip = true
		return fmt.Errorf("no article %q", id)
	}
	s.src, s.sents = x, x.sentences()
	s.out = append(s.out, corpus.Written{Set: x.set, ID: x.id, Hash: corpus.Fingerprint(x.a.Text)})
	return nil
}

func (s *sheet) sentence(number string) (start, end int, err error) {
	i, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || i < 0 || i >= len(s.sents) {
		return 0, 0, fmt.Errorf("no sentence %q; there are %d", number, len(s.sents))
	}
	sp := corpus.Trim(s.src.a.Text, s.sents[i].Span)
	return sp.Start, sp.End, nil
}

func (s *sheet) grades(r *corpus.Written, rest string) error {
	for _, f := range strings.Fields(rest) {
		number, grade, ok := strings.Cut(f, ":")
		g, err := strconv.Atoi(grade)
		if !ok || err != nil || g < 0 || g > 3 {
			return fmt.Errorf("%q is no sentence:grade", f)
		}
		start, end, err := s.sentence(number)
		if err != nil {
			return err
		}
		r.Grades = append(r.Grades, [3]int{start, end, g})
	}
	return nil
}

func (s *sheet) point(r *corpus.Written, rest string) error {
	list, t, ok := strings.Cut(rest, "|")
	t = strings.TrimSpace(t)
	if !ok || utf8.RuneCountInString(t) < 8 {
		return fmt.Errorf("a point is: p 0,1 | text")
	}
	p := corpus.WrittenPoint{Text: t}
	for number := range strings.SplitSeq(list, ",") {
		start, end, err := s.sentence(number)
		if err != nil {
			return err
		}
		p.Evidence = append(p.Evidence, [2]int{start, end})
	}
	r.Points = append(r.Points, p)
	return nil
}

func wrong(r *corpus.Written, rest string) error {
	kind, t, _ := strings.Cut(rest, "|")
	kind, t = strings.TrimSpace(kind), strings.TrimSpace(t)
	if !slices.Contains(kinds, kind) {
		return fmt.Errorf("no kind %q; there are %v", kind, kinds)
	}
	if len(r.Points) == 0 {
		return fmt.Errorf("a wrong copy of no point")
	}
	of := len(r.Points) - 1
	if t == r.Points[of].Text || t == "" {
		return fmt.Errorf("the copy is not wrong")
	}
	if 2*utf8.RuneCountInString(t) < utf8.RuneCountInString(r.Points[of].Text) {
		return fmt.Errorf("a wrong copy is the whole point with one place changed")
	}
	r.Wrong = append(r.Wrong, corpus.WrittenWrong{Point: of, Kind: kind, Text: t})
	return nil
}

// keep appends the records to the file of labels.
func keep(file string, recs []corpus.Written) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for _, r := range recs {
		if err := enc.Encode(r); err != nil {
			f.Close()
			return err
		}
	}
	return f.Close()
}
