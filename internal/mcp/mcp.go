// Package mcp is the face of Zhongdian for programs with a language model in
// them: two tools of the Model Context Protocol, over the same service as every
// other face. It is spoken over standard input and output, or carried by an HTTP
// server.
//
// What a page says goes into a model's context here, where even a quotation may
// be taken for an order. So every line of an answer that holds words of a page
// says that it quotes, and what is found to speak to models is withheld.
package mcp

import (
	"context"
	"log/slog"
	"runtime"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/service"
)

// The names of the tools.
const (
	ToolHighlight = "highlight-article"
	ToolCheck     = "check-points"
)

// Options are what a server is made of.
type Options struct {
	Service *service.Service // required
	Files   *service.Files   // the tools may read these; nil: they take no files, as over a network
	UI      string           // language in which the tools describe themselves: "zh", or else English
	Log     *slog.Logger     // nil: silent

	// Enter waits for a place to work on a request, and gives what leaves it. nil:
	// one request a processor, eight that wait for a page.
	Enter func(context.Context, *service.Request) (leave func(), err error)
}

// Server answers calls of the tools. It is safe for concurrent use.
type Server struct {
	o     Options
	tools *sdk.Server
}

// New makes a server. Errors: fault.Invalid without a service, Internal.
func New(o Options) (*Server, error) {
	if o.Service == nil {
		return nil, fault.New(fault.Invalid, "the tools need a service")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Enter == nil {
		o.Enter = places(runtime.GOMAXPROCS(0), 8)
	}
	s := &Server{o: o}
	s.tools = sdk.NewServer(&sdk.Implementation{
		Name: "zhongdian", Title: "Zhongdian 划重点", Version: service.Version,
	}, &sdk.ServerOptions{
		Instructions: say(o.UI, "instructions"),
		Capabilities: &sdk.ServerCapabilities{Tools: &sdk.ToolCapabilities{}},
	})
	out, err := outputSchema()
	if err != nil {
		return nil, fault.New(fault.Internal, "the schema of an answer can't be made: %w", err)
	}
	for _, kind := range []service.Kind{service.KindHighlight, service.KindCheck} {
		s.tools.AddTool(s.tool(kind, out), s.handler(kind))
	}
	return s, nil
}

// places is the line of a server of its own: whoever reads needs a processor,
// whoever fetches waits for the network.
func places(working, fetching int) func(context.Context, *service.Request) (func(), error) {
	work, fetch := make(chan struct{}, working), make(chan struct{}, fetching)
	return func(ctx context.Context, r *service.Request) (func(), error) {
		slots := work
		if remote(r) {
			slots = fetch
		}
		select {
		case slots <- struct{}{}:
			return func() { <-slots }, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// remote reports whether a page is to be fetched.
func remote(r *service.Request) bool { return r.URL != "" && r.Text == "" && r.Data == nil }
