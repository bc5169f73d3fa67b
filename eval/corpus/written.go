package corpus

import (
	"fmt"
	"hash/fnv"
)

// Written is what this project wrote about an article of a set that may be
// learned from: points in our own words, grades, wrong copies. The article
// itself is not in it; Hash tells whether it is still the one that was read.
// Spans are bytes of the text that Article makes of the record.
type Written struct {
	Set    string         `json:"set"`
	ID     string         `json:"id"`
	Hash   string         `json:"hash"` // of the article's text, see Fingerprint
	Points []WrittenPoint `json:"points"`
	Grades [][3]int       `json:"grades"` // start, end, 1 (useful) … 3 (must)
	Wrong  []WrittenWrong `json:"wrong"`
}

// WrittenPoint is a true point with the spans of its evidence.
type WrittenPoint struct {
	Text     string   `json:"text"`
	Evidence [][2]int `json:"evidence"`
}

// WrittenWrong is point number Point made wrong in one place. Kinds are those of
// Corrupted.
type WrittenWrong struct {
	Point int    `json:"point"`
	Kind  string `json:"kind"`
	Text  string `json:"text"`
}

// Fingerprint tells whether a text is still the one that was read: its 32-bit
// FNV-1a in hexadecimal. It is no defence against a text made to match.
func Fingerprint(t string) string {
	h := fnv.New32a()
	h.Write([]byte(t))
	return fmt.Sprintf("%08x", h.Sum32())
}
