package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

// source is one article; everything about it stays in one fold.
type source struct {
	id    string
	title string
	text  string
	date  time.Time
	check *verify.Checker
}

// example is one point with what is known of its words.
type example struct {
	src      *source
	text     string
	kind     string // "gold", or the kind of error
	bad      []text.Span
	ask      []text.Span // where not nil only these words are labelled
	askBad   []bool
	made     bool // by the forger
	whole    bool // bad as a whole (its words may not be labelled)
	trace    verify.Trace
	sup      []float64 // support of each word, out of fold while training
	point    []float32
	score    float64
	claim    []float64                  // odds of its worst claim of each kind; NaN: none
	surprise [verify.ClaimKinds]float64 // how rare such odds are among true points
	tree     float64                    // log odds of the two halves of the model
	sum      float64
}

func (e *example) gold() bool { return e.kind == "gold" }

func set() lang.Set { return lang.NewSet(und.New(), zh.New(), en.New()) }

// dataDir finds the corpora.
func dataDir() (string, error) {
	if d := os.Getenv("ZHONGDIAN_DATA"); d != "" {
		return d, nil
	}
	at, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		d := filepath.Join(at, "shared", "data")
		if _, err := os.Stat(d); err == nil {
			return d, nil
		}
		up := filepath.Dir(at)
		if up == at {
			return "", fmt.Errorf("no shared/data above the working directory and ZHONGDIAN_DATA is not set")
		}
		at = up
	}
}

// lines calls f with each record of a gzip file of JSON lines.
func lines[T any](path string, f func(T) bool) error {
	fh, err := os.Open(path)
	if err != nil {
		return err
	}
	defer fh.Close()
	z, err := gzip.NewReader(fh)
	if err != nil {
		return err
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if !f(v) {
			return nil
		}
	}
	return sc.Err()
}

// document makes an article of plain text, a paragraph a line.
func document(title, t string, date time.Time) *article.Article {
	a := &article.Article{Title: title, Published: date}
	var b strings.Builder
	for _, l := range strings.Split(t, "\n") {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: b.Len(), End: b.Len() + len(l)}, Kind: article.Paragraph})
		b.WriteString(l)
	}
	a.Text = b.String()
	return a
}

func (s *source) checker() *verify.Checker {
	if s.check == nil {
		st := set()
		s.check = verify.New(st, st.Parse(document(s.title, s.text, s.date)))
	}
	return s.check
}

// loadPoints reads a points set: each gold point and its corrupted copy.
func loadPoints(dir, name string) ([]*example, error) {
	type rec struct {
		ID, Title, Text string
		Points          []struct{ Text string }
		Corrupted       []struct {
			Point                         int
			Kind, Text, Original, Changed string
		}
	}
	var out []*example
	err := lines(filepath.Join(dir, "points", name+".jsonl.gz"), func(r rec) bool {
		s := &source{id: r.ID, title: r.Title, text: r.Text}
		for _, p := range r.Points {
			out = append(out, &example{src: s, text: p.Text, kind: "gold"})
		}
		for _, c := range r.Corrupted {
			e := &example{src: s, text: c.Text, kind: c.Kind, whole: true}
			e.bad = changed(r.Points[c.Point].Text, c.Text)
			out = append(out, e)
		}
		return true
	})
	return out, err
}

// changed gives the spans of b that differ from a, letter by letter; one empty
// span where words were only left out.
func changed(a, b string) []text.Span {
	x, y := []rune(a), []rune(b)
	same := common(x, y)
	var out []text.Span
	at := 0
	for j, r := range y {
		n := len(string(r))
		if !same[j] {
			if k := len(out) - 1; k >= 0 && out[k].End == at {
				out[k].End += n
			} else {
				out = append(out, text.Span{Start: at, End: at + n})
			}
		}
		at += n
	}
	if out == nil {
		i := 0
		for i < len(x) && i < len(y) && x[i] == y[i] {
			i++
		}
		out = []text.Span{{Start: len(string(y[:i])), End: len(string(y[:i]))}}
	}
	return out
}

// common marks the letters of y in the longest common subsequence with x.
func common(x, y []rune) []bool {
	l := make([][]int16, len(x)+1)
	for i := range l {
		l[i] = make([]int16, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				l[i][j] = l[i+1][j+1] + 1
			} else {
				l[i][j] = max(l[i+1][j], l[i][j+1])
			}
		}
	}
	same := make([]bool, len(y))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j] && l[i][j] == l[i+1][j+1]+1:
			same[j] = true
			i, j = i+1, j+1
		case l[i+1][j] >= l[i][j+1]:
			i++
		default:
			j++
		}
	}
	return same
}

// loadUHG reads uhgeval: keywords of a continuation, reasonable or not.
func loadUHG(dir string) ([]*example, error) {
	type rec struct {
		ID, HeadLine, BroadcastDate, NewsBeginning, NewsRemainder, HallucinatedContinuation string
		Annotations                                                                         []string
	}
	var out []*example
	err := lines(filepath.Join(dir, "uhgeval", "dev.jsonl.gz"), func(r rec) bool {
		s := &source{id: r.ID, title: r.HeadLine, text: r.NewsBeginning + r.NewsRemainder}
		s.date, _ = time.Parse("2006-01-02 15:04:05", r.BroadcastDate)
		e := &example{src: s, text: r.HallucinatedContinuation, kind: "uhgeval", ask: []text.Span{}}
		at := 0
		for _, a := range r.Annotations {
			kw, note, _ := strings.Cut(a, "<sep>")
			i := strings.Index(e.text[at:], kw)
			if i < 0 {
				at = 0
				if i = strings.Index(e.text, kw); i < 0 {
					continue
				}
			}
			sp := text.Span{Start: at + i, End: at + i + len(kw)}
			at = sp.End
			bad := strings.HasPrefix(note, "不合理")
			e.ask, e.askBad = append(e.ask, sp), append(e.askBad, bad)
			if bad {
				e.bad = append(e.bad, sp)
			}
		}
		out = append(out, e)
		return true
	})
	return out, err
}

// loadSummEdits reads summedits: a whole summary is consistent or not.
func loadSummEdits(dir string) ([]*example, error) {
	type rec struct {
		ID, Doc, Summary string
		Label            int
		OriginalSummary  string `json:"original_summary"`
	}
	var out []*example
	docs := map[string]*source{}
	err := lines(filepath.Join(dir, "summedits", "news-dev.jsonl.gz"), func(r rec) bool {
		s := docs[r.Doc]
		if s == nil {
			s = &source{id: fmt.Sprint("se", len(docs)), text: r.Doc}
			docs[r.Doc] = s
		}
		e := &example{src: s, text: r.Summary, kind: "gold"}
		if r.Label == 0 {
			e.kind, e.whole = "edit", true
			e.bad = changed(r.OriginalSummary, r.Summary)
		}
		out = append(out, e)
		return true
	})
	return out, err
}

// forgeAll makes n wrong copies of each gold point.
func forgeAll(es []*example, n int, seed uint64) []*example {
	var out []*example
	byArticle := map[*source]*lang.Document{}
	var names []string
	for _, e := range es {
		if byArticle[e.src] == nil {
			d := set().Parse(document(e.src.title, e.src.text, e.src.date))
			byArticle[e.src] = d
			for i, sp := range nameSpans(d.Article.Text, d.Sentences) {
				if i%7 == 3 {
					names = append(names, sp.Slice(d.Article.Text))
				}
			}
		}
	}
	f := &forger{rng: rand.New(rand.NewPCG(seed, 3)), other: names}
	for _, e := range es {
		if !e.gold() {
			continue
		}
		d := byArticle[e.src]
		f.doc, f.text = d.Sentences, d.Article.Text
		out = append(out, f.forge(e, n)...)
	}
	return out
}

// loadCNN reads English articles with their highlights, all taken as true.
func loadCNN(dir string) ([]*example, error) {
	type rec struct {
		ID, Text string
		Points   []string
	}
	var out []*example
	err := lines(filepath.Join(dir, "cnndm", "dev.jsonl.gz"), func(r rec) bool {
		s := &source{id: r.ID, text: r.Text}
		for _, h := range r.Points {
			h = strings.TrimSuffix(strings.TrimSpace(h), " .")
			if len(h) > 20 {
				out = append(out, &example{src: s, text: h + ".", kind: "gold"})
			}
		}
		return true
	})
	return out, err
}
