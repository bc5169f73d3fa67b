package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang/en"
)

// readWordNet reads the synsets of single words. Words are keyed as the reader
// of English keys them, so that a stem has the meanings of all its forms.
func readWordNet(folder string) (meanings, error) {
	m, language := meanings{}, en.New()
	counted, err := readCounts(folder, language.Key)
	if err != nil {
		return nil, err
	}
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		f, err := os.Open(filepath.Join(folder, "data."+pos))
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			addSynset(m, lines.Text(), pos, counted, language.Key)
		}
		f.Close()
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("data.%s: %w", pos, err)
		}
	}
	return m, nil
}

// readCounts gives the words that WordNet's makers met in the texts they counted:
// the rest is too rare to be worth its place.
func readCounts(folder string, key func(string) string) (map[string]bool, error) {
	b, err := os.ReadFile(filepath.Join(folder, "cntlist.rev"))
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		w, _, _ := strings.Cut(line, "%")
		out[key(w)] = true
	}
	return out, nil
}

// addSynset reads "offset file type count word id word id … | gloss".
func addSynset(m meanings, line, pos string, counted map[string]bool, key func(string) string) {
	f := strings.Fields(line)
	if strings.HasPrefix(line, " ") || len(f) < 6 {
		return // the licence at the head of the file
	}
	n, err := strconv.ParseInt(f[3], 16, 32)
	if err != nil {
		return
	}
	for k := range int(n) {
		if 4+2*k >= len(f) {
			return
		}
		w, _, _ := strings.Cut(f[4+2*k], "(")
		if strings.ContainsAny(w, "_.'0123456789") || w != strings.ToLower(w) {
			continue
		}
		x := key(w)
		if counted[x] {
			m.add(x, pos+f[0])
		}
	}
}
