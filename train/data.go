package main

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/text"
)

// dataFolder is where the data lies: ZHONGDIAN_DATA, or shared/data beside the
// repository or any folder above it.
func dataFolder() (string, error) {
	if f := os.Getenv("ZHONGDIAN_DATA"); f != "" {
		return f, nil
	}
	at, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		f := filepath.Join(at, "shared", "data")
		if st, err := os.Stat(f); err == nil && st.IsDir() {
			return f, nil
		}
		up := filepath.Dir(at)
		if up == at {
			return "", errors.New("no data: set ZHONGDIAN_DATA or put it in shared/data above the repository")
		}
		at = up
	}
}

// data reads the sets and remembers the hash of every file it read.
type data struct {
	folder string
	hashes map[string]string
}

// each decodes every line of a set, in order.
func each[T any](d *data, name string, f func(T) error) error {
	file, err := os.Open(filepath.Join(d.folder, name+".jsonl.gz"))
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	z, err := gzip.NewReader(io.TeeReader(file, sum))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 256<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := f(v); err != nil {
			return err
		}
	}
	d.hashes[name] = hex.EncodeToString(sum.Sum(nil))
	return lines.Err()
}

// item is one article with what is known of its worth.
type item struct {
	id, set string
	a       *article.Article
	points  []gold
	grades  []graded       // of the sentences as the set splits them
	k       int            // points to choose
	others  []*item        // what others found in the same article
	marks   []corpus.Marks // what readers would not do without; numbers of grades
}

type gold struct {
	text     string
	evidence []text.Span
}

type graded struct {
	text.Span
	grade float64
}

type pointsRecord struct {
	ID        string
	Title     string
	Text      string
	Sentences []struct{ Start, End, Paragraph int }
	Points    []struct {
		Text     string
		Evidence []int
	}
	Grades map[string]float64
}

// points reads points/train or points/dev.
func (d *data) points(name string) ([]*item, error) {
	var out []*item
	var read []corpus.Points
	err := each(d, name, func(r pointsRecord) error {
		it := &item{id: r.ID, set: "points", a: plain(r.Title, r.Text), k: len(r.Points)}
		for _, p := range r.Points {
			g := gold{text: p.Text}
			for _, e := range p.Evidence {
				g.evidence = append(g.evidence, text.Span{Start: r.Sentences[e].Start, End: r.Sentences[e].End})
			}
			it.points = append(it.points, g)
		}
		for i, s := range r.Sentences {
			it.grades = append(it.grades, graded{text.Span{Start: s.Start, End: s.End}, r.Grades[strconv.Itoa(i)]})
		}
		out = append(out, it)
		read = append(read, corpus.Points{ID: r.ID, Text: r.Text})
		return nil
	})
	marks := corpus.ReadMarks(name, read)
	d.hashes["eval/corpus/marks.tsv"] = corpus.MarksHash()
	for _, it := range out {
		it.marks = marks[it.id]
	}
	return out, err
}

type kuaixunRecord struct {
	ID    string
	Items []struct{ Point, Text string }
}

// kuaixun reads blocks of news in brief: one paragraph or more an item, the
// point of an item is its gold.
func (d *data) kuaixun(name string) ([]*item, error) {
	var out []*item
	err := each(d, name, func(r kuaixunRecord) error {
		it := &item{id: r.ID, set: "kuaixun"}
		var all strings.Builder
		for _, x := range r.Items {
			t := strings.TrimSpace(x.Text)
			if t == "" {
				continue
			}
			if all.Len() > 0 {
				all.WriteByte('\n')
			}
			start := all.Len()
			all.WriteString(t)
			it.points = append(it.points, gold{x.Point, []text.Span{{Start: start, End: all.Len()}}})
		}
		it.k = len(it.points)
		it.a = plain("", all.String())
		if it.k > 1 {
			out = append(out, it)
		}
		return nil
	})
	return out, err
}

type storyRecord struct{ ID, Title, Text string }

// stories reads wire news; the headline is the gold and is kept from the ranker.
func (d *data) stories(name string) ([]*item, error) {
	var out []*item
	err := each(d, name, func(r storyRecord) error {
		a := plain("", r.Text)
		if len(a.Blocks) > 0 && r.Title != "" {
			out = append(out, &item{id: r.ID, set: "stories", a: a, k: 1,
				points: []gold{{r.Title, []text.Span{{End: len(a.Text)}}}}})
		}
		return nil
	})
	return out, err
}

type cnnRecord struct {
	ID, Text string
	Points   []string
}

// cnn reads English news; there are no paragraphs in it.
func (d *data) cnn(name string) ([]*item, error) {
	var out []*item
	err := each(d, name, func(r cnnRecord) error {
		it := &item{id: r.ID, set: "cnndm", a: plain("", r.Text), k: 3}
		for _, p := range r.Points {
			it.points = append(it.points, gold{p, []text.Span{{End: len(r.Text)}}})
		}
		out = append(out, it)
		return nil
	})
	return out, err
}

// plain makes an article of a text whose blocks are its lines. Offsets of the
// sets point into the text as it is, so nothing is folded; an empty line would
// break the law of blocks and is kept in the block before.
func plain(title, t string) *article.Article {
	a := &article.Article{Title: title, Text: t, Status: article.Complete}
	start := 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && (t[i] != '\n' || i+1 < len(t) && t[i+1] == '\n') {
			continue
		}
		if i > start {
			a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: i}, Kind: article.Paragraph})
		}
		start = i + 1
	}
	return a
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func round(x float64) float64 { return math.Round(x*10) / 10 }
