package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

var (
	bracketed = regexp.MustCompile(`\([^()]*\)`)
	// A gloss that only names another word: "variant of 並|并[bing4]".
	namesWord = regexp.MustCompile(`^(?:also written|old variant of|variant of|abbr\. for|see|same as|contraction of|also called|equivalent to) ([^\s\[|]+)(?:\|([^\s\[]+))?\[`)
)

const longestGloss = 4 // words; what is longer explains and names no concept

// readCEDICT reads entries [traditional, simplified, pinyin, gloss or glosses, …].
func readCEDICT(file string) (meanings, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	b = bytes.TrimSuffix(bytes.TrimSpace(bytes.TrimPrefix(b, []byte("export default"))), []byte(";"))
	var all struct{ All [][]json.RawMessage }
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	m, language := meanings{}, zh.New()
	for _, e := range all.All {
		var word string
		if len(e) < 4 || json.Unmarshal(e[1], &word) != nil {
			continue
		}
		word = language.Key(word)
		if !common(language, word) {
			continue
		}
		var glosses []string
		if json.Unmarshal(e[3], &glosses) != nil {
			glosses = make([]string, 1)
			if err := json.Unmarshal(e[3], &glosses[0]); err != nil {
				continue
			}
		}
		for _, g := range glosses {
			addGloss(m, word, g, language.Key)
		}
	}
	return m, nil
}

// common reports whether a word is written in Han characters and is one word to
// the reader of Chinese: what it would cut up is never asked for.
func common(language lang.Language, word string) bool {
	for _, r := range word {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	n := utf8.RuneCountInString(word)
	if n < 1 || n > 5 {
		return false
	}
	ws := language.Words(nil, word, text.Span{End: len(word)})
	return len(ws) == 1
}

func addGloss(m meanings, word, gloss string, key func(string) string) {
	if x := namesWord.FindStringSubmatch(gloss); x != nil {
		other := x[2]
		if other == "" {
			other = x[1]
		}
		m.add(word, "="+key(other))
		m.add(key(other), "="+key(other))
		return
	}
	for range 3 {
		gloss = bracketed.ReplaceAllString(gloss, " ")
	}
	for _, part := range strings.Split(gloss, ";") {
		if strings.ContainsAny(part, "[|") || strings.Contains(part, "CL:") || strings.Contains(part, "surname") {
			continue
		}
		m.add(word, concept(part))
	}
}

// concept is the plain form of a gloss; "" where it explains more than it names.
func concept(gloss string) string {
	ws := strings.Fields(strings.ToLower(strings.Trim(gloss, " ,.!?\"")))
	for len(ws) > 1 {
		switch ws[0] {
		case "to", "a", "an", "the", "be", "very", "one's":
			ws = ws[1:]
			continue
		}
		break
	}
	for len(ws) > 1 {
		switch ws[len(ws)-1] {
		case "sb", "sth", "etc", "one's", "of":
			ws = ws[:len(ws)-1]
			continue
		}
		break
	}
	if len(ws) == 0 || len(ws) > longestGloss {
		return ""
	}
	for i, w := range ws {
		ws[i] = stem(w) // final and finally name one concept
	}
	return strings.Join(ws, " ")
}

var stem = en.New().Key
