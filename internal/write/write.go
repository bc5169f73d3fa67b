// Package write has a language model write the points of an article. It makes
// the prompt and reads the answer; it judges nothing. Whatever comes back is
// untrusted: a Point is some words and the sentences that its writer says it
// rests on, which the facade hands to the judge like anybody's.
//
// The article is shown as numbered sentences between two marks that it can't
// contain, without what nobody sees and without what speaks to models (see
// internal/guard). The model names numbers; spans are ours.
package write

import (
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/guard"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/llm"
	"github.com/zhongdian/zhongdian/text"
)

// Options are the wishes of whoever asks.
type Options struct {
	Points int    // exact number wanted; 0: from the text itself
	Length string // "short", "medium" or "long"
	Lang   string // language of the points: "zh" or "en"
}

// Context is how many tokens a model is taken to hold that doesn't say, and
// MaxPrompt the most of an article that is ever sent.
const (
	Context   = 16_000
	MaxPrompt = 120_000
)

// replyRoom is what is kept free for the answers, the reasoning of some models
// and the second call with its complaints.
const replyRoom = 4_096

// Task is one article on its way to a model. It is not edited after New.
type Task struct {
	doc    *lang.Document
	o      Options
	texts  texts
	shown  []int // sentences of the document by number, from 1
	number map[int]int
	read   float64
	fence  string
	prompt []llm.Message
	most   int // points that are taken from an answer
}

// New makes the task of writing the points of d. d is one that guard.Silence
// gave; what is silenced there isn't shown. info says how much the model holds.
func New(d *lang.Document, r rank.Ranking, o Options, info llm.Info) *Task {
	t := &Task{doc: d, o: o, texts: textsFor(o.Lang), most: o.Points}
	if t.most == 0 {
		t.most = max(7, r.Suggest+2)
	}
	t.fence = "=====" + sha(d.Article.Text)[:12] + "====="
	room := info.Context
	if room <= 0 {
		room = Context
	}
	t.choose(r, min(room-replyRoom, MaxPrompt)-t.overhead())
	t.prompt = t.messages()
	return t
}

// Read is the share of the article's text that the model is shown, 0 to 1. It
// is below 1 only where the article is too long for the model, or speaks to it.
func (t *Task) Read() float64 { return t.read }

// Cut reports whether sentences were left out because the model can't hold them.
func (t *Task) Cut() bool {
	n := 0
	for i := range t.doc.Sentences {
		if t.sayable(i) {
			n++
		}
	}
	return len(t.shown) < n
}

// Sentences is how many sentences the model is shown.
func (t *Task) Sentences() int { return len(t.shown) }

// Prompt names the prompt for the receipt, and gives the hash of exactly what
// is sent first.
func (t *Task) Prompt() (name, sha256 string) {
	return t.o.Lang + "/" + Version, sha(t.prompt[0].Content, t.prompt[1].Content, pointsSchema)
}

// Request is the first call.
func (t *Task) Request() llm.Request {
	return llm.Request{Messages: t.prompt, Schema: []byte(pointsSchema), SchemaName: "points", MaxTokens: replyRoom * 2}
}

// Again is the call after an answer that could not be read.
func (t *Task) Again(answer string) llm.Request {
	r := t.Request()
	r.Messages = append(r.Messages[:2:2], llm.Message{Role: llm.Assistant, Content: clip(guard.Visible(answer), 2000)},
		llm.Message{Role: llm.User, Content: t.texts.section["again"]})
	return r
}

// Complaint is what is wrong with a point. N counts the points of the first
// answer from 1.
type Complaint struct {
	N       int
	Text    string
	Reasons []string
}

// Mend is the one further call in which failing points go back.
func (t *Task) Mend(first []Point, cs []Complaint) llm.Request {
	var b strings.Builder
	for i, c := range cs {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(fill(t.texts.section["complaint"], "n", strconv.Itoa(c.N), "text", c.Text, "reasons", strings.Join(c.Reasons, t.semicolon())))
		b.WriteByte('\n')
	}
	return llm.Request{
		Messages: append(t.prompt[:2:2],
			llm.Message{Role: llm.Assistant, Content: asJSON(first)},
			llm.Message{Role: llm.User, Content: fill(t.texts.section["mend"], "complaints", strings.TrimSuffix(b.String(), "\n"))}),
		Schema: []byte(mendSchema), SchemaName: "mended_points", MaxTokens: replyRoom * 2,
	}
}

func (t *Task) semicolon() string {
	if t.o.Lang == "zh" {
		return "；"
	}
	return "; "
}

// messages makes the prompt.
func (t *Task) messages() []llm.Message {
	lang := t.texts.words["language."+t.o.Lang]
	system := t.texts.section["system"]
	if t.o.Lang != t.doc.Lang {
		// After the last rule, which is the last paragraph but one.
		i := strings.LastIndex(system, "\n\n")
		system = system[:i] + "\n" + t.texts.section["abroad"] + system[i:]
	}
	system = fill(system, "fence", t.fence, "language", lang)
	title, gaps := "", ""
	if s := neutral(t.doc.Article.Title); s != "" {
		title = fill(t.texts.section["title"], "title", s) + "\n"
	}
	if t.Cut() {
		gaps = t.texts.section["gaps"]
	}
	user := fill(t.texts.section["user"], "title", title, "count", t.count(), "width", t.width(), "fence", t.fence,
		"article", t.article(), "shown", strconv.Itoa(len(t.shown)), "gaps", gaps)
	return []llm.Message{{Role: llm.System, Content: system}, {Role: llm.User, Content: user}}
}

func (t *Task) count() string {
	if t.o.Points > 0 {
		return strconv.Itoa(t.o.Points)
	}
	return t.texts.words["some"]
}

func (t *Task) width() string { return t.texts.words["width."+t.o.Lang+"."+t.o.Length] }

// overhead is about what the prompt weighs without the article.
func (t *Task) overhead() int {
	n := llm.Estimate(pointsSchema) + llm.Estimate(neutral(t.doc.Article.Title)) + 200
	for _, s := range []string{"system", "user", "title", "gaps"} {
		n += llm.Estimate(t.texts.section[s])
	}
	return n
}

// article lists the sentences that are shown, a line each.
func (t *Task) article() string {
	var b strings.Builder
	last := -1
	for n, i := range t.shown {
		for k := last + 1; k < i; k++ {
			if t.sayable(k) {
				b.WriteString("[…]\n")
				break
			}
		}
		b.WriteString(t.line(n+1, i))
		last = i
	}
	for k := last + 1; k < len(t.doc.Sentences); k++ {
		if t.sayable(k) {
			b.WriteString("[…]\n")
			break
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (t *Task) line(n, i int) string {
	s := t.doc.Sentences[i]
	mark := ""
	switch t.doc.Article.Blocks[s.Block].Kind {
	case article.Heading:
		mark = t.texts.words["heading"]
	case article.Caption:
		mark = t.texts.words["caption"]
	}
	if strings.HasSuffix(mark, ")") {
		mark += " "
	}
	return "[" + strconv.Itoa(n) + "] " + mark + neutral(s.Slice(t.doc.Article.Text)) + "\n"
}

// sayable reports whether sentence i may be shown to a model and has something
// to show.
func (t *Task) sayable(i int) bool {
	return !guard.Silenced(&t.doc.Sentences[i]) && len(t.doc.Sentences[i].Words) > 0
}

// span gives the sentence with number n as a span without the space at its end.
func (t *Task) span(n int) text.Span {
	s := t.doc.Sentences[t.shown[n-1]].Span
	w := s.Slice(t.doc.Article.Text)
	s.End = s.Start + len(strings.TrimRight(w, " \t\n\u3000"))
	return s
}
