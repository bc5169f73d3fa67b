package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/mcp"
	"github.com/zhongdian/zhongdian/service"
)

type mcpFlags struct {
	files     []string
	noFiles   bool
	logFormat string
}

const mcpLong = `mcp answers a program with a language model in it over standard input and output,
by the Model Context Protocol, until its input ends or it is interrupted. It has two
tools: highlight-article gives the key points of an article, check-points judges points
against one. Nothing is kept.

Standard output carries the protocol alone; the log goes to standard error. What
somebody else's page talks a model into asking for is bounded: no private addresses
unless --allow-private, and of files only those in the folder where the command was
started (or those of --files), without hidden ones. Where it was started in the root
folder or in your home folder, no files are open until --files names some.

The same tools are served over HTTP at /mcp by zhongdian serve, without files.`

func (c *cli) mcp() *cobra.Command {
	var f mcpFlags
	cmd := &cobra.Command{
		Use:     "mcp [flags]",
		Short:   "Serve tools for language models on standard input and output",
		Long:    mcpLong,
		Example: "  zhongdian mcp\n  zhongdian mcp --files ~/Documents --ui zh",
		Args:    exactly(0, "mcp takes no argument: it is started by a program that speaks the Model Context Protocol"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.runMCP(cmd, f) },
	}
	fs := cmd.Flags()
	fs.StringArrayVar(&f.files, "files", nil, "folder whose files the tools may read; may be repeated (default: the folder where the command is started)")
	fs.BoolVar(&f.noFiles, "no-files", false, "the tools read no files")
	fs.StringVar(&f.logFormat, "log", "text", "form of the log on standard error: text, json or none")
	cmd.MarkFlagsMutuallyExclusive("files", "no-files")
	c.modelFlags(cmd)
	return cmd
}

func (c *cli) runMCP(cmd *cobra.Command, f mcpFlags) error {
	c.f.asJSON, c.f.format = false, "terminal" // an error in JSON would go to standard output
	log, err := c.logger(f.logFormat)
	if err != nil {
		return err
	}
	if c.f.ui != "" && c.f.ui != "zh" && c.f.ui != "en" {
		return fault.New(fault.Invalid, "the interface language must be zh or en, not %q", c.f.ui)
	}
	if c.f.timeout < 0 {
		return fault.New(fault.Invalid, "--timeout must not be negative")
	}
	tuneServer()
	if err := c.openModel(); err != nil {
		return err
	}
	o := c.writing(c.options())
	o.Log = log
	svc, err := service.New(o)
	if err != nil {
		return err
	}
	files, err := f.open()
	if err != nil {
		return err
	}
	if files != nil {
		defer files.Close()
	}
	s, err := mcp.New(mcp.Options{Service: svc, Files: files, UI: c.f.ui, Log: log})
	if err != nil {
		return err
	}
	return s.Run(cmd.Context(), c.stdin, c.stdout)
}

// open gives the files that the tools may read; nil for none.
func (f *mcpFlags) open() (*service.Files, error) {
	dirs := f.files
	if f.noFiles {
		return nil, nil
	}
	if len(dirs) == 0 {
		wd, err := os.Getwd()
		if err != nil || tooWide(wd) {
			return nil, nil
		}
		dirs = []string{wd}
	}
	return service.OpenFiles(dirs...)
}

// tooWide reports a folder that nobody chose for this: programs on a desktop start
// others at the root, or where the user's whole life lies.
func tooWide(dir string) bool {
	home, err := os.UserHomeDir()
	return filepath.Dir(dir) == dir || err == nil && filepath.Clean(home) == filepath.Clean(dir)
}
