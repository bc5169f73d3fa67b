package zhongdian

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/extract"
	"github.com/zhongdian/zhongdian/internal/guard"
	"github.com/zhongdian/zhongdian/internal/measure"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
)

// Version of the engine, part of every receipt.
const Version = "0.1.0"

// Engine names the way points are cut from the article, EngineWrite that of
// points which a language model writes and we judge.
const (
	Engine      = "zhongdian-cut"
	EngineWrite = "zhongdian-write"
)

// MaxTextBytes is the longest text that is read, about 700,000 Chinese characters
// or 350,000 English words. All that is known of a text is in memory at once,
// some hundred times its size; this keeps one article from taking the machine.
const MaxTextBytes = 2 << 20

// Zhongdian makes and checks key points. It is safe for concurrent use.
type Zhongdian struct {
	set    lang.Set
	reader extract.Reader
	o      options
}

// New makes one. It does no work beyond looking at its options and fails only
// on an option out of its range or a mistake in rules for sites, with
// fault.Invalid.
func New(opts ...Option) (*Zhongdian, error) {
	z := &Zhongdian{o: defaults()}
	for _, f := range opts {
		f(&z.o)
	}
	z.set = setOf(z.o.lang)
	for _, s := range z.o.sites {
		var err error
		if z.reader, err = z.reader.WithSites(s[0], s[1]); err != nil {
			return nil, err
		}
	}
	return z, z.o.checkValid()
}

func checkSize(a *article.Article) error {
	if len(a.Text) > MaxTextBytes {
		return fault.New(fault.TooLarge, "the text has %.1f MB; at most %d MB are read as one article: hand it in by chapters",
			float64(len(a.Text))/(1<<20), MaxTextBytes>>20)
	}
	return nil
}

// setOf gives the languages to choose from, or the one that was asked for.
func setOf(tag string) lang.Set {
	switch tag {
	case "zh":
		return lang.NewSet(zh.New())
	case "en":
		return lang.NewSet(en.New())
	}
	return lang.NewSet(und.New(), zh.New(), en.New())
}

// Highlight reads src and gives its key points, each judged against the
// sentences it rests on. A problem in the content is a warning in the digest.
// Errors: fault.Invalid, Unsupported, TooLarge, Canceled.
func (z *Zhongdian) Highlight(ctx context.Context, src article.Source) (*digest.Digest, error) {
	return z.run(ctx, src, nil)
}

// Check reads src and judges the points that are handed in, in their order.
// Bytes of a point that are not UTF-8 become U+FFFD. Errors: those of Highlight,
// and fault.Invalid for no point or an empty one.
func (z *Zhongdian) Check(ctx context.Context, src article.Source, points []string) (*digest.Digest, error) {
	if len(points) == 0 {
		return nil, fault.New(fault.Invalid, "there is no point to check")
	}
	clean := make([]string, len(points))
	for i, p := range points {
		if clean[i] = strings.ToValidUTF8(p, "\uFFFD"); strings.TrimSpace(p) == "" {
			return nil, fault.New(fault.Invalid, "point %d is empty", i+1)
		}
	}
	return z.run(ctx, src, clean)
}

// HighlightArticle is Highlight for an article that has been read already, such
// as one of a corpus whose gold labels point into its text. a must pass
// CheckValid; it is not edited.
func (z *Zhongdian) HighlightArticle(ctx context.Context, a *article.Article) (*digest.Digest, error) {
	if err := a.CheckValid(); err != nil {
		return nil, fault.New(fault.Invalid, "the article breaks the laws of its blocks: %w", err)
	}
	return z.judge(ctx, a, nil)
}

// Read reads src and gives its text, blocks and counts, without points.
func (z *Zhongdian) Read(ctx context.Context, src article.Source) (*digest.Digest, error) {
	a, err := z.reader.Article(src)
	if err != nil {
		return nil, err
	}
	if err := checkSize(a); err != nil {
		return nil, err
	}
	z2 := *z
	z2.o.withText = true
	return z2.describe(z.set.Parse(a)), ctx.Err()
}

func (z *Zhongdian) run(ctx context.Context, src article.Source, points []string) (*digest.Digest, error) {
	a, err := z.reader.Article(src)
	if err != nil {
		return nil, err
	}
	return z.judge(ctx, a, points)
}

// judge makes the points of a, or judges those that are given.
func (z *Zhongdian) judge(ctx context.Context, a *article.Article, points []string) (*digest.Digest, error) {
	if err := ctx.Err(); err != nil {
		return nil, fault.New(fault.Canceled, "stopped: %w", err)
	}
	if err := checkSize(a); err != nil {
		return nil, err
	}
	doc := z.set.Parse(a)
	d := z.describe(doc)
	// What speaks to language models is no news: nothing is cut from it, nothing
	// rests on it, whoever made the points.
	doc, spoke := guard.Silence(doc)
	for _, f := range spoke {
		n := 0
		if i := a.BlockAt(f.Start); i >= 0 {
			n = a.ParagraphOf(i)
		}
		d.Warnings = append(d.Warnings, digest.Warning{Code: guard.Code, Message: f.Message(n), Span: f.Span})
	}
	check := verify.New(z.set, doc)
	if points != nil {
		for _, p := range points {
			d.Points = append(d.Points, z.point(a, p, digest.Given, nil, check.Check(p, nil)))
		}
	} else if !readable(a.Status) && !z.o.force {
		d.Warnings = append(d.Warnings, digest.Warning{Code: "not_an_article",
			Message: "no points were made: what was read is no article; if it is one, ask for them by force (--force)"})
	} else if z.o.model != nil {
		z.write(ctx, doc, check, d)
	} else {
		z.tellLanguage(d)
		r := rank.Score(doc)
		d.Points = z.cut(doc, check, r, compose.Options{Points: z.o.points})
		z.tellFew(d, r.Suggest)
	}
	if a.Summary != nil {
		ps := &digest.PageSummary{Label: a.Summary.Label, Attribution: a.Summary.Attribution, Points: []digest.Point{}}
		if spoken(a.Summary) {
			d.Warnings = append(d.Warnings, digest.Warning{Code: guard.Code, Message: guard.SummaryMessage})
		}
		for _, p := range a.Summary.Points {
			ps.Points = append(ps.Points, z.point(a, p, digest.Given, nil, check.Check(p, nil)))
		}
		number(ps.Points)
		d.PageSummary = ps
	}
	number(d.Points)
	d.Coverage = coverage(a, d.Points)
	return d, ctx.Err()
}

// SpeaksToModel reports whether words of a page speak to language models and not
// to readers, as far as that can be told: for faces that put such words before a
// model, where even a quotation may be taken for an order.
func SpeaksToModel(words string) bool { return guard.Speaks(words) }

// spoken reports whether a page's own summary speaks to language models.
func spoken(s *article.PageSummary) bool {
	return guard.Speaks(s.Label) || guard.Speaks(s.Attribution) || slices.ContainsFunc(s.Points, guard.Speaks)
}

// tellFew says why there are no more points where the text has room for at least
// twice as many, and nobody asked for a number of them.
func (z *Zhongdian) tellFew(d *digest.Digest, room int) {
	if n := len(d.Points); z.o.points <= 0 && n > 0 && 2*n <= room {
		d.Warnings = append(d.Warnings, digest.Warning{Code: "few_points",
			Message: fmt.Sprintf("%d of %d points that there is room for: hardly any other sentence can be read alone; ask for a number of points to have more", n, room)})
	}
}

// readable reports a status of which points are made: key points of a page that
// asks for a password would be points of the wrong thing.
func readable(s article.Status) bool {
	return s != article.LoginWall && s != article.Verification && s != article.NotArticle
}

// cut makes points of doc's own words, each of which the judge supports.
func (z *Zhongdian) cut(doc *lang.Document, check *verify.Checker, r rank.Ranking, o compose.Options) []digest.Point {
	out := []digest.Point{}
	// A draft is judged once, although it is asked for twice: judging is the
	// dearest step there is.
	type draft struct {
		text       string
		start, end int // of its evidence, which are neighbours
	}
	judged := map[draft]verify.Result{}
	judge := func(dr compose.Draft) verify.Result {
		key := draft{dr.Text, dr.Evidence[0].Start, dr.Evidence[len(dr.Evidence)-1].End}
		r, ok := judged[key]
		if !ok {
			r = check.Check(dr.Text, dr.Evidence)
			judged[key] = r
		}
		return r
	}
	o.Length = z.o.length
	o.Accept = func(dr compose.Draft) bool { return judge(dr).Verdict == digest.Supported }
	for _, dr := range compose.Points(doc, r, o) {
		r := restOn(judge(dr), dr.Evidence)
		p := z.point(doc.Article, dr.Text, digest.Cut, dr.Edits, r)
		for _, i := range dr.TakesUp {
			p.TakesUp = append(p.TakesUp, i+1)
		}
		out = append(out, p)
	}
	return out
}

func (z *Zhongdian) point(a *article.Article, t string, origin digest.Origin, edits []digest.Edit, r verify.Result) digest.Point {
	p := digest.Point{
		Text: t, Origin: origin, Verdict: r.Verdict, Confidence: r.Confidence, Reason: r.Reason,
		Evidence: []digest.Evidence{}, Checks: []digest.Check{}, Edits: edits,
	}
	if r.Freely {
		p.Confidence = 0 // nothing was decided
	}
	p.Checks = append(p.Checks, r.Checks...)
	for _, sp := range r.Evidence {
		p.Evidence = append(p.Evidence, evidence(a, sp))
	}
	if p.Verdict == digest.Supported && len(p.Evidence) == 0 {
		p.Verdict = digest.Unchecked // marks alone, say: there was nothing to support
	}
	if z.o.explain || origin == digest.Given {
		p.Words = r.Words
	}
	return p
}

func (z *Zhongdian) describe(doc *lang.Document) *digest.Digest {
	a := doc.Article
	n := measure.Count(a.Text)
	sum := sha256.Sum256([]byte(a.Text))
	d := &digest.Digest{
		Schema: digest.Schema,
		Article: digest.Article{
			Title: a.Title, Byline: a.Byline, Source: a.Source, Published: date(a.Published), Modified: date(a.Modified),
			URL: a.URL, Lang: doc.Lang, Status: string(a.Status), StatusReason: a.StatusNote,
			TextSHA256: hex.EncodeToString(sum[:]), Paragraphs: a.ParagraphOf(len(a.Blocks) - 1),
		},
		Counts: digest.Counts{
			Characters: n.Characters, Method: measure.Method, WordProcessor: n.WordProcessor,
			Words: n.Words, Sentences: len(doc.Sentences),
		},
		ReadingTime:  n.Minutes(z.o.speed),
		ReadingSpeed: digest.Speed{CharactersPerMinute: z.o.speed.Characters, WordsPerMinute: z.o.speed.Words},
		Points:       []digest.Point{},
		Warnings:     []digest.Warning{},
		Generator:    digest.Generator{Engine: Engine, Version: Version, Settings: z.o.settings()},
		Created:      z.o.now().UTC().Truncate(time.Second),
	}
	for _, w := range a.Warnings {
		d.Warnings = append(d.Warnings, digest.Warning{Code: w.Code, Message: w.Message, Span: w.Span})
	}
	if doc.Lang == "und" {
		d.Warnings = append(d.Warnings, digest.Warning{
			Code:    "unknown_language",
			Message: "the article is in a language other than Chinese and English: counts, time and whole sentences are given, but of names, figures and the like only plain numbers are checked",
		})
	}
	if z.o.withText {
		d.Article.Text = a.Text
		for i, b := range a.Blocks {
			d.Article.Blocks = append(d.Article.Blocks, digest.Block{
				Span: b.Span, Kind: string(b.Kind), Level: b.Level, Paragraph: a.ParagraphOf(i), Path: b.Path,
			})
		}
	}
	return d
}

func number(ps []digest.Point) {
	for i := range ps {
		ps[i].N = i + 1
	}
}

func (o options) settings() map[string]string {
	m := map[string]string{"length": string(o.length)}
	if o.points > 0 {
		m["points"] = strconv.Itoa(o.points)
	}
	if o.force {
		m["force"] = "true"
	}
	if o.lang != "" && o.lang != "auto" {
		m["lang"] = o.lang
	}
	if o.pointsLang != "" {
		m["points_lang"] = o.pointsLang
	}
	return m
}

// date leaves the clock out where it is midnight UTC: the page gave only a date.
func date(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Equal(t.Truncate(24 * time.Hour)):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}
