package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"

	"github.com/zhongdian/zhongdian/fault"
)

// ServerOptions bound a server. The zero value has the defaults that are named.
type ServerOptions struct {
	MaxConnections int           // at once; more wait to be accepted. 0: 1,024
	ReadTimeout    time.Duration // for all of one request, body included; 0: 30 s
	WriteTimeout   time.Duration // from the end of a request's header to the end of its answer; 0: 2 min
	Grace          time.Duration // for requests that were begun when the server ends; 0: 20 s
	Log            *slog.Logger  // nil: silent
}

const (
	headerTimeout  = 5 * time.Second
	idleTimeout    = 2 * time.Minute
	maxHeaderBytes = 32 << 10
)

// Serve answers requests on ln until ctx ends. It tells h so where h
// has a method End, and lets the requests that were begun come to their end
// within the grace. It closes ln. The error is nil after an
// end in order; errors: fault.Internal where the listener broke, fault.Canceled
// where the grace ran out.
func Serve(ctx context.Context, ln net.Listener, h http.Handler, o ServerOptions) error {
	if o.MaxConnections <= 0 {
		o.MaxConnections = 1024
	}
	if o.ReadTimeout <= 0 {
		o.ReadTimeout = 30 * time.Second
	}
	if o.WriteTimeout <= 0 {
		o.WriteTimeout = 2 * time.Minute
	}
	if o.Grace <= 0 {
		o.Grace = 20 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	// Requests live on after ctx has ended; they end when Shutdown gives up.
	base, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: min(headerTimeout, o.ReadTimeout),
		ReadTimeout:       o.ReadTimeout,
		WriteTimeout:      o.WriteTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelDebug),
		BaseContext:       func(net.Listener) context.Context { return base },
	}
	if a, ok := h.(interface{ End() }); ok {
		srv.RegisterOnShutdown(a.End)
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(netutil.LimitListener(ln, o.MaxConnections)) }()
	select {
	case err := <-ended:
		return fault.New(fault.Internal, "the server stopped: %w", err)
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(base, o.Grace)
	defer cancel()
	err := srv.Shutdown(late)
	if err != nil {
		stop()
		_ = srv.Close()
	}
	<-ended //nolint:errcheck // what Serve says after Shutdown is nothing new
	if errors.Is(err, context.DeadlineExceeded) {
		return fault.New(fault.Canceled, "some requests were not answered within %v of the end%w", o.Grace, hidden{err})
	}
	return err
}

// hidden keeps a cause for logs out of the message.
type hidden struct{ error }

func (hidden) Error() string   { return "" }
func (h hidden) Unwrap() error { return h.error }
