// Package extraction measures how well pages are read, on pages whose articles
// people have marked: text, blocks, headline, date, author and captions.
package extraction

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Page is one marked page of any of the three sets.
type Page struct {
	ID      string   `json:"id"`
	URL     string   `json:"url"`
	HTML    string   `json:"html"`
	Base64  []byte   `json:"html_base64"` // encoding/json decodes it
	Body    string   `json:"articleBody"`
	With    []string `json:"with"`
	Without []string `json:"without"`
	Gold    *Gold    `json:"gold"`
}

// Gold is the mark of a page of the Chinese set.
type Gold struct {
	Title     string   `json:"title"`
	Byline    string   `json:"byline"`
	BylineAlt []string `json:"byline_alt"`
	Published string   `json:"published_iso"`
	Blocks    []Block  `json:"blocks"`
	Optional  []string `json:"optional"`
	Summary   []string `json:"summary"`
}

// Block is a marked block.
type Block struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// Data gives the bytes of the page.
func (p *Page) Data() []byte {
	if p.Base64 != nil {
		return p.Base64
	}
	return []byte(p.HTML)
}

// Load reads the set name ("zh-dev") from the data folder dir.
func Load(dir, name string) ([]Page, error) {
	f, err := os.Open(filepath.Join(dir, "extraction", name+".jsonl.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []Page
	d := json.NewDecoder(bufio.NewReader(z))
	for d.More() {
		var p Page
		if err := d.Decode(&p); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, p)
	}
	return out, nil
}
