package mcp

import (
	"context"
	"sync"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// beat is how often a client that asked for it hears that a call is worked on.
// What is quicker than the first beat is answered in silence.
const beat = time.Second

// progress tells a client how far its call is, where it asked to be told.
type progress struct {
	tell   func(message string)
	mu     sync.Mutex
	now    string // the message
	ended  chan struct{}
	silent chan struct{} // closed when nothing is told any more
	ui     string
}

// startProgress begins; stop must be called before the answer is given.
func startProgress(ctx context.Context, call *sdk.CallToolRequest, ui string) *progress {
	p := &progress{ended: make(chan struct{}), silent: make(chan struct{}), ui: ui}
	token := call.Params.GetProgressToken()
	if token == nil || call.Session == nil {
		close(p.silent)
		return p
	}
	start := time.Now()
	p.tell = func(message string) {
		// It counts seconds: how much is left nobody knows.
		_ = call.Session.NotifyProgress(ctx, &sdk.ProgressNotificationParams{ProgressToken: token, Progress: time.Since(start).Seconds(), Message: message})
	}
	p.now = say(ui, "stage-wait")
	go p.run()
	return p
}

func (p *progress) run() {
	defer close(p.silent)
	t := time.NewTicker(beat)
	defer t.Stop()
	for {
		select {
		case <-p.ended:
			return
		case <-t.C:
			p.mu.Lock()
			m := p.now
			p.mu.Unlock()
			p.tell(m)
		}
	}
}

// stage is told by the service.
func (p *progress) stage(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = say(p.ui, "stage-"+name)
}

// stop ends it: after the answer nothing may come.
func (p *progress) stop() {
	close(p.ended)
	<-p.silent
}
