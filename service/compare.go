package service

import (
	"bufio"
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// OwnEngine is what a comparison calls points that no model wrote.
const OwnEngine = "own"

// MaxCompared is how many articles a comparison takes.
const MaxCompared = 1000

// Comparison is what several models, and our own engine, made of the same articles.
type Comparison struct {
	Engines  []Engine          `json:"engines"` // our own first
	Articles []ComparedArticle `json:"articles"`
}

// Engine is what one of them did in all. Of our own the fields about writing are 0.
type Engine struct {
	Profile  string `json:"profile"`
	Model    string `json:"model,omitempty"`
	Articles int    `json:"articles"` // that were answered
	Errors   int    `json:"errors"`   // that could not be read at all
	Failed   int    `json:"failed"`   // for which the model gave nothing that can be shown, so that points were cut

	Points    int `json:"points"`    // shown
	Supported int `json:"supported"` // of them
	Written   int `json:"written"`   // by the model at first
	Passed    int `json:"passed"`    // supported as they came
	Mended    int `json:"mended"`    // supported once they had gone back
	Unsure    int `json:"unconfirmed"`
	Replaced  int `json:"replaced"`
	LeftOut   int `json:"left_out"`

	Coverage  float64 `json:"coverage"` // share of the articles that the points rest on, mean
	Read      float64 `json:"read"`     // share of the articles that the model was shown, mean
	Calls     int     `json:"calls"`
	Input     int     `json:"input"`
	Output    int     `json:"output"`
	Estimated bool    `json:"estimated,omitempty"` // a server gave no count of tokens
	Cost      float64 `json:"cost,omitempty"`
	Currency  string  `json:"currency,omitempty"`
	Millis    int64   `json:"median_ms"` // of one article

	times []time.Duration
	model *Model
}

// ComparedArticle is one article with the points each engine made of it.
type ComparedArticle struct {
	Name string        `json:"name"`
	Runs []ComparedRun `json:"runs"`
}

// ComparedRun is what one engine made of one article.
type ComparedRun struct {
	Profile string          `json:"profile"`
	Millis  int64           `json:"ms"`
	Points  []ComparedPoint `json:"points"`
	Failure string          `json:"failure,omitempty"` // why the model's points are not these
	Error   *ErrorValue     `json:"error,omitempty"`
}

// ComparedPoint is a point as it is shown.
type ComparedPoint struct {
	Text    string         `json:"text"`
	Origin  digest.Origin  `json:"origin"`
	Verdict digest.Verdict `json:"verdict"`
}

// LoadArticles opens what a person names for a comparison: files and addresses as
// Load does, and files of JSON lines (.jsonl) with an article each. Errors:
// those of Load, and fault.TooLarge beyond MaxCompared.
func LoadArticles(names []string, stdin io.Reader) ([]article.Source, error) {
	var out []article.Source
	for _, name := range names {
		if !strings.HasSuffix(strings.ToLower(name), ".jsonl") || IsURL(name) {
			src, err := Load(name, stdin)
			if err != nil {
				return nil, err
			}
			out = append(out, src)
			continue
		}
		more, err := loadLines(name)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	if len(out) > MaxCompared {
		return nil, fault.New(fault.TooLarge, "a comparison takes at most %d articles, not %d", MaxCompared, len(out))
	}
	return out, nil
}

func loadLines(name string) ([]article.Source, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []article.Source
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 64<<10), MaxLineBytes)
	for n := 1; sc.Scan() && len(out) <= MaxCompared; n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		l, err := ParseLine(sc.Bytes())
		if err != nil {
			return nil, fault.New(fault.CodeOf(err), "%s, line %d: %s", name, n, ErrorOf(err).Message)
		}
		src, err := l.Source()
		if err != nil {
			return nil, fault.New(fault.Invalid, "%s, line %d: %s", name, n, ErrorOf(err).Message)
		}
		if src.Name = string(l.ID); src.Name == "" {
			src.Name = l.Title
		}
		out = append(out, src)
	}
	if err := sc.Err(); err != nil {
		return nil, fault.New(fault.TooLarge, "%s has a line over %d MB", name, MaxLineBytes>>20)
	}
	return out, nil
}

// Compare has each model named, and our own engine, make the points of each
// article, one after the other, so that times mean something. A name is a profile
// or PROFILE/MODEL; none are all profiles of the configuration that could be
// asked. No reply is taken from those that were kept. tell is told what begins;
// it may be nil. Errors: fault.Invalid and NotFound for names, Canceled.
func (m *Models) Compare(ctx context.Context, o Options, srcs []article.Source, names []string, tell func(engine, article string, n, of int)) (*Comparison, error) {
	if len(names) == 0 {
		names = m.ready()
	}
	engines := []*Engine{{Profile: OwnEngine}}
	for _, name := range names {
		e, err := m.engine(name)
		if err != nil {
			return nil, err
		}
		defer e.model.Close()
		engines = append(engines, e)
	}
	c := &Comparison{Articles: []ComparedArticle{}}
	for i, src := range srcs {
		a := ComparedArticle{Name: src.Name}
		for _, e := range engines {
			if tell != nil {
				tell(e.Profile, src.Name, i+1, len(srcs))
			}
			run, err := e.run(ctx, o, src)
			if err != nil {
				return nil, err
			}
			a.Runs = append(a.Runs, run)
		}
		c.Articles = append(c.Articles, a)
	}
	for _, e := range engines {
		e.finish()
		c.Engines = append(c.Engines, *e)
	}
	return c, nil
}

// ready are the profiles of the file that could be asked; without any, those
// that need no file.
func (m *Models) ready() []string {
	var file, others []string
	for _, p := range m.List().Profiles {
		switch {
		case !p.Ready():
		case p.FromFile:
			file = append(file, p.Name)
		case p.KeySet:
			others = append(others, p.Name)
		}
	}
	if len(file) > 0 {
		return file
	}
	return others
}

// engine makes ready what a name says. Unlike --model it takes no bare name of a
// model: in a list that would be a slip.
func (m *Models) engine(name string) (*Engine, error) {
	profile, model := name, ""
	if _, err := m.c.Profile(name); err != nil {
		before, after, ok := strings.Cut(name, "/")
		if _, e := m.c.Profile(before); !ok || e != nil {
			return nil, err
		}
		profile, model = before, after
	}
	chosen, err := m.Choose(profile, model, false)
	if err != nil {
		return nil, err
	}
	return &Engine{Profile: chosen.Profile.Name, Model: chosen.Info().Model, model: chosen}, nil
}

// run has one engine make the points of one article. Only the caller's own end
// is an error; the rest is a result.
func (e *Engine) run(ctx context.Context, o Options, src article.Source) (ComparedRun, error) {
	r := ComparedRun{Profile: e.Profile, Points: []ComparedPoint{}}
	if e.model != nil {
		o.Model = llm.Provider(e.model)
		o.Timeout = max(o.Timeout, e.model.Patience())
	} else {
		o.PointsLang = ""
	}
	s, err := New(o)
	if err != nil {
		return r, err
	}
	start := time.Now()
	d, err := s.Highlight(ctx, src)
	took := time.Since(start)
	if ctx.Err() != nil {
		return r, fault.New(fault.Canceled, "stopped: %w", ctx.Err())
	}
	r.Millis = took.Milliseconds()
	if err != nil {
		v := ErrorOf(err)
		r.Error = &v
		e.Errors++
		return r, nil
	}
	e.times = append(e.times, took)
	e.count(d, &r)
	return r, nil
}

func (e *Engine) count(d *digest.Digest, r *ComparedRun) {
	e.Articles++
	e.Coverage += d.Coverage
	for _, p := range d.Points {
		e.Points++
		if p.Verdict == digest.Supported {
			e.Supported++
		}
		r.Points = append(r.Points, ComparedPoint{p.Text, p.Origin, p.Verdict})
	}
	for _, w := range d.Warnings {
		if w.Code == "model_failed" {
			e.Failed++
			r.Failure = w.Message
		}
	}
	w := d.Generator.Writing
	if w == nil {
		return
	}
	e.Written += w.Written
	e.Passed += w.Passed
	e.Mended += w.Mended
	e.Unsure += w.Unconfirmed
	e.Replaced += w.Replaced
	e.LeftOut += w.LeftOut
	e.Read += w.Read
	e.Calls += w.Calls
	e.Input += w.Usage.Input
	e.Output += w.Usage.Output
	e.Estimated = e.Estimated || w.Usage.Estimated
}

func (e *Engine) finish() {
	if n := float64(e.Articles); n > 0 {
		e.Coverage /= n
		e.Read /= n
	}
	if len(e.times) > 0 {
		slices.Sort(e.times)
		e.Millis = e.times[len(e.times)/2].Milliseconds()
	}
	if e.model != nil {
		if cost, currency, ok := e.model.Cost(); ok {
			e.Cost, e.Currency = cost, currency
		}
	}
}
