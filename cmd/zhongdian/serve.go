package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/httpapi"
	"github.com/zhongdian/zhongdian/internal/mcp"
	"github.com/zhongdian/zhongdian/internal/web"
	"github.com/zhongdian/zhongdian/service"
)

// defaultListen is loopback only: nobody else's machine is asked in by default.
const defaultListen = "127.0.0.1:8417"

type serveFlags struct {
	listen, store, baseURL, logFormat string
	cors, embed                       []string
	keys                              bool
	workers, maxConnections           int
	grace                             time.Duration
}

const serveLong = `serve answers over HTTP until it is interrupted: the reader's page for a browser,
the API under /v1 for programs, and tools for language models at /mcp. Results, jobs and keys are kept in one file
in the user's data folder, or in PostgreSQL.

It listens on this machine alone unless --listen says otherwise, and then asks
nobody for a key. As soon as it listens beyond this machine, or --base-url names
an address beyond it, every client needs a key (zhongdian keys create), and the
server does not start while there is none.

Every flag can also be given as a variable: --base-url as ZHONGDIAN_BASE_URL.`

func (c *cli) serve() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:     "serve [flags]",
		Short:   "Serve the reader's page and the API",
		Long:    serveLong,
		Example: "  zhongdian serve\n  zhongdian serve --listen :8417 --base-url https://points.example.org",
		Args:    exactly(0, "serve takes no argument"),
		PreRunE: func(cmd *cobra.Command, _ []string) error { return fromEnvironment(cmd.Flags()) },
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.runServe(cmd.Context(), f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.listen, "listen", defaultListen, "address and port to listen on; port 0 takes a free one")
	storeFlag(fs, &f.store)
	fs.StringVar(&f.baseURL, "base-url", "", "address at which clients reach the server, such as https://points.example.org")
	fs.BoolVar(&f.keys, "keys", false, "ask for keys also on this machine alone")
	fs.StringSliceVar(&f.cors, "cors", nil, "origin whose pages may use the API, such as https://example.org; may be repeated")
	fs.StringSliceVar(&f.embed, "embed", nil, "origin whose pages may show results in a frame, or *; may be repeated")
	fs.IntVar(&f.workers, "workers", 0, "jobs worked on at once (0: one a processor)")
	fs.IntVar(&f.maxConnections, "max-connections", 0, "connections at once; more wait (0: 1024)")
	fs.DurationVar(&f.grace, "grace", 20*time.Second, "time for requests and jobs that were begun when the server is ended")
	fs.StringVar(&f.logFormat, "log", "text", "form of the log on standard error: text, json or none")
	c.modelFlags(cmd)
	return cmd
}

func storeFlag(fs *pflag.FlagSet, store *string) {
	fs.StringVar(store, "store", "", "where results are kept: a file, or postgres://… (default: library.db in the user's data folder)")
}

// fromEnvironment sets the flags that were not given from their variables.
func fromEnvironment(fs *pflag.FlagSet) error {
	var failed error
	fs.VisitAll(func(f *pflag.Flag) {
		name := "ZHONGDIAN_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		v := os.Getenv(name)
		if f.Changed || v == "" || failed != nil {
			return
		}
		if err := fs.Set(f.Name, v); err != nil {
			failed = fault.New(fault.Invalid, "the variable %s does not fit --%s: %w", name, f.Name, err)
		}
	})
	return failed
}

func (c *cli) runServe(ctx context.Context, f serveFlags) (err error) {
	log, err := c.logger(f.logFormat)
	if err != nil {
		return err
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return listenFault(f.listen, err)
	}
	defer func() { _ = ln.Close() }() // Serve closes it too
	tuneServer()
	if err := c.openModel(); err != nil {
		return err
	}
	svc, err := service.New(c.writing(service.Options{
		Lang: c.f.lang, CharactersMinute: c.f.speedZH, WordsMinute: c.f.speedEN,
		Timeout: c.f.timeout, AllowPrivate: c.f.allowPrivate, Log: log,
	}))
	if err != nil {
		return err
	}
	lib, err := service.OpenLibrary(ctx, svc, service.LibraryOptions{Store: f.store, Workers: f.workers, Log: log})
	if err != nil {
		return err
	}
	defer func() {
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.grace)
		defer cancel()
		err = errors.Join(err, lib.Close(late))
	}()
	keys := f.keys || !loopback(ln.Addr()) || !localURL(f.baseURL)
	if keys {
		if err := haveKeys(ctx, lib); err != nil {
			return err
		}
	}
	page, err := web.New(web.Options{Service: svc, Library: lib, Log: log})
	if err != nil {
		return err
	}
	api, err := httpapi.New(httpapi.Options{
		Service: svc, Library: lib, Page: page, Log: log, KeysRequired: keys, BaseURL: f.baseURL, CORS: f.cors, Embed: f.embed,
		Tools: func(enter httpapi.Enter) (http.Handler, error) {
			s, err := mcp.New(mcp.Options{Service: svc, UI: c.f.ui, Log: log, Enter: enter})
			if err != nil {
				return nil, err
			}
			return s.Handler(), nil
		},
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "zhongdian %s listens on http://%s/\n", service.Version, ln.Addr())
	if keys {
		fmt.Fprintln(c.stdout, "every client needs a key: zhongdian keys --help")
	}
	return httpapi.Serve(ctx, ln, api, httpapi.ServerOptions{MaxConnections: f.maxConnections, Grace: f.grace, Log: log})
}

// tuneServer lets a process that lives long have more memory than one that
// answers once, and collects sooner. GOMEMLIMIT wins.
func tuneServer() {
	debug.SetGCPercent(150)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(1 << 30)
	}
}

func (c *cli) logger(form string) (*slog.Logger, error) {
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(c.stderr, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(c.stderr, nil)), nil
	case "none":
		return slog.New(slog.DiscardHandler), nil
	}
	return nil, fault.New(fault.Invalid, "--log must be text, json or none, not %q", form)
}

// haveKeys refuses to open a door that nobody could pass, or everybody would
// want opened.
func haveKeys(ctx context.Context, lib *service.Library) error {
	keys, err := lib.ListKeys(ctx)
	if err != nil {
		return err
	}
	for _, k := range keys {
		if k.Revoked.IsZero() {
			return nil
		}
	}
	return fault.New(fault.Invalid, "the server would be reached from beyond this machine, and there is no key yet: "+
		"make one with zhongdian keys create --scope read,write NAME (with the same --store), or listen on "+defaultListen)
}

func loopback(addr net.Addr) bool {
	t, ok := addr.(*net.TCPAddr)
	return ok && t.IP.IsLoopback()
}

// localURL reports whether an address names this machine, or nothing.
func localURL(base string) bool {
	if base == "" {
		return true
	}
	u, err := url.Parse(base)
	if err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

func listenFault(addr string, err error) error {
	var bad *net.AddrError
	if errors.As(err, &bad) {
		return fault.New(fault.Invalid, "--listen %s is no address to listen on: write it as %s", addr, defaultListen)
	}
	return fault.New(fault.Invalid, "can't listen on %s: %w", addr, err)
}
