package mcp

import (
	"context"
	"net/http"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// Handler speaks streamable HTTP, without sessions: every request stands for
// itself, so any server behind a balancer can answer it. Who may ask, by which
// name and how much, is for the server around it to decide.
func (s *Server) Handler() http.Handler {
	h := sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return s.tools }, &sdk.StreamableHTTPOptions{
		Stateless:                    true,
		DisableLocalhostProtection:   true, // the server around it knows its names, also those of a proxy
		MaxRequestBodyBytes:          -1,   // it has bounded the body
		PropagateRequestCancellation: true,
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		// For the older forms of the protocol the library goes on when the client
		// has gone; a call looks for itself.
		h.ServeHTTP(w, r.WithContext(context.WithValue(ctx, carrierKey{}, ctx)))
	})
}

// carrierKey finds the context of what carries a call: its HTTP request, or the
// process. The library keeps the values of that context and not its end.
type carrierKey struct{}

// bound gives a call the end of its carrier.
func bound(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	carrier, ok := ctx.Value(carrierKey{}).(context.Context)
	if !ok {
		return ctx, cancel
	}
	stop := context.AfterFunc(carrier, cancel)
	return ctx, func() { stop(); cancel() }
}
