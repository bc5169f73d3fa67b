package zhongdian

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/across"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/internal/write"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/llm"
)

// A scribe has the points of one article written and judged.
type scribe struct {
	z     *Zhongdian
	doc   *lang.Document
	check *verify.Checker
	rank  rank.Ranking
	lang  string // of the points
	// across compares points in another language than the article's; nil where
	// they are in its own.
	across *across.Checker
	task   *write.Task
	w      *digest.Writing
}

// write fills d with the points that a model writes of doc. Whatever goes wrong
// with the model, there are points: then they are cut, and a warning says why.
func (z *Zhongdian) write(ctx context.Context, doc *lang.Document, check *verify.Checker, d *digest.Digest) {
	s := &scribe{z: z, doc: doc, check: check, rank: rank.Score(doc), lang: z.o.pointsLang}
	if s.lang == "" {
		if s.lang = doc.Lang; s.lang != "zh" {
			s.lang = "en"
		}
	}
	if s.lang != doc.Lang {
		s.across = across.New(z.set, doc)
	}
	info := z.o.model.Info()
	s.task = write.New(doc, s.rank, write.Options{Points: z.o.points, Length: string(z.o.length), Lang: s.lang}, info)
	s.w = &digest.Writing{Profile: info.Profile, Lang: s.lang, Read: s.task.Read()}
	if s.w.Model = oneLine(info.Model); s.w.Model == "" {
		s.w.Model = "unnamed" // a label must name something
	}
	s.w.Prompt, s.w.PromptSHA256 = s.task.Prompt()
	d.Generator.Writing = s.w

	drafts, err := s.drafts(ctx)
	if err == nil {
		d.Points = s.settle(drafts)
		d.Generator.Engine, d.Generator.Model = EngineWrite, s.w.Model
	}
	if err == nil && s.w.Passed+s.w.Mended+s.w.Unconfirmed == 0 {
		s.w.LeftOut, s.w.Replaced = s.w.Written, 0
		err = fault.New(fault.Provider, "%s", nothingKept(drafts))
	}
	if err != nil {
		d.Generator.Engine, d.Generator.Model = Engine, ""
		d.Points = z.cut(doc, check, s.rank, compose.Options{Points: z.o.points})
		d.Warnings = append(d.Warnings, digest.Warning{Code: "model_failed",
			Message: fmt.Sprintf("the language model %s gave no points that can be shown (%s); these are cut from the article", info.Model, safe(err))})
		z.tellLanguage(d)
		return
	}
	d.AIGC = &digest.AIGC{Label: "1", ContentProducer: s.w.Model, ProduceID: d.Article.TextSHA256[:16] + "-" + d.Created.Format("20060102T150405Z")}
	if s.task.Cut() {
		d.Warnings = append(d.Warnings, digest.Warning{Code: "partly_read",
			Message: fmt.Sprintf("the article is too long for the model, which was shown its most important sentences (%.0f%%)", 100*s.w.Read)})
	}
}

// nothingKept says why none of the drafts is shown.
func nothingKept(ds []draft) string {
	for i := range ds {
		if ds[i].state != unusable {
			return "nothing that it wrote is carried by the article"
		}
	}
	return "what it wrote is not in the language that was asked for"
}

// tellLanguage warns where points in another language were asked for and could
// not be written.
func (z *Zhongdian) tellLanguage(d *digest.Digest) {
	if z.o.pointsLang != "" && z.o.pointsLang != d.Article.Lang {
		d.Warnings = append(d.Warnings, digest.Warning{Code: "points_language",
			Message: "the points are in the article's language: in another one they are written by a language model only, and there are none of one here"})
	}
}

// safe gives a message that may be shown: that of our own errors. What a
// provider of somebody else's says may hold anything.
func safe(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Message
	}
	return "its provider failed"
}

// share of the time that is left which a model may take; the rest is for us, who
// must have points whatever the model does.
const modelShare = 0.95

// call asks the model and keeps the account.
func (s *scribe) call(ctx context.Context, r llm.Request) (answer write.Answer, reply llm.Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Provider, "its provider broke")
		}
	}()
	if end, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Duration(float64(time.Until(end))*modelShare))
		defer cancel()
	}
	r.Progress = s.z.o.progress
	s.w.Calls++
	reply, err = s.z.o.model.Complete(ctx, r)
	spent := reply.Spent()
	s.w.Usage.Input += max(spent.Input, 0)
	s.w.Usage.Output += max(spent.Output, 0)
	s.w.Usage.Estimated = s.w.Usage.Estimated || spent.Estimated
	if err != nil {
		return answer, reply, err
	}
	if m := oneLine(reply.Model); m != "" {
		s.w.Model = m
	}
	answer = s.task.Parse(reply)
	for _, p := range answer.Problems {
		s.problem(string(p))
	}
	return answer, reply, nil
}

func (s *scribe) problem(code string) {
	for _, p := range s.w.Problems {
		if p == code {
			return
		}
	}
	s.w.Problems = append(s.w.Problems, code)
}

// oneLine makes a name of what a server calls its model.
func oneLine(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "\uFFFD")), " ")
	if r := []rune(name); len(r) > 100 {
		name = string(r[:100])
	}
	return name
}

// A draft is a point on its way: what the model wrote, and what we found.
type draft struct {
	write.Point
	judged
	asWas   judged // of the first version, where it went back
	mended  bool   // the second version took the place of the first
	refused bool
}

// drafts has points written, judged, and the failing ones written again once.
func (s *scribe) drafts(ctx context.Context) ([]draft, error) {
	if s.task.Sentences() == 0 {
		return nil, fault.New(fault.Invalid, "there is nothing to show it")
	}
	answer, reply, err := s.call(ctx, s.task.Request())
	if err != nil {
		return nil, err
	}
	if len(answer.Points) == 0 {
		if answer, _, err = s.call(ctx, s.task.Again(reply.Text)); err != nil {
			return nil, err
		}
		if len(answer.Points) == 0 {
			return nil, fault.New(fault.Provider, "its answers could not be read: %s", strings.Join(s.w.Problems, ", "))
		}
	}
	out := make([]draft, len(answer.Points))
	s.w.Written = len(out)
	for i, p := range answer.Points {
		p.N = i + 1
		out[i] = draft{Point: p, judged: s.judge(p)}
	}
	s.repeats(out)
	s.mend(ctx, answer.Points, out)
	return out, nil
}

// mend sends back what failed, all in one call, and takes what comes back where
// it is better. A model that can't be reached now has had its chance.
func (s *scribe) mend(ctx context.Context, first []write.Point, ds []draft) {
	var cs []write.Complaint
	for i := range ds {
		if len(ds[i].reasons) > 0 {
			cs = append(cs, write.Complaint{N: i + 1, Text: ds[i].Text, Reasons: ds[i].reasons})
		}
	}
	if len(cs) == 0 {
		return
	}
	answer, _, err := s.call(ctx, s.task.Mend(first, cs))
	if err != nil {
		s.problem("mend_failed")
		return
	}
	for k, p := range answer.Points {
		i := p.N - 1
		if i < 0 || i >= len(ds) || len(ds[i].reasons) == 0 {
			// It counted its own way: then the order is what it has kept.
			if len(answer.Points) != len(cs) {
				continue
			}
			i = cs[k].N - 1
		}
		if j := s.judge(p); !ds[i].mended && j.betterThan(ds[i].judged) {
			p.N = i + 1
			ds[i].Point, ds[i].judged, ds[i].mended, ds[i].asWas = p, j, true, ds[i].judged
		}
	}
	s.repeats(ds)
}
