package main

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"os"
	"strconv"
	"strings"
)

// label is a person's verdict on one unit. The text of the unit is not in it: a
// hash tells whether it is still worded as it was judged.
type label struct {
	set, id    string
	start, end int // bytes of the article's text that the unit comes from
	hash       uint32
	verdict    string // of the question's kinds; empty while it is not judged
}

func hashOf(text string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()
}

func (l label) String() string {
	return fmt.Sprintf("%s\t%s\t%d\t%d\t%08x\t%s", l.set, l.id, l.start, l.end, l.hash, l.verdict)
}

func readLabels(file string) ([]label, error) {
	f, err := os.Open(file)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []label
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		l, err := parseLabel(line)
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", file, n, err)
		}
		out = append(out, l)
	}
	return out, lines.Err()
}

func parseLabel(line string) (l label, err error) {
	f := strings.Split(line, "\t")
	if len(f) != 6 {
		return l, fmt.Errorf("%d fields, want 6: set, id, start, end, hash, verdict", len(f))
	}
	l = label{set: f[0], id: f[1], verdict: f[5]}
	if l.start, err = strconv.Atoi(f[2]); err != nil {
		return l, err
	}
	if l.end, err = strconv.Atoi(f[3]); err != nil {
		return l, err
	}
	h, err := strconv.ParseUint(f[4], 16, 32)
	l.hash = uint32(h)
	return l, err
}

// keep writes the verdicts on the units of the sheet behind those that there are.
func (q question) keep(letters, sheet string) error {
	ls, err := readLabels(sheet)
	if err != nil {
		return err
	}
	marks := strings.Split(strings.Join(strings.Fields(letters), ""), "")
	if len(marks) != len(ls) {
		return fmt.Errorf("%d verdicts on %d units", len(marks), len(ls))
	}
	f, err := os.OpenFile(q.labels, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	for i, l := range ls {
		if marks[i] == "-" {
			continue
		}
		if l.verdict = q.kinds[marks[i]]; l.verdict == "" {
			f.Close()
			return fmt.Errorf("%q is no verdict", marks[i])
		}
		fmt.Fprintln(f, l)
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Remove(sheet) // no verdict is kept twice
}
