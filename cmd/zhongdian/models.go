package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

func (c *cli) models() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "models [flags] [--compare ARTICLE...]",
		Short: "Language models that may write the points: list, test, set up",
		Long: `models shows the profiles there are: those of the configuration, and those that
need none because the documents of a provider say enough. For each it says which
model is asked, who reads what is sent, whether the key is there, how many tokens
of text fit, and how many were used today.

With --compare several models and our own engine make the points of the same
articles, side by side: how many points were supported at once, after they had
gone back, replaced or left out, what it cost and how long it took. Articles are
files, addresses, or files of JSON lines (.jsonl) as batch takes them.

No model is used unless one is asked for by --model or --profile, or by "always"
in the configuration. Keys are taken from the environment only.

` + exitTable,
		Example: `  zhongdian models
  zhongdian models test hunyuan
  zhongdian --model hunyuan article.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && !c.f.compare {
				return fault.New(fault.Invalid, "%q is no command of models: there are test and init, and --compare for articles", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.f.compare {
				return c.runCompare(cmd, args)
			}
			m, err := service.OpenModels(c.f.config)
			if err != nil {
				return err
			}
			l := m.List()
			if c.f.json() {
				return c.output(func(w io.Writer) error { return render.JSON(w, l, c.f.compact) })
			}
			return c.output(func(w io.Writer) error { return c.listModels(w, l) })
		},
	}
	cmd.PersistentFlags().StringVar(&c.f.config, "config", "", configUsage)
	c.compareFlags(cmd)
	cmd.AddCommand(c.modelsTest(), c.modelsInit())
	return cmd
}

const configUsage = "configuration of language models (default: config.toml in the user's place for configurations)"

func (c *cli) modelsTest() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "test [flags] [PROFILE]",
		Short: "Try a profile and say what it can do",
		Long: `test makes two short calls, a few hundred tokens, and says whether the server can
be reached and takes the key, how fast it is, whether it streams, holds the model
to a JSON schema, counts tokens, and how many of them fit. What it finds is kept
for two weeks, so that later runs need not find it out again.

The exit status is that of what went wrong, if anything did.`,
		Example: "  zhongdian models test\n  zhongdian models test ollama --model qwen3:8b",
		Args:    within(0, 1, "test takes one profile, or none"),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := service.OpenModels(c.f.config)
			if err != nil {
				return err
			}
			t, err := m.Test(cmd.Context(), strings.Join(args, ""), c.f.model)
			if err != nil {
				return err
			}
			err = c.output(func(w io.Writer) error {
				if c.f.json() {
					return render.JSON(w, t, c.f.compact)
				}
				return c.showTest(w, t)
			})
			if err == nil && t.Err != nil {
				c.told = c.f.json() // the answer holds the error already
				return t.Err
			}
			return err
		},
	}
	cmd.Flags().StringVar(&c.f.model, "model", "", "another model of the same server")
	return cmd
}

func (c *cli) modelsInit() *cobra.Command {
	var print bool
	cmd := &cobra.Command{
		Use:     "init [flags]",
		Short:   "Write a configuration with a comment on everything",
		Long:    "init writes the example of a configuration to its place, or to --config. It never\nreplaces a file.",
		Example: "  zhongdian models init\n  zhongdian models init --print | less",
		Args:    exactly(0, "init takes no argument"),
		RunE: func(*cobra.Command, []string) error {
			if print {
				return c.output(func(w io.Writer) error { _, err := w.Write(service.ModelsExample()); return err })
			}
			name, err := service.InitModels(c.f.config)
			if err != nil {
				return err
			}
			return c.output(func(w io.Writer) error { _, err := fmt.Fprintln(w, name); return err })
		},
	}
	cmd.Flags().BoolVar(&print, "print", false, "print it and write nothing")
	return cmd
}

func (c *cli) listModels(w io.Writer, l service.ModelList) error {
	t := modelWords(c.f.ui)
	switch {
	case l.Configuration == "":
	case l.Found:
		fmt.Fprintf(w, "%s: %s\n\n", t.configuration, l.Configuration)
	default:
		fmt.Fprintf(w, "%s: %s (%s)\n\n", t.configuration, l.Configuration, t.noFile)
	}
	rows := [][]string{{"", t.profile, t.model, t.operator, t.key, t.context, t.today}}
	for _, p := range l.Profiles {
		mark := " "
		if p.Name == l.Default {
			mark = "*"
		}
		rows = append(rows, []string{mark, p.Name, or(p.Model, "—"), p.Operator, t.keyOf(p), thousands(p.Context), t.usedOf(p)})
	}
	if err := render.Table(w, rows); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n%s\n", t.legend(l))
	return err
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// thousands writes a count with thin groups of three: 131,072.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (c *cli) showTest(w io.Writer, t service.ModelTest) error {
	words := modelWords(c.f.ui)
	p := t.Profile
	if _, err := fmt.Fprintf(w, "%s: %s, %s (%s)\n", p.Name, or(p.Model, words.noModel), p.Address, p.Operator); err != nil {
		return err
	}
	return render.Table(w, words.test(t))
}
