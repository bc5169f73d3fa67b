package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

func (c *cli) read() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "read [flags] FILE|URL|-",
		Short: "Print the clean text of an article",
		Long: `read prints the article as it was understood: without the furniture of its page
and without the page's own summary. Offsets in the JSON of the other commands
count the bytes of this text.`,
		Example: "  zhongdian read page.html\n  zhongdian read --format markdown https://example.org/news",
		Args:    oneArticle,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.service()
			if err != nil {
				return err
			}
			src, err := c.source(args[0])
			if err != nil {
				return err
			}
			defer c.waiting(src.URL)()
			d, err := s.Read(cmd.Context(), src)
			if err != nil {
				return err
			}
			return c.output(func(w io.Writer) error {
				return render.Article(w, c.renderFormat(), d, c.renderOptions())
			})
		},
	}
	c.articleFlags(cmd)
	return cmd
}

func (c *cli) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version and what it was built from",
		Args:  exactly(0, "version takes no argument"),
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintf(c.stdout, "zhongdian %s\n%s %s/%s\n", service.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if bi, ok := debug.ReadBuildInfo(); ok {
				for _, s := range bi.Settings {
					if s.Key == "vcs.revision" {
						fmt.Fprintf(c.stdout, "revision %s\n", s.Value)
					}
				}
			}
			return nil
		},
	}
}

// tune trades memory that the process may have for time: the heap may grow to
// several times what is in use (one short article never waits for the
// collector), but the collector works harder before the process passes the limit.
func tune() {
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(160 << 20)
}
