package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/service"
)

func (c *cli) backup() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup [flags] FILE",
		Short: "Write a backup of the kept results, jobs and keys",
		Long: `backup writes everything that is kept into a new file, while a server may be using
it. The file appears whole or not at all, and never over another one. It is a
database of its own: --store FILE opens it, and put in the place of the old file it
restores. A PostgreSQL database is backed up with pg_dump.`,
		Example: "  zhongdian backup zhongdian-$(date +%F).db",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fault.New(fault.Invalid, "name one new file for the backup; see zhongdian backup --help")
			}
			return nil
		},
	}
	var store string
	storeFlag(cmd.Flags(), &store)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return c.withLibrary(cmd.Context(), store, func(ctx context.Context, l *service.Library) error {
			return l.Backup(ctx, args[0])
		})
	}
	return cmd
}

func (c *cli) history() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "history [flags] [WORDS]",
		Short: "List the kept results, or find those with words",
		Long: `history lists the results that "zhongdian serve" has kept, the newest first: all, or
those whose title or text has all the words, as they are written. "Quoted words"
stand together. A * marks a result whose page has another text by now.

--show prints one result in the format that is asked for; --delete forgets one
with its source.`,
		Example: "  zhongdian history 轮渡 夜航\n  zhongdian history --show 06h0nphw31xzkebgq1b5zqn2vc",
	}
	var store string
	storeFlag(cmd.Flags(), &store)
	fs := cmd.Flags()
	limit := fs.Int("limit", 20, "number of results, 1 to 200")
	show := fs.String("show", "", "print the result with this id")
	remove := fs.String("delete", "", "forget the result with this id")
	fs.BoolVar(&c.f.evidence, "evidence", false, "with --show: quote the sentences under each point")
	cmd.MarkFlagsMutuallyExclusive("show", "delete")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := render.CheckValid(c.renderFormat(), c.renderOptions()); err != nil {
			return err
		}
		return c.withLibrary(cmd.Context(), store, func(ctx context.Context, l *service.Library) error {
			switch {
			case *remove != "":
				return l.Delete(ctx, *remove)
			case *show != "":
				return c.showKept(ctx, l, *show)
			}
			page, err := l.Search(ctx, service.Query{Text: strings.Join(args, " "), Limit: *limit})
			if err != nil {
				return err
			}
			return c.output(func(w io.Writer) error { return c.list(w, page) })
		})
	}
	return cmd
}

func (c *cli) showKept(ctx context.Context, l *service.Library, id string) error {
	r, err := l.Result(ctx, id)
	if err != nil {
		return err
	}
	return c.output(func(w io.Writer) error {
		if r.Kind == service.KindRead {
			return render.Article(w, c.renderFormat(), r.Digest, c.renderOptions())
		}
		return render.Digest(w, c.renderFormat(), r.Digest, c.renderOptions())
	})
}

// list writes one line a result, or one page of JSON.
func (c *cli) list(w io.Writer, page service.Page) error {
	if c.f.json() {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		if !c.f.compact {
			enc.SetIndent("", "  ")
		}
		return enc.Encode(page)
	}
	for _, r := range page.Results {
		mark := " "
		if r.Stale {
			mark = "*"
		}
		title := oneLine(r.Title)
		if title == "" {
			title = oneLine(r.URL)
		}
		if _, err := fmt.Fprintf(w, "%s %s %s %-9s %s\n", r.ID, mark, r.Created.Local().Format(time.DateTime), r.Kind, title); err != nil {
			return err
		}
	}
	return nil
}

// oneLine keeps what came from a page from moving the cursor of a terminal.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' }), " ")
}
