package corpus

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed made.jsonl
var madeJSON []byte

//go:embed made-kept.jsonl
var madeKeptJSON []byte

// Made is an article that was made up for this project, with points that are true to it and
// points that are wrong in one place, by writers who knew nothing of how points are judged.
// Every wrong one has a true one that is worded alike. See train/data/README.md.
type Made struct {
	ID      string      `json:"id"`
	Lang    string      `json:"lang"`    // zh, en
	Article string      `json:"article"` // headline, then a paragraph a block
	True    []string    `json:"true"`
	Wrong   []MadeWrong `json:"wrong"`
}

// MadeWrong is true point number Of made wrong in one place. Kinds are those of Corrupted, and
// direction and invented.
type MadeWrong struct {
	Of   int    `json:"of"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// Headline and Body part the article.
func (m Made) Headline() string { h, _, _ := strings.Cut(m.Article, "\n"); return h }

// Body is what stands below the headline.
func (m Made) Body() string {
	_, b, _ := strings.Cut(m.Article, "\n")
	return strings.TrimLeft(b, "\n")
}

// LoadMade reads the articles that may be learned from, or those that are kept for measuring
// alone. It fails only if the files of this package are broken.
func LoadMade(kept bool) (out []Made, err error) {
	b := madeJSON
	if kept {
		b = madeKeptJSON
	}
	for dec := json.NewDecoder(bytes.NewReader(b)); dec.More(); {
		var m Made
		if err := dec.Decode(&m); err != nil {
			return nil, fmt.Errorf("made articles: %w", err)
		}
		out = append(out, m)
	}
	return out, nil
}
