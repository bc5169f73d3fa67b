package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// compareFlags are those of models --compare.
func (c *cli) compareFlags(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.BoolVar(&c.f.compare, "compare", false, "have several models, and our own engine, make the points of the articles that are named")
	fs.StringSliceVar(&c.f.profiles, "profiles", nil, "with --compare: profiles, or PROFILE/MODEL, separated by commas (default: all that are set up)")
	fs.BoolVar(&c.f.show, "show", false, "with --compare: the points too")
	fs.IntVar(&c.f.points, "points", 0, "with --compare: number of points, 1 to 50 (0: as many as the text has)")
	fs.StringVar(&c.f.length, "length", "medium", "with --compare: length of a point: short, medium or long")
}

func (c *cli) runCompare(cmd *cobra.Command, names []string) error {
	if len(names) == 0 {
		return fault.New(fault.Invalid, "--compare needs articles: files, addresses, or a .jsonl file with one a line")
	}
	m, err := service.OpenModels(c.f.config)
	if err != nil {
		return err
	}
	srcs, err := service.LoadArticles(names, c.stdin)
	if err != nil {
		return err
	}
	if err := render.CheckValid(c.renderFormat(), c.renderOptions()); err != nil {
		return err
	}
	_, tty := terminalOf(c.stderr)
	got, err := m.Compare(cmd.Context(), service.Options{
		Points: c.f.points, Length: c.f.length, Lang: c.f.lang, Timeout: c.f.timeout, AllowPrivate: c.f.allowPrivate, PageCache: c.pageCache(),
	}, srcs, c.f.profiles, func(engine, article string, n, of int) {
		if tty {
			fmt.Fprintf(c.stderr, "\r\x1b[K%d/%d %s: %s", n, of, filepath.Base(article), engine)
		}
	})
	if tty {
		fmt.Fprint(c.stderr, "\r\x1b[K")
	}
	if err != nil {
		return err
	}
	return c.output(func(w io.Writer) error {
		if c.f.json() {
			return render.JSON(w, got, c.f.compact)
		}
		return c.showComparison(w, got)
	})
}

func (c *cli) showComparison(w io.Writer, got *service.Comparison) error {
	t := modelWords(c.f.ui)
	rows := [][]string{t.compared()}
	for i := range got.Engines {
		rows = append(rows, t.engine(&got.Engines[i]))
	}
	if err := render.Table(w, rows); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "\n%s\n", t.comparedLegend(len(got.Engines) > 1)); err != nil || !c.f.show {
		return err
	}
	for _, a := range got.Articles {
		fmt.Fprintf(w, "\n# %s\n", a.Name)
		for _, r := range a.Runs {
			fmt.Fprintf(w, "\n%s (%d ms)\n", r.Profile, r.Millis)
			if r.Error != nil {
				fmt.Fprintf(w, "  %s\n", r.Error.Message)
			}
			if r.Failure != "" {
				fmt.Fprintf(w, "  %s\n", r.Failure)
			}
			for i, p := range r.Points {
				if _, err := fmt.Fprintf(w, "  %02d %s %s%s\n", i+1, verdictMark(p.Verdict), p.Text, t.origin(p.Origin)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func verdictMark(v digest.Verdict) string {
	switch v {
	case digest.Supported:
		return "✓"
	case digest.Partly:
		return "~"
	case digest.Unchecked:
		return "?"
	}
	return "✗"
}

func (t modelText) compared() []string {
	if t.zh {
		return []string{"名称", "模型", "文章", "失败", "要点", "有据", "撰写", "一次通过", "改后通过", "未确认", "替换", "舍去", "覆盖", "读到", "输入", "输出", "费用", "每篇用时"}
	}
	return []string{"PROFILE", "MODEL", "ARTICLES", "FAILED", "POINTS", "SUPPORTED", "WRITTEN", "AT ONCE", "MENDED", "UNCONFIRMED", "REPLACED", "LEFT OUT", "COVERAGE", "READ", "TOKENS IN", "OUT", "COST", "TIME"}
}

func (t modelText) engine(e *service.Engine) []string {
	n := func(v int) string {
		if e.Profile == service.OwnEngine {
			return "—"
		}
		return thousands(v)
	}
	percent := func(x float64) string { return fmt.Sprintf("%.0f%%", 100*x) }
	cost, read := "—", "—"
	if e.Cost > 0 {
		cost = fmt.Sprintf("%.4g %s", e.Cost, e.Currency)
	}
	if e.Profile != service.OwnEngine {
		read = percent(e.Read)
	}
	name := e.Profile
	if name == service.OwnEngine {
		name = t.in("本机引擎", "own")
	}
	count := func(v int) string {
		if e.Estimated {
			return "~" + n(v)
		}
		return n(v)
	}
	return []string{
		name, or(e.Model, "—"), fmt.Sprint(e.Articles), n(e.Failed), fmt.Sprint(e.Points), fmt.Sprint(e.Supported), n(e.Written), n(e.Passed), n(e.Mended),
		n(e.Unsure), n(e.Replaced), n(e.LeftOut), percent(e.Coverage), read, count(e.Input), count(e.Output), cost, fmt.Sprintf("%d ms", e.Millis),
	}
}

func (t modelText) comparedLegend(models bool) string {
	if !models {
		return t.in("没有可用的模型：设置密钥，或用 --profiles 指定。", "No model could be asked: set a key, or name profiles by --profiles.")
	}
	return t.in(
		"失败：模型的要点一条也不能用，改为摘出。一次通过、改后通过、未确认、替换、舍去合计为撰写的条数。用时为各篇的中位数。未使用保存的答复。",
		"Failed: nothing a model wrote could be shown, and points were cut. At once, mended, unconfirmed, replaced and left out make up what was written.\nTime is that of the middle article. No kept replies were used.")
}

func (t modelText) origin(o digest.Origin) string {
	switch o {
	case digest.Written:
		return t.in("（模型撰写）", " (written)")
	case digest.Replaced:
		return t.in("（替换）", " (replaced)")
	}
	return ""
}
