package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

// modelFlags are those of the commands that make points.
func (c *cli) modelFlags(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&c.f.model, "model", "", "have a language model write the points: a profile, PROFILE/MODEL, or a model of the default profile; see zhongdian models")
	fs.StringVar(&c.f.profile, "profile", "", "profile of the model's server; see zhongdian models")
	fs.StringVar(&c.f.pointsLang, "points-lang", "", "language of the points a model writes: zh or en (default: that of the article)")
	fs.BoolVar(&c.f.noModel, "no-model", false, "no language model, whatever the configuration says")
	fs.StringVar(&c.f.config, "config", "", configUsage)
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		c.f.knowsModels = true
		return run(cmd, args)
	}
}

// openModel makes ready the model that flags or configuration ask for, if any. It
// sends nothing.
func (c *cli) openModel() error {
	f := &c.f
	asked := f.model != "" || f.profile != ""
	switch {
	case f.noModel && asked:
		return fault.New(fault.Invalid, "--no-model and --model (or --profile) exclude each other")
	case f.noModel || !f.knowsModels || c.model != nil:
		return nil
	}
	m, err := service.OpenModels(f.config)
	switch {
	case err != nil && !asked && f.config == "":
		// A configuration that can't be read must not stop a run that needs none;
		// but it may say "always", so it is told.
		fmt.Fprintf(c.stderr, "zhongdian: %s; no model is used\n", service.ErrorOf(err).Message)
		return nil
	case err != nil:
		return err
	case !asked && !m.Always():
		if f.pointsLang != "" {
			return fault.New(fault.Invalid, "--points-lang needs a model to write the points: add --model")
		}
		return nil
	}
	c.model, err = m.Choose(f.profile, f.model, !f.noCache)
	if err == nil && !c.timeoutSet() {
		f.timeout = max(f.timeout, c.model.Patience())
	}
	return err
}

// writing adds the model to the options of a service, and tells a person who
// waits how far it is.
func (c *cli) writing(o service.Options) service.Options {
	m := c.model
	if m == nil {
		return o
	}
	o.Model, o.PointsLang, o.Timeout = m, c.f.pointsLang, c.f.timeout
	name := m.Info().Model
	say := func(s string) { c.stage.Store(&s) }
	m.Before = func(tokens int) {
		say(fmt.Sprintf("asking %s, about %s tokens", name, thousands(tokens)))
	}
	o.Progress = func(p service.Writing) { say(fmt.Sprintf("%s writes, %s bytes", name, thousands(p.Bytes))) }
	return o
}

// doing is what is being waited for.
func (c *cli) doing() string {
	if s := c.stage.Load(); s != nil {
		return *s
	}
	if c.model != nil {
		return "reading"
	}
	return "fetching the page"
}

// runEstimate says what an article would cost with the model that was asked for.
func (c *cli) runEstimate(ctx context.Context, src article.Source) error {
	if c.model == nil {
		return fault.New(fault.Invalid, "--estimate needs a model: add --model or --profile")
	}
	defer c.waiting(src.URL)()
	e, err := c.model.Estimate(ctx, c.writing(c.options()), src)
	if err != nil {
		return err
	}
	return c.output(func(w io.Writer) error {
		if c.f.json() {
			return render.JSON(w, e, c.f.compact)
		}
		_, err := fmt.Fprintln(w, modelWords(c.f.ui).estimate(e))
		return err
	})
}

// closeModel lets go of the model, and tells a person on a terminal what it has used.
func (c *cli) closeModel() {
	if c.model == nil {
		return
	}
	if _, tty := terminalOf(c.stderr); tty {
		fmt.Fprintln(c.stderr, modelWords(c.f.ui).used(c.model))
	}
	c.model.Close()
}
