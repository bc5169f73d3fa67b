package web

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// resultView is a result as the page shows it.
type resultView struct {
	ID                      string
	Kept                    bool   // in a library: it can be deleted and asked again
	Newer                   string // id of the result of what the article is now, "" where it has not changed
	Title, Lang             string
	Origin                  []string // outlet, author, date
	URL                     string   // of the page, where it is a web address
	Headline                string
	Notices                 []string
	Force                   string // what to hand in to read by force what is no article
	Points                  []pointView
	Given                   bool   // the points were handed in
	AIGC                    string // label for programs of what a language model wrote, JSON
	NoPoints                string
	Summary                 *summaryView
	Blocks                  []blockView
	Strip                   []stripView
	Closing                 string
	Receipt                 [][2]string
	Tally                   string // verdicts of the points, in words
	Coverage                int    // percent
	Created, CreatedMachine string
}

// summaryView is the page's own summary, judged.
type summaryView struct {
	Heading, Attribution string
	Tally                string // verdicts of its points, in words
	Points               []pointView
}

// viewer makes the view of one digest.
type viewer struct {
	ui   string
	say  render.Say
	d    *digest.Digest
	segs []segment // of the article, in order
}

// viewOf lays a result out for the interface language ui.
func viewOf(ui string, r service.Result) *resultView {
	d := r.Digest
	v := &viewer{ui: ui, say: render.SayIn(ui), d: d}
	v.segs = segmentsOf(d)
	out := &resultView{
		ID: r.ID, Title: render.Clean(service.TitleOf(d)), Lang: langTag(d.Article.Lang), Headline: v.say.Headline(d),
		NoPoints: v.say.NoPoints(d), Closing: v.say.Closing(d),
		Coverage: int(d.Coverage*100 + 0.5), Origin: v.origin(), Receipt: v.receipt(),
		Created: dateTime(r.Created), CreatedMachine: r.Created.UTC().Format(time.RFC3339),
	}
	if r.Stale {
		out.Newer = r.NewerID
	}
	if out.Title == "" {
		out.Title = say(ui, "result.untitled")
	}
	if isWeb(d.Article.URL) {
		out.URL = d.Article.URL
	}
	told := *d
	if told.Warnings = slices.DeleteFunc(slices.Clone(d.Warnings), noArticle); len(told.Warnings) < len(d.Warnings) {
		// The form that asks by force says this, and has a button for the flag.
		if out.Force = out.URL; out.Force == "" {
			out.Force = d.Article.Text
		}
	}
	out.Notices = v.say.Notices(&told)
	out.Points, out.Given = v.points("p", d.Points), given(d)
	if ps := d.PageSummary; ps != nil {
		heading, by := v.say.Summary(ps)
		out.Summary = &summaryView{Heading: heading, Attribution: by, Tally: v.tally(ps.Points), Points: v.points("q", ps.Points)}
	}
	if d.AIGC != nil {
		label, _ := json.Marshal(d.AIGC) // three strings: can't fail
		out.AIGC = string(label)
	}
	out.Blocks = v.blocks()
	out.Strip = v.strip()
	out.Tally = v.tally(d.Points)
	return out
}

func noArticle(w digest.Warning) bool { return w.Code == "not_an_article" }

func isWeb(u string) bool {
	return strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://")
}

// langTag is fit for a lang attribute; what is not known is left out.
func langTag(tag string) string {
	if tag == "und" || len(tag) > 35 || strings.ContainsFunc(tag, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) {
		return ""
	}
	return tag
}

// origin is the line over the title: the outlet, the author and the date.
func (v *viewer) origin() []string {
	var out []string
	for _, s := range []string{v.d.Article.Source, v.d.Article.Byline, v.date(v.d.Article.Published)} {
		if s = strings.TrimSpace(render.Clean(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// date gives the date of a digest in the words of the interface.
func (v *viewer) date(s string) string {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return v.day(t)
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return v.day(t) + t.Format(" 15:04")
}

func (v *viewer) day(t time.Time) string { return dayIn(v.ui, t) }

func dayIn(ui string, t time.Time) string {
	if ui == "zh" {
		return t.Format("2006年1月2日")
	}
	return t.Format("2 January 2006")
}

func dateTime(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// receipt is what made the points, in lines of a name and a value.
func (v *viewer) receipt() [][2]string {
	g := v.d.Generator
	out := [][2]string{{say(v.ui, "receipt.engine"), g.Engine + " " + g.Version}}
	add := func(key, value string) {
		if value != "" {
			out = append(out, [2]string{say(v.ui, key), render.Clean(value)})
		}
	}
	add("receipt.model", g.Model)
	for _, k := range []string{"points", "length", "lang"} {
		add("receipt."+k, v.setting(k, g.Settings[k]))
	}
	add("receipt.speed", say(v.ui, "receipt.speed.value", v.d.ReadingSpeed.CharactersPerMinute, v.d.ReadingSpeed.WordsPerMinute))
	c := v.d.Counts
	add("receipt.counts", say(v.ui, "receipt.counts.value", c.Characters, c.WordProcessor, c.Sentences, v.d.Article.Paragraphs))
	add("receipt.sha", v.d.Article.TextSHA256)
	return out
}

// setting puts the values of settings that we know into words.
func (v *viewer) setting(key, value string) string {
	if key == "length" && oneOf(value, "short", "medium", "long") != "" {
		return say(v.ui, "length."+value)
	}
	return value
}

// tally says how many points have each verdict, the best first.
func (v *viewer) tally(ps []digest.Point) string {
	n := map[digest.Verdict]int{}
	for i := range ps {
		n[verdictOf(ps[i].Verdict)]++
	}
	var parts []string
	for _, k := range []digest.Verdict{digest.Supported, digest.Partly, digest.Unsupported, digest.Contradicted, digest.Unchecked} {
		if n[k] > 0 {
			parts = append(parts, say(v.ui, "tally", n[k], v.say.Verdict(k)))
		}
	}
	return strings.Join(parts, say(v.ui, "list.comma"))
}

// verdictOf is the verdict, or unchecked for one that isn't known: it becomes
// the name of a class and of a mark.
func verdictOf(v digest.Verdict) digest.Verdict {
	switch v {
	case digest.Supported, digest.Partly, digest.Unsupported, digest.Contradicted:
		return v
	}
	return digest.Unchecked
}

func number(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
