package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/httpapi"
	"github.com/zhongdian/zhongdian/service"
)

// defaultListen is loopback only: nobody else's machine is asked in by default.
const defaultListen = "127.0.0.1:8417"

type serveFlags struct {
	listen string
	grace  time.Duration
}

func (c *cli) serve() *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Serve the reader's page and the API",
		Long: `serve answers over HTTP until it is interrupted: the reader's page for a browser
and the API under /v1 for programs. It listens on this machine alone unless
--listen says otherwise.`,
		Example: "  zhongdian serve\n  zhongdian serve --listen 127.0.0.1:9000",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.runServe(cmd.Context(), f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.listen, "listen", env("ZHONGDIAN_LISTEN", defaultListen), "address and port to listen on; port 0 takes a free one")
	fs.DurationVar(&f.grace, "grace", 20*time.Second, "time for requests that were begun when the server is ended")
	return cmd
}

// env is the value of a variable, or the default where it is empty.
func env(name, value string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return value
}

func (c *cli) runServe(ctx context.Context, f serveFlags) error {
	svc, err := service.New(service.Options{
		Points: c.f.points, Lang: c.f.lang, CharactersMinute: c.f.speedZH, WordsMinute: c.f.speedEN,
		Timeout: c.f.timeout, AllowPrivate: c.f.allowPrivate,
	})
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(c.stderr, nil))
	api, err := httpapi.New(httpapi.Options{Service: svc, Log: log})
	if err != nil {
		return err
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return listenFault(f.listen, err)
	}
	fmt.Fprintf(c.stdout, "zhongdian %s listens on http://%s/\n", service.Version, ln.Addr())
	return httpapi.Serve(ctx, ln, api, httpapi.ServerOptions{Grace: f.grace, Log: log})
}

func listenFault(addr string, err error) error {
	var bad *net.AddrError
	if errors.As(err, &bad) {
		return fault.New(fault.Invalid, "--listen %s is no address to listen on: write it as 127.0.0.1:8417", addr)
	}
	return fault.New(fault.Invalid, "can't listen on %s: %w", addr, err)
}
