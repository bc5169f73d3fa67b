package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

const keysWant = "say what to do: zhongdian keys create, list or revoke"

func (c *cli) keys() *cobra.Command {
	var store string
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "Make, list and revoke the keys of the API",
		Long: `keys looks after the keys that clients of zhongdian serve need once it is reached
from beyond its own machine. A key is shown once, when it is made: the store
keeps only a hash of it.

A key has scopes: read (results and jobs), write (new ones, deleting), feeds
(the stories of the subscriptions, for a feed reader), admin (everything, the
reader's page and the metrics too). A key sees what was made
with it; one with admin sees all.`,
		Args:              exactly(0, keysWant),
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return fromEnvironment(cmd.Flags()) },
		RunE: func(cmd *cobra.Command, _ []string) error {
			return fault.New(fault.Invalid, "%s; see %s --help", keysWant, cmd.CommandPath())
		},
	}
	storeFlag(cmd.PersistentFlags(), &store)
	cmd.AddCommand(c.keysCreate(&store), c.keysList(&store), c.keysRevoke(&store))
	return cmd
}

func (c *cli) keysCreate(store *string) *cobra.Command {
	var scopes []string
	var rate int
	cmd := &cobra.Command{
		Use:     "create [flags] NAME",
		Short:   "Make a key and show it, this once",
		Example: "  zhongdian keys create --scope read,write --rate 600 newsroom",
		Args:    exactly(1, "give the key a name that tells who has it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withLibrary(cmd.Context(), *store, func(ctx context.Context, lib *service.Library) error {
				var list []service.Scope
				for _, s := range scopes {
					list = append(list, service.Scope(strings.TrimSpace(s)))
				}
				k, token, err := lib.CreateKey(ctx, args[0], list, rate)
				if err != nil {
					return err
				}
				fmt.Fprintln(c.stdout, token)
				fmt.Fprintf(c.stderr, "key %s (%s) for %s; it is not shown again\n", k.ID, strings.Join(scopes, ", "), k.Name)
				return nil
			})
		},
	}
	cmd.Flags().StringSliceVar(&scopes, "scope", []string{"read", "write"}, "what the key allows: read, write, feeds, admin")
	cmd.Flags().IntVar(&rate, "rate", 0, "requests a minute (0: no limit)")
	return cmd
}

func (c *cli) keysList(store *string) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the keys, without their secrets",
		Args:  exactly(0, "list takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withLibrary(cmd.Context(), *store, func(ctx context.Context, lib *service.Library) error {
				keys, err := lib.ListKeys(ctx)
				if err != nil {
					return err
				}
				w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
				fmt.Fprintln(w, "ID\tNAME\tSCOPES\tRATE\tCREATED\tLAST USED\tREVOKED")
				for _, k := range keys {
					var scopes []string
					for _, s := range k.Scopes {
						scopes = append(scopes, string(s))
					}
					fmt.Fprintf(w, "%s\t%.40q\t%s\t%d\t%s\t%s\t%s\n", k.ID, k.Name, strings.Join(scopes, ","), k.Rate, day(k.Created), day(k.LastUsed), day(k.Revoked))
				}
				return w.Flush()
			})
		},
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Local().Format("2006-01-02 15:04")
}

func (c *cli) keysRevoke(store *string) *cobra.Command {
	return &cobra.Command{
		Use:   "revoke ID",
		Short: "End a key for good",
		Args:  exactly(1, "give the id of one key, as zhongdian keys list shows it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withLibrary(cmd.Context(), *store, func(ctx context.Context, lib *service.Library) error {
				return lib.RevokeKey(ctx, args[0])
			})
		},
	}
}

func exactly(n int, otherwise string) cobra.PositionalArgs { return within(n, n, otherwise) }

// within is for commands that take least to most arguments.
func within(least, most int, otherwise string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return fault.New(fault.Invalid, "%s; see %s --help", otherwise, cmd.CommandPath())
		}
		return nil
	}
}

// withLibrary opens the store without working on the jobs in it. Where none is
// named it is that of the variable that serve goes by.
func (c *cli) withLibrary(ctx context.Context, store string, f func(context.Context, *service.Library) error) error {
	if store == "" {
		store = os.Getenv("ZHONGDIAN_STORE")
	}
	svc, err := service.New(service.Options{})
	if err != nil {
		return err
	}
	lib, err := service.OpenLibrary(ctx, svc, service.LibraryOptions{Store: store, Workers: -1, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	err = f(ctx, lib)
	if e := lib.Close(ctx); err == nil {
		err = e
	}
	return err
}
