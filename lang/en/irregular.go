package en

import (
	_ "embed" // the forms
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

//go:embed data/irregular.txt
var irregularText string

// irregular maps a form to its lemma: "sold" and "sells" are the same word to a
// comparison, which no stemmer sees.
var irregular = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 200)
	for line := range strings.Lines(irregularText) {
		if form, lemma, ok := strings.Cut(strings.TrimSpace(line), " "); ok && form[0] != '#' {
			m[form] = english.Stem(lemma, true)
		}
	}
	return m
})
