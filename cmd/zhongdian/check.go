package main

import (
	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

func (c *cli) check() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [flags] ARTICLE POINTS",
		Short: "Judge somebody's points against the article",
		Long: `check gives a verdict for every point that is handed in: which sentences of the
article carry it, what in it was checked, and which words the article does not
carry.

POINTS is a file with one point a line, or a JSON list of strings or of objects
with a text (the JSON of another run is one). ARTICLE or POINTS may be - for
standard input.

` + exitTable,
		Example: `  zhongdian check article.txt summary.txt
  zhongdian check --json --fail-on unsupported https://example.org/news points.json`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return fault.New(fault.Invalid, "check needs the article and the points, as in: zhongdian check article.txt points.txt")
			case args[0] == "-" && args[1] == "-":
				return fault.New(fault.Invalid, "only one of the article and the points can be standard input")
			}
			return nil
		},
	}
	c.answerFlags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := c.service()
		if err != nil {
			return err
		}
		points, err := service.LoadPoints(args[1], c.stdin)
		if err != nil {
			return err
		}
		src, err := c.source(args[0])
		if err != nil {
			return err
		}
		defer c.waiting(src.URL)()
		d, err := s.Check(cmd.Context(), src, points)
		if err != nil {
			return err
		}
		return c.show(d)
	}
	return cmd
}
