package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/zhongdian/zhongdian/service"
)

// man writes one manual page for all commands. Cobra's own generator would
// bring a Markdown and a YAML library along.
func (c *cli) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "  zhongdian man > zhongdian.1",
		Args:    exactly(0, "man takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.output(func(w io.Writer) error { return manPage(w, cmd.Root()) })
		},
	}
}

func manPage(w io.Writer, root *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH ZHONGDIAN 1 \"\" \"zhongdian %s\" \"User Commands\"\n", service.Version)
	fmt.Fprintf(&b, ".SH NAME\nzhongdian \\- %s\n.SH SYNOPSIS\n", roff(root.Short))
	all := []*cobra.Command{root}
	for _, sub := range root.Commands() {
		if !sub.Hidden && sub.Name() != "help" && sub.Name() != "completion" {
			all = append(all, sub)
		}
	}
	for _, cmd := range all {
		fmt.Fprintf(&b, ".B %s\n.br\n", roff(cmd.UseLine()))
	}
	long, table, _ := strings.Cut(root.Long, "\nExit status:\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n.SH OPTIONS\n", roff(long))
	manFlags(&b, root.PersistentFlags())
	manFlags(&b, root.LocalNonPersistentFlags())
	b.WriteString(".SH COMMANDS\n")
	for _, cmd := range all[1:] {
		text := cmd.Long
		if text == "" {
			text = cmd.Short
		}
		text, _, _ = strings.Cut(text, "\nExit status:\n")
		fmt.Fprintf(&b, ".SS %s\n%s\n", roff(cmd.UseLine()), roff(text))
		manFlags(&b, cmd.LocalNonPersistentFlags())
	}
	fmt.Fprintf(&b, ".SH EXIT STATUS\n.nf\n%s\n.fi\n", roff(table))
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nWhere it is set to anything there are no colours.\n.TP\n.B COLUMNS\nThe width of the terminal, where it should differ from the real one.\n")
	fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n")
	for _, cmd := range all {
		if cmd.Example != "" {
			b.WriteString(roff(cmd.Example) + "\n")
		}
	}
	b.WriteString(".fi\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func manFlags(b *strings.Builder, fs *pflag.FlagSet) {
	fs.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" || f.Name == "version" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		arg, usage := pflag.UnquoteUsage(f)
		if arg != "" {
			name += " " + arg
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(name), roff(usage))
	})
}

// roff escapes text, line by line.
func roff(s string) string {
	s = strings.ReplaceAll(s, `\`, `\e`)
	s = strings.ReplaceAll(s, "-", `\-`)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
		if l == "" && i < len(lines)-1 {
			lines[i] = ".PP"
		}
	}
	return strings.Join(lines, "\n")
}
