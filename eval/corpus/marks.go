package corpus

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// Marks say which sentences of an article of points/* one reader would not do
// without: what it claims, finds or reports, how it ends, and what carries that.
// Numbers are those of the record's sentences, from 0.
type Marks struct {
	Thesis []int // the one sentence, or two neighbours, that a reader would be told if he were told one thing
	End    []int // the conclusion, judgement or outcome where that is another; may be empty
	Core   []int // up to four more, in order of weight
}

// marksFile has a row for each reading: set, id, Fingerprint of the record's
// text, thesis, end, core. Its head says how the marks were made.
//
//go:embed marks.tsv
var marksFile string

// ReadMarks gives the readings of the articles of a set by id. Those of an
// article whose text is no longer the one that was read are left out.
func ReadMarks(set string, records []Points) map[string][]Marks {
	prints := make(map[string]string, len(records))
	for _, r := range records {
		prints[r.ID] = Fingerprint(r.Text)
	}
	out := map[string][]Marks{}
	for line := range strings.Lines(marksFile) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' || len(f) != 6 || f[0] != set || prints[f[1]] != f[2] {
			continue
		}
		out[f[1]] = append(out[f[1]], Marks{Thesis: numbers(f[3]), End: numbers(f[4]), Core: numbers(f[5])})
	}
	return out
}

// MarksHash is the SHA-256 of all readings, for the manifest of what learned from them.
func MarksHash() string { return fmt.Sprintf("%x", sha256.Sum256([]byte(marksFile))) }

func numbers(list string) (out []int) {
	for x := range strings.SplitSeq(list, ",") {
		if n, err := strconv.Atoi(x); err == nil {
			out = append(out, n)
		}
	}
	return out
}
