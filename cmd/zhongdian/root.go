package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// cli is one run of the command.
type cli struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	f              flags

	timeoutSet func() bool            // by the user
	model      *service.Model         // that writes; nil: none
	stage      atomic.Pointer[string] // what a person who waits is told
	told       bool                   // the error stands in the answer already
	begun      bool                   // a command of ours: the command line is one that fits
}

// flags are all flags; a command registers those it knows.
type flags struct {
	asJSON, compact, evidence, explain, withText bool
	force, noCache, allPages, renderPages        bool
	noColor, allowPrivate, progress              bool
	format, length, lang, ui, out, title, date   string
	failOn, item, siteRules                      string
	model, profile, config, pointsLang           string
	noModel, knowsModels, compare, show          bool
	estimate                                     bool
	profiles                                     []string
	points, speedZH, speedEN, width, workers     int
	timeout                                      time.Duration
}

func (f *flags) json() bool { return f.asJSON || f.format == string(render.FormatJSON) }

const rootLong = `zhongdian (划重点) reads an article in Chinese or English, counts it, says how
long it takes to read, and gives its key points. Every point is checked against
the sentences of the article it rests on: names, numbers, dates, negations,
hedges and speakers. It works offline, without a language model; one can be asked
to write the points (--model), and is checked in the same way.

` + exitTable

func (c *cli) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "zhongdian [flags] FILE|URL|-",
		Short: "Key points of an article, each checked against the sentences it rests on",
		Long:  rootLong,
		Example: `  zhongdian article.txt
  zhongdian --evidence --points 3 page.html
  curl -s https://example.org/news | zhongdian --json -
  zhongdian check article.txt summary.txt`,
		Version:       service.Version,
		Args:          oneArticle,
		RunE:          func(cmd *cobra.Command, args []string) error { return c.highlight(cmd, args[0]) },
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	cmd.SetVersionTemplate("zhongdian {{.Version}}\n")
	cmd.SetFlagErrorFunc(flagFault)
	c.commonFlags(cmd)
	fs := cmd.Flags()
	fs.IntVar(&c.f.points, "points", 0, "number of points, 1 to 50 (0: as many as the text has)")
	fs.StringVar(&c.f.length, "length", "medium", "length of a point: short, medium or long")
	fs.BoolVar(&c.f.force, "force", false, forceUsage)
	c.answerFlags(cmd)
	c.modelFlags(cmd)
	fs.BoolVar(&c.f.estimate, "estimate", false, "say what the model would cost for this article, and send nothing")
	cmd.AddCommand(c.check(), c.batch(), c.read(), c.serve(), c.models(), c.keys(), c.version(), c.man())
	cmd.AddCommand(c.history(), c.backup(), c.mcp(), c.extension())
	cmd.CompletionOptions.HiddenDefaultCmd = false
	return cmd
}

const forceUsage = "points also of a page that is no article: a login wall, a list, an error"

// commonFlags are those of every command that reads articles.
func (c *cli) commonFlags(cmd *cobra.Command) {
	fs := cmd.PersistentFlags()
	fs.BoolVar(&c.f.asJSON, "json", false, "the same as --format json")
	fs.BoolVar(&c.f.compact, "compact", false, "JSON on one line")
	fs.StringVar(&c.f.format, "format", "terminal", "format of the answer: terminal, json, markdown, html or annotations")
	fs.StringVar(&c.f.ui, "ui", "", "language of the words around the points: zh or en (default: that of the article)")
	fs.StringVar(&c.f.lang, "lang", "auto", "language of the article: zh, en or auto (block by block)")
	fs.IntVar(&c.f.speedZH, "speed-zh", 0, "reading speed in Chinese characters a minute (default 400)")
	fs.IntVar(&c.f.speedEN, "speed-en", 0, "reading speed in words a minute (default 238)")
	fs.StringVarP(&c.f.out, "output", "o", "", "write the answer to this file, whole or not at all")
	fs.DurationVar(&c.f.timeout, "timeout", 30*time.Second, "time for one article, fetched and read; 0: no limit; with a model by default what two of its calls may take")
	c.timeoutSet = func() bool { return fs.Changed("timeout") }
	fs.BoolVar(&c.f.allPages, "all-pages", false, "read an article that goes on on further pages whole")
	fs.BoolVar(&c.f.renderPages, "render", false, "let an installed Chromium build fetched pages, for those that scripts make")
	fs.StringVar(&c.f.siteRules, "site-rules", os.Getenv("ZHONGDIAN_SITE_RULES"), "file or folder of rules for single sites (also by ZHONGDIAN_SITE_RULES)")
	fs.BoolVar(&c.f.noCache, "no-cache", false, "fetch every page and ask a model anew, and keep nothing")
	fs.BoolVar(&c.f.allowPrivate, "allow-private", false, "allow addresses of the local network and of this machine")
	fs.BoolVar(&c.f.noColor, "no-color", false, "no colours (also by the variable NO_COLOR)")
	fs.IntVar(&c.f.width, "width", 0, "columns to wrap at (default: of the terminal; no wrapping elsewhere)")
}

// answerFlags are those of the commands that judge points of one article.
func (c *cli) answerFlags(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.BoolVar(&c.f.evidence, "evidence", false, "quote the sentences under each point")
	fs.BoolVar(&c.f.explain, "explain", false, "JSON: the support of every word of our own points too")
	fs.BoolVar(&c.f.withText, "with-text", false, "JSON: the text of the article and its blocks")
	fs.StringVar(&c.f.failOn, "fail-on", "", "exit with status 8 where a point is contradicted, unsupported (or worse) or only partly supported (or worse)")
	c.articleFlags(cmd)
}

func (c *cli) articleFlags(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&c.f.title, "title", "", "title of the article, where the text has none")
	fs.StringVar(&c.f.item, "item", "", "which article of a feed, a book or an archive: its number, or all for a whole book")
	fs.StringVar(&c.f.date, "date", "", "date of the article, such as 2024-06-12: it gives 本月12日 or yesterday their meaning")
}

// misspelt gives the command that somebody may have meant who named no file.
func misspelt(cmd *cobra.Command, name string) string {
	if _, err := os.Stat(name); err == nil || cmd.HasParent() || len(name) < 3 {
		return ""
	}
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return near[0]
	}
	return ""
}

// flagFault tells what a flag takes, not which function could not read it.
func flagFault(cmd *cobra.Command, err error) error {
	see := "see " + cmd.CommandPath() + " --help"
	var bad *pflag.InvalidValueError
	takes := map[string]string{"int": "a whole number", "duration": "a time such as 30s or 2m", "bool": "true or false"}
	if errors.As(err, &bad) {
		if f := bad.GetFlag(); takes[f.Value.Type()] != "" {
			return fault.New(fault.Invalid, "--%s takes %s, not %q; %s", f.Name, takes[f.Value.Type()], bad.GetValue(), see)
		}
	}
	return fault.New(fault.Invalid, "%w; %s", err, see)
}

func oneArticle(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fault.New(fault.Invalid, "no article given: name a file, an address or - for standard input; see %s --help", cmd.CommandPath())
	}
	if meant := misspelt(cmd, args[0]); meant != "" {
		return fault.New(fault.NotFound, "there is no command and no file %s; did you mean zhongdian %s?", args[0], meant)
	}
	if len(args) > 1 {
		return fault.New(fault.Invalid, "one article at a time, not %d; for many see zhongdian batch --help", len(args))
	}
	return nil
}

// service makes the service that the flags ask for.
func (c *cli) service() (*service.Service, error) {
	f := &c.f
	switch {
	case f.timeout < 0:
		return nil, fault.New(fault.Invalid, "--timeout must not be negative")
	case f.width < 0:
		return nil, fault.New(fault.Invalid, "--width must not be negative")
	}
	if err := failOn(f.failOn).checkValid(); err != nil {
		return nil, err
	}
	if err := render.CheckValid(c.renderFormat(), c.renderOptions()); err != nil {
		return nil, err
	}
	if err := c.openModel(); err != nil {
		return nil, err
	}
	return service.New(c.writing(c.options()))
}

// options are those of the flags, without a model.
func (c *cli) options() service.Options {
	f := &c.f
	return service.Options{
		Points: f.points, Length: f.length, Lang: f.lang, CharactersMinute: f.speedZH, WordsMinute: f.speedEN,
		Explain: f.explain, WithText: f.withText || f.format == string(render.FormatAnnotations),
		Force: f.force, AllPages: f.allPages, Render: f.renderPages, Timeout: f.timeout, AllowPrivate: f.allowPrivate,
		PageCache: c.pageCache(), SiteRules: f.siteRules,
	}
}

// pageCache is the folder of fetched pages, "" where none are kept.
func (c *cli) pageCache() string {
	dir, err := os.UserCacheDir()
	if c.f.noCache || err != nil {
		return ""
	}
	return filepath.Join(dir, "zhongdian", "pages")
}

// source opens the article that the arguments name. Its date and title from
// the flags win over what the page says.
func (c *cli) source(name string) (article.Source, error) {
	src, err := service.Load(name, c.stdin)
	if err != nil {
		return src, err
	}
	src.Title = c.f.title
	if src.Item, err = service.ParseItem(c.f.item); err != nil {
		return src, err
	}
	src.Published, err = service.ParseDate(c.f.date)
	return src, err
}

func (c *cli) highlight(cmd *cobra.Command, name string) error {
	s, err := c.service()
	if err != nil {
		return err
	}
	src, err := c.source(name)
	if err != nil {
		return err
	}
	if c.f.estimate {
		return c.runEstimate(cmd.Context(), src)
	}
	if c.model != nil {
		defer c.waiting("model")()
	} else {
		defer c.waiting(src.URL)()
	}
	d, err := s.Highlight(cmd.Context(), src)
	if err != nil {
		return err
	}
	return c.show(d)
}

// show writes the answer, then fails where --fail-on says so.
func (c *cli) show(d *digest.Digest) error {
	err := c.output(func(w io.Writer) error {
		return render.Digest(w, c.renderFormat(), d, c.renderOptions())
	})
	if err != nil {
		return err
	}
	return failOn(c.f.failOn).judge(d)
}

func (c *cli) renderFormat() render.Format {
	if c.f.asJSON {
		return render.FormatJSON
	}
	return render.Format(c.f.format)
}

func (c *cli) renderOptions() render.Options {
	o := render.Options{UI: c.f.ui, Evidence: c.f.evidence, Compact: c.f.compact, Width: c.f.width}
	fd, tty := terminalOf(c.stdout)
	if !tty || c.f.out != "" {
		return o
	}
	o.Color = !c.f.noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if o.Width == 0 {
		o.Width = columns(fd)
	}
	return o
}

// columns is the width of the terminal, at most 100: longer lines read badly.
func columns(fd int) int {
	n, _, err := term.GetSize(fd)
	if env, e := strconv.Atoi(os.Getenv("COLUMNS")); e == nil && env > 0 {
		n, err = env, nil
	}
	if err != nil || n <= 0 {
		return 80
	}
	return min(n, 100)
}

func terminalOf(w any) (fd int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile {
		return 0, false
	}
	return int(f.Fd()), term.IsTerminal(int(f.Fd()))
}
